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
    bool round; // the ends and corners of its line
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

/* ---- marks ---- */

/* Each adds a mark and returns it, for what its arguments do not set; good until the next one. */
struct mark *drawing_line(struct arena *arena, struct drawing *drawing, struct point from,
                          struct point to, float width, struct colour colour);
struct mark *drawing_rectangle(struct arena *arena, struct drawing *drawing, struct point at,
                               float width, float height, float corner, struct colour fill);
struct mark *drawing_frame(struct arena *arena, struct drawing *drawing, struct point at,
                           float width, float height, float corner, float stroke_width,
                           struct colour stroke);
struct mark *drawing_circle(struct arena *arena, struct drawing *drawing, struct point middle,
                            float radius, struct colour fill);
struct mark *drawing_polygon(struct arena *arena, struct drawing *drawing,
                             const struct point *corners, size_t count, struct colour fill);

/* How far a Bézier curve's handles stand out, in radii, to look like a quarter of a circle. */
#define QUARTER_CURVE 0.5522847F

/* `points`: the start, then Bézier triples. */
struct mark *drawing_curve(struct arena *arena, struct drawing *drawing, const struct point *points,
                           size_t count, float width, struct colour colour);
struct mark *drawing_ellipse(struct arena *arena, struct drawing *drawing, struct point middle,
                             float radius_x, float radius_y, struct colour fill);
struct mark *drawing_text(struct arena *arena, struct drawing *drawing, struct point at, float size,
                          enum anchor anchor, bool bold, struct colour colour, struct text text);

/* A line around a mark that is filled. */
void mark_outline(struct mark *mark, float width, struct colour colour);

/* ---- figures ---- */

/* What a figure is drawn with, and where its mistakes are told. */
struct drafting {
    struct arena *arena;
    struct font_set *fonts;
    const struct palette *palette;
    struct text language;
    float width;              // what the column offers, in points
    struct position position; // of the block: where something is missing
    struct diagnostics *diagnostics;
};

/* A drawing and its data as a table, for whoever cannot see it. */
struct figure {
    struct drawing *drawing;
    struct text *cells; // row by row, the heads first
    size_t columns;
    size_t rows;  // without the heads
    bool numbers; // columns after the first hold numbers
};

/* Each is handed the body of a block, a map; templates/README.md says what stands in it. `title` is
 * required; `description` is made from the data when left out. Labels that are too wide are
 * wrapped, never cut. Returns false when a mistake was reported. */
bool chart_draw(const struct drafting *drafting, const struct value *body, struct figure *figure);
bool ecogram_draw(const struct drafting *drafting, const struct value *body, struct figure *figure);

/* The same for the code of a sheet, as QR code and as text: it says all itself, so it has no
 * table. */
bool sheet_code_draw(const struct drafting *drafting, const struct value *body,
                     struct figure *figure);

/* One mark a line, for golden files. */
void drawing_dump(struct builder *builder, const struct drawing *drawing);

#endif
