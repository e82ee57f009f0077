// SPDX-License-Identifier: GPL-3.0-or-later
// YAML 1.2 (core schema) to values, over libyaml's events.
#include "base/yaml.h"

#include "base/yaml_hint.h"

#include <libintl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct reader {
    struct arena *arena;
    const struct source *source;
    size_t shift; // where the part that is read starts in the source
    struct diagnostics *diagnostics;
    yaml_parser_t parser;
    struct anchor *anchors;
    size_t anchor_count, anchor_capacity;
    size_t values; // made so far, aliases followed
    bool failed;
};

struct anchor {
    struct text name;
    struct value value;
    size_t values; // how many the anchored value holds
};

// libyaml counts characters; sources are addressed by bytes. A mark's line is indexed by us, its
// column is walked: cheap, since libyaml's own byte index counts UTF-8 input exactly.
static uint32_t offset_of(const struct reader *reader, yaml_mark_t mark) {
    size_t offset = reader->shift;
    size_t line_start = 0;
    uint32_t line, column;
    source_locate(reader->source, reader->shift, &line, &column);
    line += (uint32_t)mark.line;
    if (line > reader->source->line_count)
        return (uint32_t)reader->source->content.length;
    if (mark.line > 0)
        line_start = reader->source->lines[line - 1];
    else
        line_start = offset;
    struct text rest =
        text_slice(reader->source->content, line_start, reader->source->content.length);
    size_t walked = 0;
    for (size_t i = 0; i < mark.column && walked < rest.length; i++)
        text_character(rest, &walked);
    return (uint32_t)(line_start + walked);
}

static struct position position_between(const struct reader *reader, yaml_mark_t start,
                                        yaml_mark_t end) {
    return (struct position){reader->source, offset_of(reader, start), offset_of(reader, end),
                             false};
}

static void complain(struct reader *reader, struct position position, const char *expected,
                     const char *message) {
    reader->failed = true;
    report_error(reader->diagnostics, position, expected, "%s", gettext(message));
}

// Where it went wrong. libyaml notices a key without its colon only later, and gives no line for a
// character that it cannot read at all.
static struct position problem_position(const struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    uint32_t at = (uint32_t)(reader->shift + parser->problem_offset);
    if (parser->error == YAML_READER_ERROR)
        return (struct position){reader->source, at, at + 1, false};
    if (strcmp(parser->problem, "could not find expected ':'") == 0)
        return position_between(reader, parser->context_mark, parser->context_mark);
    return position_between(reader, parser->problem_mark, parser->problem_mark);
}

static void fail_in_parser(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    reader->failed = true;
    if (!parser->problem) { // no memory
        report_error(reader->diagnostics, (struct position){0}, NULL,
                     "cannot start the YAML parser");
        return;
    }
    struct position position = problem_position(reader);
    const char *hint = yaml_hint(parser->problem, reader->source->content, position.start);
    if (hint)
        report_error(reader->diagnostics, position, hint, "this is not YAML");
    else
        report_error(reader->diagnostics, position, NULL, "this is not YAML: %s", parser->problem);
    struct position start = position_between(reader, parser->context_mark, parser->context_mark);
    if (parser->context && (strstr(parser->context, "flow") || strstr(parser->context, "quoted")) &&
        start.start < position.start)
        report_note(reader->diagnostics, start, NULL, "it starts here");
}

static bool next_event(struct reader *reader, yaml_event_t *event) {
    if (reader->failed)
        return false;
    if (yaml_parser_parse(&reader->parser, event))
        return true;
    fail_in_parser(reader);
    return false;
}

// ---- scalars: the core schema ----

static bool is_one_of(struct text text, const char *const *names) {
    for (; *names; names++)
        if (text_is(text, *names))
            return true;
    return false;
}

static bool all_digits(struct text text, const char *digits) {
    return text.length > 0 && strspn(text.bytes, digits) == text.length;
}

// Decimal integers and floats, 0o and 0x integers. What is infinite or beyond a double's range
// stays text: no answer and no setting is infinite.
static bool read_number(struct text text, double *number) {
    struct text digits = text;
    if (text_starts(text, TEXT("0x")) || text_starts(text, TEXT("0o"))) {
        bool hexadecimal = text.bytes[1] == 'x';
        digits = text_slice(text, 2, text.length);
        if (!all_digits(digits, hexadecimal ? "0123456789abcdefABCDEF" : "01234567"))
            return false;
        *number = (double)strtoull(digits.bytes, NULL, hexadecimal ? 16 : 8);
        return true;
    }
    if (digits.length && (digits.bytes[0] == '-' || digits.bytes[0] == '+'))
        digits = text_slice(digits, 1, digits.length);
    if (digits.length == 0 || strspn(digits.bytes, "0123456789.eE+-") != digits.length)
        return false;
    if (!(digits.bytes[0] >= '0' && digits.bytes[0] <= '9') &&
        !(digits.bytes[0] == '.' && digits.length > 1 && digits.bytes[1] >= '0' &&
          digits.bytes[1] <= '9'))
        return false;
    char *end;
    *number = strtod(text.bytes, &end);
    return end == text.bytes + text.length && isfinite(*number);
}

static struct value plain_scalar(struct text text) {
    static const char *const nothing[] = {"", "~", "null", "Null", "NULL", NULL};
    static const char *const yes[] = {"true", "True", "TRUE", NULL};
    static const char *const no[] = {"false", "False", "FALSE", NULL};
    double number;
    if (is_one_of(text, nothing))
        return value_nil();
    if (is_one_of(text, yes))
        return value_boolean(true);
    if (is_one_of(text, no))
        return value_boolean(false);
    if (read_number(text, &number))
        return value_number(number);
    return value_text(text);
}

static struct text scalar_text(struct reader *reader, const yaml_event_t *event) {
    return text_copy(reader->arena, (struct text){(const char *)event->data.scalar.value,
                                                  event->data.scalar.length});
}

// ---- the tree ----

static bool count_values(struct reader *reader, size_t count, struct position position) {
    reader->values += count;
    if (reader->values <= YAML_VALUE_LIMIT)
        return true;
    complain(reader, position, NULL, "too many values (are aliases nested?)");
    return false;
}

static void remember_anchor(struct reader *reader, const yaml_char_t *name, struct value value,
                            size_t values) {
    if (!name)
        return;
    struct text copy = text_copy(reader->arena, text_of((const char *)name));
    arena_push(reader->arena, reader->anchors, reader->anchor_count, reader->anchor_capacity) =
        (struct anchor){copy, value, values};
}

static bool follow_alias(struct reader *reader, const yaml_event_t *event, struct position position,
                         struct value *value) {
    struct text name = text_of((const char *)event->data.alias.anchor);
    for (size_t i = reader->anchor_count; i-- > 0;)
        if (text_equal(reader->anchors[i].name, name)) {
            *value = reader->anchors[i].value;
            return count_values(reader, reader->anchors[i].values, position);
        }
    complain(reader, position, NULL, "alias to an anchor that is not defined before it");
    return false;
}

static bool read_value(struct reader *reader, yaml_event_t *event, int depth, struct value *value);

static bool refuse_tag(struct reader *reader, const yaml_char_t *tag, struct position position) {
    if (!tag || strcmp((const char *)tag, "!") == 0)
        return true;
    complain(reader, position, "put a text that starts with ! in quotes", "tags are not used here");
    return false;
}

static bool read_list(struct reader *reader, int depth, struct value *list) {
    for (;;) {
        yaml_event_t event;
        if (!next_event(reader, &event))
            return false;
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            yaml_event_delete(&event);
            return true;
        }
        struct value item;
        if (!read_value(reader, &event, depth + 1, &item))
            return false;
        value_append(reader->arena, list, item);
    }
}

// Keys of large maps are looked up in a table, so that a file of many keys stays linear.
struct key_table {
    uint32_t *slots; // entry number + 1
    size_t size;     // a power of two
};

static size_t key_slot(const struct key_table *table, const struct value *map, struct text key) {
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < key.length; i++)
        hash = (hash ^ (unsigned char)key.bytes[i]) * 1099511628211u;
    size_t slot = hash & (table->size - 1);
    while (table->slots[slot] && !text_equal(map->map.entries[table->slots[slot] - 1].key, key))
        slot = (slot + 1) & (table->size - 1);
    return slot;
}

static void key_table_grow(struct arena *arena, struct key_table *table, const struct value *map) {
    table->size = table->size ? table->size * 4 : 16;
    table->slots = arena_new_array(arena, table->size, uint32_t);
    for (size_t i = 0; i < map->map.count; i++)
        table->slots[key_slot(table, map, map->map.entries[i].key)] = (uint32_t)i + 1;
}

static bool read_key(struct reader *reader, yaml_event_t *event, struct entry *entry) {
    struct position position = position_between(reader, event->start_mark, event->end_mark);
    if (event->type != YAML_SCALAR_EVENT) {
        yaml_event_delete(event);
        complain(reader, position, "expected a name", "a key must be a plain name");
        return false;
    }
    *entry = (struct entry){.key = scalar_text(reader, event), .key_position = position};
    yaml_event_delete(event);
    return true;
}

static bool read_map(struct reader *reader, int depth, struct value *map) {
    struct key_table table = {0};
    for (;;) {
        yaml_event_t event;
        struct entry entry;
        if (!next_event(reader, &event))
            return false;
        if (event.type == YAML_MAPPING_END_EVENT) {
            yaml_event_delete(&event);
            return true;
        }
        if (!read_key(reader, &event, &entry) || !next_event(reader, &event) ||
            !read_value(reader, &event, depth + 1, &entry.value))
            return false;
        if (map->map.count * 2 >= table.size)
            key_table_grow(reader->arena, &table, map);
        size_t slot = key_slot(&table, map, entry.key);
        if (table.slots[slot]) {
            report_error(reader->diagnostics, entry.key_position, "expected each key once",
                         "key \"%s\" stands here a second time", entry.key.bytes);
            report_note(reader->diagnostics, map->map.entries[table.slots[slot] - 1].key_position,
                        NULL, "the first stands here");
            reader->failed = true;
            return false;
        }
        arena_push(reader->arena, map->map.entries, map->map.count, map->map.capacity) = entry;
        table.slots[slot] = (uint32_t)map->map.count;
    }
}

static bool read_scalar(struct reader *reader, yaml_event_t *event, struct position position,
                        struct value *value) {
    struct text text = scalar_text(reader, event);
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    *value = plain && event->data.scalar.plain_implicit ? plain_scalar(text) : value_text(text);
    value->quoted = !plain;
    value->position = position;
    remember_anchor(reader, event->data.scalar.anchor, *value, 1);
    return refuse_tag(reader, event->data.scalar.tag, position);
}

static bool read_collection(struct reader *reader, yaml_event_t *event, int depth,
                            struct position position, struct value *value) {
    bool list = event->type == YAML_SEQUENCE_START_EVENT;
    const yaml_char_t *tag = list ? event->data.sequence_start.tag : event->data.mapping_start.tag;
    yaml_char_t *anchor =
        list ? event->data.sequence_start.anchor : event->data.mapping_start.anchor;
    size_t before = reader->values;
    if (depth >= YAML_DEPTH_LIMIT) {
        complain(reader, position, NULL, "lists and maps are nested too deep");
        return false;
    }
    *value = list ? value_list() : value_map();
    value->position = position;
    if (!refuse_tag(reader, tag, position) ||
        !(list ? read_list(reader, depth, value) : read_map(reader, depth, value)))
        return false;
    remember_anchor(reader, anchor, *value, reader->values - before + 1);
    return true;
}

// Reads the value that starts with `event`, and deletes the event.
static bool read_value(struct reader *reader, yaml_event_t *event, int depth, struct value *value) {
    struct position position = position_between(reader, event->start_mark, event->end_mark);
    bool read = count_values(reader, 1, position);
    if (read) {
        if (event->type == YAML_ALIAS_EVENT)
            read = follow_alias(reader, event, position, value);
        else if (event->type == YAML_SCALAR_EVENT)
            read = read_scalar(reader, event, position, value);
        else
            read = read_collection(reader, event, depth, position, value);
    }
    yaml_event_delete(event);
    return read;
}

static bool read_documents(struct reader *reader, struct value *documents) {
    for (;;) {
        yaml_event_t event;
        if (!next_event(reader, &event))
            return false;
        yaml_event_type_t type = event.type;
        yaml_event_delete(&event);
        if (type == YAML_STREAM_END_EVENT)
            return true;
        if (type != YAML_DOCUMENT_START_EVENT)
            continue;
        struct value document;
        reader->anchor_count = 0;
        if (!next_event(reader, &event) || !read_value(reader, &event, 0, &document))
            return false;
        value_append(reader->arena, documents, document);
    }
}

static bool read_stream(struct arena *arena, struct position part, struct diagnostics *diagnostics,
                        struct value *documents) {
    struct reader reader = {
        .arena = arena, .source = part.source, .shift = part.start, .diagnostics = diagnostics};
    *documents = value_list();
    documents->position = part;
    if (!yaml_parser_initialize(&reader.parser)) {
        complain(&reader, part, NULL, "cannot start the YAML parser");
        return false;
    }
    struct text text = text_slice(part.source->content, part.start, part.end);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text.bytes, text.length);
    bool read = read_documents(&reader, documents);
    yaml_parser_delete(&reader.parser);
    return read;
}

static struct position whole(const struct source *source) {
    return (struct position){source, 0, (uint32_t)source->content.length, false};
}

bool yaml_read_stream(struct arena *arena, const struct source *source,
                      struct diagnostics *diagnostics, struct value *documents) {
    return read_stream(arena, whole(source), diagnostics, documents);
}

bool yaml_read_part(struct arena *arena, struct position part, struct diagnostics *diagnostics,
                    struct value *document) {
    struct value documents;
    if (!read_stream(arena, part, diagnostics, &documents))
        return false;
    if (documents.list.count > 1) {
        report_error(diagnostics, documents.list.items[1].position, NULL,
                     "a second YAML document where one is expected");
        return false;
    }
    *document = documents.list.count ? documents.list.items[0] : value_nil();
    if (!document->position.source)
        document->position = (struct position){part.source, part.start, part.start, false};
    return true;
}

bool yaml_read(struct arena *arena, const struct source *source, struct diagnostics *diagnostics,
               struct value *document) {
    return yaml_read_part(arena, whole(source), diagnostics, document);
}
