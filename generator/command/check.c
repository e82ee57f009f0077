// SPDX-License-Identifier: GPL-3.0-or-later
// `steunblad check`: every kind of input file, told by its suffix and its keys.
#include "command/command.h"
#include "press/press.h"

#include "base/yaml.h"
#include "bibliography/bibliography.h"
#include "workers/workers.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct check {
    struct arguments *arguments;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct text language;
    struct text *files;
    size_t file_count, file_capacity;
};

static struct position nowhere(void) {
    return (struct position){0};
}

// ---- which files ----

static bool is_input(struct text name) {
    return text_ends(name, TEXT(".yaml")) || text_ends(name, TEXT(".lua")) ||
           (text_ends(name, TEXT(".md")) && !text_is(name, "README.md"));
}

// A folder's input files in name order, then what its folders hold. JSON schemas are none.
static void add_folder(struct check *check, struct text folder) {
    struct text *names;
    size_t count;
    if (!file_list(check->arena, folder.bytes, "", &names, &count)) {
        report_error(check->diagnostics, nowhere(), NULL, "cannot read folder %s: %s", folder.bytes,
                     strerror(errno));
        return;
    }
    for (int folders = 0; folders < 2; folders++)
        for (size_t i = 0; i < count; i++) {
            struct text path = text_format(check->arena, "%s/%s", folder.bytes, names[i].bytes);
            bool is_folder = file_is_folder(path.bytes);
            if (is_folder && folders)
                add_folder(check, path);
            else if (!is_folder && !folders && is_input(names[i]))
                arena_push(check->arena, check->files, check->file_count, check->file_capacity) =
                    path;
        }
}

static void add_operand(struct check *check, const char *operand) {
    struct text path = text_of(operand);
    if (path.length > 1 && text_ends(path, TEXT("/")))
        path = text_copy(check->arena, text_slice(path, 0, path.length - 1));
    size_t before = check->file_count, errors = check->diagnostics->errors;
    if (file_is_folder(path.bytes)) {
        add_folder(check, path);
        if (check->file_count == before && check->diagnostics->errors == errors)
            report_warning(check->diagnostics, nowhere(),
                           "expected files whose names end in .yaml, .lua or .md",
                           "there is nothing to check in %s", path.bytes);
        return;
    }
    arena_push(check->arena, check->files, check->file_count, check->file_capacity) = path;
}

// ---- what a file is ----

// Does the first document of a stream have one of these keys (NULL behind the last)?
static bool has_key(const struct value *documents, const char *const *keys) {
    for (; documents->list.count && *keys; keys++)
        if (value_entry(&documents->list.items[0], *keys))
            return true;
    return false;
}

#define HAS_KEY(documents, ...) has_key((documents), (const char *const[]){__VA_ARGS__, NULL})

// ---- surveys that scripts and responses belong to ----

static bool exists(struct text path) {
    struct stat status;
    return stat(path.bytes, &status) == 0;
}

// Among the files to check, a survey that is called as its id. Empty when there is none.
static struct text survey_at_hand(const struct check *check, struct text id) {
    struct text name = text_format(check->arena, "%.*s.yaml", TEXT_ARGUMENTS(id));
    struct diagnostics silent = diagnostics_create(check->arena);
    for (size_t i = 0; i < check->file_count; i++) {
        struct source *source;
        struct value documents;
        if (text_equal(file_name(check->files[i]), name) &&
            (source = source_read(check->arena, check->files[i], &silent)) &&
            yaml_read_stream(check->arena, source, &silent, &documents) &&
            HAS_KEY(&documents, "sections"))
            return check->files[i];
    }
    return TEXT("");
}

// The file of a survey: --survey, among what is checked, beside the script, or shipped. Empty when
// there is none.
static struct text survey_path(const struct check *check, struct text near, struct text id) {
    const char *given = argument_value(check->arguments, "survey");
    if (given)
        return text_of(given);
    struct text at_hand = survey_at_hand(check, id);
    if (at_hand.length)
        return at_hand;
    struct text name =
        text_format(check->arena, "../surveys/instruments/%.*s.yaml", TEXT_ARGUMENTS(id));
    struct text beside = file_beside(check->arena, near, name);
    if (exists(beside))
        return beside;
    struct text shipped = text_format(check->arena, "%s/surveys/instruments/%.*s.yaml",
                                      data_folder(check->arena).bytes, TEXT_ARGUMENTS(id));
    return exists(shipped) ? shipped : TEXT("");
}

static struct survey *read_survey(const struct check *check, struct text path) {
    struct source *source = source_read(check->arena, path, check->diagnostics);
    return source ? survey_read(check->arena, source, check->language, check->diagnostics) : NULL;
}

// ---- the kinds ----

struct script_check {
    struct sandbox *sandbox;
    struct script *script;
    const struct survey *survey;
    struct value survey_value;
    struct text path;
};

static bool check_script_unit(void *context, size_t unit, struct arena *arena,
                              struct diagnostics *diagnostics, struct builder *result) {
    struct script_check *check = context;
    (void)unit, (void)result;
    return script_rehearse(check->sandbox, check->script, check->survey, &check->survey_value,
                           arena, diagnostics);
}

static struct text checked_name(void *context, size_t unit, struct arena *arena) {
    const struct script_check *check = context;
    (void)unit;
    return text_copy(arena, check->path);
}

static void check_script(struct check *check, const struct source *source) {
    struct text stem = file_name(source->path);
    struct text path = survey_path(check, source->path, text_slice(stem, 0, stem.length - 4));
    struct script_check unit = {.sandbox = sandbox_create(check->language), .path = source->path};
    struct job job = {.context = &unit, .count = 1, .run = check_script_unit, .name = checked_name};
    unit.survey = path.length ? read_survey(check, path) : NULL;
    if (!path.length)
        report_error(check->diagnostics, source_line_position(source, 1),
                     "name its survey with --survey=FILE",
                     "the survey of this script is not found");
    unit.script = script_compile(unit.sandbox, check->arena, source, check->diagnostics);
    if (unit.survey && unit.script) {
        unit.survey_value = survey_value(check->arena, unit.survey);
        workers_run(&job, 1, check->arena, check->diagnostics);
    }
    sandbox_destroy(unit.sandbox);
}

static void check_template(struct check *check, const struct source *source) {
    struct sandbox *sandbox = sandbox_create(check->language);
    struct evaluator evaluator = sandbox_evaluator(sandbox);
    const struct template *template =
        template_read(check->arena, source, TEMPLATE_FILL, &evaluator, check->diagnostics);
    if (template)
        readability_check(readability_of_template(check->arena, template),
                          template_level(template, check->diagnostics), check->diagnostics);
    sandbox_destroy(sandbox);
}

static void check_edition(struct check *check, struct text path) {
    struct press press;
    if (press_open(&press, check->arena, path, check->diagnostics))
        press_rehearse(&press, 1, check->diagnostics);
    press_close(&press);
}

// The surveys that the documents of a response file name, each once.
static void check_responses(struct check *check, const struct source *source,
                            const struct value *documents) {
    const struct survey **surveys =
        arena_new_array(check->arena, documents->list.count, const struct survey *);
    struct responses responses = {0};
    size_t count = 0;
    for (size_t i = 0; i < documents->list.count; i++) {
        const struct value *id = value_find(&documents->list.items[i], "survey");
        bool known = !id || id->kind != VALUE_TEXT;
        for (size_t j = 0; j < count && !known; j++)
            known = text_equal(surveys[j]->id, id->text);
        struct text path = known ? TEXT("") : survey_path(check, source->path, id->text);
        struct survey *survey = path.length ? read_survey(check, path) : NULL;
        if (survey)
            surveys[count++] = survey;
    }
    if (!responses_read(check->arena, source->path, surveys, count, &responses, check->diagnostics))
        return;
    responses_withdraw(&responses, check->diagnostics);
    responses_group(&responses, check->diagnostics);
}

static void check_survey(struct check *check, const struct source *source) {
    const struct survey *survey =
        survey_read(check->arena, source, check->language, check->diagnostics);
    if (survey)
        survey_check_wording(check->arena, survey, check->diagnostics);
}

static void check_style(struct check *check, const struct source *source) {
    style_read(check->arena, source, check->diagnostics);
}

static void check_yaml(struct check *check, const struct source *source) {
    struct value documents;
    if (!yaml_read_stream(check->arena, source, check->diagnostics, &documents))
        return;
    if (HAS_KEY(&documents, "sections"))
        check_survey(check, source);
    else if (HAS_KEY(&documents, "documents", "responses", "scripts"))
        check_edition(check, source->path);
    else if (HAS_KEY(&documents, "respondent"))
        check_responses(check, source, &documents);
    else if (HAS_KEY(&documents, "page", "fonts", "type", "text", "colours", "header", "footer"))
        check_style(check, source);
    else if (HAS_KEY(&documents, "references"))
        bibliography_read(check->arena, source, check->diagnostics);
    else if (!HAS_KEY(&documents, "initiatives"))
        // Initiatives are data of the templates' editors: that they can be read is all that the
        // program needs of them; their JSON schema says the rest.
        report_error(check->diagnostics, (struct position){source, 0, 0, false},
                     N_("a survey has sections, a response a respondent, an edition documents, a "
                        "style a page, a catalogue references or initiatives"),
                     N_("this file is no survey, response, edition, style or catalogue"));
}

static void check_file(struct check *check, struct text path) {
    struct source *source = source_read(check->arena, path, check->diagnostics);
    if (!source)
        return;
    if (text_ends(path, TEXT(".lua")))
        check_script(check, source);
    else if (text_ends(path, TEXT(".md")))
        check_template(check, source);
    else
        check_yaml(check, source);
}

enum exit_status command_check(struct arguments *arguments) {
    const char *language = argument_value(arguments, "language");
    struct check check = {.arguments = arguments,
                          .arena = arguments->arena,
                          .diagnostics = arguments->diagnostics,
                          .language = text_of(language ? language : "nl")};
    for (size_t i = 0; i < arguments->operand_count; i++)
        add_operand(&check, arguments->operands[i]);
    for (size_t i = 0; i < check.file_count; i++)
        check_file(&check, check.files[i]);
    return arguments->diagnostics->errors ? EXIT_STATUS_INPUT : EXIT_STATUS_MADE;
}
