// SPDX-License-Identifier: GPL-3.0-or-later
/* What all figures share, private to drawing/: their words, labels and tables. */
#ifndef STEUNBLAD_DRAFT_H
#define STEUNBLAD_DRAFT_H

#include "drawing/drawing.h"
#include "drawing/wrap.h"

/* In sizes of a label. */
#define LINE_HEIGHT 1.3F
#define BASELINE 0.36F    // from the middle of a line down to its baseline
#define KEY_WORD_GAP 0.5F // between a sign and its words

/* ---- words ---- */

bool draft_dutch(const struct drafting *drafting);

/* A word of the figure's own: Dutch in a Dutch document, English in every other. */
struct text draft_word(const struct drafting *drafting, const char *dutch, const char *english);

/* One line of text: line ends and control characters are blanks. */
struct text draft_clean(const struct drafting *drafting, struct text text);

/* Two decimals at most, with the language's decimal sign. */
struct text draft_number(const struct drafting *drafting, double number);

/* How many decimals a number needs, two at most; and the number with as many as it is told. */
int draft_decimals(double number);
struct text draft_fixed(const struct drafting *drafting, double number, int decimals);

/* "drie"; from twenty-one, and outside Dutch, in figures. */
struct text draft_count(const struct drafting *drafting, size_t count);

/* "a, b en c". */
struct text draft_join(const struct drafting *drafting, const struct text *items, size_t count);

/* ---- reading ---- */

/* Where to point: at the value, or at the block when it comes from nowhere. */
struct position draft_position(const struct drafting *drafting, const struct value *value);

/* The text under `key`, cleaned; empty when there is none. */
struct text draft_text(const struct drafting *drafting, const struct value *map, const char *key);

#define ROW_KEY_LIMIT 8 // keys of a row; its `label` counts in place of the NULL

/* Reports the keys but `label` and `keys` (the last is NULL) of a row that is written in the block
 * itself: `value: 0,5` gives a key 5, and a bar of 0. What a script hands over may have more. */
bool draft_check_row(const struct drafting *drafting, const struct value *body,
                     const struct value *row, const char *const *keys);

/* A drawing as wide as the column, with the block's title; NULL when that is missing (reported). */
struct drawing *draft_begin(const struct drafting *drafting, const struct value *body);

/* The block's description, or the one made of the data. */
void draft_describe(const struct drafting *drafting, const struct value *body,
                    struct drawing *drawing, struct text made);

/* ---- the table ---- */

/* Room for the data, and the heads: the block's `columns` or `heads`. False when `columns` are not
 * as many (reported). */
bool draft_table(const struct drafting *drafting, const struct value *body, struct figure *figure,
                 const struct text *heads, size_t columns, size_t rows);

/* A cell of row 0, 1, … */
struct text *draft_cell(const struct figure *figure, size_t row, size_t column);

/* ---- labels ---- */

float draft_width(const struct drafting *drafting, bool bold, float size, struct text text);
struct label draft_wrap(const struct drafting *drafting, bool bold, float size, struct text text,
                        float width);

/* The same in as many lines, as even as words allow: no word is left alone below a full line. */
struct label draft_wrap_evenly(const struct drafting *drafting, bool bold, float size,
                               struct text text, float width);
float draft_height(const struct label *label, float size);

/* How a label is written. */
struct lettering {
    float size;
    enum anchor anchor;
    bool bold;
    struct colour colour;
};

/* Writes the lines of a label, their middle at `middle.y`. */
void draft_label(const struct drafting *drafting, struct drawing *drawing,
                 const struct label *label, struct point middle, struct lettering lettering);

/* ---- what the marks mean ---- */

struct key {
    const struct drafting *drafting;
    struct drawing *drawing;
    float left, right, x, top, line; // line: height of the one that is written
};

struct key key_begin(const struct drafting *drafting, struct drawing *drawing, float left,
                     float right, float top);

/* Writes the words of a sign and returns where the sign is to be drawn: the middle of its left
 * edge. */
struct point key_add(struct key *key, float sign_width, struct text words);

/* Ends the line, if there is one; returns where the next one would start. */
float key_end_line(struct key *key);

/* ---- colours and patterns ---- */

/* `share` of the first, the rest of the second. */
struct colour draft_mix(struct colour first, struct colour second, float share);

/* Fillings that can be told apart on any copier, from “not at all” to “wholly”. */
enum pattern {
    PATTERN_CROSSED,
    PATTERN_HATCHED,
    PATTERN_SPARSE,
    PATTERN_BLANK,
    PATTERN_LEVEL,
    PATTERN_DENSE,
    PATTERN_SOLID
};

/* A rectangle with a pattern and a thin line around it. */
void draft_pattern(const struct drafting *drafting, struct drawing *drawing, struct point at,
                   float width, float height, enum pattern pattern);

#endif
