// SPDX-License-Identifier: GPL-3.0-or-later
/* What group.c and question.c share. Private to this folder. */
#ifndef STEUNBLAD_SCORE_GROUP_H
#define STEUNBLAD_SCORE_GROUP_H

#include "score/disclosure.h"
#include "survey/survey.h"

/* The answers (response_value) of everybody who filled in a survey. */
struct people {
    const struct value **answers;
    size_t count;
};

/* Sets mean, sd, median, low, high, minimum, maximum; all nil when `values` is NULL. */
void group_set_summary(struct arena *arena, const struct limits *limits, const double *values,
                       size_t count, struct value *map);

/* Sets count, share, low, high; nil when they may not be told. */
void group_set_share(struct arena *arena, bool told, size_t count, size_t total, struct value *map);

/* The statistics of one question. */
struct value question_statistics(struct arena *arena, const struct limits *limits,
                                 const struct question *question, const struct people *people);

#endif
