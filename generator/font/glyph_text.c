// SPDX-License-Identifier: GPL-3.0-or-later
/* What glyphs say: the source of the ToUnicode map (ISO 32000-1, 9.10.3).
 *
 * A glyph can be mapped to one text only, so the first one it is seen with wins; a part in which
 * a glyph says something else is marked and gets ActualText. In a run from right to left a
 * bracket's glyph is the mirrored one, and is mapped to what it looks like: readers turn the run
 * around themselves. Private to font/. */
#include "font/private.h"

bool glyph_text_set(struct font_set *fonts, const struct face *face, uint16_t glyph,
                    struct text says) {
    struct face_internal *internal = face->internal;
    struct text *place = &internal->run_text[glyph];
    if (place->length == 0 && fonts->frozen) {
        if (!internal->document_text)
            internal->document_text =
                arena_new_array(fonts->passing, internal->glyph_count, struct text);
        place = &internal->document_text[glyph];
    }
    if (place->length == 0)
        *place = text_copy(fonts->frozen ? fonts->passing : fonts->arena, says);
    return text_equal(*place, says);
}

// What a glyph says, empty when it was never seen.
static struct text glyph_text(const struct face *face, uint16_t glyph) {
    const struct face_internal *internal = face->internal;
    if (internal->run_text[glyph].length || !internal->document_text)
        return internal->run_text[glyph];
    return internal->document_text[glyph];
}

/* The characters of a cluster that are to be seen. */
enum { CLUSTER_LIMIT = 16 };

static size_t visible_characters(struct text text, bool right_to_left, uint32_t *characters) {
    size_t count = 0;
    for (size_t offset = 0; offset < text.length && count < CLUSTER_LIMIT;) {
        uint32_t character = text_character(text, &offset);
        if (character_is_ignorable(character))
            continue;
        if (right_to_left)
            character = hb_unicode_mirroring(hb_unicode_funcs_get_default(), character);
        characters[count++] = character;
    }
    if (count == 0)
        characters[count++] = 0x200B; // a glyph must say something
    return count;
}

static bool set_characters(struct font_set *fonts, const struct face *face, uint16_t glyph,
                           const uint32_t *characters, size_t count) {
    char bytes[CLUSTER_LIMIT * 4];
    size_t length = 0;
    for (size_t index = 0; index < count; index++)
        length += text_encode(characters[index], bytes + length);
    return glyph_text_set(fonts, face, glyph, (struct text){bytes, length});
}

static bool learn_cluster(struct font_set *fonts, const struct face *face, struct text text,
                          const struct glyph *glyphs, uint32_t count, bool right_to_left) {
    uint32_t characters[CLUSTER_LIMIT];
    size_t length = visible_characters(text, right_to_left, characters);
    if (count == 1)
        return set_characters(fonts, face, glyphs[0].id, characters, length) ||
               (length == 1 && character_is_blank(characters[0])); // any blank reads as one
    bool told = count == length;
    for (uint32_t index = 0; index < count; index++) {
        size_t place = right_to_left ? count - 1 - index : index;
        if (place >= length)
            place = length - 1;
        told = set_characters(fonts, face, glyphs[index].id, &characters[place], 1) && told;
    }
    return told;
}

bool glyph_text_learn(struct font_set *fonts, const struct face *face, struct text text,
                      const struct glyph *glyphs, uint32_t count, bool right_to_left) {
    bool told = true;
    for (uint32_t start = 0, end; start < count; start = end) {
        end = start + 1;
        while (end < count && glyphs[end].cluster == glyphs[start].cluster)
            end++;
        size_t stop = text.length; // where the next cluster begins in the text
        if (right_to_left && start > 0)
            stop = glyphs[start - 1].cluster;
        else if (!right_to_left && end < count)
            stop = glyphs[end].cluster;
        struct text cluster = text_slice(text, glyphs[start].cluster, stop);
        told =
            learn_cluster(fonts, face, cluster, glyphs + start, end - start, right_to_left) && told;
    }
    return told;
}

/* ---- the fixed repertoire ---- */

static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "ft", "fj", "tt", "ti"};

static const uint32_t repertoire[][2] = {
    {0x0020, 0x007E}, {0x00A0, 0x017F},                   // Latin to Extended-A
    {0x0218, 0x021B}, {0x02C6, 0x02C7}, {0x02D8, 0x02DD}, // Romanian; spacing accents
    {0x0300, 0x0308}, {0x030A, 0x030C}, {0x0327, 0x0328}, // marks, for decomposed text
    {0x1E9E, 0x1E9E}, {0x2010, 0x2015}, {0x2018, 0x201E}, // dashes, quotation marks
    {0x2020, 0x2022}, {0x2026, 0x2026}, {0x202F, 0x2030}, {0x2032, 0x2033},
    {0x2039, 0x203A}, {0x2044, 0x2044}, {0x2070, 0x2079}, {0x2080, 0x2089},
    {0x20A0, 0x20BF}, {0x2116, 0x2116}, {0x2122, 0x2122}, {0x2190, 0x2193},
    {0x2212, 0x2212}, {0x2248, 0x2248}, {0x2260, 0x2265}, {0x25A0, 0x25CF},
};

void glyph_text_seed(struct font_set *fonts) {
    const struct language *language = font_language(fonts, TEXT(""));
    for (size_t style = 0; style < FONT_STYLES; style++) {
        const struct face *face = fonts->faces[style];
        for (size_t index = 0; index < sizeof ligatures / sizeof *ligatures; index++) {
            struct text text = text_of(ligatures[index]);
            struct stretch stretch = {
                .end = (uint32_t)text.length, .face = face, .script = HB_SCRIPT_LATIN};
            shape_stretch(fonts, language, text, &stretch);
        }
        for (size_t range = 0; range < sizeof repertoire / sizeof *repertoire; range++) {
            for (uint32_t character = repertoire[range][0]; character <= repertoire[range][1];
                 character++) {
                hb_codepoint_t glyph;
                if (hb_font_get_nominal_glyph(face->internal->font, character, &glyph) && glyph)
                    set_characters(fonts, face, (uint16_t)glyph, &character, 1);
            }
        }
    }
}

/* ---- the map ---- */

static void write_utf16(struct builder *builder, struct text text) {
    for (size_t offset = 0; offset < text.length;) {
        uint32_t character = text_character(text, &offset);
        if (character > 0xFFFF)
            builder_format(builder, "%04X%04X", 0xD7C0 + (character >> 10),
                           0xDC00 + (character & 0x3FF));
        else
            builder_format(builder, "%04X", character);
    }
}

/* A CMap may hold no more than 100 entries a block. */
enum { CMAP_BLOCK = 100 };

static void write_entries(struct builder *builder, const struct face *face, const uint16_t *by_cid,
                          size_t count) {
    for (size_t start = 0; start < count; start += CMAP_BLOCK) {
        size_t end = start + CMAP_BLOCK < count ? start + CMAP_BLOCK : count;
        builder_format(builder, "%zu beginbfchar\n", end - start);
        for (size_t index = start; index < end; index++) {
            builder_format(builder, "<%04X> <", by_cid[2 * index]);
            write_utf16(builder, glyph_text(face, by_cid[2 * index + 1]));
            builder_string(builder, ">\n");
        }
        builder_string(builder, "endbfchar\n");
    }
}

struct text glyph_text_cmap(struct arena *arena, const struct face *face, const uint16_t *cid) {
    uint32_t glyph_count = face->internal->glyph_count;
    uint16_t *glyph_of = arena_new_array(arena, (size_t)UINT16_MAX + 1, uint16_t);
    for (uint32_t glyph = 1; glyph < glyph_count; glyph++)
        glyph_of[cid[glyph]] = (uint16_t)glyph;
    uint16_t *pairs = arena_new_array(arena, 2 * (size_t)glyph_count + 2, uint16_t);
    size_t count = 0;
    for (uint32_t code = 1; code <= UINT16_MAX; code++) {
        if (!glyph_of[code])
            continue;
        pairs[2 * count] = (uint16_t)code;
        pairs[2 * count++ + 1] = glyph_of[code];
    }
    struct builder builder = {.arena = arena};
    builder_string(&builder,
                   "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                   "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                   "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                   "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    write_entries(&builder, face, pairs, count);
    builder_string(&builder, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return builder_result(&builder);
}
