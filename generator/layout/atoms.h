// SPDX-License-Identifier: GPL-3.0-or-later
/* Inline nodes as the atoms of lines: words, blanks, places to break, pictures; side by side with
 * the numbers that line breaking reads. Private to layout/.
 */
#ifndef STEUNBLAD_LAYOUT_ATOMS_H
#define STEUNBLAD_LAYOUT_ATOMS_H

#include "layout/layout.h"
#include "layout/linebreak.h"

#define TICK_BOX_SIZE 0.82F // ems
#define FACE_SIZE 1.55F     // the same for a box that is a face
#define CAPITALS 0.714F     // height of capitals, which tick boxes and bullets stand beside, in ems

/* How a stretch of text looks. */
struct look {
    enum font_style face;
    float size, rise; // rise: above the baseline
    struct colour colour;
    const struct node *link; // the link it stands in, or NULL
    bool struck;
    struct text language;
};

enum atom_kind { ATOM_TEXT, ATOM_BLANK, ATOM_POINT, ATOM_TICK_BOX, ATOM_IMAGE };

struct atom {
    enum atom_kind kind;
    const struct node *node;
    const struct look *look;
    const struct shaped *shaped;    // of a point: the hyphen that appears, or NULL
    uint32_t first, count;          // glyphs of it
    uint32_t start, end;            // bytes of its text
    const struct shaped *respelled; // what stands here instead when a line begins with it, or NULL
    float width, height;            // height of pictures
    struct text path, content;      // of an image
};

struct atoms {
    struct arena *arena;   // of one paragraph, with all that is only needed to set it
    struct arena *lasting; // of the document
    struct font_set *fonts;
    struct diagnostics *diagnostics;
    const struct palette *palette;
    float width;          // of the column: pictures are no wider
    float picture_height; // nor higher than this
    bool quiet;           // measuring: what is wrong is reported when it is set
    bool literal;         // blanks stay as they are (code)
    bool bidirectional;   // something runs right to left, or could
    bool pictures;        // some atom is an image
    struct atom *atoms;
    size_t count, capacity;
    struct break_item *items; // of each atom
    size_t item_count, item_capacity;
    uint32_t *missing; // characters that no font has, as far as reported
    size_t missing_count, missing_capacity;
    const struct node **calls; // of notes
    size_t call_count, call_capacity;
};

/* Forgets the last paragraph. */
void atoms_clear(struct atoms *atoms);

/* Adds the inline children of `parent`. */
void atoms_gather(struct atoms *atoms, const struct node *parent, const struct look *look);

/* Adds text of `node`. */
void atoms_text(struct atoms *atoms, const struct node *node, const struct look *look,
                struct text text);

/* No blank at the end: it would count in the width of the last line. */
void atoms_trim(struct atoms *atoms);

/* Width of all atoms in one line; false when there is an end of line among them. */
bool atoms_one_line(const struct atoms *atoms, float *width);

/* The least width that holds every stretch without a place to break, and the width of the longest
 * line when nothing is broken. */
void atoms_measure(const struct atoms *atoms, float *minimum, float *preferred);

enum refinement {
    REFINE_HYPHENS = 1,       // hyphens in every word but the last
    REFINE_READILY = 8,       // and at a low price
    REFINE_SPARINGLY = 16,    // or at a high one: of justified text, where badness is higher
    REFINE_WIDE_HYPHENS = 2,  // hyphens in words wider than the line
    REFINE_WIDE_ANYWHERE = 4, // and after any character of them, at a high price
};

/* Adds places to break inside words. `width`: of the line. */
void atoms_refine(struct atoms *atoms, unsigned refinements, float width);

/* Puts one more atom with its numbers at the end. */
void atoms_put(struct atoms *atoms, struct atom atom, struct break_item item);

/* A part of a shaped text as an atom: bytes start … end-1. False when no glyph begins at one of
 * its ends. */
bool atom_part(const struct shaped *shaped, const struct look *look, uint32_t start, uint32_t end,
               struct atom *atom);

/* Reads the size of the picture that `node` names and its bytes; reports when it cannot. */
bool image_load(struct arena *arena, const struct node *node, struct diagnostics *diagnostics,
                struct atom *atom);

#endif
