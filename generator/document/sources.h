// SPDX-License-Identifier: GPL-3.0-or-later
/* Sources: a bibliography, citations of it, and the list of what was cited; private to document/.
 *
 *     templates/sources.yaml ──► struct bibliography        ../bibliography/
 *     [@crandall2019, p. 3]  ──► struct citation, a part    template_citation.c
 *     what must be cited                                    claims.c
 *     parts ──► “(Crandall e.a., 2019, p. 3)” and the list  sources.c, reference*.c
 *
 * The style is that of the APA (7th edition, as Dutch universities of applied sciences use it:
 * “e.a.”, “z.d.”, particles behind the name).
 */
#ifndef STEUNBLAD_SOURCES_H
#define STEUNBLAD_SOURCES_H

#include "bibliography/bibliography.h"
#include "document/expand.h"

/* ---- reading templates ---- */

/* One source in a citation: `[zie @key, p. 3]`, or `[-@key]` for the year alone. */
struct cited {
    const struct reference *reference; // NULL: there is no bibliography to look in
    struct text prefix, locator;
    bool year_only;
};

struct citation {
    struct cited *items;
    size_t count, capacity;
};

/* Follows the front matter's `sources`. */
void front_matter_sources(struct reading *reading);

/* Checks, when a template was read, that what must be cited is: quotations, boxes marked `fact`,
 * what a re-issue's `replaces` named; and that there is a list of sources where there are any. */
void claims_check(struct reading *reading);

/* ---- filling ---- */

void citation_fill(struct filling *filling, const struct part *part, struct node *into);

/* Makes the place where the list comes; it is filled by sources_fill. */
void source_list_fill(struct filling *filling, const struct part *part, struct node *into);

/* Once everything else stands: says who is cited where, and makes the list. */
void sources_fill(struct filling *filling);

/* ---- reference_names.c ---- */

/* Who stands before the year: authors, else editors, else directors. */
const struct names *reference_makers(const struct reference *reference);

/* Appends "Avery, K., Rhijn, T. van, & Maich, K."; "H. S. Friedman & R. C. Silver", within a
 * sentence; " (2018, 1 juni)." with the letter that tells works of one year apart, 0 for none. */
void reference_add_names(struct builder *builder, const struct names *names, struct text language);
void reference_add_names_forward(struct builder *builder, const struct names *names);
void reference_add_date(struct builder *builder, const struct reference *reference, char letter,
                        struct text language);

/* A full stop, unless one stands there. */
void reference_end_sentence(struct builder *builder);

/* "Hays-Grudo & Morris", the title where nobody is named; what stands before the year. */
struct text reference_short_names(struct arena *arena, const struct reference *reference,
                                  struct text language);

/* "2019", "z.d." */
struct text reference_year(struct arena *arena, const struct reference *reference,
                           struct text language);

/* What entries of the list are sorted by: names, year, title, without accents and capitals. */
struct text reference_sort_key(struct arena *arena, const struct reference *reference);

/* ---- reference.c ---- */

/* Appends the entry of the list; `letter` tells works of one year apart ("a"), 0 for none. */
void reference_write(struct filling *filling, const struct reference *reference, char letter,
                     bool checked, struct node *into);

#endif
