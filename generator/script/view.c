// SPDX-License-Identifier: GPL-3.0-or-later
// Read-only views of values. A view is the address of a `struct value` as light userdata: making
// one copies nothing and leaves no garbage, and all views share one metatable. Scripts cannot make
// an address of their own, and whatever they keep dies with the environment of their call.
#include "script/sandbox.h"

#include <string.h>

const struct value view_none = {.kind = VALUE_NIL};

const struct value *view_at(lua_State *state, int index) {
    return lua_islightuserdata(state, index) ? lua_touserdata(state, index) : NULL;
}

void view_push(lua_State *state, const struct value *value) {
    switch (value ? value->kind : VALUE_NIL) {
    case VALUE_NIL:
        lua_pushnil(state);
        break;
    case VALUE_BOOLEAN:
        lua_pushboolean(state, value->boolean);
        break;
    case VALUE_NUMBER:
        sandbox_push_number(state, value->number);
        break;
    case VALUE_TEXT:
        sandbox_push_text(state, value->text);
        break;
    case VALUE_LIST:
    case VALUE_MAP:
        lua_pushlightuserdata(state, (void *)(uintptr_t)value);
        break;
    }
}

static const char *view_kind(const struct value *view) {
    return view->kind == VALUE_LIST ? "list" : view->kind == VALUE_MAP ? "map" : "none";
}

struct text *view_names(const struct value *map, struct arena *arena, size_t *count) {
    *count = map && map->kind == VALUE_MAP ? map->map.count : 0;
    struct text *names = arena_new_array(arena, *count + 1, struct text);
    for (size_t i = 0; i < *count; i++)
        names[i] = map->map.entries[i].key;
    return names;
}

/* Is this a map with an entry for each survey of the edition? What it lacks is then a survey that
 * the edition does not name, which takes another remedy than a misspelt name. */
static bool is_of_surveys(const struct sandbox *sandbox, const struct value *view) {
    static const char *const places[] = {"answers",       "scores", "sentences", "surveys", "waves",
                                         "scores_before", "change", "findings",  "scripts"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (sandbox->root && value_find(sandbox->root, places[i]) == view)
            return true;
    const struct value *group = sandbox->root ? value_find(sandbox->root, "group") : NULL;
    return group && value_find(group, "surveys") == view;
}

static void refuse_name(lua_State *state, const struct value *view) {
    struct arena *scratch = sandbox_of(state)->scratch;
    lua_pushvalue(state, 2);
    bool text = lua_type(state, 2) == LUA_TSTRING;
    struct text name = text ? sandbox_text(state, 2) : text_of(luaL_tolstring(state, -1, NULL));
    if (view->kind != VALUE_MAP)
        sandbox_raise(state, NULL, "a list has no name \"%.*s\"", TEXT_ARGUMENTS(name));
    size_t count;
    struct text *names = view_names(view, scratch, &count);
    sandbox_of(state)->unknown_name = true;
    if (is_of_surveys(sandbox_of(state), view) && !text_nearest(name, names, count)) {
        sandbox_of(state)->say_once = true;
        sandbox_raise(state,
                      "name it below \"surveys\" of the edition, and its script below \"scripts\"; "
                      "or leave this template out",
                      "the edition has no survey \"%.*s\"", TEXT_ARGUMENTS(name));
    }
    sandbox_raise(state, expected_nearest(scratch, name, names, count), "unknown name \"%.*s\"",
                  TEXT_ARGUMENTS(name));
}

// __index. Past either end of a list there is nil, which is how ipairs finds its end.
static int view_index(lua_State *state) {
    const struct value *view = view_at(state, 1);
    if (view->kind == VALUE_MAP && lua_type(state, 2) == LUA_TSTRING) {
        const struct value *found = value_find_text(view, sandbox_text(state, 2));
        if (!found)
            refuse_name(state, view);
        view_push(state, found);
        return 1;
    }
    if (view->kind != VALUE_LIST || lua_type(state, 2) != LUA_TNUMBER)
        refuse_name(state, view);
    lua_Integer place = lua_tointeger(state, 2);
    bool inside = place >= 1 && (size_t)place <= view->list.count;
    view_push(state, inside ? &view->list.items[place - 1] : NULL);
    return 1;
}

// Names that are there with nil do not count, as in a table of Lua.
static int view_length(lua_State *state) {
    const struct value *view = view_at(state, 1);
    size_t count = 0;
    if (view->kind == VALUE_LIST)
        count = view->list.count;
    for (size_t i = 0; view->kind == VALUE_MAP && i < view->map.count; i++)
        count += view->map.entries[i].value.kind != VALUE_NIL;
    lua_pushinteger(state, (lua_Integer)count);
    return 1;
}

static int view_tostring(lua_State *state) {
    lua_pushstring(state, view_kind(view_at(state, 1)));
    return 1;
}

static int view_refuse_writing(lua_State *state) {
    sandbox_raise(state, NULL, "this is read-only");
}

// Arithmetic, concatenation, comparison: one of the operands is a view.
static int view_misuse(lua_State *state) {
    const struct value *view = view_at(state, 1) ? view_at(state, 1) : view_at(state, 2);
    size_t count;
    struct arena *scratch = sandbox_of(state)->scratch;
    struct text *names = view_names(view, scratch, &count);
    const char *expected = expected_nearest(scratch, TEXT(""), names, count);
    sandbox_raise(state, expected,
                  view->kind == VALUE_LIST
                      ? N_("a list stands where a number or a text was expected")
                      : N_("a map stands where a number or a text was expected"));
}

// ---- walking ----

// Pushes the pair at `place` (from 0) or the first after it that is not nil, and returns how many
// values that are; *place becomes that of the pair.
static int push_pair(lua_State *state, const struct value *view, size_t *place) {
    bool list = view->kind == VALUE_LIST;
    size_t count = list ? view->list.count : view->kind == VALUE_MAP ? view->map.count : 0;
    for (; *place < count; ++*place) {
        const struct value *item =
            list ? &view->list.items[*place] : &view->map.entries[*place].value;
        if (item->kind == VALUE_NIL)
            continue;
        if (list)
            lua_pushinteger(state, (lua_Integer)*place + 1);
        else
            sandbox_push_text(state, view->map.entries[*place].key);
        view_push(state, item);
        return 2;
    }
    lua_pushnil(state);
    return 1;
}

static int next_entry(lua_State *state) {
    size_t place = (size_t)lua_tointeger(state, lua_upvalueindex(1));
    int count = push_pair(state, view_at(state, 1), &place);
    lua_pushinteger(state, (lua_Integer)place + 1);
    lua_replace(state, lua_upvalueindex(1));
    return count;
}

// In the order in which a map was written: the order of the questions.
int view_pairs(lua_State *state) {
    lua_pushinteger(state, 0);
    lua_pushcclosure(state, next_entry, 1);
    lua_pushvalue(state, 1);
    lua_pushnil(state);
    return 3;
}

int view_next(lua_State *state) {
    const struct value *view = view_at(state, 1);
    size_t place = 0;
    if (lua_type(state, 2) == LUA_TNUMBER) {
        place = (size_t)lua_tointeger(state, 2);
    } else if (lua_type(state, 2) == LUA_TSTRING && view->kind == VALUE_MAP) {
        const struct value *last = value_find_text(view, sandbox_text(state, 2));
        while (place < view->map.count && &view->map.entries[place].value != last)
            place++;
        place++;
    }
    return push_pair(state, view, &place);
}

void view_open(lua_State *state) {
    static const luaL_Reg methods[] = {
        {"__index", view_index},       {"__len", view_length}, {"__newindex", view_refuse_writing},
        {"__tostring", view_tostring}, {NULL, NULL},
    };
    static const char *const misuses[] = {
        "__add", "__sub", "__mul",    "__div", "__idiv", "__mod",
        "__pow", "__unm", "__concat", "__lt",  "__le",   "__call",
    };
    lua_pushlightuserdata(state, NULL);
    luaL_newlib(state, methods);
    for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
        lua_pushcfunction(state, view_misuse);
        lua_setfield(state, -2, misuses[i]);
    }
    lua_setmetatable(state, -2); // of all light userdata
    lua_pop(state, 1);
}
