// SPDX-License-Identifier: GPL-3.0-or-later
/* The pipeline of one document: template and values in, Markdown, HTML and PDF out. */
#ifndef STEUNBLAD_GENERATE_H
#define STEUNBLAD_GENERATE_H

#include "base/file.h"
#include "document/document.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

/* A house style with all that the writers need of it; made before the fork, constant afterwards
 * (but for the cache of words in `fonts`). */
struct look {
    struct text path;
    struct style *style;
    struct font_set *fonts; // shared by the looks of one family
    struct pdf_shared *shared;
};

/* Reads a style and loads its faces, unless one of `known` has them already. Reports and returns
 * false when something is wrong. The fonts are ended with looks_destroy. */
bool look_load(struct arena *arena, struct text path, const struct look *known, size_t known_count,
               struct diagnostics *diagnostics, struct look *look);

/* Fixes the fonts' subsets for the run: `characters` is the text of its templates and surveys. */
void looks_freeze(struct arena *arena, struct look *looks, size_t count, struct text characters,
                  struct text language);
/* In a rehearsal: reports what the template itself says in characters that no font has. In what
 * comes from outside, a box is printed for them. */
void look_check_characters(struct arena *arena, const struct look *look,
                           const struct document *document, struct diagnostics *diagnostics);
void looks_destroy(struct look *looks, size_t count);

/* Is there room for the pages of this look on sheets that are so arranged? Reports when not. */
bool look_fits(const struct look *look, enum arrangement arrangement, struct position position,
               struct diagnostics *diagnostics);

/* One document to make. */
struct order {
    const struct template *template;
    const struct evaluator *evaluator; // NULL: the template is plain Markdown
    const struct look *look;
    enum arrangement arrangement; // of the PDF's pages on sheets
    struct text name;             // of the outputs, without suffix: figures are named after it
    struct text language, publisher, website, edition, date;
    struct logo logo;
    bool example;                    // "Voorbeeld: verzonnen antwoorden" on every page
    struct text markdown, html, pdf; // paths; empty: not wanted
};

/* Fills the template; NULL (and reported) when that failed. */
struct document *generate_document(struct arena *arena, const struct order *order, bool specimen,
                                   struct diagnostics *diagnostics);

/* The document on pages, with the head that only those have, and those on sheets as ordered: the
 * last thing to do with it. */
struct pages *generate_pages(struct arena *arena, const struct order *order,
                             struct document *document, struct diagnostics *diagnostics);

/* The pages as a PDF file. */
bool generate_pdf(struct arena *arena, const struct look *look, const struct pages *pages,
                  struct diagnostics *diagnostics, struct text *bytes);

/* Makes what is ordered and adds its files to `files`, which the caller commits.
 * Returns the document, or NULL (and reported) when anything failed. */
struct document *generate(struct arena *arena, const struct order *order, struct file_set *files,
                          struct diagnostics *diagnostics);

#endif
