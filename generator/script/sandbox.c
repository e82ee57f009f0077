// SPDX-License-Identifier: GPL-3.0-or-later
// The limited state: memory through an allocator with a ceiling, steps through the count hook, and
// the way of an error from Lua's `chunk:line:` to a position in a source.
//
// Lua's debug hook does not run inside C functions; what these do is bounded or charged in
// library.c, and the batch's watchdog covers the rest (string.find with a pathological pattern).
#include "script/hint.h"

#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

// How many instructions pass between two looks at the account.
#define STEPS_BETWEEN_COUNTS 1000

struct sandbox *sandbox_of(lua_State *state) {
    struct sandbox *sandbox;
    memcpy(&sandbox, lua_getextraspace(state), sizeof sandbox);
    return sandbox;
}

// lua_Alloc. Lua collects its garbage and asks once more before it gives up.
static void *allocate(void *context, void *old, size_t old_size, size_t new_size) {
    struct sandbox *sandbox = context;
    if (!old)
        old_size = 0; // Lua passes the kind of object here
    if (new_size == 0) {
        sandbox->memory -= old_size;
        free(old);
        return NULL;
    }
    if (new_size > old_size && sandbox->memory + (new_size - old_size) > SCRIPT_MEMORY_LIMIT)
        return NULL;
    void *memory = realloc(old, new_size);
    if (memory)
        sandbox->memory += new_size - old_size;
    return memory;
}

static void refuse_steps(lua_State *state) {
    sandbox_raise(state, NULL, "this does not end: stopped after %ld million steps",
                  SCRIPT_INSTRUCTION_LIMIT / 1000000);
}

// Once the account is empty every further instruction raises again, so pcall cannot hold it up.
static void count_steps(lua_State *state, lua_Debug *record) {
    (void)record;
    struct sandbox *sandbox = sandbox_of(state);
    sandbox->steps -= lua_gethookcount(state);
    if (sandbox->steps >= 0)
        return;
    lua_sethook(state, count_steps, LUA_MASKCOUNT, 1);
    refuse_steps(state);
}

void sandbox_charge(lua_State *state, size_t steps) {
    struct sandbox *sandbox = sandbox_of(state);
    if (steps < (size_t)SCRIPT_INSTRUCTION_LIMIT && sandbox->steps >= (long)steps) {
        sandbox->steps -= (long)steps;
        return;
    }
    sandbox->steps = 0;
    lua_sethook(state, count_steps, LUA_MASKCOUNT, 1);
    refuse_steps(state);
}

// ---- errors ----

int sandbox_raise(lua_State *state, const char *expected, const char *format, ...) {
    struct sandbox *sandbox = sandbox_of(state);
    va_list arguments;
    va_start(arguments, format);
    sandbox->raised = text_format_arguments(sandbox->scratch, gettext(format), arguments);
    va_end(arguments);
    sandbox->expected = expected;
    luaL_where(state, 1);
    sandbox_push_text(state, sandbox->raised);
    lua_concat(state, 2);
    lua_error(state);
    abort(); // lua_error does not return
}

// The number in a chunk's name "#7", or false.
static bool chunk_number(const char *name, uint32_t *chunk) {
    char *end;
    if (name[0] != '#')
        return false;
    *chunk = (uint32_t)strtoul(name + 1, &end, 10);
    return end > name + 1;
}

// Notes where the innermost Lua function was, while the stack still stands.
static int note_stop(lua_State *state) {
    struct sandbox *sandbox = sandbox_of(state);
    lua_Debug record;
    for (int level = 0; lua_getstack(state, level, &record); level++) {
        lua_getinfo(state, "Sl", &record);
        uint32_t chunk;
        if (record.currentline > 0 && chunk_number(record.short_src, &chunk)) {
            sandbox->stop = (struct stop){chunk, (uint32_t)record.currentline};
            break;
        }
    }
    if (!lua_isstring(state, 1)) {
        sandbox_push_text(state,
                          text_of(expected_format(sandbox->scratch,
                                                  "error() was called with a %s, not with a text",
                                                  luaL_typename(state, 1))));
    }
    return 1;
}

// Takes "#7:12: " off the front of a message. An error that was raised again has several.
static struct text strip_prefix(struct text message, struct stop *stop) {
    for (;;) {
        unsigned chunk, line;
        int length = 0;
        if (sscanf(message.bytes, "#%u:%u: %n", &chunk, &line, &length) != 2 || length == 0)
            return message;
        *stop = (struct stop){chunk, line};
        message = text_slice(message, (size_t)length, message.length);
    }
}

// Position of a line of a chunk (from 1).
static struct position line_position(const struct sandbox *sandbox, uint32_t chunk, uint32_t line) {
    struct position whole = sandbox->chunks[chunk].position;
    if (!whole.source)
        return whole;
    uint32_t first, last, column;
    source_locate(whole.source, whole.start, &first, &column);
    if (!sandbox->chunks[chunk].expression)
        return source_line_position(whole.source, line ? line : 1);
    source_locate(whole.source, whole.end, &last, &column);
    if (first == last)
        return whole;
    uint32_t wanted = first + (line ? line - 1 : 0);
    return source_line_position(whole.source, wanted < last ? wanted : last);
}

// The code that a message is about.
static struct text failed_line(const struct sandbox *sandbox, struct position position) {
    if (!position.source)
        return TEXT("");
    if (sandbox->chunks[sandbox->stop.chunk].expression)
        return text_slice(position.source->content, position.start, position.end);
    return source_line(position.source, sandbox->stop.line);
}

static bool said_before(struct sandbox *sandbox, struct text message) {
    for (size_t i = 0; i < sandbox->said_count; i++)
        if (text_equal(sandbox->said[i], message))
            return true;
    arena_push(sandbox->arena, sandbox->said, sandbox->said_count, sandbox->said_capacity) =
        text_copy(sandbox->arena, message);
    return false;
}

static void report_failure(struct sandbox *sandbox, int status, struct diagnostics *diagnostics) {
    size_t length = 0;
    const char *bytes = lua_tolstring(sandbox->state, -1, &length);
    struct text message = bytes ? (struct text){bytes, length} : TEXT("?");
    const char *expected = NULL;
    if (status == LUA_ERRMEM) {
        message = text_format(sandbox->scratch, gettext("this needs more than %zu MiB of memory"),
                              SCRIPT_MEMORY_LIMIT >> 20);
    } else {
        message = strip_prefix(message, &sandbox->stop);
        if (sandbox->say_once && said_before(sandbox, message))
            return;
        if (sandbox->raised.length && text_equal(message, sandbox->raised))
            expected = sandbox->expected;
    }
    struct position position = line_position(sandbox, sandbox->stop.chunk, sandbox->stop.line);
    if (!expected)
        expected = hint_of_message(sandbox->scratch, message, failed_line(sandbox, position));
    report_error(diagnostics, position, expected, "%.*s", TEXT_ARGUMENTS(message));
}

bool sandbox_run(struct sandbox *sandbox, uint32_t chunk, lua_CFunction body, void *data,
                 struct diagnostics *diagnostics) {
    lua_State *state = sandbox->state;
    arena_reset(sandbox->scratch);
    sandbox->raised = (struct text){0};
    sandbox->unknown_name = sandbox->say_once = false;
    sandbox->stop = (struct stop){chunk, 0};
    sandbox->steps = SCRIPT_INSTRUCTION_LIMIT;
    lua_sethook(state, count_steps, LUA_MASKCOUNT, STEPS_BETWEEN_COUNTS);
    lua_settop(state, 0);
    lua_pushcfunction(state, note_stop);
    lua_pushcfunction(state, body);
    lua_pushlightuserdata(state, data);
    int status = lua_pcall(state, 1, 0, 1);
    if (status != LUA_OK)
        report_failure(sandbox, status, diagnostics);
    lua_settop(state, 0);
    return status == LUA_OK;
}

// ---- chunks ----

struct compilation {
    struct sandbox *sandbox;
    struct text code;
    uint32_t chunk;
};

static void load(lua_State *state, struct text code, uint32_t chunk) {
    char name[16];
    snprintf(name, sizeof name, "=#%u", chunk);
    if (luaL_loadbufferx(state, code.bytes, code.length, name, "t") != LUA_OK)
        lua_error(state);
}

// An expression must be one on its own ("return E") and in parentheses ("return (E)"): only then is
// it no more and no less than one. The line break closes a comment at its end.
static int compile_expression(lua_State *state) {
    struct compilation *compilation = lua_touserdata(state, 1);
    struct sandbox *sandbox = compilation->sandbox;
    struct text code = compilation->code;
    if (text_trim(code).length == 0)
        sandbox_raise(state, NULL, "an expression is missing here");
    load(state, text_format(sandbox->scratch, "return %.*s\n", TEXT_ARGUMENTS(code)),
         compilation->chunk);
    load(state, text_format(sandbox->scratch, "return (%.*s\n)", TEXT_ARGUMENTS(code)),
         compilation->chunk);
    lua_rawgeti(state, LUA_REGISTRYINDEX, sandbox->expression_environment);
    lua_setupvalue(state, -2, 1);
    sandbox->chunks[compilation->chunk].function = luaL_ref(state, LUA_REGISTRYINDEX);
    return 0;
}

static int compile_script(lua_State *state) {
    struct compilation *compilation = lua_touserdata(state, 1);
    load(state, compilation->code, compilation->chunk);
    compilation->sandbox->chunks[compilation->chunk].function = luaL_ref(state, LUA_REGISTRYINDEX);
    return 0;
}

bool sandbox_compile(struct sandbox *sandbox, struct text code, struct position position,
                     bool expression, struct diagnostics *diagnostics, uint32_t *chunk) {
    *chunk = (uint32_t)sandbox->chunk_count;
    struct chunk *added =
        &arena_push(sandbox->arena, sandbox->chunks, sandbox->chunk_count, sandbox->chunk_capacity);
    *added = (struct chunk){position, expression, LUA_NOREF};
    struct compilation compilation = {sandbox, code, *chunk};
    return sandbox_run(sandbox, *chunk, expression ? compile_expression : compile_script,
                       &compilation, diagnostics);
}

// ---- the state ----

// Everything that a state has before the first chunk is compiled. lua_pcall's body.
static int open_state(lua_State *state) {
    struct sandbox *sandbox = sandbox_of(state);
    view_open(state);
    library_open(state);
    int globals = lua_gettop(state);
    lua_createtable(state, 0, 1);
    lua_pushvalue(state, globals);
    lua_setfield(state, -2, "__index");
    sandbox->script_environment = luaL_ref(state, LUA_REGISTRYINDEX);
    expression_open(state, globals);
    sandbox->expression_environment = luaL_ref(state, LUA_REGISTRYINDEX);
    kit_open(state);
    network_open(state);
    library_seal(state, "kit.network");
    lua_setfield(state, -2, "network");
    library_seal(state, "kit");
    sandbox->kit = luaL_ref(state, LUA_REGISTRYINDEX);
    return 0;
}

struct sandbox *sandbox_create(struct text language) {
    struct arena *arena = arena_create();
    struct sandbox *sandbox = arena_new(arena, struct sandbox);
    sandbox->arena = arena;
    sandbox->scratch = arena_create();
    sandbox->language = language_find(language);
    sandbox->characters = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    sandbox->steps = SCRIPT_INSTRUCTION_LIMIT;
    sandbox->state = lua_newstate(allocate, sandbox);
    if (sandbox->state) {
        memcpy(lua_getextraspace(sandbox->state), &sandbox, sizeof sandbox);
        lua_pushcfunction(sandbox->state, open_state);
        if (lua_pcall(sandbox->state, 0, 0, 0) == LUA_OK)
            return sandbox;
    }
    fprintf(stderr, "steunblad: %s\n", gettext("Lua could not be started: no memory"));
    exit(EXIT_STATUS_SYSTEM);
}

void sandbox_destroy(struct sandbox *sandbox) {
    if (!sandbox)
        return;
    lua_close(sandbox->state);
    if (sandbox->characters != (locale_t)0)
        freelocale(sandbox->characters);
    arena_destroy(sandbox->scratch);
    arena_destroy(sandbox->arena); // holds the sandbox itself
}

// ---- small things ----

void sandbox_push_number(lua_State *state, double number) {
    lua_Integer integer;
    if (lua_numbertointeger(number, &integer) && (double)integer >= number &&
        (double)integer <= number)
        lua_pushinteger(state, integer);
    else
        lua_pushnumber(state, number);
}

void sandbox_push_text(lua_State *state, struct text text) {
    lua_pushlstring(state, text.bytes ? text.bytes : "", text.length);
}

struct text sandbox_text(lua_State *state, int index) {
    struct text text;
    text.bytes = lua_tolstring(state, index, &text.length);
    return text;
}
