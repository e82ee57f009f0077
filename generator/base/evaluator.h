// SPDX-License-Identifier: GPL-3.0-or-later
/* What templates need of a language for expressions, so that document/ need not know Lua and
 * script/ need not know documents. */
#ifndef STEUNBLAD_EVALUATOR_H
#define STEUNBLAD_EVALUATOR_H

#include "base/diagnostics.h"
#include "base/value.h"

struct evaluator {
    void *context;
    /* Compiles an expression once; its id is used from then on. Reports and returns false when it
     * is no expression. */
    bool (*compile)(void *context, struct text expression, struct position position,
                    struct diagnostics *diagnostics, uint32_t *id);
    /* Evaluates; the value lives in `arena` or in the tree of values. Reports at the expression's
     * position and returns false when it fails. */
    bool (*evaluate)(void *context, uint32_t id, struct arena *arena,
                     struct diagnostics *diagnostics, struct value *result);
    /* Makes `name` known to expressions, hiding an outer one, until the matching unbind. */
    void (*bind)(void *context, struct text name, const struct value *value);
    void (*unbind)(void *context);
    /* A value as text in the language's way ("1,5"); false when it is nil, a list or a map. */
    bool (*text)(void *context, struct arena *arena, const struct value *value,
                 struct text *result);
    /* Did the last evaluation fail because of a name that does not exist? Then it would fail with
     * any values, also in a branch that these values do not enter. */
    bool (*failed_on_name)(void *context);
};

#endif
