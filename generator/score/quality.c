// SPDX-License-Identifier: GPL-3.0-or-later
// Signs that somebody did not read what was asked.
//
// Curran, P. G. (2016). Methods for the detection of carelessly invalid responses in survey data.
// Journal of Experimental Social Psychology, 66, 4–19. Huang, J. L., Curran, P. G., Keeney, J.,
// Poposki, E. M., & DeShon, R. P. (2012). Detecting and deterring insufficient effort responding to
// surveys. Journal of Business and Psychology, 27, 99–114.
#include "score/score.h"

#include <math.h>

// ---- the same everywhere ----

static bool is_item(const struct survey *survey, const struct question *question) {
    for (size_t i = 0; i < survey->subscale_count; i++)
        for (size_t k = 0; k < survey->subscales[i].item_count; k++)
            if (survey->subscales[i].items[k] == question)
                return true;
    return false;
}

static bool same_option(const struct answer *one, const struct answer *other) {
    return one && text_equal(one->option->code, other->option->code);
}

// Over the items that sub-scales are made of, in the order of the survey.
static void look_for_lines(const struct response *response, struct quality *quality) {
    const struct answer *before = NULL, *first = NULL;
    size_t run = 0;
    bool same = true, reversed = false;
    for (size_t i = 0; i < response->answer_count; i++) {
        const struct answer *answer = &response->answers[i];
        if (answer->missing || !answer->option || !is_item(response->survey, answer->question))
            continue;
        run = same_option(before, answer) ? run + 1 : 1;
        quality->longest_run = run > quality->longest_run ? run : quality->longest_run;
        same = same && (!first || same_option(first, answer));
        reversed = reversed || answer->question->reverse;
        first = first ? first : answer;
        before = answer;
        quality->items++;
    }
    quality->straight_lining = same && reversed && quality->items >= 3;
}

// ---- time ----

static void look_at_time(const struct response *response, struct quality *quality) {
    size_t asked = 0;
    for (size_t i = 0; i < response->answer_count; i++)
        asked += response->answers[i].missing != MISSING_NOT_ASKED;
    quality->seconds_per_question =
        response->seconds > 0 && asked > 0 ? response->seconds / (double)asked : NAN;
    quality->fast = quality->seconds_per_question < QUALITY_SECONDS;
}

// ---- twins ----

static bool same_answer(const struct answer *one, const struct answer *other) {
    if (one->missing != other->missing || one->option != other->option ||
        one->option_count != other->option_count || one->row_count != other->row_count ||
        one->number < other->number || one->number > other->number ||
        !text_equal(one->text, other->text))
        return false;
    for (size_t i = 0; i < one->option_count; i++)
        if (one->options[i] != other->options[i])
            return false;
    for (size_t i = 0; i < one->row_count * one->question->part_count; i++)
        if (!same_answer(&one->cells[i], &other->cells[i]))
            return false;
    return true;
}

static bool same_answers(const struct response *one, const struct response *other) {
    for (size_t i = 0; i < one->answer_count; i++)
        if (!same_answer(&one->answers[i], &other->answers[i]))
            return false;
    return true;
}

static void look_for_twin(const struct edition *edition, const struct response *response,
                          struct quality *quality) {
    for (size_t i = 0; i < response->answer_count; i++)
        quality->answered += !response->answers[i].missing;
    if (quality->answered < QUALITY_TWIN_ANSWERS)
        return;
    for (size_t i = 0; i < edition->responses.count; i++) {
        const struct response *other = &edition->responses.items[i];
        if (other == response || other->survey != response->survey || other->withdrawn ||
            !same_answers(response, other))
            continue;
        quality->twin = other;
        return;
    }
}

struct quality response_quality(const struct edition *edition, const struct response *response) {
    struct quality quality = {0};
    look_for_lines(response, &quality);
    look_at_time(response, &quality);
    look_for_twin(edition, response, &quality);
    return quality;
}
