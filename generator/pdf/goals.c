// SPDX-License-Identifier: GPL-3.0-or-later
/* Where links lead: an address, a heading or an item by its anchor, a note by its number. */
#include "pdf/private.h"

#include <stdlib.h>

static int by_anchor(const void *left, const void *right) {
    const struct destination *const *a = left, *const *b = right;
    return text_compare(node_anchor((*a)->node), node_anchor((*b)->node));
}

static int by_number(const void *left, const void *right) {
    const struct destination *const *a = left, *const *b = right;
    uint32_t first = note_number((*a)->node), second = note_number((*b)->node);
    return first < second ? -1 : first > second;
}

struct goals goals_find(struct arena *arena, const struct pages *pages) {
    struct goals goals = {0};
    size_t count = pages->destination_count;
    goals.anchors = arena_new_array(arena, count + 1, const struct destination *);
    goals.notes = arena_new_array(arena, count + 1, const struct destination *);
    for (size_t index = 0; index < count; index++) {
        const struct destination *destination = &pages->destinations[index];
        if (destination->node->kind == NODE_FOOTNOTE)
            goals.notes[goals.note_count++] = destination;
        else
            goals.anchors[goals.anchor_count++] = destination;
    }
    qsort(goals.anchors, goals.anchor_count, sizeof *goals.anchors, by_anchor);
    qsort(goals.notes, goals.note_count, sizeof *goals.notes, by_number);
    return goals;
}

/* bsearch wants a key of the kind of what it searches. */
static const struct destination *find(const struct destination **sorted, size_t count,
                                      const struct node *wanted,
                                      int (*compare)(const void *, const void *)) {
    const struct destination key = {.node = wanted}, *pointer = &key;
    const struct destination *const *found =
        bsearch(&pointer, sorted, count, sizeof *sorted, compare);
    return found ? *found : NULL;
}

bool link_target(const struct goals *goals, const struct node *node, struct target *target) {
    *target = (struct target){0};
    if (node->kind == NODE_FOOTNOTE) {
        target->destination = find(goals->notes, goals->note_count, node, by_number);
        return target->destination;
    }
    if (node->kind != NODE_LINK || node->link.destination.length == 0)
        return false;
    if (node->link.destination.bytes[0] != '#') {
        target->address = node->link.destination;
        return true;
    }
    struct node heading = {.kind = NODE_HEADING};
    heading.heading.anchor = text_slice(node->link.destination, 1, SIZE_MAX);
    target->destination = find(goals->anchors, goals->anchor_count, &heading, by_anchor);
    return target->destination;
}
