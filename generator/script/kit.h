// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the kit share: scales, and looking at answers. Private to this folder. */
#ifndef STEUNBLAD_SCRIPT_KIT_H
#define STEUNBLAD_SCRIPT_KIT_H

#include "script/sandbox.h"

enum rule { RULE_ALL, RULE_AT_LEAST, RULE_SHARE };

/* Questions that belong together, and how many of them must be answered. */
struct scale {
    const struct text *items;
    size_t count;
    enum rule rule;
    double threshold;
};

/* Why there is no answer, in the words of `answer.missing`. */
enum kind_of_missing { SKIPPED, DONT_KNOW, NOT_APPLICABLE, NOT_ASKED, KINDS_OF_MISSING };
extern const char *const kinds_of_missing[KINDS_OF_MISSING];

/* The map of answers at `index`; raises when it is something else. */
const struct value *kit_answers(lua_State *state, int index);

/* The scale at `index`: the name of one (of the script, else of the survey), or a list of
 * questions, which must then all be answered. */
struct scale kit_scale(lua_State *state, int index);

/* The answer to a question, from the map that kit_answers gave; raises when there is no such. */
const struct value *kit_answer(lua_State *state, const struct value *answers, struct text question);

/* What of a scale was answered. */
struct tally {
    size_t items, answered;
    size_t missing[KINDS_OF_MISSING];
    double *values; // of the answered ones
    double sum;
};

/* With `values`, every answer must be a number to calculate with. */
struct tally kit_tally(lua_State *state, const struct value *answers, const struct scale *scale,
                       bool values);
size_t kit_applicable(const struct tally *tally);

/* The missing rule; without any answer there is never a score. */
bool kit_enough(const struct scale *scale, const struct tally *tally);

/* Whether an answer is missing, and then why. */
bool kit_missing(const struct value *answer, enum kind_of_missing *kind);

/* Whether `raw` of an answer is, or (several were chosen) contains, one of the codes that the
 * arguments from `first` on name; each is a code or a list of codes. */
struct code {
    struct text text; // as it is written
    double number;    // NAN for a text
};
struct codes {
    struct code *items;
    size_t count;
};
struct codes kit_codes(lua_State *state, int first);
bool kit_chosen(lua_State *state, const struct value *answer, const struct codes *codes);

/* The answer in a column (the name at `column`) of a row, from 0, of the rows at 1. */
const struct value *kit_cell(lua_State *state, size_t row, int column);
size_t kit_row_count(lua_State *state);

/* How many codes were chosen: one for a single answer, none for "weet ik niet". */
size_t kit_chosen_count(const struct value *answer);

/* Pairs of rows who know each other, by the number that rows have in their roster, from the rows at
 * 1 and the column at 2, which is of type "others"; and of how many pairs nobody said anything. */
struct pair {
    double first, second;
};
struct pairs {
    struct pair *items;
    size_t count, unknown;
};
struct pairs kit_pairs(lua_State *state);

/* scale.c: functions over answers and a scale; adds them to the table on top. */
void scale_open(lua_State *state);

/* Pushes a number, or nil for NAN. */
void kit_push(lua_State *state, double number);

#endif
