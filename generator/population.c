// SPDX-License-Identifier: GPL-3.0-or-later
// Who the group documents are about: everybody, or one of the edition's groups. And which of these
// documents are refused, so that nothing is told about few people: neither by a document alone, nor
// by two that are laid side by side.
#include "press.h"

// ---- who ----

enum who { MEMBERS, OTHERS }; // of a group or, without one, everybody; those of no told group

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

// Everybody, a group, or those who belong to no group that has a document of its own?
static bool belongs(const struct press *press, size_t respondent, enum who who,
                    const struct edition_group *group) {
    struct text own = press->respondents.items[respondent].group;
    if (!press->scored[respondent])
        return false;
    if (who == MEMBERS)
        return !group || text_equal(own, group->id);
    for (size_t i = 1; i <= press->edition->group_count; i++)
        if (is_told(&press->populations[i]) && text_equal(press->populations[i].group->id, own))
            return false;
    return true;
}

static size_t count_people(const struct press *press, enum who who,
                           const struct edition_group *group) {
    size_t count = 0;
    for (size_t i = 0; i < press->respondents.count; i++)
        count += belongs(press, i, who, group);
    return count;
}

// By survey of the edition: did any of these people fill it in?
static bool *surveys_of(struct press *press, enum who who, const struct edition_group *group) {
    const struct edition *edition = press->edition;
    bool *filled_in = arena_new_array(press->arena, edition->survey_count, bool);
    for (size_t i = 0; i < press->respondents.count; i++) {
        const struct respondent *respondent = &press->respondents.items[i];
        size_t count = belongs(press, i, who, group) ? respondent->response_count : 0;
        for (size_t k = 0; k < count; k++)
            for (size_t j = 0; j < edition->survey_count; j++)
                filled_in[j] |= edition->surveys[j] == respondent->responses[k]->survey;
    }
    return filled_in;
}

// ---- statistics ----

void population_name(struct arena *arena, const struct edition_group *group,
                     struct value *statistics) {
    value_set_string(arena, statistics, "id", group ? value_text(group->id) : value_nil());
    value_set_string(arena, statistics, "title", group ? value_text(group->title) : value_nil());
}

static struct value statistics_of(struct press *press, enum who who,
                                  const struct edition_group *group) {
    struct value *results = arena_new_array(press->arena, press->respondents.count, struct value);
    size_t count = 0;
    for (size_t i = 0; i < press->respondents.count; i++)
        if (belongs(press, i, who, group))
            results[count++] = press->results[i];
    return group_statistics(press->arena, press->edition, results, count);
}

// Counts the people and, if they are enough for a document that is asked for, all about them.
static void count_population(struct press *press, struct population *population) {
    population->people = count_people(press, MEMBERS, population->group);
    if (is_asked(press, population->group) && population->people >= press->edition->min_n)
        population->statistics = statistics_of(press, MEMBERS, population->group);
}

static void put_beside(struct press *press, const struct value *part, enum who who,
                       const struct edition_group *group) {
    struct value *whole = &press->populations[0].statistics;
    *whole =
        group_beside_part(press->arena, press->edition, whole, part, surveys_of(press, who, group));
}

// Everybody, beside the groups that have documents of their own and beside all who are in none.
static void count_beside(struct press *press) {
    bool apart = false;
    for (size_t i = 1; i <= press->edition->group_count; i++) {
        const struct population *part = &press->populations[i];
        if (is_told(part))
            put_beside(press, &part->statistics, MEMBERS, part->group);
        apart |= is_told(part);
    }
    size_t others = apart ? count_people(press, OTHERS, NULL) : 0;
    if (others == 0)
        return;
    struct value statistics = statistics_of(press, OTHERS, NULL);
    put_beside(press, &statistics, OTHERS, NULL);
    press->populations[0].others = others;
}

void press_count(struct press *press) {
    size_t count = press->edition->group_count + 1;
    press->populations = arena_new_array(press->arena, count, struct population);
    for (size_t i = 0; i < count; i++) {
        press->populations[i].group = i ? &press->edition->groups[i - 1] : NULL;
        count_population(press, &press->populations[i]);
    }
    if (is_told(&press->populations[0]))
        count_beside(press);
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
