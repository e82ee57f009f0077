// SPDX-License-Identifier: GPL-3.0-or-later
/* Shaping through HarfBuzz, word by word through the cache.
 *
 * Two kinds of entries share the cache: a word as it is asked for (style, language, text) with
 * all its parts, and a part (face, language, script, direction, text). Text without a character
 * that stands right to left only needs the first. */
#include "font/private.h"

#include <string.h>

/* Room for a character that no face has. */
static const float missing_advance = 800;

const struct language *font_language(struct font_set *fonts, struct text tag) {
    for (size_t index = 0; index < fonts->language_count; index++)
        if (text_equal(fonts->languages[index].tag, tag))
            return &fonts->languages[index];
    if (fonts->language_count == LANGUAGE_LIMIT)
        return &fonts->languages[0];
    struct language *language = &fonts->languages[fonts->language_count++];
    static const char *const dotted[] = {"tr", "az", "crh", "kk", "tt"};
    struct text primary = text_slice(tag, 0, text_find(tag, TEXT("-"), 0));
    language->tag = text_copy(fonts->lasting, tag);
    language->language = hb_language_from_string(tag.bytes, (int)tag.length);
    for (size_t index = 0; index < sizeof dotted / sizeof *dotted; index++)
        if (text_is(primary, dotted[index]))
            language->no_ligatures = true;
    return language;
}

static struct arena *cache_arena(const struct font_set *fonts) {
    return fonts->frozen ? fonts->passing : fonts->arena;
}

static const struct word *look_up(const struct font_set *fonts, const struct word_key *key,
                                  uint64_t hash) {
    const struct word *word = word_find(&fonts->frozen_words, key, hash);
    if (!word && fonts->frozen)
        word = word_find(&fonts->passing_words, key, hash);
    return word;
}

static const struct word *enter(struct font_set *fonts, const struct word_key *key, uint64_t hash,
                                const struct shaped *const *parts, uint32_t count) {
    struct word_cache *cache = fonts->frozen ? &fonts->passing_words : &fonts->frozen_words;
    return word_add(cache, key, hash, parts, count);
}

static void run_harfbuzz(struct font_set *fonts, const struct language *language, struct text text,
                         const struct stretch *stretch) {
    static const hb_feature_t no_ligatures = {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1};
    hb_buffer_t *buffer = fonts->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_direction(buffer, stretch->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, (hb_script_t)stretch->script);
    hb_buffer_set_language(buffer, language->language);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    if (text_is(text, "\t"))
        text = TEXT(" ");
    hb_buffer_add_utf8(buffer, text.bytes, (int)text.length, 0, (int)text.length);
    hb_shape(stretch->face->internal->font, buffer, &no_ligatures, language->no_ligatures ? 1 : 0);
}

/* False when HarfBuzz had to use the glyph for missing ones. */
static bool copy_glyphs(struct font_set *fonts, struct shaped *shaped) {
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(fonts->buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(fonts->buffer, &count);
    struct glyph *glyphs = arena_new_array(cache_arena(fonts), count + 1, struct glyph);
    float scale = shaped->face->internal->scale;
    for (unsigned index = 0; index < count; index++) {
        if (infos[index].codepoint == 0)
            return false;
        glyphs[index] = (struct glyph){.id = (uint16_t)infos[index].codepoint,
                                       .cluster = infos[index].cluster,
                                       .advance = (float)places[index].x_advance * scale,
                                       .x_offset = (float)places[index].x_offset * scale,
                                       .y_offset = (float)places[index].y_offset * scale};
        shaped->advance += glyphs[index].advance;
    }
    shaped->glyphs = glyphs;
    shaped->glyph_count = count;
    return true;
}

static const struct shaped *shape(struct font_set *fonts, const struct language *language,
                                  struct text text, const struct stretch *stretch) {
    struct shaped *shaped = arena_new(cache_arena(fonts), struct shaped);
    *shaped = (struct shaped){.face = stretch->face,
                              .text = text_copy(cache_arena(fonts), text),
                              .blank = stretch->blank,
                              .right_to_left = stretch->right_to_left,
                              .missing = stretch->missing};
    if (!stretch->missing) {
        run_harfbuzz(fonts, language, text, stretch);
        shaped->missing = !copy_glyphs(fonts, shaped);
    }
    if (shaped->missing)
        shaped->advance = missing_advance;
    else
        shaped->actual_text = !glyph_text_learn(fonts, shaped->face, shaped->text, shaped->glyphs,
                                                shaped->glyph_count, shaped->right_to_left);
    return shaped;
}

const struct shaped *shape_stretch(struct font_set *fonts, const struct language *language,
                                   struct text text, const struct stretch *stretch) {
    text = text_slice(text, stretch->start, stretch->end);
    struct word_key key = {.face = stretch->face->index,
                           .language = (uint16_t)(language - fonts->languages),
                           .script = stretch->missing ? HB_SCRIPT_INVALID + 1 : stretch->script,
                           .right_to_left = stretch->right_to_left,
                           .text = text};
    uint64_t hash = word_hash(&key);
    const struct word *word = look_up(fonts, &key, hash);
    if (!word) {
        const struct shaped **part = arena_new(cache_arena(fonts), const struct shaped *);
        *part = shape(fonts, language, text, stretch);
        word = enter(fonts, &key, hash, part, 1);
    }
    return word->parts[0];
}

/* Shapes all stretches of a text; parts without anything to see are left out. */
static const struct shaped **shape_text(struct font_set *fonts, struct arena *arena,
                                        enum font_style style, const struct language *language,
                                        struct text text, const uint8_t *levels, size_t *count) {
    struct stretch *stretches;
    size_t stretch_count = itemize(fonts, arena, style, text, levels, &stretches);
    const struct shaped **parts = arena_new_array(arena, stretch_count + 1, const struct shaped *);
    *count = 0;
    for (size_t index = 0; index < stretch_count; index++) {
        const struct shaped *part = shape_stretch(fonts, language, text, &stretches[index]);
        if (part->glyph_count || part->missing)
            parts[(*count)++] = part;
    }
    return parts;
}

static const struct word *shape_word(struct font_set *fonts, struct arena *arena,
                                     enum font_style style, const struct language *language,
                                     struct text text) {
    struct word_key key = {
        .face = (uint16_t)style, .language = (uint16_t)(language - fonts->languages), .text = text};
    uint64_t hash = word_hash(&key);
    const struct word *word = look_up(fonts, &key, hash);
    if (word)
        return word;
    size_t count;
    const struct shaped **parts = shape_text(fonts, arena, style, language, text, NULL, &count);
    const struct shaped **kept =
        arena_new_array(cache_arena(fonts), count + 1, const struct shaped *);
    memcpy(kept, parts, count * sizeof *kept);
    return enter(fonts, &key, hash, kept, (uint32_t)count);
}

/* The word or the blank at `*offset`, moving past it. */
static struct text next_word(struct text text, size_t *offset) {
    size_t start = *offset;
    while (*offset < text.length) {
        size_t next = *offset;
        unsigned char byte = (unsigned char)text.bytes[next];
        bool blank;
        if (byte < 0x80) {
            blank = byte == ' ' || byte == '\t';
            next++;
        } else {
            blank = character_is_blank(text_character(text, &next));
        }
        if (blank && *offset > start)
            break;
        *offset = next;
        if (blank)
            break;
    }
    return text_slice(text, start, *offset);
}

const struct shaped *const *font_shape(struct font_set *fonts, struct arena *arena,
                                       enum font_style style, struct text language_tag,
                                       struct text text, size_t *count) {
    const struct language *language = font_language(fonts, language_tag);
    if (font_has_right_to_left(text)) {
        size_t characters;
        const uint8_t *levels =
            bidi_levels(arena, text, font_right_to_left(language_tag), &characters);
        return shape_text(fonts, arena, style, language, text, levels, count);
    }
    const struct shaped **parts = NULL;
    size_t part_count = 0, capacity = 0;
    for (size_t offset = 0; offset < text.length;) {
        const struct word *word =
            shape_word(fonts, arena, style, language, next_word(text, &offset));
        if (part_count == 0 && offset == text.length) {
            *count = word->part_count;
            return word->parts;
        }
        for (uint32_t part = 0; part < word->part_count; part++)
            arena_push(arena, parts, part_count, capacity) = word->parts[part];
    }
    *count = part_count;
    return parts;
}

float font_width(struct font_set *fonts, enum font_style style, struct text language,
                 struct text text) {
    struct arena *arena = cache_arena(fonts);
    size_t count;
    const struct shaped *const *parts = font_shape(fonts, arena, style, language, text, &count);
    float width = 0;
    for (size_t part = 0; part < count; part++)
        width += parts[part]->advance;
    return width;
}
