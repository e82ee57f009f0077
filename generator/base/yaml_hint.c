// SPDX-License-Identifier: GPL-3.0-or-later
// The mistakes that people make in YAML, by what libyaml 0.2 calls them.
#include "base/yaml_hint.h"

#include "base/diagnostics.h"

#include <string.h>

#define MARGIN                                                                                     \
    N_("expected a key as far from the margin as those above it, or quotes around the whole text")
#define QUOTE N_("expected a closing quote")
#define TAB N_("indent with blanks, not with tabs")

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
     N_("expected - on a line of its own")},
    {"found unexpected end of stream", QUOTE},
    {"found unexpected document indicator", QUOTE},
    {"found unknown escape character",
     N_("put the text in single quotes: there a backslash is just a backslash")},
    {"found a tab character where an indentation space is expected", TAB},
    {"found a tab character that violates indentation", TAB},
    {"control characters are not allowed", N_("remove the invisible character")},
    {"found character that cannot start any token",
     N_("put a text that starts with this character in quotes")},
};

const char *yaml_hint(const char *problem, char character) {
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strcmp(hints[i].problem, problem) == 0)
            return character == '\t' ? TAB : hints[i].hint;
    return NULL;
}
