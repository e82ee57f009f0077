// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages of two columns. The body is a row of regions: strips over the whole width (a title, a wide
 * table) and strips of one column. A page takes regions from top to bottom; the columns of a region
 * that ends on the page are made about equally high, so that a reader who comes to the end of the
 * one looks up to the head of the other and not down past an empty half.
 *
 * Notes stand at the foot of the column that calls them; where further regions follow on the page,
 * at the foot of the last of those. */
#include "layout/cut.h"

#include <math.h>

#define COLUMNS 2
#define PRICE_UNEVEN 10.0F  // for columns that differ by one line; goes with the square
#define PRICE_FALLING 15.0F // the second one is the longer

struct paging {
    const struct cutter *cutter;
    struct sheets sheets;
    uint32_t page;
    uint32_t first, note; // what comes next
    uint32_t end;         // of the region in which `first` stands
    size_t page_start;    // the first sheet of this page
    uint32_t page_note;   // the first note of this page
    float y;              // below what stands on the page
};

static bool is_wide(const struct paging *paging, uint32_t strip) {
    return paging->cutter->body->strips[strip].wide;
}

/* Does strip `next` belong to the same region as the one before it? */
static bool continues(const struct paging *paging, uint32_t next) {
    const struct flow *body = paging->cutter->body;
    return next < body->strip_count && body->strips[next].wide == body->strips[next - 1].wide &&
           !body->strips[next].page_break;
}

static bool ends_page(const struct paging *paging, uint32_t strip) {
    const struct flow *body = paging->cutter->body;
    return strip == body->strip_count || body->strips[strip].page_break;
}

/* Room between what stands on the page and a strip below it. */
static float gap_above(const struct paging *paging, uint32_t strip) {
    const struct strip *next = &paging->cutter->body->strips[strip];
    float inside = next->frame ? next->frame->above : 0;
    return paging->y > 0 ? fmaxf(0, next->gap - inside) : 0;
}

/* Height of the strips from `first` on that must not be parted. */
static float least_height(const struct paging *paging, uint32_t first) {
    const struct flow *body = paging->cutter->body;
    uint32_t end = first + 1;
    while (continues(paging, end) && body->strips[end].price >= PRICE_WIDOW)
        end++;
    return sheet_height(paging->cutter, first, end);
}

/* Does what follows the region fit below it, when the region leaves this much room? */
static bool goes_on(const struct paging *paging, float room) {
    const struct flow *body = paging->cutter->body;
    uint32_t end = paging->end;
    if (ends_page(paging, end) || room < 0)
        return false;
    uint32_t due = notes_due(paging->cutter, body->strips[end].notes);
    float needed = body->strips[end].gap + least_height(paging, end) +
                   notes_height(paging->cutter, paging->page_note, due);
    return needed <= room;
}

/* Puts sheets of one region on the page. The notes of regions above go to the foot of these. */
static void put(struct paging *paging, const struct sheet *sheets, size_t count, float top) {
    const struct style *style = paging->cutter->layout->style;
    bool from_right = font_right_to_left(paging->cutter->layout->document->language);
    for (size_t i = paging->page_start; i < paging->sheets.count; i++)
        paging->sheets.items[i].note_first = paging->sheets.items[i].note_end = paging->page_note;
    float bottom = top;
    for (size_t i = 0; i < count; i++) {
        struct sheet sheet = sheets[i];
        size_t column = from_right && !is_wide(paging, sheet.first) ? COLUMNS - 1 - i : i;
        sheet.page = paging->page;
        sheet.top = top;
        sheet.x = (float)column * (style_column_width(style) + style->column_gap);
        bottom = fmaxf(bottom, top + sheet.height);
        arena_push(paging->cutter->layout->arena, paging->sheets.items, paging->sheets.count,
                   paging->sheets.capacity) = sheet;
        paging->first = sheet.end;
        paging->note = sheet.note_end;
    }
    paging->y = bottom;
}

/* Height of the region, or something beyond `limit`: looks no further than it must. */
static float region_height(const struct paging *paging, float limit) {
    const struct strip *strips = paging->cutter->body->strips;
    float height = 0;
    for (uint32_t i = paging->first; i < paging->end && height <= limit; i++)
        height += strips[i].height + (i > paging->first ? strips[i].gap : 0);
    return height;
}

/* A region over the whole width; false when nothing of it fits. */
static bool put_wide(struct paging *paging) {
    const struct cutter *cutter = paging->cutter;
    float top = paging->y + gap_above(paging, paging->first), room = cutter->room - top;
    struct cut cut = {paging->first, paging->end, paging->page_note, room,
                      goes_on(paging, room - region_height(paging, room))};
    struct sheet sheet;
    if (!cut_sheet(cutter, &cut, &sheet))
        return false;
    put(paging, &sheet, 1, top);
    return true;
}

struct balance {
    struct sheet sheets[COLUMNS];
    float price;
};

/* Weighs the columns that part before `middle`. */
static void weigh(const struct paging *paging, uint32_t middle, float room, struct balance *best) {
    const struct cutter *cutter = paging->cutter;
    const struct strip *strips = cutter->body->strips;
    uint32_t end = paging->end;
    struct balance balance = {
        .sheets = {{.first = paging->first, .end = middle}, {.first = middle, .end = end}}};
    uint32_t note = paging->page_note;
    for (size_t i = 0; i < COLUMNS; i++) {
        struct sheet *sheet = &balance.sheets[i];
        sheet->height = sheet_height(cutter, sheet->first, sheet->end);
        sheet->note_first = note;
        if (sheet->first < sheet->end)
            note = notes_due(cutter, strips[sheet->end - 1].notes);
        sheet->note_end = note;
        if (sheet->height + notes_height(cutter, sheet->note_first, sheet->note_end) > room)
            return;
    }
    float lines =
        (balance.sheets[0].height - balance.sheets[1].height) / cutter->layout->style->body.leading;
    balance.price = PRICE_UNEVEN * lines * lines + (lines < 0 ? PRICE_FALLING : 0) +
                    (middle < end ? strips[middle].price : 0);
    if (balance.price < best->price)
        *best = balance;
}

/* The best way to divide the region between the columns; false when it does not fit. */
static bool divide(const struct paging *paging, float room, struct balance *best) {
    *best = (struct balance){.price = INFINITY};
    if (region_height(paging, COLUMNS * room) > COLUMNS * room)
        return false;
    for (uint32_t middle = paging->first + 1; middle <= paging->end; middle++)
        weigh(paging, middle, room, best);
    return best->price < INFINITY;
}

static size_t fill_columns(const struct paging *paging, float room, struct sheet *sheets) {
    struct cut cut = {paging->first, paging->end, paging->page_note, room, false};
    size_t count = 0;
    while (count < COLUMNS && cut.first < cut.limit &&
           cut_sheet(paging->cutter, &cut, &sheets[count])) {
        cut.first = sheets[count].end;
        cut.note_first = sheets[count++].note_end;
    }
    return count;
}

/* A region of columns; false when nothing of it fits. Columns are not made equal when the page
 * could not end below them: a heading goes overleaf with what it stands above. */
static bool put_columns(struct paging *paging) {
    float top = paging->y + gap_above(paging, paging->first), room = paging->cutter->room - top;
    struct balance best;
    struct sheet sheets[COLUMNS];
    bool divided = divide(paging, room, &best);
    float height = divided ? fmaxf(best.sheets[0].height, best.sheets[1].height) : 0;
    size_t count = 0;
    if (!divided || !(ends_page(paging, paging->end) || goes_on(paging, room - height))) {
        count = fill_columns(paging, room, sheets);
        divided = divided && count && sheets[count - 1].end == paging->end;
    }
    if (divided)
        put(paging, best.sheets, best.sheets[1].first < best.sheets[1].end ? COLUMNS : 1, top);
    else if (count)
        put(paging, sheets, count, top);
    return divided || count;
}

/* Puts regions on the page until one does not end on it. */
static void fill_page(struct paging *paging) {
    const struct flow *body = paging->cutter->body;
    paging->y = 0;
    paging->page_start = paging->sheets.count;
    paging->page_note = paging->note;
    while (paging->first < body->strip_count) {
        bool empty = paging->sheets.count == paging->page_start;
        if (!empty && body->strips[paging->first].page_break)
            return;
        if (paging->first >= paging->end)
            for (paging->end = paging->first + 1; continues(paging, paging->end);)
                paging->end++;
        bool some = is_wide(paging, paging->first) ? put_wide(paging) : put_columns(paging);
        if (!some && empty) {
            struct cut cut = {paging->first, paging->end, paging->page_note, paging->cutter->room,
                              false};
            struct sheet sheet = cut_by_force(paging->cutter, &cut);
            put(paging, &sheet, 1, 0);
        }
        if (!some || paging->first < paging->end)
            return;
    }
}

struct sheets cut_columns(const struct cutter *cutter) {
    struct paging paging = {.cutter = cutter};
    for (; paging.first < cutter->body->strip_count; paging.page++)
        fill_page(&paging);
    return paging.sheets;
}
