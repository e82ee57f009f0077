// SPDX-License-Identifier: GPL-3.0-or-later
/* One font file: loading and metrics through HarfBuzz; and the set of all faces of a run.
 *
 * Only TrueType outlines are taken, because a PDF embeds them as FontFile2 (ISO 32000-1, 9.9);
 * a variable font would have to be instanced first.
 */
#include "font/private.h"

#include <hb-ot.h>
#include <libdeflate.h>
#include <libintl.h>
#include <string.h>

/* OS/2 fsType: "restricted licence embedding" is the only value that forbids it. */
static bool embedding_forbidden(hb_face_t *face) {
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    bool forbidden = length >= 10 && (data[9] & 0x0F) == 2;
    hb_blob_destroy(blob);
    return forbidden;
}

static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool present = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return present;
}

static const char *unusable(hb_face_t *face) {
    unsigned glyphs = hb_face_get_glyph_count(face);
    if (glyphs == 0 || glyphs > UINT16_MAX)
        return N_("it is no font file");
    if (!has_table(face, HB_TAG('g', 'l', 'y', 'f')))
        return N_("it has no TrueType outlines");
    if (hb_ot_var_has_data(face))
        return N_("it is a variable font");
    if (embedding_forbidden(face))
        return N_("it forbids embedding");
    return NULL;
}

static float metric(const struct face_internal *internal, hb_ot_metrics_tag_t tag) {
    hb_position_t value;
    hb_ot_metrics_get_position_with_fallback(internal->font, tag, &value);
    return (float)value * internal->scale;
}

static struct text postscript_name(struct arena *arena, hb_face_t *face) {
    char name[128];
    unsigned length = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, name);
    struct builder builder = {.arena = arena};
    for (const char *at = name; *at; at++) // only what a PDF name may hold unescaped
        if (strchr("-_.", *at) || ((unsigned)*at | 32) - 'a' < 26 || (unsigned)*at - '0' < 10)
            builder_byte(&builder, *at);
    if (builder.length == 0)
        builder_string(&builder, "Font");
    return builder_result(&builder);
}

static void read_metrics(struct face *face) {
    struct face_internal *internal = face->internal;
    hb_font_extents_t extents;
    hb_font_get_h_extents(internal->font, &extents);
    face->ascent = (float)extents.ascender * internal->scale;
    face->descent = (float)extents.descender * internal->scale;
    face->cap_height = metric(internal, HB_OT_METRICS_TAG_CAP_HEIGHT);
    face->x_height = metric(internal, HB_OT_METRICS_TAG_X_HEIGHT);
    face->underline_position = metric(internal, HB_OT_METRICS_TAG_UNDERLINE_OFFSET);
    face->underline_thickness = metric(internal, HB_OT_METRICS_TAG_UNDERLINE_SIZE);
}

struct face *face_load(struct arena *arena, const char *path, unsigned index, const char **reason) {
    *reason = N_("it cannot be read");
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob)
        return NULL;
    hb_face_t *loaded = hb_face_create(blob, index);
    hb_blob_destroy(blob);
    *reason = unusable(loaded);
    if (*reason) {
        hb_face_destroy(loaded);
        return NULL;
    }
    struct face *face = arena_new(arena, struct face);
    struct face_internal *internal = face->internal = arena_new(arena, struct face_internal);
    internal->face = loaded;
    internal->font = hb_font_create(loaded);
    unsigned units = hb_face_get_upem(loaded);
    hb_font_set_scale(internal->font, (int)units, (int)units);
    internal->scale = 1000.0F / (float)units;
    internal->glyph_count = hb_face_get_glyph_count(loaded);
    internal->path = text_copy(arena, text_of(path));
    internal->postscript_name = postscript_name(arena, loaded);
    internal->run_text = arena_new_array(arena, internal->glyph_count, struct text);
    read_metrics(face);
    return face;
}

static void face_destroy(struct face *face) {
    hb_face_destroy(face->internal->preprocessed);
    hb_font_destroy(face->internal->font);
    hb_face_destroy(face->internal->face);
}

/* Marks and letters with marks count when HarfBuzz can put them together from their pieces. */
bool face_has(const struct face *face, uint32_t character) {
    hb_codepoint_t glyph, base, mark;
    if (hb_font_get_nominal_glyph(face->internal->font, character, &glyph))
        return true;
    return hb_unicode_decompose(hb_unicode_funcs_get_default(), character, &base, &mark) &&
           face_has(face, base) && (mark == 0 || face_has(face, mark));
}

/* ---- the set ---- */

static struct face *load_style(struct arena *arena, struct text family, enum font_style style,
                               struct position position, struct diagnostics *diagnostics) {
    struct font_file file;
    if (!family_find(arena, family, style, position, diagnostics, &file))
        return NULL;
    const char *reason;
    struct face *face = face_load(arena, file.path.bytes, file.index, &reason);
    if (!face) {
        report_error(diagnostics, position, NULL, "the font file %s cannot be used: %s",
                     file.path.bytes, gettext(reason));
        return NULL;
    }
    face->internal->bold = style == FONT_BOLD || style == FONT_BOLD_ITALIC;
    face->internal->italic = style == FONT_ITALIC || style == FONT_BOLD_ITALIC;
    return face;
}

/* The glyph of U+00AD where the face has one; else that of a hyphen, which then needs help. */
static const struct shaped *make_hyphen(struct font_set *fonts, const struct face *face) {
    static const uint32_t candidates[] = {0x00AD, 0x2010, '-'};
    struct shaped *shaped = arena_new(fonts->arena, struct shaped);
    struct glyph *glyph = arena_new(fonts->arena, struct glyph);
    hb_codepoint_t found = 0;
    size_t tried = 0;
    while (tried < 3 && !hb_font_get_nominal_glyph(face->internal->font, candidates[tried], &found))
        tried++;
    glyph->id = (uint16_t)found;
    glyph->advance =
        (float)hb_font_get_glyph_h_advance(face->internal->font, found) * face->internal->scale;
    *shaped = (struct shaped){.face = face,
                              .text = TEXT("\xC2\xAD"),
                              .glyphs = glyph,
                              .glyph_count = found ? 1 : 0,
                              .advance = found ? glyph->advance : 0};
    shaped->actual_text = found && !glyph_text_set(fonts, face, glyph->id, shaped->text);
    return shaped;
}

struct font_set *font_set_load(struct arena *arena, struct text family, struct text mono_family,
                               struct position position, struct diagnostics *diagnostics) {
    struct face *faces[FONT_STYLES];
    bool complete = true;
    for (int style = 0; style < FONT_STYLES; style++) {
        faces[style] = load_style(arena, style == FONT_MONO ? mono_family : family,
                                  (enum font_style)style, position, diagnostics);
        complete = complete && faces[style];
    }
    if (!complete) {
        for (int style = 0; style < FONT_STYLES; style++)
            if (faces[style])
                face_destroy(faces[style]);
        return NULL;
    }
    struct font_set *fonts = arena_new(arena, struct font_set);
    fonts->arena = arena;
    fonts->lasting = arena_create();
    fonts->passing = arena_create();
    fonts->family = text_copy(arena, family);
    fonts->buffer = hb_buffer_create();
    fonts->compressor = libdeflate_alloc_compressor(9);
    fonts->frozen_words = word_cache_create(arena);
    fonts->passing_words = word_cache_create(fonts->passing);
    for (int style = 0; style < FONT_STYLES; style++) {
        faces[style]->index = (uint16_t)style;
        fonts->faces[fonts->face_count++] = faces[style];
    }
    glyph_text_seed(fonts);
    for (int style = 0; style < FONT_STYLES; style++)
        fonts->hyphens[style] = make_hyphen(fonts, faces[style]);
    return fonts;
}

void font_set_destroy(struct font_set *fonts) {
    if (!fonts)
        return;
    for (size_t index = 0; index < fonts->face_count; index++)
        face_destroy(fonts->faces[index]);
    hb_buffer_destroy(fonts->buffer);
    libdeflate_free_compressor(fonts->compressor);
    fallback_destroy(fonts->fallback);
    hyphenation_destroy(fonts->hyphenation);
    arena_destroy(fonts->passing);
    arena_destroy(fonts->lasting);
}

const struct face *font_face(const struct font_set *fonts, enum font_style style) {
    return fonts->faces[style];
}

size_t font_face_count(const struct font_set *fonts) {
    return fonts->face_count;
}

const struct face *font_face_at(const struct font_set *fonts, size_t index) {
    return fonts->faces[index];
}

const struct shaped *font_hyphen(const struct font_set *fonts, enum font_style style) {
    return fonts->hyphens[style];
}

void font_set_reset(struct font_set *fonts) {
    arena_reset(fonts->passing);
    fonts->passing_words = word_cache_create(fonts->passing);
    for (size_t index = 0; index < fonts->face_count; index++)
        fonts->faces[index]->internal->document_text = NULL;
}
