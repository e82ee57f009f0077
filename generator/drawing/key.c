// SPDX-License-Identifier: GPL-3.0-or-later
// What the marks of a figure mean: signs with words, one behind the other, on as many lines as
// they need.
#include "drawing/draft.h"

#include <math.h>

#define SIGN_GAP 1.5F // before the next sign; in label sizes

struct key key_begin(const struct drafting *drafting, struct drawing *drawing, float left,
                     float right, float top) {
    return (struct key){drafting, drawing, left, right, left, top, 0};
}

struct point key_add(struct key *key, float sign_width, struct text words) {
    const struct drafting *drafting = key->drafting;
    float size = drafting->palette->size, before = sign_width + KEY_WORD_GAP * size;
    struct label label =
        draft_wrap(drafting, false, size, words, fmaxf(size, key->right - key->left - before));
    if (key->x > key->left && key->x + before + label.width > key->right)
        key_end_line(key);
    struct point sign = {key->x, key->top + LINE_HEIGHT * size / 2};
    struct point middle = {key->x + before, key->top + draft_height(&label, size) / 2};
    draft_label(drafting, key->drawing, &label, middle,
                (struct lettering){.size = size, .colour = drafting->palette->text});
    key->x = middle.x + label.width + SIGN_GAP * size;
    key->line = fmaxf(key->line, draft_height(&label, size));
    return sign;
}

float key_end_line(struct key *key) {
    key->x = key->left;
    key->top += key->line;
    key->line = 0;
    return key->top;
}
