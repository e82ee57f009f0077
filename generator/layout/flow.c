// SPDX-License-Identifier: GPL-3.0-or-later
// The column before it is cut into pages.
#include "layout/flow.h"

struct flow flow_create(struct arena *arena, struct notes *notes) {
    return (struct flow){.arena = arena, .notes = notes, .at_top = true, .tightness = 1};
}

void flow_clear(struct flow *flow) {
    struct flow kept = *flow;
    *flow = flow_create(kept.arena, kept.notes);
    flow->strips = kept.strips;
    flow->strip_capacity = kept.strip_capacity;
    flow->items = kept.items;
    flow->item_capacity = kept.item_capacity;
    flow->links = kept.links;
    flow->link_capacity = kept.link_capacity;
    flow->marks = kept.marks;
    flow->mark_capacity = kept.mark_capacity;
}

void flow_space(struct flow *flow, float points) {
    if (!flow->at_top && points > flow->space)
        flow->space = points;
}

void flow_price(struct flow *flow, float price) {
    if (price > flow->price)
        flow->price = price;
}

void flow_mark(struct flow *flow, const struct node *node) {
    arena_push(flow->arena, flow->marks, flow->mark_count, flow->mark_capacity) =
        (struct flow_mark){node, (uint32_t)flow->strip_count};
}

size_t flow_marked(const struct flow *flow, const struct node *node, size_t otherwise) {
    for (size_t i = flow->mark_count; i > 0; i--)
        if (flow->marks[i - 1].node == node)
            return flow->marks[i - 1].strip;
    return otherwise;
}

static void place_label(struct flow *flow, float baseline) {
    struct label label = flow->label;
    float x = label.x;
    flow->label.node = NULL;
    if (!label.parts) {
        struct item *item =
            flow_item(flow, label.drawing ? ITEM_DRAWING : ITEM_TICK_BOX, label.node);
        item->x = x;
        item->y = baseline - label.rise - label.size;
        item->width = item->height = label.size;
        item->colour = label.colour;
        if (label.drawing) {
            item->drawing.drawing = label.drawing;
            item->drawing.scale = label.size / label.drawing->width;
        } else {
            item->tick_box.checked = label.checked;
        }
        return;
    }
    x += label.from_right ? label.width : 0;
    for (size_t i = 0; i < label.part_count; i++) {
        const struct shaped *part = label.parts[i];
        float width = part->advance * label.size / 1000;
        struct item *item = flow_item(flow, ITEM_GLYPHS, label.node);
        x -= label.from_right ? width : 0;
        item->x = x;
        item->y = baseline - label.rise;
        item->width = width;
        item->height = label.size;
        item->colour = label.colour;
        item->glyphs.shaped = part;
        item->glyphs.count = part->glyph_count;
        item->glyphs.size = label.size;
        item->glyphs.label = true;
        x += label.from_right ? 0 : width;
    }
}

struct strip *flow_strip(struct flow *flow, float height, float baseline) {
    struct strip *strip =
        &arena_push(flow->arena, flow->strips, flow->strip_count, flow->strip_capacity);
    *strip = (struct strip){.gap = flow->gap + flow->space,
                            .space = flow->space,
                            .height = height,
                            .items = (uint32_t)flow->item_count,
                            .links = (uint32_t)flow->link_count,
                            .notes = (uint32_t)flow->notes->count,
                            .price = flow->price,
                            .page_break = flow->page_break,
                            .wide = flow->wide,
                            .frame = flow->frame,
                            .head = flow->head};
    flow->height += strip->gap + height;
    flow->gap = flow->space = flow->price = 0;
    flow->page_break = flow->at_top = false;
    if (flow->label.node)
        place_label(flow, baseline);
    return strip;
}

struct item *flow_item(struct flow *flow, enum item_kind kind, const struct node *node) {
    struct item *item =
        &arena_push(flow->arena, flow->items, flow->item_count, flow->item_capacity);
    *item = (struct item){.kind = kind, .node = node};
    flow->strips[flow->strip_count - 1].item_count++;
    return item;
}

void flow_link(struct flow *flow, const struct node *node, float x, float y, float width,
               float height) {
    arena_push(flow->arena, flow->links, flow->link_count, flow->link_capacity) =
        (struct link_area){node, x, y, width, height};
    flow->strips[flow->strip_count - 1].link_count++;
}

struct item *flow_rule(struct flow *flow, float x, float y, float width, float stroke,
                       struct colour colour) {
    struct item *item = flow_item(flow, ITEM_LINE, &artifact_layout);
    item->x = x;
    item->y = y;
    item->width = width;
    item->colour = colour;
    item->shape.stroke_width = stroke;
    return item;
}

void flow_rectangle(struct flow *flow, float x, float y, float width, float height,
                    struct colour colour) {
    struct item *item = flow_item(flow, ITEM_RECTANGLE, &artifact_layout);
    item->x = x;
    item->y = y;
    item->width = width;
    item->height = height;
    item->colour = colour;
    item->shape.filled = true;
}

void flow_open(struct flow *flow, struct frame *frame) {
    frame->parent = flow->frame;
    frame->above = frame->padding_top + (frame->parent ? frame->parent->above : 0);
    frame->below = frame->padding_bottom + (frame->parent ? frame->parent->below : 0);
    flow->gap += flow->space + frame->padding_top;
    flow->space = 0;
    flow->at_top = true;
    flow->frame = frame;
}

void flow_close(struct flow *flow) {
    flow->gap += flow->frame->padding_bottom;
    flow->space = 0;
    flow->at_top = false;
    flow->frame = flow->frame->parent;
}

float flow_height(const struct flow *flow, size_t first, size_t end) {
    float height = 0;
    for (size_t i = first; i < end; i++)
        height += flow->strips[i].height + (i > first ? flow->strips[i].gap : 0);
    return height;
}

void flow_tighten(struct flow *flow, float factor) {
    for (size_t i = 0; i < flow->strip_count; i++)
        flow->strips[i].gap += (factor - flow->tightness) * flow->strips[i].space;
    flow->tightness = factor;
}

void flow_keep(struct flow *flow, size_t first, float room, float price) {
    if (first >= flow->strip_count || flow_height(flow, first, flow->strip_count) > room)
        return;
    for (size_t i = first + 1; i < flow->strip_count; i++)
        if (flow->strips[i].price < price)
            flow->strips[i].price = price;
}
