// SPDX-License-Identifier: GPL-3.0-or-later
// Several documents in one. Each keeps what is its own: anchors get the part's number in front of
// them, so that a link leads to the heading of its own document, and notes are told apart by how
// many come before theirs.
#include "document/document.h"

static struct text in_part(struct arena *arena, uint32_t part, struct text anchor) {
    return anchor.length ? text_format(arena, "%u-%.*s", part, TEXT_ARGUMENTS(anchor)) : anchor;
}

static void rename_link(struct arena *arena, uint32_t part, struct node *node) {
    struct text destination = node->link.destination;
    if (text_starts(destination, TEXT("#")))
        node->link.destination = text_format(arena, "#%u-%.*s", part,
                                             TEXT_ARGUMENTS(text_slice(destination, 1, SIZE_MAX)));
}

void document_append(struct arena *arena, struct document *whole, struct node *into,
                     struct document *part) {
    uint32_t number = ++whole->part_count, notes = 0;
    struct node *root = part->root;
    for (struct node *node = root->first; node; node = (struct node *)node_next(node, root)) {
        if (node->kind == NODE_HEADING)
            node->heading.anchor = in_part(arena, number, node->heading.anchor);
        else if (node->kind == NODE_ITEM)
            node->item.anchor = in_part(arena, number, node->item.anchor);
        else if (node->kind == NODE_LINK)
            rename_link(arena, number, node);
        if (node->kind != NODE_FOOTNOTE)
            continue;
        node->footnote.before = whole->part_notes;
        notes += !node->footnote.again;
    }
    whole->part_notes += notes;
    root->kind = NODE_PART;
    root->part.title = TEXT("");
    root->language = part->language;
    node_append(into, root);
}
