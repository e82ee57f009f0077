// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped scripts on answers at random: what must hold whatever somebody answers.
#include "score/score.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
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

static uint32_t seed;

static uint32_t random_below(uint32_t limit) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % limit;
}

struct shipped {
    struct sandbox *sandbox;
    const struct survey *survey;
    struct value value;
    struct script *script;
};

static struct shipped load(const char *name) {
    struct shipped shipped = {.sandbox = sandbox_create(TEXT("nl"))};
    struct text survey = text_format(arena, "surveys/instruments/%s.yaml", name);
    struct text script = text_format(arena, "scripts/%s.lua", name);
    shipped.survey =
        survey_read(arena, source_read(arena, survey, &diagnostics), TEXT("nl"), &diagnostics);
    shipped.value = survey_value(arena, shipped.survey);
    shipped.script = script_compile(shipped.sandbox, arena,
                                    source_read(arena, script, &diagnostics), &diagnostics);
    return shipped;
}

static bool score(const struct shipped *shipped, const struct value *answers,
                  struct value *result) {
    bool good = script_score(shipped->sandbox, shipped->script, &shipped->value, answers, NULL,
                             arena, &diagnostics, result);
    if (!good)
        fail_msg("%s", builder_result(&diagnostics.output).bytes);
    return good;
}

// Some numbers of other rows in each column that asks for them.
static void add_ties(struct answer *roster, struct arena *own) {
    size_t columns = roster->question->part_count;
    for (size_t i = 0; i < roster->row_count * columns; i++) {
        struct answer *cell = &roster->cells[i];
        if (cell->question->kind != QUESTION_OTHERS)
            continue;
        cell->others = arena_new_array(own, roster->row_count, uint32_t);
        for (uint32_t other = 1; !cell->missing && other <= roster->row_count; other++)
            if (other != i / columns + 1 && random_below(3) == 0)
                cell->others[cell->other_count++] = other;
    }
}

static struct answer random_answer(const struct question *question, struct arena *own) {
    struct answer answer = {.question = question};
    const struct scale *scale = question->scale;
    if (random_below(6) == 0) {
        answer.missing = (enum missing)(MISSING_SKIPPED + random_below(4));
    } else if (question->kind == QUESTION_SINGLE) {
        answer.option = &scale->options[random_below((uint32_t)scale->option_count)];
        answer.missing = answer.option->missing;
    } else if (question->kind == QUESTION_MULTIPLE) {
        answer.options = arena_new_array(own, scale->option_count, const struct option *);
        for (size_t i = 0; i < scale->option_count; i++)
            if (!scale->options[i].missing && random_below(3) == 0)
                answer.options[answer.option_count++] = &scale->options[i];
    } else if (question->kind == QUESTION_NUMBER) {
        answer.number = random_below(60);
    } else if (question->kind == QUESTION_ROSTER) {
        answer.row_count = random_below(6);
        answer.cells = arena_new_array(own, answer.row_count * question->part_count, struct answer);
        for (size_t i = 0; i < answer.row_count * question->part_count; i++)
            answer.cells[i] = random_answer(&question->parts[i % question->part_count], own);
        add_ties(&answer, own);
    } else {
        answer.text = TEXT("woorden");
    }
    return answer;
}

static struct response random_response(const struct survey *survey) {
    struct response response = {.survey = survey, .answer_count = survey->answered_count};
    response.answers = arena_new_array(arena, survey->answered_count, struct answer);
    for (size_t i = 0; i < survey->answered_count; i++)
        response.answers[i] = random_answer(survey->answered[i], arena);
    return response;
}

static double number_at(const struct value *result, const char *first, const char *second) {
    const struct value *value = value_find(value_find(result, "scores"), first);
    if (second)
        value = value_find(value, second);
    return value && value->kind == VALUE_NUMBER ? value->number : NAN;
}

static void scores_stay_within_their_scale(void **state) {
    (void)state;
    static const char *const scales[] = {"goede_ouder", "metapositie", "taakverdeling",
                                         "gemeenschap"};
    struct shipped buffers = load("buffers");
    seed = 11;
    for (int round = 0; round < 200; round++) {
        struct response response = random_response(buffers.survey);
        struct value answers = response_value(arena, &response), result;
        score(&buffers, &answers, &result);
        for (size_t i = 0; i < 4; i++) {
            double mean = number_at(&result, scales[i], "mean");
            double answered_items = number_at(&result, scales[i], "answered");
            assert_true(isnan(mean) || (mean >= 1 && mean <= 5));
            assert_true(isnan(mean) == (answered_items < 4));
            assert_true(isnan(mean) ||
                        fabs(number_at(&result, scales[i], "percentage") - (mean - 1) * 25) < 1e-9);
        }
    }
    sandbox_destroy(buffers.sandbox);
}

// Of the other scripts: scores between the ends of their scale, and counts that add up.
static void other_scores_stay_within_theirs(void **state) {
    (void)state;
    const struct {
        const char *survey, *score;
        double low, high;
    } cases[] = {
        {"derde-viool", "eerst_netwerk", 1, 5},
        {"derde-viool", "meer_dan_interventie", 1, 5},
        {"derde-viool", "vertrouwen", 1, 5},
        {"derde-viool", "moed", 1, 5},
        {"derde-viool", "loslaten", 1, 5},
        {"derde-viool", "gelijkwaardigheid", 1, 5},
        {"derde-viool", "tijd", 1, 5},
        {"derde-viool", "answered", 0, 21},
        {"evaluatie-workshop", "workshop", 1, 5},
        {"steun-vragen-geven", "vragen", 1, 5},
        {"steun-vragen-geven", "geven", 1, 5},
        {"steun-vragen-geven", "verschil", -4, 4},
        {"steun-vragen-geven", "evenwicht", 1, 5},
        {"steun-vragen-geven", "zwaar_vragen", 0, 5},
        {"steun-vragen-geven", "licht_geven", 0, 5},
        {"paces-kind-nu", "ja", 0, 15},
        {"paces-terugblik", "nee", 0, 15},
    };
    seed = 15;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct shipped shipped = load(cases[i].survey);
        size_t there = 0;
        for (int round = 0; round < 60; round++) {
            struct response response = random_response(shipped.survey);
            struct value answers = response_value(arena, &response), result;
            score(&shipped, &answers, &result);
            double number = number_at(&result, cases[i].score, NULL);
            there += isnan(number) ? 0 : 1;
            if (number < cases[i].low || number > cases[i].high)
                fail_msg("%s.%s is %g", cases[i].survey, cases[i].score, number);
        }
        assert_true(there > 0);
        sandbox_destroy(shipped.sandbox);
    }
}

// Each of the fifteen is counted once, whatever is missing; nobody's count is filled up.
static void fifteen_are_counted_once(void **state) {
    (void)state;
    static const char *const counts[2][7] = {
        {"ja", "een_beetje", "nog_niet", "weet_niet", "open", "past_niet", NULL},
        {"ja", "nee", "onbekend", NULL},
    };
    static const char *const surveys_of[] = {"paces-kind-nu", "paces-terugblik"};
    seed = 16;
    for (size_t i = 0; i < 2; i++) {
        struct shipped paces = load(surveys_of[i]);
        for (int round = 0; round < 100; round++) {
            struct response response = random_response(paces.survey);
            struct value answers = response_value(arena, &response), result;
            double sum = 0;
            score(&paces, &answers, &result);
            for (size_t k = 0; counts[i][k]; k++)
                sum += number_at(&result, counts[i][k], NULL);
            assert_true(isnan(sum) || fabs(sum - 15) < 0.5); // nan: she did not look back
        }
        sandbox_destroy(paces.sandbox);
    }
}

// An item that is turned round in the survey and in the answer alike leaves the score as it was.
static void reversing_twice_changes_nothing(void **state) {
    (void)state;
    struct shipped buffers = load("buffers");
    seed = 12;
    for (int round = 0; round < 100; round++) {
        struct response response = random_response(buffers.survey);
        struct value before_answers = response_value(arena, &response), before, after;
        score(&buffers, &before_answers, &before);
        struct question *turned = arena_new_array(arena, response.answer_count, struct question);
        for (size_t i = 0; i < response.answer_count; i++) {
            struct answer *answer = &response.answers[i];
            const struct scale *scale = answer->question->scale;
            if (!answer->option || answer->option->missing || !text_is(scale->options[0].code, "1"))
                continue;
            turned[i] = *answer->question;
            turned[i].reverse = !turned[i].reverse;
            answer->question = &turned[i];
            for (size_t k = 0; k < 5; k++) // the first five options are 1 to 5
                if (fabs(scale->options[k].score - (6 - answer->option->score)) < 0.5) {
                    answer->option = &scale->options[k];
                    break;
                }
        }
        struct value after_answers = response_value(arena, &response);
        score(&buffers, &after_answers, &after);
        double first = number_at(&before, "goede_ouder", "mean");
        double second = number_at(&after, "goede_ouder", "mean");
        assert_true((isnan(first) && isnan(second)) || fabs(first - second) < 1e-12);
    }
    sandbox_destroy(buffers.sandbox);
}

static void a_missing_answer_never_raises_a_count(void **state) {
    (void)state;
    static const struct {
        const char *survey, *count;
    } cases[] = {{"paces-kind-nu", "ja"},       {"paces-kind-nu", "een_beetje"},
                 {"paces-kind-nu", "nog_niet"}, {"paces-terugblik", "ja"},
                 {"paces-terugblik", "nee"},    {"derde-viool", "answered"},
                 {"netwerk", "size"},           {"netwerk", "available_count"}};
    seed = 13;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct shipped shipped = load(cases[i].survey);
        for (int round = 0; round < 100; round++) {
            struct response response = random_response(shipped.survey);
            struct value answers = response_value(arena, &response), before, after;
            score(&shipped, &answers, &before);
            struct answer *gone = &response.answers[random_below((uint32_t)response.answer_count)];
            *gone = (struct answer){.question = gone->question, .missing = MISSING_SKIPPED};
            answers = response_value(arena, &response);
            score(&shipped, &answers, &after);
            assert_false(number_at(&after, cases[i].count, NULL) >
                         number_at(&before, cases[i].count, NULL));
        }
        sandbox_destroy(shipped.sandbox);
    }
}

static void networks_hold_together(void **state) {
    (void)state;
    struct shipped netwerk = load("netwerk");
    seed = 14;
    for (int round = 0; round < 200; round++) {
        struct response response = random_response(netwerk.survey);
        struct value answers = response_value(arena, &response), result;
        score(&netwerk, &answers, &result);
        double size = number_at(&result, "size", NULL);
        double informal = number_at(&result, "informal_size", NULL);
        double diversity = number_at(&result, "diversity", NULL);
        double bottleneck = number_at(&result, "bottleneck", NULL);
        double balance = number_at(&result, "balance", NULL);
        double density = number_at(&result, "density", NULL);
        assert_true(isnan(size) || (informal <= size && number_at(&result, "child", NULL) <= size));
        assert_true(isnan(diversity) || (diversity >= 0 && diversity < 1));
        assert_true(isnan(bottleneck) || (bottleneck > 0 && bottleneck <= 1));
        assert_true(isnan(balance) || (balance >= -1 && balance <= 1));
        assert_true(isnan(density) || (size >= 2 && density >= 0 && density <= 1));
    }
    sandbox_destroy(netwerk.sandbox);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(scores_stay_within_their_scale, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_scores_stay_within_theirs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fifteen_are_counted_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reversing_twice_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_answer_never_raises_a_count, set_up, tear_down),
        cmocka_unit_test_setup_teardown(networks_hold_together, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
