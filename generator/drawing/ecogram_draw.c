// SPDX-License-Identifier: GPL-3.0-or-later
// The network map as marks: rings, ties, people, ego, legend.
#include "drawing/ecogram.h"

#include <math.h>

#define EGO 1.7F // radius; in label sizes, as all below
#define TIE 2.4F // from ego to the nearest block
#define GAP 0.6F // between blocks
#define PILL_PADDING 0.5F
#define PILL_AIR 0.18F   // above and below its lines
#define LABEL_WIDTH 8.2F // of a label on one line
#define WIDEST_LABEL 12.0F
#define TAG_GAP 0.15F
#define RING_ROOM 2.0F // thickness of a ring without people
#define OPEN_ROOM 3.6F // the same on a map of nobody
#define FORM_ROOM 4.3F // and on one that is to be filled in with a pen
#define NAME 0.92F     // size of the names of rings and sectors
#define NAME_WIDTH 5.0F
#define NAME_AIR 0.2F
#define LEGEND_WIDTH 12.5F // beside the map

// What stands at one place: a person, or the name of a sector, or a word for an empty map.
struct spot {
    const struct person *person;
    struct label label;
    struct text letters[SIDES];
    struct point tags[SIDES]; // their sizes; 0: none
    struct point pill, tag_room;
    bool stacked; // tags beneath each other
};

struct map {
    const struct ecogram *ecogram;
    const struct drafting *drafting;
    struct drawing *drawing;
    struct spot *spots;
    struct ecogram_plan plan;
    struct point ego; // its middle on the drawing
    struct label names[ECOGRAM_CIRCLES];
};

// ---- measuring ----

static float greater(float one, float other) {
    return one > other ? one : other;
}

// Tags stand beside each other where that makes the block no wider than `limit`.
static void measure_tags(const struct map *map, struct spot *spot, float limit) {
    float size = map->drafting->palette->size, wide = 0, high = 0;
    struct point sum = {0, 0};
    for (int side = 0; side < SIDES; side++) {
        unsigned kinds = spot->person->support[side].kinds;
        if (!kinds)
            continue;
        spot->letters[side] = ecogram_letters(map->ecogram, kinds);
        struct point room = spot->tags[side] = ecogram_tag_size(map->drafting, spot->letters[side]);
        float gap = sum.x > 0 ? TAG_GAP * size : 0;
        sum = (struct point){sum.x + gap + room.x, sum.y + gap + room.y};
        wide = greater(wide, room.x);
        high = greater(high, room.y);
    }
    spot->stacked = sum.x > greater(spot->pill.x, fminf(LABEL_WIDTH * size, limit));
    spot->tag_room = spot->stacked ? (struct point){wide, sum.y} : (struct point){sum.x, high};
}

// A number at the end of a label stays with the word before it, if the two fit on a line.
static struct text with_its_number(const struct drafting *drafting, struct text label,
                                   float width) {
    size_t digits = label.length;
    while (digits && label.bytes[digits - 1] >= '0' && label.bytes[digits - 1] <= '9')
        digits--;
    if (digits < 2 || digits == label.length || label.bytes[digits - 1] != ' ')
        return label;
    size_t word = digits - 1;
    while (word && label.bytes[word - 1] != ' ')
        word--;
    struct text last = text_slice(label, word, label.length);
    if (draft_width(drafting, false, drafting->palette->size, last) > width)
        return label;
    return text_format(drafting->arena, "%.*s\u00A0%.*s", (int)digits - 1, label.bytes,
                       TEXT_ARGUMENTS(text_slice(label, digits, label.length)));
}

static void measure_spot(const struct map *map, struct spot *spot, struct ecogram_block *block,
                         struct text label) {
    const struct drafting *drafting = map->drafting;
    float size = drafting->palette->size;
    bool child = spot->person && spot->person->child == CHILD_YES;
    float beside = 2 * PILL_PADDING * size;
    if (child)
        beside += ecogram_child_size(drafting) + 0.3F * size;
    // Long labels get two or three lines rather than a column of them.
    float wanted = greater(LABEL_WIDTH, 0.6F / size * draft_width(drafting, false, size, label));
    float limit =
        fminf(fminf(wanted, WIDEST_LABEL) * size, ecogram_widest(&map->plan) - GAP * size - beside);
    spot->label = draft_wrap(drafting, false, size, with_its_number(drafting, label, limit), limit);
    spot->pill = (struct point){spot->label.width + beside,
                                draft_height(&spot->label, size) + 2 * PILL_AIR * size};
    if (spot->person)
        measure_tags(map, spot, limit);
    float gap = spot->tag_room.y > 0 ? TAG_GAP * size : 0;
    block->width = greater(spot->pill.x, spot->tag_room.x);
    block->height = spot->pill.y + gap + spot->tag_room.y;
    block->goal = spot->tag_room.y > 0 ? (block->height - spot->tag_room.y) / 2 : 0;
}

// The name of a sector stands in the outermost ring, at the start of its part.
static void add_sector(struct map *map, uint16_t sector) {
    float size = NAME * map->drafting->palette->size;
    struct spot *spot = &map->spots[map->plan.count];
    struct ecogram_block *block = &map->plan.blocks[map->plan.count++];
    spot->label = draft_wrap(map->drafting, true, size, map->ecogram->sectors[sector],
                             fminf(LABEL_WIDTH * size, ecogram_widest(&map->plan) - GAP * size));
    spot->pill = (struct point){spot->label.width, draft_height(&spot->label, size)};
    *block = (struct ecogram_block){.width = spot->pill.x,
                                    .height = spot->pill.y,
                                    .ring = ECOGRAM_CIRCLES - 1,
                                    .sector = sector};
}

static void add_spots(struct map *map) {
    const struct ecogram *ecogram = map->ecogram;
    uint16_t sectors = ecogram->sector_count ? (uint16_t)ecogram->sector_count : 1;
    for (uint16_t sector = 0; sector < sectors; sector++) {
        if (ecogram->sectors_named)
            add_sector(map, sector);
        for (size_t i = 0; i < ecogram->count; i++) {
            const struct person *person = &ecogram->people[i];
            if (person->sector != sector)
                continue;
            struct spot *spot = &map->spots[map->plan.count];
            struct ecogram_block *block = &map->plan.blocks[map->plan.count++];
            block->ring = person->ring;
            block->sector = sector;
            spot->person = person;
            measure_spot(map, spot, block, person->label);
        }
    }
}

// A map of nobody says that there is room.
static void add_invitation(struct map *map) {
    map->plan.blocks[0].ring = 1;
    map->plan.count = 1;
    measure_spot(map, &map->spots[0], &map->plan.blocks[0],
                 draft_word(map->drafting, "hier is nog plaats", "there is room here"));
}

static void measure_rings(struct map *map) {
    const struct ecogram *ecogram = map->ecogram;
    float size = map->drafting->palette->size;
    float room = ecogram->form ? FORM_ROOM : ecogram->count == 0 ? OPEN_ROOM : RING_ROOM;
    for (size_t i = 0; i < ECOGRAM_CIRCLES; i++) {
        map->names[i] =
            draft_wrap(map->drafting, false, NAME * size, ecogram->circles[i], NAME_WIDTH * size);
        map->plan.rings[i].name = (struct point){
            map->names[i].width, draft_height(&map->names[i], NAME * size) + 2 * NAME_AIR * size};
        map->plan.rings[i].least = greater(room * size, map->plan.rings[i].name.y);
    }
    for (size_t i = 0; i < ecogram->count; i++)
        if (ecogram->people[i].ring == ECOGRAM_CIRCLES)
            map->plan.rings[ECOGRAM_CIRCLES].least = RING_ROOM * size;
}

// False when the map would be higher than `highest`.
static bool plan_map(struct map *map, float width, float highest) {
    float size = map->drafting->palette->size;
    size_t most = map->ecogram->count + map->ecogram->sector_count + 1;
    struct arena *arena = map->drafting->arena;
    map->plan = (struct ecogram_plan){
        .width = width, .ego = EGO * size, .tie = TIE * size, .gap = GAP * size};
    map->plan.blocks = arena_new_array(arena, most, struct ecogram_block);
    map->plan.dividers = arena_new_array(arena, most, struct ecogram_divider);
    map->spots = arena_new_array(arena, most, struct spot);
    measure_rings(map);
    if (map->ecogram->count || map->ecogram->form)
        add_spots(map);
    else
        add_invitation(map);
    bool placed = ecogram_place(&map->plan, highest);
    map->ego = (struct point){width / 2, map->plan.height / 2};
    return placed;
}

// ---- rings ----

static void draw_rings(const struct map *map) {
    static const float tints[ECOGRAM_CIRCLES] = {0.9F, 0.55F, 0.25F};
    const struct palette *palette = map->drafting->palette;
    const struct ecogram_plan *plan = &map->plan;
    for (size_t i = ECOGRAM_CIRCLES; i-- > 0;) {
        struct colour fill = draft_mix(palette->accent_soft, palette->paper, tints[i]);
        mark_outline(drawing_ellipse(map->drafting->arena, map->drawing, map->ego,
                                     plan->rings[i].radii.x, plan->rings[i].radii.y, fill),
                     0.7F, palette->line);
    }
}

static struct point place(const struct map *map, struct point from_ego) {
    return (struct point){map->ego.x + from_ego.x, map->ego.y + from_ego.y};
}

static void draw_dividers(const struct map *map) {
    for (size_t i = 0; i < map->plan.divider_count; i++)
        drawing_line(map->drafting->arena, map->drawing, place(map, map->plan.dividers[i].from),
                     place(map, map->plan.dividers[i].to), 0.6F, map->drafting->palette->line)
            ->dashed = true;
}

static void draw_ring_names(const struct map *map) {
    const struct palette *palette = map->drafting->palette;
    for (size_t i = 0; i < ECOGRAM_CIRCLES; i++) {
        const struct ecogram_ring *ring = &map->plan.rings[i];
        draft_label(map->drafting, map->drawing, &map->names[i],
                    (struct point){map->ego.x, map->ego.y - ring->radii.y + ring->name.y / 2},
                    (struct lettering){.size = NAME * palette->size,
                                       .anchor = ANCHOR_MIDDLE,
                                       .colour = palette->quiet});
    }
}

// ---- people ----

// Tags stand between a label and ego.
static bool tags_are_below(const struct ecogram_block *block) {
    return block->at.y < 0;
}

// How much of the way from ego to the middle of a rectangle lies before it.
static float share_before(struct point way, struct point room) {
    float across = room.x / 2 / greater(fabsf(way.x), 0.01F);
    float along = room.y / 2 / greater(fabsf(way.y), 0.01F);
    return 1 - fminf(across, along);
}

static void draw_tie(const struct map *map, size_t index) {
    const struct spot *spot = &map->spots[index];
    if (!spot->person)
        return;
    struct point way = ecogram_goal(&map->plan.blocks[index]);
    struct point room = spot->tag_room.y > 0 ? spot->tag_room : spot->pill;
    float before = share_before(way, room), out = map->plan.ego / hypotf(way.x, way.y);
    ecogram_draw_tie(
        map->drafting, map->drawing, place(map, (struct point){way.x * out, way.y * out}),
        place(map, (struct point){way.x * before, way.y * before}),
        spot->person->support[RECEIVED].kinds != 0, spot->person->support[GIVEN].kinds != 0);
}

static void draw_tags(const struct map *map, const struct spot *spot, struct point at) {
    float gap = TAG_GAP * map->drafting->palette->size;
    for (int side = 0; side < SIDES; side++) {
        struct point room = spot->tags[side];
        if (room.x <= 0)
            continue;
        float indent = spot->stacked ? (spot->tag_room.x - room.x) / 2 : 0;
        ecogram_draw_tag(map->drafting, map->drawing, (struct point){at.x + indent, at.y}, side,
                         spot->letters[side]);
        at = spot->stacked ? (struct point){at.x, at.y + room.y + gap}
                           : (struct point){at.x + room.x + gap, at.y};
    }
}

static void draw_pill(const struct map *map, const struct spot *spot, struct point at) {
    const struct palette *palette = map->drafting->palette;
    float size = palette->size, child = ecogram_child_size(map->drafting);
    struct mark *mark = drawing_rectangle(map->drafting->arena, map->drawing, at, spot->pill.x,
                                          spot->pill.y, 0.55F * size, palette->paper);
    mark_outline(mark, 0.9F, spot->person ? palette->accent : palette->quiet);
    mark->dashed = !spot->person || spot->person->ring == ECOGRAM_CIRCLES;
    draft_label(
        map->drafting, map->drawing, &spot->label,
        (struct point){at.x + PILL_PADDING * size + spot->label.width / 2, at.y + spot->pill.y / 2},
        (struct lettering){.size = size, .anchor = ANCHOR_MIDDLE, .colour = palette->text});
    if (spot->person && spot->person->child == CHILD_YES)
        ecogram_draw_child(map->drafting, map->drawing,
                           (struct point){at.x + spot->pill.x - PILL_PADDING * size - child,
                                          at.y + (spot->pill.y - child) / 2});
}

static void draw_spot(const struct map *map, size_t index) {
    const struct spot *spot = &map->spots[index];
    const struct ecogram_block *block = &map->plan.blocks[index];
    const struct palette *palette = map->drafting->palette;
    struct point at = place(map, block->at);
    if (!spot->person && map->ecogram->sectors_named) {
        draft_label(map->drafting, map->drawing, &spot->label, at,
                    (struct lettering){.size = NAME * palette->size,
                                       .anchor = ANCHOR_MIDDLE,
                                       .bold = true,
                                       .colour = palette->quiet});
        return;
    }
    float top = at.y - block->height / 2, bottom = at.y + block->height / 2;
    bool below = tags_are_below(block);
    draw_tags(map, spot,
              (struct point){at.x - spot->tag_room.x / 2, below ? bottom - spot->tag_room.y : top});
    draw_pill(map, spot,
              (struct point){at.x - spot->pill.x / 2, below ? top : bottom - spot->pill.y});
}

static size_t spot_of(const struct map *map, size_t person) {
    size_t index = 0;
    while (map->spots[index].person != &map->ecogram->people[person])
        index++;
    return index;
}

// People who know each other: a dashed curve beneath everything, bent towards the middle so that it
// can be told from the ties of ego.
static void draw_acquaintance(const struct map *map, size_t one, size_t other) {
    struct point from = map->plan.blocks[spot_of(map, one)].at;
    struct point to = map->plan.blocks[spot_of(map, other)].at;
    const float near = 0.7F * 0.75F, far = 0.3F * 0.75F; // three quarters of the way from ego
    const struct point points[] = {
        place(map, from),
        place(map, (struct point){from.x * near + to.x * far, from.y * near + to.y * far}),
        place(map, (struct point){from.x * far + to.x * near, from.y * far + to.y * near}),
        place(map, to)};
    drawing_curve(map->drafting->arena, map->drawing, points, 4, 0.8F,
                  map->drafting->palette->quiet)
        ->dashed = true;
}

static void draw_acquaintances(const struct map *map) {
    const struct ecogram *ecogram = map->ecogram;
    for (size_t i = 0; i < ecogram->count; i++)
        for (size_t j = i + 1; j < ecogram->count; j++)
            if ((ecogram->people[i].knows >> j & 1) || (ecogram->people[j].knows >> i & 1))
                draw_acquaintance(map, i, j);
}

// ---- all of it ----

static void draw_ego(const struct map *map) {
    const struct palette *palette = map->drafting->palette;
    struct point at = map->ego;
    drawing_circle(map->drafting->arena, map->drawing, at, map->plan.ego, palette->accent);
    drawing_text(map->drafting->arena, map->drawing,
                 (struct point){at.x, at.y + BASELINE * 1.15F * palette->size},
                 1.15F * palette->size, ANCHOR_MIDDLE, true, palette->paper,
                 draft_word(map->drafting, "ik", "me"));
}

static void draw_plan(const struct map *map) {
    draw_rings(map);
    draw_dividers(map);
    draw_ring_names(map);
    draw_acquaintances(map);
    for (size_t i = 0; i < map->plan.count; i++)
        draw_tie(map, i);
    for (size_t i = 0; i < map->plan.count; i++)
        draw_spot(map, i);
    draw_ego(map);
}

// The legend stands beside the map where that makes the figure lower than beneath it.
void ecogram_draw_map(const struct ecogram *ecogram, struct drawing *drawing) {
    const struct drafting *drafting = ecogram->drafting;
    float size = drafting->palette->size, width = drafting->width, gap = 1.2F * size;
    float column = LEGEND_WIDTH * size;
    struct drawing scratch = {0};
    struct map below = {.ecogram = ecogram, .drafting = drafting, .drawing = drawing};
    struct map beside = below;
    plan_map(&below, width, INFINITY);
    float height = below.plan.height + gap + ecogram_draw_legend(ecogram, &scratch, 0, width, 0);
    float legend = ecogram_draw_legend(ecogram, &scratch, 0, column, 0);
    if (!ecogram->form && width > 3 * column && legend < height &&
        plan_map(&beside, width - column - gap, height)) {
        drawing->height = greater(beside.plan.height, legend);
        beside.ego.y = drawing->height / 2;
        draw_plan(&beside);
        ecogram_draw_legend(ecogram, drawing, width - column, width,
                            (drawing->height - legend) / 2);
        return;
    }
    draw_plan(&below);
    drawing->height = ecogram_draw_legend(ecogram, drawing, 0, width, below.plan.height + gap);
}
