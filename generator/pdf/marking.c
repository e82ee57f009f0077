// SPDX-License-Identifier: GPL-3.0-or-later
/* Items meet the structure tree: where marked content begins and ends, and where blanks that
 * layout left out at line ends go. The content stream and the dump of tags both ask here, so
 * neither can say anything else than the other. */
#include "pdf/private.h"

static bool is_label(const struct item *item) {
    return item->kind == ITEM_GLYPHS && item->glyphs.label;
}

/* Rules and rectangles only mean something where somebody is to write on them. */
static bool is_decoration(const struct item *item) {
    return (item->kind == ITEM_RECTANGLE || item->kind == ITEM_LINE) &&
           item->node->kind != NODE_LINES;
}

/* NULL: an artifact. */
static struct element *element_of(const struct tags *tags, const struct item *item) {
    if (node_is_artifact(item->node))
        return NULL;
    if (item->kind == ITEM_IMAGE && !item->node->first)
        return NULL; // an image without description decorates
    const struct place *place = &tags->places[item->node->number];
    struct element *element =
        is_label(item) && place->label_element ? place->label_element : place->element;
    return is_decoration(item) && element != tags->open ? NULL : element;
}

/* The block that an item's text runs on in. */
static const struct node *block_of(const struct item *item) {
    const struct node *node = item->node;
    if (!is_label(item))
        while (node->parent && node_is_inline(node->kind))
            node = node->parent;
    return node;
}

void tags_begin_page(struct tags *tags, uint32_t page) {
    tags->page = page;
    tags->side = pages_place(tags->layout, page).side;
    tags->open = NULL;
    tags->open_artifact = tags->open_block = NULL;
}

enum tag_blank tags_blank(const struct tags *tags, const struct item *item) {
    if (item->kind != ITEM_GLYPHS || node_is_artifact(item->node))
        return BLANK_NONE;
    const struct node *block = block_of(item);
    const struct item *last = tags->places[block->number].last;
    if (!last || !item_blank_between(last, item))
        return BLANK_NONE;
    // What is open may be a picture, or text that is not read from its glyphs.
    bool belongs = tags->open_block == block && last->kind == ITEM_GLYPHS &&
                   !(tags->open && tags->open->right_to_left);
    return belongs ? BLANK_AT_END : BLANK_AT_START;
}

static void note_content(struct element *element) {
    for (; element && !element->kept; element = element->parent)
        element->kept = true;
}

static void begin_content(struct tags *tags, struct element *element, struct kid *kid) {
    struct side_tags *side = &tags->sides[tags->side];
    struct marked *content = arena_new(tags->arena, struct marked);
    content->side = tags->side;
    content->id = side->count;
    arena_push(tags->arena, side->elements, side->count, side->capacity) = element;
    if (kid->last)
        kid->last->next = content;
    else
        kid->first = content;
    kid->last = content;
    if (!element->has_side)
        element->side = content->side;
    element->has_side = true;
    note_content(element);
    tags->open = element;
    tags->open_artifact = NULL;
    tags->content = content;
}

/* A figure's box encloses all that is drawn of it (on its first side). */
static void enlarge_box(const struct tags *tags, const struct item *item) {
    struct element *element = tags->open;
    if (element->role != ROLE_FIGURE || element->side != tags->side)
        return;
    float box[4];
    side_box(tags->layout, tags->page, item->x, item->y, item->width, item->height, box);
    for (int edge = 0; edge < 4; edge++) {
        bool beyond = edge < 2 ? box[edge] < element->box[edge] : box[edge] > element->box[edge];
        if (!element->boxed || beyond)
            element->box[edge] = box[edge];
    }
    element->boxed = true;
}

static enum tag_change take_artifact(struct tags *tags, const struct item *item) {
    const struct node *artifact = node_is_artifact(item->node) ? item->node : &artifact_layout;
    if (tags->open_artifact == artifact)
        return TAG_SAME;
    tags->open = NULL;
    tags->open_block = NULL;
    tags->open_artifact = artifact;
    return TAG_ARTIFACT;
}

enum tag_change tags_take(struct tags *tags, const struct item *item) {
    struct element *element = element_of(tags, item);
    const struct node *block = node_is_artifact(item->node) ? NULL : block_of(item);
    if (block && !is_decoration(item))
        tags->places[block->number].last = item;
    if (!element)
        return take_artifact(tags, item);
    tags->open_block = block;
    const struct place *place = &tags->places[item->node->number];
    struct kid *kid = is_label(item) && place->label_element ? place->label_kid : place->kid;
    enum tag_change change = TAG_SAME;
    if (element != tags->open || item_needs_text(item)) {
        begin_content(tags, element, kid);
        change = TAG_CONTENT;
    }
    if (item->kind == ITEM_DRAWING || item->kind == ITEM_IMAGE)
        enlarge_box(tags, item);
    return change;
}

void tags_leave(struct tags *tags, const struct item *item) {
    if (!tags->open || !item_needs_text(item))
        return;
    tags->open = NULL;
    tags->open_block = NULL;
}

void tags_annotate(struct tags *tags, const struct node *node, uint32_t page, uint32_t object) {
    uint32_t side = pages_place(tags->layout, page).side;
    struct element *element = tags->places[node->number].element;
    while (element && element->role != ROLE_LINK)
        element = element->parent;
    if (!element)
        return;
    struct annotation *annotation = arena_new(tags->arena, struct annotation);
    *annotation = (struct annotation){.element = element, .object = object, .side = side};
    if (element->last_annotation)
        element->last_annotation->next = annotation;
    else
        element->first_annotation = annotation;
    element->last_annotation = annotation;
    if (!element->has_side)
        element->side = side;
    element->has_side = true;
    note_content(element);
    arena_push(tags->arena, tags->annotations, tags->annotation_count, tags->annotation_capacity) =
        annotation;
}
