// SPDX-License-Identifier: GPL-3.0-or-later
// What table.c, columns.c and decimals.c share. Private to layout/.
#ifndef STEUNBLAD_LAYOUT_TABLE_H
#define STEUNBLAD_LAYOUT_TABLE_H

#include "layout/paragraph.h"

struct column {
    float minimum;        // no word is broken …
    float hyphenated;     // … or at its hyphens only
    float preferred;      // nothing is broken at all
    float x, width;       // with the padding
    bool open;            // nothing stands in it but its head: it is there to be written in
    bool decimals;        // numbers, with their decimal signs below each other, and the …
    float before, behind; // … widths on both sides of that
};

struct table {
    struct layout *layout;
    struct place place; // widened when the column is too narrow
    const struct node *node;
    size_t column_count, row_count;
    float *wants; // of each cell, row by row: its text in one line
    struct column *columns;
    size_t open_count; // of them
    float x, width;    // of all columns
    bool stacked;      // the first cell of a row stands above the others, over the whole width
    struct type_style type, bold; // shrunk when the table is too wide otherwise
    float side, above;            // padding of cells
    struct flow *cells;           // of the current row
};

/* The place in which a cell's content is set, in `flow`. */
struct place cell_place(const struct table *table, const struct node *cell, struct flow *flow);

/* Decides the widths of the columns and the size of the type. Reports and returns false when the
 * table is too wide at the smallest size even with words broken anywhere. */
bool columns_decide(struct table *table);

/* Finds the columns of numbers with decimals, once all cells are measured (decimals.c). */
void decimals_find(struct table *table);

/* Moves the place of a cell so that its decimal sign stands below those of its column. */
void decimals_place(const struct table *table, const struct node *cell, struct place *place);

#endif
