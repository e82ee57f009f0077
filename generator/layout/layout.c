// SPDX-License-Identifier: GPL-3.0-or-later
/* A document's way to pages: blocks into one long column, notes into another, both cut into pages,
 * everything put in its place. */
#include "layout/page.h"

#include <math.h>

#define NOTE_INDENT 14.0F
#define NOTE_GAP 5.0F // at least, between number and text
#define NOTE_SPACE 3.0F

/* They carry no content, so any kind that holds none will do. */
const struct node artifact_layout = {.kind = NODE_THEMATIC_BREAK};
const struct node artifact_header = {.kind = NODE_THEMATIC_BREAK};
const struct node artifact_footer = {.kind = NODE_THEMATIC_BREAK};

bool node_is_artifact(const struct node *node) {
    return node == &artifact_layout || node == &artifact_header || node == &artifact_footer;
}

/* The number in front of a note. */
static struct label note_label(struct layout *layout, const struct place *place,
                               const struct note *note) {
    struct label label = {
        .node = note->node, .size = place->type->size, .colour = layout->style->palette.accent};
    label.parts = font_shape(layout->fonts, layout->arena, FONT_REGULAR, note->language,
                             text_format(layout->arena, "%u", note->node->footnote.number),
                             &label.part_count);
    for (size_t i = 0; i < label.part_count; i++)
        label.width += label.parts[i]->advance * label.size / 1000;
    return label;
}

static void note_set(struct layout *layout, const struct place *column, struct note *note) {
    struct place place = *column;
    struct flow *flow = place.flow;
    struct label label = note_label(layout, &place, note);
    float indent = fmaxf(NOTE_INDENT, label.width + NOTE_GAP);
    place.language = note->language;
    place.width -= indent;
    if (font_right_to_left(note->language))
        label.x = column->x + column->width - label.width;
    else
        place.x += indent;
    flow_mark(flow, note->node);
    flow_space(flow, NOTE_SPACE);
    flow->label = label;
    blocks_set(layout, &place, note->node);
    if (flow->label.node) // an empty note
        flow_strip(flow, place.type->leading, type_baseline(layout, place.type));
    flow->space = 0; // notes stand closer together than paragraphs
}

/* Notes may call further notes: those come after all others. */
static void notes_set(struct layout *layout, struct flow *flow, float width) {
    struct place column = {.flow = flow,
                           .width = width,
                           .type = &layout->style->small,
                           .language = layout->document->language};
    for (size_t i = 0; i < layout->notes.count; i++) {
        struct note note = layout->notes.items[i];
        note.first = (uint32_t)flow->strip_count;
        note_set(layout, &column, &note);
        note.end = (uint32_t)flow->strip_count;
        layout->notes.items[i] = note;
    }
}

static void load_logo(struct layout *layout) {
    const struct node *masthead = layout->document->root->first;
    if (masthead && masthead->kind == NODE_MASTHEAD && masthead->first->kind == NODE_IMAGE)
        image_load(layout->arena, masthead->first, layout->diagnostics, &layout->logo);
}

struct pages *layout_document(struct arena *arena, const struct document *document,
                              const struct style *style, struct font_set *fonts,
                              struct diagnostics *diagnostics) {
    size_t errors = diagnostics->errors;
    struct layout layout = {.arena = arena,
                            .document = document,
                            .style = style,
                            .fonts = fonts,
                            .diagnostics = diagnostics,
                            .breaker = {.arena = arena},
                            .room = style->page_height - style->margin_top - style->margin_bottom};
    layout.atoms = (struct atoms){.arena = arena_create(),
                                  .lasting = arena,
                                  .fonts = fonts,
                                  .diagnostics = diagnostics,
                                  .palette = &style->palette};
    struct flow body = flow_create(arena, &layout.notes), notes = flow_create(arena, &layout.notes);
    struct place column = {.flow = &body,
                           .width = style_column_width(style),
                           .type = &style->body,
                           .spans = style->columns > 1,
                           .language = document->language};
    load_logo(&layout);
    block_set(&layout, &column, document->root);
    notes_set(&layout, &notes, column.width);
    arena_destroy(layout.atoms.arena);
    if (diagnostics->errors > errors)
        return NULL;
    struct sheets sheets = sheets_cut(&layout, &body, &notes);
    return pages_put(&layout, &sheets, &body, &notes);
}
