// SPDX-License-Identifier: GPL-3.0-or-later
// What scripts calculate with.
#include "script/sandbox.h"

void kit_open(lua_State *state) {
    lua_newtable(state);
    format_open(state);
}
