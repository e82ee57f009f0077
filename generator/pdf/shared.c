// SPDX-License-Identifier: GPL-3.0-or-later
/* What every document of a run has in common, serialised once: the dictionaries of the run's
 * fonts (ISO 32000-1, 9.7: Type 0 fonts with Identity-H) and the output intent's profile. */
#include "pdf/private.h"

#include <libdeflate.h>

/* Deflate's level: 1 saves a third of the time of 6 and costs a tenth more bytes. */
enum { DEFLATE_LEVEL = 4 };

static struct text stream_body(struct arena *arena, struct text stream, size_t plain_length) {
    struct builder builder = {.arena = arena};
    if (plain_length)
        builder_format(&builder, "/Length1 %zu", plain_length);
    builder_format(&builder, "/Filter/FlateDecode/Length %zu", stream.length);
    return builder_result(&builder);
}

/* The width that most glyphs have, so that it need not be listed. */
static uint16_t default_width(const struct font_subset *subset) {
    uint16_t seen[4096] = {0}, best = 0;
    for (uint32_t code = 0; code < subset->cid_count; code++) {
        uint16_t width = subset->widths[code];
        if (width < 4096 && ++seen[width] > seen[best])
            best = width;
    }
    return best;
}

/* /W: runs of codes whose widths differ from the default. */
static void write_widths(struct builder *builder, const struct font_subset *subset) {
    uint16_t usual = default_width(subset);
    builder_format(builder, "/DW %u/W[", usual);
    for (uint32_t code = 0; code < subset->cid_count;) {
        if (subset->widths[code] == usual) {
            code++;
            continue;
        }
        write_integer(builder, code);
        builder_byte(builder, '[');
        for (bool first = true; code < subset->cid_count && subset->widths[code] != usual;
             code++, first = false) {
            if (!first)
                builder_byte(builder, ' ');
            write_integer(builder, subset->widths[code]);
        }
        builder_byte(builder, ']');
    }
    builder_byte(builder, ']');
}

static struct text cid_font_body(struct arena *arena, const struct font_subset *subset) {
    struct builder builder = {.arena = arena};
    builder_format(&builder,
                   "/Type/Font/Subtype/CIDFontType2/BaseFont/%.*s/CIDToGIDMap/Identity"
                   "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
                   TEXT_ARGUMENTS(subset->postscript_name));
    write_widths(&builder, subset);
    return builder_result(&builder);
}

static struct text descriptor_body(struct arena *arena, const struct font_subset *subset) {
    enum { SYMBOLIC = 4, ITALIC = 64 }; // flags of ISO 32000-1, table 123
    struct builder builder = {.arena = arena};
    builder_format(&builder, "/Type/FontDescriptor/FontName/%.*s/Flags %d",
                   TEXT_ARGUMENTS(subset->postscript_name),
                   SYMBOLIC | (subset->italic_angle < 0 ? ITALIC : 0));
    builder_format(&builder, "/Ascent %d/Descent %d/CapHeight %d/XHeight %d/StemV %d",
                   subset->ascent, subset->descent, subset->cap_height, subset->x_height,
                   subset->stem);
    builder_string(&builder, "/ItalicAngle ");
    write_number(&builder, subset->italic_angle);
    builder_format(&builder, "/FontBBox[%d %d %d %d]", subset->box[0], subset->box[1],
                   subset->box[2], subset->box[3]);
    return builder_result(&builder);
}

struct font_bodies font_bodies(struct arena *arena, const struct font_subset *subset) {
    return (struct font_bodies){
        .type0 = text_format(arena, "/Type/Font/Subtype/Type0/BaseFont/%.*s/Encoding/Identity-H",
                             TEXT_ARGUMENTS(subset->postscript_name)),
        .cid_font = cid_font_body(arena, subset),
        .descriptor = descriptor_body(arena, subset),
        .file = stream_body(arena, subset->program, subset->program_length),
        .to_unicode = stream_body(arena, subset->to_unicode, 0),
    };
}

struct text pdf_deflate(const struct pdf_shared *shared, struct builder *scratch,
                        struct text text) {
    size_t bound = libdeflate_zlib_compress_bound(shared->compressor, text.length);
    if (scratch->capacity < bound) {
        scratch->bytes = arena_allocate(scratch->arena, bound);
        scratch->capacity = bound;
    }
    size_t length = libdeflate_zlib_compress(shared->compressor, text.bytes, text.length,
                                             scratch->bytes, bound);
    return text_copy(scratch->arena, (struct text){scratch->bytes, length});
}

struct pdf_shared *pdf_share(struct arena *arena, struct font_set *fonts) {
    struct pdf_shared *shared = arena_new(arena, struct pdf_shared);
    shared->compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    struct builder scratch = {.arena = arena};
    shared->profile = pdf_deflate(shared, &scratch, output_profile(arena));
    shared->font_count = font_face_count(fonts);
    shared->fonts = arena_new_array(arena, shared->font_count, struct font_bodies);
    for (size_t index = 0; index < shared->font_count; index++) {
        const struct font_subset *subset = font_run_subset(fonts, font_face_at(fonts, index));
        if (subset)
            shared->fonts[index] = font_bodies(arena, subset);
    }
    return shared;
}

void pdf_shared_destroy(struct pdf_shared *shared) {
    if (shared)
        libdeflate_free_compressor(shared->compressor);
}
