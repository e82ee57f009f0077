// SPDX-License-Identifier: GPL-3.0-or-later
// Lines to write on.
#include "layout/paragraph.h"

void lines_set(struct layout *layout, const struct place *place, const struct node *lines) {
    const struct style *style = layout->style;
    for (uint16_t i = 0; i < lines->lines.count; i++) {
        // With the question above, and not one line alone on a page.
        bool alone = i < 2 || i + 1 == lines->lines.count;
        flow_price(place->flow, alone ? PRICE_WIDOW : PRICE_LINE);
        flow_strip(place->flow, style->line_gap, style->line_gap - 2);
        flow_rule(place->flow, place->x, style->line_gap - 1, place->width, 0.6F, style->rule)
            ->node = lines; // no decoration: a place to write
    }
    flow_space(place->flow, place->type->space_after + style->line_gap / 4);
}
