// SPDX-License-Identifier: GPL-3.0-or-later
// HTML and SVG: what answers cannot do, what a listener hears, where the landmarks are.
#include "documents.h"

#include "markup/html.h"

#include <unistd.h>

static const char *page_of(const char *template) {
    const char *messages;
    struct document *document = expand_as(text_of(template), TEMPLATE_FILL, &messages);
    assert_string_equal(messages, "");
    return html_of(document).bytes;
}

static void assert_holds(const char *page, const char *part) {
    if (strstr(page, part))
        return;
    print_message("%s\n--- lacks\n%s\n", page, part);
    fail();
}

static void assert_lacks(const char *page, const char *part) {
    assert_null(strstr(page, part));
}

static void answers_are_text(void **state) {
    (void)state;
    given("{a: '**x** | <script>alert(\"1\")</script> {{ os.exit() }} & 😀'}");
    const char *text = "**x** | &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; {{ os.exit() }} "
                       "&amp; 😀";
    const char *page =
        page_of("---\ntitle: \"{{ a }}\"\nsubject: \"{{ a }}\"\n---\n# {{ a }}\n\n"
                "| {{ a }} |\n|---|\n| {{ a }} |\n\n*{{ a }}*[^x]\n\n[^x]: {{ a }}\n");
    size_t found = 0;
    for (const char *at = page; (at = strstr(at, text)); at++)
        found++;
    // title, description, heading, label of the table, both cells, emphasis, note
    assert_int_equal(found, 8);
    assert_lacks(page, "<script");
}

static void unsafe_links_are_only_words(void **state) {
    (void)state;
    const char *messages;
    struct document *document =
        expand_as(TEXT("[x](javascript:alert(1))\n"), TEMPLATE_LITERAL, &messages);
    assert_lacks(html_of(document).bytes, "javascript");
    // Even in a tree that somebody else made.
    struct node *link = document->root->first->first;
    assert_int_equal(link->kind, NODE_TEXT);
    struct node *forged = node_create(arena, NODE_LINK, link->position);
    forged->link.destination = TEXT("javascript:alert(1)");
    node_append(document->root->first, forged);
    assert_lacks(html_of(document).bytes, "javascript");
    assert_lacks(markdown_of(document).bytes, "javascript");
}

static void addresses_are_encoded(void **state) {
    (void)state;
    assert_holds(page_of("[x](<https://a.nl/b c\"d?e=f&g> \"t'\")\n"),
                 "<a href=\"https://a.nl/b%20c%22d?e=f&amp;g\" title=\"t&#39;\">x</a>");
}

static void a_page_has_landmarks_and_one_title(void **state) {
    (void)state;
    const char *page = page_of("---\nlang: en\nsubtitle: Sub\nnotice: Example\nauthor: Me\n---\n"
                               "# T *e*\n\na\n\n## B\n");
    assert_holds(page, "<html lang=\"en\">");
    assert_holds(page, "<title>T e</title>");
    assert_holds(page, "<meta name=\"description\" content=\"Example. Sub\">");
    assert_holds(page, "<meta name=\"author\" content=\"Me\">");
    assert_holds(page,
                 "<header>\n<p class=\"masthead\">Me</p>\n<p class=\"notice\">Example</p>\n"
                 "<h1 id=\"t-e\">T <em>e</em></h1>\n<p class=\"subtitle\">Sub</p>\n</header>");
    assert_holds(page, "<main id=\"Main\">\n<section>\n<p>a</p>\n<section>\n<h2 id=\"b\">B</h2>");
    assert_holds(page, "<footer>\n<p class=\"colophon\">Netwerk &amp; Co</p>\n</footer>");
    assert_lacks(page, "<nav");
    assert_lacks(page, "http:");
    assert_lacks(page, "url(");
}

static void long_pages_have_contents(void **state) {
    (void)state;
    const char *page = page_of("# T\n## A\n## B & C\n## D\n### x\n## E\n## F\n");
    assert_holds(page, "<a class=\"skip\" href=\"#Main\">Naar de tekst</a>");
    assert_holds(page, "<li><a href=\"#b--c\">B &amp; C</a></li>\n<li><a href=\"#d\">D</a></li>\n"
                       "<li><a href=\"#e\">E</a></li>");
}

static void notes_lead_there_and_back(void **state) {
    (void)state;
    const char *page = page_of("a[^x] b[^x]\n\n[^x]: c\n");
    assert_holds(page, "<p>a<sup><a id=\"Call-1\" href=\"#Note-1\" role=\"doc-noteref\" "
                       "aria-label=\"Noot 1\">1</a></sup> b<sup><a href=\"#Note-1\" ");
    assert_holds(page, "<li id=\"Note-1\">\n<p>c <a href=\"#Call-1\" role=\"doc-backlink\" "
                       "aria-label=\"Terug naar de tekst bij noot 1\">↩</a></p>\n</li>");
}

static void tables_say_what_heads_what(void **state) {
    (void)state;
    assert_holds(page_of("|  | b |\n|---|--:|\n| **c** | d |\n"),
                 "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Tabel: b\">\n"
                 "<table>\n<thead>\n<tr><td></td><th scope=\"col\" class=\"right\">b</th></tr>\n"
                 "</thead>\n<tbody>\n<tr><th scope=\"row\"><strong>c</strong></th><td "
                 "class=\"right\">d</td></tr>\n"
                 "</tbody>\n</table>\n</div>");
}

static void columns_to_write_in_are_told_from_cells_that_are_empty(void **state) {
    (void)state;
    const char *page = page_of("| a | b | c |\n|---|---|---|\n| d |  |  |\n| e | f |  |\n");
    assert_holds(page, "<tr><td>d</td><td></td><td class=\"write\"></td></tr>");
    assert_holds(page, "<tr><td>e</td><td>f</td><td class=\"write\"></td></tr>");
    assert_holds(page_of("|  | ja |\n|---|:-:|\n| **a** | ☐ |\n"), "<table class=\"ticks\">");
    assert_lacks(page, "class=\"ticks\"");
}

static void drawings_in_house_colours_change_with_them(void **state) {
    (void)state;
    struct drawing drawing = {.width = 100, .height = 50, .title = TEXT("A")};
    struct html_options options = {.palette = palette};
    assert_true(html_in_house_colours(&drawing, &options));
    drawing_line(arena, &drawing, (struct point){0, 1}, (struct point){2, 3}, 1, palette.line);
    drawing_rectangle(arena, &drawing, (struct point){0, 0}, 1, 1, 0, palette.accent);
    drawing_text(arena, &drawing, (struct point){5, 5}, 5.5F, ANCHOR_END, true, palette.text,
                 TEXT("x"));
    assert_true(html_in_house_colours(&drawing, &options));
    struct builder svg = {.arena = arena};
    svg_write_inline(&svg, &drawing, TEXT("f"), NULL);
    assert_holds(builder_result(&svg).bytes,
                 "<svg viewBox=\"0 0 100 50\" width=\"200\" height=\"100\" role=\"img\" "
                 "aria-labelledby=\"f-title f-description\"");
    drawing_rectangle(arena, &drawing, (struct point){0, 0}, 1, 1, 0, (struct colour){1, 2, 3});
    assert_false(html_in_house_colours(&drawing, &options));
}

static void paper_shows_an_address_once(void **state) {
    (void)state;
    const char *page = page_of("<https://a.nl/> [b](https://b.nl/)\n");
    assert_holds(page, "<a class=\"address\" href=\"https://a.nl/\">https://a.nl/</a>");
    assert_holds(page, "<a href=\"https://b.nl/\">b</a>");
}

static void a_title_may_be_the_full_name_of_a_link(void **state) {
    (void)state;
    given("{a: 'R\"1'}");
    const char *page = page_of("[pdf](a.pdf \"pdf: {{ a }}\") [b](b.pdf \"of {{ a }}\")\n");
    assert_holds(page, "<a href=\"a.pdf\" aria-label=\"pdf: R&quot;1\">pdf</a>");
    assert_holds(page, "<a href=\"b.pdf\" title=\"of R&quot;1\">b</a>");
}

static void forms_are_drawn(void **state) {
    (void)state;
    const char *page = page_of("- [ ] ja\n- [x] nee\n\n```lines\ncount: 2\n```\n\n> [!TIP]\n> a\n");
    assert_holds(page, "<ul class=\"tasks\">\n<li><span class=\"tick\" role=\"img\" "
                       "aria-label=\"hokje om aan te kruisen\"></span><div>ja</div></li>");
    assert_holds(page, "aria-label=\"aangekruist\">✕</span><div>nee</div>");
    assert_holds(page, "<div class=\"lines\" role=\"img\" aria-label=\"ruimte om te "
                       "schrijven: 2 regels\"><span></span><span></span></div>");
    assert_holds(
        page,
        "<aside class=\"box tip\" role=\"note\">\n<p class=\"label\"><svg viewBox=\"0 0 24 24\" "
        "aria-hidden=\"true\">");
    assert_holds(page, "</svg>Tip</p>\n<p>a</p>\n</aside>");
}

static void blocks_keep_their_kind(void **state) {
    (void)state;
    const char *page = page_of("3. a\n4. b\n\n   c\n\n> q\n\n```c\nx<y\n```\n\n***\n\n"
                               "<span lang=\"en\">care</span> ~~d~~ `e` f\\\ng\n\n"
                               "<!-- keep -->\nk\n<!-- /keep -->\n<!-- pagebreak -->\n");
    assert_holds(page,
                 "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ol>");
    assert_holds(page, "<blockquote>\n<p>q</p>\n</blockquote>");
    assert_holds(page, "<pre tabindex=\"0\"><code>x&lt;y\n</code></pre>\n<hr>");
    assert_holds(page, "<p><span lang=\"en\">care</span> <del>d</del> <code>e</code> f<br>\ng</p>");
    assert_holds(page, "<div class=\"keep\">\n<p>k</p>\n</div>\n<div class=\"page-break\"></div>");
}

static void pictures_are_part_of_the_page(void **state) {
    (void)state;
    char path[] = "/tmp/steunblad-XXXXXX.png";
    int file = mkstemps(path, 4);
    assert_true(file >= 0 && write(file, "\x89PN", 3) == 3 && close(file) == 0);
    const char *page = page_of(text_format(arena, "![a \"b\"](%s)\n", path).bytes);
    unlink(path);
    assert_holds(page, "<img src=\"data:image/png;base64,iVBO\" alt=\"a &quot;b&quot;\">");
    assert_holds(page_of("![weg](weg.png) ![ver](https://a.nl/b.png)\n"), "<p>weg ver</p>");
}

static void drawings_are_svg(void **state) {
    (void)state;
    struct drawing drawing = {.width = 100,
                              .height = 50.126F,
                              .title = TEXT("A & B"),
                              .description = TEXT("<c>"),
                              .language = TEXT("nl")};
    struct builder svg = {.arena = arena};
    drawing_line(arena, &drawing, (struct point){0, 1}, (struct point){2, 3}, 0.5F, palette.line);
    drawing_rectangle(arena, &drawing, (struct point){0, 0}, 10, 5, 1, palette.accent);
    drawing_frame(arena, &drawing, (struct point){0, 0}, 10, 5, 0, 1, palette.line);
    drawing_text(arena, &drawing, (struct point){5, 5}, 9, ANCHOR_END, true, palette.text,
                 TEXT("<x>"));
    svg_write(&svg, &drawing);
    assert_string_equal(
        builder_result(&svg).bytes,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50.13\" width=\"100\" "
        "height=\"50.13\" xml:lang=\"nl\" role=\"img\" aria-labelledby=\"figure-title "
        "figure-description\" "
        "font-family=\"'Noto Sans', sans-serif\">\n"
        "<title id=\"figure-title\">A &amp; B</title>\n"
        "<desc id=\"figure-description\">&lt;c&gt;</desc>\n"
        "<line x1=\"0\" y1=\"1\" x2=\"2\" y2=\"3\" stroke=\"#b9c2c7\" stroke-width=\"0.5\"/>\n"
        "<rect x=\"0\" y=\"0\" width=\"10\" height=\"5\" rx=\"1\" fill=\"#0b5a5e\"/>\n"
        "<rect x=\"0\" y=\"0\" width=\"10\" height=\"5\" fill=\"none\" stroke=\"#b9c2c7\" "
        "stroke-width=\"1\"/>\n"
        "<text x=\"5\" y=\"5\" font-size=\"9\" text-anchor=\"end\" font-weight=\"700\" "
        "fill=\"#1b1f23\">&lt;x&gt;</text>\n"
        "</svg>\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        test(answers_are_text),
        test(unsafe_links_are_only_words),
        test(addresses_are_encoded),
        test(a_page_has_landmarks_and_one_title),
        test(long_pages_have_contents),
        test(notes_lead_there_and_back),
        test(tables_say_what_heads_what),
        test(columns_to_write_in_are_told_from_cells_that_are_empty),
        test(drawings_in_house_colours_change_with_them),
        test(paper_shows_an_address_once),
        test(a_title_may_be_the_full_name_of_a_link),
        test(forms_are_drawn),
        test(blocks_keep_their_kind),
        test(pictures_are_part_of_the_page),
        test(drawings_are_svg),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
