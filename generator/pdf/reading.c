// SPDX-License-Identifier: GPL-3.0-or-later
/* What items say to somebody who does not see them: their text, the blanks between them, and the
 * descriptions of figures and of places to write. Content streams and the dump of tags both take
 * it from here. */
#include "pdf/private.h"

#include <math.h>
#include <string.h>

/* The text of glyphs first … first + count - 1 of a part: from where their clusters begin to where
 * the next one does. Glyphs stand in visual order, so right to left it is the other way around. */
static struct text glyphs_text(const struct shaped *shaped, uint32_t first, uint32_t count) {
    if (shaped->missing || (first == 0 && count == shaped->glyph_count) || count == 0)
        return shaped->text;
    uint32_t past = first + count;
    const struct glyph *glyphs = shaped->glyphs;
    if (shaped->right_to_left)
        return text_slice(shaped->text, glyphs[past - 1].cluster,
                          first > 0 ? glyphs[first - 1].cluster : shaped->text.length);
    return text_slice(shaped->text, first > 0 ? glyphs[first].cluster : 0,
                      past < shaped->glyph_count ? glyphs[past].cluster : shaped->text.length);
}

/* Soft hyphens in the middle of a word are not to be read. */
static struct text without_soft_hyphens(struct arena *arena, struct text text) {
    static const struct text soft_hyphen = TEXT("\xC2\xAD");
    size_t found = text_find(text, soft_hyphen, 0);
    if (found == SIZE_MAX)
        return text;
    struct builder builder = {.arena = arena};
    size_t from = 0;
    for (; found != SIZE_MAX; found = text_find(text, soft_hyphen, from)) {
        builder_text(&builder, text_slice(text, from, found));
        from = found + soft_hyphen.length;
    }
    builder_text(&builder, text_slice(text, from, text.length));
    return builder_result(&builder);
}

static struct text labels_text(struct arena *arena, const struct drawing *drawing) {
    struct builder builder = {.arena = arena};
    for (size_t index = 0; index < drawing->count; index++) {
        if (drawing->marks[index].kind != MARK_TEXT)
            continue;
        if (builder.length)
            builder_byte(&builder, ' ');
        builder_text(&builder, drawing->marks[index].text);
    }
    return builder_result(&builder);
}

struct text item_text(struct arena *arena, const struct item *item) {
    switch (item->kind) {
    case ITEM_GLYPHS:
        if (item->glyphs.hyphen)
            return TEXT("\xC2\xAD");
        if (item->glyphs.actual_text.length)
            return item->glyphs.actual_text;
        return without_soft_hyphens(
            arena, glyphs_text(item->glyphs.shaped, item->glyphs.first, item->glyphs.count));
    case ITEM_TICK_BOX:
        return item->tick_box.checked ? TEXT("\xE2\x98\x92") : TEXT("\xE2\x98\x90");
    case ITEM_DRAWING:
        return labels_text(arena, item->drawing.drawing);
    default:
        return TEXT("");
    }
}

bool item_needs_text(const struct item *item) {
    if (item->kind != ITEM_GLYPHS)
        return item->kind == ITEM_TICK_BOX;
    const struct shaped *shaped = item->glyphs.shaped;
    if (item->glyphs.hyphen)
        return !text_is(shaped->text, "\xC2\xAD") || shaped->actual_text;
    if (shaped->right_to_left && !shaped->missing)
        return false;
    return item->glyphs.actual_text.length || shaped->actual_text || shaped->missing;
}

float item_end(const struct item *item) {
    const struct shaped *shaped = item->glyphs.shaped;
    float advance = shaped->missing ? shaped->advance : 0;
    for (uint32_t index = 0; index < item->glyphs.count; index++)
        advance += shaped->glyphs[item->glyphs.first + index].advance;
    float end = item->x + advance * item->glyphs.size / 1000;
    return shaped->blank ? end + item->glyphs.word_space : end;
}

/* A gap of more than this share of the type size is a blank. */
static const float gap_limit = 0.12F;

bool item_blank_between(const struct item *previous, const struct item *item) {
    if (item->kind != ITEM_GLYPHS)
        return false;
    if (previous->kind != ITEM_GLYPHS)
        return item->glyphs.line_start;
    if (previous->glyphs.hyphen || item->glyphs.hyphen)
        return false;
    if (previous->glyphs.shaped->blank || item->glyphs.shaped->blank)
        return false;
    if (item->glyphs.line_start)
        return true;
    float size = item->glyphs.size;
    return fabsf(item->y - previous->y) < size / 2 &&
           item->x - item_end(previous) > gap_limit * size;
}

uint32_t note_number(const struct node *footnote) {
    return footnote->footnote.before + footnote->footnote.number;
}

/* ---- descriptions ---- */

struct text figure_description(struct arena *arena, const struct node *node) {
    if (node->kind == NODE_IMAGE)
        return node_plain_text(arena, node);
    const struct drawing *drawing = node->figure.drawing;
    if (!drawing)
        return TEXT("");
    if (drawing->title.length == 0 || text_starts(drawing->description, drawing->title))
        return drawing->description;
    const char *stop = strchr(".?!:", drawing->title.bytes[drawing->title.length - 1]) ? "" : ".";
    return text_format(arena, "%.*s%s %.*s", TEXT_ARGUMENTS(drawing->title), stop,
                       TEXT_ARGUMENTS(drawing->description));
}

struct text tick_box_description(const struct node *node, struct text language) {
    bool checked = node->kind == NODE_ITEM ? node->item.checked : node->tick_box.checked;
    return checked ? word_in(language, "aangekruist vakje", "ticked box")
                   : word_in(language, "vakje om aan te kruisen", "box to tick");
}
