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

// The last wave of a survey, or NULL.
static const struct response *last_response(const struct respondent *respondent,
                                            const struct survey *survey) {
    const struct response *last = NULL;
    for (size_t i = 0; i < respondent->response_count; i++)
        if (respondent->responses[i]->survey == survey)
            last = respondent->responses[i];
    return last;
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

// ---- change ----

// What was added to each number since `before`; what is no number twice has no change.
static struct value change_between(struct arena *arena, const struct value *before,
                                   const struct value *after) {
    if (after->kind == VALUE_MAP) {
        struct value map = value_map();
        for (size_t i = 0; i < after->map.count; i++) {
            const struct entry *entry = &after->map.entries[i];
            const struct value *earlier = value_find_text(before, entry->key);
            value_set(arena, &map, entry->key, change_between(arena, earlier, &entry->value));
        }
        return map;
    }
    if (!before || before->kind != VALUE_NUMBER || after->kind != VALUE_NUMBER)
        return value_nil();
    return value_number(after->number - before->number);
}

// Sets `waves` and what follows from it: the first and the last are those of the list.
static void set_waves(struct arena *arena, struct value *result, struct value waves) {
    const struct value *first = value_find(&waves.list.items[0], "scores");
    const struct value *last = value_find(&waves.list.items[waves.list.count - 1], "scores");
    bool again = waves.list.count > 1;
    value_set_string(arena, result, "waves", waves);
    value_set_string(arena, result, "before", again ? *first : value_nil());
    value_set_string(arena, result, "change",
                     again ? change_between(arena, first, last) : value_nil());
}

static struct value wave_value(struct arena *arena, double number, struct text date,
                               const struct value *scores) {
    struct value wave = value_map();
    value_set_string(arena, &wave, "wave", value_number(number));
    value_set_string(arena, &wave, "date", value_text(date));
    value_set_string(arena, &wave, "scores", *scores);
    return wave;
}

// ---- scores ----

// What scores run with.
struct scoring {
    struct sandbox *sandbox;
    struct script *script; // or NULL
    const struct value *survey;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static bool score_response(const struct scoring *scoring, const struct response *response,
                           const struct value *before, struct value *result) {
    struct arena *arena = scoring->arena;
    struct value *answers = arena_new(arena, struct value), scored = value_map();
    *answers = response_value(arena, response);
    bool good =
        !scoring->script || script_score(scoring->sandbox, scoring->script, scoring->survey,
                                         answers, before, arena, scoring->diagnostics, &scored);
    if (!good)
        report_note(scoring->diagnostics, response->position, NULL,
                    "this happened with the answers of %.*s", TEXT_ARGUMENTS(response->code));
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

// All waves of a survey, in order; nil when she did not fill it in.
static bool score_survey(const struct scoring *scoring, const struct survey *survey,
                         const struct respondent *respondent, struct value *result) {
    struct value waves = value_list();
    bool good = true;
    *result = value_nil();
    for (size_t i = 0; i < respondent->response_count; i++) {
        const struct response *response = respondent->responses[i];
        if (response->survey != survey)
            continue;
        const struct value *before =
            waves.list.count ? value_find(&waves.list.items[0], "scores") : NULL;
        good = score_response(scoring, response, before, result) && good;
        value_append(scoring->arena, &waves,
                     wave_value(scoring->arena, response->wave, response->date,
                                value_find(result, "scores")));
    }
    if (waves.list.count)
        set_waves(scoring->arena, result, waves);
    return good;
}

bool score_respondent(struct sandbox *sandbox, const struct edition *edition,
                      struct script *const *scripts, const struct value *survey_values,
                      const struct respondent *respondent, struct arena *arena,
                      struct diagnostics *diagnostics, struct value *result) {
    struct value surveys = value_map();
    bool good = true;
    for (size_t i = 0; i < edition->survey_count; i++) {
        struct scoring scoring = {sandbox, scripts[i], &survey_values[i], arena, diagnostics};
        struct value scored;
        good = score_survey(&scoring, edition->surveys[i], respondent, &scored) && good;
        value_set(arena, &surveys, edition->surveys[i]->id, scored);
    }
    *result = value_map();
    value_set_string(arena, result, "surveys", surveys);
    return good;
}

struct value result_of_specimen(struct arena *arena, const struct value *specimen, bool came_back) {
    static const char *const dates[] = {"2000-01-01", "2000-06-01"};
    const size_t waves = came_back ? 2 : 1;
    struct value result = value_map(), list = value_list();
    const struct value *scores = value_find(specimen, "scores");
    for (size_t i = 0; i < specimen->map.count; i++)
        value_set(arena, &result, specimen->map.entries[i].key, specimen->map.entries[i].value);
    for (size_t i = 0; i < waves; i++)
        value_append(arena, &list, wave_value(arena, (uint32_t)i + 1, text_of(dates[i]), scores));
    value_set_string(arena, &result, "wave", value_number((double)waves));
    value_set_string(arena, &result, "date", value_string(dates[waves - 1]));
    set_waves(arena, &result, list);
    return result;
}

// ---- keeping ----

// A copy of the result with other answers; `respondent` NULL: without any.
static struct value with_answers(struct arena *arena, const struct edition *edition,
                                 const struct respondent *respondent, const struct value *result) {
    const struct value *surveys = value_find(result, "surveys");
    struct value changed = value_map(), root = value_map();
    for (size_t i = 0; surveys && i < surveys->map.count; i++) {
        const struct entry *entry = &surveys->map.entries[i];
        struct value own = entry->value;
        if (own.kind == VALUE_MAP) {
            own = value_map();
            for (size_t k = 0; k < entry->value.map.count; k++)
                value_set(arena, &own, entry->value.map.entries[k].key,
                          entry->value.map.entries[k].value);
            const struct response *last =
                respondent ? last_response(respondent, edition->surveys[i]) : NULL;
            value_set_string(arena, &own, "answers",
                             last ? response_value(arena, last) : value_nil());
        }
        value_set(arena, &changed, entry->key, own);
    }
    value_set_string(arena, &root, "surveys", changed);
    return root;
}

struct value result_without_answers(struct arena *arena, const struct value *result) {
    return with_answers(arena, NULL, NULL, result);
}

struct value result_with_answers(struct arena *arena, const struct edition *edition,
                                 const struct respondent *respondent, const struct value *kept) {
    return with_answers(arena, edition, respondent, kept);
}
