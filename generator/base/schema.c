// SPDX-License-Identifier: GPL-3.0-or-later
// Maps of YAML into structs, by a table of keys.
#include "base/schema.h"

#include "base/file.h"

#include <errno.h>
#include <libintl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

// ---- what may be written where ----

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool fits_name(struct text text, bool dash_allowed) {
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        if (!is_letter(byte) && !is_digit(byte) && byte != '_' && !(dash_allowed && byte == '-'))
            return false;
    }
    return text.length > 0 && text.length <= SCHEMA_NAME_LIMIT;
}

// The shape of BCP 47: a language of two or three small letters, then parts of one to eight.
static bool fits_language(struct text text) {
    size_t part = 0, parts = 0;
    for (size_t i = 0; i <= text.length; i++) {
        char byte = i < text.length ? text.bytes[i] : '-';
        if (byte != '-') {
            bool allowed =
                parts == 0 ? byte >= 'a' && byte <= 'z' : is_letter(byte) || is_digit(byte);
            if (!allowed)
                return false;
            part++;
            continue;
        }
        if (part < (parts == 0 ? 2u : 1u) || part > (parts == 0 ? 3u : 8u))
            return false;
        part = 0;
        parts++;
    }
    return true;
}

static unsigned digits_at(struct text text, size_t start, size_t count) {
    unsigned number = 0;
    for (size_t i = start; i < start + count; i++)
        number = number * 10 + (unsigned)(text.bytes[i] - '0');
    return number;
}

// ISO 8601, in the Gregorian calendar.
static bool fits_date(struct text text) {
    static const unsigned days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (text.length != 10)
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (i == 4 || i == 7 ? text.bytes[i] != '-' : !is_digit(text.bytes[i]))
            return false;
    unsigned year = digits_at(text, 0, 4), month = digits_at(text, 5, 2);
    unsigned day = digits_at(text, 8, 2);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] &&
           (month != 2 || day <= 28 || leap);
}

bool schema_fits(enum schema_kind kind, struct text text) {
    switch (kind) {
    case SCHEMA_NAME:
        return fits_name(text, true);
    case SCHEMA_IDENTIFIER:
        return fits_name(text, false) && is_letter(text.bytes[0]);
    case SCHEMA_LANGUAGE:
        return fits_language(text);
    case SCHEMA_DATE:
        return fits_date(text);
    default:
        return text_trim(text).length > 0;
    }
}

bool schema_written(struct arena *arena, const struct value *value, struct text *text) {
    if (value->kind == VALUE_TEXT) {
        *text = value->text;
        return true;
    }
    if (value->kind != VALUE_NUMBER && value->kind != VALUE_BOOLEAN)
        return false;
    if (value->position.source) {
        struct text slice =
            text_slice(value->position.source->content, value->position.start, value->position.end);
        // An anchor belongs to what libyaml marks as the scalar.
        if (text_starts(slice, TEXT("&")))
            slice = text_trim(text_slice(slice, strcspn(slice.bytes, " \t\r\n"), slice.length));
        *text = text_copy(arena, slice);
        return true;
    }
    struct builder builder = {.arena = arena};
    value_dump(&builder, value);
    *text = text_trim(builder_result(&builder));
    return true;
}

// ---- messages ----

static const char *const expectations[] = {
    [SCHEMA_TEXT] = N_("expected a text"),
    [SCHEMA_NAME] = N_("expected letters A-Z, digits, \"_\" and \"-\": it may name a file"),
    [SCHEMA_IDENTIFIER] = N_("expected a letter, then letters, digits and \"_\""),
    [SCHEMA_LANGUAGE] = N_("expected a language code such as nl or pt-BR"),
    [SCHEMA_DATE] = N_("expected a day that exists, such as 2026-09-14"),
    [SCHEMA_PATH] = N_("expected the path of a file"),
    [SCHEMA_WORDING] = N_("expected a text, or a map with a text for each language"),
    [SCHEMA_BOOLEAN] = N_("expected true (yes) or false (no)"),
    [SCHEMA_NUMBER] = N_("expected a number"),
    [SCHEMA_WHOLE] = N_("expected a whole number"),
    [SCHEMA_CHOICE] = N_("expected a word"),
    [SCHEMA_LIST] = N_("expected a list"),
    [SCHEMA_MAP] = N_("expected a map"),
    [SCHEMA_ANY] = N_("expected a value"),
};

// `value` is NULL where there is none.
static const char *expected_kind(const struct schema *schema, const struct value *value,
                                 enum schema_kind kind) {
    struct text written = TEXT("");
    if (value)
        schema_written(schema->arena, value, &written);
    const char *meant = kind == SCHEMA_DATE      ? schema_meant_date(schema->arena, written)
                        : kind == SCHEMA_BOOLEAN ? schema_meant_boolean(schema->arena, written)
                                                 : NULL;
    return meant ? meant : expected_format(schema->arena, expectations[kind]);
}

static const char *expected_of(const struct schema *schema, const struct value *value,
                               const struct schema_key *key) {
    enum schema_kind kind = key->many ? SCHEMA_LIST : key->kind;
    if (!key->example)
        return expected_kind(schema, value, kind);
    if (value && value->kind == VALUE_NIL && kind == SCHEMA_MAP)
        return expected_format(
            schema->arena,
            "expected a map, such as %s; lines that belong to it begin with two blanks",
            key->example);
    return expected_format(schema->arena,
                           kind == SCHEMA_MAP ? N_("expected a map, such as %s")
                                              : N_("expected a list, such as %s"),
                           key->example);
}

static void report_kind(const struct schema *schema, const struct value *value, const char *name,
                        const char *expected) {
    struct text written;
    if (value->kind == VALUE_NIL)
        report_error(schema->diagnostics, value->position, expected, "\"%s\" has no value", name);
    else if (schema_written(schema->arena, value, &written) &&
             !memchr(written.bytes, '\n', written.length))
        report_error(schema->diagnostics, value->position, expected, "\"%s\" cannot be \"%.*s\"",
                     name, TEXT_ARGUMENTS(written));
    else
        report_error(schema->diagnostics, value->position, expected, "\"%s\" cannot be %s", name,
                     gettext(value_kind_name(value->kind)));
}

void schema_wrong(const struct schema *schema, const struct value *value, const char *name,
                  enum schema_kind kind) {
    report_kind(schema, value, name, expected_kind(schema, value, kind));
}

static void report_unknown(const struct schema *schema, const struct entry *entry,
                           const struct schema_key *keys, size_t key_count) {
    struct text *names = arena_new_array(schema->arena, key_count, struct text);
    for (size_t i = 0; i < key_count; i++)
        names[i] = text_of(keys[i].name);
    const char *hint = schema_key_hint(entry);
    report_error(schema->diagnostics, entry->key_position,
                 hint ? hint : expected_nearest(schema->arena, entry->key, names, key_count),
                 "unknown key \"%.*s\"", TEXT_ARGUMENTS(entry->key));
}

// ---- one value ----

// The name in the folder of `path` that was probably meant, or where was looked.
static const char *expected_file(const struct schema *schema, struct text path) {
    struct text *names;
    size_t count;
    const struct text *nearest = NULL;
    if (file_list(schema->arena, file_folder(schema->arena, path).bytes, "", &names, &count))
        nearest = text_nearest(file_name(path), names, count);
    if (nearest)
        return expected_format(schema->arena, "did you mean \"%.*s\"?", TEXT_ARGUMENTS(*nearest));
    return expected_format(schema->arena, "looked for %.*s", TEXT_ARGUMENTS(path));
}

bool schema_readable(const struct schema *schema, const struct value *value, struct text path) {
    struct text written = TEXT("");
    if (access(path.bytes, R_OK) == 0)
        return true;
    const char *reason = strerror(errno);
    schema_written(schema->arena, value, &written);
    report_error(schema->diagnostics, value->position, expected_file(schema, path),
                 "cannot read \"%.*s\": %s", TEXT_ARGUMENTS(written), reason);
    return false;
}

static bool read_path(const struct schema *schema, const struct value *value, struct text *path) {
    struct text file = value->position.source ? value->position.source->path : TEXT("");
    *path = file_beside(schema->arena, file, *path);
    return schema_readable(schema, value, *path);
}

// The text in the wanted language; the first language's serves where it is missing.
static bool choose_wording(const struct schema *schema, const struct value *map, const char *name,
                           struct text *text) {
    const struct value *wanted = value_find_text(map, schema->language);
    const struct value *first = value_find_text(map, schema->languages[0]);
    bool good = true;
    for (size_t i = 0; i < map->map.count; i++) {
        const struct entry *entry = &map->map.entries[i];
        bool known = false;
        for (size_t l = 0; l < schema->language_count; l++)
            known |= text_equal(entry->key, schema->languages[l]);
        if (!known) {
            report_error(schema->diagnostics, entry->key_position,
                         expected_nearest(schema->arena, entry->key, schema->languages,
                                          schema->language_count),
                         "\"languages\" has no \"%.*s\"", TEXT_ARGUMENTS(entry->key));
            good = false;
        }
        struct text any;
        good &= schema_text(schema, &entry->value, name, SCHEMA_TEXT, &any);
    }
    if (!first) {
        report_error(
            schema->diagnostics, map->position,
            expected_format(schema->arena, "the survey's first language serves for all others"),
            "\"%s\" has no text in \"%.*s\"", name, TEXT_ARGUMENTS(schema->languages[0]));
        return false;
    }
    if (!wanted)
        report_warning(schema->diagnostics, map->position, NULL, "\"%s\" has no text in \"%.*s\"",
                       name, TEXT_ARGUMENTS(schema->language));
    return good && schema_written(schema->arena, wanted ? wanted : first, text);
}

bool schema_text(const struct schema *schema, const struct value *value, const char *name,
                 enum schema_kind kind, struct text *text) {
    struct text written;
    if (kind == SCHEMA_WORDING && value->kind == VALUE_MAP && schema->language_count)
        return choose_wording(schema, value, name, text);
    if (!schema_written(schema->arena, value, &written) || !schema_fits(kind, written)) {
        schema_wrong(schema, value, name, kind);
        return false;
    }
    if (kind == SCHEMA_PATH && !read_path(schema, value, &written))
        return false;
    *text = written;
    return true;
}

static bool read_many(const struct schema *schema, const struct value *value,
                      const struct schema_key *key, char *target) {
    if (value->kind != VALUE_LIST) {
        report_kind(schema, value, key->name, expected_of(schema, value, key));
        return false;
    }
    struct text *items = arena_new_array(schema->arena, value->list.count, struct text);
    bool good = true;
    for (size_t i = 0; i < value->list.count; i++)
        good &= schema_text(schema, &value->list.items[i], key->name, key->kind, &items[i]);
    *(struct text **)(void *)(target + key->offset) = items;
    *(size_t *)(void *)(target + key->count_offset) = value->list.count;
    return good;
}

static bool read_number(const struct schema *schema, const struct value *value,
                        const struct schema_key *key, void *member) {
    bool whole = key->kind == SCHEMA_WHOLE;
    double low = key->minimum, high = key->maximum;
    bool limited = low != 0 || high != 0;
    if (whole && !limited)
        low = 0, high = UINT32_MAX;
    bool good = value->kind == VALUE_NUMBER && isfinite(value->number);
    bool inside = good && !((whole || limited) && (value->number < low || value->number > high));
    if (inside && (!whole || value->number == floor(value->number))) {
        if (whole)
            *(uint32_t *)member = (uint32_t)value->number;
        else
            *(double *)member = value->number;
        return true;
    }
    if (limited)
        report_kind(schema, value, key->name,
                    expected_format(schema->arena,
                                    whole ? N_("expected a whole number from %g to %g")
                                          : N_("expected a number from %g to %g"),
                                    low, high));
    else
        schema_wrong(schema, value, key->name, key->kind);
    return false;
}

static bool read_choice(const struct schema *schema, const struct value *value,
                        const struct schema_key *key, unsigned *member) {
    struct text words[32], written = TEXT("");
    size_t count = 0;
    bool scalar = schema_written(schema->arena, value, &written);
    for (; key->words[count] && count < sizeof words / sizeof *words; count++) {
        words[count] = text_of(key->words[count]);
        if (scalar && text_equal(written, words[count])) {
            *member = (unsigned)count;
            return true;
        }
    }
    report_kind(schema, value, key->name, expected_nearest(schema->arena, written, words, count));
    return false;
}

static bool read_member(const struct schema *schema, const struct value *value,
                        const struct schema_key *key, char *target) {
    void *member = target + key->offset;
    if (key->many)
        return read_many(schema, value, key, target);
    switch (key->kind) {
    case SCHEMA_BOOLEAN:
        if (value->kind == VALUE_BOOLEAN) {
            *(bool *)member = value->boolean;
            return true;
        }
        break;
    case SCHEMA_NUMBER:
    case SCHEMA_WHOLE:
        return read_number(schema, value, key, member);
    case SCHEMA_CHOICE:
        return read_choice(schema, value, key, member);
    case SCHEMA_LIST:
    case SCHEMA_MAP:
        if (value->kind != (key->kind == SCHEMA_LIST ? VALUE_LIST : VALUE_MAP))
            break;
        *(const struct value **)member = value;
        return true;
    case SCHEMA_ANY:
        *(const struct value **)member = value;
        return true;
    default:
        return schema_text(schema, value, key->name, key->kind, member);
    }
    report_kind(schema, value, key->name, expected_of(schema, value, key));
    return false;
}

// ---- a map ----

bool schema_read(const struct schema *schema, const struct value *map,
                 const struct schema_key *keys, size_t key_count, void *target) {
    if (!map)
        return true;
    if (map->kind != VALUE_MAP) {
        report_error(schema->diagnostics, map->position,
                     expected_format(schema->arena, "expected a map with \"%s: …\"", keys[0].name),
                     map->kind == VALUE_NIL ? N_("nothing stands here") : N_("this is no map"));
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < key_count; i++)
        if (keys[i].required && !value_find(map, keys[i].name)) {
            report_error(schema->diagnostics, map->position, expected_of(schema, NULL, &keys[i]),
                         "\"%s\" is missing", keys[i].name);
            good = false;
        }
    for (size_t i = 0; i < map->map.count; i++) {
        const struct entry *entry = &map->map.entries[i];
        size_t k = 0;
        while (k < key_count && !text_is(entry->key, keys[k].name))
            k++;
        if (k == key_count)
            report_unknown(schema, entry, keys, key_count);
        good &= k < key_count && read_member(schema, &entry->value, &keys[k], target);
    }
    return good;
}
