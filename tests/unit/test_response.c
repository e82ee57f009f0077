// SPDX-License-Identifier: GPL-3.0-or-later
// Responses: every kind of answer, what is missing and why, routing, doubles, withdrawal.
#include "survey/survey.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static struct arena *arena;
static struct diagnostics diagnostics;
static const struct survey *survey;
static char folder[] = "/tmp/steunblad-response-XXXXXX";

static const char *const instrument =
    "id: proef\nversion: 1.0.0\ntitle: Proef\nlanguages: [nl, en]\n"
    "scales:\n"
    "  waar: {options: [{code: 1, label: Niet}, {code: 5, label: Wel},\n"
    "    {code: nvt, label: Past niet, missing: not_applicable}]}\n"
    "  wie: {options: [{code: oma, label: Oma}, {code: buur, label: Buur},\n"
    "    {code: wn, label: Weet niet, missing: dont_know}]}\n"
    "sections:\n"
    "  - id: s\n"
    "    questions:\n"
    "      - {id: A, text: A, scale: waar}\n"
    "      - {id: B, text: B, scale: waar, reverse: true}\n"
    "      - {id: W, text: W, type: multiple, scale: wie}\n"
    "      - {id: N, text: N, type: number, minimum: 1, maximum: 9, ask_if: {A: 5}}\n"
    "      - {id: T, text: T, type: text, ask_if: {W: [oma, wn]}}\n"
    "      - {id: D, text: D, type: date}\n"
    "      - {id: M, text: M, type: matrix, scale: waar, ask_if: {A: 5, B: 1},\n"
    "         rows: [{id: M1, text: M1}, {id: M2, text: M2}]}\n"
    "      - {id: R, text: R, type: roster, maximum_rows: 3, columns: [\n"
    "         {id: soort, text: S, scale: wie}, {id: geeft, text: G, type: multiple, scale: "
    "wie}, {id: kent, text: K, type: others}]}\n";

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    diagnostics = diagnostics_create(arena);
    struct source *source =
        source_from_text(arena, TEXT("s.yaml"), text_of(instrument), &diagnostics);
    survey = survey_read(arena, source, TEXT(""), &diagnostics);
    return survey ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return rmdir(folder);
}

// Reads `yaml` as the file `name` of the folder.
static bool read_as(const char *name, const char *yaml, struct responses *responses) {
    struct text path = text_format(arena, "%s/%s", folder, name);
    FILE *file = fopen(path.bytes, "w");
    assert_non_null(file);
    fputs(yaml, file);
    fclose(file);
    bool good = responses_read(arena, path, &survey, 1, responses, &diagnostics);
    remove(path.bytes);
    return good;
}

#define HEAD "survey: proef\nversion: 1.0.0\nrespondent: R1\ndate: 2026-09-14\n"

static const struct response *read_good(const char *yaml) {
    static struct responses responses;
    responses = (struct responses){0};
    if (!read_as("r.yaml", yaml, &responses))
        fail_msg("%s", builder_result(&diagnostics.output).bytes);
    assert_int_equal(responses.count, 1);
    return &responses.items[0];
}

static const struct answer *answer(const struct response *response, const char *id) {
    return response_answer(response, survey_question(survey, text_of(id)));
}

static void assert_text(struct text text, const char *expected) {
    assert_string_equal(text_copy(arena, text).bytes, expected);
}

static void assert_number(const struct value *value, double expected) {
    assert_int_equal(value->kind, VALUE_NUMBER);
    assert_true(value->number >= expected && value->number <= expected);
}

static void every_kind_is_read(void **state) {
    (void)state;
    const struct response *response =
        read_good(HEAD "wave: 2\nlanguage: en\nshare_with_professional: true\nanswers:\n"
                       "  A: 5.0\n  B: 5\n  W: [oma, buur]\n  N: 2.5\n  T: 007\n  D: 2024-02-29\n"
                       "  R: [{soort: oma, geeft: []}, {soort: wn, kent: [1]}]\n");
    assert_int_equal(response->wave, 2);
    assert_text(response->language, "en");
    assert_true(response->share_with_professional);
    assert_int_equal(response->answer_count, 9);
    assert_text(answer(response, "A")->option->code, "5");
    assert_int_equal(answer(response, "W")->option_count, 2);
    assert_text(answer(response, "T")->text, "007");
    assert_text(answer(response, "D")->text, "2024-02-29");
    const struct answer *roster = answer(response, "R");
    assert_int_equal(roster->row_count, 2);
    assert_int_equal(roster->cells[1].missing, MISSING_NONE);
    assert_int_equal(roster->cells[1].option_count, 0);
    assert_int_equal(roster->cells[2].missing, MISSING_SKIPPED);
    assert_int_equal(roster->cells[3].missing, MISSING_DONT_KNOW);
    assert_int_equal(roster->cells[4].missing, MISSING_SKIPPED);
    assert_int_equal(roster->cells[5].other_count, 1);
    assert_int_equal(roster->cells[5].others[0], 1);
}

static void missing_is_a_value(void **state) {
    (void)state;
    const struct response *response =
        read_good(HEAD "answers: {A: nvt, B: dont_know, W: [wn], T: \"skipped\", D: not_asked}\n");
    assert_int_equal(answer(response, "A")->missing, MISSING_NOT_APPLICABLE);
    assert_int_equal(answer(response, "B")->missing, MISSING_DONT_KNOW);
    assert_int_equal(answer(response, "W")->missing, MISSING_DONT_KNOW);
    assert_int_equal(answer(response, "T")->missing, MISSING_NONE);
    assert_text(answer(response, "T")->text, "skipped");
    assert_int_equal(answer(response, "D")->missing, MISSING_NOT_ASKED);
    assert_int_equal(answer(response, "R")->missing, MISSING_SKIPPED);
    assert_text(response->language, "nl");
    assert_int_equal(response->wave, 1);
}

static void routing_passes_by_what_is_not_asked(void **state) {
    (void)state;
    const struct response *asked = read_good(HEAD "answers: {A: 5, B: 1, W: [buur]}\n");
    assert_int_equal(answer(asked, "N")->missing, MISSING_SKIPPED);
    assert_int_equal(answer(asked, "M2")->missing, MISSING_SKIPPED);
    assert_int_equal(answer(asked, "T")->missing, MISSING_NOT_ASKED);
    const struct response *passed = read_good(HEAD "answers: {A: 5, B: skipped, M1: skipped}\n");
    assert_int_equal(answer(passed, "N")->missing, MISSING_SKIPPED);
    assert_int_equal(answer(passed, "M1")->missing, MISSING_NOT_ASKED);
    assert_int_equal(answer(passed, "M2")->missing, MISSING_NOT_ASKED);
}

static void a_refused_answer_is_complained_about_once(void **state) {
    (void)state;
    struct responses responses = {0};
    assert_false(read_as("r.yaml", HEAD "answers: {A: 4, N: 3, W: oma, T: x}\n", &responses));
    assert_int_equal(diagnostics.errors, 2);
}

// The part of what scripts see.
static const struct value *seen(const struct value *value, const char *id, const char *key) {
    const struct value *found = value_find(value_find(value, id), key);
    if (!found)
        fail_msg("no %s.%s", id, key);
    return found;
}

static void scripts_see_raw_and_value(void **state) {
    (void)state;
    struct value value = response_value(
        arena, read_good(HEAD "answers:\n  A: 5\n  B: 5\n  W: [oma, buur]\n  N: 3\n  T: hoi\n"
                              "  R: [{soort: oma, geeft: [buur]}]\n"));
    assert_number(seen(&value, "A", "raw"), 5);
    assert_number(seen(&value, "A", "value"), 5);
    assert_text(seen(&value, "A", "label")->text, "Wel");
    assert_int_equal(seen(&value, "A", "missing")->kind, VALUE_NIL);
    assert_number(seen(&value, "B", "raw"), 5);
    assert_number(seen(&value, "B", "value"), 1);
    assert_true(seen(&value, "B", "reversed")->boolean);
    assert_text(seen(&value, "W", "raw")->list.items[1].text, "buur");
    assert_text(seen(&value, "W", "labels")->list.items[0].text, "Oma");
    assert_number(seen(&value, "W", "value"), 2);
    assert_number(seen(&value, "N", "value"), 3);
    assert_text(seen(&value, "T", "raw")->text, "hoi");
    assert_int_equal(seen(&value, "D", "raw")->kind, VALUE_NIL);
    assert_text(seen(&value, "D", "missing")->text, "skipped");
    assert_text(seen(&value, "M1", "missing")->text, "not_asked");
    assert_number(seen(&value, "R", "value"), 1);
    const struct value *row = &seen(&value, "R", "rows")->list.items[0];
    assert_text(seen(row, "soort", "raw")->text, "oma");
    assert_text(seen(row, "geeft", "labels")->list.items[0].text, "Buur");
}

static void scripts_see_the_label_of_a_missing_option(void **state) {
    (void)state;
    struct value value = response_value(arena, read_good(HEAD "answers: {A: nvt, W: [wn]}\n"));
    assert_text(seen(&value, "A", "raw")->text, "nvt");
    assert_text(seen(&value, "A", "label")->text, "Past niet");
    assert_int_equal(seen(&value, "A", "value")->kind, VALUE_NIL);
    assert_text(seen(&value, "A", "missing")->text, "not_applicable");
    assert_text(seen(&value, "W", "labels")->list.items[0].text, "Weet niet");
    assert_int_equal(seen(&value, "W", "value")->kind, VALUE_NIL);
}

// What B (reversed) counts for when `score` is chosen.
static double reversed(double score) {
    const char *yaml = text_format(arena, HEAD "answers: {B: %g}\n", score).bytes;
    struct value value = response_value(arena, read_good(yaml));
    return seen(&value, "B", "value")->number;
}

static void reversing_twice_changes_nothing(void **state) {
    (void)state;
    assert_int_equal((int)reversed(5), 1);
    assert_int_equal((int)reversed(reversed(5)), 5);
    assert_int_equal((int)reversed(reversed(1)), 1);
}

static void a_second_response_names_the_first(void **state) {
    (void)state;
    struct responses responses = {0};
    assert_true(
        read_as("a.yaml", HEAD "answers: {}\n---\n" HEAD "wave: 2\nanswers: {}\n", &responses));
    assert_false(read_as("b.yaml", HEAD "answers: {}\n", &responses));
    const char *said = builder_result(&diagnostics.output).bytes;
    assert_non_null(strstr(said, "b.yaml:3:13: error: a second response of \"R1\" to \"proef\""));
    assert_non_null(strstr(said, "a.yaml:3:13: note: the first stands here"));
}

static void whoever_withdraws_is_a_code_alone(void **state) {
    (void)state;
    struct responses responses = {0};
    assert_true(read_as("r.yaml",
                        HEAD "answers: {A: 5}\n---\n"
                             "survey: proef\nversion: 1.0.0\nrespondent: R1\nwave: 2\n"
                             "withdrawn: true\n---\n"
                             "survey: proef\nversion: 1.0.0\nrespondent: R2\ndate: 2026-09-14\n"
                             "answers: {}\n",
                        &responses));
    assert_int_equal(diagnostics.warnings, 0);
    responses_withdraw(&responses, &diagnostics);
    assert_int_equal(diagnostics.warnings, 1);
    for (size_t i = 0; i < 2; i++) {
        assert_true(responses.items[i].withdrawn);
        assert_int_equal(responses.items[i].answer_count, 0);
        assert_int_equal(responses.items[i].date.length, 0);
    }
    assert_false(responses.items[2].withdrawn);
}

static void a_folder_is_read_in_name_order(void **state) {
    (void)state;
    static const char *const names[] = {"b.yaml", "a.yaml", "c.txt"};
    struct responses responses = {0};
    for (size_t i = 0; i < 3; i++) {
        FILE *file = fopen(text_format(arena, "%s/%s", folder, names[i]).bytes, "w");
        assert_non_null(file);
        fprintf(file,
                "survey: proef\nversion: 1.0.0\nrespondent: %c\ndate: 2026-09-14\n"
                "answers: {}\n",
                names[i][0]);
        fclose(file);
    }
    bool good = responses_read(arena, text_of(folder), &survey, 1, &responses, &diagnostics);
    for (size_t i = 0; i < 3; i++)
        remove(text_format(arena, "%s/%s", folder, names[i]).bytes);
    assert_true(good);
    assert_int_equal(responses.count, 2);
    assert_text(responses.items[0].code, "a");
}

static void broken_forms_do_no_harm(void **state) {
    (void)state;
    static const char *const broken[] = {
        "3\n",
        "answers: 3\n",
        "respondent: {}\nsurvey: []\nversion:\n",
        HEAD "answers: {A: {}, B: [], W: {}, N: x, T: {}, D: 3, R: 3, M: 1, X: 1, M1:}\n",
        HEAD
        "answers: {A: true, W: [{}, oma, oma, wn], R: [3, {x: 1}, {soort: 3}, {geeft: oma}]}\n",
        HEAD "answers: {R: [{}, {}, {}, {}]}\n",
        HEAD "wave: 0\nlanguage: de\nanswers: {}\n",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct responses responses = {0};
        assert_false(read_as("r.yaml", broken[i], &responses));
        responses_withdraw(&responses, &diagnostics);
    }
}

// Three thousand responses are a large workshop year; anything that grows with their square shows.
static void thousands_are_read_quickly(void **state) {
    (void)state;
    struct builder yaml = {.arena = arena};
    for (int i = 0; i < 3000; i++)
        builder_format(&yaml,
                       "---\nsurvey: proef\nversion: 1.0.0\nrespondent: R%d\ndate: 2026-09-14\n"
                       "answers: {A: 5, B: 1, W: [oma], N: 3, T: tekst, M1: 5, M2: 1}\n",
                       i);
    struct responses responses = {0};
    clock_t start = clock();
    assert_true(read_as("r.yaml", builder_result(&yaml).bytes, &responses));
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    assert_int_equal(responses.count, 3000);
    if (seconds > 5)
        fail_msg("3000 responses took %.1f s", seconds);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_kind_is_read),
        TEST(missing_is_a_value),
        TEST(routing_passes_by_what_is_not_asked),
        TEST(a_refused_answer_is_complained_about_once),
        TEST(scripts_see_raw_and_value),
        TEST(scripts_see_the_label_of_a_missing_option),
        TEST(reversing_twice_changes_nothing),
        TEST(a_second_response_names_the_first),
        TEST(whoever_withdraws_is_a_code_alone),
        TEST(a_folder_is_read_in_name_order),
        TEST(broken_forms_do_no_harm),
        TEST(thousands_are_read_quickly),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
