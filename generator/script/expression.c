// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions of templates: one environment for all of them, in which names are looked up anew each
// time: loop variables from the innermost outwards, then the tree, then functions.
#include "script/sandbox.h"

static const struct value *find_name(const struct sandbox *sandbox, struct text name) {
    for (size_t i = sandbox->binding_count; i-- > 0;)
        if (text_equal(sandbox->bindings[i].name, name))
            return sandbox->bindings[i].value ? sandbox->bindings[i].value : &view_none;
    return value_find_text(sandbox->root, name);
}

// Everything that an expression could have meant.
static const char *nearest_name(lua_State *state, struct text name, int globals) {
    struct sandbox *sandbox = sandbox_of(state);
    struct text *candidates = NULL;
    size_t count = 0, capacity = 0, root_count, library_count;
    for (size_t i = sandbox->binding_count; i-- > 0;)
        arena_push(sandbox->scratch, candidates, count, capacity) = sandbox->bindings[i].name;
    struct text *root = view_names(sandbox->root, sandbox->scratch, &root_count);
    for (size_t i = 0; i < root_count; i++)
        arena_push(sandbox->scratch, candidates, count, capacity) = root[i];
    size_t own = count;
    struct text *library = library_names(state, globals, sandbox->scratch, &library_count);
    for (size_t i = 0; i < library_count; i++)
        arena_push(sandbox->scratch, candidates, count, capacity) = library[i];
    bool near = text_nearest(name, candidates, count) != NULL;
    return expected_nearest(sandbox->scratch, name, candidates, near ? count : own);
}

// __index of the environment; its upvalue is the table of global names.
static int find_global(lua_State *state) {
    luaL_checkstring(state, 2);
    struct text name = sandbox_text(state, 2);
    const struct value *value = find_name(sandbox_of(state), name);
    if (value) {
        view_push(state, value);
        return 1;
    }
    lua_pushvalue(state, 2);
    if (lua_rawget(state, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    sandbox_of(state)->unknown_name = true;
    sandbox_raise(state, nearest_name(state, name, lua_upvalueindex(1)), "unknown name \"%.*s\"",
                  TEXT_ARGUMENTS(name));
}

static int refuse_assignment(lua_State *state) {
    sandbox_raise(state, NULL, "an expression cannot set \"%s\"", luaL_checkstring(state, 2));
}

void expression_open(lua_State *state, int globals) {
    lua_newtable(state);
    lua_createtable(state, 0, 2);
    lua_pushvalue(state, globals);
    lua_pushcclosure(state, find_global, 1);
    lua_setfield(state, -2, "__index");
    lua_pushcfunction(state, refuse_assignment);
    lua_setfield(state, -2, "__newindex");
    lua_setmetatable(state, -2);
}

// ---- the evaluator ----

static bool compile(void *context, struct text expression, struct position position,
                    struct diagnostics *diagnostics, uint32_t *id) {
    return sandbox_compile(context, expression, position, true, diagnostics, id);
}

struct evaluation {
    struct sandbox *sandbox;
    uint32_t chunk;
    struct arena *arena;
    struct value *result;
};

static int run_expression(lua_State *state) {
    struct evaluation *evaluation = lua_touserdata(state, 1);
    lua_rawgeti(state, LUA_REGISTRYINDEX, evaluation->sandbox->chunks[evaluation->chunk].function);
    lua_call(state, 0, 1);
    capture(state, -1, evaluation->arena, NULL, evaluation->result);
    return 0;
}

static bool evaluate(void *context, uint32_t id, struct arena *arena,
                     struct diagnostics *diagnostics, struct value *result) {
    struct evaluation evaluation = {context, id, arena, result};
    return sandbox_run(context, id, run_expression, &evaluation, diagnostics);
}

static void bind(void *context, struct text name, const struct value *value) {
    struct sandbox *sandbox = context;
    arena_push(sandbox->arena, sandbox->bindings, sandbox->binding_count,
               sandbox->binding_capacity) = (struct binding){name, value};
}

static void unbind(void *context) {
    struct sandbox *sandbox = context;
    if (sandbox->binding_count)
        sandbox->binding_count--;
}

static bool text_of_value(void *context, struct arena *arena, const struct value *value,
                          struct text *result) {
    struct sandbox *sandbox = context;
    char buffer[LANGUAGE_ROOM];
    if (value->kind == VALUE_TEXT) {
        *result = value->text;
    } else if (value->kind == VALUE_NUMBER) {
        size_t length = language_number(sandbox->language, value->number, buffer);
        *result = text_copy(arena, (struct text){buffer, length});
    } else {
        return false;
    }
    return true;
}

static bool failed_on_name(void *context) {
    const struct sandbox *sandbox = context;
    return sandbox->unknown_name;
}

struct evaluator sandbox_evaluator(struct sandbox *sandbox) {
    return (struct evaluator){sandbox, compile,       evaluate,      bind,
                              unbind,  text_of_value, failed_on_name};
}

void sandbox_root(struct sandbox *sandbox, const struct value *root) {
    sandbox->root = root;
    sandbox->said_count = 0;
}
