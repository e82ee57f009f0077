// SPDX-License-Identifier: GPL-3.0-or-later
// How much room the people on a network map take, and where they come to stand.
#include "drawing/ecogram_map.h"

#include <math.h>

#define EGO 1.6F         // radius; in label sizes, as all below
#define TIE 1.8F         // from ego to the nearest block
#define GAP 0.5F         // between blocks
#define LABEL_WIDTH 8.2F // of a label on one line
#define WIDEST_LABEL 12.0F
#define RING_ROOM 2.0F // thickness of a ring without people
#define OPEN_ROOM 3.6F // the same on a map of nobody
#define FORM_ROOM 4.3F // and on one that is to be filled in with a pen
#define NAME_WIDTH 7.0F
#define NAME_AIR 0.2F

static float greater(float one, float other) {
    return one > other ? one : other;
}

// Tags stand on the line of the label if the block may be that wide; else beside each other, if
// that makes it no wider than `limit`; else beneath each other.
static void measure_tags(const struct map *map, struct spot *spot, float limit) {
    float size = map->drafting->palette->size, wide = 0, high = 0, gap = MAP_TAG_GAP * size;
    struct point sum = {0, 0};
    for (int side = 0; side < SIDES; side++) {
        unsigned kinds = spot->person->support[side].kinds;
        if (!kinds)
            continue;
        spot->letters[side] = ecogram_letters(map->ecogram, kinds);
        struct point room = spot->tags[side] = ecogram_tag_size(map->drafting, spot->letters[side]);
        float before = sum.x > 0 ? gap : 0;
        sum = (struct point){sum.x + before + room.x, sum.y + before + room.y};
        wide = greater(wide, room.x);
        high = greater(high, room.y);
    }
    float in_line = spot->pill.x + gap + sum.x;
    if (sum.x > 0 && in_line <= map->in_line)
        spot->arrangement = TAGS_IN_LINE;
    else if (sum.x > greater(spot->pill.x, fminf(LABEL_WIDTH * size, limit)))
        spot->arrangement = TAGS_IN_COLUMN;
    else
        spot->arrangement = TAGS_IN_ROW;
    spot->tag_room = spot->arrangement == TAGS_IN_COLUMN ? (struct point){wide, sum.y}
                                                         : (struct point){sum.x, high};
}

// A block around the label of a spot and its tags.
static void set_size(const struct map *map, const struct spot *spot, struct ecogram_block *block) {
    float gap = spot->tag_room.y > 0 ? MAP_TAG_GAP * map->drafting->palette->size : 0;
    if (spot->arrangement == TAGS_IN_LINE) {
        block->width = spot->pill.x + gap + spot->tag_room.x;
        block->height = greater(spot->pill.y, spot->tag_room.y);
        return;
    }
    block->width = greater(spot->pill.x, spot->tag_room.x);
    block->height = spot->pill.y + gap + spot->tag_room.y;
    block->goal = spot->tag_room.y > 0 ? (block->height - spot->tag_room.y) / 2 : 0;
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
    float beside = 2 * MAP_PILL_PADDING * size;
    if (child)
        beside += ecogram_child_size(drafting) + 0.3F * size;
    // Long labels get two or three lines rather than a column of them.
    float wanted = greater(LABEL_WIDTH, 0.6F / size * draft_width(drafting, false, size, label));
    float limit =
        fminf(fminf(wanted, WIDEST_LABEL) * size, ecogram_widest(&map->plan) - GAP * size - beside);
    spot->label = draft_wrap(drafting, false, size, with_its_number(drafting, label, limit), limit);
    spot->pill = (struct point){spot->label.width + beside,
                                draft_height(&spot->label, size) + 2 * MAP_PILL_AIR * size};
    if (spot->person)
        measure_tags(map, spot, limit);
    set_size(map, spot, block);
}

// The name of a sector stands in the outermost ring, at the start of its part.
static void add_sector(struct map *map, uint16_t sector) {
    float size = MAP_NAME * map->drafting->palette->size;
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
        map->names[i] = draft_wrap(map->drafting, false, MAP_NAME * size, ecogram->circles[i],
                                   NAME_WIDTH * size);
        map->plan.rings[i].name =
            (struct point){map->names[i].width,
                           draft_height(&map->names[i], MAP_NAME * size) + 2 * NAME_AIR * size};
        map->plan.rings[i].least = greater(room * size, map->plan.rings[i].name.y);
    }
    for (size_t i = 0; i < ecogram->count; i++)
        if (ecogram->people[i].ring == ECOGRAM_CIRCLES)
            map->plan.rings[ECOGRAM_CIRCLES].least = RING_ROOM * size;
}

bool map_plan(struct map *map, float width, enum flatness flatness, float highest) {
    float size = map->drafting->palette->size;
    size_t most = map->ecogram->count + map->ecogram->sector_count + 1;
    struct arena *arena = map->drafting->arena;
    map->plan = (struct ecogram_plan){
        .width = width, .ego = EGO * size, .tie = TIE * size, .gap = GAP * size};
    map->plan.blocks = arena_new_array(arena, most, struct ecogram_block);
    map->plan.dividers = arena_new_array(arena, most, struct ecogram_divider);
    map->spots = arena_new_array(arena, most, struct spot);
    measure_rings(map);
    map->in_line = flatness == FLAT_NOWHERE        ? 0
                   : flatness == FLAT_WHERE_NARROW ? ecogram_widest(&map->plan) - GAP * size
                                                   : INFINITY;
    if (map->ecogram->count || map->ecogram->form)
        add_spots(map);
    else
        add_invitation(map);
    if ((flatness == FLAT_EVERYWHERE && !ecogram_fits(&map->plan)) ||
        !ecogram_place(&map->plan, highest))
        return false;
    map->ego = (struct point){width / 2, map->plan.height / 2};
    return true;
}
