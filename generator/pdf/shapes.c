// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines, rectangles, tick boxes and drawings as paths (ISO 32000-1, 8.5). */
#include "pdf/content.h"

/* How far a Bézier curve's handles stand out, to look like a quarter of a circle. */
static const double quarter = 0.5522847498;

static bool same_colour(struct colour a, struct colour b) {
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void write_numbers(struct content *content, const double *numbers, size_t count,
                          const char *operator) {
    for (size_t index = 0; index < count; index++) {
        write_number(&content->out, numbers[index]);
        builder_byte(&content->out, ' ');
    }
    builder_string(&content->out, operator);
    builder_byte(&content->out, '\n');
}

/* In three decimals: two would shift colours. */
static void write_colour(struct content *content, struct colour colour, const char *operator) {
    const uint8_t channels[] = {colour.red, colour.green, colour.blue};
    for (int channel = 0; channel < 3; channel++) {
        unsigned thousandths = (channels[channel] * 1000U + 127) / 255;
        if (thousandths == 0 || thousandths == 1000)
            builder_byte(&content->out, thousandths ? '1' : '0');
        else
            builder_format(&content->out, ".%03u", thousandths);
        builder_byte(&content->out, ' ');
    }
    builder_string(&content->out, operator);
    builder_byte(&content->out, '\n');
}

/* Colours may be set within a text object, but not within an array of it. */
void set_fill(struct content *content, struct colour colour) {
    if (same_colour(colour, content->fill))
        return;
    if (content->in_array)
        end_text(content);
    write_colour(content, colour, "rg");
    content->fill = colour;
}

void set_stroke(struct content *content, struct colour colour) {
    if (same_colour(colour, content->stroke))
        return;
    end_text(content);
    write_colour(content, colour, "RG");
    content->stroke = colour;
}

void set_line_width(struct content *content, float width) {
    if (width == content->line_width)
        return;
    end_text(content);
    write_numbers(content, (const double[]){(double)width}, 1, "w");
    content->line_width = width;
}

static void move(struct content *content, double x, double y) {
    write_numbers(content, (const double[]){x, y}, 2, "m");
}

static void line(struct content *content, double x, double y) {
    write_numbers(content, (const double[]){x, y}, 2, "l");
}

static void curve(struct content *content, double x1, double y1, double x2, double y2, double x3,
                  double y3) {
    write_numbers(content, (const double[]){x1, y1, x2, y2, x3, y3}, 6, "c");
}

static void path_line(struct content *content, double from_x, double from_y, double to_x,
                      double to_y) {
    end_text(content);
    move(content, from_x, from_y);
    line(content, to_x, to_y);
}

static void path_ellipse(struct content *content, double x, double y, double radius) {
    double handle = radius * quarter;
    end_text(content);
    move(content, x + radius, y);
    curve(content, x + radius, y + handle, x + handle, y + radius, x, y + radius);
    curve(content, x - handle, y + radius, x - radius, y + handle, x - radius, y);
    curve(content, x - radius, y - handle, x - handle, y - radius, x, y - radius);
    curve(content, x + handle, y - radius, x + radius, y - handle, x + radius, y);
    builder_string(&content->out, "h\n");
}

/* (x, y) is the lower left corner. */
void path_rectangle(struct content *content, double x, double y, double width, double height,
                    double corner) {
    end_text(content);
    double most = (width < height ? width : height) / 2;
    if (corner > most)
        corner = most;
    if (corner <= 0) {
        write_numbers(content, (const double[]){x, y, width, height}, 4, "re");
        return;
    }
    double rest = corner * (1 - quarter), right = x + width, top = y + height;
    move(content, x + corner, y);
    line(content, right - corner, y);
    curve(content, right - rest, y, right, y + rest, right, y + corner);
    line(content, right, top - corner);
    curve(content, right, top - rest, right - rest, top, right - corner, top);
    line(content, x + corner, top);
    curve(content, x + rest, top, x, top - rest, x, top - corner);
    line(content, x, y + corner);
    curve(content, x, y + rest, x + rest, y, x + corner, y);
    builder_string(&content->out, "h\n");
}

void paint(struct content *content, bool filled, bool stroked) {
    builder_string(&content->out, filled && stroked ? "B\n"
                                  : filled          ? "f\n"
                                  : stroked         ? "S\n"
                                                    : "n\n");
}

/* ---- items ---- */

void draw_shape(struct content *content, const struct item *item) {
    double top = (double)(content->page_height - item->y);
    end_text(content);
    if (item->kind == ITEM_RECTANGLE && item->shape.filled) {
        set_fill(content, item->colour);
    } else {
        set_stroke(content, item->colour);
        set_line_width(content, item->shape.stroke_width);
    }
    if (item->kind == ITEM_LINE)
        path_line(content, (double)item->x, top, (double)(item->x + item->width),
                  top - (double)item->height);
    else
        path_rectangle(content, (double)item->x, top - (double)item->height, (double)item->width,
                       (double)item->height, (double)item->shape.corner);
    bool filled = item->kind == ITEM_RECTANGLE && item->shape.filled;
    paint(content, filled, !filled);
}

static void draw_cross(struct content *content, double left, double bottom, double size) {
    double inset = size / 5, right = left + size - inset, top = bottom + size - inset;
    path_line(content, left + inset, bottom + inset, right, top);
    paint(content, false, true);
    path_line(content, left + inset, top, right, bottom + inset);
    paint(content, false, true);
}

/* Eyes, and a mouth that goes up or down: black lines, so that any copier keeps it. */
static void draw_face(struct content *content, double left, double bottom, double size,
                      double mood) {
    double middle = left + size / 2, mouth = bottom + size * (0.32 - 0.06 * mood);
    double reach = size * 0.24, depth = size * 0.17 * mood;
    path_ellipse(content, middle, bottom + size / 2, size / 2);
    paint(content, false, true);
    path_ellipse(content, middle - size * 0.17, bottom + size * 0.64, size * 0.03);
    path_ellipse(content, middle + size * 0.17, bottom + size * 0.64, size * 0.03);
    paint(content, false, true);
    end_text(content);
    move(content, middle - reach, mouth + depth / 2);
    curve(content, middle - reach / 2, mouth - depth, middle + reach / 2, mouth - depth,
          middle + reach, mouth + depth / 2);
    paint(content, false, true);
}

void draw_tick_box(struct content *content, const struct item *item, struct text actual_text) {
    double left = (double)item->x, size = (double)item->height;
    double bottom = (double)(content->page_height - item->y) - size;
    end_text(content);
    begin_span(content, actual_text);
    // Type beside a box is larger than it; readers keep only text of one size together.
    show_sides(content, left, bottom, (double)item->width, item->height * 1.22F);
    set_stroke(content, item->colour);
    set_line_width(content, item->height / 12);
    if (item->tick_box.face) {
        set_line_width(content, item->height / 24);
        draw_face(content, left, bottom, size, (double)item->tick_box.mood);
    } else {
        path_rectangle(content, left, bottom, (double)item->width, size, size / 10);
        paint(content, false, true);
    }
    if (item->tick_box.checked)
        draw_cross(content, left, bottom, size);
    end_span(content, actual_text);
}

/* ---- drawings ---- */

/* Where a drawing stands on the page, and how large. */
struct frame {
    struct content *content;
    const struct drawing *drawing;
    double x, y, scale; // of its top left corner
};

static double frame_x(const struct frame *frame, float x) {
    return frame->x + (double)x * frame->scale;
}

static double frame_y(const struct frame *frame, float y) {
    return frame->y - (double)y * frame->scale;
}

static void draw_label(const struct frame *frame, const struct mark *mark) {
    struct content *content = frame->content;
    size_t count;
    float width;
    const struct shaped *const *parts =
        drawing_label(content->fonts, frame->drawing, mark, &count, &width);
    uint16_t *order = arena_new_array(content->arena, count + 1, uint16_t);
    font_visual_order(content->arena, frame->drawing->language, parts, count, order);
    float size = mark->size * (float)frame->scale;
    double x = frame_x(frame, mark->at.x), whole = (double)width * (double)size / 1000;
    if (mark->anchor != ANCHOR_START)
        x -= mark->anchor == ANCHOR_MIDDLE ? whole / 2 : whole;
    double y = frame_y(frame, mark->at.y);
    for (size_t index = 0; index < count; index++) {
        const struct shaped *part = parts[order[index]];
        bool speaks = part->right_to_left || (!part->actual_text && !part->missing);
        show(content, &(struct showing){.shaped = part,
                                        .count = part->glyph_count,
                                        .x = x,
                                        .y = y,
                                        .size = size,
                                        .colour = mark->fill,
                                        .actual_text = speaks ? TEXT("") : part->text});
        x += (double)part->advance * (double)size / 1000;
    }
    if (count)
        show_blank(content, parts[0]->face, x, y, size); // keeps labels apart for readers
}

static void path_points(const struct frame *frame, const struct mark *mark) {
    struct content *content = frame->content;
    if (mark->point_count == 0)
        return;
    end_text(content);
    const struct point *points = mark->points;
    move(content, frame_x(frame, points[0].x), frame_y(frame, points[0].y));
    size_t step = mark->kind == MARK_CURVE ? 3 : 1;
    for (size_t index = 1; index + step <= mark->point_count; index += step) {
        const struct point *at = &points[index];
        if (mark->kind == MARK_CURVE)
            curve(content, frame_x(frame, at[0].x), frame_y(frame, at[0].y),
                  frame_x(frame, at[1].x), frame_y(frame, at[1].y), frame_x(frame, at[2].x),
                  frame_y(frame, at[2].y));
        else
            line(content, frame_x(frame, at->x), frame_y(frame, at->y));
    }
    if (mark->kind == MARK_POLYGON)
        builder_string(&content->out, "h\n");
}

static void path_mark(const struct frame *frame, const struct mark *mark) {
    struct content *content = frame->content;
    double x = frame_x(frame, mark->at.x), y = frame_y(frame, mark->at.y);
    double width = (double)mark->to.x * frame->scale, height = (double)mark->to.y * frame->scale;
    switch (mark->kind) {
    case MARK_LINE:
        path_line(content, x, y, frame_x(frame, mark->to.x), frame_y(frame, mark->to.y));
        break;
    case MARK_RECTANGLE:
        path_rectangle(content, x, y - height, width, height, (double)mark->corner * frame->scale);
        break;
    case MARK_CIRCLE:
        path_ellipse(content, x, y, width);
        break;
    case MARK_POLYGON:
    case MARK_CURVE:
        path_points(frame, mark);
        break;
    case MARK_TEXT:
        break;
    }
}

static void draw_mark(const struct frame *frame, const struct mark *mark) {
    struct content *content = frame->content;
    if (mark->kind == MARK_TEXT) {
        draw_label(frame, mark);
        return;
    }
    bool stroked = mark->stroked || mark->kind == MARK_LINE;
    end_text(content);
    if (mark->filled)
        set_fill(content, mark->fill);
    if (stroked) {
        set_stroke(content, mark->stroke);
        set_line_width(content, mark->stroke_width * (float)frame->scale);
    }
    if (mark->dashed) {
        builder_byte(&content->out, '[');
        write_number(&content->out, 3 * frame->scale);
        builder_byte(&content->out, ' ');
        write_number(&content->out, 2 * frame->scale);
        builder_string(&content->out, "]0 d\n");
    }
    if (mark->round)
        builder_string(&content->out, "1 J 1 j\n");
    path_mark(frame, mark);
    paint(content, mark->filled, stroked);
    if (mark->round)
        builder_string(&content->out, "0 J 0 j\n");
    if (mark->dashed)
        builder_string(&content->out, "[]0 d\n");
}

void draw_drawing(struct content *content, const struct item *item) {
    const struct drawing *drawing = item->drawing.drawing;
    struct frame frame = {.content = content,
                          .drawing = drawing,
                          .x = (double)item->x,
                          .y = (double)(content->page_height - item->y),
                          .scale = item->drawing.scale > 0 ? (double)item->drawing.scale : 1};
    for (size_t index = 0; index < drawing->count; index++)
        draw_mark(&frame, &drawing->marks[index]);
}
