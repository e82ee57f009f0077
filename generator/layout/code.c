// SPDX-License-Identifier: GPL-3.0-or-later
// Code blocks: every line as it is written, on a ground of its own, wrapped where it is too long.
#include "layout/paragraph.h"

#include <string.h>

#define PADDING 9.0F
#define TAB_STOP 4
#define INDENTED 3 // times the price of another line

/* Tabs as blanks up to the next stop. */
static struct text expand_tabs(struct arena *arena, struct text line) {
    if (text_find(line, TEXT("\t"), 0) == SIZE_MAX)
        return line;
    struct builder builder = {.arena = arena};
    size_t column = 0;
    for (size_t offset = 0; offset < line.length;) {
        uint32_t character = text_character(line, &offset);
        do {
            builder_character(&builder, character == '\t' ? ' ' : character);
            column++;
        } while (character == '\t' && column % TAB_STOP != 0);
    }
    return builder_result(&builder);
}

static struct frame *code_frame(struct layout *layout, const struct place *place) {
    const struct style *style = layout->style;
    struct frame *frame = arena_new(layout->arena, struct frame);
    *frame = (struct frame){.filled = !style->framed,
                            .stroked = style->framed,
                            .colour = style->framed ? style->palette.line : style->code_fill,
                            .stroke_width = 0.75F,
                            .x = place->x,
                            .width = place->width,
                            .padding_top = PADDING - 2,
                            .padding_bottom = PADDING - 2,
                            .corner = 3};
    return frame;
}

static void code_line(struct layout *layout, const struct place *place, const struct node *code,
                      const struct look *look, struct text line, bool continues) {
    struct paragraph paragraph = {.node = code, .continues = continues};
    paragraph_begin(layout, place);
    layout->atoms.literal = true;
    atoms_text(&layout->atoms, code, look, expand_tabs(layout->arena, line));
    paragraph_set(layout, place, &paragraph);
}

/* What it costs to begin a page with the line `start` … `end`: least behind an empty line, more
 * inside a part that is indented. The first and the last line never stand alone. */
static float line_price(struct text content, size_t start, size_t end) {
    if (start == 0)
        return 0;
    bool second = text_find(content, TEXT("\n"), 0) + 1 == start;
    if (second || end == content.length)
        return PRICE_WIDOW;
    if (start == end)
        return INDENTED * PRICE_LINE; // an empty line is no beginning
    if (start > 1 && content.bytes[start - 2] == '\n')
        return 0;
    return strchr(" \t})]", content.bytes[start]) ? INDENTED * PRICE_LINE : PRICE_LINE;
}

void code_set(struct layout *layout, const struct place *place, const struct node *code) {
    struct place own = *place;
    struct text content = code->text.content;
    own.type = &layout->style->code;
    own.alignment = ALIGN_LEFT;
    own.language = TEXT("zxx"); // no language: from left to right, never hyphenated
    flow_space(own.flow, own.type->space_before);
    bool framed = place_has_room(place, 2 * PADDING);
    if (framed) {
        flow_open(own.flow, code_frame(layout, place));
        own.x += PADDING;
        own.width -= 2 * PADDING;
    }
    struct look *look = arena_new(layout->arena, struct look);
    *look = place_look(&own);
    if (text_ends(content, TEXT("\n")))
        content.length--;
    for (size_t start = 0; start <= content.length;) {
        size_t end = text_find(content, TEXT("\n"), start);
        if (end == SIZE_MAX)
            end = content.length;
        flow_price(own.flow, line_price(content, start, end));
        code_line(layout, &own, code, look, text_slice(content, start, end), start > 0);
        start = end + 1;
    }
    if (framed)
        flow_close(own.flow);
    flow_space(own.flow, own.type->space_after);
}
