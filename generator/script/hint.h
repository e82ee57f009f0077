// SPDX-License-Identifier: GPL-3.0-or-later
/* What somebody who writes Lua the way R is written may have meant. Private to this folder. */
#ifndef STEUNBLAD_SCRIPT_HINT_H
#define STEUNBLAD_SCRIPT_HINT_H

#include "script/sandbox.h"

/* For a name that does not exist: what stands for R's function of that name, `kit.` where it was
 * forgotten, quotes around a scale or a question. NULL: nothing is known. */
const char *hint_of_name(lua_State *state, struct text name);

/* For a message of Lua about the grammar or a running script, with the line it is about. */
const char *hint_of_message(struct arena *arena, struct text message, struct text line);

#endif
