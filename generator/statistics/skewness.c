// SPDX-License-Identifier: GPL-3.0-or-later
// Skewness of type 2. Joanes, D. N., & Gill, C. A. (1998). Comparing measures of sample skewness
// and kurtosis. The Statistician, 47, 183–189.
#include "statistics/statistics.h"

#include <gsl/gsl_sort_double.h>
#include <math.h>
#include <string.h>

double statistics_skewness(struct arena *arena, const double *values, size_t count) {
    if (count < STATISTICS_MINIMUM)
        return NAN;
    double *sorted = arena_new_array(arena, count, double);
    memcpy(sorted, values, count * sizeof *sorted);
    gsl_sort(sorted, 1, count);
    if (!(sorted[count - 1] > sorted[0]))
        return NAN;
    double n = (double)count, mean = 0, second = 0, third = 0;
    for (size_t i = 0; i < count; i++)
        mean += sorted[i] / n;
    for (size_t i = 0; i < count; i++) {
        double deviation = sorted[i] - mean;
        second += deviation * deviation / n;
        third += deviation * deviation * deviation / n;
    }
    return third / pow(second, 1.5) * sqrt(n * (n - 1)) / (n - 2);
}
