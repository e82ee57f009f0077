// SPDX-License-Identifier: GPL-3.0-or-later
// Where people stand on a network map.
//
// Blocks are set clockwise, each on the path through the middle of its ring, as near to the one
// before as it can stand without touching what was set before. Where they need more than the whole
// circle, the rings are moved outwards, which makes room, and it is done again. What is left over
// of the circle is shared out between them in the end.
#include "drawing/ecogram_layout.h"

#include <math.h>

#define FULL_CIRCLE 6.2831853F
#define FLATTEST 1.35F      // width of the outer edge by its height, unless blocks need more
#define STRETCH 0.7F        // of what rings need in width: the hole gives way to it
#define GROWTH 1.05F        // of the hole in the middle, from one attempt to the next
#define FASTER_GROWTH 0.25F // when blocks are left, for each whole of them
#define ATTEMPTS 100        // enough for a hole of a thousand times its size
#define STEP 0.04F          // along the path, in radians
#define SEPARATION 0.17F    // sine of the least angle between two ties, for their heads
#define SHARES 5            // in which the room left over may be given out

float ecogram_widest(const struct ecogram_plan *plan) {
    float rings = 0;
    for (size_t i = 0; i < ECOGRAM_RINGS; i++)
        rings += plan->rings[i].least > 0;
    return 2 * (plan->width / 2 - plan->ego - plan->tie) / rings;
}

struct point ecogram_goal(const struct ecogram_block *block) {
    return (struct point){block->at.x,
                          block->at.y + (block->at.y < 0 ? block->goal : -block->goal)};
}

// ---- rings ----

// How wide and how high each ring must be to hold its blocks.
static void ring_needs(const struct ecogram_plan *plan, struct point *needs) {
    for (size_t i = 0; i < ECOGRAM_RINGS; i++)
        needs[i] = (struct point){plan->rings[i].least, plan->rings[i].least};
    for (size_t i = 0; i < plan->count; i++) {
        const struct ecogram_block *block = &plan->blocks[i];
        struct point *need = &needs[block->ring];
        *need = (struct point){fmaxf(need->x, block->width + plan->gap),
                               fmaxf(need->y, block->height + plan->gap)};
    }
}

// A block of the innermost ring begins right at the hole, one of the outermost ends at the frame:
// the middle of either is in its ring when that is half as wide as the block. Rings share the room
// in proportion to what they need.
bool ecogram_fits(const struct ecogram_plan *plan) {
    struct point needs[ECOGRAM_RINGS];
    float sum = 0, room = plan->width / 2 - plan->ego - plan->tie;
    bool none_too_wide = true;
    ring_needs(plan, needs);
    for (size_t i = 0; i < ECOGRAM_RINGS; i++) {
        none_too_wide &= needs[i].x <= room;
        sum += needs[i].x;
    }
    return none_too_wide && sum <= 2 * room;
}

// The edges of the rings around a hole in the middle that is `hole` high from ego's middle. In
// height each gets what it needs; the width that there is they share in proportion.
static void set_radii(struct ecogram_plan *plan, const struct point *needs, float hole) {
    struct point sum = {0, 0};
    for (size_t i = 0; i < ECOGRAM_RINGS; i++)
        sum = (struct point){sum.x + needs[i].x, sum.y + needs[i].y};
    float least = plan->ego + plan->tie, height = hole + sum.y;
    float width = fminf(plan->width / 2, fmaxf(FLATTEST * height, least + sum.x));
    // The hole is as wide as it is high, if the rings can be as wide as they need to be.
    float hole_width = fmaxf(least, fminf(hole, width - STRETCH * sum.x));
    struct point at = {hole_width, hole};
    for (size_t i = 0; i < ECOGRAM_RINGS; i++) {
        at.x += (width - hole_width) * needs[i].x / sum.x;
        at.y += needs[i].y;
        plan->rings[i].radii = at;
    }
}

// Half the axes of the ellipse on which the middle of a block stands: amid its ring, as far as the
// frame and the distance to ego allow.
static struct point path_of(const struct ecogram_plan *plan, const struct ecogram_block *block,
                            float hole) {
    struct point outer = plan->rings[block->ring].radii;
    struct point inner = block->ring ? plan->rings[block->ring - 1].radii
                                     : (struct point){plan->ego + plan->tie, hole};
    float across = fmaxf((inner.x + outer.x) / 2, plan->ego + plan->tie + block->width / 2);
    return (struct point){fminf(across, (plan->width - block->width) / 2), (inner.y + outer.y) / 2};
}

// ---- what touches what ----

static bool boxes_touch(const struct ecogram_block *one, const struct ecogram_block *other,
                        float gap) {
    return fabsf(one->at.x - other->at.x) < (one->width + other->width) / 2 + gap &&
           fabsf(one->at.y - other->at.y) < (one->height + other->height) / 2 + gap;
}

// Does the way from ego to a block's goal lead through a box with room around it? They are apart if
// their shadows are on one of three lines: the two axes, and one across the way.
static bool tie_crosses(const struct ecogram_block *tied, const struct ecogram_block *box,
                        float room) {
    struct point goal = ecogram_goal(tied), at = box->at;
    float across = box->width / 2 + room, along = box->height / 2 + room;
    return (goal.x < 0 ? goal.x : 0) < at.x + across && (goal.x > 0 ? goal.x : 0) > at.x - across &&
           (goal.y < 0 ? goal.y : 0) < at.y + along && (goal.y > 0 ? goal.y : 0) > at.y - along &&
           fabsf(goal.x * at.y - goal.y * at.x) < fabsf(goal.x) * along + fabsf(goal.y) * across;
}

static bool ties_touch(const struct ecogram_block *one, const struct ecogram_block *other) {
    struct point a = ecogram_goal(one), b = ecogram_goal(other);
    float cross = a.x * b.y - a.y * b.x, dot = a.x * b.x + a.y * b.y;
    float lengths = (a.x * a.x + a.y * a.y) * (b.x * b.x + b.y * b.y);
    return dot > 0 && cross * cross < SEPARATION * SEPARATION * lengths;
}

// Does the tie of `other` come behind that of `one`, clockwise, less than half a circle away?
static bool is_clockwise(const struct ecogram_block *one, const struct ecogram_block *other) {
    struct point a = ecogram_goal(one), b = ecogram_goal(other);
    return a.x * b.y - a.y * b.x > 0;
}

static bool touch(const struct ecogram_plan *plan, const struct ecogram_block *one,
                  const struct ecogram_block *other) {
    float room = plan->gap / 2;
    return boxes_touch(one, other, plan->gap) || ties_touch(one, other) ||
           tie_crosses(one, other, room) || tie_crosses(other, one, room);
}

// The name of a ring as a block.
static struct ecogram_block name_box(const struct ecogram_plan *plan, size_t ring) {
    const struct ecogram_ring *own = &plan->rings[ring];
    return (struct ecogram_block){
        .width = own->name.x, .height = own->name.y, .at = {0, -own->radii.y + own->name.y / 2}};
}

static bool touches_name(const struct ecogram_plan *plan, const struct ecogram_block *block) {
    for (size_t i = 0; i < ECOGRAM_RINGS; i++) {
        struct ecogram_block name = name_box(plan, i);
        if (name.width > 0 &&
            (boxes_touch(block, &name, plan->gap / 2) || tie_crosses(block, &name, plan->gap / 2)))
            return true;
    }
    return false;
}

// Does a block stand well beside those before it?
static bool stands(const struct ecogram_plan *plan, size_t index) {
    const struct ecogram_block *block = &plan->blocks[index];
    if (touches_name(plan, block))
        return false;
    for (size_t i = index; i-- > 0;)
        if (touch(plan, &plan->blocks[i], block))
            return false;
    return true;
}

// ---- setting blocks ----

// In double precision, so that no machine's last digit decides where somebody stands.
static struct point direction_of(float angle) {
    return (struct point){(float)sin((double)angle), -(float)cos((double)angle)};
}

static void set_block(struct ecogram_block *block, struct point path, float parameter) {
    struct point way = direction_of(parameter);
    block->at = (struct point){path.x * way.x, path.y * way.y};
}

// Sets blocks as close as they can stand; returns how many the circle has room for.
static size_t set_blocks(struct ecogram_plan *plan, float hole) {
    float parameter = STEP;
    for (size_t i = 0; i < plan->count; i++) {
        struct ecogram_block *block = &plan->blocks[i];
        struct point path = path_of(plan, block, hole);
        set_block(block, path, parameter);
        // Paths differ in shape: the same parameter may lie before the block that was set last.
        while ((i && parameter < block[-1].parameter + FULL_CIRCLE / 4 &&
                !is_clockwise(&block[-1], block)) ||
               !stands(plan, i)) {
            parameter += STEP;
            if (parameter > FULL_CIRCLE)
                return i;
            set_block(block, path, parameter);
        }
        block->parameter = parameter;
    }
    return plan->count;
}

static bool all_stand(const struct ecogram_plan *plan) {
    for (size_t i = 0; i < plan->count; i++)
        if (!stands(plan, i))
            return false;
    return true;
}

// Shares out what the blocks leave of the circle: between sectors twice as much as within. All of
// it, if no block then touches another; else less.
static void share_out(struct ecogram_plan *plan, float hole) {
    if (plan->count == 0)
        return;
    float parts = 2,
          left = FULL_CIRCLE - plan->blocks[plan->count - 1].parameter - plan->blocks[0].parameter;
    for (size_t i = 1; i < plan->count; i++)
        parts += plan->blocks[i].sector == plan->blocks[i - 1].sector ? 1 : 2;
    for (int share = SHARES; share >= 0; share--) {
        float part = fmaxf(0, left) / parts * (float)share / SHARES, moved = 0;
        for (size_t i = 0; i < plan->count; i++) {
            bool same = i && plan->blocks[i].sector == plan->blocks[i - 1].sector;
            moved += part * (i == 0 || same ? 1 : 2);
            set_block(&plan->blocks[i], path_of(plan, &plan->blocks[i], hole),
                      plan->blocks[i].parameter + moved);
        }
        if (all_stand(plan))
            return;
    }
}

// ---- dividers ----

// How far along a way from ego a box with room around it ends; 0 when the way passes by.
static float end_of_box(struct point way, const struct ecogram_block *box, float room) {
    float across = box->width / 2 + room, along = box->height / 2 + room;
    float ahead = way.x * box->at.x + way.y * box->at.y;
    if (ahead <= 0 || fabsf(way.x * box->at.y - way.y * box->at.x) >=
                          fabsf(way.x) * along + fabsf(way.y) * across)
        return 0;
    return fminf((box->at.x + copysignf(across, way.x)) / way.x,
                 (box->at.y + copysignf(along, way.y)) / way.y);
}

// Between the ties of two neighbours of different sectors, from where no block is in its way.
static void set_divider(struct ecogram_plan *plan, size_t before) {
    struct point one = ecogram_goal(&plan->blocks[before]);
    struct point other = ecogram_goal(&plan->blocks[before + 1]);
    float start = (float)atan2((double)one.x, -(double)one.y);
    float end = (float)atan2((double)other.x, -(double)other.y);
    struct point way = direction_of((start + end + (end < start ? FULL_CIRCLE : 0)) / 2);
    struct point edge = plan->rings[ECOGRAM_RINGS - 2].radii;
    float reach = 1 / hypotf(way.x / edge.x, way.y / edge.y), from = plan->ego + plan->tie / 2;
    for (size_t i = 0; i < plan->count; i++)
        from = fmaxf(from, end_of_box(way, &plan->blocks[i], plan->gap / 2));
    if (from < reach)
        plan->dividers[plan->divider_count++] =
            (struct ecogram_divider){{way.x * from, way.y * from}, {way.x * reach, way.y * reach}};
}

bool ecogram_place(struct ecogram_plan *plan, float highest) {
    struct point needs[ECOGRAM_RINGS];
    float hole = plan->ego + plan->tie;
    ring_needs(plan, needs);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        set_radii(plan, needs, hole);
        plan->height = 2 * plan->rings[ECOGRAM_RINGS - 1].radii.y;
        if (plan->height > highest)
            return false;
        size_t left = plan->count - set_blocks(plan, hole);
        if (left == 0)
            break;
        hole *= GROWTH + FASTER_GROWTH * (float)left / (float)plan->count;
    }
    share_out(plan, hole);
    plan->divider_count = 0;
    for (size_t i = 0; i + 1 < plan->count; i++)
        if (plan->blocks[i].sector != plan->blocks[i + 1].sector)
            set_divider(plan, i);
    return true;
}
