// SPDX-License-Identifier: GPL-3.0-or-later
/* Shared by template_blocks.c and template_inlines.c, the two files that see cmark-gfm. */
#ifndef STEUNBLAD_TEMPLATE_MARKDOWN_H
#define STEUNBLAD_TEMPLATE_MARKDOWN_H

#include "document/lift.h"
#include "document/template.h"

#define CMARK_NO_SHORT_NAMES // or NODE_TEXT and the like would be cmark's
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

/* cmark's own positions of inlines cannot be used: they are missing at soft breaks and shift on
 * lazy lines, in tables and behind stand-ins. So literals are looked up again, one after the
 * other, in the lines of their block. */
struct locator {
    uint32_t cursor, end; // offsets into the source
};

/* A definition of a footnote, in cmark's order, which is that of its first call. */
struct definition {
    cmark_node *node;
    struct note *note; // NULL until it is called
    struct text label;
};

struct conversion {
    struct reading *reading;
    struct arena *arena;
    const struct source *source;
    const struct lifted *lifted;
    uint32_t first_line; // of the source, at which the lifted text starts
    struct definition *definitions;
    size_t definition_count, definition_capacity;
    struct locator locator;
    unsigned depth;
    bool too_deep;
    bool *varies; // set when the note that is read holds a placeholder
};

/* Where a block starts, up to the end of its first line. */
struct position block_position(const struct conversion *conversion, cmark_node *node);

/* Lets the locator look in the lines of this block. */
void locate_in(struct conversion *conversion, cmark_node *node);

/* Where `literal` stands; at the cursor when it is written otherwise there (entities, escapes). */
struct position locate(struct conversion *conversion, struct text literal);

/* Appends the inlines below `parent`. */
void inlines_read(struct conversion *conversion, cmark_node *parent, struct part *into);

/* Appends the blocks below `parent`, directives in their order. */
void blocks_read(struct conversion *conversion, cmark_node *parent, struct part *into);

/* One level deeper; false, and reported once, when that is too deep. Ended with `depth--`. */
bool descend(struct conversion *conversion, struct position position);

/* Reports a stand-in that is broken or stands where its kind may not. */
void report_stand_in(struct conversion *conversion, const struct stand_in *stand_in);

/* Text for the font repertoire. */
void note_characters(struct conversion *conversion, struct text text);

#endif
