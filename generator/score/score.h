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

/* Scores one person: {surveys: {survey id → {answers, scores, sentences, wave, date}}}, of each
 * survey's last wave. Surveys that she did not fill in are there with nil.
 * `scripts` and `survey_values` stand in the order of the edition's surveys; no script: NULL. */
bool score_respondent(struct sandbox *sandbox, const struct edition *edition,
                      struct script *const *scripts, const struct value *survey_values,
                      const struct respondent *respondent, struct arena *arena,
                      struct diagnostics *diagnostics, struct value *result);

/* Statistics of the group that may be published, from all persons' results:
 *
 *   {n, min_n, min_cell, suppressed, surveys: {id → {
 *     n, suppressed,
 *     scores: {name → {n, mean, sd, median, low, high, minimum, maximum, count, share,
 * suppressed}}, questions: {id → { n, answered, suppressed, missing: {skipped, dont_know,
 * not_applicable, not_asked, total}, options: [{code, label, score, count, share,
 * share_of_answered, low, high, suppressed}], mean, sd, median, low, high, minimum, maximum}}}}}
 *
 * `scores` has the form of the scripts' scores: a map within them is one here. Numbers have mean …
 * maximum; booleans have count and share (of true); texts and lists have no statistics. `low` and
 * `high` are the 95 % interval of the mean (t) or the share (Wilson). Shares are of all who filled
 * in the survey, rounded to whole per cents.
 *
 * What would say something about few people is nil with `suppressed: true` beside it; the rules
 * stand in disclosure.h. An edition with min_n and min_cell 0 (specimens) suppresses nothing. */
struct value group_statistics(struct arena *arena, const struct edition *edition,
                              const struct value *results, size_t result_count);

/* Statistics of a whole that is published beside those of a part of it: what the part does not tell
 * is hidden in the whole, by rule 9 of disclosure.h. `filled_in` tells, by survey of the edition,
 * whether any of the part's people did. */
struct value group_beside_part(struct arena *arena, const struct edition *edition,
                               const struct value *whole, const struct value *part,
                               const bool *filled_in);

#endif
