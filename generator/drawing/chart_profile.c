// SPDX-License-Identifier: GPL-3.0-or-later
// A profile: on one scale, for each row a mean as a dot, how far it may be off as a band around it,
// and, where they are given, the single values as small circles heaped up behind it.
//
// Rows stand beneath each other and are not added up: they are read against the scale. The band is
// hatched, so that it shows on any copier.
#include "drawing/chart.h"

#include <math.h>

#define LABEL_SHARE 0.36F // of the width, at most
#define VALUE_SHARE 0.2F
#define GAP 1.2F // between label, scale and value; in label sizes, as all below
#define ROW_GAP 0.5F
#define ROW_HEIGHT 2.0F
#define DOT 0.46F
#define BAND 0.9F
#define GRAIN 0.21F // radius of a single value
#define TRACK_WIDTH 0.8F

struct row {
    double value, low, high;
    struct heap heap;
    struct label label, value_label;
    struct text shown;
    float above, below; // the middle
};

struct profile {
    struct chart *chart;
    struct row *rows;
    struct scale scale;
    float label_width, value_width;
    bool bands, heaps; // on any row
};

// ---- data ----

static bool read_row(const struct chart *chart, size_t item, struct row *row) {
    bool good = chart_number(chart, item, "value", &row->value);
    good &= chart_number(chart, item, "low", &row->low);
    good &= chart_number(chart, item, "high", &row->high);
    good &= heap_read(chart, item, &row->heap);
    row->shown = chart_shown(chart, item, row->value);
    if (!good || (isnan(row->low) && isnan(row->high)) ||
        (row->low <= row->value && row->value <= row->high))
        return good;
    report_error(chart->drafting->diagnostics, draft_position(chart->drafting, &chart->items[item]),
                 "expected low ≤ value ≤ high, or neither low nor high",
                 "the value of \"%.*s\" is not between its low and its high",
                 TEXT_ARGUMENTS(chart->names[item]));
    return false;
}

static bool read_rows(struct profile *profile) {
    const struct chart *chart = profile->chart;
    double lowest = INFINITY, highest = -INFINITY;
    bool good = true;
    profile->rows = arena_new_array(chart->drafting->arena, chart->count, struct row);
    for (size_t i = 0; i < chart->count; i++) {
        struct row *row = &profile->rows[i];
        good &= read_row(chart, i, row);
        lowest = fmin(fmin(lowest, row->value), row->low); // NAN changes nothing
        highest = fmax(fmax(highest, row->value), row->high);
        heap_stretch(&row->heap, &lowest, &highest);
        profile->bands |= !isnan(row->low);
        profile->heaps |= row->heap.count > 0;
    }
    good &= scale_read_ends(chart);
    return good && scale_read(chart, lowest, highest, &profile->scale);
}

// ---- words ----

static struct text band_words(const struct drafting *drafting, const struct row *row) {
    if (isnan(row->low))
        return TEXT("–");
    return text_format(drafting->arena, draft_dutch(drafting) ? "%.*s tot %.*s" : "%.*s to %.*s",
                       TEXT_ARGUMENTS(draft_number(drafting, row->low)),
                       TEXT_ARGUMENTS(draft_number(drafting, row->high)));
}

static bool tell_table(const struct profile *profile) {
    const struct chart *chart = profile->chart;
    const struct drafting *drafting = chart->drafting;
    struct text heads[4] = {draft_word(drafting, "Onderwerp", "Item"),
                            draft_word(drafting, "Gemiddelde", "Mean")};
    size_t columns = 2;
    if (profile->bands)
        heads[columns++] = draft_word(drafting, "Marge", "Margin");
    if (profile->heaps)
        heads[columns++] = draft_word(drafting, "Alle waarden", "All values");
    if (!draft_table(drafting, chart->body, chart->figure, heads, columns, chart->count))
        return false;
    for (size_t i = 0; i < chart->count; i++) {
        const struct row *row = &profile->rows[i];
        size_t column = 0;
        *draft_cell(chart->figure, i, column++) = chart->names[i];
        *draft_cell(chart->figure, i, column++) = row->shown;
        if (profile->bands)
            *draft_cell(chart->figure, i, column++) = band_words(drafting, row);
        if (profile->heaps)
            *draft_cell(chart->figure, i, column) = heap_words(drafting, &row->heap);
    }
    chart->figure->numbers = true;
    return true;
}

static void describe(const struct profile *profile) {
    const struct chart *chart = profile->chart;
    const struct drafting *drafting = chart->drafting;
    bool dutch = draft_dutch(drafting);
    struct builder told = {.arena = drafting->arena};
    builder_text(
        &told, chart_opening(chart, "Profiel met", "Profile with", "rij", "rijen", "row", "rows"));
    builder_text(&told, scale_words(chart, &profile->scale));
    for (size_t i = 0; i < chart->count; i++) {
        const struct row *row = &profile->rows[i];
        builder_format(&told, " %.*s: %.*s", TEXT_ARGUMENTS(chart->names[i]),
                       TEXT_ARGUMENTS(row->shown));
        if (!isnan(row->low))
            builder_format(&told, dutch ? ", marge %.*s" : ", margin %.*s",
                           TEXT_ARGUMENTS(band_words(drafting, row)));
        if (row->heap.count)
            builder_format(&told, dutch ? ", waarden %.*s" : ", values %.*s",
                           TEXT_ARGUMENTS(heap_words(drafting, &row->heap)));
        builder_byte(&told, '.');
    }
    draft_describe(drafting, chart->body, chart->drawing, builder_result(&told));
}

// ---- drawing ----

static void measure(struct profile *profile) {
    const struct drafting *drafting = profile->chart->drafting;
    float size = drafting->palette->size, width = drafting->width;
    for (size_t i = 0; i < profile->chart->count; i++) {
        struct row *row = &profile->rows[i];
        row->label =
            draft_wrap(drafting, false, size, profile->chart->names[i], width * LABEL_SHARE);
        row->value_label = draft_wrap(drafting, true, size, row->shown, width * VALUE_SHARE);
        profile->label_width = fmaxf(profile->label_width, row->label.width);
        profile->value_width = fmaxf(profile->value_width, row->value_label.width);
    }
    profile->scale.left = profile->label_width + GAP * size;
    profile->scale.right = width - profile->value_width - GAP * size;
    for (size_t i = 0; i < profile->chart->count; i++) {
        struct row *row = &profile->rows[i];
        float labels =
            fmaxf(draft_height(&row->label, size), draft_height(&row->value_label, size));
        heap_build(drafting, &profile->scale, GRAIN * size, &row->heap);
        row->below = fmaxf(labels, ROW_HEIGHT * size) / 2;
        row->above = row->below;
        if (row->heap.count)
            row->above = fmaxf(row->above, row->heap.height + (BAND / 2 + 0.3F) * size);
    }
}

static void draw_row(const struct profile *profile, const struct row *row, float middle) {
    const struct drafting *drafting = profile->chart->drafting;
    const struct palette *palette = drafting->palette;
    const struct scale *scale = &profile->scale;
    struct drawing *drawing = profile->chart->drawing;
    float size = palette->size;
    struct lettering lettering = {.size = size, .colour = palette->text};
    draft_label(drafting, drawing, &row->label, (struct point){0, middle}, lettering);
    drawing_line(drafting->arena, drawing, (struct point){scale->left, middle},
                 (struct point){scale->right, middle}, TRACK_WIDTH, palette->line);
    if (!isnan(row->low)) {
        float left = scale_place(scale, row->low), right = scale_place(scale, row->high);
        draft_pattern(drafting, drawing, (struct point){left, middle - BAND / 2 * size},
                      right - left, BAND * size, PATTERN_HATCHED);
    }
    heap_draw(profile->chart, &row->heap, middle - (BAND / 2 + 0.1F) * size, palette->paper,
              palette->quiet);
    if (!isnan(row->value)) {
        struct point at = {scale_place(scale, row->value), middle};
        mark_outline(drawing_circle(drafting->arena, drawing, at, DOT * size, palette->accent), 1,
                     palette->paper);
    }
    lettering.bold = true;
    draft_label(drafting, drawing, &row->value_label,
                (struct point){scale->right + GAP * size, middle}, lettering);
}

static float draw_key(const struct profile *profile, float top) {
    const struct drafting *drafting = profile->chart->drafting;
    const struct palette *palette = drafting->palette;
    struct drawing *drawing = profile->chart->drawing;
    float size = palette->size;
    struct key key = key_begin(drafting, drawing, 0, drafting->width, top);
    struct point at = key_add(&key, 2 * DOT * size, draft_word(drafting, "gemiddelde", "mean"));
    at.x += DOT * size;
    drawing_circle(drafting->arena, drawing, at, DOT * size, palette->accent);
    if (profile->bands) {
        at = key_add(&key, 2 * size, draft_word(drafting, "marge (95%)", "margin (95%)"));
        at.y -= BAND / 2 * size;
        draft_pattern(drafting, drawing, at, 2 * size, BAND * size, PATTERN_HATCHED);
    }
    if (profile->heaps) {
        at = key_add(&key, 2 * GRAIN * size, draft_word(drafting, "één waarde", "one value"));
        at.x += GRAIN * size;
        mark_outline(drawing_circle(drafting->arena, drawing, at, GRAIN * size, palette->paper),
                     0.6F, palette->quiet);
    }
    return key_end_line(&key);
}

bool chart_profile(struct chart *chart) {
    struct profile profile = {.chart = chart};
    if (!read_rows(&profile) || !tell_table(&profile))
        return false;
    describe(&profile);
    measure(&profile);
    float size = chart->drafting->palette->size, bottom = 0, top = 0;
    for (size_t i = 0; i < chart->count; i++)
        bottom += profile.rows[i].above + profile.rows[i].below + (i ? ROW_GAP * size : 0);
    scale_draw_lines(chart, &profile.scale, 0, bottom);
    for (size_t i = 0; i < chart->count; i++) {
        const struct row *row = &profile.rows[i];
        draw_row(&profile, row, top + row->above);
        top += row->above + row->below + ROW_GAP * size;
    }
    bottom = scale_draw_numbers(chart, &profile.scale, bottom + 0.2F * size);
    chart->drawing->height = draw_key(&profile, bottom + 0.4F * size);
    return true;
}
