// SPDX-License-Identifier: GPL-3.0-or-later
/* Attributes of structure elements (ISO 32000-1, 14.8.5), for the file and for the dump alike. */
#include "pdf/private.h"

struct attributes {
    struct arena *arena;
    struct attribute *list;
    size_t count;
};

static void add_name(struct attributes *attributes, const char *owner, const char *key,
                     const char *name) {
    attributes->list[attributes->count++] =
        (struct attribute){.owner = owner, .key = key, .name = name};
}

static void add_text(struct attributes *attributes, const char *key, struct text text) {
    attributes->list[attributes->count++] = (struct attribute){.key = key, .text = text};
}

static struct text language_of(const struct tags *tags, const struct element *element) {
    while (element && element->language.length == 0)
        element = element->parent;
    return element ? element->language : tags->layout->document->language;
}

static void describe_list(struct attributes *attributes, const struct node *list) {
    bool task = list->first && list->first->item.task;
    add_name(attributes, "List", "ListNumbering",
             list->list.ordered ? "Decimal"
             : task             ? "Square"
                                : "Disc");
}

/* A place to tick or to write, on paper: a non-interactive form field (14.8.5.6). */
static void describe_field(struct attributes *attributes, const struct tags *tags,
                           const struct element *element) {
    const struct node *node = element->node;
    struct text language = language_of(tags, element);
    if (node->kind == NODE_LINES) {
        add_name(attributes, "PrintField", "Role", "tv");
        add_text(attributes, "Alt", room_to_write(attributes->arena, node, language));
        return;
    }
    bool checked = node->kind == NODE_ITEM ? node->item.checked : node->tick_box.checked;
    add_name(attributes, "PrintField", "Role", "cb");
    add_name(attributes, "PrintField", "checked", checked ? "on" : "off");
    add_text(attributes, "Alt", tick_box_description(node, language));
}

static void describe_note(struct attributes *attributes, const struct element *element) {
    add_text(attributes, "ID",
             text_format(attributes->arena, "note-%06u", note_number(element->node)));
}

/* The text of a node whose glyphs do not tell it. A blank before it that layout left out
 * would be put among its glyphs, where nobody hears it. */
static struct text text_beside_glyphs(struct arena *arena, const struct element *element) {
    struct text text = element->node->text.content;
    return element->after_blank ? text_format(arena, " %.*s", TEXT_ARGUMENTS(text)) : text;
}

size_t element_attributes(struct arena *arena, const struct tags *tags,
                          const struct element *element, struct attribute *list) {
    struct attributes attributes = {.arena = arena, .list = list};
    if (element->language.length)
        add_text(&attributes, "Lang", element->language);
    if (element->right_to_left)
        add_text(&attributes, "ActualText", text_beside_glyphs(arena, element));
    switch (element->role) {
    case ROLE_PART:
        if (element->node->part.title.length)
            add_text(&attributes, "T", element->node->part.title);
        break;
    case ROLE_L:
        describe_list(&attributes, element->node);
        break;
    case ROLE_TH:
        add_name(&attributes, "Table", "Scope", element->node->cell.row_header ? "Row" : "Column");
        break;
    case ROLE_FIGURE:
        add_text(&attributes, "Alt", figure_description(arena, element->node));
        if (element->boxed)
            list[attributes.count++] =
                (struct attribute){.owner = "Layout", .key = "BBox", .box = element->box};
        break;
    case ROLE_FORM:
        describe_field(&attributes, tags, element);
        break;
    case ROLE_NOTE:
        describe_note(&attributes, element);
        break;
    default:
        break;
    }
    return attributes.count;
}
