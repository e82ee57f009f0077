// SPDX-License-Identifier: GPL-3.0-or-later
/* Faces reduced to some glyphs, through hb-subset, ready to be embedded in a PDF.
 *
 * Glyphs are renumbered, so that code, CID and glyph id are one (Identity-H, identity map).
 * Tables that a PDF reader does not ask for are left out: it takes widths and text from the PDF's
 * own dictionaries (ISO 32000-1, 9.9). */
#include "font/private.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <libdeflate.h>
#include <math.h>
#include <string.h>

static const char dropped_tables[][5] = {
    "cmap", "name", "OS/2", "post", "GSUB", "GPOS", "GDEF", "kern", "gasp", "DSIG", "hdmx",
    "VDMX", "LTSH", "vhea", "vmtx", "STAT", "BASE", "MATH", "JSTF", "FFTM", "meta", "PCLT"};

static struct text deflate_text(struct font_set *fonts, struct arena *arena, struct text text) {
    size_t bound = libdeflate_zlib_compress_bound(fonts->compressor, text.length);
    char *bytes = arena_allocate(arena, bound);
    size_t length =
        libdeflate_zlib_compress(fonts->compressor, text.bytes, text.length, bytes, bound);
    return (struct text){bytes, length};
}

static hb_subset_plan_t *plan(struct face_internal *internal, const bool *used, uint32_t count,
                              bool once) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (uint32_t glyph = 0; glyph < count; glyph++)
        if (used[glyph])
            hb_set_add(glyphs, glyph);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t index = 0; index < sizeof dropped_tables / sizeof *dropped_tables; index++)
        hb_set_add(dropped, hb_tag_from_string(dropped_tables[index], 4));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    if (!once && !internal->preprocessed) // pays from the second subset of a face on
        internal->preprocessed = hb_subset_preprocess(internal->face);
    hb_face_t *face = once ? internal->face : internal->preprocessed;
    hb_subset_plan_t *made = hb_subset_plan_create_or_fail(face, input);
    hb_subset_input_destroy(input);
    return made;
}

/* Codes of the glyphs asked for, and widths of all that are in the subset. */
static void read_codes(struct arena *arena, const struct face *face, hb_subset_plan_t *made,
                       const bool *used, uint32_t count, struct font_subset *subset) {
    const struct face_internal *internal = face->internal;
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(made);
    uint16_t *cid = arena_new_array(arena, internal->glyph_count, uint16_t);
    uint16_t *widths = arena_new_array(arena, internal->glyph_count, uint16_t);
    for (uint32_t glyph = 0; glyph < internal->glyph_count; glyph++) {
        hb_codepoint_t code = hb_map_get(map, glyph);
        if (code == HB_MAP_VALUE_INVALID || code >= internal->glyph_count)
            continue;
        if (glyph < count && used[glyph])
            cid[glyph] = (uint16_t)code;
        float advance = (float)hb_font_get_glyph_h_advance(internal->font, glyph);
        widths[code] = (uint16_t)lrintf(advance * internal->scale);
        if (code >= subset->cid_count)
            subset->cid_count = code + 1;
    }
    subset->cid = cid;
    subset->glyph_count = internal->glyph_count;
    subset->widths = widths;
}

static int16_t rounded(float value) {
    return (int16_t)lrintf(value);
}

static void read_descriptor(struct font_subset *subset) {
    const struct face *face = subset->face;
    const struct face_internal *internal = face->internal;
    hb_blob_t *head = hb_face_reference_table(internal->face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length;
    const unsigned char *data = (const unsigned char *)hb_blob_get_data(head, &length);
    for (unsigned side = 0; side < 4 && length >= 44; side++) {
        int16_t value = (int16_t)(data[36 + 2 * side] << 8 | data[37 + 2 * side]);
        subset->box[side] = rounded((float)value * internal->scale);
    }
    hb_blob_destroy(head);
    float weight = hb_style_get_value(internal->font, HB_STYLE_TAG_WEIGHT);
    subset->stem = rounded(50 + weight * weight / 4225); // as most PDF writers estimate it
    subset->italic_angle = hb_style_get_value(internal->font, HB_STYLE_TAG_SLANT_ANGLE);
    subset->ascent = rounded(face->ascent);
    subset->descent = rounded(face->descent);
    subset->cap_height = rounded(face->cap_height);
    subset->x_height = rounded(face->x_height);
}

/* A subset's tag must tell it from others of the same face: it is made from its bytes. */
static struct text tagged_name(struct arena *arena, struct text name, struct text program) {
    struct hash hash = hash_of(program);
    char tag[7] = "";
    for (int letter = 0; letter < 6; letter++)
        tag[letter] = (char)('A' + hash.bytes[letter] % 26);
    return text_format(arena, "%s+%.*s", tag, TEXT_ARGUMENTS(name));
}

static struct font_subset *make(struct font_set *fonts, struct arena *arena,
                                const struct face *face, const bool *used, uint32_t count,
                                bool once) {
    hb_subset_plan_t *made = plan(face->internal, used, count, once);
    hb_face_t *reduced = made ? hb_subset_plan_execute_or_fail(made) : NULL;
    if (!reduced) {
        hb_subset_plan_destroy(made);
        return NULL;
    }
    struct font_subset *subset = arena_new(arena, struct font_subset);
    subset->face = face;
    hb_blob_t *blob = hb_face_reference_blob(reduced);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    struct text program = {data, length};
    subset->program = deflate_text(fonts, arena, program);
    subset->program_length = length;
    subset->postscript_name = tagged_name(arena, face->internal->postscript_name, program);
    hb_blob_destroy(blob);
    read_codes(arena, face, made, used, count, subset);
    hb_face_destroy(reduced);
    hb_subset_plan_destroy(made);
    subset->to_unicode = deflate_text(fonts, arena, glyph_text_cmap(arena, face, subset->cid));
    read_descriptor(subset);
    return subset;
}

/* Everything that is known by now: the repertoire, and whatever was shaped. */
static void freeze_face(struct font_set *fonts, const struct face *face) {
    struct face_internal *internal = face->internal;
    bool *used = arena_new_array(fonts->arena, internal->glyph_count, bool);
    bool any = false;
    for (uint32_t glyph = 1; glyph < internal->glyph_count; glyph++) {
        used[glyph] = internal->run_text[glyph].length > 0;
        any = any || used[glyph];
    }
    if (any)
        internal->run_subset = make(fonts, fonts->arena, face, used, internal->glyph_count, true);
}

/* The next line of a text, without its end. */
static bool next_line(struct text text, size_t *offset, struct text *line) {
    if (*offset >= text.length)
        return false;
    size_t end = text_find(text, TEXT("\n"), *offset);
    *line = text_slice(text, *offset, end);
    *offset = end == SIZE_MAX ? text.length : end + 1;
    return true;
}

void font_set_freeze(struct font_set *fonts, struct text language, struct text extra) {
    struct text line;
    struct arena *passing = arena_create();
    for (size_t offset = 0; next_line(extra, &offset, &line); arena_reset(passing)) {
        size_t count;
        font_shape(fonts, passing, FONT_REGULAR, language, line, &count);
        font_shape(fonts, passing, FONT_BOLD, language, line, &count);
    }
    arena_destroy(passing);
    for (size_t index = 0; index < fonts->face_count; index++)
        freeze_face(fonts, fonts->faces[index]);
    hyphenation_prepare(fonts, language);
    fonts->frozen = true;
}

const struct font_subset *font_run_subset(const struct font_set *fonts, const struct face *face) {
    (void)fonts;
    return face->internal->run_subset;
}

const struct font_subset *font_document_subset(struct font_set *fonts, struct arena *arena,
                                               const struct face *face, const bool *used,
                                               size_t used_count) {
    uint32_t count = face->internal->glyph_count;
    if (used_count < count)
        count = (uint32_t)used_count;
    for (uint32_t glyph = 1; glyph < count; glyph++)
        if (used[glyph])
            return make(fonts, arena, face, used, count, false);
    return NULL;
}
