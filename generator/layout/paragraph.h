// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of layout/ that turn nodes into strips share. Private to layout/. */
#ifndef STEUNBLAD_LAYOUT_PARAGRAPH_H
#define STEUNBLAD_LAYOUT_PARAGRAPH_H

#include "layout/atoms.h"
#include "layout/flow.h"

/* One document on its way to pages. */
struct layout {
    struct arena *arena;
    const struct document *document;
    const struct style *style;
    struct font_set *fonts;
    struct diagnostics *diagnostics;
    struct atoms atoms; // of the current paragraph
    struct linebreak breaker;
    struct notes notes;
    float room;       // height of the column on a page
    struct atom logo; // of the masthead; height 0: there is none
};

/* Where blocks are set, and what running text looks like there. */
struct place {
    struct flow *flow;
    float x, width;
    const struct type_style *type;
    struct text language;
    uint8_t depth; // of frames: past NESTING_LIMIT there are no more
    uint8_t list_depth;
    bool spans;        // what is too wide for the column may take all columns
    bool tight;        // paragraphs of a tight list
    bool unhyphenated; // cells: words are broken only when they fit in no other way
    enum alignment alignment;
};

#define NESTING_LIMIT 12
#define NARROWEST 6.0F // ems: frames and indents leave at least this much for text

/* May a frame or an indent take this much of the width? */
bool place_has_room(const struct place *place, float taken);

/* A paragraph: its text is in layout->atoms. */
struct paragraph {
    enum hyphens hyphens;
    bool justified;
    bool whole;     // a heading: kept on one page
    bool continues; // its text goes on after that of the paragraph above: a line of code
    const struct node *node;
};

/* Starts a paragraph: empties layout->atoms for a column of this width. */
void paragraph_begin(struct layout *layout, const struct place *place);

/* How running text looks in this place. */
struct look place_look(const struct place *place);

/* Breaks what layout->atoms holds into lines and puts them into the flow. */
void paragraph_set(struct layout *layout, const struct place *place,
                   const struct paragraph *paragraph);

/* Emits the atoms of one line into the last strip (line.c). */
struct line {
    uint32_t start, end;         // atoms
    const struct shaped *hyphen; // at its end, or NULL
    const struct look *hyphen_look;
    float x, baseline;
    float blank_extra; // added to each blank, as a share of its stretch (shrink when negative)
    bool continues;    // a blank was here before the line was broken
};
void line_set(struct layout *layout, struct flow *flow, const struct line *line,
              struct text language);

/* Baseline of a line of this type, from its top: capitals stand in the middle. */
float type_baseline(const struct layout *layout, const struct type_style *type);

/* The same place over all columns; flow->wide is to be unset behind the block. */
struct place place_widened(const struct layout *layout, const struct place *place);

/* Blocks (block.c). */
void block_set(struct layout *layout, const struct place *place, const struct node *node);
void blocks_set(struct layout *layout, const struct place *place, const struct node *parent);

/* The least width for a block's content and the width it would like (measure.c). */
void block_measure(struct layout *layout, const struct place *place, const struct node *node,
                   unsigned refinements, float *minimum, float *preferred);

/* The icon of a kind of box (icon.c). */
const struct drawing *icon_drawing(struct arena *arena, enum box_kind kind, struct colour ink,
                                   struct colour paper);

void table_set(struct layout *layout, const struct place *place, const struct node *table);
void list_set(struct layout *layout, const struct place *place, const struct node *list);
void box_set(struct layout *layout, const struct place *place, const struct node *box);
void figure_set(struct layout *layout, const struct place *place, const struct node *figure);
void lines_set(struct layout *layout, const struct place *place, const struct node *lines);
void code_set(struct layout *layout, const struct place *place, const struct node *code);
void cut_line_set(struct layout *layout, const struct place *place);

#endif
