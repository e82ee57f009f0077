// SPDX-License-Identifier: GPL-3.0-or-later
/* Glyphs into text objects (ISO 32000-1, 9.4): TJ arrays of two-byte codes, with the difference
 * between where HarfBuzz wants a glyph and where PDF's own widths would put it as numbers. */
#include "pdf/content.h"

#include <math.h>

static void end_array(struct content *content) {
    if (content->in_array)
        builder_bytes(&content->out, ")]TJ\n", 5);
    content->in_array = false;
}

void end_text(struct content *content) {
    end_array(content);
    if (content->in_text)
        builder_bytes(&content->out, "ET\n", 3);
    content->in_text = false;
}

static void begin_text(struct content *content) {
    if (content->in_text)
        return;
    builder_bytes(&content->out, "BT\n", 3);
    content->in_text = true;
    content->line_x = content->line_y = content->pen_x = content->pen_y = 0;
}

static void set_font(struct content *content, const struct pdf_font *font, float size) {
    if (font == content->font && size == content->size)
        return;
    end_array(content);
    builder_bytes(&content->out, "/F", 2);
    write_integer(&content->out, font->name);
    builder_byte(&content->out, ' ');
    write_number(&content->out, (double)size);
    builder_bytes(&content->out, " Tf\n", 4);
    content->font = font;
    content->size = size;
}

static void set_rise(struct content *content, float rise) {
    if (fabsf(rise - content->rise) < 0.005F)
        return;
    end_array(content);
    write_number(&content->out, (double)rise);
    builder_bytes(&content->out, " Ts\n", 4);
    content->rise = rise;
}

static double in_hundredths(double value) {
    return (double)lround(value * 100) / 100;
}

/* Moves to a new line of text; what is written is what is remembered, so that rounding does not
 * add up. */
static void move_to(struct content *content, double x, double y) {
    end_array(content);
    double right = in_hundredths(x - content->line_x), up = in_hundredths(y - content->line_y);
    write_number(&content->out, right);
    builder_byte(&content->out, ' ');
    write_number(&content->out, up);
    builder_bytes(&content->out, " Td\n", 4);
    content->pen_x = content->line_x += right;
    content->pen_y = content->line_y += up;
}

/* Within a line, gaps of up to this many ems are numbers in TJ. */
enum { GAP_LIMIT = 8 };

static void place_pen(struct content *content, double x, double y) {
    double ems = (x - content->pen_x) / (double)content->size;
    if (fabs(y - content->pen_y) >= 0.01 || fabs(ems) > GAP_LIMIT) {
        move_to(content, x, y);
        return;
    }
    long adjustment = lround(-ems * 1000);
    if (adjustment == 0)
        return;
    builder_bytes(&content->out, content->in_array ? ")" : "[", 1);
    write_integer(&content->out, adjustment);
    builder_byte(&content->out, '(');
    content->in_array = true;
    content->pen_x -= (double)adjustment * (double)content->size / 1000;
}

static void show_glyph(struct content *content, const struct face *face, uint16_t glyph, double x,
                       double y, float size) {
    uint16_t code;
    const struct pdf_font *font = fonts_use(content->fonts, face, glyph, &code);
    if (code == 0)
        return; // the subset could not be made: better nothing than a wrong glyph
    begin_text(content);
    set_font(content, font, size);
    place_pen(content, x, y);
    if (!content->in_array)
        builder_bytes(&content->out, "[(", 2);
    content->in_array = true;
    write_code(&content->out, code);
    content->pen_x += (double)font->subset->widths[code] * (double)size / 1000;
}

void begin_span(struct content *content, struct text actual_text) {
    if (actual_text.length == 0)
        return;
    end_array(content);
    builder_string(&content->out, "/Span<</ActualText");
    write_string(&content->out, actual_text);
    builder_string(&content->out, ">>BDC\n");
}

void end_span(struct content *content, struct text actual_text) {
    if (actual_text.length == 0)
        return;
    end_array(content);
    builder_bytes(&content->out, "EMC\n", 4);
}

static void show_glyphs(struct content *content, const struct showing *showing) {
    const struct shaped *shaped = showing->shaped;
    double scale = (double)showing->size / 1000, x = showing->x;
    for (uint32_t index = showing->first; index < showing->first + showing->count; index++) {
        const struct glyph *glyph = &shaped->glyphs[index];
        if (glyph->y_offset != 0 || content->rise != 0)
            set_rise(content, glyph->y_offset * showing->size / 1000);
        show_glyph(content, shaped->face, glyph->id, x + (double)glyph->x_offset * scale,
                   showing->y, showing->size);
        x += (double)glyph->advance * scale;
    }
    if (content->rise != 0)
        set_rise(content, 0);
}

/* The box in the place of characters that no face has. */
static void show_missing(struct content *content, const struct showing *showing) {
    const struct shaped *shaped = showing->shaped;
    double scale = (double)showing->size / 1000, width = (double)shaped->advance * scale;
    end_text(content);
    begin_span(content, showing->actual_text);
    show_sides(content, showing->x, showing->y, width, showing->size);
    set_stroke(content, showing->colour);
    set_line_width(content, showing->size / 18);
    path_rectangle(content, showing->x + width * 0.1, showing->y, width * 0.8,
                   (double)shaped->face->cap_height * scale, 0);
    paint(content, false, true);
    end_span(content, showing->actual_text);
}

void show(struct content *content, const struct showing *showing) {
    if (showing->shaped->missing) {
        show_missing(content, showing);
        return;
    }
    set_fill(content, showing->colour);
    begin_text(content); // a span must lie within it
    begin_span(content, showing->actual_text);
    show_glyphs(content, showing);
    end_span(content, showing->actual_text);
}

/* ---- blanks ---- */

static const struct shaped *blank_of(const struct content *content, const struct face *face) {
    size_t style = face && face->index < FONT_STYLES ? face->index : FONT_REGULAR;
    return content->fonts->blanks[style];
}

double blank_width(const struct content *content, const struct face *face, float size) {
    return (double)blank_of(content, face)->advance * (double)size / 1000;
}

void show_blank(struct content *content, const struct face *face, double x, double y, float size) {
    const struct shaped *blank = blank_of(content, face);
    show_glyph(content, blank->face, blank->glyphs[0].id, x, y, size);
}

void show_blank_at_pen(struct content *content, const struct face *face) {
    show_blank(content, face, content->pen_x, content->pen_y, content->size);
}

void show_sides(struct content *content, double x, double y, double width, float size) {
    double rest = width - blank_width(content, NULL, size);
    show_blank(content, NULL, x, y, size);
    show_blank(content, NULL, x + (rest > 0 ? rest : 0), y, size);
    end_text(content);
}
