// SPDX-License-Identifier: GPL-3.0-or-later
// The kit that score, group and sentences are handed: functions over scales (scale.c), over rosters
// (network.c), over plain numbers (here), and the formats. Nothing in it is hidden arithmetic: each
// function is a formula that scripts/README.md states.
#include "script/kit.h"

#include <math.h>

const char *const kinds_of_missing[KINDS_OF_MISSING] = {"skipped", "dont_know", "not_applicable",
                                                        "not_asked"};

void kit_push(lua_State *state, double number) {
    if (isnan(number))
        lua_pushnil(state);
    else
        sandbox_push_number(state, number);
}

// ---- looking at answers ----

const struct value *kit_answers(lua_State *state, int index) {
    const struct value *answers = view_at(state, index);
    luaL_argexpected(state, answers && answers->kind == VALUE_MAP, index, "answers");
    const struct value *raw = value_find(answers, "raw"); // a question may be called so
    if (raw && raw->kind != VALUE_MAP)
        sandbox_raise(state, N_("all of them: kit.mean(answers, { \"S1\", \"S2\" })"),
                      "this is one answer, not the answers");
    return answers;
}

const struct value *kit_answer(lua_State *state, const struct value *answers,
                               struct text question) {
    const struct value *answer = value_find_text(answers, question);
    if (answer)
        return answer;
    struct arena *scratch = sandbox_of(state)->scratch;
    size_t count;
    struct text *names = view_names(answers, scratch, &count);
    sandbox_raise(state, expected_nearest(scratch, question, names, count),
                  "unknown question \"%.*s\"", TEXT_ARGUMENTS(question));
}

static void add_code(lua_State *state, struct codes *codes, size_t *capacity, int index) {
    struct arena *scratch = sandbox_of(state)->scratch;
    int type = lua_type(state, index);
    if (type != LUA_TSTRING && type != LUA_TNUMBER)
        sandbox_raise(state, NULL, "a code is a text or a number; this is a %s",
                      luaL_typename(state, index));
    struct builder written = {.arena = scratch};
    struct code code = {.number = NAN};
    if (type == LUA_TNUMBER) {
        code.number = lua_tonumber(state, index);
        builder_number(&written, code.number); // 1 and 1.0 are the same code
    } else {
        builder_text(&written, sandbox_text(state, index));
    }
    code.text = builder_result(&written);
    arena_push(scratch, codes->items, codes->count, *capacity) = code;
}

struct codes kit_codes(lua_State *state, int first) {
    struct codes codes = {0};
    size_t capacity = 0;
    luaL_checkany(state, first);
    for (int index = first, last = lua_gettop(state); index <= last; index++) {
        if (!lua_istable(state, index) && !view_at(state, index)) {
            add_code(state, &codes, &capacity, index);
            continue;
        }
        lua_Integer count = luaL_len(state, index);
        sandbox_charge(state, (size_t)count);
        for (lua_Integer i = 1; i <= count; i++) {
            lua_geti(state, index, i);
            add_code(state, &codes, &capacity, lua_gettop(state));
            lua_pop(state, 1);
        }
    }
    return codes;
}

static bool is_code(lua_State *state, const struct value *raw, const struct code *code) {
    if (raw->kind == VALUE_TEXT)
        return text_equal(raw->text, code->text);
    if (raw->kind != VALUE_NUMBER)
        return false;
    if (!isnan(code->number))
        return !(raw->number < code->number) && !(raw->number > code->number);
    struct builder written = {.arena = sandbox_of(state)->scratch};
    builder_number(&written, raw->number);
    return text_equal(builder_result(&written), code->text);
}

bool kit_chosen(lua_State *state, const struct value *answer, const struct codes *codes) {
    const struct value *raw = value_find(answer, "raw");
    bool several = raw && raw->kind == VALUE_LIST;
    size_t count = several ? raw->list.count : raw ? 1 : 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < codes->count; j++)
            if (is_code(state, several ? &raw->list.items[i] : raw, &codes->items[j]))
                return true;
    return false;
}

// ---- plain numbers; nil in, nil out ----

// Whether argument 1 is nil; anything but a number is an error.
static bool nothing(lua_State *state) {
    if (lua_isnoneornil(state, 1))
        return true;
    luaL_checknumber(state, 1);
    return false;
}

// percentage_of_range(x, lowest, highest): where x lies between them, 0 to 100.
static int percentage_of_range(lua_State *state) {
    double lowest = luaL_checknumber(state, 2), highest = luaL_checknumber(state, 3);
    luaL_argcheck(state, highest > lowest, 3, "must be more than the lowest");
    if (nothing(state))
        lua_pushnil(state);
    else
        kit_push(state, (lua_tonumber(state, 1) - lowest) / (highest - lowest) * 100);
    return 1;
}

// z(x, mean, deviation): how many deviations x lies above the mean.
static int z_score(lua_State *state) {
    double mean = luaL_checknumber(state, 2), deviation = luaL_checknumber(state, 3);
    luaL_argcheck(state, deviation > 0, 3, "must be more than zero");
    if (nothing(state))
        lua_pushnil(state);
    else
        kit_push(state, (lua_tonumber(state, 1) - mean) / deviation);
    return 1;
}

static int round_number(lua_State *state) {
    lua_Integer digits = luaL_optinteger(state, 2, 0);
    luaL_argcheck(state, digits >= 0 && digits <= LANGUAGE_DIGITS, 2, "0 to 9 decimals expected");
    if (nothing(state))
        lua_pushnil(state);
    else
        kit_push(state, language_round(lua_tonumber(state, 1), (int)digits));
    return 1;
}

// Jacobson & Truax (1991): (after − before) / (deviation · √2 · √(1 − reliability)).
static int reliable_change(lua_State *state) {
    double deviation = luaL_checknumber(state, 3), reliability = luaL_checknumber(state, 4);
    luaL_argcheck(state, deviation > 0, 3, "must be more than zero");
    luaL_argcheck(state, reliability >= 0 && reliability < 1, 4, "must be 0 or more and below 1");
    if (nothing(state) || lua_isnil(state, 2)) {
        lua_pushnil(state);
        return 1;
    }
    double change = luaL_checknumber(state, 2) - lua_tonumber(state, 1);
    kit_push(state, change / (deviation * sqrt(2) * sqrt(1 - reliability)));
    return 1;
}

// band(x, {{0, "geen"}, {1, "klein"}, {4, "groot"}}): the last band that starts at or below x.
static int band(lua_State *state) {
    luaL_checktype(state, 2, LUA_TTABLE);
    bool none = nothing(state);
    double before = -HUGE_VAL;
    lua_settop(state, 2);
    lua_pushnil(state); // 3: the answer so far
    for (lua_Integer i = 1; lua_geti(state, 2, i) != LUA_TNIL; i++) {
        if (!lua_istable(state, 4) || lua_geti(state, 4, 1) != LUA_TNUMBER)
            sandbox_raise(state,
                          expected_format(sandbox_of(state)->scratch, "expected {from, name}"),
                          "band %lld has no number to start from", (long long)i);
        double from = lua_tonumber(state, 5);
        if (from <= before)
            sandbox_raise(state, NULL, "band %lld starts no higher than the one before",
                          (long long)i);
        before = from;
        if (!none && lua_tonumber(state, 1) >= from) {
            lua_geti(state, 4, 2);
            lua_replace(state, 3);
        }
        lua_settop(state, 3);
    }
    lua_settop(state, 3);
    return 1;
}

// ---- the survey ----

// question("G1"): what the survey says about it: text, label, options, helpers, …
static int question(lua_State *state) {
    luaL_checkstring(state, 1);
    struct sandbox *sandbox = sandbox_of(state);
    const struct value *questions = value_find(sandbox->survey, "questions");
    struct text name = sandbox_text(state, 1);
    const struct value *found = value_find_text(questions, name);
    if (!found) {
        size_t count;
        struct text *names = view_names(questions, sandbox->scratch, &count);
        sandbox_raise(state, expected_nearest(sandbox->scratch, name, names, count),
                      "unknown question \"%.*s\"", TEXT_ARGUMENTS(name));
    }
    view_push(state, found);
    return 1;
}

// rows(answers, "mensen"): the rows of a roster, an empty list when there is none.
static int rows(lua_State *state) {
    luaL_checkstring(state, 2);
    const struct value *answer = kit_answer(state, kit_answers(state, 1), sandbox_text(state, 2));
    const struct value *found = value_find(answer, "rows");
    if (found && found->kind == VALUE_LIST)
        view_push(state, found);
    else
        lua_newtable(state);
    return 1;
}

// chosen(answer, code, …): whether one of the codes was chosen.
static int chosen(lua_State *state) {
    const struct value *answer = view_at(state, 1);
    luaL_argexpected(state, answer && value_find(answer, "raw"), 1, "answer");
    struct codes codes = kit_codes(state, 2);
    lua_pushboolean(state, kit_chosen(state, answer, &codes));
    return 1;
}

void kit_open(lua_State *state) {
    static const luaL_Reg functions[] = {
        {"percentage_of_range", percentage_of_range},
        {"z", z_score},
        {"round", round_number},
        {"reliable_change", reliable_change},
        {"band", band},
        {"question", question},
        {"rows", rows},
        {"chosen", chosen},
        {NULL, NULL},
    };
    luaL_newlib(state, functions);
    scale_open(state);
    format_open(state);
}
