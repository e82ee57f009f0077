// SPDX-License-Identifier: GPL-3.0-or-later
// manifest.json: what was made of what, so that a later run knows what it may remove.
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

struct value manifest_read(struct arena *arena, struct text folder) {
    struct diagnostics silent = diagnostics_create(arena);
    struct text path = manifest_path(arena, folder);
    struct value document;
    if (access(path.bytes, R_OK) != 0)
        return value_list();
    struct source *source = source_read(arena, path, &silent);
    if (!source || !yaml_read(arena, source, &silent, &document)) // JSON is YAML
        return value_list();
    const struct value *outputs = value_find(&document, "outputs");
    return outputs && outputs->kind == VALUE_LIST ? *outputs : value_list();
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
    for (size_t i = 0; i < edition->survey_count; i++) {
        add_input(press->arena, &inputs, edition->surveys[i]->source->path);
        add_input(press->arena, &inputs, edition->script_paths[i]);
    }
    for (size_t i = 0; i < edition->document_count; i++)
        if (i == 0 || press->templates[i] != press->templates[i - 1])
            add_input(press->arena, &inputs, edition->documents[i].template_path);
    for (size_t i = 0; i < press->look_count; i++)
        add_input(press->arena, &inputs, press->looks[i].path);
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

bool manifest_write(const struct press *press, struct text folder, const struct value *outputs,
                    struct diagnostics *diagnostics) {
    struct value manifest = value_map();
    struct builder json = {.arena = press->arena};
    struct file_set files = {.arena = press->arena};
    value_set_string(press->arena, &manifest, "program", value_string("steunblad"));
    value_set_string(press->arena, &manifest, "edition", value_text(press->edition->id));
    value_set_string(press->arena, &manifest, "date", value_text(press->edition->date));
    value_set_string(press->arena, &manifest, "inputs", inputs_of(press));
    value_set_string(press->arena, &manifest, "outputs", *outputs);
    value_json(&json, &manifest);
    return file_prepare(&files, manifest_path(press->arena, folder), builder_result(&json),
                        diagnostics) &&
           file_commit(&files, diagnostics);
}

static int compare_texts(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

static struct text path_of(const struct value *output) {
    const struct value *path = value_find(output, "path");
    return path && path->kind == VALUE_TEXT ? path->text : TEXT("");
}

void manifest_remove_others(struct arena *arena, struct text folder, const struct value *before,
                            const struct value *after) {
    size_t count = after->list.count;
    struct text *kept = arena_new_array(arena, count, struct text);
    for (size_t i = 0; i < count; i++)
        kept[i] = path_of(&after->list.items[i]);
    qsort(kept, count, sizeof *kept, compare_texts);
    for (size_t i = 0; i < before->list.count; i++) {
        struct text path = path_of(&before->list.items[i]);
        bool own = path.length && path.bytes[0] != '.' && !memchr(path.bytes, '/', path.length);
        if (own && !bsearch(&path, kept, count, sizeof *kept, compare_texts))
            unlink(text_format(arena, "%.*s/%.*s", TEXT_ARGUMENTS(folder), TEXT_ARGUMENTS(path))
                       .bytes);
    }
}
