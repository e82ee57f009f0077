// SPDX-License-Identifier: GPL-3.0-or-later
// `steunblad explain`: where the scores of a respondent come from; without one, the statistics of
// the group, for the researcher.
#include "command/explain.h"

#include "workers/workers.h"

#include <libintl.h>
#include <stdlib.h>

struct explain {
    struct arguments *arguments;
    struct press press;
    const struct respondent *respondent;
    uint32_t wave; // 0: the last of each survey
    struct text score;
};

// ---- in the worker ----

static const struct response *response_of(const struct explain *explain,
                                          const struct survey *survey) {
    const struct response *found = NULL;
    for (size_t i = 0; i < explain->respondent->response_count; i++) {
        const struct response *response = explain->respondent->responses[i];
        if (response->survey == survey && (!explain->wave || response->wave == explain->wave))
            found = response;
    }
    return found;
}

static void write_title(struct builder *output, const struct response *response) {
    const struct survey *survey = response->survey;
    if (output->length)
        builder_byte(output, '\n');
    builder_format(output, "%.*s, %.*s %.*s, %s %u, %.*s\n", TEXT_ARGUMENTS(response->code),
                   TEXT_ARGUMENTS(survey->id), TEXT_ARGUMENTS(survey->version), gettext("wave"),
                   response->wave, TEXT_ARGUMENTS(response->date));
}

struct found {
    struct text *names;
    size_t count, capacity;
    size_t told;
};

static bool explain_survey(const struct explain *explain, size_t place, struct arena *arena,
                           struct diagnostics *diagnostics, struct builder *output,
                           struct found *found) {
    const struct press *press = &explain->press;
    const struct survey *survey = press->edition->surveys[place];
    const struct response *response = response_of(explain, survey);
    if (!response || !press->scripts[place])
        return true;
    struct explanation explanation;
    struct value *answers = arena_new(arena, struct value);
    *answers = response_value(arena, response);
    if (!script_explain(press->sandbox, press->scripts[place], &press->survey_values[place],
                        answers, arena, diagnostics, &explanation))
        return false;
    struct builder blocks = {.arena = arena};
    struct explaining explaining = {.arena = arena,
                                    .output = &blocks,
                                    .survey = survey,
                                    .survey_value = &press->survey_values[place],
                                    .answers = answers,
                                    .explanation = &explanation,
                                    .wanted = explain->score};
    explain_scores(&explaining);
    for (size_t i = 0; i < explanation.score_count; i++)
        arena_push(arena, found->names, found->count, found->capacity) =
            text_format(arena, "%.*s.%.*s", TEXT_ARGUMENTS(survey->id),
                        TEXT_ARGUMENTS(explanation.scores[i].name));
    if (explaining.told) {
        write_title(output, response);
        builder_text(output, builder_result(&blocks));
        if (explain->score.length == 0)
            explain_quality(press, response, output);
    }
    found->told += explaining.told;
    return true;
}

static void report_nothing(const struct explain *explain, const struct found *found,
                           struct arena *arena, struct diagnostics *diagnostics) {
    struct text code = explain->respondent->code;
    if (found->count)
        report_error(diagnostics, (struct position){0},
                     expected_nearest(arena, explain->score, found->names, found->count),
                     "%.*s has no score \"%.*s\"", TEXT_ARGUMENTS(code),
                     TEXT_ARGUMENTS(explain->score));
    else if (explain->wave)
        report_error(diagnostics, (struct position){0}, NULL,
                     "%.*s filled in nothing that has scores in wave %u", TEXT_ARGUMENTS(code),
                     explain->wave);
    else
        report_error(diagnostics, (struct position){0}, NULL,
                     "%.*s filled in nothing that has scores", TEXT_ARGUMENTS(code));
}

static bool explain_unit(void *context, size_t unit, struct arena *arena,
                         struct diagnostics *diagnostics, struct builder *result) {
    const struct explain *explain = context;
    struct found found = {0};
    bool good = true;
    (void)unit;
    for (size_t i = 0; i < explain->press.edition->survey_count; i++)
        good = explain_survey(explain, i, arena, diagnostics, result, &found) && good;
    if (good && found.told == 0)
        report_nothing(explain, &found, arena, diagnostics);
    return good && found.told > 0;
}

static struct text explain_name(void *context, size_t unit, struct arena *arena) {
    const struct explain *explain = context;
    (void)unit;
    return text_copy(arena, explain->respondent->code);
}

static void print_result(void *context, size_t unit, bool made, struct text result) {
    (void)context, (void)unit;
    if (made)
        fwrite(result.bytes, 1, result.length, stdout);
}

// ---- who ----

static bool has_withdrawn(const struct edition *edition, struct text code) {
    for (size_t i = 0; i < edition->responses.count; i++)
        if (edition->responses.items[i].withdrawn &&
            text_equal(edition->responses.items[i].code, code))
            return true;
    return false;
}

static bool find_respondent(struct explain *explain) {
    const struct respondents *respondents = &explain->press.respondents;
    struct arguments *arguments = explain->arguments;
    struct text code = text_of(arguments->operands[1]);
    struct text *codes = arena_new_array(arguments->arena, respondents->count, struct text);
    for (size_t i = 0; i < respondents->count; i++) {
        codes[i] = respondents->items[i].code;
        if (text_equal(codes[i], code))
            explain->respondent = &respondents->items[i];
    }
    if (!explain->respondent && has_withdrawn(explain->press.edition, code))
        report_error(arguments->diagnostics, (struct position){0}, NULL,
                     "%.*s withdrew: nothing but the code is kept", TEXT_ARGUMENTS(code));
    else if (!explain->respondent)
        report_error(arguments->diagnostics, (struct position){0},
                     expected_nearest(arguments->arena, code, codes, respondents->count),
                     "the edition has no respondent \"%.*s\"", TEXT_ARGUMENTS(code));
    return explain->respondent != NULL;
}

static bool read_wave(struct explain *explain) {
    const char *given = argument_value(explain->arguments, "wave");
    char *end;
    if (!given)
        return true;
    long number = strtol(given, &end, 10);
    if (*given == '\0' || *end || number < 1 || number > 1000) {
        report_error(explain->arguments->diagnostics, (struct position){0}, NULL,
                     "--wave is a number from 1, not \"%s\"", given);
        return false;
    }
    explain->wave = (uint32_t)number;
    return true;
}

// ---- a group ----

static bool find_group(const struct explain *explain, struct text *group) {
    const struct edition *edition = explain->press.edition;
    struct arguments *arguments = explain->arguments;
    const char *given = argument_value(arguments, "group");
    struct text *ids = arena_new_array(arguments->arena, edition->group_count, struct text);
    *group = TEXT("");
    if (!given)
        return true;
    *group = text_of(given);
    for (size_t i = 0; i < edition->group_count; i++) {
        ids[i] = edition->groups[i].id;
        if (text_equal(ids[i], *group))
            return true;
    }
    report_error(arguments->diagnostics, (struct position){0},
                 expected_nearest(arguments->arena, *group, ids, edition->group_count),
                 "the edition has no group \"%s\"", given);
    return false;
}

static bool print_group(struct explain *explain) {
    struct arguments *arguments = explain->arguments;
    struct builder output = {.arena = arguments->arena};
    struct text group;
    if (!find_group(explain, &group) ||
        press_score(&explain->press, workers_default(), arguments->diagnostics) > 0)
        return false;
    explain_group(&explain->press, group, arguments->arena, &output);
    fwrite(output.bytes, 1, output.length, stdout);
    return true;
}

static bool print_person(struct explain *explain) {
    struct arguments *arguments = explain->arguments;
    struct job job = {.context = explain,
                      .count = 1,
                      .run = explain_unit,
                      .take = print_result,
                      .name = explain_name};
    return find_respondent(explain) &&
           workers_run(&job, 1, arguments->arena, arguments->diagnostics) == 0;
}

// Of a person there are waves, of all of them groups.
static bool read_options(struct explain *explain) {
    struct arguments *arguments = explain->arguments;
    bool person = arguments->operand_count > 1;
    if (person && argument_value(arguments, "group"))
        report_error(arguments->diagnostics, (struct position){0}, NULL,
                     "--group is for all of a group, not for one respondent");
    if (!person && argument_value(arguments, "wave"))
        report_error(arguments->diagnostics, (struct position){0}, NULL,
                     "--wave is for one respondent: give a code");
    return arguments->diagnostics->errors == 0 && read_wave(explain);
}

enum exit_status command_explain(struct arguments *arguments) {
    struct explain explain = {.arguments = arguments};
    bool good = false, person = arguments->operand_count > 1;
    if (!read_options(&explain))
        return EXIT_STATUS_INPUT;
    if (arguments->operand_count > 2)
        explain.score = text_of(arguments->operands[2]);
    if (press_open_data(&explain.press, arguments->arena, text_of(arguments->operands[0]),
                        arguments->diagnostics))
        good = person ? print_person(&explain) : print_group(&explain);
    press_close(&explain.press);
    return good ? EXIT_STATUS_MADE : EXIT_STATUS_INPUT;
}
