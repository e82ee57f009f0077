// SPDX-License-Identifier: GPL-3.0-or-later
/* Faces: shaping and measuring through HarfBuzz, subsets through hb-subset, fall-back through
 * fontconfig, hyphenation through libhyphen. No other folder sees these libraries.
 *
 * Lengths of glyphs are in thousandths of the em (PDF's glyph space), so a width in points is
 * `advance * size / 1000`.
 */
#ifndef STEUNBLAD_FONT_H
#define STEUNBLAD_FONT_H

#include "base/diagnostics.h"
#include "base/hash.h"

enum font_style { FONT_REGULAR, FONT_BOLD, FONT_ITALIC, FONT_BOLD_ITALIC, FONT_MONO, FONT_STYLES };

/* One file of the house style's family. Opaque but for its metrics, in thousandths of the em. */
struct face {
    uint16_t index; // place in the set
    float ascent, descent; // descent is negative
    float cap_height, x_height;
    float underline_position, underline_thickness;
    struct face_private *private;
};

/* All faces of a run, with their cache of shaped words. Made before the fork. */
struct font_set;

/* Loads the family (e.g. "Noto Sans") in its styles and the mono family, found by fontconfig.
 * Reports (position: where the style names the family) and returns NULL when one is missing. */
struct font_set *font_set_load(struct arena *arena, struct text family, struct text mono_family,
                               struct position position, struct diagnostics *diagnostics);

const struct face *font_face(const struct font_set *fonts, enum font_style style);

/* The faces loaded so far, fall-backs included; indices below the count are valid. */
size_t font_face_count(const struct font_set *fonts);
const struct face *font_face_at(const struct font_set *fonts, size_t index);

struct glyph {
    uint16_t id;       // in the face
    uint32_t cluster;  // byte offset into the shaped text at which its characters start
    float advance;     // including kerning
    float x_offset, y_offset;
};

/* Text in one face, one script, one direction; glyphs in visual order, left to right. */
struct shaped {
    const struct face *face;
    struct text text;            // what it says, in logical order
    const struct glyph *glyphs;
    uint32_t glyph_count;
    float advance;               // sum
    bool right_to_left;
    bool actual_text;            // the glyphs do not give back the text through ToUnicode
    bool missing;                // no face has a character of it: drawn as a box with the text as
                                 // ActualText; glyph_count is 0 and advance is the box's width
};

/* Shapes `text` in `style`, splitting it where the face, script or direction changes; `language`
 * is a BCP 47 tag. The parts come in visual order for a left-to-right line and live as long as
 * the set (words are cached); the array of parts lives in `arena`. Soft hyphens and other
 * default-ignorable characters take no room. `text` holds no line end. */
const struct shaped *const *font_shape(struct font_set *fonts, struct arena *arena,
                                       enum font_style style, struct text language,
                                       struct text text, size_t *count);

/* Width in thousandths of the em. */
float font_width(struct font_set *fonts, enum font_style style, struct text language,
                 struct text text);

/* Byte offsets in `word` before which it may be broken with a hyphen, ascending; Dutch trema rule:
 * where `respell[i]` is set the vowel after the break loses its trema (co-ordinatie).
 * Words shorter than 5 letters, with digits or capitals inside, give none. */
size_t font_hyphenate(struct font_set *fonts, struct text language, struct text word,
                      uint16_t *offsets, bool *respell, size_t limit);

/* Forgets words that were shaped since font_set_freeze (other people's words); the frozen ones
 * stay. Called between documents. */
void font_set_reset(struct font_set *fonts);

/* A face reduced to some glyphs, ready to be embedded. */
struct font_subset {
    const struct face *face;
    struct text postscript_name;  // with its six-letter tag: "ABCDEF+NotoSans-Regular"
    struct text program;          // TrueType, deflated (zlib format)
    size_t program_length;        // before deflating
    const uint16_t *cid;          // by glyph id of the face: glyph id in the subset; 0 = not in it
    uint16_t cid_count;
    const uint16_t *widths;       // by cid, thousandths
    struct text to_unicode;       // CMap, deflated
    int16_t box[4];
    int16_t ascent, descent, cap_height, x_height, stem;
    float italic_angle;
};

/* Makes, once per run and before the fork, a subset of each face of the family from a fixed
 * repertoire: Basic Latin to Latin Extended-A, general punctuation, currency, plus
 * `extra` (the characters of templates, surveys and style). Never from answers. */
void font_set_freeze(struct font_set *fonts, struct text extra);

/* The run's subset of a face, or NULL (a fall-back face has none). */
const struct font_subset *font_run_subset(const struct font_set *fonts, const struct face *face);

/* A subset for the glyphs that one document uses beyond the run's: `used[glyph]` is set for each.
 * Lives in `arena`; NULL when `used` holds none. ToUnicode comes from the words shaped so far. */
const struct font_subset *font_document_subset(struct font_set *fonts, struct arena *arena,
                                               const struct face *face, const bool *used,
                                               size_t used_count);

#endif
