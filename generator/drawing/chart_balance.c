// SPDX-License-Identifier: GPL-3.0-or-later
// Giving and receiving, for each kind of support: bars to the left and to the right of the words
// between them. What is given is hatched, what is received is solid.
#include "drawing/chart.h"

#include <math.h>

#define LABEL_SHARE 0.36F // of the width, at most
#define GAP 0.7F          // in label sizes, as all below
#define BAR_HEIGHT 1.5F
#define ROW_GAP 0.7F

enum side { GIVEN, RECEIVED, SIDES };

struct balance {
    struct chart *chart;
    double (*amounts)[SIDES]; // NAN: none
    struct label *labels;
    double largest;
    float left, right; // edges of the words between
    float value_width;
};

static bool read_rows(struct balance *balance) {
    static const char *const keys[] = {"given", "received"};
    const struct chart *chart = balance->chart;
    const struct drafting *drafting = chart->drafting;
    bool good = true;
    balance->amounts = arena_array(drafting->arena, chart->count, sizeof *balance->amounts);
    for (size_t i = 0; i < chart->count; i++)
        for (int j = 0; j < SIDES; j++) {
            good &= chart_amount(chart, i, keys[j], &balance->amounts[i][j]);
            balance->largest = fmax(balance->largest, balance->amounts[i][j]);
        }
    const struct value *maximum = value_find(chart->body, "maximum");
    if (maximum && maximum->kind != VALUE_NIL) {
        if (maximum->kind != VALUE_NUMBER || !(maximum->number >= balance->largest) ||
            !(maximum->number > 0) || !isfinite(maximum->number)) {
            report_error(drafting->diagnostics, draft_position(drafting, maximum),
                         "expected a number above 0 that no row exceeds",
                         "this cannot be the longest bar");
            return false;
        }
        balance->largest = maximum->number;
    }
    if (balance->largest <= 0)
        balance->largest = 1;
    return good;
}

static struct text shown(const struct balance *balance, size_t row, enum side side) {
    double amount = balance->amounts[row][side];
    return isnan(amount) ? TEXT("–") : draft_number(balance->chart->drafting, amount);
}

static bool tell(const struct balance *balance) {
    struct chart *chart = balance->chart;
    const struct drafting *drafting = chart->drafting;
    const struct text heads[] = {draft_word(drafting, "Soort steun", "Kind of support"),
                                 draft_word(drafting, "Dit geef ik", "I give"),
                                 draft_word(drafting, "Dit krijg ik", "I receive")};
    if (!draft_table(drafting, chart->body, chart->figure, heads, 3, chart->count))
        return false;
    chart->figure->numbers = true;
    struct builder told = {.arena = drafting->arena};
    builder_text(&told, chart_opening(chart, "Geven en krijgen bij", "Giving and receiving for",
                                      "soort steun", "soorten steun", "kind of support",
                                      "kinds of support"));
    for (size_t i = 0; i < chart->count; i++) {
        *draft_cell(chart->figure, i, 0) = chart->names[i];
        *draft_cell(chart->figure, i, 1) = shown(balance, i, GIVEN);
        *draft_cell(chart->figure, i, 2) = shown(balance, i, RECEIVED);
        builder_format(&told,
                       draft_dutch(drafting) ? " %.*s: geven %.*s, krijgen %.*s."
                                             : " %.*s: giving %.*s, receiving %.*s.",
                       TEXT_ARGUMENTS(chart->names[i]), TEXT_ARGUMENTS(shown(balance, i, GIVEN)),
                       TEXT_ARGUMENTS(shown(balance, i, RECEIVED)));
    }
    draft_describe(drafting, chart->body, chart->drawing, builder_result(&told));
    return true;
}

static void measure(struct balance *balance) {
    const struct chart *chart = balance->chart;
    const struct drafting *drafting = chart->drafting;
    float size = drafting->palette->size, words = 0;
    balance->labels = arena_new_array(drafting->arena, chart->count, struct label);
    for (size_t i = 0; i < chart->count; i++) {
        balance->labels[i] =
            draft_wrap(drafting, false, size, chart->names[i], drafting->width * LABEL_SHARE);
        words = fmaxf(words, balance->labels[i].width);
        for (int j = 0; j < SIDES; j++)
            balance->value_width = fmaxf(balance->value_width,
                                         draft_width(drafting, true, size, shown(balance, i, j)));
    }
    balance->left = (drafting->width - words) / 2 - GAP * size;
    balance->right = (drafting->width + words) / 2 + GAP * size;
}

static float draw_heads(const struct balance *balance) {
    const struct drafting *drafting = balance->chart->drafting;
    float size = drafting->palette->size, height = 0;
    for (int j = 0; j < SIDES; j++) {
        struct label label =
            draft_wrap(drafting, true, size, balance->chart->figure->cells[1 + j], balance->left);
        height = fmaxf(height, draft_height(&label, size));
        draft_label(drafting, balance->chart->drawing, &label,
                    (struct point){j == GIVEN ? balance->left : balance->right,
                                   draft_height(&label, size) / 2},
                    (struct lettering){.size = size,
                                       .anchor = j == GIVEN ? ANCHOR_END : ANCHOR_START,
                                       .bold = true,
                                       .colour = drafting->palette->text});
    }
    return height + ROW_GAP * size;
}

static void draw_side(const struct balance *balance, size_t row, enum side side, float middle) {
    const struct drafting *drafting = balance->chart->drafting;
    struct drawing *drawing = balance->chart->drawing;
    float size = drafting->palette->size;
    float longest = balance->left - balance->value_width - GAP * size;
    double amount = balance->amounts[row][side];
    float length = isnan(amount) ? 0 : longest * (float)(amount / balance->largest);
    float left = side == GIVEN ? balance->left - length : balance->right;
    if (length > 0)
        draft_pattern(drafting, drawing, (struct point){left, middle - BAR_HEIGHT / 2 * size},
                      length, BAR_HEIGHT * size, side == GIVEN ? PATTERN_HATCHED : PATTERN_SOLID);
    float x = side == GIVEN ? left - GAP / 2 * size : left + length + GAP / 2 * size;
    drawing_text(drafting->arena, drawing, (struct point){x, middle + BASELINE * size}, size,
                 side == GIVEN ? ANCHOR_END : ANCHOR_START, true, drafting->palette->text,
                 shown(balance, row, side));
}

bool chart_balance(struct chart *chart) {
    struct balance balance = {.chart = chart};
    const struct drafting *drafting = chart->drafting;
    if (!read_rows(&balance) || !tell(&balance))
        return false;
    measure(&balance);
    float size = drafting->palette->size, top = draw_heads(&balance);
    for (size_t i = 0; i < chart->count; i++) {
        const struct label *label = &balance.labels[i];
        float height = fmaxf(draft_height(label, size), BAR_HEIGHT * size);
        draft_label(drafting, chart->drawing, label,
                    (struct point){drafting->width / 2, top + height / 2},
                    (struct lettering){
                        .size = size, .anchor = ANCHOR_MIDDLE, .colour = drafting->palette->text});
        draw_side(&balance, i, GIVEN, top + height / 2);
        draw_side(&balance, i, RECEIVED, top + height / 2);
        top += height + ROW_GAP * size;
    }
    chart->drawing->height = top - ROW_GAP * size;
    return true;
}
