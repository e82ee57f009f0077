// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a script's scores with the statistics of each: of a number its summary, of true and
// false a share. Texts and lists have none.
#include "score/group.h"

#include <math.h>

static struct value number_statistics(struct arena *arena, const struct limits *limits,
                                      const struct column *column, size_t people) {
    double *values = arena_new_array(arena, people, double);
    size_t count = 0;
    for (size_t i = 0; i < people; i++)
        if (!isnan(column->numbers[i]))
            values[count++] = column->numbers[i];
    size_t missing = people - count;
    bool told = disclosure_values(limits, values, count, missing);
    struct value map = value_map();
    group_set_count(arena, &map, "n", told && disclosure_tells(limits, missing), count);
    group_set_summary(arena, limits, told ? values : NULL, count, &map);
    value_set_string(arena, &map, "count", value_nil());
    value_set_string(arena, &map, "share", value_nil());
    value_set_string(arena, &map, "suppressed", value_boolean(!told));
    return map;
}

// The share is of all, so people without an answer may be counted with those who are not: when they
// are too few to be told, only the sum of both is.
static struct value boolean_statistics(struct arena *arena, const struct limits *limits,
                                       const struct column *column, size_t people) {
    size_t yes = 0, no = 0;
    for (size_t i = 0; i < people; i++) {
        yes += column->yes[i];
        no += column->no[i];
    }
    size_t missing = people - yes - no;
    bool apart = disclosure_tells(limits, missing);
    struct cell cells[] = {
        {yes, false}, {apart ? no : no + missing, false}, {apart ? missing : 0, false}};
    disclosure_table(limits, cells, 3);
    bool told = disclosure_enough(limits, yes + no) && !cells[0].hidden;
    struct value map = value_map();
    group_set_count(arena, &map, "n", told && apart && !cells[1].hidden && !cells[2].hidden,
                    yes + no);
    group_set_summary(arena, limits, NULL, 0, &map);
    group_set_share(arena, told, yes, people, &map);
    value_set_string(arena, &map, "suppressed", value_boolean(!told));
    return map;
}

struct value scores_statistics(struct arena *arena, const struct limits *limits,
                               const struct column *column, size_t people) {
    if (column->seen[VALUE_MAP]) {
        struct value map = value_map();
        for (size_t i = 0; i < column->part_count; i++)
            value_set(arena, &map, column->parts[i].name,
                      scores_statistics(arena, limits, &column->parts[i], people));
        return map;
    }
    if (column->seen[VALUE_BOOLEAN])
        return boolean_statistics(arena, limits, column, people);
    if (column->seen[VALUE_TEXT] || column->seen[VALUE_LIST])
        return value_nil();
    return number_statistics(arena, limits, column, people); // also when nobody has a value
}
