// SPDX-License-Identifier: GPL-3.0-or-later
// Tidying a filled tree, so that all formats say the same: see expand.h.
#include "document/expand.h"

#include <string.h>

struct tidying {
    struct arena *arena;
    struct node *growing; // the text whose bytes were allocated last and can grow in place
    bool one_line;        // in a heading, caption or cell a soft break is a blank
};

static bool is_mark(enum node_kind kind) {
    return kind == NODE_EMPHASIS || kind == NODE_STRONG || kind == NODE_STRIKETHROUGH;
}

static bool is_break(const struct node *node) {
    return node && (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK);
}

static struct node *take_children(struct node *node) {
    struct node *first = node->first;
    node->first = node->last = NULL;
    return first;
}

static void remove_last(struct node *parent) {
    struct node *before = NULL;
    for (struct node *node = parent->first; node != parent->last; node = node->next)
        before = node;
    parent->last = before;
    *(before ? &before->next : &parent->first) = NULL;
}

static void join_text(struct tidying *tidying, struct node *text, struct text more) {
    size_t length = text->text.content.length;
    char *old = NULL;
    if (tidying->growing == text)
        old = (char *)text->text.content.bytes;
    char *bytes = arena_grow(tidying->arena, old, old ? length : 0, length + more.length);
    if (!old && length)
        memcpy(bytes, text->text.content.bytes, length);
    if (more.length)
        memcpy(bytes + length, more.bytes, more.length);
    text->text.content = (struct text){bytes, length + more.length};
    tidying->growing = text;
}

static void trim_end(struct text *text) {
    while (text->length && text->bytes[text->length - 1] == ' ')
        text->length--;
}

static void trim_start(struct text *text) {
    while (text->length && text->bytes[0] == ' ')
        text->bytes++, text->length--;
}

// Takes blanks off the end of what `parent` holds so far. What is emptied goes.
static void trim_last_text(struct node *parent) {
    if (!parent->last || parent->last->kind != NODE_TEXT)
        return;
    trim_end(&parent->last->text.content);
    if (parent->last->text.content.length == 0)
        remove_last(parent);
}

static void add_text(struct tidying *tidying, struct node *into, struct node *node);

static void add_break(struct tidying *tidying, struct node *into, struct node *node) {
    if (tidying->one_line && node->kind == NODE_SOFT_BREAK) {
        node->kind = NODE_TEXT;
        node->text.content = TEXT(" ");
        add_text(tidying, into, node);
        return;
    }
    trim_last_text(into);
    // A soft break beside a line break says nothing; two soft breaks are one.
    if (node->kind == NODE_SOFT_BREAK && is_break(into->last))
        return;
    if (node->kind == NODE_LINE_BREAK && into->last && into->last->kind == NODE_SOFT_BREAK)
        remove_last(into);
    node_append(into, node);
}

static void add_text(struct tidying *tidying, struct node *into, struct node *node) {
    bool text_before = into->last && into->last->kind == NODE_TEXT;
    if (is_break(into->last) || (text_before && text_ends(into->last->text.content, TEXT(" "))))
        trim_start(&node->text.content);
    if (node->text.content.length == 0)
        return;
    if (text_before && into->last->text.origin == node->text.origin)
        join_text(tidying, into->last, node->text.content);
    else
        node_append(into, node);
}

static void add_blank(struct tidying *tidying, struct node *into, struct position position) {
    struct node *blank = node_create(tidying->arena, NODE_TEXT, position);
    blank->text.content = TEXT(" ");
    add_text(tidying, into, blank);
}

static void add_inlines(struct tidying *tidying, struct node *child, struct node *into,
                        unsigned open);

// Does the content start or end with a blank? Takes it off.
static bool take_first_blank(struct node *node) {
    struct node *first = node->first;
    if (!first || first->kind != NODE_TEXT || first->text.content.bytes[0] != ' ')
        return false;
    trim_start(&first->text.content);
    if (first->text.content.length == 0) {
        node->first = first->next;
        if (!node->first)
            node->last = NULL;
    }
    return true;
}

static bool take_last_blank(struct node *node) {
    struct node *last = node->last;
    if (!last || last->kind != NODE_TEXT ||
        last->text.content.bytes[last->text.content.length - 1] != ' ')
        return false;
    trim_last_text(node);
    return true;
}

// Takes line breaks and soft breaks off an edge; they belong outside.
static struct node *take_first_break(struct node *node) {
    struct node *first = node->first;
    if (!is_break(first))
        return NULL;
    node->first = first->next;
    if (!node->first)
        node->last = NULL;
    return first;
}

static struct node *take_last_break(struct node *node) {
    struct node *last = node->last;
    if (!is_break(last))
        return NULL;
    remove_last(node);
    return last;
}

static void append_mark(struct tidying *tidying, struct node *node, struct node *into) {
    struct node *last = into->last;
    if (!last || last->kind != node->kind || !is_mark(node->kind)) {
        node_append(into, node);
        return;
    }
    for (struct node *child = take_children(node), *next; child; child = next) {
        next = child->next;
        if (child->kind == NODE_TEXT)
            add_text(tidying, last, child);
        else
            node_append(last, child);
    }
}

// Emphasis, link, span: blanks and breaks at its edges stand outside it.
static void add_container(struct tidying *tidying, struct node *node, struct node *into,
                          unsigned open) {
    struct node *children = take_children(node), *edge;
    bool mark = is_mark(node->kind);
    if (mark && (open & 1u << node->kind)) {
        add_inlines(tidying, children, into, open);
        return;
    }
    add_inlines(tidying, children, node, mark ? open | 1u << node->kind : open);
    while (take_first_blank(node) || is_break(node->first)) {
        if ((edge = take_first_break(node)))
            add_break(tidying, into, edge);
        else
            add_blank(tidying, into, node->position);
    }
    struct node after = {0}; // what comes off the end, last first
    for (;;) {
        if (take_last_blank(node))
            edge = NULL;
        else if (!(edge = take_last_break(node)))
            break;
        if (!edge) {
            edge = node_create(tidying->arena, NODE_TEXT, node->position);
            edge->text.content = TEXT(" ");
        }
        edge->next = after.first;
        after.first = edge;
    }
    if (!node->first && node->kind == NODE_LINK) {
        struct node *text = node_create(tidying->arena, NODE_TEXT, node->position);
        text->text.content = node->link.destination;
        node_append(node, text);
    }
    if (node->first)
        append_mark(tidying, node, into);
    add_inlines(tidying, after.first, into, open);
}

static void tidy_node(struct tidying *tidying, struct node *node);

static void add_inlines(struct tidying *tidying, struct node *child, struct node *into,
                        unsigned open) {
    for (struct node *next; child; child = next) {
        next = child->next;
        switch (child->kind) {
        case NODE_TEXT:
            add_text(tidying, into, child);
            break;
        case NODE_SOFT_BREAK:
        case NODE_LINE_BREAK:
            add_break(tidying, into, child);
            break;
        case NODE_EMPHASIS:
        case NODE_STRONG:
        case NODE_STRIKETHROUGH:
        case NODE_LINK:
        case NODE_SPAN:
            add_container(tidying, child, into, open);
            break;
        default:
            if (child->kind == NODE_CODE && child->text.content.length == 0)
                break;
            tidy_node(tidying, child);
            node_append(into, child);
            break;
        }
    }
}

static void trim_edges(struct node *block) {
    while (take_first_blank(block) || take_first_break(block))
        ;
    while (take_last_blank(block) || take_last_break(block))
        ;
}

// Blocks that say nothing when they hold nothing.
static bool may_be_dropped(enum node_kind kind) {
    return kind == NODE_PARAGRAPH || kind == NODE_LIST || kind == NODE_KEEP || kind == NODE_QUOTE ||
           kind == NODE_BOX || kind == NODE_HEADING || kind == NODE_CAPTION || kind == NODE_TABLE;
}

// ---- lists ----

// May `second` stand right below `first`, without an empty line between them?
static bool may_touch(const struct node *first, const struct node *second) {
    bool list = second->kind == NODE_LIST && second->first->first &&
                (!second->list.ordered || second->list.start == 1);
    return first->kind == NODE_PARAGRAPH &&
           (list || second->kind == NODE_QUOTE || second->kind == NODE_BOX ||
            second->kind == NODE_CODE_BLOCK || second->kind == NODE_HEADING);
}

// A list is tight where Markdown could write it without empty lines, and is when nothing could
// show that it is not.
static void settle_tightness(struct node *list) {
    size_t places = 0; // where an empty line could stand
    for (struct node *item = list->first; item; item = item->next) {
        places += item->next != NULL;
        for (struct node *block = item->first; block; block = block->next) {
            if (block->kind == NODE_KEEP)
                list->list.tight = false;
            places += block->kind == NODE_KEEP || block->next;
            if (block->next && !may_touch(block, block->next))
                list->list.tight = false;
        }
    }
    if (places == 0)
        list->list.tight = true;
}

// ---- rows ----

// A first cell that is bold from end to end heads its row.
static void find_row_header(struct node *row) {
    struct node *cell = row->first;
    if (!cell || row->row.header)
        return;
    if (!cell->first)
        cell->cell.header = cell->cell.row_header = false;
    else if (!cell->first->next && cell->first->kind == NODE_STRONG)
        cell->cell.header = cell->cell.row_header = true;
}

// ---- all of them ----

// Inlines of a block or an image's text, or the blocks below it. A note, itself an inline, holds
// blocks.
static void tidy_node(struct tidying *tidying, struct node *node) {
    struct node *child = take_children(node);
    if (child && node_is_inline(child->kind)) {
        bool outer = tidying->one_line;
        tidying->one_line = node->kind == NODE_HEADING || node->kind == NODE_CAPTION ||
                            node->kind == NODE_CELL || (outer && node->kind == NODE_IMAGE);
        add_inlines(tidying, child, node, 0);
        trim_edges(node);
        tidying->one_line = outer;
        return;
    }
    for (struct node *next; child; child = next) {
        next = child->next;
        tidy_node(tidying, child);
        if (child->first || !may_be_dropped(child->kind))
            node_append(node, child);
    }
    if (node->kind == NODE_LIST)
        settle_tightness(node);
    else if (node->kind == NODE_ROW)
        find_row_header(node);
}

void document_tidy(struct arena *arena, struct node *root) {
    struct tidying tidying = {.arena = arena};
    tidy_node(&tidying, root);
}
