// SPDX-License-Identifier: GPL-3.0-or-later
// How the same people changed from the first wave of a survey to the last. Called change, never
// effect: nothing here knows why.
//
// Who came in one of the two waves only is counted and told, never filled up. The mean of those who
// came twice, taken from the mean of all, is the mean of the others: when these are few, nothing is
// told about the change.
#include "score/group.h"

#include "statistics/statistics.h"

#include <math.h>

// Who was there when, of all people of the survey.
struct turnout {
    size_t both, only_before, only_after, neither;
    bool both_told, only_before_told, only_after_told;
};

static void judge_turnout(const struct limits *limits, struct turnout *turnout) {
    struct cell cells[] = {{turnout->both, false},
                           {turnout->only_before, false},
                           {turnout->only_after, false},
                           {turnout->neither, false}};
    // Everybody came twice: that is about nobody in particular.
    if (turnout->only_before + turnout->only_after + turnout->neither > 0)
        disclosure_table(limits, cells, 4);
    turnout->both_told = !cells[0].hidden;
    turnout->only_before_told = !cells[1].hidden;
    turnout->only_after_told = !cells[2].hidden;
}

static void set_turnout(struct arena *arena, const struct turnout *turnout, bool told,
                        struct value *map) {
    group_set_count(arena, map, "n", told && turnout->both_told, turnout->both);
    group_set_count(arena, map, "only_before", told && turnout->only_before_told,
                    turnout->only_before);
    group_set_count(arena, map, "only_after", told && turnout->only_after_told,
                    turnout->only_after);
}

static bool close_to(const struct limits *limits, size_t some, size_t others) {
    return disclosure_tells(limits, some > others ? some - others : others - some);
}

// Beside the turnout of the waves, that of a score tells how many came and have no score.
static void judge_turnout_of_score(const struct limits *limits, const struct turnout *waves,
                                   struct turnout *score) {
    judge_turnout(limits, score);
    if (close_to(limits, waves->both, score->both) &&
        close_to(limits, waves->only_before, score->only_before) &&
        close_to(limits, waves->only_after, score->only_after))
        return;
    score->both_told = score->only_before_told = score->only_after_told = false;
}

// ---- one score ----

struct pairs {
    const double *before, *after; // by person, NAN where there is none
    const double *all;            // of each one's last wave
    size_t people;
};

static bool is_pair(const struct pairs *pairs, size_t person) {
    return !isnan(pairs->before[person]) && !isnan(pairs->after[person]);
}

// Without gaps: what pairs have before, after, or in between.
static double *values_of_pairs(struct arena *arena, const struct pairs *pairs, double before,
                               double after) {
    double *values = arena_new_array(arena, pairs->people, double);
    size_t count = 0;
    for (size_t i = 0; i < pairs->people; i++)
        if (is_pair(pairs, i))
            values[count++] = before * pairs->before[i] + after * pairs->after[i];
    return values;
}

static bool may_be_told(struct arena *arena, const struct limits *limits, const struct pairs *pairs,
                        size_t count) {
    size_t others = 0, missing = pairs->people - count;
    for (size_t i = 0; i < pairs->people; i++)
        others += !isnan(pairs->all[i]) && !is_pair(pairs, i);
    const double *before = values_of_pairs(arena, pairs, 1, 0);
    const double *after = values_of_pairs(arena, pairs, 0, 1);
    const double *between = values_of_pairs(arena, pairs, -1, 1);
    return disclosure_tells(limits, others) && disclosure_values(limits, before, count, missing) &&
           disclosure_values(limits, after, count, missing) &&
           disclosure_values(limits, between, count, missing);
}

static void set_figures(struct arena *arena, const struct limits *limits,
                        const struct change *change, bool told, struct value *map) {
    const struct {
        const char *key;
        double number;
    } figures[] = {
        {"before", change->before},
        {"after", change->after},
        {"sd_before", change->deviation_before},
        {"sd_after", change->deviation_after},
        {"mean", change->mean},
        {"sd", change->deviation},
        {"low", change->interval.low},
        {"high", change->interval.high},
        {"t", change->t},
        {"p", change->probability},
        {"g_z", change->g_z},
        {"g_average", change->g_average},
    };
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        group_set_number(arena, map, figures[i].key,
                         told ? disclosure_figure(limits, figures[i].number) : NAN);
}

static struct value signed_rank_value(struct arena *arena, const struct limits *limits,
                                      const struct signed_rank *test, bool told) {
    struct value map = value_map();
    bool counts = told && disclosure_tells(limits, test->zeros);
    bool known = told && !isnan(test->probability);
    group_set_count(arena, &map, "n", counts, test->used);
    group_set_count(arena, &map, "zeros", counts, test->zeros);
    group_set_number(arena, &map, "v", known ? disclosure_figure(limits, test->positive) : NAN);
    group_set_number(arena, &map, "p", known ? disclosure_figure(limits, test->probability) : NAN);
    value_set_string(arena, &map, "exact", known ? value_boolean(test->exact) : value_nil());
    return map;
}

static struct value number_change(struct arena *arena, const struct limits *limits,
                                  const struct turnout *waves, const struct pairs *pairs) {
    struct change change = statistics_change(arena, pairs->before, pairs->after, pairs->people);
    size_t neither = pairs->people - change.count - change.only_before - change.only_after;
    struct turnout turnout = {.both = change.count,
                              .only_before = change.only_before,
                              .only_after = change.only_after,
                              .neither = neither};
    judge_turnout_of_score(limits, waves, &turnout);
    bool told = may_be_told(arena, limits, pairs, change.count);
    struct value map = value_map();
    set_turnout(arena, &turnout, told, &map);
    set_figures(arena, limits, &change, told, &map);
    value_set_string(arena, &map, "wilcoxon",
                     signed_rank_value(arena, limits, &change.signed_rank, told));
    value_set_string(arena, &map, "suppressed", value_boolean(!told));
    return map;
}

// ---- all scores ----

struct changing {
    struct arena *arena;
    const struct limits *limits;
    struct turnout waves;
    size_t people;
    double *nothing; // NAN for everybody
};

static const double *numbers_of(const struct changing *changing, const struct column *column) {
    return column ? column->numbers : changing->nothing;
}

static bool seen(const struct column *before, const struct column *after, enum value_kind kind) {
    return (before && before->seen[kind]) || (after && after->seen[kind]);
}

static struct value scores_change(const struct changing *changing, const struct column *before,
                                  const struct column *after, const struct column *all) {
    if (seen(before, after, VALUE_MAP) || !all) {
        struct value map = value_map();
        for (size_t i = 0; all && i < all->part_count; i++) {
            struct text name = all->parts[i].name;
            value_set(changing->arena, &map, name,
                      scores_change(changing, column_part(before, name), column_part(after, name),
                                    &all->parts[i]));
        }
        return map;
    }
    if (seen(before, after, VALUE_BOOLEAN) || seen(before, after, VALUE_TEXT) ||
        seen(before, after, VALUE_LIST))
        return value_nil();
    struct pairs pairs = {numbers_of(changing, before), numbers_of(changing, after), all->numbers,
                          changing->people};
    return number_change(changing->arena, changing->limits, &changing->waves, &pairs);
}

static struct turnout turnout_of(const struct people *people, const struct wave *first,
                                 const struct wave *last) {
    struct turnout turnout = {0};
    for (size_t i = 0; i < people->count; i++) {
        bool before = first->there.yes[i], after = last->there.yes[i];
        turnout.both += before && after;
        turnout.only_before += before && !after;
        turnout.only_after += after && !before;
        turnout.neither += !before && !after;
    }
    return turnout;
}

struct value change_statistics(struct arena *arena, const struct limits *limits,
                               const struct people *people) {
    if (people->wave_count < 2)
        return value_nil();
    const struct wave *first = &people->waves[0], *last = first;
    for (size_t i = 1; i < people->wave_count; i++) {
        first = people->waves[i].number < first->number ? &people->waves[i] : first;
        last = people->waves[i].number > last->number ? &people->waves[i] : last;
    }
    struct turnout turnout = turnout_of(people, first, last);
    judge_turnout(limits, &turnout);
    struct changing changing = {arena, limits, turnout, people->count,
                                arena_new_array(arena, people->count, double)};
    for (size_t i = 0; i < people->count; i++)
        changing.nothing[i] = NAN;
    bool told = disclosure_enough(limits, turnout.both);
    struct value map = value_map();
    value_set_string(arena, &map, "from", value_number(first->number));
    value_set_string(arena, &map, "to", value_number(last->number));
    set_turnout(arena, &turnout, told, &map);
    value_set_string(arena, &map, "scores",
                     scores_change(&changing, &first->scores, &last->scores, &people->scores));
    value_set_string(arena, &map, "suppressed", value_boolean(!told));
    return map;
}
