// SPDX-License-Identifier: GPL-3.0-or-later
// Who gives which kind of support: behind each kind the people who give it, each in a frame of its
// own. Where there is nobody yet an open place says so.
#include "drawing/chart.h"

#include <math.h>

#define LABEL_SHARE 0.4F // of the width, at most
#define GAP 1.0F         // in label sizes, as all below
#define ROW_GAP 0.8F
#define TAG_GAP 0.5F
#define TAG_ROOM 0.55F // between a name and its frame
#define TAG_HEIGHT 1.6F

struct tag {
    struct label label;
    struct point at; // upper left, in the row
};

struct row {
    struct label label;
    struct tag *tags;
    size_t count; // 1 where there is nobody: the open place
    bool nobody;
    struct text people;
    float height;
};

struct coverage {
    struct chart *chart;
    struct row *rows;
    float left; // of the tags
};

static bool read_row(const struct coverage *coverage, size_t item, struct row *row) {
    const struct drafting *drafting = coverage->chart->drafting;
    const struct value *people = value_find(&coverage->chart->items[item], "people");
    bool good = people && people->kind == VALUE_LIST;
    for (size_t i = 0; good && i < people->list.count; i++)
        good = people->list.items[i].kind == VALUE_TEXT;
    if (!good) {
        report_error(drafting->diagnostics,
                     draft_position(drafting, people ? people : &coverage->chart->items[item]),
                     "expected people = {\"partner\", \"vriend 1\", …}, or {} for nobody",
                     "\"%s\" of \"%.*s\" cannot be drawn", "people",
                     TEXT_ARGUMENTS(coverage->chart->names[item]));
        return false;
    }
    size_t count = people->list.count;
    struct text *names = arena_new_array(drafting->arena, count + 1, struct text);
    for (size_t i = 0; i < count; i++)
        names[i] = draft_clean(drafting, people->list.items[i].text);
    row->nobody = count == 0;
    if (row->nobody)
        names[count++] = draft_word(drafting, "nog niemand", "nobody yet");
    row->people = text_join(drafting->arena, names, count, ", ");
    row->count = count;
    row->tags = arena_new_array(drafting->arena, count, struct tag);
    float size = drafting->palette->size;
    float widest = drafting->width * (1 - LABEL_SHARE) - (GAP + 2 * TAG_ROOM) * size;
    for (size_t i = 0; i < count; i++)
        row->tags[i].label = draft_wrap(drafting, false, size, names[i], widest);
    return true;
}

static bool read_rows(struct coverage *coverage) {
    const struct chart *chart = coverage->chart;
    const struct drafting *drafting = chart->drafting;
    float size = drafting->palette->size;
    bool good = true;
    coverage->rows = arena_new_array(drafting->arena, chart->count, struct row);
    for (size_t i = 0; i < chart->count; i++) {
        struct row *row = &coverage->rows[i];
        good &= read_row(coverage, i, row);
        row->label =
            draft_wrap(drafting, false, size, chart->names[i], drafting->width * LABEL_SHARE);
        coverage->left = fmaxf(coverage->left, row->label.width + GAP * size);
    }
    return good;
}

static bool tell(const struct coverage *coverage) {
    struct chart *chart = coverage->chart;
    const struct drafting *drafting = chart->drafting;
    const struct text heads[] = {draft_word(drafting, "Soort steun", "Kind of support"),
                                 draft_word(drafting, "Wie?", "Who?")};
    if (!draft_table(drafting, chart->body, chart->figure, heads, 2, chart->count))
        return false;
    struct builder told = {.arena = drafting->arena};
    builder_text(&told, chart_opening(chart, "Wie er is bij", "Who is there for", "soort steun",
                                      "soorten steun", "kind of support", "kinds of support"));
    for (size_t i = 0; i < chart->count; i++) {
        struct text people = coverage->rows[i].people;
        *draft_cell(chart->figure, i, 0) = chart->names[i];
        *draft_cell(chart->figure, i, 1) = people;
        builder_format(&told, " %.*s: %.*s.", TEXT_ARGUMENTS(chart->names[i]),
                       TEXT_ARGUMENTS(people));
    }
    draft_describe(drafting, chart->body, chart->drawing, builder_result(&told));
    return true;
}

// ---- drawing ----

static struct point tag_room(const struct coverage *coverage, const struct tag *tag) {
    float size = coverage->chart->drafting->palette->size;
    return (struct point){tag->label.width + 2 * TAG_ROOM * size,
                          fmaxf(TAG_HEIGHT * size, draft_height(&tag->label, size))};
}

// Tags one behind the other, on as many lines as they need.
static void place_tags(const struct coverage *coverage, struct row *row) {
    float size = coverage->chart->drafting->palette->size;
    float x = 0, y = 0, line = 0, room = coverage->chart->drafting->width - coverage->left;
    for (size_t i = 0; i < row->count; i++) {
        struct point tag = tag_room(coverage, &row->tags[i]);
        if (x > 0 && x + tag.x > room) {
            x = 0;
            y += line + TAG_GAP * size;
            line = 0;
        }
        row->tags[i].at = (struct point){x, y};
        x += tag.x + TAG_GAP * size;
        line = fmaxf(line, tag.y);
    }
    row->height = fmaxf(y + line, draft_height(&row->label, size));
}

static void draw_tag(const struct coverage *coverage, const struct row *row, const struct tag *tag,
                     float top) {
    const struct drafting *drafting = coverage->chart->drafting;
    const struct palette *palette = drafting->palette;
    struct drawing *drawing = coverage->chart->drawing;
    struct point at = {coverage->left + tag->at.x, top + tag->at.y};
    struct point room = tag_room(coverage, tag);
    struct mark *frame =
        drawing_frame(drafting->arena, drawing, at, room.x, room.y, 0.5F * palette->size, 0.9F,
                      row->nobody ? palette->quiet : palette->accent);
    frame->dashed = row->nobody;
    frame->filled = !row->nobody;
    frame->fill = palette->accent_soft;
    draft_label(drafting, drawing, &tag->label,
                (struct point){at.x + TAG_ROOM * palette->size, at.y + room.y / 2},
                (struct lettering){.size = palette->size,
                                   .colour = row->nobody ? palette->quiet : palette->text});
}

bool chart_coverage(struct chart *chart) {
    struct coverage coverage = {.chart = chart};
    const struct drafting *drafting = chart->drafting;
    if (!read_rows(&coverage) || !tell(&coverage))
        return false;
    float size = drafting->palette->size, top = 0.5F;
    for (size_t i = 0; i < chart->count; i++) {
        struct row *row = &coverage.rows[i];
        place_tags(&coverage, row);
        float line = fmaxf(TAG_HEIGHT * size, draft_height(&row->label, size));
        draft_label(drafting, chart->drawing, &row->label, (struct point){0, top + line / 2},
                    (struct lettering){.size = size, .colour = drafting->palette->text});
        for (size_t j = 0; j < row->count; j++)
            draw_tag(&coverage, row, &row->tags[j], top);
        top += row->height + ROW_GAP * size;
    }
    chart->drawing->height = top - ROW_GAP * size + 0.5F;
    return true;
}
