// SPDX-License-Identifier: GPL-3.0-or-later
/* What `steunblad explain` prints. Private to this folder. */
#ifndef STEUNBLAD_COMMAND_EXPLAIN_H
#define STEUNBLAD_COMMAND_EXPLAIN_H

#include "command/command.h"
#include "press/press.h"

/* ---- explain_score.c ---- */

/* How the scores of one survey came about. */
struct explaining {
    struct arena *arena;
    struct builder *output;
    const struct survey *survey;
    const struct value *survey_value;
    const struct value *answers;
    const struct explanation *explanation;
    struct text wanted;                   // a score, or the beginning of several; empty: all
    size_t told;                          // scores so far
    const struct explained_score **shown; // by call: the score at which it stands in full
};

/* Writes a block for each score that is wanted. */
void explain_scores(struct explaining *explaining);

/* ---- explain_group.c ---- */

/* Writes the statistics of everybody, or of one group, and the responses that may not be sound.
 * press_score has run. */
void explain_group(const struct press *press, struct text group, struct arena *arena,
                   struct builder *output);

/* Writes whether a response shows signs that nobody read the questions. */
void explain_quality(const struct press *press, const struct response *response,
                     struct builder *output);

#endif
