// SPDX-License-Identifier: GPL-3.0-or-later
// How answers are spread (diverging stacked bars): what leans to “no” lies at the left of one line,
// what leans to “yes” at its right, and the answer in the middle across it. So rows can be compared
// by eye. Answers differ by pattern; shares that have room say their number.
#include "drawing/chart.h"

#include <math.h>

#define LABEL_SHARE 0.38F // of the width, at most
#define GAP 1.0F          // in label sizes, as all below
#define BAR_HEIGHT 1.7F
#define ROW_GAP 0.6F
#define SWATCH 1.6F
#define LINE_WIDTH 1.2F

enum { FEWEST = 2, MOST = 7 };

static const enum pattern patterns[MOST + 1][MOST] = {
    [2] = {PATTERN_HATCHED, PATTERN_SOLID},
    [3] = {PATTERN_HATCHED, PATTERN_BLANK, PATTERN_SOLID},
    [4] = {PATTERN_HATCHED, PATTERN_SPARSE, PATTERN_LEVEL, PATTERN_SOLID},
    [5] = {PATTERN_HATCHED, PATTERN_SPARSE, PATTERN_BLANK, PATTERN_LEVEL, PATTERN_SOLID},
    [6] = {PATTERN_CROSSED, PATTERN_HATCHED, PATTERN_SPARSE, PATTERN_LEVEL, PATTERN_DENSE,
           PATTERN_SOLID},
    [7] = {PATTERN_CROSSED, PATTERN_HATCHED, PATTERN_SPARSE, PATTERN_BLANK, PATTERN_LEVEL,
           PATTERN_DENSE, PATTERN_SOLID},
};

struct distribution {
    struct chart *chart;
    struct text answers[MOST];
    size_t answer_count;
    double *shares; // rows of `answer_count`; NAN: not shown
    struct label *labels;
    float label_width;
    double before, after; // the most that lies at either side of the line
};

// ---- data ----

static bool read_answers(struct distribution *distribution) {
    const struct drafting *drafting = distribution->chart->drafting;
    const struct value *answers = value_find(distribution->chart->body, "answers");
    bool good = answers && answers->kind == VALUE_LIST && answers->list.count >= FEWEST &&
                answers->list.count <= MOST;
    for (size_t i = 0; good && i < answers->list.count; i++) {
        good = answers->list.items[i].kind == VALUE_TEXT;
        if (good)
            distribution->answers[i] = draft_clean(drafting, answers->list.items[i].text);
    }
    if (good)
        distribution->answer_count = answers->list.count;
    else
        report_error(drafting->diagnostics, draft_position(drafting, answers),
                     "expected answers: two to seven texts, from “no” to “yes”",
                     "these cannot be the answers");
    return good;
}

static bool read_shares(struct distribution *distribution, size_t row) {
    const struct chart *chart = distribution->chart;
    const struct value *shares = value_find(&chart->items[row], "shares");
    size_t count = distribution->answer_count;
    double sum = 0;
    bool good = shares && shares->kind == VALUE_LIST && shares->list.count == count;
    for (size_t i = 0; good && i < count; i++) {
        const struct value *share = &shares->list.items[i];
        bool number = share->kind == VALUE_NUMBER && share->number >= 0 && share->number <= 1;
        good = number || share->kind == VALUE_BOOLEAN; // false: a share that is not shown
        distribution->shares[row * count + i] = number ? share->number : (double)NAN;
        sum += number ? share->number : 0;
    }
    // Rounded shares may add up to a little more than one.
    if (good && sum <= 1.05)
        return true;
    report_error(
        chart->drafting->diagnostics,
        draft_position(chart->drafting, shares ? shares : &chart->items[row]),
        expected_format(chart->drafting->arena,
                        "expected %zu shares of 1, one for each answer; false for one that "
                        "is not shown",
                        count),
        "\"%s\" of \"%.*s\" cannot be drawn", "shares", TEXT_ARGUMENTS(chart->names[row]));
    return false;
}

// What lies at the left of the line: the lower answers and half of the middle one.
static double left_of_line(const struct distribution *distribution, size_t row, double *right) {
    size_t count = distribution->answer_count;
    double left = 0;
    *right = 0;
    for (size_t i = 0; i < count; i++) {
        double share = distribution->shares[row * count + i];
        if (isnan(share))
            continue;
        double half = 2 * i + 1 < count ? 1 : 2 * i + 1 == count ? 0.5 : 0;
        left += share * half;
        *right += share * (1 - half);
    }
    return left;
}

static bool read_rows(struct distribution *distribution) {
    struct chart *chart = distribution->chart;
    if (!read_answers(distribution))
        return false;
    bool good = true;
    distribution->shares =
        arena_new_array(chart->drafting->arena, chart->count * distribution->answer_count, double);
    for (size_t i = 0; i < chart->count; i++) {
        double right;
        good &= read_shares(distribution, i);
        distribution->before = fmax(distribution->before, left_of_line(distribution, i, &right));
        distribution->after = fmax(distribution->after, right);
    }
    if (distribution->before + distribution->after <= 0)
        distribution->after = 1;
    return good;
}

// ---- words ----

static struct text share_words(const struct distribution *distribution, double share) {
    const struct drafting *drafting = distribution->chart->drafting;
    if (isnan(share))
        return draft_word(drafting, "niet getoond", "not shown");
    return text_format(drafting->arena, "%.0f%%", share * 100);
}

static bool tell(const struct distribution *distribution) {
    struct chart *chart = distribution->chart;
    const struct drafting *drafting = chart->drafting;
    size_t count = distribution->answer_count;
    struct text heads[MOST + 1] = {draft_word(drafting, "Onderwerp", "Item")};
    for (size_t i = 0; i < count; i++)
        heads[i + 1] = distribution->answers[i];
    if (!draft_table(drafting, chart->body, chart->figure, heads, count + 1, chart->count))
        return false;
    chart->figure->numbers = true;
    struct builder told = {.arena = drafting->arena};
    builder_text(&told, chart_opening(chart, "Verdeling van antwoorden in",
                                      "Distribution of answers in", "rij", "rijen", "row", "rows"));
    for (size_t i = 0; i < chart->count; i++) {
        *draft_cell(chart->figure, i, 0) = chart->names[i];
        builder_format(&told, " %.*s:", TEXT_ARGUMENTS(chart->names[i]));
        for (size_t j = 0; j < count; j++) {
            struct text words = share_words(distribution, distribution->shares[i * count + j]);
            *draft_cell(chart->figure, i, j + 1) = words;
            builder_format(&told, "%s %.*s %.*s", j ? "," : "",
                           TEXT_ARGUMENTS(distribution->answers[j]), TEXT_ARGUMENTS(words));
        }
        builder_byte(&told, '.');
    }
    draft_describe(drafting, chart->body, chart->drawing, builder_result(&told));
    return true;
}

// ---- drawing ----

static void draw_share(const struct distribution *distribution, enum pattern pattern,
                       struct point at, float width, double share) {
    const struct drafting *drafting = distribution->chart->drafting;
    const struct palette *palette = drafting->palette;
    struct drawing *drawing = distribution->chart->drawing;
    float size = palette->size, height = BAR_HEIGHT * size;
    struct text words = share_words(distribution, share);
    float room = draft_width(drafting, true, size, words) + 0.5F * size;
    draft_pattern(drafting, drawing, at, width, height, pattern);
    if (room + 2 > width)
        return;
    struct point middle = {at.x + width / 2, at.y + height / 2};
    if (pattern != PATTERN_SOLID && pattern != PATTERN_BLANK)
        drawing_rectangle(drafting->arena, drawing,
                          (struct point){middle.x - room / 2, middle.y - 0.62F * size}, room,
                          1.24F * size, 0.2F * size, palette->paper);
    drawing_text(drafting->arena, drawing, (struct point){middle.x, middle.y + BASELINE * size},
                 size, ANCHOR_MIDDLE, true,
                 pattern == PATTERN_SOLID ? palette->paper : palette->text, words);
}

static void draw_row(const struct distribution *distribution, size_t row, float line, float unit,
                     float middle) {
    const struct drafting *drafting = distribution->chart->drafting;
    size_t count = distribution->answer_count;
    double right, left = left_of_line(distribution, row, &right);
    float size = drafting->palette->size;
    struct point at = {line - (float)left * unit, middle - BAR_HEIGHT / 2 * size};
    draft_label(drafting, distribution->chart->drawing, &distribution->labels[row],
                (struct point){0, middle},
                (struct lettering){.size = size, .colour = drafting->palette->text});
    for (size_t i = 0; i < count; i++) {
        double share = distribution->shares[row * count + i];
        if (isnan(share) || share <= 0)
            continue;
        float width = (float)share * unit;
        draw_share(distribution, patterns[count][i], at, width, share);
        at.x += width;
    }
}

static float draw_key(const struct distribution *distribution) {
    const struct drafting *drafting = distribution->chart->drafting;
    struct drawing *drawing = distribution->chart->drawing;
    float size = drafting->palette->size;
    struct key key = key_begin(drafting, drawing, 0, drafting->width, 0);
    for (size_t i = 0; i < distribution->answer_count; i++) {
        struct point at = key_add(&key, SWATCH * size, distribution->answers[i]);
        at.y -= 0.45F * size;
        draft_pattern(drafting, drawing, at, SWATCH * size, 0.9F * size,
                      patterns[distribution->answer_count][i]);
    }
    return key_end_line(&key);
}

static float row_height(const struct distribution *distribution, size_t row) {
    float size = distribution->chart->drafting->palette->size;
    return fmaxf(draft_height(&distribution->labels[row], size), BAR_HEIGHT * size);
}

bool chart_distribution(struct chart *chart) {
    struct distribution distribution = {.chart = chart};
    const struct drafting *drafting = chart->drafting;
    if (!read_rows(&distribution) || !tell(&distribution))
        return false;
    float size = drafting->palette->size, top = draw_key(&distribution) + 0.6F * size;
    distribution.labels = arena_new_array(drafting->arena, chart->count, struct label);
    for (size_t i = 0; i < chart->count; i++) {
        distribution.labels[i] =
            draft_wrap(drafting, false, size, chart->names[i], drafting->width * LABEL_SHARE);
        distribution.label_width = fmaxf(distribution.label_width, distribution.labels[i].width);
    }
    float left = distribution.label_width + GAP * size;
    float unit = (drafting->width - left - 1) / (float)(distribution.before + distribution.after);
    float line = left + (float)distribution.before * unit, bottom = top - ROW_GAP / 2 * size;
    for (size_t i = 0; i < chart->count; i++)
        bottom += row_height(&distribution, i) + ROW_GAP * size;
    drawing_line(drafting->arena, chart->drawing, (struct point){line, top - ROW_GAP / 2 * size},
                 (struct point){line, bottom}, LINE_WIDTH, drafting->palette->text);
    for (size_t i = 0; i < chart->count; i++) {
        float height = row_height(&distribution, i);
        draw_row(&distribution, i, line, unit, top + height / 2);
        top += height + ROW_GAP * size;
    }
    chart->drawing->height = bottom;
    return true;
}
