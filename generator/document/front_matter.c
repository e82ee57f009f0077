// SPDX-License-Identifier: GPL-3.0-or-later
// Front matter: the YAML between `---` at the start of a Markdown file, and what the program takes
// from it.
#include "document/lift.h"
#include "document/template.h"

#include "base/yaml.h"

#include <libintl.h>
#include <string.h>

static const char *const keys[METADATA_KEYS] = {
    [METADATA_TITLE] = "title",       [METADATA_SUBTITLE] = "subtitle",
    [METADATA_AUTHOR] = "author",     [METADATA_SUBJECT] = "subject",
    [METADATA_KEYWORDS] = "keywords", [METADATA_LANGUAGE] = "lang",
    [METADATA_DATE] = "date",         [METADATA_EDITION] = "edition",
    [METADATA_NOTICE] = "notice",     [METADATA_APPROVED] = "approved_by",
};

// The line at `start` without blanks at its end.
static struct text line_at(const struct source *source, size_t start) {
    size_t end = text_find(source->content, TEXT("\n"), start);
    struct text line = text_slice(source->content, start, end);
    while (line.length &&
           (line.bytes[line.length - 1] == ' ' || line.bytes[line.length - 1] == '\t' ||
            line.bytes[line.length - 1] == '\r'))
        line.length--;
    return line;
}

static size_t next_line(const struct source *source, size_t start) {
    size_t end = text_find(source->content, TEXT("\n"), start);
    return end == SIZE_MAX ? source->content.length : end + 1;
}

static bool is_own_key(struct text line) {
    for (size_t i = 0; i < METADATA_KEYS; i++)
        if (text_starts(line, text_of(keys[i])) && line.length > strlen(keys[i]) &&
            line.bytes[strlen(keys[i])] == ':')
            return true;
    return false;
}

// Does YAML stand here, or prose under a thematic break? A slip in the first line must not make
// prose of a head, so one of the lines below it, up to a blank one, may tell as well.
static bool looks_like_map(const struct source *source, size_t start) {
    struct text line = line_at(source, start);
    if (text_starts(line, TEXT("#")) || text_find(line, TEXT(":"), 0) != SIZE_MAX ||
        text_is(line, "---"))
        return true;
    while (line.length && start < source->content.length && !is_own_key(line)) {
        start = next_line(source, start);
        line = line_at(source, start);
    }
    return is_own_key(line);
}

// Finds the lines between the marks; false when the file starts with something else.
static bool find_body(const struct source *source, size_t *start, size_t *end, size_t *after) {
    if (!text_is(line_at(source, 0), "---"))
        return false;
    *start = next_line(source, 0);
    if (*start == source->content.length || !looks_like_map(source, *start))
        return false;
    for (*end = *start; *end < source->content.length; *end = next_line(source, *end)) {
        struct text line = line_at(source, *end);
        if (text_is(line, "---") || text_is(line, "...")) {
            *after = next_line(source, *end);
            return true;
        }
    }
    return false;
}

bool front_matter_stands_at_start(const struct source *source) {
    size_t start, end, after;
    return find_body(source, &start, &end, &after);
}

// Text with placeholders, as far as it stands in the source the way YAML reads it.
static void read_placeholders(struct reading *reading, const struct value *value, struct text text,
                              struct pattern *pattern) {
    const struct source *source = value->position.source;
    size_t cursor = value->position.start;
    for (size_t from = 0;;) {
        size_t open = text_find(text, TEXT("{{"), from);
        if (open == SIZE_MAX) {
            pattern_literal(reading->arena, pattern, text_slice(text, from, text.length));
            return;
        }
        size_t close = lift_expression_end(text, open + 2);
        size_t there = text_find(source->content, TEXT("{{"), cursor);
        struct position position = {source, (uint32_t)there, (uint32_t)there + 2, false};
        if (close == SIZE_MAX) {
            report_error(reading->diagnostics, position, "expected }}",
                         "this placeholder is not closed");
            return;
        }
        struct text inside = text_trim(text_slice(text, open + 2, close));
        size_t at = text_find(source->content, inside, there);
        if (at == SIZE_MAX || inside.length == 0) {
            report_error(reading->diagnostics, position,
                         "write the text in single quotes, or the expression without backslashes",
                         "this placeholder cannot be read");
            return;
        }
        position.start = (uint32_t)at;
        position.end = (uint32_t)(at + inside.length);
        pattern_literal(reading->arena, pattern, text_slice(text, from, open));
        const struct expression *expression = expression_compile(reading, position);
        if (expression)
            pattern_expression(reading->arena, pattern, expression);
        cursor = position.end;
        from = close + 2;
    }
}

// A scalar as text, a list of scalars with commas between; false for anything else.
static bool scalar_text(struct arena *arena, const struct value *value, struct text *text) {
    struct builder builder = {.arena = arena};
    switch (value->kind) {
    case VALUE_NIL:
        *text = TEXT("");
        return true;
    case VALUE_TEXT:
        *text = value->text;
        return true;
    case VALUE_BOOLEAN:
    case VALUE_NUMBER:
        *text = text_trim(text_slice(value->position.source->content, value->position.start,
                                     value->position.end));
        return true;
    case VALUE_LIST:
        for (size_t i = 0; i < value->list.count; i++) {
            struct text item;
            if (value->list.items[i].kind == VALUE_LIST ||
                !scalar_text(arena, &value->list.items[i], &item))
                return false;
            builder_string(&builder, i ? ", " : "");
            builder_text(&builder, item);
        }
        *text = builder_result(&builder);
        return true;
    default:
        return false;
    }
}

// Words that the program puts into the document, such as the label of a box.
static void warn_of_language(struct reading *reading, const struct value *value,
                             struct text language) {
    if (!words_known(language) && text_find(language, TEXT("{{"), 0) == SIZE_MAX)
        report_warning(reading->diagnostics, value->position,
                       "expected nl, en, tr, pl, uk, ar or ti, or own words in place of labels",
                       "labels such as “Note” are English in a document in \"%.*s\"",
                       TEXT_ARGUMENTS(language));
}

static void read_entry(struct reading *reading, const struct entry *entry) {
    struct template *template = reading->template;
    struct text names[METADATA_KEYS], text;
    for (size_t i = 0; i < METADATA_KEYS; i++) {
        names[i] = text_of(keys[i]);
        if (!text_equal(entry->key, names[i]))
            continue;
        if (!scalar_text(reading->arena, &entry->value, &text)) {
            report_error(reading->diagnostics, entry->value.position,
                         entry->value.kind == VALUE_MAP ? N_("expected quotes around it")
                                                        : N_("expected a text"),
                         "\"%s\" cannot be %s", keys[i],
                         gettext(value_kind_name(entry->value.kind)));
            return;
        }
        if (reading->mode == TEMPLATE_FILL) {
            read_placeholders(reading, &entry->value, text, &template->metadata[i]);
        } else {
            pattern_literal(reading->arena, &template->metadata[i], text);
        }
        if (i == METADATA_LANGUAGE)
            warn_of_language(reading, &entry->value, text);
        builder_text(&template->characters, text);
        builder_byte(&template->characters, '\n');
        return;
    }
    // Other keys are the author's own; but a slip of the pen should not go unseen.
    const struct text *near = text_nearest(entry->key, names, METADATA_KEYS);
    if (near)
        report_warning(
            reading->diagnostics, entry->key_position,
            expected_format(reading->arena, "did you mean \"%.*s\"?", TEXT_ARGUMENTS(*near)),
            "unknown key \"%.*s\" in the front matter", TEXT_ARGUMENTS(entry->key));
}

// A head without an end would be printed as text.
static void warn_of_open_head(struct reading *reading) {
    const struct source *source = reading->template->source;
    size_t start = next_line(source, 0);
    if (text_is(line_at(source, 0), "---") && is_own_key(line_at(source, start)))
        report_warning(reading->diagnostics, source_line_position(source, 1),
                       "expected a second line with --- below the keys",
                       "the head of this file has no end");
}

uint32_t front_matter_read(struct reading *reading) {
    struct template *template = reading->template;
    const struct source *source = template->source;
    size_t start, end, after;
    if (!find_body(source, &start, &end, &after)) {
        warn_of_open_head(reading);
        return 0;
    }
    struct position part = {source, (uint32_t)start, (uint32_t)end, false};
    struct value value;
    if (!yaml_read_part(reading->arena, part, reading->diagnostics, &value))
        return (uint32_t)after;
    if (value.kind == VALUE_MAP) {
        template->front_matter = value;
        for (size_t i = 0; i < value.map.count; i++)
            read_entry(reading, &value.map.entries[i]);
    } else if (value.kind != VALUE_NIL) {
        report_error(reading->diagnostics, part, "expected lines such as `title: …`",
                     "the front matter cannot be %s", gettext(value_kind_name(value.kind)));
    }
    return (uint32_t)after;
}
