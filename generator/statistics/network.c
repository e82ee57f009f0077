// SPDX-License-Identifier: GPL-3.0-or-later
// Measures of one person's network. They follow the usual definitions of research on personal
// networks: Blau's index of diversity, multiplexity, balance, and density without ego.
#include "statistics/statistics.h"

#include <math.h>

static size_t sum_of(const size_t *counts, size_t count) {
    size_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += counts[i];
    return sum;
}

double network_diversity(const size_t *counts, size_t kind_count) {
    size_t total = sum_of(counts, kind_count);
    if (total == 0)
        return NAN;
    double same = 0;
    for (size_t i = 0; i < kind_count; i++) {
        double share = (double)counts[i] / (double)total;
        same += share * share;
    }
    return 1 - same;
}

double network_bottleneck(const size_t *ties, size_t person_count) {
    size_t total = sum_of(ties, person_count), most = 0;
    for (size_t i = 0; i < person_count; i++)
        if (ties[i] > most)
            most = ties[i];
    return total ? (double)most / (double)total : NAN;
}

double network_multiplexity(const size_t *ties, size_t person_count) {
    size_t total = sum_of(ties, person_count), givers = 0;
    for (size_t i = 0; i < person_count; i++)
        givers += ties[i] > 0;
    return givers ? (double)total / (double)givers : NAN;
}

double network_balance(size_t received, size_t given) {
    if (received + given == 0)
        return NAN;
    return ((double)received - (double)given) / (double)(received + given);
}

double network_density(size_t person_count, size_t pair_count) {
    if (person_count < 2)
        return NAN;
    double people = (double)person_count;
    return 2 * (double)pair_count / (people * (people - 1));
}
