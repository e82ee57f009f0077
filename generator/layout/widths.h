// SPDX-License-Identifier: GPL-3.0-or-later
// Widths of columns from plain numbers. Knows no tables. Private to layout/.
#ifndef STEUNBLAD_LAYOUT_WIDTHS_H
#define STEUNBLAD_LAYOUT_WIDTHS_H

#include "base/arena.h"

/* What a column must have and what it would like: the width of its longest text in one line. */
struct column_need {
    float minimum, preferred;
};

/* `wants` holds, row by row, the width of each cell's text in one line. */
struct cell_wants {
    const float *wants;
    size_t rows, columns;
    float padding; // of which columns have this much besides their text
};

/* Divides `width` among the columns, so that the rows together take as few lines as the ways that
 * are tried can make them. No column gets less than it must have, and none more than it would like.
 * The minima together are at most `width`. */
void widths_divide(struct arena *arena, const struct column_need *needs,
                   const struct cell_wants *cells, float width, float *widths);

/* Lines that the rows take, about, with these widths. */
double widths_lines(const struct cell_wants *cells, const float *widths);

#endif
