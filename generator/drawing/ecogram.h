// SPDX-License-Identifier: GPL-3.0-or-later
/* The network map, private to drawing/: what it is made of. Reading (ecogram.c), words
 * (ecogram_words.c), measuring (ecogram_measure.c), drawing (ecogram_draw.c), legend
 * (ecogram_legend.c). */
#ifndef STEUNBLAD_ECOGRAM_H
#define STEUNBLAD_ECOGRAM_H

#include "drawing/draft.h"
#include "drawing/ecogram_layout.h"

#define ECOGRAM_KINDS 8 // of support, at most
#define ECOGRAM_PEOPLE 24
#define ECOGRAM_CIRCLES 3

enum side { RECEIVED, GIVEN, SIDES };

/* Support that goes one way: which kinds, as bits; `known` when that was asked and answered. */
struct support {
    bool known;
    unsigned kinds;
};

struct person {
    struct text label, role;
    uint8_t ring; // ECOGRAM_CIRCLES: how near is not known
    uint16_t sector;
    struct support support[SIDES];
    enum { CHILD_UNKNOWN, CHILD_NO, CHILD_YES } child;
    uint32_t knows; // other people, as bits
};

struct kind {
    struct text letter, words;
};

struct ecogram {
    const struct drafting *drafting;
    const struct value *body;
    struct person people[ECOGRAM_PEOPLE]; // in the order of the data
    size_t count;
    struct text *sectors; // their names
    size_t sector_count;
    bool sectors_named; // the block named them: they are printed
    struct kind kinds[ECOGRAM_KINDS];
    size_t kind_count;
    struct text circles[ECOGRAM_CIRCLES]; // their names
    bool form;                            // empty, to be filled in with a pen
};

/* ---- ecogram_words.c ---- */

/* The letters of some kinds: "E A". */
struct text ecogram_letters(const struct ecogram *ecogram, unsigned kinds);

struct text ecogram_describe(const struct ecogram *ecogram);
bool ecogram_table(const struct ecogram *ecogram, struct figure *figure);

/* ---- ecogram_draw.c ---- */

void ecogram_draw_map(const struct ecogram *ecogram, struct drawing *drawing);

/* ---- ecogram_marks.c ---- */

/* Letters in a tag: filled for what is received, open for what is given. */
struct point ecogram_tag_size(const struct drafting *drafting, struct text letters);
void ecogram_draw_tag(const struct drafting *drafting, struct drawing *drawing, struct point at,
                      enum side side, struct text letters);

/* A child, for who supports the child too, in a square of ecogram_child_size. */
float ecogram_child_size(const struct drafting *drafting);
void ecogram_draw_child(const struct drafting *drafting, struct drawing *drawing, struct point at);

/* How far the corners of a head that points this way reach beyond its tip, to the sides and up or
 * down: a head that comes in low would lie on what it points at. */
struct point ecogram_head_room(const struct drafting *drafting, struct point way);

/* A line with heads where support arrives. */
void ecogram_draw_tie(const struct drafting *drafting, struct drawing *drawing, struct point from,
                      struct point to, bool head_at_from, bool head_at_to);

/* ---- ecogram_legend.c ---- */

/* Writes what the signs of this map mean between `left` and `right`, in as many columns as there
 * is room for, and returns where it ends. */
float ecogram_draw_legend(const struct ecogram *ecogram, struct drawing *drawing, float left,
                          float right, float top);

#endif
