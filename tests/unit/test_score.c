// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of persons, statistics of groups, and the shipped scripts on answers at random.
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

// ---- the shipped scripts ----

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
    static const char *const counts[] = {"ja", "een_beetje", "nog_niet"};
    struct shipped paces = load("paces-kind-nu");
    seed = 13;
    for (int round = 0; round < 200; round++) {
        struct response response = random_response(paces.survey);
        struct value answers = response_value(arena, &response), before, after;
        score(&paces, &answers, &before);
        response.answers[random_below((uint32_t)response.answer_count)].missing = MISSING_SKIPPED;
        for (size_t i = 0; i < response.answer_count; i++)
            if (response.answers[i].missing == MISSING_SKIPPED)
                response.answers[i].option = NULL;
        answers = response_value(arena, &response);
        score(&paces, &answers, &after);
        for (size_t i = 0; i < 3; i++)
            assert_true(number_at(&after, counts[i], NULL) <= number_at(&before, counts[i], NULL));
    }
    sandbox_destroy(paces.sandbox);
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
        cmocka_unit_test_setup_teardown(scores_stay_within_their_scale, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reversing_twice_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_answer_never_raises_a_count, set_up, tear_down),
        cmocka_unit_test_setup_teardown(networks_hold_together, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_last_wave_of_each_person_counts, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
