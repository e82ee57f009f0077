// SPDX-License-Identifier: GPL-3.0-or-later
/* Where a word may be broken without a dictionary: rules after Unicode Standard Annex #14, kept to
 * what occurs inside a word: hyphens and dashes, strokes and addresses, soft hyphens, zero-width
 * spaces, ideographs. */
#include "layout/opportunity.h"

#include "layout/linebreak.h"

#include <string.h>

#define PENALTY_EXPLICIT 30 // after a hyphen that is written anyway
#define PENALTY_RANGE 900   // after the dash of 1999–2004
#define PENALTY_STROKE 60   // after a stroke: en/of
#define PENALTY_ADDRESS 150 // inside the address of a page
#define PENALTY_SCHEME 200  // behind its https://
#define PENALTY_MAIL 1000   // inside a mail address, which is short
#define ADDRESS_START 12    // bytes of an address that stay together: https://www.
#define PENALTY_SOFT_HYPHEN 40

int address_penalty(struct text text) {
    if (text_find(text, TEXT("://"), 0) != SIZE_MAX || text_starts(text, TEXT("www.")))
        return PENALTY_ADDRESS;
    return memchr(text.bytes, '@', text.length) ? PENALTY_MAIL : 0;
}

static bool is_word_byte(char byte) {
    unsigned char code = (unsigned char)byte;
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
           (code >= 'a' && code <= 'z') || code >= 0x80;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* A character that is written next to its like without blanks, and broken anywhere. */
static bool is_ideograph(uint32_t character) {
    return (character >= 0x2E80 && character < 0xA4D0) ||
           (character >= 0xAC00 && character < 0xD7B0) ||
           (character >= 0xF900 && character < 0xFB00) ||
           (character >= 0x20000 && character < 0x30000);
}

/* Where an address falls into parts, each of which begins a line well. */
static bool is_joint(uint32_t character) {
    return character && character < 0x80 && strchr("/._?&=#@:~,%+", (int)character);
}

static const struct opportunity none = {.penalty = PENALTY_NEVER};

struct opportunity opportunity_at(struct text word, uint32_t previous, uint32_t character,
                                  size_t at, int address) {
    bool inside = at >= 3 && word.length - at >= 2 && is_word_byte(word.bytes[at]);
    if (previous == 0x200B)
        return (struct opportunity){.penalty = 0};
    if (previous == 0xAD)
        return (struct opportunity){PENALTY_SOFT_HYPHEN, true, true};
    // Before a hyphen, not after it: nobody can tell whether the address has one there.
    if (address && (is_joint(previous) || character == '-') && previous != '-' &&
        at >= ADDRESS_START)
        return (struct opportunity){.penalty = address};
    if (address && at >= 3 && text_is(text_slice(word, at - 3, at), "://"))
        return (struct opportunity){.penalty = PENALTY_SCHEME};
    if (address)
        return none;
    if ((previous == '-' || previous == 0x2010) && inside && is_word_byte(word.bytes[at - 2]))
        return (struct opportunity){.penalty = PENALTY_EXPLICIT, .flagged = true};
    if (previous == 0x2013 && inside && at >= 4 && is_digit(word.bytes[at]) &&
        is_digit(word.bytes[at - 4]))
        return (struct opportunity){.penalty = PENALTY_RANGE};
    if ((previous == 0x2013 || previous == 0x2014) && inside)
        return (struct opportunity){.penalty = PENALTY_EXPLICIT};
    if (previous == '/' && inside && at >= 4 && word.length - at >= 3)
        return (struct opportunity){.penalty = PENALTY_STROKE};
    if (is_ideograph(previous) && is_ideograph(character))
        return (struct opportunity){.penalty = 0};
    return none;
}

bool opportunity_possible(struct text word) {
    for (size_t i = 0; i < word.length; i++) {
        unsigned char byte = (unsigned char)word.bytes[i];
        if (byte == '-' || byte == '/' || byte == '@' || byte == 0xC2 || byte >= 0xE2 ||
            (byte == '.' && i + 1 < word.length))
            return true;
    }
    return false;
}
