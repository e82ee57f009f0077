// SPDX-License-Identifier: GPL-3.0-or-later
// Horizontal bars: labels at the left, bars from one line, each value behind its bar.
//
// No axis: every bar says its own number, which people read better than a scale (and which works
// in black and white). A track behind each bar shows how long it could be.
#include "drawing/drawing.h"
#include "drawing/wrap.h"

#include <math.h>

#define LABEL_SHARE 0.42F // of the width, at most
#define VALUE_SHARE 0.25F
#define GAP 0.8F // between label, bar and value; in label sizes, as all below
#define LINE_HEIGHT 1.3F
#define BAR_HEIGHT 1.5F
#define ROW_GAP 0.7F
#define CORNER 0.2F
#define BASELINE 0.36F // from the middle of a line down to its baseline

struct bar {
    struct label label, value_label;
    struct text name, shown; // `shown`: the value as it is printed
    bool has_value;
    double value;
    float height;
};

struct chart {
    struct arena *arena;
    struct font_set *fonts;
    const struct palette *palette;
    struct text language;
    struct diagnostics *diagnostics;
    struct position position;
    struct bar *bars;
    size_t count;
    double maximum;
    float label_width, value_width;
};

static bool is_dutch(struct text language) {
    return language.length == 0 || text_starts(language, TEXT("nl"));
}

// ---- data ----

static struct position position_of(const struct chart *chart, const struct value *value) {
    return value && value->position.source ? value->position : chart->position;
}

// One line of text: line ends and control characters are blanks.
static struct text clean_text(struct arena *arena, struct text text) {
    struct builder builder = {.arena = arena};
    for (size_t offset = 0; offset < text.length;) {
        uint32_t character = text_character(text, &offset);
        if (character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 ||
            character == 0x2029)
            character = ' ';
        builder_character(&builder, character);
    }
    return text_trim(builder_result(&builder));
}

// Two decimals at most, with the language's decimal sign.
static struct text number_text(const struct chart *chart, double number) {
    struct builder builder = {.arena = chart->arena};
    builder_number(&builder, round(number * 100) / 100);
    struct text text = builder_result(&builder);
    for (size_t i = 0; i < text.length; i++)
        if (builder.bytes[i] == '.' && is_dutch(chart->language))
            builder.bytes[i] = ',';
    return text;
}

static bool read_value(struct chart *chart, const struct value *item, struct bar *bar) {
    const struct value *value = value_find(item, "value");
    if (!value || value->kind == VALUE_NIL)
        return true;
    bar->has_value = value->kind == VALUE_NUMBER && value->number >= 0 && isfinite(value->number);
    if (!bar->has_value) {
        report_error(chart->diagnostics, position_of(chart, value), "expected a number from 0",
                     "the value of \"%.*s\" cannot be a bar", TEXT_ARGUMENTS(bar->name));
        return false;
    }
    bar->value = value->number;
    return true;
}

static bool read_bar(struct chart *chart, const struct value *item, struct bar *bar) {
    const struct value *label = value_find(item, "label"), *text = value_find(item, "text");
    if (!label || label->kind != VALUE_TEXT) {
        report_error(chart->diagnostics, position_of(chart, item),
                     "expected {label = …, value = …}", "a bar without a label");
        return false;
    }
    bar->name = clean_text(chart->arena, label->text);
    if (!read_value(chart, item, bar))
        return false;
    if (text && text->kind == VALUE_TEXT)
        bar->shown = clean_text(chart->arena, text->text);
    else if (bar->has_value)
        bar->shown = number_text(chart, bar->value);
    else
        bar->shown = is_dutch(chart->language) ? TEXT("geen cijfer") : TEXT("no number");
    return true;
}

static bool read_bars(struct chart *chart, const struct value *data) {
    if (!data || data->kind != VALUE_LIST || data->list.count == 0) {
        report_error(chart->diagnostics, position_of(chart, data),
                     "expected a list of {label = …, value = …}",
                     data && data->kind == VALUE_LIST ? N_("a chart of nothing")
                                                      : N_("a chart without data"));
        return false;
    }
    bool read = true;
    chart->count = data->list.count;
    chart->bars = arena_new_array(chart->arena, chart->count, struct bar);
    for (size_t i = 0; i < chart->count; i++)
        read &= read_bar(chart, &data->list.items[i], &chart->bars[i]);
    return read;
}

static bool read_maximum(struct chart *chart, const struct value *options) {
    const struct value *maximum = value_find(options, "maximum");
    double largest = 0;
    for (size_t i = 0; i < chart->count; i++)
        largest = fmax(largest, chart->bars[i].value);
    chart->maximum = largest > 0 ? largest : 1;
    if (!maximum || maximum->kind == VALUE_NIL)
        return true;
    if (maximum->kind != VALUE_NUMBER || !(maximum->number > 0) || !isfinite(maximum->number)) {
        report_error(chart->diagnostics, position_of(chart, maximum), "expected a number above 0",
                     "this cannot be the longest bar");
        return false;
    }
    if (largest > maximum->number * (1 + 1e-9)) {
        report_error(chart->diagnostics, position_of(chart, maximum), NULL,
                     "the largest value, %g, is more than the maximum", largest);
        return false;
    }
    chart->maximum = maximum->number;
    return true;
}

// ---- words ----

static struct text count_words(const struct chart *chart) {
    static const char *const dutch[] = {"",      "één",  "twee",  "drie", "vier", "vijf",  "zes",
                                        "zeven", "acht", "negen", "tien", "elf",  "twaalf"};
    bool one = chart->count == 1;
    if (!is_dutch(chart->language))
        return text_format(chart->arena, "Bar chart with %zu %s.", chart->count,
                           one ? "bar" : "bars");
    if (chart->count < sizeof dutch / sizeof *dutch)
        return text_format(chart->arena, "Staafdiagram met %s %s.", dutch[chart->count],
                           one ? "staaf" : "staven");
    return text_format(chart->arena, "Staafdiagram met %zu staven.", chart->count);
}

static struct text describe(const struct chart *chart) {
    struct builder builder = {.arena = chart->arena};
    builder_text(&builder, count_words(chart));
    for (size_t i = 0; i < chart->count; i++)
        builder_format(&builder, " %.*s: %.*s.", TEXT_ARGUMENTS(chart->bars[i].name),
                       TEXT_ARGUMENTS(chart->bars[i].shown));
    return builder_result(&builder);
}

static bool read_title(struct chart *chart, const struct value *options, struct drawing *drawing) {
    const struct value *title = value_find(options, "title");
    const struct value *description = value_find(options, "description");
    if (title && title->kind == VALUE_TEXT)
        drawing->title = clean_text(chart->arena, title->text);
    if (drawing->title.length == 0) {
        report_error(chart->diagnostics, position_of(chart, title),
                     "expected title: what the chart shows", "a chart without a title");
        return false;
    }
    drawing->description = describe(chart);
    if (description && description->kind == VALUE_TEXT)
        drawing->description = clean_text(chart->arena, description->text);
    return drawing->description.length > 0;
}

// ---- drawing ----

static void measure(struct chart *chart, float width) {
    float size = chart->palette->size;
    for (size_t i = 0; i < chart->count; i++) {
        struct bar *bar = &chart->bars[i];
        bar->label = label_wrap(chart->arena, chart->fonts, false, chart->language, bar->name, size,
                                width * LABEL_SHARE);
        bar->value_label = label_wrap(chart->arena, chart->fonts, true, chart->language, bar->shown,
                                      size, width * VALUE_SHARE);
        float lines = fmaxf((float)bar->label.count, (float)bar->value_label.count);
        bar->height = fmaxf(lines * LINE_HEIGHT * size, BAR_HEIGHT * size);
        chart->label_width = fmaxf(chart->label_width, bar->label.width);
        chart->value_width = fmaxf(chart->value_width, bar->value_label.width);
    }
}

static void draw_label(struct chart *chart, struct drawing *drawing, const struct label *label,
                       struct point middle, bool bold) {
    float size = chart->palette->size, step = LINE_HEIGHT * size;
    float first = middle.y - step * (float)(label->count - 1) / 2;
    for (size_t i = 0; i < label->count; i++) {
        struct point at = {middle.x, first + step * (float)i + BASELINE * size};
        drawing_text(chart->arena, drawing, at, size, ANCHOR_START, bold, chart->palette->text,
                     label->lines[i]);
    }
}

static void draw_bar(struct chart *chart, struct drawing *drawing, const struct bar *bar,
                     float top) {
    const struct palette *palette = chart->palette;
    float size = palette->size, height = BAR_HEIGHT * size, corner = CORNER * size;
    float left = chart->label_width + GAP * size;
    float longest = drawing->width - left - chart->value_width - GAP * size;
    float middle = top + bar->height / 2;
    struct point at = {left, middle - height / 2};
    float length = longest * (float)(bar->value / chart->maximum);
    draw_label(chart, drawing, &bar->label, (struct point){0, middle}, false);
    if (palette->black_and_white)
        drawing_frame(chart->arena, drawing, at, longest, height, corner, 0.5F, palette->line);
    else
        drawing_rectangle(chart->arena, drawing, at, longest, height, corner, palette->accent_soft);
    if (length > 0)
        drawing_rectangle(chart->arena, drawing, at, length, height, corner,
                          palette->black_and_white ? palette->text : palette->accent);
    draw_label(chart, drawing, &bar->value_label,
               (struct point){left + longest + GAP * size, middle}, true);
}

struct drawing *chart_bars(struct arena *arena, struct font_set *fonts,
                           const struct palette *palette, struct text language, float width,
                           const struct value *data, const struct value *options,
                           struct position position, struct diagnostics *diagnostics,
                           struct chart_row **rows) {
    struct drawing *drawing = arena_new(arena, struct drawing);
    struct chart chart = {.arena = arena,
                          .fonts = fonts,
                          .palette = palette,
                          .language = language,
                          .diagnostics = diagnostics,
                          .position = position};
    *drawing = (struct drawing){.width = width, .language = language};
    if (!read_bars(&chart, data) || !read_maximum(&chart, options) ||
        !read_title(&chart, options, drawing))
        return NULL;
    measure(&chart, width);
    *rows = arena_new_array(arena, chart.count, struct chart_row);
    float top = 0, gap = ROW_GAP * palette->size;
    for (size_t i = 0; i < chart.count; i++) {
        (*rows)[i] = (struct chart_row){chart.bars[i].name, chart.bars[i].shown};
        draw_bar(&chart, drawing, &chart.bars[i], top);
        top += chart.bars[i].height + gap;
    }
    drawing->height = top - gap;
    return drawing;
}
