// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages to PDF 1.7, conforming to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once,
 * through libharu's object model. This folder has never heard of Markdown.
 *
 * The document tree is written as the structure tree; which node an item points at decides where
 * marked content begins and ends. What the items of a page look like in a reader:
 *
 * | node              | element                                                             |
 * |-------------------|---------------------------------------------------------------------|
 * | part              | Part: a document among several, or some that belong together        |
 * | section, heading  | Sect, H1–H6                                                         |
 * | paragraph, quote  | P, BlockQuote; a box is a Div, its label a P                        |
 * | list, item        | L with ListNumbering, LI with Lbl (items pointing at it) and LBody  |
 * | table             | Table with THead, TBody, TR, TH with Scope, TD                      |
 * | figure, image     | Figure with Alt and BBox, its Caption beside it in a Div            |
 * | code, code block  | Code, within a P                                                    |
 * | tick box, lines   | Form with a PrintField role and Alt, a box reads as ☐ or ☒          |
 * | link              | Link with an annotation a rectangle                                 |
 * | footnote          | Reference where it is called, then Note with Lbl                    |
 * | another language  | Span with Lang; right-to-left text: Span with ActualText            |
 *
 * Items of an artifact node, and rules and rectangles that no node needs, are artifacts.
 * Consecutive items of one element share their marked content; blanks that layout left out at line
 * ends are put back, so that words stay apart in what a reader extracts.
 *
 * Where pages were imposed (layout.h), a page of the PDF is a side of a sheet with several of them.
 * The structure tree does not know: it is read from the first page to the last, wherever they
 * stand.
 */
#ifndef STEUNBLAD_PDF_H
#define STEUNBLAD_PDF_H

#include "layout/layout.h"

struct pdf_options {
    struct text date;     // ISO 8601, "2026-09-14" or with time; both dates in the file
    struct text producer; // "steunblad 1.0"
};

/* What is the same in every document of a run (ICC profile, fonts' dictionaries); made after
 * font_set_freeze and before the fork, in the run's arena. */
struct pdf_shared;
struct pdf_shared *pdf_share(struct arena *arena, struct font_set *fonts);
void pdf_shared_destroy(struct pdf_shared *shared); // NULL is allowed

/* Writes the pages. Reports and returns false when libharu does; otherwise `bytes` is the whole
 * file, in `arena`. The same pages give the same bytes. */
bool pdf_write(struct arena *arena, const struct pdf_shared *shared, struct font_set *fonts,
               const struct pages *pages, const struct pdf_options *options,
               struct diagnostics *diagnostics, struct text *bytes);

/* The dump of `--stage tags`: the structure tree as a reader of the PDF sees it, one element a
 * line with its attributes; below it its text, one marked content a line with its side:
 *
 *     L ListNumbering=Disc
 *       LI
 *         Lbl
 *           1: •
 *         LBody
 *           1: steun van vrienden en
 *           2: buren
 */
void tags_dump(struct builder *builder, const struct pages *pages);

#endif
