// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a group as values: nil where there is none or it may not be told.
#include "score/group.h"

#include "statistics/statistics.h"

#include <math.h>

void group_set_number(struct arena *arena, struct value *map, const char *key, double number) {
    value_set_string(arena, map, key, isnan(number) ? value_nil() : value_number(number));
}

void group_set_count(struct arena *arena, struct value *map, const char *key, bool told,
                     size_t count) {
    value_set_string(arena, map, key, told ? value_number((double)count) : value_nil());
}

static const char *const summary_keys[] = {"mean",    "sd",      "median",   "low", "high",
                                           "minimum", "maximum", "skewness", NULL};

void group_set_summary(struct arena *arena, const struct limits *limits, const double *values,
                       size_t count, struct value *map) {
    if (!values) {
        for (const char *const *key = summary_keys; *key; key++)
            value_set_string(arena, map, *key, value_nil());
        return;
    }
    struct summary summary = statistics_summary(arena, values, count);
    bool low = disclosure_extreme(limits, values, count, summary.minimum);
    bool high = disclosure_extreme(limits, values, count, summary.maximum);
    const double numbers[] = {
        summary.mean,
        summary.deviation,
        summary.median,
        summary.interval.low,
        summary.interval.high,
        low ? summary.minimum : NAN,
        high ? summary.maximum : NAN,
        statistics_skewness(arena, values, count),
    };
    for (size_t i = 0; summary_keys[i]; i++)
        group_set_number(arena, map, summary_keys[i], disclosure_figure(limits, numbers[i]));
}

void group_set_share(struct arena *arena, bool told, size_t count, size_t total,
                     struct value *map) {
    struct interval interval = statistics_share_interval(count, total);
    bool known = told && total > 0;
    group_set_count(arena, map, "count", told, count);
    group_set_number(arena, map, "share", known ? disclosure_share(count, total) : NAN);
    group_set_number(arena, map, "low", known ? floor(interval.low * 100 + 0.5) / 100 : NAN);
    group_set_number(arena, map, "high", known ? floor(interval.high * 100 + 0.5) / 100 : NAN);
}
