// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables of an export before they are written: which columns there are, and what stands in
 * each cell. Private to this folder.
 *
 * A table of answers has a twin with the kinds of missing: the same rows, a column "….missing" for
 * each question. Apart they can be merged by respondent and wave, and neither needs codes such as
 * -99 among its numbers.
 */
#ifndef STEUNBLAD_EXCHANGE_TABLE_H
#define STEUNBLAD_EXCHANGE_TABLE_H

#include "exchange/exchange.h"

/* In the tables of missing: she did not fill this survey in in this wave. */
#define NO_RESPONSE "no_response"

enum column_kind {
    COLUMN_RESPONDENT,
    COLUMN_WAVE,
    COLUMN_ROW,      // of a roster, from 1
    COLUMN_GROUP,    // to which she belongs
    COLUMN_DATE,     // on which she filled a survey in
    COLUMN_LANGUAGE, // in which she did
    COLUMN_SHARED,   // did she agree that a professional sees it
    COLUMN_ANSWER,   // as it was given; of a roster: how many rows
    COLUMN_VALUE,    // what is calculated with, where that differs from the code
    COLUMN_CHOSEN,   // an option of a multiple question: 1 or 0
    COLUMN_NAMED,    // does the row name that other one: 1 or 0
    COLUMN_SCORE,
    COLUMN_MISSING, // why there is no answer
};

struct column {
    enum column_kind kind;
    struct text name;
    const struct survey *survey;   // NULL: respondent, wave, row
    const struct question *parent; // the matrix of a row, the roster of a column; or NULL
    const struct question *question;
    const struct option *option;
    size_t other;            // number of the row that is named, from 1; 0 elsewhere
    const struct text *path; // of a score: "goede_ouder", "mean"
    size_t depth;
};

struct table {
    struct text name; // of its file, without ".csv"
    const struct survey *survey;
    const struct question *roster; // a row a person in it; NULL: a row a respondent and wave
    struct column *columns;
    size_t count, capacity;
};

struct tables {
    struct table *items;
    size_t count, capacity;
};

/* Each table and behind it its twin; the first is that of the respondents. */
struct tables tables_plan(struct arena *arena, const struct exchange *exchange);

/* Adds a column, named by the parts of `column` and `suffix` (may be NULL). Names are fit for R and
 * SPSS: letters, digits, "_" and ".", at most 64 of them, different without regard to case. */
void table_add(struct arena *arena, struct table *table, struct column column, const char *suffix);

/* ---- scores.c ---- */

/* Adds a column for each score of a survey that any row has: maps become one a name; lists with
 * anything but single values in them are left out. */
void table_add_scores(struct arena *arena, struct table *table, const struct exchange *exchange,
                      const struct survey *survey);

/* ---- cell.c ---- */

/* A row of a table. */
struct record {
    const struct respondent *respondent; // one wave of hers
    const struct value *result;
    const struct value *person; // the row of a roster; NULL elsewhere
    size_t number;              // its place, from 1
};

struct value table_cell(const struct column *column, const struct record *record, bool with_texts);

/* What a row's result has about a survey: {answers, scores, …}; NULL when it was not filled in. */
const struct value *result_of(const struct value *result, const struct survey *survey);

/* The score of a column, or all scores when its depth is 0; NULL when there is no such name. */
const struct value *score_of(const struct value *result, const struct column *column);

#endif
