// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of font/ share. Lifetimes: `lasting` holds faces and the frozen cache, `passing`
 * what font_set_reset forgets. A fall-back face may be loaded in a worker, after the fork; it
 * lasts as long as the worker, but what is known of its glyphs passes with the document. */
#ifndef STEUNBLAD_FONT_PRIVATE_H
#define STEUNBLAD_FONT_PRIVATE_H

#include "font/font.h"

#include <hb.h>

struct face_internal {
    hb_face_t *face;
    hb_font_t *font;
    hb_face_t *preprocessed; // for subsets per document; NULL until the first
    uint32_t glyph_count;
    float scale; // font units to thousandths
    struct text path;
    struct text postscript_name;
    bool bold, italic;

    /* What each glyph says, the source of ToUnicode: the first text a glyph was seen with. Texts
     * known before the freeze are the run's, later ones the document's. */
    struct text *run_text;      // by glyph id
    struct text *document_text; // by glyph id; NULL when the document has none yet
    struct font_subset *run_subset;
};

/* A cached word, or a cached part of one; see cache.c. */
struct word_key {
    uint16_t face;     // index of a face, or a style where `script` is 0
    uint16_t language; // index into the set's languages
    uint32_t script;   // hb_script_t of a part; 0: a word as it is asked for
    bool right_to_left;
    struct text text;
};
struct word {
    struct word *next;
    struct word_key key;
    uint64_t hash;
    const struct shaped *const *parts;
    uint32_t part_count;
};
struct word_cache {
    struct arena *arena;
    struct word **buckets;
    size_t bucket_count, count; // bucket_count is a power of two
};

struct language {
    struct text tag;
    hb_language_t language;
    bool no_ligatures; // Turkish tells i from ı, a ligature fi does not
};

/* Faces past this many are not loaded: their characters are drawn as boxes. */
#define FACE_LIMIT 1024
#define LANGUAGE_LIMIT 64

struct hyphenation;
struct fallback;

struct font_set {
    struct arena *arena; // of the caller: what is made before the freeze
    struct arena *lasting, *passing;
    struct face *faces[FACE_LIMIT]; // the first FONT_STYLES are the family
    size_t face_count;
    struct language languages[LANGUAGE_LIMIT];
    size_t language_count;
    struct text family;
    struct word_cache frozen_words, passing_words;
    bool frozen;
    const struct shaped *hyphens[FONT_STYLES];
    struct fallback *fallback;
    struct hyphenation *hyphenation;
    hb_buffer_t *buffer;
    struct libdeflate_compressor *compressor;
};

/* ---- face.c ---- */

/* Loads a TrueType file; NULL with a reason when it cannot be used. */
struct face *face_load(struct arena *arena, const char *path, unsigned index, const char **reason);
bool face_has(const struct face *face, uint32_t character);

/* ---- family.c ---- */

/* One file as fontconfig knows it. */
struct font_file {
    struct text path;
    unsigned index;
};

/* The file of `family` in a style; reports when there is none. */
bool family_find(struct arena *arena, struct text family, enum font_style style,
                 struct position position, struct diagnostics *diagnostics, struct font_file *file);

/* ---- fallback.c ---- */

/* The face that draws `character` where those of the family do not: a pure function of style and
 * character (and of the fonts installed). NULL when no face has it. */
const struct face *fallback_find(struct font_set *fonts, enum font_style style, uint32_t character);
void fallback_destroy(struct fallback *fallback);

/* ---- cache.c ---- */

struct word_cache word_cache_create(struct arena *arena);
uint64_t word_hash(const struct word_key *key);
const struct word *word_find(const struct word_cache *cache, const struct word_key *key,
                             uint64_t hash);
/* Adds a word; copies the key's text. */
const struct word *word_add(struct word_cache *cache, const struct word_key *key, uint64_t hash,
                            const struct shaped *const *parts, uint32_t part_count);

/* ---- itemize.c ---- */

/* A stretch in one face, script and direction. */
struct stretch {
    uint32_t start, end; // bytes
    const struct face *face;
    uint32_t script; // hb_script_t
    bool right_to_left, blank;
    bool missing; // no face has the characters; `face` is the style's
};

/* Splits a text. `levels` (one a character, or NULL: all left to right) come from bidi.c. */
size_t itemize(struct font_set *fonts, struct arena *arena, enum font_style style, struct text text,
               const uint8_t *levels, struct stretch **stretches);
bool character_is_blank(uint32_t character);
bool character_is_ignorable(uint32_t character);

/* ---- bidi.c ---- */

/* Embedding levels (UAX #9), one a character. */
uint8_t *bidi_levels(struct arena *arena, struct text text, bool right_to_left, size_t *count);

/* ---- shape.c ---- */

const struct language *font_language(struct font_set *fonts, struct text tag);

/* Shapes one stretch of `text`, from the cache when it was shaped before. */
const struct shaped *shape_stretch(struct font_set *fonts, const struct language *language,
                                   struct text text, const struct stretch *stretch);

/* ---- glyph_text.c ---- */

/* Notes or compares what the glyphs of a part say; true when ToUnicode will give back the text. */
bool glyph_text_learn(struct font_set *fonts, const struct face *face, struct text text,
                      const struct glyph *glyphs, uint32_t count, bool right_to_left);

/* The same for one glyph that says `says`. */
bool glyph_text_set(struct font_set *fonts, const struct face *face, uint16_t glyph,
                    struct text says);

/* Seeds the run's texts: the ligatures of Latin first (else U+FB00–FB04 claim their glyphs), then
 * the fixed repertoire. */
void glyph_text_seed(struct font_set *fonts);

/* ToUnicode as a CMap (Adobe Technical Note 5411); `cid` is by glyph id. */
struct text glyph_text_cmap(struct arena *arena, const struct face *face, const uint16_t *cid);

/* ---- hyphenation.c ---- */

/* Loads the dictionary of a language now rather than with its first word. */
void hyphenation_prepare(struct font_set *fonts, struct text language);

void hyphenation_destroy(struct hyphenation *hyphenation);

#endif
