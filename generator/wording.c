// SPDX-License-Identifier: GPL-3.0-or-later
// The wordings of a survey, measured as they stand on its form.
#include "wording.h"

#include <string.h>

static struct position top_of(const struct survey *survey) {
    return (struct position){survey->source, 0, 0, false};
}

// The line that says for whom it is, at which messages about the whole point.
static struct position reader_of(const struct survey *survey) {
    static const char *const keys[] = {"\nlevel:", "\nrespondent:", "\ntitle:"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t found = text_find(survey->source->content, text_of(keys[i]), 0);
        if (found != SIZE_MAX)
            return (struct position){survey->source, (uint32_t)found + 1,
                                     (uint32_t)(found + strlen(keys[i])), false};
    }
    return top_of(survey);
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
        readability_create(arena, survey->language, reader_of(survey));
    readability_add_part(readability, survey->title, top_of(survey));
    readability_add(readability, survey->introduction, top_of(survey));
    readability_add(readability, survey->consent, top_of(survey));
    readability_add(readability, survey->closing, top_of(survey));
    for (size_t i = 0; i < survey->section_count; i++)
        add_section(readability, survey, &survey->sections[i]);
    return readability;
}

enum reading_level survey_reading_level(const struct survey *survey) {
    // Without their first letter, which may be a capital.
    static const char *const families[] = {"uder", "ind", "ongere", "ezin", "arent", "hild"};
    switch (survey->level) {
    case WORDING_A2:
        return LEVEL_A2;
    case WORDING_B1:
        return LEVEL_B1;
    case WORDING_ANY:
        return LEVEL_NONE;
    case WORDING_UNSAID:
        break;
    }
    for (size_t i = 0; survey->respondent.length && i < sizeof families / sizeof *families; i++)
        if (memmem(survey->respondent.bytes, survey->respondent.length, families[i],
                   strlen(families[i])))
            return LEVEL_A2;
    return LEVEL_B1;
}

void survey_check_wording(struct arena *arena, const struct survey *survey,
                          struct diagnostics *diagnostics) {
    readability_check(survey_readability(arena, survey), survey_reading_level(survey), diagnostics);
}
