// SPDX-License-Identifier: GPL-3.0-or-later
/* Shared by the files template_*.c, which alone see cmark-gfm. */
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
    bool *varies;   // set when the note that is read holds a placeholder
    unsigned links; // that are open
};

/* An open {{#if}}, {{#each}} or <!-- keep -->, and where blocks go meanwhile. */
struct frame {
    struct part *part; // choice, loop, keep or table; NULL at the bottom
    struct part *into;
    struct position position;
    bool closed_by_else;
};

/* What is open among the blocks below one parent: what opens and what closes are siblings. */
struct frames {
    struct conversion *conversion;
    struct frame *items;
    size_t count, capacity;
};

/* Where a block starts, up to the end of its first line. */
struct position block_position(const struct conversion *conversion, cmark_node *node);

/* Lets the locator look in the lines of this block. */
void locate_in(struct conversion *conversion, cmark_node *node);

/* Where `literal` stands; at the cursor when it is written otherwise there (entities, escapes). */
struct position locate(struct conversion *conversion, struct text literal);

/* Appends the inlines below `parent`. */
void inlines_read(struct conversion *conversion, cmark_node *parent, struct part *into);

/* Appends text in which nothing has a meaning but a box to tick. */
void plain_read(struct conversion *conversion, struct text text, struct part *into);

/* Appends the citations in `text` and what stands before them; returns the offset behind the last
 * one. */
size_t citations_read(struct conversion *conversion, struct text text, struct part *into);

/* Appends the blocks below `parent`, directives in their order. */
void blocks_read(struct conversion *conversion, cmark_node *parent, struct part *into);

/* The line of the source on which a node of cmark starts or ends, counted from 1. */
uint32_t source_line_of(const struct conversion *conversion, int line);

/* Offset at which a line starts; the end of the source when there is none. */
uint32_t line_start(const struct source *source, uint32_t line);

bool node_type_is(cmark_node *node, const char *name);

/* One level deeper; false, and reported once, when that is too deep. Ended with `depth--`. */
bool descend(struct conversion *conversion, struct position position);

/* Reports a stand-in that is broken or stands where its kind may not. */
void report_stand_in(struct conversion *conversion, const struct stand_in *stand_in);

/* ---- template_directives.c ---- */

struct frame *frames_top(struct frames *frames);
void frames_push(struct frames *frames, struct part *part, struct part *into,
                 struct position position);

/* A new part below the open one. */
struct part *frames_add(struct frames *frames, enum part_kind kind, enum node_kind node,
                        struct position position);

/* Closes a frame of this kind; reports when another or none is open. */
void frames_close(struct frames *frames, enum part_kind kind, struct position position,
                  const char *opener);
void frames_report_open(struct frames *frames);

/* Does what a directive says: opens, turns, closes, includes. */
void directive_open(struct frames *frames, const struct stand_in *stand_in);
void directive_apply(struct frames *frames, const struct stand_in *stand_in);

/* ---- template_table.c, template_fence.c ---- */

void table_read(struct frames *frames, cmark_node *node);
void code_block_read(struct frames *frames, cmark_node *node);

/* Reports directives that are left among inlines. */
void report_marks(struct conversion *conversion, const struct part *parent);

/* Text for the font repertoire. */
void note_characters(struct conversion *conversion, struct text text);

#endif
