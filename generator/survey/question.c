// SPDX-License-Identifier: GPL-3.0-or-later
// Questions, rows of a matrix, columns of a roster.
#include "survey/reader.h"

#include <math.h>

// What a question says, before it is known which of it its type allows.
struct question_form {
    struct question question;
    const struct value *scale, *options, *rows, *columns, *ask_if;
};

// What a question is before it says anything.
static const struct question blank_question = {.kind = QUESTION_SINGLE,
                                               .minimum = -INFINITY,
                                               .maximum = INFINITY,
                                               .lines = LINES_DEFAULT,
                                               .maximum_rows = ROSTER_ROWS_DEFAULT};

#define IN(kind) (1u << QUESTION_##kind)
#define IN_ALL (IN(OTHERS) * 2 - 1)
#define IN_ROSTER (IN_ALL & ~(IN(MATRIX) | IN(ROSTER)))

static const char *const type_names[] = {"single", "multiple", "number", "text", "date",
                                         "matrix", "roster",   "others", NULL};

// Keys that a question and the row of a matrix share.
#define SHARED_KEYS                                                                                \
    SCHEMA_KEY("id", SCHEMA_IDENTIFIER, struct question_form, question.id, .required = true),      \
        SCHEMA_KEY("text", SCHEMA_WORDING, struct question_form, question.text, .required = true), \
        SCHEMA_KEY("help", SCHEMA_WORDING, struct question_form, question.help),                   \
        SCHEMA_KEY("reverse", SCHEMA_BOOLEAN, struct question_form, question.reverse),             \
        SCHEMA_KEY("optional", SCHEMA_BOOLEAN, struct question_form, question.optional),           \
        SCHEMA_KEY("label", SCHEMA_WORDING, struct question_form, question.label),                 \
        SCHEMA_KEY("domain", SCHEMA_IDENTIFIER, struct question_form, question.domain),            \
        SCHEMA_KEY("icon", SCHEMA_NAME, struct question_form, question.icon),                      \
        SCHEMA_KEY("sources", SCHEMA_TEXT, struct question_form, question.sources, .many = true,   \
                   .example = "[jansen2020]",                                                      \
                   .count_offset = offsetof(struct question_form, question.source_count)),         \
        SCHEMA_KEY("helpers", SCHEMA_WORDING, struct question_form, question.helpers,              \
                   .many = true,                                                                   \
                   .count_offset = offsetof(struct question_form, question.helper_count))

static const struct schema_key row_keys[] = {SHARED_KEYS};

static const struct schema_key question_keys[] = {
    SHARED_KEYS,
    SCHEMA_KEY("type", SCHEMA_CHOICE, struct question_form, question.kind, .words = type_names),
    SCHEMA_KEY("scale", SCHEMA_ANY, struct question_form, scale),
    SCHEMA_KEY("options", SCHEMA_LIST, struct question_form, options,
               .example = "[{code: 1, label: Ja}, {code: 2, label: Nee}]"),
    SCHEMA_KEY("ask_if", SCHEMA_MAP, struct question_form, ask_if, .example = "{H1: [ja]}"),
    SCHEMA_KEY("minimum", SCHEMA_NUMBER, struct question_form, question.minimum),
    SCHEMA_KEY("maximum", SCHEMA_NUMBER, struct question_form, question.maximum),
    SCHEMA_KEY("lines", SCHEMA_WHOLE, struct question_form, question.lines, .minimum = 1,
               .maximum = LINES_LIMIT),
    SCHEMA_KEY("rows", SCHEMA_LIST, struct question_form, rows,
               .example = "[{id: R1, text: Mijn buurt}]"),
    SCHEMA_KEY("columns", SCHEMA_LIST, struct question_form, columns,
               .example = "[{id: rol, text: Rol, type: text}]"),
    SCHEMA_KEY("maximum_rows", SCHEMA_WHOLE, struct question_form, question.maximum_rows,
               .minimum = 1, .maximum = ROSTER_ROWS_LIMIT),
};

// Which keys have a meaning for which types only.
static const struct {
    const char *key;
    unsigned kinds;
    bool required, in_roster;
} key_uses[] = {
    {"scale", IN(SINGLE) | IN(MULTIPLE) | IN(MATRIX), false, true},
    {"options", IN(SINGLE) | IN(MULTIPLE) | IN(MATRIX), false, true},
    {"reverse", IN(SINGLE), false, false},
    {"minimum", IN(NUMBER), false, true},
    {"maximum", IN(NUMBER), false, true},
    {"lines", IN(TEXT), false, true},
    {"rows", IN(MATRIX), true, false},
    {"columns", IN(ROSTER), true, false},
    {"maximum_rows", IN(ROSTER), false, false},
    {"ask_if", IN_ALL, false, false},
    {"domain", IN_ALL, false, false},
    {"icon", IN_ALL, false, false},
};

static const char *kinds_text(struct survey_reader *reader, unsigned kinds) {
    struct text names[QUESTION_OTHERS + 1];
    size_t count = 0;
    for (unsigned kind = 0; type_names[kind]; kind++)
        if (kinds & 1u << kind)
            names[count++] = text_of(type_names[kind]);
    return expected_format(reader->arena, "expected a question of type: %s",
                           text_join(reader->arena, names, count, ", ").bytes);
}

static void check_key_uses(struct survey_reader *reader, const struct value *map,
                           enum question_kind kind, bool in_roster) {
    for (size_t i = 0; i < sizeof key_uses / sizeof *key_uses; i++) {
        const char *key = key_uses[i].key;
        const struct entry *entry = value_entry(map, key);
        bool meant = key_uses[i].kinds & 1u << kind;
        if (entry && in_roster && !key_uses[i].in_roster)
            report_error(
                reader->diagnostics, entry->key_position,
                expected_format(reader->arena, "remove it: every column is asked as it stands"),
                "\"%s\" has no meaning for a column of a roster", key);
        else if (entry && !meant)
            report_error(
                reader->diagnostics, entry->key_position, kinds_text(reader, key_uses[i].kinds),
                "\"%s\" has no meaning for a question of type \"%s\"", key, type_names[kind]);
        else if (!entry && meant && key_uses[i].required)
            report_error(reader->diagnostics, map->position,
                         expected_format(reader->arena, "expected a list"), "\"%s\" is missing",
                         key);
    }
}

// ---- one question or row ----

static void check_domain(struct survey_reader *reader, const struct value *map,
                         struct text domain) {
    const struct survey *survey = reader->survey;
    struct text *ids = arena_new_array(reader->arena, survey->domain_count, struct text);
    for (size_t i = 0; i < survey->domain_count; i++) {
        ids[i] = survey->domains[i].id;
        if (text_equal(ids[i], domain))
            return;
    }
    report_error(reader->diagnostics, value_find(map, "domain")->position,
                 expected_nearest(reader->arena, domain, ids, survey->domain_count),
                 "unknown domain \"%.*s\"", TEXT_ARGUMENTS(domain));
}

static struct position id_position(const struct value *map) {
    const struct value *id = value_find(map, "id");
    return id ? id->position : map->position;
}

static void finish(struct survey_reader *reader, const struct value *map,
                   struct question *question) {
    question->position = id_position(map);
    if (question->label.length == 0)
        question->label = question->text;
    if (question->domain.length)
        check_domain(reader, map, question->domain);
}

// Makes a question known by its id, and gives it a place among the answers.
static void add_to_survey(struct survey_reader *reader, struct question *question) {
    struct survey *survey = reader->survey;
    if (question->id.length) {
        const struct question *first = index_add(reader->index, question->id, question);
        if (first)
            report_double(reader->diagnostics, N_("a second question \"%.*s\""), question->id,
                          question->position, first->position);
    }
    question->answer_index = SIZE_MAX;
    if (question->kind == QUESTION_MATRIX)
        return;
    question->answer_index = survey->answered_count;
    arena_push(reader->arena, survey->answered, survey->answered_count, reader->answered_capacity) =
        question;
}

static bool has_scores(const struct scale *scale) {
    for (size_t i = 0; scale && i < scale->option_count; i++)
        if (scale->options[i].has_score)
            return true;
    return false;
}

static void check_reverse(struct survey_reader *reader, const struct value *map,
                          const struct question *question) {
    if (question->reverse && question->kind == QUESTION_SINGLE && question->scale &&
        !has_scores(question->scale))
        report_error(reader->diagnostics, value_entry(map, "reverse")->key_position,
                     expected_format(reader->arena, "give its options a \"score\""),
                     "scale \"%.*s\" has no scores to count the other way round",
                     TEXT_ARGUMENTS(question->scale->id));
}

// ---- matrices and rosters ----

static void read_rows(struct survey_reader *reader, const struct value *list,
                      struct question *matrix) {
    matrix->parts = arena_new_array(reader->arena, list->list.count, struct question);
    matrix->part_count = list->list.count;
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *map = &list->list.items[i];
        struct question_form form = {.question = blank_question};
        schema_read(&reader->schema, map, SCHEMA_TABLE(row_keys), &form);
        struct question *row = &matrix->parts[i];
        *row = form.question;
        finish(reader, map, row);
        row->scale = matrix->scale;
        row->optional |= matrix->optional;
        if (row->domain.length == 0)
            row->domain = matrix->domain;
        check_reverse(reader, map, row);
        add_to_survey(reader, row);
    }
    if (list->list.count == 0)
        report_error(reader->diagnostics, list->position,
                     expected_format(reader->arena, "expected at least one"),
                     "a matrix needs rows");
}

static bool read_question(struct survey_reader *reader, const struct value *map, bool in_roster,
                          struct question *question, struct question_form *form);

static void read_columns(struct survey_reader *reader, const struct value *list,
                         struct question *roster) {
    roster->parts = arena_new_array(reader->arena, list->list.count, struct question);
    roster->part_count = list->list.count;
    for (size_t i = 0; i < list->list.count; i++) {
        struct question *column = &roster->parts[i];
        struct question_form form;
        read_question(reader, &list->list.items[i], true, column, &form);
        column->answer_index = i;
        column->in_roster = true;
        for (size_t k = 0; k < i; k++)
            if (column->id.length && text_equal(roster->parts[k].id, column->id))
                report_double(reader->diagnostics, N_("a second column \"%.*s\""), column->id,
                              column->position, roster->parts[k].position);
    }
    if (list->list.count == 0)
        report_error(reader->diagnostics, list->position,
                     expected_format(reader->arena, "expected at least one"),
                     "a roster needs columns");
}

// ---- questions ----

static void check_range(struct survey_reader *reader, const struct value *map,
                        const struct question *question) {
    if (question->minimum > question->maximum)
        report_error(reader->diagnostics, value_find(map, "maximum")->position,
                     expected_format(reader->arena, "expected %g or more", question->minimum),
                     "\"maximum\" is less than \"minimum\"");
}

static void check_type(struct survey_reader *reader, const struct value *map, bool in_roster,
                       enum question_kind kind) {
    bool chooses = (IN(SINGLE) | IN(MULTIPLE) | IN(MATRIX)) & 1u << kind;
    const struct value *type = value_find(map, "type");
    bool has_options = value_find(map, "scale") || value_find(map, "options");
    if (!type && !has_options)
        report_error(reader->diagnostics, map->position,
                     expected_format(reader->arena, "expected \"type\", \"scale\" or \"options\""),
                     "nothing says what kind of question this is");
    else if (type && chooses && !has_options)
        report_error(
            reader->diagnostics, type->position,
            expected_format(reader->arena, "expected a key \"scale\" or \"options\" beside it"),
            "a question of type \"%s\" needs \"scale\" or \"options\"", type_names[kind]);
    if (type && in_roster && (kind == QUESTION_MATRIX || kind == QUESTION_ROSTER))
        report_error(reader->diagnostics, type->position, kinds_text(reader, IN_ROSTER),
                     "a column of a roster cannot be of type \"%s\"", type_names[kind]);
    if (type && !in_roster && kind == QUESTION_OTHERS)
        report_error(reader->diagnostics, type->position,
                     expected_format(reader->arena, "put it among the columns of a roster"),
                     "a question of type \"%s\" has no rows to name", type_names[kind]);
}

// Reads what stands in `map` itself; rows, columns and conditions wait in the form.
static bool read_question(struct survey_reader *reader, const struct value *map, bool in_roster,
                          struct question *question, struct question_form *form) {
    *form = (struct question_form){.question = blank_question};
    schema_read(&reader->schema, map, SCHEMA_TABLE(question_keys), form);
    if (map->kind != VALUE_MAP)
        return false;
    check_type(reader, map, in_roster, form->question.kind);
    check_key_uses(reader, map, form->question.kind, in_roster);
    check_range(reader, map, &form->question);
    form->question.scale = read_scale_of(reader, &form->question, form->scale, form->options);
    *question = form->question;
    finish(reader, map, question);
    check_reverse(reader, map, question);
    return true;
}

void read_questions(struct survey_reader *reader, const struct value *list,
                    struct section *section) {
    section->questions = arena_new_array(reader->arena, list->list.count, struct question);
    for (size_t i = 0; i < list->list.count; i++) {
        struct question *question = &section->questions[section->question_count++];
        struct question_form form;
        if (!read_question(reader, &list->list.items[i], false, question, &form))
            continue;
        add_to_survey(reader, question);
        if (form.rows && question->kind == QUESTION_MATRIX)
            read_rows(reader, form.rows, question);
        if (form.columns && question->kind == QUESTION_ROSTER)
            read_columns(reader, form.columns, question);
        if (form.ask_if)
            arena_push(reader->arena, reader->pending, reader->pending_count,
                       reader->pending_capacity) =
                (struct pending_condition){question, form.ask_if};
    }
    if (list->list.count == 0)
        report_error(reader->diagnostics, list->position,
                     expected_format(reader->arena, "expected at least one"),
                     "a section needs questions");
}
