// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows of numbers, and how their columns go together. Private to this folder. */
#ifndef STEUNBLAD_STATISTICS_MATRIX_H
#define STEUNBLAD_STATISTICS_MATRIX_H

#include "statistics/statistics.h"

/* The rows in an order that their values alone decide (NAN first), so that sums over them do not
 * depend on the order in which people came. With `complete`, rows with a NAN are left out, else
 * those without any number. */
struct rows {
    const double **items; // each `columns` long
    size_t count, columns;
};

struct rows rows_sorted(struct arena *arena, const double *values, size_t count, size_t columns,
                        bool complete);

/* A column's numbers. */
struct column {
    size_t count;
    double mean, deviation; // NAN for none; for fewer than two
    bool constant;          // no two different numbers
};

struct column rows_column(const struct rows *rows, size_t column);

/* Of two columns, over the rows that have both. */
struct pair {
    size_t count;
    double covariance;  // n − 1; NAN for fewer than two
    double correlation; // NAN when one of them does not vary there
};

struct pair rows_pair(const struct rows *rows, size_t first, size_t second);

#endif
