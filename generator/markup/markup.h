// SPDX-License-Identifier: GPL-3.0-or-later
/* The writers of text formats: Markdown, HTML and SVG from a document, own code each (cmark-gfm's
 * renderers know none of our figures and forms and crash on footnotes that were built).
 */
#ifndef STEUNBLAD_MARKUP_H
#define STEUNBLAD_MARKUP_H

#include "document/document.h"

/* GitHub-flavoured Markdown that reads back as the same document. Figures are links to SVG files
 * beside it (figure.name with ".svg"; the caller writes them) followed by their data as a table. */
void markdown_write(struct builder *builder, const struct document *document);

/* What of the house style a page needs. */
struct html_options {
    struct palette palette;
    struct colour box, warning, warning_box, code,
        table_head;     // grounds; `warning` is written on its
    struct colour rule; // lines to write on
    bool framed;        // boxes have a frame, no ground
    struct text publisher;
};

/* One self-contained HTML5 page: no request to anywhere, no script. */
void html_write(struct builder *builder, const struct document *document,
                const struct html_options *options);

/* `text` with &, <, >, " and ' as references. */
void html_escape(struct builder *builder, struct text text);

/* A file of its own. */
void svg_write(struct builder *builder, const struct drawing *drawing);

/* The same within a page: `id` makes the ids of title and description unique there, `class` may be
 * NULL. Its width in pixels is the one at which its smallest letters can still be read. */
void svg_write_inline(struct builder *builder, const struct drawing *drawing, struct text id,
                      const char *class);

#endif
