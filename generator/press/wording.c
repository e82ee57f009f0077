// SPDX-License-Identifier: GPL-3.0-or-later
// The wordings of a survey, measured as they stand on its form.
#include "press/press.h"

static struct position top_of(const struct survey *survey) {
    return (struct position){survey->source, 0, 0, false};
}

static void add_question(struct readability *readability, const struct question *question) {
    readability_add(readability, question->text, question->position);
    readability_add(readability, question->help, question->position);
    for (size_t i = 0; i < question->part_count; i++)
        add_question(readability, &question->parts[i]);
}

static void add_section(struct readability *readability, const struct survey *survey,
                        const struct section *section) {
    struct position position =
        section->question_count ? section->questions[0].position : top_of(survey);
    readability_add_part(readability, section->title.length ? section->title : section->id,
                         position);
    readability_add(readability, section->introduction, top_of(survey));
    for (size_t i = 0; i < section->question_count; i++)
        add_question(readability, &section->questions[i]);
}

struct readability *survey_readability(struct arena *arena, const struct survey *survey) {
    struct readability *readability =
        readability_create(arena, survey->language, survey->level_position);
    readability_add_part(readability, survey->title, top_of(survey));
    readability_add(readability, survey->introduction, top_of(survey));
    readability_add(readability, survey->consent, top_of(survey));
    readability_add(readability, survey->closing, top_of(survey));
    for (size_t i = 0; i < survey->section_count; i++)
        add_section(readability, survey, &survey->sections[i]);
    return readability;
}

void survey_check_wording(struct arena *arena, const struct survey *survey,
                          struct diagnostics *diagnostics) {
    static const enum reading_level levels[] = {LEVEL_A2, LEVEL_B1, LEVEL_NONE};
    readability_check(survey_readability(arena, survey), levels[survey->level], diagnostics);
}
