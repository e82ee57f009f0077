// SPDX-License-Identifier: GPL-3.0-or-later
// House styles: the shipped ones, the defaults, contrast, and what is wrong.
#include "layout/style.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
// cmocka wants the four above first
#include <cmocka.h>

static struct arena *arena;
static struct diagnostics diagnostics;

static int begin(void **state) {
    (void)state;
    arena = arena_create();
    diagnostics = diagnostics_create(arena);
    return 0;
}

static int end(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static struct style *read_text(const char *yaml) {
    struct source *source = source_from_text(arena, TEXT("test.yaml"), text_of(yaml), &diagnostics);
    return style_read(arena, source, &diagnostics);
}

static struct style *read_file(const char *path) {
    struct source *source = source_read(arena, text_of(path), &diagnostics);
    assert_non_null(source);
    return style_read(arena, source, &diagnostics);
}

static void assert_message(const char *part) {
    struct text output = builder_result(&diagnostics.output);
    if (text_find(output, text_of(part), 0) == SIZE_MAX)
        fail_msg("\"%s\" is not in:\n%s", part, output.bytes);
}

static void shipped_styles_are_good(void **state) {
    (void)state;
    struct style *usual = read_file("templates/styles/leernetwerk.yaml");
    struct style *copier = read_file("templates/styles/zwart-wit.yaml");
    struct style *large = read_file("templates/styles/grote-letter.yaml");
    assert_true(usual && copier && large);
    assert_int_equal(diagnostics.errors + diagnostics.warnings, 0);
    assert_true(fabsf(usual->page_width - 595.28F) < 0.01F);
    assert_true(copier->framed && copier->palette.black_and_white);
    const struct type_style *least[] = {&large->small, &large->code, &large->header, &large->footer,
                                        &large->table};
    for (size_t i = 0; i < 5; i++)
        assert_true(least[i]->size >= 14);
    assert_true(large->body.size >= 18 && large->minimum_size >= 14);
}

static void assert_same_type(const struct type_style *a, const struct type_style *b) {
    assert_int_equal(a->face, b->face);
    assert_true(a->size == b->size && a->leading == b->leading);
    assert_true(a->space_before == b->space_before && a->space_after == b->space_after);
    assert_memory_equal(&a->colour, &b->colour, sizeof a->colour);
}

static void assert_same_side(const struct running_side *a, const struct running_side *b) {
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_true(text_equal(a->texts[i].language, b->texts[i].language));
        assert_int_equal(a->texts[i].count, b->texts[i].count);
        for (size_t j = 0; j < a->texts[i].count; j++)
            assert_true(text_equal(a->texts[i].parts[j], b->texts[i].parts[j]));
    }
}

static void assert_same_running(const struct running_line *a, const struct running_line *b) {
    assert_same_side(&a->left, &b->left);
    assert_same_side(&a->right, &b->right);
    assert_int_equal(a->not_on_first, b->not_on_first);
}

/* What README promises: what is left out is as in leernetwerk.yaml. */
static void defaults_are_those_of_leernetwerk(void **state) {
    (void)state;
    struct style *file = read_file("templates/styles/leernetwerk.yaml");
    struct style *bare = read_text("name: kaal\n");
    assert_true(file && bare);
    assert_same_type(&file->body, &bare->body);
    assert_same_type(&file->small, &bare->small);
    assert_same_type(&file->code, &bare->code);
    assert_same_type(&file->table, &bare->table);
    assert_same_type(&file->header, &bare->header);
    assert_same_type(&file->footer, &bare->footer);
    for (size_t i = 0; i < 6; i++)
        assert_same_type(&file->heading[i], &bare->heading[i]);
    assert_same_side(&file->masthead.text, &bare->masthead.text);
    assert_true(file->masthead.height == bare->masthead.height && !file->masthead.every_page);
    assert_same_running(&file->running_header, &bare->running_header);
    assert_same_running(&file->running_footer, &bare->running_footer);
    assert_memory_equal(&file->palette, &bare->palette, sizeof file->palette);
    assert_memory_equal(&file->box_fill, &bare->box_fill, 6 * sizeof file->box_fill);
    assert_true(file->page_width == bare->page_width && file->page_height == bare->page_height);
    assert_true(file->margin_top == bare->margin_top && file->margin_bottom == bare->margin_bottom);
    assert_true(file->margin_inner == bare->margin_inner &&
                file->margin_outer == bare->margin_outer);
    assert_true(file->minimum_size == bare->minimum_size && file->indent == bare->indent);
    assert_true(file->line_gap == bare->line_gap);
    assert_true(file->justified == bare->justified && file->hyphens == bare->hyphens);
    assert_true(text_equal(file->family, bare->family));
    assert_true(text_equal(file->mono_family, bare->mono_family));
}

static void contrast_follows_wcag(void **state) {
    (void)state;
    struct colour black = {0, 0, 0}, white = {255, 255, 255}, grey = {0x76, 0x76, 0x76};
    assert_true(fabs(contrast_ratio(black, white) - 21) < 1e-9);
    assert_true(fabs(contrast_ratio(white, black) - 21) < 1e-9);
    assert_true(fabs(contrast_ratio(grey, grey) - 1) < 1e-9);
    // The well-known lightest grey that passes on white.
    assert_true(contrast_ratio(grey, white) > 4.5 && contrast_ratio(grey, white) < 4.6);
}

static void too_little_contrast_is_an_error(void **state) {
    (void)state;
    assert_null(read_text("name: a\ncolours:\n  quiet: \"#9aa5a9\"\n"));
    assert_message("test.yaml:3:10: error: \"quiet\" on \"paper\" has a contrast of 2.5:1");
    assert_int_equal(diagnostics.errors, 1); // not once for each kind of type
    assert_message("expected at least 4.5:1");
}

static void large_type_needs_less(void **state) {
    (void)state;
    const char *yaml = "name: a\ntype:\n  heading1: {size: 24, colour: \"#808080\"}\n";
    assert_non_null(read_text(yaml)); // 3.9:1
    assert_null(read_text("name: a\ntype:\n  heading4: {size: 12, colour: \"#808080\"}\n"));
    assert_message("\"#808080\" on \"paper\" has a contrast of 3.9:1");
}

static void colour_may_be_named(void **state) {
    (void)state;
    struct style *style = read_text("name: a\ntype:\n  heading3: {colour: accent}\n");
    assert_non_null(style);
    assert_memory_equal(&style->heading[2].colour, &style->palette.accent, 3);
    assert_null(read_text("name: a\ntype:\n  heading3: {colour: acent}\n"));
    assert_message("did you mean \"accent\"");
}

static void leading_follows_size(void **state) {
    (void)state;
    struct style *style = read_text("name: a\ntype:\n  body: {size: 22}\n");
    assert_non_null(style);
    assert_true(fabsf(style->body.leading - 32) < 0.001F);
}

static void page_sizes(void **state) {
    (void)state;
    struct style *style =
        read_text("name: a\npage:\n  size: A5\n  margins: {inner: 12, outer: 10}\n");
    assert_non_null(style);
    assert_true(fabsf(style->page_height - 595.28F) < 0.01F);
    assert_true(fabsf(style_column_width(style) - 126 * 72 / 25.4F) < 0.01F);
    style = read_text("name: a\npage: {size: {width: 100, height: 200}}\n");
    assert_non_null(style);
    assert_true(fabsf(style->page_height - 566.93F) < 0.01F);
    assert_null(read_text("name: a\npage: {margins: {inner: 90, outer: 90}}\n"));
    assert_message("the margins leave too little of the page");
    style = read_text("name: a\npage: {columns: 2, gap: 10, margins: {inner: 20, outer: 20}}\n");
    assert_non_null(style);
    assert_true(fabsf(style_text_width(style) - 170 * 72 / 25.4F) < 0.01F);
    assert_true(fabsf(style_column_width(style) - 80 * 72 / 25.4F) < 0.01F);
    assert_null(read_text("name: a\npage: {size: A6}\n"));
    assert_message("A5");
    assert_null(read_text("name: a\npage: {columns: 2, gap: 100}\n"));
    assert_message("the margins leave too little of the page");
    assert_null(read_text("name: a\npage: {columns: 3}\n"));
}

static void running_text_follows_the_language(void **state) {
    (void)state;
    struct style *style = read_text("name: a\nfooter:\n  left: [\"{title}\"]\n"
                                    "  right: {nl: [p], en: [q], en-GB: [r], other: [s]}\n"
                                    "header: {right: {nl: [t], en: [u]}}\n");
    assert_non_null(style);
    const struct running_side *right = &style->running_footer.right;
    assert_true(text_is(running_text_in(right, TEXT("nl-BE"))->parts[0], "p"));
    assert_true(text_is(running_text_in(right, TEXT("en"))->parts[0], "q"));
    assert_true(text_is(running_text_in(right, TEXT("en-GB"))->parts[0], "r"));
    assert_true(text_is(running_text_in(right, TEXT("enm"))->parts[0], "s"));
    const struct running_side *left = &style->running_footer.left;
    assert_true(text_is(running_text_in(left, TEXT("tr"))->parts[0], "{title}"));
    const struct running_side *header = &style->running_header.right;
    assert_true(text_is(running_text_in(header, TEXT("pl"))->parts[0], "t")); // the first
    assert_null(read_text("name: a\nfooter: {right: {Dutch: [p], nl: q, en: [\"{pag}\"]}}\n"));
    assert_message("\"Dutch\" is no language");
    assert_message("\"right\" cannot be");
    assert_message("did you mean \"page\"");
}

static void mastheads(void **state) {
    (void)state;
    struct style *style =
        read_text("name: a\nmasthead: {text: [x], height: 0, every_page: true}\n");
    assert_non_null(style);
    assert_true(style->masthead.height == 0 && style->masthead.every_page);
    assert_non_null(read_text("name: a\npage: {margins: {top: 6}}\n"));
    assert_null(read_text("name: a\npage: {margins: {top: 12}}\nmasthead: {height: 13}\n"));
    assert_message("test.yaml:3:20: error: the logo is too high");
    assert_null(read_text("name: a\nmasthead: {logo: nowhere.png}\n"));
    assert_message("nowhere.png");
}

static void mistakes_are_reported_at_once(void **state) {
    (void)state;
    assert_null(read_text("name: a\nfoter: {}\ntype:\n  body: {sise: 12}\n"
                          "header: {left: [\"{titel}\"]}\ncolours: {text: 12}\n"));
    assert_int_equal(diagnostics.errors, 4);
    assert_message("did you mean \"footer\"");
    assert_message("did you mean \"size\"");
    assert_message("unknown placeholder \"{titel}\"");
    assert_message("\"text\" is no colour");
}

int main(void) {
#define TRY(test) cmocka_unit_test_setup_teardown(test, begin, end)
    const struct CMUnitTest tests[] = {
        TRY(shipped_styles_are_good),
        TRY(defaults_are_those_of_leernetwerk),
        TRY(contrast_follows_wcag),
        TRY(too_little_contrast_is_an_error),
        TRY(large_type_needs_less),
        TRY(colour_may_be_named),
        TRY(leading_follows_size),
        TRY(page_sizes),
        TRY(mistakes_are_reported_at_once),
        TRY(running_text_follows_the_language),
        TRY(mastheads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
