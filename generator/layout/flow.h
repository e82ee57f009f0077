// SPDX-License-Identifier: GPL-3.0-or-later
/* The column before it is cut into pages: strips, one below the other, none of which is ever torn
 * (a line of text, a row of a table, a figure), with what stands around them. Filled from top to
 * bottom by the blocks, read by page breaking. Private to layout/.
 */
#ifndef STEUNBLAD_LAYOUT_FLOW_H
#define STEUNBLAD_LAYOUT_FLOW_H

#include "layout/layout.h"

/* The price of beginning a page with a strip. Each level outweighs any number of the ones before
 * it that a page can hold, so "never" is not needed: what cannot be avoided is done where it
 * hurts least. */
#define PRICE_LINE 4.0F     // inside a paragraph rather than between two
#define PRICE_HYPHEN 400.0F // half a word at the foot of a page
#define PRICE_ROW 200.0F    // one row of a table alone on a page
#define PRICE_APART 300.0F  // between a table, figure or list and the paragraph before it
#define PRICE_WIDOW 1e4F    // one line of a paragraph alone on a page
#define PRICE_KEEP 1e6F     // inside what is to be kept whole
#define PRICE_HEADING 1e8F  // after a heading, after the head of a table

/* A background, frame or bar around some strips. */
struct frame {
    struct frame *parent;
    bool filled, stroked;
    struct colour colour;
    float x, width; // in the column
    float stroke_width, corner;
    float padding_top, padding_bottom;
    float above, below;  // these with the parents': kept free where a page begins or ends inside
    uint32_t painted_on; // while pages are put together: number of the sheet, from 1 …
    uint32_t paint;      // … and place among its paints
};

/* The first rows of a table, which are repeated where a page begins inside it. */
struct table_head {
    uint32_t first, end; // strips
    float height;
};

struct strip {
    float gap;   // to the strip above it, when they share a page
    float space; // how much of it is room between blocks, which may be tightened
    float height;
    uint32_t items, item_count; // in the flow; y from the top of the strip, x from the column
    uint32_t links, link_count;
    uint32_t notes;  // notes called up to here, this strip included
    float price;     // of beginning a page here
    bool page_break; // a page begins here
    bool wide;       // over all columns
    struct frame *frame;
    const struct table_head *head;
};

struct flow_mark {
    const struct node *node;
    uint32_t strip;
};

/* A number, bullet, tick box or icon that waits for the first line of its item. */
struct label {
    const struct node *node;           // NULL: none waits
    const struct shaped *const *parts; // NULL: a drawing, or else a tick box
    const struct drawing *drawing;
    size_t part_count;
    float x, width, size, rise;
    bool checked, from_right; // the first part stands on the right
    struct colour colour;
};

/* Notes in the order in which they are called. */
struct note {
    const struct node *node;
    struct text language;
    uint32_t first, end; // strips in the flow of notes
};

struct notes {
    struct note *items;
    size_t count, capacity;
};

struct flow {
    struct arena *arena;
    struct notes *notes; // of the document
    struct strip *strips;
    size_t strip_count, strip_capacity;
    struct item *items;
    size_t item_count, item_capacity;
    struct link_area *links;
    size_t link_count, link_capacity;
    struct flow_mark *marks;
    size_t mark_count, mark_capacity;
    struct label label;
    struct frame *frame; // innermost open one
    float height;        // so far, without what is pending
    float gap, space;    // pending: fixed room; room that collapses with the next
    float price;         // pending
    bool page_break;     // pending
    bool wide;           // for the strips to come
    float tightness;     // factor of the room between blocks, 1 at first
    bool at_top;         // of a frame: space before the first block is dropped
    const struct table_head *head;
};

struct flow flow_create(struct arena *arena, struct notes *notes);

/* Empties a flow for the next cell; its memory is used again. */
void flow_clear(struct flow *flow);

/* Room before what comes next; of several in a row the largest counts. */
void flow_space(struct flow *flow, float points);

/* The next strip begins a page only at this price; the highest counts. */
void flow_price(struct flow *flow, float price);

/* The next strip is a goal of links. */
void flow_mark(struct flow *flow, const struct node *node);

/* The strip that was marked so, or `otherwise`. Quick for what was marked lately. */
size_t flow_marked(const struct flow *flow, const struct node *node, size_t otherwise);

/* Begins a strip; what is pending is settled before it. `baseline` is where a waiting label
 * stands. The pointer is good until the next strip. */
struct strip *flow_strip(struct flow *flow, float height, float baseline);

/* A new item in the last strip, zeroed but for these. Good until the next item. */
struct item *flow_item(struct flow *flow, enum item_kind kind, const struct node *node);
void flow_link(struct flow *flow, const struct node *node, float x, float y, float width,
               float height);

/* Decoration. */
struct item *flow_rule(struct flow *flow, float x, float y, float width, float stroke,
                       struct colour colour);
void flow_rectangle(struct flow *flow, float x, float y, float width, float height,
                    struct colour colour);

void flow_open(struct flow *flow, struct frame *frame);
void flow_close(struct flow *flow);

/* From `first` on, the strips are kept on one page if that is at most `room` high. */
void flow_keep(struct flow *flow, size_t first, float room, float price);

/* Makes the room between blocks `factor` of what it was at first. */
void flow_tighten(struct flow *flow, float factor);

/* Height of the strips from `first` on. */
float flow_height(const struct flow *flow, size_t first, size_t end);

#endif
