// SPDX-License-Identifier: GPL-3.0-or-later
/* Labels in lines, private to drawing/. */
#ifndef STEUNBLAD_WRAP_H
#define STEUNBLAD_WRAP_H

#include "font/font.h"

struct label {
    struct text *lines;
    size_t count, capacity;
    float width; // of the widest line, in points
};

/* Breaks `text` into lines no wider than `width` points: between words and behind hyphens; where a
 * word alone is too wide, at a hyphenation point; where there is none, between characters. Nothing
 * is ever cut. */
struct label label_wrap(struct arena *arena, struct font_set *fonts, bool bold,
                        struct text language, struct text text, float size, float width);

#endif
