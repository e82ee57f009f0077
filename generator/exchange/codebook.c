// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook: a row a column, and a row a code with its label.
#include "exchange/codebook.h"

#include "base/hash.h"

#include <math.h>

struct value scripts_of(struct arena *arena, const struct edition *edition) {
    struct value scripts = value_map();
    for (size_t i = 0; i < edition->survey_count; i++) {
        struct text path = edition->script_paths[i], content;
        struct value *place = value_set(arena, &scripts, edition->surveys[i]->id, value_nil());
        if (path.length == 0 ||
            !file_read(arena, text_copy(arena, path).bytes, SOURCE_LIMIT, &content))
            continue;
        struct hash hash = hash_of(content);
        *place = value_map();
        value_set_string(arena, place, "file", value_text(file_name(path)));
        value_set_string(arena, place, "sha256", value_text(hash_hex(arena, &hash)));
    }
    return scripts;
}

// ---- what a column is ----

static const char *role_name(enum column_kind kind) {
    static const char *const names[] = {
        [COLUMN_RESPONDENT] = "key",  [COLUMN_WAVE] = "key",      [COLUMN_ROW] = "key",
        [COLUMN_GROUP] = "group",     [COLUMN_DATE] = "response", [COLUMN_LANGUAGE] = "response",
        [COLUMN_SHARED] = "response", [COLUMN_ANSWER] = "answer", [COLUMN_VALUE] = "value",
        [COLUMN_CHOSEN] = "option",   [COLUMN_NAMED] = "row",     [COLUMN_MISSING] = "missing",
        [COLUMN_SCORE] = "score",
    };
    return names[kind];
}

// The sub-scale that a score is named after, or NULL.
static const struct subscale *subscale_of(const struct column *column) {
    for (size_t i = 0; column->depth && i < column->survey->subscale_count; i++)
        if (text_equal(column->survey->subscales[i].id, column->path[0]))
            return &column->survey->subscales[i];
    return NULL;
}

// The question as it was asked: a row of a matrix needs what stands above it.
static struct text question_text(struct arena *arena, const struct column *column) {
    if (column->kind == COLUMN_SCORE) {
        const struct subscale *subscale = subscale_of(column);
        return subscale ? subscale->title : TEXT("");
    }
    if (!column->question)
        return TEXT("");
    if (!column->parent)
        return column->question->text;
    return text_format(arena, "%.*s %.*s", TEXT_ARGUMENTS(column->parent->text),
                       TEXT_ARGUMENTS(column->question->text));
}

static struct text subscales_of(struct arena *arena, const struct column *column) {
    struct builder names = {.arena = arena};
    for (size_t i = 0; column->survey && i < column->survey->subscale_count; i++) {
        const struct subscale *subscale = &column->survey->subscales[i];
        bool in = column->kind == COLUMN_SCORE && subscale_of(column) == subscale;
        for (size_t k = 0; k < subscale->item_count && !in; k++)
            in = subscale->items[k] == column->question;
        if (in)
            builder_format(&names, "%s%.*s", names.length ? " | " : "",
                           TEXT_ARGUMENTS(subscale->id));
    }
    return builder_result(&names);
}

// ---- values ----

static struct text number_text(struct arena *arena, double number) {
    struct builder text = {.arena = arena};
    builder_number(&text, number);
    return builder_result(&text);
}

static void add_value(struct builder *list, struct text code, struct text label) {
    builder_format(list, "%s%.*s = %.*s", list->length ? " | " : "", TEXT_ARGUMENTS(code),
                   TEXT_ARGUMENTS(label));
}

static struct text option_values(struct arena *arena, const struct column *column) {
    const struct scale *scale = column->question->scale;
    struct builder list = {.arena = arena};
    for (size_t i = 0; i < scale->option_count; i++) {
        const struct option *option = &scale->options[i];
        if (column->kind == COLUMN_VALUE && option->has_score)
            add_value(&list, number_text(arena, option_score(column->question, option)),
                      option->label);
        else if (column->kind == COLUMN_ANSWER && !option->missing)
            add_value(&list, option->code, option->label);
    }
    return builder_result(&list);
}

static struct text limits(struct arena *arena, const struct question *question) {
    struct builder list = {.arena = arena};
    if (isfinite(question->minimum)) {
        builder_string(&list, "from ");
        builder_number(&list, question->minimum);
    }
    if (isfinite(question->maximum)) {
        builder_string(&list, list.length ? " to " : "to ");
        builder_number(&list, question->maximum);
    }
    return builder_result(&list);
}

static struct text values_of(struct arena *arena, const struct column *column) {
    const struct question *question = column->question;
    if (column->kind == COLUMN_CHOSEN || column->kind == COLUMN_NAMED ||
        column->kind == COLUMN_SHARED)
        return TEXT("0 = no | 1 = yes");
    if (column->kind == COLUMN_MISSING)
        return TEXT("skipped | dont_know | not_applicable | not_asked | " NO_RESPONSE);
    if (question && question->kind == QUESTION_SINGLE)
        return option_values(arena, column);
    if (question && question->kind == QUESTION_NUMBER)
        return limits(arena, question);
    return TEXT("");
}

// The options that count as missing; "dont_know: weet_niet = Weet ik niet".
static struct text missing_of(struct arena *arena, const struct column *column) {
    struct builder list = {.arena = arena};
    const struct scale *scale = column->question ? column->question->scale : NULL;
    for (size_t i = 0; scale && i < scale->option_count; i++) {
        const struct option *option = &scale->options[i];
        if (option->missing)
            builder_format(&list, "%s%s: %.*s = %.*s", list.length ? " | " : "",
                           missing_name(option->missing), TEXT_ARGUMENTS(option->code),
                           TEXT_ARGUMENTS(option->label));
    }
    return builder_result(&list);
}

// ---- rows ----

static struct text text_at(const struct value *map, const char *key) {
    const struct value *found = value_find(map, key);
    return found ? found->text : TEXT("");
}

static void write_column(struct csv_file *file, const struct value *scripts,
                         const struct table *table, const struct column *column) {
    struct arena *arena = file->content.arena;
    const struct survey *survey = column->survey;
    const struct question *question = column->question;
    bool reversed = question && question->reverse && column->kind != COLUMN_MISSING;
    const struct value *script =
        column->kind == COLUMN_SCORE ? value_find_text(scripts, survey->id) : NULL;
    const struct text cells[] = {
        text_format(arena, "%s.csv", table->name.bytes),
        column->name,
        text_of(role_name(column->kind)),
        survey ? survey->id : TEXT(""),
        survey ? survey->version : TEXT(""),
        question ? question->id : TEXT(""),
        question ? text_of(question_kind_name(question->kind)) : TEXT(""),
        question_text(arena, column),
        column->option  ? column->option->label
        : column->other ? text_format(arena, "%zu", column->other)
                        : TEXT(""),
        values_of(arena, column),
        missing_of(arena, column),
        text_of(reversed ? "yes" : ""),
        subscales_of(arena, column),
        text_at(script, "file"),
        text_at(script, "sha256"),
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct value cell = cells[i].length ? value_text(cells[i]) : value_nil();
        csv_file_value(file, &cell);
    }
    csv_file_end_row(file);
}

static void write_header(struct csv_file *file, const char *const *names) {
    for (; *names; names++)
        csv_file_text(file, text_of(*names));
    csv_file_end_row(file);
}

void codebook_write(struct csv_file *file, const struct exchange *exchange,
                    const struct tables *tables) {
    static const char *const names[] = {"file",      "variable", "role",          "survey",
                                        "version",   "question", "kind",          "text",
                                        "option",    "values",   "missing",       "reversed",
                                        "subscales", "script",   "script_sha256", NULL};
    struct value scripts = scripts_of(file->content.arena, exchange->edition);
    write_header(file, names);
    for (size_t i = 0; i < tables->count; i++)
        for (size_t j = 0; j < tables->items[i].count; j++)
            write_column(file, &scripts, &tables->items[i], &tables->items[i].columns[j]);
}

static void write_labels(struct csv_file *file, const struct table *table,
                         const struct column *column) {
    const struct scale *scale = column->question->scale;
    for (size_t i = 0; i < scale->option_count; i++) {
        if (scale->options[i].missing)
            continue;
        csv_file_text(file, text_format(file->content.arena, "%s.csv", table->name.bytes));
        csv_file_text(file, column->name);
        csv_file_text(file, scale->options[i].code);
        csv_file_text(file, scale->options[i].label);
        csv_file_end_row(file);
    }
}

void labels_write(struct csv_file *file, const struct tables *tables) {
    static const char *const names[] = {"file", "variable", "value", "label", NULL};
    write_header(file, names);
    for (size_t i = 0; i < tables->count; i++)
        for (size_t j = 0; j < tables->items[i].count; j++) {
            const struct column *column = &tables->items[i].columns[j];
            if (column->kind == COLUMN_ANSWER && column->question->kind == QUESTION_SINGLE)
                write_labels(file, &tables->items[i], column);
        }
}
