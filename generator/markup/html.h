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
};

/* Writes the style sheet, without its element. */
void html_write_style(struct builder *output, const struct html_options *options);

/* Does a drawing hold no other colours than those of the palette? Then it can change with them. */
bool html_in_house_colours(const struct drawing *drawing, const struct html_options *options);

/* Writes a block; the blocks, or the inlines, below `parent`. */
void html_write_block(struct html *html, const struct node *node);
void html_write_blocks(struct html *html, const struct node *parent);
void html_write_inlines(struct html *html, const struct node *parent);

/* A table in a box that can be scrolled, and reached with the keyboard for that. */
void html_write_table(struct html *html, const struct node *table);

/* ` lang="…"` where a node has a language of its own. */
void html_write_language(struct html *html, const struct node *node);

/* A picture as part of the page; its text alone where there is no such file. */
void html_write_image(struct html *html, const struct node *image);

/* The publisher's logo; nothing where there is no such file. */
void html_write_logo(struct html *html, const struct logo *logo);

/* A square to tick. */
void html_write_tick_box(struct html *html, bool checked);

#endif
