// SPDX-License-Identifier: GPL-3.0-or-later
// An export as one tree of values, for JSON (RFC 8259).
#include "exchange/codebook.h"

// Copies what is under `keys` in `map`.
static struct value selection(struct arena *arena, const struct value *map,
                              const char *const *keys) {
    struct value selected = value_map();
    for (; *keys; keys++) {
        const struct value *value = value_find(map, *keys);
        value_set_string(arena, &selected, *keys, value ? *value : value_nil());
    }
    return selected;
}

static struct value codebook(struct arena *arena, const struct edition *edition) {
    static const char *const keys[] = {"id",      "version",  "title",     "status",    "sources",
                                       "licence", "language", "questions", "subscales", NULL};
    struct value surveys = value_list(), scripts = scripts_of(arena, edition);
    for (size_t i = 0; i < edition->survey_count; i++) {
        struct value whole = survey_value(arena, edition->surveys[i]);
        struct value survey = selection(arena, &whole, keys);
        value_set_string(arena, &survey, "script",
                         *value_find_text(&scripts, edition->surveys[i]->id));
        value_append(arena, &surveys, survey);
    }
    return surveys;
}

// ---- what may hold somebody's own words ----

static struct value told_answer(struct arena *arena, const struct question *question,
                                const struct value *answer, bool with_texts);

static struct value told_rows(struct arena *arena, const struct question *roster,
                              const struct value *rows, bool with_texts) {
    if (rows->kind != VALUE_LIST)
        return *rows;
    struct value told = value_list();
    for (size_t i = 0; i < rows->list.count; i++) {
        struct value row = value_map();
        for (size_t j = 0; j < roster->part_count; j++) {
            const struct question *column = &roster->parts[j];
            const struct value *cell = value_find_text(&rows->list.items[i], column->id);
            value_set(arena, &row, column->id, told_answer(arena, column, cell, with_texts));
        }
        value_append(arena, &told, row);
    }
    return told;
}

static struct value told_answer(struct arena *arena, const struct question *question,
                                const struct value *answer, bool with_texts) {
    static const char *const keys[] = {"raw", "value", "label", "labels", "missing", NULL};
    struct value told = selection(arena, answer, keys);
    if (question->kind == QUESTION_TEXT && !with_texts) {
        value_set_string(arena, &told, "raw", value_nil());
        value_set_string(arena, &told, "value", value_nil());
    }
    if (question->kind == QUESTION_ROSTER)
        value_set_string(arena, &told, "rows",
                         told_rows(arena, question, value_find(answer, "rows"), with_texts));
    return told;
}

static struct value told_answers(struct arena *arena, const struct survey *survey,
                                 const struct value *answers, bool with_texts) {
    struct value told = value_map();
    for (size_t i = 0; i < survey->answered_count; i++) {
        const struct question *question = survey->answered[i];
        const struct value *answer = value_find_text(answers, question->id);
        value_set(arena, &told, question->id, told_answer(arena, question, answer, with_texts));
    }
    return told;
}

static bool has_text(const struct value *value) {
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->list.count; i++)
        if (has_text(&value->list.items[i]))
            return true;
    for (size_t i = 0; value->kind == VALUE_MAP && i < value->map.count; i++)
        if (has_text(&value->map.entries[i].value))
            return true;
    return value->kind == VALUE_TEXT;
}

// The scores without those that are texts, or lists with texts in them.
static struct value told_scores(struct arena *arena, const struct value *scores, bool with_texts) {
    if (with_texts || scores->kind != VALUE_MAP)
        return *scores;
    struct value told = value_map();
    for (size_t i = 0; i < scores->map.count; i++) {
        const struct entry *entry = &scores->map.entries[i];
        if (entry->value.kind == VALUE_MAP || !has_text(&entry->value))
            value_set(arena, &told, entry->key, told_scores(arena, &entry->value, with_texts));
    }
    return told;
}

// ---- respondents ----

static struct value about_response(struct arena *arena, const struct response *response) {
    struct value about = value_map();
    value_set_string(arena, &about, "date", value_text(response->date));
    value_set_string(arena, &about, "language", value_text(response->language));
    value_set_string(arena, &about, "share_with_professional",
                     value_boolean(response->share_with_professional));
    return about;
}

static struct value row_value(struct arena *arena, const struct exchange *exchange, size_t index) {
    const struct respondent *respondent = &exchange->rows.items[index];
    const struct edition *edition = exchange->edition;
    struct value responses = value_map(), answers = value_map(), scores = value_map();
    for (size_t i = 0; i < edition->survey_count; i++) {
        struct text id = edition->surveys[i]->id;
        value_set(arena, &responses, id, value_nil());
        value_set(arena, &answers, id, value_nil());
        value_set(arena, &scores, id, value_nil());
    }
    for (size_t i = 0; i < respondent->response_count; i++) {
        const struct survey *survey = respondent->responses[i]->survey;
        const struct value *own = result_of(&exchange->results[index], survey);
        value_set(arena, &responses, survey->id, about_response(arena, respondent->responses[i]));
        value_set(arena, &answers, survey->id,
                  told_answers(arena, survey, value_find(own, "answers"), exchange->with_texts));
        value_set(arena, &scores, survey->id,
                  told_scores(arena, value_find(own, "scores"), exchange->with_texts));
    }
    struct value row = value_map();
    value_set_string(arena, &row, "code", value_text(respondent->code));
    value_set_string(arena, &row, "wave", value_number(respondent->responses[0]->wave));
    value_set_string(arena, &row, "group",
                     respondent->group.length ? value_text(respondent->group) : value_nil());
    value_set_string(arena, &row, "responses", responses);
    value_set_string(arena, &row, "answers", answers);
    value_set_string(arena, &row, "scores", scores);
    return row;
}

struct value exchange_value(struct arena *arena, const struct exchange *exchange) {
    static const char *const keys[] = {"id",       "title",   "edition", "date",
                                       "language", "example", NULL};
    struct value whole = value_map(), rows = value_list();
    for (size_t i = 0; i < exchange->rows.count; i++)
        value_append(arena, &rows, row_value(arena, exchange, i));
    value_set_string(arena, &whole, "edition", selection(arena, &exchange->edition->value, keys));
    value_set_string(arena, &whole, "with_texts", value_boolean(exchange->with_texts));
    value_set_string(arena, &whole, "surveys", codebook(arena, exchange->edition));
    value_set_string(arena, &whole, "respondents", rows);
    return whole;
}
