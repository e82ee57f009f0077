// SPDX-License-Identifier: GPL-3.0-or-later
/* Dutch words, broken where the patterns and the trema rule allow. */
#include "font/font.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;
static struct font_set *fonts;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    struct diagnostics diagnostics = diagnostics_create(arena);
    fonts = font_set_load(arena, TEXT("Noto Sans"), TEXT("Noto Sans Mono"), (struct position){0},
                          &diagnostics);
    return fonts ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    font_set_destroy(fonts);
    arena_destroy(arena);
    return 0;
}

/* "net-werk", with "=" for a break at which the trema goes. */
static const char *broken(const char *language, const char *word) {
    uint16_t offsets[32];
    bool respell[32];
    size_t count = font_hyphenate(fonts, text_of(language), text_of(word), offsets, respell, 32);
    struct builder builder = {.arena = arena};
    size_t from = 0;
    for (size_t index = 0; index < count; index++) {
        builder_bytes(&builder, word + from, offsets[index] - from);
        builder_byte(&builder, respell[index] ? '=' : '-');
        from = offsets[index];
    }
    builder_string(&builder, word + from);
    return builder_result(&builder).bytes;
}

static void dutch_words(void **state) {
    (void)state;
    assert_string_equal(broken("nl", "ondersteuning"), "on-der-steu-ning");
    assert_string_equal(broken("nl-NL", "vragenlijst"), "vra-gen-lijst");
    assert_string_equal(broken("nl", "Kwetsbare"), "Kwets-bare");
    assert_string_equal(broken("nl", "IJsselmeer"), "IJs-sel-meer");
    assert_string_equal(broken("nl", "(netwerken),"), "(net-wer-ken),");
    assert_string_equal(broken("nl", "‘gezinnen’"), "‘ge-zin-nen’");
}

static void at_least_two_and_three_letters(void **state) {
    (void)state;
    assert_string_equal(broken("nl", "avonden"), "avon-den");
    assert_string_equal(broken("nl", "steunen"), "steu-nen");
    assert_string_equal(broken("nl", "auto"), "auto");
}

static void the_trema_goes(void **state) {
    (void)state;
    assert_string_equal(broken("nl", "coördinatie"), "co=ör-di-na-tie");
    assert_string_equal(broken("nl", "financiële"), "fi-nan-ci=ële");
    assert_string_equal(broken("nl", "knäckebröd"), "knäc-ke-bröd");
}

static void other_languages(void **state) {
    (void)state;
    assert_string_equal(broken("en", "hyphenation"), "hy-phen-a-tion");
    assert_string_equal(broken("en-ZA", "understanding"), "un-der-stand-ing");
    assert_string_equal(broken("pl", "źdźbło"), "źdźbło");
    assert_string_equal(broken("pl-PL", "wsparcie"), "wspar-cie");
    assert_string_equal(broken("pl", "MAŁŻEŃSTWO"), "MAŁŻEŃSTWO");
    assert_string_equal(broken("pl", "Małżeństwo"), "Mał-żeń-stwo");
    assert_string_equal(broken("uk", "Підтримка"), "Під-три-мка");
    assert_string_equal(broken("uk", "coöperatie"), "coöperatie");     // letters without patterns
    assert_string_equal(broken("tr", "destekleyici"), "destekleyici"); // no dictionary
    assert_string_equal(broken("../nl", "netwerken"), "netwerken");
}

static void some_words_stay_whole(void **state) {
    (void)state;
    static const char *const words[] = {"KGEZIN", "McDonald",  "covid19x",   "foto’s", "a-b-c-de",
                                        "Ελλάδα", "Dvořákova", "steun­blad", "",       "…"};
    for (size_t index = 0; index < sizeof words / sizeof *words; index++)
        assert_string_equal(broken("nl", words[index]), words[index]);
    assert_string_equal(broken("ti", "netwerken"), "netwerken");
    assert_string_equal(broken("", "netwerken"), "netwerken");
    char long_word[400];
    memset(long_word, 'a', sizeof long_word - 1);
    long_word[sizeof long_word - 1] = 0;
    assert_string_equal(broken("nl", long_word), long_word);
}

static void no_more_than_asked_for(void **state) {
    (void)state;
    uint16_t offsets[1];
    bool respell[1];
    assert_int_equal(font_hyphenate(fonts, TEXT("nl"), TEXT("ondersteuning"), offsets, respell, 1),
                     1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dutch_words),           cmocka_unit_test(at_least_two_and_three_letters),
        cmocka_unit_test(the_trema_goes),        cmocka_unit_test(other_languages),
        cmocka_unit_test(some_words_stay_whole), cmocka_unit_test(no_more_than_asked_for),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
