// SPDX-License-Identifier: GPL-3.0-or-later
// An edition: the rounds, what is written where, and the index over it.
#include "batch.h"

#include "base/hash.h"
#include "workers/workers.h"

#include <libintl.h>
#include <stdlib.h>

struct run {
    const struct batch *batch;
    struct press press;
    struct text folder;
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

static const char *format_of(struct text path) {
    return text_ends(path, TEXT(".pdf"))    ? "pdf"
           : text_ends(path, TEXT(".html")) ? "html"
           : text_ends(path, TEXT(".svg"))  ? "svg"
                                            : "md";
}

static void describe_sheet(struct arena *arena, const struct press *press,
                           const struct sheet *sheet, struct value *output) {
    bool person = sheet->document->audience == FOR_PERSON;
    struct text code = person ? press->respondents.items[sheet->respondent].code : TEXT("");
    value_set_string(arena, output, "document", value_text(sheet->document->id));
    value_set_string(arena, output, "respondent", person ? value_text(code) : value_nil());
    value_set_string(arena, output, "survey",
                     sheet->survey ? value_text(sheet->survey->id) : value_nil());
    value_set_string(arena, output, "group",
                     sheet->group ? value_text(sheet->group->id) : value_nil());
    value_set_string(arena, output, "name", value_text(sheet->name));
}

// One entry a prepared file, packed for the parent.
static void describe_files(struct arena *arena, const struct value *about,
                           const struct file_set *files, struct builder *result) {
    struct value outputs = value_list();
    for (size_t i = 0; i < files->count; i++) {
        struct value output = value_map();
        struct text path = file_set_path(files, i), content = file_set_content(files, i);
        struct hash hash = hash_of(content);
        for (size_t j = 0; j < about->map.count; j++)
            value_set(arena, &output, about->map.entries[j].key, about->map.entries[j].value);
        value_set_string(arena, &output, "path", value_text(file_name(path)));
        value_set_string(arena, &output, "format", value_string(format_of(path)));
        value_set_string(arena, &output, "bytes", value_number((double)content.length));
        value_set_string(arena, &output, "sha256", value_text(hash_hex(arena, &hash)));
        value_append(arena, &outputs, output);
    }
    value_pack(result, &outputs);
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
static bool make(const struct order *order, struct value *about, struct arena *arena,
                 struct diagnostics *diagnostics, struct builder *result) {
    struct file_set files = {.arena = arena};
    struct document *document = generate(arena, order, &files, diagnostics);
    if (!document) {
        file_abandon(&files);
        return false;
    }
    const struct value *shelf = value_find(document->front_matter, "shelf");
    value_set_string(arena, about, "title", value_text(document->title));
    value_set_string(arena, about, "shelf", shelf ? *shelf : value_nil());
    describe_files(arena, about, &files, result);
    return file_commit(&files, diagnostics);
}

// ---- documents ----

static bool publish_unit(void *context, size_t unit, struct arena *arena,
                         struct diagnostics *diagnostics, struct builder *result) {
    struct run *run = context;
    const struct press *press = &run->press;
    const struct sheet *sheet = &press->sheets[run->chosen[unit]];
    unsigned formats = sheet->document->formats & run->batch->formats;
    struct order order = press_order(press, sheet);
    struct value root, about = value_map();
    if (press_refuses(press, sheet, diagnostics))
        return sheet_refusal_expected(sheet); // then nothing failed, and nothing is made
    if (!press_tree(press, sheet, arena, diagnostics, &root))
        return false;
    sandbox_root(press->sandbox, &root);
    if (formats & FORMAT_MARKDOWN)
        order.markdown = with_suffix(arena, run->folder, sheet->name, ".md");
    if (formats & FORMAT_HTML)
        order.html = with_suffix(arena, run->folder, sheet->name, ".html");
    if (formats & FORMAT_PDF)
        order.pdf = with_suffix(arena, run->folder, sheet->name, ".pdf");
    describe_sheet(arena, press, sheet, &about);
    return make(&order, &about, arena, diagnostics, result);
}

static struct text sheet_name(void *context, size_t unit, struct arena *arena) {
    const struct run *run = context;
    return text_copy(arena, run->press.sheets[run->chosen[unit]].name);
}

static bool is_chosen(const struct run *run, const struct sheet *sheet) {
    const struct batch *batch = run->batch;
    bool person = sheet->document->audience == FOR_PERSON;
    if ((sheet->document->formats & batch->formats) == 0)
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
        known[count++] = press->edition->documents[i].id;
    for (size_t i = 0; i < press->respondents.count; i++)
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

static int compare_sheets(const void *a, const void *b) {
    return text_compare((*(const struct sheet *const *)a)->name,
                        (*(const struct sheet *const *)b)->name);
}

// The sheets by name, so that outputs find theirs however many there are.
static const struct sheet **sorted_sheets(const struct press *press, struct arena *arena) {
    const struct sheet **sorted = arena_new_array(arena, press->sheet_count, const struct sheet *);
    for (size_t i = 0; i < press->sheet_count; i++)
        sorted[i] = &press->sheets[i];
    qsort(sorted, press->sheet_count, sizeof *sorted, compare_sheets);
    return sorted;
}

// The sheet that an output was made of, or NULL.
static const struct sheet *sheet_of(const struct press *press, const struct sheet **sorted,
                                    const struct value *output) {
    const struct value *name = value_find(output, "name");
    if (!name || name->kind != VALUE_TEXT)
        return NULL;
    struct sheet wanted = {.name = name->text};
    const struct sheet *key = &wanted;
    const struct sheet **found =
        bsearch(&key, sorted, press->sheet_count, sizeof *sorted, compare_sheets);
    return found ? *found : NULL;
}

static unsigned format_bit(const struct value *output) {
    const struct value *format = value_find(output, "format");
    if (!format || format->kind != VALUE_TEXT)
        return 0;
    return text_is(format->text, "pdf")    ? FORMAT_PDF
           : text_is(format->text, "html") ? FORMAT_HTML
                                           : FORMAT_MARKDOWN; // and its figures
}

static bool is_output(const struct value *value) {
    static const char *const texts[] = {"name", "path", "format", "title", NULL};
    for (const char *const *key = texts; *key; key++) {
        const struct value *text = value_find(value, *key);
        if (!text || text->kind != VALUE_TEXT)
            return false;
    }
    return true;
}

// What an earlier run made of the sheets that are left alone now.
static void keep_earlier(struct run *run, const struct value *before) {
    const struct press *press = &run->press;
    const struct sheet **sorted = sorted_sheets(press, press->arena);
    for (size_t i = 0; i < before->list.count; i++) {
        const struct value *output = &before->list.items[i];
        const struct sheet *sheet = sheet_of(press, sorted, output);
        unsigned bit = format_bit(output);
        if (!is_output(output)) // somebody edited the manifest
            continue;
        bool made_now = sheet && is_chosen(run, sheet) && (run->batch->formats & bit);
        if (sheet && (sheet->document->formats & bit) && !made_now)
            value_append(press->arena, &run->outputs, *output);
    }
}

struct placed_output {
    const struct sheet *sheet; // NULL behind all others: the index
    struct value output;
};

static int compare_outputs(const void *a, const void *b) {
    const struct placed_output *left = a, *right = b;
    if (left->sheet != right->sheet)
        return !left->sheet ? 1 : !right->sheet ? -1 : left->sheet < right->sheet ? -1 : 1;
    return text_compare(value_find(&left->output, "path")->text,
                        value_find(&right->output, "path")->text);
}

// Outputs in the order of the edition, whatever was made now and what earlier.
static void sort_outputs(struct run *run) {
    const struct press *press = &run->press;
    const struct sheet **sorted = sorted_sheets(press, press->arena);
    size_t count = run->outputs.list.count;
    struct placed_output *placed = arena_new_array(press->arena, count, struct placed_output);
    for (size_t i = 0; i < count; i++)
        placed[i] = (struct placed_output){sheet_of(press, sorted, &run->outputs.list.items[i]),
                                           run->outputs.list.items[i]};
    qsort(placed, count, sizeof *placed, compare_outputs);
    for (size_t i = 0; i < count; i++)
        run->outputs.list.items[i] = placed[i].output;
}

// A sheet in the index: {title, shelf (the heading that its template wants to stand under), name,
// document, respondent, survey, group (its title), for, pdf, html, md}.
static struct value index_entry(const struct run *run, const struct sheet *sheet,
                                struct arena *arena) {
    static const char *const audiences[] = {"person", "group", "blank"};
    struct value entry = value_map();
    describe_sheet(arena, &run->press, sheet, &entry);
    if (sheet->group)
        value_set_string(arena, &entry, "group", value_text(sheet->group->title));
    value_set_string(arena, &entry, "for", value_string(audiences[sheet->document->audience]));
    value_set_string(arena, &entry, "pdf", value_nil());
    value_set_string(arena, &entry, "html", value_nil());
    value_set_string(arena, &entry, "md", value_nil());
    return entry;
}

// The outputs by sheet, in the order of the edition; sheets of which nothing was made are left out.
static struct value index_entries(const struct run *run, struct arena *arena) {
    const struct press *press = &run->press;
    const struct sheet **sorted = sorted_sheets(press, arena);
    struct value *by_sheet = arena_new_array(arena, press->sheet_count, struct value);
    struct value entries = value_list();
    for (size_t i = 0; i < run->outputs.list.count; i++) {
        const struct value *output = &run->outputs.list.items[i];
        const struct sheet *sheet = sheet_of(press, sorted, output);
        if (!sheet)
            continue;
        struct value *entry = &by_sheet[sheet - press->sheets];
        if (entry->kind == VALUE_NIL)
            *entry = index_entry(run, sheet, arena);
        const struct value *shelf = value_find(output, "shelf");
        value_set_string(arena, entry, "title", *value_find(output, "title"));
        value_set_string(arena, entry, "shelf", shelf ? *shelf : value_nil());
        value_set(arena, entry, value_find(output, "format")->text, *value_find(output, "path"));
    }
    for (size_t i = 0; i < press->sheet_count; i++)
        if (by_sheet[i].kind == VALUE_MAP)
            value_append(arena, &entries, by_sheet[i]);
    return entries;
}

static struct value *find_shelf(struct value *shelves, const struct value *entry) {
    for (size_t i = 0; i < shelves->list.count; i++) {
        struct value *shelf = &shelves->list.items[i];
        const struct value *title = value_find(shelf, "title"),
                           *wanted = value_find(entry, "shelf");
        bool named = wanted->kind == VALUE_TEXT,
             person = value_find(entry, "respondent")->kind == VALUE_TEXT;
        if (named ? title->kind == VALUE_TEXT && text_equal(title->text, wanted->text)
                  : title->kind == VALUE_NIL && value_find(shelf, "people")->boolean == person)
            return shelf;
    }
    return NULL;
}

// The sheets by shelf, {title, people, sheets}: in the order of the edition, those of one person
// behind all others. Without a title: the template of the index has words for it.
static struct value index_shelves(struct arena *arena, const struct value *entries) {
    struct value shelves = value_list();
    for (int people = 0; people <= 1; people++)
        for (size_t i = 0; i < entries->list.count; i++) {
            const struct value *entry = &entries->list.items[i];
            if ((value_find(entry, "respondent")->kind == VALUE_TEXT) != people)
                continue;
            struct value *shelf = find_shelf(&shelves, entry), fresh = value_map();
            if (!shelf) {
                value_set_string(arena, &fresh, "title", *value_find(entry, "shelf"));
                value_set_string(arena, &fresh, "people", value_boolean(people));
                value_set_string(arena, &fresh, "sheets", value_list());
                value_append(arena, &shelves, fresh);
                shelf = &shelves.list.items[shelves.list.count - 1];
            }
            for (size_t j = 0; j < shelf->map.count; j++)
                if (shelf->map.entries[j].value.kind == VALUE_LIST)
                    value_append(arena, &shelf->map.entries[j].value, *entry);
        }
    return shelves;
}

static bool index_unit(void *context, size_t unit, struct arena *arena,
                       struct diagnostics *diagnostics, struct builder *result) {
    struct run *run = context;
    const struct press *press = &run->press;
    static const struct edition_document document = {.id = {"index", 5}};
    struct sheet sheet = {.document = &document,
                          .template = run->index,
                          .look = &press->looks[0],
                          .name = TEXT("index")};
    struct value root = value_map(), about = value_map();
    (void)unit;
    value_set_string(arena, &root, "edition", press->edition->value);
    struct value entries = index_entries(run, arena);
    value_set_string(arena, &root, "shelves", index_shelves(arena, &entries));
    sandbox_root(press->sandbox, &root);
    struct order order = press_order(press, &sheet);
    order.html = with_suffix(arena, run->folder, sheet.name, ".html");
    value_set_string(arena, &about, "document", value_text(document.id));
    value_set_string(arena, &about, "name", value_text(document.id));
    return make(&order, &about, arena, diagnostics, result);
}

static struct text index_name(void *context, size_t unit, struct arena *arena) {
    (void)context, (void)unit;
    return text_copy(arena, TEXT("index"));
}

// ---- the rounds ----

// What is in the folder, and what may be there from now on.
static struct manifest present(const struct run *run) {
    struct arena *arena = run->press.arena;
    struct manifest manifest = manifest_read(arena, run->folder);
    for (size_t i = 0; i < run->chosen_count; i++)
        value_append(arena, &manifest.unfinished,
                     value_text(run->press.sheets[run->chosen[i]].name));
    value_append(arena, &manifest.unfinished, value_string("index"));
    return manifest;
}

static enum exit_status publish(struct run *run, struct diagnostics *diagnostics) {
    struct arena *arena = run->press.arena;
    unsigned workers = run->batch->workers;
    struct job documents = {run,          run->chosen_count, publish_unit,
                            keep_outputs, sheet_name,        N_("documents")};
    struct job index = {run, 1, index_unit, keep_outputs, index_name, NULL};
    struct manifest before = present(run);
    if (!manifest_begin(&run->press, run->folder, &before, diagnostics))
        return EXIT_STATUS_SYSTEM;
    size_t failed = press_score(&run->press, workers, diagnostics);
    press_count(&run->press);
    failed += workers_run(&documents, workers, arena, diagnostics);
    keep_earlier(run, &before.outputs);
    sort_outputs(run);
    failed += workers_run(&index, workers, arena, diagnostics);
    manifest_remove_others(arena, run->folder, &before, &run->outputs);
    if (!manifest_write(&run->press, run->folder, &run->outputs, diagnostics))
        return EXIT_STATUS_SYSTEM;
    size_t files = run->outputs.list.count;
    printf(ngettext("%zu file in %s\n", "%zu files in %s\n", files), files, run->folder.bytes);
    return diagnostics->failures ? EXIT_STATUS_SYSTEM
           : failed              ? EXIT_STATUS_PARTIAL
                                 : EXIT_STATUS_MADE;
}

static bool load(struct run *run, struct arena *arena, struct diagnostics *diagnostics) {
    struct press *press = &run->press;
    if (!press_open(press, arena, run->batch->edition_path, diagnostics) ||
        !check_only(run, diagnostics))
        return false;
    struct source *source = source_read(arena, run->batch->index_template, diagnostics);
    run->index =
        source ? template_read(arena, source, TEMPLATE_FILL, &press->evaluator, diagnostics) : NULL;
    return run->index && press_rehearse(press, run->batch->workers, diagnostics);
}

enum exit_status batch_build(struct arena *arena, const struct batch *batch,
                             struct diagnostics *diagnostics) {
    struct run run = {.batch = batch, .folder = batch->folder, .outputs = value_list()};
    enum exit_status status = EXIT_STATUS_INPUT;
    if (load(&run, arena, diagnostics)) {
        if (run.folder.length == 0)
            run.folder = run.press.edition->id;
        choose(&run);
        status = publish(&run, diagnostics);
    }
    press_close(&run.press);
    return status;
}
