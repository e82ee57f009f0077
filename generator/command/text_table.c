// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of plain text, measured in characters.
#include "command/text_table.h"

#include <math.h>
#include <string.h>

struct text_table text_table_begin(struct arena *arena, const char *alignment) {
    return (struct text_table){
        .arena = arena, .columns = strlen(alignment), .alignment = alignment};
}

void text_table_add(struct text_table *table, struct text cell) {
    arena_push(table->arena, table->cells, table->count, table->capacity) = cell;
}

void text_table_add_string(struct text_table *table, const char *cell) {
    text_table_add(table, text_of(cell));
}

static void write_value(struct builder *builder, const struct value *value, int figures) {
    bool list = value->kind == VALUE_LIST, map = value->kind == VALUE_MAP;
    size_t count = list ? value->list.count : map ? value->map.count : 0;
    if (value->kind == VALUE_NIL || ((list || map) && count == 0))
        builder_string(builder, "-");
    else if (value->kind == VALUE_BOOLEAN)
        builder_string(builder, value->boolean ? "true" : "false");
    else if (value->kind == VALUE_NUMBER)
        builder_format(builder, "%.*g", figures, value->number + 0.0); // no "-0"
    else if (value->kind == VALUE_TEXT)
        builder_text(builder, value->text);
    for (size_t i = 0; i < count; i++) {
        builder_string(builder, i ? ", " : "");
        if (map)
            builder_format(builder, "%.*s: ", TEXT_ARGUMENTS(value->map.entries[i].key));
        write_value(builder, list ? &value->list.items[i] : &value->map.entries[i].value, figures);
    }
}

struct text text_of_value(struct arena *arena, const struct value *value, int figures) {
    struct builder builder = {.arena = arena};
    write_value(&builder, value, figures);
    return builder_result(&builder);
}

void text_table_add_value(struct text_table *table, const struct value *value, int figures) {
    text_table_add(table, value ? text_of_value(table->arena, value, figures) : TEXT("-"));
}

// The width of a column, 0 when nothing but its head stands in it.
static size_t column_width(const struct text_table *table, size_t column) {
    size_t width = 0;
    bool filled = false;
    for (size_t i = column; i < table->count; i += table->columns) {
        size_t characters = text_characters(table->cells[i]);
        width = characters > width ? characters : width;
        filled = filled || (i >= table->columns && characters > 0);
    }
    return filled ? width : 0;
}

static void write_blanks(struct builder *builder, size_t count) {
    for (size_t i = 0; i < count; i++)
        builder_byte(builder, ' ');
}

static void write_row(const struct text_table *table, size_t row, const size_t *widths,
                      size_t indent, struct builder *builder) {
    size_t blanks = indent; // owed, written before the next cell
    for (size_t column = 0; column < table->columns; column++) {
        struct text cell = table->cells[row * table->columns + column];
        size_t rest = widths[column] ? widths[column] - text_characters(cell) : 0;
        bool right = table->alignment[column] == 'r';
        if (widths[column] == 0)
            continue;
        if (cell.length) {
            write_blanks(builder, blanks + (right ? rest : 0));
            builder_text(builder, cell);
            blanks = (right ? 0 : rest) + 2;
        } else {
            blanks += widths[column] + 2;
        }
    }
    builder_byte(builder, '\n');
}

void text_table_write(const struct text_table *table, size_t indent, struct builder *builder) {
    size_t *widths = arena_new_array(table->arena, table->columns, size_t);
    for (size_t column = 0; column < table->columns; column++)
        widths[column] = column_width(table, column);
    for (size_t row = 0; (row + 1) * table->columns <= table->count; row++)
        write_row(table, row, widths, indent, builder);
}
