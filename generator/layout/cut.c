// SPDX-License-Identifier: GPL-3.0-or-later
/* Page breaks. Each page takes strips until it is full; of all places at which it could end, the
 * cheapest is chosen: prices of the strips (flow.h) and of the room left empty, the last place
 * among equals. Looking back no further than one page keeps the time proportional to the length.
 *
 * When little is left for the last page, the room between blocks is tightened, the same everywhere,
 * as far as that saves the page.
 *
 * A note stands on the page of its call; when it does not fit, at least two lines of it do, and the
 * rest goes first on the next page. */
#include "layout/page.h"

#include <math.h>

#define PRICE_EMPTY 1000.0F // of a whole page left empty; goes with the square of the share
#define PRICE_SPLIT 5e3F    // a note goes on overleaf
#define SCRAP_SHARE 0.25F   // of a page: if it can be saved by tightening, it is
#define NOTE_LINES 2        // of a note stay with the call

struct cutter {
    const struct flow *body, *notes;
    float room;
    float *note_ends; // where each strip of the notes ends when all stand in one column
};

float repeated_head(const struct flow *body, uint32_t first) {
    const struct table_head *head = body->strips[first].head;
    return head ? head->height : 0;
}

/* Strips of notes that are due when `count` notes were called. */
static uint32_t due(const struct cutter *cutter, uint32_t count) {
    return count ? cutter->body->notes->items[count - 1].end : 0;
}

/* The same, but of the last note only what must stand with its call. */
static uint32_t due_at_least(const struct cutter *cutter, uint32_t before, uint32_t count) {
    if (count == before)
        return 0;
    const struct note *last = &cutter->body->notes->items[count - 1];
    uint32_t end = last->first + NOTE_LINES;
    return end < last->end ? end : last->end;
}

static float notes_height(const struct cutter *cutter, uint32_t first, uint32_t end) {
    if (first >= end)
        return 0;
    float top = cutter->note_ends[first] - cutter->notes->strips[first].height;
    return NOTES_ABOVE + NOTES_BELOW + cutter->note_ends[end - 1] - top;
}

/* Up to which strip notes from `first` on fit into `room`, at most `end`. */
static uint32_t notes_fit(const struct cutter *cutter, uint32_t first, uint32_t end, float room) {
    while (end > first && notes_height(cutter, first, end) > room)
        end--;
    return end;
}

/* The price of ending a page before strip `next`. */
static float price_before(const struct cutter *cutter, uint32_t next, float empty) {
    if (next == cutter->body->strip_count || cutter->body->strips[next].page_break)
        return 0;
    float share = empty / cutter->room;
    return cutter->body->strips[next].price + PRICE_EMPTY * share * share;
}

struct choice {
    struct sheet sheet;
    float price;
};

/* Weighs the page that ends after strip `last`, whose strips are `height` high. */
static void weigh(const struct cutter *cutter, struct choice *best, struct sheet sheet,
                  uint32_t called_before, uint32_t last, float height) {
    const struct strip *strip = &cutter->body->strips[last];
    float room = cutter->room - height - (strip->frame ? strip->frame->below : 0);
    uint32_t wanted = due(cutter, strip->notes);
    sheet.end = last + 1;
    sheet.note_end = notes_fit(cutter, sheet.note_first, wanted, room);
    if (sheet.note_end < wanted &&
        (sheet.note_end < due_at_least(cutter, called_before, strip->notes) ||
         sheet.note_end == sheet.note_first))
        return;
    room -= notes_height(cutter, sheet.note_first, sheet.note_end);
    float price = price_before(cutter, sheet.end, room);
    price += sheet.note_end < wanted ? PRICE_SPLIT : 0;
    if (room >= 0 && price <= best->price)
        *best = (struct choice){sheet, price};
}

/* When nothing fits: notes alone, or else one strip, whatever its height. */
static struct sheet forced_sheet(const struct cutter *cutter, struct sheet sheet,
                                 uint32_t due_here) {
    bool carried = sheet.note_first < due_here;
    sheet.end = sheet.first + !carried;
    uint32_t wanted = carried ? due_here : due(cutter, cutter->body->strips[sheet.first].notes);
    float room = cutter->room - (carried ? 0 : cutter->body->strips[sheet.first].height);
    sheet.note_end = notes_fit(cutter, sheet.note_first, wanted, room);
    if (carried && sheet.note_end == sheet.note_first)
        sheet.note_end++;
    return sheet;
}

static struct sheet next_sheet(const struct cutter *cutter, uint32_t first, uint32_t note_first) {
    const struct flow *body = cutter->body;
    uint32_t called = first ? body->strips[first - 1].notes : 0;
    struct sheet start = {.first = first, .end = first, .note_first = note_first};
    struct choice best = {.price = INFINITY};
    float height = repeated_head(body, first);
    height += body->strips[first].frame ? body->strips[first].frame->above : 0;
    for (uint32_t last = first; last < body->strip_count; last++) {
        const struct strip *strip = &body->strips[last];
        if (last > first && strip->page_break)
            break;
        height += strip->height + (last > first ? strip->gap : 0);
        if (height > cutter->room)
            break;
        weigh(cutter, &best, start, called, last, height);
    }
    return best.price < INFINITY ? best.sheet : forced_sheet(cutter, start, due(cutter, called));
}

static float *note_ends(struct arena *arena, const struct flow *notes) {
    float *ends = arena_new_array(arena, notes->strip_count + 1, float), y = 0;
    for (size_t i = 0; i < notes->strip_count; i++)
        ends[i] = y += notes->strips[i].gap + notes->strips[i].height;
    return ends;
}

static struct sheets cut(struct layout *layout, const struct cutter *cutter) {
    const struct flow *body = cutter->body, *notes = cutter->notes;
    struct sheets sheets = {0};
    uint32_t first = 0, note = 0;
    while (first < body->strip_count || note < notes->strip_count || sheets.count == 0) {
        struct sheet sheet = {first, first, note, note};
        if (first < body->strip_count)
            sheet = next_sheet(cutter, first, note);
        else if (note < notes->strip_count)
            sheet.note_end = notes_fit(cutter, note, (uint32_t)notes->strip_count, cutter->room);
        if (first == body->strip_count && sheet.note_end == note && note < notes->strip_count)
            sheet.note_end++;
        arena_push(layout->arena, sheets.items, sheets.count, sheets.capacity) = sheet;
        first = sheet.end;
        note = sheet.note_end;
    }
    return sheets;
}

/* Is there so little on the last page that readers would rather not turn over for it? */
static bool ends_in_scrap(const struct cutter *cutter, const struct sheets *sheets) {
    const struct sheet *last = &sheets->items[sheets->count - 1];
    float height = flow_height(cutter->body, last->first, last->end) +
                   notes_height(cutter, last->note_first, last->note_end);
    return sheets->count > 1 && height < SCRAP_SHARE * cutter->room;
}

struct sheets sheets_cut(struct layout *layout, struct flow *body, const struct flow *notes) {
    static const float tighter[] = {0.92F, 0.84F, 0.76F, 0.68F, 0.6F};
    struct cutter cutter = {body, notes, layout->room, note_ends(layout->arena, notes)};
    struct sheets sheets = cut(layout, &cutter);
    if (!ends_in_scrap(&cutter, &sheets))
        return sheets;
    for (size_t i = 0; i < sizeof tighter / sizeof *tighter; i++) {
        flow_tighten(body, tighter[i]);
        struct sheets fewer = cut(layout, &cutter);
        if (fewer.count < sheets.count)
            return fewer;
    }
    flow_tighten(body, 1);
    return sheets;
}
