// SPDX-License-Identifier: GPL-3.0-or-later
// Where to cut: a dashed line with a pair of scissors, over the whole column.
#include "layout/paragraph.h"

#define SPACE 16.0F // above and below
#define HEIGHT 14.0F
#define MIDDLE (HEIGHT / 2)
#define PIVOT 11.0F // where the blades cross
#define TIP 19.0F
#define LINE_FROM 23.0F

static struct mark *put(struct arena *arena, struct drawing *drawing, struct mark mark) {
    struct mark *place = &arena_push(arena, drawing->marks, drawing->count, drawing->capacity);
    *place = mark;
    place->stroked = true;
    return place;
}

/* One half of the scissors: a ring for a finger on this side of the line, its blade beyond it. */
static void half(struct arena *arena, struct drawing *drawing, float side, struct colour ink) {
    struct point ring = {3.4F, MIDDLE + 4 * side};
    put(arena, drawing,
        (struct mark){.kind = MARK_CIRCLE,
                      .stroke = ink,
                      .stroke_width = 1.2F,
                      .at = ring,
                      .to = {2.4F, 2.4F}});
    put(arena, drawing,
        (struct mark){.kind = MARK_LINE,
                      .stroke = ink,
                      .stroke_width = 1.4F,
                      .at = {5.2F, MIDDLE + 2.6F * side},
                      .to = {PIVOT, MIDDLE}});
    put(arena, drawing,
        (struct mark){.kind = MARK_LINE,
                      .stroke = ink,
                      .stroke_width = 1.4F,
                      .at = {PIVOT, MIDDLE},
                      .to = {TIP, MIDDLE - 3.4F * side}});
}

static struct drawing *cut_drawing(struct arena *arena, float width, struct colour ink) {
    struct drawing *drawing = arena_new(arena, struct drawing);
    drawing->width = width;
    drawing->height = HEIGHT;
    half(arena, drawing, 1, ink);
    half(arena, drawing, -1, ink);
    put(arena, drawing,
        (struct mark){.kind = MARK_LINE,
                      .dashed = true,
                      .stroke = ink,
                      .stroke_width = 0.8F,
                      .at = {LINE_FROM, MIDDLE},
                      .to = {width, MIDDLE}});
    return drawing;
}

void cut_line_set(struct layout *layout, const struct place *place) {
    flow_space(place->flow, SPACE);
    flow_strip(place->flow, HEIGHT, HEIGHT);
    struct item *item = flow_item(place->flow, ITEM_DRAWING, &artifact_layout);
    item->x = place->x;
    item->width = place->width;
    item->height = HEIGHT;
    item->drawing.drawing = cut_drawing(layout->arena, place->width, layout->style->palette.quiet);
    item->drawing.scale = 1;
    flow_space(place->flow, SPACE);
}
