// SPDX-License-Identifier: GPL-3.0-or-later
// The scale on which values stand: round numbers, upright lines, what its ends mean.
#include "drawing/chart.h"

#include <math.h>

#define LINE_WIDTH 0.4F
#define END_SHARE 0.45F // of the scale's width, for what one end means
#define STEPS 5         // about as many, where the ends are given by nobody

float scale_place(const struct scale *scale, double value) {
    double share = (value - scale->minimum) / (scale->maximum - scale->minimum);
    return scale->left + (scale->right - scale->left) * (float)share;
}

// 1, 2 or 5 times a power of ten, so that about STEPS of them make up the range.
static double step_of(double range) {
    double step = pow(10, floor(log10(range / STEPS)));
    double times = range / STEPS / step;
    return step * (times > 5 ? 10 : times > 2 ? 5 : times > 1 ? 2 : 1);
}

static double scale_step(const struct scale *scale) {
    double range = scale->maximum - scale->minimum;
    bool whole = floor(scale->minimum) == scale->minimum && floor(range) == range;
    return whole && range <= 10 ? 1 : step_of(range);
}

static bool read_end(const struct chart *chart, const char *key, double *end) {
    const struct value *value = value_find(chart->body, key);
    if (!value || value->kind == VALUE_NIL)
        return true;
    if (value->kind == VALUE_NUMBER && isfinite(value->number)) {
        *end = value->number;
        return true;
    }
    report_error(chart->drafting->diagnostics, draft_position(chart->drafting, value),
                 "expected a number", "this cannot be an end of the scale");
    return false;
}

bool scale_read(const struct chart *chart, double lowest, double highest, struct scale *scale) {
    double minimum = (double)NAN, maximum = (double)NAN;
    if (!read_end(chart, "minimum", &minimum) || !read_end(chart, "maximum", &maximum))
        return false;
    if (!(lowest <= highest)) // no value at all
        lowest = highest = isnan(minimum) ? isnan(maximum) ? 0 : maximum : minimum;
    double range = fmax(isnan(maximum) ? highest : maximum, highest) -
                   fmin(isnan(minimum) ? lowest : minimum, lowest);
    double step = step_of(range > 0 ? range : 1);
    scale->minimum = isnan(minimum) ? floor(lowest / step + 1e-9) * step : minimum;
    scale->maximum = isnan(maximum) ? ceil(highest / step - 1e-9) * step : maximum;
    if (isnan(maximum) && scale->maximum <= scale->minimum)
        scale->maximum = scale->minimum + step;
    double slack = 1e-9 * fmax(fabs(scale->minimum), fabs(scale->maximum));
    bool good = scale->minimum < scale->maximum && lowest >= scale->minimum - slack &&
                highest <= scale->maximum + slack;
    const char *wrong = isnan(maximum) ? "minimum" : "maximum";
    if (!good)
        report_error(chart->drafting->diagnostics,
                     draft_position(chart->drafting, value_find(chart->body, wrong)), NULL,
                     "values from %g to %g do not stand on a scale from %g to %g", lowest, highest,
                     scale->minimum, scale->maximum);
    return good;
}

bool scale_read_ends(const struct chart *chart) {
    const struct value *ends = value_find(chart->body, "ends");
    if (!ends || ends->kind == VALUE_NIL ||
        (ends->kind == VALUE_LIST && ends->list.count == 2 &&
         ends->list.items[0].kind == VALUE_TEXT && ends->list.items[1].kind == VALUE_TEXT))
        return true;
    report_error(chart->drafting->diagnostics, draft_position(chart->drafting, ends),
                 "expected two texts: what the lowest and the highest number mean",
                 "these cannot be the ends of the scale");
    return false;
}

static struct text end_words(const struct chart *chart, double number, size_t end) {
    const struct value *ends = value_find(chart->body, "ends");
    struct text words = draft_number(chart->drafting, number);
    if (!ends || ends->kind != VALUE_LIST)
        return words;
    return text_format(chart->drafting->arena, "%.*s (%.*s)", TEXT_ARGUMENTS(words),
                       TEXT_ARGUMENTS(ends->list.items[end].text));
}

struct text scale_words(const struct chart *chart, const struct scale *scale) {
    struct text low = end_words(chart, scale->minimum, 0);
    struct text high = end_words(chart, scale->maximum, 1);
    return text_format(chart->drafting->arena,
                       draft_dutch(chart->drafting) ? " De schaal loopt van %.*s tot %.*s."
                                                    : " The scale runs from %.*s to %.*s.",
                       TEXT_ARGUMENTS(low), TEXT_ARGUMENTS(high));
}

// ---- drawing ----

// The round numbers on a scale.
struct ticks {
    double first, step;
    size_t count;
};

static struct ticks ticks_of(const struct scale *scale) {
    struct ticks ticks = {.step = scale_step(scale)};
    ticks.first = ceil(scale->minimum / ticks.step - 1e-9) * ticks.step;
    ticks.count = (size_t)floor((scale->maximum - ticks.first) / ticks.step + 1e-6) + 1;
    return ticks;
}

void scale_draw_lines(const struct chart *chart, const struct scale *scale, float top,
                      float bottom) {
    struct ticks ticks = ticks_of(scale);
    for (size_t i = 0; i < ticks.count; i++) {
        float x = scale_place(scale, ticks.first + ticks.step * (double)i);
        drawing_line(chart->drafting->arena, chart->drawing, (struct point){x, top},
                     (struct point){x, bottom}, LINE_WIDTH, chart->drafting->palette->line);
    }
}

// Numbers that would touch the one before are left out; the last of them always stands.
static void draw_numbers(const struct chart *chart, const struct scale *scale, float middle) {
    const struct drafting *drafting = chart->drafting;
    float size = drafting->palette->size, taken = -INFINITY, limit = INFINITY;
    struct ticks ticks = ticks_of(scale);
    for (size_t i = 0; i < ticks.count; i++) {
        size_t place = i ? i - 1 : ticks.count - 1; // the last one comes first
        double at = ticks.first + ticks.step * (double)place;
        struct text number = draft_number(drafting, at);
        float x = scale_place(scale, at);
        float half = draft_width(drafting, false, size, number) / 2 + size / 4;
        if (x - half < taken || x + half > limit)
            continue;
        if (i == 0)
            limit = x - half;
        else
            taken = x + half;
        drawing_text(drafting->arena, chart->drawing, (struct point){x, middle + BASELINE * size},
                     size, ANCHOR_MIDDLE, false, drafting->palette->quiet, number);
    }
}

static struct label end_label(const struct chart *chart, const struct scale *scale,
                              const struct value *ends, size_t end) {
    const struct drafting *drafting = chart->drafting;
    return draft_wrap(drafting, false, drafting->palette->size,
                      draft_clean(drafting, ends->list.items[end].text),
                      (scale->right - scale->left) * END_SHARE);
}

float scale_draw_numbers(const struct chart *chart, const struct scale *scale, float top) {
    const struct drafting *drafting = chart->drafting;
    float size = drafting->palette->size, line = LINE_HEIGHT * size;
    const struct value *ends = value_find(chart->body, "ends");
    draw_numbers(chart, scale, top + line / 2);
    top += line;
    if (!ends || ends->kind == VALUE_NIL)
        return top;
    struct lettering lettering = {.size = size, .colour = drafting->palette->quiet};
    struct label low = end_label(chart, scale, ends, 0), high = end_label(chart, scale, ends, 1);
    draft_label(drafting, chart->drawing, &low,
                (struct point){scale->left, top + draft_height(&low, size) / 2}, lettering);
    lettering.anchor = ANCHOR_END;
    draft_label(drafting, chart->drawing, &high,
                (struct point){scale->right, top + draft_height(&high, size) / 2}, lettering);
    return top + fmaxf(draft_height(&low, size), draft_height(&high, size));
}
