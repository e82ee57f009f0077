// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages of two columns: every word in one of them or over both, in reading order, nothing on top of
 * anything else, and columns that end on a page about equally high. */
#include "layout/layout.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
// cmocka wants the four above first
#include <cmocka.h>

static struct arena *run, *arena;
static struct diagnostics diagnostics;
static struct style *style;
static struct font_set *fonts;

static const char two_columns[] = "name: twee\npage: {columns: 2, margins: {inner: 30}}\n"
                                  "type: {body: {size: 10, leading: 14}}\n";

static int load(void **state) {
    (void)state;
    run = arena_create();
    arena = arena_create();
    diagnostics = diagnostics_create(run);
    struct source *source =
        source_from_text(run, TEXT("style"), text_of(two_columns), &diagnostics);
    style = style_read(run, source, &diagnostics);
    if (!style)
        return -1;
    fonts =
        font_set_load(run, style->family, style->mono_family, style->family_position, &diagnostics);
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

static const struct pages *pages_in(struct text language, struct text markdown) {
    struct source *source = source_from_text(arena, TEXT("test.md"), markdown, &diagnostics);
    struct template *template = template_read(arena, source, TEMPLATE_LITERAL, NULL, &diagnostics);
    struct expansion expansion = {.fonts = fonts,
                                  .palette = &style->palette,
                                  .figure_width = style_column_width(style),
                                  .language = language};
    struct document *document = template_expand(arena, template, &expansion, &diagnostics);
    assert_non_null(document);
    const struct pages *pages = layout_document(arena, document, style, fonts, &diagnostics);
    assert_non_null(pages);
    return pages;
}

static const struct pages *pages_of(struct text markdown) {
    return pages_in(TEXT("nl"), markdown);
}

// ---- where things stand ----

enum { FIRST, SECOND, BOTH };

static float left_of(size_t page) {
    return page % 2 ? style->margin_outer : style->margin_inner;
}

/* The column that holds an item; fails when none does. */
static int column_of(size_t page, const struct item *item) {
    float left = item->x - left_of(page), right = left + item->width;
    float width = style_column_width(style), second = width + style->column_gap;
    assert_true(left >= -0.1F && right <= style_text_width(style) + 0.1F);
    if (right <= width + 0.1F)
        return FIRST;
    return left >= second - 0.1F ? SECOND : BOTH;
}

static bool is_text(const struct item *item) {
    return item->kind == ITEM_GLYPHS && !node_is_artifact(item->node);
}

static bool in_note(const struct item *item) {
    for (const struct node *node = item->node; node; node = node->parent)
        if (node->kind == NODE_FOOTNOTE && (node != item->node || item->glyphs.label))
            return true;
    return false;
}

struct spot {
    size_t page;
    int column;
    const struct item *item;
};

static struct spot find(const struct pages *pages, const char *part) {
    for (size_t page = 0; page < pages->count; page++)
        for (size_t i = 0; i < pages->pages[page].item_count; i++) {
            const struct item *item = &pages->pages[page].items[i];
            if (is_text(item) && text_find(item->glyphs.shaped->text, text_of(part), 0) != SIZE_MAX)
                return (struct spot){page, column_of(page, item), item};
        }
    fail_msg("\"%s\" is on no page", part);
    return (struct spot){0};
}

static size_t letters_in(struct text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += !strchr(" \t\n", text.bytes[i]);
    return count;
}

static void assert_nothing_lost(const struct pages *pages) {
    size_t wanted = 0, found = 0;
    const struct node *root = pages->document->root;
    for (const struct node *node = root; node; node = node_next(node, root))
        if (node->kind == NODE_TEXT || node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK)
            wanted += letters_in(node->text.content);
    for (size_t page = 0; page < pages->count; page++)
        for (size_t i = 0; i < pages->pages[page].item_count; i++) {
            const struct item *item = &pages->pages[page].items[i];
            if (is_text(item) && !item->glyphs.hyphen && !item->glyphs.label &&
                item->node->kind != NODE_FOOTNOTE && item->node->kind != NODE_BOX)
                found += item->glyphs.count == item->glyphs.shaped->glyph_count
                             ? letters_in(item->glyphs.shaped->text)
                             : item->glyphs.count;
        }
    assert_int_equal(wanted, found);
}

static bool overlap(const struct item *a, const struct item *b) {
    return a->x < b->x + b->width - 0.5F && b->x < a->x + a->width - 0.5F &&
           fabsf(a->y - b->y) < 0.6F * fminf(a->height, b->height);
}

/* Text goes down one column, then down the next; what stands over both comes after all above it. */
static void assert_in_order(const struct pages *pages) {
    for (size_t page = 0; page < pages->count; page++) {
        const struct page *this = &pages->pages[page];
        for (size_t i = 0; i < this->item_count; i++) {
            const struct item *item = &this->items[i];
            if (!is_text(item))
                continue;
            assert_true(item->y >= style->margin_top - 0.1F);
            assert_true(item->y <= style->page_height - style->margin_bottom + 0.1F);
            for (size_t j = i + 1; j < this->item_count; j++)
                if (is_text(&this->items[j]))
                    assert_false(overlap(item, &this->items[j]));
        }
    }
}

#define LONG                                                                                       \
    "Ouders staan er zelden helemaal alleen voor, want een oma die op woensdag oppast, een "       \
    "buurman die de fiets plakt en een vriendin die belt zijn kleine dingen, die samen het "       \
    "verschil maken voor een gezin dat het even moeilijk heeft.\n\n"
#define WIDE                                                                                       \
    "| onderwerpen | oudervaardigheden | taakverdeling | gemeenschap | wederkerigheid |\n"         \
    "|---|---|---|---|---|\n| a | tabelcel | c | d | e |\n| a | b | c | d | e |\n\n"

static struct text repeat(unsigned count, const char *text, const char *rest) {
    struct builder builder = {.arena = arena};
    for (unsigned i = 0; i < count; i++)
        builder_string(&builder, text);
    builder_string(&builder, rest);
    return builder_result(&builder);
}

// ---- tests ----

static unsigned random_number(unsigned *seed, unsigned limit) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % limit;
}

static void random_documents_hold_together(void **state) {
    static const char *const blocks[] = {
        LONG,
        LONG,
        "Kort.\n\n",
        "# Titel\n\n",
        "## Een kop\n\n",
        "- een\n- twee, met iets meer woorden dan er in een smalle kolom op een regel gaan\n\n",
        "> [!TIP]\n> Vraag het aan een ander.\n\n" LONG,
        "> Een citaat over steun, dat over meer dan een regel gaat.\n\n",
        "| a | b |\n|---|--:|\n| c | 1 |\n| d | 2 |\n\n",
        WIDE,
        "```\ncode\nnog een regel\n```\n\n",
        "<!-- pagebreak -->\n\n",
        "<!-- keep -->\n\nSamen.\n\n" LONG "<!-- /keep -->\n\n",
    };
    for (unsigned seed = 1; seed <= 60; seed++) {
        begin(state);
        struct builder builder = {.arena = arena};
        unsigned random = seed, notes = 0;
        for (unsigned left = random_number(&random, 60); left > 0; left--) {
            if (random_number(&random, 8) == 0) {
                notes++;
                builder_format(&builder, "Met een noot[^%u].\n\n[^%u]: " LONG, notes, notes);
            }
            builder_string(&builder, blocks[random_number(&random, 13)]);
        }
        const struct pages *pages = pages_of(builder_result(&builder));
        assert_nothing_lost(pages);
        assert_in_order(pages);
    }
}

static float foot_of(const struct pages *pages, size_t page, int column) {
    float foot = 0;
    for (size_t i = 0; i < pages->pages[page].item_count; i++) {
        const struct item *item = &pages->pages[page].items[i];
        if (is_text(item) && column_of(page, item) == column)
            foot = fmaxf(foot, item->y);
    }
    return foot;
}

static void columns_on_the_last_page_are_even(void **state) {
    for (unsigned count = 2; count < 40; count++) {
        begin(state);
        const struct pages *pages = pages_of(repeat(count, LONG, ""));
        float first = foot_of(pages, pages->count - 1, FIRST);
        float second = foot_of(pages, pages->count - 1, SECOND);
        assert_true(fabsf(first - second) < 4 * style->body.leading);
    }
}

static void text_goes_on_in_the_second_column(void **state) {
    (void)state;
    const struct pages *pages = pages_of(repeat(4, LONG, "Hier is het einde.\n"));
    assert_int_equal(pages->count, 1);
    assert_int_equal(find(pages, "Ouders").column, FIRST);
    assert_int_equal(find(pages, "Hier is het").column, SECOND);
}

static void headings_stay_with_text(void **state) {
    for (unsigned count = 1; count < 30; count++) {
        begin(state);
        const struct pages *pages = pages_of(repeat(count, LONG, "## Zoek mij\n\nKort erna.\n"));
        struct spot heading = find(pages, "Zoek"), text = find(pages, "Kort");
        assert_int_equal(heading.page, text.page);
        assert_int_equal(heading.column, text.column);
    }
}

static void titles_and_wide_tables_take_both(void **state) {
    (void)state;
    const struct pages *pages = pages_of(text_of(
        "# Een titel die langer is dan een kolom breed is, en dus over beide\n\n" LONG LONG WIDE
        "Daaronder.\n\n" LONG LONG));
    assert_int_equal(diagnostics.errors, 0);
    assert_int_equal(find(pages, "Een").column, BOTH);
    struct spot cell = find(pages, "tabelcel"), below = find(pages, "Daaronder");
    assert_int_equal(cell.page, 0);
    assert_int_equal(below.column, FIRST);
    assert_true(below.item->y > cell.item->y);
    assert_true(find(pages, "Ouders").item->y < cell.item->y);
    // The text above the table is divided as well.
    bool second_above = false;
    for (size_t i = 0; i < pages->pages[0].item_count; i++) {
        const struct item *item = &pages->pages[0].items[i];
        second_above |= is_text(item) && item->y < cell.item->y &&
                        item->node->parent->kind == NODE_PARAGRAPH && column_of(0, item) == SECOND;
    }
    assert_true(second_above);
}

static void small_tables_stay_in_their_column(void **state) {
    (void)state;
    const struct pages *pages = pages_of(text_of(LONG "| aap | noot |\n|---|---|\n| mies | 1 |\n"));
    assert_int_not_equal(find(pages, "mies").column, BOTH);
}

static void notes_stand_in_the_column_of_their_call(void **state) {
    for (unsigned count = 1; count < 30; count++) {
        begin(state);
        const struct pages *pages =
            pages_of(repeat(count, LONG, "Zoek mij[^n].\n\n[^n]: Ikben de noot.\n\n" LONG));
        struct spot call = find(pages, "Zoek"), note = find(pages, "Ikben");
        assert_true(in_note(note.item));
        assert_int_equal(call.page, note.page);
        assert_int_equal(call.column, note.column);
        assert_true(note.item->y >
                    style->page_height - style->margin_bottom - 2 * style->small.leading);
    }
}

static void notes_of_a_title_are_not_lost(void **state) {
    (void)state;
    const struct pages *pages = pages_of(text_of(
        "# Titel[^n]\n\n[^n]: Ikben de noot.\n\n" LONG WIDE LONG "Zoek[^m].\n\n[^m]: Deandere.\n"));
    assert_int_equal(find(pages, "Ikben").page, 0);
    assert_true(find(pages, "Ikben").item->y > find(pages, "Zoek").item->y);
    assert_nothing_lost(pages);
}

static void page_breaks_begin_a_page(void **state) {
    (void)state;
    const struct pages *pages = pages_of(text_of("een\n\n<!-- pagebreak -->\n\ntwee\n\n" WIDE));
    assert_int_equal(pages->count, 2);
    assert_int_equal(find(pages, "twee").page, 1);
    assert_int_equal(find(pages, "twee").column, FIRST);
}

static void the_first_column_is_on_the_right_in_arabic(void **state) {
    (void)state;
    const struct pages *pages =
        pages_in(TEXT("ar"), repeat(6, "من يساعدك؟ عائلتك وأصدقاؤك وجيرانك.\n\n", ""));
    const struct page *page = &pages->pages[0];
    const struct item *first = NULL, *last = NULL;
    for (size_t i = 0; i < page->item_count; i++)
        if (is_text(&page->items[i])) {
            first = first ? first : &page->items[i];
            last = &page->items[i];
        }
    assert_true(first && first->x > last->x + style_column_width(style) / 3);
    // The inner margin is on the right as well.
    float right = style->page_width - style->margin_inner;
    for (size_t i = 0; i < page->item_count; i++)
        assert_true(page->items[i].x + page->items[i].width <= right + 0.1F);
}

static void time_grows_with_length(void **state) {
    (void)state;
    const struct pages *pages = pages_of(repeat(3000, LONG, WIDE));
    assert_true(pages->count > 150);
    assert_int_equal(find(pages, "tabelcel").page, pages->count - 1);
}

int main(void) {
#define TRY(test) cmocka_unit_test_setup(test, begin)
    const struct CMUnitTest tests[] = {
        TRY(random_documents_hold_together),
        TRY(columns_on_the_last_page_are_even),
        TRY(text_goes_on_in_the_second_column),
        TRY(headings_stay_with_text),
        TRY(titles_and_wide_tables_take_both),
        TRY(small_tables_stay_in_their_column),
        TRY(notes_stand_in_the_column_of_their_call),
        TRY(notes_of_a_title_are_not_lost),
        TRY(page_breaks_begin_a_page),
        TRY(the_first_column_is_on_the_right_in_arabic),
        TRY(time_grows_with_length),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
