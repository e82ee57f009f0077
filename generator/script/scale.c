// SPDX-License-Identifier: GPL-3.0-or-later
// Functions over answers and a scale: mean, sum, count and the like. Values come in already
// reversed; a measure is nil when fewer questions were answered than the scale's rule asks. Counts
// are never filled up for what is missing.
#include "script/kit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- which questions ----

static struct text *text_items(lua_State *state, const struct value *list, size_t *count) {
    *count = list && list->kind == VALUE_LIST ? list->list.count : 0;
    struct text *items = arena_new_array(sandbox_of(state)->scratch, *count + 1, struct text);
    for (size_t i = 0; i < *count; i++)
        if (list->list.items[i].kind == VALUE_TEXT)
            items[i] = list->list.items[i].text;
    return items;
}

static struct scale scale_of_value(lua_State *state, const struct value *value) {
    struct scale scale = {.rule = RULE_ALL};
    scale.items = text_items(state, value_find(value, "items"), &scale.count);
    const struct value *rule = value_find(value, "rule");
    const struct value *threshold = value_find(value, "threshold");
    if (rule && rule->kind == VALUE_TEXT && !text_is(rule->text, "all"))
        scale.rule = text_is(rule->text, "share") ? RULE_SHARE : RULE_AT_LEAST;
    if (threshold && threshold->kind == VALUE_NUMBER)
        scale.threshold = threshold->number;
    return scale;
}

// The scale of that name as a value: the script's own hides the survey's.
static const struct value *named_scale(lua_State *state, int index) {
    struct sandbox *sandbox = sandbox_of(state);
    struct text name = sandbox_text(state, index);
    const struct value *subscales = value_find(sandbox->survey, "subscales");
    const struct value *found = value_find_text(sandbox->scales, name);
    if (!found)
        found = value_find_text(subscales, name);
    if (found)
        return found;
    size_t own, shared;
    struct text *names = view_names(sandbox->scales, sandbox->scratch, &own);
    struct text *others = view_names(subscales, sandbox->scratch, &shared);
    struct text *all = arena_new_array(sandbox->scratch, own + shared, struct text);
    memcpy(all, names, own * sizeof *all);
    memcpy(all + own, others, shared * sizeof *all);
    sandbox_raise(state, expected_nearest(sandbox->scratch, name, all, own + shared),
                  "unknown scale \"%.*s\"", TEXT_ARGUMENTS(name));
}

static struct scale listed_scale(lua_State *state, int index) {
    struct arena *scratch = sandbox_of(state)->scratch;
    lua_Integer count = luaL_len(state, index);
    sandbox_charge(state, (size_t)count);
    struct text *items = arena_new_array(scratch, (size_t)count + 1, struct text);
    for (lua_Integer i = 1; i <= count; i++) {
        if (lua_geti(state, index, i) != LUA_TSTRING)
            sandbox_raise(state, NULL, "a list of questions holds names; item %lld is a %s",
                          (long long)i, luaL_typename(state, -1));
        items[i - 1] = text_copy(scratch, sandbox_text(state, -1));
        lua_pop(state, 1);
    }
    return (struct scale){items, (size_t)count, RULE_ALL, 0};
}

struct scale kit_scale(lua_State *state, int index) {
    if (lua_type(state, index) == LUA_TSTRING)
        return scale_of_value(state, named_scale(state, index));
    const struct value *view = view_at(state, index);
    bool list = lua_istable(state, index) || (view && view->kind == VALUE_LIST);
    luaL_argexpected(state, list, index, "scale or list of questions");
    return listed_scale(state, index);
}

// ---- what was answered ----

static enum kind_of_missing missing_kind(const struct value *missing) {
    for (enum kind_of_missing kind = 0; kind < KINDS_OF_MISSING; kind++)
        if (missing->kind == VALUE_TEXT && text_is(missing->text, kinds_of_missing[kind]))
            return kind;
    return SKIPPED;
}

bool kit_missing(const struct value *answer, enum kind_of_missing *kind) {
    const struct value *missing = value_find(answer, "missing");
    if (!missing || missing->kind == VALUE_NIL)
        return false;
    *kind = missing_kind(missing);
    return true;
}

struct tally kit_tally(lua_State *state, const struct value *answers, const struct scale *scale,
                       bool values) {
    struct tally tally = {.items = scale->count};
    tally.values = arena_new_array(sandbox_of(state)->scratch, scale->count, double);
    for (size_t i = 0; i < scale->count; i++) {
        const struct value *answer = kit_answer(state, answers, scale->items[i]);
        enum kind_of_missing kind;
        if (kit_missing(answer, &kind)) {
            tally.missing[kind]++;
            continue;
        }
        const struct value *value = value_find(answer, "value");
        bool number = value && value->kind == VALUE_NUMBER;
        if (values && !number)
            sandbox_raise(state, NULL, "the answer to \"%.*s\" has no score",
                          TEXT_ARGUMENTS(scale->items[i]));
        tally.values[tally.answered++] = number ? value->number : NAN;
        tally.sum += number ? value->number : 0;
    }
    return tally;
}

size_t kit_applicable(const struct tally *tally) {
    return tally->items - tally->missing[NOT_APPLICABLE] - tally->missing[NOT_ASKED];
}

bool kit_enough(const struct scale *scale, const struct tally *tally) {
    if (tally->answered == 0)
        return false;
    double answered = (double)tally->answered, all = (double)kit_applicable(tally);
    switch (scale->rule) {
    case RULE_ALL:
        return tally->answered == kit_applicable(tally);
    case RULE_AT_LEAST:
        return answered >= scale->threshold;
    case RULE_SHARE:
        return answered >= scale->threshold * all - 1e-9;
    }
    return false;
}

// ---- measures: function(answers, scale) ----

static struct tally scored_tally(lua_State *state, bool *met) {
    const struct value *answers = kit_answers(state, 1);
    struct scale scale = kit_scale(state, 2);
    struct tally result = kit_tally(state, answers, &scale, true);
    *met = kit_enough(&scale, &result);
    return result;
}

static int mean(lua_State *state) {
    bool met;
    struct tally result = scored_tally(state, &met);
    kit_push(state, met ? result.sum / (double)result.answered : NAN);
    return 1;
}

static int sum(lua_State *state) {
    bool met;
    struct tally result = scored_tally(state, &met);
    kit_push(state, met ? result.sum : NAN);
    return 1;
}

static int compare_numbers(const void *a, const void *b) {
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

// The value at a place of the sorted answers, from 0 (lowest) to 1 (highest).
static int push_quantile(lua_State *state, double place) {
    bool met;
    struct tally result = scored_tally(state, &met);
    if (!met) {
        lua_pushnil(state);
        return 1;
    }
    qsort(result.values, result.answered, sizeof *result.values, compare_numbers);
    double exact = place * (double)(result.answered - 1);
    size_t below = (size_t)floor(exact), above = (size_t)ceil(exact);
    kit_push(state, (result.values[below] + result.values[above]) / 2);
    return 1;
}

static int median(lua_State *state) {
    return push_quantile(state, 0.5);
}

static int minimum(lua_State *state) {
    return push_quantile(state, 0);
}

static int maximum(lua_State *state) {
    return push_quantile(state, 1);
}

// ---- counts: never filled up ----

static struct tally plain_tally(lua_State *state) {
    const struct value *answers = kit_answers(state, 1);
    struct scale scale = kit_scale(state, 2);
    return kit_tally(state, answers, &scale, false);
}

static int answered(lua_State *state) {
    lua_pushinteger(state, (lua_Integer)plain_tally(state).answered);
    return 1;
}

static int applicable_items(lua_State *state) {
    struct tally result = plain_tally(state);
    lua_pushinteger(state, (lua_Integer)kit_applicable(&result));
    return 1;
}

static int missing(lua_State *state) {
    struct tally result = plain_tally(state);
    lua_createtable(state, 0, KINDS_OF_MISSING + 1);
    for (int kind = 0; kind < KINDS_OF_MISSING; kind++) {
        lua_pushinteger(state, (lua_Integer)result.missing[kind]);
        lua_setfield(state, -2, kinds_of_missing[kind]);
    }
    lua_pushinteger(state, (lua_Integer)(result.items - result.answered));
    lua_setfield(state, -2, "total");
    return 1;
}

// which(answers, scale, code, …): the questions that were answered so.
static int which(lua_State *state) {
    const struct value *answers = kit_answers(state, 1);
    struct scale scale = kit_scale(state, 2);
    struct codes codes = kit_codes(state, 3);
    lua_newtable(state);
    lua_Integer found = 0;
    for (size_t i = 0; i < scale.count; i++) {
        if (!kit_chosen(state, kit_answer(state, answers, scale.items[i]), &codes))
            continue;
        sandbox_push_text(state, scale.items[i]);
        lua_rawseti(state, -2, ++found);
    }
    return 1;
}

static int count(lua_State *state) {
    which(state);
    lua_pushinteger(state, luaL_len(state, -1));
    return 1;
}

// share(answers, scale, code, …): of the questions that were answered; nil by the missing rule.
static int share(lua_State *state) {
    const struct value *answers = kit_answers(state, 1);
    struct scale scale = kit_scale(state, 2);
    struct tally result = kit_tally(state, answers, &scale, false);
    count(state);
    double found = lua_tonumber(state, -1);
    kit_push(state, kit_enough(&scale, &result) ? found / (double)result.answered : NAN);
    return 1;
}

// ---- about a scale ----

static int items(lua_State *state) {
    struct scale scale = kit_scale(state, 1);
    lua_createtable(state, (int)scale.count, 0);
    for (size_t i = 0; i < scale.count; i++) {
        sandbox_push_text(state, scale.items[i]);
        lua_rawseti(state, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static int title(lua_State *state) {
    luaL_checkstring(state, 1);
    view_push(state, value_find(named_scale(state, 1), "title"));
    return 1;
}

static bool truth(const struct value *value) {
    return value && value->kind == VALUE_BOOLEAN && value->boolean;
}

// straight_lining(answers, scale): at least three answers, all the same, although a question that
// was asked the other way round is among them. A sign that somebody did not read, not a proof.
static int straight_lining(lua_State *state) {
    const struct value *answers = kit_answers(state, 1), *first = NULL;
    struct scale scale = kit_scale(state, 2);
    size_t equal = 0;
    bool reversed = false, same = true;
    for (size_t i = 0; i < scale.count && same; i++) {
        const struct value *answer = kit_answer(state, answers, scale.items[i]);
        const struct value *raw = value_find(answer, "raw");
        enum kind_of_missing kind;
        if (!raw || kit_missing(answer, &kind))
            continue;
        same = !first || value_equal(first, raw);
        first = raw;
        equal++;
        reversed = reversed || truth(value_find(answer, "reversed"));
    }
    lua_pushboolean(state, same && reversed && equal >= 3);
    return 1;
}

void scale_open(lua_State *state) {
    static const luaL_Reg functions[] = {
        {"mean", mean},
        {"sum", sum},
        {"median", median},
        {"minimum", minimum},
        {"maximum", maximum},
        {"answered", answered},
        {"applicable", applicable_items},
        {"missing", missing},
        {"which", which},
        {"count", count},
        {"share", share},
        {"items", items},
        {"title", title},
        {"straight_lining", straight_lining},
        {NULL, NULL},
    };
    luaL_setfuncs(state, functions, 0);
}
