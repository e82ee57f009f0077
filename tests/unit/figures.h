// SPDX-License-Identifier: GPL-3.0-or-later
/* What the tests of figures share: fonts, a block's body in YAML, the boxes of its labels. */
#ifndef STEUNBLAD_TEST_FIGURES_H
#define STEUNBLAD_TEST_FIGURES_H

#include "documents.h"

#include <math.h>

static struct font_set *fonts;
static const char *said; // what the last figure had to complain of

static inline int load_fonts(void **state) {
    set_up(state);
    struct diagnostics diagnostics = diagnostics_create(arena);
    fonts = font_set_load(arena, TEXT("Noto Sans"), TEXT("Noto Sans Mono"), (struct position){0},
                          &diagnostics);
    return fonts ? 0 : -1;
}

static inline int drop_fonts(void **state) {
    font_set_destroy(fonts);
    return tear_down(state);
}

typedef bool draw_function(const struct drafting *drafting, const struct value *body,
                           struct figure *figure);

static inline struct drafting drafting_for(struct diagnostics *diagnostics, float width) {
    return (struct drafting){.arena = arena,
                             .fonts = fonts,
                             .palette = &palette,
                             .language = TEXT("nl"),
                             .width = width,
                             .diagnostics = diagnostics};
}

// The figure that a block's body makes; false when it could not be drawn.
static inline bool draw(draw_function *function, const char *body, float width,
                        struct figure *figure) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct drafting drafting = drafting_for(&diagnostics, width);
    struct value value;
    struct source *source = source_from_text(arena, TEXT("o.yaml"), text_of(body), &diagnostics);
    assert_true(yaml_read(arena, source, &diagnostics, &value));
    drafting.position = (struct position){source, 0, 1, false};
    *figure = (struct figure){0};
    bool drawn = function(&drafting, &value, figure);
    said = builder_result(&diagnostics.output).bytes;
    return drawn;
}

struct box {
    float left, top, right, bottom;
};

// What a mark covers: of a text its letters, without the room that lines keep above and below.
static inline struct box box_of(const struct mark *mark) {
    if (mark->kind == MARK_TEXT) {
        float width =
            font_width(fonts, mark->bold ? FONT_BOLD : FONT_REGULAR, TEXT("nl"), mark->text) *
            mark->size / 1000;
        float left = mark->at.x - (mark->anchor == ANCHOR_MIDDLE ? width / 2
                                   : mark->anchor == ANCHOR_END  ? width
                                                                 : 0);
        return (struct box){left, mark->at.y - 0.75F * mark->size, left + width,
                            mark->at.y + 0.25F * mark->size};
    }
    struct box box = {mark->at.x, mark->at.y, mark->at.x + mark->to.x, mark->at.y + mark->to.y};
    if (mark->kind == MARK_CIRCLE)
        box = (struct box){mark->at.x - mark->to.x, mark->at.y - mark->to.x,
                           mark->at.x + mark->to.x, mark->at.y + mark->to.x};
    if (mark->kind == MARK_LINE)
        box = (struct box){fminf(mark->at.x, mark->to.x), fminf(mark->at.y, mark->to.y),
                           fmaxf(mark->at.x, mark->to.x), fmaxf(mark->at.y, mark->to.y)};
    if (mark->kind == MARK_POLYGON || mark->kind == MARK_CURVE) {
        box = (struct box){INFINITY, INFINITY, -INFINITY, -INFINITY};
        for (size_t i = 0; i < mark->point_count; i++) {
            struct point point = mark->points[i];
            box = (struct box){fminf(box.left, point.x), fminf(box.top, point.y),
                               fmaxf(box.right, point.x), fmaxf(box.bottom, point.y)};
        }
    }
    return box;
}

static inline bool boxes_overlap(struct box one, struct box other) {
    const float touch = 0.1F;
    return one.left < other.right - touch && other.left < one.right - touch &&
           one.top < other.bottom - touch && other.top < one.bottom - touch;
}

// Nothing on a label, nothing outside the frame. Says what is wrong.
static inline void check_marks(const struct drawing *drawing) {
    const float slack = 1; // half of a line's width
    struct box *boxes = arena_new_array(arena, drawing->count, struct box);
    for (size_t i = 0; i < drawing->count; i++) {
        const struct mark *mark = &drawing->marks[i];
        struct box box = boxes[i] = box_of(mark);
        if (box.left < -slack || box.top < -slack || box.right > drawing->width + slack ||
            box.bottom > drawing->height + slack)
            fail_msg("mark %zu of \"%.*s\" leaves the frame: %g %g %g %g of %g %g \"%.*s\"", i,
                     TEXT_ARGUMENTS(drawing->title), (double)box.left, (double)box.top,
                     (double)box.right, (double)box.bottom, (double)drawing->width,
                     (double)drawing->height, TEXT_ARGUMENTS(mark->text));
        for (size_t j = 0; j < i; j++)
            if ((mark->kind == MARK_TEXT || mark->filled) && drawing->marks[j].kind == MARK_TEXT &&
                boxes_overlap(box, boxes[j]))
                fail_msg("mark %zu \"%.*s\" lies on \"%.*s\" in \"%.*s\"", i,
                         TEXT_ARGUMENTS(mark->text), TEXT_ARGUMENTS(drawing->marks[j].text),
                         TEXT_ARGUMENTS(drawing->title));
    }
}

// Numbers that are the same on every machine.
static inline uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static inline uint32_t below(uint32_t *seed, uint32_t limit) {
    return next_random(seed) % limit;
}

#endif
