// SPDX-License-Identifier: GPL-3.0-or-later
// Whose words an expression gives: a sentence of a script's is written for this document, like the
// template itself; an answer, a name or a wording comes from outside.
#include "document/expand.h"

// What scripts write, as templates call it.
static const struct text scripts[] = {TEXT("sentences"), TEXT("findings")};

// A respondent's own words, also where a script's stand beside them.
static const struct text answers = TEXT("answers");

static bool is_name_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (byte >= '0' && byte <= '9');
}

// Does the expression use this name, and not a field of the same name?
static bool mentions(struct text expression, struct text name) {
    for (size_t at = 0; (at = text_find(expression, name, at)) != SIZE_MAX; at++) {
        char before = at ? expression.bytes[at - 1] : ' ';
        size_t end = at + name.length;
        char after = end < expression.length ? expression.bytes[end] : ' ';
        if (!is_name_byte(before) && before != '.' && !is_name_byte(after))
            return true;
    }
    return false;
}

bool filling_writes(const struct filling *filling, struct text expression) {
    if (mentions(expression, answers))
        return false;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (mentions(expression, scripts[i]))
            return true;
    for (size_t i = filling->scope_count; i-- > 0;)
        if (mentions(expression, filling->scopes[i].variable))
            return filling->scopes[i].written;
    return false;
}

void filling_enter(struct filling *filling, const struct part *loop) {
    bool written = filling_writes(filling, loop->expression->text);
    arena_push(filling->arena, filling->scopes, filling->scope_count, filling->scope_capacity) =
        (struct scope){loop->variable, written};
}

void filling_leave(struct filling *filling) {
    filling->scope_count--;
}
