// SPDX-License-Identifier: GPL-3.0-or-later
// Icons, drawn by us. To change one or to add one, change this table and nothing else.
//
// An icon is drawn on a square of 48 by 48, y downwards, and keeps within 17 of its middle (24 24),
// so that a disc fits around it. All lines are equally wide, with round ends. A path is written as
// in SVG, in capitals, with blanks between numbers:
//   M x y              lifts the pen and puts it down there
//   L x y              a straight line to there
//   C x y  x y  x y    a Bézier curve: two handles, then where it ends
//   Z                  back to where the pen was put down
// and two of our own:
//   O x y r            a circle
//   D x y r            a dot: a circle that is filled
#include "drawing/icon.h"

#include <math.h>
#include <stdlib.h>

#define SIDE 48.0F
#define LINE_WIDTH 2.1F
#define POINT_LIMIT 64   // of one line; the longest in the table has fewer
#define SAME_POINT 0.01F // points that lie as near are one

struct icon {
    struct text name;
    const char *path;
};

static const struct icon icons[] = {
    {TEXT("heart"),
     "M24 36.5 C14.5 29.5 10 24.5 10 19.5 C10 15 13.3 12 17 12 C20 12 22.6 13.8 24 16.8 "
     "C25.4 13.8 28 12 31 12 C34.7 12 38 15 38 19.5 C38 24.5 33.5 29.5 24 36.5 Z"},
    {TEXT("friends"), // two, and what they have between them
     "O16.5 21 4.4 O31.5 21 4.4 M9 36 C9 30.5 12 28.2 16.5 28.2 C20 28.2 22.5 29.6 24 32.3 "
     "C25.5 29.6 28 28.2 31.5 28.2 C36 28.2 39 30.5 39 36 M24 17 C21 14.8 19.9 13.4 19.9 11.9 "
     "C19.9 10.6 20.8 9.8 21.9 9.8 C22.8 9.8 23.6 10.3 24 11.2 C24.4 10.3 25.2 9.8 26.1 9.8 "
     "C27.2 9.8 28.1 10.6 28.1 11.9 C28.1 13.4 27 14.8 24 17 Z"},
    {TEXT("adult"), // hand in hand with a child
     "O18 13 4.4 M11 37 L11 27.5 C11 23 13.8 20.8 18 20.8 C22.2 20.8 24.2 22.8 25 26 L28.5 32 "
     "M25 27 L25 37 M18 30 L18 37 O33 22.6 3.3 M28.5 37 L28.5 32.5 "
     "C28.5 29.8 30.2 28.6 33 28.6 C35.8 28.6 37.5 29.8 37.5 32.5 L37.5 37"},
    {TEXT("teacher"), // a blackboard that says something kind
     "M11 12.5 L37 12.5 L37 29 L11 29 Z M19 29 L16 37 M29 29 L32 37 M24 9.5 L24 12.5 M15.5 18 "
     "L22 18 M15.5 23 L20 23 M29.5 25 C26.6 22.9 25.5 21.5 25.5 20 "
     "C25.5 18.7 26.4 17.9 27.5 17.9 C28.4 17.9 29.1 18.4 29.5 19.3 "
     "C29.9 18.4 30.6 17.9 31.5 17.9 C32.6 17.9 33.5 18.7 33.5 20 C33.5 21.5 32.4 22.9 29.5 25 "
     "Z"},
    {TEXT("neighbours"), // two houses, side by side
     "M8.5 24 L16 16.5 L24 24 L32 16.5 L39.5 24 M11 22 L11 35.5 L37 35.5 L37 22 M24 24 "
     "L24 35.5 M15 35.5 L15 29 L19.5 29 L19.5 35.5 M28.5 35.5 L28.5 29 L33 29 L33 35.5"},
    {TEXT("circle"), // people who hold hands
     "O24 12 3.5 O35.4 20.3 3.5 O31.05 33.7 3.5 O16.95 33.7 3.5 O12.6 20.3 3.5 M28.3 14.6 "
     "L31.6 17 M34.3 25 L32.8 29.2 M26.2 35 L21.8 35 M15.2 29.2 L13.7 25 M16.4 17 L19.7 14.6"},
    {TEXT("giving"), // a present on a hand
     "M18.5 13.5 L31.5 13.5 L31.5 23.5 L18.5 23.5 Z M25 13.5 L25 23.5 M25 13.5 "
     "C19.5 13.5 20 7.5 25 13.5 C30 7.5 30.5 13.5 25 13.5 M9.5 30.5 L13 28.5 "
     "C15.2 27.2 17.2 27.1 19.5 28 L25 30 C27.4 31 26.8 33.6 24.4 33.3 L20 32.7 M27 31.5 "
     "L33.8 28 C36.6 26.8 38.6 29.6 36.2 31.4 L28.5 36.5 C26.8 37.5 25 37.8 23 37.3 L15 35.3 "
     "L9.5 37"},
    {TEXT("home"), // a roof, and something warm to eat
     "M9 23.5 L24 11 L39 23.5 M12.8 20.5 L12.8 36.5 L35.2 36.5 L35.2 20.5 M16.6 28 L31.4 28 "
     "M18.2 28 C18.2 31.6 20.2 33.2 22 33.6 L26 33.6 C27.8 33.2 29.8 31.6 29.8 28 M20.5 25 "
     "C19.7 23.9 21.3 23.1 20.5 22 M24 25 C23.2 23.4 24.8 22 24 20.4 M27.5 25 "
     "C26.7 23.9 28.3 23.1 27.5 22"},
    {TEXT("clock"), "O24 24 13.5 M24 15.8 L24 24 L29.6 27.4 D24 13.8 1.1 D34.2 24 1.1 D24 34.2 1.1 "
                    "D13.8 24 1.1"},
    {TEXT("school"), // a schoolbag
     "M14 34.5 L14 22 C14 16.5 18 13.5 24 13.5 C30 13.5 34 16.5 34 22 L34 34.5 "
     "C34 36 33 37 31.5 37 L16.5 37 C15 37 14 36 14 34.5 Z M20 14 L20 12.6 "
     "C20 10.6 21.6 9.5 24 9.5 C26.4 9.5 28 10.6 28 12.6 L28 14 M18.5 37 L18.5 30.5 "
     "C18.5 29.2 19.2 28.5 20.5 28.5 L27.5 28.5 C28.8 28.5 29.5 29.2 29.5 30.5 L29.5 37 "
     "M20 21.5 L28 21.5 M14 25.5 C11.6 25.9 10.8 27.2 10.8 29 L10.8 33.2 L14 33.2 M34 25.5 "
     "C36.4 25.9 37.2 27.2 37.2 29 L37.2 33.2 L34 33.2"},
    {TEXT("ball"),
     "O24 24 14 M24 18.8 L28.95 22.4 L27.05 28.2 L20.95 28.2 L19.05 22.4 Z M24 18.8 L24 13.5 "
     "M28.95 22.4 L34 20.8 M27.05 28.2 L30.2 32.5 M20.95 28.2 L17.8 32.5 M19.05 22.4 L14 20.8 "
     "M19.5 10.8 L24 13.5 L28.5 10.8 M35.2 15.7 L34 20.8 L37.9 24.2 M35 32.6 L30.2 32.5 "
     "L28.2 37.3 M19.8 37.3 L17.8 32.5 L13 32.6 M10.1 24.2 L14 20.8 L12.8 15.7"},
    {TEXT("palette"),
     "M24 11 C15.8 11 10.2 16.8 10.2 24 C10.2 31.4 15.8 37 22.6 37 C26 37 27.2 35 26.2 32.8 "
     "C25.2 30.4 26.6 28.4 29.5 28.4 L33 28.4 C36.2 28.4 37.8 26.6 37.8 23.4 "
     "C37.8 16.4 31.6 11 24 11 Z D17.2 20.2 2.2 D24 16.4 2.2 D30.8 20.2 2.2 D16.6 27.4 2.2"},
    {TEXT("balloons"), "M17.5 25.6 C13.6 24.8 10.6 21.4 10.6 17.4 C10.6 13.4 13.6 10.6 17.5 10.6 "
                       "C21.4 10.6 24.4 13.4 24.4 17.4 C24.4 21.4 21.4 24.8 17.5 25.6 Z M31.5 28 "
                       "C28.2 27.2 25.6 24.3 25.6 20.9 C25.6 17.5 28.2 15.2 31.5 15.2 "
                       "C34.8 15.2 37.4 17.5 37.4 20.9 C37.4 24.3 34.8 27.2 31.5 28 Z M17.5 25.6 "
                       "C17.5 30 23.5 32 23.8 38 M31.5 28 C31.5 31.5 24.6 33 23.8 38 M14.3 16.6 "
                       "C14.6 15 15.6 14.2 17 14"},
    {TEXT("anchor"),
     "O24 12.8 3.2 M24 16 L24 36.8 M18 21 L30 21 M11.5 27 C11.5 33 17 36.8 24 36.8 "
     "C31 36.8 36.5 33 36.5 27 M8.6 30.2 L11.5 26.6 L15 29.6 M33 29.6 L36.5 26.6 L39.4 30.2"},
    {TEXT("smile"), // a child that smiles
     "O24 25 12.5 M19.6 22 L19.6 23 M28.4 22 L28.4 23 M18.4 28 C20.4 32 27.6 32 29.6 28 "
     "M24 12.5 C22.6 9.6 25 8.2 27 9.4"},
};
#define ICON_COUNT (sizeof icons / sizeof *icons)

const struct icon *icon_find(struct arena *arena, struct text name, const char **expected) {
    struct text names[ICON_COUNT];
    for (size_t i = 0; i < ICON_COUNT; i++) {
        names[i] = icons[i].name;
        if (text_equal(name, names[i]))
            return &icons[i];
    }
    *expected = expected_nearest(arena, name, names, ICON_COUNT);
    return NULL;
}

// ---- drawing ----

struct pen {
    const struct drafting *drafting;
    struct drawing *drawing;
    const char *path;    // what is left of it
    struct point corner; // of the square
    float scale;
    struct colour ink;
    struct point points[POINT_LIMIT]; // of the line that is being drawn
    size_t count;
};

static float read_number(struct pen *pen) {
    char *end;
    float number = strtof(pen->path, &end);
    pen->path = end;
    return number;
}

static struct point read_point(struct pen *pen) {
    float x = read_number(pen), y = read_number(pen);
    return (struct point){pen->corner.x + x * pen->scale, pen->corner.y + y * pen->scale};
}

static void add_point(struct pen *pen, struct point point) {
    if (pen->count < POINT_LIMIT)
        pen->points[pen->count++] = point;
}

// A straight line is a curve with its handles at its ends.
static void line_to(struct pen *pen, struct point end) {
    add_point(pen, pen->points[pen->count - 1]);
    add_point(pen, end);
    add_point(pen, end);
}

static void close_line(struct pen *pen) {
    struct point first = pen->points[0], last = pen->points[pen->count - 1];
    if (hypotf(first.x - last.x, first.y - last.y) > SAME_POINT)
        line_to(pen, first);
}

static void lift(struct pen *pen) {
    if (pen->count > 1)
        drawing_curve(pen->drafting->arena, pen->drawing, pen->points, pen->count,
                      LINE_WIDTH * pen->scale, pen->ink)
            ->round = true;
    pen->count = 0;
}

static void draw_circle(struct pen *pen, bool filled) {
    struct point middle = read_point(pen);
    struct mark *mark = drawing_circle(pen->drafting->arena, pen->drawing, middle,
                                       read_number(pen) * pen->scale, pen->ink);
    mark->filled = filled;
    if (!filled)
        mark_outline(mark, LINE_WIDTH * pen->scale, pen->ink);
}

static void draw_step(struct pen *pen, char step) {
    switch (step) {
    case 'M':
        lift(pen);
        add_point(pen, read_point(pen));
        break;
    case 'L':
        line_to(pen, read_point(pen));
        break;
    case 'C':
        for (int i = 0; i < 3; i++)
            add_point(pen, read_point(pen));
        break;
    case 'Z':
        close_line(pen);
        break;
    default: // O and D
        lift(pen);
        draw_circle(pen, step == 'D');
    }
}

void icon_draw(const struct drafting *drafting, struct drawing *drawing, const struct icon *icon,
               struct point middle, float diameter, struct colour ink) {
    struct pen pen = {.drafting = drafting,
                      .drawing = drawing,
                      .path = icon->path,
                      .corner = {middle.x - diameter / 2, middle.y - diameter / 2},
                      .scale = diameter / SIDE,
                      .ink = ink};
    for (char step = *pen.path; step; step = *pen.path) {
        pen.path++;
        if (step != ' ')
            draw_step(&pen, step);
    }
    lift(&pen);
}
