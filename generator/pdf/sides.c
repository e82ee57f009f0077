// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages on the sides of sheets, and the page tree (ISO 32000-1, 7.7.3): a side is what PDF calls a
 * page. A document that was not imposed has a side for each page.
 *
 * Pages that share a side have a content stream each, one behind the other; every stream moves its
 * page to its place. So pages are written in the order in which they are read, and each side is put
 * together from references. */
#include "pdf/private.h"

// ---- coordinates ----

void side_box(const struct pages *pages, uint32_t page, float x, float y, float width, float height,
              float box[4]) {
    struct placed_page place = pages_place(pages, page);
    float side_height = pages_side(pages, place.side).height;
    box[0] = place.x + place.scale * x;
    box[3] = side_height - place.y - place.scale * y;
    box[1] = box[3] - place.scale * height;
    box[2] = box[0] + place.scale * width;
}

void write_place(struct builder *out, const struct pages *pages, uint32_t page) {
    double scale = (double)pages_place(pages, page).scale;
    float box[4];
    side_box(pages, page, 0, 0, pages->pages[page].width, pages->pages[page].height, box);
    builder_string(out, "q ");
    write_factor(out, scale);
    builder_string(out, " 0 0 ");
    write_factor(out, scale);
    for (int edge = 0; edge < 2; edge++) {
        builder_byte(out, ' ');
        write_number(out, (double)box[edge]);
    }
    builder_string(out, " cm\n");
}

// ---- what stands on them ----

struct sides *sides_create(struct arena *arena, const struct pages *pages, struct haru *haru) {
    struct sides *sides = arena_new(arena, struct sides);
    size_t count = pages_side_count(pages);
    *sides = (struct sides){.arena = arena,
                            .pages = pages,
                            .haru = haru,
                            .dictionaries = arena_new_array(arena, count, struct object *),
                            .objects = arena_new_array(arena, count, uint32_t),
                            .contents = arena_new_array(arena, count, struct builder),
                            .annotations = arena_new_array(arena, count, struct builder)};
    for (size_t side = 0; side < count; side++) {
        sides->dictionaries[side] = haru_object(haru, (struct text){0});
        sides->objects[side] = sides->dictionaries[side]->number;
        sides->contents[side].arena = sides->annotations[side].arena = arena;
    }
    return sides;
}

void sides_add_marks(struct sides *sides, size_t side, uint32_t contents) {
    write_reference(&sides->contents[side], contents);
    builder_byte(&sides->contents[side], ' ');
}

void sides_add(struct sides *sides, uint32_t page, uint32_t contents, struct text annotations) {
    uint32_t side = pages_place(sides->pages, page).side;
    sides_add_marks(sides, side, contents);
    builder_text(&sides->annotations[side], annotations);
}

// ---- the page tree ----

/* More sides than this hang on nodes between them and the root. */
enum { PAGE_TREE_LEAF = 64 };

static void write_references(struct builder *body, const char *key, struct builder *references) {
    if (references->length == 0)
        return;
    builder_string(body, key);
    builder_byte(body, '[');
    builder_bytes(body, references->bytes, references->length - 1); // without the last blank
    builder_byte(body, ']');
}

static void write_side(struct sides *sides, size_t side, uint32_t parent, uint32_t resources) {
    struct builder body = {.arena = sides->arena}, *contents = &sides->contents[side];
    struct side paper = pages_side(sides->pages, side);
    builder_string(&body, "/Type/Page/MediaBox[0 0 ");
    write_number(&body, (double)paper.width);
    builder_byte(&body, ' ');
    write_number(&body, (double)paper.height);
    builder_format(&body, "]/Parent %u 0 R/Resources %u 0 R", parent, resources);
    if (paper.turned)
        builder_string(&body, "/Rotate 180");
    if (sides->pages->imposition) {
        write_references(&body, "/Contents", contents);
    } else {
        builder_string(&body, "/Contents ");
        builder_bytes(&body, contents->bytes, contents->length - 1);
    }
    builder_format(&body, "/StructParents %zu/Tabs/S", side);
    write_references(&body, "/Annots", &sides->annotations[side]);
    sides->dictionaries[side]->body = builder_result(&body);
}

static void write_kids(struct builder *body, const uint32_t *objects, size_t count) {
    builder_string(body, "/Kids[");
    for (size_t index = 0; index < count; index++) {
        if (index)
            builder_byte(body, ' ');
        write_reference(body, objects[index]);
    }
    builder_byte(body, ']');
}

void sides_write(struct sides *sides, uint32_t resources) {
    size_t count = pages_side_count(sides->pages), nodes = 0;
    struct object *root = haru_page_tree(sides->haru);
    uint32_t *node_objects = arena_new_array(sides->arena, count / PAGE_TREE_LEAF + 1, uint32_t);
    for (size_t from = 0; from < count; from += PAGE_TREE_LEAF) {
        size_t leaf = from + PAGE_TREE_LEAF < count ? PAGE_TREE_LEAF : count - from;
        struct object *node = root;
        if (count > PAGE_TREE_LEAF) {
            node = haru_object(sides->haru, (struct text){0});
            node_objects[nodes++] = node->number;
            struct builder body = {.arena = sides->arena};
            builder_format(&body, "/Type/Pages/Parent %u 0 R/Count %zu", root->number, leaf);
            write_kids(&body, sides->objects + from, leaf);
            node->body = builder_result(&body);
        }
        for (size_t side = from; side < from + leaf; side++)
            write_side(sides, side, node->number, resources);
    }
    struct builder body = {.arena = sides->arena};
    builder_format(&body, "/Count %zu", count);
    write_kids(&body, nodes ? node_objects : sides->objects, nodes ? nodes : count);
    root->body = builder_result(&body);
}

// ---- for viewers ----

/* Page labels (12.4.2): a viewer that shows "1" for the first side would send a reader astray. */
static void write_labels(struct builder *body, const struct pages *pages) {
    size_t count = pages_side_count(pages);
    struct builder *labels = arena_new_array(body->arena, count, struct builder);
    for (size_t page = 0; page < pages->count; page++) {
        struct builder *label = &labels[pages_place(pages, page).side];
        label->arena = body->arena;
        builder_format(label, label->length ? ", %zu" : "%zu", page + 1);
    }
    builder_string(body, "/PageLabels<</Nums[");
    for (size_t side = 0; side < count; side++) {
        builder_format(body, "%zu<</P", side);
        write_string(body, (struct text){labels[side].bytes, labels[side].length});
        builder_string(body, ">>");
    }
    builder_string(body, "]>>");
}

void sides_describe(struct builder *body, const struct pages *pages) {
    const struct imposition *imposition = pages->imposition;
    builder_string(body, "/ViewerPreferences<</DisplayDocTitle true");
    if (imposition) // scaled to fit, cuts and folds would be beside their places
        builder_string(body, "/PrintScaling/None");
    if (imposition && imposition->arrangement == ARRANGEMENT_BOOKLET)
        builder_string(body, "/Duplex/DuplexFlipShortEdge");
    if (imposition && imposition->sides) // several documents, turned where it has to be
        builder_string(body, "/Duplex/DuplexFlipLongEdge");
    builder_string(body, ">>");
    if (imposition)
        write_labels(body, pages);
}
