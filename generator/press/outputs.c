// SPDX-License-Identifier: GPL-3.0-or-later
// What a run made, as values: for the manifest, the index and the next run.
#include "press/batch.h"

#include "base/hash.h"

#include <stdlib.h>

// ---- describing ----

static const char *format_of(struct text path) {
    return text_ends(path, TEXT(".pdf"))    ? "pdf"
           : text_ends(path, TEXT(".html")) ? "html"
           : text_ends(path, TEXT(".svg"))  ? "svg"
                                            : "md";
}

void output_describe(struct arena *arena, const struct press *press, const struct sheet *sheet,
                     struct value *output) {
    bool person = sheet->document->audience == FOR_PERSON;
    struct text code = person ? press->respondents.items[sheet->respondent].code : TEXT("");
    value_set_string(arena, output, "document", value_text(sheet->document->id));
    value_set_string(arena, output, "respondent", person ? value_text(code) : value_nil());
    value_set_string(arena, output, "survey",
                     sheet->survey ? value_text(sheet->survey->id) : value_nil());
    value_set_string(arena, output, "group",
                     sheet->group ? value_text(sheet->group->id) : value_nil());
    value_set_string(arena, output, "name", value_text(sheet->name));
    value_set_string(arena, output, "private", value_boolean(person));
}

struct value outputs_of_files(struct arena *arena, const struct value *about,
                              const struct file_set *files) {
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
    return outputs;
}

// ---- finding ----

static int compare_with_name(const void *name, const void *sheet) {
    return text_compare(*(const struct text *)name, (*(const struct sheet *const *)sheet)->name);
}

const struct sheet *output_sheet(const struct press *press, const struct sheet **sorted,
                                 const struct value *output) {
    const struct value *name = value_find(output, "name");
    if (!name || name->kind != VALUE_TEXT)
        return NULL;
    const struct sheet **found =
        bsearch(&name->text, sorted, press->sheet_count, sizeof *sorted, compare_with_name);
    return found ? *found : NULL;
}

unsigned output_format(const struct value *output) {
    const struct value *format = value_find(output, "format");
    if (!format || format->kind != VALUE_TEXT)
        return 0;
    return text_is(format->text, "pdf")                                  ? FORMAT_PDF
           : text_is(format->text, "html")                               ? FORMAT_HTML
           : text_is(format->text, "md") || text_is(format->text, "svg") ? FORMAT_MARKDOWN
                                                                         : 0;
}

bool output_is_whole(const struct value *value) {
    static const char *const texts[] = {"name", "path", "format", "title", NULL};
    for (const char *const *key = texts; *key; key++) {
        const struct value *text = value_find(value, *key);
        if (!text || text->kind != VALUE_TEXT)
            return false;
    }
    return true;
}

// ---- order ----

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

void outputs_sort(const struct press *press, struct value *outputs) {
    const struct sheet **sorted = sheets_by_name(press, press->arena);
    size_t count = outputs->list.count;
    struct placed_output *placed = arena_new_array(press->arena, count, struct placed_output);
    for (size_t i = 0; i < count; i++)
        placed[i] = (struct placed_output){output_sheet(press, sorted, &outputs->list.items[i]),
                                           outputs->list.items[i]};
    if (count)
        qsort(placed, count, sizeof *placed, compare_outputs);
    for (size_t i = 0; i < count; i++)
        outputs->list.items[i] = placed[i].output;
}
