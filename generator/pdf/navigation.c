// SPDX-License-Identifier: GPL-3.0-or-later
/* Link annotations (ISO 32000-1, 12.5.6.5) and bookmarks (12.3.3). */
#include "pdf/private.h"

/* ---- links ---- */

static void write_destination(struct builder *body, const struct pages *pages,
                              const struct destination *destination, const uint32_t *side_objects) {
    float box[4];
    side_box(pages, destination->page, 0, destination->y, 0, 0, box);
    builder_string(body, "/Dest[");
    write_reference(body, side_objects[pages_place(pages, destination->page).side]);
    builder_string(body, "/XYZ ");
    if (pages->imposition) // then the page may begin in the middle of what is shown
        write_number(body, (double)box[0]);
    else
        builder_string(body, "null");
    builder_byte(body, ' ');
    write_number(body, (double)box[3]);
    builder_string(body, " null]");
}

/* An address in 7-bit ASCII (RFC 3986): other bytes are percent-encoded. */
static void write_address(struct builder *body, struct arena *arena, struct text address) {
    struct builder encoded = {.arena = arena};
    for (size_t index = 0; index < address.length; index++) {
        unsigned char byte = (unsigned char)address.bytes[index];
        if (byte > 0x20 && byte < 0x7F)
            builder_byte(&encoded, (char)byte);
        else
            builder_format(&encoded, "%%%02X", byte);
    }
    builder_string(body, "/A<</S/URI/URI");
    write_bytes(body, builder_result(&encoded));
    builder_string(body, ">>");
}

/* What a reader says of the link: its text, else its tool tip or address. */
static struct text link_contents(struct arena *arena, const struct node *node) {
    if (node->kind == NODE_FOOTNOTE)
        return text_format(arena, "%u", node->footnote.number);
    struct text text = node_plain_text(arena, node);
    if (text.length == 0)
        text = node->link.title.length ? node->link.title : node->link.destination;
    return text;
}

static void write_rectangle(struct builder *body, const struct pages *pages, uint32_t page,
                            const struct link_area *area) {
    float box[4];
    side_box(pages, page, area->x, area->y, area->width, area->height, box);
    builder_string(body, "/Rect");
    write_box(body, box);
}

void links_write(struct tags *tags, struct haru *haru, uint32_t page, const uint32_t *side_objects,
                 struct builder *annotations) {
    enum { PRINTED = 4 }; // the annotation flag that PDF/A asks for
    const struct pages *pages = tags->layout;
    for (size_t index = 0; index < pages->pages[page].link_count; index++) {
        const struct link_area *area = &pages->pages[page].links[index];
        struct target target;
        if (!link_target(&tags->goals, area->node, &target))
            continue;
        struct builder body = {.arena = tags->arena};
        builder_string(&body, "/Type/Annot/Subtype/Link/Border[0 0 0]");
        builder_format(&body, "/F %d/StructParent %zu", PRINTED,
                       pages_side_count(pages) + tags->annotation_count);
        write_rectangle(&body, pages, page, area);
        builder_string(&body, "/Contents");
        write_string(&body, link_contents(tags->arena, area->node));
        if (target.destination)
            write_destination(&body, pages, target.destination, side_objects);
        else
            write_address(&body, tags->arena, target.address);
        uint32_t object = haru_object(haru, builder_result(&body))->number;
        tags_annotate(tags, area->node, page, object);
        write_reference(annotations, object);
        builder_byte(annotations, ' ');
    }
}

/* ---- bookmarks ---- */

struct bookmark {
    const struct destination *destination;
    size_t parent, first, last, previous, next; // indices; 0 is the root, and none
    size_t children, descendants;
    struct object *object;
};

/* More bookmarks than this are shown closed. */
enum { OPEN_LIMIT = 40 };

static void hang(struct bookmark *bookmarks, size_t index, size_t parent) {
    struct bookmark *bookmark = &bookmarks[index], *above = &bookmarks[parent];
    bookmark->parent = parent;
    bookmark->previous = above->last;
    if (above->last)
        bookmarks[above->last].next = index;
    else
        above->first = index;
    above->last = index;
    above->children++;
    for (size_t at = parent;; at = bookmarks[at].parent) {
        bookmarks[at].descendants++;
        if (at == 0)
            break;
    }
}

/* Parts stand above all headings. */
static unsigned level_of(const struct bookmark *bookmark) {
    const struct node *node = bookmark->destination->node;
    return node->kind == NODE_PART ? 0 : node->heading.level;
}

static struct text title_of(struct arena *arena, const struct bookmark *bookmark) {
    const struct node *node = bookmark->destination->node;
    return node->kind == NODE_PART ? node->part.title : node_plain_text(arena, node);
}

/* Nests headings by level: a bookmark hangs on the nearest one before it of a higher level. */
static struct bookmark *nest(struct arena *arena, const struct pages *pages, size_t *count) {
    struct bookmark *bookmarks =
        arena_new_array(arena, pages->destination_count + 1, struct bookmark);
    *count = 0;
    for (size_t index = 0; index < pages->destination_count; index++) {
        const struct destination *destination = &pages->destinations[index];
        if (destination->node->kind != NODE_HEADING && destination->node->kind != NODE_PART)
            continue;
        size_t parent = *count;
        bookmarks[++*count].destination = destination;
        while (parent && level_of(&bookmarks[parent]) >= level_of(&bookmarks[*count]))
            parent = bookmarks[parent].parent;
        hang(bookmarks, *count, parent);
    }
    return bookmarks;
}

static void write_link(struct builder *body, const char *key, const struct bookmark *bookmarks,
                       size_t index) {
    if (index == 0)
        return;
    builder_string(body, key);
    write_reference(body, bookmarks[index].object->number);
}

static void write_bookmark(struct arena *arena, const struct pages *pages,
                           const uint32_t *side_objects, struct bookmark *bookmarks, size_t index,
                           bool open) {
    struct bookmark *bookmark = &bookmarks[index];
    struct builder body = {.arena = arena};
    if (bookmark->destination) {
        builder_string(&body, "/Title");
        write_string(&body, title_of(arena, bookmark));
        builder_string(&body, "/Parent ");
        write_reference(&body, bookmarks[bookmark->parent].object->number);
        write_destination(&body, pages, bookmark->destination, side_objects);
    } else {
        builder_string(&body, "/Type/Outlines");
    }
    write_link(&body, "/First ", bookmarks, bookmark->first);
    write_link(&body, "/Last ", bookmarks, bookmark->last);
    write_link(&body, "/Prev ", bookmarks, bookmark->previous);
    write_link(&body, "/Next ", bookmarks, bookmark->next);
    if (bookmark->children) {
        builder_string(&body, "/Count ");
        write_integer(&body, open         ? (long)bookmark->descendants
                             : index == 0 ? (long)bookmark->children
                                          : -(long)bookmark->children);
    }
    bookmark->object->body = builder_result(&body);
}

uint32_t outline_write(struct arena *arena, struct haru *haru, const struct pages *pages,
                       const uint32_t *side_objects) {
    size_t count;
    struct bookmark *bookmarks = nest(arena, pages, &count);
    if (count == 0)
        return 0;
    for (size_t index = 0; index <= count; index++)
        bookmarks[index].object = haru_object(haru, (struct text){0});
    for (size_t index = 0; index <= count; index++)
        write_bookmark(arena, pages, side_objects, bookmarks, index, count <= OPEN_LIMIT);
    return bookmarks[0].object->number;
}
