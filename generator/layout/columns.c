// SPDX-License-Identifier: GPL-3.0-or-later
/* Widths of a table's columns, from what their cells need and what they would like.
 *
 * When not all can have what they like, the width is divided so that the table becomes low
 * (widths.c). Too wide for that, the type shrinks a little; then words are hyphenated, the type
 * shrinks as far as the style allows, and last words are broken anywhere. */
#include "layout/table.h"
#include "layout/widths.h"

#include <math.h>

#define FILL_FROM 0.62F    // of the column: a table of this width is stretched to the whole
#define WRITING_SHARE 0.6F // of the column: what is left to write beside the questions of a table
#define STACK_LINES 1.8F   // of a question: one more, as no line is full
#define LEAST_SHRINK 0.85F // of the type, to keep words whole
#define JUST_LESS 0.998F   // than the width: sums of lengths are rounded

typedef float (*column_limit)(const struct column *);

static float at_minimum(const struct column *column) {
    return column->minimum;
}

static float at_hyphens(const struct column *column) {
    return column->hyphenated;
}

static float at_preferred(const struct column *column) {
    return column->preferred;
}

static float total(const struct table *table, column_limit limit) {
    float sum = 0;
    for (size_t i = 0; i < table->column_count; i++)
        sum += limit(&table->columns[i]);
    return sum;
}

/* Gives every column something between `low` and `high`. */
static void distribute(struct table *table, float width, column_limit low, column_limit high) {
    struct arena *arena = table->layout->arena;
    struct column_need *needs = arena_new_array(arena, table->column_count, struct column_need);
    float *widths = arena_new_array(arena, table->column_count, float);
    struct cell_wants cells = {table->wants, table->row_count, table->column_count,
                               2 * table->side};
    for (size_t i = 0; i < table->column_count; i++)
        needs[i] = (struct column_need){low(&table->columns[i]), high(&table->columns[i])};
    widths_divide(arena, needs, &cells, width, widths);
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i].width = widths[i];
}

/* Finds the columns to write in. */
static void find_open(struct table *table) {
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i].open = !table->node->last->row.header;
    for (const struct node *row = table->node->first; row; row = row->next)
        for (const struct node *cell = row->first; cell; cell = cell->next)
            table->columns[cell->cell.column].open &= row->row.header || !cell->first;
    for (size_t i = 0; i < table->column_count; i++)
        table->open_count += table->columns[i].open;
}

static bool rows_have_heads(const struct table *table) {
    const struct node *last = table->node->last;
    return last && last->first && last->first->cell.row_header;
}

/* Beside questions, room to write comes before questions that take one line. */
static void reserve_room_to_write(struct table *table, float width) {
    size_t open = table->open_count;
    float needed = 0;
    if (open == 0 || !rows_have_heads(table))
        return;
    for (size_t i = 0; i < table->column_count; i++)
        needed += table->columns[i].open ? 0 : table->columns[i].minimum;
    float room = fminf(WRITING_SHARE * width, width - needed) / (float)open;
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        if (!column->open || room < column->minimum)
            continue;
        column->minimum = room * 0.9999F;
        column->preferred = fmaxf(column->preferred, column->minimum);
    }
}

/* All have what they like. What is left over is room to write, or else a table that is nearly as
 * wide as the column is made as wide. */
static void stretch(struct table *table, float width) {
    float liked = total(table, at_preferred);
    size_t open = table->open_count;
    float extra = open ? (width - liked) / (float)open : 0;
    float factor = !open && liked >= FILL_FROM * width ? width / liked : 1;
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        column->width = column->preferred * factor + (column->open ? extra : 0);
    }
}

static struct place measuring_place(const struct table *table, const struct node *cell) {
    struct place place = cell_place(table, cell, NULL);
    place.width = table->place.width;
    return place;
}

/* Largest needs of all cells, column by column, with the padding. */
static void measure(struct table *table, unsigned refinements) {
    float padding = 2 * table->side, minimum, preferred;
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i].hyphenated = padding;
    size_t index = 0;
    for (const struct node *row = table->node->first; row; row = row->next, index++)
        for (const struct node *cell = row->first; cell; cell = cell->next) {
            struct column *column = &table->columns[cell->cell.column];
            struct place place = measuring_place(table, cell);
            if (table->stacked && cell->cell.column == 0)
                continue;
            block_measure(table->layout, &place, cell, refinements, &minimum, &preferred);
            column->hyphenated = fmaxf(column->hyphenated, minimum + padding);
            if (refinements)
                continue;
            column->minimum = fmaxf(column->minimum, minimum + padding);
            column->preferred = fmaxf(column->preferred, preferred + padding);
            table->wants[index * table->column_count + cell->cell.column] = preferred;
        }
}

static void scale(struct table *table, float factor) {
    struct type_style *types[] = {&table->type, &table->bold};
    for (size_t i = 0; i < 2; i++) {
        types[i]->size *= factor;
        types[i]->leading *= factor;
    }
    table->side *= factor;
    table->above *= factor;
    for (size_t i = 0; i < table->column_count; i++) {
        table->columns[i].minimum *= factor;
        table->columns[i].hyphenated *= factor;
        table->columns[i].preferred *= factor;
        table->columns[i].before *= factor;
        table->columns[i].behind *= factor;
    }
    for (size_t i = 0; i < table->row_count * table->column_count; i++)
        table->wants[i] *= factor;
}

static bool too_wide(const struct table *table, float needed) {
    report_error(table->layout->diagnostics, table->node->position,
                 expected_format(table->layout->arena,
                                 "expected fewer columns, or a style with a wider page"),
                 "the table needs %.0f points at the smallest type, the column has %.0f",
                 (double)needed, (double)table->place.width);
    return false;
}

/* Slightly smaller type rather than broken words. */
static bool shrink(struct table *table, float width) {
    float factor = width / total(table, at_minimum) * 0.999F;
    if (factor < LEAST_SHRINK || factor * table->type.size < table->layout->style->minimum_size)
        return false;
    scale(table, factor);
    distribute(table, width, at_minimum, at_preferred);
    return true;
}

static bool squeeze(struct table *table, float width) {
    if (shrink(table, width))
        return true;
    measure(table, REFINE_HYPHENS | REFINE_WIDE_HYPHENS);
    float needed = total(table, at_hyphens);
    if (needed > width) {
        float least = table->layout->style->minimum_size / table->type.size;
        scale(table, fmaxf(fminf(least, 1), width / needed * 0.999F));
    }
    if (total(table, at_hyphens) > width)
        measure(table, REFINE_WIDE_ANYWHERE);
    needed = total(table, at_hyphens);
    if (needed > width)
        return too_wide(table, needed);
    if (total(table, at_minimum) > width)
        distribute(table, width, at_hyphens, at_minimum);
    else
        distribute(table, width, at_minimum, at_preferred);
    return true;
}

/* Questions with a column for each answer: where the answers leave the question so little room that
 * it would take three lines and more, it stands above them. */
static bool should_stack(const struct table *table, float width) {
    const struct column *question = &table->columns[0];
    if (table->column_count < 3 || !rows_have_heads(table) ||
        question->minimum >= question->preferred) // a number is no question
        return false;
    float room = width - (total(table, at_minimum) - question->minimum);
    return question->preferred > STACK_LINES * fmaxf(room, 1);
}

/* The answers share the width, alike if possible. */
static void stack(struct table *table, float width) {
    float widest = 0, alike = width / (float)(table->column_count - 1);
    table->stacked = true;
    table->columns[0] = (struct column){0};
    for (size_t row = 0; row < table->row_count; row++)
        table->wants[row * table->column_count] = 0;
    for (size_t i = 1; i < table->column_count; i++)
        widest = fmaxf(widest, table->columns[i].minimum);
    for (size_t i = 1; widest <= alike && i < table->column_count; i++)
        table->columns[i].minimum = table->columns[i].preferred = alike * 0.9999F;
}

/* From the left, or from the right where the language is read that way. */
static void place_columns(struct table *table) {
    bool from_right = font_right_to_left(table->place.language);
    for (size_t i = 0; i < table->column_count; i++)
        table->width += table->columns[i].width;
    table->x = table->place.x + (from_right ? table->place.width - table->width : 0);
    float x = from_right ? table->x + table->width : table->x;
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        column->x = from_right ? x - column->width : x;
        x += from_right ? -column->width : column->width;
    }
    if (table->stacked) {
        table->columns[0].x = table->x;
        table->columns[0].width = table->width;
    }
}

/* In a page of columns, a table that has no room in one of them takes all. */
static float available(struct table *table) {
    if (table->place.spans && total(table, at_minimum) > table->place.width)
        table->place = place_widened(table->layout, &table->place);
    return table->place.width;
}

/* Numbers stand in one line rather than other columns get what they like, if need be in slightly
 * smaller type. */
static void hold_numbers_together(struct table *table, float width) {
    float smallest = fmaxf(LEAST_SHRINK, table->layout->style->minimum_size / table->type.size);
    float rest = width / fminf(smallest, 1) * JUST_LESS - total(table, at_minimum);
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        float extra = column->before + column->behind + 2 * table->side - column->minimum;
        if (!column->decimals || extra <= 0 || extra > rest)
            continue;
        column->minimum += extra;
        rest -= extra;
    }
}

bool columns_decide(struct table *table) {
    bool good = true;
    for (const struct node *row = table->node->first; row; row = row->next)
        table->row_count++;
    table->wants =
        arena_new_array(table->layout->arena, table->row_count * table->column_count + 1, float);
    measure(table, 0);
    decimals_find(table);
    find_open(table);
    float width = available(table);
    reserve_room_to_write(table, width);
    if (should_stack(table, width))
        stack(table, width);
    hold_numbers_together(table, width);
    if (total(table, at_preferred) <= width)
        stretch(table, width);
    else if (total(table, at_minimum) <= width)
        distribute(table, width, at_minimum, at_preferred);
    else
        good = squeeze(table, width);
    place_columns(table);
    return good;
}
