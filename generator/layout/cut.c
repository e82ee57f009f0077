// SPDX-License-Identifier: GPL-3.0-or-later
/* Page breaks. Each page takes strips until it is full; of all places at which it could end, the
 * cheapest is chosen: prices of the strips (flow.h) and of the room left empty, the last place
 * among equals. Looking back no further than one page keeps the time proportional to the length.
 *
 * When little is left for the last page of a part, the room between blocks is tightened, the same
 * everywhere, as far as that saves the page.
 *
 * A note stands on the page of its call; when it does not fit, at least two lines of it do, and the
 * rest goes first on the next page. */
#include "layout/cut.h"

#include <math.h>

#define PRICE_EMPTY 1000.0F // of a whole page left empty; goes with the square of the share
#define PRICE_SPLIT 5e3F    // a note goes on overleaf
#define SCRAP_SHARE 0.25F   // of a page: if it can be saved by tightening, it is
#define NOTE_LINES 2        // of a note stay with the call

float repeated_head(const struct flow *body, uint32_t first) {
    const struct table_head *head = body->strips[first].head;
    return head ? head->height : 0;
}

// ---- notes ----

uint32_t notes_due(const struct cutter *cutter, uint32_t count) {
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

float notes_height(const struct cutter *cutter, uint32_t first, uint32_t end) {
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

// ---- one sheet ----

/* The price of ending a page before strip `next`. */
static float price_before(const struct cutter *cutter, const struct cut *cut, uint32_t next,
                          float empty) {
    if (next == cutter->body->strip_count || cutter->body->strips[next].page_break ||
        (next == cut->limit && cut->goes_on))
        return 0;
    float share = empty / cutter->room;
    return cutter->body->strips[next].price + PRICE_EMPTY * share * share;
}

struct choice {
    struct sheet sheet;
    float price;
};

/* Weighs the sheet that ends after strip `last`, whose strips are `height` high. */
static void weigh(const struct cutter *cutter, const struct cut *cut, struct choice *best,
                  uint32_t called_before, uint32_t last, float height) {
    const struct strip *strip = &cutter->body->strips[last];
    struct sheet sheet = {.first = cut->first, .end = last + 1, .note_first = cut->note_first};
    sheet.height = height + (strip->frame ? strip->frame->below : 0);
    float room = cut->room - sheet.height;
    uint32_t wanted = notes_due(cutter, strip->notes);
    sheet.note_end = notes_fit(cutter, sheet.note_first, wanted, room);
    if (sheet.note_end < wanted &&
        (sheet.note_end < due_at_least(cutter, called_before, strip->notes) ||
         sheet.note_end == sheet.note_first))
        return;
    room -= notes_height(cutter, sheet.note_first, sheet.note_end);
    float price = price_before(cutter, cut, sheet.end, room);
    price += sheet.note_end < wanted ? PRICE_SPLIT : 0;
    if (room >= 0 && price <= best->price)
        *best = (struct choice){sheet, price};
}

static float height_above(const struct flow *body, uint32_t first) {
    const struct frame *frame = body->strips[first].frame;
    return repeated_head(body, first) + (frame ? frame->above : 0);
}

bool cut_sheet(const struct cutter *cutter, const struct cut *cut, struct sheet *sheet) {
    const struct flow *body = cutter->body;
    uint32_t called = cut->first ? body->strips[cut->first - 1].notes : 0;
    struct choice best = {.price = INFINITY};
    float height = height_above(body, cut->first);
    for (uint32_t last = cut->first; last < cut->limit; last++) {
        const struct strip *strip = &body->strips[last];
        if (last > cut->first && strip->page_break)
            break;
        height += strip->height + (last > cut->first ? strip->gap : 0);
        if (height > cut->room)
            break;
        weigh(cutter, cut, &best, called, last, height);
    }
    *sheet = best.sheet;
    return best.price < INFINITY;
}

struct sheet cut_by_force(const struct cutter *cutter, const struct cut *cut) {
    const struct strip *strip = &cutter->body->strips[cut->first];
    uint32_t due_here = notes_due(cutter, cut->first ? strip[-1].notes : 0);
    bool carried = cut->note_first < due_here;
    struct sheet sheet = {
        .first = cut->first, .end = cut->first + !carried, .note_first = cut->note_first};
    sheet.height = carried ? 0 : strip->height;
    uint32_t wanted = carried ? due_here : notes_due(cutter, strip->notes);
    sheet.note_end = notes_fit(cutter, sheet.note_first, wanted, cut->room - sheet.height);
    if (carried && sheet.note_end == sheet.note_first)
        sheet.note_end++;
    return sheet;
}

float sheet_height(const struct cutter *cutter, uint32_t first, uint32_t end) {
    if (first == end)
        return 0;
    const struct frame *last = cutter->body->strips[end - 1].frame;
    return height_above(cutter->body, first) + flow_height(cutter->body, first, end) +
           (last ? last->below : 0);
}

// ---- the whole ----

/* What notes are left when the body has ended. */
static void cut_notes(const struct cutter *cutter, struct sheets *sheets) {
    uint32_t count = (uint32_t)cutter->notes->strip_count, strips;
    struct sheet last = {0};
    if (sheets->count)
        last = sheets->items[sheets->count - 1];
    strips = (uint32_t)cutter->body->strip_count;
    for (uint32_t note = last.note_end; note < count || sheets->count == 0;) {
        struct sheet sheet = {.first = strips, .end = strips, .note_first = note};
        sheet.page = sheets->count ? sheets->items[sheets->count - 1].page + 1 : 0;
        sheet.note_end = notes_fit(cutter, note, count, cutter->room);
        if (sheet.note_end == note && note < count)
            sheet.note_end++;
        arena_push(cutter->layout->arena, sheets->items, sheets->count, sheets->capacity) = sheet;
        note = sheet.note_end;
    }
}

/* A page is one sheet. */
static struct sheets cut_pages(const struct cutter *cutter) {
    struct sheets sheets = {0};
    struct cut cut = {.limit = (uint32_t)cutter->body->strip_count, .room = cutter->room};
    while (cut.first < cut.limit) {
        struct sheet sheet;
        if (!cut_sheet(cutter, &cut, &sheet))
            sheet = cut_by_force(cutter, &cut);
        sheet.page = (uint32_t)sheets.count;
        arena_push(cutter->layout->arena, sheets.items, sheets.count, sheets.capacity) = sheet;
        cut.first = sheet.end;
        cut.note_first = sheet.note_end;
    }
    return sheets;
}

static struct sheets cut_all(const struct cutter *cutter) {
    bool columns = cutter->layout->style->columns > 1;
    struct sheets sheets = columns ? cut_columns(cutter) : cut_pages(cutter);
    cut_notes(cutter, &sheets);
    return sheets;
}

static uint32_t page_count(const struct sheets *sheets) {
    return sheets->items[sheets->count - 1].page + 1;
}

/* Does a page begin at this strip because the text says so? */
static bool is_break(const struct flow *body, uint32_t strip) {
    return strip < body->strip_count && body->strips[strip].page_break;
}

static float page_height(const struct cutter *cutter, const struct sheets *sheets, size_t first) {
    float height = 0;
    for (size_t i = first; i < sheets->count && sheets->items[i].page == sheets->items[first].page;
         i++) {
        const struct sheet *sheet = &sheets->items[i];
        height = fmaxf(height, sheet->top + sheet->height +
                                   notes_height(cutter, sheet->note_first, sheet->note_end));
    }
    return height;
}

/* Is there so little on the last page of a part that readers would rather not turn over for it? A
 * part ends where the text says that a page begins. */
static bool ends_in_scrap(const struct cutter *cutter, const struct sheets *sheets) {
    for (size_t first = 1, next; first < sheets->count; first = next) {
        const struct sheet *sheet = &sheets->items[first];
        next = first + 1;
        if (sheet->page == sheet[-1].page)
            continue;
        while (next < sheets->count && sheets->items[next].page == sheet->page)
            next++;
        bool ends = next == sheets->count || is_break(cutter->body, sheets->items[next].first);
        if (ends && !is_break(cutter->body, sheet->first) &&
            page_height(cutter, sheets, first) < SCRAP_SHARE * cutter->room)
            return true;
    }
    return false;
}

struct sheets sheets_cut(struct layout *layout, struct flow *body, const struct flow *notes) {
    static const float tighter[] = {0.92F, 0.84F, 0.76F, 0.68F, 0.6F};
    struct cutter cutter = {layout, body, notes, layout->room, NULL};
    float y = 0;
    cutter.note_ends = arena_new_array(layout->arena, notes->strip_count + 1, float);
    for (size_t i = 0; i < notes->strip_count; i++)
        cutter.note_ends[i] = y += notes->strips[i].gap + notes->strips[i].height;
    struct sheets sheets = cut_all(&cutter);
    if (!ends_in_scrap(&cutter, &sheets))
        return sheets;
    for (size_t i = 0; i < sizeof tighter / sizeof *tighter; i++) {
        flow_tighten(body, tighter[i]);
        struct sheets fewer = cut_all(&cutter);
        if (page_count(&fewer) < page_count(&sheets))
            return fewer;
    }
    flow_tighten(body, 1);
    return sheets;
}
