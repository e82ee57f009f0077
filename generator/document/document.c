// SPDX-License-Identifier: GPL-3.0-or-later
// The node tree and what is asked of it.
#include "document/document.h"

static const char *const names[NODE_KINDS] = {
    [NODE_DOCUMENT] = "document",
    [NODE_PART] = "part",
    [NODE_SECTION] = "section",
    [NODE_HEADING] = "heading",
    [NODE_SUBTITLE] = "subtitle",
    [NODE_PARAGRAPH] = "paragraph",
    [NODE_QUOTE] = "quote",
    [NODE_BOX] = "box",
    [NODE_LIST] = "list",
    [NODE_ITEM] = "list_item",
    [NODE_CODE_BLOCK] = "code_block",
    [NODE_THEMATIC_BREAK] = "thematic_break",
    [NODE_TABLE] = "table",
    [NODE_ROW] = "table_row",
    [NODE_CELL] = "table_cell",
    [NODE_FIGURE] = "figure",
    [NODE_CAPTION] = "caption",
    [NODE_LINES] = "lines",
    [NODE_KEEP] = "keep",
    [NODE_PAGE_BREAK] = "page_break",
    [NODE_MASTHEAD] = "masthead",
    [NODE_TEXT] = "text",
    [NODE_SOFT_BREAK] = "soft_break",
    [NODE_LINE_BREAK] = "line_break",
    [NODE_CODE] = "code",
    [NODE_EMPHASIS] = "emphasis",
    [NODE_STRONG] = "strong",
    [NODE_STRIKETHROUGH] = "strikethrough",
    [NODE_LINK] = "link",
    [NODE_IMAGE] = "image",
    [NODE_SPAN] = "span",
    [NODE_TICK_BOX] = "tick_box",
    [NODE_FOOTNOTE] = "footnote",
};

const char *node_kind_name(enum node_kind kind) {
    return names[kind];
}

bool node_is_inline(enum node_kind kind) {
    return kind >= NODE_TEXT;
}

struct node *node_create(struct arena *arena, enum node_kind kind, struct position position) {
    struct node *node = arena_new(arena, struct node);
    node->kind = kind;
    node->position = position;
    return node;
}

void node_append(struct node *parent, struct node *child) {
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void node_prepend(struct node *parent, struct node *child) {
    child->parent = parent;
    child->next = parent->first;
    parent->first = child;
    if (!child->next)
        parent->last = child;
}

// The node after `node` and everything in it.
static const struct node *node_after(const struct node *node, const struct node *root) {
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

const struct node *node_next(const struct node *node, const struct node *root) {
    return node->first ? node->first : node_after(node, root);
}

void document_number(struct document *document) {
    document->node_count = 0;
    for (const struct node *node = document->root; node; node = node_next(node, document->root))
        ((struct node *)node)->number = document->node_count++;
}

struct text node_anchor(const struct node *node) {
    return node->kind == NODE_HEADING ? node->heading.anchor
           : node->kind == NODE_ITEM  ? node->item.anchor
                                      : TEXT("");
}

// A blank where one word would otherwise run into the next.
static void part_words(struct builder *builder) {
    if (builder->length && builder->bytes[builder->length - 1] != ' ')
        builder_byte(builder, ' ');
}

struct text node_plain_text(struct arena *arena, const struct node *root) {
    struct builder builder = {.arena = arena};
    const struct node *node = root;
    while (node) {
        if (node->kind == NODE_TEXT || node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK)
            builder_text(&builder, node->text.content);
        else if (node->kind != NODE_FOOTNOTE &&
                 (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK ||
                  !node_is_inline(node->kind)))
            part_words(&builder);
        // A note is no part of the sentence that calls it.
        bool skip = node->kind == NODE_FOOTNOTE && node != root;
        node = skip ? node_after(node, root) : node_next(node, root);
    }
    return text_trim(builder_result(&builder));
}
