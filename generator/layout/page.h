// SPDX-License-Identifier: GPL-3.0-or-later
// From the column to pages. Private to layout/.
#ifndef STEUNBLAD_LAYOUT_PAGE_H
#define STEUNBLAD_LAYOUT_PAGE_H

#include "layout/paragraph.h"

/* What goes into one column of a page, or over its whole width: strips of the body, strips of the
 * notes at its foot. */
struct sheet {
    uint32_t first, end;
    uint32_t note_first, note_end;
    uint32_t page;        // from 0
    float x, top, height; // of the body, from the corner of the text area
};

struct sheets {
    struct sheet *items; // by page
    size_t count, capacity;
};

#define NOTES_ABOVE 12.0F // room over the rule that parts notes from text
#define NOTES_BELOW 7.0F  // and under it

/* Cuts the body into pages, tightening it when that saves the last one (cut.c). */
struct sheets sheets_cut(struct layout *layout, struct flow *body, const struct flow *notes);

/* Room that the head of a table takes on a page that begins with this strip, or 0. */
float repeated_head(const struct flow *body, uint32_t first);

/* Where the text begins on a page: `number` from 1, the outer margin is on the outside. */
float page_left(const struct layout *layout, size_t number);

/* Puts the strips where they stand (page.c). */
struct pages *pages_put(struct layout *layout, const struct sheets *sheets, const struct flow *body,
                        const struct flow *notes);

/* Masthead, header and notice, which come before the text; footer, which comes behind it
 * (running.c). `number` from 1. */
void running_put_header(struct layout *layout, struct page *page, size_t number, size_t count);
void running_put_footer(struct layout *layout, struct page *page, size_t number, size_t count);

/* How many items each of the two can put on a page. */
#define RUNNING_LIMIT 128

#endif
