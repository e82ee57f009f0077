// SPDX-License-Identifier: GPL-3.0-or-later
// Which tables an export has, and their columns.
#include "exchange/table.h"

#include <strings.h>

// SPSS knows no longer ones.
#define NAME_LIMIT 64

// ---- names ----

static bool is_taken(const struct table *table, struct text name) {
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].name.length == name.length &&
            strncasecmp(table->columns[i].name.bytes, name.bytes, name.length) == 0)
            return true;
    return false;
}

static bool is_letter(char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

// A name that R and SPSS take as it is. Ids and codes may have hyphens, names of scores anything.
static struct text plain_name(struct arena *arena, struct text name) {
    struct builder plain = {.arena = arena};
    if (name.length == 0 || !is_letter(name.bytes[0]))
        builder_byte(&plain, 'v');
    for (size_t i = 0; i < name.length; i++) {
        char byte = name.bytes[i];
        bool kept = is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '.';
        bool inside = ((unsigned char)byte & 0xC0) == 0x80; // of a character that has its "_"
        if (!inside)
            builder_byte(&plain, kept ? byte : '_');
    }
    return text_slice(builder_result(&plain), 0, NAME_LIMIT);
}

static struct text free_name(struct arena *arena, const struct table *table, struct text name) {
    struct text plain = plain_name(arena, name), candidate = plain;
    for (unsigned number = 2; is_taken(table, candidate); number++) {
        struct text end = text_format(arena, "_%u", number);
        struct text start = text_slice(plain, 0, NAME_LIMIT - end.length);
        candidate = text_format(arena, "%.*s%s", TEXT_ARGUMENTS(start), end.bytes);
    }
    return candidate;
}

static void add_part(struct builder *name, struct text part) {
    if (name->length)
        builder_byte(name, '.');
    builder_text(name, part);
}

void table_add(struct arena *arena, struct table *table, struct column column, const char *suffix) {
    struct builder name = {.arena = arena};
    if (column.survey)
        add_part(&name, column.survey->id);
    if (table->roster && column.question)
        add_part(&name, table->roster->id);
    if (column.question)
        add_part(&name, column.question->id);
    if (column.option)
        add_part(&name, column.option->code);
    if (column.other)
        add_part(&name, text_format(arena, "%zu", column.other));
    if (suffix)
        add_part(&name, text_of(suffix));
    for (size_t i = 0; i < column.depth; i++)
        add_part(&name, column.path[i]);
    column.name = free_name(arena, table, builder_result(&name));
    arena_push(arena, table->columns, table->count, table->capacity) = column;
}

// ---- columns ----

// Does it count otherwise than its codes say: reversed, or with scores of their own?
static bool has_value_column(const struct question *question) {
    if (question->kind != QUESTION_SINGLE)
        return false;
    for (size_t i = 0; i < question->scale->option_count; i++) {
        const struct option *option = &question->scale->options[i];
        struct value code = option_code(option);
        struct value score = value_number(option_score(question, option));
        if (option->has_score && !value_equal(&code, &score))
            return true;
    }
    return false;
}

static void add_options(struct arena *arena, struct table *table, struct column column) {
    const struct scale *scale = column.question->scale;
    column.kind = COLUMN_CHOSEN;
    for (size_t i = 0; i < scale->option_count; i++) {
        column.option = &scale->options[i];
        if (!column.option->missing)
            table_add(arena, table, column, NULL);
    }
}

// A column a row that could be named: together they are the matrix of who knows whom.
static void add_others(struct arena *arena, struct table *table, struct column column) {
    column.kind = COLUMN_NAMED;
    while (column.other < column.parent->maximum_rows) {
        column.other++;
        table_add(arena, table, column, NULL);
    }
}

// What a question comes to in a table and its twin.
static void add_question(struct arena *arena, struct table *tables, struct column column,
                         bool with_texts) {
    if (column.question->kind == QUESTION_MULTIPLE) {
        add_options(arena, &tables[0], column);
    } else if (column.parent && column.question->kind == QUESTION_OTHERS) {
        add_others(arena, &tables[0], column);
    } else if (column.question->kind != QUESTION_TEXT || with_texts) {
        column.kind = COLUMN_ANSWER;
        table_add(arena, &tables[0], column, NULL);
    }
    if (has_value_column(column.question)) {
        column.kind = COLUMN_VALUE;
        table_add(arena, &tables[0], column, "value");
    }
    column.kind = COLUMN_MISSING;
    table_add(arena, &tables[1], column, "missing");
}

static void add_keys(struct arena *arena, struct table *table) {
    table_add(arena, table, (struct column){.kind = COLUMN_RESPONDENT}, "respondent");
    table_add(arena, table, (struct column){.kind = COLUMN_WAVE}, "wave");
    if (table->roster)
        table_add(arena, table, (struct column){.kind = COLUMN_ROW}, "row");
}

// ---- tables ----

// A table and its twin, with their keys.
static struct table *add_tables(struct arena *arena, struct tables *tables, struct table table) {
    struct table twin = table;
    twin.name = text_format(arena, "%s-missing", table.name.bytes);
    add_keys(arena, &table);
    add_keys(arena, &twin);
    arena_push(arena, tables->items, tables->count, tables->capacity) = table;
    arena_push(arena, tables->items, tables->count, tables->capacity) = twin;
    return &tables->items[tables->count - 2];
}

static void add_roster(struct arena *arena, struct tables *tables, const struct survey *survey,
                       const struct question *roster, bool with_texts) {
    struct table table = {.survey = survey, .roster = roster};
    table.name = text_format(arena, "%s.%s", survey->id.bytes, roster->id.bytes);
    struct table *added = add_tables(arena, tables, table);
    for (size_t i = 0; i < roster->part_count; i++)
        add_question(
            arena, added,
            (struct column){.survey = survey, .parent = roster, .question = &roster->parts[i]},
            with_texts);
}

static void add_survey(struct arena *arena, struct tables *tables, const struct exchange *exchange,
                       const struct survey *survey) {
    struct column about = {.kind = COLUMN_DATE, .survey = survey};
    table_add(arena, &tables->items[0], about, "date");
    about.kind = COLUMN_LANGUAGE;
    table_add(arena, &tables->items[0], about, "language");
    about.kind = COLUMN_SHARED;
    table_add(arena, &tables->items[0], about, "share_with_professional");
    for (size_t i = 0; i < survey->section_count; i++)
        for (size_t j = 0; j < survey->sections[i].question_count; j++) {
            const struct question *question = &survey->sections[i].questions[j];
            bool matrix = question->kind == QUESTION_MATRIX;
            for (size_t k = 0; k < (matrix ? question->part_count : 1); k++)
                add_question(arena, tables->items,
                             (struct column){.survey = survey,
                                             .parent = matrix ? question : NULL,
                                             .question = matrix ? &question->parts[k] : question},
                             exchange->with_texts);
            if (question->kind == QUESTION_ROSTER)
                add_roster(arena, tables, survey, question, exchange->with_texts);
        }
    table_add_scores(arena, &tables->items[0], exchange, survey);
}

struct tables tables_plan(struct arena *arena, const struct exchange *exchange) {
    struct tables tables = {0};
    add_tables(arena, &tables, (struct table){.name = TEXT("respondents")});
    if (exchange->edition->group_count)
        table_add(arena, &tables.items[0], (struct column){.kind = COLUMN_GROUP}, "group");
    for (size_t i = 0; i < exchange->edition->survey_count; i++)
        add_survey(arena, &tables, exchange, exchange->edition->surveys[i]);
    return tables;
}
