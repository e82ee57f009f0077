// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers in, numbers out, through GSL; knows nothing of surveys. The order in which numbers come
 * never matters: sums are taken over sorted values, so that a group in another order gives the same
 * bytes. What cannot be calculated is NAN.
 */
#ifndef STEUNBLAD_STATISTICS_H
#define STEUNBLAD_STATISTICS_H

#include "base/arena.h"

#include <stdbool.h>

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

/* Skewness of type 2, G1 = g1 · √(n(n − 1)) / (n − 2), with g1 = m3 / m2^1.5 (Joanes & Gill, 1998):
 * what SAS, SPSS, Excel and R's e1071::skewness(type = 2) print. Positive: a tail to the right. NAN
 * for fewer than STATISTICS_MINIMUM values and when they are all the same. */
double statistics_skewness(struct arena *arena, const double *values, size_t count);

/* ---- small groups ----
 * Of reliability, change and skewness nothing is calculated for fewer than STATISTICS_MINIMUM
 * people; for fewer than STATISTICS_FEW reliability is calculated and flagged (`few`): too small a
 * group to base a judgement on. */
#define STATISTICS_MINIMUM 5
#define STATISTICS_FEW 30

/* ---- reliability of a scale (reliability.c, factor.c) ---- */

/* Answers to the items of one scale: one row a person, one column an item, row after row. Values
 * are those that count: items that were asked the other way round are turned already. NAN: no
 * answer, whatever the reason. Nothing is ever put in its place, and no item is ever turned here.
 */
struct answers {
    const double *values;
    size_t people, items;
};

/* Listwise: people who answered every item, as SPSS and PSPP do. Pairwise: each covariance from all
 * who answered both items, as R's psych does; its correlations need not fit together. The two are
 * the same when nothing is missing. */
enum missing_answers { STATISTICS_LISTWISE, STATISTICS_PAIRWISE };

/* Below this, or negative, `rest_correlation` is flagged: the item measures something else, or was
 * not turned round although it should have been. */
#define STATISTICS_WEAK_ITEM 0.20

struct item_reliability {
    size_t count; // answers that were used
    double mean, deviation;
    bool constant;           // everybody gave the same answer, or nobody any: left out of the rest
    double rest_correlation; // with the sum of the other items ("corrected item-total", r.drop)
    bool weak;               // rest_correlation below STATISTICS_WEAK_ITEM
    double alpha_without;    // alpha of the other items; NAN when they are fewer than two
    double loading;          // on the one factor; NAN where omega is
};

struct reliability {
    size_t people;   // listwise: with every answer; pairwise: with any
    size_t fewest;   // behind any one covariance; the limits for small groups look at this
    bool few;        // fewest < STATISTICS_FEW
    size_t items;    // of the scale
    size_t constant; // of these do not vary. They are flagged, and everything below leaves them out

    double alpha;
    struct interval interval; // of alpha, 95 %; NAN for pairwise, where no n holds for all of it
    double standardised;      // alpha of the items as z-scores
    double correlation;       // mean over all pairs of items
    double omega;
    bool improper; // a loading stands at its limit (Heywood case): one factor does not fit, and
                   // omega is not to be relied on
    struct item_reliability *each; // in the order of the columns
};

/* With C the covariances of the k items that vary, and R their correlations (C standardised):
 *
 * alpha         k/(k − 1) · (1 − tr C / ΣC)                                      Cronbach (1951)
 * standardised  k/(k − 1) · (1 − k / ΣR)
 * interval      1 − (1 − alpha) · F(.975 and .025; n − 1, (n − 1)(k − 1))        Feldt (1965);
 *               Feldt, Woodruff & Salih (1987)
 * rest r        Σ(j≠i) Cij / √(Cii · variance of the sum without i)
 * omega         1 − Σ(1 − λi²) / ΣR, McDonald's omega total (1999) of one factor, whose loadings λ
 *               minimise the squared residual correlations off the diagonal (minres: Harman &
 *               Jones, 1966), with λ² ≤ .995. The denominator is the observed variance of the sum
 *               of standardised items, not the model's. This is `omega.tot` of R's
 *               psych::omega(nfactors = 1, flip = FALSE), which stops its search a little earlier.
 *               Where `improper` is set, psych goes past the limit and its omega may differ in
 *               the second decimal. Pairwise, R holds each pair's own correlation here, as
 *               cor(use = "pairwise") has it; elsewhere it is C standardised.
 *
 * Alpha and omega are undefined (NAN) for fewer than two and three items that vary, and when the
 * sum of the items does not vary. A negative alpha is an answer, and is given. */
struct reliability statistics_reliability(struct arena *arena, const struct answers *answers,
                                          enum missing_answers missing);

/* ---- change of the same people (change.c, signed_rank.c) ----
 * Called change, never effect: nothing here knows why. */

/* Wilcoxon's signed-rank test (1945). Who did not change is left out (`zeros`), as Wilcoxon did and
 * R's wilcox.test does; equal changes get the mean of their ranks. Changes less than 1e-9 apart are
 * equal: means of thirds differ in their last bits only. */
struct signed_rank {
    size_t used, zeros;
    double positive;    // V, the sum of the ranks of those who went up
    bool ties;          // equal changes: R's wilcox.test would approximate, this stays exact
    bool exact;         // used < 50: over all 2^used patterns of signs, given the ranks (Streitberg
                        // & Röhmel, 1986). Otherwise normal, with corrections for ties and steps
    double probability; // of such a V or one further from the middle, if nothing changed; NAN when
                        // nobody did
};

struct change {
    size_t count;                   // pairs: people with both values. All below is about them
    size_t only_before, only_after; // who came or stayed away; told, never filled up
    double before, after;           // means
    double deviation_before, deviation_after;
    double mean;              // after − before
    double deviation;         // of the differences
    struct interval interval; // of the mean difference: t, 95 %
    double t, probability;    // paired, two-sided, n − 1 degrees of freedom
    double g_z;               // J · mean / deviation of the differences
    double g_average;         // J · mean / ((deviation_before + deviation_after) / 2)
    struct signed_rank signed_rank;
};

/* `before` and `after` hold one value a person in the same order, NAN where there is none.
 *
 * g_z stands on Cohen's d_z, g_average on d_av, both as Lakens (2013) has them: the first counts in
 * deviations of change, the second in deviations of people, so they must never be compared with
 * each other. J is Hedges' correction (1981) in its exact form,
 * Γ(m/2) / (√(m/2) · Γ((m − 1)/2)) with m = n − 1.
 *
 * For fewer than STATISTICS_MINIMUM pairs only the counts are told, the rest is NAN. When all
 * changed by the same amount t, its probability and g_z are NAN. */
struct change statistics_change(struct arena *arena, const double *before, const double *after,
                                size_t count);

/* Over differences without NAN; statistics_change calls it. NAN for fewer than
 * STATISTICS_MINIMUM differences, zeros counted. */
struct signed_rank statistics_signed_rank(struct arena *arena, const double *differences,
                                          size_t count);

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
