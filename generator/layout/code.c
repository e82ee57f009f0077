// SPDX-License-Identifier: GPL-3.0-or-later
// Code blocks: every line as it is written, on a ground of its own, wrapped where it is too long.
#include "layout/paragraph.h"

#define PADDING 9.0F
#define TAB_STOP 4

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
        flow_price(own.flow, start ? PRICE_LINE : 0);
        code_line(layout, &own, code, look, text_slice(content, start, end), start > 0);
        start = end + 1;
    }
    if (framed)
        flow_close(own.flow);
    flow_space(own.flow, own.type->space_after);
}
