// SPDX-License-Identifier: GPL-3.0-or-later
// A survey as a whole: its own texts, domains, sections and sub-scales.
#include "base/yaml.h"
#include "survey/reader.h"

#define DURATION_LIMIT 600 // minutes

// ---- names ----

void report_double(struct diagnostics *diagnostics, const char *format, struct text name,
                   struct position position, struct position first) {
    report_error(diagnostics, position, NULL, format, TEXT_ARGUMENTS(name));
    report_note(diagnostics, first, NULL, "the first stands here");
}

struct text *question_ids(struct arena *arena, const struct survey *survey, bool matrices,
                          size_t *count) {
    size_t room = survey->answered_count;
    for (size_t i = 0; i < survey->section_count; i++)
        room += survey->sections[i].question_count;
    struct text *ids = arena_new_array(arena, room, struct text);
    *count = 0;
    for (size_t i = 0; i < survey->answered_count; i++)
        ids[(*count)++] = survey->answered[i]->id;
    for (size_t i = 0; matrices && i < survey->section_count; i++)
        for (size_t q = 0; q < survey->sections[i].question_count; q++)
            if (survey->sections[i].questions[q].kind == QUESTION_MATRIX)
                ids[(*count)++] = survey->sections[i].questions[q].id;
    return ids;
}

const struct question *survey_question(const struct survey *survey, struct text id) {
    return index_find(survey->index, id);
}

// A key of a map with free keys that has to be an identifier.
static void check_key(struct survey_reader *reader, const struct entry *entry, const char *name) {
    struct value key = value_text(entry->key);
    key.position = entry->key_position;
    if (!schema_fits(SCHEMA_IDENTIFIER, entry->key))
        schema_wrong(&reader->schema, &key, name, SCHEMA_IDENTIFIER);
}

// ---- sections and domains ----

static void read_domains(struct survey_reader *reader, const struct value *map) {
    struct survey *survey = reader->survey;
    size_t count = map ? map->map.count : 0;
    survey->domains = arena_new_array(reader->arena, count, struct domain);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &map->map.entries[i];
        struct domain *domain = &survey->domains[survey->domain_count++];
        check_key(reader, entry, "domains");
        domain->id = entry->key;
        schema_text(&reader->schema, &entry->value, "domains", SCHEMA_WORDING, &domain->title);
    }
}

struct section_form {
    struct section section;
    const struct value *questions;
};

static const struct schema_key section_keys[] = {
    SCHEMA_KEY("id", SCHEMA_NAME, struct section_form, section.id, .required = true),
    SCHEMA_KEY("title", SCHEMA_WORDING, struct section_form, section.title),
    SCHEMA_KEY("introduction", SCHEMA_WORDING, struct section_form, section.introduction),
    SCHEMA_KEY("questions", SCHEMA_LIST, struct section_form, questions,
               .example = "[{id: H1, text: Wie helpt?, type: text}]", .required = true),
};

static void read_sections(struct survey_reader *reader, const struct value *list) {
    struct survey *survey = reader->survey;
    struct index *known = index_create(reader->arena);
    survey->sections = arena_new_array(reader->arena, list->list.count, struct section);
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *map = &list->list.items[i];
        struct section_form form = {0};
        schema_read(&reader->schema, map, SCHEMA_TABLE(section_keys), &form);
        if (form.section.id.length) {
            const struct value *id = value_find(map, "id");
            const struct value *first = index_add(known, form.section.id, id);
            if (first)
                report_double(reader->diagnostics, N_("a second section \"%.*s\""), form.section.id,
                              id->position, first->position);
        }
        struct section *section = &survey->sections[survey->section_count++];
        *section = form.section;
        if (form.questions)
            read_questions(reader, form.questions, section);
    }
    if (list->list.count == 0)
        report_error(reader->diagnostics, list->position,
                     expected_format(reader->arena, "expected at least one"),
                     "a survey needs sections");
}

// ---- sub-scales ----

struct rule_form {
    uint32_t at_least;
    double share;
};

static void read_rule(struct survey_reader *reader, const struct value *value,
                      struct subscale *subscale) {
    if (subscale->item_count == 0 || (value->kind == VALUE_TEXT && text_is(value->text, "all")))
        return; // without items something else is wrong, and said
    if (value->kind != VALUE_MAP || value->map.count != 1) {
        report_error(reader->diagnostics, value->position,
                     expected_format(reader->arena, "expected all, {at_least: 4} or {share: 0.5}"),
                     "\"missing\" is no rule");
        return;
    }
    const struct schema_key keys[] = {
        SCHEMA_KEY("at_least", SCHEMA_WHOLE, struct rule_form, at_least, .minimum = 1,
                   .maximum = (double)subscale->item_count),
        SCHEMA_KEY("share", SCHEMA_NUMBER, struct rule_form, share, .minimum = 0.01, .maximum = 1),
    };
    struct rule_form form = {0};
    if (!schema_read(&reader->schema, value, SCHEMA_TABLE(keys), &form))
        return;
    subscale->rule = form.at_least ? RULE_AT_LEAST : RULE_SHARE;
    subscale->threshold = form.at_least ? form.at_least : form.share;
}

static bool can_be_calculated(const struct question *question) {
    if (question->kind == QUESTION_NUMBER)
        return true;
    for (size_t i = 0; question->scale && i < question->scale->option_count; i++)
        if (question->scale->options[i].has_score)
            return question->kind == QUESTION_SINGLE;
    return false;
}

static void read_item(struct survey_reader *reader, const struct value *value,
                      struct subscale *subscale) {
    struct text id;
    if (!schema_text(&reader->schema, value, "items", SCHEMA_IDENTIFIER, &id))
        return;
    const struct question *question = index_find(reader->index, id);
    if (!question) {
        size_t count;
        struct text *ids = question_ids(reader->arena, reader->survey, false, &count);
        report_error(reader->diagnostics, value->position,
                     expected_nearest(reader->arena, id, ids, count), "unknown question \"%.*s\"",
                     TEXT_ARGUMENTS(id));
        return;
    }
    // Without its scale it was complained about already.
    bool scale_missing = question->kind == QUESTION_SINGLE && !question->scale;
    if (!scale_missing && !can_be_calculated(question))
        report_error(
            reader->diagnostics, value->position,
            expected_format(reader->arena,
                            "expected a single question or a row with scores, or a number"),
            "\"%.*s\" has nothing to calculate with", TEXT_ARGUMENTS(id));
    for (size_t i = 0; i < subscale->item_count; i++)
        if (subscale->items[i] == question)
            report_error(reader->diagnostics, value->position,
                         expected_format(reader->arena, "expected each item once"),
                         "\"%.*s\" stands in this sub-scale twice", TEXT_ARGUMENTS(id));
    subscale->items[subscale->item_count++] = question;
}

struct subscale_form {
    struct subscale subscale;
    const struct value *items, *missing;
};

static const struct schema_key subscale_keys[] = {
    SCHEMA_KEY("title", SCHEMA_WORDING, struct subscale_form, subscale.title, .required = true),
    SCHEMA_KEY("items", SCHEMA_LIST, struct subscale_form, items, .example = "[H1, H2]",
               .required = true),
    SCHEMA_KEY("missing", SCHEMA_ANY, struct subscale_form, missing),
};

static void read_subscales(struct survey_reader *reader, const struct value *map) {
    struct survey *survey = reader->survey;
    size_t count = map ? map->map.count : 0;
    survey->subscales = arena_new_array(reader->arena, count, struct subscale);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &map->map.entries[i];
        struct subscale_form form = {
            .subscale = {.id = entry->key, .rule = RULE_ALL, .position = entry->key_position}};
        check_key(reader, entry, "subscales");
        schema_read(&reader->schema, &entry->value, SCHEMA_TABLE(subscale_keys), &form);
        size_t items = form.items ? form.items->list.count : 0;
        form.subscale.items = arena_new_array(reader->arena, items, const struct question *);
        for (size_t k = 0; k < items; k++)
            read_item(reader, &form.items->list.items[k], &form.subscale);
        if (form.items && items == 0)
            report_error(reader->diagnostics, form.items->position,
                         expected_format(reader->arena, "expected at least one"),
                         "a sub-scale needs items");
        if (form.missing)
            read_rule(reader, form.missing, &form.subscale);
        survey->subscales[survey->subscale_count++] = form.subscale;
    }
}

// ---- the whole ----

struct survey_form {
    struct survey survey;
    const struct value *domains, *scales, *sections, *subscales;
};

static const char *const levels[] = {"A2", "B1", NULL}; // as enum wording_level

static const struct schema_key survey_keys[] = {
    SCHEMA_KEY("id", SCHEMA_NAME, struct survey_form, survey.id, .required = true),
    SCHEMA_KEY("version", SCHEMA_TEXT, struct survey_form, survey.version, .required = true),
    SCHEMA_KEY("title", SCHEMA_WORDING, struct survey_form, survey.title, .required = true),
    SCHEMA_KEY("status", SCHEMA_WORDING, struct survey_form, survey.status),
    SCHEMA_KEY("sources", SCHEMA_TEXT, struct survey_form, survey.sources, .many = true,
               .example = "[jansen2020]",
               .count_offset = offsetof(struct survey_form, survey.source_count)),
    SCHEMA_KEY("licence", SCHEMA_TEXT, struct survey_form, survey.licence),
    SCHEMA_KEY("languages", SCHEMA_LANGUAGE, struct survey_form, survey.languages, .many = true,
               .example = "[nl]", .required = true,
               .count_offset = offsetof(struct survey_form, survey.language_count)),
    SCHEMA_KEY("respondent", SCHEMA_WORDING, struct survey_form, survey.respondent),
    SCHEMA_KEY("level", SCHEMA_CHOICE, struct survey_form, survey.level, .words = levels),
    SCHEMA_KEY("duration", SCHEMA_NUMBER, struct survey_form, survey.minutes, .minimum = 0,
               .maximum = DURATION_LIMIT),
    SCHEMA_KEY("introduction", SCHEMA_WORDING, struct survey_form, survey.introduction),
    SCHEMA_KEY("consent", SCHEMA_WORDING, struct survey_form, survey.consent),
    SCHEMA_KEY("closing", SCHEMA_WORDING, struct survey_form, survey.closing),
    SCHEMA_KEY("domains", SCHEMA_MAP, struct survey_form, domains, .example = "{steun: Steun}"),
    SCHEMA_KEY("scales", SCHEMA_MAP, struct survey_form, scales,
               .example = "{ja-nee: {options: [{code: ja, label: Ja}, {code: nee, label: Nee}]}}"),
    SCHEMA_KEY("sections", SCHEMA_LIST, struct survey_form, sections,
               .example = "[{id: buurt, questions: […]}]", .required = true),
    SCHEMA_KEY("subscales", SCHEMA_MAP, struct survey_form, subscales,
               .example = "{steun: {title: Steun, items: [H1, H2]}}"),
};

// The languages come first: every wording needs them. What is wrong with them is reported when the
// whole is read.
static void choose_language(struct survey_reader *reader, const struct value *map,
                            struct text wanted) {
    const struct value *list = value_find(map, "languages");
    if (!list || list->kind != VALUE_LIST)
        return;
    if (list->list.count == 0) {
        report_error(reader->diagnostics, list->position,
                     expected_format(reader->arena, "expected at least one"),
                     "a survey needs languages");
        return;
    }
    struct text *languages = arena_new_array(reader->arena, list->list.count, struct text);
    struct schema *schema = &reader->schema;
    bool found = false;
    for (size_t i = 0; i < list->list.count; i++) {
        if (list->list.items[i].kind != VALUE_TEXT)
            return;
        languages[i] = list->list.items[i].text;
        found |= text_equal(languages[i], wanted);
    }
    schema->languages = languages;
    schema->language_count = list->list.count;
    schema->language = found ? wanted : languages[0];
    if (!found && wanted.length)
        report_warning(reader->diagnostics, list->position, NULL,
                       "there are no texts in \"%.*s\": those in \"%.*s\" are used",
                       TEXT_ARGUMENTS(wanted), TEXT_ARGUMENTS(languages[0]));
}

static void warn_of_unused_scales(struct survey_reader *reader, const struct value *map) {
    for (size_t i = 0; map && i < map->map.count; i++)
        if (!reader->scale_used[i])
            report_warning(reader->diagnostics, map->map.entries[i].key_position, NULL,
                           "no question uses scale \"%.*s\"",
                           TEXT_ARGUMENTS(map->map.entries[i].key));
}

struct survey *survey_read(struct arena *arena, const struct source *source, struct text language,
                           struct diagnostics *diagnostics) {
    size_t errors = diagnostics->errors;
    struct value document;
    if (!yaml_read(arena, source, diagnostics, &document))
        return NULL;
    struct survey_form form = {.survey = {.source = source, .level = WORDING_UNSAID}};
    struct survey *survey = arena_new(arena, struct survey);
    struct survey_reader reader = {.arena = arena,
                                   .diagnostics = diagnostics,
                                   .schema = {.arena = arena, .diagnostics = diagnostics},
                                   .survey = survey,
                                   .index = index_create(arena)};
    choose_language(&reader, &document, language);
    schema_read(&reader.schema, &document, SCHEMA_TABLE(survey_keys), &form);
    *survey = form.survey;
    const struct value *level = value_find(&document, "level");
    if (level)
        survey->level_position = level->position;
    survey->language = reader.schema.language;
    survey->index = reader.index;
    read_domains(&reader, form.domains);
    read_scales(&reader, form.scales);
    if (form.sections)
        read_sections(&reader, form.sections);
    read_conditions(&reader);
    read_subscales(&reader, form.subscales);
    if (diagnostics->errors > errors)
        return NULL;
    warn_of_unused_scales(&reader, form.scales);
    return survey;
}
