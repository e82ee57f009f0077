// SPDX-License-Identifier: GPL-3.0-or-later
// Fenced blocks: code, or the YAML of a figure or form.
#include "document/template_markdown.h"

#include <string.h>

// The lines of a fenced block between its fences. Where quote marks stand before them, they are
// blanked in a copy of the source: positions stay what they are.
static struct position fence_body(struct conversion *conversion, cmark_node *node,
                                  struct text literal) {
    const struct source *source = conversion->source;
    uint32_t first = source_line_of(conversion, cmark_node_get_start_line(node)) + 1;
    uint32_t count = 0;
    for (size_t i = 0; i < literal.length; i++)
        count += literal.bytes[i] == '\n';
    struct position body = {source, line_start(source, first), line_start(source, first + count),
                            false};
    bool quoted = false;
    for (uint32_t line = first; line < first + count; line++)
        quoted |= text_starts(text_trim(source_line(source, line)), TEXT(">"));
    if (!quoted)
        return body;
    struct source *copy = arena_new(conversion->arena, struct source);
    *copy = *source;
    copy->content = text_copy(conversion->arena, source->content);
    char *bytes = (char *)copy->content.bytes;
    for (uint32_t line = first; line < first + count; line++)
        for (uint32_t at = line_start(source, line);
             bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '>'; at++)
            bytes[at] = ' ';
    body.source = copy;
    return body;
}

// A placeholder where YAML expects a value is a mistake; within an expression `{{` opens a table in
// a table.
static bool has_placeholder(struct conversion *conversion, struct text literal) {
    struct text content = conversion->source->content, text;
    const struct stand_in *stand_in;
    size_t offset = 0;
    while (lifted_next(conversion->lifted, literal, &offset, &text, &stand_in)) {
        size_t at = stand_in ? stand_in->position.start : 0;
        while (at && strchr(" \t\"'", content.bytes[at - 1]))
            at--;
        if (at && strchr(":-", content.bytes[at - 1])) {
            report_error(conversion->reading->diagnostics, stand_in->position,
                         "expected a text that starts with =, such as \"= group.n\"",
                         "placeholders are not read in a figure or form");
            return true;
        }
    }
    return false;
}

void code_block_read(struct frames *frames, cmark_node *node) {
    struct conversion *conversion = frames->conversion;
    struct text literal = text_of(cmark_node_get_literal(node));
    struct text info = text_of(cmark_node_get_fence_info(node));
    struct position position = block_position(conversion, node);
    enum part_kind kind;
    if (fence_kind(info, &kind)) {
        struct fence *fence = arena_new(conversion->arena, struct fence);
        struct position body = fence_body(conversion, node, literal);
        if (!has_placeholder(conversion, literal) &&
            fence_read(conversion->reading, kind, body, fence)) {
            struct part *part = frames_add(frames, kind, NODE_FIGURE, position);
            part->fence = fence;
        }
        return;
    }
    struct part *part = frames_add(frames, PART_NODE, NODE_CODE_BLOCK, position);
    part->model.text.content = lifted_restore(conversion->arena, conversion->lifted, literal);
    part->model.text.info = lifted_restore(conversion->arena, conversion->lifted, info);
    note_characters(conversion, part->model.text.content);
    if (cmark_node_get_fence_info(node)[0] || !conversion->lifted->count)
        return;
    // An indented directive has become code, which is never what its author meant.
    struct text text;
    const struct stand_in *stand_in;
    bool fenced = strchr("`~", conversion->source->content.bytes[position.start]) != NULL;
    for (size_t offset = 0; lifted_next(conversion->lifted, literal, &offset, &text, &stand_in);)
        if (stand_in && !fenced && stand_in->kind != STAND_IN_EXPRESSION)
            report_stand_in(conversion, stand_in);
}
