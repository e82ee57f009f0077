// SPDX-License-Identifier: GPL-3.0-or-later
/* A content stream in the making (ISO 32000-1, 7.8 and 8.2): what is open, and the state that
 * readers have by now, so that nothing is said twice. Private to pdf/.
 *
 * Here y goes upwards from the lower edge of the page. */
#ifndef STEUNBLAD_PDF_CONTENT_H
#define STEUNBLAD_PDF_CONTENT_H

#include "pdf/private.h"

struct content {
    struct arena *arena;
    struct pdf_fonts *fonts;
    struct builder out;
    float page_height;

    bool in_marked; // after BDC
    bool in_text;   // after BT
    bool in_array;  // within "[(" of a TJ

    const struct pdf_font *font;
    float size, rise;
    struct colour fill, stroke;
    float line_width;
    double line_x, line_y; // start of the text line: what Td moves from
    double pen_x, pen_y;   // where the next glyph would be put
};

/* ---- glyphs.c ---- */

/* A part of a text: `count` glyphs from `first`, from a point on the baseline. */
struct showing {
    const struct shaped *shaped;
    uint32_t first, count;
    double x, y;
    float size;
    struct colour colour;
    struct text actual_text; // for a span of its own within what is open; may be empty
};
void show(struct content *content, const struct showing *showing);

/* A blank of a face that starts at a point, or where the pen is. */
void show_blank(struct content *content, const struct face *face, double x, double y, float size);
void show_blank_at_pen(struct content *content, const struct face *face);
double blank_width(const struct content *content, const struct face *face, float size);

void end_text(struct content *content);

/* /Span with ActualText around what follows; nothing when the text is empty. */
void begin_span(struct content *content, struct text actual_text);
void end_span(struct content *content, struct text actual_text);

/* Something that is drawn where type would stand says nothing to readers unless there are glyphs
 * in its place: two blanks, at its sides. */
void show_sides(struct content *content, double x, double y, double width, float size);

/* ---- shapes.c ---- */

void set_fill(struct content *content, struct colour colour);
void set_stroke(struct content *content, struct colour colour);
void set_line_width(struct content *content, float width);

/* Paths, without painting them. */
void path_rectangle(struct content *content, double x, double y, double width, double height,
                    double corner);
void paint(struct content *content, bool filled, bool stroked);

void draw_shape(struct content *content, const struct item *item);
void draw_tick_box(struct content *content, const struct item *item, struct text actual_text);
void draw_drawing(struct content *content, const struct item *item);

#endif
