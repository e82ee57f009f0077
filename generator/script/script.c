// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts: compiled before the fork, run anew for every respondent in a fresh environment.
//
// Lua forgets a key that is set to nil, but a template must be able to ask for a score that this
// respondent does not have. So the union of what all examples give is the shape of a script's
// scores and sentences, and whatever a run lacks of it is filled up with nil.
#include "script/run.h"

#include "base/file.h"
#include "base/hash.h"
#include "script/example.h"
#include "script/scan.h"

// ---- running ----

// Calls a function of the table at index 2, if it is there, with a view, the kit and what was
// before.
static bool call(lua_State *state, const struct run *run, const char *name,
                 const struct value *argument, const struct value *before,
                 const struct value *shape, struct value *result) {
    *result = value_nil();
    if (lua_getfield(state, 2, name) != LUA_TFUNCTION)
        return false;
    lua_Debug record;
    lua_pushvalue(state, -1);
    lua_getinfo(state, ">S", &record);
    // Where nothing better is known, as when memory is gone or a result is wrong.
    struct stop beginning = {run->script->chunk, (uint32_t)record.linedefined};
    run->sandbox->stop = beginning;
    view_push(state, argument);
    lua_rawgeti(state, LUA_REGISTRYINDEX, run->sandbox->kit);
    view_push(state, before);
    lua_call(state, 3, 1);
    run->sandbox->stop = beginning; // an error that the script caught has left its own
    if (lua_isnil(state, -1))
        sandbox_raise(state, N_("end it with return { name = … }"), "%s returned nothing", name);
    capture(state, -1, run->arena, shape, result);
    lua_settop(state, 2);
    return true;
}

static int run_scores(lua_State *state) {
    struct run *run = lua_touserdata(state, 1);
    struct script *script = run->script;
    declaration_push(state, run->sandbox, script);
    call(state, run, "score", run->argument, NULL, &script->scores, run->scores);
    if (run->scores->kind == VALUE_LIST && run->scores->list.count == 0)
        *run->scores = value_map();
    if (run->scores->kind != VALUE_MAP)
        sandbox_raise(state,
                      expected_format(run->sandbox->scratch, "expected a table: { name = score }"),
                      "score returns no table with names");
    if (run->sentences)
        call(state, run, "sentences", run->scores, run->before, &script->sentences, run->sentences);
    return 0;
}

static int run_group(lua_State *state) {
    struct run *run = lua_touserdata(state, 1);
    declaration_push(state, run->sandbox, run->script);
    call(state, run, "group", run->argument, NULL, NULL, run->scores);
    return 0;
}

static bool run_with_survey(struct run *run, const struct value *survey, lua_CFunction body,
                            struct diagnostics *diagnostics) {
    run->sandbox->survey = survey;
    run->sandbox->scales = &run->script->scales;
    bool good = sandbox_run(run->sandbox, run->script->chunk, body, run, diagnostics);
    run->sandbox->survey = run->sandbox->scales = NULL;
    return good;
}

bool run_score(struct run *run, const struct value *survey, struct diagnostics *diagnostics) {
    return run_with_survey(run, survey, run_scores, diagnostics);
}

// ---- examples ----

#define TOLERANCE 1e-6 // when an example names none

static const struct value *examples_of(const struct script *script) {
    static const struct value nothing = {.kind = VALUE_LIST};
    const struct value *examples = value_find(&script->table, "examples");
    return examples && examples->kind == VALUE_LIST ? examples : &nothing;
}

// Runs every example without a word about mistakes, and keeps the union of what they give. The
// shape of the sentences comes second: sentences are made of scores that have theirs, and may say
// more to whoever has filled the survey in before.
static void learn_shape(struct sandbox *sandbox, struct script *script, const struct value *survey,
                        bool of_sentences) {
    const struct value *examples = examples_of(script);
    struct arena *arena = arena_create();
    struct diagnostics unheard = diagnostics_create(arena);
    struct value shape = value_nil();
    struct example_reader reader = {survey, arena, NULL, {0}, ""};
    for (size_t i = 0; i < examples->list.count; i++) {
        const struct value *short_form = value_find(&examples->list.items[i], "answers");
        struct value answers = example_answers(&reader, short_form, false), scores, sentences;
        struct value before = value_nil();
        for (int wave = 1; wave <= (of_sentences ? 2 : 1); wave++) {
            struct run run = {sandbox,
                              script,
                              &answers,
                              &before,
                              arena,
                              &scores,
                              of_sentences ? &sentences : NULL};
            if (!run_score(&run, survey, &unheard))
                break;
            capture_shape(sandbox->arena, &shape, of_sentences ? &sentences : &scores);
            before = scores;
        }
    }
    *(of_sentences ? &script->sentences : &script->scores) = shape;
    arena_destroy(arena);
}

bool run_prepare(struct sandbox *sandbox, struct script *script, const struct value *survey,
                 struct diagnostics *diagnostics) {
    if (!declaration_read(sandbox, script, diagnostics))
        return false;
    if (script->shaped)
        return true;
    script->shaped = true;
    declaration_scales(sandbox, script);
    learn_shape(sandbox, script, survey, false);
    learn_shape(sandbox, script, survey, true);
    return true;
}

static bool check_keys_of_example(const struct example_reader *reader,
                                  const struct value *example) {
    static const struct text keys[] = {TEXT("answers"), TEXT("expect"), TEXT("tolerance")};
    size_t before = reader->diagnostics->errors;
    for (size_t i = 0; example->kind == VALUE_MAP && i < example->map.count; i++) {
        struct text key = example->map.entries[i].key;
        if (!text_equal(key, keys[0]) && !text_equal(key, keys[1]) && !text_equal(key, keys[2]))
            report_error(reader->diagnostics, reader->position,
                         expected_nearest(reader->arena, key, keys, 3), "%s: unknown key \"%.*s\"",
                         reader->name, TEXT_ARGUMENTS(key));
    }
    const struct value *tolerance = value_find(example, "tolerance");
    if (tolerance && (tolerance->kind != VALUE_NUMBER || tolerance->number < 0))
        report_error(reader->diagnostics, reader->position, NULL,
                     "%s: \"tolerance\" is no number from 0", reader->name);
    for (size_t i = 0; i < 2; i++) {
        const struct value *map = value_find_text(example, keys[i]);
        bool empty = map && map->kind == VALUE_LIST && map->list.count == 0;
        if (!map || (map->kind != VALUE_MAP && !empty))
            report_error(
                reader->diagnostics, reader->position,
                expected_format(reader->arena,
                                "expected { answers = { G1 = 5 }, expect = { score = 5 } }"),
                "%s: \"%.*s\" is missing", reader->name, TEXT_ARGUMENTS(keys[i]));
    }
    return reader->diagnostics->errors == before;
}

// The script broke off in an example: told once, however many examples break off the same way.
static void report_break(const struct example_reader *reader, struct diagnostics *own,
                         struct text *told) {
    struct text message = builder_result(&own->output);
    if (text_equal(message, *told)) {
        reader->diagnostics->errors += own->errors;
        return;
    }
    *told = message;
    diagnostics_add(reader->diagnostics, own);
    report_note(reader->diagnostics, reader->position, NULL, "this happened in %s", reader->name);
}

static void check_example(struct sandbox *sandbox, struct script *script,
                          const struct value *example, const struct example_reader *reader,
                          struct text *told) {
    if (!check_keys_of_example(reader, example))
        return;
    size_t before = reader->diagnostics->errors;
    struct value scores, sentences;
    struct value answers = example_answers(reader, value_find(example, "answers"), false);
    struct run run = {sandbox, script, &answers, NULL, reader->arena, &scores, &sentences};
    if (reader->diagnostics->errors > before)
        return;
    struct diagnostics own = diagnostics_create(reader->arena);
    if (!run_score(&run, reader->survey, &own)) {
        report_break(reader, &own, told);
        return;
    }
    struct value same, earlier = scores; // as if she had answered so before
    struct run again = {sandbox, script, &answers, &earlier, reader->arena, &same, &sentences};
    if (!run_score(&again, reader->survey, reader->diagnostics)) {
        report_note(reader->diagnostics, reader->position, NULL,
                    "this happened in %s, answered for the second time", reader->name);
        return;
    }
    const struct value *tolerance = value_find(example, "tolerance");
    const struct value *expect = value_find(example, "expect");
    if (expect->kind == VALUE_MAP) // {} expects nothing
        example_compare(reader, expect, &scores, tolerance ? tolerance->number : TOLERANCE);
}

bool script_check(struct sandbox *sandbox, struct script *script, const struct value *survey,
                  struct arena *arena, struct diagnostics *diagnostics) {
    size_t before = diagnostics->errors;
    if (!declaration_read(sandbox, script, diagnostics) ||
        !declaration_check(script, survey, arena, diagnostics))
        return false;
    struct scan scan = scan_script(arena, script->source);
    const struct value *examples = examples_of(script);
    if (examples->list.count == 0)
        report_error(
            diagnostics, scan_key(&scan, "examples"),
            expected_format(arena, "expected examples = { { answers = { … }, expect = { … } } }"),
            "a script has at least one example");
    run_prepare(sandbox, script, survey, diagnostics);
    struct text told = TEXT("");
    for (size_t i = 0; i < examples->list.count; i++) {
        struct example_reader reader = {survey, arena, diagnostics, scan_example(&scan, i),
                                        expected_format(arena, "example %zu", i + 1)};
        struct position nil;
        if (scan_expected_nil(&scan, i, &nil))
            report_error(diagnostics, nil, "in an example, no score is none",
                         "%s: to expect nil is to expect nothing in particular", reader.name);
        check_example(sandbox, script, &examples->list.items[i], &reader, &told);
    }
    if (told.length == 0) // which scores there are is unknown where the script broke off
        declaration_check_definitions(script, arena, diagnostics);
    return diagnostics->errors == before;
}

// ---- what the others call ----

struct script *script_compile(struct sandbox *sandbox, struct arena *arena,
                              const struct source *source, struct diagnostics *diagnostics) {
    struct script *script = arena_new(arena, struct script);
    script->source = source;
    struct hash hash = hash_of(source->content);
    script->sha256 = hash_hex(arena, &hash);
    return sandbox_compile(sandbox, source->content, source_line_position(source, 1), false,
                           diagnostics, &script->chunk)
               ? script
               : NULL;
}

static void join_result(struct arena *arena, const struct value *scores,
                        const struct value *sentences, struct value *result) {
    *result = value_map();
    value_set_string(arena, result, "scores", *scores);
    value_set_string(arena, result, "sentences", *sentences);
}

bool script_score(struct sandbox *sandbox, struct script *script, const struct value *survey,
                  const struct value *answers, const struct value *before, struct arena *arena,
                  struct diagnostics *diagnostics, struct value *result) {
    struct value scores, sentences;
    struct run run = {sandbox, script, answers, before, arena, &scores, &sentences};
    if (!run_prepare(sandbox, script, survey, diagnostics) || !run_score(&run, survey, diagnostics))
        return false;
    join_result(arena, &scores, &sentences, result);
    return true;
}

bool script_group(struct sandbox *sandbox, struct script *script, const struct value *survey,
                  const struct value *statistics, struct arena *arena,
                  struct diagnostics *diagnostics, struct value *result) {
    struct run run = {sandbox, script, statistics, NULL, arena, result, NULL};
    *result = value_nil();
    return run_prepare(sandbox, script, survey, diagnostics) &&
           run_with_survey(&run, survey, run_group, diagnostics);
}

bool script_about(struct sandbox *sandbox, struct script *script, struct arena *arena,
                  struct diagnostics *diagnostics, struct value *about) {
    static const char *const keys[] = {"id", "version"};
    *about = value_map();
    if (!declaration_read(sandbox, script, diagnostics))
        return false;
    for (size_t i = 0; i < 2; i++) {
        const struct value *said = value_find(&script->table, keys[i]);
        value_set_string(arena, about, keys[i], said ? *said : value_nil());
    }
    const struct value *definitions = value_find(&script->table, "definitions");
    value_set_string(arena, about, "definitions", definitions ? *definitions : value_map());
    value_set_string(arena, about, "file", value_text(file_name(script->source->path)));
    value_set_string(arena, about, "sha256", value_text(script->sha256));
    return true;
}

// ---- specimens ----

// Fills what is nil or empty in `value` from `other`.
static void complete(struct arena *arena, struct value *value, const struct value *other) {
    bool empty_list = value->kind == VALUE_LIST && value->list.count == 0;
    if (value->kind == VALUE_NIL || empty_list) {
        *value = *other;
    } else if (value->kind == VALUE_MAP && other->kind == VALUE_MAP) {
        struct value merged = value_map(); // other people's maps are never written to
        for (size_t i = 0; i < value->map.count; i++) {
            struct value item = value->map.entries[i].value;
            const struct value *found = value_find_text(other, value->map.entries[i].key);
            if (found)
                complete(arena, &item, found);
            value_set(arena, &merged, value->map.entries[i].key, item);
        }
        for (size_t i = 0; i < other->map.count; i++)
            if (!value_find_text(value, other->map.entries[i].key))
                value_set(arena, &merged, other->map.entries[i].key, other->map.entries[i].value);
        *value = merged;
    }
}

bool script_specimen(struct sandbox *sandbox, struct script *script, const struct value *survey,
                     struct arena *arena, struct diagnostics *diagnostics, struct value *result) {
    struct example_reader reader = {survey, arena, NULL, {0}, ""};
    struct value all_scores = value_nil(), all_sentences = value_nil(), answers = value_nil();
    if (script && !run_prepare(sandbox, script, survey, diagnostics))
        return false;
    const struct value *examples = script ? examples_of(script) : NULL;
    for (size_t i = 0; examples && i < examples->list.count; i++) {
        const struct value *short_form = value_find(&examples->list.items[i], "answers");
        struct value given = example_answers(&reader, short_form, false), scores, sentences;
        struct value before = value_nil();
        if (i == 0)
            answers = example_answers(&reader, short_form, true);
        for (int wave = 1; wave <= 2; wave++) {
            struct run run = {sandbox, script, &given, &before, arena, &scores, &sentences};
            if (!run_score(&run, survey, diagnostics))
                return false;
            complete(arena, &all_scores, &scores);
            complete(arena, &all_sentences, &sentences);
            before = scores;
        }
    }
    if (answers.kind == VALUE_NIL)
        answers = example_answers(&reader, NULL, true);
    join_result(arena, &all_scores, &all_sentences, result);
    value_set_string(arena, result, "answers", answers);
    return true;
}
