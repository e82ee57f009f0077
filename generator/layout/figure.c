// SPDX-License-Identifier: GPL-3.0-or-later
/* Figures: the drawing as wide as the column allows, its caption below, all on one page. The table
 * of its data is for the writers that cannot draw; it is not printed. */
#include "layout/paragraph.h"

#include <math.h>

#define SPACE 12.0F
#define CAPTION_GAP 5.0F
#define ROOM_SHARE 0.85F // of a page: leaves room for the caption

void figure_set(struct layout *layout, const struct place *place, const struct node *figure) {
    const struct drawing *drawing = figure->figure.drawing;
    struct flow *flow = place->flow;
    size_t first = flow->strip_count;
    flow_space(flow, SPACE);
    if (drawing && drawing->width > 0 && drawing->height > 0) {
        float scale = fminf(1, place->width / drawing->width);
        scale = fminf(scale, layout->room * ROOM_SHARE / drawing->height);
        flow_strip(flow, drawing->height * scale, place->type->leading);
        struct item *item = flow_item(flow, ITEM_DRAWING, figure);
        item->x = place->x;
        item->width = drawing->width * scale;
        item->height = drawing->height * scale;
        item->drawing.drawing = drawing;
        item->drawing.scale = scale;
        flow_space(flow, CAPTION_GAP);
    }
    for (const struct node *node = figure->first; node; node = node->next)
        if (node->kind == NODE_CAPTION)
            block_set(layout, place, node);
    flow_keep(flow, first, layout->room, PRICE_KEEP);
    flow_space(flow, SPACE);
}
