// SPDX-License-Identifier: GPL-3.0-or-later
/* A network map whose blocks have been measured and placed (ecogram_measure.c), to be drawn
 * (ecogram_draw.c). */
#ifndef STEUNBLAD_ECOGRAM_MAP_H
#define STEUNBLAD_ECOGRAM_MAP_H

#include "drawing/ecogram.h"

/* In label sizes. */
#define MAP_NAME 0.92F        // size of the names of rings and sectors
#define MAP_PILL_PADDING 0.5F // beside a label
#define MAP_PILL_AIR 0.18F    // above and below its lines
#define MAP_TAG_GAP 0.15F

/* What stands at one place: a person, or the name of a sector, or a word for an empty map. */
struct spot {
    const struct person *person;
    struct label label;
    struct text letters[SIDES];
    struct point tags[SIDES]; // their sizes; 0: none
    struct point pill, tag_room;
    enum { TAGS_IN_LINE, TAGS_IN_ROW, TAGS_IN_COLUMN } arrangement;
};

struct map {
    const struct ecogram *ecogram;
    const struct drafting *drafting;
    struct drawing *drawing;
    struct spot *spots;
    struct ecogram_plan plan;
    struct point ego; // its middle on the drawing
    struct label names[ECOGRAM_CIRCLES];
    float in_line; // so wide may blocks be with tags on the line of the label
};

/* Tags on the line of the label make blocks low and wide: on none, where a ring is as wide as that
 * anyhow, or on all. Which of them makes the lowest map depends on who is on it. */
enum flatness { FLAT_NOWHERE, FLAT_WHERE_NARROW, FLAT_EVERYWHERE, FLATNESSES };

/* Measures and places everybody on a map as wide as this. False when it would be higher than
 * `highest`, or when blocks would be too wide. */
bool map_plan(struct map *map, float width, enum flatness flatness, float highest);

#endif
