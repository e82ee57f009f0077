// SPDX-License-Identifier: GPL-3.0-or-later
// Dots on a scale (Cleveland): one for each row's value, or, for few people, one for every single
// value, which says more than their mean. A dotted line leads from the label to its dots.
#include "drawing/chart.h"

#include <math.h>

#define LABEL_SHARE 0.42F // of the width, at most
#define VALUE_SHARE 0.2F
#define GAP 1.0F // between label, scale and value; in label sizes, as all below
#define ROW_GAP 0.4F
#define ROW_HEIGHT 1.7F
#define DOT 0.4F
#define STROKE 1.0F // of an upright line, up and down

struct row {
    double value;
    struct heap heap;
    struct label label, value_label;
    struct text shown;
    float above, below; // the ground on which the dots stand
};

struct dots {
    struct chart *chart;
    struct row *rows;
    struct scale scale;
    float label_width, value_width;
    bool heaps, values; // on any row
};

static bool read_rows(struct dots *dots) {
    const struct chart *chart = dots->chart;
    double lowest = INFINITY, highest = -INFINITY;
    bool good = true;
    dots->rows = arena_new_array(chart->drafting->arena, chart->count, struct row);
    for (size_t i = 0; i < chart->count; i++) {
        struct row *row = &dots->rows[i];
        good &= chart_number(chart, i, "value", &row->value);
        good &= heap_read(chart, i, &row->heap);
        bool only_heap = row->heap.count && isnan(row->value) &&
                         !draft_text(chart->drafting, &chart->items[i], "text").length;
        row->shown = only_heap ? TEXT("") : chart_shown(chart, i, row->value);
        lowest = fmin(lowest, row->value);
        highest = fmax(highest, row->value);
        heap_stretch(&row->heap, &lowest, &highest);
        dots->heaps |= row->heap.count > 0;
        dots->values |= row->shown.length > 0;
    }
    good &= scale_read_ends(chart);
    return good && scale_read(chart, lowest, highest, &dots->scale);
}

static bool tell_table(const struct dots *dots) {
    const struct chart *chart = dots->chart;
    const struct drafting *drafting = chart->drafting;
    struct text heads[3] = {draft_word(drafting, "Onderwerp", "Item")};
    size_t columns = 1;
    if (dots->values)
        heads[columns++] = draft_word(drafting, "Waarde", "Value");
    if (dots->heaps)
        heads[columns++] = draft_word(drafting, "Alle waarden", "All values");
    if (!draft_table(drafting, chart->body, chart->figure, heads, columns, chart->count))
        return false;
    for (size_t i = 0; i < chart->count; i++) {
        const struct row *row = &dots->rows[i];
        size_t column = 0;
        *draft_cell(chart->figure, i, column++) = chart->names[i];
        if (dots->values)
            *draft_cell(chart->figure, i, column++) = row->shown.length ? row->shown : TEXT("–");
        if (dots->heaps)
            *draft_cell(chart->figure, i, column) = heap_words(drafting, &row->heap);
    }
    chart->figure->numbers = true;
    return true;
}

static void describe(const struct dots *dots) {
    const struct chart *chart = dots->chart;
    const struct drafting *drafting = chart->drafting;
    struct builder told = {.arena = drafting->arena};
    builder_text(&told, chart_opening(chart, "Puntendiagram met", "Dot chart with", "rij", "rijen",
                                      "row", "rows"));
    builder_text(&told, scale_words(chart, &dots->scale));
    for (size_t i = 0; i < chart->count; i++) {
        const struct row *row = &dots->rows[i];
        builder_format(&told, " %.*s: %.*s", TEXT_ARGUMENTS(chart->names[i]),
                       TEXT_ARGUMENTS(row->shown));
        if (row->heap.count)
            builder_format(&told, draft_dutch(drafting) ? "%swaarden %.*s" : "%svalues %.*s",
                           row->shown.length ? ", " : "",
                           TEXT_ARGUMENTS(heap_words(drafting, &row->heap)));
        builder_byte(&told, '.');
    }
    draft_describe(drafting, chart->body, chart->drawing, builder_result(&told));
}

static void measure(struct dots *dots) {
    const struct drafting *drafting = dots->chart->drafting;
    float size = drafting->palette->size, width = drafting->width;
    for (size_t i = 0; i < dots->chart->count; i++) {
        struct row *row = &dots->rows[i];
        row->label = draft_wrap(drafting, false, size, dots->chart->names[i], width * LABEL_SHARE);
        row->value_label = draft_wrap(drafting, true, size, row->shown, width * VALUE_SHARE);
        dots->label_width = fmaxf(dots->label_width, row->label.width);
        dots->value_width = fmaxf(dots->value_width, row->value_label.width);
    }
    dots->scale.left = dots->label_width + (GAP + DOT) * size;
    dots->scale.right = width - dots->value_width - ((dots->values ? GAP : 0) + DOT) * size;
    for (size_t i = 0; i < dots->chart->count; i++) {
        struct row *row = &dots->rows[i];
        float labels =
            fmaxf(draft_height(&row->label, size), draft_height(&row->value_label, size));
        heap_build(drafting, &dots->scale, DOT * size, &row->heap);
        bool upright = row->heap.count && !isnan(row->value);
        row->below = fmaxf(fmaxf(labels, ROW_HEIGHT * size) / 2, upright ? STROKE * size : 0);
        row->above = fmaxf(row->below, row->heap.height - DOT * size);
    }
}

static void draw_row(const struct dots *dots, const struct row *row, float ground) {
    const struct drafting *drafting = dots->chart->drafting;
    const struct palette *palette = drafting->palette;
    struct drawing *drawing = dots->chart->drawing;
    float size = palette->size, left = dots->label_width + GAP / 2 * size;
    struct lettering lettering = {.size = size, .colour = palette->text};
    draft_label(drafting, drawing, &row->label, (struct point){0, ground}, lettering);
    drawing_line(drafting->arena, drawing, (struct point){left, ground},
                 (struct point){dots->scale.right, ground}, 0.6F, palette->line)
        ->dashed = true;
    heap_draw(dots->chart, &row->heap, ground + DOT * size, palette->accent, palette->paper);
    if (!isnan(row->value)) {
        struct point at = {scale_place(&dots->scale, row->value), ground};
        if (row->heap.count) // an upright line among the single values
            drawing_line(drafting->arena, drawing, (struct point){at.x, ground - STROKE * size},
                         (struct point){at.x, ground + STROKE * size}, 1.6F, palette->text);
        else
            drawing_circle(drafting->arena, drawing, at, DOT * size, palette->accent);
    }
    lettering.bold = true;
    draft_label(drafting, drawing, &row->value_label,
                (struct point){drawing->width - dots->value_width, ground}, lettering);
}

bool chart_dots(struct chart *chart) {
    struct dots dots = {.chart = chart};
    if (!read_rows(&dots) || !tell_table(&dots))
        return false;
    describe(&dots);
    measure(&dots);
    float size = chart->drafting->palette->size, bottom = 0, top = 0;
    for (size_t i = 0; i < chart->count; i++)
        bottom += dots.rows[i].above + dots.rows[i].below + (i ? ROW_GAP * size : 0);
    scale_draw_lines(chart, &dots.scale, 0, bottom);
    for (size_t i = 0; i < chart->count; i++) {
        const struct row *row = &dots.rows[i];
        draw_row(&dots, row, top + row->above);
        top += row->above + row->below + ROW_GAP * size;
    }
    chart->drawing->height = scale_draw_numbers(chart, &dots.scale, bottom + 0.2F * size);
    return true;
}
