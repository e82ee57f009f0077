// SPDX-License-Identifier: GPL-3.0-or-later
// Reading templates: what is lifted out, what Markdown becomes, and what is said about mistakes.
#include "documents.h"

#include "document/lift.h"

// ---- the end of an expression ----

static size_t end_of(const char *text) {
    return lift_expression_end(text_of(text), 0);
}

static void expressions_end_by_luas_rules(void **state) {
    (void)state;
    assert_int_equal(end_of("a }}"), 2);
    assert_int_equal(end_of("{a={1}} }}"), 8);
    assert_int_equal(end_of("f({a={1}}) }} }}"), 11);
    assert_int_equal(end_of("\"}}\" }}"), 5);
    assert_int_equal(end_of("'\\'}}' }}"), 7);
    assert_int_equal(end_of("[[ }} ]] }}"), 9);
    assert_int_equal(end_of("[==[ }} ]] ]==] }}"), 16);
    assert_int_equal(end_of("x --[[ }} ]] }}"), 13);
    assert_int_equal(end_of("a[1] - b[2] }}"), 12);
    assert_true(end_of("x -- }}") == SIZE_MAX);
    assert_true(end_of("don't }}") == SIZE_MAX);
    assert_true(end_of("a }") == SIZE_MAX);
    assert_true(end_of("a\n}}") == SIZE_MAX);
    assert_true(end_of("[[ a }}") == SIZE_MAX);
}

// ---- what Markdown becomes ----

static void emphasis_closes_beside_a_placeholder(void **state) {
    (void)state;
    given("{naam: Anna}");
    assert_string_equal(filled("**Naam:**{{ naam }}\n"), "  paragraph\n"
                                                         "    strong\n"
                                                         "      text \"Naam:\"\n"
                                                         "    text \"Anna\"\n");
}

static void code_keeps_its_braces(void **state) {
    (void)state;
    assert_string_equal(filled("`{{ a }}`\n\n```\n{{#if b}}\n{{ unclosed\n```\n"),
                        "  paragraph\n"
                        "    code \"{{ a }}\"\n"
                        "  code_block \"{{#if b}}\\n{{ unclosed\\n\"\n");
}

static void comments_keep_their_directives(void **state) {
    (void)state;
    assert_string_equal(filled("a\n\n<!--\n{{#if b}}\nc\n{{/if}}\n-->\n\nd\n"), "  paragraph\n"
                                                                                "    text \"a\"\n"
                                                                                "  paragraph\n"
                                                                                "    text \"d\"\n");
}

static void escaped_braces_are_text(void **state) {
    (void)state;
    assert_string_equal(filled("\\{{ a }}\n"), "  paragraph\n    text \"{{ a }}\"\n");
    assert_string_equal(read_plain("{{ a }}\n"), "  paragraph\n    text \"{{ a }}\"\n");
}

static void alerts_are_boxes(void **state) {
    (void)state;
    assert_string_equal(read_plain("> [!tip]\n> a\n\n> \\[!NOTE]\n> b\n"),
                        "  box tip\n"
                        "    paragraph\n"
                        "      text \"a\"\n"
                        "  quote\n"
                        "    paragraph\n"
                        "      text \"[!NOTE]\"\n"
                        "      soft_break\n"
                        "      text \"b\"\n");
}

static void forms_are_read(void **state) {
    (void)state;
    assert_string_equal(read_plain("- [x] ja\n\n☐ nee\n\n…………………………\n…………………………\n"),
                        "  list tight\n"
                        "    list_item checked\n"
                        "      paragraph\n"
                        "        text \"ja\"\n"
                        "  paragraph\n"
                        "    tick_box\n"
                        "    text \" nee\"\n"
                        "  lines 2\n");
}

static void bold_first_cells_head_rows(void **state) {
    (void)state;
    assert_string_equal(read_plain("| a |\n|--:|\n| **b** |\n"), "  table r\n"
                                                                 "    table_row header\n"
                                                                 "      table_cell 0 header\n"
                                                                 "        text \"a\"\n"
                                                                 "    table_row\n"
                                                                 "      table_cell 0 row_header\n"
                                                                 "        strong\n"
                                                                 "          text \"b\"\n");
}

static void keeps_and_pages_are_comments(void **state) {
    (void)state;
    assert_string_equal(read_plain("a\n<!-- keep -->\nb\n<!-- /keep -->\n<!-- pagebreak -->\n"),
                        "  paragraph\n"
                        "    text \"a\"\n"
                        "  keep\n"
                        "    paragraph\n"
                        "      text \"b\"\n"
                        "  page_break\n");
}

static void notes_stay_with_their_calls(void **state) {
    (void)state;
    assert_string_equal(read_plain("a[^x] b[^y] c[^x]\n\n[^y]: twee\n[^x]: een\n"),
                        "  paragraph\n"
                        "    text \"a\"\n"
                        "    footnote 1\n"
                        "      paragraph\n"
                        "        text \"een\"\n"
                        "    text \" b\"\n"
                        "    footnote 2\n"
                        "      paragraph\n"
                        "        text \"twee\"\n"
                        "    text \" c\"\n"
                        "    footnote 1 again\n");
}

static void no_word_of_html_is_lost(void **state) {
    (void)state;
    assert_string_equal(read_plain("a <b>c</b><br>d\n\n<div>\ne\n</div>\n\n<!-- weg --> f\n"),
                        "  paragraph\n"
                        "    text \"a <b>c</b>\"\n"
                        "    line_break\n"
                        "    text \"d\"\n"
                        "  code_block info=\"html\" \"<div>\\ne\\n</div>\\n\"\n"
                        "  code_block info=\"html\" \"f\\n\"\n");
}

// ---- what is said about mistakes ----

struct mistake {
    const char *template, *complaint;
};

static const struct mistake mistakes[] = {
    {"é {{ a\n", "1:3: error: this placeholder is not closed on its line\n"},
    {"{{ }}\n", "1:1: error: empty placeholder\n"},
    {"a\n\n> {{ a + }}\n", "3:6: error: unexpected symbol near <eof>\n"},
    {"{{else}}\n", "1:1: error: this is a word of Lua's, no value\n"},
    {"{{#foreach x}}\n", "1:1: error: unknown directive\n"},
    {"{{#if}}\n", "1:1: error: this directive lacks its expression\n"},
    {"{{#if a}}\nb\n{{/if a}}\n",
     "3:1: error: this directive takes no expression\n1:1: error: this is not closed\n"},
    {"{{#each lijst}}\n", "1:1: error: this loop does not say what it walks over\n"},
    {"a {{#if b}}c{{/if}}\n",
     "1:3: error: a directive cannot stand here\n1:13: error: a directive cannot stand here\n"},
    {"{{#if true}}\na\n", "1:1: error: this is not closed\n"},
    {"a\n\n{{/each}}\n", "3:1: error: nothing of this kind is open here\n"},
    {"{{#else}}\n", "1:1: error: this branch belongs to no {{#if}}\n"},
    {"{{#if 1}}\n{{#else}}\n{{#else}}\n{{/if}}\n", "3:1: error: a branch behind {{#else}}\n"},
    {"- a\n  {{#if 1}}\n- b\n{{/if}}\n",
     "2:3: error: this is not closed\n4:1: error: nothing of this kind is open here\n"},
    {"    {{#if 1}}\n", "1:5: error: a directive cannot stand here\n"},
    {"<div>\n{{#if 1}}\n</div>\n",
     "2:1: error: a directive cannot stand here\n"
     "1:1: warning: HTML is not read as markup; it is printed as it stands\n"},
    {"| a |\n|---|\n| {{#each x in {} }}b |\n", "3:3: error: this is not closed\n"},
    {"| a |\n|---|\n| b \\| b |\n| {{ \"|\" }} | é |\n",
     "4:1: error: this row has more cells than the table; the last are left out\n"},
    {"<!-- keep -->\na\n", "1:1: error: this is not closed\n"},
    {"<!-- pagbreak -->\n", "1:1: warning: this comment does nothing\n"},
    {"a \xEE\x80\x80\n", "1:3: error: private-use character U+E000\n"},
    {"één[^x]\n", "1:4: error: footnote [^x] is not defined\n"},
    {"a\n\n[^x]: b\n", "3:1: error: footnote \"x\" is never called\n"},
    {"a[^x]\n\n[^x]: b[^x]\n", "3:8: error: footnote \"x\" calls itself\n"},
    {"[é](javascript:alert(1))\n", "1:5: error: this link is not followed\n"},
    {"[a](data:text/html,x)\n", "1:5: error: this link is not followed\n"},
    {"![](a.png)\n", "1:1: error: image without a description\n"},
    {"{{> weg.md}}\n", "1:5: note: included here\n"}, // the error is the missing file's
    {"```lines\nconut: 2\n```\n",
     "2:1: error: unknown key \"conut\" in a block of kind \"lines\"\n"},
    {"```lines\n- 2\n```\n", "2:1: error: a block of kind \"lines\" holds a list\n"},
    {"```lines\ncount: {{ 2 }}\n```\n",
     "2:8: error: placeholders are not read in a figure or form\n"},
    {"```chart\nkind: bars\ntitle: \"a {{ 2 }}\"\n```\n",
     "3:8: error: placeholders are not read in a figure or form\n"},
    {"> ```lines\n> count: \"= 1 +\"\n> ```\n", "2:13: error: unexpected symbol near <eof>\n"},
    {"---\ntitle: {{ a }}\n---\n", "2:9: error: a key must be a plain name\n"},
    {"---\ntitle: [[a]]\n---\n", "2:8: error: \"title\" cannot be a list\n"},
    {"---\ntitel: a\n---\n", "2:1: warning: unknown key \"titel\" in the front matter\n"},
};

static void mistakes_are_named(void **state) {
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const char *said = complaints(mistakes[i].template);
        if (strcmp(said, mistakes[i].complaint)) {
            print_error("--- of\n%s--- is said\n%s--- not\n%s", mistakes[i].template, said,
                        mistakes[i].complaint);
            wrong++;
        }
        tear_down(state);
        set_up(state);
    }
    assert_int_equal(wrong, 0);
}

static void depth_has_a_limit(void **state) {
    (void)state;
    struct builder deep = {.arena = arena};
    for (int i = 0; i < 5000; i++)
        builder_string(&deep, "> ");
    builder_string(&deep, "a\n");
    assert_string_equal(complaints(builder_result(&deep).bytes),
                        "1:199: error: nested more than 100 levels deep\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        test(expressions_end_by_luas_rules),
        test(emphasis_closes_beside_a_placeholder),
        test(code_keeps_its_braces),
        test(comments_keep_their_directives),
        test(escaped_braces_are_text),
        test(alerts_are_boxes),
        test(forms_are_read),
        test(bold_first_cells_head_rows),
        test(keeps_and_pages_are_comments),
        test(notes_stay_with_their_calls),
        test(no_word_of_html_is_lost),
        test(mistakes_are_named),
        test(depth_has_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
