// SPDX-License-Identifier: GPL-3.0-or-later
// Fillings made of lines, so that they differ on any copier and in both writers are the same.
#include "drawing/draft.h"

#define LINE_WIDTH 0.7F

static uint8_t mix_channel(uint8_t first, uint8_t second, float share) {
    return (uint8_t)((float)first * share + (float)second * (1 - share) + 0.5F);
}

struct colour draft_mix(struct colour first, struct colour second, float share) {
    return (struct colour){mix_channel(first.red, second.red, share),
                           mix_channel(first.green, second.green, share),
                           mix_channel(first.blue, second.blue, share)};
}

struct filling_area {
    const struct drafting *drafting;
    struct drawing *drawing;
    struct point at;
    float width, height;
    struct colour ink;
};

static void draw_level_lines(const struct filling_area *area, float step) {
    for (float y = step; y < area->height - step / 2; y += step)
        drawing_line(
            area->drafting->arena, area->drawing, (struct point){area->at.x, area->at.y + y},
            (struct point){area->at.x + area->width, area->at.y + y}, LINE_WIDTH, area->ink);
}

// Lines from lower left to upper right, or mirrored, cut off at the edges.
static void draw_slanting_lines(const struct filling_area *area, float step, bool mirrored) {
    float width = area->width, height = area->height;
    for (float start = step - height; start < width; start += step) {
        // The line x = start + h, where h is the height above the lower edge.
        float low = start < 0 ? -start : 0;
        float high = start + height > width ? width - start : height;
        if (high - low < 0.5F)
            continue;
        struct point from = {start + low, height - low}, to = {start + high, height - high};
        if (mirrored) {
            from.x = width - from.x;
            to.x = width - to.x;
        }
        drawing_line(area->drafting->arena, area->drawing,
                     (struct point){area->at.x + from.x, area->at.y + from.y},
                     (struct point){area->at.x + to.x, area->at.y + to.y}, LINE_WIDTH, area->ink);
    }
}

void draft_pattern(const struct drafting *drafting, struct drawing *drawing, struct point at,
                   float width, float height, enum pattern pattern) {
    static const struct {
        float tint, step;
        bool slanting, crossed, level;
    } looks[] = {[PATTERN_CROSSED] = {0.3F, 3.5F, .slanting = true, .crossed = true},
                 [PATTERN_HATCHED] = {0.3F, 3, .slanting = true},
                 [PATTERN_SPARSE] = {0, 6.5F, .slanting = true},
                 [PATTERN_BLANK] = {0, 0},
                 [PATTERN_LEVEL] = {0.4F, 4, .level = true},
                 [PATTERN_DENSE] = {1, 2.2F, .level = true},
                 [PATTERN_SOLID] = {0, 0}};
    const struct palette *palette = drafting->palette;
    struct colour ink = palette->black_and_white ? palette->text : palette->accent;
    struct colour ground = draft_mix(palette->accent_soft, palette->paper, looks[pattern].tint);
    struct filling_area area = {drafting, drawing, at, width, height, ink};
    drawing_rectangle(drafting->arena, drawing, at, width, height, 0,
                      pattern == PATTERN_SOLID ? ink : ground);
    if (looks[pattern].slanting)
        draw_slanting_lines(&area, looks[pattern].step, false);
    if (looks[pattern].crossed)
        draw_slanting_lines(&area, looks[pattern].step, true);
    if (looks[pattern].level)
        draw_level_lines(&area, looks[pattern].step);
    drawing_frame(drafting->arena, drawing, at, width, height, 0, LINE_WIDTH, ink);
}
