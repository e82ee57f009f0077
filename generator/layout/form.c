// SPDX-License-Identifier: GPL-3.0-or-later
// Room to write: lines, boxes for digits, a frame to draw in.
#include "layout/paragraph.h"

#include <math.h>

#define BOX_HEIGHT 0.95F  // of the gap between lines
#define BOX_SHAPE 0.8F    // its width, in heights
#define FRAME_SHARE 0.85F // of a page, at most: its question stands above it

static void lines_put(struct layout *layout, const struct place *place, const struct node *lines) {
    const struct style *style = layout->style;
    for (uint16_t i = 0; i < lines->lines.count; i++) {
        // With the question above, and not one line alone on a page.
        bool alone = i < 2 || i + 1 == lines->lines.count;
        flow_price(place->flow, alone ? PRICE_WIDOW : PRICE_LINE);
        flow_strip(place->flow, style->line_gap, style->line_gap - 2);
        flow_rule(place->flow, place->x, style->line_gap - 1, place->width, 0.6F, style->rule)
            ->node = lines; // no decoration: a place to write
    }
}

static void frame_put(const struct layout *layout, const struct place *place,
                      const struct node *lines, float x, float width, float height) {
    struct item *item = flow_item(place->flow, ITEM_RECTANGLE, lines);
    item->x = x;
    item->width = width;
    item->height = height;
    item->colour = layout->style->rule;
    item->shape.stroke_width = 0.8F;
}

/* From the side where reading starts: the day, the month, the year. */
static void boxes_put(const struct layout *layout, const struct place *place,
                      const struct node *lines) {
    float height = layout->style->line_gap * BOX_HEIGHT, width = height * BOX_SHAPE;
    bool swapped = font_right_to_left(place->language);
    float start = 0;
    flow_strip(place->flow, height, height);
    for (size_t i = 0; i < ROOM_GROUPS && lines->lines.groups[i]; i++) {
        float all = width * lines->lines.groups[i];
        float x = place->x + (swapped ? place->width - start - all : start);
        for (unsigned box = 0; box < lines->lines.groups[i]; box++)
            frame_put(layout, place, lines, x + (float)box * width, width, height);
        start += all + width / 2;
    }
}

void lines_set(struct layout *layout, const struct place *place, const struct node *lines) {
    const struct style *style = layout->style;
    float height = fminf(style->line_gap * lines->lines.count, layout->room * FRAME_SHARE);
    switch (lines->lines.room) {
    case ROOM_LINES:
        lines_put(layout, place, lines);
        break;
    case ROOM_BOXES:
        flow_price(place->flow, PRICE_WIDOW);
        boxes_put(layout, place, lines);
        break;
    case ROOM_FRAME:
        flow_price(place->flow, PRICE_WIDOW);
        flow_strip(place->flow, height, height);
        frame_put(layout, place, lines, place->x, place->width, height);
        break;
    }
    flow_space(place->flow, place->type->space_after + style->line_gap / 4);
}
