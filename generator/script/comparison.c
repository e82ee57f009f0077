// SPDX-License-Identifier: GPL-3.0-or-later
// What an example expects against what came out, difference by difference.
#include "script/example.h"

#include <math.h>

#define SHOWN 80 // bytes of a value in a message

// A value on one line, as Lua would write it.
static void show(struct builder *builder, const struct value *value) {
    bool list = value->kind == VALUE_LIST;
    size_t count = list ? value->list.count : value->kind == VALUE_MAP ? value->map.count : 0;
    if (value->kind == VALUE_NUMBER) {
        builder_format(builder, "%.10g", value->number);
    } else if (value->kind == VALUE_TEXT) {
        builder_format(builder, "\"%.*s\"", TEXT_ARGUMENTS(value->text));
    } else if (value->kind == VALUE_BOOLEAN) {
        builder_string(builder, value->boolean ? "true" : "false");
    } else if (value->kind == VALUE_NIL) {
        builder_string(builder, "none");
    } else {
        builder_string(builder, "{");
        for (size_t i = 0; i < count && builder->length < SHOWN; i++) {
            builder_string(builder, i ? ", " : " ");
            if (!list)
                builder_format(builder, "%.*s = ", TEXT_ARGUMENTS(value->map.entries[i].key));
            show(builder, list ? &value->list.items[i] : &value->map.entries[i].value);
        }
        builder_string(builder, count ? " }" : "}");
    }
}

static const char *shown(struct arena *arena, const struct value *value) {
    struct builder builder = {.arena = arena};
    show(&builder, value);
    return builder_result(&builder).bytes;
}

struct comparison {
    const struct example_reader *reader;
    double tolerance;
};

static void report_difference(const struct comparison *comparison, struct text path,
                              const struct value *expect, const struct value *actual) {
    const struct example_reader *reader = comparison->reader;
    report_error(reader->diagnostics, reader->position,
                 expected_format(reader->arena, "expected %s", shown(reader->arena, expect)),
                 "%s: \"%.*s\" is %s", reader->name, TEXT_ARGUMENTS(path),
                 shown(reader->arena, actual));
}

static void report_no_score(const struct comparison *comparison, struct text path, struct text key,
                            const struct value *actual) {
    const struct example_reader *reader = comparison->reader;
    size_t count;
    struct text *names = view_names(actual, reader->arena, &count);
    report_error(reader->diagnostics, reader->position,
                 expected_nearest(reader->arena, key, names, count),
                 "%s: there is no score \"%.*s\"", reader->name, TEXT_ARGUMENTS(path));
}

// A name that is not there and expected to be nothing is right, unless it looks misspelt.
static bool has_near(const struct comparison *comparison, struct text key,
                     const struct value *actual) {
    size_t count;
    struct text *names = view_names(actual, comparison->reader->arena, &count);
    return text_nearest(key, names, count) != NULL;
}

static bool same_scalar(const struct comparison *comparison, const struct value *expect,
                        const struct value *actual) {
    if (expect->kind == VALUE_NUMBER && actual->kind == VALUE_NUMBER)
        return fabs(expect->number - actual->number) <= comparison->tolerance;
    return value_equal(expect, actual);
}

static void compare(const struct comparison *comparison, struct text path,
                    const struct value *expect, const struct value *actual) {
    struct arena *arena = comparison->reader->arena;
    bool empty = expect->kind == VALUE_LIST && expect->list.count == 0;
    if (empty && actual->kind == VALUE_MAP && actual->map.count == 0)
        return;
    if (expect->kind == VALUE_MAP && actual->kind == VALUE_MAP) {
        for (size_t i = 0; i < expect->map.count; i++) {
            const struct entry *entry = &expect->map.entries[i];
            const struct value *found = value_find_text(actual, entry->key);
            struct text below = text_format(arena, "%.*s%s%.*s", TEXT_ARGUMENTS(path),
                                            path.length ? "." : "", TEXT_ARGUMENTS(entry->key));
            if (found)
                compare(comparison, below, &entry->value, found);
            else if (entry->value.kind != VALUE_NIL || has_near(comparison, entry->key, actual))
                report_no_score(comparison, below, entry->key, actual);
        }
    } else if (expect->kind == VALUE_LIST && actual->kind == VALUE_LIST &&
               expect->list.count == actual->list.count) {
        for (size_t i = 0; i < expect->list.count; i++)
            compare(comparison, text_format(arena, "%.*s[%zu]", TEXT_ARGUMENTS(path), i + 1),
                    &expect->list.items[i], &actual->list.items[i]);
    } else if (!same_scalar(comparison, expect, actual)) {
        report_difference(comparison, path, expect, actual);
    }
}

void example_compare(const struct example_reader *reader, const struct value *expect,
                     const struct value *actual, double tolerance) {
    struct comparison comparison = {reader, tolerance};
    compare(&comparison, TEXT(""), expect, actual);
}
