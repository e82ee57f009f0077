// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing as SVG 1.1 with title and description: a file, or an element within HTML.
#include "markup/markup.h"

#include <math.h>

// Hundredths of a point are finer than any printer.
static void write_length(struct builder *output, const char *name, float length) {
    builder_format(output, " %s=\"", name);
    builder_number(output, round((double)length * 100) / 100);
    builder_byte(output, '"');
}

static void write_colour(struct builder *output, const char *name, bool used,
                         struct colour colour) {
    if (used)
        builder_format(output, " %s=\"#%02x%02x%02x\"", name, colour.red, colour.green,
                       colour.blue);
    else
        builder_format(output, " %s=\"none\"", name);
}

static void write_paint(struct builder *output, const struct mark *mark) {
    if (mark->kind != MARK_LINE)
        write_colour(output, "fill", mark->filled, mark->fill);
    if (!mark->stroked)
        return;
    write_colour(output, "stroke", true, mark->stroke);
    write_length(output, "stroke-width", mark->stroke_width);
    if (mark->dashed)
        builder_format(output, " stroke-dasharray=\"3 2\"");
    if (mark->round)
        builder_string(output, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
}

static void write_pair(struct builder *output, struct point point) {
    builder_number(output, round((double)point.x * 100) / 100);
    builder_byte(output, ' ');
    builder_number(output, round((double)point.y * 100) / 100);
}

static void write_polygon(struct builder *output, const struct mark *mark) {
    builder_string(output, "<polygon points=\"");
    for (size_t i = 0; i < mark->point_count; i++) {
        builder_string(output, i ? " " : "");
        write_pair(output, mark->points[i]);
    }
    builder_byte(output, '"');
}

static void write_curve(struct builder *output, const struct mark *mark) {
    builder_string(output, "<path d=\"");
    for (size_t i = 0; i < mark->point_count; i++) {
        builder_string(output, i == 0 ? "M" : i % 3 == 1 ? " C" : " ");
        write_pair(output, mark->points[i]);
    }
    builder_byte(output, '"');
}

static void write_text(struct builder *output, const struct mark *mark) {
    static const char *const anchors[] = {"start", "middle", "end"};
    builder_string(output, "<text");
    write_length(output, "x", mark->at.x);
    write_length(output, "y", mark->at.y);
    write_length(output, "font-size", mark->size);
    if (mark->anchor != ANCHOR_START)
        builder_format(output, " text-anchor=\"%s\"", anchors[mark->anchor]);
    if (mark->bold)
        builder_string(output, " font-weight=\"700\"");
    write_colour(output, "fill", true, mark->fill);
    builder_byte(output, '>');
    html_escape(output, mark->text);
    builder_string(output, "</text>\n");
}

static void write_mark(struct builder *output, const struct mark *mark) {
    switch (mark->kind) {
    case MARK_LINE:
        builder_string(output, "<line");
        write_length(output, "x1", mark->at.x);
        write_length(output, "y1", mark->at.y);
        write_length(output, "x2", mark->to.x);
        write_length(output, "y2", mark->to.y);
        break;
    case MARK_RECTANGLE:
        builder_string(output, "<rect");
        write_length(output, "x", mark->at.x);
        write_length(output, "y", mark->at.y);
        write_length(output, "width", mark->to.x);
        write_length(output, "height", mark->to.y);
        if (mark->corner > 0)
            write_length(output, "rx", mark->corner);
        break;
    case MARK_CIRCLE:
        builder_string(output, "<circle");
        write_length(output, "cx", mark->at.x);
        write_length(output, "cy", mark->at.y);
        write_length(output, "r", mark->to.x);
        break;
    case MARK_POLYGON:
        write_polygon(output, mark);
        break;
    case MARK_CURVE:
        write_curve(output, mark);
        break;
    case MARK_TEXT:
        write_text(output, mark);
        return;
    }
    write_paint(output, mark);
    builder_string(output, "/>\n");
}

static void write_size(struct builder *output, const struct drawing *drawing, float scale) {
    builder_string(output, " viewBox=\"0 0 ");
    write_pair(output, (struct point){drawing->width, drawing->height});
    builder_byte(output, '"');
    write_length(output, "width", drawing->width * scale);
    write_length(output, "height", drawing->height * scale);
}

static void write_attributes(struct builder *output, const struct drawing *drawing,
                             const char *language, struct text id) {
    if (drawing->language.length) {
        builder_format(output, " %s=\"", language);
        html_escape(output, drawing->language);
        builder_byte(output, '"');
    }
    builder_format(output, " role=\"img\" aria-labelledby=\"%.*s-title %.*s-description\"",
                   TEXT_ARGUMENTS(id), TEXT_ARGUMENTS(id));
    builder_string(output, " font-family=\"'Noto Sans', sans-serif\">\n");
}

static void write_content(struct builder *output, const struct drawing *drawing, struct text id) {
    builder_format(output, "<title id=\"%.*s-title\">", TEXT_ARGUMENTS(id));
    html_escape(output, drawing->title);
    builder_format(output, "</title>\n<desc id=\"%.*s-description\">", TEXT_ARGUMENTS(id));
    html_escape(output, drawing->description);
    builder_string(output, "</desc>\n");
    for (size_t i = 0; i < drawing->count; i++)
        write_mark(output, &drawing->marks[i]);
    builder_string(output, "</svg>\n");
}

void svg_write(struct builder *output, const struct drawing *drawing) {
    struct text id = TEXT("figure");
    builder_string(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    write_size(output, drawing, 1);
    write_attributes(output, drawing, "xml:lang", id);
    write_content(output, drawing, id);
}

// ---- within a page ----

#define LEAST_LETTER 11.0F // pixels

static float smallest_letter(const struct drawing *drawing) {
    float smallest = 0;
    for (size_t i = 0; i < drawing->count; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind == MARK_TEXT && (smallest <= 0 || mark->size < smallest))
            smallest = mark->size;
    }
    return smallest;
}

void svg_write_inline(struct builder *output, const struct drawing *drawing, struct text id,
                      const char *class) {
    float letter = smallest_letter(drawing);
    builder_string(output, "<svg");
    if (class)
        builder_format(output, " class=\"%s\"", class);
    write_size(output, drawing, letter > 0 ? LEAST_LETTER / letter : 1);
    write_attributes(output, drawing, "lang", id);
    write_content(output, drawing, id);
}
