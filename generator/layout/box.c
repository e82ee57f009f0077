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

static struct label icon_label(struct layout *layout, const struct place *place,
                               const struct node *box, struct colour colour) {
    float size = ICON_SIZE * place->type->size;
    return (struct label){
        .node = &artifact_layout,
        .drawing = icon_drawing(layout->arena, box->box.kind, colour, layout->style->palette.paper),
        .x = place->x,
        .size = size,
        .rise = CAPITALS / 2 * place->type->size - size / 2};
}

/* The icon and, beside it, the label word. */
static void put_label(struct layout *layout, const struct place *place, const struct node *box,
                      struct colour colour) {
    struct flow *flow = place->flow;
    struct place beside = *place;
    float indent = ICON_SIZE * place->type->size + ICON_GAP;
    size_t first = flow->item_count;
    struct paragraph paragraph = {.whole = true, .node = box};
    struct look *look = arena_new(layout->arena, struct look);
    struct label icon = icon_label(layout, place, box, colour);
    beside.width -= indent;
    if (font_right_to_left(place->language))
        icon.x += place->width - icon.size;
    else
        beside.x += indent;
    *look = place_look(&beside);
    look->face = FONT_BOLD;
    look->colour = colour;
    flow->label = icon;
    paragraph_begin(layout, &beside);
    atoms_text(&layout->atoms, box, look, box_label(box->box.kind, place->language));
    paragraph_set(layout, &beside, &paragraph);
    for (; first < flow->item_count; first++)
        if (flow->items[first].kind == ITEM_GLYPHS)
            flow->items[first].glyphs.label = true;
}

void box_set(struct layout *layout, const struct place *place, const struct node *box) {
    const struct style *style = layout->style;
    struct colour colour = warns(box) ? style->warning : style->palette.accent;
    struct flow *flow = place->flow;
    struct place own = *place;
    size_t first = flow->strip_count;
    if (flow->label.node) // of the list item that the box begins
        flow_strip(flow, place->type->leading, type_baseline(layout, place->type));
    flow_space(flow, SPACE);
    bool framed = place_has_room(place, 2 * PADDING_SIDE);
    if (framed) {
        flow_open(flow, box_frame(layout, place, box));
        own.depth++;
        own.x += PADDING_SIDE;
        own.width -= 2 * PADDING_SIDE;
    }
    own.tight = own.spans = false;
    put_label(layout, &own, box, colour);
    flow_price(flow, PRICE_HEADING);
    flow_space(flow, LABEL_SPACE);
    blocks_set(layout, &own, box);
    flow->price = 0; // an empty box is followed by anything
    if (framed)
        flow_close(flow);
    flow_keep(flow, first, layout->room - PADDING_TOP - PADDING_BOTTOM, PRICE_KEEP);
    flow_space(flow, SPACE);
}
