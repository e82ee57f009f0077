// SPDX-License-Identifier: GPL-3.0-or-later
// One document without an edition: a Markdown file, or a survey as a form.
#include "command/single.h"

#include "workers/workers.h"

#include <string.h>
#include <unistd.h>

#define DEFAULT_LANGUAGE "nl"
#define FORM_TEMPLATE "templates/vragenlijst.md"
#define SUFFIX ".yaml"

// Whose pages suit the sheets, when nobody chose a style.
static const char *const default_styles[ARRANGEMENTS] = {
    [ARRANGEMENT_PLAIN] = "leernetwerk",
    [ARRANGEMENT_BOOKLET] = "a5",
    [ARRANGEMENT_PAIRS] = "leernetwerk",
    [ARRANGEMENT_CARDS] = "kaarten",
};

static struct text in_data_folder(struct arena *arena, const char *name) {
    return text_format(arena, "%s/%s", data_folder(arena).bytes, name);
}

static void report_style(struct arguments *arguments, struct text folder, const char *given) {
    struct text *names;
    size_t count = 0;
    if (file_list(arguments->arena, folder.bytes, SUFFIX, &names, &count))
        for (size_t i = 0; i < count; i++)
            names[i] = text_slice(names[i], 0, names[i].length - strlen(SUFFIX));
    report_error(arguments->diagnostics, (struct position){0},
                 expected_nearest(arguments->arena, text_of(given), names, count),
                 "--style: there is no style \"%s\"", given);
}

// A style by name in templates/styles, or by path; empty, and reported, when no style is called so.
static struct text style_path(struct arguments *arguments, enum arrangement arrangement) {
    const char *given = argument_value(arguments, "style");
    if (given && (strchr(given, '/') || strchr(given, '.')))
        return text_of(given);
    struct text folder = in_data_folder(arguments->arena, "templates/styles");
    struct text path = text_format(arguments->arena, "%.*s/%s" SUFFIX, TEXT_ARGUMENTS(folder),
                                   given ? given : default_styles[arrangement]);
    if (!given || access(path.bytes, R_OK) == 0)
        return path;
    report_style(arguments, folder, given);
    return TEXT("");
}

static bool read_arrangement(const struct arguments *arguments, enum arrangement *arrangement) {
    const char *given = argument_value(arguments, "sheets");
    if (!given || arrangement_named(text_of(given), arrangement))
        return true;
    report_error(arguments->diagnostics, (struct position){0},
                 expected_nearest(arguments->arena, text_of(given),
                                  arrangement_names + ARRANGEMENT_PLAIN + 1,
                                  ARRANGEMENTS - ARRANGEMENT_PLAIN - 1),
                 "--sheets: there are no sheets \"%s\"", given);
    return false;
}

static struct text language_of(const struct arguments *arguments) {
    const char *given = argument_value(arguments, "language");
    return text_of(given ? given : DEFAULT_LANGUAGE);
}

static bool open_form(struct single *single, struct arguments *arguments,
                      struct source *survey_source) {
    struct arena *arena = arguments->arena;
    single->survey =
        survey_read(arena, survey_source, language_of(arguments), arguments->diagnostics);
    if (!single->survey)
        return false;
    struct value survey = survey_value(arena, single->survey);
    single->sandbox = sandbox_create(single->survey->language);
    single->evaluator = sandbox_evaluator(single->sandbox);
    single->root = tree_of_survey(arena, &survey);
    struct source *form =
        source_read(arena, in_data_folder(arena, FORM_TEMPLATE), arguments->diagnostics);
    single->order.evaluator = &single->evaluator;
    single->order.language = single->survey->language;
    single->order.template =
        form ? template_read(arena, form, TEMPLATE_FILL, &single->evaluator, arguments->diagnostics)
             : NULL;
    return single->order.template != NULL;
}

bool single_open(struct single *single, struct arguments *arguments, struct source *markdown,
                 struct source *survey) {
    struct arena *arena = arguments->arena;
    bool good;
    *single = (struct single){.order = {.language = language_of(arguments), .look = &single->look}};
    if (!read_arrangement(arguments, &single->order.arrangement))
        return false;
    if (survey) {
        good = open_form(single, arguments, survey);
    } else {
        single->order.template =
            template_read(arena, markdown, TEMPLATE_LITERAL, NULL, arguments->diagnostics);
        good = single->order.template != NULL;
    }
    enum arrangement arrangement = single->order.arrangement;
    struct text style = good ? style_path(arguments, arrangement) : TEXT("");
    if (!style.length || !look_load(arena, style, NULL, 0, arguments->diagnostics, &single->look) ||
        !look_fits(&single->look, arrangement, (struct position){0}, arguments->diagnostics))
        return false;
    looks_freeze(arena, &single->look, 1, template_characters(single->order.template),
                 single->order.language);
    return true;
}

void single_close(struct single *single) {
    looks_destroy(&single->look, single->look.fonts ? 1 : 0);
    sandbox_destroy(single->sandbox);
}

// ---- writing ----

// Assigns an output to its format; "-" is Markdown.
static bool take_output(struct single *single, const char *output,
                        struct diagnostics *diagnostics) {
    struct text path = text_of(output);
    struct text *place = text_ends(path, TEXT(".pdf"))    ? &single->order.pdf
                         : text_ends(path, TEXT(".html")) ? &single->order.html
                         : text_ends(path, TEXT(".md")) || text_is(path, "-")
                             ? &single->order.markdown
                             : NULL;
    if (place && !place->length) {
        *place = path;
        return true;
    }
    if (place)
        report_error(diagnostics, (struct position){0}, NULL,
                     "--output %s: there is another output of this format already", output);
    else
        report_error(diagnostics, (struct position){0},
                     "expected a name that ends in .pdf, .html or .md, or -",
                     "--output %s: unknown format", output);
    return false;
}

static bool take_outputs(struct single *single, struct arguments *arguments) {
    size_t next = 0, count = 0;
    bool good = true;
    for (const char *output; (output = argument_next(arguments, "output", &next)); count++)
        good = take_output(single, output, arguments->diagnostics) && good;
    if (count == 0)
        report_error(arguments->diagnostics, (struct position){0},
                     "say with --output=FILE where to write", "--output is missing");
    struct text name = file_name(text_of(argument_value(arguments, "output")));
    size_t dot = name.length;
    while (dot > 0 && name.bytes[dot - 1] != '.')
        dot--;
    single->order.name = text_slice(name, 0, dot > 1 ? dot - 1 : name.length);
    if (single->order.arrangement != ARRANGEMENT_PLAIN && good && !single->order.pdf.length)
        report_error(arguments->diagnostics, (struct position){0},
                     "say with --output=FILE.pdf where to write it",
                     "--sheets: only a PDF has sheets");
    return good && count > 0 &&
           (single->order.arrangement == ARRANGEMENT_PLAIN || single->order.pdf.length);
}

static bool write_unit(void *context, size_t unit, struct arena *arena,
                       struct diagnostics *diagnostics, struct builder *result) {
    struct single *single = context;
    struct file_set files = {.arena = arena};
    (void)unit, (void)result;
    if (single->sandbox)
        sandbox_root(single->sandbox, &single->root);
    return generate(arena, &single->order, &files, diagnostics) && file_commit(&files, diagnostics);
}

static struct text document_name(void *context, size_t unit, struct arena *arena) {
    const struct single *single = context;
    (void)unit;
    return text_copy(arena, single->order.name);
}

enum exit_status single_write(struct single *single, struct arguments *arguments) {
    struct job job = {.context = single, .count = 1, .run = write_unit, .name = document_name};
    if (!take_outputs(single, arguments))
        return EXIT_STATUS_INPUT;
    // Without Lua nothing can loop, so a plain file needs no watched process.
    size_t failed =
        workers_run(&job, single->sandbox ? 1 : 0, arguments->arena, arguments->diagnostics);
    return arguments->diagnostics->failures ? EXIT_STATUS_SYSTEM
           : failed                         ? EXIT_STATUS_INPUT
                                            : EXIT_STATUS_MADE;
}
