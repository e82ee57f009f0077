// SPDX-License-Identifier: GPL-3.0-or-later
/* How a language writes numbers, shares and dates. Knows nothing of Lua. Private to this folder. */
#ifndef STEUNBLAD_SCRIPT_LANGUAGE_H
#define STEUNBLAD_SCRIPT_LANGUAGE_H

#include "base/text.h"

#include <locale.h>

struct language {
    const char *code;
    char decimal_sign;
    const char *last_separator; // " en ", before the last of an enumeration
    const char *const *months;  // 12
    const char *const *words;   // of the numbers 0 … LANGUAGE_LAST_WORD
    bool dutch_capitals;        // IJsland, 's Ochtends
};

#define LANGUAGE_LAST_WORD 20

/* Most decimals that may be asked for, and room for whatever the functions below write. */
#define LANGUAGE_DIGITS 9
#define LANGUAGE_ROOM 400

/* The language of a BCP 47 tag; Dutch when it is not known here. */
const struct language *language_find(struct text tag);

/* Writes `number` with `digits` decimals, halves rounded away from zero as people do by hand
 * (2,45 is 2,5), and a real minus sign. Returns the length. */
size_t language_decimal(const struct language *language, double number, int digits,
                        char buffer[LANGUAGE_ROOM]);

/* Writes `number` with as many decimals as it has, up to ten figures: "3", "1,5". */
size_t language_number(const struct language *language, double number, char buffer[LANGUAGE_ROOM]);

/* Writes "14 september 2026" for "2026-09-14"; 0 when `iso` is no date of the calendar. */
size_t language_date(const struct language *language, struct text iso, char buffer[LANGUAGE_ROOM]);

/* `number` with `digits` decimals, halves rounded away from zero. */
double language_round(double number, int digits);

/* How many bytes of `text` stand before the letter that becomes a capital, and how many letters do
 * ("ijs" becomes "IJs", "'s ochtends" becomes "'s Ochtends"). */
size_t language_capital_offset(const struct language *language, struct text text);
size_t language_capital_count(const struct language *language, struct text rest);

#endif
