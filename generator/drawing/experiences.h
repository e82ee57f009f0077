// SPDX-License-Identifier: GPL-3.0-or-later
/* The figure of experiences, private to drawing/: what its words and its panels share. */
#ifndef STEUNBLAD_EXPERIENCES_H
#define STEUNBLAD_EXPERIENCES_H

#include "drawing/chart.h"
#include "drawing/icon.h"

/* How it is with an experience. Of one without a state the figure says nothing but its name. */
enum state { STATE_THERE, STATE_LITTLE, STATE_NOT_YET, STATE_UNKNOWN, STATES, STATE_NONE = STATES };

struct experience {
    const struct icon *icon;
    size_t group;
    enum state state;
    struct text text; // printed below its name; may be empty
    struct label name_label, text_label;
};

struct experience_group {
    struct text title; // may be empty
    size_t count;      // of its experiences
};

struct experiences {
    struct chart *chart;
    struct experience *all;
    struct experience_group *groups; // in the order in which they are named first
    size_t group_count;
    struct text state_words[STATES];
    bool has_state[STATES]; // of any experience
};

/* Draws the groups from the top of the drawing; returns where they end. */
float experiences_draw_panels(struct experiences *experiences);

/* The round in which an icon stands says how it is, without any colour: filled; half of its edge
 * heavy; a dashed edge; no edge but a question mark. Without a state it has a thin edge. */
void experiences_draw_round(const struct experiences *experiences, enum state state,
                            const struct icon *icon, struct point middle, float diameter);

#endif
