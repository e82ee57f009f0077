// SPDX-License-Identifier: GPL-3.0-or-later
// How well the items of each sub-scale go together, over each person's last wave: alpha and omega
// of those who answered every item, beside them the pairwise ones where answers are missing, and
// what each item adds. The formulas stand in statistics.h.
//
// Besides the rules of disclosure.h: an item that everybody answered alike cannot be told, because
// whoever is in the group knows one answer and thereby all. So a sub-scale with such an item is
// suppressed. Means of items are told only where all their counts are, from which they follow.
#include "score/group.h"

#include "statistics/statistics.h"

#include <math.h>

struct scale_answers {
    const struct subscale *subscale;
    const struct counted **items;
    size_t people;
    size_t whole, met, some; // with every answer, with enough for the rule, with any
    bool whole_told, met_told, some_told;
    double *values; // a row a person, a column an item
};

// ---- answers ----

// The missing rule, as scripts apply it: what is not applicable or not asked does not count.
static bool rule_met(const struct subscale *subscale, size_t answered, size_t applicable) {
    switch (answered ? subscale->rule : RULE_ALL) {
    case RULE_ALL:
        return answered > 0 && answered == applicable;
    case RULE_AT_LEAST:
        return (double)answered >= subscale->threshold;
    case RULE_SHARE:
        return (double)answered >= subscale->threshold * (double)applicable - 1e-9;
    }
    return false;
}

static void add_person(struct scale_answers *scale, size_t person) {
    size_t count = scale->subscale->item_count, answered = 0, applicable = 0;
    for (size_t i = 0; i < count; i++) {
        enum missing kind = (enum missing)scale->items[i]->kinds[person];
        answered += kind == MISSING_NONE;
        applicable += kind != MISSING_NOT_APPLICABLE && kind != MISSING_NOT_ASKED;
        scale->values[person * count + i] = scale->items[i]->values[person];
    }
    scale->whole += answered == count;
    scale->met += rule_met(scale->subscale, answered, applicable);
    scale->some += answered > 0;
}

// Each of the three numbers holds the one before it, so what lies between is told with them. All
// people in one cell tells no answer.
static void judge_counts(const struct limits *limits, struct scale_answers *scale) {
    struct cell cells[] = {{scale->whole, false},
                           {scale->met - scale->whole, false},
                           {scale->some - scale->met, false},
                           {scale->people - scale->some, false}};
    bool enough = disclosure_enough(limits, scale->people), together = false;
    for (size_t i = 0; i < 4; i++)
        together = together || cells[i].count == scale->people;
    if (!together)
        disclosure_table(limits, cells, 4);
    scale->whole_told = enough && !cells[0].hidden;
    scale->met_told = enough && !cells[2].hidden && !cells[3].hidden;
    scale->some_told = enough && !cells[3].hidden;
}

static struct scale_answers answers_of(struct arena *arena, const struct people *people,
                                       const struct subscale *subscale) {
    struct scale_answers scale = {.subscale = subscale, .people = people->count};
    scale.items = arena_new_array(arena, subscale->item_count, const struct counted *);
    scale.values = arena_new_array(arena, people->count * subscale->item_count, double);
    for (size_t i = 0; i < subscale->item_count; i++)
        scale.items[i] = &people->questions[subscale->items[i]->answer_index];
    for (size_t i = 0; i < people->count; i++)
        add_person(&scale, i);
    return scale;
}

// ---- values ----

// Of one way of dealing with missing answers. What is not told is nil.
struct telling {
    struct arena *arena;
    const struct limits *limits;
    const struct value *questions; // their statistics
    const struct scale_answers *scale;
    const struct reliability *reliability;
    bool told, n_told;
};

static void set_figure(const struct telling *telling, struct value *map, const char *key,
                       double number) {
    group_set_number(telling->arena, map, key,
                     telling->told ? disclosure_figure(telling->limits, number) : NAN);
}

static void set_flag(const struct telling *telling, struct value *map, const char *key, bool known,
                     bool flag) {
    value_set_string(telling->arena, map, key,
                     telling->told && known ? value_boolean(flag) : value_nil());
}

static void set_figures(const struct telling *telling, struct value *map) {
    const struct reliability *own = telling->reliability;
    group_set_count(telling->arena, map, "n", telling->told && telling->n_told, own->people);
    set_figure(telling, map, "alpha", own->alpha);
    set_figure(telling, map, "low", own->interval.low);
    set_figure(telling, map, "high", own->interval.high);
    set_figure(telling, map, "standardised", own->standardised);
    set_figure(telling, map, "correlation", own->correlation);
    set_figure(telling, map, "omega", own->omega);
    set_flag(telling, map, "improper", !isnan(own->omega), own->improper);
    value_set_string(telling->arena, map, "suppressed", value_boolean(!telling->told));
}

// Mean and deviation of everybody who answered the item.
static void set_item_summary(const struct telling *telling, const struct counted *item,
                             struct value *map) {
    const struct value *question = value_find_text(telling->questions, item->question->id);
    const struct value *answered = value_find(question, "answered");
    bool told = !value_find(question, "suppressed")->boolean;
    double *values = arena_new_array(telling->arena, telling->scale->people, double);
    size_t count = 0;
    for (size_t i = 0; i < telling->scale->people; i++)
        if (!isnan(item->values[i]))
            values[count++] = item->values[i];
    struct summary summary = statistics_summary(telling->arena, values, count);
    value_set_string(telling->arena, map, "n", *answered);
    group_set_number(telling->arena, map, "mean",
                     told ? disclosure_figure(telling->limits, summary.mean) : NAN);
    group_set_number(telling->arena, map, "sd",
                     told ? disclosure_figure(telling->limits, summary.deviation) : NAN);
}

static struct value item_value(const struct telling *telling, size_t place) {
    const struct counted *item = telling->scale->items[place];
    const struct item_reliability *own = &telling->reliability->each[place];
    struct value map = value_map();
    value_set_string(telling->arena, &map, "id", value_text(item->question->id));
    value_set_string(telling->arena, &map, "label", value_text(item->question->label));
    set_item_summary(telling, item, &map);
    set_figure(telling, &map, "rest", own->rest_correlation);
    set_flag(telling, &map, "weak", !isnan(own->rest_correlation), own->weak);
    set_figure(telling, &map, "alpha_without", own->alpha_without);
    set_figure(telling, &map, "loading", own->loading);
    bool enough = telling->reliability->fewest >= STATISTICS_MINIMUM;
    set_flag(telling, &map, "constant", enough, own->constant);
    return map;
}

// The items, and the ids of those that are weak and of those that do not vary.
static void set_items(const struct telling *telling, struct value *map) {
    struct arena *arena = telling->arena;
    struct value items = value_list(), weak = value_list(), constant = value_list();
    for (size_t i = 0; i < telling->reliability->items; i++) {
        const struct item_reliability *own = &telling->reliability->each[i];
        struct value id = value_text(telling->scale->items[i]->question->id);
        value_append(arena, &items, item_value(telling, i));
        if (telling->told && own->weak)
            value_append(arena, &weak, id);
        if (telling->told && own->constant)
            value_append(arena, &constant, id);
    }
    value_set_string(arena, map, "items", items);
    value_set_string(arena, map, "weak", weak);
    value_set_string(arena, map, "constant", constant);
}

// ---- a sub-scale ----

static bool may_be_told(const struct limits *limits, const struct reliability *reliability) {
    return disclosure_enough(limits, reliability->fewest) &&
           (limits->min_cell == 0 || reliability->constant == 0);
}

static struct value too_few(struct text language) {
    return value_string(text_starts(language, TEXT("en"))
                            ? "too small a group to base a judgement on"
                            : "te klein voor een uitspraak");
}

static struct value subscale_value(struct arena *arena, const struct limits *limits,
                                   const struct scale_answers *scale, const struct value *questions,
                                   struct text language) {
    struct answers answers = {scale->values, scale->people, scale->subscale->item_count};
    struct reliability listwise = statistics_reliability(arena, &answers, STATISTICS_LISTWISE);
    struct reliability pairwise = statistics_reliability(arena, &answers, STATISTICS_PAIRWISE);
    bool pairwise_told = may_be_told(limits, &pairwise);
    struct telling telling = {.arena = arena,
                              .limits = limits,
                              .questions = questions,
                              .scale = scale,
                              .reliability = &listwise,
                              .told = pairwise_told && may_be_told(limits, &listwise),
                              .n_told = scale->whole_told};
    struct value map = value_map(), beside = value_map();
    value_set_string(arena, &map, "title", value_text(scale->subscale->title));
    group_set_count(arena, &map, "met", scale->met_told, scale->met);
    group_set_count(arena, &map, "not_met", scale->met_told, scale->people - scale->met);
    set_figures(&telling, &map);
    set_flag(&telling, &map, "few", true, listwise.few);
    value_set_string(arena, &map, "warning",
                     telling.told && listwise.few ? too_few(language) : value_nil());
    set_items(&telling, &map);
    telling.reliability = &pairwise;
    telling.told = pairwise_told;
    telling.n_told = scale->some_told;
    set_figures(&telling, &beside);
    set_items(&telling, &beside);
    bool missing = listwise.people < pairwise.people;
    value_set_string(arena, &map, "pairwise", missing ? beside : value_nil());
    return map;
}

struct value reliability_statistics(struct arena *arena, const struct limits *limits,
                                    const struct people *people, const struct value *questions,
                                    struct text language) {
    struct value map = value_map();
    for (size_t i = 0; i < people->survey->subscale_count; i++) {
        const struct subscale *subscale = &people->survey->subscales[i];
        struct scale_answers scale = answers_of(arena, people, subscale);
        judge_counts(limits, &scale);
        value_set(arena, &map, subscale->id,
                  subscale_value(arena, limits, &scale, questions, language));
    }
    return map;
}
