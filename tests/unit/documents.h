// SPDX-License-Identifier: GPL-3.0-or-later
/* What the tests of documents share: a template and values in, a document or its messages out. */
#ifndef STEUNBLAD_TEST_DOCUMENTS_H
#define STEUNBLAD_TEST_DOCUMENTS_H

#include "base/yaml.h"
#include "markup/markup.h"
#include "script/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;
static struct sandbox *sandbox;
static struct evaluator evaluator;
static struct value values;
static bool visit_all;

static const struct palette palette = {.text = {0x1b, 0x1f, 0x23},
                                       .quiet = {0x4d, 0x56, 0x5e},
                                       .accent = {0x0b, 0x5a, 0x5e},
                                       .accent_soft = {0xe6, 0xf1, 0xf0},
                                       .line = {0xb9, 0xc2, 0xc7},
                                       .paper = {255, 255, 255},
                                       .size = 9};

// Before each test: an empty tree of values.
static inline int set_up(void **state) {
    (void)state;
    arena = arena_create();
    sandbox = sandbox_create(TEXT("nl"));
    evaluator = sandbox_evaluator(sandbox);
    values = value_map();
    sandbox_root(sandbox, &values);
    visit_all = false;
    return 0;
}

static inline int tear_down(void **state) {
    (void)state;
    sandbox_destroy(sandbox);
    arena_destroy(arena);
    return 0;
}

// What expressions see, as YAML.
static inline void given(const char *yaml) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct source *source =
        source_from_text(arena, TEXT("values.yaml"), text_of(yaml), &diagnostics);
    assert_true(source && yaml_read(arena, source, &diagnostics, &values));
}

// The document, or NULL; `*messages` is what was reported.
static inline struct document *expand_as(struct text content, enum template_mode mode,
                                         const char **messages) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct source *source = source_from_text(arena, TEXT("t.md"), content, &diagnostics);
    struct template *template =
        source ? template_read(arena, source, mode, &evaluator, &diagnostics) : NULL;
    struct expansion expansion = {
        .evaluator = &evaluator, .palette = &palette, .figure_width = 400, .visit_all = visit_all};
    struct document *document =
        template ? template_expand(arena, template, &expansion, &diagnostics) : NULL;
    *messages = builder_result(&diagnostics.output).bytes;
    return document;
}

static inline struct text dump_of(const struct document *document) {
    struct builder output = {.arena = arena};
    document_dump(&output, document);
    return builder_result(&output);
}

static inline struct text markdown_of(const struct document *document) {
    struct builder output = {.arena = arena};
    markdown_write(&output, document);
    return builder_result(&output);
}

static inline struct text html_of(const struct document *document) {
    struct builder output = {.arena = arena};
    struct html_options options = {.palette = palette, .publisher = TEXT("Netwerk & Co")};
    html_write(&output, document, &options);
    return builder_result(&output);
}

// The filled template as a dump without its first line, or the messages.
static inline const char *filled(const char *template) {
    const char *messages;
    struct document *document = expand_as(text_of(template), TEMPLATE_FILL, &messages);
    return document ? strchr(dump_of(document).bytes, '\n') + 1 : messages;
}

// The same for a plain Markdown file.
static inline const char *read_plain(const char *markdown) {
    const char *messages;
    struct document *document = expand_as(text_of(markdown), TEMPLATE_LITERAL, &messages);
    return document ? strchr(dump_of(document).bytes, '\n') + 1 : messages;
}

// The messages alone, without excerpts: one line each.
static inline const char *complaints(const char *template) {
    const char *messages;
    struct builder lines = {.arena = arena};
    expand_as(text_of(template), TEMPLATE_FILL, &messages);
    for (const char *line = messages; *line;) {
        size_t length = strcspn(line, "\n") + 1;
        if (!strncmp(line, "t.md:", 5))
            builder_bytes(&lines, line + 5, length - 5);
        line += length;
    }
    return builder_result(&lines).bytes;
}

#define test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

#endif
