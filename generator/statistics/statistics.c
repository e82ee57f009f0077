// SPDX-License-Identifier: GPL-3.0-or-later
// Summaries and intervals, through GSL's statistics, sorting and distributions.
//
// Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
// Journal of the American Statistical Association, 22, 209–212.
#include "statistics/statistics.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <string.h>

#define UPPER_TAIL 0.975 // of a two-sided 95 %

struct summary statistics_summary(struct arena *arena, const double *values, size_t count) {
    struct summary summary = {count, NAN, NAN, NAN, NAN, NAN, {NAN, NAN}};
    if (count == 0)
        return summary;
    double *sorted = arena_new_array(arena, count, double);
    memcpy(sorted, values, count * sizeof *sorted);
    gsl_sort(sorted, 1, count);
    summary.mean = gsl_stats_mean(sorted, 1, count);
    summary.median = gsl_stats_median_from_sorted_data(sorted, 1, count);
    summary.minimum = sorted[0];
    summary.maximum = sorted[count - 1];
    if (count == 1)
        return summary;
    summary.deviation = gsl_stats_sd_m(sorted, 1, count, summary.mean);
    double error = summary.deviation / sqrt((double)count);
    double half = gsl_cdf_tdist_Pinv(UPPER_TAIL, (double)(count - 1)) * error;
    summary.interval = (struct interval){summary.mean - half, summary.mean + half};
    return summary;
}

struct interval statistics_share_interval(size_t count, size_t total) {
    if (total == 0)
        return (struct interval){NAN, NAN};
    double z = gsl_cdf_ugaussian_Pinv(UPPER_TAIL), n = (double)total, share = (double)count / n;
    double middle = share + z * z / (2 * n), width = 1 + z * z / n;
    double half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return (struct interval){fmax(0, (middle - half) / width), fmin(1, (middle + half) / width)};
}
