// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown through cmark-gfm with tables, task lists, strikethrough, autolinks and footnotes.
// The foreign tree lives inside markdown_read.
#include "document/template_markdown.h"

#include <string.h>

static cmark_parser *parser_create(void) {
    static const char *const extensions[] = {"table", "tasklist", "strikethrough", "autolink"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser =
        cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    return parser;
}

// ---- footnotes ----

// The label of `[^label]:` at the start of a line, behind indentation and quote marks.
static struct text definition_label(struct text line) {
    size_t at = 0;
    while (at < line.length && strchr(" \t>", line.bytes[at]))
        at++;
    size_t close = text_find(line, TEXT("]:"), at);
    if (!text_starts(text_slice(line, at, line.length), TEXT("[^")) || close == SIZE_MAX ||
        close == at + 2)
        return TEXT("");
    struct text label = text_slice(line, at + 2, close);
    return text_find(label, TEXT("]"), 0) == SIZE_MAX ? label : TEXT("");
}

// cmark moves the definitions to the end, in the order of their first calls, and a call's literal
// is the number of its definition.
static void gather_definitions(struct conversion *conversion, cmark_node *root) {
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION)
            continue;
        uint32_t line = conversion->first_line + (uint32_t)cmark_node_get_start_line(node) - 1;
        arena_push(conversion->arena, conversion->definitions, conversion->definition_count,
                   conversion->definition_capacity) = (struct definition){
            .node = node, .label = definition_label(source_line(conversion->source, line))};
    }
}

// Lines that are code or HTML, where `[^x]:` defines nothing.
static void mark_verbatim(const struct conversion *conversion, cmark_node *root, bool *verbatim) {
    cmark_iter *iterator = cmark_iter_new(root);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (type != CMARK_NODE_CODE_BLOCK && type != CMARK_NODE_HTML_BLOCK)
            continue;
        for (int line = cmark_node_get_start_line(node); line <= cmark_node_get_end_line(node);
             line++) {
            uint32_t index = conversion->first_line + (uint32_t)line - 2;
            if (line > 0 && index < conversion->source->line_count)
                verbatim[index] = true;
        }
    }
    cmark_iter_free(iterator);
}

static bool is_defined(const struct conversion *conversion, struct text label) {
    for (size_t i = 0; i < conversion->definition_count; i++)
        if (text_equal(conversion->definitions[i].label, label))
            return true;
    return false;
}

// cmark drops definitions that nobody calls; their words must not go unnoticed.
static void report_unused(struct conversion *conversion, cmark_node *root) {
    const struct source *source = conversion->source;
    if (text_find(source->content, TEXT("[^"), 0) == SIZE_MAX)
        return;
    bool *verbatim = arena_new_array(conversion->arena, source->line_count, bool);
    mark_verbatim(conversion, root, verbatim);
    for (uint32_t line = conversion->first_line; line <= source->line_count; line++) {
        struct text label = definition_label(source_line(source, line));
        if (label.length == 0 || verbatim[line - 1] || is_defined(conversion, label))
            continue;
        uint32_t start = (uint32_t)(label.bytes - source->content.bytes) - 2;
        struct position position = {source, start, start + (uint32_t)label.length + 3, false};
        complain(conversion->reading, position, NULL, "footnote \"%.*s\" is never called",
                 TEXT_ARGUMENTS(label));
    }
}

// ---- a file ----

void markdown_read(struct reading *reading, const struct source *source, uint32_t start,
                   struct part *into) {
    uint32_t column;
    struct lifted lifted = reading->mode == TEMPLATE_FILL
                               ? lift(reading->arena, source, start, reading->diagnostics)
                               : lift_nothing(reading->arena, source, start);
    struct conversion conversion = {
        .reading = reading, .arena = reading->arena, .source = source, .lifted = &lifted};
    source_locate(source, start, &conversion.first_line, &column);
    cmark_parser *parser = parser_create();
    cmark_parser_feed(parser, lifted.text.bytes, lifted.text.length);
    cmark_node *root = cmark_parser_finish(parser);
    gather_definitions(&conversion, root);
    report_unused(&conversion, root);
    blocks_read(&conversion, root, into);
    cmark_node_free(root);
    cmark_parser_free(parser);
}
