// SPDX-License-Identifier: GPL-3.0-or-later
/* Where people stand on a network map: numbers in, numbers out. Private to drawing/.
 *
 * Ego stands in the middle of rings, ellipses that lie in each other. Each person is a block, a
 * rectangle for her label and what belongs to it. Blocks never overlap each other, ego or the
 * names of the rings, never leave the frame, and no straight line from ego to the goal of a block
 * crosses another block or a name. Blocks of one sector stand beside each other.
 */
#ifndef STEUNBLAD_ECOGRAM_LAYOUT_H
#define STEUNBLAD_ECOGRAM_LAYOUT_H

#include "drawing/drawing.h"

#include <stddef.h>

#define ECOGRAM_RINGS 4 // three circles of closeness, and what is outside them

struct ecogram_block {
    float width, height;
    float goal;      // of its tie: so far from its middle towards ego's height
    uint8_t ring;    // 0: nearest
    uint16_t sector; // blocks come grouped by sector
    float parameter; // while they are set: where it stands on the path of its ring
    struct point at; // out: its middle, seen from ego
};

struct ecogram_ring {
    float least;        // thickness, also where nobody stands; 0: there is no such ring
    struct point name;  // width and height of its name, which stands within it, at the top
    struct point radii; // out: of its outer edge
};

/* A line between two sectors, as seen from ego; no block lies across it. */
struct ecogram_divider {
    struct point from, to;
};

struct ecogram_plan {
    float width; // of the frame
    float ego;   // radius
    float tie;   // least distance between ego and a block
    float gap;   // between blocks
    struct ecogram_ring rings[ECOGRAM_RINGS];
    struct ecogram_block *blocks;
    size_t count;
    struct ecogram_divider *dividers; // out; room for `count`
    size_t divider_count;
    float height; // out: of the frame; ego is in its middle
};

/* The widest that a block may be in a frame of this width with these rings: then its middle stands
 * in its own ring wherever that is. */
float ecogram_widest(const struct ecogram_plan *plan);

/* Whether the blocks are narrow enough for that, also when some are wider: others are narrower. */
bool ecogram_fits(const struct ecogram_plan *plan);

/* Where the tie of a block arrives. */
struct point ecogram_goal(const struct ecogram_block *block);

/* Gives every block its place. Blocks are as wide as ecogram_widest says at most, or fit. Returns
 * false as soon as the frame would be higher than `highest`. */
bool ecogram_place(struct ecogram_plan *plan, float highest);

#endif
