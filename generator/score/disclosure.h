// SPDX-License-Identifier: GPL-3.0-or-later
/* What may be told about a group. Private to this folder; nothing else decides about it.
 *
 * 1. Nothing is told about fewer than `min_n` people: neither of the group, nor of a survey, nor of
 *    a score that fewer of them have.
 * 2. A number of people between 0 and `min_cell` is not told. "No answer" is a number of people
 *    like any other.
 * 3. What was left out must not be found by subtracting from a total that is told: beside a cell
 *    that is left out at least one more is, so many that together they hold `min_cell` people.
 * 4. What all people have in common is not told, because it tells about each of them.
 * 5. The lowest and highest value are told only if `min_cell` people have them.
 * 6. Shares are rounded to whole per cents.
 * 7. A score with at most two values ("yes" and "no" as 1 and 0) is a count in disguise: it is told
 *    only if both counts may be.
 * 8. Means and what belongs to them are rounded to two figures (3,7 and 67 and 0,42). Otherwise a
 *    mean times the number of people would be a sum, and with that a hidden cell of one of its
 *    questions could be worked out from the others.
 * 9. A whole that is published beside parts of it tells only what each part tells, so that taking
 *    the parts away from it teaches nothing new. The people who are in none of the parts are a
 *    part like any other: fewer than `min_n` of them, and nothing is told of the whole.
 * 10. A change is of those who came twice. When fewer than `min_cell` others have the score,
 * nothing is told of its change: the mean of all less that of the pairs would be theirs.
 * 11. A sub-scale with an item that everybody answered alike is not told: whoever is in the group
 *    knows one answer, and with that all.
 *
 * Zero is told: nobody has it, so it is about nobody.
 */
#ifndef STEUNBLAD_SCORE_DISCLOSURE_H
#define STEUNBLAD_SCORE_DISCLOSURE_H

#include <stdbool.h>
#include <stddef.h>

struct limits {
    size_t min_n, min_cell; // both 0: everything is told (specimens)
};

/* A number of people in a table whose total is told. */
struct cell {
    size_t count;
    bool hidden;
};

/* May anything be told about so many people? */
bool disclosure_enough(const struct limits *limits, size_t people);

/* Is this a number of people that may be told on its own? */
bool disclosure_tells(const struct limits *limits, size_t people);

/* Hides cells of a table by rules 2, 3 and 4. Cells hidden before stay so. */
void disclosure_table(const struct limits *limits, struct cell *cells, size_t count);

/* A share in whole per cents. */
double disclosure_share(size_t count, size_t total);

/* Rules 1 and 7 for the values of a score, `missing` people having none. */
bool disclosure_values(const struct limits *limits, const double *values, size_t count,
                       size_t missing);

/* Rule 8; NAN stays NAN. */
double disclosure_figure(const struct limits *limits, double number);

/* Rule 5: do enough of the values equal `extreme`? */
bool disclosure_extreme(const struct limits *limits, const double *values, size_t count,
                        double extreme);

#endif
