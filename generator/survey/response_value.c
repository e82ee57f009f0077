// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as scripts and templates see them. Every key is always there.
#include "survey/reader.h"

// What an answer comes to; nil where a kind of question has no such thing.
struct seen {
    struct value raw, value, label, labels, rows;
};

double option_score(const struct question *question, const struct option *option) {
    const struct scale *scale = question->scale;
    return question->reverse ? scale->minimum + scale->maximum - option->score : option->score;
}

static void see_single(struct arena *arena, const struct answer *answer, struct seen *seen) {
    const struct option *option = answer->option;
    if (!option)
        return;
    seen->raw = option_code(option);
    seen->label = value_text(option->label);
    seen->labels = value_list();
    value_append(arena, &seen->labels, seen->label);
    if (option->has_score)
        seen->value = value_number(option_score(answer->question, option));
}

static void see_multiple(struct arena *arena, const struct answer *answer, struct seen *seen) {
    if (answer->missing && answer->option_count == 0)
        return;
    seen->raw = value_list();
    seen->labels = value_list();
    for (size_t i = 0; i < answer->option_count; i++) {
        value_append(arena, &seen->raw, option_code(answer->options[i]));
        value_append(arena, &seen->labels, value_text(answer->options[i]->label));
    }
    if (!answer->missing)
        seen->value = value_number((double)answer->option_count);
}

static void see_others(struct arena *arena, const struct answer *answer, struct seen *seen) {
    if (answer->missing)
        return;
    seen->raw = value_list();
    for (size_t i = 0; i < answer->other_count; i++)
        value_append(arena, &seen->raw, value_number(answer->others[i]));
    seen->value = value_number((double)answer->other_count);
}

static struct value answer_value(struct arena *arena, const struct answer *answer);

static struct value cell_value(struct arena *arena, const struct answer *cell, size_t row) {
    struct value map = answer_value(arena, cell);
    if (cell->question->kind == QUESTION_OTHERS)
        value_set_string(arena, &map, "row", value_number((double)row + 1));
    return map;
}

static void see_roster(struct arena *arena, const struct answer *answer, struct seen *seen) {
    const struct question *roster = answer->question;
    if (answer->missing)
        return;
    seen->rows = value_list();
    seen->value = value_number((double)answer->row_count);
    for (size_t r = 0; r < answer->row_count; r++) {
        struct value row = value_map();
        for (size_t c = 0; c < roster->part_count; c++)
            value_set(arena, &row, roster->parts[c].id,
                      cell_value(arena, &answer->cells[r * roster->part_count + c], r));
        value_append(arena, &seen->rows, row);
    }
}

static struct seen see(struct arena *arena, const struct answer *answer) {
    struct seen seen = {0};
    switch (answer->question->kind) {
    case QUESTION_SINGLE:
        see_single(arena, answer, &seen);
        break;
    case QUESTION_MULTIPLE:
        see_multiple(arena, answer, &seen);
        break;
    case QUESTION_NUMBER:
        if (!answer->missing)
            seen.raw = seen.value = value_number(answer->number);
        break;
    case QUESTION_TEXT:
    case QUESTION_DATE:
        if (!answer->missing)
            seen.raw = seen.value = value_text(answer->text);
        break;
    case QUESTION_ROSTER:
        see_roster(arena, answer, &seen);
        break;
    case QUESTION_OTHERS:
        see_others(arena, answer, &seen);
        break;
    case QUESTION_MATRIX:
        break; // has no answer of its own
    }
    return seen;
}

static struct value answer_value(struct arena *arena, const struct answer *answer) {
    struct value map = value_map();
    struct seen seen = see(arena, answer);
    value_set_string(arena, &map, "raw", seen.raw);
    value_set_string(arena, &map, "value", seen.value);
    value_set_string(arena, &map, "label", seen.label);
    value_set_string(arena, &map, "labels", seen.labels);
    value_set_string(arena, &map, "missing",
                     answer->missing ? value_string(missing_name(answer->missing)) : value_nil());
    value_set_string(arena, &map, "reversed", value_boolean(answer->question->reverse));
    value_set_string(arena, &map, "rows", seen.rows);
    return map;
}

struct value response_value(struct arena *arena, const struct response *response) {
    struct value map = value_map();
    for (size_t i = 0; i < response->answer_count; i++)
        value_set(arena, &map, response->answers[i].question->id,
                  answer_value(arena, &response->answers[i]));
    return map;
}
