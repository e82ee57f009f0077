// SPDX-License-Identifier: GPL-3.0-or-later
// The functions with which templates and scripts put numbers, dates and enumerations into words:
// decimal, percentage, date, count_word, plural, join, capital, keys.
#include "script/sandbox.h"

#include <math.h>
#include <string.h>
#include <wctype.h>

static const struct language *language_of(lua_State *state) {
    return sandbox_of(state)->language;
}

static double finite_argument(lua_State *state, int index) {
    double number = luaL_checknumber(state, index);
    luaL_argcheck(state, isfinite(number), index, "not a number that can be written");
    return number;
}

static int digits_argument(lua_State *state, int index, int otherwise) {
    lua_Integer digits = luaL_optinteger(state, index, otherwise);
    luaL_argcheck(state, digits >= 0 && digits <= LANGUAGE_DIGITS, index,
                  "0 to 9 decimals expected");
    return (int)digits;
}

static int decimal(lua_State *state) {
    char buffer[LANGUAGE_ROOM];
    double number = finite_argument(state, 1);
    size_t length =
        language_decimal(language_of(state), number, digits_argument(state, 2, 1), buffer);
    lua_pushlstring(state, buffer, length);
    return 1;
}

static int percentage(lua_State *state) {
    char buffer[LANGUAGE_ROOM];
    double share = finite_argument(state, 1) * 100;
    luaL_argcheck(state, isfinite(share), 1, "not a share that can be written");
    size_t length =
        language_decimal(language_of(state), share, digits_argument(state, 2, 0), buffer);
    lua_pushlstring(state, buffer, length);
    lua_pushliteral(state, "%");
    lua_concat(state, 2);
    return 1;
}

static int date(lua_State *state) {
    char buffer[LANGUAGE_ROOM];
    luaL_checkstring(state, 1);
    struct text iso = sandbox_text(state, 1);
    size_t length = language_date(language_of(state), iso, buffer);
    if (length == 0)
        sandbox_raise(
            state,
            expected_format(sandbox_of(state)->scratch, "expected a date such as 2026-09-14"),
            "\"%.*s\" is no date", TEXT_ARGUMENTS(iso));
    lua_pushlstring(state, buffer, length);
    return 1;
}

static int count_word(lua_State *state) {
    char buffer[LANGUAGE_ROOM];
    double number = finite_argument(state, 1);
    bool whole = floor(number) >= number;
    luaL_argcheck(state, whole, 1, "whole number expected");
    if (number >= 0 && number <= LANGUAGE_LAST_WORD)
        lua_pushstring(state, language_of(state)->words[(int)number]);
    else
        lua_pushlstring(state, buffer, language_number(language_of(state), number, buffer));
    return 1;
}

static int plural(lua_State *state) {
    double number = luaL_checknumber(state, 1);
    luaL_checkstring(state, 2);
    luaL_checkstring(state, 3);
    lua_pushvalue(state, number >= 1 && number <= 1 ? 2 : 3);
    return 1;
}

// Adds the item on top of the stack as text and pops it.
static void add_item(lua_State *state, luaL_Buffer *buffer, lua_Integer number) {
    char digits[LANGUAGE_ROOM];
    if (lua_type(state, -1) == LUA_TNUMBER) {
        double value = lua_tonumber(state, -1);
        lua_pop(state, 1);
        luaL_addlstring(buffer, digits, language_number(language_of(state), value, digits));
    } else if (lua_type(state, -1) == LUA_TSTRING) {
        luaL_addvalue(buffer);
    } else {
        sandbox_raise(state, NULL, "join: item %lld is a %s; expected a text", (long long)number,
                      luaL_typename(state, -1));
    }
}

// join({"a", "b", "c"}) is "a, b en c"; with a separator of its own the last is like the others.
static int join(lua_State *state) {
    bool list = lua_istable(state, 1) || view_at(state, 1);
    luaL_argexpected(state, list, 1, "list");
    const char *separator = luaL_optstring(state, 2, ", ");
    const char *last = lua_isnoneornil(state, 2) ? language_of(state)->last_separator : separator;
    last = luaL_optstring(state, 3, last);
    lua_Integer count = luaL_len(state, 1);
    sandbox_charge(state, (size_t)count);
    luaL_Buffer buffer;
    luaL_buffinit(state, &buffer);
    for (lua_Integer i = 1; i <= count; i++) {
        if (i > 1)
            luaL_addstring(&buffer, i == count ? last : separator);
        lua_geti(state, 1, i);
        add_item(state, &buffer, i);
    }
    luaL_pushresult(&buffer);
    return 1;
}

// keys(map): the names in it as a list, in the order in which they were written.
static int keys(lua_State *state) {
    const struct value *map = view_at(state, 1);
    luaL_argexpected(state, map && map->kind == VALUE_MAP, 1, "map");
    lua_Integer count = 0;
    sandbox_charge(state, map->map.count);
    lua_createtable(state, (int)map->map.count, 0);
    for (size_t i = 0; i < map->map.count; i++) {
        const struct entry *entry = &map->map.entries[i];
        if (entry->value.kind == VALUE_NIL)
            continue;
        sandbox_push_text(state, entry->key);
        lua_rawseti(state, -2, ++count);
    }
    return 1;
}

static int capital(lua_State *state) {
    luaL_checkstring(state, 1);
    struct sandbox *sandbox = sandbox_of(state);
    struct text text = sandbox_text(state, 1);
    size_t offset = language_capital_offset(sandbox->language, text);
    size_t count = language_capital_count(sandbox->language, text_slice(text, offset, text.length));
    luaL_Buffer buffer;
    luaL_buffinit(state, &buffer);
    luaL_addlstring(&buffer, text.bytes, offset);
    for (; count > 0 && offset < text.length; count--) {
        wint_t character = (wint_t)text_character(text, &offset);
        if (sandbox->characters != (locale_t)0)
            character = towupper_l(character, sandbox->characters);
        char bytes[4];
        luaL_addlstring(&buffer, bytes, text_encode((uint32_t)character, bytes));
    }
    luaL_addlstring(&buffer, text.bytes + offset, text.length - offset);
    luaL_pushresult(&buffer);
    return 1;
}

void format_open(lua_State *state) {
    static const luaL_Reg functions[] = {
        {"decimal", decimal}, {"percentage", percentage},
        {"date", date},       {"count_word", count_word},
        {"plural", plural},   {"join", join},
        {"capital", capital}, {"keys", keys},
        {NULL, NULL},
    };
    luaL_setfuncs(state, functions, 0);
}
