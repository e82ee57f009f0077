// SPDX-License-Identifier: GPL-3.0-or-later
// Slopes: each row a line from before, at the left, to after, at the right.
//
// A row's two ends have the same marker, so that lines that cross can be told apart without colour.
// Words that would touch are moved apart, as little as possible, and tied to their ends. Names
// stand at both ends where that leaves the lines enough room.
#include "drawing/chart.h"

#include <math.h>

#define LABEL_SHARE 0.4F // of the width, at most
#define LEADER 1.6F      // from an end to its words; in label sizes, as all below
#define GAP 0.5F         // between leader and words
#define ROW_ROOM 3.2F    // height for each row
#define LEAST_ROOM 11.0F
#define LEAST_SLOPE 0.3F // of the width, for lines whose names stand at both ends
#define MARKER 0.38F
#define LINE_WIDTH 1.4F

enum moment { BEFORE, AFTER, MOMENTS };

struct slope {
    double values[MOMENTS]; // NAN: none
    struct text shown[MOMENTS];
    struct label labels[MOMENTS]; // its name stands with the first of its values
    float middles[MOMENTS];       // of the labels
};

struct slopes {
    struct chart *chart;
    struct slope *slopes;
    struct text moments[MOMENTS];
    struct scale scale;  // upright: left is the bottom, right the top
    float ends[MOMENTS]; // where the lines start and end
    bool named_twice;
};

// ---- data and words ----

static bool read_slopes(struct slopes *slopes) {
    static const char *const keys[] = {"before", "after"};
    const struct chart *chart = slopes->chart;
    double lowest = INFINITY, highest = -INFINITY;
    int decimals = 0;
    bool good = true;
    slopes->slopes = arena_new_array(chart->drafting->arena, chart->count, struct slope);
    for (size_t i = 0; i < chart->count; i++)
        for (int j = 0; j < MOMENTS; j++) {
            double *value = &slopes->slopes[i].values[j];
            good &= chart_number(chart, i, keys[j], value);
            if (!isnan(*value) && draft_decimals(*value) > decimals)
                decimals = draft_decimals(*value);
            lowest = fmin(lowest, *value);
            highest = fmax(highest, *value);
        }
    for (size_t i = 0; i < chart->count; i++)
        for (int j = 0; j < MOMENTS; j++) {
            double value = slopes->slopes[i].values[j];
            slopes->slopes[i].shown[j] =
                isnan(value) ? draft_word(chart->drafting, "geen cijfer", "no number")
                             : draft_fixed(chart->drafting, value, decimals);
        }
    return good && scale_read(chart, lowest, highest, &slopes->scale);
}

static bool tell(struct slopes *slopes) {
    struct chart *chart = slopes->chart;
    const struct drafting *drafting = chart->drafting;
    const struct text heads[] = {draft_word(drafting, "Onderwerp", "Item"),
                                 draft_word(drafting, "Voor", "Before"),
                                 draft_word(drafting, "Na", "After")};
    if (!draft_table(drafting, chart->body, chart->figure, heads, 3, chart->count))
        return false;
    chart->figure->numbers = true;
    struct builder told = {.arena = drafting->arena};
    builder_text(
        &told, chart_opening(chart, "Verandering in", "Change in", "rij", "rijen", "row", "rows"));
    for (int j = 0; j < MOMENTS; j++)
        slopes->moments[j] = chart->figure->cells[1 + j];
    for (size_t i = 0; i < chart->count; i++) {
        const struct slope *slope = &slopes->slopes[i];
        *draft_cell(chart->figure, i, 0) = chart->names[i];
        *draft_cell(chart->figure, i, 1) = slope->shown[BEFORE];
        *draft_cell(chart->figure, i, 2) = slope->shown[AFTER];
        builder_format(&told, " %.*s: %.*s %.*s, %.*s %.*s.", TEXT_ARGUMENTS(chart->names[i]),
                       TEXT_ARGUMENTS(slopes->moments[BEFORE]),
                       TEXT_ARGUMENTS(slope->shown[BEFORE]), TEXT_ARGUMENTS(slopes->moments[AFTER]),
                       TEXT_ARGUMENTS(slope->shown[AFTER]));
    }
    draft_describe(drafting, chart->body, chart->drawing, builder_result(&told));
    return true;
}

// ---- moving words apart ----

// Where the words of a moment stand: as near to their values as they can without touching. Rows
// that push each other form a pack, which stands around the mean of what its rows want.
struct pack {
    float sum, height; // of the tops that its rows want for it; of its rows
    size_t first, count;
};

static float pack_top(const struct pack *pack) {
    return pack->sum / (float)pack->count;
}

static void spread(const float *wanted, const float *heights, size_t count, float *tops,
                   struct pack *packs) {
    size_t last = 0;
    for (size_t i = 0; i < count; i++) {
        packs[last++] = (struct pack){wanted[i] - heights[i] / 2, heights[i], i, 1};
        while (last > 1 &&
               pack_top(&packs[last - 2]) + packs[last - 2].height > pack_top(&packs[last - 1])) {
            struct pack *above = &packs[last - 2], *below = &packs[last - 1];
            above->sum += below->sum - (float)below->count * above->height;
            above->height += below->height;
            above->count += below->count;
            last--;
        }
    }
    for (size_t i = 0; i < last; i++) {
        float top = pack_top(&packs[i]);
        for (size_t j = packs[i].first; j < packs[i].first + packs[i].count; j++) {
            tops[j] = top;
            top += heights[j];
        }
    }
}

// The rows from the highest value to the lowest; those without a value are left out.
static size_t sort_rows(const struct slopes *slopes, enum moment moment, size_t *order) {
    size_t count = 0;
    for (size_t i = 0; i < slopes->chart->count; i++) {
        double value = slopes->slopes[i].values[moment];
        if (isnan(value))
            continue;
        size_t at = count++;
        for (; at && slopes->slopes[order[at - 1]].values[moment] < value; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return count;
}

// ---- drawing ----

// A shape that is this row's, filled or open in turn.
static void draw_marker(const struct slopes *slopes, size_t row, struct point at) {
    const struct drafting *drafting = slopes->chart->drafting;
    struct drawing *drawing = slopes->chart->drawing;
    struct arena *arena = drafting->arena;
    float radius = MARKER * drafting->palette->size, x = at.x, y = at.y;
    struct colour ink = drafting->palette->accent;
    struct colour fill = row / 3 % 2 ? drafting->palette->paper : ink;
    const struct point square[] = {{x - radius, y - radius},
                                   {x + radius, y - radius},
                                   {x + radius, y + radius},
                                   {x - radius, y + radius}};
    const struct point triangle[] = {
        {x, y - 1.2F * radius}, {x + 1.2F * radius, y + radius}, {x - 1.2F * radius, y + radius}};
    struct mark *mark = row % 3 == 0   ? drawing_circle(arena, drawing, at, radius, fill)
                        : row % 3 == 1 ? drawing_polygon(arena, drawing, square, 4, fill)
                                       : drawing_polygon(arena, drawing, triangle, 3, fill);
    mark_outline(mark, 1, ink);
}

// What came of it is heavier, unless that would make names heavy.
static bool is_bold(const struct slopes *slopes, enum moment moment) {
    return moment == AFTER && !slopes->named_twice;
}

// Its name and value, in the order in which they lie from the outside inwards.
static struct text words_of(const struct slopes *slopes, size_t row, enum moment moment) {
    const struct slope *slope = &slopes->slopes[row];
    struct text name = slopes->chart->names[row], value = slope->shown[moment];
    enum moment first = isnan(slope->values[BEFORE]) ? AFTER : BEFORE;
    if (moment != first && !slopes->named_twice)
        return value;
    bool outside = moment == BEFORE;
    return text_format(slopes->chart->drafting->arena, "%.*s\u00A0\u00A0%.*s",
                       TEXT_ARGUMENTS(outside ? name : value),
                       TEXT_ARGUMENTS(outside ? value : name));
}

// The widest words of a moment, and all labels made.
static float wrap_words(struct slopes *slopes, enum moment moment) {
    const struct drafting *drafting = slopes->chart->drafting;
    float size = drafting->palette->size;
    float widest = draft_width(drafting, true, size, slopes->moments[moment]);
    for (size_t i = 0; i < slopes->chart->count; i++) {
        struct slope *slope = &slopes->slopes[i];
        if (isnan(slope->values[moment]))
            continue;
        slope->labels[moment] =
            draft_wrap(drafting, is_bold(slopes, moment), size, words_of(slopes, i, moment),
                       drafting->width * LABEL_SHARE);
        widest = fmaxf(widest, slope->labels[moment].width);
    }
    return widest;
}

static void measure(struct slopes *slopes) {
    float width = slopes->chart->drafting->width, size = slopes->chart->drafting->palette->size;
    float leader = (LEADER + GAP) * size;
    for (int twice = 1; twice >= 0; twice--) {
        slopes->named_twice = twice;
        slopes->ends[BEFORE] = wrap_words(slopes, BEFORE) + leader;
        slopes->ends[AFTER] = width - wrap_words(slopes, AFTER) - leader;
        if (slopes->ends[AFTER] - slopes->ends[BEFORE] >= LEAST_SLOPE * width)
            return;
    }
}

// Moves the words of a moment apart; returns the top of the highest and the bottom of the lowest.
static struct point place_words(struct slopes *slopes, enum moment moment) {
    const struct chart *chart = slopes->chart;
    struct arena *arena = chart->drafting->arena;
    float size = chart->drafting->palette->size;
    size_t *order = arena_new_array(arena, chart->count, size_t);
    float *wanted = arena_new_array(arena, 3 * chart->count, float);
    float *heights = wanted + chart->count, *tops = heights + chart->count;
    size_t count = sort_rows(slopes, moment, order);
    for (size_t i = 0; i < count; i++) {
        const struct slope *slope = &slopes->slopes[order[i]];
        wanted[i] = scale_place(&slopes->scale, slope->values[moment]);
        heights[i] = draft_height(&slope->labels[moment], size);
    }
    spread(wanted, heights, count, tops, arena_new_array(arena, count, struct pack));
    for (size_t i = 0; i < count; i++)
        slopes->slopes[order[i]].middles[moment] = tops[i] + heights[i] / 2;
    if (count == 0)
        return (struct point){0, 0};
    return (struct point){tops[0], tops[count - 1] + heights[count - 1]};
}

static void draw_slope(const struct slopes *slopes, size_t row) {
    const struct chart *chart = slopes->chart;
    const struct drafting *drafting = chart->drafting;
    const struct palette *palette = drafting->palette;
    const struct slope *slope = &slopes->slopes[row];
    struct point ends[MOMENTS];
    for (int j = 0; j < MOMENTS; j++)
        ends[j] = (struct point){slopes->ends[j], scale_place(&slopes->scale, slope->values[j])};
    if (!isnan(slope->values[BEFORE]) && !isnan(slope->values[AFTER]))
        drawing_line(drafting->arena, chart->drawing, ends[BEFORE], ends[AFTER], LINE_WIDTH,
                     palette->accent);
    for (int j = 0; j < MOMENTS; j++) {
        if (isnan(slope->values[j]))
            continue;
        float outwards = (j == BEFORE ? -1 : 1) * palette->size;
        struct point words = {ends[j].x + outwards * LEADER, slope->middles[j]};
        drawing_line(drafting->arena, chart->drawing, ends[j], words, 0.5F, palette->quiet);
        draw_marker(slopes, row, ends[j]);
        words.x += outwards * GAP;
        draft_label(drafting, chart->drawing, &slope->labels[j], words,
                    (struct lettering){.size = palette->size,
                                       .anchor = j == BEFORE ? ANCHOR_END : ANCHOR_START,
                                       .bold = is_bold(slopes, (enum moment)j),
                                       .colour = palette->text});
    }
}

static void draw_moments(const struct slopes *slopes, float bottom) {
    const struct drafting *drafting = slopes->chart->drafting;
    float size = drafting->palette->size, line = LINE_HEIGHT * size;
    for (int j = 0; j < MOMENTS; j++) {
        struct point at = {slopes->ends[j], line / 2 + BASELINE * size};
        drawing_text(drafting->arena, slopes->chart->drawing, at, size,
                     j == BEFORE ? ANCHOR_END : ANCHOR_START, true, drafting->palette->text,
                     slopes->moments[j]);
        drawing_line(drafting->arena, slopes->chart->drawing, (struct point){at.x, 1.2F * line},
                     (struct point){at.x, bottom}, 0.8F, drafting->palette->line);
    }
}

bool chart_slopes(struct chart *chart) {
    struct slopes slopes = {.chart = chart};
    if (!read_slopes(&slopes) || !tell(&slopes))
        return false;
    measure(&slopes);
    float size = chart->drafting->palette->size, top = 2 * LINE_HEIGHT * size;
    float room = fmaxf(LEAST_ROOM, ROW_ROOM * (float)chart->count) * size;
    slopes.scale.left = room;
    slopes.scale.right = 0;
    // Words may stand out above and below the scale: it is moved down by as much.
    struct point before = place_words(&slopes, BEFORE), after = place_words(&slopes, AFTER);
    float lowest = fmaxf(room, fmaxf(before.y, after.y));
    top -= fminf(0, fminf(before.x, after.x));
    slopes.scale.left += top;
    slopes.scale.right += top;
    for (size_t i = 0; i < chart->count; i++)
        for (int j = 0; j < MOMENTS; j++)
            slopes.slopes[i].middles[j] += top;
    chart->drawing->height = top + lowest;
    draw_moments(&slopes, chart->drawing->height);
    for (size_t i = 0; i < chart->count; i++)
        draw_slope(&slopes, i);
    return true;
}
