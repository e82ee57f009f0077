// SPDX-License-Identifier: GPL-3.0-or-later
// The examples of templates/README.md: each template gives the result that the page shows.
#include "base/yaml.h"
#include "markup/markup.h"
#include "script/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define MANUAL "templates/README.md"

struct manual {
    struct arena *arena;
    struct source *source;
    struct sandbox *sandbox;
    struct evaluator evaluator;
    struct value values;
};

// The body of the next block with this info string at or after `*offset`, which moves behind it.
static bool next_block(const struct source *source, const char *info, size_t *offset,
                       struct position *body) {
    char opening[64];
    snprintf(opening, sizeof opening, "\n```%s\n", info);
    size_t start = text_find(source->content, text_of(opening), *offset);
    if (start == SIZE_MAX)
        return false;
    start += strlen(opening);
    size_t end = text_find(source->content, TEXT("\n```\n"), start);
    assert_true(end != SIZE_MAX);
    *body = (struct position){source, (uint32_t)start, (uint32_t)end + 1, false};
    *offset = end;
    return true;
}

static struct text text_at(struct position position) {
    return text_slice(position.source->content, position.start, position.end);
}

static struct text fill(struct manual *manual, struct text content) {
    struct arena *arena = manual->arena;
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct source *source =
        source_from_text(arena, TEXT("templates/example.md"), content, &diagnostics);
    struct template *template =
        template_read(arena, source, TEMPLATE_FILL, &manual->evaluator, &diagnostics);
    struct expansion expansion = {.evaluator = &manual->evaluator};
    struct document *document =
        template ? template_expand(arena, template, &expansion, &diagnostics) : NULL;
    struct builder output = {.arena = arena};
    if (!document)
        return builder_result(&diagnostics.output);
    markdown_write(&output, document);
    return builder_result(&output);
}

static void examples_give_their_results(void **state) {
    struct manual *manual = *state;
    struct position template, result;
    size_t offset = 0, count = 0;
    while (next_block(manual->source, "markdown template", &offset, &template)) {
        assert_true(next_block(manual->source, "markdown result", &offset, &result));
        assert_string_equal(fill(manual, text_at(template)).bytes,
                            text_copy(manual->arena, text_at(result)).bytes);
        count++;
    }
    assert_true(count >= 10);
}

static int set_up(void **state) {
    static struct manual manual;
    manual.arena = arena_create();
    struct diagnostics diagnostics = diagnostics_create(manual.arena);
    struct position values;
    size_t offset = 0;
    manual.source = source_read(manual.arena, TEXT(MANUAL), &diagnostics);
    manual.sandbox = sandbox_create(TEXT("nl"));
    manual.evaluator = sandbox_evaluator(manual.sandbox);
    *state = &manual;
    if (!manual.source || !next_block(manual.source, "yaml values", &offset, &values) ||
        !yaml_read_part(manual.arena, values, &diagnostics, &manual.values))
        return -1;
    sandbox_root(manual.sandbox, &manual.values);
    return 0;
}

static int tear_down(void **state) {
    struct manual *manual = *state;
    sandbox_destroy(manual->sandbox);
    arena_destroy(manual->arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(examples_give_their_results)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
