// SPDX-License-Identifier: GPL-3.0-or-later
/* The one tree of values: what YAML gives, what scripts return, what templates are filled with.
 *
 * A value is nil, a boolean, a number, a text, a list or an ordered map, and knows where it came
 * from (source NULL when it was computed). Values are made once and read-only afterwards; they
 * borrow whatever they hold from an arena.
 */
#ifndef STEUNBLAD_VALUE_H
#define STEUNBLAD_VALUE_H

#include "base/source.h"
#include "base/text.h"

enum value_kind { VALUE_NIL, VALUE_BOOLEAN, VALUE_NUMBER, VALUE_TEXT, VALUE_LIST, VALUE_MAP };

struct value {
    enum value_kind kind;
    bool quoted; // YAML: the scalar stood in quotes or was a block, so it is text whatever it says
    struct position position;
    union {
        bool boolean;
        double number;
        struct text text;
        struct {
            struct value *items;
            size_t count, capacity;
        } list;
        struct {
            struct entry *entries; // in the order in which they were written or set
            size_t count, capacity;
        } map;
    };
};

struct entry {
    struct text key;
    struct position key_position;
    struct value value;
};

/* "a text", "a number", … for messages, which put gettext() around it. */
const char *value_kind_name(enum value_kind kind);

struct value value_nil(void);
struct value value_boolean(bool boolean);
struct value value_number(double number);
struct value value_text(struct text text);     // borrows
struct value value_string(const char *string); // borrows
struct value value_list(void);
struct value value_map(void);

/* Appends a copy of `item` (sharing what it points to) and returns where it now stands; that
 * place is good until the next append. */
struct value *value_append(struct arena *arena, struct value *list, struct value item);

/* Sets `key` to a copy of `item`, replacing an earlier one; returns where it stands. Borrows key.
 */
struct value *value_set(struct arena *arena, struct value *map, struct text key, struct value item);
struct value *value_set_string(struct arena *arena, struct value *map, const char *key,
                               struct value item);

/* The value under `key`, or NULL when `map` is NULL, no map, or has no such key. */
const struct value *value_find(const struct value *map, const char *key);
const struct value *value_find_text(const struct value *map, struct text key);
const struct entry *value_entry(const struct value *map, const char *key);

/* Same kind and same content, positions aside; maps compare without regard to order. */
bool value_equal(const struct value *a, const struct value *b);

/* The dump of `--stage values`: YAML-like text, one scalar a line, two blanks a level. */
void value_dump(struct builder *builder, const struct value *value);

/* JSON (RFC 8259), for manifest.json and exports; nil is null. */
void value_json(struct builder *builder, const struct value *value);

/* A number the shortest way that reads back the same ("3", "0.1"); point as decimal sign. */
void builder_number(struct builder *builder, double number);

/* To and from bytes, for the pipe between worker and parent. Positions are not carried.
 * value_unpack returns false on bytes that value_pack did not write. */
void value_pack(struct builder *builder, const struct value *value);
bool value_unpack(struct arena *arena, struct text bytes, size_t *offset, struct value *value);

#endif
