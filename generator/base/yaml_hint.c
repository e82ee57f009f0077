// SPDX-License-Identifier: GPL-3.0-or-later
// The mistakes that people make in YAML, by what libyaml 0.2 calls them.
#include "base/yaml_hint.h"

#include "base/diagnostics.h"

#include <string.h>

#define MARGIN                                                                                     \
    N_("expected a key as far from the margin as those above it, or quotes around the whole text")
#define QUOTE N_("expected a closing quote")
#define TAB N_("indent with blanks, not with tabs")
#define CHARACTER N_("put a text that starts with this character in quotes")

static const struct {
    const char *problem, *hint;
} hints[] = {
    {"did not find expected ',' or '}'", N_("expected a comma or }")},
    {"did not find expected ',' or ']'", N_("expected a comma or ]")},
    {"did not find expected key", MARGIN},
    {"did not find expected <document start>", MARGIN},
    {"did not find expected '-' indicator", N_("expected - as far from the margin as those above")},
    {"did not find expected node content", N_("expected a value")},
    {"did not find expected comment or line break", N_("expected the text on the lines below")},
    {"could not find expected ':'", N_("expected a colon and a blank after this key")},
    {"mapping values are not allowed in this context",
     N_("put a text with a colon in quotes; keys that belong together start below each other")},
    {"block sequence entries are not allowed in this context",
     N_("expected - on a line of its own, or quotes around a text that begins with it")},
    {"found unexpected end of stream", QUOTE},
    {"found unexpected document indicator", QUOTE},
    {"found unknown escape character",
     N_("put the text in single quotes: there a backslash is just a backslash")},
    {"found a tab character where an indentation space is expected", TAB},
    {"found a tab character that violates indentation", TAB},
    {"control characters are not allowed", N_("remove the invisible character")},
    {"found character that cannot start any token", CHARACTER},
    {"did not find expected alphabetic or numeric character", CHARACTER},
};

// `"She said "come" to me"`: the text ended where its writer began a quotation.
static bool is_behind_quote(struct text content, size_t at) {
    return at > 0 && at < content.length && content.bytes[at - 1] == '"' &&
           !strchr(" \t\r\n,", content.bytes[at]);
}

// `G1:3`, on the line above the one where libyaml notices, or on an earlier one that it goes on.
static bool is_glued(struct text content, size_t at) {
    size_t end = at < content.length ? at : content.length;
    while (end > 0 && content.bytes[end - 1] != '\n')
        end--;
    if (end == 0)
        return false;
    size_t start = --end;
    while (start > 0 && content.bytes[start - 1] != '\n')
        start--;
    struct text line = text_trim(text_slice(content, start, end));
    size_t name = 0;
    while (name < line.length && !strchr(" \t:\"'#,{}[]", line.bytes[name]))
        name++;
    return name > 0 && name + 1 < line.length && line.bytes[name] == ':' &&
           !strchr(" \t/", line.bytes[name + 1]);
}

const char *yaml_hint(const char *problem, struct text content, size_t at) {
    if (at < content.length && content.bytes[at] == '\t')
        return TAB;
    if (strcmp(problem, "mapping values are not allowed in this context") == 0 &&
        is_glued(content, at))
        return N_("expected a blank after the colon on the line above");
    if (strcmp(problem, "did not find expected key") == 0 && is_behind_quote(content, at))
        return N_("put a text with quotation marks in single quotes");
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strcmp(hints[i].problem, problem) == 0)
            return hints[i].hint;
    return NULL;
}
