// SPDX-License-Identifier: GPL-3.0-or-later
// Who the group documents are about: everybody, or one of the edition's groups. And which of these
// documents are refused, so that nothing is told about few people: neither by a document alone, nor
// by two that are laid side by side.
#include "press.h"

// ---- who ----

static bool makes_document_of(const struct edition_document *document,
                              const struct edition_group *group) {
    if (document->audience != FOR_GROUP)
        return false;
    for (size_t i = 0; i < document->group_count; i++)
        if (document->groups[i] == group)
            return true;
    return !group && document->group_count == 0;
}

// Whatever is made in this run: a document of an earlier one may lie beside it.
static bool is_asked(const struct press *press, const struct edition_group *group) {
    for (size_t i = 0; i < press->edition->document_count; i++)
        if (makes_document_of(&press->edition->documents[i], group))
            return true;
    return false;
}

static bool is_told(const struct population *population) {
    return population->statistics.kind == VALUE_MAP;
}

// Does this person belong to a group that has a document of its own?
static bool is_in_told_group(const struct press *press, const struct respondent *respondent) {
    for (size_t i = 1; i <= press->edition->group_count; i++)
        if (is_told(&press->populations[i]) &&
            text_equal(press->populations[i].group->id, respondent->group))
            return true;
    return false;
}

struct people {
    struct value *results;
    size_t count;
};

static struct people people_with(struct press *press,
                                 bool (*belongs)(const struct press *, const struct respondent *,
                                                 const struct edition_group *),
                                 const struct edition_group *group) {
    struct people people = {arena_new_array(press->arena, press->respondents.count, struct value),
                            0};
    for (size_t i = 0; i < press->respondents.count; i++)
        if (press->scored[i] && belongs(press, &press->respondents.items[i], group))
            people.results[people.count++] = press->results[i];
    return people;
}

static bool is_member(const struct press *press, const struct respondent *respondent,
                      const struct edition_group *group) {
    (void)press;
    return !group || text_equal(respondent->group, group->id);
}

static bool is_other(const struct press *press, const struct respondent *respondent,
                     const struct edition_group *group) {
    (void)group;
    return !is_in_told_group(press, respondent);
}

// ---- statistics ----

void population_name(struct arena *arena, const struct edition_group *group,
                     struct value *statistics) {
    value_set_string(arena, statistics, "id", group ? value_text(group->id) : value_nil());
    value_set_string(arena, statistics, "title", group ? value_text(group->title) : value_nil());
}

static struct value statistics_of(struct press *press, struct people people) {
    return group_statistics(press->arena, press->edition, people.results, people.count);
}

// Counts the people and, if they are enough for a document that is asked for, all about them.
static struct people count_population(struct press *press, struct population *population) {
    struct people people = people_with(press, is_member, population->group);
    population->people = people.count;
    if (is_asked(press, population->group) && people.count >= press->edition->min_n)
        population->statistics = statistics_of(press, people);
    return people;
}

// Everybody, beside the groups that have documents of their own and beside all who are in none.
static void count_beside(struct press *press, struct people *parts) {
    struct population *everybody = &press->populations[0];
    bool apart = false;
    for (size_t i = 1; i <= press->edition->group_count; i++) {
        const struct population *part = &press->populations[i];
        if (!is_told(part))
            continue;
        everybody->statistics =
            group_beside_part(press->arena, &everybody->statistics, &part->statistics,
                              parts[i].results, parts[i].count);
        apart = true;
    }
    if (!apart)
        return;
    struct people others = people_with(press, is_other, NULL);
    struct value statistics = statistics_of(press, others);
    everybody->others = others.count;
    everybody->statistics = group_beside_part(press->arena, &everybody->statistics, &statistics,
                                              others.results, others.count);
}

void press_count(struct press *press) {
    size_t count = press->edition->group_count + 1;
    struct people *parts = arena_new_array(press->arena, count, struct people);
    press->populations = arena_new_array(press->arena, count, struct population);
    for (size_t i = 0; i < count; i++) {
        press->populations[i].group = i ? &press->edition->groups[i - 1] : NULL;
        parts[i] = count_population(press, &press->populations[i]);
    }
    if (is_told(&press->populations[0]))
        count_beside(press, parts);
    for (size_t i = 0; i < count; i++)
        if (is_told(&press->populations[i]))
            population_name(press->arena, press->populations[i].group,
                            &press->populations[i].statistics);
}

const struct population *press_population(const struct press *press,
                                          const struct edition_group *group) {
    return &press->populations[group ? (size_t)(group - press->edition->groups) + 1 : 0];
}

// ---- refusing ----

bool sheet_refusal_expected(const struct sheet *sheet) {
    for (size_t i = 0; i < sheet->document->refusal_count; i++)
        if (sheet->document->refusals[i] == sheet->group)
            return true;
    return false;
}

// Why a document of these people may not be made, with places for its name and min_n; NULL when it
// may.
static const char *refusal_of(const struct press *press, const struct population *population) {
    uint32_t enough = press->edition->min_n;
    if (population->people == 0)
        return N_("%.*s is not made: nobody in its group filled in anything");
    if (population->people < enough)
        return N_("%.*s is not made: its group has fewer than %u people");
    if (population->others > 0 && population->others < enough)
        return N_("%.*s is not made: beside the documents of groups it would tell about fewer than "
                  "%u others");
    return NULL;
}

bool press_refuses(const struct press *press, const struct sheet *sheet,
                   struct diagnostics *diagnostics) {
    if (sheet->document->audience != FOR_GROUP)
        return false;
    struct position position = sheet->document->position;
    const char *reason = refusal_of(press, press_population(press, sheet->group));
    bool expected = sheet_refusal_expected(sheet);
    if (reason && expected)
        report_warning(diagnostics, position, "as the edition expects", reason,
                       TEXT_ARGUMENTS(sheet->name), press->edition->min_n);
    else if (reason)
        report_error(diagnostics, position, NULL, reason, TEXT_ARGUMENTS(sheet->name),
                     press->edition->min_n);
    else if (expected)
        report_warning(diagnostics, position, "remove its group from \"refusal_expected\"",
                       "%.*s is made: its group is large enough", TEXT_ARGUMENTS(sheet->name));
    return reason != NULL;
}
