// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of sheets: one for each number, and no slip of the pen goes unseen.
#include "base/source.h"
#include "survey/survey.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NUMBERS 10000
#define SLIPS 300 // codes in which every slip is tried

static struct arena *arena;

static int by_text(const void *left, const void *right) {
    return text_compare(*(const struct text *)left, *(const struct text *)right);
}

static void each_number_has_a_code_of_its_own(void **state) {
    static struct text codes[NUMBERS];
    (void)state;
    for (uint32_t i = 0; i < NUMBERS; i++) {
        codes[i] = sheet_code(arena, TEXT("voorbeeld"), i + 1);
        assert_int_equal(codes[i].length, SHEET_CODE_LENGTH);
        assert_false(sheet_code_is_mistyped(codes[i]));
    }
    qsort(codes, NUMBERS, sizeof *codes, by_text);
    for (size_t i = 1; i < NUMBERS; i++)
        assert_false(text_equal(codes[i - 1], codes[i]));
}

static void a_code_is_the_same_each_time_and_another_in_another_edition(void **state) {
    (void)state;
    struct text code = sheet_code(arena, TEXT("voorbeeld"), 7);
    assert_true(text_equal(code, sheet_code(arena, TEXT("voorbeeld"), 7)));
    assert_false(text_equal(code, sheet_code(arena, TEXT("voorbeeld2"), 7)));
}

static void no_characters_look_alike(void **state) {
    (void)state;
    for (uint32_t i = 1; i <= NUMBERS; i++) {
        struct text code = sheet_code(arena, TEXT("voorbeeld"), i);
        for (size_t j = 0; j < code.length; j++)
            assert_null(strchr("01OQILSZGBUAE", code.bytes[j]));
    }
}

static void every_wrong_character_is_seen(void **state) {
    static const char all[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    (void)state;
    for (uint32_t i = 1; i <= SLIPS; i++) {
        struct text code = sheet_code(arena, TEXT("voorbeeld"), i);
        for (size_t place = 0; place < code.length; place++)
            for (const char *other = all; *other; other++) {
                char typed[SHEET_CODE_LENGTH];
                memcpy(typed, code.bytes, sizeof typed);
                typed[place] = *other;
                assert_int_equal(sheet_code_is_mistyped((struct text){typed, sizeof typed}),
                                 *other != code.bytes[place]);
            }
    }
}

static void two_that_changed_places_are_seen(void **state) {
    (void)state;
    for (uint32_t i = 1; i <= SLIPS; i++) {
        struct text code = sheet_code(arena, TEXT("voorbeeld"), i);
        for (size_t a = 0; a < code.length; a++)
            for (size_t b = 0; b < a; b++) {
                char typed[SHEET_CODE_LENGTH];
                memcpy(typed, code.bytes, sizeof typed);
                typed[a] = code.bytes[b];
                typed[b] = code.bytes[a];
                assert_int_equal(sheet_code_is_mistyped((struct text){typed, sizeof typed}),
                                 typed[a] != typed[b]);
            }
    }
}

static void other_codes_are_left_alone(void **state) {
    static const char *const others[] = {"R01", "N12", "ouder-1", "R1_23", "R90", "specimen", ""};
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(sheet_code_is_mistyped(text_of(others[i])));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_number_has_a_code_of_its_own),
        cmocka_unit_test(a_code_is_the_same_each_time_and_another_in_another_edition),
        cmocka_unit_test(no_characters_look_alike),
        cmocka_unit_test(every_wrong_character_is_seen),
        cmocka_unit_test(two_that_changed_places_are_seen),
        cmocka_unit_test(other_codes_are_left_alone),
    };
    arena = arena_create();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_destroy(arena);
    return failed;
}
