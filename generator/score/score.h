// SPDX-License-Identifier: GPL-3.0-or-later
/* From responses to what may be published: scores a respondent, statistics of the group, and the
 * disclosure rules between them and every reader.
 */
#ifndef STEUNBLAD_SCORE_H
#define STEUNBLAD_SCORE_H

#include "script/script.h"
#include "survey/survey.h"

/* One person: all responses with her code. */
struct respondent {
    struct text code, group;           // the group is empty when she belongs to none
    const struct response **responses; // in the order of the edition's surveys, then of waves
    size_t response_count;
};

struct respondents {
    struct respondent *items; // sorted by code
    size_t count;
};

/* Groups the responses of an edition by code, the withdrawn left out. */
struct respondents respondents_of(struct arena *arena, const struct edition *edition);

/* Scores one person: {surveys: {survey id → {answers, scores, sentences, wave, date, waves, before,
 * change}}}, all but `waves` of each survey's last wave. Surveys that she did not fill in are there
 * with nil.
 *   waves    [{wave, date, scores}], the first wave first, this one last
 *   before   scores of her first wave, nil when this is the first
 *   change   the form of the scores: of numbers what was added since the first wave, else nil; nil
 *            when this is the first
 * `scripts` and `survey_values` stand in the order of the edition's surveys; no script: NULL. */
bool score_respondent(struct sandbox *sandbox, const struct edition *edition,
                      struct script *const *scripts, const struct value *survey_values,
                      const struct respondent *respondent, struct arena *arena,
                      struct diagnostics *diagnostics, struct value *result);

/* The same for somebody invented, from script_specimen: in one wave or, when she came back, in two
 * in which she answered alike. */
struct value result_of_specimen(struct arena *arena, const struct value *specimen, bool came_back);

/* script_check, and then `group` over statistics of invented people: when all is told, when no
 * number is, and when the group is too small. Reports all that is wrong. */
bool script_rehearse(struct sandbox *sandbox, struct script *script, const struct survey *survey,
                     const struct value *survey_value, struct arena *arena,
                     struct diagnostics *diagnostics);

/* What of a result has to be kept: all but the answers, which make up most of it and can be had
 * again from the responses. */
struct value result_without_answers(struct arena *arena, const struct value *result);
struct value result_with_answers(struct arena *arena, const struct edition *edition,
                                 const struct respondent *respondent, const struct value *kept);

/* A group in the making. People are added one at a time, in any order, and nothing of them is kept
 * but columns of numbers; group_end ends it and leaves the statistics in `arena`. */
struct group;
struct group *group_begin(const struct edition *edition);
void group_add(struct group *group, const struct value *result); // of score_respondent
struct value group_end(struct group *group, struct arena *arena);

/* Statistics of the group that may be published, from all persons' results:
 *
 *   {n, min_n, min_cell, suppressed, definitions: {figure → what it is, in words},
 *    surveys: {id → {n, suppressed, scores, questions, change, reliability}}}
 *
 *   scores       {name → {n, mean, sd, median, low, high, minimum, maximum, skewness, count, share,
 *                suppressed}}
 *   questions    {id → {n, answered, suppressed, missing: {skipped, dont_know, not_applicable,
 *                not_asked, total}, options: [{code, label, score, count, share,
 *                share_of_answered, low, high, suppressed}], mean … skewness}}
 *   change       of the same people from the first wave to the last, nil with one wave only: {from,
 *                to, n, only_before, only_after, suppressed, scores: {name → {n, only_before,
 *                only_after, before, after, sd_before, sd_after, mean, sd, low, high, t, p, g_z,
 *                g_average, wilcoxon: {n, zeros, v, p, exact}, suppressed}}}
 *   reliability  {sub-scale → {title, met, not_met, few, warning, n, alpha, low, high,
 *                standardised, correlation, omega, improper, suppressed, items: [{id, label, n,
 *                mean, sd, rest, weak, alpha_without, loading, constant}], weak: [id], constant:
 *                [id], pairwise: {n, alpha, …, items, weak, constant}}}; pairwise is nil when
 *                everybody who answered answered everything
 *
 * Where `scores` stands above, it has the form of the scripts' scores: a map within them is one
 * here. Numbers have mean … skewness; booleans have count and share (of true); texts and lists have
 * no statistics. Scores, questions and reliability are over each person's last wave. `low` and
 * `high` are a 95 % interval: of a mean (t), of a share (Wilson), of alpha (Feldt). Shares are of
 * all who filled in the survey, rounded to whole per cents.
 *
 * What would say something about few people is nil with `suppressed: true` beside it; the rules
 * stand in disclosure.h. An edition with min_n and min_cell 0 (specimens, `steunblad explain`)
 * suppresses nothing. */
struct value group_statistics(struct arena *arena, const struct edition *edition,
                              const struct value *results, size_t result_count);

/* Which of the edition's surveys anybody in the group filled in. */
void group_filled_in(const struct group *group, bool *filled_in);

/* Statistics of a whole that is published beside those of a part of it: what the part does not tell
 * is hidden in the whole, by rule 9 of disclosure.h. `filled_in` tells, by survey of the edition,
 * whether any of the part's people did. */
struct value group_beside_part(struct arena *arena, const struct edition *edition,
                               const struct value *whole, const struct value *part,
                               const bool *filled_in);

/* ---- quality.c ----
 * Signs that somebody did not read what was asked: no proof, and for the researcher alone. They are
 * made of responses, not of the values that scripts and templates see, so none can get into a
 * document. */

/* Faster than so many seconds a question nobody reads (Huang et al., 2012). */
#define QUALITY_SECONDS 2.0

/* Fewer answers than these may be the same by chance. */
#define QUALITY_TWIN_ANSWERS 10

struct quality {
    size_t answered;      // questions with an answer
    size_t items;         // of these, items of sub-scales
    size_t longest_run;   // of items one after the other with the same answer
    bool straight_lining; // three items or more, all with the same answer although one of them was
                          // asked the other way round
    double seconds_per_question; // of those asked; NAN when no time is known
    bool fast;                   // less than QUALITY_SECONDS
    const struct response *twin; // another response with the same answers throughout, or NULL
};

struct quality response_quality(const struct edition *edition, const struct response *response);

#endif
