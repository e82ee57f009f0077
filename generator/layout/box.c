// SPDX-License-Identifier: GPL-3.0-or-later
/* Boxes: a ground or a frame, an icon, the label word in bold, and the text. The word says what the
 * icon and the colour say, so these are decoration. */
#include "layout/paragraph.h"

#define PADDING_SIDE 14.0F
#define PADDING_TOP 11.0F
#define PADDING_BOTTOM 11.0F
#define CORNER 5.0F
#define SPACE 12.0F
#define LABEL_SPACE 2.0F
#define ICON_SIZE 1.25F // ems
#define ICON_GAP 7.0F

static bool warns(const struct node *box) {
    return box->box.kind == BOX_WARNING || box->box.kind == BOX_CAUTION;
}

static struct frame *box_frame(struct layout *layout, const struct place *place,
                               const struct node *box) {
    const struct style *style = layout->style;
    struct frame *frame = arena_new(layout->arena, struct frame);
    *frame = (struct frame){.filled = !style->framed,
                            .stroked = style->framed,
                            .colour = warns(box) ? style->warning_fill : style->box_fill,
                            .stroke_width = 1,
                            .x = place->x,
                            .width = place->width,
                            .padding_top = PADDING_TOP,
                            .padding_bottom = PADDING_BOTTOM,
                            .corner = CORNER};
    if (style->framed)
        frame->colour = warns(box) ? style->warning : style->palette.line;
    return frame;
}

static struct item *put_icon(struct layout *layout, const struct place *place,
                             const struct node *box, struct colour colour) {
    float size = ICON_SIZE * place->type->size;
    const struct drawing *drawing =
        icon_drawing(layout->arena, box->box.kind, colour, layout->style->palette.paper);
    struct item *item = flow_item(place->flow, ITEM_DRAWING, &artifact_layout);
    item->x = place->x;
    item->y = (place->type->leading - size) / 2;
    item->width = item->height = size;
    item->drawing.drawing = drawing;
    item->drawing.scale = size / drawing->width;
    return item;
}

static void put_label(struct layout *layout, const struct place *place, const struct node *box,
                      float x, struct colour colour) {
    const struct type_style *type = place->type;
    size_t count;
    const struct shaped *const *parts =
        font_shape(layout->fonts, layout->arena, FONT_BOLD, place->language,
                   box_label(box->box.kind, place->language), &count);
    for (size_t i = 0; i < count; i++) {
        struct item *item = flow_item(place->flow, ITEM_GLYPHS, box);
        item->x = x;
        item->y = type_baseline(layout, type);
        item->width = parts[i]->advance * type->size / 1000;
        item->height = type->size;
        item->colour = colour;
        item->glyphs.shaped = parts[i];
        item->glyphs.count = parts[i]->glyph_count;
        item->glyphs.size = type->size;
        item->glyphs.label = true;
        x += item->width;
    }
}

void box_set(struct layout *layout, const struct place *place, const struct node *box) {
    const struct style *style = layout->style;
    struct colour colour = warns(box) ? style->warning : style->palette.accent;
    struct flow *flow = place->flow;
    struct place own = *place;
    size_t first = flow->strip_count;
    flow_space(flow, SPACE);
    bool framed = place->depth < NESTING_LIMIT;
    if (framed) {
        flow_open(flow, box_frame(layout, place, box));
        own.depth++;
        own.x += PADDING_SIDE;
        own.width -= 2 * PADDING_SIDE;
    }
    own.tight = false;
    flow_strip(flow, own.type->leading, type_baseline(layout, own.type));
    put_icon(layout, &own, box, colour);
    put_label(layout, &own, box, own.x + ICON_SIZE * own.type->size + ICON_GAP, colour);
    flow_price(flow, PRICE_HEADING);
    flow_space(flow, LABEL_SPACE);
    blocks_set(layout, &own, box);
    flow->price = 0; // an empty box is followed by anything
    if (framed)
        flow_close(flow);
    flow_keep(flow, first, layout->room - PADDING_TOP - PADDING_BOTTOM, PRICE_KEEP);
    flow_space(flow, SPACE);
}
