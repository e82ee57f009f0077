// SPDX-License-Identifier: GPL-3.0-or-later
/* Several documents, one behind the other: their pages as they are, each on its side of the paper.
 */
#include "layout/layout.h"

struct joining {
    struct arena *arena;
    struct pages *pages;
    struct side *sides;
    struct placed_page *places;
    size_t side_count;
};

static void add_destination(struct joining *joining, const struct node *node, size_t page,
                            float y) {
    struct pages *whole = joining->pages;
    arena_push(joining->arena, whole->destinations, whole->destination_count,
               whole->destination_capacity) = (struct destination){node, (uint32_t)page, y};
}

static void add_pages(struct joining *joining, const struct pages *part) {
    struct pages *whole = joining->pages;
    for (size_t i = 0; i < part->count; i++) {
        joining->places[whole->count] = pages_place(part, i);
        joining->places[whole->count].side += (uint32_t)joining->side_count;
        whole->pages[whole->count++] = part->pages[i];
    }
}

/* The back of a sheet that is turned over its long edge is upside down where the pages lie across.
 * Behind an odd number of sides the next document begins on a new sheet. */
static void add_sides(struct joining *joining, const struct pages *part) {
    size_t count = pages_side_count(part);
    bool folded = part->imposition && part->imposition->arrangement == ARRANGEMENT_BOOKLET;
    for (size_t i = 0; i < count; i++) {
        struct side *side = &joining->sides[joining->side_count++];
        *side = pages_side(part, i);
        side->turned = folded && i % 2 == 1;
    }
    if (count % 2 == 0)
        return;
    struct side last = joining->sides[joining->side_count - 1];
    joining->sides[joining->side_count++] =
        (struct side){.width = last.width, .height = last.height};
}

static void add_part(struct joining *joining, struct document *document,
                     const struct part_pages *part) {
    size_t first = joining->pages->count;
    if (part->into != document->root && !part->into->parent) {
        node_append(document->root, part->into);
        add_destination(joining, part->into, first, 0);
    }
    for (size_t i = 0; i < part->pages->destination_count; i++) {
        const struct destination *goal = &part->pages->destinations[i];
        add_destination(joining, goal->node, first + goal->page, goal->y);
    }
    add_pages(joining, part->pages);
    add_sides(joining, part->pages);
    document_append(joining->arena, document, part->into, part->document);
}

struct pages *pages_join(struct arena *arena, struct document *whole,
                         const struct part_pages *parts, size_t count) {
    struct joining joining = {.arena = arena, .pages = arena_new(arena, struct pages)};
    struct imposition *imposition = arena_new(arena, struct imposition);
    size_t page_count = 0, side_count = 0;
    for (size_t i = 0; i < count; i++) {
        page_count += parts[i].pages->count;
        side_count += (pages_side_count(parts[i].pages) + 1) / 2 * 2;
    }
    *joining.pages = (struct pages){.document = whole,
                                    .style = parts[0].pages->style,
                                    .pages = arena_new_array(arena, page_count, struct page),
                                    .capacity = page_count,
                                    .imposition = imposition};
    joining.sides = arena_new_array(arena, side_count, struct side);
    joining.places = arena_new_array(arena, page_count, struct placed_page);
    for (size_t i = 0; i < count; i++)
        add_part(&joining, whole, &parts[i]);
    *imposition = (struct imposition){
        .side_count = side_count, .places = joining.places, .sides = joining.sides};
    document_number(whole);
    return joining.pages;
}
