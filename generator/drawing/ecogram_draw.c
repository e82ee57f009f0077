// SPDX-License-Identifier: GPL-3.0-or-later
// The network map as marks: rings, ties, people, ego, legend.
#include "drawing/ecogram_map.h"

#include <math.h>

#define LEGEND_WIDTH 12.5F // beside the map; in label sizes
#define LEGEND_GAP 0.9F
#define ARC_PARTS 8 // of a curve round ego
#define BEND 0.25F

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
                    (struct lettering){.size = MAP_NAME * palette->size,
                                       .anchor = ANCHOR_MIDDLE,
                                       .colour = palette->quiet});
    }
}

// ---- people ----

// How much of the way from ego to the middle of a rectangle lies before it.
static float share_before(struct point way, struct point room) {
    float across = room.x / 2 / fmaxf(fabsf(way.x), 0.01F);
    float along = room.y / 2 / fmaxf(fabsf(way.y), 0.01F);
    return 1 - fminf(across, along);
}

static void draw_tie(const struct map *map, size_t index) {
    const struct spot *spot = &map->spots[index];
    if (!spot->person)
        return;
    const struct ecogram_block *block = &map->plan.blocks[index];
    struct point way = ecogram_goal(block);
    struct point room = spot->arrangement == TAGS_IN_LINE
                            ? (struct point){block->width, block->height}
                        : spot->tag_room.y > 0 ? spot->tag_room
                                               : spot->pill;
    struct point head = ecogram_head_room(map->drafting, way);
    room = (struct point){room.x + 2 * head.x, room.y + 2 * head.y};
    float before = share_before(way, room), out = map->plan.ego / hypotf(way.x, way.y);
    ecogram_draw_tie(
        map->drafting, map->drawing, place(map, (struct point){way.x * out, way.y * out}),
        place(map, (struct point){way.x * before, way.y * before}),
        spot->person->support[RECEIVED].kinds != 0, spot->person->support[GIVEN].kinds != 0);
}

static void draw_tags(const struct map *map, const struct spot *spot, struct point at) {
    float gap = MAP_TAG_GAP * map->drafting->palette->size;
    for (int side = 0; side < SIDES; side++) {
        struct point room = spot->tags[side];
        if (room.x <= 0)
            continue;
        bool column = spot->arrangement == TAGS_IN_COLUMN;
        float indent = column ? (spot->tag_room.x - room.x) / 2 : 0;
        ecogram_draw_tag(map->drafting, map->drawing, (struct point){at.x + indent, at.y}, side,
                         spot->letters[side]);
        at = column ? (struct point){at.x, at.y + room.y + gap}
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
    draft_label(map->drafting, map->drawing, &spot->label,
                (struct point){at.x + MAP_PILL_PADDING * size + spot->label.width / 2,
                               at.y + spot->pill.y / 2},
                (struct lettering){.size = size, .anchor = ANCHOR_MIDDLE, .colour = palette->text});
    if (spot->person && spot->person->child == CHILD_YES)
        ecogram_draw_child(map->drafting, map->drawing,
                           (struct point){at.x + spot->pill.x - MAP_PILL_PADDING * size - child,
                                          at.y + (spot->pill.y - child) / 2});
}

// The top left of a part of a block around `at`: its start or its end, amid it the other way.
static struct point corner(struct point at, const struct ecogram_block *block, struct point room,
                           bool line, bool start) {
    float across = (block->width - room.x) / 2, along = (block->height - room.y) / 2;
    float way = start ? -1 : 1;
    return (struct point){at.x - room.x / 2 + (line ? way * across : 0),
                          at.y - room.y / 2 + (line ? 0 : way * along)};
}

static void draw_spot(const struct map *map, size_t index) {
    const struct spot *spot = &map->spots[index];
    const struct ecogram_block *block = &map->plan.blocks[index];
    const struct palette *palette = map->drafting->palette;
    struct point at = place(map, block->at);
    if (!spot->person && map->ecogram->sectors_named) {
        draft_label(map->drafting, map->drawing, &spot->label, at,
                    (struct lettering){.size = MAP_NAME * palette->size,
                                       .anchor = ANCHOR_MIDDLE,
                                       .bold = true,
                                       .colour = palette->quiet});
        return;
    }
    // Tags stand between the label and ego.
    bool line = spot->arrangement == TAGS_IN_LINE;
    bool before = line ? block->at.x > 0 : block->at.y > 0;
    struct point tags = corner(at, block, spot->tag_room, line, before);
    draw_tags(map, spot, tags);
    draw_pill(map, spot, corner(at, block, spot->pill, line, !before));
}

static size_t spot_of(const struct map *map, size_t person) {
    size_t index = 0;
    while (map->spots[index].person != &map->ecogram->people[person])
        index++;
    return index;
}

// People who know each other: a dashed curve beneath everything, which goes round ego, as far from
// it as the two are and halfway somewhat nearer, so that it looks like no ring. Through the middle
// it would read as knowing ego. Angles and distances are those of a plan whose rings are circles.
static void draw_acquaintance(const struct map *map, size_t one, size_t other) {
    struct point from = map->plan.blocks[spot_of(map, one)].at;
    struct point to = map->plan.blocks[spot_of(map, other)].at;
    struct point outer = map->plan.rings[ECOGRAM_CIRCLES - 1].radii;
    float flat = outer.x / outer.y;
    double start = atan2((double)from.y, (double)(from.x / flat));
    double turn = atan2((double)to.y, (double)(to.x / flat)) - start;
    turn -= 2 * M_PI * round(turn / (2 * M_PI)); // the short way round
    float near = hypotf(from.x / flat, from.y), far = hypotf(to.x / flat, to.y);
    struct point points[3 * ARC_PARTS + 1];
    for (size_t i = 0; i <= 3 * ARC_PARTS; i++) {
        // On a curve of so few degrees a third and two thirds of the way serve as its handles.
        float share = (float)i / (3 * ARC_PARTS), distance = near + (far - near) * share;
        double angle = start + turn * (double)share;
        distance *= 1 - BEND * (float)sin(M_PI * (double)share);
        points[i] = place(
            map, (struct point){distance * flat * (float)cos(angle), distance * (float)sin(angle)});
    }
    drawing_curve(map->drafting->arena, map->drawing, points, 3 * ARC_PARTS + 1, 0.8F,
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
    if (map->ecogram->sectors_named) // else they would part what has no name
        draw_dividers(map);
    draw_acquaintances(map);
    draw_ring_names(map);
    for (size_t i = 0; i < map->plan.count; i++)
        draw_tie(map, i);
    for (size_t i = 0; i < map->plan.count; i++)
        draw_spot(map, i);
    draw_ego(map);
}

// What a map may look like: its tags, and the legend beneath it or beside it.
struct look {
    struct map map;
    bool beside;
    float height;
};

// The lowest look: a page has other things to tell as well.
static struct look lowest(const struct ecogram *ecogram, struct drawing *drawing, float column,
                          const float *legends) {
    float width = ecogram->drafting->width, gap = LEGEND_GAP * ecogram->drafting->palette->size;
    struct look best = {.height = INFINITY};
    for (int way = 0; way < 2 * FLATNESSES; way++) {
        struct look look = {.map = {ecogram, ecogram->drafting, drawing}, .beside = way % 2};
        if (look.beside && column <= 0)
            continue;
        float below = look.beside ? 0 : gap + legends[0];
        if (!map_plan(&look.map, look.beside ? width - column - gap : width, way / 2,
                      best.height - below))
            continue;
        look.height = look.map.plan.height + below;
        if (look.beside)
            look.height = fmaxf(look.height, legends[1]);
        if (look.height < best.height)
            best = look;
    }
    return best;
}

void ecogram_draw_map(const struct ecogram *ecogram, struct drawing *drawing) {
    float size = ecogram->drafting->palette->size, width = ecogram->drafting->width;
    float column = ecogram->form || width < 3 * LEGEND_WIDTH * size ? 0 : LEGEND_WIDTH * size;
    struct drawing scratch = {0};
    float legends[] = {ecogram_draw_legend(ecogram, &scratch, 0, width, 0),
                       ecogram_draw_legend(ecogram, &scratch, 0, column, 0)};
    struct look look = lowest(ecogram, drawing, column, legends);
    drawing->height = look.height;
    if (look.beside) {
        look.map.ego.y = drawing->height / 2;
        ecogram_draw_legend(ecogram, drawing, width - column, width,
                            (drawing->height - legends[1]) / 2);
    } else {
        ecogram_draw_legend(ecogram, drawing, 0, width, drawing->height - legends[0]);
    }
    draw_plan(&look.map);
}
