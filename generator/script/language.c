// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, dates and capitals the Dutch and the English way. Nothing here asks the user's locale:
// a document must come out the same on every machine.
#include "script/language.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const dutch_months[] = {
    "januari", "februari", "maart",     "april",   "mei",      "juni",
    "juli",    "augustus", "september", "oktober", "november", "december",
};
static const char *const dutch_words[] = {
    "nul",      "één",      "twee",    "drie",      "vier",     "vijf",      "zes",
    "zeven",    "acht",     "negen",   "tien",      "elf",      "twaalf",    "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
};
static const char *const english_months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};
static const char *const english_words[] = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
};

static const struct language languages[] = {
    {"nl", ',', " en ", dutch_months, dutch_words, true},
    {"en", '.', " and ", english_months, english_words, false},
};

const struct language *language_find(struct text tag) {
    size_t end = 0;
    while (end < tag.length && tag.bytes[end] != '-' && tag.bytes[end] != '_')
        end++;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (text_is(text_slice(tag, 0, end), languages[i].code))
            return &languages[i];
    return &languages[0];
}

// ---- numbers ----

// A half that arithmetic left a hair short of being one (1.005 * 100) still counts as a half.
static double round_half_up(double magnitude) {
    return floor(magnitude + fmin(magnitude * 1e-12, 1e-4) + 0.5);
}

// Above this every number is whole.
#define WHOLE_FROM 4503599627370496.0 // 2^52

double language_round(double number, int digits) {
    double scale = pow(10, digits), scaled = fabs(number) * scale;
    if (scaled >= WHOLE_FROM)
        return number;
    return copysign(round_half_up(scaled) / scale, number);
}

// Puts the language's signs in place of C's.
static size_t localize(const struct language *language, const char *plain,
                       char buffer[LANGUAGE_ROOM]) {
    size_t length = 0;
    bool zero = strspn(plain, "-0.") == strlen(plain);
    for (; *plain; plain++) {
        if (*plain == '.') {
            buffer[length++] = language->decimal_sign;
        } else if (*plain == '-' && length == 0) {
            if (!zero)
                length += text_encode(0x2212, buffer);
        } else {
            buffer[length++] = *plain;
        }
    }
    buffer[length] = '\0';
    return length;
}

// The decimals, a whole number by now, are written apart: printf would ask the locale for a sign.
size_t language_decimal(const struct language *language, double number, int digits,
                        char buffer[LANGUAGE_ROOM]) {
    char plain[LANGUAGE_ROOM - 8];
    double scale = pow(10, digits), magnitude = fabs(number);
    const char *sign = number < 0 ? "-" : "";
    if (magnitude * scale >= WHOLE_FROM || digits == 0) {
        snprintf(plain, sizeof plain, "%s%.0f", sign, fabs(language_round(number, 0)));
    } else {
        double shifted = round_half_up(magnitude * scale);
        double whole = floor(shifted / scale);
        snprintf(plain, sizeof plain, "%s%.0f.%0*.0f", sign, whole, digits,
                 shifted - whole * scale);
    }
    return localize(language, plain, buffer);
}

size_t language_number(const struct language *language, double number, char buffer[LANGUAGE_ROOM]) {
    double magnitude = fabs(number);
    int figures = magnitude < 1 ? 0 : (int)floor(log10(magnitude)) + 1;
    int digits = figures > 10 ? 0 : 10 - figures;
    if (digits > LANGUAGE_DIGITS)
        digits = LANGUAGE_DIGITS;
    size_t length = language_decimal(language, number, digits, buffer);
    if (!memchr(buffer, language->decimal_sign, length))
        return length;
    while (buffer[length - 1] == '0')
        length--;
    if (buffer[length - 1] == language->decimal_sign)
        length--;
    buffer[length] = '\0';
    return length;
}

// ---- dates ----

static bool digits_at(struct text text, size_t start, size_t count, int *number) {
    *number = 0;
    for (size_t i = start; i < start + count; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        *number = *number * 10 + (text.bytes[i] - '0');
    }
    return true;
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

size_t language_date(const struct language *language, struct text iso, char buffer[LANGUAGE_ROOM]) {
    int year, month, day;
    if (iso.length != 10 || iso.bytes[4] != '-' || iso.bytes[7] != '-' ||
        !digits_at(iso, 0, 4, &year) || !digits_at(iso, 5, 2, &month) ||
        !digits_at(iso, 8, 2, &day) || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        return 0;
    return (size_t)snprintf(buffer, LANGUAGE_ROOM, "%d %s %d", day, language->months[month - 1],
                            year);
}

// ---- capitals ----

size_t language_capital_offset(const struct language *language, struct text text) {
    static const struct text clitics[] = {
        {"'s ", 3}, {"'t ", 3}, {"'n ", 3}, {"’s ", 5}, {"’t ", 5}, {"’n ", 5},
    };
    for (size_t i = 0; language->dutch_capitals && i < sizeof clitics / sizeof *clitics; i++)
        if (text_starts(text, clitics[i]))
            return clitics[i].length;
    return 0;
}

size_t language_capital_count(const struct language *language, struct text rest) {
    return language->dutch_capitals && text_starts(rest, TEXT("ij")) ? 2 : 1;
}
