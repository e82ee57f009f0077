// SPDX-License-Identifier: GPL-3.0-or-later
// What style.c and contrast.c share. Private to layout/.
#ifndef STEUNBLAD_LAYOUT_STYLE_H
#define STEUNBLAD_LAYOUT_STYLE_H

#include "base/schema.h"
#include "layout/layout.h"

/* The named colours of a style, in the order of their table in style.c. */
enum tint_name {
    TINT_TEXT,
    TINT_QUIET,
    TINT_ACCENT,
    TINT_ACCENT_SOFT,
    TINT_LINE,
    TINT_PAPER,
    TINT_BOX,
    TINT_WARNING,
    TINT_WARNING_BOX,
    TINT_CODE_GROUND,
    TINT_TABLE_HEAD,
    TINT_RULE,
    TINTS
};

struct tint {
    const char *name;
    struct colour colour;
    struct position position; // where the style gives it; of the whole file when it does not
};

/* Type and where its colour was chosen. */
struct type_choice {
    const char *name;
    const struct type_style *type;
    const char *colour_name;
    struct position position;
};

enum type_name {
    TYPE_BODY,
    TYPE_SMALL,
    TYPE_SUBTITLE,
    TYPE_CODE,
    TYPE_TABLE,
    TYPE_HEADER,
    TYPE_FOOTER,
    TYPE_HEADING_1,
    TYPES = TYPE_HEADING_1 + 6
};

/* What reading a style needs and fills. */
struct style_reader {
    struct schema schema;
    struct style *style;
    struct tint tints[TINTS];
    struct type_choice types[TYPES];
    struct position whole; // for what the file leaves out
    bool good;
};

/* In this order: type looks colours up. `map` may be NULL. */
void style_read_colours(struct style_reader *reader, const struct value *map, bool black_and_white);
void style_read_types(struct style_reader *reader, const struct value *map);

/* What a text for all languages that have none of their own is called. */
#define OTHER_LANGUAGES "other"

/* The running lines and the masthead, once the margins are known; each map may be NULL. */
void style_read_running(struct style_reader *reader, const struct value *header,
                        const struct value *footer, const struct value *masthead);

/* How far the running lines reach above and below their baseline, as a share of their size. */
#define RUNNING_ASCENT 1.2F // with the ground of the notice
#define RUNNING_DESCENT 0.3F

/* Millimetres in points. */
float style_points(double millimetres);

/* Contrast of two colours, 1 to 21 (WCAG 2.1, "contrast ratio"). */
double contrast_ratio(struct colour a, struct colour b);

/* Reports every kind of type that stands out too little from what it stands on. */
bool contrast_check(struct arena *arena, const struct tint tints[TINTS],
                    const struct type_choice types[TYPES], struct diagnostics *diagnostics);

#endif
