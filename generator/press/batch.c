// SPDX-License-Identifier: GPL-3.0-or-later
// An edition: the rounds, what is written where, and the index over it.
//
// Every document is made anew in every run, and a file whose bytes are the same is left untouched,
// with its date. Nothing is skipped: a sheet depends on its answers, scripts, partials, sources,
// style, fonts and the program itself, and a list of these that forgets one publishes something
// that is no longer true. The 3,000 files of 1,000 respondents take one and a half seconds of one
// processor (`make bench`); a cache would save less than that.
#include "press/batch.h"

#include "workers/workers.h"

#include <libintl.h>

#define INDEX_TEMPLATE "templates/index.md"

struct run {
    const struct batch *batch;
    struct press press;
    struct text folder;
    struct places places;
    struct manifest before; // what is in the folder, and what may be there from now on
    struct template *index;
    size_t *chosen; // indices of the sheets to make now
    size_t chosen_count;
    struct value outputs; // of all units so far
};

// ---- what was made, as values ----

static struct text with_suffix(struct arena *arena, struct text folder, struct text name,
                               const char *suffix) {
    return text_format(arena, "%.*s/%.*s%s", TEXT_ARGUMENTS(folder), TEXT_ARGUMENTS(name), suffix);
}

static void keep_outputs(void *context, size_t unit, bool made, struct text result) {
    struct run *run = context;
    struct value outputs;
    size_t offset = 0;
    (void)unit;
    if (made && value_unpack(run->press.arena, result, &offset, &outputs))
        for (size_t i = 0; i < outputs.list.count; i++)
            value_append(run->press.arena, &run->outputs, outputs.list.items[i]);
}

// Makes what is ordered, puts it in place and tells the parent what it was.
static bool make(const struct run *run, const struct order *order, struct value *about,
                 struct arena *arena, struct diagnostics *diagnostics, struct builder *result) {
    struct file_set files = {.arena = arena, .private = value_find(about, "private")->boolean};
    struct document *document = generate(arena, order, &files, diagnostics);
    if (!document)
        return false;
    const struct value *shelf = value_find(document->front_matter, "shelf");
    struct value pictures = pictures_of(arena, &run->places, document);
    value_set_string(arena, about, "title", value_text(document->title));
    value_set_string(arena, about, "shelf", shelf ? *shelf : value_nil());
    if (pictures.list.count)
        value_set_string(arena, about, "pictures", pictures);
    struct value outputs = outputs_of_files(arena, about, &files);
    value_pack(result, &outputs);
    return file_commit(&files, diagnostics);
}

// ---- documents ----

static bool publish_sheet(const struct run *run, const struct sheet *sheet, struct arena *arena,
                          struct diagnostics *diagnostics, struct builder *result) {
    const struct press *press = &run->press;
    unsigned formats = sheet->formats & run->batch->formats;
    struct order order = press_order(press, sheet);
    struct value root, about = value_map();
    if (!press_tree(press, sheet, arena, diagnostics, &root))
        return false;
    sandbox_root(press->sandbox, &root);
    if (formats & FORMAT_MARKDOWN)
        order.markdown = with_suffix(arena, run->folder, sheet->name, ".md");
    if (formats & FORMAT_HTML)
        order.html = with_suffix(arena, run->folder, sheet->name, ".html");
    if (formats & FORMAT_PDF)
        order.pdf = with_suffix(arena, run->folder, sheet->name, ".pdf");
    output_describe(arena, press, sheet, &about);
    return make(run, &order, &about, arena, diagnostics, result);
}

static bool publish_unit(void *context, size_t unit, struct arena *arena,
                         struct diagnostics *diagnostics, struct builder *result) {
    const struct run *run = context;
    const struct sheet *sheet = &run->press.sheets[run->chosen[unit]];
    if (press_refuses(&run->press, sheet, diagnostics))
        return sheet_refusal_expected(sheet); // then nothing failed, and nothing is made
    size_t before = diagnostics->errors + diagnostics->warnings;
    bool made = publish_sheet(run, sheet, arena, diagnostics, result);
    // A message points into the template or the script, which are everybody's. The name says whose
    // document it is by code; what she answered is nothing for a log.
    if (diagnostics->errors + diagnostics->warnings > before)
        report_note(diagnostics, sheet->document->position, NULL, "this happened in %.*s",
                    TEXT_ARGUMENTS(sheet->name));
    return made;
}

static struct text sheet_name(void *context, size_t unit, struct arena *arena) {
    const struct run *run = context;
    return text_copy(arena, run->press.sheets[run->chosen[unit]].name);
}

static bool is_chosen(const struct run *run, const struct sheet *sheet) {
    const struct batch *batch = run->batch;
    bool person = sheet->document->audience == FOR_PERSON;
    if ((sheet->formats & batch->formats) == 0)
        return false;
    for (size_t i = 0; i < batch->only_count; i++)
        if (text_equal(batch->only[i], sheet->document->id) ||
            text_equal(batch->only[i], sheet->name) ||
            (person &&
             text_equal(batch->only[i], run->press.respondents.items[sheet->respondent].code)))
            return true;
    return batch->only_count == 0;
}

static void choose(struct run *run) {
    run->chosen = arena_new_array(run->press.arena, run->press.sheet_count, size_t);
    for (size_t i = 0; i < run->press.sheet_count; i++)
        if (is_chosen(run, &run->press.sheets[i]))
            run->chosen[run->chosen_count++] = i;
}

// Every code, id and name behind --only must exist.
static bool check_only(const struct run *run, struct diagnostics *diagnostics) {
    const struct press *press = &run->press;
    size_t count = 0;
    size_t room = press->edition->document_count + press->respondents.count + press->sheet_count;
    struct text *known = arena_new_array(press->arena, room, struct text);
    for (size_t i = 0; i < press->edition->document_count; i++)
        if (!run->batch->public || press->edition->documents[i].audience != FOR_PERSON)
            known[count++] = press->edition->documents[i].id;
    for (size_t i = 0; i < press->respondents.count && !run->batch->public; i++)
        known[count++] = press->respondents.items[i].code;
    for (size_t i = 0; i < press->sheet_count; i++)
        known[count++] = press->sheets[i].name;
    for (size_t i = 0; i < run->batch->only_count; i++) {
        bool found = false;
        for (size_t j = 0; j < count && !found; j++)
            found = text_equal(known[j], run->batch->only[i]);
        if (found)
            continue;
        report_error(diagnostics, (struct position){0},
                     expected_nearest(press->arena, run->batch->only[i], known, count),
                     "--only: there is no respondent or document \"%.*s\"",
                     TEXT_ARGUMENTS(run->batch->only[i]));
        return false;
    }
    return true;
}

// ---- index and manifest ----

// What an earlier run made of the sheets that are left alone now.
static void keep_earlier(struct run *run, const struct value *before) {
    const struct press *press = &run->press;
    const struct sheet **sorted = sheets_by_name(press, press->arena);
    for (size_t i = 0; i < before->list.count; i++) {
        const struct value *output = &before->list.items[i];
        const struct sheet *sheet = output_sheet(press, sorted, output);
        unsigned bit = output_format(output);
        if (!output_is_whole(output)) // somebody edited the manifest
            continue;
        bool made_now = sheet && is_chosen(run, sheet) && (run->batch->formats & bit);
        if (sheet && (sheet->formats & bit) && !made_now)
            value_append(press->arena, &run->outputs, *output);
    }
}

static bool index_unit(void *context, size_t unit, struct arena *arena,
                       struct diagnostics *diagnostics, struct builder *result) {
    struct run *run = context;
    const struct press *press = &run->press;
    static const struct edition_document document = {.id = TEXT("index")};
    struct sheet sheet = {.document = &document,
                          .template = run->index,
                          .look = &press->looks[0],
                          .name = TEXT("index")};
    struct value root = value_map(), about = value_map();
    (void)unit;
    value_set_string(arena, &root, "edition", press->edition->value);
    struct value shelves = index_shelves(press, &run->outputs, arena);
    value_set_string(arena, &root, "shelves", shelves);
    sandbox_root(press->sandbox, &root);
    struct order order = press_order(press, &sheet);
    order.html = with_suffix(arena, run->folder, sheet.name, ".html");
    value_set_string(arena, &about, "document", value_text(document.id));
    value_set_string(arena, &about, "name", value_text(document.id));
    // Those of people stand last. It names their codes.
    size_t count = shelves.list.count;
    bool people = count && value_find(&shelves.list.items[count - 1], "people")->boolean;
    value_set_string(arena, &about, "private", value_boolean(people));
    return make(run, &order, &about, arena, diagnostics, result);
}

static struct text index_name(void *context, size_t unit, struct arena *arena) {
    (void)context, (void)unit;
    return text_copy(arena, TEXT("index"));
}

// ---- the rounds ----

// What may be there from now on.
static void name_unfinished(struct run *run) {
    struct arena *arena = run->press.arena;
    for (size_t i = 0; i < run->chosen_count; i++)
        value_append(arena, &run->before.unfinished,
                     value_text(run->press.sheets[run->chosen[i]].name));
    value_append(arena, &run->before.unfinished, value_string("index"));
}

static enum exit_status publish(struct run *run, struct diagnostics *diagnostics) {
    struct arena *arena = run->press.arena;
    unsigned workers = run->batch->workers;
    struct job documents = {.context = run,
                            .count = run->chosen_count,
                            .run = publish_unit,
                            .take = keep_outputs,
                            .name = sheet_name,
                            .progress = N_("documents")};
    struct job index = {
        .context = run, .count = 1, .run = index_unit, .take = keep_outputs, .name = index_name};
    name_unfinished(run);
    if (!manifest_begin(&run->press, run->folder, &run->before, diagnostics))
        return EXIT_STATUS_SYSTEM;
    size_t failed = press_score(&run->press, workers, diagnostics);
    press_count(&run->press);
    failed += workers_run(&documents, workers, arena, diagnostics);
    keep_earlier(run, &run->before.outputs);
    outputs_sort(&run->press, &run->outputs);
    failed += workers_run(&index, workers, arena, diagnostics);
    if (!manifest_remove_others(arena, run->folder, &run->before, &run->outputs, diagnostics))
        return EXIT_STATUS_SYSTEM; // the first manifest stays: it names what could not be removed
    struct value inputs =
        inputs_of(&run->press, &run->places, !run->batch->public, &run->outputs, diagnostics);
    if (!manifest_write(&run->press, run->folder, &inputs, &run->outputs, diagnostics))
        return EXIT_STATUS_SYSTEM;
    size_t files = run->outputs.list.count;
    printf(ngettext("%zu file in %s\n", "%zu files in %s\n", files), files, run->folder.bytes);
    return diagnostics->failures ? EXIT_STATUS_SYSTEM
           : failed              ? EXIT_STATUS_PARTIAL
                                 : EXIT_STATUS_MADE;
}

// What is for one person is not even planned, so that an earlier version of it goes.
static void leave_out_people(struct press *press) {
    size_t kept = 0;
    for (size_t i = 0; i < press->sheet_count; i++)
        if (press->sheets[i].document->audience != FOR_PERSON)
            press->sheets[kept++] = press->sheets[i];
    press->sheet_count = kept;
}

static bool load(struct run *run, struct arena *arena, struct diagnostics *diagnostics) {
    struct press *press = &run->press;
    const struct batch *batch = run->batch;
    if (!press_open(press, arena, batch->edition_path, diagnostics))
        return false;
    if (press->edition->document_count == 0) {
        report_error(diagnostics, press->edition->value.position,
                     "without them it is for explain and export",
                     "this edition names no documents to make");
        return false;
    }
    run->folder = batch->folder.length ? batch->folder : press->edition->id;
    run->places = places_of(arena, batch->edition_path, batch->data_folder);
    if (batch->public)
        leave_out_people(press);
    if (!check_only(run, diagnostics) ||
        !manifest_read(press, run->folder, diagnostics, &run->before))
        return false;
    struct text path = text_format(arena, "%s/" INDEX_TEMPLATE, batch->data_folder.bytes);
    struct source *source = source_read(arena, path, diagnostics);
    run->index =
        source ? template_read(arena, source, TEMPLATE_FILL, &press->evaluator, diagnostics) : NULL;
    return run->index && press_rehearse(press, batch->workers, diagnostics);
}

enum exit_status batch_build(struct arena *arena, const struct batch *batch,
                             struct diagnostics *diagnostics) {
    struct run run = {.batch = batch, .outputs = value_list()};
    enum exit_status status = EXIT_STATUS_INPUT;
    if (load(&run, arena, diagnostics)) {
        choose(&run);
        status = publish(&run, diagnostics);
    }
    press_close(&run.press);
    return status;
}
