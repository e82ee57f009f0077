// SPDX-License-Identifier: GPL-3.0-or-later
// Messages with an excerpt, rendered when they are reported so that a worker can send them on.
#include "base/diagnostics.h"

#include <libintl.h>
#include <stdlib.h>

// Excerpts of longer lines are cut to this many characters around the position.
#define EXCERPT_WIDTH 100

struct diagnostics diagnostics_create(struct arena *arena) {
    return (struct diagnostics){.output = {.arena = arena}};
}

static const char *severity_name(enum severity severity) {
    static const char *const names[] = {N_("note"), N_("warning"), N_("error")};
    return gettext(names[severity]);
}

// The part of a line that is shown, as character numbers from 0.
struct window {
    size_t first, last;
};

static struct window window_around(size_t characters, size_t column) {
    struct window window = {0, characters};
    if (characters <= EXCERPT_WIDTH)
        return window;
    window.first = column > EXCERPT_WIDTH / 2 ? column - EXCERPT_WIDTH / 2 : 0;
    if (window.first + EXCERPT_WIDTH > characters)
        window.first = characters - EXCERPT_WIDTH;
    window.last = window.first + EXCERPT_WIDTH;
    return window;
}

// A line of the source as it can be printed: tabs become one blank, control characters a dot.
static void print_window(struct builder *output, struct text line, struct window window) {
    size_t number = 0;
    for (size_t offset = 0; offset < line.length; number++) {
        uint32_t character = text_character(line, &offset);
        if (number < window.first || number >= window.last)
            continue;
        if (character == '\t')
            character = ' ';
        builder_character(output, character < 0x20 || character == 0x7F ? '.' : character);
    }
}

// What is marked under the excerpt: from the position's start to its end or the end of its line.
static size_t marked_characters(struct position position, struct text line) {
    size_t line_start = (size_t)(line.bytes - position.source->content.bytes);
    size_t end = position.end < line_start + line.length ? position.end : line_start + line.length;
    struct text marked = text_slice(position.source->content, position.start, end);
    size_t characters = text_characters(marked);
    return characters ? characters : 1;
}

static void print_excerpt(struct builder *output, struct position position, uint32_t number,
                          uint32_t column, const char *expected) {
    struct text line = source_line(position.source, number);
    bool shown = text_trim(line).length > 0;
    if (shown) {
        struct window window = window_around(text_characters(line), column - 1);
        builder_format(output, "%5u | ", number);
        print_window(output, line, window);
        builder_byte(output, '\n');
        if (!position.whole_line) {
            builder_string(output, "      | ");
            for (size_t i = window.first; i + 1 < column; i++)
                builder_byte(output, ' ');
            size_t count = marked_characters(position, line);
            if (count > window.last + 1 - column && column <= window.last)
                count = window.last + 1 - column;
            for (size_t i = 0; i < count; i++)
                builder_byte(output, '^');
        } else if (expected) {
            builder_string(output, "      |");
        }
    }
    if (expected)
        builder_format(output, "%s%s", shown ? " " : "      = ", expected);
    if ((shown && !position.whole_line) || expected)
        builder_byte(output, '\n');
}

static void print_message(struct diagnostics *diagnostics, enum severity severity,
                          struct position position, const char *expected, const char *format,
                          va_list arguments) {
    struct builder *output = &diagnostics->output;
    uint32_t line = 0, column = 0;
    bool located = position.source && position.source->line_count;
    if (located)
        source_locate(position.source, position.start, &line, &column);
    if (!position.source)
        builder_string(output, "steunblad: ");
    else if (!located)
        builder_format(output, "%.*s: ", TEXT_ARGUMENTS(position.source->path));
    else if (position.whole_line)
        builder_format(output, "%.*s:%u: ", TEXT_ARGUMENTS(position.source->path), line);
    else
        builder_format(output, "%.*s:%u:%u: ", TEXT_ARGUMENTS(position.source->path), line, column);
    builder_format(output, "%s: ", severity_name(severity));
    char *message = NULL;
    if (vasprintf(&message, gettext(format), arguments) >= 0)
        builder_string(output, message);
    free(message);
    builder_byte(output, '\n');
    if (located)
        print_excerpt(output, position, line, column, expected);
    else if (expected)
        builder_format(output, "      = %s\n", expected);
}

static void report(struct diagnostics *diagnostics, enum severity severity,
                   struct position position, const char *expected, const char *format,
                   va_list arguments) {
    if (severity == SEVERITY_ERROR)
        diagnostics->errors++;
    else if (severity == SEVERITY_WARNING)
        diagnostics->warnings++;
    if (diagnostics->errors + diagnostics->warnings > DIAGNOSTICS_LIMIT)
        diagnostics->suppressed++;
    else
        print_message(diagnostics, severity, position, expected ? gettext(expected) : NULL, format,
                      arguments);
}

#define REPORT(severity)                                                                           \
    va_list arguments;                                                                             \
    va_start(arguments, format);                                                                   \
    report(diagnostics, severity, position, expected, format, arguments);                          \
    va_end(arguments)

void report_error(struct diagnostics *diagnostics, struct position position, const char *expected,
                  const char *format, ...) {
    REPORT(SEVERITY_ERROR);
}

void report_warning(struct diagnostics *diagnostics, struct position position, const char *expected,
                    const char *format, ...) {
    REPORT(SEVERITY_WARNING);
}

void report_note(struct diagnostics *diagnostics, struct position position, const char *expected,
                 const char *format, ...) {
    REPORT(SEVERITY_NOTE);
}

const char *expected_format(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = NULL;
    if (vasprintf(&text, gettext(format), arguments) < 0)
        text = NULL;
    va_end(arguments);
    const char *copy = text ? text_copy(arena, text_of(text)).bytes : NULL;
    free(text);
    return copy;
}

#define LISTED_CANDIDATES 12

const char *expected_nearest(struct arena *arena, struct text name, const struct text *candidates,
                             size_t count) {
    const struct text *nearest = text_nearest(name, candidates, count);
    if (nearest)
        return expected_format(arena, "did you mean \"%.*s\"?", TEXT_ARGUMENTS(*nearest));
    struct text listed[LISTED_CANDIDATES];
    size_t named = 0;
    bool cut = false;
    for (size_t i = 0; i < count && !cut; i++) {
        if (candidates[i].length == 0) // what was wrong itself has no name
            continue;
        cut = named == LISTED_CANDIDATES;
        if (!cut)
            listed[named++] = candidates[i];
    }
    if (named == 0)
        return NULL;
    struct text list = text_join(arena, listed, named, ", ");
    return expected_format(arena, cut ? N_("expected one of: %s, …") : N_("expected one of: %s"),
                           list.bytes);
}

void diagnostics_add(struct diagnostics *diagnostics, const struct diagnostics *other) {
    builder_bytes(&diagnostics->output, other->output.bytes, other->output.length);
    diagnostics->errors += other->errors;
    diagnostics->warnings += other->warnings;
    diagnostics->suppressed += other->suppressed;
    diagnostics->failures += other->failures;
}

void diagnostics_flush(struct diagnostics *diagnostics, FILE *stream) {
    struct builder *output = &diagnostics->output;
    if (output->length)
        fwrite(output->bytes, 1, output->length, stream);
    output->length = 0;
    if (diagnostics->suppressed)
        fprintf(stream,
                ngettext("steunblad: %zu more message\n", "steunblad: %zu more messages\n",
                         diagnostics->suppressed),
                diagnostics->suppressed);
    diagnostics->suppressed = 0;
}
