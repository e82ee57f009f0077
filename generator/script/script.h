// SPDX-License-Identifier: GPL-3.0-or-later
/* The limited Lua in which scoring scripts and the expressions of templates run. Only this folder
 * sees Lua.
 *
 * One sandbox a process, made before the fork: chunks are compiled then (text only, nothing runs)
 * and called in a worker, each time in a fresh environment. Values come in as read-only views of
 * `struct value` (no copy is made; a name that a map does not have is an error that names the near
 * one; a key that is there with nil gives nil) and go out as values of their own.
 * What scripts may call is documented in scripts/README.md.
 */
#ifndef STEUNBLAD_SCRIPT_H
#define STEUNBLAD_SCRIPT_H

#include "base/evaluator.h"

/* Limits of one call. */
#define SCRIPT_INSTRUCTION_LIMIT 20000000L
#define SCRIPT_MEMORY_LIMIT ((size_t)64 << 20)

struct sandbox;

/* Ends the process when Lua cannot be made; end with sandbox_destroy. `language` decides about
 * number formats ("nl": decimal comma). */
struct sandbox *sandbox_create(struct text language);
void sandbox_destroy(struct sandbox *sandbox);

/* A compiled script file. */
struct script;

/* Compiles a script; nothing runs. Reports and returns NULL on a syntax error. */
struct script *script_compile(struct sandbox *sandbox, struct arena *arena,
                              const struct source *source, struct diagnostics *diagnostics);

/* Runs the chunk and checks the table it returns against `survey` (a survey_value): id, version,
 * survey, scales, score, group, sentences, examples; names of questions that do not exist; then
 * runs every example. Reports all that is wrong; a failing example names expected and actual. */
bool script_check(struct sandbox *sandbox, struct script *script, const struct value *survey,
                  struct arena *arena, struct diagnostics *diagnostics);

/* score(answers, kit) and sentences(scores, kit, before) of the script for one response. `before`
 * are the scores of the same person's first wave, NULL when this is the first. `result` becomes
 * {scores: {…}, sentences: {…}}. Every name that any example of the script gives is there, nil
 * where this run gave none, so that templates may ask for it. */
bool script_score(struct sandbox *sandbox, struct script *script, const struct value *survey,
                  const struct value *answers, const struct value *before, struct arena *arena,
                  struct diagnostics *diagnostics, struct value *result);

/* group(statistics, kit) over disclosed statistics; nil when the script has none. */
bool script_group(struct sandbox *sandbox, struct script *script, const struct value *survey,
                  const struct value *statistics, struct arena *arena,
                  struct diagnostics *diagnostics, struct value *result);

/* {answers, scores, sentences} for specimen trees, as complete as the examples allow: answers are
 * those of the first example, invented where it has none; what is nil or an empty list in its
 * scores and sentences is taken from the next example that has it. Without a script (NULL) the
 * answers are all invented and the rest is nil. */
bool script_specimen(struct sandbox *sandbox, struct script *script, const struct value *survey,
                     struct arena *arena, struct diagnostics *diagnostics, struct value *result);

/* What a script says of itself, for whoever has to account for a figure: {id, version, definitions,
 * file, sha256}. The first two are nil when it does not say; definitions (score → what it is) may
 * be empty. Reports and returns false when the chunk fails. */
bool script_about(struct sandbox *sandbox, struct script *script, struct arena *arena,
                  struct diagnostics *diagnostics, struct value *about);

/* ---- where a score comes from (explain.c, trace.c, formula.c) ---- */

/* An item of a scale in one call of the kit. */
struct explained_item {
    struct text id;
    struct value raw, value;
    bool reversed, counted;
    const char *missing; // "skipped", …; NULL when it was answered
};

/* A call of the kit that `score` made. */
struct explained_call {
    struct text name;      // "kit.mean"
    struct text arguments; // as a script could write them: `answers, "goede_ouder"`
    uint32_t line;
    struct value result;
    struct text formula; // with the numbers in it: "(5 + 4) / 2 = 9 / 2"; empty when it has none
    bool about_survey;   // it asks about the survey, or puts something into words
    struct text roster;  // whose rows it asks for; empty when it does not

    // over answers and a scale
    struct explained_item *items; // NULL: no such call
    size_t item_count, applicable, answered;
    bool has_rule, met;
    struct text rule; // "all", "at_least", "share"
    double threshold;

    // over the rows of a roster: what stands in the columns that were asked for
    const struct text *columns;
    size_t column_count;
    const size_t *rows;       // number of each row in the roster, from 1
    const struct text *cells; // row by row
    size_t row_count;
};

/* Something of an answer that `score` looked up itself. */
struct explained_read {
    struct text question, key; // "G1", "value"
    struct value value;        // that stood there
    uint32_t line;
};

/* A score and what it depends on: calls and questions that, had they given something else, would
 * have made it another. */
struct explained_score {
    struct text name; // "goede_ouder.mean"
    struct value value;
    uint32_t line;          // of the call that gave it, or of the last that it depends on
    const size_t *calls;    // places, in the order in which they were made
    size_t call_count, own; // `own`: the call whose result it is, SIZE_MAX when it is none's
    const size_t *reads;
    size_t read_count;
};

struct explanation {
    const struct source *source;
    struct explained_call *calls;
    size_t call_count;
    struct explained_read *reads;
    size_t read_count;
    struct explained_score *scores; // in the order of their names
    size_t score_count;
};

/* Runs `score` over one response with a kit that notes what it is asked, and then again and again
 * with one thing changed, to learn which score depends on what: first the result of each call,
 * then the answer to each question. Costs hundreds of runs, and every other run nothing. */
bool script_explain(struct sandbox *sandbox, struct script *script, const struct value *survey,
                    const struct value *answers, struct arena *arena,
                    struct diagnostics *diagnostics, struct explanation *explanation);

/* Expressions of templates: `decimal(scores.buffers.goede_ouder.mean, 1)`. The evaluator's context
 * is the sandbox, and what it compiles lives as long as that. */
struct evaluator sandbox_evaluator(struct sandbox *sandbox);

/* The tree that expressions see from now on; `root` is a map and stays readable until the next. */
void sandbox_root(struct sandbox *sandbox, const struct value *root);

#endif
