// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files that make statistics of a group share. Private to this folder.
 *
 * collect.c turns people into columns of numbers, one a question and one a score, so that a
 * person's answers can be forgotten as soon as they are added. The others make statistics of the
 * columns, each figure of which passes disclosure.h.
 */
#ifndef STEUNBLAD_SCORE_GROUP_H
#define STEUNBLAD_SCORE_GROUP_H

#include "score/disclosure.h"
#include "score/score.h"

/* What all people of a survey have at one place of their scores. */
struct column {
    struct text name;
    bool seen[VALUE_MAP + 1]; // kinds of value that anybody has there
    struct column *parts;     // of a map: a column a name
    size_t part_count, part_capacity;
    double *numbers; // by person, NAN where she has none
    bool *yes, *no;  // by person
    size_t capacity; // people that there is room for
};

/* The scores of one wave. */
struct wave {
    double number;
    struct column there; // true for whoever filled the survey in then
    struct column scores;
};

#define KINDS MISSING_NOT_ASKED // of missing, from MISSING_SKIPPED = 1

/* The answers to one question. */
struct counted {
    const struct question *question;
    size_t *options;       // how often each option of the scale was chosen
    size_t missing[KINDS]; // by kind, MISSING_SKIPPED first
    size_t missing_total, answered;
    double *values;          // by person: what is calculated with, or NAN
    unsigned char *kinds;    // by person: enum missing
    size_t filled, capacity; // people
};

/* Everybody who filled in a survey, numbered in the order in which they were added. */
struct people {
    const struct survey *survey;
    size_t count;
    struct column scores; // of each one's last wave
    struct wave *waves;
    size_t wave_count, wave_capacity;
    struct counted *questions; // in the order of survey.answered, of each one's last wave
};

/* Makes room in a column and its parts for everybody: until then they end with the last person who
 * has something there. */
void column_complete(struct arena *arena, struct column *column, size_t people);

/* The part with this name, or NULL; of NULL there is none. */
const struct column *column_part(const struct column *column, struct text name);

struct people people_begin(struct arena *arena, const struct survey *survey);

/* Adds one person's result for the survey: {answers, scores, wave, waves}. */
void people_add(struct arena *arena, struct people *people, const struct value *result);

/* ---- figures ---- */

/* A number, or nil for NAN. */
void group_set_number(struct arena *arena, struct value *map, const char *key, double number);

/* A number of people, nil when it may not be told. */
void group_set_count(struct arena *arena, struct value *map, const char *key, bool told,
                     size_t count);

/* Sets mean, sd, median, low, high, minimum, maximum, skewness; all nil when `values` is NULL. */
void group_set_summary(struct arena *arena, const struct limits *limits, const double *values,
                       size_t count, struct value *map);

/* Sets count, share, low, high; nil when they may not be told. */
void group_set_share(struct arena *arena, bool told, size_t count, size_t total, struct value *map);

/* The statistics of one question. */
struct value question_statistics(struct arena *arena, const struct limits *limits,
                                 const struct counted *counted, size_t people);

/* The form of the scores with the statistics of each. */
struct value scores_statistics(struct arena *arena, const struct limits *limits,
                               const struct column *column, size_t people);

/* How the same people changed from the first wave to the last; nil when there is one wave only. */
struct value change_statistics(struct arena *arena, const struct limits *limits,
                               const struct people *people);

/* Sub-scale → how well its items go together. `questions` are their statistics. */
struct value reliability_statistics(struct arena *arena, const struct limits *limits,
                                    const struct people *people, const struct value *questions,
                                    struct text language);

/* Figure → what it is, in words. */
struct value group_definitions(struct arena *arena, struct text language);

#endif
