// SPDX-License-Identifier: GPL-3.0-or-later
/* One answer: what was written, held against what was asked. Private to responses. */
#ifndef STEUNBLAD_SURVEY_ANSWER_H
#define STEUNBLAD_SURVEY_ANSWER_H

#include "base/schema.h"
#include "survey/survey.h"

/* Reads what stands behind the id of a question (no matrix) into `answer`, whose question and
 * position are set in any case. Reports what is wrong. */
void read_answer(const struct schema *schema, const struct question *question,
                 const struct value *value, struct answer *answer);

#endif
