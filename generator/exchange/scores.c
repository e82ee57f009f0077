// SPDX-License-Identifier: GPL-3.0-or-later
// The scores of a survey as columns: the union of what the rows have, maps within them spread out.
#include "exchange/table.h"

// How deep maps within scores are followed.
#define DEPTH_LIMIT 8

// What the rows have at one place among the scores.
struct seen {
    bool number, text, map, other; // nothing: nil everywhere
    struct value names;            // of the map: name → nil
};

static bool is_single(const struct value *value) {
    return value->kind != VALUE_LIST && value->kind != VALUE_MAP;
}

static bool is_list_of_singles(const struct value *list) {
    for (size_t i = 0; i < list->list.count; i++)
        if (!is_single(&list->list.items[i]))
            return false;
    return true;
}

static void look_at(struct arena *arena, const struct value *value, struct seen *seen) {
    switch (value->kind) {
    case VALUE_NIL:
        break;
    case VALUE_BOOLEAN:
    case VALUE_NUMBER:
        seen->number = true;
        break;
    case VALUE_TEXT:
        seen->text = true;
        break;
    case VALUE_LIST:
        seen->text = true;
        seen->other = seen->other || !is_list_of_singles(value);
        break;
    case VALUE_MAP:
        seen->map = true;
        for (size_t i = 0; i < value->map.count; i++)
            value_set(arena, &seen->names, value->map.entries[i].key, value_nil());
        break;
    }
}

static void add_score(struct arena *arena, struct table *table, const struct exchange *exchange,
                      struct column column) {
    struct seen seen = {.names = value_map()};
    for (size_t i = 0; i < exchange->rows.count; i++) {
        const struct value *value = score_of(&exchange->results[i], &column);
        if (value)
            look_at(arena, value, &seen);
    }
    // An empty list may stand for a map without names; a score that nobody has is a column, too.
    bool single = seen.number || (!seen.map && !seen.other && (!seen.text || exchange->with_texts));
    if (single && column.depth)
        table_add(arena, table, column, "scores");
    for (size_t i = 0; column.depth < DEPTH_LIMIT && i < seen.names.map.count; i++) {
        struct column inner = column;
        struct text *path = arena_new_array(arena, column.depth + 1, struct text);
        for (size_t j = 0; j < column.depth; j++)
            path[j] = column.path[j];
        path[inner.depth++] = seen.names.map.entries[i].key;
        inner.path = path;
        add_score(arena, table, exchange, inner);
    }
}

void table_add_scores(struct arena *arena, struct table *table, const struct exchange *exchange,
                      const struct survey *survey) {
    add_score(arena, table, exchange, (struct column){.kind = COLUMN_SCORE, .survey = survey});
}
