// SPDX-License-Identifier: GPL-3.0-or-later
// How wide the content of a cell must be, and how wide it would like to be.
#include "layout/paragraph.h"

#include <math.h>

#define LINES_MINIMUM 40.0F // to write on
#define LINES_PREFERRED 150.0F

static void measure_inlines(struct layout *layout, const struct place *place,
                            const struct node *node, unsigned refinements, float *minimum,
                            float *preferred) {
    struct atoms *atoms = &layout->atoms;
    paragraph_begin(layout, place);
    atoms->quiet = true;
    struct look *look = arena_new(layout->arena, struct look);
    *look = place_look(place);
    atoms_gather(atoms, node, look);
    atoms_trim(atoms);
    atoms_measure(atoms, minimum, preferred);
    if (refinements) {
        float unbroken;
        atoms_refine(atoms, refinements, 0); // every word is wider than this
        atoms_measure(atoms, minimum, &unbroken);
    }
    atoms->quiet = false;
}

void block_measure(struct layout *layout, const struct place *place, const struct node *node,
                   unsigned refinements, float *minimum, float *preferred) {
    *minimum = *preferred = 0;
    if (node->kind == NODE_LINES) {
        *minimum = LINES_MINIMUM;
        *preferred = LINES_PREFERRED;
        return;
    }
    if (node->first && node_is_inline(node->first->kind)) {
        measure_inlines(layout, place, node, refinements, minimum, preferred);
        return;
    }
    for (const struct node *child = node->first; child; child = child->next) {
        float least, liked;
        block_measure(layout, place, child, refinements, &least, &liked);
        *minimum = fmaxf(*minimum, least);
        *preferred = fmaxf(*preferred, liked);
    }
    if (node->kind == NODE_LIST) {
        *minimum += layout->style->indent;
        *preferred += layout->style->indent;
    }
}
