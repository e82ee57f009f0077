// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics of one question: how often each option was chosen, who gave no answer and why, and of
// numbers the summary. Own words are never told, only how many wrote some.
//
// The options of a single question and the people without an answer are one table, whose total (all
// who filled in the survey) is told. Each option of a multiple question is a table of its own.
#include "score/group.h"

#include "statistics/statistics.h"

#include <math.h>

// ---- no answer ----

// The kinds are told only if each of them may be, and their total is.
static struct value missing_statistics(struct arena *arena, const struct limits *limits,
                                       const struct counted *counted, bool told) {
    struct value map = value_map();
    bool kinds = told;
    for (size_t kind = 0; kind < KINDS; kind++)
        kinds = kinds && disclosure_tells(limits, counted->missing[kind]);
    for (size_t kind = 0; kind < KINDS; kind++)
        value_set_string(arena, &map, missing_name((enum missing)(kind + MISSING_SKIPPED)),
                         kinds ? value_number((double)counted->missing[kind]) : value_nil());
    value_set_string(arena, &map, "total",
                     told ? value_number((double)counted->missing_total) : value_nil());
    return map;
}

// ---- options ----

static struct value option_statistics(struct arena *arena, const struct option *option,
                                      const struct counted *counted, size_t count, bool told,
                                      bool missing_told) {
    struct value map = value_map();
    size_t total = counted->answered + counted->missing_total;
    bool of_answered = told && missing_told && counted->answered > 0;
    value_set_string(arena, &map, "code",
                     option->code_is_number ? value_number(option->code_number)
                                            : value_text(option->code));
    value_set_string(arena, &map, "label", value_text(option->label));
    value_set_string(arena, &map, "score",
                     option->has_score ? value_number(option->score) : value_nil());
    group_set_share(arena, told, count, total, &map);
    value_set_string(arena, &map, "share_of_answered",
                     of_answered ? value_number(disclosure_share(count, counted->answered))
                                 : value_nil());
    value_set_string(arena, &map, "suppressed", value_boolean(!told));
    return map;
}

// One of several: the options and "no answer" are the cells. Returns whether that last is told.
static bool single_statistics(struct arena *arena, const struct limits *limits,
                              const struct question *question, const struct counted *counted,
                              struct value *options) {
    const struct scale *scale = question->scale;
    struct cell *cells = arena_new_array(arena, scale->option_count + 1, struct cell);
    size_t count = 0;
    for (size_t i = 0; i < scale->option_count; i++)
        if (!scale->options[i].missing)
            cells[count++].count = counted->options[i];
    cells[count].count = counted->missing_total;
    disclosure_table(limits, cells, count + 1);
    bool missing_told = !cells[count].hidden, all = true;
    for (size_t i = 0; i < count; i++)
        all = all && !cells[i].hidden;
    count = 0;
    for (size_t i = 0; i < scale->option_count; i++) {
        if (scale->options[i].missing)
            continue;
        struct cell cell = cells[count++];
        value_append(arena, options,
                     option_statistics(arena, &scale->options[i], counted, cell.count, !cell.hidden,
                                       missing_told));
    }
    return missing_told;
}

// Any of several: who chose an option, who answered without it, and who gave no answer. Of the
// last two only the sum is told when "no answer" is not.
static bool multiple_option_told(const struct limits *limits, const struct counted *counted,
                                 size_t chosen, bool missing_told) {
    struct cell cells[2] = {{chosen, false}, {counted->answered - chosen, false}};
    if (!missing_told)
        cells[1].count += counted->missing_total;
    disclosure_table(limits, cells, 2);
    return !cells[0].hidden && !cells[1].hidden;
}

static bool answered_told(const struct limits *limits, const struct counted *counted) {
    struct cell cells[2] = {{counted->answered, false}, {counted->missing_total, false}};
    if (limits->min_cell == 0 || counted->missing_total == 0 || counted->answered == 0)
        return true; // everybody or nobody answered: that tells no answer
    disclosure_table(limits, cells, 2);
    return !cells[0].hidden;
}

static bool multiple_statistics(struct arena *arena, const struct limits *limits,
                                const struct question *question, const struct counted *counted,
                                struct value *options) {
    const struct scale *scale = question->scale;
    bool missing_told = answered_told(limits, counted);
    for (size_t i = 0; i < scale->option_count; i++) {
        if (scale->options[i].missing)
            continue;
        size_t chosen = counted->options[i];
        bool told = multiple_option_told(limits, counted, chosen, missing_told);
        value_append(
            arena, options,
            option_statistics(arena, &scale->options[i], counted, chosen, told, missing_told));
    }
    return missing_told;
}

// ---- a question ----

static bool has_hidden(const struct value *options) {
    for (size_t i = 0; i < options->list.count; i++)
        if (value_find(&options->list.items[i], "suppressed")->boolean)
            return true;
    return false;
}

// What was answered, without gaps: of a number that is each answer.
static double *answered_values(struct arena *arena, const struct counted *counted) {
    double *values = arena_new_array(arena, counted->answered, double);
    size_t count = 0;
    for (size_t i = 0; i < counted->filled; i++)
        if (counted->kinds[i] == MISSING_NONE)
            values[count++] = isnan(counted->values[i]) ? 0 : counted->values[i];
    return values;
}

struct value question_statistics(struct arena *arena, const struct limits *limits,
                                 const struct counted *counted, size_t people) {
    const struct question *question = counted->question;
    struct limits nothing = {people + 1, people + 1};
    bool enough = disclosure_enough(limits, people);
    const struct limits *used = enough ? limits : &nothing;
    struct value map = value_map(), options = value_list();
    bool number = question->kind == QUESTION_NUMBER || question->kind == QUESTION_ROSTER;
    const double *values = number ? answered_values(arena, counted) : NULL;
    bool missing_told = enough && answered_told(used, counted), summary = false;
    if (question->kind == QUESTION_SINGLE)
        missing_told = single_statistics(arena, used, question, counted, &options) && enough;
    else if (question->kind == QUESTION_MULTIPLE)
        missing_told = multiple_statistics(arena, used, question, counted, &options) && enough;
    else if (number)
        summary =
            enough && disclosure_values(limits, values, counted->answered, counted->missing_total);
    value_set_string(arena, &map, "n", enough ? value_number((double)people) : value_nil());
    value_set_string(arena, &map, "answered",
                     missing_told ? value_number((double)counted->answered) : value_nil());
    value_set_string(arena, &map, "missing",
                     missing_statistics(arena, used, counted, missing_told));
    value_set_string(arena, &map, "options", options);
    group_set_summary(arena, limits, summary ? values : NULL, counted->answered, &map);
    value_set_string(
        arena, &map, "suppressed",
        value_boolean(!enough || !missing_told || has_hidden(&options) || (number && !summary)));
    return map;
}
