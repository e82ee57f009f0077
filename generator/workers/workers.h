// SPDX-License-Identifier: GPL-3.0-or-later
/* Forked workers that share out the units of a job, and the parent that watches them.
 *
 * Processes, not threads: a Lua loop inside C can only be ended with its process, and a crash must
 * cost one unit, not the batch. Whatever the units read is loaded before the fork. Workers draw the
 * next index from a shared counter; the parent knows who holds which unit since when, ends a worker
 * that is past the limit, forks anew (until too many were ended), and hands results on and prints
 * messages in the order of the units: any number of workers gives the same output.
 */
#ifndef STEUNBLAD_WORKERS_H
#define STEUNBLAD_WORKERS_H

#include "base/diagnostics.h"

/* A unit that takes longer than this many seconds is ended. */
#define UNIT_SECONDS 20

/* When this many were ended, the units that nobody has begun are not tried: a thousand of them
 * would keep a machine busy for hours, only to say the same. */
#define OVERDUE_LIMIT 3

#define WORKERS_LIMIT 256

struct job {
    void *context;
    size_t count; // units, numbered from 0

    /* In a worker: does a unit. `arena` is reset between units; what is appended to `result`
     * reaches `take`. Reports and returns false when the unit failed. */
    bool (*run)(void *context, size_t unit, struct arena *arena, struct diagnostics *diagnostics,
                struct builder *result);

    /* In the parent, in the order of the units: what `run` appended, empty when it failed. The
     * bytes are good until `take` returns. May be NULL. */
    void (*take)(void *context, size_t unit, bool made, struct text result);

    /* What the unit is called in messages: "rapport-ouder-R07". */
    struct text (*name)(void *context, size_t unit, struct arena *arena);

    unsigned seconds; // that a unit may take; 0: UNIT_SECONDS

    /* What is counted on the terminal while it runs ("documents"); NULL: nothing is shown. */
    const char *progress;
};

/* Runs all units in `workers` processes; 0 runs them one by one in this process, for debuggers and
 * fuzzers (no limit of time then). Messages go to `diagnostics` and are printed on the way. Returns
 * how many units failed. */
size_t workers_run(const struct job *job, unsigned workers, struct arena *arena,
                   struct diagnostics *diagnostics);

/* As many workers as the machine has processors for this process. */
unsigned workers_default(void);

#endif
