// SPDX-License-Identifier: GPL-3.0-or-later
/* Text: slices of UTF-8, a builder, and what is asked of characters.
 *
 * A `struct text` borrows its bytes. Slices made by text_copy, text_format and builder_text are
 * followed by a NUL that is not counted, so `bytes` may be handed to C functions; other slices
 * need not be. All text inside the program is valid UTF-8: whatever comes in is checked once,
 * where it is read (source.h).
 */
#ifndef STEUNBLAD_TEXT_H
#define STEUNBLAD_TEXT_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
    const char *bytes;
    size_t length; // in bytes
};

/* For printf: `printf("%.*s", TEXT_ARGUMENTS(text))`. */
#define TEXT_ARGUMENTS(text) (int)(text).length, (text).bytes

/* A slice over a literal, usable in static tables. */
#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})

struct text text_of(const char *terminated);
struct text text_slice(struct text text, size_t start, size_t end); // bytes start..end-1, clamped
struct text text_copy(struct arena *arena, struct text text);
struct text text_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct text text_format_arguments(struct arena *arena, const char *format, va_list arguments);

bool text_equal(struct text a, struct text b);
bool text_is(struct text a, const char *terminated);
int text_compare(struct text a, struct text b); // by bytes, as strcmp
bool text_starts(struct text text, struct text prefix);
bool text_ends(struct text text, struct text suffix);
struct text text_trim(struct text text); // without ASCII white space at both ends

/* Byte offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t text_find(struct text text, struct text needle, size_t from);

/* The next character at `*offset` (which must be below text.length), moving `*offset` past it.
 * Malformed input gives U+FFFD and moves one byte. */
uint32_t text_character(struct text text, size_t *offset);
size_t text_characters(struct text text); // how many characters
bool text_valid(struct text text, size_t *bad_offset);
bool text_has_controls(struct text text); // characters below blank but line end and tab; delete

/* Writes `character` as UTF-8 into `bytes` (room for 4) and returns how many were written. */
size_t text_encode(uint32_t character, char *bytes);

/* The small letter of a Latin, Greek or Cyrillic capital; any other character is itself. */
uint32_t text_lower_case(uint32_t character);

/* The candidate that `name` was most likely meant to be, or NULL when none is near: at most one
 * edit in three characters (Damerau–Levenshtein). Ties go to the first. */
const struct text *text_nearest(struct text name, const struct text *candidates, size_t count);

/* "a, b, c" of the candidates, for "expected one of: …". */
struct text text_join(struct arena *arena, const struct text *items, size_t count,
                      const char *separator);

/* Bytes that grow in an arena. Zero-initialise with the arena: `struct builder b = {.arena = a}`.
 */
struct builder {
    struct arena *arena;
    char *bytes;
    size_t length, capacity;
};

void builder_byte(struct builder *builder, char byte);
void builder_bytes(struct builder *builder, const void *bytes, size_t length);
void builder_text(struct builder *builder, struct text text);
void builder_string(struct builder *builder, const char *terminated);
void builder_character(struct builder *builder, uint32_t character); // as UTF-8
void builder_format(struct builder *builder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What was built, NUL-terminated; it shares the builder's bytes, so build on only afterwards. */
struct text builder_result(struct builder *builder);

#endif
