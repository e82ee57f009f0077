// SPDX-License-Identifier: GPL-3.0-or-later
/* What to do about text that is not YAML. libyaml says what its scanner met, in English and in the
 * words of the standard; an editor of questionnaires wants to know what to type. */
#ifndef STEUNBLAD_YAML_HINT_H
#define STEUNBLAD_YAML_HINT_H

#include "base/text.h"

/* The `expected` of a problem as libyaml words it, met at byte `at` of `content`; marked N_().
 * NULL for one that is too rare to have a hint. */
const char *yaml_hint(const char *problem, struct text content, size_t at);

#endif
