// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of script/ share: the state, its limits, how errors travel, and the libraries that
 * each file adds. Private to this folder. */
#ifndef STEUNBLAD_SCRIPT_SANDBOX_H
#define STEUNBLAD_SCRIPT_SANDBOX_H

#include "script/language.h"
#include "script/script.h"

#include <lauxlib.h>
#include <lua.h>

/* Something that was compiled: a script, or an expression of a template. Lua knows it by the name
 * "#7", which is how messages find their way back to a source. */
struct chunk {
    struct position position; // an expression: where it stands; a script: its first line
    bool expression;
    int function; // reference in Lua's registry
};

struct binding {
    struct text name;
    const struct value *value;
};

/* Where a chunk stopped. Line 0: not known. */
struct stop {
    uint32_t chunk, line;
};

struct sandbox {
    lua_State *state;
    struct arena *arena;   // chunks and bindings: as long as the sandbox
    struct arena *scratch; // messages of the call that runs; forgotten at the next
    const struct language *language;
    locale_t characters; // for towupper_l, whatever the user's locale is

    size_t memory; // in use by Lua, at most SCRIPT_MEMORY_LIMIT
    long steps;    // instructions that the running call may still take

    struct chunk *chunks;
    size_t chunk_count, chunk_capacity;
    int script_environment;     // registry: metatable of the fresh environment of a call
    int expression_environment; // registry: the one environment of all expressions
    int kit;                    // registry: what score, group and sentences are handed

    // what expressions see
    const struct value *root;
    struct binding *bindings;
    size_t binding_count, binding_capacity;

    struct text *said; // messages that were to be said once, since sandbox_root
    size_t said_count, said_capacity;

    // what the kit works with during a call: survey_value, and the script's own scales or NULL
    const struct value *survey, *scales;

    struct trace *trace; // of a run that is watched (trace.h), or NULL

    // the last error raised by sandbox_raise, and where the last error of any kind was
    struct text raised;
    bool unknown_name; // it was about a name that does not exist
    bool say_once;     // a template that lacks a survey asks for it in many places
    const char *expected;
    struct stop stop;
};

struct sandbox *sandbox_of(lua_State *state);

/* Runs `body` protected and within the limits, with `data` as light userdata at index 1. When it
 * fails reports at the line of the chunk where that was (`chunk` when it is not known). */
bool sandbox_run(struct sandbox *sandbox, uint32_t chunk, lua_CFunction body, void *data,
                 struct diagnostics *diagnostics);

/* Compiles text as a new chunk; reports and returns false when it is no Lua. */
bool sandbox_compile(struct sandbox *sandbox, struct text code, struct position position,
                     bool expression, struct diagnostics *diagnostics, uint32_t *chunk);

/* Raises a Lua error at the line that runs; `expected` (may be NULL) goes beside the excerpt. */
int sandbox_raise(lua_State *state, const char *expected, const char *format, ...)
    __attribute__((format(printf, 3, 4), noreturn));

/* Work done inside C costs steps as well, since Lua's own count stands still there. */
void sandbox_charge(lua_State *state, size_t steps);

/* Whole numbers as integers, so that they print without ".0". */
void sandbox_push_number(lua_State *state, double number);
void sandbox_push_text(lua_State *state, struct text text);
struct text sandbox_text(lua_State *state, int index); // of a Lua string; borrows

/* library.c: the functions that scripts and expressions may call, sealed.
 * Leaves the table of all global names on the stack. */
void library_open(lua_State *state);
/* Makes the table on top read-only: it is replaced by an empty one that reads through to it, and a
 * name it lacks is an error. `name` ("kit") is put in that message; NULL: none. */
void library_seal(lua_State *state, const char *name);
/* The text keys of the table at `index`, sorted, in `arena`. */
struct text *library_names(lua_State *state, int index, struct arena *arena, size_t *count);

/* sorted.c: pairs and next in the order of sorted keys. */
int sorted_pairs(lua_State *state);
int sorted_next(lua_State *state);

/* view.c */
extern const struct value view_none; // what scripts write as `none`
void view_open(lua_State *state);
/* Pushes nil, a boolean, a number, a text, or a view of a list or map; NULL pushes nil. */
void view_push(lua_State *state, const struct value *value);
/* The value that the view at `index` views, or NULL. */
const struct value *view_at(lua_State *state, int index);
int view_pairs(lua_State *state);
int view_next(lua_State *state);
/* Keys of a map, for "did you mean". */
struct text *view_names(const struct value *map, struct arena *arena, size_t *count);

/* capture.c: the Lua value at `index` as a value in `arena`. Keys that `shape` (may be NULL) has
 * and a table lacks are set to nil. Raises when it cannot be one (functions, cycles, holes). */
void capture(lua_State *state, int index, struct arena *arena, const struct value *shape,
             struct value *result);
/* The same for what stands under `key` in the table that the script `declared` returns: then a
 * message shows the line of its text. */
void capture_declared(lua_State *state, int index, struct arena *arena,
                      const struct source *declared, struct text key, struct value *result);
/* Widens `shape` by the keys of `value`: maps have keys, lists one item, the rest is nil. */
void capture_shape(struct arena *arena, struct value *shape, const struct value *value);

/* format.c: adds decimal, percentage, date, … to the table on top. */
void format_open(lua_State *state);

/* kit.c, network.c: leave their table on the stack, not sealed. */
void kit_open(lua_State *state);
void network_open(lua_State *state);

/* expression.c: leaves the environment of expressions on the stack; the table of global names
 * stands at `globals`. */
void expression_open(lua_State *state, int globals);

#endif
