// SPDX-License-Identifier: GPL-3.0-or-later
// manifest.json: what was made of what, so that a later run knows what it may remove.
//
// While documents are made, it also names those that may be there already ("unfinished"). Whoever
// ends the program half-way, and whatever ends a worker, leaves nothing that no list names.
#include "batch.h"

#include "base/hash.h"
#include "base/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MANIFEST "manifest.json"

static struct text manifest_path(struct arena *arena, struct text folder) {
    return text_format(arena, "%.*s/" MANIFEST, TEXT_ARGUMENTS(folder));
}

static struct value list_of(const struct value *document, const char *key) {
    const struct value *list = value_find(document, key);
    return list && list->kind == VALUE_LIST ? *list : value_list();
}

struct manifest manifest_read(struct arena *arena, struct text folder) {
    struct diagnostics silent = diagnostics_create(arena);
    struct text path = manifest_path(arena, folder);
    struct manifest manifest = {value_list(), value_list()};
    struct value document;
    if (access(path.bytes, R_OK) != 0)
        return manifest;
    struct source *source = source_read(arena, path, &silent);
    if (!source || !yaml_read(arena, source, &silent, &document)) // JSON is YAML
        return manifest;
    manifest.outputs = list_of(&document, "outputs");
    manifest.unfinished = list_of(&document, "unfinished");
    return manifest;
}

static void add_input(struct arena *arena, struct value *inputs, struct text path) {
    struct text content;
    if (path.length == 0 || !file_read(arena, text_copy(arena, path).bytes, SOURCE_LIMIT, &content))
        return;
    struct hash hash = hash_of(content);
    struct value input = value_map();
    value_set_string(arena, &input, "path", value_text(path));
    value_set_string(arena, &input, "sha256", value_text(hash_hex(arena, &hash)));
    value_append(arena, inputs, input);
}

static struct value inputs_of(const struct press *press) {
    const struct edition *edition = press->edition;
    struct value inputs = value_list();
    add_input(press->arena, &inputs, edition->source->path);
    add_input(press->arena, &inputs, edition->publisher.logo);
    for (size_t i = 0; i < edition->survey_count; i++) {
        add_input(press->arena, &inputs, edition->surveys[i]->source->path);
        add_input(press->arena, &inputs, edition->script_paths[i]);
    }
    for (size_t i = 0; i < edition->catalogue_count; i++)
        add_input(press->arena, &inputs, edition->catalogues[i]->path);
    for (size_t i = 0; i < edition->document_count; i++)
        if (i == 0 || press->templates[i] != press->templates[i - 1])
            add_input(press->arena, &inputs, edition->documents[i].template_path);
    for (size_t i = 0; i < press->look_count; i++) {
        const struct look *look = &press->looks[i];
        add_input(press->arena, &inputs, look->path);
        if (look->style->masthead.logo.path.length)
            add_input(press->arena, &inputs,
                      file_beside(press->arena, look->path, look->style->masthead.logo.path));
    }
    // Responses stand together by file, so that looking at the last one is enough.
    const struct source *last = NULL;
    for (size_t i = 0; i < edition->responses.count; i++) {
        const struct source *source = edition->responses.items[i].position.source;
        if (source != last && source)
            add_input(press->arena, &inputs, source->path);
        last = source;
    }
    return inputs;
}

static bool put_down(const struct press *press, struct text folder, struct value *manifest,
                     struct diagnostics *diagnostics) {
    struct builder json = {.arena = press->arena};
    struct file_set files = {.arena = press->arena};
    value_json(&json, manifest);
    return file_prepare(&files, manifest_path(press->arena, folder), builder_result(&json),
                        diagnostics) &&
           file_commit(&files, diagnostics);
}

static struct value about(const struct press *press) {
    struct value manifest = value_map();
    value_set_string(press->arena, &manifest, "program", value_string("steunblad"));
    value_set_string(press->arena, &manifest, "edition", value_text(press->edition->id));
    value_set_string(press->arena, &manifest, "date", value_text(press->edition->date));
    return manifest;
}

bool manifest_begin(const struct press *press, struct text folder, const struct manifest *present,
                    struct diagnostics *diagnostics) {
    struct value manifest = about(press);
    value_set_string(press->arena, &manifest, "unfinished", present->unfinished);
    value_set_string(press->arena, &manifest, "outputs", present->outputs);
    return put_down(press, folder, &manifest, diagnostics);
}

bool manifest_write(const struct press *press, struct text folder, const struct value *outputs,
                    struct diagnostics *diagnostics) {
    struct value manifest = about(press);
    value_set_string(press->arena, &manifest, "inputs", inputs_of(press));
    value_set_string(press->arena, &manifest, "outputs", *outputs);
    return put_down(press, folder, &manifest, diagnostics);
}

// ---- what may go ----

struct names {
    struct text *items; // sorted
    size_t count;
};

static int compare_texts(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

static bool names_hold(const struct names *names, struct text name) {
    return name.length &&
           bsearch(&name, names->items, names->count, sizeof *names->items, compare_texts);
}

static struct text path_of(const struct value *output) {
    const struct value *path = value_find(output, "path");
    return path && path->kind == VALUE_TEXT ? path->text : TEXT("");
}

// The paths of outputs, or a list of texts.
static struct names names_of(struct arena *arena, const struct value *list) {
    struct names names = {arena_new_array(arena, list->list.count, struct text), 0};
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *item = &list->list.items[i];
        if (item->kind == VALUE_MAP || item->kind == VALUE_TEXT)
            names.items[names.count++] = item->kind == VALUE_MAP ? path_of(item) : item->text;
    }
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, compare_texts);
    return names;
}

// Without `mark` and digits at the end: "rapport-R01-2" is "rapport-R01" for "-".
static struct text without_number(struct text name, const char *mark) {
    size_t end = name.length;
    while (end > 0 && name.bytes[end - 1] >= '0' && name.bytes[end - 1] <= '9')
        end--;
    struct text rest = text_slice(name, 0, end);
    bool numbered = end < name.length && text_ends(rest, text_of(mark));
    return numbered ? text_slice(rest, 0, end - strlen(mark)) : name;
}

// The name of the document that a file was made for, whole or not; empty if for none.
static struct text document_of(struct text file) {
    static const char *const suffixes[] = {".md", ".html", ".pdf", ".svg"};
    struct text name = without_number(file, ".new-");
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (text_ends(name, text_of(suffixes[i]))) {
            struct text stem = text_slice(name, 0, name.length - strlen(suffixes[i]));
            return i == 3 ? without_number(stem, "-") : stem;
        }
    return TEXT("");
}

static void remove_file(struct arena *arena, struct text folder, struct text path) {
    unlink(text_format(arena, "%.*s/%.*s", TEXT_ARGUMENTS(folder), TEXT_ARGUMENTS(path)).bytes);
}

void manifest_remove_others(struct arena *arena, struct text folder, const struct manifest *before,
                            const struct value *after) {
    struct names kept = names_of(arena, after);
    struct names unfinished = names_of(arena, &before->unfinished);
    struct text *files;
    size_t count;
    for (size_t i = 0; i < before->outputs.list.count; i++) {
        struct text path = path_of(&before->outputs.list.items[i]);
        bool own = path.length && path.bytes[0] != '.' && !memchr(path.bytes, '/', path.length);
        if (own && !names_hold(&kept, path))
            remove_file(arena, folder, path);
    }
    if (!file_list(arena, text_copy(arena, folder).bytes, "", &files, &count))
        return;
    for (size_t i = 0; i < count; i++)
        if (names_hold(&unfinished, document_of(files[i])) && !names_hold(&kept, files[i]))
            remove_file(arena, folder, files[i]);
}
