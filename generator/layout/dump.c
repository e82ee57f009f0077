// SPDX-License-Identifier: GPL-3.0-or-later
// The dump of `--stage layout`: one item a line, in the order in which it is painted.
#include "layout/layout.h"

static void put_node(struct builder *builder, const struct node *node) {
    if (node == &artifact_header)
        builder_string(builder, "header");
    else if (node == &artifact_footer)
        builder_string(builder, "footer");
    else if (node == &artifact_layout)
        builder_string(builder, "decoration");
    else
        builder_format(builder, "%s#%u", node_kind_name(node->kind), node->number);
}

static void put_place(struct builder *builder, const char *name, const struct item *item) {
    builder_format(builder, "  %s %.2f,%.2f %.2fx%.2f #%02x%02x%02x ", name, (double)item->x,
                   (double)item->y, (double)item->width, (double)item->height, item->colour.red,
                   item->colour.green, item->colour.blue);
    put_node(builder, item->node);
}

static void put_text(struct builder *builder, struct text text) {
    builder_string(builder, " \"");
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '"' || text.bytes[i] == '\\')
            builder_byte(builder, '\\');
        builder_byte(builder, text.bytes[i]);
    }
    builder_byte(builder, '"');
}

/* What the glyphs of an item say: those of a broken word are part of a longer text. */
static struct text glyphs_text(const struct item *item) {
    const struct shaped *shaped = item->glyphs.shaped;
    uint32_t start = (uint32_t)shaped->text.length, end = 0;
    if (item->glyphs.count == shaped->glyph_count)
        return shaped->text;
    for (uint32_t i = 0; i < shaped->glyph_count; i++) {
        uint32_t cluster = shaped->glyphs[i].cluster;
        bool inside = i >= item->glyphs.first && i < item->glyphs.first + item->glyphs.count;
        if (inside && cluster < start)
            start = cluster;
        if (inside && cluster >= end)
            end = cluster + 1;
    }
    uint32_t limit = (uint32_t)shaped->text.length;
    for (uint32_t i = 0; i < shaped->glyph_count; i++)
        if (shaped->glyphs[i].cluster >= end && shaped->glyphs[i].cluster < limit)
            limit = shaped->glyphs[i].cluster;
    return text_slice(shaped->text, start, limit);
}

static void put_glyphs(struct builder *builder, const struct item *item) {
    put_place(builder, "glyphs", item);
    builder_format(builder, " size=%.2f", (double)item->glyphs.size);
    if (item->glyphs.word_space != 0)
        builder_format(builder, " space=%.3f", (double)item->glyphs.word_space);
    if (item->glyphs.label)
        builder_string(builder, " label");
    if (item->glyphs.hyphen)
        builder_string(builder, " hyphen");
    if (item->glyphs.line_start)
        builder_string(builder, " continues");
    if (item->glyphs.shaped->missing)
        builder_string(builder, " missing");
    if (!item->glyphs.hyphen)
        put_text(builder, glyphs_text(item));
    if (item->glyphs.actual_text.length) {
        builder_string(builder, " for");
        put_text(builder, item->glyphs.actual_text);
    }
}

static void put_item(struct builder *builder, const struct item *item) {
    switch (item->kind) {
    case ITEM_GLYPHS:
        put_glyphs(builder, item);
        break;
    case ITEM_RECTANGLE:
        put_place(builder, "rectangle", item);
        if (item->shape.filled)
            builder_string(builder, " filled");
        if (item->shape.stroke_width > 0)
            builder_format(builder, " stroke=%.2f", (double)item->shape.stroke_width);
        break;
    case ITEM_LINE:
        put_place(builder, "line", item);
        builder_format(builder, " stroke=%.2f", (double)item->shape.stroke_width);
        break;
    case ITEM_TICK_BOX:
        put_place(builder, item->tick_box.checked ? "ticked" : "tick_box", item);
        break;
    case ITEM_DRAWING:
        put_place(builder, "drawing", item);
        builder_format(builder, " scale=%.3f", (double)item->drawing.scale);
        break;
    case ITEM_IMAGE:
        put_place(builder, "image", item);
        break;
    }
    builder_byte(builder, '\n');
}

static void put_page(struct builder *builder, const struct pages *pages, size_t index) {
    const struct page *page = &pages->pages[index];
    builder_format(builder, "page %zu %.2fx%.2f\n", index + 1, (double)page->width,
                   (double)page->height);
    for (size_t i = 0; i < page->item_count; i++)
        put_item(builder, &page->items[i]);
    for (size_t i = 0; i < page->link_count; i++) {
        const struct link_area *area = &page->links[i];
        builder_format(builder, "  link %.2f,%.2f %.2fx%.2f ", (double)area->x, (double)area->y,
                       (double)area->width, (double)area->height);
        put_node(builder, area->node);
        builder_byte(builder, '\n');
    }
}

/* Which pages stand on a side, and where; and what stands around them. */
static void put_side(struct builder *builder, const struct pages *pages, size_t side) {
    const struct imposition *imposition = pages->imposition;
    struct side paper = pages_side(pages, side);
    builder_format(builder, "side %zu %.2fx%.2f%s\n", side + 1, (double)paper.width,
                   (double)paper.height, paper.turned ? " turned" : "");
    for (size_t page = 0; page < pages->count; page++) {
        struct placed_page place = imposition->places[page];
        if (place.side == side)
            builder_format(builder, "  page %zu %.2f,%.2f scale=%.3f\n", page + 1, (double)place.x,
                           (double)place.y, (double)place.scale);
    }
    for (size_t i = 0; paper.marks && i < paper.marks->item_count; i++)
        put_item(builder, &paper.marks->items[i]);
}

void layout_dump(struct builder *builder, const struct pages *pages) {
    for (size_t i = 0; i < pages->count; i++)
        put_page(builder, pages, i);
    for (size_t i = 0; i < pages->destination_count; i++) {
        const struct destination *goal = &pages->destinations[i];
        builder_format(builder, "goal page %u %.2f ", goal->page + 1, (double)goal->y);
        put_node(builder, goal->node);
        builder_byte(builder, '\n');
    }
    for (size_t side = 0; pages->imposition && side < pages->imposition->side_count; side++)
        put_side(builder, pages, side);
}
