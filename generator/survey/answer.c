// SPDX-License-Identifier: GPL-3.0-or-later
// One answer held against its question: codes of the scale, numbers in range, dates that exist.
#include "survey/answer.h"

#include "survey/reader.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void report_wrong(const struct schema *schema, const struct question *question,
                         const struct value *value, const char *expected) {
    struct text written;
    if (value->kind == VALUE_NIL)
        report_error(schema->diagnostics, value->position,
                     expected_format(schema->arena, "leave the key out, or write skipped"),
                     "\"%.*s\" has no answer", TEXT_ARGUMENTS(question->id));
    else if (schema_written(schema->arena, value, &written))
        report_error(schema->diagnostics, value->position, expected, "\"%.*s\" cannot be \"%.*s\"",
                     TEXT_ARGUMENTS(question->id), TEXT_ARGUMENTS(written));
    else
        report_error(schema->diagnostics, value->position, expected,
                     value->kind == VALUE_LIST ? N_("\"%.*s\" cannot be a list")
                                               : N_("\"%.*s\" cannot be a map"),
                     TEXT_ARGUMENTS(question->id));
}

// ---- options ----

/* On paper the answers of a roster are numbers from 1, unless a code is a number itself: then the
 * codes are printed. Who types the paper in may write what stands there. */
static const struct option *numbered_option(const struct scale *scale, struct text code) {
    const struct option *found = NULL;
    for (size_t i = 0; i < scale->option_count; i++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", i + 1);
        if (scale->options[i].code_is_number)
            return NULL;
        if (text_is(code, number))
            found = &scale->options[i];
    }
    return found;
}

static const struct option *read_choice(const struct schema *schema,
                                        const struct question *question,
                                        const struct value *value) {
    struct text code = TEXT("");
    const struct option *option = NULL;
    if (read_code(schema->arena, value, &code))
        option = scale_option(question->scale, code);
    if (!option && question->in_roster)
        option = numbered_option(question->scale, code);
    if (option)
        return option;
    size_t count;
    struct text *codes = scale_codes(schema->arena, question->scale, true, &count);
    if (code.length == 0)
        schema_written(schema->arena, value, &code);
    const char *expected =
        missing_of(code)
            ? expected_format(schema->arena, "without quotes it says that there is no answer")
            : expected_nearest(schema->arena, code, codes, count);
    report_wrong(schema, question, value, expected);
    return NULL;
}

static void read_single(const struct schema *schema, const struct value *value,
                        struct answer *answer) {
    answer->option = read_choice(schema, answer->question, value);
    if (answer->option)
        answer->missing = answer->option->missing;
}

static bool chosen_before(const struct answer *answer, const struct option *option) {
    for (size_t i = 0; i < answer->option_count; i++)
        if (answer->options[i] == option)
            return true;
    return false;
}

static void read_multiple(const struct schema *schema, const struct value *value,
                          struct answer *answer) {
    const struct question *question = answer->question;
    if (value->kind != VALUE_LIST) {
        report_wrong(schema, question, value,
                     expected_format(schema->arena, "expected a list: [code, code], or []"));
        return;
    }
    answer->options = arena_new_array(schema->arena, value->list.count, const struct option *);
    for (size_t i = 0; i < value->list.count; i++) {
        const struct value *item = &value->list.items[i];
        const struct option *option = read_choice(schema, question, item);
        if (!option)
            continue;
        if (chosen_before(answer, option))
            report_error(schema->diagnostics, item->position,
                         expected_format(schema->arena, "expected each code once"),
                         "\"%.*s\" is chosen twice", TEXT_ARGUMENTS(option->code));
        else if (option->missing && value->list.count > 1)
            report_error(schema->diagnostics, item->position,
                         expected_format(schema->arena, "expected it alone"),
                         "\"%.*s\" does not go with other answers", TEXT_ARGUMENTS(option->code));
        if (option->missing)
            answer->missing = option->missing;
        answer->options[answer->option_count++] = option;
    }
}

// ---- numbers, text, dates ----

static const char *expected_number(struct arena *arena, double low, double high) {
    if (isfinite(low) && isfinite(high))
        return expected_format(arena, "expected a number from %g to %g", low, high);
    if (isfinite(low))
        return expected_format(arena, "expected a number from %g", low);
    if (isfinite(high))
        return expected_format(arena, "expected a number up to %g", high);
    return expected_format(arena, "expected a number");
}

static void read_number(const struct schema *schema, const struct value *value,
                        struct answer *answer) {
    double low = answer->question->minimum, high = answer->question->maximum;
    if (value->kind != VALUE_NUMBER || !isfinite(value->number) || value->number < low ||
        value->number > high)
        report_wrong(schema, answer->question, value, expected_number(schema->arena, low, high));
    else
        answer->number = value->number;
}

// The answer's own copy of what is written: the tree of YAML does not stay.
static bool read_written(const struct schema *schema, const struct value *value,
                         struct answer *answer) {
    if (!schema_written(schema->arena, value, &answer->text))
        return false;
    answer->text = text_copy(schema->arena, answer->text);
    return true;
}

// Behind a blank and # YAML reads a remark: of an answer without quotes the rest would be lost
// unseen.
static void warn_of_remark(const struct schema *schema, const struct value *value) {
    const struct source *source = value->position.source;
    size_t at = value->position.end;
    if (!source || value->kind != VALUE_TEXT || value->position.end <= value->position.start ||
        strchr("\"'|>", source->content.bytes[value->position.start]))
        return;
    while (at < source->content.length && strchr(" \t", source->content.bytes[at]))
        at++;
    struct position remark = {source, (uint32_t)at, (uint32_t)at + 1, false};
    if (at < source->content.length && source->content.bytes[at] == '#' && at > value->position.end)
        report_warning(schema->diagnostics, remark,
                       "put the whole answer in quotes, or the remark on a line of its own",
                       "what stands behind # is no part of the answer");
}

static void read_text(const struct schema *schema, const struct value *value,
                      struct answer *answer) {
    if (!read_written(schema, value, answer))
        report_wrong(schema, answer->question, value,
                     expected_format(schema->arena, "expected a text"));
    else if (text_has_controls(answer->text))
        report_error(schema->diagnostics, value->position, "remove the invisible character",
                     "this text has a control character in it");
    else
        warn_of_remark(schema, value);
}

static const char *expected_date(const struct schema *schema, struct text written) {
    const char *meant = schema_meant_date(schema->arena, written);
    return meant ? meant
                 : expected_format(schema->arena, "expected a day that exists, such as 2026-09-14");
}

static void read_date(const struct schema *schema, const struct value *value,
                      struct answer *answer) {
    if (!read_written(schema, value, answer) || !schema_fits(SCHEMA_DATE, answer->text))
        report_wrong(schema, answer->question, value, expected_date(schema, answer->text));
}

// ---- numbers of other rows ----

static bool is_row(const struct value *item, size_t rows) {
    return item->kind == VALUE_NUMBER && item->number >= 1 && item->number <= (double)rows &&
           item->number == floor(item->number);
}

static bool named_before(const struct answer *answer, double row) {
    for (size_t i = 0; i < answer->other_count; i++)
        if ((double)answer->others[i] == row)
            return true;
    return false;
}

static const char *expected_row(struct arena *arena, const struct value *item, size_t own,
                                size_t rows) {
    if (item->kind == VALUE_NUMBER && item->number == (double)own)
        return expected_format(arena, "it stands in row %zu itself: expected numbers of others",
                               own);
    if (rows < 2)
        return expected_format(arena, "expected []: there are no other rows");
    return expected_format(arena, "expected the number of another row, from 1 to %zu", rows);
}

// `own` is the number of the row that this stands in.
static void read_others(const struct schema *schema, const struct value *value, size_t own,
                        size_t rows, struct answer *answer) {
    const struct question *question = answer->question;
    if (value->kind != VALUE_LIST) {
        report_wrong(schema, question, value,
                     expected_format(schema->arena,
                                     "expected a list of numbers of other rows: [1, 3], or []"));
        return;
    }
    answer->others = arena_new_array(schema->arena, value->list.count, uint32_t);
    for (size_t i = 0; i < value->list.count; i++) {
        const struct value *item = &value->list.items[i];
        if (!is_row(item, rows) || item->number == (double)own)
            report_wrong(schema, question, item, expected_row(schema->arena, item, own, rows));
        else if (named_before(answer, item->number))
            report_error(schema->diagnostics, item->position,
                         expected_format(schema->arena, "expected each row once"),
                         "row %.0f is named twice", item->number);
        else
            answer->others[answer->other_count++] = (uint32_t)item->number;
    }
}

// ---- rosters ----

static const struct question *find_column(const struct question *roster, struct text id) {
    for (size_t i = 0; i < roster->part_count; i++)
        if (text_equal(roster->parts[i].id, id))
            return &roster->parts[i];
    return NULL;
}

static void report_unknown_column(const struct schema *schema, const struct question *roster,
                                  const struct entry *entry) {
    struct text *ids = arena_new_array(schema->arena, roster->part_count, struct text);
    for (size_t i = 0; i < roster->part_count; i++)
        ids[i] = roster->parts[i].id;
    report_error(schema->diagnostics, entry->key_position,
                 expected_nearest(schema->arena, entry->key, ids, roster->part_count),
                 "\"%.*s\" has no column \"%.*s\"", TEXT_ARGUMENTS(roster->id),
                 TEXT_ARGUMENTS(entry->key));
}

static void read_row(const struct schema *schema, const struct question *roster,
                     const struct value *map, size_t own, size_t rows, struct answer *cells) {
    for (size_t i = 0; i < roster->part_count; i++)
        cells[i] = (struct answer){.question = &roster->parts[i], .missing = MISSING_SKIPPED};
    if (map->kind != VALUE_MAP) {
        report_error(schema->diagnostics, map->position,
                     expected_format(schema->arena, "expected a map {%.*s: …}",
                                     TEXT_ARGUMENTS(roster->parts[0].id)),
                     "a row of \"%.*s\" is no map", TEXT_ARGUMENTS(roster->id));
        return;
    }
    for (size_t i = 0; i < map->map.count; i++) {
        const struct entry *entry = &map->map.entries[i];
        const struct question *column = find_column(roster, entry->key);
        if (!column) {
            report_unknown_column(schema, roster, entry);
            continue;
        }
        struct answer *cell = &cells[column->answer_index];
        read_answer(schema, column, &entry->value, cell);
        if (column->kind == QUESTION_OTHERS && !cell->missing)
            read_others(schema, &entry->value, own, rows, cell);
    }
}

static void read_roster(const struct schema *schema, const struct value *value,
                        struct answer *answer) {
    const struct question *roster = answer->question;
    if (value->kind != VALUE_LIST) {
        report_wrong(schema, roster, value,
                     expected_format(schema->arena, "expected a list with one map per row, or []"));
        return;
    }
    if (value->list.count > roster->maximum_rows)
        report_error(schema->diagnostics, value->list.items[roster->maximum_rows].position,
                     expected_format(schema->arena, "expected at most %u", roster->maximum_rows),
                     "\"%.*s\" has %zu rows", TEXT_ARGUMENTS(roster->id), value->list.count);
    answer->row_count = value->list.count;
    answer->cells =
        arena_new_array(schema->arena, answer->row_count * roster->part_count, struct answer);
    for (size_t i = 0; i < answer->row_count; i++)
        read_row(schema, roster, &value->list.items[i], i + 1, answer->row_count,
                 answer->cells + i * roster->part_count);
}

// ---- any ----

void read_answer(const struct schema *schema, const struct question *question,
                 const struct value *value, struct answer *answer) {
    *answer = (struct answer){.question = question, .position = value->position};
    if (value->kind == VALUE_TEXT && !value->quoted)
        answer->missing = missing_of(value->text);
    if (answer->missing)
        return;
    switch (question->kind) {
    case QUESTION_SINGLE:
        read_single(schema, value, answer);
        break;
    case QUESTION_MULTIPLE:
        read_multiple(schema, value, answer);
        break;
    case QUESTION_NUMBER:
        read_number(schema, value, answer);
        break;
    case QUESTION_TEXT:
        read_text(schema, value, answer);
        break;
    case QUESTION_DATE:
        read_date(schema, value, answer);
        break;
    case QUESTION_ROSTER:
        read_roster(schema, value, answer);
        break;
    case QUESTION_OTHERS:
        break; // read by its row, which knows the others
    case QUESTION_MATRIX:
        break; // its rows are answered
    }
}
