// SPDX-License-Identifier: GPL-3.0-or-later
/* A run that is watched: a kit whose functions note how they are called, and answers that note what
 * is looked up in them. Outside trace_begin … trace_end the sandbox is as it always was, so what is
 * not explained pays nothing. Private to this folder. */
#ifndef STEUNBLAD_SCRIPT_TRACE_H
#define STEUNBLAD_SCRIPT_TRACE_H

#include "script/kit.h"

struct trace {
    struct arena *arena;         // of what is noted
    const struct value *answers; // as they are: the kit sees these
    const struct value *shown;   // what the script is handed; another in what-if runs
    bool noting;
    size_t made; // calls so far in this run
    // By call: what it gives instead of its result, NULL where it does its work. NULL: all do.
    const struct value **others;

    struct explained_call *calls;
    size_t call_count, call_capacity;
    struct explained_read *reads;
    size_t read_count, read_capacity;

    int kit, plain_kit; // registry: what watches, what stood there before
};

/* Puts the watching kit and answers in place; reports and returns false when there is no memory. */
bool trace_begin(struct sandbox *sandbox, uint32_t chunk, struct trace *trace,
                 struct diagnostics *diagnostics);
void trace_end(struct sandbox *sandbox, struct trace *trace);

/* ---- formula.c ---- */

/* Fills in what can be told of a call before it is made: items, rule, rows, formula. Its `count`
 * arguments are all that stands on the stack; `name` is without "kit.". */
void formula_note(lua_State *state, struct arena *arena, const char *name, int count,
                  struct explained_call *call);

struct telling {
    lua_State *state;
    struct arena *arena;
    struct explained_call *call;
    struct builder formula;
    int count; // arguments
};

/* Pieces of the formula: words, numbers with something between, a fraction. */
void formula_tell(struct telling *telling, const char *words);
void formula_tell_number(struct telling *telling, double number);
void formula_tell_numbers(struct telling *telling, const double *numbers, size_t count,
                          const char *between);
void formula_tell_fraction(struct telling *telling, double over, double under);

/* formula_rows.c: the same for functions of kit.network (`name` without that) and for kit.rows. */
void formula_note_network(struct telling *telling, const char *name);
void formula_note_roster(struct telling *telling);

/* A number as formulas have it: at most seven figures. */
struct text formula_number(struct arena *arena, double number);

#endif
