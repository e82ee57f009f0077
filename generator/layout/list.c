// SPDX-License-Identifier: GPL-3.0-or-later
// Lists: the label of an item waits in the flow for the item's first line.
#include "layout/paragraph.h"

#include <math.h>

#define LABEL_GAP 7.0F      // between the label and the text
#define LOOSE_SHARE 0.7F    // of the space between paragraphs: between items
#define BULLET_SCALE 1.35F  // the bullet of most faces is small …
#define BULLET_HEIGHT 0.38F // … with its centre this high, in ems

static const char *const bullets[] = {"•", "–", "•", "–"};

static struct text label_text(struct layout *layout, const struct place *place,
                              const struct node *list, int number) {
    if (list->list.ordered)
        return text_format(layout->arena, "%d.", number);
    return text_of(bullets[place->list_depth % 4]);
}

static const struct shaped *const *shape(struct layout *layout, const struct place *place,
                                         struct text text, size_t *count) {
    return font_shape(layout->fonts, layout->arena, place->type->face, place->language, text,
                      count);
}

/* The parts of a label. Where it is read from the right, a number and its point are two: the point
 * is read behind the number and stands left of it. */
static void shape_label(struct layout *layout, const struct place *place, struct text text,
                        struct label *label) {
    label->from_right = font_right_to_left(place->language);
    if (!label->from_right || !text_ends(text, TEXT("."))) {
        label->parts = shape(layout, place, text, &label->part_count);
        return;
    }
    size_t count;
    const struct shaped **parts = arena_new_array(layout->arena, 2, const struct shaped *);
    parts[0] = shape(layout, place, text_slice(text, 0, text.length - 1), &count)[0];
    parts[1] = shape(layout, place, TEXT("."), &count)[0];
    label->parts = parts;
    label->part_count = 2;
}

static struct label item_label(struct layout *layout, const struct place *place,
                               const struct node *item, struct text text) {
    const struct style *style = layout->style;
    float size = place->type->size;
    struct label label = {.node = item, .size = size, .colour = style->palette.accent};
    if (item->item.task) {
        label.checked = item->item.checked;
        label.size = label.width = size * TICK_BOX_SIZE;
        label.rise = (CAPITALS - TICK_BOX_SIZE) / 2 * size;
        label.colour = style->rule;
        return label;
    }
    shape_label(layout, place, text, &label);
    if (text_is(text, "•")) {
        label.size = size * BULLET_SCALE;
        label.rise = (1 - BULLET_SCALE) * BULLET_HEIGHT * size;
    }
    for (size_t i = 0; i < label.part_count; i++)
        label.width += label.parts[i]->advance * label.size / 1000;
    return label;
}

/* Room that the widest label needs: the last number, or a tick box. */
static float list_indent(struct layout *layout, const struct place *place,
                         const struct node *list) {
    float widest = 0;
    int number = list->list.start;
    for (const struct node *item = list->first; item; item = item->next, number++) {
        if (item->next && !item->item.task && item != list->first)
            continue;
        struct text text = label_text(layout, place, list, number);
        widest = fmaxf(widest, item_label(layout, place, item, text).width);
    }
    return fmaxf(layout->style->indent, widest + LABEL_GAP);
}

/* An item without anything in it still shows its label. */
static void flush_label(struct layout *layout, const struct place *place) {
    if (place->flow->label.node)
        flow_strip(place->flow, place->type->leading, type_baseline(layout, place->type));
}

/* Where there is no room for an indent the label stands above its item. */
static void item_set(struct layout *layout, const struct place *place, const struct node *item,
                     struct label label, float indent) {
    struct place own = *place;
    bool beside = place->width - indent >= NARROWEST / 2 * place->type->size;
    if (item->language.length)
        own.language = item->language;
    flush_label(layout, place);
    label.x = place->x;
    if (beside) {
        own.width -= indent;
        if (font_right_to_left(place->language)) {
            label.x = place->x + own.width + LABEL_GAP;
        } else {
            own.x += indent;
            label.x = own.x - LABEL_GAP - label.width;
        }
    }
    own.flow->label = label;
    if (item->item.anchor.length)
        flow_mark(own.flow, item);
    if (!beside)
        flush_label(layout, &own);
    blocks_set(layout, &own, item);
    flush_label(layout, &own);
}

void list_set(struct layout *layout, const struct place *place, const struct node *list) {
    struct place own = *place;
    const struct type_style *type = place->type;
    float indent = list_indent(layout, place, list);
    int number = list->list.start;
    own.tight = list->list.tight;
    own.list_depth++;
    own.spans = false;
    bool nested = place->list_depth > 0;
    if (nested)
        flow_space(place->flow, own.tight ? 2 : type->space_after * LOOSE_SHARE);
    for (const struct node *item = list->first; item; item = item->next, number++) {
        struct text text = label_text(layout, place, list, number);
        struct label label = item_label(layout, place, item, text);
        item_set(layout, &own, item, label, indent);
        if (!own.tight && item->next) {
            place->flow->space = 0; // instead of the space after the item's last paragraph
            flow_space(place->flow, type->space_after * LOOSE_SHARE);
        }
    }
    if (!nested)
        flow_space(place->flow, type->space_after);
}
