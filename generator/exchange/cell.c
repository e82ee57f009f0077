// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a cell: taken from the results as scripts and templates see them.
#include "exchange/table.h"

const struct value *result_of(const struct value *result, const struct survey *survey) {
    const struct value *own = value_find_text(value_find(result, "surveys"), survey->id);
    return own && own->kind == VALUE_MAP ? own : NULL;
}

static struct value found(const struct value *value) {
    return value ? *value : value_nil();
}

// The answer as a map with raw, value, missing, …; NULL when the survey was not filled in.
static const struct value *answer_of(const struct column *column, const struct record *record) {
    const struct value *answers =
        record->person ? record->person
                       : value_find(result_of(record->result, column->survey), "answers");
    return value_find_text(answers, column->question->id);
}

static bool is_missing(const struct value *answer) {
    const struct value *missing = value_find(answer, "missing");
    return !missing || missing->kind != VALUE_NIL;
}

static const struct response *response_of(const struct column *column,
                                          const struct record *record) {
    for (size_t i = 0; i < record->respondent->response_count; i++)
        if (record->respondent->responses[i]->survey == column->survey)
            return record->respondent->responses[i];
    return NULL;
}

static struct value about_response(const struct column *column, const struct record *record) {
    const struct response *response = response_of(column, record);
    if (!response)
        return value_nil();
    return column->kind == COLUMN_DATE       ? value_text(response->date)
           : column->kind == COLUMN_LANGUAGE ? value_text(response->language)
                                             : value_boolean(response->share_with_professional);
}

static struct value given_answer(const struct column *column, const struct value *answer) {
    if (is_missing(answer))
        return value_nil(); // also when an option such as "weet ik niet" was chosen
    return found(value_find(answer, column->question->kind == QUESTION_ROSTER ? "value" : "raw"));
}

static struct value was_chosen(const struct column *column, const struct value *answer) {
    const struct value *chosen = value_find(answer, "raw");
    struct value code =
        column->option ? option_code(column->option) : value_number((double)column->other);
    if (is_missing(answer) || !chosen || chosen->kind != VALUE_LIST)
        return value_nil();
    for (size_t i = 0; i < chosen->list.count; i++)
        if (value_equal(&chosen->list.items[i], &code))
            return value_boolean(true);
    return value_boolean(false);
}

const struct value *score_of(const struct value *result, const struct column *column) {
    const struct value *score = value_find(result_of(result, column->survey), "scores");
    for (size_t i = 0; score && i < column->depth; i++)
        score = value_find_text(score, column->path[i]);
    return score;
}

static struct value told_score(const struct value *value, bool with_texts) {
    bool open = value && (value->kind == VALUE_TEXT || value->kind == VALUE_LIST);
    return open && !with_texts ? value_nil() : found(value);
}

struct value table_cell(const struct column *column, const struct record *record, bool with_texts) {
    switch (column->kind) {
    case COLUMN_RESPONDENT:
        return value_text(record->respondent->code);
    case COLUMN_WAVE:
        return value_number(record->respondent->responses[0]->wave);
    case COLUMN_ROW:
        return value_number((double)record->number);
    case COLUMN_GROUP:
        return record->respondent->group.length ? value_text(record->respondent->group)
                                                : value_nil();
    case COLUMN_DATE:
    case COLUMN_LANGUAGE:
    case COLUMN_SHARED:
        return about_response(column, record);
    case COLUMN_ANSWER:
        return given_answer(column, answer_of(column, record));
    case COLUMN_VALUE:
        return found(value_find(answer_of(column, record), "value"));
    case COLUMN_CHOSEN:
    case COLUMN_NAMED:
        return was_chosen(column, answer_of(column, record));
    case COLUMN_SCORE:
        return told_score(score_of(record->result, column), with_texts);
    case COLUMN_MISSING:
        return answer_of(column, record) ? found(value_find(answer_of(column, record), "missing"))
                                         : value_string(NO_RESPONSE);
    }
    return value_nil();
}
