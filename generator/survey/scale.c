// SPDX-License-Identifier: GPL-3.0-or-later
// Scales and options: what can be answered, and what each answer counts for.
#include "survey/reader.h"

static const char *const missing_names[] = {NULL, "skipped", "dont_know", "not_applicable",
                                            "not_asked"};

const char *missing_name(enum missing missing) {
    return missing_names[missing];
}

enum missing missing_of(struct text word) {
    for (unsigned i = MISSING_SKIPPED; i <= MISSING_NOT_ASKED; i++)
        if (text_is(word, missing_names[i]))
            return (enum missing)i;
    return MISSING_NONE;
}

bool read_code(struct arena *arena, const struct value *value, struct text *code) {
    if (value->kind == VALUE_NUMBER) {
        // 1 and 1.0 are the same answer.
        struct builder builder = {.arena = arena};
        builder_number(&builder, value->number);
        *code = builder_result(&builder);
        return true;
    }
    *code = value->text;
    return value->kind == VALUE_TEXT && schema_fits(SCHEMA_NAME, value->text);
}

struct value option_code(const struct option *option) {
    return option->code_is_number ? value_number(option->code_number) : value_text(option->code);
}

const struct option *scale_option(const struct scale *scale, struct text code) {
    for (size_t i = 0; i < scale->option_count; i++)
        if (text_equal(scale->options[i].code, code))
            return &scale->options[i];
    return NULL;
}

struct text *scale_codes(struct arena *arena, const struct scale *scale, bool words,
                         size_t *count) {
    struct text *codes =
        arena_new_array(arena, scale->option_count + MISSING_NOT_ASKED, struct text);
    *count = 0;
    for (size_t i = 0; i < scale->option_count; i++)
        codes[(*count)++] = scale->options[i].code;
    for (unsigned i = MISSING_SKIPPED; words && i <= MISSING_NOT_ASKED; i++)
        codes[(*count)++] = text_of(missing_names[i]);
    return codes;
}

// ---- options ----

struct option_form {
    struct option option;
    const struct value *code;
    unsigned missing; // a place in the words below
};

#define NOT_MISSING 3
static const char *const missing_words[] = {"skipped", "dont_know", "not_applicable", NULL};
static const enum missing missing_of_word[] = {MISSING_SKIPPED, MISSING_DONT_KNOW,
                                               MISSING_NOT_APPLICABLE, MISSING_NONE};

static const struct schema_key option_keys[] = {
    SCHEMA_KEY("code", SCHEMA_ANY, struct option_form, code, .required = true),
    SCHEMA_KEY("label", SCHEMA_WORDING, struct option_form, option.label, .required = true),
    SCHEMA_KEY("score", SCHEMA_NUMBER, struct option_form, option.score),
    SCHEMA_KEY("missing", SCHEMA_CHOICE, struct option_form, missing, .words = missing_words),
};

static void read_option_code(struct survey_reader *reader, struct option_form *form) {
    const struct value *code = form->code;
    if (!read_code(reader->arena, code, &form->option.code)) {
        struct text written = TEXT("");
        schema_written(reader->arena, code, &written);
        report_error(reader->diagnostics, code->position,
                     expected_format(reader->arena,
                                     "expected a number, or letters A-Z, digits, \"_\" and \"-\""),
                     "\"%.*s\" cannot be a code", TEXT_ARGUMENTS(written));
    } else if (missing_of(form->option.code)) {
        report_error(reader->diagnostics, code->position,
                     expected_format(reader->arena, "expected another code, with \"missing: %.*s\"",
                                     TEXT_ARGUMENTS(form->option.code)),
                     "\"%.*s\" says that there is no answer and cannot be a code",
                     TEXT_ARGUMENTS(form->option.code));
    }
}

static void read_option(struct survey_reader *reader, const struct value *map,
                        struct option *option) {
    struct option_form form = {.missing = NOT_MISSING};
    const struct value *score = value_find(map, "score");
    schema_read(&reader->schema, map, SCHEMA_TABLE(option_keys), &form);
    if (form.code)
        read_option_code(reader, &form);
    if (form.code && form.code->kind == VALUE_NUMBER) {
        form.option.code_is_number = true;
        form.option.code_number = form.code->number;
    }
    form.option.missing = missing_of_word[form.missing];
    form.option.has_score = score && !form.option.missing;
    if (score && form.option.missing)
        report_error(reader->diagnostics, score->position,
                     expected_format(reader->arena, "leave out \"score\" or \"missing\""),
                     "an option that counts as missing has no score");
    if (!form.option.has_score && !form.option.missing && form.option.code_is_number) {
        form.option.has_score = true;
        form.option.score = form.option.code_number;
    }
    *option = form.option;
}

// Appends the options of a list behind those that are there.
static void read_options(struct survey_reader *reader, const struct value *list,
                         struct scale *scale) {
    size_t before = scale->option_count;
    scale->options = arena_grow(reader->arena, scale->options, before * sizeof *scale->options,
                                (before + list->list.count) * sizeof *scale->options);
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *map = &list->list.items[i];
        struct option option;
        read_option(reader, map, &option);
        const struct value *code = value_find(map, "code");
        if (option.code.length && scale_option(scale, option.code))
            report_error(reader->diagnostics, code->position,
                         expected_format(reader->arena, "expected each code once"),
                         "code \"%.*s\" stands in this scale twice", TEXT_ARGUMENTS(option.code));
        scale->options[scale->option_count++] = option;
    }
    if (scale->option_count == 0)
        report_error(reader->diagnostics, list->position,
                     expected_format(reader->arena, "expected at least one"),
                     "there are no options");
}

static void find_range(struct scale *scale) {
    bool found = false;
    for (size_t i = 0; i < scale->option_count; i++) {
        const struct option *option = &scale->options[i];
        if (!option->has_score)
            continue;
        if (!found || option->score < scale->minimum)
            scale->minimum = option->score;
        if (!found || option->score > scale->maximum)
            scale->maximum = option->score;
        found = true;
    }
}

// ---- scales ----

struct scale_form {
    const struct value *options;
    bool faces;
};

void read_scales(struct survey_reader *reader, const struct value *map) {
    struct survey *survey = reader->survey;
    size_t count = map ? map->map.count : 0;
    survey->scales = arena_new_array(reader->arena, count, struct scale);
    reader->scale_used = arena_new_array(reader->arena, count, bool);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &map->map.entries[i];
        struct scale *scale = &survey->scales[survey->scale_count++];
        static const struct schema_key keys[] = {
            {.name = "options",
             .kind = SCHEMA_LIST,
             .offset = offsetof(struct scale_form, options),
             .required = true,
             .example = "[{code: 1, label: Ja}, {code: 2, label: Nee}]"},
            SCHEMA_KEY("faces", SCHEMA_BOOLEAN, struct scale_form, faces),
        };
        struct scale_form form = {0};
        scale->id = entry->key;
        if (!schema_fits(SCHEMA_NAME, entry->key)) {
            struct value key = value_text(entry->key);
            key.position = entry->key_position;
            schema_wrong(&reader->schema, &key, "scales", SCHEMA_NAME);
        }
        schema_read(&reader->schema, &entry->value, SCHEMA_TABLE(keys), &form);
        scale->faces = form.faces;
        if (form.options)
            read_options(reader, form.options, scale);
        find_range(scale);
    }
}

static const struct scale *find_scale(struct survey_reader *reader, const struct value *name) {
    const struct survey *survey = reader->survey;
    struct text *ids = arena_new_array(reader->arena, survey->scale_count, struct text);
    struct text id = TEXT("");
    schema_written(reader->arena, name, &id);
    for (size_t i = 0; i < survey->scale_count; i++) {
        if (text_equal(survey->scales[i].id, id)) {
            reader->scale_used[i] = true;
            return &survey->scales[i];
        }
        ids[i] = survey->scales[i].id;
    }
    report_error(reader->diagnostics, name->position,
                 expected_nearest(reader->arena, id, ids, survey->scale_count),
                 "unknown scale \"%.*s\"", TEXT_ARGUMENTS(id));
    return NULL;
}

const struct scale *read_scale_of(struct survey_reader *reader, const struct question *question,
                                  const struct value *name, const struct value *options) {
    const struct scale *shared = name ? find_scale(reader, name) : NULL;
    if (!options)
        return shared;
    struct scale *own = arena_new(reader->arena, struct scale);
    own->id = question->id;
    if (shared) {
        own->options = arena_new_array(reader->arena, shared->option_count, struct option);
        for (size_t i = 0; i < shared->option_count; i++)
            own->options[i] = shared->options[i];
        own->option_count = shared->option_count;
        own->faces = shared->faces;
    }
    read_options(reader, options, own);
    find_range(own);
    return own;
}
