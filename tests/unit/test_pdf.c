// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages made by hand into PDF: the structure tree, what is in the file, and that the same pages
 * give the same bytes. With an argument the sample is written there, for validators; with a number
 * before it that many times, for the clock. */
#include "pdf/pdf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static struct arena *run, *arena;
static struct font_set *fonts;
static struct pdf_shared *shared;
static struct diagnostics diagnostics;

static int set_up(void **state) {
    (void)state;
    run = arena_create();
    arena = arena_create();
    diagnostics = diagnostics_create(run);
    fonts = font_set_load(run, TEXT("Noto Sans"), TEXT("Noto Sans Mono"), (struct position){0},
                          &diagnostics);
    if (!fonts)
        return -1;
    font_set_freeze(fonts, TEXT("nl"), TEXT("Steun in beeld\nEen voorbeeld"));
    shared = pdf_share(run, fonts);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    pdf_shared_destroy(shared);
    font_set_destroy(fonts);
    arena_destroy(arena);
    arena_destroy(run);
    return 0;
}

/* ---- a document and its pages, laid out with ruler and pencil ---- */

struct sheet {
    struct document document;
    struct style style;
    struct pages pages;
    float x, y; // of the pencil
    bool line_start;
};

static struct node *add(struct node *parent, enum node_kind kind) {
    struct node *node = node_create(arena, kind, (struct position){0});
    if (parent)
        node_append(parent, node);
    return node;
}

static struct node *add_text(struct node *parent, const char *text) {
    struct node *node = add(parent, NODE_TEXT);
    node->text.content = text_of(text);
    return node;
}

static struct node *add_paragraph(struct node *parent, const char *text) {
    struct node *paragraph = add(parent, NODE_PARAGRAPH);
    add_text(paragraph, text);
    return paragraph;
}

static struct page *last_page(struct sheet *sheet) {
    return &sheet->pages.pages[sheet->pages.count - 1];
}

static struct item *add_item(struct sheet *sheet, enum item_kind kind, const struct node *node) {
    struct page *page = last_page(sheet);
    struct item item = {.kind = kind, .node = node, .x = sheet->x, .y = sheet->y};
    arena_push(arena, page->items, page->item_count, page->item_capacity) = item;
    return &page->items[page->item_count - 1];
}

static const struct item *put(struct sheet *sheet, const struct node *node,
                              const struct shaped *shaped, float size) {
    struct item *item = add_item(sheet, ITEM_GLYPHS, node);
    item->glyphs.shaped = shaped;
    item->glyphs.count = shaped->glyph_count;
    item->glyphs.size = size;
    item->glyphs.line_start = sheet->line_start;
    item->width = shaped->advance * size / 1000;
    item->height = size;
    sheet->line_start = false;
    sheet->x += item->width;
    return item;
}

enum { LEFT = 60, RIGHT = 535 };

static void new_line(struct sheet *sheet, float height) {
    sheet->x = LEFT;
    sheet->y += height;
    sheet->line_start = true;
}

/* Words of a text, on as many lines as it takes; blanks at line ends are left out. */
static void write(struct sheet *sheet, const struct node *node, enum font_style style, float size,
                  struct text text) {
    size_t count;
    const struct shaped *const *parts = font_shape(
        fonts, arena, style, node->language.length ? node->language : TEXT("nl"), text, &count);
    uint16_t *order = arena_new_array(arena, count + 1, uint16_t);
    font_visual_order(arena, TEXT("nl"), parts, count, order);
    for (size_t part = 0; part < count; part++) {
        const struct shaped *shaped = parts[order[part]];
        if (sheet->x + shaped->advance * size / 1000 > RIGHT) {
            new_line(sheet, size * 1.4F);
            if (shaped->blank)
                continue;
        }
        put(sheet, node, shaped, size);
    }
}

static void write_node(struct sheet *sheet, const struct node *node, enum font_style style,
                       float size) {
    float from = sheet->x;
    if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
        write(sheet, node, node->kind == NODE_CODE ? FONT_MONO : style, size, node->text.content);
    for (const struct node *child = node->first; child; child = child->next)
        write_node(sheet, child, node->kind == NODE_STRONG ? FONT_BOLD : style, size);
    if (node->kind == NODE_LINK) {
        struct page *page = last_page(sheet);
        arena_push(arena, page->links, page->link_count, page->link_capacity) =
            (struct link_area){.node = node,
                               .x = from,
                               .y = sheet->y - size,
                               .width = sheet->x - from,
                               .height = size};
    }
}

static void write_block(struct sheet *sheet, const struct node *node, enum font_style style,
                        float size) {
    new_line(sheet, size * 2);
    sheet->line_start = false;
    if (node->kind == NODE_HEADING)
        arena_push(arena, sheet->pages.destinations, sheet->pages.destination_count,
                   sheet->pages.destination_capacity) =
            (struct destination){node, (uint32_t)sheet->pages.count - 1, sheet->y - size};
    write_node(sheet, node, style, size);
}

static void new_page(struct sheet *sheet) {
    struct page page = {.width = 595.28F, .height = 841.89F};
    arena_push(arena, sheet->pages.pages, sheet->pages.count, sheet->pages.capacity) = page;
    sheet->x = LEFT;
    sheet->y = 40;
    sheet->line_start = false;
    write(sheet, &artifact_header, FONT_REGULAR, 8, TEXT("Een voorbeeld"));
    sheet->y = 60;
}

static struct sheet *new_sheet(void) {
    struct sheet *sheet = arena_new(arena, struct sheet);
    sheet->document.title = TEXT("Steun in beeld & <meer>");
    sheet->document.language = TEXT("nl");
    sheet->document.author = TEXT("Netwerk (verzonnen)");
    sheet->document.notice = TEXT("Voorbeeld: verzonnen antwoorden");
    sheet->document.root = add(NULL, NODE_DOCUMENT);
    sheet->pages.document = &sheet->document;
    sheet->pages.style = &sheet->style;
    return sheet;
}

static void number_nodes(struct document *document) {
    document->node_count = 0;
    for (struct node *node = document->root; node;
         node = (struct node *)node_next(node, document->root))
        node->number = document->node_count++;
}

static struct node *add_heading(struct node *parent, uint8_t level, const char *text,
                                const char *anchor) {
    struct node *heading = add(parent, NODE_HEADING);
    heading->heading.level = level;
    heading->heading.anchor = text_of(anchor);
    add_text(heading, text);
    return heading;
}

static struct text written(const struct sheet *sheet) {
    struct pdf_options options = {.date = TEXT("2026-09-14"), .producer = TEXT("steunblad test")};
    struct text bytes = {0};
    assert_true(pdf_write(arena, shared, fonts, &sheet->pages, &options, &diagnostics, &bytes));
    return bytes;
}

static const char *dumped(const struct sheet *sheet) {
    struct builder builder = {.arena = arena};
    tags_dump(&builder, &sheet->pages);
    return builder_result(&builder).bytes;
}

static bool contains(struct text bytes, const char *needle) {
    return text_find(bytes, text_of(needle), 0) != SIZE_MAX;
}

/* ---- the sample: a bit of everything ---- */

static void sample_text(struct sheet *sheet, struct node *section) {
    struct node *paragraph = add_paragraph(section, "Wie staat er om u heen? Efficiënt: ");
    add_text(add(paragraph, NODE_STRONG), "vrienden en familie");
    add_text(paragraph, " helpen soms, ook met wat niemand ziet. Meer op ");
    struct node *link = add(paragraph, NODE_LINK);
    link->link.destination = TEXT("https://voorbeeld.nl/s(teun)?a=é");
    add_text(link, "onze website");
    add_text(paragraph, " of bij ");
    link = add(paragraph, NODE_LINK);
    link->link.destination = TEXT("#tabel");
    add_text(link, "de tabel");
    add_text(paragraph, ", in het ");
    add_text(paragraph, "Engels")->language = TEXT("en");
    add_text(paragraph, " zei hij ");
    add_text(paragraph, "مرحبا بكم (سلام)")->language = TEXT("ar");
    add_text(paragraph, " en 😀\uE001 met ");
    add(paragraph, NODE_CODE)->text.content = TEXT("x = 1");
    number_nodes(&sheet->document);
    write_block(sheet, paragraph, FONT_REGULAR, 11);
}

static void sample_list(struct sheet *sheet, struct node *section) {
    struct node *list = add(section, NODE_LIST);
    struct node *tasks = NULL;
    for (int index = 0; index < 3; index++) {
        struct node *item = add(list, NODE_ITEM);
        add_paragraph(item, index == 1 ? "met een lijst erin" : "een punt");
        if (index == 1) {
            tasks = add(item, NODE_LIST);
            tasks->list.ordered = false;
            struct node *task = add(tasks, NODE_ITEM);
            task->item.task = true;
            add_paragraph(task, "aan te kruisen");
        }
    }
    number_nodes(&sheet->document);
    for (struct node *item = list->first; item; item = item->next) {
        new_line(sheet, 18);
        sheet->line_start = false;
        size_t count;
        struct item *bullet = (struct item *)put(
            sheet, item, font_shape(fonts, arena, FONT_REGULAR, TEXT("nl"), TEXT("•"), &count)[0],
            11);
        bullet->glyphs.label = true;
        sheet->x += 10;
        write_node(sheet, item->first, FONT_REGULAR, 11);
        if (item->first->next) {
            struct node *task = item->first->next->first;
            new_line(sheet, 18);
            struct item *box = add_item(sheet, ITEM_TICK_BOX, task);
            box->y -= 9;
            box->width = box->height = 9;
            sheet->x += 15;
            sheet->line_start = false;
            write_node(sheet, task->first, FONT_REGULAR, 11);
        }
    }
}

static void sample_table(struct sheet *sheet, struct node *section) {
    struct node *table = add(section, NODE_TABLE);
    static const char *const texts[] = {"Thema", "Vaak", "Steun", "3", "", "4"};
    for (int row = 0; row < 3; row++) {
        struct node *line = add(table, NODE_ROW);
        line->row.header = row == 0;
        for (int column = 0; column < 2; column++) {
            struct node *cell = add(line, NODE_CELL);
            cell->cell.column = (uint16_t)column;
            cell->cell.header = row == 0 || column == 0;
            cell->cell.row_header = row > 0 && column == 0;
            if (*texts[2 * row + column])
                add_text(cell, texts[2 * row + column]);
        }
    }
    number_nodes(&sheet->document);
    for (struct node *row = table->first; row; row = row->next) {
        new_line(sheet, 18);
        sheet->line_start = false;
        struct item *background = add_item(sheet, ITEM_RECTANGLE, &artifact_layout);
        background->y -= 12;
        background->width = 300;
        background->height = 17;
        background->colour = (struct colour){230, 238, 245};
        background->shape.filled = row == table->first;
        background->shape.stroke_width = 0.5F;
        background->shape.corner = 2;
        for (struct node *cell = row->first; cell; cell = cell->next) {
            sheet->x = LEFT + 4 + 150 * (float)cell->cell.column;
            write_node(sheet, cell, row == table->first ? FONT_BOLD : FONT_REGULAR, 10);
        }
    }
}

static void sample_figure(struct sheet *sheet, struct node *section) {
    static struct point points[] = {{10, 60}, {30, 40}, {50, 60}};
    static struct mark marks[] = {
        {.kind = MARK_RECTANGLE,
         .filled = true,
         .fill = {0, 90, 160},
         .at = {100, 10},
         .to = {80, 14},
         .corner = 3},
        {.kind = MARK_LINE,
         .dashed = true,
         .stroke = {90, 90, 90},
         .stroke_width = 0.8F,
         .at = {100, 0},
         .to = {100, 70}},
        {.kind = MARK_CIRCLE,
         .filled = true,
         .stroked = true,
         .stroke_width = 1,
         .fill = {200, 80, 0},
         .at = {140, 50},
         .to = {9, 0}},
        {.kind = MARK_POLYGON,
         .stroked = true,
         .stroke_width = 1,
         .points = points,
         .point_count = 3},
        {.kind = MARK_TEXT,
         .text = {"Familie", 7},
         .size = 9,
         .anchor = ANCHOR_END,
         .at = {95, 20}},
        {.kind = MARK_TEXT, .text = {"8 keer", 6}, .size = 9, .bold = true, .at = {185, 20}},
    };
    struct drawing *drawing = arena_new(arena, struct drawing);
    *drawing = (struct drawing){.width = 300,
                                .height = 70,
                                .title = TEXT("Van wie komt steun"),
                                .description = TEXT("Familie: 8 keer."),
                                .language = TEXT("nl"),
                                .marks = marks,
                                .count = 6};
    struct node *figure = add(section, NODE_FIGURE);
    figure->figure.drawing = drawing;
    struct node *caption = add(figure, NODE_CAPTION);
    add_text(caption, "Figuur 1. Van wie steun komt.");
    add(add(add(figure, NODE_TABLE), NODE_ROW), NODE_CELL); // data, not printed
    number_nodes(&sheet->document);
    new_line(sheet, 20);
    struct item *item = add_item(sheet, ITEM_DRAWING, figure);
    item->drawing.drawing = drawing;
    item->drawing.scale = 1.2F;
    item->width = 360;
    item->height = 84;
    sheet->y += 84;
    write_block(sheet, caption, FONT_ITALIC, 9);
}

static void sample_box(struct sheet *sheet, struct node *section) {
    struct node *box = add(section, NODE_BOX);
    struct node *paragraph = add_paragraph(box, "U beslist zelf wie dit leest.");
    struct node *lines = add(section, NODE_LINES);
    lines->lines.count = 2;
    number_nodes(&sheet->document);
    new_line(sheet, 26);
    sheet->line_start = false;
    for (size_t index = last_page(sheet)->item_count; index < last_page(sheet)->item_count;)
        index++;
    size_t before = last_page(sheet)->item_count;
    write(sheet, box, FONT_BOLD, 11, TEXT("Let op"));
    for (size_t index = before; index < last_page(sheet)->item_count; index++)
        last_page(sheet)->items[index].glyphs.label = true;
    write_block(sheet, paragraph, FONT_REGULAR, 11);
    for (int index = 0; index < 2; index++) {
        new_line(sheet, 24);
        struct item *line = add_item(sheet, ITEM_LINE, lines);
        line->width = 400;
        line->shape.stroke_width = 0.5F;
    }
}

/* A paragraph that runs over to the next page in the middle of a line, with a note on the first. */
static void sample_note(struct sheet *sheet, struct node *section) {
    struct node *paragraph = add_paragraph(section, "Dit staat er");
    struct node *note = add(paragraph, NODE_FOOTNOTE);
    note->footnote.number = 1;
    struct node *body = add_paragraph(note, "Volgens de bron.");
    struct node *rest = add_text(paragraph, "net voor de rand, en dit er net na.");
    number_nodes(&sheet->document);
    write_block(sheet, paragraph->first, FONT_REGULAR, 11);
    size_t count;
    const struct shaped *mark =
        font_shape(fonts, arena, FONT_REGULAR, TEXT("nl"), TEXT("1"), &count)[0];
    sheet->y -= 4;
    struct page *page = last_page(sheet);
    arena_push(arena, page->links, page->link_count, page->link_capacity) =
        (struct link_area){.node = note, .x = sheet->x, .y = sheet->y - 6, .width = 4, .height = 7};
    put(sheet, note, mark, 7);
    sheet->y = 780;
    sheet->x = LEFT;
    arena_push(arena, sheet->pages.destinations, sheet->pages.destination_count,
               sheet->pages.destination_capacity) = (struct destination){note, 0, 775};
    ((struct item *)put(sheet, note, mark, 7))->glyphs.label = true;
    sheet->x += 6;
    write_node(sheet, body, FONT_REGULAR, 8);
    new_page(sheet);
    new_line(sheet, 20);
    write(sheet, rest, FONT_REGULAR, 11, rest->text.content);
}

static struct sheet *sample(void) {
    struct sheet *sheet = new_sheet();
    new_page(sheet);
    struct node *section = add(sheet->document.root, NODE_SECTION);
    struct node *heading = add_heading(section, 1, "Steun in beeld", "steun");
    number_nodes(&sheet->document);
    write_block(sheet, heading, FONT_BOLD, 20);
    sample_text(sheet, section);
    struct node *part = add(section, NODE_SECTION);
    heading = add_heading(part, 2, "Tabel", "tabel");
    number_nodes(&sheet->document);
    write_block(sheet, heading, FONT_BOLD, 14);
    sample_table(sheet, part);
    sample_list(sheet, part);
    sample_figure(sheet, part);
    sample_box(sheet, part);
    sample_note(sheet, part);
    number_nodes(&sheet->document);
    return sheet;
}

/* ---- tests ---- */

static void the_tree_is_the_document(void **state) {
    (void)state;
    struct sheet *sheet = sample();
    const char *expected = "Document\n"
                           "  Sect\n"
                           "    H1\n"
                           "      1: Steun in beeld\n";
    const char *dump = dumped(sheet);
    assert_memory_equal(dump, expected, strlen(expected));
    struct text text = text_of(dump);
    assert_true(contains(text, "      P\n        1: Dit staat er\n"
                               "        Reference\n          Link annotation=1\n            1: 1\n"
                               "        Note ID=\"note-000001\"\n          Lbl\n            1: 1\n"
                               "          P\n            1: Volgens de bron.\n"
                               "        2:  net voor de rand"));
    assert_true(contains(text, "      L ListNumbering=Disc\n        LI\n          Lbl\n"
                               "            1: •\n          LBody\n            1: een punt\n"));
    assert_true(contains(text,
                         "          LBody\n            P\n              1: met een lijst erin\n"
                         "            L ListNumbering=Square\n              LI\n"
                         "                Lbl\n                  Form Role=cb checked=off "
                         "Alt=\"vakje om aan te kruisen\"\n                    1: ☐\n"));
    assert_true(contains(text, "      Table\n        THead\n          TR\n"
                               "            TH Scope=Column\n              1: Thema\n"));
    assert_true(contains(text, "          TR\n            TH Scope=Row\n            TD\n"));
    assert_true(contains(text,
                         "      Div\n        Figure Alt=\"Van wie komt steun. Familie: 8 keer.\""
                         " BBox=["));
    assert_true(contains(text, "        Caption\n          1: Figuur 1. Van wie steun komt.\n"));
    assert_true(contains(text, "      Div\n        P\n          1: Let op\n        P\n"));
    assert_true(contains(text, "      Form Role=tv Alt=\"ruimte om te schrijven: 2 regels\"\n"));
    assert_true(contains(text, "Span Lang=\"ar\" ActualText=\"مرحبا بكم (سلام)\"\n"));
    assert_false(contains(text, "Een voorbeeld")); // the running header
}

static void blanks_at_line_ends_come_back(void **state) {
    (void)state;
    struct sheet *sheet = new_sheet();
    new_page(sheet);
    struct node *paragraph = add_paragraph(
        sheet->document.root, "Deze regel is zo lang dat er een blank op het einde van de regel "
                              "wegvalt, en daar moet er weer een komen, want anders plakken de "
                              "woorden aan elkaar vast.");
    number_nodes(&sheet->document);
    write_block(sheet, paragraph, FONT_REGULAR, 11);
    struct text dump = text_of(dumped(sheet));
    struct text line = text_format(arena, "    1: %s\n", paragraph->first->text.content.bytes);
    assert_true(text_find(dump, line, 0) != SIZE_MAX);
}

static void a_hyphenated_word_is_joined(void **state) {
    (void)state;
    struct sheet *sheet = new_sheet();
    new_page(sheet);
    struct node *paragraph = add_paragraph(sheet->document.root, "netwerk");
    number_nodes(&sheet->document);
    size_t count;
    const struct shaped *word =
        font_shape(fonts, arena, FONT_REGULAR, TEXT("nl"), TEXT("netwerk"), &count)[0];
    struct item *half = (struct item *)put(sheet, paragraph->first, word, 11);
    half->glyphs.count = 3;
    struct item *hyphen =
        (struct item *)put(sheet, paragraph->first, font_hyphen(fonts, FONT_REGULAR), 11);
    hyphen->glyphs.hyphen = true;
    new_line(sheet, 14);
    half = (struct item *)put(sheet, paragraph->first, word, 11);
    half->glyphs.first = 3;
    half->glyphs.count = 4;
    assert_string_equal(dumped(sheet), "Document\n  P\n    1: net\u00ADwerk\n");
}

static void the_file_says_what_it_is(void **state) {
    (void)state;
    struct text bytes = written(sample());
    assert_true(text_starts(bytes, TEXT("%PDF-1.7")));
    assert_true(contains(bytes, "/MarkInfo<</Marked true>>"));
    assert_true(contains(bytes, "/DisplayDocTitle true"));
    assert_true(contains(bytes, "/Lang(nl)"));
    assert_true(contains(bytes, "<pdfuaid:part>1</pdfuaid:part>"));
    assert_true(contains(bytes, "<pdfaid:conformance>A</pdfaid:conformance>"));
    assert_true(contains(bytes, "Steun in beeld &amp; &lt;meer&gt;"));
    assert_true(contains(bytes, "/Title(Steun in beeld & <meer>)"));
    assert_true(contains(bytes, "/CreationDate(D:20260914000000Z)"));
    assert_true(contains(bytes, "<xmp:CreateDate>2026-09-14T00:00:00Z</xmp:CreateDate>"));
    assert_true(contains(bytes, "verzonnen antwoorden"));
    assert_true(contains(bytes, "/URI(https://voorbeeld.nl/s\\(teun\\)?a=%C3%A9)"));
    assert_true(contains(bytes, "/Tabs/S"));
    assert_true(contains(bytes, "/Contents(onze website)"));
    assert_false(contains(bytes, "/LastModified"));
}

static void the_same_pages_give_the_same_bytes(void **state) {
    (void)state;
    struct text first = text_copy(run, written(sample()));
    font_set_reset(fonts);
    arena_reset(arena);
    size_t count; // a fall-back face that the sample does not need, loaded in between
    font_shape(fonts, arena, FONT_BOLD, TEXT("ti"), TEXT("ሰላም"), &count);
    font_set_reset(fonts);
    struct text second = written(sample());
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
}

static void long_documents_have_trees(void **state) {
    (void)state;
    struct sheet *sheet = new_sheet();
    struct node *paragraphs[300];
    for (int page = 0; page < 300; page++)
        paragraphs[page] = add_paragraph(sheet->document.root, "Een bladzijde.");
    number_nodes(&sheet->document);
    for (int page = 0; page < 300; page++) {
        new_page(sheet);
        write_block(sheet, paragraphs[page], FONT_REGULAR, 11);
    }
    struct text bytes = written(sheet);
    assert_true(contains(bytes, "/Limits[256 299]"));
    assert_true(contains(bytes, "/Count 300/Kids["));
    assert_true(contains(bytes, "/Count 64/Kids["));
    assert_true(contains(bytes, "/Count 44/Kids["));
}

static void links_to_nowhere_are_text(void **state) {
    (void)state;
    struct sheet *sheet = new_sheet();
    new_page(sheet);
    struct node *paragraph = add(sheet->document.root, NODE_PARAGRAPH);
    struct node *link = add(paragraph, NODE_LINK);
    link->link.destination = TEXT("#verdwenen");
    add_text(link, "weg");
    number_nodes(&sheet->document);
    write_block(sheet, paragraph, FONT_REGULAR, 11);
    assert_string_equal(dumped(sheet), "Document\n  P\n    1: weg\n");
    assert_false(contains(written(sheet), "/Annot"));
}

static void an_image_that_cannot_be_read_is_reported(void **state) {
    (void)state;
    struct sheet *sheet = new_sheet();
    new_page(sheet);
    struct node *image = add(add(sheet->document.root, NODE_PARAGRAPH), NODE_IMAGE);
    add_text(image, "een logo");
    number_nodes(&sheet->document);
    struct item *item = add_item(sheet, ITEM_IMAGE, image);
    item->image.path = TEXT("logo.png");
    item->image.content = TEXT("\x89PNG\r\n\x1a\nkapot");
    item->width = item->height = 20;
    struct diagnostics messages = diagnostics_create(arena);
    struct text bytes;
    struct pdf_options options = {.producer = TEXT("test")};
    assert_false(pdf_write(arena, shared, fonts, &sheet->pages, &options, &messages, &bytes));
    assert_int_equal(messages.errors, 1);
    assert_true(contains(builder_result(&messages.output), "logo.png"));
}

static int between(void **state) {
    (void)state;
    font_set_reset(fonts);
    arena_reset(arena);
    return 0;
}

static int write_sample(const char *path, int times) {
    if (set_up(NULL) != 0)
        return 1;
    struct text bytes = written(sample());
    clock_t start = clock();
    struct sheet *sheet = sample();
    struct arena *document = arena_create();
    struct pdf_options options = {.date = TEXT("2026-09-14"), .producer = TEXT("steunblad test")};
    for (int time = 0; time < times; time++) {
        struct text again;
        arena_reset(document);
        pdf_write(document, shared, fonts, &sheet->pages, &options, &diagnostics, &again);
    }
    if (times)
        printf("%.0f documents a second of the processor, %zu bytes each\n",
               times / ((double)(clock() - start) / CLOCKS_PER_SEC), bytes.length);
    arena_destroy(document);
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(bytes.bytes, 1, bytes.length, file) == bytes.length;
    if (file)
        good = fclose(file) == 0 && good;
    tear_down(NULL);
    return good ? 0 : 1;
}

#define TEST(name) cmocka_unit_test_teardown(name, between)

int main(int count, char **arguments) {
    if (count > 1)
        return write_sample(arguments[count - 1], count > 2 ? atoi(arguments[1]) : 0);
    const struct CMUnitTest tests[] = {
        TEST(the_tree_is_the_document),           TEST(blanks_at_line_ends_come_back),
        TEST(a_hyphenated_word_is_joined),        TEST(the_file_says_what_it_is),
        TEST(the_same_pages_give_the_same_bytes), TEST(long_documents_have_trees),
        TEST(links_to_nowhere_are_text),          TEST(an_image_that_cannot_be_read_is_reported),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
