// SPDX-License-Identifier: GPL-3.0-or-later
// A group in the making, and the tree of its statistics.
#include "score/group.h"

struct group {
    struct arena *arena; // its own
    const struct edition *edition;
    struct people *people; // by survey
    size_t count;
};

struct group *group_begin(const struct edition *edition) {
    struct arena *arena = arena_create();
    struct group *group = arena_new(arena, struct group);
    *group = (struct group){.arena = arena, .edition = edition};
    group->people = arena_new_array(arena, edition->survey_count, struct people);
    for (size_t i = 0; i < edition->survey_count; i++)
        group->people[i] = people_begin(arena, edition->surveys[i]);
    return group;
}

void group_add(struct group *group, const struct value *result) {
    const struct value *surveys = value_find(result, "surveys");
    group->count++;
    for (size_t i = 0; i < group->edition->survey_count; i++) {
        const struct value *own = value_find_text(surveys, group->edition->surveys[i]->id);
        if (own && own->kind == VALUE_MAP)
            people_add(group->arena, &group->people[i], own);
    }
}

void group_filled_in(const struct group *group, bool *filled_in) {
    for (size_t i = 0; i < group->edition->survey_count; i++)
        filled_in[i] = group->people[i].count > 0;
}

static struct value survey_statistics(struct arena *arena, const struct limits *limits,
                                      struct people *people, struct text language) {
    struct value map = value_map(), questions = value_map();
    bool told = disclosure_enough(limits, people->count);
    column_complete(arena, &people->scores, people->count);
    people->scores.seen[VALUE_MAP] = true; // also when nobody filled it in
    for (size_t i = 0; i < people->wave_count; i++) {
        column_complete(arena, &people->waves[i].there, people->count);
        column_complete(arena, &people->waves[i].scores, people->count);
    }
    for (size_t i = 0; i < people->survey->answered_count; i++)
        value_set(arena, &questions, people->survey->answered[i]->id,
                  question_statistics(arena, limits, &people->questions[i], people->count));
    group_set_count(arena, &map, "n", told, people->count);
    value_set_string(arena, &map, "suppressed", value_boolean(!told));
    value_set_string(arena, &map, "scores",
                     scores_statistics(arena, limits, &people->scores, people->count));
    value_set_string(arena, &map, "questions", questions);
    value_set_string(arena, &map, "change", change_statistics(arena, limits, people));
    value_set_string(arena, &map, "reliability",
                     reliability_statistics(arena, limits, people, &questions, language));
    return map;
}

static struct value statistics_of(struct group *group) {
    const struct edition *edition = group->edition;
    struct arena *arena = group->arena;
    struct limits limits = {edition->min_n, edition->min_cell};
    struct value map = value_map(), surveys = value_map();
    bool told = disclosure_enough(&limits, group->count);
    for (size_t i = 0; i < edition->survey_count; i++)
        value_set(arena, &surveys, edition->surveys[i]->id,
                  survey_statistics(arena, &limits, &group->people[i], edition->language));
    group_set_count(arena, &map, "n", told, group->count);
    value_set_string(arena, &map, "min_n", value_number(edition->min_n));
    value_set_string(arena, &map, "min_cell", value_number(edition->min_cell));
    value_set_string(arena, &map, "suppressed", value_boolean(!told));
    value_set_string(arena, &map, "surveys", surveys);
    value_set_string(arena, &map, "definitions", group_definitions(arena, edition->language));
    return map;
}

// What the statistics need on the way is many times what they are, so they are carried over into
// `arena` and the rest goes.
struct value group_end(struct group *group, struct arena *arena) {
    struct builder packed = {.arena = group->arena};
    struct value statistics = statistics_of(group), carried = value_nil();
    size_t offset = 0;
    value_pack(&packed, &statistics);
    value_unpack(arena, builder_result(&packed), &offset, &carried);
    arena_destroy(group->arena); // holds the group itself
    return carried;
}

struct value group_statistics(struct arena *arena, const struct edition *edition,
                              const struct value *results, size_t result_count) {
    struct group *group = group_begin(edition);
    for (size_t i = 0; i < result_count; i++)
        group_add(group, &results[i]);
    return group_end(group, arena);
}
