// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the kit that works on the rows of a roster.
#include "script/sandbox.h"

void network_open(lua_State *state) {
    lua_newtable(state);
}
