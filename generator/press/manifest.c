// SPDX-License-Identifier: GPL-3.0-or-later
// manifest.json: what was made of what, so that a later run knows what it may remove.
//
// While documents are made, it also names those that may be there already ("unfinished"). Whoever
// ends the program half-way, and whatever ends a worker, leaves nothing that no list names.
#include "press/batch.h"

#include "base/yaml.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MANIFEST "manifest.json"
#define PROGRAM "steunblad"

static struct text manifest_path(struct arena *arena, struct text folder) {
    return text_format(arena, "%.*s/" MANIFEST, TEXT_ARGUMENTS(folder));
}

static struct value list_of(const struct value *document, const char *key) {
    const struct value *list = value_find(document, key);
    return list && list->kind == VALUE_LIST ? *list : value_list();
}

// Is it ours, and of this edition?
static bool check_manifest(const struct press *press, const struct value *document,
                           struct diagnostics *diagnostics) {
    const struct value *program = value_find(document, "program"),
                       *edition = value_find(document, "edition");
    const char *expected = N_("choose another folder with --output, or empty this one");
    if (!program || program->kind != VALUE_TEXT || !text_is(program->text, PROGRAM) || !edition ||
        edition->kind != VALUE_TEXT) {
        report_error(diagnostics, document->position, expected,
                     "this manifest was not written by steunblad");
        return false;
    }
    if (text_equal(edition->text, press->edition->id))
        return true;
    report_error(diagnostics, edition->position, expected,
                 "this folder holds another edition, \"%.*s\"", TEXT_ARGUMENTS(edition->text));
    return false;
}

bool manifest_read(const struct press *press, struct text folder, struct diagnostics *diagnostics,
                   struct manifest *manifest) {
    struct arena *arena = press->arena;
    struct diagnostics own = diagnostics_create(arena); // a manifest is no input
    struct text path = manifest_path(arena, folder);
    struct value document;
    *manifest = (struct manifest){value_list(), value_list()};
    if (access(path.bytes, F_OK) != 0)
        return true;
    struct source *source = source_read(arena, path, &own);
    bool good = source && yaml_read(arena, source, &own, &document) && // JSON is YAML
                check_manifest(press, &document, &own);
    diagnostics_add(diagnostics, &own);
    if (!good)
        return false;
    manifest->outputs = list_of(&document, "outputs");
    manifest->unfinished = list_of(&document, "unfinished");
    return true;
}

static bool names_people(const struct value *outputs) {
    for (size_t i = 0; i < outputs->list.count; i++) {
        const struct value *private = value_find(&outputs->list.items[i], "private");
        if (private && private->kind == VALUE_BOOLEAN && private->boolean)
            return true;
    }
    return false;
}

static bool put_down(const struct press *press, struct text folder, struct value *manifest,
                     bool private, struct diagnostics *diagnostics) {
    struct builder json = {.arena = press->arena};
    struct file_set files = {.arena = press->arena, .private = private};
    value_json(&json, manifest);
    file_add(&files, manifest_path(press->arena, folder), builder_result(&json));
    return file_commit(&files, diagnostics);
}

static struct value about(const struct press *press) {
    struct value manifest = value_map();
    value_set_string(press->arena, &manifest, "program", value_string(PROGRAM));
    value_set_string(press->arena, &manifest, "edition", value_text(press->edition->id));
    value_set_string(press->arena, &manifest, "date", value_text(press->edition->date));
    return manifest;
}

bool manifest_begin(const struct press *press, struct text folder, const struct manifest *present,
                    struct diagnostics *diagnostics) {
    struct value manifest = about(press);
    value_set_string(press->arena, &manifest, "unfinished", present->unfinished);
    value_set_string(press->arena, &manifest, "outputs", present->outputs);
    return put_down(press, folder, &manifest, true, diagnostics);
}

bool manifest_write(const struct press *press, struct text folder, const struct value *inputs,
                    const struct value *outputs, struct diagnostics *diagnostics) {
    struct value manifest = about(press);
    value_set_string(press->arena, &manifest, "inputs", *inputs);
    value_set_string(press->arena, &manifest, "outputs", *outputs);
    return put_down(press, folder, &manifest, names_people(outputs), diagnostics);
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
            return text_ends(name, TEXT(".svg")) ? without_number(stem, "-") : stem; // figures
        }
    return TEXT("");
}

// What stays may be about somebody who withdrew, so it is not passed over in silence.
static bool remove_file(struct arena *arena, struct text folder, struct text name,
                        struct diagnostics *diagnostics) {
    struct text path =
        text_format(arena, "%.*s/%.*s", TEXT_ARGUMENTS(folder), TEXT_ARGUMENTS(name));
    if (unlink(path.bytes) == 0 || errno == ENOENT)
        return true;
    report_error(diagnostics, (struct position){0}, NULL, "cannot remove %s: %s", path.bytes,
                 strerror(errno));
    diagnostics->failures++;
    return false;
}

bool manifest_remove_others(struct arena *arena, struct text folder, const struct manifest *before,
                            const struct value *after, struct diagnostics *diagnostics) {
    struct names kept = names_of(arena, after);
    struct names unfinished = names_of(arena, &before->unfinished);
    struct text *files;
    size_t count;
    bool good = true;
    for (size_t i = 0; i < before->outputs.list.count; i++) {
        struct text path = path_of(&before->outputs.list.items[i]);
        bool own = path.length && path.bytes[0] != '.' && !memchr(path.bytes, '/', path.length);
        if (own && !names_hold(&kept, path))
            good &= remove_file(arena, folder, path, diagnostics);
    }
    if (!file_list(arena, text_copy(arena, folder).bytes, "", &files, &count))
        return good;
    for (size_t i = 0; i < count; i++)
        if (names_hold(&unfinished, document_of(files[i])) && !names_hold(&kept, files[i]))
            good &= remove_file(arena, folder, files[i], diagnostics);
    return good;
}
