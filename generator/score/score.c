// SPDX-License-Identifier: GPL-3.0-or-later
// One person: her responses together, and the scripts run over the last wave of each.
#include "score/score.h"

#include <stdlib.h>

// ---- who ----

struct numbered {
    const struct response *response;
    size_t survey; // its place in the edition
};

static int compare_responses(const void *first, const void *second) {
    const struct numbered *a = first, *b = second;
    int order = text_compare(a->response->code, b->response->code);
    if (order == 0)
        order = (a->survey > b->survey) - (a->survey < b->survey);
    if (order == 0)
        order = (a->response->wave > b->response->wave) - (a->response->wave < b->response->wave);
    return order;
}

static size_t place_of_survey(const struct edition *edition, const struct survey *survey) {
    size_t place = 0;
    while (place < edition->survey_count && edition->surveys[place] != survey)
        place++;
    return place;
}

struct respondents respondents_of(struct arena *arena, const struct edition *edition) {
    const struct responses *responses = &edition->responses;
    struct numbered *sorted = arena_new_array(arena, responses->count, struct numbered);
    struct respondents respondents = {0};
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < responses->count; i++)
        if (!responses->items[i].withdrawn)
            sorted[count++] = (struct numbered){
                &responses->items[i], place_of_survey(edition, responses->items[i].survey)};
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_responses);
    const struct response **all = arena_new_array(arena, count, const struct response *);
    for (size_t i = 0; i < count; i++) {
        all[i] = sorted[i].response;
        if (i == 0 || !text_equal(all[i]->code, all[i - 1]->code))
            arena_push(arena, respondents.items, respondents.count, capacity) =
                (struct respondent){all[i]->code, all[i]->group, &all[i], 0};
        respondents.items[respondents.count - 1].response_count++;
    }
    return respondents;
}

// ---- scores ----

// The last wave of a survey, or NULL.
static const struct response *last_response(const struct respondent *respondent,
                                            const struct survey *survey) {
    const struct response *last = NULL;
    for (size_t i = 0; i < respondent->response_count; i++)
        if (respondent->responses[i]->survey == survey)
            last = respondent->responses[i];
    return last;
}

static bool score_response(struct sandbox *sandbox, struct script *script,
                           const struct value *survey, const struct response *response,
                           struct arena *arena, struct diagnostics *diagnostics,
                           struct value *result) {
    struct value *answers = arena_new(arena, struct value), scored = value_map();
    *answers = response_value(arena, response);
    bool good =
        !script || script_score(sandbox, script, survey, answers, arena, diagnostics, &scored);
    if (!good)
        report_note(diagnostics, response->position, NULL, "this happened with the answers of %.*s",
                    TEXT_ARGUMENTS(response->code));
    const struct value *scores = value_find(&scored, "scores");
    const struct value *sentences = value_find(&scored, "sentences");
    *result = value_map();
    value_set_string(arena, result, "answers", *answers);
    value_set_string(arena, result, "scores", scores ? *scores : value_nil());
    value_set_string(arena, result, "sentences", sentences ? *sentences : value_nil());
    value_set_string(arena, result, "wave", value_number(response->wave));
    value_set_string(arena, result, "date", value_text(response->date));
    return good;
}

bool score_respondent(struct sandbox *sandbox, const struct edition *edition,
                      struct script *const *scripts, const struct value *survey_values,
                      const struct respondent *respondent, struct arena *arena,
                      struct diagnostics *diagnostics, struct value *result) {
    struct value surveys = value_map();
    bool good = true;
    for (size_t i = 0; i < edition->survey_count; i++) {
        const struct response *response = last_response(respondent, edition->surveys[i]);
        struct value scored = value_nil();
        if (response)
            good = score_response(sandbox, scripts[i], &survey_values[i], response, arena,
                                  diagnostics, &scored) &&
                   good;
        value_set(arena, &surveys, edition->surveys[i]->id, scored);
    }
    *result = value_map();
    value_set_string(arena, result, "surveys", surveys);
    return good;
}
