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

struct html_options {
    struct palette palette; // colours of the house style
    struct text publisher;
};

/* One self-contained HTML5 page: no request to anywhere, no script. */
void html_write(struct builder *builder, const struct document *document,
                const struct html_options *options);

/* `text` with &, <, >, " and ' as references. */
void html_escape(struct builder *builder, struct text text);

/* An SVG document, or with `standalone` false the element for inlining; `id` makes the ids of
 * title and description unique on the page. */
void svg_write(struct builder *builder, const struct drawing *drawing, bool standalone,
               struct text id);

#endif
