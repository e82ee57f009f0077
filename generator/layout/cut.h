// SPDX-License-Identifier: GPL-3.0-or-later
// What cut.c and columns of text (region.c) share. Private to layout/.
#ifndef STEUNBLAD_LAYOUT_CUT_H
#define STEUNBLAD_LAYOUT_CUT_H

#include "layout/page.h"

struct cutter {
    struct layout *layout;
    const struct flow *body, *notes;
    float room;       // height of a page
    float *note_ends; // where each strip of the notes ends when all stand in one column
};

/* Where to look for the end of a sheet. */
struct cut {
    uint32_t first, limit; // strips
    uint32_t note_first;   // of the notes that are still to come
    float room;
    bool goes_on; // what comes after `limit` fits on this page as well
};

/* The cheapest sheet; false when nothing fits. */
bool cut_sheet(const struct cutter *cutter, const struct cut *cut, struct sheet *sheet);

/* The same when nothing fits and something must: notes alone, or one strip, whatever its height. */
struct sheet cut_by_force(const struct cutter *cutter, const struct cut *cut);

/* Strips of notes that are due when `count` notes were called. */
uint32_t notes_due(const struct cutter *cutter, uint32_t count);

/* Of these strips of notes, with the rule above them. */
float notes_height(const struct cutter *cutter, uint32_t first, uint32_t end);

/* Height of the body of a sheet, with what must stand around its first and last strip. */
float sheet_height(const struct cutter *cutter, uint32_t first, uint32_t end);

/* Pages with more than one column. */
struct sheets cut_columns(const struct cutter *cutter);

#endif
