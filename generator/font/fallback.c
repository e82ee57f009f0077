// SPDX-License-Identifier: GPL-3.0-or-later
/* Fall-back faces: for a character that the family lacks, another installed TrueType face.
 *
 * The order in which faces are tried does not depend on what was asked before, nor on
 * fontconfig's own taste: first a family named for the script below, then the relatives of the
 * house family ("Noto Sans …"), then everything else by name. Results are kept by character.
 */
#include "font/private.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

/* Where several families have a script, the one that reads (and extracts) best. */
static const struct {
    hb_script_t script;
    const char *family;
} preferred[] = {
    {HB_SCRIPT_COMMON, "Noto Sans Math"},       {HB_SCRIPT_COMMON, "Noto Sans Symbols"},
    {HB_SCRIPT_COMMON, "Noto Sans Symbols2"},   {HB_SCRIPT_ARABIC, "Noto Naskh Arabic"},
    {HB_SCRIPT_HEBREW, "Noto Sans Hebrew"},     {HB_SCRIPT_ETHIOPIC, "Noto Sans Ethiopic"},
    {HB_SCRIPT_TIFINAGH, "Noto Sans Tifinagh"},
};

struct candidate {
    struct text family;
    struct font_file file;
    FcCharSet *characters; // borrowed from the font set
    bool bold, italic;
    const struct face *face; // NULL until it is needed
    bool unusable;
};

struct choice {
    uint32_t character;
    uint32_t style;
    const struct face *face;
    bool known;
};

struct fallback {
    FcFontSet *set;
    struct candidate *candidates;
    size_t count;
    struct choice *choices; // open addressing, by character and style
    size_t choice_count, choice_capacity;
};

static int by_name(const void *left, const void *right) {
    const struct candidate *a = left, *b = right;
    int order = text_compare(a->family, b->family);
    if (order == 0)
        order = text_compare(a->file.path, b->file.path);
    return order ? order : (int)a->file.index - (int)b->file.index;
}

/* Reads one entry; false for what cannot be embedded or is no face for running text. */
static bool read_candidate(FcPattern *pattern, struct candidate *candidate) {
    FcChar8 *family, *path, *format;
    FcBool variable = FcFalse, colour = FcFalse;
    int index = 0, weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN, width = FC_WIDTH_NORMAL;
    FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
    FcPatternGetBool(pattern, FC_COLOR, 0, &colour);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
    FcPatternGetInteger(pattern, FC_WIDTH, 0, &width);
    bool regular =
        weight == FC_WEIGHT_REGULAR || weight == FC_WEIGHT_BOOK || weight == FC_WEIGHT_BOLD;
    if (variable || colour || index > 0xFFFF || width != FC_WIDTH_NORMAL || !regular ||
        FcPatternGetString(pattern, FC_FAMILY, 0, &family) != FcResultMatch ||
        FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch ||
        FcPatternGetString(pattern, FC_FONTFORMAT, 0, &format) != FcResultMatch ||
        FcPatternGetCharSet(pattern, FC_CHARSET, 0, &candidate->characters) != FcResultMatch ||
        strcmp((const char *)format, "TrueType") != 0)
        return false;
    candidate->family = text_of((const char *)family);
    candidate->file = (struct font_file){text_of((const char *)path), (unsigned)index};
    candidate->bold = weight == FC_WEIGHT_BOLD;
    candidate->italic = slant != FC_SLANT_ROMAN;
    return true;
}

static struct fallback *load(struct font_set *fonts) {
    struct fallback *fallback = arena_new(fonts->lasting, struct fallback);
    FcPattern *everything = FcPatternBuild(NULL, FC_OUTLINE, FcTypeBool, FcTrue, (char *)NULL);
    FcObjectSet *properties =
        FcObjectSetBuild(FC_FAMILY, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_CHARSET,
                         FC_FONTFORMAT, FC_VARIABLE, FC_COLOR, (char *)NULL);
    fallback->set = FcFontList(NULL, everything, properties);
    FcObjectSetDestroy(properties);
    FcPatternDestroy(everything);
    size_t listed = (size_t)fallback->set->nfont;
    fallback->candidates = arena_new_array(fonts->lasting, listed + 1, struct candidate);
    for (size_t index = 0; index < listed; index++)
        if (read_candidate(fallback->set->fonts[index], &fallback->candidates[fallback->count]))
            fallback->count++;
    qsort(fallback->candidates, fallback->count, sizeof *fallback->candidates, by_name);
    return fallback;
}

/* Lower is better; see the head of this file. */
static unsigned rank(const struct font_set *fonts, const struct candidate *candidate,
                     hb_script_t script, bool bold, bool italic) {
    size_t count = sizeof preferred / sizeof *preferred;
    unsigned family = (unsigned)count + 1;
    for (size_t index = 0; index < count; index++)
        if (preferred[index].script == script &&
            text_is(candidate->family, preferred[index].family))
            family = (unsigned)index;
    if (family > count && text_starts(candidate->family, fonts->family))
        family = (unsigned)count;
    return family * 4 + (candidate->bold == bold ? 0 : 2) + (candidate->italic == italic ? 0 : 1);
}

/* Loads the candidate's file when it is first needed. */
static const struct face *candidate_face(struct font_set *fonts, struct candidate *candidate) {
    if (candidate->face || candidate->unusable)
        return candidate->face;
    const char *reason = NULL;
    struct face *face = NULL;
    if (fonts->face_count < FACE_LIMIT)
        face =
            face_load(fonts->lasting, candidate->file.path.bytes, candidate->file.index, &reason);
    candidate->unusable = !face;
    if (face) {
        face->internal->bold = candidate->bold;
        face->internal->italic = candidate->italic;
        face->index = (uint16_t)fonts->face_count;
        fonts->faces[fonts->face_count++] = face;
    }
    return candidate->face = face;
}

static const struct face *choose(struct font_set *fonts, enum font_style style,
                                 uint32_t character) {
    struct fallback *fallback = fonts->fallback;
    bool bold = style == FONT_BOLD || style == FONT_BOLD_ITALIC;
    bool italic = style == FONT_ITALIC || style == FONT_BOLD_ITALIC;
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), character);
    for (;;) {
        struct candidate *best = NULL;
        unsigned best_rank = UINT32_MAX;
        for (size_t index = 0; index < fallback->count; index++) {
            struct candidate *candidate = &fallback->candidates[index];
            if (candidate->unusable || !FcCharSetHasChar(candidate->characters, character))
                continue;
            unsigned candidate_rank = rank(fonts, candidate, script, bold, italic);
            if (candidate_rank < best_rank) {
                best_rank = candidate_rank;
                best = candidate;
            }
        }
        if (!best || candidate_face(fonts, best))
            return best ? best->face : NULL;
    }
}

static struct choice *find_choice(struct fallback *fallback, uint32_t character, uint32_t style) {
    size_t mask = fallback->choice_capacity - 1;
    size_t at = (character * 2654435761U + style) & mask;
    while (fallback->choices[at].known &&
           !(fallback->choices[at].character == character && fallback->choices[at].style == style))
        at = (at + 1) & mask;
    return &fallback->choices[at];
}

static void grow(struct font_set *fonts, struct fallback *fallback) {
    struct choice *old = fallback->choices;
    size_t old_capacity = fallback->choice_capacity;
    fallback->choice_capacity = old_capacity ? old_capacity * 2 : 64;
    fallback->choices = arena_new_array(fonts->lasting, fallback->choice_capacity, struct choice);
    for (size_t index = 0; index < old_capacity; index++)
        if (old[index].known)
            *find_choice(fallback, old[index].character, old[index].style) = old[index];
}

const struct face *fallback_find(struct font_set *fonts, enum font_style style,
                                 uint32_t character) {
    if (!fonts->fallback)
        fonts->fallback = load(fonts);
    struct fallback *fallback = fonts->fallback;
    if (fallback->choice_count * 2 >= fallback->choice_capacity)
        grow(fonts, fallback);
    struct choice *choice = find_choice(fallback, character, style);
    if (!choice->known) {
        *choice = (struct choice){character, style, choose(fonts, style, character), true};
        fallback->choice_count++;
    }
    return choice->face;
}

void fallback_destroy(struct fallback *fallback) {
    if (fallback)
        FcFontSetDestroy(fallback->set);
}
