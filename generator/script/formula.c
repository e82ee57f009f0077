// SPDX-License-Identifier: GPL-3.0-or-later
// What can be told of a call of the kit: the items it went over, the rule for what is missing, and
// the formula of scripts/README.md with the numbers of this call in it. The result is not in the
// formula: it is what the kit gave, so that a reader can check one against the other.
#include "script/trace.h"

#include <libintl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct text formula_number(struct arena *arena, double number) {
    return text_format(arena, "%.7g", number);
}

void formula_tell(struct telling *telling, const char *words) {
    builder_string(&telling->formula, words);
}

void formula_tell_number(struct telling *telling, double number) {
    builder_text(&telling->formula, formula_number(telling->arena, number));
}

void formula_tell_numbers(struct telling *telling, const double *numbers, size_t count,
                          const char *between) {
    for (size_t i = 0; i < count; i++) {
        formula_tell(telling, i ? between : "");
        formula_tell_number(telling, numbers[i]);
    }
}

void formula_tell_fraction(struct telling *telling, double over, double under) {
    formula_tell_number(telling, over);
    formula_tell(telling, " / ");
    formula_tell_number(telling, under);
}

// ---- over a scale ----

static void note_items(struct telling *telling, const struct value *answers,
                       const struct scale *scale) {
    struct explained_item *items =
        arena_new_array(telling->arena, scale->count, struct explained_item);
    for (size_t i = 0; i < scale->count; i++) {
        const struct value *answer = kit_answer(telling->state, answers, scale->items[i]);
        const struct value *reversed = value_find(answer, "reversed");
        enum kind_of_missing kind;
        items[i].id = text_copy(telling->arena, scale->items[i]);
        items[i].raw = *value_find(answer, "raw");
        items[i].value = *value_find(answer, "value");
        items[i].reversed = reversed && reversed->kind == VALUE_BOOLEAN && reversed->boolean;
        items[i].missing = kit_missing(answer, &kind) ? kinds_of_missing[kind] : NULL;
        items[i].counted = !items[i].missing;
    }
    telling->call->items = items;
    telling->call->item_count = scale->count;
}

static void count_chosen(struct telling *telling, const struct value *answers,
                         const struct scale *scale, struct explained_item *items) {
    struct codes codes = kit_codes(telling->state, 3);
    for (size_t i = 0; i < scale->count; i++)
        items[i].counted = kit_chosen(telling->state,
                                      kit_answer(telling->state, answers, scale->items[i]), &codes);
}

static size_t counted(const struct explained_call *call) {
    size_t count = 0;
    for (size_t i = 0; i < call->item_count; i++)
        count += call->items[i].counted;
    return count;
}

static void note_rule(struct explained_call *call, const struct scale *scale,
                      const struct tally *tally) {
    static const struct text names[] = {TEXT("all"), TEXT("at_least"), TEXT("share")};
    call->has_rule = true;
    call->rule = names[scale->rule];
    call->threshold = scale->threshold;
    call->met = kit_enough(scale, tally);
}

static int compare_numbers(const void *a, const void *b) {
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

static void tell_mean(struct telling *telling, const struct tally *tally) {
    formula_tell(telling, tally->answered > 1 ? "(" : "");
    formula_tell_numbers(telling, tally->values, tally->answered, " + ");
    formula_tell(telling, tally->answered > 1 ? ") / " : " / ");
    formula_tell_number(telling, (double)tally->answered);
    if (tally->answered > 1) {
        formula_tell(telling, " = ");
        formula_tell_fraction(telling, tally->sum, (double)tally->answered);
    }
}

static void tell_sorted(struct telling *telling, const char *words, const struct tally *tally) {
    qsort(tally->values, tally->answered, sizeof *tally->values, compare_numbers);
    formula_tell(telling, words);
    formula_tell_numbers(telling, tally->values, tally->answered, ", ");
}

static void tell_measure(struct telling *telling, const char *name, const struct tally *tally) {
    if (strcmp(name, "mean") == 0)
        tell_mean(telling, tally);
    else if (strcmp(name, "sum") == 0)
        formula_tell_numbers(telling, tally->values, tally->answered, " + ");
    else if (strcmp(name, "median") == 0)
        tell_sorted(telling, gettext("the middle of "), tally);
    else if (strcmp(name, "minimum") == 0)
        tell_sorted(telling, gettext("the lowest of "), tally);
    else if (strcmp(name, "maximum") == 0)
        tell_sorted(telling, gettext("the highest of "), tally);
    else if (strcmp(name, "share") == 0)
        formula_tell_fraction(telling, (double)counted(telling->call), (double)tally->answered);
}

// Items count as what the function looks for.
static void mark_items(const char *name, struct explained_item *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *missing = items[i].missing;
        if (strcmp(name, "missing") == 0)
            items[i].counted = missing != NULL;
        else if (strcmp(name, "applicable") == 0)
            items[i].counted = !missing || (missing != kinds_of_missing[NOT_APPLICABLE] &&
                                            missing != kinds_of_missing[NOT_ASKED]);
    }
}

static void note_scale(struct telling *telling, const char *name, bool ruled, bool coded) {
    struct explained_call *call = telling->call;
    const struct value *answers = kit_answers(telling->state, 1);
    struct scale scale = kit_scale(telling->state, 2);
    struct tally tally = kit_tally(telling->state, answers, &scale, ruled && !coded);
    note_items(telling, answers, &scale);
    call->answered = tally.answered;
    call->applicable = kit_applicable(&tally);
    if (coded)
        count_chosen(telling, answers, &scale, call->items);
    else
        mark_items(name, call->items, call->item_count);
    if (ruled)
        note_rule(call, &scale, &tally);
    if (ruled && call->met)
        tell_measure(telling, name, &tally);
}

// kit.chosen(answers.help, "oma"): the one item.
static void note_chosen(struct telling *telling) {
    const struct value *answers = sandbox_of(telling->state)->trace->answers;
    const struct value *answer = view_at(telling->state, 1);
    for (size_t i = 0; i < answers->map.count; i++)
        if (&answers->map.entries[i].value == answer) {
            struct codes codes = kit_codes(telling->state, 2);
            struct scale scale = {.items = &answers->map.entries[i].key, .count = 1};
            note_items(telling, answers, &scale);
            telling->call->items[0].counted = kit_chosen(telling->state, answer, &codes);
        }
}

// ---- over plain numbers ----

static void note_percentage_of_range(struct telling *telling, const double *numbers) {
    formula_tell(telling, "(");
    formula_tell_numbers(telling, numbers, 2, " - ");
    formula_tell(telling, ") / (");
    formula_tell_number(telling, numbers[2]);
    formula_tell(telling, " - ");
    formula_tell_number(telling, numbers[1]);
    formula_tell(telling, ") * 100");
}

static void note_z(struct telling *telling, const double *numbers) {
    formula_tell(telling, "(");
    formula_tell_numbers(telling, numbers, 2, " - ");
    formula_tell(telling, ") / ");
    formula_tell_number(telling, numbers[2]);
}

static void note_reliable_change(struct telling *telling, const double *numbers) {
    formula_tell(telling, "(");
    formula_tell_number(telling, numbers[1]);
    formula_tell(telling, " - ");
    formula_tell_number(telling, numbers[0]);
    formula_tell(telling, ") / (");
    formula_tell_number(telling, numbers[2]);
    formula_tell(telling, " * sqrt(2) * sqrt(1 - ");
    formula_tell_number(telling, numbers[3]);
    formula_tell(telling, "))");
}

static void note_numbers(struct telling *telling, const char *name) {
    double numbers[4] = {0};
    int wanted = strcmp(name, "reliable_change") == 0 ? 4 : 3;
    for (int i = 0; i < wanted; i++) {
        if (i >= telling->count || lua_type(telling->state, i + 1) != LUA_TNUMBER)
            return; // nil gives nil
        numbers[i] = lua_tonumber(telling->state, i + 1);
    }
    if (strcmp(name, "percentage_of_range") == 0)
        note_percentage_of_range(telling, numbers);
    else if (strcmp(name, "z") == 0)
        note_z(telling, numbers);
    else
        note_reliable_change(telling, numbers);
}

// ---- any function ----

enum subject {
    SCALE,
    RULED_SCALE,
    CODED_SCALE,
    CODED_SHARE,
    NUMBERS,
    ROSTER,
    CHOSEN,
    SURVEY,
    OTHER
};

static enum subject subject_of(const char *name) {
    static const struct {
        const char *name;
        enum subject subject;
    } subjects[] = {
        {"mean", RULED_SCALE},
        {"sum", RULED_SCALE},
        {"median", RULED_SCALE},
        {"minimum", RULED_SCALE},
        {"maximum", RULED_SCALE},
        {"share", CODED_SHARE},
        {"count", CODED_SCALE},
        {"which", CODED_SCALE},
        {"answered", SCALE},
        {"applicable", SCALE},
        {"missing", SCALE},
        {"straight_lining", SCALE},
        {"z", NUMBERS},
        {"reliable_change", NUMBERS},
        {"percentage_of_range", NUMBERS},
        {"items", SURVEY},
        {"title", SURVEY},
        {"question", SURVEY},
        {"decimal", SURVEY},
        {"percentage", SURVEY},
        {"date", SURVEY},
        {"count_word", SURVEY},
        {"plural", SURVEY},
        {"join", SURVEY},
        {"capital", SURVEY},
        {"rows", ROSTER},
        {"chosen", CHOSEN},
    };
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
        if (strcmp(name, subjects[i].name) == 0)
            return subjects[i].subject;
    return OTHER;
}

void formula_note(lua_State *state, struct arena *arena, const char *name, int count,
                  struct explained_call *call) {
    struct telling telling = {state, arena, call, {.arena = arena}, count};
    enum subject subject = subject_of(name);
    if (text_starts(text_of(name), TEXT("network.")))
        formula_note_network(&telling, name + strlen("network."));
    else if (subject == NUMBERS)
        note_numbers(&telling, name);
    else if (subject == ROSTER)
        formula_note_roster(&telling);
    else if (subject == CHOSEN)
        note_chosen(&telling);
    else if (subject <= CODED_SHARE)
        note_scale(&telling, name, subject == RULED_SCALE || subject == CODED_SHARE,
                   subject == CODED_SCALE || subject == CODED_SHARE);
    call->about_survey = subject == SURVEY;
    call->formula = builder_result(&telling.formula);
    lua_settop(state, count);
}
