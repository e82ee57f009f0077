// SPDX-License-Identifier: GPL-3.0-or-later
// What the Markdown writer writes reads back as the same document.
#include "documents.h"

// ---- reading back ----

static void assert_reads_back(const struct document *document, const char *origin) {
    const char *messages;
    struct text markdown = markdown_of(document), before = dump_of(document);
    struct document *again = expand_as(markdown, TEMPLATE_LITERAL, &messages);
    if (again && text_equal(dump_of(again), before))
        return;
    print_message("--- from\n%s\n--- written\n%s\n", origin, markdown.bytes);
    assert_non_null(again);
    assert_string_equal(dump_of(again).bytes, before.bytes);
}

static void plain_reads_back(const char *markdown) {
    const char *messages;
    struct document *document = expand_as(text_of(markdown), TEMPLATE_LITERAL, &messages);
    if (document)
        assert_reads_back(document, markdown);
}

static void constructs_read_back(void **state) {
    (void)state;
    static const char *const constructs[] = {
        "# Kop\n\ntekst *x* **y** ~~z~~ `code` [l](a.html \"t\") ![p](p.png)\n",
        "- a\n- b\n\n  c\n\n1. x\n2. y\n\n7) z\n",
        "- a\n\n* b\n\n- c\n",
        "> a\n>\n> > b\n\n> c\n",
        "> [!WARNING]\n> - a\n",
        "> \\[!NOTE]\n> geen kader\n",
        "a[^1] b[^2] c[^1]\n\n[^1]: een[^2]\n\n    - lijst\n[^2]: twee\n",
        "| a | b |\n|:-:|--:|\n| **x** | `p\\|q` <br> r |\n|  | \\| |\n",
        "```c\nint x;\n\n```\n\n    vier\n",
        "~~~ a`b\n```\n~~~\n",
        "- [ ] ja\n- [x] nee\n",
        "<!-- keep -->\n## Kop\ntekst\n<!-- /keep -->\n<!-- pagebreak -->\n\n***\n",
        "………………………\\\n………………………\n\n☐ ja ☑ nee\n",
        "a\\\nb\nc  \nd\n",
        "<span lang=\"en\">*care*</span> <b>x</b>\n\n<div>\ny\n</div>\n",
        "---\ntitle: Titel \"x\"\nlang: en\nkeywords: [a, b]\n---\n# A\n# B\n",
        "<https://example.org/a?b=c> www.example.org a@example.org\n",
        "zie [daar](#kop-twee)\n\n## Kop twee\n## Kop twee\n",
        "1986\\. Een jaar\n\n\\- geen lijst\n\n\\# geen kop\n\n\\+ 1\n",
        "a*b*c en **d**e en _f_ en *g*h\n",
    };
    for (size_t i = 0; i < sizeof constructs / sizeof *constructs; i++)
        plain_reads_back(constructs[i]);
}

// ---- seeded documents ----

static uint32_t seed;

static uint32_t random_below(uint32_t limit) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

// Pieces that mean something to Markdown, and some words between them.
static const char *const pieces[] = {
    "*",       "**",   "_",        "__",     "~~",
    "`",       "``",   "[",        "]",      "](x)",
    "![",      "<",    ">",        "&",      "&lt",
    "\\",      "|",    "#",        "-",      "+",
    "=",       "~",    "1.",       "2) ",    ":",
    ":--",     "!",    "(",        ")",      "\"",
    "'",       "$",    "www.a.nl", "a@b",    "http",
    "://",     "<b>",  "</b>",     "<!--",   "-->",
    "{{ x }}", "[^1]", "[^1]: ",   "…",      "☐",
    "é",       "“",    "😀",        " ",      " ",
    " ",       "  ",   "woord",    "x",      "a1",
    ".",       ",",    "\n",       "\n",     "\n\n",
    "\n- ",    "\n> ", "\n# ",     "\n    ", "\n| a | b |\n|---|---|\n| ",
};

static const char *random_text(uint32_t most, bool lines, bool boxes) {
    struct builder text = {.arena = arena};
    for (uint32_t count = 1 + random_below(most); count; count--) {
        const char *piece = pieces[random_below(sizeof pieces / sizeof *pieces)];
        // In an answer ☐ is a sign, in Markdown a box to tick: the one thing that changes.
        if ((lines || !strchr(piece, '\n')) && (boxes || strcmp(piece, "☐")))
            builder_string(&text, piece);
    }
    return builder_result(&text).bytes;
}

static void seeded_files_read_back(void **state) {
    const char *rounds = getenv("ROUNDS");
    int count = rounds ? atoi(rounds) : 1500;
    for (int i = 0; i < count; i++) {
        seed = (uint32_t)i;
        plain_reads_back(random_text(25, true, true));
        tear_down(state);
        set_up(state);
    }
}

static const char *const form =
    "# {{ a }}\n\n{{ a }} en *{{ b }}* en **{{ c }}**{{ a }}x_{{ b }}_\n\n"
    "- {{ b }}\n- [{{ c }}](x.html){{ a }}\n\n"
    "| {{ a }} | {{ b }} |\n|---|---|\n| **{{ c }}** | ~~{{ a }}~~ |\n\n"
    "> {{ a }}![{{ b }}](p.png)[^n]{{ c }}\n\n[^n]: {{ b }}\n";

static void set_answer(const char *name, const char *text) {
    value_set_string(arena, &values, name, value_string(text));
}

static void seeded_answers_read_back(void **state) {
    const char *rounds = getenv("ROUNDS");
    int count = rounds ? atoi(rounds) : 1500;
    for (int i = 0; i < count; i++) {
        const char *messages;
        seed = (uint32_t)i;
        set_answer("a", random_text(8, true, false));
        set_answer("b", random_text(8, true, false));
        set_answer("c", random_text(4, false, false));
        struct document *document = expand_as(text_of(form), TEMPLATE_FILL, &messages);
        if (document)
            assert_reads_back(document, form);
        tear_down(state);
        set_up(state);
    }
}

// ---- answers are text ----

static const char *const answer = "**x** | <script>alert(1)</script> {{ os.exit() }} 😀";

static void answers_are_literal(void **state) {
    (void)state;
    const char *messages;
    set_answer("a", answer);
    struct document *document = expand_as(
        TEXT("---\ntitle: \"{{ a }}\"\n---\n# {{ a }}\n\n| {{ a }} |\n|---|\n| {{ a }} |\n\n"
             "![{{ a }}](p.png)\n\n*{{ a }}*\n"),
        TEMPLATE_FILL, &messages);
    assert_non_null(document);
    assert_string_equal(text_copy(arena, document->title).bytes, answer);
    struct document *again = expand_as(markdown_of(document), TEMPLATE_LITERAL, &messages);
    size_t found = 0;
    for (const struct node *node = again->root; node; node = node_next(node, again->root))
        found += node->kind == NODE_TEXT && text_is(node->text.content, answer);
    assert_int_equal(found, 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        test(constructs_read_back),
        test(seeded_files_read_back),
        test(seeded_answers_read_back),
        test(answers_are_literal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
