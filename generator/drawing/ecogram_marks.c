// SPDX-License-Identifier: GPL-3.0-or-later
// The signs of a network map.
#include "drawing/ecogram.h"

#include <math.h>

#define LETTER 0.92F // of a label's size, as all below
#define TAG_PADDING 0.42F
#define TAG_HEIGHT 1.3F
#define CHILD 1.05F
#define HEAD_LENGTH 0.72F
#define HEAD_WIDTH 0.62F
#define TIE_WIDTH 1.0F // points

struct point ecogram_tag_size(const struct drafting *drafting, struct text letters) {
    float size = drafting->palette->size;
    return (struct point){draft_width(drafting, true, LETTER * size, letters) +
                              2 * TAG_PADDING * size,
                          TAG_HEIGHT * size};
}

void ecogram_draw_tag(const struct drafting *drafting, struct drawing *drawing, struct point at,
                      enum side side, struct text letters) {
    const struct palette *palette = drafting->palette;
    struct point room = ecogram_tag_size(drafting, letters);
    bool filled = side == RECEIVED;
    struct mark *mark =
        drawing_rectangle(drafting->arena, drawing, at, room.x, room.y, 0.3F * palette->size,
                          filled ? palette->accent : palette->paper);
    mark_outline(mark, 0.8F, palette->accent);
    drawing_text(
        drafting->arena, drawing,
        (struct point){at.x + room.x / 2, at.y + room.y / 2 + BASELINE * LETTER * palette->size},
        LETTER * palette->size, ANCHOR_MIDDLE, true, filled ? palette->paper : palette->accent,
        letters);
}

float ecogram_child_size(const struct drafting *drafting) {
    return CHILD * drafting->palette->size;
}

// A head and a body with its arms up.
void ecogram_draw_child(const struct drafting *drafting, struct drawing *drawing, struct point at) {
    float unit = ecogram_child_size(drafting) / 10;
    struct colour ink = drafting->palette->accent;
    static const struct point body[] = {{0.4F, 2.2F}, {1.7F, 1.6F}, {3.6F, 4.4F}, {6.4F, 4.4F},
                                        {8.3F, 1.6F}, {9.6F, 2.2F}, {7, 6},       {7, 9.8F},
                                        {3, 9.8F},    {3, 6}};
    struct point corners[sizeof body / sizeof *body];
    for (size_t i = 0; i < sizeof body / sizeof *body; i++)
        corners[i] = (struct point){at.x + body[i].x * unit, at.y + body[i].y * unit};
    drawing_polygon(drafting->arena, drawing, corners, sizeof body / sizeof *body, ink);
    drawing_circle(drafting->arena, drawing, (struct point){at.x + 5 * unit, at.y + 2 * unit},
                   2 * unit, ink);
}

// A triangle whose tip is at `tip`; `along` is the unit in which it points.
static void draw_head(const struct drafting *drafting, struct drawing *drawing, struct point tip,
                      struct point along) {
    float size = drafting->palette->size;
    float length = HEAD_LENGTH * size, half = HEAD_WIDTH / 2 * size;
    struct point base = {tip.x - along.x * length, tip.y - along.y * length};
    const struct point corners[] = {tip,
                                    {base.x - along.y * half, base.y + along.x * half},
                                    {base.x + along.y * half, base.y - along.x * half}};
    drawing_polygon(drafting->arena, drawing, corners, 3, drafting->palette->accent);
}

struct point ecogram_head_room(const struct drafting *drafting, struct point way) {
    float size = drafting->palette->size, length = hypotf(way.x, way.y);
    float x = fabsf(way.x) / length, y = fabsf(way.y) / length, half = HEAD_WIDTH / 2;
    return (struct point){size * fmaxf(0, y * half - x * HEAD_LENGTH),
                          size * fmaxf(0, x * half - y * HEAD_LENGTH)};
}

void ecogram_draw_tie(const struct drafting *drafting, struct drawing *drawing, struct point from,
                      struct point to, bool head_at_from, bool head_at_to) {
    float length = hypotf(to.x - from.x, to.y - from.y);
    if (length <= 0)
        return;
    struct point along = {(to.x - from.x) / length, (to.y - from.y) / length};
    bool support = head_at_from || head_at_to;
    // The line ends within the heads, so that their tips are sharp.
    float inset = HEAD_LENGTH / 2 * drafting->palette->size;
    struct point start = from, end = to;
    if (head_at_from)
        start = (struct point){from.x + along.x * inset, from.y + along.y * inset};
    if (head_at_to)
        end = (struct point){to.x - along.x * inset, to.y - along.y * inset};
    drawing_line(drafting->arena, drawing, start, end, support ? TIE_WIDTH : TIE_WIDTH / 2,
                 support ? drafting->palette->accent : drafting->palette->quiet);
    if (head_at_from)
        draw_head(drafting, drawing, from, (struct point){-along.x, -along.y});
    if (head_at_to)
        draw_head(drafting, drawing, to, along);
}
