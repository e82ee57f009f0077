// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents on pages: nothing lost, nothing outside the column, and what belongs together stays
 * together. Most tests try many lengths of text before what they look at, so that page breaks come
 * at every possible place. */
#include "layout/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
// cmocka wants the four above first
#include <cmocka.h>

static struct arena *run, *arena;
static struct diagnostics diagnostics;
static struct style *usual;
static struct font_set *fonts;

static struct style *style_of(const char *yaml) {
    struct source *source = source_from_text(run, TEXT("style"), text_of(yaml), &diagnostics);
    struct style *style = style_read(run, source, &diagnostics);
    assert_non_null(style);
    return style;
}

static int load(void **state) {
    (void)state;
    run = arena_create();
    arena = arena_create();
    diagnostics = diagnostics_create(run);
    usual = style_of("name: test\n");
    fonts =
        font_set_load(run, usual->family, usual->mono_family, usual->family_position, &diagnostics);
    return fonts ? 0 : -1;
}

static int unload(void **state) {
    (void)state;
    font_set_destroy(fonts);
    arena_destroy(arena);
    arena_destroy(run);
    return 0;
}

static int begin(void **state) {
    (void)state;
    arena_reset(arena);
    diagnostics = diagnostics_create(arena);
    return 0;
}

static const struct document *document_of(struct text markdown) {
    struct source *source = source_from_text(arena, TEXT("test.md"), markdown, &diagnostics);
    struct template *template = template_read(arena, source, TEMPLATE_LITERAL, NULL, &diagnostics);
    assert_non_null(template);
    struct expansion expansion = {.fonts = fonts,
                                  .palette = &usual->palette,
                                  .figure_width = style_column_width(usual),
                                  .language = TEXT("nl")};
    struct document *document = template_expand(arena, template, &expansion, &diagnostics);
    assert_non_null(document);
    return document;
}

static const struct pages *pages_of(const struct style *style, struct text markdown) {
    return layout_document(arena, document_of(markdown), style, fonts, &diagnostics);
}

static const struct pages *set(const char *markdown) {
    const struct pages *pages = pages_of(usual, text_of(markdown));
    assert_non_null(pages);
    return pages;
}

/* `count` times `line`, then `rest`. */
static struct text after(unsigned count, const char *line, const char *rest) {
    struct builder builder = {.arena = arena};
    for (unsigned i = 0; i < count; i++)
        builder_string(&builder, line);
    builder_string(&builder, rest);
    return builder_result(&builder);
}

// ---- what stands where ----

struct spot {
    size_t page;
    const struct item *item;
};

static bool is_content(const struct item *item) {
    return !node_is_artifact(item->node);
}

static struct text item_text(const struct item *item) {
    const struct shaped *shaped = item->glyphs.shaped;
    if (item->glyphs.count == shaped->glyph_count)
        return item->glyphs.actual_text.length ? item->glyphs.actual_text : shaped->text;
    uint32_t start = (uint32_t)shaped->text.length, end = start;
    for (uint32_t i = 0; i < item->glyphs.count; i++) {
        uint32_t cluster = shaped->glyphs[item->glyphs.first + i].cluster;
        start = cluster < start ? cluster : start;
    }
    if (item->glyphs.first + item->glyphs.count < shaped->glyph_count)
        end = shaped->glyphs[item->glyphs.first + item->glyphs.count].cluster;
    return text_slice(shaped->text, start, end);
}

/* The first content whose text contains `part`. */
static struct spot find(const struct pages *pages, const char *part) {
    for (size_t page = 0; page < pages->count; page++)
        for (size_t i = 0; i < pages->pages[page].item_count; i++) {
            const struct item *item = &pages->pages[page].items[i];
            if (item->kind == ITEM_GLYPHS && is_content(item) &&
                text_find(item_text(item), text_of(part), 0) != SIZE_MAX)
                return (struct spot){page, item};
        }
    fail_msg("\"%s\" is on no page", part);
    return (struct spot){0};
}

static size_t count_items(const struct pages *pages, enum item_kind kind, const struct node *node) {
    size_t count = 0;
    for (size_t page = 0; page < pages->count; page++)
        for (size_t i = 0; i < pages->pages[page].item_count; i++) {
            const struct item *item = &pages->pages[page].items[i];
            count += item->kind == kind && (!node || item->node == node);
        }
    return count;
}

static void count_bytes(struct text text, size_t counts[256]) {
    for (size_t i = 0; i < text.length; i++)
        if (!strchr(" \t\n", text.bytes[i]))
            counts[(unsigned char)text.bytes[i]]++;
}

/* Every character of the document is on the pages exactly once. */
static void assert_all_text(const struct pages *pages) {
    size_t wanted[256] = {0}, found[256] = {0};
    const struct node *root = pages->document->root;
    for (const struct node *node = root; node; node = node_next(node, root))
        if (node->kind == NODE_TEXT || node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK)
            count_bytes(node->text.content, wanted);
    for (size_t page = 0; page < pages->count; page++)
        for (size_t i = 0; i < pages->pages[page].item_count; i++) {
            const struct item *item = &pages->pages[page].items[i];
            bool text = item->kind == ITEM_GLYPHS && is_content(item) && !item->glyphs.hyphen &&
                        !item->glyphs.label && item->node->kind != NODE_FOOTNOTE;
            if (text)
                count_bytes(item_text(item), found);
        }
    for (int byte = 0; byte < 256; byte++)
        if (wanted[byte] != found[byte])
            fail_msg("byte %02x: %zu in the document, %zu on the pages", (unsigned)byte,
                     wanted[byte], found[byte]);
}

static void assert_inside(const struct pages *pages) {
    const struct style *style = pages->style;
    for (size_t page = 0; page < pages->count; page++) {
        float left = page % 2 ? style->margin_outer : style->margin_inner;
        for (size_t i = 0; i < pages->pages[page].item_count; i++) {
            const struct item *item = &pages->pages[page].items[i];
            if (!is_content(item))
                continue;
            assert_true(item->x >= left - 0.1F);
            assert_true(item->x + item->width <= left + style_column_width(style) + 0.1F);
            assert_true(item->y >= style->margin_top - 0.1F);
            assert_true(item->y <= style->page_height - style->margin_bottom + 0.1F);
        }
    }
}

#define LINE "Een regel tekst die alleen staat.\n\n"
#define LONG                                                                                       \
    "Ouders staan er zelden helemaal alleen voor, want een oma die op woensdag oppast, een "       \
    "buurman die de fiets plakt en een vriendin die belt zijn kleine dingen, die samen het "       \
    "verschil maken voor een gezin dat het even moeilijk heeft en dat zelf misschien niet zo "     \
    "gemakkelijk om hulp vraagt als anderen denken dat het zou moeten kunnen doen in zo'n tijd. "

static const char everything[] =
    "# Kop\n\n" LONG "met **vet**, *schuin*, ***beide***, `code`, ~~weg~~ en [een link](https://"
    "example.org/).\n\n## Lijst\n\n1. een\n2. twee\n   - drie\n     vier\n\n- [x] ja\n- [ ] nee\n\n"
    "> [!TIP]\n> Vraag\\\n> het.\n\n> Citaat\n>\n> ```\n> code  met   wit\n> ```\n\n---\n\n"
    "| a | b |\n|:-:|--:|\n| c | **d** e |\n\nEen noot[^n].\n\n[^n]: De noot.\n\n"
    "https://example.org/een/heel/lang/pad/dat-niet-op-een-regel-past/en-dus-moet-worden/"
    "afgebroken/na-een-streepje/of_iets_dergelijks/want.anders.past.het.niet\n";

static void nothing_is_lost(void **state) {
    (void)state;
    const struct pages *pages = set(everything);
    assert_int_equal(diagnostics.errors + diagnostics.warnings, 0);
    assert_all_text(pages);
    assert_inside(pages);
}

static void nothing_is_lost_in_any_style(void **state) {
    (void)state;
    static const char *const styles[] = {
        "name: smal\npage: {size: {width: 70, height: 90}, margins: {top: 14, bottom: 14, "
        "inner: 10, outer: 8}}\n",
        "name: groot\ntype: {body: {size: 30}, table: {size: 28}}\n",
        "name: recht\ntext: {justified: true}\n",
        "name: heel\ntext: {hyphens: never}\npage: {size: A5}\nframed: true\n",
    };
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        const struct pages *pages = pages_of(style_of(styles[i]), text_of(everything));
        assert_non_null(pages);
        assert_all_text(pages);
        assert_inside(pages);
    }
}

static void headings_stay_with_text(void **state) {
    (void)state;
    for (unsigned lines = 20; lines < 34; lines++) {
        begin(state);
        struct text text = after(lines, LINE, "## Zoek mij\n\n### En mij\n\n" LONG "\n");
        const struct pages *pages = pages_of(usual, text);
        struct spot heading = find(pages, "Zoek mij"), second = find(pages, "En mij");
        struct spot text_spot = find(pages, "Ouders staan");
        assert_int_equal(heading.page, text_spot.page);
        assert_int_equal(second.page, text_spot.page);
        assert_int_equal(find(pages, "fiets plakt").page, text_spot.page); // its second line
    }
}

static void no_widows_and_orphans(void **state) {
    (void)state;
    for (unsigned lines = 20; lines < 34; lines++) {
        begin(state);
        const struct pages *pages = pages_of(usual, after(lines, LINE, LONG LONG "\n"));
        const struct node *paragraph = find(pages, "Ouders staan").item->node->parent;
        size_t on_page[4] = {0}, total = 0;
        for (size_t page = 0; page < pages->count; page++)
            for (size_t i = 0; i < pages->pages[page].item_count; i++) {
                const struct item *item = &pages->pages[page].items[i];
                bool own = item->kind == ITEM_GLYPHS && item->node->parent == paragraph;
                on_page[page] += own;
                total += own;
            }
        assert_true(total >= 6);
        for (size_t page = 0; page < pages->count; page++)
            assert_int_not_equal(on_page[page], 1);
    }
}

static void keeps_are_kept(void **state) {
    (void)state;
    static const char kept[] =
        "<!-- keep -->\n\neen begin\n\n" LONG "\n\n" LONG "\n\nhet einde\n\n<!-- /keep -->\n";
    size_t moved = 0;
    for (unsigned lines = 16; lines < 34; lines++) {
        begin(state);
        const struct pages *pages = pages_of(usual, after(lines, LINE, kept));
        size_t page = find(pages, "een begin").page;
        assert_int_equal(page, find(pages, "het einde").page);
        moved += page == 1;
    }
    assert_true(moved > 5 && moved < 18);
}

/* What is higher than a page is cut where it hurts least, and does not begin on a new page. */
/* Heading, introduction, question and the first answers. */
static void questions_stay_with_their_tables(void **state) {
    (void)state;
    static const char question[] = "## Een kop\n\neen inleiding\\\nvan twee regels\n\n"
                                   "<!-- keep -->\n\n**een vraag**\n\n*een voorwaarde*\n\n"
                                   "een aanwijzing\n\n<!-- /keep -->\n\n"
                                   "| | ja | nee |\n| --- | --- | --- |\n"
                                   "| de eerste | ☐ | ☐ |\n| de tweede | ☐ | ☐ |\n";
    for (unsigned lines = 16; lines < 34; lines++) {
        begin(state);
        const struct pages *pages = pages_of(usual, after(lines, LINE, question));
        size_t page = find(pages, "de eerste").page;
        static const char *const parts[] = {"Een kop", "van twee", "een vraag", "een aanwijzing"};
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            assert_int_equal(find(pages, parts[i]).page, page);
    }
}

/* A page with nothing on it but “Klaar!” would look like a mistake. */
static void what_closes_a_form_comes_with_its_last_question(void **state) {
    (void)state;
    for (unsigned lines = 20; lines < 60; lines++) {
        begin(state);
        const struct pages *pages = pages_of(
            usual,
            after(lines, LINE, "<!-- keep -->\n\nvraag\n\n<!-- /keep -->\n\nklaar\n\nvragen?\n"));
        assert_int_equal(find(pages, "vraag").page, find(pages, "klaar").page);
    }
}

static void a_keep_too_high_is_cut(void **state) {
    (void)state;
    struct builder builder = {.arena = arena};
    builder_string(&builder, LINE "<!-- keep -->\n\neen begin\n\n");
    for (int i = 0; i < 30; i++)
        builder_string(&builder, LONG "\n\n");
    builder_string(&builder, "<!-- /keep -->\n");
    const struct pages *pages = pages_of(usual, builder_result(&builder));
    assert_int_equal(find(pages, "een begin").page, 0);
    assert_int_equal(pages->count, 4);
    assert_all_text(pages);
}

/* Two lines too many for a page: the room between paragraphs gives them back. */
static void no_page_for_a_few_lines(void **state) {
    (void)state;
    unsigned lines = 1;
    while (pages_of(usual, after(lines, LINE, ""))->count == 1)
        lines++, begin(state);
    struct style *loose = style_of("name: los\ntype: {body: {after: 16.5}}\n");
    unsigned fewer = 1;
    while (pages_of(loose, after(fewer, LINE, ""))->count == 1)
        fewer++, begin(state);
    assert_true(fewer < lines);
    // The lines on a full page stand closer than the style would have them, all alike.
    const struct pages *pages = pages_of(loose, after(fewer - 1, LINE, ""));
    float first = 0, second = 0, last = 0, before_last = 0;
    for (size_t i = 0; i < pages->pages[0].item_count; i++) {
        const struct item *item = &pages->pages[0].items[i];
        if (!is_content(item))
            continue;
        if (first == 0)
            first = item->y;
        else if (second == 0)
            second = item->y;
        before_last = last;
        last = item->y;
    }
    float step = loose->body.leading + loose->body.space_after;
    assert_true(second - first < step - 1);
    float difference = (second - first) - (last - before_last);
    assert_true(difference < 0.01F && difference > -0.01F);
    assert_inside(pages);
    // Before a page break as well; but a page that has little on it by intent stays.
    const char *const part = "<!-- pagebreak -->\n\neen deel\n\n";
    assert_int_equal(pages_of(loose, after(fewer - 1, LINE, part))->count, 2);
    assert_int_equal(pages_of(usual, after(1, LINE, part))->count, 2);
}

static void page_breaks_break(void **state) {
    (void)state;
    const struct pages *pages = set("een\n\n<!-- pagebreak -->\n\ntwee\n\n<!-- pagebreak -->\n");
    assert_int_equal(pages->count, 2);
    assert_int_equal(find(pages, "twee").page, 1);
}

static void boxes_and_their_labels(void **state) {
    (void)state;
    for (unsigned lines = 20; lines < 34; lines++) {
        begin(state);
        struct text text = after(lines, LINE, "> [!WARNING]\n> Vraag eerst.\n>\n> Dan pas.\n");
        const struct pages *pages = pages_of(usual, text);
        struct spot label = find(pages, "Let");
        assert_int_equal(label.item->node->kind, NODE_BOX);
        assert_true(label.item->glyphs.label);
        assert_int_equal(label.page, find(pages, "Dan pas").page);
    }
}

// ---- notes ----

static void notes_stand_at_the_foot(void **state) {
    (void)state;
    for (unsigned lines = 20; lines < 34; lines++) {
        begin(state);
        struct text text =
            after(lines, LINE, "Roep nu[^a].\n\n" LONG "\n\n[^a]: De inhoud van de noot.\n");
        const struct pages *pages = pages_of(usual, text);
        struct spot call = find(pages, "Roep"), note = find(pages, "De inhoud");
        assert_int_equal(call.page, note.page);
        assert_true(note.item->y > call.item->y);
        assert_inside(pages);
    }
}

static void long_notes_go_on_overleaf(void **state) {
    (void)state;
    struct builder builder = {.arena = arena};
    for (int i = 0; i < 12; i++)
        builder_string(&builder, LINE);
    builder_string(&builder, "Roep[^a].\n\n" LONG "\n\n[^a]: Begin. ");
    for (int i = 0; i < 9; i++)
        builder_string(&builder, LONG);
    builder_string(&builder, "Slot.\n");
    const struct pages *pages = pages_of(usual, builder_result(&builder));
    assert_int_equal(find(pages, "Roep").page, find(pages, "Begin.").page);
    assert_int_equal(find(pages, "Slot.").page, 1);
    assert_all_text(pages);
    assert_inside(pages);
}

static void note_labels_and_calls_differ(void **state) {
    (void)state;
    const struct pages *pages = set("Een[^a].\n\n[^a]: Noot.\n");
    size_t labels = 0, calls = 0;
    for (size_t i = 0; i < pages->pages[0].item_count; i++) {
        const struct item *item = &pages->pages[0].items[i];
        bool note = item->node->kind == NODE_FOOTNOTE && item->kind == ITEM_GLYPHS;
        labels += note && item->glyphs.label;
        calls += note && !item->glyphs.label;
    }
    assert_int_equal(labels, 1);
    assert_int_equal(calls, 1);
    assert_int_equal(pages->pages[0].link_count, 1);
    assert_int_equal(pages->destination_count, 1);
    assert_int_equal(pages->destinations[0].node->kind, NODE_FOOTNOTE);
}

// ---- tables ----

static struct text table_of(unsigned rows) {
    struct builder builder = {.arena = arena};
    builder_string(&builder, "| Naam | Uitleg |\n|---|--:|\n");
    for (unsigned i = 0; i < rows; i++)
        builder_format(&builder, "| rij %u | %s |\n", i, LONG);
    return builder_result(&builder);
}

static void table_heads_are_repeated(void **state) {
    (void)state;
    const struct pages *pages = pages_of(usual, table_of(40));
    assert_true(pages->count > 2);
    assert_all_text(pages); // so the repeated heads are no content
    assert_inside(pages);
    for (size_t page = 1; page < pages->count; page++) {
        size_t heads = 0;
        for (size_t i = 0; i < pages->pages[page].item_count; i++) {
            const struct item *item = &pages->pages[page].items[i];
            heads += item->kind == ITEM_GLYPHS && item->node == &artifact_layout &&
                     text_is(item_text(item), "Naam");
        }
        assert_int_equal(heads, 1);
    }
}

static void rows_are_not_torn(void **state) {
    (void)state;
    const struct pages *pages = pages_of(usual, table_of(40));
    for (size_t page = 0; page < pages->count; page++) {
        size_t first = 0, last = 0;
        for (size_t i = 0; i < pages->pages[page].item_count; i++) {
            const struct item *item = &pages->pages[page].items[i];
            if (item->kind != ITEM_GLYPHS || !is_content(item))
                continue;
            first += text_find(item_text(item), TEXT("Ouders staan"), 0) != SIZE_MAX;
            last += text_find(item_text(item), TEXT("zo'n tijd."), 0) != SIZE_MAX;
        }
        assert_int_equal(first, last);
    }
}

static void a_row_higher_than_a_page_is_cut(void **state) {
    (void)state;
    struct builder builder = {.arena = arena};
    builder_string(&builder, "| Naam | Uitleg |\n|---|---|\n| rij | ");
    for (int i = 0; i < 40; i++)
        builder_string(&builder, LONG);
    builder_string(&builder, "|\n");
    const struct pages *pages = pages_of(usual, builder_result(&builder));
    assert_true(pages->count > 1);
    assert_all_text(pages);
    assert_inside(pages);
}

static struct text wide_table(unsigned columns) {
    struct builder builder = {.arena = arena};
    for (unsigned row = 0; row < 3; row++) {
        for (unsigned i = 0; i < columns; i++)
            builder_string(&builder, row == 1 ? "|---" : "| verantwoordelijkheid ");
        builder_string(&builder, "|\n");
    }
    return builder_result(&builder);
}

static void twenty_columns_are_squeezed(void **state) {
    (void)state;
    const struct pages *pages = pages_of(usual, wide_table(20));
    assert_non_null(pages);
    assert_all_text(pages);
    assert_inside(pages);
    for (size_t i = 0; i < pages->pages[0].item_count; i++) {
        const struct item *item = &pages->pages[0].items[i];
        if (item->kind == ITEM_GLYPHS && is_content(item))
            assert_true(item->glyphs.size >= usual->minimum_size - 0.01F);
    }
}

static void too_many_columns_are_an_error(void **state) {
    (void)state;
    assert_null(pages_of(usual, wide_table(120)));
    assert_int_equal(diagnostics.errors, 1);
    struct text output = builder_result(&diagnostics.output);
    assert_int_not_equal(text_find(output, TEXT("test.md:1:1: error: the table needs"), 0),
                         SIZE_MAX);
}

static struct node *put(struct node *parent, enum node_kind kind) {
    struct node *node = node_create(arena, kind, (struct position){0});
    node_append(parent, node);
    return node;
}

static void put_cell(struct node *row, uint16_t column, const char *text) {
    struct node *cell = put(row, NODE_CELL);
    cell->cell.column = column;
    cell->cell.row_header = column == 0 && !row->row.header;
    if (text)
        put(cell, NODE_TEXT)->text.content = text_of(text);
}

/* A question with eight answers to tick, as forms have them; without `answers` a row to fill in. */
static const struct document *matrix(const char *question, bool answers) {
    struct document *document = arena_new(arena, struct document);
    document->language = TEXT("nl");
    document->root = node_create(arena, NODE_DOCUMENT, (struct position){0});
    struct node *table = put(document->root, NODE_TABLE);
    table->table.columns = 9;
    for (int i = 0; i < 4; i++) {
        struct node *row = put(table, NODE_ROW);
        row->row.header = i == 0;
        put_cell(row, 0, i ? question : NULL);
        for (uint16_t column = 1; column < 9; column++) {
            put_cell(row, column, i ? NULL : "Helemaal waar");
            if (i && answers)
                put(row->last, NODE_TICK_BOX);
        }
    }
    return document;
}

#define QUESTION "Er is iemand die mij helpt met klussen of met oppassen."

static const struct item *first_tick_box(const struct pages *pages) {
    for (size_t i = 0; i < pages->pages[0].item_count; i++)
        if (pages->pages[0].items[i].kind == ITEM_TICK_BOX)
            return &pages->pages[0].items[i];
    fail();
    return NULL;
}

/* Too little room for the question beside its answers: it stands above them. */
static void questions_stand_above_many_answers(void **state) {
    (void)state;
    const struct pages *pages =
        layout_document(arena, matrix(QUESTION, true), usual, fonts, &diagnostics);
    assert_non_null(pages);
    assert_all_text(pages);
    assert_inside(pages);
    struct spot question = find(pages, "Er is iemand die mij helpt met klussen");
    assert_true(question.item->width > 200);
    assert_true(first_tick_box(pages)->y > question.item->y);
}

/* A number is no question, however little room is left. */
static void numbers_stand_beside_their_row(void **state) {
    (void)state;
    const struct pages *pages =
        layout_document(arena, matrix("10", true), usual, fonts, &diagnostics);
    assert_non_null(pages);
    assert_inside(pages);
    struct spot number = find(pages, "10");
    assert_true(first_tick_box(pages)->y <= number.item->y);
}

/* Empty cells are there to be written in: high enough, with lines between them. */
static void empty_rows_have_room_to_write(void **state) {
    (void)state;
    const struct pages *pages =
        layout_document(arena, matrix(QUESTION, false), usual, fonts, &diagnostics);
    assert_non_null(pages);
    size_t dividers = 0;
    for (size_t i = 0; i < pages->pages[0].item_count; i++) {
        const struct item *item = &pages->pages[0].items[i];
        bool divider = item->kind == ITEM_LINE && item->width == 0;
        dividers += divider;
        if (divider)
            assert_true(item->height >= usual->line_gap - 0.01F);
    }
    assert_int_equal(dividers, 3 * 8);
}

// ---- lines ----

static void a_word_wider_than_the_column_is_broken(void **state) {
    (void)state;
    struct builder builder = {.arena = arena};
    for (int i = 0; i < 40; i++)
        builder_string(&builder, "xqzwv");
    builder_string(&builder, " en ");
    for (int i = 0; i < 60; i++)
        builder_string(&builder, "\xF0\x9F\x98\x80"); // boxes, if no font has the emoji
    const struct pages *pages = pages_of(usual, builder_result(&builder));
    assert_non_null(pages);
    assert_all_text(pages);
    assert_inside(pages);
}

static void a_trema_goes_at_the_line_end(void **state) {
    (void)state;
    struct style *narrow = style_of("name: smal\npage: {size: {width: 60, height: 120}, margins: "
                                    "{inner: 10, outer: 10}}\n");
    size_t respelled = 0;
    for (unsigned width = 0; width < 30; width++) {
        begin(state);
        struct builder builder = {.arena = arena};
        for (unsigned i = 0; i < width; i++)
            builder_string(&builder, "i");
        builder_string(&builder, " en coördinatieproblemen hier en daar\n");
        const struct pages *pages = pages_of(narrow, builder_result(&builder));
        assert_all_text(pages); // ActualText gives the trema back
        for (size_t i = 0; i < pages->pages[0].item_count; i++) {
            const struct item *item = &pages->pages[0].items[i];
            if (item->kind != ITEM_GLYPHS || item->glyphs.actual_text.length == 0)
                continue;
            assert_true(text_starts(item->glyphs.actual_text, TEXT("ör")));
            assert_true(text_starts(item->glyphs.shaped->text, TEXT("or")));
            respelled++;
        }
    }
    assert_true(respelled > 0);
}

static void justified_lines_end_at_the_margin(void **state) {
    (void)state;
    struct style *style = style_of("name: recht\ntext: {justified: true}\n");
    const struct pages *pages = pages_of(style, text_of(LONG LONG));
    float right = style->margin_inner + style_column_width(style), last = 0;
    size_t full = 0;
    for (size_t i = 0; i < pages->pages[0].item_count; i++) {
        const struct item *item = &pages->pages[0].items[i];
        if (item->kind == ITEM_GLYPHS && is_content(item))
            last = item->x + item->width, full += last > right - 0.05F && last < right + 0.05F;
    }
    assert_true(full >= 6);
    assert_true(last < right - 1); // of the last line
}

static void links_have_an_area_a_line(void **state) {
    (void)state;
    const struct pages *pages = set("Zie [" LONG "](https://example.org/).\n");
    const struct page *page = &pages->pages[0];
    size_t lines = count_items(pages, ITEM_LINE, &artifact_layout); // underlines
    assert_true(page->link_count >= 4);
    assert_int_equal(lines, page->link_count);
    for (size_t i = 0; i < page->link_count; i++) {
        assert_int_equal(page->links[i].node->kind, NODE_LINK);
        assert_true(page->links[i].width > 5 && page->links[i].height > 8);
    }
}

static void labels_point_at_their_item(void **state) {
    (void)state;
    const struct pages *pages = set("7. zeven\n8. acht\n\n- [x] gedaan\n");
    struct spot seven = find(pages, "7."), text = find(pages, "zeven");
    assert_int_equal(seven.item->node->kind, NODE_ITEM);
    assert_true(seven.item->glyphs.label);
    assert_true(seven.item->y == text.item->y);
    assert_true(seven.item->x + seven.item->width < text.item->x);
    assert_int_equal(count_items(pages, ITEM_TICK_BOX, NULL), 1);
}

static void right_to_left_words_are_turned(void **state) {
    (void)state;
    const struct pages *pages = set("Een שלום עולם twee.\n");
    struct spot first = find(pages, "שלום"), second = find(pages, "עולם");
    assert_true(first.item->x > second.item->x);
    assert_true(find(pages, "twee").item->x > first.item->x);
    assert_all_text(pages);
}

/* In a language that is read from the right, everything stands on the other side. */
static void right_to_left_documents_are_mirrored(void **state) {
    (void)state;
    const struct pages *pages = set(
        "---\nlang: he\n---\n\n1. אחת\n\n> ציטוט\n\n| טור | ערך |\n|---|---|\n| שלום | עולם |\n");
    assert_inside(pages);
    struct spot number = find(pages, "1"), point = find(pages, "."), item = find(pages, "אחת");
    assert_true(number.item->x > item.item->x);
    assert_true(point.item->x < number.item->x && point.item->x > item.item->x);
    assert_true(find(pages, "טור").item->x > find(pages, "ערך").item->x);
    float right = usual->margin_inner + style_column_width(usual);
    struct spot quote = find(pages, "ציטוט");
    assert_true(quote.item->x + quote.item->width > right - 30);
}

// ---- the margins ----

static void the_notice_is_on_every_page(void **state) {
    (void)state;
    struct document *document = (struct document *)(uintptr_t)document_of(after(80, LINE, ""));
    document->notice = TEXT("Voorbeeld");
    const struct pages *pages = layout_document(arena, document, usual, fonts, &diagnostics);
    assert_true(pages->count > 2);
    for (size_t page = 0; page < pages->count; page++) {
        size_t notices = 0, numbers = 0;
        for (size_t i = 0; i < pages->pages[page].item_count; i++) {
            const struct item *item = &pages->pages[page].items[i];
            if (item->kind != ITEM_GLYPHS)
                continue;
            notices += item->node == &artifact_header && text_is(item_text(item), "Voorbeeld");
            numbers += item->node == &artifact_footer && text_is(item_text(item), "pagina");
        }
        assert_int_equal(notices, 1);
        assert_int_equal(numbers, 1);
    }
}

static void goals_are_where_their_headings_are(void **state) {
    (void)state;
    const struct pages *pages = pages_of(usual, after(40, LINE, "# Een\n\n" LINE "## Twee\n"));
    assert_int_equal(pages->destination_count, 2);
    for (size_t i = 0; i < 2; i++) {
        struct spot heading = find(pages, i ? "Twee" : "Een");
        // "Een" begins every line as well: look at the goal's own node.
        const struct node *node = pages->destinations[i].node;
        assert_int_equal(node->kind, NODE_HEADING);
        assert_int_equal(pages->destinations[i].page, 1);
        if (i)
            assert_true(heading.item->y > pages->destinations[i].y);
    }
}

// ---- the whole ----

static void the_same_twice(void **state) {
    (void)state;
    struct builder one = {.arena = arena}, other = {.arena = arena};
    layout_dump(&one, set(everything));
    layout_dump(&other, set(everything));
    assert_true(text_equal(builder_result(&one), builder_result(&other)));
    assert_true(one.length > 1000);
}

static void memory_grows_with_length(void **state) {
    (void)state;
    pages_of(usual, after(20, everything, "")); // warms the cache of words
    arena_reset(arena);
    size_t start = arena_used(arena);
    assert_non_null(layout_document(arena, document_of(after(20, LONG "\n\n", "")), usual, fonts,
                                    &diagnostics));
    size_t small = arena_used(arena) - start;
    arena_reset(arena);
    assert_non_null(layout_document(arena, document_of(after(400, LONG "\n\n", "")), usual, fonts,
                                    &diagnostics));
    assert_true(arena_used(arena) - start < 30 * small);
}

static void an_empty_document_is_one_page(void **state) {
    (void)state;
    assert_int_equal(set("")->count, 1);
    assert_int_equal(set("<!-- pagebreak -->\n")->count, 1);
}

int main(void) {
#define TRY(test) cmocka_unit_test_setup(test, begin)
    const struct CMUnitTest tests[] = {
        TRY(nothing_is_lost),
        TRY(nothing_is_lost_in_any_style),
        TRY(headings_stay_with_text),
        TRY(no_widows_and_orphans),
        TRY(keeps_are_kept),
        TRY(questions_stay_with_their_tables),
        TRY(what_closes_a_form_comes_with_its_last_question),
        TRY(a_keep_too_high_is_cut),
        TRY(page_breaks_break),
        TRY(boxes_and_their_labels),
        TRY(notes_stand_at_the_foot),
        TRY(long_notes_go_on_overleaf),
        TRY(note_labels_and_calls_differ),
        TRY(table_heads_are_repeated),
        TRY(rows_are_not_torn),
        TRY(a_row_higher_than_a_page_is_cut),
        TRY(twenty_columns_are_squeezed),
        TRY(too_many_columns_are_an_error),
        TRY(questions_stand_above_many_answers),
        TRY(numbers_stand_beside_their_row),
        TRY(empty_rows_have_room_to_write),
        TRY(a_word_wider_than_the_column_is_broken),
        TRY(a_trema_goes_at_the_line_end),
        TRY(justified_lines_end_at_the_margin),
        TRY(links_have_an_area_a_line),
        TRY(labels_point_at_their_item),
        TRY(right_to_left_words_are_turned),
        TRY(right_to_left_documents_are_mirrored),
        TRY(no_page_for_a_few_lines),
        TRY(the_notice_is_on_every_page),
        TRY(goals_are_where_their_headings_are),
        TRY(the_same_twice),
        TRY(memory_grows_with_length),
        TRY(an_empty_document_is_one_page),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
