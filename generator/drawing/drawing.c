// SPDX-License-Identifier: GPL-3.0-or-later
// The list of marks that a figure is, and its dump.
#include "drawing/drawing.h"

#include <math.h>
#include <string.h>

static struct mark *add_mark(struct arena *arena, struct drawing *drawing, struct mark mark) {
    struct mark *place = &arena_push(arena, drawing->marks, drawing->count, drawing->capacity);
    *place = mark;
    return place;
}

struct mark *drawing_line(struct arena *arena, struct drawing *drawing, struct point from,
                          struct point to, float width, struct colour colour) {
    return add_mark(arena, drawing,
                    (struct mark){.kind = MARK_LINE,
                                  .stroked = true,
                                  .stroke = colour,
                                  .stroke_width = width,
                                  .at = from,
                                  .to = to});
}

struct mark *drawing_rectangle(struct arena *arena, struct drawing *drawing, struct point at,
                               float width, float height, float corner, struct colour fill) {
    return add_mark(arena, drawing,
                    (struct mark){.kind = MARK_RECTANGLE,
                                  .filled = true,
                                  .fill = fill,
                                  .at = at,
                                  .to = {width, height},
                                  .corner = corner});
}

struct mark *drawing_frame(struct arena *arena, struct drawing *drawing, struct point at,
                           float width, float height, float corner, float stroke_width,
                           struct colour stroke) {
    return add_mark(arena, drawing,
                    (struct mark){.kind = MARK_RECTANGLE,
                                  .stroked = true,
                                  .stroke = stroke,
                                  .stroke_width = stroke_width,
                                  .at = at,
                                  .to = {width, height},
                                  .corner = corner});
}

struct mark *drawing_circle(struct arena *arena, struct drawing *drawing, struct point middle,
                            float radius, struct colour fill) {
    return add_mark(arena, drawing,
                    (struct mark){.kind = MARK_CIRCLE,
                                  .filled = true,
                                  .fill = fill,
                                  .at = middle,
                                  .to = {radius, radius}});
}

struct mark *drawing_polygon(struct arena *arena, struct drawing *drawing,
                             const struct point *corners, size_t count, struct colour fill) {
    struct point *points = arena_new_array(arena, count, struct point);
    memcpy(points, corners, count * sizeof *points);
    return add_mark(arena, drawing,
                    (struct mark){.kind = MARK_POLYGON,
                                  .filled = true,
                                  .fill = fill,
                                  .points = points,
                                  .point_count = count});
}

struct mark *drawing_curve(struct arena *arena, struct drawing *drawing, const struct point *points,
                           size_t count, float width, struct colour colour) {
    struct point *copy = arena_new_array(arena, count, struct point);
    memcpy(copy, points, count * sizeof *copy);
    return add_mark(arena, drawing,
                    (struct mark){.kind = MARK_CURVE,
                                  .stroked = true,
                                  .stroke = colour,
                                  .stroke_width = width,
                                  .points = copy,
                                  .point_count = count});
}

struct mark *drawing_ellipse(struct arena *arena, struct drawing *drawing, struct point middle,
                             float radius_x, float radius_y, struct colour fill) {
    float x = middle.x, y = middle.y, across = radius_x * QUARTER_CURVE,
          along = radius_y * QUARTER_CURVE;
    const struct point points[] = {
        {x + radius_x, y}, {x + radius_x, y + along},  {x + across, y + radius_y},
        {x, y + radius_y}, {x - across, y + radius_y}, {x - radius_x, y + along},
        {x - radius_x, y}, {x - radius_x, y - along},  {x - across, y - radius_y},
        {x, y - radius_y}, {x + across, y - radius_y}, {x + radius_x, y - along},
        {x + radius_x, y}};
    struct mark *mark =
        drawing_curve(arena, drawing, points, sizeof points / sizeof *points, 0, fill);
    mark->filled = true;
    mark->fill = fill;
    mark->stroked = false;
    return mark;
}

struct mark *drawing_text(struct arena *arena, struct drawing *drawing, struct point at, float size,
                          enum anchor anchor, bool bold, struct colour colour, struct text text) {
    return add_mark(arena, drawing,
                    (struct mark){.kind = MARK_TEXT,
                                  .filled = true,
                                  .fill = colour,
                                  .at = at,
                                  .size = size,
                                  .anchor = anchor,
                                  .bold = bold,
                                  .text = text});
}

void mark_outline(struct mark *mark, float width, struct colour colour) {
    mark->stroked = true;
    mark->stroke_width = width;
    mark->stroke = colour;
}

// ---- the dump ----

static void print_number(struct builder *builder, float number) {
    builder_byte(builder, ' ');
    builder_number(builder, round((double)number * 100) / 100);
}

static void print_point(struct builder *builder, struct point point) {
    print_number(builder, point.x);
    print_number(builder, point.y);
}

static void print_colour(struct builder *builder, const char *name, struct colour colour) {
    builder_format(builder, " %s=#%02x%02x%02x", name, colour.red, colour.green, colour.blue);
}

static void print_mark(struct builder *builder, const struct mark *mark) {
    static const char *const names[] = {"line", "rectangle", "circle", "polygon", "curve", "text"};
    static const char *const anchors[] = {"start", "middle", "end"};
    builder_string(builder, names[mark->kind]);
    if (mark->kind == MARK_POLYGON || mark->kind == MARK_CURVE)
        for (size_t i = 0; i < mark->point_count; i++)
            print_point(builder, mark->points[i]);
    else
        print_point(builder, mark->at);
    if (mark->kind == MARK_LINE || mark->kind == MARK_RECTANGLE)
        print_point(builder, mark->to);
    if (mark->kind == MARK_CIRCLE)
        print_number(builder, mark->to.x);
    if (mark->kind == MARK_TEXT) {
        print_number(builder, mark->size);
        builder_format(builder, " %s%s \"%.*s\"", anchors[mark->anchor], mark->bold ? " bold" : "",
                       TEXT_ARGUMENTS(mark->text));
    }
    if (mark->corner > 0) {
        builder_string(builder, " corner");
        print_number(builder, mark->corner);
    }
    if (mark->filled)
        print_colour(builder, "fill", mark->fill);
    if (mark->stroked) {
        print_colour(builder, "stroke", mark->stroke);
        print_number(builder, mark->stroke_width);
    }
    builder_string(builder, mark->round ? " round" : "");
    builder_string(builder, mark->dashed ? " dashed\n" : "\n");
}

void drawing_dump(struct builder *builder, const struct drawing *drawing) {
    builder_string(builder, "drawing");
    print_point(builder, (struct point){drawing->width, drawing->height});
    builder_format(builder, "\ntitle %.*s\ndescription %.*s\n", TEXT_ARGUMENTS(drawing->title),
                   TEXT_ARGUMENTS(drawing->description));
    for (size_t i = 0; i < drawing->count; i++)
        print_mark(builder, &drawing->marks[i]);
}
