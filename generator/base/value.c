// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of values, its dump, its JSON (RFC 8259) and its bytes for the pipe to the parent.
#include "base/value.h"

#include "base/diagnostics.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *value_kind_name(enum value_kind kind) {
    static const char *const names[] = {N_("nothing"), N_("true or false"), N_("a number"),
                                        N_("a text"),  N_("a list"),        N_("a map")};
    return names[kind];
}

struct value value_nil(void) {
    return (struct value){.kind = VALUE_NIL};
}

struct value value_boolean(bool boolean) {
    return (struct value){.kind = VALUE_BOOLEAN, .boolean = boolean};
}

struct value value_number(double number) {
    return (struct value){.kind = VALUE_NUMBER, .number = number};
}

struct value value_text(struct text text) {
    return (struct value){.kind = VALUE_TEXT, .text = text};
}

struct value value_string(const char *string) {
    return value_text(text_of(string));
}

struct value value_list(void) {
    return (struct value){.kind = VALUE_LIST};
}

struct value value_map(void) {
    return (struct value){.kind = VALUE_MAP};
}

struct value *value_append(struct arena *arena, struct value *list, struct value item) {
    struct value *place =
        &arena_push(arena, list->list.items, list->list.count, list->list.capacity);
    *place = item;
    return place;
}

struct value *value_set(struct arena *arena, struct value *map, struct text key,
                        struct value item) {
    for (size_t i = 0; i < map->map.count; i++)
        if (text_equal(map->map.entries[i].key, key)) {
            map->map.entries[i].value = item;
            return &map->map.entries[i].value;
        }
    struct entry *entry = &arena_push(arena, map->map.entries, map->map.count, map->map.capacity);
    *entry = (struct entry){.key = key, .value = item};
    return &entry->value;
}

struct value *value_set_string(struct arena *arena, struct value *map, const char *key,
                               struct value item) {
    return value_set(arena, map, text_of(key), item);
}

static const struct entry *find_entry(const struct value *map, struct text key) {
    if (!map || map->kind != VALUE_MAP)
        return NULL;
    // Scripts look names up by the thousand, and most keys differ in length or in their last
    // letter.
    for (size_t i = 0; i < map->map.count; i++) {
        const struct text *other = &map->map.entries[i].key;
        if (other->length == key.length &&
            (key.length == 0 || (other->bytes[key.length - 1] == key.bytes[key.length - 1] &&
                                 memcmp(other->bytes, key.bytes, key.length) == 0)))
            return &map->map.entries[i];
    }
    return NULL;
}

const struct entry *value_entry(const struct value *map, const char *key) {
    return find_entry(map, text_of(key));
}

const struct value *value_find_text(const struct value *map, struct text key) {
    const struct entry *entry = find_entry(map, key);
    return entry ? &entry->value : NULL;
}

const struct value *value_find(const struct value *map, const char *key) {
    return value_find_text(map, text_of(key));
}

static bool maps_equal(const struct value *a, const struct value *b) {
    for (size_t i = 0; i < a->map.count; i++) {
        const struct value *other = value_find_text(b, a->map.entries[i].key);
        if (!other || !value_equal(&a->map.entries[i].value, other))
            return false;
    }
    return a->map.count == b->map.count;
}

bool value_equal(const struct value *a, const struct value *b) {
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case VALUE_NIL:
        return true;
    case VALUE_BOOLEAN:
        return a->boolean == b->boolean;
    case VALUE_NUMBER:
        return !(a->number < b->number) && !(a->number > b->number);
    case VALUE_TEXT:
        return text_equal(a->text, b->text);
    case VALUE_LIST:
        if (a->list.count != b->list.count)
            return false;
        for (size_t i = 0; i < a->list.count; i++)
            if (!value_equal(&a->list.items[i], &b->list.items[i]))
                return false;
        return true;
    case VALUE_MAP:
        return maps_equal(a, b);
    }
    return false;
}

void builder_number(struct builder *builder, double number) {
    char digits[32];
    if (!isfinite(number)) {
        builder_string(builder, isnan(number) ? "nan" : number > 0 ? "inf" : "-inf");
        return;
    }
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        double again = strtod(digits, NULL);
        if (!(again < number) && !(again > number))
            break;
    }
    builder_string(builder, digits);
}

static void escaped_string(struct builder *builder, struct text text) {
    builder_byte(builder, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte == '"' || byte == '\\') {
            builder_byte(builder, '\\');
            builder_byte(builder, (char)byte);
        } else if (byte < 0x20 && strchr("\b\t\n\f\r", byte) && byte) {
            builder_byte(builder, '\\');
            builder_byte(builder, "btn?fr"[byte - '\b']);
        } else if (byte < 0x20) {
            builder_format(builder, "\\u%04x", byte);
        } else {
            builder_byte(builder, (char)byte);
        }
    }
    builder_byte(builder, '"');
}

static void scalar(struct builder *builder, const struct value *value, const char *nil) {
    if (value->kind == VALUE_NIL)
        builder_string(builder, nil);
    else if (value->kind == VALUE_BOOLEAN)
        builder_string(builder, value->boolean ? "true" : "false");
    else if (value->kind == VALUE_NUMBER)
        builder_number(builder, value->number);
    else
        escaped_string(builder, value->text);
}

static void line_start(struct builder *builder, int depth) {
    if (builder->length)
        builder_byte(builder, '\n');
    for (int i = 0; i < depth; i++)
        builder_string(builder, "  ");
}

static void dump(struct builder *builder, const struct value *value, int depth) {
    bool list = value->kind == VALUE_LIST, map = value->kind == VALUE_MAP;
    size_t count = list ? value->list.count : map ? value->map.count : 0;
    if (count == 0) {
        if (depth)
            builder_byte(builder, ' ');
        if (list || map)
            builder_string(builder, list ? "[]" : "{}");
        else
            scalar(builder, value, "nil");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        line_start(builder, depth);
        if (list) {
            builder_string(builder, "-");
        } else {
            builder_text(builder, value->map.entries[i].key);
            builder_byte(builder, ':');
        }
        dump(builder, list ? &value->list.items[i] : &value->map.entries[i].value, depth + 1);
    }
}

void value_dump(struct builder *builder, const struct value *value) {
    dump(builder, value, 0);
    builder_byte(builder, '\n');
}

static void json(struct builder *builder, const struct value *value, int depth) {
    bool list = value->kind == VALUE_LIST;
    if (!list && value->kind != VALUE_MAP) {
        scalar(builder, value, "null");
        return;
    }
    size_t count = list ? value->list.count : value->map.count;
    builder_byte(builder, list ? '[' : '{');
    for (size_t i = 0; i < count; i++) {
        if (i)
            builder_byte(builder, ',');
        line_start(builder, depth + 1);
        if (!list) {
            escaped_string(builder, value->map.entries[i].key);
            builder_string(builder, ": ");
        }
        json(builder, list ? &value->list.items[i] : &value->map.entries[i].value, depth + 1);
    }
    if (count)
        line_start(builder, depth);
    builder_byte(builder, list ? ']' : '}');
}

void value_json(struct builder *builder, const struct value *value) {
    json(builder, value, 0);
    builder_byte(builder, '\n');
}

static void pack_length(struct builder *builder, size_t length) {
    uint64_t fixed = length;
    builder_bytes(builder, &fixed, sizeof fixed);
}

static void pack_text(struct builder *builder, struct text text) {
    pack_length(builder, text.length);
    builder_text(builder, text);
}

void value_pack(struct builder *builder, const struct value *value) {
    builder_byte(builder, (char)value->kind);
    switch (value->kind) {
    case VALUE_NIL:
        break;
    case VALUE_BOOLEAN:
        builder_byte(builder, value->boolean);
        break;
    case VALUE_NUMBER:
        builder_bytes(builder, &value->number, sizeof value->number);
        break;
    case VALUE_TEXT:
        pack_text(builder, value->text);
        break;
    case VALUE_LIST:
        pack_length(builder, value->list.count);
        for (size_t i = 0; i < value->list.count; i++)
            value_pack(builder, &value->list.items[i]);
        break;
    case VALUE_MAP:
        pack_length(builder, value->map.count);
        for (size_t i = 0; i < value->map.count; i++) {
            pack_text(builder, value->map.entries[i].key);
            value_pack(builder, &value->map.entries[i].value);
        }
        break;
    }
}

static bool unpack_bytes(struct text bytes, size_t *offset, void *target, size_t size) {
    if (size > bytes.length - *offset)
        return false;
    memcpy(target, bytes.bytes + *offset, size);
    *offset += size;
    return true;
}

static bool unpack_length(struct text bytes, size_t *offset, size_t *length) {
    uint64_t fixed;
    if (!unpack_bytes(bytes, offset, &fixed, sizeof fixed) || fixed > bytes.length - *offset)
        return false;
    *length = (size_t)fixed;
    return true;
}

static bool unpack_text(struct arena *arena, struct text bytes, size_t *offset, struct text *text) {
    size_t length;
    if (!unpack_length(bytes, offset, &length))
        return false;
    *text = text_copy(arena, text_slice(bytes, *offset, *offset + length));
    *offset += length;
    return true;
}

static bool unpack_items(struct arena *arena, struct text bytes, size_t *offset,
                         struct value *value) {
    size_t count;
    if (!unpack_length(bytes, offset, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct value item;
        struct text key;
        if (value->kind == VALUE_MAP && !unpack_text(arena, bytes, offset, &key))
            return false;
        if (!value_unpack(arena, bytes, offset, &item))
            return false;
        if (value->kind == VALUE_MAP)
            arena_push(arena, value->map.entries, value->map.count, value->map.capacity) =
                (struct entry){.key = key, .value = item};
        else
            value_append(arena, value, item);
    }
    return true;
}

bool value_unpack(struct arena *arena, struct text bytes, size_t *offset, struct value *value) {
    unsigned char kind, boolean;
    if (!unpack_bytes(bytes, offset, &kind, 1) || kind > VALUE_MAP)
        return false;
    *value = (struct value){.kind = (enum value_kind)kind};
    switch (value->kind) {
    case VALUE_NIL:
        return true;
    case VALUE_BOOLEAN:
        if (!unpack_bytes(bytes, offset, &boolean, 1))
            return false;
        value->boolean = boolean != 0;
        return true;
    case VALUE_NUMBER:
        return unpack_bytes(bytes, offset, &value->number, sizeof value->number);
    case VALUE_TEXT:
        return unpack_text(arena, bytes, offset, &value->text);
    case VALUE_LIST:
    case VALUE_MAP:
        return unpack_items(arena, bytes, offset, value);
    }
    return false;
}
