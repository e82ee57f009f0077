// SPDX-License-Identifier: GPL-3.0-or-later
// Cronbach's alpha, McDonald's omega and what each item adds. The formulas stand in statistics.h.
//
// Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika, 16,
// 297–334. Feldt, L. S. (1965). The approximate sampling distribution of Kuder–Richardson
// reliability coefficient twenty. Psychometrika, 30, 357–370. Feldt, L. S., Woodruff, D. J., &
// Salih, F. A. (1987). Statistical inference for coefficient alpha. Applied Psychological
// Measurement, 11, 93–103. McDonald, R. P. (1999). Test theory: A unified treatment. Erlbaum.
#include "statistics/factor.h"
#include "statistics/matrix.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

// The items that vary, and how they go together.
struct scale {
    size_t size;
    size_t *columns;      // where each stands among all items
    double *covariances;  // size × size
    double *correlations; // each pair's own
    size_t fewest;        // people behind any one of them
};

// ---- covariances ----

static void add_pair(struct scale *scale, const struct rows *rows, size_t i, size_t j) {
    struct pair pair = rows_pair(rows, scale->columns[i], scale->columns[j]);
    size_t here = i * scale->size + j, there = j * scale->size + i;
    scale->covariances[here] = scale->covariances[there] = pair.covariance;
    scale->correlations[here] = scale->correlations[there] = i == j ? 1 : pair.correlation;
    if (pair.count < scale->fewest)
        scale->fewest = pair.count;
}

static struct scale scale_of(struct arena *arena, const struct rows *rows,
                             const struct item_reliability *items) {
    struct scale scale = {.columns = arena_new_array(arena, rows->columns, size_t),
                          .fewest = rows->count};
    for (size_t i = 0; i < rows->columns; i++)
        if (!items[i].constant)
            scale.columns[scale.size++] = i;
    scale.covariances = arena_new_array(arena, scale.size * scale.size, double);
    scale.correlations = arena_new_array(arena, scale.size * scale.size, double);
    for (size_t i = 0; i < scale.size; i++)
        for (size_t j = 0; j <= i; j++)
            add_pair(&scale, rows, i, j);
    return scale;
}

// ---- sums over a matrix ----

static double whole(const double *matrix, size_t size) {
    double sum = 0;
    for (size_t i = 0; i < size * size; i++)
        sum += matrix[i];
    return sum;
}

static double trace(const double *matrix, size_t size) {
    double sum = 0;
    for (size_t i = 0; i < size; i++)
        sum += matrix[i * size + i];
    return sum;
}

// One item with the others.
static double across(const double *matrix, size_t size, size_t item) {
    double sum = 0;
    for (size_t j = 0; j < size; j++)
        sum += j == item ? 0 : matrix[item * size + j];
    return sum;
}

// The variance of a sum, or NAN where it is nothing but the rounding of its parts.
static double variance_of_sum(double variances, double total) {
    return total > variances * 1e-12 ? total : NAN;
}

// ---- alpha ----

static double alpha_of(size_t size, double variances, double total) {
    double k = (double)size;
    return size < 2 ? NAN : k / (k - 1) * (1 - variances / variance_of_sum(variances, total));
}

// Σ of the covariances of z-scores. Pairwise these are not each pair's own correlations, because
// the deviations are those of all who answered the item.
static double standardised_total(const struct scale *scale) {
    double total = 0;
    for (size_t i = 0; i < scale->size; i++)
        for (size_t j = 0; j < scale->size; j++) {
            double own = scale->covariances[i * scale->size + i];
            double other = scale->covariances[j * scale->size + j];
            total += scale->covariances[i * scale->size + j] / sqrt(own * other);
        }
    return total;
}

static struct interval feldt(double alpha, size_t people, size_t items) {
    double above = (double)people - 1, below = above * ((double)items - 1);
    if (isnan(alpha))
        return (struct interval){NAN, NAN};
    return (struct interval){1 - (1 - alpha) * gsl_cdf_fdist_Pinv(0.975, above, below),
                             1 - (1 - alpha) * gsl_cdf_fdist_Pinv(0.025, above, below)};
}

// ---- items ----

static void describe_items(const struct rows *rows, struct reliability *result) {
    for (size_t i = 0; i < rows->columns; i++) {
        struct column column = rows_column(rows, i);
        result->each[i] = (struct item_reliability){.count = column.count,
                                                    .mean = column.mean,
                                                    .deviation = column.deviation,
                                                    .constant = column.constant,
                                                    .rest_correlation = NAN,
                                                    .alpha_without = NAN,
                                                    .loading = NAN};
        result->constant += column.constant;
    }
}

static void judge_items(const struct scale *scale, struct reliability *result) {
    double total = whole(scale->covariances, scale->size);
    double variances = trace(scale->covariances, scale->size);
    for (size_t i = 0; i < scale->size; i++) {
        struct item_reliability *item = &result->each[scale->columns[i]];
        double own = scale->covariances[i * scale->size + i];
        double with_rest = across(scale->covariances, scale->size, i);
        double others = variances - own, rest = total - own - 2 * with_rest;
        item->rest_correlation = with_rest / sqrt(own * variance_of_sum(others, rest));
        item->weak = item->rest_correlation < STATISTICS_WEAK_ITEM;
        item->alpha_without = alpha_of(scale->size - 1, others, rest);
    }
}

// ---- omega ----

static void find_omega(struct arena *arena, const struct scale *scale, struct reliability *result) {
    double *loadings = arena_new_array(arena, scale->size, double), unique = 0;
    if (!factor_loadings(arena, scale->correlations, scale->size, loadings, &result->improper))
        return;
    for (size_t i = 0; i < scale->size; i++) {
        result->each[scale->columns[i]].loading = loadings[i];
        unique += 1 - loadings[i] * loadings[i];
    }
    double total = whole(scale->correlations, scale->size);
    result->omega = 1 - unique / variance_of_sum((double)scale->size, total);
}

// ---- all of it ----

// Too few people: how many there are is all that is told.
static void tell_counts_only(struct reliability *result) {
    for (size_t i = 0; i < result->items; i++) {
        result->each[i].mean = result->each[i].deviation = NAN;
        result->each[i].constant = false;
    }
    result->constant = 0;
}

struct reliability statistics_reliability(struct arena *arena, const struct answers *answers,
                                          enum missing_answers missing) {
    bool listwise = missing == STATISTICS_LISTWISE;
    struct rows rows =
        rows_sorted(arena, answers->values, answers->people, answers->items, listwise);
    struct reliability result = {.people = rows.count,
                                 .items = answers->items,
                                 .alpha = NAN,
                                 .interval = {NAN, NAN},
                                 .standardised = NAN,
                                 .correlation = NAN,
                                 .omega = NAN};
    result.each = arena_new_array(arena, answers->items, struct item_reliability);
    describe_items(&rows, &result);
    struct scale scale = scale_of(arena, &rows, result.each);
    result.fewest = scale.fewest;
    result.few = scale.fewest < STATISTICS_FEW;
    if (scale.fewest < STATISTICS_MINIMUM) {
        tell_counts_only(&result);
        return result;
    }
    if (scale.size < 2)
        return result;
    double k = (double)scale.size, standardised = standardised_total(&scale);
    result.alpha = alpha_of(scale.size, trace(scale.covariances, scale.size),
                            whole(scale.covariances, scale.size));
    result.standardised = alpha_of(scale.size, k, standardised);
    result.correlation = (standardised - k) / (k * (k - 1));
    if (listwise)
        result.interval = feldt(result.alpha, rows.count, scale.size);
    judge_items(&scale, &result);
    find_omega(arena, &scale, &result);
    return result;
}
