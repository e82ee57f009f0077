// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics of groups beyond distributions: change between waves and reliability, by hand and at
// random, and what of them is told.
#include "base/yaml.h"
#include "score/score.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char survey_text[] =
    "id: proef\n"
    "version: 1.0.0\n"
    "title: Proef\n"
    "languages: [nl]\n"
    "scales:\n"
    "  vijf:\n"
    "    options:\n"
    "      - {code: 1, label: Een}\n"
    "      - {code: 2, label: Twee}\n"
    "      - {code: 3, label: Drie}\n"
    "      - {code: 4, label: Vier}\n"
    "      - {code: 5, label: Vijf}\n"
    "      - {code: nvt, label: Past niet, missing: not_applicable}\n"
    "sections:\n"
    "  - id: deel\n"
    "    questions:\n"
    "      - {id: A, text: Een., scale: vijf}\n"
    "      - {id: B, text: Twee., scale: vijf}\n"
    "      - {id: C, text: Drie., scale: vijf}\n"
    "subscales:\n"
    "  twee: {title: Twee, items: [A, B], missing: {at_least: 1}}\n"
    "  drie: {title: Drie, items: [A, B, C], missing: {share: 0.6}}\n";

static struct arena *arena;
static struct diagnostics diagnostics;
static struct edition edition;
static const struct survey *surveys[1];

#define PEOPLE_LIMIT 200
static struct value people[PEOPLE_LIMIT];
static size_t people_count;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    diagnostics = diagnostics_create(arena);
    struct source *source =
        source_from_text(arena, TEXT("proef.yaml"), text_of(survey_text), &diagnostics);
    surveys[0] = survey_read(arena, source, TEXT("nl"), &diagnostics);
    if (!surveys[0])
        fail_msg("%s", builder_result(&diagnostics.output).bytes);
    edition =
        (struct edition){.surveys = surveys, .survey_count = 1, .language = TEXT("nl"), .min_n = 0};
    people_count = 0;
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

// ---- people ----

static struct value from_yaml(struct text yaml) {
    struct value value;
    struct source *source = source_from_text(arena, TEXT("p.yaml"), yaml, &diagnostics);
    if (!source || !yaml_read(arena, source, &diagnostics, &value))
        fail_msg("%.*s\n%s", TEXT_ARGUMENTS(yaml), builder_result(&diagnostics.output).bytes);
    return value;
}

// "A: {…}" for a number from 1 to 5; 0: skipped; -1: not applicable.
static struct text answer(const char *id, int number) {
    if (number <= 0)
        return text_format(arena, "%s: {raw: null, value: null, missing: %s}", id,
                           number ? "not_applicable" : "skipped");
    return text_format(arena, "%s: {raw: %d, value: %d, missing: null}", id, number, number);
}

static void add_answers(int a, int b, int c) {
    people[people_count++] = from_yaml(
        text_format(arena, "{surveys: {proef: {wave: 1, scores: {}, answers: {%s, %s, %s}}}}",
                    answer("A", a).bytes, answer("B", b).bytes, answer("C", c).bytes));
}

// A score in the first and in the second wave; NAN: was not there, INFINITY: there, without score.
static void add_change(double before, double after) {
    struct builder waves = {.arena = arena};
    const double numbers[] = {before, after};
    struct text score = TEXT("null");
    for (int wave = 0; wave < 2; wave++) {
        if (isnan(numbers[wave]))
            continue;
        score = isinf(numbers[wave]) ? TEXT("null") : text_format(arena, "%.17g", numbers[wave]);
        builder_format(&waves, "%s{wave: %d, scores: {s: %s}}", waves.length ? ", " : "", wave + 1,
                       score.bytes);
    }
    people[people_count++] = from_yaml(text_format(
        arena, "{surveys: {proef: {wave: 2, scores: {s: %s}, answers: {}, waves: [%s]}}}",
        score.bytes, builder_result(&waves).bytes));
}

static struct value group;

static const struct value *at(const char *path) {
    group = group_statistics(arena, &edition, people, people_count);
    const struct value *value = value_find(value_find(&group, "surveys"), "proef");
    char copy[100];
    snprintf(copy, sizeof copy, "%s", path);
    for (char *name = strtok(copy, "."); name; name = strtok(NULL, ".")) {
        value =
            value->kind == VALUE_LIST ? &value->list.items[atoi(name)] : value_find(value, name);
        if (!value)
            fail_msg("there is no %s in %s", name, path);
    }
    return value;
}

static void assert_number(const char *path, double expected) {
    const struct value *value = at(path);
    if (value->kind != VALUE_NUMBER || fabs(value->number - expected) > 1e-6)
        fail_msg("%s is %s %.9g, not %.9g", path, value_kind_name(value->kind),
                 value->kind == VALUE_NUMBER ? value->number : 0, expected);
}

static void assert_hidden(const char *path) {
    if (at(path)->kind != VALUE_NIL)
        fail_msg("%s is told", path);
}

static void assert_flag(const char *path, bool expected) {
    const struct value *value = at(path);
    if (value->kind != VALUE_BOOLEAN || value->boolean != expected)
        fail_msg("%s is not %s", path, expected ? "true" : "false");
}

// ---- change by hand ----

// Before 1 2 3 4 5, after 2 3 5 4 6: 1 1 2 0 1 more, on average 1. Σ(d − 1)² = 2, so the deviation
// is √(2/4), the error √(0.5/5) = √0.1, t = 1/√0.1 = 3.162278; with 4 degrees of freedom the 95 %
// half is 2.776445 · √0.1. J = Γ(2) / (√2 · Γ(1.5)) = 1 / (1.414214 · 0.886227) = 0.797885; both
// waves vary by √2.5. Ranks of 1 1 2 1 are 2 2 4 2, all up: V = 10, and one pattern of 16 on either
// side has that: p = 2/16.
static void change_by_hand(void **state) {
    (void)state;
    const double before[] = {1, 2, 3, 4, 5}, after[] = {2, 3, 5, 4, 6};
    for (int i = 0; i < 5; i++)
        add_change(before[i], after[i]);
    add_change(3, NAN);      // stayed away
    add_change(4, NAN);      // and another
    add_change(NAN, 2);      // came later
    add_change(3, INFINITY); // answered too little the second time
    assert_number("change.from", 1);
    assert_number("change.to", 2);
    assert_number("change.n", 6);
    assert_number("change.only_before", 2);
    assert_number("change.only_after", 1);
    assert_number("change.scores.s.n", 5);
    assert_number("change.scores.s.only_before", 3);
    assert_number("change.scores.s.only_after", 1);
    assert_number("change.scores.s.before", 3);
    assert_number("change.scores.s.after", 4);
    assert_number("change.scores.s.sd_before", sqrt(2.5));
    assert_number("change.scores.s.mean", 1);
    assert_number("change.scores.s.sd", sqrt(0.5));
    assert_number("change.scores.s.low", 1 - 2.776445105 * sqrt(0.1));
    assert_number("change.scores.s.high", 1 + 2.776445105 * sqrt(0.1));
    assert_number("change.scores.s.t", 3.16227766);
    assert_number("change.scores.s.g_z", 0.7978845608 / sqrt(0.5));
    assert_number("change.scores.s.g_average", 0.7978845608 / sqrt(2.5));
    assert_number("change.scores.s.wilcoxon.n", 4);
    assert_number("change.scores.s.wilcoxon.zeros", 1);
    assert_number("change.scores.s.wilcoxon.v", 10);
    assert_number("change.scores.s.wilcoxon.p", 0.125);
    assert_flag("change.scores.s.wilcoxon.exact", true);
    // The scores are those of each one's last wave: 2 3 5 4 6 and 3, 4, 2.
    assert_number("scores.s.n", 8);
    assert_number("scores.s.mean", 29.0 / 8);
}

static void one_wave_is_no_change(void **state) {
    (void)state;
    add_change(1, NAN);
    add_change(2, NAN);
    assert_hidden("change");
}

static void four_pairs_are_too_few(void **state) {
    (void)state;
    for (int i = 0; i < 4; i++)
        add_change(i, i + 1 + i % 2);
    assert_number("change.scores.s.n", 4);
    assert_hidden("change.scores.s.mean");
    assert_hidden("change.scores.s.g_z");
    assert_hidden("change.scores.s.wilcoxon.p");
}

// ---- change and disclosure ----

static void add_changing_pairs(int count) {
    for (int i = 0; i < count; i++)
        add_change(i % 5, i % 5 + i % 3);
}

static void close_edition(void) {
    edition.min_n = 10;
    edition.min_cell = 5;
}

static void few_who_stayed_away_hide_the_change(void **state) {
    (void)state;
    close_edition();
    add_changing_pairs(20);
    assert_number("change.n", 20);
    assert_number("change.scores.s.n", 20);
    assert_flag("change.scores.s.suppressed", false);
    assert_number("change.scores.s.mean", 0.95); // (7 · 0 + 7 · 1 + 6 · 2) / 20
    add_change(3, NAN);
    add_change(4, NAN); // the mean of all less the mean of pairs would be theirs
    assert_hidden("change.n");
    assert_hidden("change.only_before");
    assert_hidden("change.only_after"); // zeros would tell that the others are all of them
    assert_hidden("change.scores.s.mean");
    assert_hidden("change.scores.s.wilcoxon.p");
    assert_flag("change.scores.s.suppressed", true);
    for (int i = 0; i < 3; i++)
        add_change(i, NAN);
    assert_number("change.n", 20);
    assert_number("change.only_before", 5);
    assert_number("change.scores.s.mean", 0.95);
}

// 20 came twice; of 18 there are two scores. That two lack one is told nowhere.
static void few_without_a_score_are_not_counted(void **state) {
    (void)state;
    close_edition();
    add_changing_pairs(18);
    add_change(3, INFINITY);
    add_change(INFINITY, INFINITY);
    assert_number("change.n", 20);
    assert_hidden("change.scores.s.n");
    assert_hidden("change.scores.s.only_before");
    assert_number("change.scores.s.mean", 1);
}

static void what_all_changed_by_is_not_told(void **state) {
    (void)state;
    close_edition();
    for (int i = 0; i < 20; i++)
        add_change(i % 5, i % 5 + 1);
    assert_hidden("change.scores.s.mean");
    assert_flag("change.scores.s.suppressed", true);
}

// ---- reliability by hand ----

// A: 1 2 3 4 5, B: 2 1 4 3 5. Both vary by 2.5, together by (2 + 2 + 0 + 0 + 4) / 4 = 2; alpha is
// 2 · (1 − 5 / (5 + 2 · 2)) = 8/9 and each item's correlation with the other 2 / 2.5 = 0.8. Feldt:
// 1 − (1 − 8/9) · F with 4 and 4 degrees of freedom, F(.975) = 9.60453.
static void alpha_by_hand(void **state) {
    (void)state;
    const int b[] = {2, 1, 4, 3, 5};
    for (int i = 0; i < 5; i++)
        add_answers(i + 1, b[i], i % 2 + 3);
    assert_number("reliability.twee.n", 5);
    assert_number("reliability.twee.alpha", 8.0 / 9);
    assert_number("reliability.twee.low", 1 - 9.60452988 / 9);
    assert_number("reliability.twee.high", 1 - 1 / 9.60452988 / 9);
    assert_number("reliability.twee.correlation", 0.8);
    assert_number("reliability.twee.items.0.rest", 0.8);
    assert_hidden("reliability.twee.items.0.alpha_without"); // of one item there is none
    assert_hidden("reliability.twee.omega");                 // nor a factor of two
    assert_number("reliability.twee.items.1.mean", 3);
    assert_number("reliability.twee.items.1.sd", sqrt(2.5));
    assert_hidden("reliability.twee.pairwise");
    assert_flag("reliability.twee.few", true);
    assert_true(text_is(at("reliability.twee.warning")->text, "te klein voor een uitspraak"));
    add_answers(0, 3, 0); // beside it, from now on
    assert_number("reliability.twee.n", 5);
    assert_number("reliability.twee.pairwise.n", 6);
    assert_number("reliability.twee.met", 6);
}

// By hand: the rule of `drie` is 60 % of what applies.
static void rules_are_counted(void **state) {
    (void)state;
    for (int i = 0; i < 6; i++)
        add_answers(i % 5 + 1, i % 3 + 1, 2);
    add_answers(1, 2, 0);   // 2 of 3 is 67 %
    add_answers(1, 0, 0);   // 1 of 3 is not enough
    add_answers(1, 0, -1);  // nor 1 of 2
    add_answers(1, -1, -1); // but 1 of 1 is
    add_answers(0, 0, 0);
    assert_number("reliability.drie.met", 8);
    assert_number("reliability.drie.not_met", 3);
    assert_number("reliability.drie.n", 6);
    assert_number("reliability.drie.pairwise.n", 10);
    assert_number("reliability.twee.met", 10);
}

static void weak_and_constant_items_are_reported(void **state) {
    (void)state;
    for (int i = 0; i < 12; i++)
        add_answers(i % 5 + 1, 5 - i % 5, 4);
    assert_true(text_is(at("reliability.twee.weak.0")->text, "A"));
    assert_flag("reliability.twee.items.1.weak", true);
    assert_number("reliability.twee.items.1.rest", -1);
    assert_int_equal(at("reliability.drie.constant")->list.count, 1);
    assert_true(text_is(at("reliability.drie.constant.0")->text, "C"));
    close_edition(); // now everybody's answer to C would be known to each of them
    assert_flag("reliability.drie.suppressed", true);
    assert_hidden("reliability.drie.alpha");
    assert_int_equal(at("reliability.drie.constant")->list.count, 0);
    assert_hidden("reliability.drie.items.2.constant");
}

static void four_people_have_no_reliability(void **state) {
    (void)state;
    for (int i = 0; i < 4; i++)
        add_answers(i + 1, i + 1, 5 - i);
    assert_hidden("reliability.drie.alpha");
    assert_hidden("reliability.drie.items.0.rest");
    assert_number("reliability.drie.n", 4);
}

static void few_people_have_no_reliability_told(void **state) {
    (void)state;
    close_edition();
    for (int i = 0; i < 9; i++)
        add_answers(i % 5 + 1, i % 4 + 1, i % 3 + 1);
    assert_hidden("reliability.drie.alpha");
    assert_hidden("reliability.drie.n");
    assert_hidden("reliability.drie.met");
    add_answers(5, 5, 5);
    assert_int_equal(at("reliability.drie.alpha")->kind, VALUE_NUMBER);
    assert_number("reliability.drie.n", 10);
    add_answers(5, 0, 0); // one more, who did not meet the rule
    assert_hidden("reliability.drie.n");
    assert_hidden("reliability.drie.met");
    assert_hidden("reliability.drie.not_met");
    assert_hidden("reliability.drie.pairwise.n");
}

static void figures_have_definitions(void **state) {
    (void)state;
    static const char *const figures[] = {"alpha",     "alpha_interval", "omega", "rest",     "g_z",
                                          "g_average", "change",         "sd",    "wilcoxon", NULL};
    group = group_statistics(arena, &edition, people, 0);
    for (const char *const *figure = figures; *figure; figure++)
        assert_int_equal(value_find(value_find(&group, "definitions"), *figure)->kind, VALUE_TEXT);
    assert_non_null(strstr(value_find(value_find(&group, "definitions"), "g_z")->text.bytes,
                           "standaarddeviatie van de veranderingen"));
}

// ---- at random ----

static uint32_t seed;

static uint32_t random_below(uint32_t limit) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

static double random_score(void) {
    uint32_t kind = random_below(8);
    return kind == 0 ? NAN : kind == 1 ? INFINITY : random_below(1000) / 300.0;
}

static void add_random(void) {
    struct value answers, changed;
    add_answers((int)random_below(7) - 1, (int)random_below(7) - 1, (int)random_below(7) - 1);
    answers = people[--people_count];
    add_change(random_score(), random_below(1000) / 300.0);
    changed = people[people_count - 1];
    struct value *own = (struct value *)value_find(value_find(&changed, "surveys"), "proef");
    *(struct value *)value_find(own, "answers") =
        *value_find(value_find(value_find(&answers, "surveys"), "proef"), "answers");
}

static struct text dump(void) {
    struct builder text = {.arena = arena};
    group = group_statistics(arena, &edition, people, people_count);
    value_dump(&text, &group);
    return builder_result(&text);
}

static void the_order_of_people_changes_nothing(void **state) {
    (void)state;
    for (seed = 1; seed < 20; seed++) {
        uint32_t round = seed;
        people_count = 0;
        if (seed % 2)
            close_edition();
        for (uint32_t i = 0; i < 30 + round; i++)
            add_random();
        struct text first = dump();
        for (size_t i = people_count; i-- > 1;) {
            size_t other = random_below((uint32_t)i + 1);
            struct value kept = people[i];
            people[i] = people[other];
            people[other] = kept;
        }
        assert_string_equal(first.bytes, dump().bytes);
        seed = round;
    }
}

// Added one by one, in two halves or the other way round: a group is its people.
static void halves_make_the_whole(void **state) {
    (void)state;
    seed = 5;
    for (int i = 0; i < 50; i++)
        add_random();
    struct value whole = group_statistics(arena, &edition, people, people_count);
    struct group *gathered = group_begin(&edition);
    for (size_t i = 25; i < 50; i++)
        group_add(gathered, &people[i]);
    for (size_t i = 0; i < 25; i++)
        group_add(gathered, &people[i]);
    struct value together = group_end(gathered, arena);
    assert_true(value_equal(&whole, &together));
    double sums[5] = {0};
    for (size_t half = 0; half < 2; half++) {
        struct value part = group_statistics(arena, &edition, people + 25 * half, 25);
        const struct value *options = value_find(
            value_find(value_find(value_find(value_find(&part, "surveys"), "proef"), "questions"),
                       "A"),
            "options");
        for (size_t i = 0; i < 5; i++)
            sums[i] += value_find(&options->list.items[i], "count")->number;
    }
    for (size_t i = 0; i < 5; i++) {
        char path[40];
        snprintf(path, sizeof path, "questions.A.options.%zu.count", i);
        assert_number(path, sums[i]);
    }
}

static void a_missing_answer_never_raises_a_count(void **state) {
    (void)state;
    static const char *const counts[] = {
        "reliability.twee.n",   "reliability.twee.met",        "reliability.drie.n",
        "questions.A.answered", "questions.A.options.0.count", "questions.A.options.4.count"};
    int answers[40][3];
    seed = 9;
    for (int i = 0; i < 40; i++)
        for (int k = 0; k < 3; k++)
            answers[i][k] = (int)random_below(5) + 1;
    double before[6] = {0};
    for (int round = 0; round < 60; round++) {
        people_count = 0;
        for (int i = 0; i < 40; i++)
            add_answers(answers[i][0], answers[i][1], answers[i][2]);
        for (int i = 0; i < 6; i++) {
            double now = at(counts[i])->number;
            assert_true(round == 0 || now <= before[i]);
            before[i] = now;
        }
        answers[random_below(40)][random_below(3)] = 0;
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(change_by_hand, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_wave_is_no_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(four_pairs_are_too_few, set_up, tear_down),
        cmocka_unit_test_setup_teardown(few_who_stayed_away_hide_the_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(few_without_a_score_are_not_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_all_changed_by_is_not_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(alpha_by_hand, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rules_are_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(weak_and_constant_items_are_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(four_people_have_no_reliability, set_up, tear_down),
        cmocka_unit_test_setup_teardown(few_people_have_no_reliability_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(figures_have_definitions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_order_of_people_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(halves_make_the_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_answer_never_raises_a_count, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
