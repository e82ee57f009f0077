// SPDX-License-Identifier: GPL-3.0-or-later
// pairs and next in the order of sorted keys: booleans, then numbers, then texts by their bytes.
// Lua's own order depends on hashes and on history; here equal inputs give equal outputs.
#include "script/sandbox.h"

#include <stdlib.h>
#include <string.h>

struct key {
    int type;
    union {
        bool boolean;
        lua_Number number;
        struct text text;
    };
    lua_Integer place; // in the list of keys
};

static struct key key_at(lua_State *state, int index) {
    struct key key = {.type = lua_type(state, index)};
    if (key.type == LUA_TBOOLEAN)
        key.boolean = lua_toboolean(state, index);
    else if (key.type == LUA_TNUMBER)
        key.number = lua_tonumber(state, index);
    else if (key.type == LUA_TSTRING)
        key.text = sandbox_text(state, index);
    else
        sandbox_raise(state, NULL, "the keys of this table have no order: one is a %s",
                      luaL_typename(state, index));
    return key;
}

static int compare_keys(const void *first, const void *second) {
    const struct key *a = first, *b = second;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    if (a->type == LUA_TBOOLEAN)
        return (int)a->boolean - (int)b->boolean;
    if (a->type == LUA_TNUMBER)
        return (a->number > b->number) - (a->number < b->number);
    return text_compare(a->text, b->text);
}

// Pushes the keys of the table at 1 as a list in sorted order.
static void push_sorted_keys(lua_State *state) {
    lua_Integer count = 0;
    lua_newtable(state);
    int unsorted = lua_gettop(state);
    for (lua_pushnil(state); lua_next(state, 1); lua_pop(state, 1)) {
        lua_pushvalue(state, -2);
        lua_rawseti(state, unsorted, ++count);
    }
    sandbox_charge(state, (size_t)count * 4);
    struct key *keys = lua_newuserdatauv(state, (size_t)(count + 1) * sizeof *keys, 0);
    for (lua_Integer i = 0; i < count; i++) {
        lua_rawgeti(state, unsorted, i + 1);
        keys[i] = key_at(state, -1); // texts stay: the list of keys holds on to them
        keys[i].place = i + 1;
        lua_pop(state, 1);
    }
    qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    lua_createtable(state, (int)count, 0);
    for (lua_Integer i = 0; i < count; i++) {
        lua_rawgeti(state, unsorted, keys[i].place);
        lua_rawseti(state, -2, i + 1);
    }
}

// The iterator: its upvalues are the sorted keys and the place of the last. Keys whose value was
// taken out meanwhile are passed over.
static int next_pair(lua_State *state) {
    lua_Integer place = lua_tointeger(state, lua_upvalueindex(2));
    lua_settop(state, 1);
    for (;;) {
        if (lua_rawgeti(state, lua_upvalueindex(1), ++place) == LUA_TNIL)
            return 1;
        lua_pushvalue(state, -1);
        if (lua_rawget(state, 1) != LUA_TNIL)
            break;
        lua_settop(state, 1);
    }
    lua_pushinteger(state, place);
    lua_replace(state, lua_upvalueindex(2));
    return 2;
}

int sorted_pairs(lua_State *state) {
    if (view_at(state, 1))
        return view_pairs(state);
    luaL_checktype(state, 1, LUA_TTABLE);
    lua_settop(state, 1);
    push_sorted_keys(state);
    lua_pushinteger(state, 0);
    lua_pushcclosure(state, next_pair, 2);
    lua_pushvalue(state, 1);
    lua_pushnil(state);
    return 3;
}

// The smallest key that comes after the one at 2, and its value.
int sorted_next(lua_State *state) {
    if (view_at(state, 1))
        return view_next(state);
    luaL_checktype(state, 1, LUA_TTABLE);
    lua_settop(state, 2);
    bool first = lua_isnil(state, 2), found = false;
    struct key after = first ? (struct key){0} : key_at(state, 2), best = {0};
    size_t count = 0;
    lua_pushnil(state); // 3: the best key so far
    for (lua_pushnil(state); lua_next(state, 1); lua_pop(state, 1), count++) {
        struct key key = key_at(state, -2);
        if ((!first && compare_keys(&key, &after) <= 0) ||
            (found && compare_keys(&key, &best) >= 0))
            continue;
        best = key;
        found = true;
        lua_pushvalue(state, -2);
        lua_replace(state, 3);
    }
    sandbox_charge(state, count);
    lua_settop(state, 3);
    if (!found)
        return 1;
    lua_pushvalue(state, 3);
    lua_rawget(state, 1);
    return 2;
}
