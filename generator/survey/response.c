// SPDX-License-Identifier: GPL-3.0-or-later
// Responses: whose, to which survey, and answer by answer what was asked and what was not.
#include "base/file.h"
#include "base/yaml.h"
#include "survey/answer.h"
#include "survey/reader.h"

#include <errno.h>
#include <string.h>

#define WAVE_LIMIT 1000
#define SECONDS_LIMIT 604800 // a week

struct response_form {
    struct response response;
    struct text survey, version;
    const struct value *answers;
};

static const struct schema_key response_keys[] = {
    SCHEMA_KEY("survey", SCHEMA_NAME, struct response_form, survey, .required = true),
    SCHEMA_KEY("version", SCHEMA_TEXT, struct response_form, version, .required = true),
    SCHEMA_KEY("respondent", SCHEMA_NAME, struct response_form, response.code, .required = true),
    SCHEMA_KEY("wave", SCHEMA_WHOLE, struct response_form, response.wave, .minimum = 1,
               .maximum = WAVE_LIMIT),
    SCHEMA_KEY("date", SCHEMA_DATE, struct response_form, response.date),
    SCHEMA_KEY("language", SCHEMA_LANGUAGE, struct response_form, response.language),
    SCHEMA_KEY("group", SCHEMA_NAME, struct response_form, response.group),
    SCHEMA_KEY("share_with_professional", SCHEMA_BOOLEAN, struct response_form,
               response.share_with_professional),
    SCHEMA_KEY("seconds", SCHEMA_NUMBER, struct response_form, response.seconds, .minimum = 1,
               .maximum = SECONDS_LIMIT),
    SCHEMA_KEY("withdrawn", SCHEMA_BOOLEAN, struct response_form, response.withdrawn),
    SCHEMA_KEY("answers", SCHEMA_MAP, struct response_form, answers, .example = "{H1: ja, H2: 4}"),
};

// ---- which survey ----

static const struct survey *find_survey(const struct schema *schema, const struct value *map,
                                        struct text id, const struct survey *const *surveys,
                                        size_t count) {
    struct text *ids = arena_new_array(schema->arena, count, struct text);
    for (size_t i = 0; i < count; i++) {
        ids[i] = surveys[i]->id;
        if (text_equal(ids[i], id))
            return surveys[i];
    }
    const char *expected = count ? expected_nearest(schema->arena, id, ids, count)
                                 : N_("name its survey with --survey=FILE");
    if (id.length)
        report_error(schema->diagnostics, value_find(map, "survey")->position, expected,
                     "unknown survey \"%.*s\"", TEXT_ARGUMENTS(id));
    return NULL;
}

static bool check_version(const struct schema *schema, const struct value *map,
                          const struct survey *survey, struct text version) {
    if (text_equal(version, survey->version))
        return true;
    if (version.length)
        report_error(schema->diagnostics, value_find(map, "version")->position,
                     expected_format(schema->arena, "survey \"%.*s\" has version %.*s",
                                     TEXT_ARGUMENTS(survey->id), TEXT_ARGUMENTS(survey->version)),
                     "\"version\" cannot be \"%.*s\"", TEXT_ARGUMENTS(version));
    return false;
}

static void check_language(const struct schema *schema, const struct value *map,
                           struct response *response) {
    const struct survey *survey = response->survey;
    if (response->language.length == 0)
        response->language = survey->languages[0];
    for (size_t i = 0; i < survey->language_count; i++)
        if (text_equal(survey->languages[i], response->language))
            return;
    report_error(schema->diagnostics, value_find(map, "language")->position,
                 expected_nearest(schema->arena, response->language, survey->languages,
                                  survey->language_count),
                 "survey \"%.*s\" is not in \"%.*s\"", TEXT_ARGUMENTS(survey->id),
                 TEXT_ARGUMENTS(response->language));
}

// ---- answers ----

static void report_unknown_question(const struct schema *schema, const struct survey *survey,
                                    const struct entry *entry) {
    size_t count;
    struct text *ids = question_ids(schema->arena, survey, false, &count);
    const char *hint = schema_key_hint(entry);
    report_error(schema->diagnostics, entry->key_position,
                 hint ? hint : expected_nearest(schema->arena, entry->key, ids, count),
                 "unknown question \"%.*s\"", TEXT_ARGUMENTS(entry->key));
}

static void report_matrix(const struct schema *schema, const struct question *matrix,
                          const struct entry *entry) {
    struct text *ids = arena_new_array(schema->arena, matrix->part_count, struct text);
    for (size_t i = 0; i < matrix->part_count; i++)
        ids[i] = matrix->parts[i].id;
    report_error(schema->diagnostics, entry->key_position,
                 expected_format(schema->arena, "expected its rows: %s",
                                 text_join(schema->arena, ids, matrix->part_count, ", ").bytes),
                 "\"%.*s\" is a matrix", TEXT_ARGUMENTS(matrix->id));
}

static void read_given(const struct schema *schema, const struct value *map,
                       struct response *response) {
    for (size_t i = 0; i < map->map.count; i++) {
        const struct entry *entry = &map->map.entries[i];
        const struct question *question = survey_question(response->survey, entry->key);
        if (!question)
            report_unknown_question(schema, response->survey, entry);
        else if (question->kind == QUESTION_MATRIX)
            report_matrix(schema, question, entry);
        else
            read_answer(schema, question, &entry->value,
                        &response->answers[question->answer_index]);
    }
}

static bool condition_holds(const struct response *response, const struct condition *condition) {
    const struct answer *answer = response_answer(response, condition->question);
    // An answer that was refused says nothing about routing: one message is enough.
    if (answer->question && !answer->missing && !answer->option && !answer->options)
        return true;
    for (size_t i = 0; i < condition->option_count; i++) {
        if (answer->option == condition->options[i])
            return true;
        for (size_t k = 0; k < answer->option_count; k++)
            if (answer->options[k] == condition->options[i])
                return true;
    }
    return false;
}

// The first condition that does not hold, or NULL when the question is asked.
static const struct condition *passed_by(const struct response *response,
                                         const struct question *question) {
    for (size_t i = 0; i < question->condition_count; i++)
        if (!condition_holds(response, &question->conditions[i]))
            return &question->conditions[i];
    return NULL;
}

static bool says_something(const struct answer *answer) {
    return !answer->missing || answer->option || answer->option_count;
}

static void report_not_asked(const struct schema *schema, const struct answer *answer,
                             const struct condition *condition) {
    struct text codes[8];
    size_t count = 0;
    for (; count < condition->option_count && count < sizeof codes / sizeof *codes; count++)
        codes[count] = condition->options[count]->code;
    report_error(schema->diagnostics, answer->position,
                 expected_format(schema->arena, "it is asked when \"%.*s\" is %s",
                                 TEXT_ARGUMENTS(condition->question->id),
                                 text_join(schema->arena, codes, count, ", ").bytes),
                 "\"%.*s\" has an answer but was not to be asked",
                 TEXT_ARGUMENTS(answer->question->id));
}

// Conditions look at earlier questions only, so one pass in the survey's order settles all.
static void follow_routing(const struct schema *schema, struct response *response) {
    for (size_t i = 0; i < response->answer_count; i++) {
        const struct question *question = response->survey->answered[i];
        struct answer *answer = &response->answers[i];
        const struct condition *condition = passed_by(response, question);
        bool given = answer->question != NULL;
        if (condition && given && says_something(answer))
            report_not_asked(schema, answer, condition);
        if (condition || !given)
            *answer = (struct answer){.question = question,
                                      .missing = condition ? MISSING_NOT_ASKED : MISSING_SKIPPED};
    }
}

const struct answer *response_answer(const struct response *response,
                                     const struct question *question) {
    return &response->answers[question->answer_index];
}

// ---- one response ----

// Somebody who withdrew keeps her code alone.
static void forget(struct response *response) {
    response->answers = NULL;
    response->answer_count = 0;
    response->date = TEXT("");
    response->group = TEXT("");
    response->seconds = 0;
    response->withdrawn = true;
    response->share_with_professional = false;
}

static void require(const struct schema *schema, const struct value *map, const char *key,
                    const char *expected) {
    if (!value_find(map, key))
        report_error(schema->diagnostics, map->position, expected_format(schema->arena, expected),
                     "\"%s\" is missing", key);
}

static void warn_of_answers(struct diagnostics *diagnostics, struct arena *arena,
                            const struct response *response, struct position position) {
    report_warning(diagnostics, position,
                   expected_format(arena, "remove them: her code is all that stays"),
                   "%.*s withdrew, and her answers are still here", TEXT_ARGUMENTS(response->code));
}

static void read_answers(const struct schema *schema, const struct value *map,
                         const struct response_form *form, struct response *response) {
    if (response->withdrawn) {
        if (form->answers && form->answers->map.count)
            warn_of_answers(schema->diagnostics, schema->arena, response,
                            value_entry(map, "answers")->key_position);
        forget(response);
        return;
    }
    require(schema, map, "date", N_("expected a day that exists, such as 2026-09-14"));
    require(schema, map, "answers", N_("expected a map, such as {H1: ja, H2: 4}"));
    response->answer_count = response->survey->answered_count;
    response->answers = arena_new_array(schema->arena, response->answer_count, struct answer);
    if (form->answers)
        read_given(schema, form->answers, response);
    follow_routing(schema, response);
}

// The same survey, code and wave a second time?
static void check_known(const struct schema *schema, struct responses *responses,
                        const struct response *response) {
    if (response->code.length == 0)
        return;
    if (!responses->known)
        responses->known = index_create(schema->arena);
    struct text key =
        text_format(schema->arena, "%.*s/%.*s/%u", TEXT_ARGUMENTS(response->survey->id),
                    TEXT_ARGUMENTS(response->code), response->wave);
    struct position *position = arena_new(schema->arena, struct position);
    *position = response->position;
    const struct position *first = index_add(responses->known, key, position);
    if (!first)
        return;
    report_error(schema->diagnostics, response->position, NULL,
                 "a second response of \"%.*s\" to \"%.*s\" in wave %u",
                 TEXT_ARGUMENTS(response->code), TEXT_ARGUMENTS(response->survey->id),
                 response->wave);
    report_note(schema->diagnostics, *first, NULL, "the first stands here");
}

// What was read still stands in the tree of YAML.
static void keep_texts(struct arena *arena, struct response *response) {
    struct text *const texts[] = {&response->code, &response->date, &response->language,
                                  &response->group};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i]->length)
            *texts[i] = text_copy(arena, *texts[i]);
}

static void read_response(const struct schema *schema, const struct value *map,
                          const struct survey *const *surveys, size_t survey_count,
                          struct responses *responses) {
    struct response_form form = {.response = {.wave = 1}};
    schema_read(schema, map, SCHEMA_TABLE(response_keys), &form);
    if (map->kind != VALUE_MAP)
        return;
    struct response response = form.response;
    keep_texts(schema->arena, &response);
    const struct value *code = value_find(map, "respondent");
    response.position = code ? code->position : map->position;
    const struct value *group = value_find(map, "group");
    response.group_position = group ? group->position : response.position;
    response.survey = find_survey(schema, map, form.survey, surveys, survey_count);
    if (!response.survey || !check_version(schema, map, response.survey, form.version))
        return;
    check_language(schema, map, &response);
    read_answers(schema, map, &form, &response);
    check_known(schema, responses, &response);
    arena_push(schema->arena, responses->items, responses->count, responses->capacity) = response;
}

// ---- files and folders ----

// The tree of YAML is ten times what is kept of it, so it goes as soon as the file is read.
static void read_file(const struct schema *schema, struct text path,
                      const struct survey *const *surveys, size_t survey_count,
                      struct responses *responses, struct arena *scratch) {
    struct source *source = source_read(schema->arena, path, schema->diagnostics);
    struct value documents;
    if (source && yaml_read_stream(scratch, source, schema->diagnostics, &documents))
        for (size_t i = 0; i < documents.list.count; i++)
            read_response(schema, &documents.list.items[i], surveys, survey_count, responses);
    arena_reset(scratch);
}

// Answers of people who would count nowhere, for the name of a file.
static void warn_of_unread(const struct schema *schema, struct text folder, size_t read) {
    static const char *const suffixes[] = {".yml", ".YAML", ".YML", ".json"};
    struct text *names;
    size_t count, unread = 0;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (file_list(schema->arena, folder.bytes, suffixes[i], &names, &count))
            for (size_t j = 0; j < count; j++, unread++)
                report_warning(schema->diagnostics, (struct position){0},
                               "expected a name that ends in .yaml", "%s/%s is not read",
                               folder.bytes, names[j].bytes);
    if (read + unread == 0)
        report_warning(schema->diagnostics, (struct position){0},
                       "expected files whose names end in .yaml", "there are no responses in %s",
                       folder.bytes);
}

static void read_folder(const struct schema *schema, struct text path,
                        const struct survey *const *surveys, size_t survey_count,
                        struct responses *responses, struct arena *scratch) {
    struct text *names;
    size_t count;
    if (!file_list(schema->arena, path.bytes, ".yaml", &names, &count)) {
        report_error(schema->diagnostics, (struct position){0}, NULL, "cannot read folder %s: %s",
                     path.bytes, strerror(errno));
        return;
    }
    for (size_t i = 0; i < count; i++)
        read_file(schema, text_format(schema->arena, "%s/%s", path.bytes, names[i].bytes), surveys,
                  survey_count, responses, scratch);
    warn_of_unread(schema, path, count);
}

bool responses_read(struct arena *arena, struct text path, const struct survey *const *surveys,
                    size_t survey_count, struct responses *responses,
                    struct diagnostics *diagnostics) {
    size_t errors = diagnostics->errors;
    struct schema schema = {.arena = arena, .diagnostics = diagnostics};
    struct arena *scratch = arena_create();
    path = text_copy(arena, path);
    if (file_is_folder(path.bytes))
        read_folder(&schema, path, surveys, survey_count, responses, scratch);
    else
        read_file(&schema, path, surveys, survey_count, responses, scratch);
    arena_destroy(scratch);
    return diagnostics->errors == errors;
}

void responses_withdraw(struct responses *responses, struct diagnostics *diagnostics) {
    struct arena *arena = diagnostics->output.arena; // what it needs is for messages
    struct index *withdrawn = index_create(arena);
    for (size_t i = 0; i < responses->count; i++)
        if (responses->items[i].withdrawn)
            index_add(withdrawn, responses->items[i].code, &responses->items[i]);
    for (size_t i = 0; i < responses->count; i++) {
        struct response *response = &responses->items[i];
        if (response->withdrawn || !index_find(withdrawn, response->code))
            continue;
        warn_of_answers(diagnostics, arena, response, response->position);
        forget(response);
    }
}

static void report_other_group(struct diagnostics *diagnostics, const struct response *response,
                               const struct response *first) {
    report_error(diagnostics, response->group_position, NULL,
                 "%.*s belongs to \"%.*s\", and here to \"%.*s\"", TEXT_ARGUMENTS(response->code),
                 TEXT_ARGUMENTS(first->group), TEXT_ARGUMENTS(response->group));
    report_note(diagnostics, first->group_position, NULL, "the first stands here");
}

void responses_group(struct responses *responses, struct diagnostics *diagnostics) {
    struct index *first = index_create(diagnostics->output.arena);
    for (size_t i = 0; i < responses->count; i++) {
        const struct response *response = &responses->items[i];
        const struct response *known =
            response->group.length ? index_add(first, response->code, response) : NULL;
        if (known && !text_equal(known->group, response->group))
            report_other_group(diagnostics, response, known);
    }
    for (size_t i = 0; i < responses->count; i++) {
        struct response *response = &responses->items[i];
        const struct response *known = index_find(first, response->code);
        if (known && !response->withdrawn)
            response->group = known->group;
    }
}
