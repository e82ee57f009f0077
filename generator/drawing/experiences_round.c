// SPDX-License-Identifier: GPL-3.0-or-later
// The round in which an icon stands, told apart by its edge.
#include "drawing/experiences.h"

#define EDGE 0.035F // in the diameter, as all below
#define HEAVY_EDGE 0.11F
#define SIGN_SHARE 0.8F // of a question mark where there is no icon

static void draw_half_edge(const struct drafting *drafting, struct drawing *drawing,
                           struct point middle, float diameter, struct colour ink) {
    float width = HEAVY_EDGE * diameter, radius = (diameter - width) / 2,
          handle = radius * QUARTER_CURVE;
    float x = middle.x, y = middle.y;
    const struct point points[] = {{x + radius, y},          {x + radius, y + handle},
                                   {x + handle, y + radius}, {x, y + radius},
                                   {x - handle, y + radius}, {x - radius, y + handle},
                                   {x - radius, y}};
    drawing_curve(drafting->arena, drawing, points, sizeof points / sizeof *points, width, ink);
}

// Beside the icon, or where it would be.
static void draw_question_mark(const struct drafting *drafting, struct drawing *drawing,
                               bool beside, struct point middle, float diameter) {
    float size = beside ? drafting->palette->size : SIGN_SHARE * diameter;
    struct point at = {middle.x + (beside ? diameter / 2 : 0), middle.y + BASELINE * size};
    drawing_text(drafting->arena, drawing, at, size, beside ? ANCHOR_START : ANCHOR_MIDDLE, true,
                 drafting->palette->text, TEXT("?"));
}

void experiences_draw_round(const struct experiences *experiences, enum state state,
                            const struct icon *icon, struct point middle, float diameter) {
    const struct drafting *drafting = experiences->chart->drafting;
    const struct palette *palette = drafting->palette;
    struct drawing *drawing = experiences->chart->drawing;
    struct colour ink = palette->black_and_white ? palette->text : palette->accent;
    float edge = EDGE * diameter;
    struct mark *disc = drawing_circle(drafting->arena, drawing, middle, (diameter - edge) / 2,
                                       state == STATE_THERE ? ink : palette->paper);
    if (state != STATE_UNKNOWN)
        mark_outline(disc, edge, ink);
    disc->dashed = state == STATE_NOT_YET;
    if (state == STATE_LITTLE)
        draw_half_edge(drafting, drawing, middle, diameter, ink);
    if (icon)
        icon_draw(drafting, drawing, icon, middle, diameter,
                  state == STATE_THERE ? palette->paper : ink);
    if (state == STATE_UNKNOWN)
        draw_question_mark(drafting, drawing, icon != NULL, middle, diameter);
}
