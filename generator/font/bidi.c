// SPDX-License-Identifier: GPL-3.0-or-later
/* Bidirectional text (Unicode Standard Annex #9) through FriBidi. */
#include "font/private.h"

#include <fribidi.h>

#include <string.h>

static bool starts_right_to_left(uint32_t character) {
    return (character >= 0x0590 && character <= 0x08FF) || character == 0x200F ||
           character == 0x202B || character == 0x202E || character == 0x2067 ||
           (character >= 0xFB1D && character <= 0xFDFF) ||
           (character >= 0xFE70 && character <= 0xFEFE) ||
           (character >= 0x10800 && character <= 0x10FFF) ||
           (character >= 0x1E800 && character <= 0x1EFFF);
}

bool font_has_right_to_left(struct text text) {
    for (size_t offset = 0; offset < text.length;) {
        if ((unsigned char)text.bytes[offset] < 0xD6) // below U+0580: nothing to decode
            offset++;
        else if (starts_right_to_left(text_character(text, &offset)))
            return true;
    }
    return false;
}

uint8_t *bidi_levels(struct arena *arena, struct text text, bool right_to_left, size_t *count) {
    FriBidiChar *characters = arena_new_array(arena, text.length + 1, FriBidiChar);
    size_t length = 0;
    for (size_t offset = 0; offset < text.length;)
        characters[length++] = text_character(text, &offset);
    FriBidiCharType *types = arena_new_array(arena, length + 1, FriBidiCharType);
    FriBidiBracketType *brackets = arena_new_array(arena, length + 1, FriBidiBracketType);
    FriBidiLevel *levels = arena_new_array(arena, length + 1, FriBidiLevel);
    FriBidiParType base = right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    int size = (int)length;
    fribidi_get_bidi_types(characters, size, types);
    fribidi_get_bracket_types(characters, size, types, brackets);
    if (!fribidi_get_par_embedding_levels_ex(types, brackets, size, &base, levels))
        memset(levels, 0, length); // no memory: as it stands
    *count = length;
    return (uint8_t *)levels;
}

bool font_right_to_left(struct text language) {
    static const char *const tags[] = {"ar", "fa", "he", "ur", "ps", "ckb", "ug", "yi", "dv", "sd"};
    size_t dash = text_find(language, TEXT("-"), 0);
    struct text primary = text_slice(language, 0, dash);
    for (size_t index = 0; index < sizeof tags / sizeof *tags; index++)
        if (text_is(primary, tags[index]))
            return true;
    return false;
}

static void reverse(uint16_t *order, size_t start, size_t end) {
    while (start + 1 < end) {
        uint16_t first = order[start];
        order[start++] = order[--end];
        order[end] = first;
    }
}

/* The level of each part: that of its first character; L1: blanks at the end of the line get the
 * level of the paragraph. */
static uint8_t *part_levels(struct arena *arena, const struct shaped *const *parts, size_t count,
                            bool right_to_left) {
    struct builder line = {.arena = arena};
    for (size_t part = 0; part < count; part++)
        builder_text(&line, parts[part]->text);
    size_t characters;
    uint8_t *levels = bidi_levels(arena, builder_result(&line), right_to_left, &characters);
    uint8_t *result = arena_allocate(arena, count + 1);
    for (size_t part = 0, character = 0; part < count; part++) {
        result[part] = levels[character];
        character += text_characters(parts[part]->text);
    }
    for (size_t part = count; part > 0 && parts[part - 1]->blank; part--)
        result[part - 1] = right_to_left;
    return result;
}

bool font_visual_order(struct arena *arena, struct text language, const struct shaped *const *parts,
                       size_t count, uint16_t *order) {
    bool right_to_left = font_right_to_left(language), needed = right_to_left;
    for (size_t part = 0; part < count; part++) {
        order[part] = (uint16_t)part;
        needed = needed || parts[part]->right_to_left;
    }
    if (!needed)
        return false;
    uint8_t *levels = part_levels(arena, parts, count, right_to_left), highest = 0;
    for (size_t part = 0; part < count; part++)
        if (levels[part] > highest)
            highest = levels[part];
    for (uint8_t level = highest; level > 0; level--) { // L2
        for (size_t start = 0; start < count;) {
            size_t end = start;
            while (end < count && levels[order[end]] >= level)
                end++;
            reverse(order, start, end);
            start = end > start ? end : start + 1;
        }
    }
    return true;
}
