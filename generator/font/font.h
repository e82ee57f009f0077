// SPDX-License-Identifier: GPL-3.0-or-later
/* Faces: shaping and measuring through HarfBuzz, subsets through hb-subset, fall-back through
 * fontconfig, bidirectional order through FriBidi, hyphenation through libhyphen. No other folder
 * sees these libraries.
 *
 * Lengths of glyphs are in thousandths of the em (PDF's glyph space), so a width in points is
 * `advance * size / 1000`.
 */
#ifndef STEUNBLAD_FONT_H
#define STEUNBLAD_FONT_H

#include "base/diagnostics.h"
#include "base/hash.h"

enum font_style { FONT_REGULAR, FONT_BOLD, FONT_ITALIC, FONT_BOLD_ITALIC, FONT_MONO, FONT_STYLES };

/* One font file. Opaque but for its metrics, in thousandths of the em. */
struct face {
    uint16_t index;        // place in the set; how fall-back faces are numbered depends on what was
                           // shaped before, so it must never reach an output
    float ascent, descent; // descent is negative
    float cap_height, x_height;
    float underline_position, underline_thickness;
    struct face_internal *internal;
};

/* All faces of a run, with their cache of shaped words. Made before the fork. */
struct font_set;

/* Loads the family (e.g. "Noto Sans") in its styles and the mono family, found by fontconfig.
 * Reports (position: where the style names the family) and returns NULL when one is missing, is
 * no TrueType font or forbids embedding. Ended with font_set_destroy, before `arena` is. */
struct font_set *font_set_load(struct arena *arena, struct text family, struct text mono_family,
                               struct position position, struct diagnostics *diagnostics);
void font_set_destroy(struct font_set *fonts); // NULL is allowed

const struct face *font_face(const struct font_set *fonts, enum font_style style);

/* The faces loaded so far, fall-backs included; indices below the count are valid. */
size_t font_face_count(const struct font_set *fonts);
const struct face *font_face_at(const struct font_set *fonts, size_t index);

struct glyph {
    uint16_t id;      // in the face; never 0, the glyph that stands for a missing one
    uint32_t cluster; // byte offset into the shaped text at which its characters start
    float advance;    // including kerning
    float x_offset, y_offset;
};

/* Text in one face, one script, one direction; glyphs in visual order, left to right. */
struct shaped {
    const struct face *face;
    struct text text; // what it says, in logical order
    const struct glyph *glyphs;
    uint32_t glyph_count;
    float advance; // sum
    bool blank;    // one blank, of any width
    bool right_to_left;
    bool actual_text; // the glyphs do not give back the text through ToUnicode
    bool missing;     // no face has a character of it: drawn as a box with the text as
                      // ActualText; glyph_count is 0 and advance is the box's width
};

/* Shapes `text` in `style`; `language` is a BCP 47 tag, `text` holds no line end.
 *
 * The parts come in *logical* order. Every blank is a part of its own (`blank`), and so is every
 * stretch of a word in which face, script or direction stays the same: nearly always the word.
 * Soft hyphens, other default-ignorable and control characters take no room and may give no part.
 *
 * Each word costs one look-up in a cache, however it is asked for. Better hand over a whole text
 * node than its words: the direction of digits and brackets beside Arabic or Hebrew is resolved
 * over the text of one call, in a paragraph whose direction is that of the language.
 *
 * Parts live until font_set_reset; the array of parts lives as long or in `arena`. */
const struct shaped *const *font_shape(struct font_set *fonts, struct arena *arena,
                                       enum font_style style, struct text language,
                                       struct text text, size_t *count);

/* The order in which the parts of one line, blanks included, stand from left to right (UAX #9,
 * rules L1 and L2, in a paragraph whose direction is that of `language`): order[0] is the index of
 * the leftmost part. Returns false, with the order 0, 1, 2, …, when nothing is moved; that is
 * cheap where no part is right to left. */
bool font_visual_order(struct arena *arena, struct text language, const struct shaped *const *parts,
                       size_t count, uint16_t *order);

/* Whether a paragraph in this language starts at the right; whether a text has any character that
 * stands right to left. */
bool font_right_to_left(struct text language);
bool font_has_right_to_left(struct text text);

/* The hyphen that line breaking puts at the end of a line. Its text is U+00AD, so that a reader
 * joins the halves of the word. */
const struct shaped *font_hyphen(const struct font_set *fonts, enum font_style style);

/* Width in thousandths of the em. */
float font_width(struct font_set *fonts, enum font_style style, struct text language,
                 struct text text);

/* Byte offsets in `word` before which it may be broken with a hyphen, ascending; at least two
 * letters stay before the break and three after it. Dutch trema rule: where `respell[i]` is set
 * the vowel after the break loses its trema (co-ordinatie). Punctuation around the word is passed
 * over. Words of fewer than 5 letters, with anything but letters or with capitals inside, and
 * words in a language without a dictionary give none. */
size_t font_hyphenate(struct font_set *fonts, struct text language, struct text word,
                      uint16_t *offsets, bool *respell, size_t limit);

/* Forgets words that were shaped since font_set_freeze (other people's words); the frozen ones
 * stay. Called between documents. */
void font_set_reset(struct font_set *fonts);

/* A face reduced to some glyphs, ready to be embedded. */
struct font_subset {
    const struct face *face;
    struct text postscript_name; // with its six-letter tag: "ABCDEF+NotoSans-Regular"
    struct text program;         // TrueType, deflated (zlib format)
    size_t program_length;       // before deflating
    const uint16_t *cid;         // by glyph id of the face: glyph id in the subset; 0 = not in it
    uint32_t glyph_count;        // length of `cid`
    const uint16_t *widths;      // by cid, thousandths
    uint32_t cid_count;          // length of `widths`
    struct text to_unicode;      // CMap, deflated
    int16_t box[4];
    int16_t ascent, descent, cap_height, x_height, stem;
    float italic_angle;
};

/* Makes, once per run and before the fork, a subset of each face of the family from a fixed
 * repertoire: Basic Latin to Latin Extended-A, general punctuation, currency, plus the characters
 * of `extra` (the text of templates, surveys and style, in `language`). Never from answers.
 * The words of `extra` enter the cache for good, in regular and bold; so does everything that was
 * shaped before. A fall-back face that `extra` needs has its subset, too. */
void font_set_freeze(struct font_set *fonts, struct text language, struct text extra);

/* The run's subset of a face, or NULL. */
const struct font_subset *font_run_subset(const struct font_set *fonts, const struct face *face);

/* A subset for the glyphs that one document uses beyond the run's: `used[glyph]` is set for each.
 * Lives in `arena`; NULL when `used` holds none. ToUnicode comes from the words shaped since
 * font_set_reset. */
const struct font_subset *font_document_subset(struct font_set *fonts, struct arena *arena,
                                               const struct face *face, const bool *used,
                                               size_t used_count);

#endif
