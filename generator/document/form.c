// SPDX-License-Identifier: GPL-3.0-or-later
// Forms: lines to write on.
#include "document/expand.h"

#define MOST_LINES 60

void lines_fill(struct filling *filling, const struct part *part, struct node *into) {
    struct value body;
    if (!fence_fill(filling, part->fence, &body))
        return;
    const struct value *count = value_find(&body, "count");
    double number = count && count->kind == VALUE_NUMBER ? count->number : 0;
    if (!(number >= 1 && number <= MOST_LINES)) {
        report_error(filling->diagnostics, count ? count->position : part->model.position,
                     "count: 1 to 60", "how many lines?");
        return;
    }
    struct node *lines = node_create(filling->arena, NODE_LINES, part->model.position);
    lines->lines.count = (uint16_t)number;
    node_append(into, lines);
}

void questions_fill(struct filling *filling, const struct part *part, struct node *into) {
    (void)into;
    report_error(filling->diagnostics, part->model.position, NULL, "not ready");
}
void figure_fill(struct filling *filling, const struct part *part, struct node *into) {
    (void)into;
    report_error(filling->diagnostics, part->model.position, NULL, "not ready");
}
