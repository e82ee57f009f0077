// SPDX-License-Identifier: GPL-3.0-or-later
// The panels of the experiences: as many columns as the width allows, rows that are as even as can
// be, and two groups side by side where that saves rows.
#include "drawing/experiences.h"

#include <math.h>

#define LEAST_CELL 7.2F // wide; in label sizes, as all below
#define MOST_COLUMNS 5
#define ROUND 5.6F
#define ROUND_SHARE 0.5F // of its cell, at most
#define CELL_GAP 0.8F
#define ROW_GAP 0.7F
#define NAME_GAP 0.45F // between round and name
#define PADDING 0.8F   // within a panel
#define PANEL_GAP 0.9F // between panels
#define TITLE_SIZE 1.2F
#define CORNER 1.0F

// A group's place.
struct panel {
    size_t group, columns, rows;
    float left, width;
    struct label title;
};

// Panels that stand side by side.
struct band {
    struct panel panels[2];
    size_t count;
};

struct panels {
    struct experiences *experiences;
    const struct drafting *drafting;
    float size, round;
    size_t columns; // for which there is room
};

static size_t rows_in(size_t count, size_t columns) {
    return (count + columns - 1) / columns;
}

// ---- which groups stand side by side ----

static struct panel make_panel(size_t group, size_t count, size_t columns) {
    size_t rows = rows_in(count, columns);
    return (struct panel){.group = group, .rows = rows, .columns = rows_in(count, rows)};
}

// A group and the next one, if together they need fewer rows than one below the other, and the
// first no more than on its own.
static struct band next_band(const struct panels *panels, size_t group) {
    const struct experience_group *groups = panels->experiences->groups;
    size_t first = groups[group].count, alone = rows_in(first, panels->columns);
    struct band band = {.panels = {make_panel(group, first, panels->columns)}, .count = 1};
    if (group + 1 == panels->experiences->group_count)
        return band;
    size_t second = groups[group + 1].count;
    for (size_t share = 1; share < panels->columns; share++) {
        size_t rest = panels->columns - share;
        if (rows_in(first, rest) <= alone && rows_in(second, share) <= alone)
            return (struct band){
                .panels = {make_panel(group, first, rest), make_panel(group + 1, second, share)},
                .count = 2};
    }
    return band;
}

// ---- measures ----

static float cell_width(const struct panels *panels, const struct panel *panel) {
    return (panel->width - 2 * PADDING * panels->size) / (float)panel->columns;
}

static void measure_band(const struct panels *panels, struct band *band) {
    const struct drafting *drafting = panels->drafting;
    const struct experiences *experiences = panels->experiences;
    float size = panels->size, left = 0, columns = 0;
    for (size_t i = 0; i < band->count; i++)
        columns += (float)band->panels[i].columns;
    float gaps = (float)(band->count - 1) * PANEL_GAP * size;
    float padding = (float)band->count * 2 * PADDING * size;
    float cell = (drafting->width - gaps - padding) / columns;
    for (size_t i = 0; i < band->count; i++) {
        struct panel *panel = &band->panels[i];
        panel->left = left;
        panel->width = cell * (float)panel->columns + 2 * PADDING * size;
        left += panel->width + PANEL_GAP * size;
        panel->title =
            draft_wrap(drafting, true, TITLE_SIZE * size, experiences->groups[panel->group].title,
                       panel->width - 2 * PADDING * size);
        float room = cell_width(panels, panel) - CELL_GAP * size;
        for (size_t j = 0; j < experiences->chart->count; j++) {
            struct experience *experience = &experiences->all[j];
            if (experience->group != panel->group)
                continue;
            experience->name_label =
                draft_wrap_evenly(drafting, true, size, experiences->chart->names[j], room);
            experience->text_label =
                draft_wrap_evenly(drafting, false, size, experience->text, room);
        }
    }
}

static float experience_height(const struct panels *panels, const struct experience *experience) {
    float size = panels->size;
    return panels->round + NAME_GAP * size + draft_height(&experience->name_label, size) +
           (experience->text.length ? draft_height(&experience->text_label, size) : 0);
}

// How many of a panel's experiences stand in a row: the first rows have those that are left over.
static size_t row_count(const struct panels *panels, const struct panel *panel, size_t row) {
    size_t count = panels->experiences->groups[panel->group].count;
    return row < panel->rows ? count / panel->rows + (row < count % panel->rows) : 0;
}

// ---- drawing ----

static void draw_experience(const struct panels *panels, const struct experience *experience,
                            struct point top) {
    const struct palette *palette = panels->drafting->palette;
    struct drawing *drawing = panels->experiences->chart->drawing;
    float size = panels->size;
    struct lettering lettering = {
        .size = size, .anchor = ANCHOR_MIDDLE, .bold = true, .colour = palette->text};
    experiences_draw_round(panels->experiences, experience->state, experience->icon,
                           (struct point){top.x, top.y + panels->round / 2}, panels->round);
    top.y += panels->round + NAME_GAP * size;
    float height = draft_height(&experience->name_label, size);
    draft_label(panels->drafting, drawing, &experience->name_label,
                (struct point){top.x, top.y + height / 2}, lettering);
    if (!experience->text.length)
        return;
    top.y += height;
    lettering.bold = false;
    height = draft_height(&experience->text_label, size);
    draft_label(panels->drafting, drawing, &experience->text_label,
                (struct point){top.x, top.y + height / 2}, lettering);
}

static const struct experience *next_of(const struct panels *panels, size_t group, size_t *from) {
    while (panels->experiences->all[*from].group != group)
        ++*from;
    return &panels->experiences->all[(*from)++];
}

// The height of a row is that of its highest experience, in whichever panel.
static void measure_rows(const struct panels *panels, const struct band *band, float *heights) {
    for (size_t i = 0; i < band->count; i++) {
        const struct panel *panel = &band->panels[i];
        size_t from = 0;
        for (size_t row = 0; row < panel->rows; row++)
            for (size_t n = row_count(panels, panel, row); n; n--) {
                const struct experience *experience = next_of(panels, panel->group, &from);
                heights[row] = fmaxf(heights[row], experience_height(panels, experience));
            }
    }
}

static void draw_ground(const struct panels *panels, const struct panel *panel, float top,
                        float height) {
    const struct palette *palette = panels->drafting->palette;
    struct arena *arena = panels->drafting->arena;
    struct drawing *drawing = panels->experiences->chart->drawing;
    float corner = CORNER * panels->size;
    if (palette->black_and_white)
        drawing_frame(arena, drawing, (struct point){panel->left + 0.5F, top + 0.5F},
                      panel->width - 1, height - 1, corner, 1, palette->text);
    else
        drawing_rectangle(arena, drawing, (struct point){panel->left, top}, panel->width, height,
                          corner, palette->accent_soft);
    if (!panels->experiences->groups[panel->group].title.length)
        return;
    float size = TITLE_SIZE * panels->size;
    draft_label(
        panels->drafting, drawing, &panel->title,
        (struct point){panel->left + panel->width / 2,
                       top + PADDING * panels->size + draft_height(&panel->title, size) / 2},
        (struct lettering){
            .size = size, .anchor = ANCHOR_MIDDLE, .bold = true, .colour = palette->text});
}

static void draw_rows(const struct panels *panels, const struct panel *panel, const float *heights,
                      float top) {
    float cell = cell_width(panels, panel), middle = panel->left + panel->width / 2;
    size_t from = 0;
    for (size_t row = 0; row < panel->rows; row++) {
        size_t count = row_count(panels, panel, row);
        for (size_t i = 0; i < count; i++) {
            float x = middle + cell * ((float)i - (float)(count - 1) / 2);
            draw_experience(panels, next_of(panels, panel->group, &from), (struct point){x, top});
        }
        top += heights[row] + ROW_GAP * panels->size;
    }
}

// Returns where the band ends.
static float draw_band(const struct panels *panels, const struct band *band, float top) {
    float size = panels->size, titles = 0, rows = 0;
    float *heights =
        arena_new_array(panels->drafting->arena, panels->experiences->chart->count, float);
    measure_rows(panels, band, heights);
    for (size_t i = 0; i < band->count; i++) {
        const struct panel *panel = &band->panels[i];
        if (panels->experiences->groups[panel->group].title.length)
            titles = fmaxf(titles, draft_height(&panel->title, TITLE_SIZE * size) + 0.5F * size);
    }
    for (size_t row = 0; row < band->panels[0].rows; row++) // the second has no more of them
        rows += heights[row] + (row ? ROW_GAP * size : 0);
    float height = titles + rows + 2 * PADDING * size;
    for (size_t i = 0; i < band->count; i++) {
        draw_ground(panels, &band->panels[i], top, height);
        draw_rows(panels, &band->panels[i], heights, top + PADDING * size + titles);
    }
    return top + height;
}

float experiences_draw_panels(struct experiences *experiences) {
    const struct drafting *drafting = experiences->chart->drafting;
    float size = drafting->palette->size, top = 0;
    float room = (drafting->width - 2 * PADDING * size) / (LEAST_CELL * size);
    struct panels panels = {.experiences = experiences,
                            .drafting = drafting,
                            .size = size,
                            .columns = (size_t)fminf(MOST_COLUMNS, fmaxf(1, room)),
                            .round = ROUND * size};
    struct band *bands = arena_new_array(drafting->arena, experiences->group_count, struct band);
    size_t count = 0;
    for (size_t group = 0; group < experiences->group_count; group += bands[count++].count) {
        bands[count] = next_band(&panels, group);
        measure_band(&panels, &bands[count]);
        panels.round =
            fminf(panels.round, ROUND_SHARE * cell_width(&panels, &bands[count].panels[0]));
    }
    for (size_t i = 0; i < count; i++)
        top = draw_band(&panels, &bands[i], top + (i ? PANEL_GAP * size : 0));
    return top;
}
