// SPDX-License-Identifier: GPL-3.0-or-later
/* Contrast after WCAG 2.1, success criterion 1.4.3: 4.5:1, or 3:1 for large type (18 points, or 14
 * and bold). What stands on what is known here, so no style can print grey on grey.
 */
#include "layout/style.h"

#include <math.h>

#define ENOUGH 4.5
#define ENOUGH_WHEN_LARGE 3.0
#define LARGE 18.0F
#define LARGE_WHEN_BOLD 14.0F

static double linear(uint8_t channel) {
    double share = channel / 255.0;
    return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

double contrast_ratio(struct colour a, struct colour b) {
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

static bool bold(const struct type_style *type) {
    return type->face == FONT_BOLD || type->face == FONT_BOLD_ITALIC;
}

static double wanted(const struct type_style *type) {
    return type->size >= (bold(type) ? LARGE_WHEN_BOLD : LARGE) ? ENOUGH_WHEN_LARGE : ENOUGH;
}

static uint8_t mixed(uint8_t channel, uint8_t end, int step) {
    return (uint8_t)((channel * (255 - step) + end * step) / 255);
}

// The colour of the same hue that has the contrast, no darker or lighter than that takes.
static struct colour readable(struct colour colour, struct colour other, double least) {
    const struct colour black = {0, 0, 0}, white = {255, 255, 255};
    bool darker = contrast_ratio(black, other) >= contrast_ratio(white, other);
    uint8_t end = darker ? 0 : 255;
    struct colour found = colour;
    for (int step = 1; step <= 255 && contrast_ratio(found, other) < least; step++)
        found = (struct colour){mixed(colour.red, end, step), mixed(colour.green, end, step),
                                mixed(colour.blue, end, step)};
    return found;
}

struct check {
    struct arena *arena;
    const struct tint *tints;
    struct diagnostics *diagnostics;
    bool good;
    const char *reported[TINTS + TYPES][2]; // ink and ground: one message for each pair
    size_t reported_count;
};

static bool reported_before(struct check *check, const char *ink, const char *ground) {
    for (size_t i = 0; i < check->reported_count; i++)
        if (check->reported[i][0] == ink && check->reported[i][1] == ground)
            return true;
    if (check->reported_count < TINTS + TYPES) {
        check->reported[check->reported_count][0] = ink;
        check->reported[check->reported_count++][1] = ground;
    }
    return false;
}

/* Ratios are printed rounded down: 4.49 must not read as 4.5. */
static void on(struct check *check, const struct type_choice *choice, struct colour colour,
               enum tint_name ground_name) {
    const struct tint *ground = &check->tints[ground_name];
    double ratio = contrast_ratio(colour, ground->colour), least = wanted(choice->type);
    if (ratio >= least)
        return;
    check->good = false;
    if (reported_before(check, choice->colour_name, ground->name))
        return;
    bool left_out = choice->position.end == 0; // then the ground is what was changed
    struct colour better = left_out ? readable(ground->colour, colour, least)
                                    : readable(colour, ground->colour, least);
    report_error(check->diagnostics, left_out ? ground->position : choice->position,
                 expected_format(check->arena,
                                 "expected at least %.1f:1 (WCAG 2.1), as with #%02x%02x%02x",
                                 least, better.red, better.green, better.blue),
                 "\"%s\" on \"%s\" has a contrast of %.1f:1, too little for \"%s\" of %g points",
                 choice->colour_name, ground->name, floor(ratio * 10) / 10, choice->name,
                 (double)choice->type->size);
}

/* A tint used as ink for type of this kind. */
static void ink_on(struct check *check, const struct type_choice *like, enum tint_name ink,
                   enum tint_name ground) {
    struct type_choice choice = *like;
    choice.colour_name = check->tints[ink].name;
    choice.position = check->tints[ink].position;
    on(check, &choice, check->tints[ink].colour, ground);
}

bool contrast_check(struct arena *arena, const struct tint tints[TINTS],
                    const struct type_choice types[TYPES], struct diagnostics *diagnostics) {
    static const enum tint_name grounds[] = {TINT_PAPER, TINT_BOX, TINT_WARNING_BOX,
                                             TINT_ACCENT_SOFT};
    struct check check = {.arena = arena, .tints = tints, .diagnostics = diagnostics, .good = true};
    const struct type_choice *body = &types[TYPE_BODY];
    for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++)
        on(&check, body, body->type->colour, grounds[i]);
    // Links, labels of boxes, words in figures: small, so they ask for more than headings, which
    // come after them because of a pair only the first is reported.
    ink_on(&check, body, TINT_ACCENT, TINT_PAPER);
    ink_on(&check, body, TINT_ACCENT, TINT_BOX);
    ink_on(&check, body, TINT_WARNING, TINT_WARNING_BOX);
    ink_on(&check, &types[TYPE_SMALL], TINT_QUIET, TINT_PAPER);
    for (int type = TYPE_SMALL; type < TYPES; type++)
        on(&check, &types[type], types[type].type->colour,
           type == TYPE_CODE ? TINT_CODE_GROUND : TINT_PAPER);
    on(&check, &types[TYPE_TABLE], types[TYPE_TABLE].type->colour, TINT_TABLE_HEAD);
    return check.good;
}
