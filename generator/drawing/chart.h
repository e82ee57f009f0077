// SPDX-License-Identifier: GPL-3.0-or-later
/* Charts, private to drawing/: what their kinds share. */
#ifndef STEUNBLAD_CHART_H
#define STEUNBLAD_CHART_H

#include "drawing/draft.h"

/* A chart while it is drawn. Its data is a list of maps with a label each. */
struct chart {
    const struct drafting *drafting;
    const struct value *body;
    const struct value *items;
    size_t count;
    struct text *names; // of the items
    struct drawing *drawing;
    struct figure *figure;
};

/* One file each. */
bool chart_bars(struct chart *chart);
bool chart_profile(struct chart *chart);
bool chart_dots(struct chart *chart);
bool chart_slopes(struct chart *chart);
bool chart_distribution(struct chart *chart);
bool chart_balance(struct chart *chart);
bool chart_coverage(struct chart *chart);
bool chart_experiences(struct chart *chart);

/* The number under `key` of an item; NAN when there is none. False when it is no number (reported).
 */
bool chart_number(const struct chart *chart, size_t item, const char *key, double *number);

/* The same, and reports numbers below zero. */
bool chart_amount(const struct chart *chart, size_t item, const char *key, double *number);

/* What is printed for a number: the item's `text`, the number, or that there is none. */
struct text chart_shown(const struct chart *chart, size_t item, double number);

/* "Staafdiagram met drie staven.", the opening of a description. */
struct text chart_opening(const struct chart *chart, const char *dutch, const char *english,
                          const char *dutch_one, const char *dutch_many, const char *english_one,
                          const char *english_many);

/* The scale on which values stand. */
struct scale {
    double minimum, maximum;
    float left, right; // where the two stand
};

/* The block's `minimum` and `maximum`; where one is left out, a round number beyond the values.
 * False when they do not enclose the values (reported). */
bool scale_read(const struct chart *chart, double lowest, double highest, struct scale *scale);

/* Checks that the block's `ends` are two texts, or are not there (reported). */
bool scale_read_ends(const struct chart *chart);

/* " De schaal loopt van 1 (niet waar) tot 5 (waar).", for descriptions. */
struct text scale_words(const struct chart *chart, const struct scale *scale);

float scale_place(const struct scale *scale, double value);

/* Upright lines at round numbers from `top` to `bottom`, behind everything. */
void scale_draw_lines(const struct chart *chart, const struct scale *scale, float top,
                      float bottom);

/* The numbers below these lines, and the block's `ends` below them; returns where it ends. */
float scale_draw_numbers(const struct chart *chart, const struct scale *scale, float top);

/* Single values of an item, as circles. */
struct heap {
    const struct value *values;
    size_t count;
    float radius, height;
    struct point *places; // x on the scale, y upwards from the ground
};

/* The item's `values`; false when they are no numbers (reported). */
bool heap_read(const struct chart *chart, size_t item, struct heap *heap);
void heap_stretch(const struct heap *heap, double *lowest, double *highest);
struct text heap_words(const struct drafting *drafting, const struct heap *heap);

/* Gives each its place; `height` is that of the highest heap. */
void heap_build(const struct drafting *drafting, const struct scale *scale, float radius,
                struct heap *heap);
void heap_draw(const struct chart *chart, const struct heap *heap, float bottom, struct colour fill,
               struct colour line);

#endif
