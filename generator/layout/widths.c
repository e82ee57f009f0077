// SPDX-License-Identifier: GPL-3.0-or-later
/* Widths of columns that cannot all have what they like.
 *
 * A column of width w with text of length a takes a / w lines; their sum is least for widths that
 * go with the square root of a. But a row is as high as its highest cell only, and lines come in
 * whole numbers. So several ways are tried, and the best is taken. The columns are weighed: all
 * alike, which lets short columns keep their one line, by the longest text, and by the text that
 * decides the height of rows. Or one column, that of statements beside answers to tick, gets what
 * the others can spare. */
#include "layout/widths.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#define WASTE 1.5F // of a ragged line stays empty on average, in paddings: half a word
#define HALVINGS 40
#define EVENNESS 0.01 // far less than a line

struct division {
    const struct column_need *needs;
    const float *weights;
    size_t columns;
};

static float share(const struct division *division, size_t column, float level) {
    const struct column_need *need = &division->needs[column];
    float width = fmaxf(level * division->weights[column], need->minimum);
    return fminf(width, fmaxf(need->preferred, need->minimum));
}

/* Widths that go with the weights and add up to `width`; the level is found by halving. */
static void divide(const struct division *division, float width, float *widths) {
    float from = 0, to = width;
    for (int step = 0; step < HALVINGS; step++) {
        float level = (from + to) / 2, sum = 0;
        for (size_t i = 0; i < division->columns; i++)
            sum += share(division, i, level);
        *(sum > width ? &to : &from) = level;
    }
    for (size_t i = 0; i < division->columns; i++)
        widths[i] = share(division, i, from);
}

static double row_lines(const struct cell_wants *cells, const float *widths, size_t row) {
    float most = 1;
    for (size_t i = 0; i < cells->columns; i++) {
        float want = cells->wants[row * cells->columns + i], room = widths[i] - cells->padding;
        float used = fmaxf(room - WASTE * cells->padding, room / 2);
        if (want > room + 0.01F && room > 0)
            most = fmaxf(most, fmaxf(2, ceilf(want / used)));
    }
    return (double)most;
}

double widths_lines(const struct cell_wants *cells, const float *widths) {
    double sum = 0;
    for (size_t row = 0; row < cells->rows; row++)
        sum += row_lines(cells, widths, row);
    return sum;
}

/* Lines, and for those that take equally many the highest row: rather the head than a row. */
static double price(const struct cell_wants *cells, const float *widths) {
    double highest = 0;
    for (size_t row = 1; row < cells->rows; row++)
        highest = fmax(highest, row_lines(cells, widths, row));
    return widths_lines(cells, widths) + EVENNESS * highest;
}

/* The text that decides the height of a row counts; what stands beside it in few words does not. A
 * row of equals shares one weight: making one of them wider does not make the row lower. */
static void weigh_deciding_text(const struct cell_wants *cells, float *weights) {
    for (size_t row = 0; row < cells->rows; row++) {
        const float *wants = &cells->wants[row * cells->columns];
        float squares = 0;
        for (size_t i = 0; i < cells->columns; i++)
            squares += wants[i] * wants[i];
        for (size_t i = 0; squares > 0 && i < cells->columns; i++)
            weights[i] += wants[i] * wants[i] * wants[i] / squares;
    }
    for (size_t i = 0; i < cells->columns; i++)
        weights[i] = sqrtf(weights[i]) + 1e-3F;
}

enum { WEIGHINGS = 3, SHARES = 4 };

static void weigh(int weighing, const struct column_need *needs, const struct cell_wants *cells,
                  float *weights) {
    for (size_t i = 0; i < cells->columns; i++)
        weights[i] = weighing == 0 ? 1 : weighing == 1 ? sqrtf(needs[i].preferred) : 0;
    if (weighing == 2)
        weigh_deciding_text(cells, weights);
}

static size_t widest_of(const struct column_need *needs, size_t columns) {
    size_t widest = 0;
    for (size_t i = 1; i < columns; i++)
        if (needs[i].preferred > needs[widest].preferred)
            widest = i;
    return widest;
}

/* The column of the longest text gets what the others can spare, who come `way` of the way from
 * what they need to what they like. False when that is not what it needs. */
static bool favour(const struct column_need *needs, size_t columns, float way, float width,
                   float *widths) {
    size_t widest = widest_of(needs, columns);
    float rest = width;
    for (size_t i = 0; i < columns; i++) {
        float spared = fmaxf(needs[i].preferred - needs[i].minimum, 0);
        widths[i] = needs[i].minimum + way * spared;
        rest -= i == widest ? 0 : widths[i];
    }
    widths[widest] = rest;
    return rest >= needs[widest].minimum && rest <= needs[widest].preferred;
}

void widths_divide(struct arena *arena, const struct column_need *needs,
                   const struct cell_wants *cells, float width, float *widths) {
    size_t columns = cells->columns;
    float *weights = arena_new_array(arena, columns, float);
    float *tried = arena_new_array(arena, columns, float);
    struct division division = {needs, weights, columns};
    double best = INFINITY;
    for (int way = 0; way < WEIGHINGS + SHARES; way++) {
        if (way < WEIGHINGS) {
            weigh(way, needs, cells, weights);
            divide(&division, width, tried);
        } else if (!favour(needs, columns, (float)(way - WEIGHINGS) / SHARES, width, tried)) {
            continue;
        }
        double tried_price = price(cells, tried);
        if (tried_price >= best)
            continue;
        best = tried_price;
        for (size_t i = 0; i < columns; i++)
            widths[i] = tried[i];
    }
}
