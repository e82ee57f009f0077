// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables of plain text: cells row by row, columns as wide as they need, two blanks between. */
#ifndef STEUNBLAD_COMMAND_TEXT_TABLE_H
#define STEUNBLAD_COMMAND_TEXT_TABLE_H

#include "base/value.h"

struct text_table {
    struct arena *arena;
    size_t columns;
    const char *alignment; // a letter a column: 'l' or 'r'
    struct text *cells;
    size_t count, capacity;
};

struct text_table text_table_begin(struct arena *arena, const char *alignment);
void text_table_add(struct text_table *table, struct text cell);
void text_table_add_string(struct text_table *table, const char *cell);

/* A number with at most `figures` figures, a text, several joined; "-" for nil. */
void text_table_add_value(struct text_table *table, const struct value *value, int figures);

/* Writes the rows, each behind `indent` blanks and without blanks at its end. A column without any
 * cell but its head is left out. */
void text_table_write(const struct text_table *table, size_t indent, struct builder *builder);

/* A value as it stands in such a cell. */
struct text text_of_value(struct arena *arena, const struct value *value, int figures);

#endif
