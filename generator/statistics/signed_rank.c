// SPDX-License-Identifier: GPL-3.0-or-later
// Wilcoxon's signed-rank test. For small groups the chance is exact: given the ranks of the
// changes, every pattern of signs is as likely as any other if nothing changed, and how many
// patterns give which sum is built up rank by rank. Ranks are doubled, so that the mean ranks of
// ties are whole numbers too.
//
// Wilcoxon, F. (1945). Individual comparisons by ranking methods. Biometrics Bulletin, 1, 80–83.
// Streitberg, B., & Röhmel, J. (1986). Exact distributions for permutation and rank tests.
// Statistical Software Newsletter, 12, 10–17.
#include "statistics/statistics.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#define EQUAL 1e-9     // changes no further apart are the same
#define EXACT_BELOW 50 // people who changed, as in R's wilcox.test

static int compare_sizes(const void *first, const void *second) {
    double a = *(const double *)first, b = *(const double *)second;
    int order = (fabs(a) > fabs(b)) - (fabs(a) < fabs(b));
    return order ? order : (a > b) - (a < b);
}

// Changes by size, zeros left out.
static double *changes_by_size(struct arena *arena, const double *differences, size_t count,
                               struct signed_rank *result) {
    double *changes = arena_new_array(arena, count, double);
    for (size_t i = 0; i < count; i++) {
        if (fabs(differences[i]) <= EQUAL)
            result->zeros++;
        else
            changes[result->used++] = differences[i];
    }
    qsort(changes, result->used, sizeof *changes, compare_sizes);
    return changes;
}

struct ranks {
    size_t *doubled; // in the order of the changes
    size_t positive; // the doubled sum of those that went up
    double tied;     // Σ(t³ − t) over groups of t equal changes
};

static struct ranks rank_changes(struct arena *arena, const double *changes, size_t count) {
    struct ranks ranks = {arena_new_array(arena, count, size_t), 0, 0};
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count; end++)
            if (fabs(changes[end]) - fabs(changes[end - 1]) > EQUAL)
                break;
        double group = (double)(end - start);
        ranks.tied += group * group * group - group;
        for (size_t i = start; i < end; i++) {
            ranks.doubled[i] = start + 1 + end; // twice the mean of ranks start + 1 … end
            ranks.positive += changes[i] > 0 ? ranks.doubled[i] : 0;
        }
    }
    return ranks;
}

static double exact_probability(struct arena *arena, const struct ranks *ranks, size_t count) {
    size_t highest = count * (count + 1); // of the doubled sum
    double *chances = arena_new_array(arena, highest + 1, double);
    chances[0] = 1;
    for (size_t i = 0; i < count; i++)
        for (size_t sum = highest + 1; sum-- > 0;) {
            double up = sum >= ranks->doubled[i] ? chances[sum - ranks->doubled[i]] : 0;
            chances[sum] = (chances[sum] + up) / 2;
        }
    // Signs turned over give the sum mirrored, so both tails are as heavy.
    size_t mirrored = highest - ranks->positive;
    size_t low = ranks->positive < mirrored ? ranks->positive : mirrored;
    double tail = 0;
    for (size_t sum = 0; sum <= low; sum++)
        tail += chances[sum];
    return fmin(1, 2 * tail);
}

static double normal_probability(const struct ranks *ranks, size_t count) {
    double n = (double)count;
    double distance = fabs((double)ranks->positive / 2 - n * (n + 1) / 4);
    double variance = n * (n + 1) * (2 * n + 1) / 24 - ranks->tied / 48;
    return fmin(1, 2 * gsl_cdf_ugaussian_Q((distance - 0.5) / sqrt(variance)));
}

struct signed_rank statistics_signed_rank(struct arena *arena, const double *differences,
                                          size_t count) {
    struct signed_rank result = {.positive = NAN, .probability = NAN};
    const double *changes = changes_by_size(arena, differences, count, &result);
    if (count < STATISTICS_MINIMUM || result.used == 0)
        return result;
    struct ranks ranks = rank_changes(arena, changes, result.used);
    result.positive = (double)ranks.positive / 2;
    result.ties = ranks.tied > 0;
    result.exact = result.used < EXACT_BELOW;
    result.probability = result.exact ? exact_probability(arena, &ranks, result.used)
                                      : normal_probability(&ranks, result.used);
    return result;
}
