// SPDX-License-Identifier: GPL-3.0-or-later
// Horizontal bars: labels at the left, bars from one line, each value behind its bar.
//
// No axis: every bar says its own number, which people read better than a scale (and which works
// in black and white). A track behind each bar shows how long it could be.
#include "drawing/chart.h"

#include <math.h>

#define LABEL_SHARE 0.42F // of the width, at most
#define VALUE_SHARE 0.25F
#define GAP 0.8F // between label, bar and value; in label sizes, as all below
#define BAR_HEIGHT 1.5F
#define ROW_GAP 0.7F
#define CORNER 0.2F

struct bar {
    struct label label, value_label;
    struct text shown; // the value as it is printed
    double value;      // NAN: none
    float height;
};

struct bars {
    struct chart *chart;
    struct bar *bars;
    double maximum;
    float label_width, value_width;
};

static bool read_maximum(struct bars *bars) {
    const struct drafting *drafting = bars->chart->drafting;
    const struct value *maximum = value_find(bars->chart->body, "maximum");
    double largest = 0;
    for (size_t i = 0; i < bars->chart->count; i++)
        largest = fmax(largest, bars->bars[i].value);
    bars->maximum = largest > 0 ? largest : 1;
    if (!maximum || maximum->kind == VALUE_NIL)
        return true;
    if (maximum->kind != VALUE_NUMBER || !(maximum->number > 0) || !isfinite(maximum->number)) {
        report_error(drafting->diagnostics, draft_position(drafting, maximum),
                     "expected a number above 0", "this cannot be the longest bar");
        return false;
    }
    if (largest > maximum->number * (1 + 1e-9)) {
        report_error(drafting->diagnostics, draft_position(drafting, maximum), NULL,
                     "the largest value, %g, is more than the maximum", largest);
        return false;
    }
    bars->maximum = maximum->number;
    return true;
}

static bool read_bars(struct bars *bars) {
    bool good = true;
    struct chart *chart = bars->chart;
    bars->bars = arena_new_array(chart->drafting->arena, chart->count, struct bar);
    for (size_t i = 0; i < chart->count; i++) {
        struct bar *bar = &bars->bars[i];
        good &= chart_amount(chart, i, "value", &bar->value);
        bar->shown = chart_shown(chart, i, bar->value);
    }
    return good && read_maximum(bars);
}

static bool tell(const struct bars *bars) {
    struct chart *chart = bars->chart;
    const struct drafting *drafting = chart->drafting;
    const struct text heads[] = {draft_word(drafting, "Onderwerp", "Item"),
                                 draft_word(drafting, "Waarde", "Value")};
    if (!draft_table(drafting, chart->body, chart->figure, heads, 2, chart->count))
        return false;
    chart->figure->numbers = true;
    struct builder told = {.arena = drafting->arena};
    builder_text(&told, chart_opening(chart, "Staafdiagram met", "Bar chart with", "staaf",
                                      "staven", "bar", "bars"));
    for (size_t i = 0; i < chart->count; i++) {
        *draft_cell(chart->figure, i, 0) = chart->names[i];
        *draft_cell(chart->figure, i, 1) = bars->bars[i].shown;
        builder_format(&told, " %.*s: %.*s.", TEXT_ARGUMENTS(chart->names[i]),
                       TEXT_ARGUMENTS(bars->bars[i].shown));
    }
    draft_describe(drafting, chart->body, chart->drawing, builder_result(&told));
    return true;
}

// ---- drawing ----

static void measure(struct bars *bars) {
    const struct drafting *drafting = bars->chart->drafting;
    float size = drafting->palette->size, width = drafting->width;
    for (size_t i = 0; i < bars->chart->count; i++) {
        struct bar *bar = &bars->bars[i];
        bar->label = draft_wrap(drafting, false, size, bars->chart->names[i], width * LABEL_SHARE);
        bar->value_label = draft_wrap(drafting, true, size, bar->shown, width * VALUE_SHARE);
        bar->height =
            fmaxf(fmaxf(draft_height(&bar->label, size), draft_height(&bar->value_label, size)),
                  BAR_HEIGHT * size);
        bars->label_width = fmaxf(bars->label_width, bar->label.width);
        bars->value_width = fmaxf(bars->value_width, bar->value_label.width);
    }
}

static void draw_bar(const struct bars *bars, const struct bar *bar, float top) {
    const struct drafting *drafting = bars->chart->drafting;
    const struct palette *palette = drafting->palette;
    struct drawing *drawing = bars->chart->drawing;
    float size = palette->size, height = BAR_HEIGHT * size, corner = CORNER * size;
    float left = bars->label_width + GAP * size;
    float longest = drawing->width - left - bars->value_width - GAP * size;
    float middle = top + bar->height / 2;
    struct point at = {left, middle - height / 2};
    float length = isnan(bar->value) ? 0 : longest * (float)(bar->value / bars->maximum);
    struct lettering lettering = {.size = size, .colour = palette->text};
    draft_label(drafting, drawing, &bar->label, (struct point){0, middle}, lettering);
    if (palette->black_and_white)
        drawing_frame(drafting->arena, drawing, at, longest, height, corner, 0.5F, palette->line);
    else
        drawing_rectangle(drafting->arena, drawing, at, longest, height, corner,
                          palette->accent_soft);
    if (length > 0)
        drawing_rectangle(drafting->arena, drawing, at, length, height, corner,
                          palette->black_and_white ? palette->text : palette->accent);
    lettering.bold = true;
    draft_label(drafting, drawing, &bar->value_label,
                (struct point){left + longest + GAP * size, middle}, lettering);
}

bool chart_bars(struct chart *chart) {
    struct bars bars = {.chart = chart};
    if (!read_bars(&bars) || !tell(&bars))
        return false;
    measure(&bars);
    float top = 0, gap = ROW_GAP * chart->drafting->palette->size;
    for (size_t i = 0; i < chart->count; i++) {
        draw_bar(&bars, &bars.bars[i], top);
        top += bars.bars[i].height + gap;
    }
    chart->drawing->height = top - gap;
    return true;
}
