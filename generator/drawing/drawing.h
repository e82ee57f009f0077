// SPDX-License-Identifier: GPL-3.0-or-later
/* A figure, drawn once: a list of marks that the SVG and the PDF writer each walk in one switch.
 *
 * Lengths in points, origin top left, y downwards. Every drawing has a title and a description in
 * words, made from the same data as the marks; one without is an error of whoever made it.
 */
#ifndef STEUNBLAD_DRAWING_H
#define STEUNBLAD_DRAWING_H

#include "base/value.h"
#include "font/font.h"

struct colour {
    uint8_t red, green, blue;
};

enum mark_kind { MARK_LINE, MARK_RECTANGLE, MARK_CIRCLE, MARK_POLYGON, MARK_CURVE, MARK_TEXT };
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct point {
    float x, y;
};

struct mark {
    enum mark_kind kind;
    bool filled, stroked, dashed;
    struct colour fill, stroke;
    float stroke_width;
    struct point at;            // line: start; rectangle: top left; circle: centre; text: baseline
    struct point to;            // line: end; rectangle: width, height; circle: x is the radius
    float corner;               // rectangle: radius of its corners
    const struct point *points; // polygon: corners; curve: start, then Bézier triples
    size_t point_count;
    struct text text; // text: in colour `fill`
    float size;
    bool bold;
    enum anchor anchor;
};

struct drawing {
    float width, height;
    struct text title, description;
    struct text language;
    struct mark *marks;
    size_t count, capacity;
};

/* What a drawing needs from the house style. */
struct palette {
    struct colour text, quiet, accent, accent_soft, line, paper;
    float size;           // of labels
    bool black_and_white; // tell things apart by pattern and label alone
};

void drawing_line(struct arena *arena, struct drawing *drawing, struct point from, struct point to,
                  float width, struct colour colour);
void drawing_rectangle(struct arena *arena, struct drawing *drawing, struct point at, float width,
                       float height, float corner, struct colour fill);
void drawing_frame(struct arena *arena, struct drawing *drawing, struct point at, float width,
                   float height, float corner, float stroke_width, struct colour stroke);
void drawing_text(struct arena *arena, struct drawing *drawing, struct point at, float size,
                  enum anchor anchor, bool bold, struct colour colour, struct text text);

/* What a bar says, for the table beside the chart. */
struct chart_row {
    struct text label, value;
};

/* Horizontal bars. `data` is a list of maps {label, value, text?}: `text` is printed behind the bar
 * (default: the number in the language's way); a value that is nil has no bar. `options`: maximum
 * (default: the largest value), title (required), description (default: made from the data). Labels
 * that are too wide are wrapped, never cut. `width` is what the column offers. Reports at the
 * data's positions (or at `position`) and returns NULL when something is missing; otherwise `rows`,
 * one for each of the data, say the same as the bars. */
struct drawing *chart_bars(struct arena *arena, struct font_set *fonts,
                           const struct palette *palette, struct text language, float width,
                           const struct value *data, const struct value *options,
                           struct position position, struct diagnostics *diagnostics,
                           struct chart_row **rows);

/* One mark a line, for golden files. */
void drawing_dump(struct builder *builder, const struct drawing *drawing);

#endif
