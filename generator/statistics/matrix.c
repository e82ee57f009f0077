// SPDX-License-Identifier: GPL-3.0-or-later
// Rows in an order of their own, and covariances in two passes: means first, products of deviations
// then. Each pair of columns uses the rows that have both, so that complete rows give listwise
// covariances and all rows give pairwise ones.
#include "statistics/matrix.h"

#include <math.h>
#include <stdlib.h>

// ---- rows ----

static int compare_numbers(double first, double second) {
    if (isnan(first) || isnan(second))
        return isnan(second) - isnan(first);
    return (first > second) - (first < second);
}

static int compare_rows(const void *first, const void *second, void *columns) {
    const double *a = *(const double *const *)first, *b = *(const double *const *)second;
    int order = 0;
    for (size_t i = 0; i < *(const size_t *)columns && order == 0; i++)
        order = compare_numbers(a[i], b[i]);
    return order;
}

static size_t numbers_in(const double *row, size_t columns) {
    size_t count = 0;
    for (size_t i = 0; i < columns; i++)
        count += isnan(row[i]) ? 0 : 1;
    return count;
}

struct rows rows_sorted(struct arena *arena, const double *values, size_t count, size_t columns,
                        bool complete) {
    struct rows rows = {arena_new_array(arena, count, const double *), 0, columns};
    size_t wanted = complete ? columns : 1;
    for (size_t i = 0; i < count; i++)
        if (numbers_in(values + i * columns, columns) >= wanted)
            rows.items[rows.count++] = values + i * columns;
    qsort_r(rows.items, rows.count, sizeof *rows.items, compare_rows, &columns);
    return rows;
}

// ---- columns ----

struct column rows_column(const struct rows *rows, size_t column) {
    struct column result = {0, NAN, NAN, true};
    double sum = 0, squares = 0, first = NAN;
    for (size_t i = 0; i < rows->count; i++) {
        double number = rows->items[i][column];
        if (isnan(number))
            continue;
        if (result.count++ == 0)
            first = number;
        else if (number < first || number > first)
            result.constant = false;
        sum += number;
    }
    if (result.count == 0)
        return result;
    result.mean = sum / (double)result.count;
    for (size_t i = 0; i < rows->count; i++) {
        double deviation = rows->items[i][column] - result.mean;
        squares += isnan(deviation) ? 0 : deviation * deviation;
    }
    if (result.count > 1)
        result.deviation = result.constant ? 0 : sqrt(squares / (double)(result.count - 1));
    return result;
}

// ---- pairs ----

static bool has_both(const double *row, size_t first, size_t second) {
    return !isnan(row[first]) && !isnan(row[second]);
}

struct pair rows_pair(const struct rows *rows, size_t first, size_t second) {
    struct pair pair = {0, NAN, NAN};
    double sums[2] = {0, 0}, squares[2] = {0, 0}, products = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const double *row = rows->items[i];
        if (!has_both(row, first, second))
            continue;
        pair.count++;
        sums[0] += row[first];
        sums[1] += row[second];
    }
    if (pair.count < 2)
        return pair;
    double n = (double)pair.count, means[2] = {sums[0] / n, sums[1] / n};
    for (size_t i = 0; i < rows->count; i++) {
        const double *row = rows->items[i];
        if (!has_both(row, first, second))
            continue;
        double x = row[first] - means[0], y = row[second] - means[1];
        products += x * y;
        squares[0] += x * x;
        squares[1] += y * y;
    }
    pair.covariance = products / (n - 1);
    if (squares[0] > 0 && squares[1] > 0)
        pair.correlation = products / sqrt(squares[0] * squares[1]);
    return pair;
}
