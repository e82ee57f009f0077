// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines from plain numbers: boxes, glue and penalties in, places to break out. Knows no fonts.
 * Private to layout/.
 */
#ifndef STEUNBLAD_LAYOUT_LINEBREAK_H
#define STEUNBLAD_LAYOUT_LINEBREAK_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum break_kind {
    BREAK_BOX,     // never torn
    BREAK_GLUE,    // a blank: a line may end before it when a box stands before the blank
    BREAK_PENALTY, // a line may end here, at a price; `width` is what appears then (a hyphen)
};

#define PENALTY_FORCED (-10000) // the line ends here
#define PENALTY_NEVER 10000     // the line does not end here

struct break_item {
    enum break_kind kind;
    bool flagged; // penalty: a hyphen; not more than LADDER_LIMIT lines in a row end with one
    int penalty;
    float width;
    float stretch, shrink; // of glue, in justified text
};

#define LADDER_LIMIT 2

struct break_limits {
    float width, first_width; // of the lines; of the first one
    float rag; // ragged text: a line that is this much too short has badness 100; 0: justified
    float tolerance; // badness past which a line is refused; INFINITY: any
    float runt;      // a last line shorter than this costs as much as a hyphen
    bool emergency;  // rather a line too long, or one more hyphen, than no result
};

/* A line holds items start … end-1, and the hyphen of items[end] when that is a flagged penalty. */
struct broken_line {
    uint32_t start, end;
    float width;   // natural
    float ratio;   // by how much of its stretch (shrink when negative) glue is set; 0 when ragged
    bool overfull; // too long: only when a single box is wider than the line
};

/* Work memory, used again for each paragraph; zero-initialise with the arena. `lines` is the
 * result of the last call. */
struct linebreak {
    struct arena *arena;
    struct break_node *nodes;
    uint32_t node_count, node_capacity;
    struct broken_line *lines;
    uint32_t line_count, line_capacity;
    double demerits; // of the result
};

/* Breaks so that the sum of the demerits of all lines is the least possible. False when there is
 * no way within the tolerance (never so with emergency and an infinite tolerance). The end of the
 * items is a forced break. */
bool linebreak(struct linebreak *work, const struct break_item *items, size_t count,
               const struct break_limits *limits);

/* Demerits of given lines (start and end are read), INFINITY when one is refused: the measure that
 * `linebreak` minimises. */
double linebreak_demerits(const struct break_item *items, size_t count,
                          const struct break_limits *limits, const struct broken_line *lines,
                          size_t line_count);

/* The item with which a line begins that follows a break at `end`: blanks and unused break points
 * at the start of a line vanish. */
size_t linebreak_start(const struct break_item *items, size_t count, size_t end);

#endif
