// SPDX-License-Identifier: GPL-3.0-or-later
// The watched run. Each function of the kit is put behind one that notes the call and may give
// another result in its place; looking something up in the answers goes by way of another __index.
// The plain kit and views have no part in it.
#include "script/trace.h"

#include <string.h>

// ---- looking up ----

static uint32_t line_of_caller(lua_State *state) {
    lua_Debug record;
    for (int level = 0; lua_getstack(state, level, &record); level++) {
        lua_getinfo(state, "l", &record);
        if (record.currentline > 0)
            return (uint32_t)record.currentline;
    }
    return 0;
}

// The question whose answer this is, empty when it is something else.
static struct text question_of(const struct trace *trace, const struct value *view) {
    for (size_t i = 0; i < trace->shown->map.count; i++)
        if (&trace->shown->map.entries[i].value == view)
            return trace->shown->map.entries[i].key;
    return TEXT("");
}

static void note_read(struct trace *trace, struct text question, struct text key, uint32_t line) {
    for (size_t i = 0; i < trace->read_count; i++) {
        const struct explained_read *read = &trace->reads[i];
        if (read->line == line && text_equal(read->question, question) &&
            text_equal(read->key, key))
            return;
    }
    const struct value *found = value_find_text(value_find_text(trace->answers, question), key);
    arena_push(trace->arena, trace->reads, trace->read_count, trace->read_capacity) =
        (struct explained_read){question, text_copy(trace->arena, key),
                                found ? *found : value_nil(), line};
}

// __index of all views while a run is watched; the plain one is its upvalue.
static int watched_index(lua_State *state) {
    struct trace *trace = sandbox_of(state)->trace;
    const struct value *view = view_at(state, 1);
    struct text question = trace->noting && view ? question_of(trace, view) : TEXT("");
    if (question.length && lua_type(state, 2) == LUA_TSTRING)
        note_read(trace, question, sandbox_text(state, 2), line_of_caller(state));
    lua_pushvalue(state, lua_upvalueindex(1));
    lua_insert(state, 1);
    lua_call(state, lua_gettop(state) - 1, 1);
    return 1;
}

// Sets __index of views to the function on top, and pops it.
static void set_index(lua_State *state) {
    lua_pushlightuserdata(state, NULL);
    lua_getmetatable(state, -1);
    lua_pushvalue(state, -3);
    lua_setfield(state, -2, "__index");
    lua_pop(state, 3);
}

static void push_index(lua_State *state) {
    lua_pushlightuserdata(state, NULL);
    lua_getmetatable(state, -1);
    lua_getfield(state, -1, "__index");
    lua_replace(state, -3);
    lua_pop(state, 1);
}

// ---- calling ----

static void write_argument(lua_State *state, const struct trace *trace, int index,
                           struct builder *builder);

// A list of Lua or a view: { "G1", "G2" }.
static void write_list(lua_State *state, const struct trace *trace, int index,
                       struct builder *builder) {
    lua_Integer count = luaL_len(state, index), most = count > 6 ? 4 : count;
    builder_string(builder, "{");
    for (lua_Integer i = 1; i <= most; i++) {
        builder_string(builder, i > 1 ? ", " : " ");
        lua_geti(state, index, i);
        write_argument(state, trace, lua_gettop(state), builder);
        lua_pop(state, 1);
    }
    if (count > most)
        builder_format(builder, ", … (%lld)", (long long)count);
    builder_string(builder, count ? " }" : "}");
}

// A cell of a roster: answers.people.rows[2].kind.
static bool write_cell(const struct trace *trace, const struct value *view,
                       struct builder *builder) {
    for (size_t i = 0; i < trace->shown->map.count; i++) {
        const struct entry *entry = &trace->shown->map.entries[i];
        const struct value *rows = value_find(&entry->value, "rows");
        size_t count = rows && rows->kind == VALUE_LIST ? rows->list.count : 0;
        for (size_t row = 0; row < count; row++)
            for (size_t k = 0; k < rows->list.items[row].map.count; k++) {
                const struct entry *cell = &rows->list.items[row].map.entries[k];
                if (&cell->value != view)
                    continue;
                builder_format(builder, "answers.%.*s.rows[%zu].%.*s", TEXT_ARGUMENTS(entry->key),
                               row + 1, TEXT_ARGUMENTS(cell->key));
                return true;
            }
    }
    return false;
}

static void write_view(lua_State *state, const struct trace *trace, int index,
                       struct builder *builder) {
    const struct value *view = view_at(state, index);
    struct text question = question_of(trace, view);
    if (view == trace->answers)
        builder_string(builder, "answers");
    else if (question.length)
        builder_format(builder, "answers.%.*s", TEXT_ARGUMENTS(question));
    else if (view->kind == VALUE_LIST && view->list.count && view->list.items[0].kind == VALUE_MAP)
        builder_string(builder, "rows");
    else if (view->kind == VALUE_LIST)
        write_list(state, trace, index, builder);
    else if (!write_cell(trace, view, builder))
        builder_string(builder, "…");
}

static bool holds_rows(lua_State *state, int index) {
    lua_geti(state, index, 1);
    const struct value *first = view_at(state, -1);
    lua_pop(state, 1);
    return first && first->kind == VALUE_MAP;
}

static void write_argument(lua_State *state, const struct trace *trace, int index,
                           struct builder *builder) {
    switch (lua_type(state, index)) {
    case LUA_TNUMBER:
        builder_text(builder, formula_number(trace->arena, lua_tonumber(state, index)));
        break;
    case LUA_TSTRING:
        builder_format(builder, "\"%.*s\"", TEXT_ARGUMENTS(sandbox_text(state, index)));
        break;
    case LUA_TBOOLEAN:
        builder_string(builder, lua_toboolean(state, index) ? "true" : "false");
        break;
    case LUA_TLIGHTUSERDATA:
        write_view(state, trace, index, builder);
        break;
    case LUA_TTABLE:
        if (holds_rows(state, index))
            builder_string(builder, "rows");
        else
            write_list(state, trace, index, builder);
        break;
    default:
        builder_string(builder, "nil");
    }
}

static struct text write_arguments(lua_State *state, const struct trace *trace, int count) {
    struct builder builder = {.arena = trace->arena};
    for (int i = 1; i <= count; i++) {
        builder_string(&builder, i > 1 ? ", " : "");
        write_argument(state, trace, i, &builder);
    }
    return builder_result(&builder);
}

// Notes a call that is about to be made: its `count` arguments are all that stands on the stack.
static void note_call(lua_State *state, struct trace *trace, const char *name, int count) {
    struct explained_call call = {.line = line_of_caller(state)};
    call.name = text_format(trace->arena, "kit.%s", name);
    call.arguments = write_arguments(state, trace, count);
    formula_note(state, trace->arena, name, count, &call);
    arena_push(trace->arena, trace->calls, trace->call_count, trace->call_capacity) = call;
}

// A list or a map as a table, so that a script can go on with it as with the one it would have got.
static void push_other(lua_State *state, const struct value *other) {
    bool list = other->kind == VALUE_LIST, map = other->kind == VALUE_MAP;
    if (!list && !map) {
        view_push(state, other);
        return;
    }
    lua_newtable(state);
    for (size_t i = 0; list && i < other->list.count; i++) {
        view_push(state, &other->list.items[i]);
        lua_rawseti(state, -2, (lua_Integer)i + 1);
    }
    for (size_t i = 0; map && i < other->map.count; i++) {
        sandbox_push_text(state, other->map.entries[i].key);
        view_push(state, &other->map.entries[i].value);
        lua_rawset(state, -3);
    }
}

// Stands for a function of the kit. Upvalues: the function, its name.
static int watched_call(lua_State *state) {
    struct trace *trace = sandbox_of(state)->trace;
    int count = lua_gettop(state);
    size_t place = trace->made++;
    luaL_checkstack(state, 2 * count + 20, NULL);
    for (int i = 1; i <= count; i++)
        if (view_at(state, i) == trace->shown) {
            lua_pushlightuserdata(state, (void *)(uintptr_t)trace->answers);
            lua_replace(state, i);
        }
    if (trace->others && place < trace->call_count && trace->others[place]) {
        push_other(state, trace->others[place]);
        return 1;
    }
    if (trace->noting)
        note_call(state, trace, lua_tostring(state, lua_upvalueindex(2)), count);
    lua_pushvalue(state, lua_upvalueindex(1));
    lua_insert(state, 1);
    lua_call(state, count, 1);
    if (trace->noting)
        capture(state, -1, trace->arena, NULL, &trace->calls[place].result);
    return 1;
}

// ---- in place and out again ----

// Puts each function of the table on top behind watched_call.
static void watch_functions(lua_State *state, const char *prefix) {
    for (lua_pushnil(state); lua_next(state, -2);) {
        if (lua_isfunction(state, -1)) {
            lua_pushvalue(state, -2); // key, function, key
            lua_insert(state, -2);    // key, key, function
            lua_pushfstring(state, "%s%s", prefix, lua_tostring(state, -2));
            lua_pushcclosure(state, watched_call, 2);
            lua_rawset(state, -4);
        } else {
            lua_pop(state, 1);
        }
    }
}

static int put_in_place(lua_State *state) {
    struct sandbox *sandbox = sandbox_of(state);
    kit_open(state);
    watch_functions(state, "");
    network_open(state);
    watch_functions(state, "network.");
    library_seal(state, "kit.network");
    lua_setfield(state, -2, "network");
    library_seal(state, "kit");
    sandbox->trace->kit = luaL_ref(state, LUA_REGISTRYINDEX);
    push_index(state);
    lua_pushcclosure(state, watched_index, 1);
    set_index(state);
    return 0;
}

bool trace_begin(struct sandbox *sandbox, uint32_t chunk, struct trace *trace,
                 struct diagnostics *diagnostics) {
    sandbox->trace = trace;
    trace->plain_kit = sandbox->kit;
    if (!sandbox_run(sandbox, chunk, put_in_place, NULL, diagnostics)) {
        sandbox->trace = NULL;
        return false;
    }
    sandbox->kit = trace->kit;
    return true;
}

void trace_end(struct sandbox *sandbox, struct trace *trace) {
    lua_State *state = sandbox->state;
    sandbox->kit = trace->plain_kit;
    luaL_unref(state, LUA_REGISTRYINDEX, trace->kit);
    push_index(state); // watched_index, whose upvalue is the plain one
    lua_getupvalue(state, -1, 1);
    lua_replace(state, -2);
    set_index(state);
    sandbox->trace = NULL;
}
