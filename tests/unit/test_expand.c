// SPDX-License-Identifier: GPL-3.0-or-later
// Template and values to document: placeholders, branches, loops, notes, outline, forms.
#include "documents.h"

// ---- placeholders ----

static void answers_become_text(void **state) {
    (void)state;
    given("{a: \"**x**\\n\\n\\n\\nz\\tb\\u2028c\", leeg: \"\"}");
    assert_string_equal(filled("*{{ a }}* {{ leeg }}\n\n{{ leeg }}\n"), "  paragraph\n"
                                                                        "    emphasis\n"
                                                                        "      text \"**x**\"\n"
                                                                        "      line_break\n"
                                                                        "      line_break\n"
                                                                        "      text \"z b\"\n"
                                                                        "      line_break\n"
                                                                        "      text \"c\"\n");
}

static void blanks_leave_emphasis(void **state) {
    (void)state;
    given("{a: \" x \", b: \" \"}");
    assert_string_equal(filled("y **{{ a }}** z *{{ b }}* [{{ b }}](q.html)\n"),
                        "  paragraph\n"
                        "    text \"y \"\n"
                        "    strong\n"
                        "      text \"x\"\n"
                        "    text \" z \"\n"
                        "    link \"q.html\"\n"
                        "      text \"q.html\"\n");
}

static void destinations_stay_what_they_are(void **state) {
    (void)state;
    given("{site: \"https://a.nl/?q=1&r=2\", woord: \"a&b=c #d\", nummer: \"06 - 12 (34)\"}");
    assert_string_equal(filled("[x]({{ site }})"
                               "[y](https://a.nl/{{ woord }})"
                               "[z](tel:{{ nummer }})\n"),
                        "  paragraph\n"
                        "    link \"https://a.nl/?q=1&r=2\"\n"
                        "      text \"x\"\n"
                        "    link \"https://a.nl/a%26b%3Dc%20%23d\"\n"
                        "      text \"y\"\n"
                        "    link \"tel:061234\"\n"
                        "      text \"z\"\n");
}

static void unsafe_links_are_refused(void **state) {
    (void)state;
    static const char *const unsafe[] = {
        "javascript:alert(1)", " JavaScript:x", "java\tscript:x",  "vbscript:x",
        "data:text/html,x",    "x:y",           "\001javascript:x"};
    static const char *const safe[] = {"https://a.nl", "HTTP://a.nl", "mailto:a@b.nl", "tel:1",
                                       "a/b:c",        "?a:b",        "#a:b",          "a.html"};
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++)
        assert_false(link_is_safe(text_of(unsafe[i])));
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
        assert_true(link_is_safe(text_of(safe[i])));
    given("{a: \"javascript:alert(1)\"}");
    assert_string_equal(complaints("é [x]({{ a }})\n"),
                        "1:10: error: this link is not followed: \"javascript:alert(1)\"\n");
}

static void what_is_not_there_is_named(void **state) {
    (void)state;
    given("{a: null, b: [1], naam: Anna, c: \"\"}");
    assert_string_equal(complaints("é {{ a }} {{ b }} {{ nam }}\n\n## {{ c }}\n\n"
                                   "![{{ c }}](x.png) [x]({{ c }})\n"),
                        "1:6: error: \"a\" is nil\n"
                        "1:14: error: \"b\" is a list\n"
                        "1:22: error: unknown name \"nam\"\n"
                        "3:1: error: heading without words\n"
                        "5:1: error: image without a description\n"
                        "5:26: error: link without an address\n");
}

// ---- branches and loops ----

static void the_first_branch_that_holds(void **state) {
    (void)state;
    given("{nul: 0, niets: null, nee: false}");
    assert_string_equal(filled("{{#if niets}}\na\n{{#elseif nee}}\nb\n{{#elseif nul}}\nc\n"
                               "{{#else}}\nd\n{{/if}}\n"),
                        "  paragraph\n    text \"c\"\n");
}

static void loops_over_items_are_one_list(void **state) {
    (void)state;
    given("{l: [a, b], m: []}");
    const char *list = "  list tight\n"
                       "    list_item\n      paragraph\n        text \"a\"\n"
                       "    list_item\n      paragraph\n        text \"b\"\n"
                       "    list_item\n      paragraph\n        text \"c\"\n";
    assert_string_equal(filled("{{#each x in l}}\n- {{ x }}\n{{/each}}\n{{#each x in m}}\n"
                               "- {{ x }}\n{{/each}}\n- c\n"),
                        list);
    assert_string_equal(filled("- a\n- b\n\n<!-- -->\n- c\n"),
                        "  list tight\n"
                        "    list_item\n      paragraph\n        text \"a\"\n"
                        "    list_item\n      paragraph\n        text \"b\"\n"
                        "  list tight\n"
                        "    list_item\n      paragraph\n        text \"c\"\n");
}

static void loops_in_items_and_quotes(void **state) {
    (void)state;
    given("{l: [a, b]}");
    assert_string_equal(filled("- x\n  {{#each y in l}}\n  - {{ y }}\n  {{/each}}\n\n"
                               "> {{#each y in l}}\n> {{ y }}\n> {{/each}}\n"),
                        "  list tight\n"
                        "    list_item\n"
                        "      paragraph\n"
                        "        text \"x\"\n"
                        "      list tight\n"
                        "        list_item\n          paragraph\n            text \"a\"\n"
                        "        list_item\n          paragraph\n            text \"b\"\n"
                        "  quote\n"
                        "    paragraph\n      text \"a\"\n"
                        "    paragraph\n      text \"b\"\n");
}

static void rows_repeat(void **state) {
    (void)state;
    given("{l: [{n: a, v: 1}, {n: b, v: 0.5}, {n: c, v: null}]}");
    assert_string_equal(
        filled("| n | v |\n|---|---|\n"
               "| {{#each x in l}}{{#if x.v}}{{ x.n }} | {{ x.v }}{{/if}}{{/each}} |\n"
               "| d | e |\n"),
        "  table --\n"
        "    table_row header\n"
        "      table_cell 0 header\n        text \"n\"\n"
        "      table_cell 1 header\n        text \"v\"\n"
        "    table_row\n"
        "      table_cell 0\n        text \"a\"\n"
        "      table_cell 1\n        text \"1\"\n"
        "    table_row\n"
        "      table_cell 0\n        text \"b\"\n"
        "      table_cell 1\n        text \"0,5\"\n"
        "    table_row\n"
        "      table_cell 0\n        text \"d\"\n"
        "      table_cell 1\n        text \"e\"\n");
}

static void specimens_visit_everything(void **state) {
    (void)state;
    given("{nee: false, niets: null, l: [a, b], leeg: []}");
    visit_all = true;
    assert_string_equal(
        filled("{{#if nee}}\n{{ niets }}x{{ \"a\" .. niets }}\n{{#else}}\ny\n{{/if}}\n"
               "{{#each z in l}}\n{{ z }}\n{{/each}}\n"
               "{{#each z in leeg}}\n{{ z.q }}\n{{/each}}\n"),
        "  paragraph\n    text \"x\"\n"
        "  paragraph\n    text \"y\"\n"
        "  paragraph\n    text \"a\"\n");
    assert_string_equal(complaints("{{#if nee}}\n{{ niet }}\n{{/if}}\n"),
                        "2:4: error: unknown name \"niet\"\n");
}

static void notes_with_values_are_notes_of_their_own(void **state) {
    (void)state;
    given("{l: [a, b]}");
    assert_string_equal(filled("{{#each x in l}}\n{{ x }}[^v][^w]\n{{/each}}\n\n"
                               "[^v]: over {{ x }}\n[^w]: vast\n"),
                        "  paragraph\n"
                        "    text \"a\"\n"
                        "    footnote 1\n      paragraph\n        text \"over a\"\n"
                        "    footnote 2\n      paragraph\n        text \"vast\"\n"
                        "  paragraph\n"
                        "    text \"b\"\n"
                        "    footnote 3\n      paragraph\n        text \"over b\"\n"
                        "    footnote 2 again\n");
}

// ---- outline ----

static void levels_have_no_gaps(void **state) {
    (void)state;
    assert_string_equal(filled("# A\n### B\n#### C\n### D\n## E\n"),
                        "  section\n"
                        "    heading 1 #a\n      text \"A\"\n"
                        "    section\n"
                        "      heading 2 #b\n        text \"B\"\n"
                        "      section\n"
                        "        heading 3 #c\n          text \"C\"\n"
                        "    section\n"
                        "      heading 2 #d\n        text \"D\"\n"
                        "    section\n"
                        "      heading 2 #e\n        text \"E\"\n");
    visit_all = true;
    assert_string_equal(complaints("# A\n### B\n"),
                        "2:1: warning: this heading skips a level: 3 comes behind 1\n");
}

static void titles_head_documents(void **state) {
    (void)state;
    given("{n: Anna}");
    assert_string_equal(filled("---\ntitle: \"Voor {{ n }}\"\n---\n## A\n"),
                        "  section\n"
                        "    heading 1 #voor-anna\n      text \"Voor Anna\"\n"
                        "    section\n"
                        "      heading 2 #a\n        text \"A\"\n");
    assert_string_equal(filled("---\ntitle: T\n---\n# A\n# B\n"),
                        "  section\n"
                        "    heading 1 #t\n      text \"T\"\n"
                        "    section\n"
                        "      heading 2 #a\n        text \"A\"\n"
                        "    section\n"
                        "      heading 2 #b\n        text \"B\"\n");
}

static void anchors_are_those_of_github(void **state) {
    (void)state;
    assert_string_equal(filled("# Één ‘kop’, 2 *van*: a_b-c!\n## Kop\n## Kop\n## Kop-1\n## 😀\n"
                               "[a](#kop-1-1) [b](#%C3%A9%C3%A9n-kop-2-van-a_b-c)\n"),
                        "  section\n"
                        "    heading 1 #één-kop-2-van-a_b-c\n"
                        "      text \"Één ‘kop’, 2 \"\n"
                        "      emphasis\n        text \"van\"\n"
                        "      text \": a_b-c!\"\n"
                        "    section\n      heading 2 #kop\n        text \"Kop\"\n"
                        "    section\n      heading 2 #kop-1\n        text \"Kop\"\n"
                        "    section\n      heading 2 #kop-1-1\n        text \"Kop-1\"\n"
                        "    section\n      heading 2 #section\n        text \"😀\"\n"
                        "      paragraph\n"
                        "        link \"#kop-1-1\"\n          text \"a\"\n"
                        "        text \" \"\n"
                        "        link \"#%C3%A9%C3%A9n-kop-2-van-a_b-c\"\n          text \"b\"\n");
    assert_string_equal(complaints("# Kop\n[a](#kpo)\n"),
                        "2:1: error: no heading has the anchor #kpo\n");
}

static void a_keep_may_open_a_section(void **state) {
    (void)state;
    assert_string_equal(filled("# A\n<!-- keep -->\n## B\nc\n<!-- /keep -->\nd\n"),
                        "  section\n"
                        "    heading 1 #a\n      text \"A\"\n"
                        "    section\n"
                        "      keep\n"
                        "        heading 2 #b\n          text \"B\"\n"
                        "        paragraph\n          text \"c\"\n"
                        "      paragraph\n        text \"d\"\n");
}

static void nodes_are_numbered_in_order(void **state) {
    (void)state;
    const char *messages;
    struct document *document =
        expand_as(TEXT("# A\nb *c* d[^e]\n\n[^e]: f\n"), TEMPLATE_LITERAL, &messages);
    uint32_t number = 0;
    for (const struct node *node = document->root; node; node = node_next(node, document->root))
        assert_int_equal(node->number, number++);
    assert_int_equal(document->node_count, number);
    assert_string_equal(node_plain_text(arena, document->root).bytes, "A b c d");
}

// ---- forms ----

static const char *const survey =
    "survey: {sections: [{title: Thuis, introduction: Denk na., questions: ["
    "{id: a, text: Krijgt u hulp?, kind: single, optional: true, options: [{label: Ja}, {label: "
    "Nee}]},"
    "{id: b, text: Van wie?, kind: multiple, help: Meer mag., options: [{label: Oma}],"
    " ask_if: [{question: a, labels: [Ja]}, {question: z, text: Iets?, labels: [x, y]}]},"
    "{id: c, text: Vertel., kind: text, lines: 2},"
    "{id: d, text: Eén, kind: single, options: [{label: Waar}]},"
    "{id: e, text: Twee, kind: single, options: [{label: Waar}]}]}]}\n";

static void surveys_become_forms(void **state) {
    (void)state;
    given(survey);
    const char *messages;
    struct document *document = expand_as(TEXT("# A\n\n```questions\nsurvey: \"= survey\"\n```\n"),
                                          TEMPLATE_FILL, &messages);
    assert_string_equal(messages, "");
    assert_string_equal(strstr(markdown_of(document).bytes, "# A"),
                        "# A\n\n## Thuis\n\nDenk na.\n\n"
                        "<!-- keep -->\n\n"
                        "**1. Krijgt u hulp?** (mag open blijven)\n\n"
                        "Kruis één antwoord aan.\n\n- [ ] Ja\n- [ ] Nee\n\n"
                        "<!-- /keep -->\n\n<!-- keep -->\n\n"
                        "**2. Van wie?**\n\n"
                        "_Alleen invullen als bij vraag 1 ‘Ja’ en bij ‘Iets?’ ‘x’ of ‘y’ is "
                        "aangekruist._\n\n"
                        "Meer mag. Kruis alles aan wat past.\n\n- [ ] Oma\n\n"
                        "<!-- /keep -->\n\n<!-- keep -->\n\n"
                        "**3. Vertel.**\n\n"
                        "………………………………………………………………………………\\\n………………………………………………………………………………\n\n"
                        "<!-- /keep -->\n\n<!-- keep -->\n\n"
                        "Zet bij elke zin één kruisje.\n\n<!-- /keep -->\n\n"
                        "|  | Waar |\n| --- | :-: |\n| 4. Eén | ☐ |\n| 5. Twee | ☐ |\n");
}

static void rosters_are_tables(void **state) {
    (void)state;
    given("q: [{text: Wie?, kind: roster, maximum_rows: 2, columns: [{text: Naam, label: Naam},"
          " {text: Kind?, label: Kind, options: [{label: ja}, {label: nee}]}]}]\n");
    const char *messages;
    struct document *document =
        expand_as(TEXT("```questions\nquestions: \"= q\"\n```\n"), TEMPLATE_FILL, &messages);
    assert_string_equal(messages, "");
    assert_string_equal(strstr(markdown_of(document).bytes, "| Nr."),
                        "| Nr. | Naam | Kind? |\n| --- | --- | --- |\n"
                        "| 1 |  | ☐ ja<br>☐ nee |\n| 2 |  | ☐ ja<br>☐ nee |\n");
    assert_string_equal(complaints("```questions\nsurvey: 1\n```\n"),
                        "2:9: error: there are no questions here\n");
    assert_string_equal(complaints("```lines\ncount: 0\n```\n"),
                        "2:8: error: this is no number of lines\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        test(answers_become_text),
        test(blanks_leave_emphasis),
        test(destinations_stay_what_they_are),
        test(unsafe_links_are_refused),
        test(what_is_not_there_is_named),
        test(the_first_branch_that_holds),
        test(loops_over_items_are_one_list),
        test(loops_in_items_and_quotes),
        test(rows_repeat),
        test(specimens_visit_everything),
        test(notes_with_values_are_notes_of_their_own),
        test(levels_have_no_gaps),
        test(titles_head_documents),
        test(anchors_are_those_of_github),
        test(a_keep_may_open_a_section),
        test(nodes_are_numbered_in_order),
        test(surveys_become_forms),
        test(rosters_are_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
