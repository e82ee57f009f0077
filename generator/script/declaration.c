// SPDX-License-Identifier: GPL-3.0-or-later
// The table that a script returns: read once, checked against the survey it scores.
#include "script/declaration.h"

#include "script/scan.h"

#include <stdlib.h>

static const struct text known_keys[] = {
    TEXT("id"),    TEXT("version"), TEXT("survey"),    TEXT("scales"),   TEXT("definitions"),
    TEXT("score"), TEXT("group"),   TEXT("sentences"), TEXT("examples"),
};
#define KNOWN_KEYS (sizeof known_keys / sizeof *known_keys)

// ---- reading ----

void declaration_push(lua_State *state, struct sandbox *sandbox, const struct script *script) {
    lua_rawgeti(state, LUA_REGISTRYINDEX, sandbox->chunks[script->chunk].function);
    lua_newtable(state); // a fresh _ENV: nothing stays from one call to the next
    lua_rawgeti(state, LUA_REGISTRYINDEX, sandbox->script_environment);
    lua_setmetatable(state, -2);
    lua_setupvalue(state, -2, 1);
    lua_call(state, 0, 1);
    if (lua_istable(state, -1))
        return;
    const char *expected = expected_format(
        sandbox->scratch, "expected a last line such as: return { id = …, score = … }");
    if (lua_isnil(state, -1))
        sandbox_raise(state, expected, "this script returns nothing");
    sandbox_raise(state, expected, "a script returns a table; this one returns a %s",
                  luaL_typename(state, -1));
}

struct reading {
    struct sandbox *sandbox;
    struct script *script;
};

static int read_table(lua_State *state) {
    struct reading *reading = lua_touserdata(state, 1);
    struct script *script = reading->script;
    struct arena *arena = reading->sandbox->arena;
    declaration_push(state, reading->sandbox, script);
    int table = lua_gettop(state);
    for (lua_pushnil(state); lua_next(state, table); lua_settop(state, table + 1)) {
        if (lua_type(state, -2) != LUA_TSTRING)
            sandbox_raise(state, NULL, "the keys of a script's table are names");
        struct text key = text_copy(arena, sandbox_text(state, -2));
        if (lua_isfunction(state, -1)) {
            lua_Debug record;
            lua_getinfo(state, ">S", &record);
            value_set(arena, &script->functions, key, value_number(record.linedefined));
        } else {
            struct value value;
            capture_declared(state, -1, arena, script->source, key, &value);
            value_set(arena, &script->table, key, value);
        }
    }
    return 0;
}

static int compare_entries(const void *a, const void *b) {
    return text_compare(((const struct entry *)a)->key, ((const struct entry *)b)->key);
}

static void sort_entries(struct value *map) {
    if (map->map.count)
        qsort(map->map.entries, map->map.count, sizeof *map->map.entries, compare_entries);
}

bool declaration_read(struct sandbox *sandbox, struct script *script,
                      struct diagnostics *diagnostics) {
    if (script->read)
        return script->declared;
    struct reading reading = {sandbox, script};
    script->read = true;
    script->table = script->functions = value_map();
    script->declared = sandbox_run(sandbox, script->chunk, read_table, &reading, diagnostics);
    sort_entries(&script->table);
    sort_entries(&script->functions);
    return script->declared;
}

// ---- scales ----

// {at_least = 4}, {share = 0.5} or "all" → rule and threshold; false when it is none of these.
static bool read_rule(const struct value *rule, const char **name, double *threshold) {
    static const char *const names[] = {"at_least", "share"};
    *name = "all";
    *threshold = 0;
    if (!rule || rule->kind == VALUE_NIL)
        return true;
    if (rule->kind == VALUE_TEXT)
        return text_is(rule->text, "all");
    for (size_t i = 0; i < 2 && rule->kind == VALUE_MAP && rule->map.count == 1; i++) {
        const struct value *number = value_find(rule, names[i]);
        if (!number || number->kind != VALUE_NUMBER || number->number <= 0 ||
            (i == 1 && number->number > 1))
            continue;
        *name = names[i];
        *threshold = number->number;
        return true;
    }
    return false;
}

static bool good_items(const struct value *items) {
    if (!items || items->kind != VALUE_LIST || items->list.count == 0)
        return false;
    for (size_t i = 0; i < items->list.count; i++)
        if (items->list.items[i].kind != VALUE_TEXT)
            return false;
    return true;
}

void declaration_scales(struct sandbox *sandbox, struct script *script) {
    const struct value *scales = value_find(&script->table, "scales");
    script->scales = value_map();
    for (size_t i = 0; scales && scales->kind == VALUE_MAP && i < scales->map.count; i++) {
        const struct entry *entry = &scales->map.entries[i];
        const struct value *title = value_find(&entry->value, "title");
        const struct value *items = value_find(&entry->value, "items");
        const char *rule;
        double threshold;
        if (!good_items(items) ||
            !read_rule(value_find(&entry->value, "missing"), &rule, &threshold))
            continue;
        struct value scale = value_map();
        value_set_string(sandbox->arena, &scale, "title", title ? *title : value_text(entry->key));
        value_set_string(sandbox->arena, &scale, "items", *items);
        value_set_string(sandbox->arena, &scale, "rule", value_string(rule));
        value_set_string(sandbox->arena, &scale, "threshold", value_number(threshold));
        value_set(sandbox->arena, &script->scales, entry->key, scale);
    }
}

// ---- checking ----

struct check {
    const struct script *script;
    const struct value *survey;
    struct scan scan;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static void check_known(struct check *check, const struct value *map) {
    for (size_t i = 0; i < map->map.count; i++) {
        struct text key = map->map.entries[i].key;
        bool known = false;
        for (size_t j = 0; j < KNOWN_KEYS; j++)
            known = known || text_equal(key, known_keys[j]);
        if (!known)
            report_error(check->diagnostics, scan_key(&check->scan, key.bytes),
                         expected_nearest(check->arena, key, known_keys, KNOWN_KEYS),
                         "unknown key \"%.*s\"", TEXT_ARGUMENTS(key));
    }
}

// The text under a required key, empty (and reported) when it is not there.
static struct text required_text(struct check *check, const char *key) {
    const struct value *value = value_find(&check->script->table, key);
    if (value && value->kind == VALUE_TEXT && value->text.length)
        return value->text;
    report_error(check->diagnostics, scan_key(&check->scan, key), NULL,
                 value ? N_("\"%s\" is no text") : N_("\"%s\" is missing"), key);
    return TEXT("");
}

static void check_function(struct check *check, const char *key, bool required) {
    const struct value *other = value_find(&check->script->table, key);
    bool there = value_find(&check->script->functions, key) != NULL;
    if (other)
        report_error(check->diagnostics, scan_key(&check->scan, key), NULL, "\"%s\" is no function",
                     key);
    else if (required && !there)
        report_error(check->diagnostics, scan_key(&check->scan, key), NULL, "\"%s\" is missing",
                     key);
}

static void check_not_functions(struct check *check) {
    static const char *const keys[] = {"id",     "version",     "survey",
                                       "scales", "definitions", "examples"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (value_find(&check->script->functions, keys[i]))
            report_error(check->diagnostics, scan_key(&check->scan, keys[i]), NULL,
                         "\"%s\" cannot be a function", keys[i]);
}

static void check_survey(struct check *check) {
    struct text named = required_text(check, "survey");
    const struct value *id = value_find(check->survey, "id");
    if (named.length && id && id->kind == VALUE_TEXT && !text_equal(named, id->text))
        report_error(check->diagnostics, scan_key(&check->scan, "survey"),
                     expected_format(check->arena, "expected \"%.*s\"", TEXT_ARGUMENTS(id->text)),
                     "this script is for the survey \"%.*s\"", TEXT_ARGUMENTS(named));
}

static void check_question(struct check *check, struct text name, struct position position) {
    const struct value *questions = value_find(check->survey, "questions");
    const struct value *question = value_find_text(questions, name);
    if (!question) {
        size_t count;
        struct text *names = view_names(questions, check->arena, &count);
        report_error(check->diagnostics, position,
                     expected_nearest(check->arena, name, names, count),
                     "unknown question \"%.*s\"", TEXT_ARGUMENTS(name));
        return;
    }
    const struct value *kind = value_find(question, "kind");
    if (kind && kind->kind == VALUE_TEXT && text_is(kind->text, "matrix"))
        report_error(check->diagnostics, position,
                     expected_format(check->arena, "expected one of its rows"),
                     "the matrix \"%.*s\" has no answer of its own", TEXT_ARGUMENTS(name));
}

static void check_scale(struct check *check, const struct entry *entry) {
    static const struct text keys[] = {TEXT("title"), TEXT("items"), TEXT("missing")};
    const struct value *items = value_find(&entry->value, "items");
    struct position position =
        scan_text(&check->scan, entry->key, scan_key(&check->scan, "scales"));
    const char *rule;
    double threshold;
    for (size_t i = 0; entry->value.kind == VALUE_MAP && i < entry->value.map.count; i++) {
        struct text key = entry->value.map.entries[i].key;
        if (!text_equal(key, keys[0]) && !text_equal(key, keys[1]) && !text_equal(key, keys[2]))
            report_error(check->diagnostics, scan_text(&check->scan, key, position),
                         expected_nearest(check->arena, key, keys, 3), "unknown key \"%.*s\"",
                         TEXT_ARGUMENTS(key));
    }
    if (!good_items(items))
        report_error(check->diagnostics, position,
                     expected_format(check->arena, "expected items = { \"G1\", \"G2\", … }"),
                     "the scale \"%.*s\" has no list of questions", TEXT_ARGUMENTS(entry->key));
    else
        for (size_t i = 0; i < items->list.count; i++)
            check_question(check, items->list.items[i].text,
                           scan_text(&check->scan, items->list.items[i].text, position));
    if (!read_rule(value_find(&entry->value, "missing"), &rule, &threshold))
        report_error(
            check->diagnostics, position,
            expected_format(check->arena, "expected \"all\", { at_least = 4 } or { share = 0.5 }"),
            "the scale \"%.*s\" has no such rule for what is missing", TEXT_ARGUMENTS(entry->key));
}

static void check_scales(struct check *check) {
    const struct value *scales = value_find(&check->script->table, "scales");
    if (!scales)
        return;
    if (scales->kind != VALUE_MAP)
        report_error(check->diagnostics, scan_key(&check->scan, "scales"), NULL,
                     "\"%s\" is no table with a name for each scale", "scales");
    for (size_t i = 0; scales->kind == VALUE_MAP && i < scales->map.count; i++)
        check_scale(check, &scales->map.entries[i]);
}

// Is there a score of this name ("goede_ouder.mean"), or a map of scores?
static bool is_score(const struct value *scores, struct text name) {
    while (scores && name.length) {
        size_t dot = text_find(name, TEXT("."), 0);
        scores = value_find_text(scores, text_slice(name, 0, dot == SIZE_MAX ? name.length : dot));
        name = dot == SIZE_MAX ? TEXT("") : text_slice(name, dot + 1, name.length);
    }
    return scores != NULL;
}

void declaration_check_definitions(const struct script *script, struct arena *arena,
                                   struct diagnostics *diagnostics) {
    const struct value *definitions = value_find(&script->table, "definitions");
    struct scan scan = scan_script(arena, script->source);
    struct position position = scan_key(&scan, "definitions");
    if (!definitions)
        return;
    if (definitions->kind != VALUE_MAP) {
        report_error(diagnostics, position, "expected { mean = \"mean of …\" }",
                     "\"%s\" is no table with a name for each score", "definitions");
        return;
    }
    size_t count;
    struct text *names = view_names(&script->scores, arena, &count);
    for (size_t i = 0; i < definitions->map.count; i++) {
        const struct entry *entry = &definitions->map.entries[i];
        if (entry->value.kind != VALUE_TEXT)
            report_error(diagnostics, scan_text(&scan, entry->key, position), NULL,
                         "the definition of \"%.*s\" is no text", TEXT_ARGUMENTS(entry->key));
        else if (!is_score(&script->scores, entry->key))
            report_error(diagnostics, scan_text(&scan, entry->key, position),
                         expected_nearest(arena, entry->key, names, count),
                         "no example gives a score \"%.*s\"", TEXT_ARGUMENTS(entry->key));
    }
}

static void check_mentions(struct check *check) {
    size_t count;
    struct mention *mentions = scan_mentions(&check->scan, check->arena, &count);
    for (size_t i = 0; i < count; i++)
        check_question(check, mentions[i].name, mentions[i].position);
}

bool declaration_check(const struct script *script, const struct value *survey, struct arena *arena,
                       struct diagnostics *diagnostics) {
    size_t before = diagnostics->errors;
    struct check check = {script, survey, scan_script(arena, script->source), arena, diagnostics};
    check_known(&check, &script->table);
    check_known(&check, &script->functions);
    check_not_functions(&check);
    required_text(&check, "id");
    required_text(&check, "version");
    check_survey(&check);
    check_scales(&check);
    check_function(&check, "score", true);
    check_function(&check, "group", false);
    check_function(&check, "sentences", false);
    check_mentions(&check);
    return diagnostics->errors == before;
}
