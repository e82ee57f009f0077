// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions: which earlier answers a question waits for.
#include "survey/reader.h"

static bool comes_before(const struct question *earlier, const struct question *later) {
    // A matrix has no place of its own: its rows tell.
    size_t place = later->answer_index;
    if (later->kind == QUESTION_MATRIX)
        place = later->part_count ? later->parts[0].answer_index : SIZE_MAX;
    return earlier->answer_index < place;
}

// The question that a condition looks at, or NULL when it can look at no such question.
static const struct question *condition_question(struct survey_reader *reader,
                                                 const struct question *asked,
                                                 const struct entry *entry) {
    const struct question *question = index_find(reader->index, entry->key);
    size_t count;
    if (!question) {
        struct text *ids = question_ids(reader->arena, reader->survey, false, &count);
        report_error(reader->diagnostics, entry->key_position,
                     expected_nearest(reader->arena, entry->key, ids, count),
                     "unknown question \"%.*s\"", TEXT_ARGUMENTS(entry->key));
        return NULL;
    }
    if (question->kind != QUESTION_SINGLE && question->kind != QUESTION_MULTIPLE) {
        report_error(reader->diagnostics, entry->key_position,
                     expected_format(reader->arena,
                                     "expected a question of type single or multiple, or a row"),
                     "\"%.*s\" has no options to look at", TEXT_ARGUMENTS(entry->key));
        return NULL;
    }
    if (!comes_before(question, asked)) {
        report_error(reader->diagnostics, entry->key_position,
                     expected_format(reader->arena, "expected a question before \"%.*s\"",
                                     TEXT_ARGUMENTS(asked->id)),
                     "\"%.*s\" is asked later", TEXT_ARGUMENTS(entry->key));
        report_note(reader->diagnostics, question->position, NULL, "it stands here");
        return NULL;
    }
    return question->scale ? question : NULL;
}

static void read_condition_code(struct survey_reader *reader, const struct value *value,
                                struct condition *condition) {
    const struct scale *scale = condition->question->scale;
    struct text code = TEXT("");
    const struct option *option = NULL;
    if (read_code(reader->arena, value, &code))
        option = scale_option(scale, code);
    if (option) {
        condition->options[condition->option_count++] = option;
        return;
    }
    size_t count;
    struct text *codes = scale_codes(reader->arena, scale, false, &count);
    report_error(reader->diagnostics, value->position,
                 expected_nearest(reader->arena, code, codes, count),
                 "\"%.*s\" has no option \"%.*s\"", TEXT_ARGUMENTS(condition->question->id),
                 TEXT_ARGUMENTS(code));
}

static void read_pending(struct survey_reader *reader, const struct pending_condition *pending) {
    struct question *question = pending->question;
    const struct value *map = pending->map;
    question->conditions = arena_new_array(reader->arena, map->map.count, struct condition);
    for (size_t i = 0; i < map->map.count; i++) {
        const struct entry *entry = &map->map.entries[i];
        struct condition condition = {.question = condition_question(reader, question, entry)};
        if (!condition.question)
            continue;
        const struct value *value = &entry->value;
        bool list = value->kind == VALUE_LIST;
        size_t count = list ? value->list.count : 1;
        condition.options = arena_new_array(reader->arena, count, const struct option *);
        for (size_t c = 0; c < count; c++)
            read_condition_code(reader, list ? &value->list.items[c] : value, &condition);
        question->conditions[question->condition_count++] = condition;
    }
    // Rows are asked when their matrix is asked.
    for (size_t i = 0; question->kind == QUESTION_MATRIX && i < question->part_count; i++) {
        question->parts[i].conditions = question->conditions;
        question->parts[i].condition_count = question->condition_count;
    }
}

void read_conditions(struct survey_reader *reader) {
    for (size_t i = 0; i < reader->pending_count; i++)
        read_pending(reader, &reader->pending[i]);
}
