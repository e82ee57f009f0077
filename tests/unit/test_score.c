// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of persons, and statistics of groups.
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
    "  ja-nee:\n"
    "    options:\n"
    "      - {code: ja, label: Ja, score: 1}\n"
    "      - {code: soms, label: Soms, score: 0}\n"
    "      - {code: nee, label: Nee, score: 0}\n"
    "      - {code: weet_niet, label: Weet niet, missing: dont_know}\n"
    "sections:\n"
    "  - id: deel\n"
    "    questions:\n"
    "      - {id: A, text: Een., scale: ja-nee}\n"
    "      - {id: M, text: Meer., type: multiple, options: [{code: x, label: X}, {code: y, label: "
    "Y}]}\n"
    "      - {id: N, text: Getal., type: number}\n"
    "      - {id: T, text: Open., type: text}\n";

static struct arena *arena;
static struct diagnostics diagnostics;
static struct edition edition;
static const struct survey *surveys[1];

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    diagnostics = diagnostics_create(arena);
    struct source *source =
        source_from_text(arena, TEXT("proef.yaml"), text_of(survey_text), &diagnostics);
    surveys[0] = survey_read(arena, source, TEXT("nl"), &diagnostics);
    if (!surveys[0])
        fail_msg("%s", builder_result(&diagnostics.output).bytes);
    edition = (struct edition){.surveys = surveys, .survey_count = 1, .min_n = 10, .min_cell = 5};
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

// ---- groups ----

#define PEOPLE_LIMIT 300
static struct value people[PEOPLE_LIMIT];
static size_t people_count;

static struct value from_yaml(struct text yaml) {
    struct value value;
    struct source *source = source_from_text(arena, TEXT("p.yaml"), yaml, &diagnostics);
    if (!source || !yaml_read(arena, source, &diagnostics, &value))
        fail_msg("%.*s\n%s", TEXT_ARGUMENTS(yaml), builder_result(&diagnostics.output).bytes);
    return value;
}

// Adds `count` people with these answers and scores, written as YAML.
static void add_people(size_t count, const char *answers, const char *scores) {
    for (size_t i = 0; i < count; i++)
        people[people_count++] = from_yaml(text_format(
            arena, "{surveys: {proef: {answers: {%s}, scores: {%s}}}}", answers, scores));
}

static const char *const answered = "{raw: %s, value: null, missing: null}";

static void add_answers(size_t count, const char *raw) {
    struct text answer = text_format(arena, answered, raw);
    add_people(count, text_format(arena, "A: %s", answer.bytes).bytes, "");
}

static void add_without(size_t count, const char *missing) {
    add_people(count, text_format(arena, "A: {raw: null, value: null, missing: %s}", missing).bytes,
               "");
}

static const struct value *statistics(const char *path) {
    struct value *group = arena_new(arena, struct value);
    *group = group_statistics(arena, &edition, people, people_count);
    const struct value *value = group;
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
    const struct value *value = statistics(path);
    if (value->kind != VALUE_NUMBER || fabs(value->number - expected) > 1e-9)
        fail_msg("%s is %s %g, not %g", path, value_kind_name(value->kind),
                 value->kind == VALUE_NUMBER ? value->number : 0, expected);
}

static void assert_hidden(const char *path) {
    const struct value *value = statistics(path);
    if (value->kind != VALUE_NIL)
        fail_msg("%s is told", path);
}

static void assert_true_at(const char *path, bool expected) {
    assert_int_equal(statistics(path)->boolean, expected);
}

#define OPTION(number, key) "surveys.proef.questions.A.options." #number "." key

static void large_cells_are_told(void **state) {
    (void)state;
    people_count = 0;
    add_answers(12, "ja");
    add_answers(6, "soms");
    add_answers(5, "nee");
    assert_number("n", 23);
    assert_number("surveys.proef.n", 23);
    assert_number(OPTION(0, "count"), 12);
    assert_number(OPTION(0, "share"), 0.52); // 12 / 23 = 0.5217
    assert_number(OPTION(0, "share_of_answered"), 0.52);
    assert_number(OPTION(2, "count"), 5);
    assert_number("surveys.proef.questions.A.answered", 23);
    assert_number("surveys.proef.questions.A.missing.total", 0);
    assert_true_at("surveys.proef.questions.A.suppressed", false);
    assert_true_at("suppressed", false);
}

// 3 people are too few, and 23 − 12 − 8 would give them away: the 8 go as well.
static void a_small_cell_takes_another_with_it(void **state) {
    (void)state;
    people_count = 0;
    add_answers(12, "ja");
    add_answers(8, "soms");
    add_answers(3, "nee");
    assert_number(OPTION(0, "count"), 12);
    assert_hidden(OPTION(1, "count"));
    assert_hidden(OPTION(1, "share"));
    assert_hidden(OPTION(2, "count"));
    assert_true_at(OPTION(2, "suppressed"), true);
    assert_number("surveys.proef.questions.A.missing.total", 0);
    assert_number("surveys.proef.questions.A.missing.skipped", 0);
}

// Those who gave no answer are a cell: 2 of them, with the 4 of "nee", are hidden together.
static void no_answer_is_a_cell(void **state) {
    (void)state;
    people_count = 0;
    add_answers(12, "ja");
    add_answers(6, "soms");
    add_answers(4, "nee");
    add_without(2, "skipped");
    assert_number(OPTION(0, "count"), 12);
    assert_number(OPTION(1, "count"), 6);
    assert_hidden(OPTION(2, "count"));
    assert_hidden("surveys.proef.questions.A.answered");
    assert_hidden("surveys.proef.questions.A.missing.total");
    assert_hidden("surveys.proef.questions.A.missing.dont_know");
    assert_hidden(OPTION(0, "share_of_answered"));
    assert_number(OPTION(0, "share"), 0.5);
}

// Six gave no answer: that is told, but not that one of them did not know.
static void kinds_of_missing_are_told_only_when_all_are(void **state) {
    (void)state;
    people_count = 0;
    add_answers(12, "ja");
    add_answers(6, "soms");
    add_without(5, "skipped");
    add_without(1, "dont_know");
    assert_number("surveys.proef.questions.A.missing.total", 6);
    assert_hidden("surveys.proef.questions.A.missing.skipped");
    assert_hidden("surveys.proef.questions.A.missing.dont_know");
    assert_number("surveys.proef.questions.A.answered", 18);
}

static void what_all_have_in_common_is_not_told(void **state) {
    (void)state;
    people_count = 0;
    add_answers(20, "ja");
    assert_hidden(OPTION(0, "count"));
    assert_hidden(OPTION(1, "count"));
    add_answers(1, "nee"); // 20 of 21 would tell the one
    assert_hidden(OPTION(0, "count"));
    assert_hidden(OPTION(1, "count"));
    assert_hidden(OPTION(2, "count"));
}

static void few_people_are_no_group(void **state) {
    (void)state;
    people_count = 0;
    add_people(9, "A: {raw: ja, value: 1, missing: null}, N: {raw: 3, value: 3, missing: null}",
               "s: 3, b: true");
    assert_hidden("n");
    assert_true_at("suppressed", true);
    assert_hidden("surveys.proef.n");
    assert_hidden(OPTION(0, "count"));
    assert_hidden(OPTION(1, "count"));
    assert_hidden("surveys.proef.scores.s.mean");
    assert_hidden("surveys.proef.scores.b.share");
    assert_hidden("surveys.proef.questions.N.mean");
    assert_hidden("surveys.proef.questions.T.answered");
}

// 2, 3, …, 11 twice: mean 6.5, sample deviation √(20 · 8.25 / 19) = 2.94690.
static void scores_are_summarised(void **state) {
    (void)state;
    people_count = 0;
    for (int i = 0; i < 20; i++)
        add_people(1, "", text_format(arena, "s: {m: %d}, text: abc, list: [1]", i % 10 + 2).bytes);
    assert_number("surveys.proef.scores.s.m.n", 20);
    assert_number("surveys.proef.scores.s.m.mean", 6.5);
    assert_number("surveys.proef.scores.s.m.median", 6.5);
    assert_number("surveys.proef.scores.s.m.sd", 2.9);  // two figures
    assert_number("surveys.proef.scores.s.m.low", 5.1); // 6.5 − 2.093 · 2.9469 / √20 = 5.12
    assert_hidden("surveys.proef.scores.s.m.minimum");  // only two people have it
    assert_hidden("surveys.proef.scores.text");
    assert_hidden("surveys.proef.scores.list");
    add_people(5, "", "s: {m: 2}");
    assert_number("surveys.proef.scores.s.m.minimum", 2);
    add_people(2, "", "s: {m: null}"); // how many lack a score is a small number, too
    assert_hidden("surveys.proef.scores.s.m.n");
    assert_number("surveys.proef.scores.s.m.mean", (20 * 6.5 + 10) / 25);
}

// A mean of ones and zeros is a count.
static void a_score_of_two_values_is_a_count(void **state) {
    (void)state;
    people_count = 0;
    add_people(10, "", "s: 1");
    add_people(3, "", "s: 0");
    assert_hidden("surveys.proef.scores.s.mean");
    assert_true_at("surveys.proef.scores.s.suppressed", true);
    add_people(2, "", "s: 0");
    assert_number("surveys.proef.scores.s.mean", 0.67);
    add_people(1, "", "s: null"); // 16 − 15 is 1
    assert_hidden("surveys.proef.scores.s.mean");
}

static void booleans_are_shares(void **state) {
    (void)state;
    people_count = 0;
    add_people(10, "", "b: true");
    add_people(6, "", "b: false");
    assert_number("surveys.proef.scores.b.count", 10);
    assert_number("surveys.proef.scores.b.share", 0.63); // 0.625
    assert_number("surveys.proef.scores.b.n", 16);
    add_people(1, "", "b: null");
    assert_number("surveys.proef.scores.b.share", 0.59); // 10 / 17
    assert_hidden("surveys.proef.scores.b.n");
}

static void several_options_and_own_words(void **state) {
    (void)state;
    people_count = 0;
    const char *const text = "T: {raw: geheim, value: geheim, missing: null}";
    add_people(8, text_format(arena, "M: {raw: [x], value: 1, missing: null}, %s", text).bytes, "");
    add_people(7, text_format(arena, "M: {raw: [], value: 0, missing: null}, %s", text).bytes, "");
    add_people(3, text_format(arena, "M: {raw: [x, y], value: 2, missing: null}, %s", text).bytes,
               "");
    assert_number("surveys.proef.questions.M.options.0.count", 11);
    assert_hidden("surveys.proef.questions.M.options.1.count");
    assert_number("surveys.proef.questions.T.answered", 18);
    struct builder dump = {.arena = arena};
    value_dump(&dump, statistics("surveys"));
    assert_null(strstr(builder_result(&dump).bytes, "geheim"));
}

static void specimens_tell_everything(void **state) {
    (void)state;
    people_count = 0;
    edition.min_n = edition.min_cell = 0;
    add_people(3, "A: {raw: ja, value: 1, missing: null}", "s: 3, b: true");
    assert_number(OPTION(0, "count"), 3);
    assert_number(OPTION(0, "share"), 1);
    assert_number("surveys.proef.scores.s.mean", 3);
    assert_number("surveys.proef.scores.s.minimum", 3);
    assert_number("surveys.proef.scores.b.share", 1);
}

// ---- at random ----

static uint32_t seed;

static uint32_t random_below(uint32_t limit) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

static void the_order_of_people_changes_nothing(void **state) {
    (void)state;
    static const char *const raws[] = {"ja", "soms", "nee"};
    seed = 1;
    people_count = 0;
    for (int i = 0; i < 40; i++)
        add_people(
            1,
            text_format(arena, "A: {raw: %s, value: 1, missing: null}", raws[random_below(3)])
                .bytes,
            text_format(arena, "s: 0.%u, b: %s", random_below(1000),
                        random_below(2) ? "true" : "false")
                .bytes);
    struct builder first = {.arena = arena}, again = {.arena = arena};
    value_dump(&first, statistics("surveys"));
    for (size_t i = people_count; i-- > 1;) {
        size_t other = random_below((uint32_t)i + 1);
        struct value kept = people[i];
        people[i] = people[other];
        people[other] = kept;
    }
    value_dump(&again, statistics("surveys"));
    assert_string_equal(builder_result(&first).bytes, builder_result(&again).bytes);
}

// Whoever knows the total knows how many people the hidden cells hold together. That must be no
// single cell and no small number, and what is told must be right.
static void hidden_cells_cannot_be_worked_out(void **state) {
    (void)state;
    static const char *const raws[] = {"ja", "soms", "nee"};
    seed = 7;
    for (int round = 0; round < 300; round++) {
        size_t counts[4], hidden_cells = 0, hidden_people = 0;
        people_count = 0;
        for (int i = 0; i < 3; i++)
            add_answers(counts[i] = random_below(12), raws[i]);
        add_without(counts[3] = random_below(8), "skipped");
        if (people_count < edition.min_n)
            continue;
        for (int i = 0; i < 4; i++) {
            char path[100];
            if (i < 3)
                snprintf(path, sizeof path, "surveys.proef.questions.A.options.%d.count", i);
            else
                snprintf(path, sizeof path, "surveys.proef.questions.A.missing.total");
            const struct value *told = statistics(path);
            if (told->kind == VALUE_NIL) {
                hidden_cells++;
                hidden_people += counts[i];
            } else {
                assert_true(told->number == 0 || told->number >= 5);
                assert_true((size_t)told->number == counts[i]);
            }
        }
        assert_true(hidden_cells == 0 || hidden_cells >= 2);
        assert_true(hidden_cells == 0 || hidden_people >= 5);
    }
}

// ---- a whole beside its parts ----

static const bool yes = true, no = false; // did anybody in the part fill in the survey?

static struct value statistics_of(const struct value *some, size_t count) {
    return group_statistics(arena, &edition, some, count);
}

static const struct value *option_count(const struct value *statistics, size_t option) {
    const struct value *questions =
        value_find(value_find(value_find(statistics, "surveys"), "proef"), "questions");
    const struct value *question = value_find(questions, "A");
    return option < 3 ? value_find(&value_find(question, "options")->list.items[option], "count")
                      : value_find(value_find(question, "missing"), "total");
}

// Three parts at random, and the whole beside them. A sum is told only where every row is, so that
// what is told of the whole says nothing new; and what the whole hides cannot be worked out of it.
static void parts_cannot_be_worked_out_of_the_whole(void **state) {
    (void)state;
    static const char *const raws[] = {"ja", "soms", "nee"};
    size_t told = 0, hidden_by_parts = 0;
    seed = 11;
    for (int round = 0; round < 200; round++) {
        size_t starts[4] = {0}, counts[4] = {0};
        people_count = 0;
        for (size_t part = 0; part < 3; part++) {
            starts[part] = people_count;
            for (size_t i = 0; i < 4; i++) {
                size_t count = random_below(2) ? random_below(20) : 8 + random_below(4);
                counts[i] += count;
                if (i < 3)
                    add_answers(count, raws[i]);
                else
                    add_without(count, "skipped");
            }
        }
        starts[3] = people_count;
        struct value alone = statistics_of(people, people_count), whole = alone, parts[3];
        for (size_t part = 0; part < 3; part++) {
            size_t size = starts[part + 1] - starts[part];
            parts[part] = statistics_of(&people[starts[part]], size);
            whole = group_beside_part(arena, &edition, &whole, &parts[part], &yes);
        }
        size_t hidden_cells = 0, hidden_people = 0;
        for (size_t i = 0; i < 4; i++) {
            const struct value *sum = option_count(&whole, i);
            if (sum->kind == VALUE_NIL) {
                hidden_cells++;
                hidden_people += counts[i];
                hidden_by_parts += option_count(&alone, i)->kind == VALUE_NUMBER;
                continue;
            }
            told++;
            assert_int_equal((size_t)sum->number, counts[i]);
            for (size_t part = 0; part < 3; part++)
                assert_int_equal(option_count(&parts[part], i)->kind, VALUE_NUMBER);
        }
        assert_true(hidden_cells != 1);
        assert_true(hidden_cells == 0 || hidden_people >= edition.min_cell);
    }
    assert_true(told > 50 && hidden_by_parts > 50); // else the test shows nothing
}

static void a_part_that_is_too_small_silences_the_whole(void **state) {
    (void)state;
    people_count = 0;
    add_answers(20, "ja");
    add_answers(20, "nee");
    struct value whole = statistics_of(people, 40), part = statistics_of(people, 5);
    struct value beside = group_beside_part(arena, &edition, &whole, &part, &yes);
    assert_int_equal(value_find(&whole, "n")->kind, VALUE_NUMBER);
    assert_int_equal(value_find(&beside, "n")->kind, VALUE_NIL);
    assert_true(value_find(&beside, "suppressed")->boolean);
    assert_int_equal(option_count(&beside, 0)->kind, VALUE_NIL);
}

// Professionals did not fill in the parents' survey: that takes nothing away from it.
static void a_part_without_the_survey_hides_nothing(void **state) {
    (void)state;
    people_count = 0;
    add_answers(20, "ja");
    add_answers(20, "nee");
    for (size_t i = 0; i < 12; i++)
        people[people_count++] = from_yaml(TEXT("{surveys: {proef: null}}"));
    struct value whole = statistics_of(people, 52), part = statistics_of(&people[40], 12);
    struct value beside = group_beside_part(arena, &edition, &whole, &part, &no);
    assert_true(value_equal(&whole, &beside));
}

// ---- persons ----

static void the_last_wave_of_each_person_counts(void **state) {
    (void)state;
    struct response responses[] = {
        {.survey = surveys[0], .code = TEXT("R2"), .wave = 1, .date = TEXT("2026-01-01")},
        {.survey = surveys[0], .code = TEXT("R1"), .wave = 2, .date = TEXT("2026-02-01")},
        {.survey = surveys[0], .code = TEXT("R3"), .wave = 1, .withdrawn = true},
        {.survey = surveys[0],
         .code = TEXT("R1"),
         .wave = 1,
         .date = TEXT("2026-01-01"),
         .group = TEXT("team")},
    };
    edition.responses = (struct responses){.items = responses, .count = 4};
    responses_group(&edition.responses, &diagnostics);
    struct respondents respondents = respondents_of(arena, &edition);
    assert_int_equal(respondents.count, 2);
    assert_true(text_is(respondents.items[0].code, "R1"));
    assert_true(text_is(respondents.items[0].group, "team")); // one of two responses names it
    assert_int_equal(respondents.items[1].group.length, 0);
    assert_int_equal(respondents.items[0].response_count, 2);
    assert_int_equal(respondents.items[0].responses[0]->wave, 1);
    struct script *none[] = {NULL};
    struct value values[] = {survey_value(arena, surveys[0])}, result;
    assert_true(score_respondent(NULL, &edition, none, values, &respondents.items[0], arena,
                                 &diagnostics, &result));
    const struct value *scored = value_find(value_find(&result, "surveys"), "proef");
    assert_true(value_find(scored, "wave")->number > 1);
    assert_true(text_is(value_find(scored, "date")->text, "2026-02-01"));
    assert_int_equal(value_find(scored, "scores")->kind, VALUE_NIL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(large_cells_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_cell_takes_another_with_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_answer_is_a_cell, set_up, tear_down),
        cmocka_unit_test_setup_teardown(kinds_of_missing_are_told_only_when_all_are, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_all_have_in_common_is_not_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(few_people_are_no_group, set_up, tear_down),
        cmocka_unit_test_setup_teardown(scores_are_summarised, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_score_of_two_values_is_a_count, set_up, tear_down),
        cmocka_unit_test_setup_teardown(booleans_are_shares, set_up, tear_down),
        cmocka_unit_test_setup_teardown(several_options_and_own_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(specimens_tell_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_order_of_people_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hidden_cells_cannot_be_worked_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parts_cannot_be_worked_out_of_the_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_part_that_is_too_small_silences_the_whole, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_part_without_the_survey_hides_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_last_wave_of_each_person_counts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
