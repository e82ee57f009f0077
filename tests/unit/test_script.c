// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts: the kit against numbers worked by hand, examples, and what is said when they are wrong.
#include "base/yaml.h"
#include "script/script.h"
#include "survey/survey.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char survey_text[] =
    "id: proef\n"
    "version: 1.0.0\n"
    "title: Proef\n"
    "languages: [nl]\n"
    "scales:\n"
    "  waar:\n"
    "    options:\n"
    "      - {code: 1, label: Nee}\n"
    "      - {code: 2, label: Soms}\n"
    "      - {code: 3, label: Ja}\n"
    "      - {code: nvt, label: Past niet, missing: not_applicable}\n"
    "      - {code: weet_niet, label: Weet niet, missing: dont_know}\n"
    "sections:\n"
    "  - id: deel\n"
    "    questions:\n"
    "      - {id: A1, text: Een., scale: waar}\n"
    "      - {id: A2, text: Twee., scale: waar}\n"
    "      - {id: A3, text: Drie., scale: waar, reverse: true}\n"
    "      - {id: A4, text: Vier., scale: waar, ask_if: {A1: 3}}\n"
    "      - id: WIE\n"
    "        type: roster\n"
    "        text: Wie?\n"
    "        columns:\n"
    "          - {id: soort, text: Soort, options: [{code: vriend, label: vriend}, {code: buur, "
    "label: buur}]}\n"
    "          - {id: geeft, text: Geeft, type: multiple, options: [{code: E, label: e}, {code: P, "
    "label: p}, {code: G, label: g}]}\n"
    "          - {id: krijgt, text: Krijgt, type: multiple, options: [{code: E, label: e}, {code: "
    "P, label: p}]}\n"
    "          - {id: kent, text: Kent, type: others}\n"
    "      - {id: JAREN, text: Jaren, type: number, minimum: 0, maximum: 9}\n"
    "      - {id: OPEN, text: Open, type: text}\n"
    "subscales:\n"
    "  drie: {title: Drie, items: [A1, A2, A3], missing: {at_least: 2}}\n"
    "  alle: {title: Alle, items: [A1, A2, A3]}\n"
    "  half: {title: Half, items: [A1, A2, A3, A4], missing: {share: 0.5}}\n";

static struct arena *arena;
static struct sandbox *sandbox;
static struct value survey;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    sandbox = sandbox_create(TEXT("nl"));
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct source *source =
        source_from_text(arena, TEXT("proef.yaml"), text_of(survey_text), &diagnostics);
    struct survey *read = survey_read(arena, source, TEXT("nl"), &diagnostics);
    if (!read)
        fail_msg("%s", builder_result(&diagnostics.output).bytes);
    survey = survey_value(arena, read);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    sandbox_destroy(sandbox);
    arena_destroy(arena);
    return 0;
}

static struct script *compile(const char *code, struct diagnostics *diagnostics) {
    struct source *source = source_from_text(arena, TEXT("proef.lua"), text_of(code), diagnostics);
    return script_compile(sandbox, arena, source, diagnostics);
}

// What `check` says about a script; empty when nothing.
static const char *checked(const char *code) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct script *script = compile(code, &diagnostics);
    bool good = script && script_check(sandbox, script, &survey, arena, &diagnostics);
    assert_true(good == (diagnostics.errors == 0));
    return builder_result(&diagnostics.output).bytes;
}

#define HEAD "return { id = 'p', version = '1', survey = 'proef',\n"

// Checks that an expression over `answers` and `kit` gives what is expected for some answers.
static void assert_kit(const char *answers, const char *expression, const char *expected) {
    struct text code =
        text_format(arena,
                    HEAD "score = function(answers, kit) return { x = %s } end,\n"
                         "examples = { { answers = { %s }, expect = { x = %s } } } }",
                    expression, answers, expected);
    const char *messages = checked(code.bytes);
    if (*messages)
        fail_msg("%s\n%s", code.bytes, messages);
}

static void assert_says(const char *code, const char *part) {
    const char *messages = checked(code);
    assert_non_null(messages);
    if (!strstr(messages, part))
        fail_msg("%s\ngave     %s\nexpected %s", code, messages, part);
}

static void means_honour_reverse_and_the_missing_rule(void **state) {
    (void)state;
    assert_kit("A1 = 3, A2 = 2, A3 = 1", "kit.mean(answers, 'drie')", "8 / 3"); // 3 + 2 + (4 − 1)
    assert_kit("A1 = 3, A3 = 1", "kit.mean(answers, 'drie')", "3");
    assert_kit("A1 = 3", "kit.mean(answers, 'drie')", "none");
    assert_kit("A1 = 3, A2 = 'weet_niet', A3 = 1", "kit.mean(answers, 'alle')", "none");
    assert_kit("A1 = 3, A2 = 'nvt', A3 = 1", "kit.mean(answers, 'alle')", "3");
    assert_kit("A1 = 'nvt', A2 = 'nvt', A3 = 'nvt'", "kit.mean(answers, 'alle')", "none");
    assert_kit("A1 = 3, A2 = 2", "kit.mean(answers, 'half')", "2.5"); // 2 of 4
    assert_kit("A1 = 3", "kit.mean(answers, 'half')", "none");
    assert_kit("A1 = 1, A2 = 1", "kit.mean(answers, 'half')", "1"); // A4 is not asked: 2 of 3
    assert_kit("A1 = 1, A2 = 'skipped'", "kit.mean(answers, 'half')", "none");
    assert_kit("A1 = 3, A2 = 2, A3 = 3", "kit.mean(answers, {'A1', 'A2'})", "2.5");
    assert_kit("A1 = 3, A2 = 2, A3 = 3", "kit.sum(answers, 'drie')", "6");
    assert_kit("A1 = 3, A2 = 2, A3 = 3", "kit.median(answers, 'drie')", "2");
    assert_kit("A1 = 3, A2 = 2", "kit.median(answers, 'drie')", "2.5");
    assert_kit("A1 = 3, A2 = 2, A3 = 3", "kit.minimum(answers, 'drie')", "1");
    assert_kit("A1 = 3, A2 = 2, A3 = 3", "kit.maximum(answers, 'drie')", "3");
}

static void counts_are_never_filled_up(void **state) {
    (void)state;
    const char *const answers = "A1 = 1, A2 = 'nvt', A3 = 'weet_niet'";
    assert_kit(answers, "kit.answered(answers, 'half')", "1");
    assert_kit(answers, "kit.applicable(answers, 'half')", "2");
    assert_kit(answers, "kit.missing(answers, 'half')",
               "{ skipped = 0, dont_know = 1, not_applicable = 1, not_asked = 1, total = 3 }");
    assert_kit("A1 = 3, A2 = 3, A3 = 1", "kit.count(answers, 'drie', 3)", "2");
    assert_kit("A1 = 3, A2 = 3, A3 = 1", "kit.count(answers, 'drie', 3, 1)", "3");
    assert_kit("A1 = 3, A2 = 3, A3 = 1", "kit.count(answers, 'drie', {3.0})", "2");
    assert_kit("A1 = 3, A2 = 'nvt'", "kit.count(answers, 'drie', 'nvt')", "1");
    assert_kit("A1 = 3, A2 = 3, A3 = 1", "kit.which(answers, 'drie', 3)", "{ 'A1', 'A2' }");
    assert_kit("A1 = 3, A2 = 2, A3 = 'skipped'", "kit.share(answers, 'drie', 3)", "0.5");
    assert_kit("A1 = 3", "kit.share(answers, 'drie', 3)", "none");
    assert_kit("", "kit.items('drie')", "{ 'A1', 'A2', 'A3' }");
    assert_kit("", "kit.title('drie')", "'Drie'");
    assert_kit("", "kit.question('A1').text", "'Een.'");
}

static void plain_numbers(void **state) {
    (void)state;
    assert_kit("", "kit.percentage_of_range(2, 1, 5)", "25");
    assert_kit("", "kit.percentage_of_range(nil, 1, 5)", "none");
    assert_kit("", "kit.z(12, 10, 4)", "0.5");
    assert_kit("", "kit.round(2.345, 2)", "2.35");
    assert_kit("", "kit.round(nil)", "none");
    // (16 − 10) / (4 · √2 · √(1 − 0.82)) = 6 / (4 · √0.36) = 6 / 2.4
    assert_kit("", "kit.reliable_change(10, 16, 4, 0.82)", "2.5");
    assert_kit("", "kit.band(3, {{0, 'geen'}, {1, 'klein'}, {4, 'groot'}})", "'klein'");
    assert_kit("", "kit.band(4, {{0, 'geen'}, {1, 'klein'}, {4, 'groot'}})", "'groot'");
    assert_kit("", "kit.band(-1, {{0, 'geen'}})", "none");
    assert_kit("", "kit.band(nil, {{0, 'geen'}})", "none");
    assert_kit("", "kit.decimal(1.25, 1)", "'1,3'");
}

static void straight_lining(void **state) {
    (void)state;
    const char *const call = "kit.straight_lining(answers, 'drie')";
    assert_kit("A1 = 3, A2 = 3, A3 = 3", call, "true");
    assert_kit("A1 = 3, A2 = 3, A3 = 1", call, "false");
    assert_kit("A1 = 3, A2 = 3", call, "false");
    assert_kit("A1 = 3, A2 = 3, A4 = 3", "kit.straight_lining(answers, {'A1', 'A2', 'A4'})",
               "false");
    assert_kit("A1 = 'nvt', A2 = 'nvt', A3 = 'nvt'", call, "false");
}

// 1 and 2 are named by both, 3 by 4 alone; of 3 nothing was written down.
static void who_knows_whom(void **state) {
    (void)state;
    const char *const answers = "WIE = { { kent = { 2 } }, { kent = { 1 } }, { soort = 'buur' },"
                                " { soort = 'buur', kent = { 3 } } }";
    const char *const unsaid = "WIE = { { kent = { 2 } }, {}, {} }";
    const struct {
        const char *answers, *call, *expected;
    } cases[] = {
        {answers, "pairs(rows, 'kent')", "2"},
        {answers, "density(#rows, kit.network.pairs(rows, 'kent'))", "1 / 3"},
        // of some rows: numbers stay those of the roster
        {answers, "pairs(kit.network.where(rows, 'soort', 'buur'), 'kent')", "1"},
        {"WIE = { { kent = {} }, {} }", "pairs(rows, 'kent')", "0"},
        {unsaid, "pairs(rows, 'kent')", "none"},
        {unsaid, "density(#rows, kit.network.pairs(rows, 'kent'))", "none"},
        {"WIE = { { kent = {} } }", "pairs(rows, 'kent')", "0"},
        {"WIE = { { kent = {} } }", "density(1, 0)", "none"},
        {"WIE = {}", "pairs(rows, 'kent')", "0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_kit(cases[i].answers,
                   text_format(arena,
                               "(function(rows) return kit.network.%s end)(kit.rows(answers, "
                               "'WIE'))",
                               cases[i].call)
                       .bytes,
                   cases[i].expected);
    assert_kit(answers, "answers.WIE.rows[4].kent.row", "4");
    assert_kit(answers, "answers.WIE.rows[4].kent.value", "1");
}

// Three people: E from two, P from one, G from nobody; 4 ties, of which the vriend has 2.
static void networks(void **state) {
    (void)state;
    const char *const answers = "WIE = { { soort = 'vriend', geeft = {'E', 'P'}, krijgt = {'E'} },"
                                " { soort = 'buur', geeft = {'E'} },"
                                " { soort = 'vriend', geeft = {}, krijgt = {'P'} } }";
    assert_kit(answers, "#kit.rows(answers, 'WIE')", "3");
    assert_kit("", "#kit.rows(answers, 'WIE')", "0");
    const struct {
        const char *call, *expected;
    } cases[] = {
        {"count(rows, 'soort', 'vriend')", "2"},
        {"share(rows, 'soort', 'vriend')", "2 / 3"},
        {"counts(rows, 'geeft', {'E', 'P', 'G'})", "{ E = 2, P = 1, G = 0 }"},
        {"gaps(rows, 'geeft', {'E', 'P', 'G'})", "{ 'G' }"},
        {"single(rows, 'geeft', {'E', 'P', 'G'})", "{ 'P' }"},
        {"diversity(rows, 'soort')", "1 - 4 / 9 - 1 / 9"},
        {"bottleneck(rows, 'geeft')", "2 / 3"},
        {"multiplexity(rows, 'geeft')", "1.5"},
        {"reciprocity(rows, 'geeft', 'krijgt')", "1 / 3"},
        {"balance(rows, 'geeft', 'krijgt')", "0.2"},
        {"balance(rows, 'geeft', 'krijgt', 'E')", "1 / 3"},
        {"density(4, 3)", "0.5"},
        {"diversity({}, 'soort')", "none"},
        {"share({}, 'soort', 'buur')", "none"},
        {"bottleneck({}, 'geeft')", "none"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_kit(answers,
                   text_format(arena,
                               "(function(rows) return kit.network.%s end)(kit.rows(answers, "
                               "'WIE'))",
                               cases[i].call)
                       .bytes,
                   cases[i].expected);
    assert_kit(answers, "#kit.network.where(kit.rows(answers, 'WIE'), 'soort', 'buur')", "1");
}

static void scales_of_the_script(void **state) {
    (void)state;
    const char *const code =
        HEAD "scales = { drie = { title = 'Mijn', items = {'A1', 'A2'}, missing = 'all' },\n"
             "  eigen = { items = {'A1', 'A2', 'A3'}, missing = { at_least = 1 } } },\n"
             "score = function(answers, kit) return { drie = kit.mean(answers, 'drie'),\n"
             "  eigen = kit.mean(answers, 'eigen'), title = kit.title('drie') } end,\n"
             "examples = { { answers = { A1 = 3, A3 = 3 }, expect = { drie = none, eigen = 2,\n"
             "  title = 'Mijn' } } } }";
    assert_string_equal(checked(code), "");
}

// Text of what script_score gives for the answers of a response.
static const char *scored(const char *code, const char *answers) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct source *survey_source =
        source_from_text(arena, TEXT("proef.yaml"), text_of(survey_text), &diagnostics);
    const struct survey *read = survey_read(arena, survey_source, TEXT("nl"), &diagnostics);
    char path[] = "/tmp/steunblad-XXXXXX.yaml";
    FILE *file = fdopen(mkstemps(path, 5), "w");
    assert_non_null(file);
    fprintf(file,
            "survey: proef\nversion: 1.0.0\nrespondent: R1\ndate: 2026-01-01\nanswers: {%s}\n",
            answers);
    fclose(file);
    struct responses responses = {0};
    assert_true(responses_read(arena, text_of(path), &read, 1, &responses, &diagnostics));
    remove(path);
    struct value values = response_value(arena, &responses.items[0]), result;
    struct script *script = compile(code, &diagnostics);
    if (!script_score(sandbox, script, &survey, &values, NULL, arena, &diagnostics, &result))
        return builder_result(&diagnostics.output).bytes;
    struct builder output = {.arena = arena};
    value_dump(&output, &result);
    return builder_result(&output).bytes;
}

// A score that this person lacks is there with nil, because some example has it.
static void what_an_example_has_is_always_there(void **state) {
    (void)state;
    const char *const code =
        HEAD "score = function(answers, kit) return { m = kit.mean(answers, 'drie'),\n"
             "  list = kit.which(answers, 'drie', 3), deep = { n = kit.answered(answers, 'drie'),\n"
             "  first = answers.A1.value } } end,\n"
             "sentences = function(scores, kit)\n"
             "  if scores.m then return { main = 'm ' .. decimal(scores.m) } end\n"
             "  return { other = {'niets'} } end,\n"
             "examples = { { answers = { A1 = 3, A2 = 3, A3 = 3 }, expect = { m = 7 / 3 } },\n"
             "  { answers = {}, expect = { m = none } } } }";
    assert_string_equal(checked(code), "");
    assert_string_equal(scored(code, "A1: 3, A2: 3, A3: 3"),
                        "scores:\n  deep:\n    first: 3\n    n: 3\n  list:\n    - \"A1\"\n    - "
                        "\"A2\"\n    - \"A3\"\n  m: 2.3333333333333335\nsentences:\n  main: \"m "
                        "2,3\"\n  other: nil\n");
    assert_string_equal(scored(code, "A2: 2"),
                        "scores:\n  deep:\n    first: nil\n    n: 1\n  list: []\n  m: "
                        "nil\nsentences:\n  main: nil\n  other:\n    - \"niets\"\n");
}

static void specimens_have_everything(void **state) {
    (void)state;
    struct diagnostics diagnostics = diagnostics_create(arena);
    const char *const code =
        HEAD "score = function(answers, kit) return { m = kit.mean(answers, 'drie'),\n"
             "  list = kit.which(answers, 'drie', 1) } end,\n"
             "examples = { { answers = { A1 = 3, A2 = 3, A3 = 3 }, expect = { m = 7 / 3 } },\n"
             "  { answers = { A1 = 1 }, expect = { m = none } } } }";
    struct script *script = compile(code, &diagnostics);
    struct value result;
    struct builder output = {.arena = arena};
    assert_true(script_specimen(sandbox, script, &survey, arena, &diagnostics, &result));
    value_dump(&output, value_find(&result, "scores"));
    assert_string_equal(builder_result(&output).bytes,
                        "list:\n  - \"A1\"\nm: 2.3333333333333335\n");
    const struct value *answers = value_find(&result, "answers");
    assert_int_equal(value_find(value_find(answers, "WIE"), "rows")->list.count, 1);
    assert_int_equal(value_find(value_find(answers, "OPEN"), "raw")->kind, VALUE_TEXT);
    assert_true(script_specimen(sandbox, NULL, &survey, arena, &diagnostics, &result));
    assert_int_equal(value_find(&result, "scores")->kind, VALUE_NIL);
    assert_int_equal(diagnostics.errors, 0);
}

static void groups_get_what_they_are_given(void **state) {
    (void)state;
    struct diagnostics diagnostics = diagnostics_create(arena);
    const char *const code = HEAD "score = function(answers, kit) return {} end,\n"
                                  "group = function(statistics, kit)\n"
                                  "  return { 'n is ' .. statistics.n } end,\n"
                                  "examples = { { answers = {}, expect = {} } } }";
    struct value statistics = value_map(), result;
    value_set_string(arena, &statistics, "n", value_number(12));
    struct script *script = compile(code, &diagnostics);
    assert_true(script_check(sandbox, script, &survey, arena, &diagnostics));
    assert_true(script_group(sandbox, script, &survey, &statistics, arena, &diagnostics, &result));
    assert_string_equal(result.list.items[0].text.bytes, "n is 12");
}

static void what_is_wrong_is_said_where(void **state) {
    (void)state;
    const char *const example = "examples = { { answers = { A1 = 3 }, expect = { x = 3 } } } }";
    const struct {
        const char *body, *says;
    } cases[] = {
        {"score = function(answers, kit) return { x = answers.A11.value } end,\n",
         "proef.lua:2:53: error: unknown question \"A11\"\n    2 | score = function(answers, kit) "
         "return { x = answers.A11.value } end,\n      |                                          "
         "           ^^^ did you mean \"A1\"?\n"},
        {"score = function(a, kit) return { x = a.A11.value } end,\n",
         "proef.lua:2: error: unknown name \"A11\"\n"},
        {"score = function(answers, kit)\n return { x = kit.mean(answers, 'dri') } end,\n",
         "proef.lua:3: error: unknown scale \"dri\"\n    3 |  return { x = kit.mean(answers, "
         "'dri') } end,\n      | did you mean \"drie\"?\n"},
        {"score = function(answers, kit)\n return { x = kit.maen(answers, 'drie') } end,\n",
         "unknown name \"maen\" in kit"},
        {"score = function(answers, kit)\n return { x = kit.mean(answers, {'A9'}) } end,\n",
         "proef.lua:3: error: unknown question \"A9\""},
        {"score = function(answers, kit) return { x = 4 } end,\n",
         "proef.lua:3: error: example 1: \"x\" is 4\n    3 | examples = { { answers = { A1 = 3 }, "
         "expect = { x = 3 } } } }\n      | expected 3\n"},
        {"score = function(answers, kit) return { y = 4 } end,\n", "there is no score \"x\""},
        {"score = function(answers, kit) return { gemiddeld = 4 } end,\nexamples = { { answers = "
         "{}, expect = { gemideld = none } } } }--",
         "proef.lua:3: error: example 1: there is no score \"gemideld\"\n"},
        {"score = function(answers, kit) return { x = 0 / 0 } end,\n",
         "proef.lua:2: error: this is not a number that can be written; was divided by zero? (in "
         "x)"},
        {"score = function(answers, kit) return { x = { y = { kit.mean } } } end,\n",
         "a function stands where a value was expected (in x.y[1])"},
        {"score = function(answers, kit) end,\n", "proef.lua:2: error: score returned nothing"},
        {"score = function(answers, kit) return 4 end,\n", "score returns no table with names"},
        {"score = function(answers, kit)\n local s = answers.A2.value + 1\n return { x = 3 } "
         "end,\n",
         "proef.lua:3: error: attempt to perform arithmetic on a nil value (field 'value')"},
        {"score = function(answers, kit)\n local s = answers.A2.value + 1\n return { x = 3 } "
         "end,\n",
         "note: this happened in example 1"},
        {"score = function(answers, kit) while true do end end,\n", "this does not end"},
        {"score = function(answers, kit) answers.A1 = 3 return { x = 3 } end,\n",
         "this is read-only"},
        {"score = function(answers, kit) kit.mean = 3 return { x = 3 } end,\n", "kit is read-only"},
        {"score = function(answers, kit) return { x = os.time() } end,\n", "unknown name \"os\""},
        {"scroe = function(answers, kit) return { x = 3 } end,\n",
         "proef.lua:2:1: error: unknown key \"scroe\"\n    2 | scroe = function(answers, kit) "
         "return "
         "{ x = 3 } end,\n      | ^^^^^ did you mean \"score\"?\n"},
        {"score = 3,\n", "proef.lua:2:1: error: \"score\" is no function"},
        {"score = function(answers, kit) return { x = kit.mean(answers, {'OPEN'}) } end,\n",
         "proef.lua:3: error: example 1: there is no score \"x\""},
        {"scales = { s = { items = {'A1', 'B1'} } },\nscore = function(answers, kit) return { x = "
         "3 } end,\n",
         "proef.lua:2:33: error: unknown question \"B1\""},
        {"scales = { s = { items = {} } },\nscore = function(answers, kit) return { x = 3 } end,\n",
         "the scale \"s\" has no list of questions"},
        {"scales = { s = { items = {'A1'}, missing = { at_most = 3 } } },\nscore = "
         "function(answers, kit) return { x = 3 } end,\n",
         "the scale \"s\" has no such rule"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_says(text_format(arena, "%s%s%s", HEAD, cases[i].body, example).bytes,
                    cases[i].says);
}

static void wrong_tables_and_examples(void **state) {
    (void)state;
    const char *const good = "score = function(answers, kit) return { x = 3 } end,\n";
    const struct {
        const char *examples, *says;
    } cases[] = {
        {"}", "proef.lua:1:1: error: a script has at least one example"},
        {"examples = { { answers = { A1 = 3 } } } }", "example 1: \"expect\" is missing"},
        {"examples = { { answers = { A1 = 3 }, expcet = {} } } }",
         "example 1: unknown key \"expcet\""},
        {"examples = { { answers = { A7 = 3 }, expect = {} } } }",
         "example 1: \"A7\" is no question of the survey"},
        {"examples = { { answers = { A1 = 7 }, expect = {} } } }",
         "example 1: \"A1\" cannot be \"7\""},
        {"examples = { { answers = { JAREN = 12 }, expect = {} } } }",
         "example 1: \"JAREN\" is out of range"},
        {"examples = { { answers = { WIE = { { sort = 'buur' } } }, expect = {} } } }",
         "example 1: \"sort\" is no column of this roster"},
        {"examples = { { answers = { WIE = { { kent = { 1 } } } }, expect = {} } } }",
         "example 1: \"kent\" names a row that is not there, or its own"},
        {"examples = { { answers = { WIE = { { kent = 1 } } }, expect = {} } } }",
         "example 1: \"kent\" is not answered with a list"},
        {"examples = {\n { answers = {}, expect = {} },\n { answers = {}, expect = { x = 'y' } } } "
         "}",
         "proef.lua:5: error: example 2: \"x\" is 3\n"},
        {"examples = { { answers = {}, expect = { x = 2.9 }, tolerance = 0.2 } } }", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_says(text_format(arena, "%s%s%s", HEAD, good, cases[i].examples).bytes,
                    cases[i].says);
    assert_says("return 3", "a script returns a table; this one returns a number");
    assert_says("local x = {}", "this script returns nothing");
    assert_says("return {", "proef.lua:1: error: unexpected symbol near <eof>");
    assert_says("local x = \nreturn {}", "proef.lua:2: error: unexpected symbol near 'return'");
    assert_says("return { id = 'p', version = '1', survey = 'prof' }",
                "proef.lua:1:35: error: this script is for the survey \"prof\"");
    assert_says("return { id = 3, survey = 'proef' }", "\"id\" is no text");
    assert_says("return { id = 3, survey = 'proef' }", "\"version\" is missing");
    assert_says("\x1bLua", "attempt to load a binary chunk");
}

// Nothing that one run leaves behind is there in the next.
static void runs_do_not_know_of_each_other(void **state) {
    (void)state;
    assert_says(HEAD "score = function(answers, kit)\n"
                     "  if has(_ENV, 'seen') then error('seen before') end\n"
                     "  seen = true\n"
                     "  return { x = 3 } end,\n"
                     "examples = { { answers = {}, expect = { x = 3 } },\n"
                     "  { answers = {}, expect = { x = 3 } } } }",
                "");
    assert_string_equal(checked(HEAD "score = function(answers, kit)\n"
                                     "  if has(_ENV, 'seen') then error('seen before') end\n"
                                     "  seen = true\n"
                                     "  return { x = 3 } end,\n"
                                     "examples = { { answers = {}, expect = { x = 3 } },\n"
                                     "  { answers = {}, expect = { x = 3 } } } }"),
                        "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(means_honour_reverse_and_the_missing_rule, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(counts_are_never_filled_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(plain_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(straight_lining, set_up, tear_down),
        cmocka_unit_test_setup_teardown(networks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_knows_whom, set_up, tear_down),
        cmocka_unit_test_setup_teardown(scales_of_the_script, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_an_example_has_is_always_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(specimens_have_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(groups_get_what_they_are_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_said_where, set_up, tear_down),
        cmocka_unit_test_setup_teardown(wrong_tables_and_examples, set_up, tear_down),
        cmocka_unit_test_setup_teardown(runs_do_not_know_of_each_other, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
