// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of an example, spelled out as survey/ spells out those of a response
// (surveys/README.md, "What scripts and templates see").
#include "script/example.h"

#include "script/kit.h"

#include <math.h>

// ---- messages ----

// `format` begins with the example's name and what is wrong: "%s: \"%.*s\" …".
static void complain(const struct example_reader *reader, const char *expected, struct text id,
                     const char *format) {
    if (reader->diagnostics)
        report_error(reader->diagnostics, reader->position, expected, format, reader->name,
                     TEXT_ARGUMENTS(id));
}

static struct text text_of_key(const struct value *map, const char *key) {
    const struct value *value = value_find(map, key);
    return value && value->kind == VALUE_TEXT ? value->text : TEXT("");
}

static const struct value *list_of_key(const struct value *map, const char *key) {
    static const struct value nothing = {.kind = VALUE_LIST};
    const struct value *value = value_find(map, key);
    return value && value->kind == VALUE_LIST ? value : &nothing;
}

// ---- one answer ----

struct spelled {
    struct value raw, value, label, labels, missing, rows;
};

// A code as it is written: 5 is "5".
static bool written_code(struct arena *arena, const struct value *value, struct text *code) {
    struct builder written = {.arena = arena};
    if (value->kind == VALUE_NUMBER)
        builder_number(&written, value->number);
    *code = value->kind == VALUE_NUMBER ? builder_result(&written) : value->text;
    return value->kind == VALUE_NUMBER || value->kind == VALUE_TEXT;
}

static const struct value *find_option(const struct example_reader *reader,
                                       const struct value *question, const struct value *given) {
    const struct value *options = list_of_key(question, "options");
    struct text *codes = arena_new_array(reader->arena, options->list.count + 1, struct text);
    struct text code;
    if (!written_code(reader->arena, given, &code)) {
        complain(reader, NULL, text_of_key(question, "id"),
                 N_("%s: \"%.*s\" is not answered with a code"));
        return NULL;
    }
    for (size_t i = 0; i < options->list.count; i++) {
        written_code(reader->arena, value_find(&options->list.items[i], "code"), &codes[i]);
        if (text_equal(codes[i], code))
            return &options->list.items[i];
    }
    if (reader->diagnostics)
        report_error(reader->diagnostics, reader->position,
                     expected_nearest(reader->arena, code, codes, options->list.count),
                     "%s: \"%.*s\" cannot be \"%.*s\"", reader->name,
                     TEXT_ARGUMENTS(text_of_key(question, "id")), TEXT_ARGUMENTS(code));
    return NULL;
}

static void spell_single(const struct example_reader *reader, const struct value *question,
                         const struct value *given, struct spelled *answer) {
    const struct value *option = find_option(reader, question, given);
    if (!option)
        return;
    const struct value *score = value_find(option, "score");
    const struct value *reverse = value_find(question, "reverse");
    answer->raw = *value_find(option, "code");
    answer->label = *value_find(option, "label");
    answer->labels = value_list();
    value_append(reader->arena, &answer->labels, answer->label);
    answer->missing = *value_find(option, "missing");
    answer->value = *score;
    if (score->kind == VALUE_NUMBER && reverse->boolean)
        answer->value.number = value_find(question, "lowest")->number +
                               value_find(question, "highest")->number - score->number;
}

static void spell_multiple(const struct example_reader *reader, const struct value *question,
                           const struct value *given, struct spelled *answer) {
    if (given->kind != VALUE_LIST) {
        complain(reader, expected_format(reader->arena, "expected { code, code }, or {}"),
                 text_of_key(question, "id"), N_("%s: \"%.*s\" is not answered with a list"));
        return;
    }
    answer->raw = value_list();
    answer->labels = value_list();
    for (size_t i = 0; i < given->list.count; i++) {
        const struct value *option = find_option(reader, question, &given->list.items[i]);
        if (!option)
            continue;
        value_append(reader->arena, &answer->raw, *value_find(option, "code"));
        value_append(reader->arena, &answer->labels, *value_find(option, "label"));
        if (value_find(option, "missing")->kind != VALUE_NIL)
            answer->missing = *value_find(option, "missing");
    }
    if (answer->missing.kind == VALUE_NIL)
        answer->value = value_number((double)answer->raw.list.count);
}

static bool within(const struct value *question, double number) {
    const struct value *low = value_find(question, "minimum");
    const struct value *high = value_find(question, "maximum");
    return (low->kind != VALUE_NUMBER || number >= low->number) &&
           (high->kind != VALUE_NUMBER || number <= high->number);
}

static void spell_plain(const struct example_reader *reader, const struct value *question,
                        const struct value *given, struct spelled *answer) {
    bool number = text_is(text_of_key(question, "kind"), "number");
    bool others = text_is(text_of_key(question, "kind"), "others");
    if (others && given->kind != VALUE_LIST)
        complain(reader, expected_format(reader->arena, "expected { 1, 3 }, or {}"),
                 text_of_key(question, "id"), N_("%s: \"%.*s\" is not answered with a list"));
    else if (others) {
        answer->raw = *given;
        answer->value = value_number((double)given->list.count);
    } else if (number && given->kind != VALUE_NUMBER)
        complain(reader, NULL, text_of_key(question, "id"),
                 N_("%s: \"%.*s\" is not answered with a number"));
    else if (number && !within(question, given->number))
        complain(reader, NULL, text_of_key(question, "id"), N_("%s: \"%.*s\" is out of range"));
    else if (!number && given->kind != VALUE_TEXT)
        complain(reader, NULL, text_of_key(question, "id"),
                 N_("%s: \"%.*s\" is not answered with a text"));
    else
        answer->raw = answer->value = *given;
}

static struct value spell(const struct example_reader *reader, const struct value *question,
                          const struct value *given, const char *missing, bool fill);

static void spell_row(const struct example_reader *reader, const struct value *roster,
                      const struct value *given, bool fill, struct value *row) {
    const struct value *columns = list_of_key(roster, "columns");
    struct text *ids = arena_new_array(reader->arena, columns->list.count + 1, struct text);
    *row = value_map();
    for (size_t i = 0; i < columns->list.count; i++) {
        ids[i] = text_of_key(&columns->list.items[i], "id");
        value_set(reader->arena, row, ids[i],
                  spell(reader, &columns->list.items[i], value_find_text(given, ids[i]), "skipped",
                        fill));
    }
    for (size_t i = 0; given && given->kind == VALUE_MAP && i < given->map.count; i++)
        if (!value_find_text(row, given->map.entries[i].key))
            complain(reader,
                     expected_nearest(reader->arena, given->map.entries[i].key, ids,
                                      columns->list.count),
                     given->map.entries[i].key, N_("%s: \"%.*s\" is no column of this roster"));
}

// Numbers of other rows; `own` is that of the row they stand in, from 1.
static void spell_others(const struct example_reader *reader, const struct value *column,
                         size_t own, size_t rows, struct value *cell) {
    const struct value *raw = value_find(cell, "raw");
    value_set_string(reader->arena, cell, "row", value_number((double)own));
    for (size_t i = 0; raw->kind == VALUE_LIST && i < raw->list.count; i++) {
        const struct value *other = &raw->list.items[i];
        bool good = other->kind == VALUE_NUMBER && other->number >= 1 &&
                    other->number <= (double)rows && other->number != (double)own &&
                    other->number == floor(other->number);
        if (!good)
            complain(reader, NULL, text_of_key(column, "id"),
                     N_("%s: \"%.*s\" names a row that is not there, or its own"));
    }
}

static void spell_roster(const struct example_reader *reader, const struct value *question,
                         const struct value *given, bool fill, struct spelled *answer) {
    if (given->kind != VALUE_LIST) {
        complain(reader, expected_format(reader->arena, "expected { { column = code }, … }"),
                 text_of_key(question, "id"),
                 N_("%s: \"%.*s\" is not answered with a list of rows"));
        return;
    }
    const struct value *columns = list_of_key(question, "columns");
    answer->rows = value_list();
    for (size_t i = 0; i < given->list.count; i++) {
        struct value row;
        spell_row(reader, question, &given->list.items[i], fill, &row);
        for (size_t k = 0; k < columns->list.count; k++)
            if (text_is(text_of_key(&columns->list.items[k], "kind"), "others"))
                spell_others(reader, &columns->list.items[k], i + 1, given->list.count,
                             &row.map.entries[k].value);
        value_append(reader->arena, &answer->rows, row);
    }
    answer->value = value_number((double)given->list.count);
}

// ---- inventing ----

// An answer in the short form, as a specimen could have given it.
static struct value invent(const struct example_reader *reader, const struct value *question) {
    struct text kind = text_of_key(question, "kind");
    const struct value *options = list_of_key(question, "options");
    struct value list = value_list();
    for (size_t i = 0; i < options->list.count; i++) {
        const struct value *option = &options->list.items[i];
        if (value_find(option, "missing")->kind != VALUE_NIL)
            continue;
        if (!text_is(kind, "multiple"))
            return *value_find(option, "code");
        value_append(reader->arena, &list, *value_find(option, "code"));
        return list;
    }
    if (text_is(kind, "roster"))
        value_append(reader->arena, &list, value_map());
    if (text_is(kind, "roster") || text_is(kind, "multiple") || text_is(kind, "others"))
        return list;
    if (text_is(kind, "number")) {
        const struct value *low = value_find(question, "minimum");
        return value_number(low->kind == VALUE_NUMBER ? low->number : 1);
    }
    return value_string(text_is(kind, "date") ? "2026-01-01" : "…");
}

static const char *missing_word(const struct value *given) {
    for (int kind = 0; kind < KINDS_OF_MISSING; kind++)
        if (given && given->kind == VALUE_TEXT && text_is(given->text, kinds_of_missing[kind]))
            return kinds_of_missing[kind];
    return NULL;
}

// `missing` says why there is no answer if none was given.
static struct value spell(const struct example_reader *reader, const struct value *question,
                          const struct value *given, const char *missing, bool fill) {
    struct text kind = text_of_key(question, "kind");
    struct value map = value_map(), invented;
    struct spelled answer = {0};
    bool answered = given && given->kind != VALUE_NIL && !missing_word(given);
    if (!answered && fill) {
        invented = invent(reader, question);
        given = &invented;
        answered = true;
    }
    if (!answered)
        answer.missing = value_string(missing_word(given) ? missing_word(given) : missing);
    else if (text_is(kind, "single"))
        spell_single(reader, question, given, &answer);
    else if (text_is(kind, "multiple"))
        spell_multiple(reader, question, given, &answer);
    else if (text_is(kind, "roster"))
        spell_roster(reader, question, given, fill, &answer);
    else
        spell_plain(reader, question, given, &answer);
    value_set_string(reader->arena, &map, "raw", answer.raw);
    value_set_string(reader->arena, &map, "value", answer.value);
    value_set_string(reader->arena, &map, "label", answer.label);
    value_set_string(reader->arena, &map, "labels", answer.labels);
    value_set_string(reader->arena, &map, "missing", answer.missing);
    value_set_string(reader->arena, &map, "reversed", *value_find(question, "reverse"));
    value_set_string(reader->arena, &map, "rows", answer.rows);
    return map;
}

struct value example_answer(const struct example_reader *reader, const struct value *question,
                            const struct value *short_form) {
    return spell(reader, question, short_form, "skipped", !short_form);
}

// ---- all answers ----

static bool same_code(struct arena *arena, const struct value *a, const struct value *b) {
    struct text first, second;
    return written_code(arena, a, &first) && written_code(arena, b, &second) &&
           text_equal(first, second);
}

// Whether the answer to an earlier question meets a condition of `ask_if`.
static bool holds(const struct example_reader *reader, const struct value *condition,
                  const struct value *answers) {
    const struct value *codes = list_of_key(condition, "codes");
    const struct value *answer = value_find_text(answers, text_of_key(condition, "question"));
    const struct value *raw = value_find(answer, "raw");
    bool several = raw && raw->kind == VALUE_LIST;
    size_t count = several ? raw->list.count : raw ? 1 : 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < codes->list.count; j++)
            if (same_code(reader->arena, several ? &raw->list.items[i] : raw,
                          &codes->list.items[j]))
                return true;
    return false;
}

static bool is_asked(const struct example_reader *reader, const struct value *question,
                     const struct value *answers) {
    const struct value *conditions = list_of_key(question, "ask_if");
    for (size_t i = 0; i < conditions->list.count; i++)
        if (!holds(reader, &conditions->list.items[i], answers))
            return false;
    return true;
}

static void answer_question(const struct example_reader *reader, const struct value *question,
                            const struct value *short_form, bool asked, bool fill,
                            struct value *answers) {
    struct text id = text_of_key(question, "id");
    const struct value *given = value_find_text(short_form, id);
    value_set(reader->arena, answers, id,
              spell(reader, question, given, asked ? "skipped" : "not_asked", fill));
}

static void check_names(const struct example_reader *reader, const struct value *short_form,
                        const struct value *answers) {
    size_t count;
    struct text *names = view_names(answers, reader->arena, &count);
    for (size_t i = 0; short_form && short_form->kind == VALUE_MAP && i < short_form->map.count;
         i++) {
        struct text name = short_form->map.entries[i].key;
        if (!value_find_text(answers, name))
            complain(reader, expected_nearest(reader->arena, name, names, count), name,
                     N_("%s: \"%.*s\" is no question of the survey"));
    }
}

struct value example_answers(const struct example_reader *reader, const struct value *short_form,
                             bool fill) {
    const struct value *questions = value_find(reader->survey, "questions");
    struct value answers = value_map();
    for (size_t i = 0; questions && i < questions->map.count; i++) {
        const struct value *question = &questions->map.entries[i].value;
        bool asked = is_asked(reader, question, &answers);
        const struct value *rows = list_of_key(question, "rows");
        if (value_find_text(&answers, questions->map.entries[i].key))
            continue; // the row of a matrix, which was answered with it
        if (text_is(text_of_key(question, "kind"), "matrix"))
            for (size_t row = 0; row < rows->list.count; row++)
                answer_question(reader, &rows->list.items[row], short_form, asked, fill, &answers);
        else
            answer_question(reader, question, short_form, asked, fill, &answers);
    }
    check_names(reader, short_form, &answers);
    return answers;
}
