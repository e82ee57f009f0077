// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages are put together: backgrounds first, then the strips in their order, notes at the foot, and
 * what stands in the margins. */
#include "layout/page.h"

#include <math.h>
#include <string.h>

#define NOTES_RULE_SHARE 0.25F // of the column
#define NOTES_RULE 0.6F

struct paint {
    const struct frame *frame;
    float top, bottom;
};

struct putting {
    struct layout *layout;
    const struct flow *body, *notes;
    struct pages *pages;
    struct page *page;
    struct page header, footer; // what stands in the margins, before it is copied
    uint32_t sheet, number;     // of the sheet and the page, from 1
    float left;                 // of the column
    float *tops;                // of the strips in it
    size_t top_capacity;
    struct paint *paints;
    size_t paint_count, paint_capacity;
    size_t next_mark, next_note_mark;
};

// ---- backgrounds ----

/* A strip reaches from `top` to `bottom` with the padding of the frames inside this one. */
static void touch(struct putting *putting, struct frame *frame, float top, float bottom) {
    if (!frame)
        return;
    top -= frame->padding_top;
    bottom += frame->padding_bottom;
    touch(putting, frame->parent, top, bottom);
    if (frame->painted_on != putting->sheet) {
        frame->painted_on = putting->sheet;
        frame->paint = (uint32_t)putting->paint_count;
        arena_push(putting->layout->arena, putting->paints, putting->paint_count,
                   putting->paint_capacity) = (struct paint){frame, top, bottom};
    } else {
        // What was painted on this sheet has its place in the list.
        struct paint *paint = &putting->paints[frame->paint];
        // NOLINTNEXTLINE(clang-analyzer-core.NullDereference)
        paint->bottom = fmaxf(paint->bottom, bottom);
    }
}

static struct item *page_item(struct page *page) {
    return &page->items[page->item_count++];
}

static void put_paints(struct putting *putting) {
    for (size_t i = 0; i < putting->paint_count; i++) {
        const struct paint *paint = &putting->paints[i];
        const struct frame *frame = paint->frame;
        struct item *item = page_item(putting->page);
        *item = (struct item){.kind = ITEM_RECTANGLE,
                              .node = &artifact_layout,
                              .x = putting->left + frame->x,
                              .y = paint->top,
                              .width = frame->width,
                              .height = paint->bottom - paint->top,
                              .colour = frame->colour};
        item->shape.filled = frame->filled;
        item->shape.stroke_width = frame->stroked ? frame->stroke_width : 0;
        item->shape.corner = frame->corner;
    }
}

// ---- strips ----

/* Copies a strip to the page with its top at `y`. */
static void put_strip(struct putting *putting, const struct flow *flow, uint32_t index, float y,
                      bool artifact) {
    const struct strip *strip = &flow->strips[index];
    struct page *page = putting->page;
    for (uint32_t i = 0; i < strip->item_count; i++) {
        struct item *item = page_item(page);
        *item = flow->items[strip->items + i];
        item->x += putting->left;
        item->y += y;
        if (artifact)
            item->node = &artifact_layout;
    }
    for (uint32_t i = 0; !artifact && i < strip->link_count; i++) {
        struct link_area *area = &page->links[page->link_count++];
        *area = flow->links[strip->links + i];
        area->x += putting->left;
        area->y += y;
    }
}

static void put_marks(struct putting *putting, const struct flow *flow, uint32_t index, float y,
                      size_t *next) {
    struct pages *pages = putting->pages;
    for (; *next < flow->mark_count && flow->marks[*next].strip <= index; ++*next)
        arena_push(putting->layout->arena, pages->destinations, pages->destination_count,
                   pages->destination_capacity) =
            (struct destination){flow->marks[*next].node, putting->number - 1, y};
}

static void put_head(struct putting *putting, const struct table_head *head, float y) {
    for (uint32_t i = head->first; i < head->end; i++) {
        y += i > head->first ? putting->body->strips[i].gap : 0;
        put_strip(putting, putting->body, i, y, true);
        y += putting->body->strips[i].height;
    }
}

static void put_body(struct putting *putting, const struct sheet *sheet) {
    const struct strip *strips = putting->body->strips;
    float y = putting->layout->style->margin_top + sheet->top;
    putting->paint_count = 0;
    if (sheet->first == sheet->end)
        return;
    y += strips[sheet->first].frame ? strips[sheet->first].frame->above : 0;
    float head = y;
    y += repeated_head(putting->body, sheet->first);
    for (uint32_t i = sheet->first; i < sheet->end; i++) {
        y += i > sheet->first ? strips[i].gap : 0;
        // Room for the strips of a sheet was made when it was cut.
        putting->tops[i - sheet->first] = y; // NOLINT(clang-analyzer-core.NullDereference)
        touch(putting, strips[i].frame, y, y + strips[i].height);
        put_marks(putting, putting->body, i, y, &putting->next_mark);
        y += strips[i].height;
    }
    put_paints(putting);
    if (strips[sheet->first].head)
        put_head(putting, strips[sheet->first].head, head);
    for (uint32_t i = sheet->first; i < sheet->end; i++)
        put_strip(putting, putting->body, i, putting->tops[i - sheet->first], false);
}

static void put_notes(struct putting *putting, const struct sheet *sheet) {
    const struct style *style = putting->layout->style;
    const struct strip *strips = putting->notes->strips;
    if (sheet->note_first == sheet->note_end)
        return;
    float y = style->page_height - style->margin_bottom -
              flow_height(putting->notes, sheet->note_first, sheet->note_end);
    float column = style_column_width(style), width = NOTES_RULE_SHARE * column;
    bool from_right = font_right_to_left(putting->layout->document->language);
    struct item *rule = page_item(putting->page);
    *rule = (struct item){.kind = ITEM_LINE,
                          .node = &artifact_layout,
                          .x = putting->left + (from_right ? column - width : 0),
                          .y = y - NOTES_BELOW,
                          .width = width,
                          .colour = style->palette.line};
    rule->shape.stroke_width = NOTES_RULE;
    for (uint32_t i = sheet->note_first; i < sheet->note_end; i++) {
        y += i > sheet->note_first ? strips[i].gap : 0;
        put_marks(putting, putting->notes, i, y, &putting->next_note_mark);
        put_strip(putting, putting->notes, i, y, false);
        y += strips[i].height;
    }
}

// ---- the whole ----

static void count_strips(struct page *page, const struct flow *flow, uint32_t first, uint32_t end,
                         size_t *frames) {
    for (uint32_t i = first; i < end; i++) {
        page->item_capacity += flow->strips[i].item_count;
        page->link_capacity += flow->strips[i].link_count;
        for (const struct frame *frame = flow->strips[i].frame; frame; frame = frame->parent)
            ++*frames;
    }
}

static void count_sheet(struct putting *putting, const struct sheet *sheet) {
    struct page *page = putting->page;
    size_t frames = 0, strips = sheet->end - sheet->first;
    count_strips(page, putting->body, sheet->first, sheet->end, &frames);
    count_strips(page, putting->notes, sheet->note_first, sheet->note_end, &frames);
    const struct table_head *head = strips ? putting->body->strips[sheet->first].head : NULL;
    if (head)
        count_strips(page, putting->body, head->first, head->end, &frames);
    page->item_capacity += frames + 1;
    if (strips > putting->top_capacity) {
        putting->tops = arena_new_array(putting->layout->arena, 2 * strips, float);
        putting->top_capacity = 2 * strips;
    }
}

/* Makes room for exactly what can come, so that a page's items lie side by side. */
static void prepare(struct putting *putting, const struct sheet *sheets, size_t count) {
    struct page *page = putting->page;
    struct arena *arena = putting->layout->arena;
    page->item_capacity = putting->header.item_count + putting->footer.item_count;
    for (size_t i = 0; i < count; i++)
        count_sheet(putting, &sheets[i]);
    page->items = arena_new_array(arena, page->item_capacity, struct item);
    page->links = arena_new_array(arena, page->link_capacity + 1, struct link_area);
}

float page_left(const struct layout *layout, size_t number) {
    bool from_right = font_right_to_left(layout->document->language);
    bool inner = (number % 2 == 1) != from_right;
    return inner ? layout->style->margin_inner : layout->style->margin_outer;
}

static void put_margin(struct putting *putting, const struct page *margin) {
    for (size_t i = 0; i < margin->item_count; i++)
        *page_item(putting->page) = margin->items[i];
}

/* The notes of all columns come after the text of all columns: that is the order in which the page
 * is read by whoever ignores the structure. */
static void put_page(struct putting *putting, const struct sheet *sheets, size_t count) {
    struct layout *layout = putting->layout;
    float left = page_left(layout, putting->number);
    putting->header.item_count = putting->footer.item_count = 0;
    running_put_header(layout, &putting->header, putting->number, putting->pages->count);
    running_put_footer(layout, &putting->footer, putting->number, putting->pages->count);
    prepare(putting, sheets, count);
    putting->page->width = layout->style->page_width;
    putting->page->height = layout->style->page_height;
    put_margin(putting, &putting->header);
    for (size_t i = 0; i < count; i++) {
        putting->left = left + sheets[i].x;
        putting->sheet++;
        put_body(putting, &sheets[i]);
    }
    for (size_t i = 0; i < count; i++) {
        putting->left = left + sheets[i].x;
        put_notes(putting, &sheets[i]);
    }
    put_margin(putting, &putting->footer);
}

static struct page margin_page(struct arena *arena) {
    return (struct page){.items = arena_new_array(arena, RUNNING_LIMIT, struct item),
                         .item_capacity = RUNNING_LIMIT};
}

struct pages *pages_put(struct layout *layout, const struct sheets *sheets, const struct flow *body,
                        const struct flow *notes) {
    const struct style *style = layout->style;
    struct pages *pages = arena_new(layout->arena, struct pages);
    size_t page_count = sheets->items[sheets->count - 1].page + 1;
    *pages = (struct pages){
        .document = layout->document, .style = style, .count = page_count, .capacity = page_count};
    pages->pages = arena_new_array(layout->arena, page_count, struct page);
    struct putting putting = {.layout = layout, .body = body, .notes = notes, .pages = pages};
    putting.header = margin_page(layout->arena);
    putting.footer = margin_page(layout->arena);
    for (size_t first = 0, end; first < sheets->count; first = end) {
        for (end = first + 1;
             end < sheets->count && sheets->items[end].page == sheets->items[first].page;)
            end++;
        putting.page = &pages->pages[sheets->items[first].page];
        putting.number = sheets->items[first].page + 1;
        put_page(&putting, &sheets->items[first], end - first);
    }
    return pages;
}
