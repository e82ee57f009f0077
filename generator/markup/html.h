// SPDX-License-Identifier: GPL-3.0-or-later
/* Shared by the files of the HTML writer. */
#ifndef STEUNBLAD_HTML_H
#define STEUNBLAD_HTML_H

#include "markup/markup.h"

struct html {
    struct builder *output;
    const struct document *document;
    const struct html_options *options;
    const struct node *title;  // the heading that stands in the page's header, or NULL
    const struct node **notes; // in the order of their numbers
    size_t note_count, note_capacity;
    unsigned figures; // written so far
    bool in_note;     // no landmarks and no back links in back links
};

/* Writes the style sheet for a palette, without its element. */
void html_write_style(struct builder *output, const struct palette *palette);

/* Writes a block; the blocks, or the inlines, below `parent`. */
void html_write_block(struct html *html, const struct node *node);
void html_write_blocks(struct html *html, const struct node *parent);
void html_write_inlines(struct html *html, const struct node *parent);

/* ` lang="…"` where a node has a language of its own. */
void html_write_language(struct html *html, const struct node *node);

/* A picture as part of the page; its text alone where there is no such file. */
void html_write_image(struct html *html, const struct node *image);

/* A square to tick. */
void html_write_tick_box(struct html *html, bool checked);

#endif
