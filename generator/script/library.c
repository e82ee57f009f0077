// SPDX-License-Identifier: GPL-3.0-or-later
// What scripts and expressions may call of Lua itself: a whitelist of functions that reach nothing
// outside, tell nothing that differs from run to run, and do a bounded amount of work in C.
//
// Left out on purpose: io, os, debug, package, require, load, loadfile, dofile, coroutine and
// collectgarbage reach out or escape the limits; print has nowhere to print; math.random is not
// reproducible; string.dump and string.pack know of this machine; metatables and raw access would
// unseal what is sealed, and __gc runs where no limit holds.
#include "script/hint.h"

#include <lualib.h>
#include <stdlib.h>
#include <string.h>

// string.rep makes no longer text than this; table.move, concat and unpack touch no more items.
#define TEXT_LIMIT ((lua_Integer)1 << 20)
#define ITEM_LIMIT ((lua_Integer)1000000)

// ---- bounded versions ----

// Calls the function in the first upvalue with all arguments and returns all that it returns.
static int call_original(lua_State *state) {
    lua_pushvalue(state, lua_upvalueindex(1));
    lua_insert(state, 1);
    lua_call(state, lua_gettop(state) - 1, LUA_MULTRET);
    return lua_gettop(state);
}

static int bounded_rep(lua_State *state) {
    size_t length, separator;
    luaL_checklstring(state, 1, &length);
    lua_Integer count = luaL_checkinteger(state, 2);
    luaL_optlstring(state, 3, "", &separator);
    lua_Integer each = (lua_Integer)length + (lua_Integer)separator;
    if (count > TEXT_LIMIT || (count > 0 && each > TEXT_LIMIT / count))
        sandbox_raise(state, NULL, "string.rep makes at most %lld bytes", (long long)TEXT_LIMIT);
    sandbox_charge(state, count > 0 ? (size_t)(count + count * each / 8) : 0);
    return call_original(state);
}

// Charges for the items `first` to `last`, and refuses too many.
static void charge_items(lua_State *state, lua_Integer first, lua_Integer last) {
    if (last < first)
        return;
    if (first < -ITEM_LIMIT || last > ITEM_LIMIT || last - first >= ITEM_LIMIT)
        sandbox_raise(state, NULL, "a list has at most %lld items", (long long)ITEM_LIMIT);
    sandbox_charge(state, (size_t)(last - first + 1));
}

static int bounded_move(lua_State *state) {
    charge_items(state, luaL_checkinteger(state, 2), luaL_checkinteger(state, 3));
    return call_original(state);
}

static lua_Integer length_of(lua_State *state) {
    luaL_argexpected(state, lua_istable(state, 1) || view_at(state, 1), 1, "list");
    return luaL_len(state, 1);
}

static int bounded_concat(lua_State *state) {
    lua_Integer length = length_of(state);
    charge_items(state, luaL_optinteger(state, 3, 1), luaL_optinteger(state, 4, length));
    return call_original(state);
}

static int bounded_unpack(lua_State *state) {
    lua_Integer length = length_of(state);
    charge_items(state, luaL_optinteger(state, 2, 1), luaL_optinteger(state, 3, length));
    return call_original(state);
}

// insert and remove shift what stands behind their position.
static int bounded_shift(lua_State *state) {
    lua_Integer length = length_of(state);
    bool positioned = lua_gettop(state) > 2 || (lua_gettop(state) == 2 && lua_isinteger(state, 2));
    sandbox_charge(state, positioned ? (size_t)length / 4 : 0);
    return call_original(state);
}

static int bounded_sort(lua_State *state) {
    if (view_at(state, 1))
        sandbox_raise(state, NULL, "this is read-only");
    sandbox_charge(state, (size_t)length_of(state));
    return call_original(state);
}

// ---- nothing that tells addresses ----

static int type_of(lua_State *state) {
    luaL_checkany(state, 1);
    const struct value *view = view_at(state, 1);
    lua_pushstring(state, view && view != &view_none ? "table" : luaL_typename(state, 1));
    return 1;
}

// Puts the text of the value at `index` there, without an address.
static void make_plain(lua_State *state, int index) {
    int type = lua_type(state, index);
    if (type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA)
        lua_pushstring(state, lua_typename(state, type));
    else
        luaL_tolstring(state, index, NULL); // views answer for themselves
    lua_replace(state, index);
}

static int plain_tostring(lua_State *state) {
    luaL_checkany(state, 1);
    lua_settop(state, 1);
    make_plain(state, 1);
    return 1;
}

static int plain_format(lua_State *state) {
    const char *format = luaL_checkstring(state, 1);
    for (; (format = strchr(format, '%')); format++) {
        format++;
        format += strspn(format, "-+ #0123456789.");
        if (*format == 'p')
            sandbox_raise(state, NULL, "string.format: %%p is not allowed");
        if (*format == '\0')
            break;
    }
    for (int i = 2; i <= lua_gettop(state); i++)
        if (lua_type(state, i) > LUA_TSTRING || lua_islightuserdata(state, i))
            make_plain(state, i);
    return call_original(state);
}

// ---- names ----

static int compare_names(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

struct text *library_names(lua_State *state, int index, struct arena *arena, size_t *count) {
    struct text *names = NULL;
    size_t capacity = 0;
    *count = 0;
    index = lua_absindex(state, index);
    for (lua_pushnil(state); lua_next(state, index); lua_pop(state, 1))
        if (lua_type(state, -2) == LUA_TSTRING)
            arena_push(arena, names, *count, capacity) = sandbox_text(state, -2);
    if (*count)
        qsort(names, *count, sizeof *names, compare_names);
    return names;
}

// __index of the table behind a sealed one: only reached for names that it lacks.
static int unknown_name(lua_State *state) {
    if (lua_type(state, 2) != LUA_TSTRING)
        return 0;
    struct arena *scratch = sandbox_of(state)->scratch;
    struct text name = sandbox_text(state, 2);
    const char *place = lua_tostring(state, lua_upvalueindex(1));
    size_t count;
    struct text *names = library_names(state, 1, scratch, &count);
    const char *expected = expected_nearest(scratch, name, names, count);
    sandbox_of(state)->unknown_name = true;
    if (place)
        sandbox_raise(state, expected, "unknown name \"%.*s\" in %s", TEXT_ARGUMENTS(name), place);
    const char *hint = hint_of_name(state, name);
    sandbox_raise(state,
                  hint                               ? hint
                  : text_nearest(name, names, count) ? expected
                                                     : NULL,
                  "unknown name \"%.*s\"", TEXT_ARGUMENTS(name));
}

static int refuse_writing(lua_State *state) {
    sandbox_raise(state, NULL, "%s is read-only", lua_tostring(state, lua_upvalueindex(1)));
}

// Gives the table on top the __index that names the near one.
static void complain_about_unknown(lua_State *state, const char *name) {
    lua_createtable(state, 0, 1);
    lua_pushstring(state, name); // nil when NULL
    lua_pushcclosure(state, unknown_name, 1);
    lua_setfield(state, -2, "__index");
    lua_setmetatable(state, -2);
}

void library_seal(lua_State *state, const char *name) {
    complain_about_unknown(state, name);
    lua_newtable(state);
    lua_createtable(state, 0, 2);
    lua_pushvalue(state, -3);
    lua_setfield(state, -2, "__index");
    lua_pushstring(state, name);
    lua_pushcclosure(state, refuse_writing, 1);
    lua_setfield(state, -2, "__newindex");
    lua_setmetatable(state, -2);
    lua_remove(state, -2);
}

// ---- the whitelist ----

struct library {
    const char *name;
    lua_CFunction open;
    const char *allowed; // names with blanks between them
    luaL_Reg bounded[8]; // take the place of Lua's own, which is their first upvalue
};

static const struct library libraries[] = {
    {"_G",
     luaopen_base,
     "assert error ipairs pcall select tonumber",
     {{"type", type_of},
      {"tostring", plain_tostring},
      {"pairs", sorted_pairs},
      {"next", sorted_next},
      {NULL, NULL}}},
    {"string",
     luaopen_string,
     "byte char find gmatch gsub len lower match reverse sub upper",
     {{"rep", bounded_rep}, {"format", plain_format}, {NULL, NULL}}},
    {"table",
     luaopen_table,
     "pack",
     {{"concat", bounded_concat},
      {"insert", bounded_shift},
      {"move", bounded_move},
      {"remove", bounded_shift},
      {"sort", bounded_sort},
      {"unpack", bounded_unpack},
      {NULL, NULL}}},
    {"math",
     luaopen_math,
     "abs acos asin atan ceil cos deg exp floor fmod huge log max maxinteger min mininteger modf "
     "pi "
     "rad sin sqrt tan tointeger type ult",
     {{NULL, NULL}}},
    {"utf8", luaopen_utf8, "char charpattern codepoint codes len offset", {{NULL, NULL}}},
};

// Copies what is allowed from Lua's own library (on top) into the table below it.
static void copy_allowed(lua_State *state, const char *allowed) {
    while (*allowed) {
        size_t length = strcspn(allowed, " ");
        lua_pushlstring(state, allowed, length);
        lua_pushvalue(state, -1);
        lua_gettable(state, -3);
        lua_settable(state, -4);
        allowed += length;
        allowed += strspn(allowed, " ");
    }
}

// Pushes the table of what is allowed of a library. Lua's own tables stay in the registry, where
// its error messages look for the names of functions.
static void push_library(lua_State *state, const struct library *library) {
    lua_newtable(state);
    luaL_requiref(state, library->name, library->open, 0);
    copy_allowed(state, library->allowed);
    for (const luaL_Reg *bounded = library->bounded; bounded->name; bounded++) {
        lua_getfield(state, -1, bounded->name);
        lua_pushcclosure(state, bounded->func, 1);
        lua_setfield(state, -3, bounded->name);
    }
    lua_pop(state, 1);
}

// ("x"):upper() finds its functions in the sealed table, too.
static void lock_string_methods(lua_State *state) {
    lua_pushliteral(state, "");
    lua_getmetatable(state, -1);
    lua_pushvalue(state, -3);
    lua_setfield(state, -2, "__index");
    lua_pop(state, 2);
}

// has(map, name): whether a map has a name, also one with nothing in it.
static int has(lua_State *state) {
    const struct value *view = view_at(state, 1);
    luaL_argexpected(state, view || lua_istable(state, 1), 1, "map");
    luaL_checkany(state, 2);
    if (!view) {
        lua_settop(state, 2);
        lua_rawget(state, 1);
        lua_pushboolean(state, !lua_isnil(state, -1));
    } else if (view->kind == VALUE_LIST) {
        lua_Integer place = lua_tointeger(state, 2);
        lua_pushboolean(state, place >= 1 && (size_t)place <= view->list.count);
    } else {
        bool found = lua_type(state, 2) == LUA_TSTRING &&
                     value_find_text(view, sandbox_text(state, 2)) != NULL;
        lua_pushboolean(state, found);
    }
    return 1;
}

void library_open(lua_State *state) {
    push_library(state, &libraries[0]);
    for (size_t i = 1; i < sizeof libraries / sizeof *libraries; i++) {
        push_library(state, &libraries[i]);
        library_seal(state, libraries[i].name);
        if (libraries[i].open == luaopen_string)
            lock_string_methods(state);
        lua_setfield(state, -2, libraries[i].name);
    }
    lua_pushcfunction(state, has);
    lua_setfield(state, -2, "has");
    lua_pushlightuserdata(state, (void *)(uintptr_t)&view_none);
    lua_setfield(state, -2, "none");
    format_open(state);
    complain_about_unknown(state, NULL);
}
