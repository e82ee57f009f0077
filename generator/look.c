// SPDX-License-Identifier: GPL-3.0-or-later
// House styles with their fonts, made before the fork.
#include "generate.h"

static const struct look *with_family(const struct look *looks, size_t count,
                                      const struct style *style) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(looks[i].style->family, style->family) &&
            text_equal(looks[i].style->mono_family, style->mono_family))
            return &looks[i];
    return NULL;
}

bool look_load(struct arena *arena, struct text path, const struct look *known, size_t known_count,
               struct diagnostics *diagnostics, struct look *look) {
    struct source *source = source_read(arena, path, diagnostics);
    *look = (struct look){.path = path};
    look->style = source ? style_read(arena, source, diagnostics) : NULL;
    if (!look->style)
        return false;
    const struct look *same = with_family(known, known_count, look->style);
    look->fonts = same ? same->fonts
                       : font_set_load(arena, look->style->family, look->style->mono_family,
                                       look->style->family_position, diagnostics);
    return look->fonts != NULL;
}

// The first look of a family owns its fonts.
static bool owns_fonts(const struct look *looks, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (looks[i].fonts == looks[index].fonts)
            return false;
    return looks[index].fonts != NULL;
}

void looks_freeze(struct arena *arena, struct look *looks, size_t count, struct text characters,
                  struct text language) {
    for (size_t i = 0; i < count; i++)
        if (owns_fonts(looks, i)) {
            font_set_freeze(looks[i].fonts, language, characters);
            looks[i].shared = pdf_share(arena, looks[i].fonts);
        } else {
            looks[i].shared = with_family(looks, i, looks[i].style)->shared;
        }
}

// What pages an arrangement takes; 2-op-1 makes any page fit.
static const char *room_wanted(enum arrangement arrangement) {
    return arrangement == ARRANGEMENT_BOOKLET
               ? N_("expected pages of at most 148 × 210 mm: the style a5, or one like it")
               : N_("expected pages of at most 190 × 277 mm: the style kaarten, or one like it");
}

bool look_fits(const struct look *look, enum arrangement arrangement, struct position position,
               struct diagnostics *diagnostics) {
    const double millimetre = 72 / 25.4;
    const struct style *style = look->style;
    if (arrangement_room(arrangement, style->page_width, style->page_height) > 0)
        return true;
    report_error(diagnostics, position, room_wanted(arrangement),
                 "\"%.*s\": the pages of the style %.*s are too large, %.0f × %.0f mm",
                 TEXT_ARGUMENTS(arrangement_names[arrangement]), TEXT_ARGUMENTS(style->name),
                 (double)style->page_width / millimetre, (double)style->page_height / millimetre);
    return false;
}

// The place of a character in the text that a node stands for, as far as it can be found.
static struct position place_of(const struct node *node, struct text character) {
    struct position position = node->position;
    if (!position.source)
        return position;
    size_t found = text_find(position.source->content, character, position.start);
    if (found == SIZE_MAX || found >= position.end)
        return position;
    position.start = (uint32_t)found;
    position.end = (uint32_t)(found + character.length);
    return position;
}

static void check_text(struct arena *arena, const struct look *look, const struct node *node,
                       struct text language, struct diagnostics *diagnostics) {
    size_t count;
    const struct shaped *const *parts =
        font_shape(look->fonts, arena, FONT_REGULAR, language, node->text.content, &count);
    for (size_t i = 0; i < count; i++) {
        size_t end = 0;
        if (!parts[i]->missing)
            continue;
        uint32_t character = text_character(parts[i]->text, &end);
        struct text missing = text_slice(parts[i]->text, 0, end);
        report_error(diagnostics, place_of(node, missing),
                     "expected a character that an installed TrueType font has",
                     "no font has the character \"%.*s\" (U+%04X)", TEXT_ARGUMENTS(missing),
                     (unsigned)character);
        return;
    }
}

void look_check_characters(struct arena *arena, const struct look *look,
                           const struct document *document, struct diagnostics *diagnostics) {
    for (const struct node *node = document->root; node; node = node_next(node, document->root))
        if ((node->kind == NODE_TEXT || node->kind == NODE_CODE) && node->text.origin == TEXT_OWN)
            check_text(arena, look, node, document->language, diagnostics);
}

void looks_destroy(struct look *looks, size_t count) {
    for (size_t i = count; i-- > 0;)
        if (owns_fonts(looks, i)) {
            pdf_shared_destroy(looks[i].shared);
            font_set_destroy(looks[i].fonts);
        }
}
