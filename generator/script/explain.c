// SPDX-License-Identifier: GPL-3.0-or-later
// Which score depends on what, found by trying: had this call, or this answer, given something
// else, would the score be another? Scripts give the same for the same, so whatever changes has
// changed because of that one thing. What a script does with a number in between, adding to it,
// comparing it, choosing words by it, need not be understood for that.
//
// Two answers may hide each other ("both, or else"). So answers are tried besides these also beside
// others: all of them the first option, all the second, and so on; and calls also where those that
// gave nothing had given a number.
#include "script/run.h"
#include "script/trace.h"

#include "script/example.h"

#include <string.h>

// ---- scores and what they depend on ----

struct watching {
    struct sandbox *sandbox;
    struct script *script;
    const struct value *survey;
    struct arena *arena;   // of the explanation
    struct arena *scratch; // of one what-if run
    struct trace trace;
    struct explained_score *scores;
    size_t score_count, score_capacity;
    size_t things;                    // calls, and behind them questions
    bool *depends;                    // score by thing
    struct value shown;               // copy of the answers
    struct value as_they_are, beside; // scores: in the run that is explained, before one what-if
};

static void add_scores(struct watching *watching, struct text name, const struct value *value) {
    bool map = value->kind == VALUE_MAP;
    if (!map)
        arena_push(watching->arena, watching->scores, watching->score_count,
                   watching->score_capacity) =
            (struct explained_score){.name = name, .value = *value};
    for (size_t i = 0; map && i < value->map.count; i++) {
        struct text key = value->map.entries[i].key;
        add_scores(watching,
                   name.length ? text_format(watching->arena, "%.*s.%.*s", TEXT_ARGUMENTS(name),
                                             TEXT_ARGUMENTS(key))
                               : key,
                   &value->map.entries[i].value);
    }
}

static bool same(const struct value *one, const struct value *other) {
    static const struct value nothing = {.kind = VALUE_NIL};
    return value_equal(one ? one : &nothing, other ? other : &nothing);
}

// Notes of each score whether it is another now than before. `form` are the scores that are
// explained; `place` counts them in the order of add_scores.
static void mark(struct watching *watching, size_t thing, const struct value *form,
                 const struct value *before, const struct value *now, size_t *place) {
    if (form->kind != VALUE_MAP) {
        if (!same(before, now))
            watching->depends[*place * watching->things + thing] = true;
        ++*place;
        return;
    }
    for (size_t i = 0; i < form->map.count; i++) {
        struct text key = form->map.entries[i].key;
        mark(watching, thing, &form->map.entries[i].value, value_find_text(before, key),
             value_find_text(now, key), place);
    }
}

static bool run(struct watching *watching, struct arena *arena, struct diagnostics *diagnostics,
                struct value *scores) {
    struct run once = {.sandbox = watching->sandbox,
                       .script = watching->script,
                       .argument = watching->trace.shown,
                       .arena = arena,
                       .scores = scores};
    watching->trace.made = 0;
    return run_score(&once, watching->survey, diagnostics);
}

// A script that breaks off on what was never answered says nothing about its scores.
static bool run_unheard(struct watching *watching, struct value *scores) {
    struct diagnostics unheard = diagnostics_create(watching->scratch);
    return run(watching, watching->scratch, &unheard, scores);
}

static void what_if(struct watching *watching, size_t thing) {
    struct value scores;
    size_t place = 0;
    if (run_unheard(watching, &scores))
        mark(watching, thing, &watching->as_they_are, &watching->beside, &scores, &place);
}

// ---- other results of a call ----

static void try_result(struct watching *watching, size_t call, struct value other) {
    const struct value *before = watching->trace.others[call];
    watching->trace.others[call] = &other;
    what_if(watching, call);
    watching->trace.others[call] = before;
}

// Numbers near and far, whole and not: one that is compared or counted with shows as well as one
// that is calculated with.
static void try_numbers(struct watching *watching, size_t call, double number) {
    static const double steps[] = {1, -1, 0.7390851332, 1000, -1000};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        try_result(watching, call, value_number(number + steps[i]));
}

static struct value part_of_list(struct arena *arena, const struct value *list, size_t first,
                                 size_t end) {
    struct value part = value_list();
    for (size_t i = first; i < end; i++)
        value_append(arena, &part, list->list.items[i]);
    return part;
}

// A roster with two more in it, and one with a single person.
static void try_rows(struct watching *watching, size_t call, const struct value *rows) {
    struct example_reader reader = {watching->survey, watching->scratch, NULL, {0}, ""};
    const struct value *about = value_find_text(value_find(watching->survey, "questions"),
                                                watching->trace.calls[call].roster);
    struct value invented = about ? example_answer(&reader, about, NULL) : value_nil();
    const struct value *more = value_find(&invented, "rows");
    if (!more || more->kind != VALUE_LIST)
        return;
    struct value longer = part_of_list(watching->scratch, rows, 0, rows->list.count);
    for (size_t i = 0; i < 2 * more->list.count; i++)
        value_append(watching->scratch, &longer, more->list.items[i % more->list.count]);
    try_result(watching, call, *more);
    try_result(watching, call, longer);
}

static void try_lists(struct watching *watching, size_t place, const struct value *list) {
    const struct explained_call *call = &watching->trace.calls[place];
    struct arena *arena = watching->scratch;
    struct value all = value_list();
    size_t count = list->list.count;
    try_result(watching, place, value_list());
    for (size_t i = 0; i < count; i++)
        try_result(watching, place, part_of_list(arena, list, i, i + 1));
    if (count > 1)
        try_result(watching, place, part_of_list(arena, list, 0, count - 1));
    for (size_t i = 0; i < call->item_count; i++) // all questions of the scale
        value_append(arena, &all, value_text(call->items[i].id));
    if (call->item_count)
        try_result(watching, place, all);
    if (call->roster.length)
        try_rows(watching, place, list);
}

static void try_maps(struct watching *watching, size_t call, const struct value *map) {
    for (size_t i = 0; i < map->map.count; i++) {
        struct value other = value_map();
        for (size_t k = 0; k < map->map.count; k++)
            value_set(watching->scratch, &other, map->map.entries[k].key,
                      map->map.entries[k].value);
        if (other.map.entries[i].value.kind == VALUE_NUMBER)
            other.map.entries[i].value.number += 1;
        try_result(watching, call, other);
    }
}

static void try_results(struct watching *watching, size_t call) {
    const struct value *result = &watching->trace.calls[call].result;
    try_result(watching, call, value_nil());
    switch (result->kind) {
    case VALUE_NIL:
        try_numbers(watching, call, 0);
        try_result(watching, call, value_string("?"));
        break;
    case VALUE_BOOLEAN:
        try_result(watching, call, value_boolean(!result->boolean));
        break;
    case VALUE_NUMBER:
        try_numbers(watching, call, result->number);
        break;
    case VALUE_TEXT:
        try_result(watching, call, value_string("?"));
        break;
    case VALUE_LIST:
        try_lists(watching, call, result);
        break;
    case VALUE_MAP:
        try_maps(watching, call, result);
        break;
    }
}

// Where calls gave nothing: had all of these given a number, does the rest matter then?
static void try_beside_numbers(struct watching *watching) {
    static const struct value number = {.kind = VALUE_NUMBER, .number = 2};
    struct trace *trace = &watching->trace;
    bool any = false;
    for (size_t i = 0; i < trace->call_count; i++)
        if (trace->calls[i].result.kind == VALUE_NIL) {
            trace->others[i] = &number;
            any = true;
        }
    struct arena *kept = arena_create();
    struct diagnostics unheard = diagnostics_create(kept);
    if (any && run(watching, kept, &unheard, &watching->beside))
        for (size_t i = 0; i < trace->call_count; i++) {
            try_results(watching, i);
            arena_reset(watching->scratch);
        }
    arena_destroy(kept);
    watching->beside = watching->as_they_are;
}

// ---- other answers ----

static const struct value *about_question(const struct watching *watching, size_t question) {
    return value_find_text(value_find(watching->survey, "questions"),
                           watching->trace.answers->map.entries[question].key);
}

static bool is_kind(const struct value *about, const char *kind) {
    const struct value *own = value_find(about, "kind");
    return own && own->kind == VALUE_TEXT && text_is(own->text, kind);
}

static struct value other_answer(const struct watching *watching, struct arena *arena,
                                 size_t question, const struct value *given) {
    struct example_reader reader = {watching->survey, arena, NULL, {0}, ""};
    return example_answer(&reader, about_question(watching, question), given);
}

static void try_answer(struct watching *watching, size_t question, const struct value *given) {
    struct value *shown = &watching->shown.map.entries[question].value, before = *shown;
    *shown = other_answer(watching, watching->scratch, question, given);
    what_if(watching, watching->trace.call_count + question);
    *shown = before;
}

static size_t option_count(const struct value *about) {
    const struct value *options = value_find(about, "options");
    return options && options->kind == VALUE_LIST ? options->list.count : 0;
}

// The short form of choosing this option and no other.
static struct value choice(struct arena *arena, const struct value *about, size_t option) {
    struct value code = *value_find(&value_find(about, "options")->list.items[option], "code");
    struct value list = value_list();
    value_append(arena, &list, code);
    return is_kind(about, "multiple") ? list : code;
}

static void try_options(struct watching *watching, size_t question, const struct value *about) {
    for (size_t i = 0; i < option_count(about); i++) {
        struct value given = choice(watching->scratch, about, i);
        try_answer(watching, question, &given);
    }
}

static void try_plain(struct watching *watching, size_t question, const struct value *about) {
    struct value nothing = value_list(), number = value_number(1), text = value_string("?");
    const struct value *own =
        value_find(&watching->trace.answers->map.entries[question].value, "value");
    if (own && own->kind == VALUE_NUMBER)
        number.number = own->number + 1;
    if (is_kind(about, "roster") || is_kind(about, "multiple"))
        try_answer(watching, question, &nothing);
    else if (is_kind(about, "number"))
        try_answer(watching, question, &number);
    else if (is_kind(about, "text"))
        try_answer(watching, question, &text);
}

static void try_answers(struct watching *watching) {
    for (size_t i = 0; i < watching->shown.map.count; i++) {
        const struct value *about = about_question(watching, i);
        for (int missing = 0; about && missing < KINDS_OF_MISSING; missing++) {
            struct value given = value_string(kinds_of_missing[missing]);
            try_answer(watching, i, &given);
        }
        if (about) {
            try_options(watching, i, about);
            try_plain(watching, i, about);
        }
        arena_reset(watching->scratch);
    }
}

// The script is handed a copy of the answers, one of which can be another.
static void show_copy(struct watching *watching) {
    const struct value *answers = watching->trace.answers;
    watching->shown = *answers;
    watching->shown.map.entries =
        arena_new_array(watching->arena, answers->map.count, struct entry);
    if (answers->map.count)
        memcpy(watching->shown.map.entries, answers->map.entries,
               answers->map.count * sizeof(struct entry));
    watching->trace.shown = &watching->shown;
}

// Had she chosen this option everywhere, would one other answer matter then?
static void try_beside_option(struct watching *watching, size_t option) {
    struct arena *kept = arena_create();
    struct diagnostics unheard = diagnostics_create(kept);
    struct value before = watching->shown;
    show_copy(watching);
    for (size_t i = 0; i < watching->shown.map.count; i++) {
        const struct value *about = about_question(watching, i);
        if (!about || option >= option_count(about))
            continue;
        struct value given = choice(kept, about, option);
        watching->shown.map.entries[i].value = other_answer(watching, kept, i, &given);
    }
    if (run(watching, kept, &unheard, &watching->beside))
        try_answers(watching);
    watching->beside = watching->as_they_are;
    watching->shown = before;
    arena_destroy(kept);
}

static size_t most_options(const struct watching *watching) {
    size_t most = 0;
    for (size_t i = 0; i < watching->trace.answers->map.count; i++) {
        size_t count = option_count(about_question(watching, i));
        most = count > most ? count : most;
    }
    return most;
}

// ---- what is told ----

// The last part of a name: "skipped" of "missing.skipped".
static struct text last_name(struct text name) {
    size_t start = name.length;
    while (start > 0 && name.bytes[start - 1] != '.')
        start--;
    return text_slice(name, start, name.length);
}

// Is the score what this call gave, or, of a map, what it gave under that name?
static bool gives(const struct explained_call *call, const struct explained_score *score) {
    const struct value *result = &call->result;
    if (result->kind == VALUE_MAP)
        result = value_find_text(result, last_name(score->name));
    return result && !call->about_survey && value_equal(result, &score->value);
}

// Does anything that this score depends on give it as it is? The last that does.
static size_t own_call(const struct watching *watching, const struct explained_score *score) {
    for (size_t i = score->call_count; i-- > 0;)
        if (gives(&watching->trace.calls[score->calls[i]], score))
            return score->calls[i];
    return SIZE_MAX;
}

static uint32_t line_of(const struct watching *watching, const struct explained_score *score) {
    const struct value *function = value_find(&watching->script->functions, "score");
    if (score->own != SIZE_MAX)
        return watching->trace.calls[score->own].line;
    for (size_t i = score->call_count; i-- > 0;)
        if (!watching->trace.calls[score->calls[i]].about_survey)
            return watching->trace.calls[score->calls[i]].line;
    if (score->read_count)
        return watching->trace.reads[score->reads[score->read_count - 1]].line;
    return function ? (uint32_t)function->number : 1;
}

static void tell_score(const struct watching *watching, size_t place,
                       struct explained_score *score) {
    const struct trace *trace = &watching->trace;
    const bool *depends = watching->depends + place * watching->things;
    size_t *calls = arena_new_array(watching->arena, trace->call_count, size_t);
    size_t *reads = arena_new_array(watching->arena, trace->read_count, size_t);
    for (size_t i = 0; i < trace->call_count; i++)
        if (depends[i])
            calls[score->call_count++] = i;
    for (size_t i = 0; i < trace->answers->map.count; i++)
        for (size_t k = 0; depends[trace->call_count + i] && k < trace->read_count; k++)
            if (text_equal(trace->reads[k].question, trace->answers->map.entries[i].key))
                reads[score->read_count++] = k;
    score->calls = calls;
    score->reads = reads;
    score->own = own_call(watching, score);
    score->line = line_of(watching, score);
}

static void find_dependencies(struct watching *watching) {
    struct trace *trace = &watching->trace;
    watching->things = trace->call_count + trace->answers->map.count;
    watching->depends =
        arena_new_array(watching->arena, watching->score_count * watching->things, bool);
    trace->others = arena_new_array(watching->arena, trace->call_count, const struct value *);
    for (size_t i = 0; i < trace->call_count; i++) {
        try_results(watching, i);
        arena_reset(watching->scratch);
    }
    try_beside_numbers(watching);
    trace->others = NULL;
    show_copy(watching);
    try_answers(watching);
    for (size_t option = 0; option < most_options(watching); option++)
        try_beside_option(watching, option);
    for (size_t i = 0; i < watching->score_count; i++)
        tell_score(watching, i, &watching->scores[i]);
}

bool script_explain(struct sandbox *sandbox, struct script *script, const struct value *survey,
                    const struct value *answers, struct arena *arena,
                    struct diagnostics *diagnostics, struct explanation *explanation) {
    struct watching watching = {sandbox, script, survey, arena, .as_they_are = value_nil()};
    struct trace *trace = &watching.trace;
    *trace = (struct trace){.arena = arena, .answers = answers, .shown = answers, .noting = true};
    if (!run_prepare(sandbox, script, survey, diagnostics) ||
        !trace_begin(sandbox, script->chunk, trace, diagnostics))
        return false;
    bool good = run(&watching, arena, diagnostics, &watching.as_they_are);
    trace->noting = false;
    if (good) {
        watching.beside = watching.as_they_are;
        watching.scratch = arena_create();
        add_scores(&watching, TEXT(""), &watching.as_they_are);
        find_dependencies(&watching);
        arena_destroy(watching.scratch);
    }
    trace_end(sandbox, trace);
    *explanation =
        (struct explanation){script->source,    trace->calls,    trace->call_count,   trace->reads,
                             trace->read_count, watching.scores, watching.score_count};
    return good;
}
