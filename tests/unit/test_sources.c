// SPDX-License-Identifier: GPL-3.0-or-later
// Citations, the list that they make, and claims without a source.
#include "documents.h"

#define HEAD "---\nsources: tests/unit/sources.yaml\n---\n"
#define LIST "\n## Bronnen\n\n```sources\n```\n"

// The Markdown of a template that cites, or the messages.
static const char *cited(const char *body, const char *list) {
    const char *messages;
    struct text content = text_format(arena, HEAD "%s\n%s", body, list);
    struct document *document = expand_as(content, TEMPLATE_FILL, &messages);
    return document ? strchr(markdown_of(document).bytes, '#') : messages;
}

// What stands in the paragraph under the title.
static const char *called(const char *body) {
    const char *markdown = cited(text_format(arena, "# T\n\n%s\n", body).bytes, LIST);
    const char *start = strncmp(markdown, "# T\n\n", 5) ? markdown : markdown + 5;
    return text_slice(text_of(start), 0, strcspn(start, "\n")).length
               ? text_copy(arena, text_slice(text_of(start), 0, strcspn(start, "\n"))).bytes
               : start;
}

// The entries of the list.
static const char *listed(const char *body, const char *list) {
    const char *markdown = cited(text_format(arena, "# T\n\n%s\n", body).bytes, list);
    const char *entries = strstr(markdown, "\n- ");
    return entries ? entries + 1 : markdown;
}

// ---- calls ----

static void citations_read_as_names_and_years(void **state) {
    (void)state;
    assert_string_equal(called("Zo is het [@blog]."), "Zo is het ([Zeeman, 2020](#bronnen)).");
    assert_string_equal(called("Zeeman [-@blog, p. 3]"), "Zeeman ([2020, p. 3](#bronnen))");
    assert_string_equal(called("[zie @een, pp. 3–4; @drie; ook @wet]"),
                        "(zie [Ålund & Van den Bos, 2007, pp. 3–4](#bronnen); "
                        "[Bureau Zee e.a., z.d.](#bronnen); ook [Wet, 2015](#bronnen))");
    assert_string_equal(called("[@velen]"), "([A e.a., z.d.](#bronnen))");
}

static void works_of_one_year_get_letters(void **state) {
    (void)state;
    assert_string_equal(called("[@twee] en [@een]"), "([Ålund & Van den Bos, 2007a](#bronnen)) en "
                                                     "([Ålund & Van den Bos, 2007b](#bronnen))");
}

static void what_looks_like_a_citation_stays_text(void **state) {
    (void)state;
    given("{x: blog}");
    assert_string_equal(
        called("\\[@blog] [jan@blog.nl](x.html) [@](y.html) @blog [a@blog] [@blog]"),
        "\\[@blog\\] [jan@blog.nl](x.html) [@](y.html) @blog \\[a<!-- -->@blog\\] "
        "([Zeeman, 2020](#bronnen))");
    assert_string_equal(called("`[@blog]` [@blog]"), "`[@blog]` ([Zeeman, 2020](#bronnen))");
}

static void a_plain_file_without_bibliography_cites_nothing(void **state) {
    (void)state;
    assert_string_equal(read_plain("# T\n\nVan [@iemand].\n"), "  section\n"
                                                               "    heading 1 #t\n"
                                                               "      text \"T\"\n"
                                                               "    paragraph\n"
                                                               "      text \"Van [@iemand].\"\n");
}

static void a_note_may_cite(void **state) {
    (void)state;
    const char *markdown = cited("# T\n\na[^n] b[^n]\n\n[^n]: Zie [@blog].\n", LIST);
    assert_non_null(strstr(markdown, "a[^1] b[^1]"));
    assert_non_null(strstr(markdown, "[^1]: Zie ([Zeeman, 2020](#bronnen))."));
}

// ---- the list ----

static void entries_follow_the_apa(void **state) {
    (void)state;
    assert_string_equal(
        listed("[@een; @twee; @drie; @wet; @blog]", LIST),
        "- Ålund, J., & Bos, M. van den. (2007a). _Steun, opnieuw_ (2e druk, Reeks, deel 4). Huis "
        "B.V. (Eerste uitgave 1999: _Steun_.) **Niet nagekeken.** Niet gelezen.\n"
        "- Ålund, J.-P. É., & Bos, R. van den. (2007b). Steun? _Tijdschrift, 3_(1–2), 10–19. "
        "<https://doi.org/10.1000/x_1>\n"
        "- Bureau Zee, e.a. (z.d.). <span lang=\"en\">In a book</span>. In A. B. Hoed & C. Pet "
        "(Red.), <span lang=\"en\">_The book_</span> (pp. 3–5). **Niet gevonden.** Gezocht.\n"
        "- _Wet_. (2015). <https://example.org/wet>\n"
        "- Zeeman, B. (2020, 1 juni). _Een blog_ \\[blog\\].\n");
}

static void of_many_names_the_middle_is_left_out(void **state) {
    (void)state;
    assert_string_equal(listed("[@velen]", LIST),
                        "- A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, … V. (z.d.). "
                        "_Velen_.\n");
}

static void the_list_tells_what_was_read(void **state) {
    (void)state;
    assert_string_equal(listed("[@een]", "\n```sources\nchecked: true\n```\n"),
                        "- Ålund, J.-P. É., & Bos, R. van den. (2007). Steun? _Tijdschrift, "
                        "3_(1–2), 10–19. <https://doi.org/10.1000/x_1> _Nagekeken:_ Alles. Niet "
                        "nagekeken: pagina’s.\n");
}

static void the_list_holds_what_this_document_cites(void **state) {
    (void)state;
    given("{lang: false}");
    assert_string_equal(listed("[@wet]\n\n{{#if lang}}\n[@blog]\n{{/if}}\n", LIST),
                        "- _Wet_. (2015). <https://example.org/wet>\n");
}

static void calls_lead_to_their_entry(void **state) {
    (void)state;
    const char *messages;
    struct document *document =
        expand_as(TEXT(HEAD "# T\n\n[@wet]\n" LIST), TEMPLATE_FILL, &messages);
    const char *html = html_of(document).bytes;
    assert_non_null(strstr(html, "(<a href=\"#bron-wet\" role=\"doc-biblioref\">Wet, 2015</a>)"));
    assert_non_null(strstr(html, "<li id=\"bron-wet\">"));
    assert_non_null(strstr(dump_of(document).bytes, "list_item #bron-wet"));
}

// ---- mistakes ----

static const char *wrong(const char *body, const char *list) {
    return complaints(text_format(arena, HEAD "%s\n%s", body, list).bytes);
}

static void keys_must_exist(void **state) {
    (void)state;
    assert_string_equal(wrong("[@blgo] [@wet x] [@wet; ] [@wet; niemand]", LIST),
                        "4:2: error: there is no source \"blgo\"\n"
                        "4:14: error: this does not belong here\n"
                        "4:24: error: this cites nothing\n"
                        "4:34: error: this cites nothing\n");
    assert_string_equal(wrong("[@wet\nen zo]", LIST), "4:1: error: this citation is not closed\n");
    assert_string_equal(wrong("[@wet {{ x }}]", LIST), "4:1: error: this citation is not closed\n");
    assert_string_equal(wrong("[zie [@wet]](x.html)", LIST),
                        "4:6: error: a citation is a link itself and cannot stand in one\n");
}

static void citations_and_list_belong_together(void **state) {
    (void)state;
    assert_string_equal(wrong("Niets.", LIST),
                        "8:1: error: a list of sources, and nothing is cited\n");
    assert_string_equal(wrong("Zo [@wet].", ""),
                        "4:4: error: cited in a document without a list of sources\n");
    assert_string_equal(complaints("---\ntitle: T\n---\nZo [@wet].\n"),
                        "4:4: error: there is no bibliography to look in\n");
    assert_string_equal(complaints("Zo [@wet].\n"),
                        "1:4: error: there is no bibliography to look in\n");
    assert_string_equal(wrong("[@wet]", LIST LIST),
                        "13:1: error: a second list of sources in one document\n");
    given("{lang: false}");
    assert_string_equal(wrong("[@wet]\n\n{{#if lang}}\n" LIST "\n{{/if}}\n", ""),
                        "4:1: error: cited in a document without a list of sources\n");
}

static void quotations_name_their_source(void **state) {
    (void)state;
    given("{antwoord: ja}");
    assert_string_equal(wrong("> Zo is het.\n\n[@wet]\n", LIST),
                        "4:1: error: a quotation without its source\n");
    assert_string_equal(wrong("> Zo is het [@wet].\n\n> {{ antwoord }}\n", LIST), "");
    assert_string_equal(filled("> Zo is het.\n"), "  quote\n"
                                                  "    paragraph\n"
                                                  "      text \"Zo is het.\"\n");
}

static void facts_name_their_source(void **state) {
    (void)state;
    assert_string_equal(wrong("> [!NOTE]\n> <!-- fact -->\n> Zo is het [@wet].\n>\n"
                              "> Het is ook zo.\n>\n> - dit [@blog]\n> - dat\n>\n"
                              "> | a |\n> | - |\n> | x [@wet] |\n> | y |\n",
                              LIST),
                        "8:3: error: a claim without a source in a box that is marked as fact\n"
                        "11:5: error: a claim without a source in a box that is marked as fact\n"
                        "16:3: error: a claim without a source in a box that is marked as fact\n");
    assert_string_equal(wrong("> [!NOTE]\n> Zo is het.\n\n[@wet]", LIST), "");
    assert_string_equal(wrong("<!-- fact -->\n\n[@wet]", LIST),
                        "4:1: error: there is no box here to mark as fact\n");
}

static void a_reissue_loses_no_source(void **state) {
    (void)state;
    const char *head = "---\nsources: tests/unit/sources.yaml\nreplaces: %s\n---\n[@%s]\n" LIST;
    assert_string_equal(complaints(text_format(arena, head, "wet", "blog").bytes), "");
    assert_string_equal(
        complaints(text_format(arena, head, "wet", "een").bytes),
        "3:11: error: \"wet\" names the source \"blog\", which is not cited here\n");
    assert_string_equal(complaints(text_format(arena, head, "wte", "een").bytes),
                        "3:11: error: there is no source \"wte\"\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        test(citations_read_as_names_and_years),
        test(works_of_one_year_get_letters),
        test(what_looks_like_a_citation_stays_text),
        test(a_plain_file_without_bibliography_cites_nothing),
        test(a_note_may_cite),
        test(entries_follow_the_apa),
        test(of_many_names_the_middle_is_left_out),
        test(the_list_tells_what_was_read),
        test(the_list_holds_what_this_document_cites),
        test(calls_lead_to_their_entry),
        test(keys_must_exist),
        test(citations_and_list_belong_together),
        test(quotations_name_their_source),
        test(facts_name_their_source),
        test(a_reissue_loses_no_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
