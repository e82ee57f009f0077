// SPDX-License-Identifier: GPL-3.0-or-later
/* Widths of a table's columns, from what their cells need and what they would like.
 *
 * When not all can have what they like, widths go with the square root of the text in the column:
 * a column of width w with text of length a takes a / w lines, and the sum of these is least for
 * widths that go with the root of a. No column gets more than it likes or less than it needs. Too
 * wide for that, words are hyphenated, then the type shrinks, then words are broken anywhere. */
#include "layout/table.h"

#include <math.h>

#define FILL_FROM 0.62F // of the column: a table of this width is stretched to the whole

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

static float share(const struct column *column, float level, column_limit low, column_limit high) {
    float width = fmaxf(level * sqrtf(column->text), low(column));
    return fminf(width, fmaxf(high(column), low(column)));
}

/* Widths between `low` and `high` that add up to `width`; the level is found by halving. */
static void distribute(struct table *table, float width, column_limit low, column_limit high) {
    float from = 0, to = width;
    for (int step = 0; step < 40; step++) {
        float level = (from + to) / 2, sum = 0;
        for (size_t i = 0; i < table->column_count; i++)
            sum += share(&table->columns[i], level, low, high);
        *(sum > width ? &to : &from) = level;
    }
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i].width = share(&table->columns[i], from, low, high);
}

static void stretch(struct table *table, float width) {
    float liked = total(table, at_preferred);
    float factor = liked >= FILL_FROM * width ? width / liked : 1;
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i].width = table->columns[i].preferred * factor;
}

static struct place measuring_place(const struct table *table, const struct node *cell) {
    struct place place = cell_place(table, cell, NULL);
    place.width = table->place->width;
    return place;
}

/* The text that decides the height of a row counts; what stands beside it in few words does not. A
 * row of equals shares one weight: making one of them wider does not make the row lower. */
static void weigh_row(struct table *table, const struct node *row) {
    float squares = 0;
    for (const struct node *cell = row->first; cell; cell = cell->next) {
        float want = table->columns[cell->cell.column].row_text;
        squares += want * want;
    }
    for (const struct node *cell = row->first; cell; cell = cell->next) {
        struct column *column = &table->columns[cell->cell.column];
        if (squares > 0)
            column->text += column->row_text * column->row_text * column->row_text / squares;
    }
}

/* Largest needs of all cells, column by column, with the padding. */
static void measure(struct table *table, unsigned refinements) {
    float padding = 2 * table->side, minimum, preferred;
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i].hyphenated = padding;
    for (const struct node *row = table->node->first; row; row = row->next) {
        for (const struct node *cell = row->first; cell; cell = cell->next) {
            struct column *column = &table->columns[cell->cell.column];
            struct place place = measuring_place(table, cell);
            block_measure(table->layout, &place, cell, refinements, &minimum, &preferred);
            column->hyphenated = fmaxf(column->hyphenated, minimum + padding);
            if (refinements)
                continue;
            column->minimum = fmaxf(column->minimum, minimum + padding);
            column->preferred = fmaxf(column->preferred, preferred + padding);
            column->row_text = preferred + padding;
        }
        if (!refinements)
            weigh_row(table, row);
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
    }
}

static bool too_wide(const struct table *table, float needed) {
    report_error(table->layout->diagnostics, table->node->position,
                 expected_format(table->layout->arena,
                                 "expected fewer columns, or a style with a wider page"),
                 "the table needs %.0f points at the smallest type, the column has %.0f",
                 (double)needed, (double)table->place->width);
    return false;
}

static bool squeeze(struct table *table, float width) {
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

/* From the left, or from the right where the language is read that way. */
static void place_columns(struct table *table) {
    bool from_right = font_right_to_left(table->place->language);
    for (size_t i = 0; i < table->column_count; i++)
        table->width += table->columns[i].width;
    table->x = table->place->x + (from_right ? table->place->width - table->width : 0);
    float x = from_right ? table->x + table->width : table->x;
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        column->x = from_right ? x - column->width : x;
        x += from_right ? -column->width : column->width;
    }
}

bool columns_decide(struct table *table) {
    float width = table->place->width;
    measure(table, 0);
    bool good = true;
    if (total(table, at_preferred) <= width)
        stretch(table, width);
    else if (total(table, at_minimum) <= width)
        distribute(table, width, at_minimum, at_preferred);
    else
        good = squeeze(table, width);
    place_columns(table);
    return good;
}
