// SPDX-License-Identifier: GPL-3.0-or-later
// Block nodes into the flow: what each looks like, and what is kept together.
#include "layout/paragraph.h"

#define QUOTE_INDENT 15.0F
#define QUOTE_BAR 2.5F
#define BREAK_WIDTH 0.34F // of the column: a thematic break
#define BREAK_SPACE 14.0F
#define KEEP_SPACE 1.2F  // ems: what is kept together is also seen together
#define FEW_LINES 5      // of a heading and what introduces something
#define TIGHT_SPACE 2.0F // between items of a tight list

bool place_has_room(const struct place *place, float taken) {
    return place->depth < NESTING_LIMIT && place->width - taken >= NARROWEST * place->type->size;
}

struct place place_widened(const struct layout *layout, const struct place *place) {
    struct place wide = *place;
    wide.width = style_text_width(layout->style);
    wide.spans = false;
    place->flow->wide = true;
    return wide;
}

static void inlines_set(struct layout *layout, const struct place *place, const struct node *node,
                        const struct paragraph *paragraph) {
    paragraph_begin(layout, place);
    struct look *look = arena_new(layout->arena, struct look);
    *look = place_look(place);
    atoms_gather(&layout->atoms, node, look);
    paragraph_set(layout, place, paragraph);
}

/* What parts a paragraph from what follows it: nothing, as a rule. "Er zijn drie soorten:" and a
 * question in bold stay with what they announce; a table stays with the sentence before it. */
static float price_after(const struct node *paragraph, size_t lines) {
    const struct node *last = paragraph, *next = paragraph->next;
    while (last->last)
        last = last->last;
    if (last->kind == NODE_TEXT && text_ends(last->text.content, TEXT(":")))
        return PRICE_WIDOW;
    const struct node *first = paragraph->first;
    bool remark = first && first->next == last && last->kind == NODE_TEXT &&
                  text_starts(last->text.content, TEXT(" ("));
    if (first && first->kind == NODE_STRONG && (first == paragraph->last || remark))
        return PRICE_WIDOW;
    const struct node *opening = paragraph->parent->first;
    if (lines == 1 && opening->kind == NODE_HEADING && opening->next == paragraph)
        return PRICE_WIDOW; // a heading with one line below it would stand alone all the same
    bool introduces = next && (next->kind == NODE_TABLE || next->kind == NODE_FIGURE ||
                               next->kind == NODE_LIST || next->kind == NODE_LINES);
    return introduces ? PRICE_APART : 0;
}

static void paragraph_block(struct layout *layout, const struct place *place,
                            const struct node *node) {
    const struct style *style = layout->style;
    bool ragged = place->alignment == ALIGN_RIGHT || place->alignment == ALIGN_CENTRE;
    struct paragraph paragraph = {.hyphens = place->unhyphenated ? HYPHENS_NEVER : style->hyphens,
                                  .justified = style->justified && !ragged,
                                  .node = node};
    float space = place->tight ? TIGHT_SPACE : place->type->space_after;
    flow_space(place->flow, place->type->space_before);
    size_t strips = place->flow->strip_count;
    inlines_set(layout, place, node, &paragraph);
    flow_price(place->flow, price_after(node, place->flow->strip_count - strips));
    flow_space(place->flow, space);
}

static void heading_block(struct layout *layout, const struct place *place,
                          const struct node *node) {
    bool wide = place->spans && node->heading.level == 1;
    struct place own = wide ? place_widened(layout, place) : *place;
    own.type = &layout->style->heading[node->heading.level - 1];
    struct paragraph paragraph = {.whole = true, .node = node};
    flow_space(own.flow, own.type->space_before);
    flow_mark(own.flow, node);
    size_t first = own.flow->strip_count;
    inlines_set(layout, &own, node, &paragraph);
    if (own.flow->strip_count > first)
        flow_price(own.flow, PRICE_HEADING);
    flow_space(own.flow, own.type->space_after);
    own.flow->wide &= !wide;
}

static void subtitle_block(struct layout *layout, const struct place *place,
                           const struct node *node) {
    struct place own = place->spans ? place_widened(layout, place) : *place;
    own.type = &layout->style->subtitle;
    struct paragraph paragraph = {.whole = true, .node = node};
    flow_space(own.flow, own.type->space_before);
    inlines_set(layout, &own, node, &paragraph);
    flow_price(own.flow, PRICE_HEADING);
    flow_space(own.flow, own.type->space_after);
    own.flow->wide &= !place->spans;
}

static void quote_block(struct layout *layout, const struct place *place, const struct node *node) {
    struct place own = *place;
    float space = layout->style->body.space_after;
    flow_space(own.flow, space);
    if (place_has_room(place, QUOTE_INDENT)) {
        struct frame *frame = arena_new(layout->arena, struct frame);
        *frame = (struct frame){.filled = true,
                                .colour = layout->style->palette.accent_soft,
                                .x = place->x,
                                .width = QUOTE_BAR};
        if (layout->style->palette.black_and_white)
            frame->colour = layout->style->palette.line;
        own.depth++;
        own.width -= QUOTE_INDENT;
        if (font_right_to_left(place->language))
            frame->x += place->width - QUOTE_BAR;
        else
            own.x += QUOTE_INDENT;
        flow_open(own.flow, frame);
    }
    own.tight = own.spans = false;
    blocks_set(layout, &own, node);
    if (own.depth > place->depth)
        flow_close(own.flow);
    flow_space(own.flow, space);
}

static void thematic_break(struct layout *layout, const struct place *place) {
    flow_space(place->flow, BREAK_SPACE);
    flow_strip(place->flow, 1, 1);
    float width = place->width * BREAK_WIDTH;
    flow_rule(place->flow, place->x + (place->width - width) / 2, 0.5F, width, 0.75F,
              layout->style->palette.line);
    flow_space(place->flow, BREAK_SPACE);
}

/* A heading and few lines stand alone, too, when what they introduce begins the next page. */
static void keep_introduction(struct layout *layout, struct flow *flow, const struct node *node,
                              size_t first) {
    const struct node *heading = node->parent->first, *paragraph = heading->next;
    if (heading->kind != NODE_HEADING || !paragraph || paragraph->kind != NODE_PARAGRAPH ||
        paragraph->next != node)
        return;
    size_t opening = flow_marked(flow, heading, first);
    if (first - opening <= FEW_LINES)
        flow_keep(flow, opening, layout->room, PRICE_WIDOW);
}

static bool only_paragraphs(const struct node *node) {
    while (node && node->kind == NODE_PARAGRAPH)
        node = node->next;
    return !node;
}

static void keep_block(struct layout *layout, const struct place *place, const struct node *node) {
    size_t first = place->flow->strip_count;
    // One list or table has its own room around it already.
    float space = node->first == node->last ? 0 : KEEP_SPACE * place->type->size;
    flow_space(place->flow, space);
    blocks_set(layout, place, node);
    flow_keep(place->flow, first, layout->room, PRICE_KEEP);
    keep_introduction(layout, place->flow, node, first);
    // A question with the table of its answers, or with what closes a form.
    if (node->next && (node->next->kind == NODE_TABLE || only_paragraphs(node->next)))
        flow_price(place->flow, PRICE_WIDOW);
    flow_space(place->flow, space);
}

static void caption_block(struct layout *layout, const struct place *place,
                          const struct node *node) {
    struct place own = *place;
    own.type = &layout->style->small;
    struct paragraph paragraph = {.hyphens = layout->style->hyphens, .node = node};
    inlines_set(layout, &own, node, &paragraph);
    flow_space(own.flow, own.type->space_after);
}

/* A cell or an item may hold its text without a paragraph around it. */
static void inlines_or_blocks(struct layout *layout, const struct place *place,
                              const struct node *node) {
    if (node->first && node_is_inline(node->first->kind))
        paragraph_block(layout, place, node);
    else
        blocks_set(layout, place, node);
}

void block_set(struct layout *layout, const struct place *outer, const struct node *node) {
    struct place own = *outer;
    const struct place *place = &own;
    if (node->language.length)
        own.language = node->language;
    switch (node->kind) {
    case NODE_HEADING:
        heading_block(layout, place, node);
        break;
    case NODE_PARAGRAPH:
        paragraph_block(layout, place, node);
        break;
    case NODE_SUBTITLE:
        subtitle_block(layout, place, node);
        break;
    case NODE_MASTHEAD: // in the margin: running.c
        break;
    case NODE_QUOTE:
        quote_block(layout, place, node);
        break;
    case NODE_BOX:
        box_set(layout, place, node);
        break;
    case NODE_LIST:
        list_set(layout, place, node);
        break;
    case NODE_CODE_BLOCK:
        code_set(layout, place, node);
        break;
    case NODE_THEMATIC_BREAK:
        if (node->thematic_break.cut)
            cut_line_set(layout, place);
        else
            thematic_break(layout, place);
        break;
    case NODE_TABLE:
        table_set(layout, place, node);
        break;
    case NODE_FIGURE:
        figure_set(layout, place, node);
        break;
    case NODE_CAPTION:
        caption_block(layout, place, node);
        break;
    case NODE_LINES:
        lines_set(layout, place, node);
        break;
    case NODE_KEEP:
        keep_block(layout, place, node);
        break;
    case NODE_PAGE_BREAK:
        place->flow->page_break = true;
        break;
    default: // document, section, item, cell
        inlines_or_blocks(layout, place, node);
    }
}

void blocks_set(struct layout *layout, const struct place *place, const struct node *parent) {
    for (const struct node *node = parent->first; node; node = node->next)
        block_set(layout, place, node);
}
