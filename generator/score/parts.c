// SPDX-License-Identifier: GPL-3.0-or-later
// Rule 9 of disclosure.h: a whole beside its parts.
//
// Counts of the parts and of the whole make a table: a row a part, their sums below. Were only a
// part's row protected, whoever subtracts the other rows from the sums would find its hidden cells.
// So a sum is told only where all rows tell their cell. Then the sums that are told are of cells
// that are known anyway, and those that are not told add up to what the rows' totals say already.
// The hidden cells of a whole stay as safe as rule 3 asks: they are those of its own and those of
// its parts, and each of these sets has two cells and `min_cell` people or more.
#include "score/score.h"

static bool is_true(const struct value *value) {
    return value && value->kind == VALUE_BOOLEAN && value->boolean;
}

// What is nil in the part becomes nil; `suppressed` is true as soon as it is in one of them.
static struct value told_in_both(struct arena *arena, const struct value *whole,
                                 const struct value *part) {
    struct value result = *whole;
    if (!part)
        return result; // the part's people have no such score
    if (part->kind == VALUE_NIL)
        return value_nil();
    if (whole->kind == VALUE_MAP) {
        result = value_map();
        for (size_t i = 0; i < whole->map.count; i++) {
            const struct entry *entry = &whole->map.entries[i];
            const struct value *own = value_find_text(part, entry->key);
            value_set(arena, &result, entry->key,
                      text_is(entry->key, "suppressed")
                          ? value_boolean(is_true(&entry->value) || is_true(own))
                          : told_in_both(arena, &entry->value, own));
        }
    } else if (whole->kind == VALUE_LIST && part->kind == VALUE_LIST) {
        result = value_list();
        for (size_t i = 0; i < whole->list.count; i++)
            value_append(arena, &result,
                         told_in_both(arena, &whole->list.items[i],
                                      i < part->list.count ? &part->list.items[i] : NULL));
    }
    return result;
}

struct value group_beside_part(struct arena *arena, const struct edition *edition,
                               const struct value *whole, const struct value *part,
                               const bool *filled_in) {
    struct value result = told_in_both(arena, whole, part), surveys = value_map();
    const struct value *before = value_find(whole, "surveys");
    const struct value *after = value_find(&result, "surveys");
    for (size_t i = 0; i < edition->survey_count; i++) {
        // A part in which nobody filled in a survey takes nothing away from the whole's numbers.
        struct text id = edition->surveys[i]->id;
        value_set(arena, &surveys, id, *value_find_text(filled_in[i] ? after : before, id));
    }
    value_set_string(arena, &result, "surveys", surveys);
    return result;
}
