// SPDX-License-Identifier: GPL-3.0-or-later
// Who the group documents are about: everybody, or one of the edition's groups. And which of these
// documents are refused, so that nothing is told about few people: neither by a document alone, nor
// by two that are laid side by side.
#include "press/press.h"

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

// The place of the population of her group, 0 when she belongs to none.
static size_t group_of(const struct press *press, const struct respondent *respondent) {
    for (size_t i = 1; i <= press->edition->group_count; i++)
        if (text_equal(press->populations[i].group->id, respondent->group))
            return i;
    return 0;
}

// How many could be scored. Those that a document asks for are counted if they are enough people.
static void find_populations(struct press *press, bool *counted) {
    for (size_t i = 0; i < press->respondents.count; i++) {
        size_t place = group_of(press, &press->respondents.items[i]);
        if (press->kept[i].length == 0)
            continue;
        press->populations[0].people++;
        press->populations[place].people += place > 0;
    }
    for (size_t i = 0; i <= press->edition->group_count; i++)
        counted[i] = is_asked(press, press->populations[i].group) &&
                     press->populations[i].people >= press->edition->min_n;
}

// ---- statistics ----

void population_name(struct arena *arena, const struct edition_group *group,
                     struct value *statistics) {
    value_set_string(arena, statistics, "id", group ? value_text(group->id) : value_nil());
    value_set_string(arena, statistics, "title", group ? value_text(group->title) : value_nil());
}

// What is counted: everybody, each group, and last those whose group is not.
struct counting {
    const struct press *press;
    struct group **groups; // NULL: not counted
    size_t others;         // place of the last
    size_t other_people;
};

static struct counting start_counting(struct press *press, const bool *counted) {
    size_t others = press->edition->group_count + 1;
    struct counting counting = {.press = press, .others = others};
    counting.groups = arena_new_array(press->arena, others + 1, struct group *);
    for (size_t i = 0; i < others; i++) {
        counting.groups[i] = counted[i] ? group_begin(press->edition) : NULL;
        if (i && counted[i] && counted[0] && !counting.groups[others])
            counting.groups[others] = group_begin(press->edition);
    }
    return counting;
}

// Each person is unpacked once and forgotten.
static void count_people(struct counting *counting) {
    const struct press *press = counting->press;
    struct arena *scratch = arena_create();
    for (size_t i = 0; i < press->respondents.count; i++) {
        struct value result;
        size_t place = group_of(press, &press->respondents.items[i]);
        if (place == 0 || !counting->groups[place])
            place = counting->others;
        if (!press_result(press, i, scratch, &result))
            continue;
        if (counting->groups[0])
            group_add(counting->groups[0], &result);
        if (counting->groups[place])
            group_add(counting->groups[place], &result);
        counting->other_people += place == counting->others;
        arena_reset(scratch);
    }
    arena_destroy(scratch);
}

// Everybody, beside a part of them.
static void set_beside(struct press *press, const struct value *part, const bool *filled_in) {
    struct value *whole = &press->populations[0].statistics;
    if (is_told(&press->populations[0]))
        *whole = group_beside_part(press->arena, press->edition, whole, part, filled_in);
}

static void finish_counting(struct press *press, struct counting *counting) {
    bool *filled_in = arena_new_array(press->arena, press->edition->survey_count, bool);
    for (size_t i = 0; i <= counting->others; i++) {
        if (!counting->groups[i])
            continue;
        group_filled_in(counting->groups[i], filled_in);
        struct value statistics = group_end(counting->groups[i], press->arena);
        if (i < counting->others)
            press->populations[i].statistics = statistics;
        else
            press->populations[0].others = counting->other_people;
        if (i > 0 && (i < counting->others || counting->other_people > 0))
            set_beside(press, &statistics, filled_in);
    }
}

void press_count(struct press *press) {
    size_t count = press->edition->group_count + 1;
    bool *counted = arena_new_array(press->arena, count, bool);
    press->populations = arena_new_array(press->arena, count, struct population);
    for (size_t i = 1; i < count; i++)
        press->populations[i].group = &press->edition->groups[i - 1];
    find_populations(press, counted);
    struct counting counting = start_counting(press, counted);
    count_people(&counting);
    finish_counting(press, &counting);
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
