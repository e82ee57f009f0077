// SPDX-License-Identifier: GPL-3.0-or-later
/* Icons, private to drawing/: line drawings that a block chooses by name. */
#ifndef STEUNBLAD_ICON_H
#define STEUNBLAD_ICON_H

#include "drawing/draft.h"

struct icon;

/* NULL when there is no icon of that name; `expected` then says which could be meant. */
const struct icon *icon_find(struct arena *arena, struct text name, const char **expected);

/* Draws an icon in the middle of a disc of that diameter. */
void icon_draw(const struct drafting *drafting, struct drawing *drawing, const struct icon *icon,
               struct point middle, float diameter, struct colour ink);

#endif
