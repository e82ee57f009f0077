// SPDX-License-Identifier: GPL-3.0-or-later
// Codes that are printed on sheets, copied by hand and typed in: four characters and one that
// checks them.
//
// Of characters that look alike the alphabet has one at most (2 and no Z, 5 and no S, 6 and no G, 8
// and no B, V and no U; of 0, O, Q, 1, I and L none), and it has no vowels, so no code is a word.
// The 23 that are left are counted modulo 23, a prime: with their places as weights, the sum over
// all five is 0. So no single wrong character goes unseen, nor any two that changed places (the
// idea of the ISBN-10's check digit).
#include "base/hash.h"
#include "survey/survey.h"

#include <string.h>

#define LENGTH SHEET_CODE_LENGTH
#define BODY (LENGTH - 1)
#define BASE 23
#define BODIES (BASE * BASE * BASE * BASE)
#define STEP 172951 // no multiple of 23: each number has a body of its own, unlike its neighbours'

static const char alphabet[] = "23456789CDFHJKMNPRTVWXY";
_Static_assert(sizeof alphabet == BASE + 1, "a character for each digit");

// The sum that has to be 0.
static unsigned weigh(const unsigned *digits, size_t count) {
    unsigned sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (unsigned)(i + 1) * digits[i];
    return sum % BASE;
}

struct text sheet_code(struct arena *arena, struct text series, uint32_t number) {
    struct hash hash = hash_of(series);
    uint64_t start = 0;
    for (size_t i = 0; i < sizeof start; i++)
        start = start << 8 | hash.bytes[i];
    uint32_t rest = (uint32_t)((start % BODIES + (uint64_t)number * STEP) % BODIES);
    unsigned digits[LENGTH] = {0};
    for (size_t i = 0; i < BODY; i++, rest /= BASE)
        digits[i] = rest % BASE;
    while (weigh(digits, LENGTH) != 0)
        digits[BODY]++;
    char characters[LENGTH];
    for (size_t i = 0; i < LENGTH; i++)
        characters[i] = alphabet[digits[i]];
    return text_copy(arena, (struct text){characters, LENGTH});
}

static bool is_letter_or_digit(char character) {
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
           (character >= 'a' && character <= 'z');
}

bool sheet_code_is_mistyped(struct text code) {
    unsigned digits[LENGTH];
    bool known = true;
    if (code.length != LENGTH)
        return false;
    for (size_t i = 0; i < LENGTH; i++) {
        if (!is_letter_or_digit(code.bytes[i]))
            return false;
        const char *found = strchr(alphabet, code.bytes[i]);
        digits[i] = found ? (unsigned)(found - alphabet) : 0;
        known = known && found;
    }
    return !known || weigh(digits, LENGTH) != 0;
}
