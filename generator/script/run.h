// SPDX-License-Identifier: GPL-3.0-or-later
/* A run of a script's functions. Private to this folder. */
#ifndef STEUNBLAD_SCRIPT_RUN_H
#define STEUNBLAD_SCRIPT_RUN_H

#include "script/declaration.h"

struct run {
    struct sandbox *sandbox;
    struct script *script;
    const struct value *argument; // answers, or a group's statistics
    const struct value *before;   // scores of an earlier wave, or NULL
    struct arena *arena;
    struct value *scores;    // for a group: what its function found
    struct value *sentences; // NULL: not wanted
};

/* Reads the declaration and learns the shapes, once a process; before any run. */
bool run_prepare(struct sandbox *sandbox, struct script *script, const struct value *survey,
                 struct diagnostics *diagnostics);

/* score, and sentences where they are wanted. */
bool run_score(struct run *run, const struct value *survey, struct diagnostics *diagnostics);

#endif
