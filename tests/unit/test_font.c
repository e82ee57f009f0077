// SPDX-License-Identifier: GPL-3.0-or-later
/* Faces, shaping, fall-back, bidirectional order and subsets. */
#include "font/font.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>

#include <math.h>

struct fixture {
    struct arena *run, *document;
    struct diagnostics diagnostics;
    struct font_set *fonts;
};

static int set_up(void **state) {
    static struct fixture fixture;
    fixture.run = arena_create();
    fixture.document = arena_create();
    fixture.diagnostics = diagnostics_create(fixture.run);
    fixture.fonts = font_set_load(fixture.run, TEXT("Noto Sans"), TEXT("Noto Sans Mono"),
                                  (struct position){0}, &fixture.diagnostics);
    *state = &fixture;
    return fixture.fonts ? 0 : -1;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    font_set_destroy(fixture->fonts);
    arena_destroy(fixture->document);
    arena_destroy(fixture->run);
    return 0;
}

static const struct shaped *const *shape(struct fixture *fixture, const char *language,
                                         const char *text, size_t *count) {
    return font_shape(fixture->fonts, fixture->document, FONT_REGULAR, text_of(language),
                      text_of(text), count);
}

static void metrics_are_those_of_the_file(void **state) {
    struct fixture *fixture = *state;
    const struct face *face = font_face(fixture->fonts, FONT_REGULAR);
    assert_true(fabsf(face->ascent - 1069) < 1);
    assert_true(fabsf(face->descent + 293) < 1);
    assert_true(face->cap_height > face->x_height && face->x_height > 400);
    assert_true(face->underline_position < 0 && face->underline_thickness > 0);
    assert_ptr_not_equal(face, font_face(fixture->fonts, FONT_BOLD));
}

static void words_and_blanks_are_parts(void **state) {
    struct fixture *fixture = *state;
    size_t count;
    const struct shaped *const *parts = shape(fixture, "nl", "twee  woorden\u00A0en", &count);
    assert_int_equal(count, 6);
    static const char *const texts[] = {"twee", " ", " ", "woorden", "\u00A0", "en"};
    for (size_t part = 0; part < count; part++) {
        assert_true(text_is(parts[part]->text, texts[part]));
        assert_int_equal(parts[part]->blank, part == 1 || part == 2 || part == 4);
        assert_false(parts[part]->actual_text);
        assert_false(parts[part]->missing);
    }
    float sum = 0;
    for (size_t part = 0; part < count; part++)
        sum += parts[part]->advance;
    assert_true(fabsf(sum - font_width(fixture->fonts, FONT_REGULAR, TEXT("nl"),
                                       TEXT("twee  woorden\u00A0en"))) < 0.01F);
    shape(fixture, "nl", "", &count);
    assert_int_equal(count, 0);
}

static void a_word_is_shaped_once(void **state) {
    struct fixture *fixture = *state;
    size_t count;
    const struct shaped *first = shape(fixture, "nl", "netwerk", &count)[0];
    assert_ptr_equal(first, shape(fixture, "nl", "netwerk", &count)[0]);
    assert_ptr_equal(first, shape(fixture, "nl", "het netwerk", &count)[2]);
    assert_ptr_not_equal(first, shape(fixture, "en", "netwerk", &count)[0]);
}

static void kerning_counts(void **state) {
    struct fixture *fixture = *state;
    struct text nl = TEXT("nl");
    float apart = font_width(fixture->fonts, FONT_REGULAR, nl, TEXT("A")) +
                  font_width(fixture->fonts, FONT_REGULAR, nl, TEXT("V"));
    assert_true(font_width(fixture->fonts, FONT_REGULAR, nl, TEXT("AV")) < apart - 5);
}

static void ligatures_give_back_their_text(void **state) {
    struct fixture *fixture = *state;
    size_t count;
    const struct shaped *part = shape(fixture, "nl", "efficiënt", &count)[0];
    assert_int_equal(count, 1);
    assert_true(part->glyph_count < 9); // a ligature, or the test says nothing
    assert_false(part->actual_text);
    part = shape(fixture, "tr", "fiil", &count)[0];
    assert_int_equal(part->glyph_count, 4); // Turkish: none
}

static void soft_hyphens_take_no_room(void **state) {
    struct fixture *fixture = *state;
    size_t count;
    const struct shaped *part = shape(fixture, "nl", "steun\u00ADblad", &count)[0];
    assert_int_equal(count, 1);
    assert_int_equal(part->glyph_count, 9);
    assert_false(part->actual_text);
    shape(fixture, "nl", "\u00AD", &count);
    assert_int_equal(count, 0);
    shape(fixture, "nl", "a\x01z", &count);
    assert_int_equal(count, 2);
}

static void the_hyphen_says_soft_hyphen(void **state) {
    struct fixture *fixture = *state;
    const struct shaped *hyphen = font_hyphen(fixture->fonts, FONT_REGULAR);
    assert_true(text_is(hyphen->text, "\u00AD"));
    assert_int_equal(hyphen->glyph_count, 1);
    assert_true(hyphen->advance > 200);
}

static void other_faces_help_out(void **state) {
    struct fixture *fixture = *state;
    size_t count;
    const struct shaped *const *parts = shape(fixture, "nl", "a\u2192b", &count);
    assert_int_equal(count, 3);
    assert_ptr_equal(parts[0]->face, parts[2]->face);
    assert_ptr_not_equal(parts[0]->face, parts[1]->face);
    assert_false(parts[1]->missing);
    parts = shape(fixture, "uk", "Їжак", &count);
    assert_int_equal(count, 1);
    assert_ptr_equal(parts[0]->face, font_face(fixture->fonts, FONT_REGULAR));
    parts = shape(fixture, "ti", "ሰላም", &count);
    assert_int_equal(count, 1);
    assert_false(parts[0]->missing);
}

static void what_no_face_has_is_a_box(void **state) {
    struct fixture *fixture = *state;
    size_t count;
    // A private-use character, and a noncharacter that no font has.
    const struct shaped *const *parts =
        shape(fixture, "nl", "x\uE123y\U0003FFF0\u200D\u0301z", &count);
    assert_int_equal(count, 5);
    assert_true(parts[1]->missing && parts[3]->missing);
    assert_int_equal(parts[1]->glyph_count, 0);
    assert_true(parts[1]->advance > 300);
    assert_true(text_is(parts[1]->text, "\uE123"));
    assert_true(text_is(parts[3]->text, "\U0003FFF0\u200D\u0301")); // one box for the cluster
}

static void arabic_runs_from_right_to_left(void **state) {
    struct fixture *fixture = *state;
    size_t count;
    const struct shaped *const *parts = shape(fixture, "nl", "zei مرحبا بكم (ja)", &count);
    assert_int_equal(count, 7);
    assert_true(parts[2]->right_to_left && parts[4]->right_to_left);
    assert_false(parts[0]->right_to_left || parts[6]->right_to_left);
    uint16_t order[7];
    assert_true(font_visual_order(fixture->document, TEXT("nl"), parts, count, order));
    static const uint16_t expected[] = {0, 1, 4, 3, 2, 5, 6};
    assert_memory_equal(order, expected, sizeof expected);
    assert_true(parts[2]->glyphs[0].cluster > parts[2]->glyphs[1].cluster); // visual order
    parts = shape(fixture, "nl", "gewoon Nederlands", &count);
    assert_false(font_visual_order(fixture->document, TEXT("nl"), parts, count, order));
    assert_int_equal(order[2], 2);
}

static void a_paragraph_in_arabic_starts_at_the_right(void **state) {
    struct fixture *fixture = *state;
    assert_true(font_right_to_left(TEXT("ar-SY")));
    assert_false(font_right_to_left(TEXT("nl")));
    size_t count;
    const struct shaped *const *parts = shape(fixture, "ar", "سلام (7)", &count);
    uint16_t order[8];
    assert_true(count <= 8 &&
                font_visual_order(fixture->document, TEXT("ar"), parts, count, order));
    assert_int_equal(order[count - 1], 0); // the first word stands rightmost
}

static struct text inflate(struct arena *arena, struct text packed, size_t limit) {
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    char *bytes = arena_allocate(arena, limit + 1);
    size_t length = 0;
    assert_int_equal(libdeflate_zlib_decompress(decompressor, packed.bytes, packed.length, bytes,
                                                limit, &length),
                     LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(decompressor);
    return (struct text){bytes, length};
}

/* The line of a CMap for a code. */
static bool maps(struct text cmap, uint16_t code, const char *utf16) {
    char line[64];
    snprintf(line, sizeof line, "\n<%04X> <%s>\n", code, utf16);
    return text_find(cmap, text_of(line), 0) != SIZE_MAX;
}

static void the_run_subset_covers_the_repertoire(void **state) {
    struct fixture *fixture = *state;
    font_set_freeze(fixture->fonts, TEXT("nl"), TEXT("# Steun \u2192\nnog een regel"));
    const struct face *face = font_face(fixture->fonts, FONT_REGULAR);
    const struct font_subset *subset = font_run_subset(fixture->fonts, face);
    assert_non_null(subset);
    assert_true(text_ends(subset->postscript_name, TEXT("+NotoSans-Regular")));
    assert_int_equal(subset->postscript_name.length, strlen("ABCDEF+NotoSans-Regular"));
    struct text program = inflate(fixture->document, subset->program, subset->program_length);
    assert_int_equal(program.length, subset->program_length);
    assert_memory_equal(program.bytes, "\0\1\0\0", 4);
    struct text cmap = inflate(fixture->document, subset->to_unicode, 1 << 20);
    size_t count;
    const struct shaped *part = shape(fixture, "nl", "Łódź", &count)[0];
    static const char *const codes[] = {"0141", "00F3", "0064", "017A"};
    for (uint32_t glyph = 0; glyph < 4; glyph++) {
        uint16_t code = subset->cid[part->glyphs[glyph].id];
        assert_int_not_equal(code, 0);
        assert_true(maps(cmap, code, codes[glyph]));
        assert_true(fabsf(subset->widths[code] - part->glyphs[glyph].advance) < 60);
    }
    const struct shaped *arrow = shape(fixture, "nl", "\u2192", &count)[0];
    assert_non_null(font_run_subset(fixture->fonts, arrow->face)); // a template asked for it
}

static void a_ligature_maps_to_its_letters(void **state) {
    struct fixture *fixture = *state;
    font_set_freeze(fixture->fonts, TEXT("nl"), TEXT(""));
    size_t count;
    const struct shaped *part = shape(fixture, "nl", "ffi", &count)[0];
    assert_int_equal(part->glyph_count, 1);
    const struct font_subset *subset = font_run_subset(fixture->fonts, part->face);
    struct text cmap = inflate(fixture->document, subset->to_unicode, 1 << 20);
    assert_true(maps(cmap, subset->cid[part->glyphs[0].id], "006600660069"));
}

static void documents_have_subsets_of_their_own(void **state) {
    struct fixture *fixture = *state;
    font_set_freeze(fixture->fonts, TEXT("nl"), TEXT(""));
    const struct face *face = font_face(fixture->fonts, FONT_REGULAR);
    size_t count;
    const struct shaped *part = shape(fixture, "uk", "Їжак", &count)[0];
    const struct font_subset *run = font_run_subset(fixture->fonts, face);
    assert_int_equal(run->cid[part->glyphs[0].id], 0); // not in the run's
    bool *used = arena_new_array(fixture->document, run->glyph_count, bool);
    assert_null(
        font_document_subset(fixture->fonts, fixture->document, face, used, run->glyph_count));
    for (uint32_t glyph = 0; glyph < part->glyph_count; glyph++)
        used[part->glyphs[glyph].id] = true;
    const struct font_subset *own =
        font_document_subset(fixture->fonts, fixture->document, face, used, run->glyph_count);
    assert_non_null(own);
    assert_true(own->program_length < 8000);
    struct text cmap = inflate(fixture->document, own->to_unicode, 1 << 16);
    assert_true(maps(cmap, own->cid[part->glyphs[0].id], "0407"));
    assert_false(text_equal(own->postscript_name, run->postscript_name));
    font_set_reset(fixture->fonts);
    part = shape(fixture, "uk", "Їжак", &count)[0]; // shaped anew, with the same result
    assert_int_equal(part->glyph_count, 4);
    assert_false(part->actual_text);
}

static void frozen_words_stay(void **state) {
    struct fixture *fixture = *state;
    size_t count;
    font_set_freeze(fixture->fonts, TEXT("nl"), TEXT("Uw netwerk"));
    const struct shaped *frozen = shape(fixture, "nl", "netwerk", &count)[0];
    size_t before = arena_used(fixture->run);
    font_set_reset(fixture->fonts);
    assert_ptr_equal(frozen, shape(fixture, "nl", "netwerk", &count)[0]);
    shape(fixture, "nl", "iemands eigen woorden \u2713 ሰላም", &count);
    font_set_reset(fixture->fonts);
    assert_int_equal(arena_used(fixture->run), before); // nothing personal in the run's memory
}

static void a_missing_family_is_reported(void **state) {
    struct fixture *fixture = *state;
    struct diagnostics diagnostics = diagnostics_create(fixture->document);
    assert_null(font_set_load(fixture->document, TEXT("Noto Sanz"), TEXT("Noto Sans Mono"),
                              (struct position){0}, &diagnostics));
    assert_int_equal(diagnostics.errors, 1);
    struct text output = builder_result(&diagnostics.output);
    assert_true(text_find(output, TEXT("font family \"Noto Sanz\" is not installed"), 0) !=
                SIZE_MAX);
}

#define TEST_WITH_FONTS(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST_WITH_FONTS(metrics_are_those_of_the_file),
        TEST_WITH_FONTS(words_and_blanks_are_parts),
        TEST_WITH_FONTS(a_word_is_shaped_once),
        TEST_WITH_FONTS(kerning_counts),
        TEST_WITH_FONTS(ligatures_give_back_their_text),
        TEST_WITH_FONTS(soft_hyphens_take_no_room),
        TEST_WITH_FONTS(the_hyphen_says_soft_hyphen),
        TEST_WITH_FONTS(other_faces_help_out),
        TEST_WITH_FONTS(what_no_face_has_is_a_box),
        TEST_WITH_FONTS(arabic_runs_from_right_to_left),
        TEST_WITH_FONTS(a_paragraph_in_arabic_starts_at_the_right),
        TEST_WITH_FONTS(the_run_subset_covers_the_repertoire),
        TEST_WITH_FONTS(a_ligature_maps_to_its_letters),
        TEST_WITH_FONTS(documents_have_subsets_of_their_own),
        TEST_WITH_FONTS(frozen_words_stay),
        TEST_WITH_FONTS(a_missing_family_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
