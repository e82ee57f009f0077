// SPDX-License-Identifier: GPL-3.0-or-later
// Hints for those who know R and no Lua: Lua's own messages say where it stopped, these what to
// write instead.
#include "script/hint.h"

#include <string.h>

// What stands for `sign` in Lua, or in words what to do about it.
struct hint {
    const char *sign, *code, *words;
};

#define CODE(text) (text), NULL

static const char *told(struct arena *arena, const struct hint *hint) {
    return hint->code ? expected_format(arena, "in Lua: %s", hint->code) : hint->words;
}

// ---- names ----

#define REACHES_NOTHING                                                                            \
    NULL, N_("scripts reach nothing but the answers and what scripts/README.md lists")

static const struct hint names_of_r[] = {
    {"NULL", CODE("nil")},
    {"NA", CODE("nil; in what an example expects: none")},
    {"NaN", CODE("nil")},
    {"None", CODE("nil")},
    {"null", CODE("nil")},
    {"TRUE", CODE("true")},
    {"True", CODE("true")},
    {"FALSE", CODE("false")},
    {"False", CODE("false")},
    {"is", CODE("x == nil")},
    {"c", CODE("{ \"S1\", \"S2\" }")},
    {"list", CODE("{ a = 1, b = 2 }")},
    {"length", CODE("#list")},
    {"nchar", CODE("#text")},
    {"names", CODE("for name, value in pairs(map) do … end")},
    {"paste", CODE("\"a\" .. \"b\"")},
    {"paste0", CODE("\"a\" .. \"b\"")},
    {"sprintf", CODE("decimal(x, 1), string.format")},
    {"format", CODE("decimal(x, 1), string.format")},
    {"ifelse", CODE("if … then … else … end")},
    {"sapply", CODE("for place, item in ipairs(list) do … end")},
    {"lapply", CODE("for place, item in ipairs(list) do … end")},
    {"seq", CODE("for i = 1, 10 do … end")},
    {"seq_along", CODE("for i = 1, #list do … end")},
    {"append", CODE("table.insert(list, item)")},
    {"max", CODE("math.max(a, b), kit.maximum(answers, scale)")},
    {"min", CODE("math.min(a, b), kit.minimum(answers, scale)")},
    {"abs", CODE("math.abs(x)")},
    {"sqrt", CODE("math.sqrt(x)")},
    {"exp", CODE("math.exp(x)")},
    {"log", CODE("math.log(x)")},
    {"floor", CODE("math.floor(x)")},
    {"ceiling", CODE("math.ceil(x)")},
    {"round", CODE("kit.round(x, digits)")},
    {"toupper", CODE("string.upper(text)")},
    {"tolower", CODE("string.lower(text)")},
    {"print", NULL, N_("return it as a score, and look at it with steunblad explain")},
    {"cat", NULL, N_("return it as a score, and look at it with steunblad explain")},
    {"os", REACHES_NOTHING},
    {"io", REACHES_NOTHING},
    {"debug", REACHES_NOTHING},
    {"package", REACHES_NOTHING},
    {"load", REACHES_NOTHING},
    {"dofile", REACHES_NOTHING},
    {"coroutine", REACHES_NOTHING},
    {"setmetatable", REACHES_NOTHING},
    {"library", NULL, N_("there are no modules: all there is stands in scripts/README.md")},
    {"require", NULL, N_("there are no modules: all there is stands in scripts/README.md")},
};

// Does the kit have a function of this name? The table that scripts see is empty: the functions
// stand in the one behind it.
static bool is_in_kit(lua_State *state, struct text name) {
    bool found = false;
    int top = lua_gettop(state);
    lua_rawgeti(state, LUA_REGISTRYINDEX, sandbox_of(state)->kit);
    if (luaL_getmetafield(state, -1, "__index") == LUA_TTABLE) {
        sandbox_push_text(state, name);
        found = lua_rawget(state, -2) != LUA_TNIL;
    }
    lua_settop(state, top);
    return found;
}

static bool is_in_survey(const struct sandbox *sandbox, struct text name) {
    return value_find_text(sandbox->scales, name) ||
           value_find_text(value_find(sandbox->survey, "subscales"), name) ||
           value_find_text(value_find(sandbox->survey, "questions"), name);
}

// "retrun" is read as a name.
static const char *near_keyword(struct arena *arena, struct text name) {
    static const struct text keywords[] = {TEXT("function"), TEXT("return"), TEXT("local"),
                                           TEXT("elseif"),   TEXT("while"),  TEXT("repeat")};
    const struct text *near = text_nearest(name, keywords, sizeof keywords / sizeof *keywords);
    return near ? expected_nearest(arena, name, near, 1) : NULL;
}

const char *hint_of_name(lua_State *state, struct text name) {
    struct sandbox *sandbox = sandbox_of(state);
    if (is_in_survey(sandbox, name))
        return expected_format(sandbox->scratch, "in quotes: \"%.*s\"", TEXT_ARGUMENTS(name));
    // In a template "kit" is no name.
    if (sandbox->survey && is_in_kit(state, name))
        return expected_format(sandbox->scratch, "did you mean kit.%.*s?", TEXT_ARGUMENTS(name));
    for (size_t i = 0; i < sizeof names_of_r / sizeof *names_of_r; i++)
        if (text_is(name, names_of_r[i].sign))
            return told(sandbox->scratch, &names_of_r[i]);
    return near_keyword(sandbox->scratch, name);
}

// ---- grammar ----

// The line without what stands in quotes or behind "--".
static struct text code_of(struct arena *arena, struct text line) {
    char *code = (char *)arena_allocate(arena, line.length + 1);
    size_t length = 0;
    char quote = '\0';
    for (size_t i = 0; i < line.length; i++) {
        char byte = line.bytes[i];
        bool comment = byte == '-' && i + 1 < line.length && line.bytes[i + 1] == '-';
        if (!quote && comment)
            break;
        if (quote && byte == '\\')
            i++;
        else if (quote && byte == quote)
            quote = '\0';
        else if (!quote && (byte == '"' || byte == '\''))
            quote = byte;
        else if (!quote)
            code[length++] = byte;
    }
    return text_trim((struct text){code, length});
}

static const struct hint signs[] = {
    {"<-", CODE("local x = 3")},
    {"|>", CODE("kit.mean(answers, \"steun\")")},
    {"&&", CODE("a and b")},
    {"||", CODE("a or b")},
    {"!=", CODE("a ~= b")},
    {"!", CODE("not a")},
    {"%%", CODE("a % b")},
    {"+=", CODE("n = n + 1")},
    {"-=", CODE("n = n - 1")},
    {"++", CODE("n = n + 1")},
    {"$", CODE("answers.S1")},
    {") {", CODE("if … then … end, for … do … end, function … end")},
    {"){", CODE("if … then … end, for … do … end, function … end")},
    {"else {", CODE("else … end")},
    {"(i in ", CODE("for place, item in ipairs(list) do … end")},
};

static const struct hint messages[] = {
    {"near '<\\", NULL, N_("write texts between straight quotes")},
    {"'then' expected near '='", NULL, N_("to compare: a == b")},
    {"'end' expected", NULL, N_("is an end missing? each function, if and for has one of its own")},
    {"(to close '{'", NULL, N_("is a comma missing behind the one before?")},
    {"a nil value (for iterator", CODE("for place, item in ipairs(list) do … end")},
    {"a table value (for iterator", CODE("for place, item in ipairs(list) do … end")},
    {"arithmetic on a nil value", NULL,
     N_("there may be no number here: ask first, if x then … end")},
    {"compare nil with", NULL, N_("there may be no number here: ask first, if x then … end")},
    {"compare number with nil", NULL,
     N_("there may be no number here: ask first, if x then … end")},
    {"concatenate a nil value", NULL, N_("there may be nothing here: ask first, if x then … end")},
    {"index a nil value", NULL, N_("there may be nothing here: ask first, if x then … end")},
    {"stack overflow", NULL,
     N_("a function calls itself, and nothing stops it: if … then return … end")},
    {"compare number with string", NULL, N_("a number in quotes is a text: leave them out")},
    {"compare string with number", NULL, N_("a number in quotes is a text: leave them out")},
};

static const char *hint_of_grammar(struct arena *arena, struct text message, struct text code) {
    if (text_starts(code, TEXT("#")))
        return N_("a remark begins with --");
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_find(code, text_of(signs[i].sign), 0) != SIZE_MAX)
            return told(arena, &signs[i]);
    if (text_starts(message, TEXT("function arguments expected")) &&
        text_find(code, TEXT(":"), 0) != SIZE_MAX)
        return N_("in a table: name = value");
    if (text_starts(message, TEXT("syntax error")) &&
        text_find(code, TEXT("function("), 0) != SIZE_MAX)
        return N_("a function gives something back with return: return x + 1");
    if (text_starts(message, TEXT("unexpected symbol")) && text_starts(code, TEXT("end")))
        return N_("is an end missing above? elseif is one word, else if begins another if");
    return NULL;
}

const char *hint_of_message(struct arena *arena, struct text message, struct text line) {
    bool grammar = text_find(message, TEXT(" near "), 0) != SIZE_MAX;
    const char *expected = grammar ? hint_of_grammar(arena, message, code_of(arena, line)) : NULL;
    for (size_t i = 0; !expected && i < sizeof messages / sizeof *messages; i++)
        if (text_find(message, text_of(messages[i].sign), 0) != SIZE_MAX)
            expected = told(arena, &messages[i]);
    return expected;
}
