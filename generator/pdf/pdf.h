// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages to PDF 1.7, conforming to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once,
 * through libharu's object model. This folder has never heard of Markdown.
 *
 * The document tree is written as the structure tree; which node an item points at decides where
 * marked content begins and ends.
 */
#ifndef STEUNBLAD_PDF_H
#define STEUNBLAD_PDF_H

#include "layout/layout.h"

struct pdf_options {
    struct text date;     // ISO 8601, "2026-09-14" or with time; both dates in the file
    struct text producer; // "steunblad 1.0"
};

/* What is the same in every document of a run (ICC profile, fonts' dictionaries); made before the
 * fork, in the run's arena. */
struct pdf_shared;
struct pdf_shared *pdf_share(struct arena *arena, struct font_set *fonts);

/* Writes the pages. Reports and returns false when libharu does; otherwise `bytes` is the whole
 * file, in `arena`. The same pages give the same bytes. */
bool pdf_write(struct arena *arena, const struct pdf_shared *shared, struct font_set *fonts,
               const struct pages *pages, const struct pdf_options *options,
               struct diagnostics *diagnostics, struct text *bytes);

/* The dump of `--stage tags`: the structure tree as a reader of the PDF sees it, one element a
 * line with its attributes, its text by page. */
void tags_dump(struct builder *builder, const struct pages *pages);

#endif
