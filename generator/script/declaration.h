// SPDX-License-Identifier: GPL-3.0-or-later
/* What a script's table says besides its functions, and a script itself. Private to this folder. */
#ifndef STEUNBLAD_SCRIPT_DECLARATION_H
#define STEUNBLAD_SCRIPT_DECLARATION_H

#include "script/sandbox.h"

struct script {
    const struct source *source;
    struct text sha256; // of its text, in hexadecimal
    uint32_t chunk;

    // Known after declaration_read, which runs the chunk: in a worker, once in each.
    bool read;              // tried
    bool declared;          // and succeeded
    struct value table;     // its keys but for functions
    struct value functions; // name → line
    struct value scales;    // name → {title, items, rule, threshold}, as in a survey_value
    bool shaped;            // are the shapes below filled?
    struct value scores;    // shape: the union of what the examples give
    struct value sentences;
};

/* Runs the chunk in a fresh environment and pushes the table it returned. */
void declaration_push(lua_State *state, struct sandbox *sandbox, const struct script *script);

/* Fills `table` and `functions`, once. Reports and returns false when the chunk fails. */
bool declaration_read(struct sandbox *sandbox, struct script *script,
                      struct diagnostics *diagnostics);

/* Turns the declared `scales` into what kit reads; what is wrong in them is left out (and was
 * reported by declaration_check). */
void declaration_scales(struct sandbox *sandbox, struct script *script);

/* Reports all that is wrong in the declaration: unknown and missing keys, kinds, the survey,
 * scales, and questions that the script mentions but the survey does not have. */
bool declaration_check(const struct script *script, const struct value *survey, struct arena *arena,
                       struct diagnostics *diagnostics);

/* Reports definitions of scores that do not exist. Called when the shape of the scores is known. */
void declaration_check_definitions(const struct script *script, struct arena *arena,
                                   struct diagnostics *diagnostics);

#endif
