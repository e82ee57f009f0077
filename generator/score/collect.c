// SPDX-License-Identifier: GPL-3.0-or-later
// People, one at a time, into columns of numbers: what statistics need of them and nothing more.
// A thousand people with sixty questions are half a megabyte of columns; as trees of values they
// would be two hundred.
#include "score/group.h"

#include <math.h>

// ---- columns of scores ----

static void column_grow(struct arena *arena, struct column *column, size_t people) {
    if (column->numbers && column->yes && column->no && people <= column->capacity)
        return;
    size_t before = column->capacity, capacity = before * 2 > people ? before * 2 : people;
    capacity = capacity < 32 ? 32 : capacity;
    column->numbers =
        arena_grow(arena, column->numbers, before * sizeof(double), capacity * sizeof(double));
    column->yes = arena_grow(arena, column->yes, before, capacity);
    column->no = arena_grow(arena, column->no, before, capacity);
    for (size_t i = before; i < capacity; i++)
        column->numbers[i] = NAN;
    column->capacity = capacity;
}

void column_complete(struct arena *arena, struct column *column, size_t people) {
    column_grow(arena, column, people);
    for (size_t i = 0; i < column->part_count; i++)
        column_complete(arena, &column->parts[i], people);
}

const struct column *column_part(const struct column *column, struct text name) {
    for (size_t i = 0; column && i < column->part_count; i++)
        if (text_equal(column->parts[i].name, name))
            return &column->parts[i];
    return NULL;
}

static struct column *column_make_part(struct arena *arena, struct column *column,
                                       struct text name) {
    for (size_t i = 0; i < column->part_count; i++)
        if (text_equal(column->parts[i].name, name))
            return &column->parts[i];
    struct column *part =
        &arena_push(arena, column->parts, column->part_count, column->part_capacity);
    *part = (struct column){.name = text_copy(arena, name)};
    return part;
}

static void column_add(struct arena *arena, struct column *column, size_t person,
                       const struct value *value) {
    column->seen[value->kind] = true;
    if (value->kind == VALUE_MAP) {
        for (size_t i = 0; i < value->map.count; i++) {
            const struct entry *entry = &value->map.entries[i];
            column_add(arena, column_make_part(arena, column, entry->key), person, &entry->value);
        }
    } else if (value->kind == VALUE_NUMBER) {
        column_grow(arena, column, person + 1);
        column->numbers[person] = value->number;
    } else if (value->kind == VALUE_BOOLEAN) {
        column_grow(arena, column, person + 1);
        column->yes[person] = value->boolean;
        column->no[person] = !value->boolean;
    }
}

// ---- answers ----

static enum missing kind_of(const struct value *missing) {
    for (enum missing kind = MISSING_SKIPPED; kind <= MISSING_NOT_ASKED; kind++)
        if (text_is(missing->text, missing_name(kind)))
            return kind;
    return MISSING_SKIPPED;
}

static bool is_code(const struct option *option, const struct value *raw) {
    if (raw->kind == VALUE_NUMBER)
        return option->code_is_number && !(option->code_number < raw->number) &&
               !(option->code_number > raw->number);
    return raw->kind == VALUE_TEXT && text_equal(option->code, raw->text);
}

static void count_raw(struct counted *counted, const struct value *raw) {
    const struct scale *scale = counted->question->scale;
    for (size_t i = 0; scale && i < scale->option_count; i++)
        counted->options[i] += is_code(&scale->options[i], raw);
}

static void counted_grow(struct arena *arena, struct counted *counted) {
    size_t before = counted->capacity, capacity = before ? before * 2 : 32;
    counted->values =
        arena_grow(arena, counted->values, before * sizeof(double), capacity * sizeof(double));
    counted->kinds = arena_grow(arena, counted->kinds, before, capacity);
    counted->capacity = capacity;
}

static void count_answer(struct arena *arena, struct counted *counted, const struct value *answer) {
    const struct value *missing = value_find(answer, "missing");
    const struct value *raw = value_find(answer, "raw"), *value = value_find(answer, "value");
    if (counted->filled == counted->capacity)
        counted_grow(arena, counted);
    size_t person = counted->filled++;
    counted->values[person] = NAN;
    if (!answer || (missing && missing->kind == VALUE_TEXT)) {
        enum missing kind = answer ? kind_of(missing) : MISSING_SKIPPED;
        counted->kinds[person] = (unsigned char)kind;
        counted->missing[kind - MISSING_SKIPPED]++;
        counted->missing_total++;
        return;
    }
    if (value && value->kind == VALUE_NUMBER)
        counted->values[person] = value->number;
    counted->answered++;
    if (raw && raw->kind == VALUE_LIST)
        for (size_t i = 0; i < raw->list.count; i++)
            count_raw(counted, &raw->list.items[i]);
    else if (raw)
        count_raw(counted, raw);
}

// ---- people ----

struct people people_begin(struct arena *arena, const struct survey *survey) {
    struct people people = {.survey = survey};
    people.questions = arena_new_array(arena, survey->answered_count, struct counted);
    for (size_t i = 0; i < survey->answered_count; i++) {
        const struct question *question = survey->answered[i];
        people.questions[i].question = question;
        people.questions[i].options =
            arena_new_array(arena, question->scale ? question->scale->option_count : 0, size_t);
    }
    return people;
}

static struct wave *wave_of(struct arena *arena, struct people *people, double number) {
    for (size_t i = 0; i < people->wave_count; i++)
        if (!(people->waves[i].number < number) && !(people->waves[i].number > number))
            return &people->waves[i];
    struct wave *wave =
        &arena_push(arena, people->waves, people->wave_count, people->wave_capacity);
    *wave = (struct wave){.number = number};
    return wave;
}

static void add_wave(struct arena *arena, struct people *people, const struct value *result) {
    const struct value *number = value_find(result, "wave"), there = value_boolean(true);
    const struct value *scores = value_find(result, "scores");
    if (!number || number->kind != VALUE_NUMBER)
        return;
    struct wave *wave = wave_of(arena, people, number->number);
    column_add(arena, &wave->there, people->count, &there);
    if (scores)
        column_add(arena, &wave->scores, people->count, scores);
}

void people_add(struct arena *arena, struct people *people, const struct value *result) {
    const struct value *scores = value_find(result, "scores");
    const struct value *answers = value_find(result, "answers");
    const struct value *waves = value_find(result, "waves");
    if (scores)
        column_add(arena, &people->scores, people->count, scores);
    for (size_t i = 0; waves && waves->kind == VALUE_LIST && i < waves->list.count; i++)
        add_wave(arena, people, &waves->list.items[i]);
    for (size_t i = 0; i < people->survey->answered_count; i++)
        count_answer(arena, &people->questions[i],
                     value_find_text(answers, people->survey->answered[i]->id));
    people->count++;
}
