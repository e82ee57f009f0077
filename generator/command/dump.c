// SPDX-License-Identifier: GPL-3.0-or-later
// `steunblad dump`: the intermediate forms as text.
#include "command/single.h"

#include "base/yaml.h"
#include "press/press.h"
#include "workers/workers.h"

#include <string.h>

enum stage {
    STAGE_VALUES,
    STAGE_DOCUMENT,
    STAGE_DRAWINGS,
    STAGE_LAYOUT,
    STAGE_TAGS,
    STAGE_READABILITY
};

static const struct text stages[] = {TEXT("values"), TEXT("document"), TEXT("drawings"),
                                     TEXT("layout"), TEXT("tags"),     TEXT("readability")};
#define STAGE_COUNT (sizeof stages / sizeof *stages)

struct dumping {
    enum stage stage;
    struct order order;
    struct sandbox *sandbox;
    const struct value *root; // of a single document
    struct press *press;      // of an edition
    const struct sheet *sheet;
};

static void dump_drawings(const struct document *document, struct builder *output) {
    for (const struct node *node = document->root; node; node = node_next(node, document->root))
        if (node->kind == NODE_FIGURE && node->figure.drawing)
            drawing_dump(output, node->figure.drawing);
}

static bool dump_document(const struct dumping *dumping, struct arena *arena,
                          struct diagnostics *diagnostics, struct builder *output) {
    bool measured = dumping->stage == STAGE_READABILITY; // without what comes from outside
    struct document *document = generate_document(arena, &dumping->order, measured, diagnostics);
    if (document && dumping->stage == STAGE_DOCUMENT)
        document_dump(output, document);
    if (document && dumping->stage == STAGE_DRAWINGS)
        dump_drawings(document, output);
    if (document && measured)
        readability_dump(output, readability_of_document(arena, document));
    if (!document || measured || dumping->stage == STAGE_DOCUMENT ||
        dumping->stage == STAGE_DRAWINGS)
        return document != NULL;
    struct pages *pages = generate_pages(arena, &dumping->order, document, diagnostics);
    if (pages && dumping->stage == STAGE_LAYOUT)
        layout_dump(output, pages);
    else if (pages)
        tags_dump(output, pages);
    return pages != NULL;
}

static bool dump_unit(void *context, size_t unit, struct arena *arena,
                      struct diagnostics *diagnostics, struct builder *result) {
    const struct dumping *dumping = context;
    struct value root = dumping->root ? *dumping->root : value_map();
    (void)unit;
    if (dumping->press && (press_refuses(dumping->press, dumping->sheet, diagnostics) ||
                           !press_tree(dumping->press, dumping->sheet, arena, diagnostics, &root)))
        return false;
    if (dumping->stage == STAGE_VALUES) {
        value_dump(result, &root);
        return true;
    }
    if (dumping->sandbox)
        sandbox_root(dumping->sandbox, &root);
    return dump_document(dumping, arena, diagnostics, result);
}

static void print_result(void *context, size_t unit, bool made, struct text result) {
    (void)context, (void)unit, (void)made;
    fwrite(result.bytes, 1, result.length, stdout);
}

static struct text dump_name(void *context, size_t unit, struct arena *arena) {
    (void)context, (void)unit;
    return text_copy(arena, TEXT("dump"));
}

static enum exit_status dump(struct dumping *dumping, struct arguments *arguments) {
    struct job job = {
        .context = dumping, .count = 1, .run = dump_unit, .take = print_result, .name = dump_name};
    return workers_run(&job, dumping->sandbox ? 1 : 0, arguments->arena, arguments->diagnostics)
               ? EXIT_STATUS_INPUT
               : EXIT_STATUS_MADE;
}

// ---- what is dumped ----

static const struct sheet *find_sheet(const struct press *press, struct arguments *arguments) {
    const char *id = argument_value(arguments, "document");
    const char *code = argument_value(arguments, "code");
    for (size_t i = 0; i < press->sheet_count; i++) {
        const struct sheet *sheet = &press->sheets[i];
        bool person = sheet->document->audience == FOR_PERSON;
        if ((text_is(sheet->document->id, id) || text_is(sheet->name, id)) &&
            (!code || !person || text_is(press->respondents.items[sheet->respondent].code, code)))
            return sheet;
    }
    struct text *names = arena_new_array(press->arena, press->sheet_count, struct text);
    for (size_t i = 0; i < press->sheet_count; i++)
        names[i] = press->sheets[i].name;
    struct text wanted =
        code ? text_format(press->arena, "%s-%s", id, code) : text_of(id); // as it is called
    report_error(arguments->diagnostics, (struct position){0},
                 expected_nearest(press->arena, wanted, names, press->sheet_count),
                 code ? N_("the edition makes no document \"%s\" for \"%s\"")
                      : N_("the edition makes no document \"%s\""),
                 id, code);
    return NULL;
}

static enum exit_status dump_edition(struct dumping *dumping, struct arguments *arguments) {
    struct press press;
    enum exit_status status = EXIT_STATUS_INPUT;
    if (press_open(&press, arguments->arena, text_of(arguments->operands[0]),
                   arguments->diagnostics) &&
        (dumping->sheet = find_sheet(&press, arguments)) != NULL) {
        press_score(&press, 1, arguments->diagnostics);
        press_count(&press);
        dumping->press = &press;
        dumping->sandbox = press.sandbox;
        dumping->order = press_order(&press, dumping->sheet);
        status = dump(dumping, arguments);
    }
    press_close(&press);
    return status;
}

static enum exit_status dump_single(struct dumping *dumping, struct arguments *arguments,
                                    struct source *source, bool markdown) {
    struct single single = {0};
    enum exit_status status = EXIT_STATUS_INPUT;
    if (single_open(&single, arguments, markdown ? source : NULL, markdown ? NULL : source)) {
        dumping->sandbox = single.sandbox;
        dumping->root = &single.root;
        dumping->order = single.order;
        status = dump(dumping, arguments);
    }
    single_close(&single);
    return status;
}

// Of a template that nothing is filled into, or of the wordings of a survey.
static enum exit_status dump_readability(struct arguments *arguments, struct source *source,
                                         bool markdown) {
    const char *language = argument_value(arguments, "language");
    struct arena *arena = arguments->arena;
    struct builder output = {.arena = arena};
    struct sandbox *sandbox = sandbox_create(text_of(language ? language : "nl"));
    struct evaluator evaluator = sandbox_evaluator(sandbox);
    struct readability *readability = NULL;
    if (markdown) {
        const struct template *template =
            template_read(arena, source, TEMPLATE_FILL, &evaluator, arguments->diagnostics);
        readability = template ? readability_of_template(arena, template) : NULL;
    } else {
        const struct survey *survey =
            survey_read(arena, source, text_of(language ? language : ""), arguments->diagnostics);
        readability = survey ? survey_readability(arena, survey) : NULL;
    }
    if (readability)
        readability_dump(&output, readability);
    fwrite(output.bytes, 1, output.length, stdout);
    sandbox_destroy(sandbox);
    return readability ? EXIT_STATUS_MADE : EXIT_STATUS_INPUT;
}

static bool read_stage(struct arguments *arguments, enum stage *stage) {
    const char *given = argument_value(arguments, "stage");
    for (size_t i = 0; given && i < STAGE_COUNT; i++)
        if (text_is(stages[i], given)) {
            *stage = (enum stage)i;
            return true;
        }
    report_error(
        arguments->diagnostics, (struct position){0},
        expected_nearest(arguments->arena, text_of(given ? given : ""), stages, STAGE_COUNT),
        given ? N_("--stage: there is no stage \"%s\"") : N_("--stage is missing"), given);
    return false;
}

static bool is_edition(const struct value *documents) {
    return documents->list.count && value_find(&documents->list.items[0], "documents");
}

enum exit_status command_dump(struct arguments *arguments) {
    struct text path = text_of(arguments->operands[0]);
    struct dumping dumping = {0};
    if (!read_stage(arguments, &dumping.stage))
        return EXIT_STATUS_INPUT;
    if (argument_value(arguments, "document"))
        return dump_edition(&dumping, arguments);
    if (argument_value(arguments, "code"))
        report_error(arguments->diagnostics, (struct position){0}, "name one with --document=ID",
                     "--code says whose document it is, and there is no document");
    struct source *source = source_read(arguments->arena, path, arguments->diagnostics);
    struct value documents;
    struct builder output = {.arena = arguments->arena};
    bool markdown = !text_ends(path, TEXT(".yaml"));
    if (!source || (!markdown && !yaml_read_stream(arguments->arena, source, arguments->diagnostics,
                                                   &documents)))
        return EXIT_STATUS_INPUT;
    if (!markdown && dumping.stage != STAGE_VALUES && is_edition(&documents))
        report_error(arguments->diagnostics, (struct position){source, 0, 0, false},
                     N_("name one with --document=ID"), N_("an edition has many documents"));
    if (arguments->diagnostics->errors)
        return EXIT_STATUS_INPUT;
    if (dumping.stage == STAGE_READABILITY)
        return dump_readability(arguments, source, markdown);
    if (markdown || dumping.stage != STAGE_VALUES)
        return dump_single(&dumping, arguments, source, markdown);
    value_dump(&output, &documents);
    fwrite(output.bytes, 1, output.length, stdout);
    return EXIT_STATUS_MADE;
}
