// SPDX-License-Identifier: GPL-3.0-or-later
// The examples of the shipped scripts are the ones that scripts/README.md asks for: everything at
// its lowest, everything at its highest, each kind of missing, and a case worked by hand with its
// arithmetic in a remark. That they hold is for `check`; here they are read with Lua alone.
#include "survey/survey.h"

#include <ctype.h>
#include <glob.h>
#include <lauxlib.h>
#include <lualib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum end { LOWEST, HIGHEST };

static struct arena *arena;
static struct diagnostics diagnostics;

static const struct survey *read_survey(const char *id) {
    struct text path = text_format(arena, "surveys/instruments/%s.yaml", id);
    const struct survey *survey =
        survey_read(arena, source_read(arena, path, &diagnostics), TEXT(""), &diagnostics);
    assert_non_null(survey);
    return survey;
}

// ---- answers, the value on top of the stack; nil is no answer ----

static const struct option *chosen(lua_State *state, const struct question *question) {
    const struct option *found = NULL;
    const char *code = luaL_tolstring(state, -1, NULL);
    for (size_t i = 0; question->scale && i < question->scale->option_count; i++)
        if (text_is(question->scale->options[i].code, code))
            found = &question->scale->options[i];
    lua_pop(state, 1);
    return found;
}

static bool has_scores(const struct question *question) {
    for (size_t i = 0; question->scale && i < question->scale->option_count; i++)
        if (question->scale->options[i].has_score)
            return true;
    return false;
}

static bool single_at(lua_State *state, const struct question *question, enum end end) {
    const struct option *option = chosen(state, question);
    double wanted = end == LOWEST ? question->scale->minimum : question->scale->maximum;
    return option && option->has_score && option_score(question, option) == wanted;
}

// Lowest: nobody; highest: somebody who has all of each column with several answers.
static bool roster_at(lua_State *state, const struct question *roster, enum end end) {
    if (!lua_istable(state, -1) || end == LOWEST)
        return lua_istable(state, -1) && luaL_len(state, -1) == 0;
    bool all = luaL_len(state, -1) > 0;
    lua_geti(state, -1, 1);
    for (size_t i = 0; all && i < roster->part_count; i++) {
        const struct question *column = &roster->parts[i];
        if (column->kind != QUESTION_MULTIPLE)
            continue;
        all = lua_getfield(state, -1, column->id.bytes) == LUA_TTABLE &&
              (size_t)luaL_len(state, -1) == column->scale->option_count;
        lua_pop(state, 1);
    }
    lua_pop(state, 1);
    return all;
}

static bool everything_at(lua_State *state, const struct survey *survey, enum end end) {
    bool all = true;
    for (size_t i = 0; i < survey->answered_count; i++) {
        const struct question *question = survey->answered[i];
        lua_getfield(state, -1, question->id.bytes);
        if (question->kind == QUESTION_SINGLE && has_scores(question))
            all &= single_at(state, question, end);
        else if (question->kind == QUESTION_ROSTER)
            all &= roster_at(state, question, end);
        lua_pop(state, 1);
    }
    return all;
}

// Which kinds of missing are told, as bits; what is left out tells nothing.
static unsigned kinds_of_missing(lua_State *state, const struct survey *survey) {
    unsigned kinds = 0;
    for (size_t i = 0; i < survey->answered_count; i++) {
        lua_getfield(state, -1, survey->answered[i]->id.bytes);
        const struct option *option = chosen(state, survey->answered[i]);
        for (enum missing kind = MISSING_SKIPPED; kind <= MISSING_NOT_ASKED; kind++)
            if ((option && option->missing == kind) ||
                (lua_isstring(state, -1) &&
                 strcmp(lua_tostring(state, -1), missing_name(kind)) == 0))
                kinds |= 1U << kind;
        lua_pop(state, 1);
    }
    return kinds;
}

// ---- the remark ----

// Do the remarks from here on, line after line, hold an equation?
static bool reckons(const char *line) {
    while (line) {
        const char *end = strchr(line, '\n');
        const char *dashes = strstr(line, "--");
        if (!dashes || (end && dashes > end))
            return false;
        for (const char *sign = dashes; sign && (!end || sign < end); sign = strchr(sign + 1, '='))
            if (*sign == '=' && isdigit((unsigned char)sign[sign[1] == ' ' ? 2 : 1]))
                return true;
        line = end ? end + 1 : NULL;
    }
    return false;
}

static bool worked_by_hand(const char *file) {
    struct source *source = source_read(arena, text_of(file), &diagnostics);
    for (const char *at = source->content.bytes; (at = strstr(at, "by hand")); at++) {
        const char *line = at;
        while (line > source->content.bytes && line[-1] != '\n')
            line--;
        if (reckons(line))
            return true;
    }
    return false;
}

// ---- one script ----

static void check_script(const char *file) {
    lua_State *state = luaL_newstate();
    lua_pushboolean(state, 0);
    lua_setglobal(state, "none");
    luaL_openlibs(state);
    if (luaL_dofile(state, file) != LUA_OK)
        fail_msg("%s", lua_tostring(state, -1));
    lua_getfield(state, -1, "survey");
    const struct survey *survey = read_survey(lua_tostring(state, -1));
    lua_pop(state, 1);
    lua_getfield(state, -1, "examples");
    bool seen[2] = {false, false};
    unsigned kinds = 0;
    for (lua_Integer i = 1; i <= luaL_len(state, -1); i++) {
        lua_geti(state, -1, i);
        lua_getfield(state, -1, "answers");
        seen[LOWEST] |= everything_at(state, survey, LOWEST);
        seen[HIGHEST] |= everything_at(state, survey, HIGHEST);
        kinds |= kinds_of_missing(state, survey);
        lua_pop(state, 2);
    }
    lua_close(state);
    if (!seen[LOWEST] || !seen[HIGHEST])
        fail_msg("%s: no example with everything at its %s", file,
                 seen[LOWEST] ? "highest" : "lowest");
    for (enum missing kind = MISSING_SKIPPED; kind <= MISSING_NOT_ASKED; kind++)
        if (!(kinds & 1U << kind))
            fail_msg("%s: no example with %s", file, missing_name(kind));
    if (!worked_by_hand(file))
        fail_msg("%s: no example worked by hand with its arithmetic in a remark", file);
}

static void every_script_has_the_examples_it_deserves(void **state) {
    (void)state;
    glob_t files;
    arena = arena_create();
    diagnostics = diagnostics_create(arena);
    assert_int_equal(glob("scripts/*.lua", 0, NULL, &files), 0);
    assert_int_equal(files.gl_pathc, 7); // the other three surveys are for conversations
    for (size_t i = 0; i < files.gl_pathc; i++)
        check_script(files.gl_pathv[i]);
    globfree(&files);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_script_has_the_examples_it_deserves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
