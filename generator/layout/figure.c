// SPDX-License-Identifier: GPL-3.0-or-later
/* Figures: the drawing as wide as the column allows, its caption below, all on one page. The table
 * of its data is for the writers that cannot draw; it is printed only where the drawing would have
 * to be made so small that its letters are hard to read. */
#include "layout/paragraph.h"

#include <math.h>

#define SPACE 12.0F
#define CAPTION_GAP 5.0F
#define ROOM_SHARE 0.85F  // of a page: leaves room for the caption
#define LEAST_SHARE 0.8F  // of its size: no figure shrinks further to stay with its heading
#define LEAST_SCALE 0.75F // nor further to stand on one page, unless its letters are large

// The strip of the heading that this figure stands below, with at most one paragraph between them;
// else that of the figure itself.
static size_t opening_of(const struct flow *flow, const struct node *figure, size_t first) {
    const struct node *heading = figure->parent->first;
    const struct node *between = heading->next;
    bool opens = between == figure ||
                 (between && between->kind == NODE_PARAGRAPH && between->next == figure);
    return heading->kind == NODE_HEADING && opens ? flow_marked(flow, heading, first) : first;
}

// A heading on one page and its figure on the next would leave a page all but empty: a figure that
// is a little too high for both is made lower.
static void shrink_to_heading(const struct layout *layout, struct flow *flow, size_t opening,
                              size_t first, struct item *item) {
    float excess = flow_height(flow, opening, flow->strip_count) - layout->room;
    float left = item->height - excess;
    if (excess <= 0 || left < LEAST_SHARE * item->height)
        return;
    item->drawing.scale *= left / item->height;
    item->width *= left / item->height;
    item->height = left;
    flow->strips[first].height -= excess;
    flow->height -= excess;
}

// A figure may lose a quarter of its size; beyond that only as far as the smallest letters of the
// style go.
static bool is_readable(const struct layout *layout, const struct drawing *drawing, float scale) {
    float smallest = INFINITY;
    for (size_t i = 0; i < drawing->count; i++)
        if (drawing->marks[i].kind == MARK_TEXT)
            smallest = fminf(smallest, drawing->marks[i].size);
    return scale >= LEAST_SCALE || smallest * scale >= layout->style->minimum_size;
}

static void set_children(struct layout *layout, const struct place *place,
                         const struct node *figure, enum node_kind kind) {
    for (const struct node *node = figure->first; node; node = node->next)
        if (node->kind == kind)
            block_set(layout, place, node);
}

// Its data, in its place.
static void set_as_table(struct layout *layout, const struct place *place,
                         const struct node *figure) {
    flow_space(place->flow, SPACE);
    set_children(layout, place, figure, NODE_CAPTION);
    flow_price(place->flow, PRICE_WIDOW);
    set_children(layout, place, figure, NODE_TABLE);
    flow_space(place->flow, SPACE);
}

static float scale_of(const struct layout *layout, const struct place *place,
                      const struct drawing *drawing) {
    float scale = fminf(1, place->width / drawing->width);
    return fminf(scale, layout->room * ROOM_SHARE / drawing->height);
}

void figure_set(struct layout *layout, const struct place *place, const struct node *figure) {
    const struct drawing *drawing = figure->figure.drawing;
    struct flow *flow = place->flow;
    bool shown = drawing && drawing->width > 0 && drawing->height > 0;
    float scale = shown ? scale_of(layout, place, drawing) : 1;
    if (shown && !is_readable(layout, drawing, scale)) {
        set_as_table(layout, place, figure);
        return;
    }
    size_t first = flow->strip_count, drawn = flow->item_count;
    size_t opening = opening_of(flow, figure, first);
    flow_space(flow, SPACE);
    if (shown) {
        flow_strip(flow, drawing->height * scale, place->type->leading);
        struct item *item = flow_item(flow, ITEM_DRAWING, figure);
        item->x = place->x;
        item->width = drawing->width * scale;
        item->height = drawing->height * scale;
        item->drawing.drawing = drawing;
        item->drawing.scale = scale;
        flow_space(flow, CAPTION_GAP);
    }
    set_children(layout, place, figure, NODE_CAPTION);
    if (shown)
        shrink_to_heading(layout, flow, opening, first, &flow->items[drawn]);
    flow_keep(flow, first, layout->room, PRICE_KEEP);
    flow_keep(flow, opening, layout->room, PRICE_WIDOW);
    flow_space(flow, SPACE);
}
