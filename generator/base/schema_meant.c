// SPDX-License-Identifier: GPL-3.0-or-later
// What people meant who wrote a date, a boolean or a key in another way than is read here. It is
// said, never read as if it were right: of 1-2-2026 nobody knows for sure which is the month.
#include "base/schema.h"

#include <string.h>

// A run of at most four digits at *at as a number, and past what parts it from the next.
static unsigned number_at(struct text text, size_t *at) {
    unsigned number = 0;
    for (size_t start = *at; *at < text.length && *at - start < 4; ++*at) {
        char digit = text.bytes[*at];
        if (digit < '0' || digit > '9')
            break;
        number = number * 10 + (unsigned)(digit - '0');
    }
    if (*at < text.length && strchr("-/. ", text.bytes[*at]))
        ++*at;
    return number;
}

const char *schema_meant_date(struct arena *arena, struct text written) {
    size_t at = 0;
    unsigned first = number_at(written, &at), month = number_at(written, &at);
    unsigned last = number_at(written, &at);
    bool year_first = first > 31;
    struct text turned = text_format(arena, "%04u-%02u-%02u", year_first ? first : last, month,
                                     year_first ? last : first);
    bool whole = at == written.length && (year_first || last > 31);
    return whole && schema_fits(SCHEMA_DATE, turned)
               ? expected_format(arena, "did you mean %s?", turned.bytes)
               : NULL;
}

static bool is_one_of(struct text text, const char *const words[]) {
    for (; *words; words++)
        if (text_is(text, *words))
            return true;
    return false;
}

// YAML 1.1 read most of these as booleans.
const char *schema_meant_boolean(struct arena *arena, struct text written) {
    static const char *const yes[] = {"ja",   "Ja",   "JA", "yes", "Yes", "YES",
                                      "waar", "Waar", "on", "On",  "x",   NULL};
    static const char *const no[] = {"nee",    "Nee",    "NEE", "no",  "No", "NO",
                                     "onwaar", "Onwaar", "off", "Off", NULL};
    const char *meant = is_one_of(written, yes) ? "true" : is_one_of(written, no) ? "false" : NULL;
    return meant ? expected_format(arena, "did you mean %s?", meant) : NULL;
}

const char *schema_key_hint(const struct entry *entry) {
    const struct source *source = entry->key_position.source;
    size_t at = entry->key_position.end;
    if (text_starts(entry->key, TEXT("\u00A0")))
        return N_("expected ordinary blanks: a word processor puts hard ones");
    if (!source || entry->value.kind != VALUE_NIL)
        return NULL;
    while (at < source->content.length && strchr(" \t\r\n", source->content.bytes[at]))
        at++;
    bool alone = at < source->content.length && strchr(",}", source->content.bytes[at]);
    return alone ? N_("put a text with a comma in quotes; a number has a point: 2.5") : NULL;
}
