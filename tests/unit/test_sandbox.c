// SPDX-License-Identifier: GPL-3.0-or-later
// The limited Lua: what expressions see, what they may call, and that nothing gets out.
#include "base/yaml.h"
#include "script/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;
static struct sandbox *sandbox;
static struct evaluator evaluator;

static const char *const tree =
    "{group: {n: 24, share: 0.345, list: [a, b, c], empty: [], nothing: null, yes: true},"
    " scores: {buffers: {taakverdeling: {mean: 3.5, text: één}}},"
    " people: [{name: oma, years: 3}, {name: vriend 1, years: 10}]}";

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    sandbox = sandbox_create(TEXT("nl"));
    evaluator = sandbox_evaluator(sandbox);
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct source *source = source_from_text(arena, TEXT("tree.yaml"), text_of(tree), &diagnostics);
    struct value *root = arena_new(arena, struct value);
    assert_true(yaml_read(arena, source, &diagnostics, root));
    sandbox_root(sandbox, root);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    sandbox_destroy(sandbox);
    arena_destroy(arena);
    return 0;
}

// What an expression gives, dumped on one line, or the messages about it. It stands in column 4 of
// line 2 of a template.
static const char *result_of(const char *expression) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct text content = text_format(arena, "ëë\n{{ %s }}\n", expression);
    struct source *source = source_from_text(arena, TEXT("t.md"), content, &diagnostics);
    assert_non_null(source);
    uint32_t start = 8, end = start + (uint32_t)strlen(expression), id;
    struct position position = {source, start, end, false};
    struct value value;
    struct builder output = {.arena = arena};
    if (evaluator.compile(evaluator.context, text_of(expression), position, &diagnostics, &id) &&
        evaluator.evaluate(evaluator.context, id, arena, &diagnostics, &value)) {
        value_dump(&output, &value);
        assert_int_equal(diagnostics.errors, 0);
        return text_copy(arena, text_trim(builder_result(&output))).bytes;
    }
    assert_int_equal(diagnostics.errors, 1);
    return builder_result(&diagnostics.output).bytes;
}

static void assert_gives(const char *expression, const char *expected) {
    assert_string_equal(result_of(expression), expected);
}

static void assert_fails(const char *expression, const char *part) {
    const char *message = result_of(expression);
    if (!strstr(message, part) || !strstr(message, "t.md:"))
        fail_msg("%s\ngave     %s\nexpected %s", expression, message, part);
}

static void expressions_read_the_tree(void **state) {
    (void)state;
    assert_gives("group.n", "24");
    assert_gives("group.n + 1", "25");
    assert_gives("scores.buffers.taakverdeling.mean", "3.5");
    assert_gives("scores['buffers'].taakverdeling.text", "\"één\"");
    assert_gives("group.list[1]", "\"a\"");
    assert_gives("group.list[4]", "nil");
    assert_gives("group.nothing", "nil");
    assert_gives("#group.list", "3");
    assert_gives("#group.empty == 0 and group.yes", "true");
    assert_gives("people[2].name", "\"vriend 1\"");
    assert_gives("group.list", "- \"a\"\n- \"b\"\n- \"c\"");
    assert_gives("people[1]", "name: \"oma\"\nyears: 3");
    assert_gives("people[1] == people[1]", "true");
    assert_gives("people[1] == people[2]", "false");
    assert_gives("type(people)", "\"table\"");
    assert_gives("has(group, 'nothing') and not has(group, 'other')", "true");
    assert_gives("{b = 1, a = {2, group.list}}",
                 "a:\n  - 2\n  -\n    - \"a\"\n    - \"b\"\n    - \"c\"\nb: 1");
    assert_gives("table.concat(group.list, '-')", "\"a-b-c\"");
    assert_gives("select(2, table.unpack(group.list))", "\"b\"");
    assert_gives("(function() local t = 0 for _, p in ipairs(people) do t = t + p.years end "
                 "return t end)()",
                 "13");
    assert_gives("(function() local t = '' for k, v in pairs(group) do t = t .. k .. ' ' end "
                 "return t end)()",
                 "\"n share list empty yes \"");
    assert_gives("1 -- a remark", "1");
    assert_gives("('abc'):upper() .. 1", "\"ABC1\"");
    assert_gives("none", "nil");
}

static void unknown_names_name_the_near_one(void **state) {
    (void)state;
    assert_string_equal(result_of("grop.n"), "t.md:2:4: error: unknown name \"grop\"\n"
                                             "    2 | {{ grop.n }}\n"
                                             "      |    ^^^^^^ did you mean \"group\"?\n");
    assert_fails("scores.buffers.taakverdelin.mean", "did you mean \"taakverdeling\"?");
    assert_fails("decimaal(1)", "did you mean \"decimal\"?");
    assert_fails("string.foramt('x')", "unknown name \"foramt\" in string");
    assert_fails("string.foramt('x')", "did you mean \"format\"?");
    assert_fails("group.list.name", "a list has no name \"name\"");
    assert_fails("xyzzy", "expected one of: group, scores, people");
    assert_fails("group .. 'x'", "a map stands where a number or a text was expected");
    assert_fails("group.nothing.x", "attempt to index a nil value (field 'nothing')");
}

static void bound_names_hide_outer_ones(void **state) {
    (void)state;
    struct value one = value_number(1), nil = value_nil();
    evaluator.bind(evaluator.context, TEXT("x"), &one);
    evaluator.bind(evaluator.context, TEXT("group"), &nil);
    assert_gives("x", "1");
    assert_gives("group", "nil");
    evaluator.unbind(evaluator.context);
    assert_gives("group.n", "24");
    evaluator.unbind(evaluator.context);
    assert_fails("x", "unknown name \"x\"");
}

static void an_expression_is_exactly_one(void **state) {
    (void)state;
    assert_fails("", "an expression is missing here");
    assert_fails("1, 2", "')' expected near ','");
    assert_fails("1) + (2", "expected near ')'");
    assert_fails("1 return 2", "");
    assert_fails("decimal(1", "')' expected");
    assert_fails("x = 1", "");
    assert_fails("(function() y = 1 end)()", "an expression cannot set \"y\"");
    assert_fails("function() end", "");
    assert_fails("decimal", "a function stands where a value was expected");
    assert_fails("0/0", "not a number that can be written");
    assert_fails("1/0", "not a number that can be written");
    assert_fails("string.char(255)", "this text is no UTF-8");
    assert_fails("string.char(0)", "control character");
    assert_fails("{1, 2, [5] = 3}", "this list has a hole");
    assert_fails("{1, x = 2}", "this one is both");
    assert_fails("(function() local t = {} t.t = t return t end)()", "contains itself");
    assert_fails("(function() local t = {} for i = 1, 30 do t = {t, t} end return t end)()",
                 "too much");
}

static void positions_of_expressions_over_lines(void **state) {
    (void)state;
    assert_string_equal(result_of("1 +\n group.list.x +\n 2"),
                        "t.md:3: error: a list has no name \"x\"\n    3 |  group.list.x +\n");
    assert_fails("1 +\n +\n 2", "t.md:3: error: unexpected symbol near '+'");
}

static void numbers_and_dates_the_dutch_way(void **state) {
    (void)state;
    assert_gives("decimal(3.5)", "\"3,5\"");
    assert_gives("decimal(2.45, 1)", "\"2,5\"");
    assert_gives("decimal(1.005, 2)", "\"1,01\"");
    assert_gives("decimal(0.125, 2)", "\"0,13\"");
    assert_gives("decimal(-0.04, 1)", "\"0,0\"");
    assert_gives("decimal(-1.25, 1)", "\"−1,3\"");
    assert_gives("decimal(9.96, 1)", "\"10,0\"");
    assert_gives("decimal(1234567, 0)", "\"1234567\"");
    assert_gives("decimal(1e300, 2) == decimal(1e300, 0)", "true");
    assert_gives("percentage(group.share)", "\"35%\"");
    assert_gives("percentage(0.345, 1)", "\"34,5%\"");
    assert_gives("percentage(1)", "\"100%\"");
    assert_gives("date('2026-09-14')", "\"14 september 2026\"");
    assert_gives("date('2028-02-29')", "\"29 februari 2028\"");
    assert_fails("date('2026-02-29')", "\"2026-02-29\" is no date");
    assert_fails("date('14-09-2026')", "expected a date such as 2026-09-14");
    assert_gives("count_word(1) .. count_word(20) .. count_word(21)", "\"ééntwintig21\"");
    assert_fails("count_word(1.5)", "whole number expected");
    assert_gives("plural(1, 'mens', 'mensen') .. plural(0, 'mens', 'mensen')", "\"mensmensen\"");
    assert_gives("join(group.list)", "\"a, b en c\"");
    assert_gives("join({'a'})", "\"a\"");
    assert_gives("join({})", "\"\"");
    assert_gives("join({'a', 'b', 1.5}, '; ')", "\"a; b; 1,5\"");
    assert_gives("join({'a', 'b', 'c'}, ', ', ' of ')", "\"a, b of c\"");
    assert_fails("join({{}})", "join: item 1 is a table");
    assert_gives("capital('élan')", "\"Élan\"");
    assert_gives("capital('ijs')", "\"IJs\"");
    assert_gives("capital(\"'s avonds\")", "\"'s Avonds\"");
    assert_gives("capital('')", "\"\"");
    assert_fails("decimal(nil)", "bad argument #1 to 'decimal' (number expected, got nil)");
    assert_fails("decimal(1, 99)", "0 to 9 decimals expected");
}

static void values_as_text(void **state) {
    (void)state;
    const struct {
        double number;
        const char *text;
    } cases[] = {{3, "3"},         {1.5, "1,5"}, {0.1 + 0.2, "0,3"},
                 {-2.25, "−2,25"}, {0, "0"},     {1.0 / 3, "0,333333333"},
                 {100, "100"},     {-0.0, "0"},  {1e12, "1000000000000"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value number = value_number(cases[i].number);
        struct text text;
        assert_true(evaluator.text(evaluator.context, arena, &number, &text));
        assert_string_equal(text.bytes, cases[i].text);
    }
    struct value nil = value_nil(), yes = value_boolean(true), list = value_list();
    struct text text;
    assert_false(evaluator.text(evaluator.context, arena, &nil, &text));
    assert_false(evaluator.text(evaluator.context, arena, &yes, &text));
    assert_false(evaluator.text(evaluator.context, arena, &list, &text));
}

static void nothing_gets_out(void **state) {
    (void)state;
    const char *const missing[] = {"io",     "os",           "debug",          "package",
                                   "load",   "loadfile",     "dofile",         "require",
                                   "print",  "coroutine",    "collectgarbage", "setmetatable",
                                   "rawset", "getmetatable", "rawget",         "_G"};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        assert_fails(missing[i], "unknown name");
    assert_fails("math.random()", "unknown name \"random\" in math");
    assert_fails("string.dump(has)", "unknown name \"dump\" in string");
    assert_fails("(function() string.format = nil end)()", "string is read-only");
    assert_fails("(function() group.n = 1 end)()", "this is read-only");
    assert_fails("(function() group.list[1] = 1 end)()", "this is read-only");
    assert_fails("(function() table.sort(group.list) end)()", "read-only");
    assert_gives("tostring({}) .. tostring(has) .. tostring(group) .. tostring(people)",
                 "\"tablefunctionmaplist\"");
    assert_gives("string.format('%s %s %d%%', {}, group, 5)", "\"table map 5%\"");
    assert_fails("string.format('%p', {})", "%p is not allowed");
    assert_fails("string.format('%-10p', {})", "%p is not allowed");
    assert_fails("string.format('%d', 'x')", "number expected, got string");
    assert_fails("error({})", "error() was called with a table");
    assert_fails("error('my own')", "t.md:2:4: error: my own");
    assert_gives("(function() local t = '' for k in pairs({delta = 1, alpha = 2, 9, [true] = 0, "
                 "gamma = 3}) do t = t .. tostring(k) .. ' ' end return t end)()",
                 "\"true 1 alpha delta gamma \"");
    assert_gives("(function() local t = '' local k = next({b = 1, a = 2}) return k end)()",
                 "\"a\"");
    assert_fails("(function() for k in pairs({[{}] = 1}) do end end)()", "have no order");
}

static void limits_end_what_does_not(void **state) {
    (void)state;
    assert_fails("(function() while true do end end)()", "this does not end");
    assert_fails("(function() while true do pcall(function() while true do end end) end end)()",
                 "this does not end");
    assert_fails("(function() local s = 'x' while true do s = s .. s end end)()",
                 "this needs more than 64 MiB of memory");
    assert_fails("('x'):rep(1 << 40)", "string.rep makes at most");
    assert_fails("(''):rep(1 << 62)", "string.rep makes at most");
    assert_fails("table.move({}, 1, 1 << 40, 2)", "a list has at most");
    assert_fails("table.concat({}, '', 1, 1 << 40)", "a list has at most");
    assert_fails("table.unpack({}, 1, 1 << 40)", "a list has at most");
    assert_fails("(function() local function f() return f() + 1 end return f() end)()",
                 "this needs more than 64 MiB of memory");
    assert_fails("(function() while true do pcall(string.rep, 'x', 1000000) end end)()",
                 "this does not end");
    assert_gives("pcall(error)", "false");
    assert_gives("1 + 1", "2"); // and afterwards all is well
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(expressions_read_the_tree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unknown_names_name_the_near_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bound_names_hide_outer_ones, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_expression_is_exactly_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(positions_of_expressions_over_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_and_dates_the_dutch_way, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_as_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_gets_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(limits_end_what_does_not, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
