// SPDX-License-Identifier: GPL-3.0-or-later
// Citations in a template, written as in pandoc's Markdown (Pandoc User's Guide, "Citation
// syntax"): `[@key]`, `[@key, p. 3; zie @other]`, `[-@key]` for the year alone. Where nobody reads
// them they stay harmless text.
#include "document/sources.h"
#include "document/template_markdown.h"

#include "base/file.h"

#include <libintl.h>
#include <string.h>

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_key_byte(char byte) {
    return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
}

// Does `@key` or `-@key` stand at `at`?
static bool calls_at(struct text text, size_t at) {
    if (at < text.length && text.bytes[at] == '-')
        at++;
    return at + 1 < text.length && text.bytes[at] == '@' && is_letter(text.bytes[at + 1]);
}

// Within brackets: does a key stand at the start, or behind a blank?
static bool has_call(struct text inside) {
    for (size_t i = 0; i < inside.length; i++)
        if ((i == 0 || inside.bytes[i - 1] == ' ') && calls_at(inside, i))
            return true;
    return false;
}

// The next bracket at or after `from` that opens a citation; its end behind the closing bracket,
// SIZE_MAX when there is none. False when there is no citation.
static bool find_citation(struct text text, size_t from, size_t *start, size_t *end) {
    for (; (from = text_find(text, TEXT("["), from)) != SIZE_MAX; from++) {
        size_t close = text_find(text, TEXT("]"), from);
        bool closed = close != SIZE_MAX && has_call(text_slice(text, from + 1, close));
        if (!closed && (close != SIZE_MAX || !calls_at(text, from + 1)))
            continue;
        *start = from;
        *end = closed ? close + 1 : SIZE_MAX;
        return true;
    }
    return false;
}

// ---- one citation ----

static struct position within(struct position position, size_t start, size_t length) {
    position.start += (uint32_t)start;
    position.end = position.start + (uint32_t)length;
    return position;
}

// `zie @key, p. 3`: what stands between semicolons.
static bool read_cited(struct reading *reading, struct text text, struct position position,
                       struct cited *cited) {
    size_t sign = text_find(text, TEXT("@"), 0), end = sign + 1;
    if (sign == SIZE_MAX || !calls_at(text, sign) || !has_call(text)) {
        complain(reading, position, "expected @key", "this cites nothing");
        return false;
    }
    while (end < text.length && is_key_byte(text.bytes[end]))
        end++;
    struct text key = text_slice(text, sign + 1, end);
    struct text rest = text_trim(text_slice(text, end, text.length));
    cited->year_only = sign && text.bytes[sign - 1] == '-';
    cited->prefix =
        text_copy(reading->arena, text_trim(text_slice(text, 0, sign - cited->year_only)));
    if (rest.length && rest.bytes[0] != ',') {
        complain(reading, within(position, end, text.length - end),
                 "expected , and a place, ; and another key, or ]", "this does not belong here");
        return false;
    }
    cited->locator =
        text_copy(reading->arena, text_trim(text_slice(rest, rest.length > 0, rest.length)));
    const struct bibliography *bibliography = reading->template->bibliography;
    cited->reference = bibliography ? bibliography_find(bibliography, key) : NULL;
    if (bibliography && !cited->reference)
        complain(reading, within(position, sign, end - sign),
                 bibliography_nearest(reading->arena, bibliography, key),
                 "there is no source \"%.*s\"", TEXT_ARGUMENTS(key));
    return cited->reference || !bibliography;
}

// `text` with its brackets; false when something in it was reported.
static bool read_citation(struct reading *reading, struct text text, struct position position,
                          struct citation *citation) {
    bool good = true;
    for (size_t from = 1; from < text.length;) {
        size_t end = text_find(text, TEXT(";"), from);
        if (end == SIZE_MAX)
            end = text.length - 1;
        struct text one = text_trim(text_slice(text, from, end));
        struct cited cited = {0};
        size_t start = one.length ? (size_t)(one.bytes - text.bytes) : from;
        good = read_cited(reading, one, within(position, start, one.length), &cited) && good;
        arena_push(reading->arena, citation->items, citation->count, citation->capacity) = cited;
        from = end + 1;
    }
    return good;
}

static bool may_cite(const struct reading *reading) {
    return reading->mode == TEMPLATE_FILL || reading->template->bibliography;
}

// False when it is text after all.
static bool add_citation(struct conversion *conversion, struct text text, struct part *into) {
    struct reading *reading = conversion->reading;
    struct locator before = conversion->locator;
    struct position position = locate(conversion, text);
    bool written = position.end > position.start;
    bool escaped = position.start && conversion->source->content.bytes[position.start - 1] == '\\';
    struct citation *citation = arena_new(conversion->arena, struct citation);
    bool good = written && !escaped && read_citation(reading, text, position, citation);
    if (!good) {
        reading->citation_broken |= written && !escaped;
        conversion->locator = before;
        return false;
    }
    if (conversion->links)
        complain(reading, position, "put it behind the link",
                 "a citation is a link itself and cannot stand in one");
    struct part *part = part_create(conversion->arena, PART_CITATION, NODE_LINK, position);
    part->citation = citation;
    part_append(into, part);
    for (size_t i = 0; i < citation->count; i++) {
        note_characters(conversion, citation->items[i].prefix);
        note_characters(conversion, citation->items[i].locator);
    }
    return true;
}

static void report_open(struct conversion *conversion, struct text text) {
    struct locator before = conversion->locator;
    struct position position = locate(conversion, text);
    conversion->locator = before;
    bool written = position.end > position.start;
    bool escaped = position.start && conversion->source->content.bytes[position.start - 1] == '\\';
    if (!written || escaped)
        return;
    conversion->reading->citation_broken = true;
    complain(conversion->reading, position, "expected ] on the same line, and no placeholder",
             "this citation is not closed");
}

size_t citations_read(struct conversion *conversion, struct text text, struct part *into) {
    size_t start, end, from = 0;
    if (!may_cite(conversion->reading))
        return 0;
    while (find_citation(text, from, &start, &end)) {
        plain_read(conversion, text_slice(text, from, start), into);
        struct text found = text_slice(text, start, end);
        if (end == SIZE_MAX) {
            report_open(conversion, found);
            return start;
        }
        if (!add_citation(conversion, found, into))
            plain_read(conversion, found, into);
        from = end;
    }
    return from;
}

// ---- the bibliography ----

void front_matter_sources(struct reading *reading) {
    struct template *template = reading->template;
    const struct value *name = value_find(&template->front_matter, "sources");
    if (!name || name->kind == VALUE_NIL)
        return;
    if (name->kind != VALUE_TEXT) {
        report_error(reading->diagnostics, name->position, "expected the path of a file",
                     "\"%s\" cannot be %s", "sources", gettext(value_kind_name(name->kind)));
        return;
    }
    size_t errors = reading->diagnostics->errors;
    struct text path = file_beside(reading->arena, template->source->path, name->text);
    const struct source *source = source_read(reading->arena, path, reading->diagnostics);
    if (source)
        template->bibliography = bibliography_read(reading->arena, source, reading->diagnostics);
    if (reading->diagnostics->errors > errors)
        report_note(reading->diagnostics, name->position, NULL, "named here");
}
