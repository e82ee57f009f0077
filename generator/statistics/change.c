// SPDX-License-Identifier: GPL-3.0-or-later
// How the same people changed between two waves.
//
// Student's t over the differences. Hedges, L. V. (1981). Distribution theory for Glass's estimator
// of effect size and related estimators. Journal of Educational Statistics, 6, 107–128. Lakens, D.
// (2013). Calculating and reporting effect sizes to facilitate cumulative science. Frontiers in
// Psychology, 4, 863.
#include "statistics/matrix.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

enum { BEFORE, AFTER, DIFFERENCE, COLUMNS };

// One row a person with both values; counts those with one.
static double *join(struct arena *arena, const double *before, const double *after, size_t count,
                    struct change *change) {
    double *table = arena_new_array(arena, count * COLUMNS, double);
    for (size_t i = 0; i < count; i++) {
        bool first = !isnan(before[i]), second = !isnan(after[i]);
        change->only_before += first && !second;
        change->only_after += second && !first;
        if (!first || !second)
            continue;
        double *row = table + change->count++ * COLUMNS;
        row[BEFORE] = before[i];
        row[AFTER] = after[i];
        row[DIFFERENCE] = after[i] - before[i];
    }
    return table;
}

// Hedges' J: a small group's standardised mean is too large by 1/J on average.
static double hedges_correction(double freedom) {
    double logarithm = gsl_sf_lngamma(freedom / 2) - gsl_sf_lngamma((freedom - 1) / 2);
    return exp(logarithm) / sqrt(freedom / 2);
}

static void describe(const struct rows *rows, struct change *change) {
    struct column before = rows_column(rows, BEFORE), after = rows_column(rows, AFTER);
    struct column difference = rows_column(rows, DIFFERENCE);
    change->before = before.mean;
    change->after = after.mean;
    change->deviation_before = before.deviation;
    change->deviation_after = after.deviation;
    change->mean = difference.mean;
    change->deviation = difference.deviation;
}

static void judge(struct change *change) {
    double freedom = (double)change->count - 1, correction = hedges_correction(freedom);
    double error = change->deviation / sqrt((double)change->count);
    double half = gsl_cdf_tdist_Pinv(0.975, freedom) * error;
    change->interval = (struct interval){change->mean - half, change->mean + half};
    double average = (change->deviation_before + change->deviation_after) / 2;
    if (average > 0)
        change->g_average = correction * change->mean / average;
    // Differences that are the same but for their last bits do not vary.
    if (!(change->deviation > 1e-9))
        return;
    change->t = change->mean / error;
    change->probability = 2 * gsl_cdf_tdist_Q(fabs(change->t), freedom);
    change->g_z = correction * change->mean / change->deviation;
}

struct change statistics_change(struct arena *arena, const double *before, const double *after,
                                size_t count) {
    struct change change = {0};
    change.before = change.after = change.deviation_before = change.deviation_after = NAN;
    change.mean = change.deviation = change.t = change.probability = NAN;
    change.g_z = change.g_average = NAN;
    change.interval = (struct interval){NAN, NAN};
    change.signed_rank = (struct signed_rank){.positive = NAN, .probability = NAN};
    const double *table = join(arena, before, after, count, &change);
    if (change.count < STATISTICS_MINIMUM)
        return change;
    struct rows rows = rows_sorted(arena, table, change.count, COLUMNS, true);
    describe(&rows, &change);
    judge(&change);
    double *differences = arena_new_array(arena, change.count, double);
    for (size_t i = 0; i < change.count; i++)
        differences[i] = rows.items[i][DIFFERENCE];
    change.signed_rank = statistics_signed_rank(arena, differences, change.count);
    return change;
}
