// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers in, numbers out, through GSL; knows nothing of surveys. The order in which numbers come
 * never matters: sums are taken over sorted values, so that a group in another order gives the same
 * bytes. What cannot be calculated is NAN.
 */
#ifndef STEUNBLAD_STATISTICS_H
#define STEUNBLAD_STATISTICS_H

#include "base/arena.h"

/* ---- groups of numbers ---- */

struct interval {
    double low, high;
};

struct summary {
    size_t count;
    double mean;
    double deviation; // of a sample (n − 1); NAN for fewer than two
    double median;
    double minimum, maximum;
    struct interval interval; // of the mean: Student's t, 95 %; NAN for fewer than two
};

/* Scratch space comes from `arena`; `values` stays as it is. Zero values: count 0, the rest NAN. */
struct summary statistics_summary(struct arena *arena, const double *values, size_t count);

/* Wilson's score interval (1927), 95 %, of the share `count` / `total`; NAN when total is 0. It
 * stays within 0 and 1 and holds for small groups, where the textbook's interval does not. */
struct interval statistics_share_interval(size_t count, size_t total);

/* ---- one person's network ---- */

/* Blau's index 1 − Σp²: the chance that two people drawn from the network are of different kinds.
 * `counts` holds the number of people of each kind. NAN for an empty network. */
double network_diversity(const size_t *counts, size_t kind_count);

/* `ties` holds, for each person, how many kinds of support she gives.
 * bottleneck: the share of all support that comes from the one who gives most; NAN without support.
 * multiplexity: how many kinds of support a person who gives any gives on average; NAN if nobody.
 */
double network_bottleneck(const size_t *ties, size_t person_count);
double network_multiplexity(const size_t *ties, size_t person_count);

/* (received − given) / (received + given): −1 only giving, 0 even, 1 only receiving; NAN without.
 */
double network_balance(size_t received, size_t given);

/* 2m / (k(k − 1)): the share of pairs, among the people without the one they surround, who know
 * each other. NAN for fewer than two people. */
double network_density(size_t person_count, size_t pair_count);

#endif
