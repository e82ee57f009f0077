// SPDX-License-Identifier: GPL-3.0-or-later
// Single values on a scale: circles that heap up where values are (nearly) the same.
#include "drawing/chart.h"

#include <math.h>

#define PITCH 2.2F // from one circle to the next, in radii

bool heap_read(const struct chart *chart, size_t item, struct heap *heap) {
    const struct value *values = value_find(&chart->items[item], "values");
    *heap = (struct heap){0};
    if (!values || values->kind == VALUE_NIL)
        return true;
    bool good = values->kind == VALUE_LIST;
    for (size_t i = 0; good && i < values->list.count; i++)
        good = values->list.items[i].kind == VALUE_NUMBER && isfinite(values->list.items[i].number);
    if (!good) {
        report_error(chart->drafting->diagnostics, draft_position(chart->drafting, values),
                     "expected a list of numbers", "\"%s\" of \"%.*s\" cannot be drawn", "values",
                     TEXT_ARGUMENTS(chart->names[item]));
        return false;
    }
    heap->values = values->list.items;
    heap->count = values->list.count;
    return true;
}

void heap_stretch(const struct heap *heap, double *lowest, double *highest) {
    for (size_t i = 0; i < heap->count; i++) {
        *lowest = fmin(*lowest, heap->values[i].number);
        *highest = fmax(*highest, heap->values[i].number);
    }
}

struct text heap_words(const struct drafting *drafting, const struct heap *heap) {
    struct text *numbers = arena_new_array(drafting->arena, heap->count, struct text);
    if (heap->count == 0)
        return TEXT("–");
    for (size_t i = 0; i < heap->count; i++)
        numbers[i] = draft_number(drafting, heap->values[i].number);
    return text_join(drafting->arena, numbers, heap->count, draft_dutch(drafting) ? "; " : ", ");
}

// The lowest level on which a circle at `x` touches none of the `count` before it.
static size_t free_level(const struct point *places, size_t count, float x, float pitch) {
    for (size_t level = 0;; level++) {
        bool taken = false;
        for (size_t i = 0; i < count && !taken; i++)
            taken = fabsf(places[i].y - pitch * (float)level) < pitch / 2 &&
                    fabsf(places[i].x - x) < pitch * 0.99F;
        if (!taken)
            return level;
    }
}

void heap_build(const struct drafting *drafting, const struct scale *scale, float radius,
                struct heap *heap) {
    float pitch = PITCH * radius;
    heap->radius = radius;
    heap->places = arena_new_array(drafting->arena, heap->count, struct point);
    for (size_t i = 0; i < heap->count; i++) {
        float x = scale_place(scale, heap->values[i].number);
        float up = pitch * (float)free_level(heap->places, i, x, pitch);
        heap->places[i] = (struct point){x, up};
        heap->height = fmaxf(heap->height, up + 2 * radius);
    }
}

void heap_draw(const struct chart *chart, const struct heap *heap, float bottom, struct colour fill,
               struct colour line) {
    for (size_t i = 0; i < heap->count; i++) {
        struct point middle = {heap->places[i].x, bottom - heap->radius - heap->places[i].y};
        mark_outline(
            drawing_circle(chart->drafting->arena, chart->drawing, middle, heap->radius, fill),
            0.6F, line);
    }
}
