// SPDX-License-Identifier: GPL-3.0-or-later
/* The dump of `--stage tags`: the items pass as they do on their way into a content stream, and
 * what they leave on the structure tree is printed. */
#include "pdf/private.h"

struct listener {
    struct tags *tags;
    struct builder text; // of the open content
};

static void end_content(struct listener *listener) {
    if (listener->tags->content)
        listener->tags->content->text = text_copy(
            listener->tags->arena, (struct text){listener->text.bytes, listener->text.length});
    listener->text.length = 0;
}

static void hear(struct listener *listener, const struct item *item) {
    struct tags *tags = listener->tags;
    enum tag_blank blank = tags_blank(tags, item);
    if (blank == BLANK_AT_END)
        builder_byte(&listener->text, ' ');
    struct marked *before = tags->content;
    enum tag_change change = tags_take(tags, item);
    if (change != TAG_SAME) { // what was open ends
        struct marked *opened = tags->content;
        tags->content = before;
        end_content(listener);
        tags->content = change == TAG_CONTENT ? opened : NULL;
    }
    if (!tags->content)
        return;
    if (blank == BLANK_AT_START)
        builder_byte(&listener->text, ' ');
    builder_text(&listener->text, item_text(tags->arena, item));
    tags_leave(tags, item);
}

static void hear_pages(struct listener *listener) {
    const struct pages *layout = listener->tags->layout;
    for (size_t page = 0; page < layout->count; page++) {
        tags_begin_page(listener->tags, (uint32_t)page);
        for (size_t index = 0; index < layout->pages[page].item_count; index++)
            hear(listener, &layout->pages[page].items[index]);
        end_content(listener);
        listener->tags->content = NULL;
        for (size_t index = 0; index < layout->pages[page].link_count; index++)
            if (listener->tags->linked[layout->pages[page].links[index].node->number])
                tags_annotate(listener->tags, layout->pages[page].links[index].node, (uint32_t)page,
                              0);
    }
}

static void indent(struct builder *builder, unsigned depth) {
    while (depth--)
        builder_string(builder, "  ");
}

static void print_quoted(struct builder *builder, struct text text) {
    builder_byte(builder, '"');
    for (size_t index = 0; index < text.length; index++)
        if (text.bytes[index] == '\n')
            builder_string(builder, "\\n");
        else
            builder_byte(builder, text.bytes[index]);
    builder_byte(builder, '"');
}

static void print_attributes(struct builder *builder, const struct tags *tags,
                             const struct element *element) {
    struct attribute attributes[ATTRIBUTE_LIMIT];
    size_t count = element_attributes(tags->arena, tags, element, attributes);
    for (size_t index = 0; index < count; index++) {
        const struct attribute *attribute = &attributes[index];
        builder_format(builder, " %s=", attribute->key);
        if (attribute->name)
            builder_string(builder, attribute->name);
        else if (attribute->box)
            builder_format(builder, "[%.0f %.0f %.0f %.0f]", (double)attribute->box[0],
                           (double)attribute->box[1], (double)attribute->box[2],
                           (double)attribute->box[3]);
        else
            print_quoted(builder, attribute->text);
    }
}

static void print(struct builder *builder, const struct tags *tags, const struct element *element,
                  unsigned depth) {
    indent(builder, depth);
    builder_string(builder, role_names[element->role]);
    print_attributes(builder, tags, element);
    for (const struct annotation *annotation = element->first_annotation; annotation;
         annotation = annotation->next)
        builder_format(builder, " annotation=%u", annotation->side + 1);
    builder_byte(builder, '\n');
    for (const struct kid *kid = element->first; kid; kid = kid->next) {
        if (kid->element && kid->element->kept)
            print(builder, tags, kid->element, depth + 1);
        for (const struct marked *content = kid->first; content; content = content->next) {
            indent(builder, depth + 1);
            builder_format(builder, "%u: %.*s\n", content->side + 1, TEXT_ARGUMENTS(content->text));
        }
    }
}

void tags_dump(struct builder *builder, const struct pages *pages) {
    struct listener listener = {.tags = tags_create(builder->arena, pages)};
    listener.text.arena = builder->arena;
    hear_pages(&listener);
    tags_settle(listener.tags);
    print(builder, listener.tags, listener.tags->root, 0);
}
