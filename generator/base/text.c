// SPDX-License-Identifier: GPL-3.0-or-later
// Slices of UTF-8 (RFC 3629) and a builder.
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT 0xFFFDu

struct text text_of(const char *terminated) {
    return (struct text){terminated, terminated ? strlen(terminated) : 0};
}

struct text text_slice(struct text text, size_t start, size_t end) {
    if (end > text.length)
        end = text.length;
    if (start > end)
        start = end;
    return (struct text){text.bytes ? text.bytes + start : "", end - start};
}

struct text text_copy(struct arena *arena, struct text text) {
    char *bytes = arena_allocate(arena, text.length + 1);
    if (text.length)
        memcpy(bytes, text.bytes, text.length);
    return (struct text){bytes, text.length};
}

struct text text_format_arguments(struct arena *arena, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *bytes = arena_allocate(arena, (size_t)length + 1);
    vsnprintf(bytes, (size_t)length + 1, format, again);
    va_end(again);
    return (struct text){bytes, (size_t)length};
}

struct text text_format(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct text text = text_format_arguments(arena, format, arguments);
    va_end(arguments);
    return text;
}

bool text_equal(struct text a, struct text b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

bool text_is(struct text a, const char *terminated) {
    return text_equal(a, text_of(terminated));
}

int text_compare(struct text a, struct text b) {
    size_t shared = a.length < b.length ? a.length : b.length;
    int order = shared ? memcmp(a.bytes, b.bytes, shared) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

bool text_starts(struct text text, struct text prefix) {
    return text.length >= prefix.length && text_equal(text_slice(text, 0, prefix.length), prefix);
}

bool text_ends(struct text text, struct text suffix) {
    return text.length >= suffix.length &&
           text_equal(text_slice(text, text.length - suffix.length, text.length), suffix);
}

static bool is_blank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct text text_trim(struct text text) {
    size_t start = 0, end = text.length;
    while (start < end && is_blank(text.bytes[start]))
        start++;
    while (end > start && is_blank(text.bytes[end - 1]))
        end--;
    return text_slice(text, start, end);
}

size_t text_find(struct text text, struct text needle, size_t from) {
    if (from > text.length || needle.length > text.length - from)
        return SIZE_MAX;
    if (needle.length == 0)
        return from;
    const char *found = memmem(text.bytes + from, text.length - from, needle.bytes, needle.length);
    return found ? (size_t)(found - text.bytes) : SIZE_MAX;
}

// How many bytes the character that starts with `lead` has; 0 when nothing starts so.
static size_t sequence_length(unsigned char lead) {
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if ((lead & 0xF0) == 0xE0)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// Decodes at `offset`; 0 bytes when malformed (overlong, surrogate, beyond U+10FFFF, cut off).
static size_t decode(struct text text, size_t offset, uint32_t *character) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)text.bytes + offset;
    size_t length = sequence_length(bytes[0]);
    if (length == 0 || length > text.length - offset)
        return 0;
    uint32_t value = length == 1 ? bytes[0] : bytes[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *character = value;
    return length;
}

uint32_t text_character(struct text text, size_t *offset) {
    uint32_t character = REPLACEMENT;
    size_t length = decode(text, *offset, &character);
    *offset += length ? length : 1;
    return character;
}

size_t text_characters(struct text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    return count;
}

bool text_valid(struct text text, size_t *bad_offset) {
    for (size_t offset = 0; offset < text.length;) {
        uint32_t character;
        size_t length = decode(text, offset, &character);
        if (length == 0) {
            *bad_offset = offset;
            return false;
        }
        offset += length;
    }
    return true;
}

bool text_has_controls(struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F)
            return true;
    }
    return false;
}

size_t text_encode(uint32_t character, char *bytes) {
    if (character < 0x80) {
        bytes[0] = (char)character;
        return 1;
    }
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, character >>= 6)
        bytes[i] = (char)(0x80 | (character & 0x3F));
    bytes[0] = (char)((0xF00u >> length & 0xF0u) | character);
    return length;
}

/* Capitals and small letters beside each other: "Ą" U+0104, "ą" U+0105. */
static bool in_pairs(uint32_t character) {
    return (character >= 0x100 && character <= 0x17F && character != 0x130 && character != 0x138 &&
            character != 0x149 && character != 0x178 && character != 0x17F) ||
           (character >= 0x460 && character <= 0x481) ||
           (character >= 0x48A && character <= 0x4BF) || (character >= 0x4D0 && character <= 0x52F);
}

uint32_t text_lower_case(uint32_t character) {
    if ((character >= 'A' && character <= 'Z') || (character >= 0xC0 && character <= 0xDE) ||
        (character >= 0x391 && character <= 0x3A9) || (character >= 0x410 && character <= 0x42F))
        return character == 0xD7 ? character : character + 32;
    if (character >= 0x400 && character <= 0x40F)
        return character + 80;
    bool odd_capitals =
        (character >= 0x139 && character <= 0x148) || (character >= 0x179 && character <= 0x17E);
    if (in_pairs(character))
        return (character & 1) == odd_capitals ? character + 1 : character;
    return character == 0x178 ? 0xFF : character;
}

#define NEAREST_LIMIT 64 // longer names are never near

// Optimal string alignment distance over bytes, upper and lower case alike.
static size_t distance(struct text a, struct text b) {
    size_t rows[3][NEAREST_LIMIT + 1];
    for (size_t j = 0; j <= b.length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.length; i++) {
        size_t *row = rows[i % 3], *above = rows[(i - 1) % 3], *twice = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            int left = a.bytes[i - 1] | 0x20, right = b.bytes[j - 1] | 0x20;
            size_t best = above[j - 1] + (left != right);
            if (above[j] + 1 < best)
                best = above[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            bool swapped = i > 1 && j > 1 && a.bytes[i - 1] == b.bytes[j - 2] &&
                           a.bytes[i - 2] == b.bytes[j - 1];
            if (swapped && twice[j - 2] + 1 < best)
                best = twice[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a.length % 3][b.length];
}

const struct text *text_nearest(struct text name, const struct text *candidates, size_t count) {
    const struct text *nearest = NULL;
    size_t least = SIZE_MAX;
    if (name.length == 0 || name.length > NEAREST_LIMIT)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        if (candidates[i].length > NEAREST_LIMIT)
            continue;
        size_t longest = name.length > candidates[i].length ? name.length : candidates[i].length;
        size_t edits = distance(name, candidates[i]);
        if (edits < least && edits <= (longest + 2) / 3 && edits < longest) {
            least = edits;
            nearest = &candidates[i];
        }
    }
    return nearest;
}

struct text text_join(struct arena *arena, const struct text *items, size_t count,
                      const char *separator) {
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        if (i)
            builder_string(&builder, separator);
        builder_text(&builder, items[i]);
    }
    return builder_result(&builder);
}

// Room for `more` bytes and the NUL behind them.
static void builder_reserve(struct builder *builder, size_t more) {
    if (builder->bytes && more < builder->capacity - builder->length)
        return;
    size_t needed = builder->length + more, capacity = builder->capacity * 2;
    if (needed < more)
        needed = SIZE_MAX - 1; // more than there is: the arena ends the process
    if (capacity <= needed)
        capacity = needed + 1 > 256 ? needed + 1 : 256;
    builder->bytes = arena_grow(builder->arena, builder->bytes, builder->length, capacity);
    builder->capacity = capacity;
}

void builder_byte(struct builder *builder, char byte) {
    builder_reserve(builder, 1);
    builder->bytes[builder->length++] = byte;
}

void builder_bytes(struct builder *builder, const void *bytes, size_t length) {
    if (length == 0)
        return;
    builder_reserve(builder, length);
    memcpy(builder->bytes + builder->length, bytes, length);
    builder->length += length;
}

void builder_text(struct builder *builder, struct text text) {
    builder_bytes(builder, text.bytes, text.length);
}

void builder_string(struct builder *builder, const char *terminated) {
    builder_bytes(builder, terminated, strlen(terminated));
}

void builder_character(struct builder *builder, uint32_t character) {
    char bytes[4];
    builder_bytes(builder, bytes, text_encode(character, bytes));
}

void builder_format(struct builder *builder, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    builder_reserve(builder, (size_t)length);
    vsnprintf(builder->bytes + builder->length, (size_t)length + 1, format, again);
    builder->length += (size_t)length;
    va_end(again);
    va_end(arguments);
}

struct text builder_result(struct builder *builder) {
    builder_reserve(builder, 0);
    builder->bytes[builder->length] = '\0';
    return (struct text){builder->bytes, builder->length};
}
