// SPDX-License-Identifier: GPL-3.0-or-later
// How wide atoms are: in one line, and where nothing but the places to break is broken.
#include "layout/atoms.h"

bool atoms_one_line(const struct atoms *atoms, float *width) {
    *width = 0;
    for (size_t i = 0; i < atoms->item_count; i++) {
        const struct break_item *item = &atoms->items[i];
        if (item->kind == BREAK_PENALTY && item->penalty <= PENALTY_FORCED)
            return false;
        if (item->kind != BREAK_PENALTY)
            *width += item->width;
    }
    return true;
}

void atoms_measure(const struct atoms *atoms, float *minimum, float *preferred) {
    float word = 0, line = 0;
    *minimum = *preferred = 0;
    for (size_t i = 0; i <= atoms->item_count; i++) {
        const struct break_item *item = i < atoms->item_count ? &atoms->items[i] : NULL;
        bool box = item && item->kind == BREAK_BOX;
        bool glue = item && item->kind == BREAK_GLUE;
        bool forced = !item || (!box && !glue && item->penalty <= PENALTY_FORCED);
        bool sticking = glue && i && atoms->items[i - 1].kind != BREAK_BOX;
        bool here = !box && !sticking && !(item && !glue && item->penalty >= PENALTY_NEVER);
        if (here) {
            float end = word + (item && !glue ? item->width : 0);
            if (end > *minimum)
                *minimum = end;
            word = 0;
        } else if (item && item->kind != BREAK_PENALTY) {
            word += item->width;
        }
        if (forced) {
            if (line > *preferred)
                *preferred = line;
            line = 0;
        } else if (item->kind != BREAK_PENALTY) {
            line += item->width;
        }
    }
}
