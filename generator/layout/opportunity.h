// SPDX-License-Identifier: GPL-3.0-or-later
// Where a word may be broken without a dictionary. Private to layout/.
#ifndef STEUNBLAD_LAYOUT_OPPORTUNITY_H
#define STEUNBLAD_LAYOUT_OPPORTUNITY_H

#include "base/text.h"

struct opportunity {
    int penalty;  // PENALTY_NEVER: none
    bool hyphen;  // one appears
    bool flagged; // the line ends with a hyphen, be it one that was there
};

/* Whether it is worth looking: most words have none. */
bool opportunity_possible(struct text word);

/* What a break inside an address costs, or 0 when the text is none. */
int address_penalty(struct text text);

/* May a line end between the characters before and after the byte `at`? `address`: what
 * address_penalty says of the word. */
struct opportunity opportunity_at(struct text word, uint32_t previous, uint32_t character,
                                  size_t at, int address);

#endif
