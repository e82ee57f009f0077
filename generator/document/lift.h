// SPDX-License-Identifier: GPL-3.0-or-later
/* Placeholders and directives are lifted out of a template before Markdown is parsed, so that
 * Markdown never sees Lua and Lua never meets an emphasis star.
 *
 *     Dag {{ naam }}        ──►  Dag {X}         X: a private-use character, U+F0000 + index
 *     {{#if kind}}          ──►  <!--X-->        alone on its line: a comment interrupts anything
 *
 * The braces stay so that `**Naam:**{{ naam }}` closes its emphasis beside punctuation, as it
 * would beside `{{`. Lines stay lines: line n of the lifted text is line n of the source.
 */
#ifndef STEUNBLAD_LIFT_H
#define STEUNBLAD_LIFT_H

#include "base/diagnostics.h"

enum stand_in_kind {
    STAND_IN_EXPRESSION,
    STAND_IN_IF,
    STAND_IN_ELSEIF,
    STAND_IN_ELSE,
    STAND_IN_END_IF,
    STAND_IN_EACH,
    STAND_IN_END_EACH,
    STAND_IN_INCLUDE,
    STAND_IN_BROKEN, // wrong, unless it turns out to stand in code
};

struct stand_in {
    enum stand_in_kind kind;
    struct position position; // from `{{` to `}}`
    struct position inside;   // the expression, or the name of the included file
    struct text variable;     // {{#each variable in …}}
    const char *problem;      // broken: what is wrong, in English
    const char *expected;     // may be NULL
};

struct lifted {
    struct text text;
    struct stand_in *stand_ins;
    size_t count, capacity;
};

/* The source from `start` without placeholders. Reports private-use characters. */
struct lifted lift(struct arena *arena, const struct source *source, uint32_t start,
                   struct diagnostics *diagnostics);

/* The source from `start` as it is, for files in which `{{` is text. */
struct lifted lift_nothing(struct arena *arena, const struct source *source, uint32_t start);

/* Takes a literal apart: the next stretch of text, then the stand-in behind it (NULL at the end).
 * False when there is nothing left at `*offset`. */
bool lifted_next(const struct lifted *lifted, struct text literal, size_t *offset,
                 struct text *text, const struct stand_in **stand_in);

/* The literal with the template's own text where stand-ins are: for code. */
struct text lifted_restore(struct arena *arena, const struct lifted *lifted, struct text literal);

/* Where the expression that starts at `from` meets its `}}` on the same line, by Lua's lexical
 * rules (Lua 5.4 manual, 3.1): not in strings, comments or tables. SIZE_MAX when nowhere. */
size_t lift_expression_end(struct text text, size_t from);

#endif
