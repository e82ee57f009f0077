// SPDX-License-Identifier: GPL-3.0-or-later
// kit.network: measures over the rows of a roster, one row a person. The arithmetic is that of
// statistics/; here the rows are counted.
#include "script/kit.h"
#include "statistics/statistics.h"

#include <math.h>

// ---- rows ----

size_t kit_row_count(lua_State *state) {
    const struct value *view = view_at(state, 1);
    bool list = lua_istable(state, 1) || (view && view->kind == VALUE_LIST);
    luaL_argexpected(state, list, 1, "rows");
    size_t count = (size_t)luaL_len(state, 1);
    sandbox_charge(state, count);
    return count;
}

const struct value *kit_cell(lua_State *state, size_t place, int column) {
    lua_geti(state, 1, (lua_Integer)place + 1);
    const struct value *row = view_at(state, -1);
    lua_pop(state, 1); // the view points into the tree, which stays
    if (!row || row->kind != VALUE_MAP)
        sandbox_raise(state, NULL, "item %zu is no row of a roster", place + 1);
    luaL_checkstring(state, column);
    struct text name = sandbox_text(state, column);
    const struct value *found = value_find_text(row, name);
    if (found)
        return found;
    struct arena *scratch = sandbox_of(state)->scratch;
    size_t count;
    struct text *names = view_names(row, scratch, &count);
    sandbox_raise(state, expected_nearest(scratch, name, names, count), "unknown column \"%.*s\"",
                  TEXT_ARGUMENTS(name));
}

size_t kit_chosen_count(const struct value *answer) {
    const struct value *raw = value_find(answer, "raw"), *missing = value_find(answer, "missing");
    if (!raw || raw->kind == VALUE_NIL || (missing && missing->kind != VALUE_NIL))
        return 0;
    return raw->kind == VALUE_LIST ? raw->list.count : 1;
}

// ---- counting ----

// where(rows, column, code, …): the rows that have one of the codes.
static int where(lua_State *state) {
    size_t count = kit_row_count(state);
    struct codes codes = kit_codes(state, 3);
    lua_Integer found = 0;
    lua_newtable(state);
    for (size_t i = 0; i < count; i++) {
        if (!kit_chosen(state, kit_cell(state, i, 2), &codes))
            continue;
        lua_geti(state, 1, (lua_Integer)i + 1);
        lua_rawseti(state, -2, ++found);
    }
    return 1;
}

// count(rows, column, code, …)
static int count_rows(lua_State *state) {
    where(state);
    lua_pushinteger(state, luaL_len(state, -1));
    return 1;
}

// share(rows, column, code, …): of all rows; nil when there are none.
static int share_of_rows(lua_State *state) {
    double total = (double)kit_row_count(state);
    count_rows(state);
    kit_push(state, total > 0 ? lua_tonumber(state, -1) / total : NAN);
    return 1;
}

static size_t people_with(lua_State *state, size_t rows, struct code *code) {
    struct codes codes = {code, 1};
    size_t people = 0;
    for (size_t row = 0; row < rows; row++)
        people += kit_chosen(state, kit_cell(state, row, 2), &codes);
    return people;
}

// counts(rows, column, codes): code → how many people have it, zero included.
static int counts(lua_State *state) {
    size_t rows = kit_row_count(state);
    struct codes codes = kit_codes(state, 3);
    lua_createtable(state, 0, (int)codes.count);
    for (size_t i = 0; i < codes.count; i++) {
        sandbox_push_text(state, codes.items[i].text);
        lua_pushinteger(state, (lua_Integer)people_with(state, rows, &codes.items[i]));
        lua_rawset(state, -3);
    }
    return 1;
}

// Pushes the codes that exactly `wanted` people have, in the order in which they were given.
static int codes_with(lua_State *state, size_t wanted) {
    size_t rows = kit_row_count(state);
    struct codes codes = kit_codes(state, 3);
    lua_Integer found = 0;
    lua_newtable(state);
    for (size_t i = 0; i < codes.count; i++) {
        if (people_with(state, rows, &codes.items[i]) != wanted)
            continue;
        sandbox_push_text(state, codes.items[i].text);
        lua_rawseti(state, -2, ++found);
    }
    return 1;
}

// gaps(rows, column, codes): the codes that nobody has.
static int gaps(lua_State *state) {
    return codes_with(state, 0);
}

// single(rows, column, codes): the codes that hang on one person.
static int single(lua_State *state) {
    return codes_with(state, 1);
}

// ---- measures ----

// diversity(rows, column): Blau's index over what was chosen there.
static int diversity(lua_State *state) {
    size_t rows = kit_row_count(state), kind_count = 0, capacity = 0;
    struct sandbox *sandbox = sandbox_of(state);
    const struct value **kinds = NULL;
    size_t *people = arena_new_array(sandbox->scratch, rows + 1, size_t);
    for (size_t row = 0; row < rows; row++) {
        const struct value *raw = value_find(kit_cell(state, row, 2), "raw");
        size_t kind = 0;
        if (!raw || raw->kind == VALUE_NIL)
            continue;
        while (kind < kind_count && !value_equal(kinds[kind], raw))
            kind++;
        if (kind == kind_count)
            arena_push(sandbox->scratch, kinds, kind_count, capacity) = raw;
        people[kind]++;
    }
    kit_push(state, network_diversity(people, kind_count));
    return 1;
}

static size_t *ties(lua_State *state, size_t rows) {
    size_t *counted = arena_new_array(sandbox_of(state)->scratch, rows + 1, size_t);
    for (size_t row = 0; row < rows; row++)
        counted[row] = kit_chosen_count(kit_cell(state, row, 2));
    return counted;
}

// bottleneck(rows, column): the share of all support that comes from one person.
static int bottleneck(lua_State *state) {
    size_t rows = kit_row_count(state);
    kit_push(state, network_bottleneck(ties(state, rows), rows));
    return 1;
}

// multiplexity(rows, column): kinds of support per person who gives any.
static int multiplexity(lua_State *state) {
    size_t rows = kit_row_count(state);
    kit_push(state, network_multiplexity(ties(state, rows), rows));
    return 1;
}

// reciprocity(rows, received, given): the share of people with both; nil without people.
static int reciprocity(lua_State *state) {
    size_t rows = kit_row_count(state), both = 0;
    for (size_t row = 0; row < rows; row++)
        both += kit_chosen_count(kit_cell(state, row, 2)) > 0 &&
                kit_chosen_count(kit_cell(state, row, 3)) > 0;
    kit_push(state, rows ? (double)both / (double)rows : NAN);
    return 1;
}

// balance(rows, received, given): over all support, or (with a code) one kind of it.
static int balance(lua_State *state) {
    size_t rows = kit_row_count(state), received = 0, given = 0;
    bool all = lua_isnoneornil(state, 4);
    struct codes codes = all ? (struct codes){0} : kit_codes(state, 4);
    for (size_t row = 0; row < rows; row++) {
        const struct value *in = kit_cell(state, row, 2), *out = kit_cell(state, row, 3);
        received += all ? kit_chosen_count(in) : kit_chosen(state, in, &codes);
        given += all ? kit_chosen_count(out) : kit_chosen(state, out, &codes);
    }
    kit_push(state, network_balance(received, given));
    return 1;
}

// ---- who knows whom ----

// Was an answer of type "others" given, maybe an empty one?
static bool is_list(const struct value *answer) {
    const struct value *raw = value_find(answer, "raw");
    return raw && raw->kind == VALUE_LIST;
}

static bool names_row(const struct value *answer, double row) {
    const struct value *raw = value_find(answer, "raw");
    for (size_t i = 0; is_list(answer) && i < raw->list.count; i++)
        if (raw->list.items[i].number == row)
            return true;
    return false;
}

static double row_of(lua_State *state, const struct value *answer) {
    const struct value *row = value_find(answer, "row");
    if (!row || row->kind != VALUE_NUMBER)
        sandbox_raise(state, "expected a column of type \"others\"",
                      "\"%s\" does not tell who knows whom", lua_tostring(state, 2));
    return row->number;
}

struct pairs kit_pairs(lua_State *state) {
    size_t rows = kit_row_count(state);
    sandbox_charge(state, rows * rows); // before so much memory is taken
    struct arena *scratch = sandbox_of(state)->scratch;
    const struct value **answers = arena_new_array(scratch, rows + 1, const struct value *);
    double *numbers = arena_new_array(scratch, rows + 1, double);
    struct pairs pairs = {.items = arena_new_array(scratch, rows * rows + 1, struct pair)};
    for (size_t i = 0; i < rows; i++) {
        answers[i] = kit_cell(state, i, 2);
        numbers[i] = row_of(state, answers[i]);
    }
    for (size_t i = 0; i < rows; i++)
        for (size_t j = i + 1; j < rows; j++) {
            pairs.unknown += !is_list(answers[i]) && !is_list(answers[j]);
            if (names_row(answers[i], numbers[j]) || names_row(answers[j], numbers[i]))
                pairs.items[pairs.count++] = (struct pair){numbers[i], numbers[j]};
        }
    return pairs;
}

// pairs(rows, column): how many pairs of them know each other: one of the two was said to know the
// other. nil when of any pair neither was answered.
static int pairs(lua_State *state) {
    struct pairs pairs = kit_pairs(state);
    kit_push(state, pairs.unknown ? NAN : (double)pairs.count);
    return 1;
}

// density(people, pairs): the share of pairs who know each other; nil when `pairs` is nil.
static int density(lua_State *state) {
    if (lua_isnil(state, 2)) {
        lua_pushnil(state);
        return 1;
    }
    lua_Integer people = luaL_checkinteger(state, 1), pairs = luaL_checkinteger(state, 2);
    luaL_argcheck(state, people >= 0, 1, "a number of people expected");
    luaL_argcheck(state, pairs >= 0 && 2 * pairs <= people * (people - 1), 2,
                  "there are not so many pairs");
    kit_push(state, network_density((size_t)people, (size_t)pairs));
    return 1;
}

void network_open(lua_State *state) {
    static const luaL_Reg functions[] = {
        {"where", where},
        {"count", count_rows},
        {"share", share_of_rows},
        {"counts", counts},
        {"gaps", gaps},
        {"single", single},
        {"diversity", diversity},
        {"bottleneck", bottleneck},
        {"multiplexity", multiplexity},
        {"reciprocity", reciprocity},
        {"balance", balance},
        {"pairs", pairs},
        {"density", density},
        {NULL, NULL},
    };
    luaL_newlib(state, functions);
}
