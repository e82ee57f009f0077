// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys: what is read, in which language, and what scripts see of it. The messages about what is
// wrong are in tests/diagnostics/.
#include "survey/survey.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;
static struct diagnostics diagnostics;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    diagnostics = diagnostics_create(arena);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

#define HEAD "id: proef\nversion: 1.10\ntitle: {nl: Proef, en: Trial}\nlanguages: [nl, en]\n"
#define SCALES                                                                                     \
    "scales:\n"                                                                                    \
    "  waar:\n"                                                                                    \
    "    options:\n"                                                                               \
    "      - {code: 1, label: Niet waar}\n"                                                        \
    "      - {code: 2.0, label: Soms}\n"                                                           \
    "      - {code: 5, label: {nl: Waar, en: True}}\n"                                             \
    "      - {code: nvt, label: Past niet, missing: not_applicable}\n"                             \
    "  ja:\n"                                                                                      \
    "    options: [{code: ja, label: Ja, score: 1}, {code: nee, label: Nee, score: 0}]\n"          \
    "  wie:\n"                                                                                     \
    "    options: [{code: oma, label: Oma}, {code: buur, label: Buur}]\n"

static struct survey *read_in(const char *yaml, const char *language) {
    struct source *source = source_from_text(arena, TEXT("s.yaml"), text_of(yaml), &diagnostics);
    return survey_read(arena, source, text_of(language), &diagnostics);
}

static struct survey *read_good(const char *yaml) {
    struct survey *survey = read_in(yaml, "");
    if (!survey || diagnostics.warnings)
        fail_msg("%s", builder_result(&diagnostics.output).bytes);
    return survey;
}

static const struct question *question(const struct survey *survey, const char *id) {
    const struct question *found = survey_question(survey, text_of(id));
    assert_non_null(found);
    return found;
}

static void assert_text(struct text text, const char *expected) {
    assert_string_equal(text_copy(arena, text).bytes, expected);
}

static void assert_number(double number, double expected) {
    assert_true(number >= expected && number <= expected);
}

static const char *const whole = HEAD SCALES
    "domains: {steun: {nl: Steun, en: Support}}\n"
    "sections:\n"
    "  - id: een\n"
    "    title: Een\n"
    "    questions:\n"
    "      - {id: A, text: Eerst, scale: ja, domain: steun, helpers: [oma, {nl: opa, en: pa}]}\n"
    "      - {id: B, text: Dan, scale: waar, reverse: true,\n"
    "         options: [{code: niemand, label: Er is niemand, score: 1}], label: Kort}\n"
    "      - {id: N, text: Hoeveel, type: number, minimum: 0}\n"
    "      - {id: O, text: Wat, type: text, optional: true}\n"
    "  - id: twee\n"
    "    questions:\n"
    "      - id: M\n"
    "        text: Hoe\n"
    "        type: matrix\n"
    "        scale: waar\n"
    "        domain: steun\n"
    "        ask_if: {A: ja, B: [5, niemand]}\n"
    "        rows: [{id: M1, text: Rij 1}, {id: M2, text: Rij 2, reverse: true}]\n"
    "      - id: R\n"
    "        text: Wie\n"
    "        type: roster\n"
    "        columns: [{id: A, text: Wie, scale: wie}, {id: j, text: Jaren, type: number}]\n"
    "subscales:\n"
    "  s: {title: Schaal, items: [M1, M2, B], missing: {at_least: 2}}\n"
    "  t: {title: Schaal, items: [M1], missing: {share: 0.5}}\n"
    "  u: {title: Schaal, items: [N, A]}\n";

static void everything_is_read(void **state) {
    (void)state;
    struct survey *survey = read_good(whole);
    assert_text(survey->version, "1.10");
    assert_text(survey->language, "nl");
    assert_text(survey->title, "Proef");
    assert_int_equal(survey->section_count, 2);
    assert_int_equal(survey->answered_count, 7);
    assert_ptr_equal(survey->answered[5], question(survey, "M2"));
    assert_int_equal(question(survey, "M2")->answer_index, 5);
    assert_true(question(survey, "M")->answer_index == SIZE_MAX);
    assert_null(survey_question(survey, TEXT("j")));
    assert_text(question(survey, "B")->label, "Kort");
    assert_text(question(survey, "A")->label, "Eerst");
    assert_text(question(survey, "A")->helpers[1], "opa");
    assert_text(question(survey, "M1")->domain, "steun");
    assert_true(isinf(question(survey, "N")->maximum));
    assert_int_equal(question(survey, "O")->lines, 2);
    assert_int_equal(question(survey, "R")->maximum_rows, 8);
}

static void scales_know_their_scores(void **state) {
    (void)state;
    struct survey *survey = read_good(whole);
    const struct scale *scale = question(survey, "M1")->scale;
    assert_number(scale->minimum, 1);
    assert_number(scale->maximum, 5);
    assert_text(scale->options[1].code, "2");
    assert_int_equal(scale->options[3].missing, MISSING_NOT_APPLICABLE);
    assert_false(scale->options[3].has_score);
    const struct scale *joined = question(survey, "B")->scale;
    assert_int_equal(joined->option_count, 5);
    assert_int_equal(scale->option_count, 4);
    assert_text(joined->options[4].code, "niemand");
    assert_false(survey->scales[2].options[0].has_score);
}

static void conditions_point_at_questions_and_options(void **state) {
    (void)state;
    struct survey *survey = read_good(whole);
    const struct question *row = question(survey, "M2");
    assert_int_equal(row->condition_count, 2);
    assert_ptr_equal(row->conditions[1].question, question(survey, "B"));
    assert_int_equal(row->conditions[1].option_count, 2);
    assert_text(row->conditions[1].options[1]->code, "niemand");
}

static void subscales_have_rules(void **state) {
    (void)state;
    struct survey *survey = read_good(whole);
    assert_int_equal(survey->subscales[0].rule, RULE_AT_LEAST);
    assert_number(survey->subscales[0].threshold, 2);
    assert_int_equal(survey->subscales[1].rule, RULE_SHARE);
    assert_number(survey->subscales[1].threshold, 0.5);
    assert_int_equal(survey->subscales[2].rule, RULE_ALL);
    assert_ptr_equal(survey->subscales[0].items[2], question(survey, "B"));
}

static void texts_come_in_the_language_that_is_wanted(void **state) {
    (void)state;
    struct survey *survey = read_in(whole, "en");
    assert_text(survey->title, "Trial");
    assert_text(survey->domains[0].title, "Support");
    assert_text(question(survey, "M1")->scale->options[2].label, "True");
    assert_text(question(survey, "A")->text, "Eerst");
    assert_int_equal(diagnostics.warnings, 0);
}

static void a_language_that_is_not_there_is_a_warning(void **state) {
    (void)state;
    struct survey *survey = read_in(whole, "tr");
    assert_text(survey->language, "nl");
    assert_text(survey->title, "Proef");
    assert_int_equal(diagnostics.warnings, 1);
    assert_int_equal(diagnostics.errors, 0);
}

static void an_unused_scale_is_a_warning(void **state) {
    (void)state;
    assert_non_null(read_in(HEAD SCALES
                            "sections: [{id: e, questions: [{id: A, text: A, scale: ja},"
                            " {id: B, text: B, scale: wie}]}]\n",
                            ""));
    assert_int_equal(diagnostics.warnings, 1);
    assert_non_null(strstr(builder_result(&diagnostics.output).bytes,
                           "s.yaml:6:3: warning: no question uses scale \"waar\""));
}

// Where `path` leads in the value: keys, and numbers from 0.
static const struct value *at(const struct value *value, const char *path) {
    struct text rest = text_of(path);
    while (rest.length && value) {
        size_t end = text_find(rest, TEXT("/"), 0);
        struct text step = text_slice(rest, 0, end == SIZE_MAX ? rest.length : end);
        rest = end == SIZE_MAX ? TEXT("") : text_slice(rest, end + 1, rest.length);
        if (value->kind == VALUE_LIST) {
            size_t index = (size_t)(step.bytes[0] - '0');
            value = index < value->list.count ? &value->list.items[index] : NULL;
        } else {
            value = value_find_text(value, step);
        }
    }
    if (!value)
        fail_msg("nothing at %s", path);
    return value;
}

static void scripts_see_every_key(void **state) {
    (void)state;
    struct value value = survey_value(arena, read_good(whole));
    assert_text(at(&value, "version")->text, "1.10");
    assert_int_equal(at(&value, "consent")->kind, VALUE_NIL);
    assert_int_equal(at(&value, "duration")->kind, VALUE_NIL);
    assert_text(at(&value, "domains/steun")->text, "Steun");
    assert_text(at(&value, "sections/1/questions/0/rows/1/id")->text, "M2");
    assert_true(at(&value, "questions/M2/reverse")->boolean);
    assert_text(at(&value, "questions/M2/kind")->text, "single");
    assert_number(at(&value, "questions/M2/highest")->number, 5);
    assert_number(at(&value, "questions/M2/options/1/code")->number, 2);
    assert_text(at(&value, "questions/M2/options/3/missing")->text, "not_applicable");
    assert_int_equal(at(&value, "questions/M2/options/3/score")->kind, VALUE_NIL);
    assert_text(at(&value, "questions/M/ask_if/1/labels/1")->text, "Er is niemand");
    assert_int_equal(at(&value, "questions/N/maximum")->kind, VALUE_NIL);
    assert_int_equal(at(&value, "questions/M1/minimum")->kind, VALUE_NIL);
    assert_int_equal(at(&value, "questions/N/options")->kind, VALUE_LIST);
    assert_text(at(&value, "questions/R/columns/0/options/0/label")->text, "Oma");
    assert_text(at(&value, "subscales/s/rule")->text, "at_least");
    assert_int_equal(at(&value, "subscales/u/threshold")->kind, VALUE_NIL);
}

static void everything_wrong_is_said_at_once(void **state) {
    (void)state;
    struct survey *survey = read_in("id: a b\nlanguages: [nl]\nsections:\n"
                                    "  - {id: x, questions: [{id: 1a, text: T, scale: w}, 3]}\n"
                                    "  - {id: x, questions: []}\n"
                                    "subscales: {s: {title: S, items: [q]}}\n",
                                    "");
    assert_null(survey);
    // version, title; id; 1a, w; 3 is no map; second x; no questions; q
    assert_int_equal(diagnostics.errors, 9);
}

static void broken_forms_do_no_harm(void **state) {
    (void)state;
    static const char *const broken[] = {
        "",
        "3\n",
        "[]\n",
        "sections: 3\n",
        "sections: [3]\n",
        "languages: []\n",
        "languages: [1, {}]\n",
        "scales: {a: 3, b: {options: 3}, c: {options: [3]}}\n",
        "sections: [{questions: [{type: matrix, rows: [3], columns: 3}]}]\n",
        "sections: [{questions: [{type: roster, columns: [3, {type: roster}]}]}]\n",
        "sections: [{questions: [{type: roster, columns: []}, {ask_if: {x: []}}]}]\n",
        "subscales: {a: 3, b: {items: [{}], missing: {}}, c: {missing: {share: x}}}\n",
        "title: {de: x}\nlanguages: [nl]\n",
        "domains: {1: {}, b: []}\n",
        "sections: [{questions: [{type: matrix, domain: x, rows: [{id: a}]}]}]\n"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        size_t before = diagnostics.errors;
        assert_null(read_in(broken[i], "nl"));
        assert_true(diagnostics.errors > before);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(everything_is_read),
        TEST(scales_know_their_scores),
        TEST(conditions_point_at_questions_and_options),
        TEST(subscales_have_rules),
        TEST(texts_come_in_the_language_that_is_wanted),
        TEST(a_language_that_is_not_there_is_a_warning),
        TEST(an_unused_scale_is_a_warning),
        TEST(scripts_see_every_key),
        TEST(everything_wrong_is_said_at_once),
        TEST(broken_forms_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
