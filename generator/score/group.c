// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics of a group, each number of which passes disclosure.c before it enters the tree.
#include "score/group.h"

#include "score/score.h"
#include "statistics/statistics.h"

#include <math.h>

// ---- numbers and shares ----

static void set_number(struct arena *arena, struct value *map, const char *key, double number) {
    value_set_string(arena, map, key, isnan(number) ? value_nil() : value_number(number));
}

static void set_count(struct arena *arena, struct value *map, const char *key, bool told,
                      size_t count) {
    value_set_string(arena, map, key, told ? value_number((double)count) : value_nil());
}

static const char *const summary_keys[] = {"mean", "sd",      "median",  "low",
                                           "high", "minimum", "maximum", NULL};

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
    };
    for (size_t i = 0; summary_keys[i]; i++)
        set_number(arena, map, summary_keys[i], disclosure_figure(limits, numbers[i]));
}

void group_set_share(struct arena *arena, bool told, size_t count, size_t total,
                     struct value *map) {
    struct interval interval = statistics_share_interval(count, total);
    bool known = told && total > 0;
    set_count(arena, map, "count", told, count);
    set_number(arena, map, "share", known ? disclosure_share(count, total) : NAN);
    set_number(arena, map, "low", known ? floor(interval.low * 100 + 0.5) / 100 : NAN);
    set_number(arena, map, "high", known ? floor(interval.high * 100 + 0.5) / 100 : NAN);
}

// ---- scores ----

// What all persons have at one place of their scores.
struct column {
    const struct value **items; // NULL where a person has none
    size_t count;
};

static bool any_of_kind(const struct column *column, enum value_kind kind) {
    for (size_t i = 0; i < column->count; i++)
        if (column->items[i] && column->items[i]->kind == kind)
            return true;
    return false;
}

static struct value number_statistics(struct arena *arena, const struct limits *limits,
                                      const struct column *column) {
    double *values = arena_new_array(arena, column->count, double);
    size_t count = 0;
    for (size_t i = 0; i < column->count; i++)
        if (column->items[i] && column->items[i]->kind == VALUE_NUMBER)
            values[count++] = column->items[i]->number;
    size_t missing = column->count - count;
    bool told = disclosure_values(limits, values, count, missing);
    struct value map = value_map();
    set_count(arena, &map, "n", told && disclosure_tells(limits, missing), count);
    group_set_summary(arena, limits, told ? values : NULL, count, &map);
    value_set_string(arena, &map, "count", value_nil());
    value_set_string(arena, &map, "share", value_nil());
    value_set_string(arena, &map, "suppressed", value_boolean(!told));
    return map;
}

// The share is of all, so people without an answer may be counted with those who are not: when they
// are too few to be told, only the sum of both is.
static struct value boolean_statistics(struct arena *arena, const struct limits *limits,
                                       const struct column *column) {
    size_t yes = 0, no = 0;
    for (size_t i = 0; i < column->count; i++)
        if (column->items[i] && column->items[i]->kind == VALUE_BOOLEAN)
            *(column->items[i]->boolean ? &yes : &no) += 1;
    size_t missing = column->count - yes - no;
    bool apart = disclosure_tells(limits, missing);
    struct cell cells[] = {
        {yes, false}, {apart ? no : no + missing, false}, {apart ? missing : 0, false}};
    disclosure_table(limits, cells, 3);
    bool told = disclosure_enough(limits, yes + no) && !cells[0].hidden;
    struct value map = value_map();
    set_count(arena, &map, "n", told && apart && !cells[1].hidden && !cells[2].hidden, yes + no);
    group_set_summary(arena, limits, NULL, 0, &map);
    group_set_share(arena, told, yes, column->count, &map);
    value_set_string(arena, &map, "suppressed", value_boolean(!told));
    return map;
}

static struct value score_statistics(struct arena *arena, const struct limits *limits,
                                     const struct column *column);

// Every name that any person's map has, with the statistics of what stands under it.
static struct value map_statistics(struct arena *arena, const struct limits *limits,
                                   const struct column *column) {
    struct value map = value_map();
    for (size_t i = 0; i < column->count; i++) {
        const struct value *own = column->items[i];
        for (size_t k = 0; own && own->kind == VALUE_MAP && k < own->map.count; k++) {
            struct text key = own->map.entries[k].key;
            if (value_find_text(&map, key))
                continue;
            struct column below = {arena_new_array(arena, column->count, const struct value *),
                                   column->count};
            for (size_t j = 0; j < column->count; j++)
                below.items[j] = value_find_text(column->items[j], key);
            value_set(arena, &map, key, score_statistics(arena, limits, &below));
        }
    }
    return map;
}

static struct value score_statistics(struct arena *arena, const struct limits *limits,
                                     const struct column *column) {
    if (any_of_kind(column, VALUE_MAP))
        return map_statistics(arena, limits, column);
    if (any_of_kind(column, VALUE_BOOLEAN))
        return boolean_statistics(arena, limits, column);
    if (any_of_kind(column, VALUE_TEXT) || any_of_kind(column, VALUE_LIST))
        return value_nil();
    return number_statistics(arena, limits, column); // also when nobody has a value
}

// ---- surveys ----

static struct value survey_statistics(struct arena *arena, const struct limits *limits,
                                      const struct survey *survey, const struct value *results,
                                      size_t result_count) {
    struct column scores = {arena_new_array(arena, result_count, const struct value *), 0};
    struct people people = {arena_new_array(arena, result_count, const struct value *), 0};
    for (size_t i = 0; i < result_count; i++) {
        const struct value *surveys = value_find(&results[i], "surveys");
        const struct value *own = value_find_text(surveys, survey->id);
        if (!own || own->kind != VALUE_MAP)
            continue;
        scores.items[scores.count++] = value_find(own, "scores");
        people.answers[people.count++] = value_find(own, "answers");
    }
    bool told = disclosure_enough(limits, people.count);
    struct value map = value_map(), statistics = map_statistics(arena, limits, &scores);
    struct value questions = value_map();
    for (size_t i = 0; i < survey->answered_count; i++)
        value_set(arena, &questions, survey->answered[i]->id,
                  question_statistics(arena, limits, survey->answered[i], &people));
    set_count(arena, &map, "n", told, people.count);
    value_set_string(arena, &map, "suppressed", value_boolean(!told));
    value_set_string(arena, &map, "scores", statistics);
    value_set_string(arena, &map, "questions", questions);
    return map;
}

struct value group_statistics(struct arena *arena, const struct edition *edition,
                              const struct value *results, size_t result_count) {
    struct limits limits = {edition->min_n, edition->min_cell};
    struct value group = value_map(), surveys = value_map();
    bool told = disclosure_enough(&limits, result_count);
    for (size_t i = 0; i < edition->survey_count; i++)
        value_set(arena, &surveys, edition->surveys[i]->id,
                  survey_statistics(arena, &limits, edition->surveys[i], results, result_count));
    set_count(arena, &group, "n", told, result_count);
    value_set_string(arena, &group, "min_n", value_number(edition->min_n));
    value_set_string(arena, &group, "min_cell", value_number(edition->min_cell));
    value_set_string(arena, &group, "suppressed", value_boolean(!told));
    value_set_string(arena, &group, "surveys", surveys);
    return group;
}
