// SPDX-License-Identifier: GPL-3.0-or-later
// The icons of boxes, drawn on a square of 24 by 24.
#include "layout/paragraph.h"

#define SIDE 24.0F

struct icon {
    struct arena *arena;
    struct drawing *drawing;
    struct colour ink, paper;
};

static struct mark *put(struct icon *icon, struct mark mark) {
    struct mark *place = &arena_push(icon->arena, icon->drawing->marks, icon->drawing->count,
                                     icon->drawing->capacity);
    *place = mark;
    return place;
}

static void disc(struct icon *icon, float x, float y, float radius, struct colour colour) {
    put(icon, (struct mark){.kind = MARK_CIRCLE,
                            .filled = true,
                            .fill = colour,
                            .at = {x, y},
                            .to = {radius, radius}});
}

static void bar(struct icon *icon, float x, float y, float width, float height,
                struct colour colour) {
    put(icon, (struct mark){.kind = MARK_RECTANGLE,
                            .filled = true,
                            .fill = colour,
                            .at = {x, y},
                            .to = {width, height},
                            .corner = (width < height ? width : height) / 2});
}

static void polygon(struct icon *icon, const struct point *points, size_t count) {
    put(icon, (struct mark){.kind = MARK_POLYGON,
                            .filled = true,
                            .fill = icon->ink,
                            .points = points,
                            .point_count = count});
}

/* i: a dot and a bar. */
static void note(struct icon *icon) {
    disc(icon, 12, 12, 11, icon->ink);
    disc(icon, 12, 6.8F, 1.6F, icon->paper);
    bar(icon, 10.7F, 10, 2.6F, 8.2F, icon->paper);
}

/* A light bulb. */
static void tip(struct icon *icon) {
    static const struct point neck[] = {{7.6F, 13}, {16.4F, 13}, {15, 18}, {9, 18}};
    disc(icon, 12, 9, 7.6F, icon->ink);
    polygon(icon, neck, 4);
    bar(icon, 9, 18.8F, 6, 1.8F, icon->ink);
    bar(icon, 10, 21.4F, 4, 1.8F, icon->ink);
    disc(icon, 9.6F, 7.2F, 1.5F, icon->paper);
}

static void exclamation(struct icon *icon, float top, float bottom) {
    bar(icon, 10.7F, top, 2.6F, bottom - top - 4.6F, icon->paper);
    disc(icon, 12, bottom - 1.6F, 1.6F, icon->paper);
}

static void important(struct icon *icon) {
    disc(icon, 12, 12, 11, icon->ink);
    exclamation(icon, 5.4F, 18.6F);
}

static void warning(struct icon *icon) {
    static const struct point triangle[] = {{12, 1.2F}, {23.4F, 21.8F}, {0.6F, 21.8F}};
    polygon(icon, triangle, 3);
    exclamation(icon, 8, 19.4F);
}

static void caution(struct icon *icon) {
    static const struct point octagon[] = {{7.4F, 1},   {16.6F, 1}, {23, 7.4F}, {23, 16.6F},
                                           {16.6F, 23}, {7.4F, 23}, {1, 16.6F}, {1, 7.4F}};
    polygon(icon, octagon, 8);
    exclamation(icon, 5.4F, 18.6F);
}

const struct drawing *icon_drawing(struct arena *arena, enum box_kind kind, struct colour ink,
                                   struct colour paper) {
    static void (*const draw[])(struct icon *) = {note, tip, important, warning, caution};
    struct icon icon = {arena, arena_new(arena, struct drawing), ink, paper};
    icon.drawing->width = icon.drawing->height = SIDE;
    draw[kind](&icon);
    return icon.drawing;
}
