// SPDX-License-Identifier: GPL-3.0-or-later
// What a script's `group` does with the statistics of invented people. A misspelt score, or a sum
// with a number that may not be told, is found here rather than in the middle of a publication.
#include "score/score.h"

#define PEOPLE 40

struct rehearsal {
    const char *when; // for the message
    uint32_t min_n, min_cell;
    bool came_back;
};

static const struct rehearsal rehearsals[] = {
    {N_("this happened in \"group\", of invented people of whom all is told"), 0, 0, true},
    {N_("this happened in \"group\", of people who came once and of whom no number is told"), 1,
     PEOPLE + 1, false},
    {N_("this happened in \"group\", of fewer people than may be told about"), PEOPLE + 1,
     PEOPLE + 1, true},
};

static struct value statistics_of(const struct survey *survey, const struct value *specimen,
                                  const struct rehearsal *rehearsal, struct arena *arena) {
    const struct survey *surveys[] = {survey};
    struct edition edition = {.surveys = surveys,
                              .survey_count = 1,
                              .language = survey->language,
                              .min_n = rehearsal->min_n,
                              .min_cell = rehearsal->min_cell};
    struct value person = value_map(), filled_in = value_map();
    struct value *people = arena_new_array(arena, PEOPLE, struct value);
    value_set(arena, &filled_in, survey->id,
              result_of_specimen(arena, specimen, rehearsal->came_back));
    value_set_string(arena, &person, "surveys", filled_in);
    for (size_t i = 0; i < PEOPLE; i++)
        people[i] = person;
    struct value statistics = group_statistics(arena, &edition, people, PEOPLE);
    return *value_find_text(value_find(&statistics, "surveys"), survey->id);
}

bool script_rehearse(struct sandbox *sandbox, struct script *script, const struct survey *survey,
                     const struct value *survey_value, struct arena *arena,
                     struct diagnostics *diagnostics) {
    struct value specimen, findings;
    if (!script_check(sandbox, script, survey_value, arena, diagnostics) ||
        !script_specimen(sandbox, script, survey_value, arena, diagnostics, &specimen))
        return false;
    for (size_t i = 0; i < sizeof rehearsals / sizeof *rehearsals; i++) {
        struct value statistics = statistics_of(survey, &specimen, &rehearsals[i], arena);
        if (script_group(sandbox, script, survey_value, &statistics, arena, diagnostics, &findings))
            continue;
        report_note(diagnostics, (struct position){0}, NULL, rehearsals[i].when);
        return false; // most likely the others break off at the same place
    }
    return true;
}
