// SPDX-License-Identifier: GPL-3.0-or-later
/* What only pages have of a document's head: the masthead. It is part of the tree like all that is
 * read, so that the logo has a description. */
#include "layout/layout.h"

static void add_text(struct arena *arena, struct node *parent, struct text content) {
    struct node *text = node_create(arena, NODE_TEXT, parent->position);
    text->text.content = content;
    node_append(parent, text);
}

static void add_logo(struct arena *arena, const struct document *document, struct node *masthead,
                     const struct logo *logo) {
    struct node *image = node_create(arena, NODE_IMAGE, logo->position);
    struct text of = word_in(document->language, "Logo van", "Logo of");
    image->link.destination = logo->path;
    node_append(masthead, image);
    add_text(arena, image,
             document->author.length ? text_format(arena, "%.*s %.*s", TEXT_ARGUMENTS(of),
                                                   TEXT_ARGUMENTS(document->author))
                                     : TEXT("Logo"));
}

static void add_masthead(struct arena *arena, const struct style *style,
                         struct document *document) {
    const struct masthead *asked = &style->masthead;
    const struct logo *logo = document->logo.path.length ? &document->logo : &asked->logo;
    struct text text = running_text_filled(arena, &asked->text, document, 1, 1);
    bool shown = logo->path.length && asked->height > 0;
    if (!shown && text.length == 0)
        return;
    struct node *masthead = node_create(arena, NODE_MASTHEAD, document->root->position);
    if (shown)
        add_logo(arena, document, masthead, logo);
    if (text.length)
        add_text(arena, masthead, text);
    node_prepend(document->root, masthead);
}

void layout_add_head(struct arena *arena, const struct style *style, struct document *document) {
    add_masthead(arena, style, document);
    document_number(document);
}
