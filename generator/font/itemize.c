// SPDX-License-Identifier: GPL-3.0-or-later
/* Text into stretches of one face, one script (Unicode Standard Annex #24) and one direction. */
#include "font/private.h"

bool character_is_blank(uint32_t character) {
    return character == ' ' || character == '\t' || character == 0xA0 || character == 0x1680 ||
           (character >= 0x2000 && character <= 0x200A) || character == 0x202F ||
           character == 0x205F || character == 0x3000;
}

/* Default_Ignorable_Code_Point of the Unicode Character Database. */
bool character_is_ignorable(uint32_t character) {
    static const uint32_t ranges[][2] = {{0x00AD, 0x00AD},   {0x034F, 0x034F},  {0x061C, 0x061C},
                                         {0x115F, 0x1160},   {0x17B4, 0x17B5},  {0x180B, 0x180F},
                                         {0x200B, 0x200F},   {0x202A, 0x202E},  {0x2060, 0x206F},
                                         {0x3164, 0x3164},   {0xFE00, 0xFE0F},  {0xFEFF, 0xFEFF},
                                         {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFF8},  {0x1BCA0, 0x1BCA3},
                                         {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
    if (character < 0xAD)
        return false;
    for (size_t index = 0; index < sizeof ranges / sizeof *ranges; index++)
        if (character >= ranges[index][0] && character <= ranges[index][1])
            return true;
    return false;
}

static bool is_mark(uint32_t character) {
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

static bool is_control(uint32_t character) {
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

/* PDF/A asks for ActualText wherever a private-use character is shown, and nobody can know what
 * one means: it is drawn as missing. */
static bool is_private_use(uint32_t character) {
    return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

static bool is_emoji_modifier(uint32_t character) {
    return character >= 0x1F3FB && character <= 0x1F3FF;
}

static bool is_regional_indicator(uint32_t character) {
    return character >= 0x1F1E6 && character <= 0x1F1FF;
}

struct itemizer {
    struct font_set *fonts;
    enum font_style style;
    struct stretch *stretches;
    size_t count;
    uint32_t previous;   // character before
    unsigned indicators; // regional indicators in a row: two make one flag
};

/* NULL: no face has it. */
static const struct face *choose_face(struct itemizer *itemizer, const struct stretch *current,
                                      uint32_t character) {
    const struct face *own = itemizer->fonts->faces[itemizer->style];
    if (is_private_use(character))
        return NULL;
    if (current && !current->missing && !current->blank && is_mark(character) &&
        face_has(current->face, character))
        return current->face;
    if (face_has(own, character))
        return own;
    return fallback_find(itemizer->fonts, itemizer->style, character);
}

/* Whether a character goes into the box of the missing one before it. */
static bool joins_missing(const struct itemizer *itemizer, const struct stretch *current,
                          uint32_t character) {
    if (!current || !current->missing)
        return false;
    return itemizer->previous == 0x200D || is_mark(character) || is_emoji_modifier(character) ||
           (is_regional_indicator(character) && itemizer->indicators % 2 == 1);
}

static bool scripts_agree(struct stretch *current, hb_script_t script) {
    if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || current->script == script)
        return true;
    if (current->script != HB_SCRIPT_COMMON)
        return false;
    current->script = script; // what came before takes the script of what follows
    return true;
}

static void take(struct itemizer *itemizer, uint32_t character, uint32_t start, uint32_t end,
                 bool right_to_left) {
    struct stretch *current = itemizer->count ? &itemizer->stretches[itemizer->count - 1] : NULL;
    if (current && current->end != start)
        current = NULL; // a control character was left out
    bool blank = character_is_blank(character);
    const struct face *own = itemizer->fonts->faces[itemizer->style];
    if (current && !current->blank &&
        (character_is_ignorable(character) || joins_missing(itemizer, current, character))) {
        current->end = end;
        return;
    }
    const struct face *face = blank || character_is_ignorable(character)
                                  ? own
                                  : choose_face(itemizer, current, character);
    hb_script_t script =
        blank ? HB_SCRIPT_COMMON : hb_unicode_script(hb_unicode_funcs_get_default(), character);
    if (script == HB_SCRIPT_INHERITED)
        script = HB_SCRIPT_COMMON;
    if (current && !current->blank && !current->missing && !blank && face == current->face &&
        right_to_left == current->right_to_left && scripts_agree(current, script)) {
        current->end = end;
        return;
    }
    itemizer->stretches[itemizer->count++] = (struct stretch){.start = start,
                                                              .end = end,
                                                              .face = face ? face : own,
                                                              .script = script,
                                                              .right_to_left = right_to_left,
                                                              .blank = blank,
                                                              .missing = !face};
}

size_t itemize(struct font_set *fonts, struct arena *arena, enum font_style style, struct text text,
               const uint8_t *levels, struct stretch **stretches) {
    struct itemizer itemizer = {.fonts = fonts, .style = style};
    itemizer.stretches = arena_new_array(arena, text.length + 1, struct stretch);
    size_t index = 0;
    for (size_t offset = 0; offset < text.length; index++) {
        uint32_t start = (uint32_t)offset;
        uint32_t character = text_character(text, &offset);
        if (is_control(character) && character != '\t')
            continue;
        take(&itemizer, character, start, (uint32_t)offset, levels && (levels[index] & 1));
        itemizer.previous = character;
        itemizer.indicators = is_regional_indicator(character) ? itemizer.indicators + 1 : 0;
    }
    for (size_t at = 0; at < itemizer.count; at++)
        if (itemizer.stretches[at].script == HB_SCRIPT_COMMON)
            itemizer.stretches[at].script = HB_SCRIPT_LATIN;
    *stretches = itemizer.stretches;
    return itemizer.count;
}
