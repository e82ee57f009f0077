// SPDX-License-Identifier: GPL-3.0-or-later
/* What went into an edition: {from, path, sha256} of every file that was read for it.
 *
 * Nothing has to be remembered here when a new kind of file is read: whatever is read as a source
 * is noted by the sink of messages (base/diagnostics.h). Pictures are no sources; those within a
 * document are known once it is made, so they travel with its outputs.
 *
 * Manifests are kept, compared and sent on, so a path says nothing about the machine: it is seen
 * from the folder of the edition or from that of the program. A file that has no folder in common
 * with either goes by its name alone. Fonts and dictionaries of hyphens belong to the system, and
 * are not listed.
 */
#include "press/batch.h"

#include "base/hash.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// ---- names ----

// From the root, without "." and "..": as it is written, so a link is no detour.
static struct text whole_path(struct arena *arena, struct text path) {
    struct builder whole = {.arena = arena};
    char folder[PATH_MAX];
    if (!text_starts(path, TEXT("/")) && getcwd(folder, sizeof folder))
        path = text_format(arena, "%s/%.*s", folder, TEXT_ARGUMENTS(path));
    for (size_t start = 0, end; start < path.length; start = end + 1) {
        end = text_find(path, TEXT("/"), start);
        if (end == SIZE_MAX)
            end = path.length;
        struct text part = text_slice(path, start, end);
        if (text_is(part, ".."))
            while (whole.length && whole.bytes[--whole.length] != '/')
                ;
        else if (part.length && !text_is(part, "."))
            builder_format(&whole, "/%.*s", TEXT_ARGUMENTS(part));
    }
    return builder_result(&whole);
}

// How many bytes of both are the same folders: "/a/b" of "/a/b/c" and "/a/b/d/e".
static size_t common_folders(struct text a, struct text b) {
    size_t common = 0;
    for (size_t i = 0; i <= a.length && i <= b.length; i++) {
        bool ends = (i == a.length || a.bytes[i] == '/') && (i == b.length || b.bytes[i] == '/');
        if (ends)
            common = i;
        if (i == a.length || i == b.length || a.bytes[i] != b.bytes[i])
            break;
    }
    return common;
}

// Seen from `folder`; empty when nothing but the root is common.
static struct text seen_from(struct arena *arena, struct text folder, struct text path) {
    struct builder seen = {.arena = arena};
    size_t common = common_folders(folder, path);
    if (common == 0)
        return TEXT("");
    for (size_t i = common; i < folder.length; i++)
        if (folder.bytes[i] == '/')
            builder_string(&seen, "../");
    builder_text(&seen, text_slice(path, common + 1, path.length));
    return builder_result(&seen);
}

static bool holds(struct text folder, struct text path) {
    return common_folders(folder, path) == folder.length;
}

struct places places_of(struct arena *arena, struct text edition, struct text data_folder) {
    return (struct places){whole_path(arena, file_folder(arena, edition)),
                           whole_path(arena, data_folder)};
}

static struct value input_of(struct arena *arena, const struct places *places, struct text path,
                             struct text content) {
    struct text whole = whole_path(arena, path);
    struct hash hash = hash_of(content);
    struct value input = value_map();
    bool program = holds(places->program, whole) && !holds(places->program, places->edition);
    struct text name = seen_from(arena, program ? places->program : places->edition, whole);
    value_set_string(arena, &input, "from",
                     value_string(program       ? "program"
                                  : name.length ? "edition"
                                                : "elsewhere"));
    value_set_string(arena, &input, "path", value_text(name.length ? name : file_name(whole)));
    value_set_string(arena, &input, "sha256", value_text(hash_hex(arena, &hash)));
    return input;
}

// ---- pictures ----

// Those that cannot be read, and those of a page elsewhere, are not in the document either.
static void add_picture(struct arena *arena, const struct places *places, struct text path,
                        struct value *inputs) {
    struct text content;
    if (path.length && file_read(arena, text_copy(arena, path).bytes, PICTURE_LIMIT, &content))
        value_append(arena, inputs, input_of(arena, places, path, content));
}

static bool stands_in_masthead(const struct node *node) {
    while (node && node->kind != NODE_MASTHEAD)
        node = node->parent;
    return node != NULL;
}

struct value pictures_of(struct arena *arena, const struct places *places,
                         const struct document *document) {
    struct value pictures = value_list();
    for (const struct node *node = document->root; node; node = node_next(node, document->root))
        if (node->kind == NODE_IMAGE && node->position.source && !stands_in_masthead(node))
            add_picture(arena, places,
                        file_beside(arena, node->position.source->path, node->link.destination),
                        &pictures);
    return pictures;
}

// ---- all of them ----

static const char *text_under(const struct value *input, const char *key) {
    const struct value *value = value_find(input, key);
    return value && value->kind == VALUE_TEXT ? value->text.bytes : "";
}

static int compare_inputs(const void *a, const void *b) {
    static const char *const keys[] = {"from", "path", "sha256"};
    int order = 0;
    for (size_t i = 0; i < sizeof keys / sizeof *keys && order == 0; i++)
        order = strcmp(text_under(a, keys[i]), text_under(b, keys[i]));
    return order;
}

static bool holds_answers(const struct edition *edition, const struct source *source) {
    for (size_t i = 0; i < edition->responses.count; i++)
        if (edition->responses.items[i].position.source == source)
            return true;
    return false;
}

static void add_sources(const struct press *press, const struct places *places, bool answers,
                        const struct diagnostics *read, struct value *inputs) {
    for (size_t i = 0; i < read->source_count; i++) {
        const struct source *source = read->sources[i];
        if (answers || !holds_answers(press->edition, source))
            value_append(press->arena, inputs,
                         input_of(press->arena, places, source->path, source->file));
    }
}

static void add_logos(const struct press *press, const struct places *places,
                      struct value *inputs) {
    add_picture(press->arena, places, press->edition->publisher.logo, inputs);
    for (size_t i = 0; i < press->look_count; i++) {
        const struct look *look = &press->looks[i];
        if (look->style->masthead.logo.path.length)
            add_picture(press->arena, places,
                        file_beside(press->arena, look->path, look->style->masthead.logo.path),
                        inputs);
    }
}

struct value inputs_of(const struct press *press, const struct places *places, bool answers,
                       const struct value *outputs, const struct diagnostics *read) {
    struct value all = value_list(), inputs = value_list();
    add_sources(press, places, answers, read, &all);
    add_logos(press, places, &all);
    for (size_t i = 0; i < outputs->list.count; i++) {
        const struct value *pictures = value_find(&outputs->list.items[i], "pictures");
        for (size_t j = 0; pictures && pictures->kind == VALUE_LIST && j < pictures->list.count;
             j++)
            value_append(press->arena, &all, pictures->list.items[j]);
    }
    if (all.list.count)
        qsort(all.list.items, all.list.count, sizeof *all.list.items, compare_inputs);
    for (size_t i = 0; i < all.list.count; i++)
        if (i == 0 || compare_inputs(&all.list.items[i - 1], &all.list.items[i]) != 0)
            value_append(press->arena, &inputs, all.list.items[i]);
    return inputs;
}
