// SPDX-License-Identifier: GPL-3.0-or-later
// A file with a table of its lines; excerpts are worked out only when a message is printed.
#include "base/source.h"

#include "base/diagnostics.h"
#include "base/file.h"

#include <errno.h>
#include <string.h>

static void index_lines(struct arena *arena, struct source *source) {
    uint32_t count = 1;
    for (size_t i = 0; i < source->content.length; i++)
        count += source->content.bytes[i] == '\n';
    source->lines = arena_new_array(arena, count, uint32_t);
    source->line_count = 1;
    for (size_t i = 0; i < source->content.length; i++)
        if (source->content.bytes[i] == '\n')
            source->lines[source->line_count++] = (uint32_t)i + 1;
}

// UTF-16, with a mark in front or without: every other byte of plain letters is zero.
static bool is_wide(struct text content) {
    return text_starts(content, TEXT("\xFF\xFE")) || text_starts(content, TEXT("\xFE\xFF")) ||
           (content.length >= 4 && (content.bytes[0] == 0) != (content.bytes[1] == 0) &&
            (content.bytes[0] == 0) == (content.bytes[2] == 0) &&
            (content.bytes[1] == 0) == (content.bytes[3] == 0));
}

// Files of word processors and spreadsheets: zipped, older ones, and rich text.
static bool is_of_office(struct text content) {
    return text_starts(content, TEXT("PK\x03\x04")) || text_starts(content, TEXT("{\\rtf")) ||
           text_starts(content, TEXT("\xD0\xCF\x11\xE0"));
}

struct source *source_from_text(struct arena *arena, struct text path, struct text content,
                                struct diagnostics *diagnostics) {
    struct source *source = arena_new(arena, struct source);
    if (text_starts(content, TEXT("\xEF\xBB\xBF")))
        content = text_slice(content, 3, content.length);
    source->path = text_copy(arena, path);
    source->content = text_copy(arena, content);
    index_lines(arena, source);
    size_t bad;
    struct position beginning = {source, 0, 0, false};
    if (is_of_office(content) || is_wide(content))
        source->content.length = 0; // no excerpt: nobody can read it
    if (is_of_office(content)) {
        report_error(diagnostics, beginning, "save the file as plain text, UTF-8",
                     "this file comes from a word processor or spreadsheet");
        return NULL;
    }
    if (is_wide(content)) {
        report_error(diagnostics, beginning, "save the file as UTF-8", "this text is UTF-16");
        return NULL;
    }
    if (!text_valid(content, &bad)) {
        struct position position = {source, (uint32_t)bad, (uint32_t)bad + 1, false};
        // The excerpt would itself be malformed: keep what stands before the bad byte.
        source->content.length = bad;
        report_error(diagnostics, position, "save the file as UTF-8", "text is not UTF-8");
        return NULL;
    }
    return source;
}

struct source *source_read(struct arena *arena, struct text path, struct diagnostics *diagnostics) {
    struct source nowhere = {.path = path, .content = TEXT("")};
    struct position position = {&nowhere, 0, 0, false};
    struct text content;
    if (!file_read(arena, text_copy(arena, path).bytes, SOURCE_LIMIT, &content)) {
        if (errno == EFBIG)
            report_error(diagnostics, position, NULL, "file is larger than %zu MiB",
                         SOURCE_LIMIT >> 20);
        else
            report_error(diagnostics, position, NULL, "cannot read file: %s", strerror(errno));
        return NULL;
    }
    struct source *source = source_from_text(arena, path, content, diagnostics);
    if (source) {
        source->file = content;
        arena_push(arena, diagnostics->sources, diagnostics->source_count,
                   diagnostics->source_capacity) = source;
    }
    return source;
}

// Index of the line that holds `offset`.
static uint32_t line_index(const struct source *source, size_t offset) {
    uint32_t low = 0, high = source->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void source_locate(const struct source *source, size_t offset, uint32_t *line, uint32_t *column) {
    *line = *column = 1;
    if (source->line_count == 0)
        return;
    if (offset > source->content.length)
        offset = source->content.length;
    uint32_t index = line_index(source, offset);
    *line = index + 1;
    *column =
        (uint32_t)text_characters(text_slice(source->content, source->lines[index], offset)) + 1;
}

struct text source_line(const struct source *source, uint32_t line) {
    if (line == 0 || line > source->line_count)
        return TEXT("");
    size_t start = source->lines[line - 1];
    size_t end = line < source->line_count ? source->lines[line] : source->content.length;
    while (end > start &&
           (source->content.bytes[end - 1] == '\n' || source->content.bytes[end - 1] == '\r'))
        end--;
    return text_slice(source->content, start, end);
}

struct position source_line_position(const struct source *source, uint32_t line) {
    struct text text = source_line(source, line);
    uint32_t start = text.length || (line && line <= source->line_count)
                         ? (uint32_t)(text.bytes - source->content.bytes)
                         : (uint32_t)source->content.length;
    return (struct position){source, start, start + (uint32_t)text.length, true};
}
