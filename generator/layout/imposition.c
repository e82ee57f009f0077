// SPDX-License-Identifier: GPL-3.0-or-later
/* Imposition: which page goes where on which side of which sheet. Arithmetic on numbers and sizes
 * alone; layout is done, and PDF has not begun.
 *
 * A booklet is saddle-stitched: its sheets lie in each other, so that of n pages the first shares a
 * side with the last. Side 2k of the pile (the outside of sheet k) has pages n−2k and 2k+1, side
 * 2k+1 behind it 2k+2 and n−2k−1; in a document that is read from the right, the other way round.
 */
#include "layout/layout.h"

#include <math.h>

#define MILLIMETRE (72.0F / 25.4F)
#define SHORT_SIDE (210 * MILLIMETRE) // of a sheet: A4
#define LONG_SIDE (297 * MILLIMETRE)
#define TOLERANCE 0.1F // sizes in millimetres are never quite the sizes in points

#define CARD_MARGIN (10 * MILLIMETRE) // room for the marks, and what no printer prints on
#define MARK_GAP (1 * MILLIMETRE)     // a cut that is a little off shows no mark
#define MARK_LENGTH (4 * MILLIMETRE)
#define MARK_WIDTH 0.3F

const struct text arrangement_names[ARRANGEMENTS] = {
    [ARRANGEMENT_BOOKLET] = TEXT("a5-boekje"),
    [ARRANGEMENT_PAIRS] = TEXT("2-op-1"),
    [ARRANGEMENT_CARDS] = TEXT("snijkaarten"),
};

bool arrangement_named(struct text name, enum arrangement *arrangement) {
    for (size_t i = ARRANGEMENT_PLAIN + 1; i < ARRANGEMENTS; i++)
        if (text_equal(arrangement_names[i], name)) {
            *arrangement = (enum arrangement)i;
            return true;
        }
    return false;
}

/* Places for pages, the same on each side. */
struct grid {
    float width, height;  // of the side
    float left, top;      // of the first cell
    float cell, row;      // how far they are apart
    size_t columns, rows; // 0: a page is too large
    float scale;
};

// ---- cards ----

static size_t fitting(float room, float size) {
    return (size_t)floorf((room - 2 * CARD_MARGIN + TOLERANCE) / size);
}

static struct grid cards_on(float width, float height, float card_width, float card_height) {
    size_t columns = fitting(width, card_width), rows = fitting(height, card_height);
    return (struct grid){.width = width,
                         .height = height,
                         .left = (width - (float)columns * card_width) / 2,
                         .top = (height - (float)rows * card_height) / 2,
                         .cell = card_width,
                         .row = card_height,
                         .columns = rows ? columns : 0,
                         .rows = rows,
                         .scale = 1};
}

/* The paper is turned when more of them fit then. */
static struct grid cards(float width, float height) {
    struct grid upright = cards_on(SHORT_SIDE, LONG_SIDE, width, height);
    struct grid turned = cards_on(LONG_SIDE, SHORT_SIDE, width, height);
    return turned.columns * turned.rows > upright.columns * upright.rows ? turned : upright;
}

// ---- two pages a side ----

/* Booklets keep their size, since their type was chosen for it, and meet at the fold. */
static struct grid booklet(float width, float height) {
    bool fits = width <= LONG_SIDE / 2 + TOLERANCE && height <= SHORT_SIDE + TOLERANCE;
    return (struct grid){.width = LONG_SIDE,
                         .height = SHORT_SIDE,
                         .left = LONG_SIDE / 2 - width,
                         .top = (SHORT_SIDE - height) / 2,
                         .cell = width,
                         .columns = fits ? 2 : 0,
                         .rows = 1,
                         .scale = 1};
}

static struct grid pairs(float width, float height) {
    float scale = fminf(1, fminf(LONG_SIDE / 2 / width, SHORT_SIDE / height));
    return (struct grid){.width = LONG_SIDE,
                         .height = SHORT_SIDE,
                         .left = (LONG_SIDE / 2 - scale * width) / 2,
                         .top = (SHORT_SIDE - scale * height) / 2,
                         .cell = LONG_SIDE / 2,
                         .columns = 2,
                         .rows = 1,
                         .scale = scale};
}

static struct grid grid_of(enum arrangement arrangement, float width, float height) {
    switch (arrangement) {
    case ARRANGEMENT_BOOKLET:
        return booklet(width, height);
    case ARRANGEMENT_PAIRS:
        return pairs(width, height);
    case ARRANGEMENT_CARDS:
        return cards(width, height);
    case ARRANGEMENT_PLAIN:
    case ARRANGEMENTS:
        break;
    }
    return (struct grid){.width = width, .height = height, .columns = 1, .rows = 1, .scale = 1};
}

size_t arrangement_room(enum arrangement arrangement, float page_width, float page_height) {
    struct grid grid = grid_of(arrangement, page_width, page_height);
    return grid.columns * grid.rows;
}

// ---- places ----

/* Cells are counted along the rows, over all sides: this one of them. */
static struct placed_page place_in(const struct grid *grid, size_t cell, bool from_right) {
    size_t room = grid->columns * grid->rows, on_side = cell % room;
    size_t column = on_side % grid->columns, row = on_side / grid->columns;
    if (from_right)
        column = grid->columns - 1 - column;
    return (struct placed_page){.side = (uint32_t)(cell / room),
                                .x = grid->left + (float)column * grid->cell,
                                .y = grid->top + (float)row * grid->row,
                                .scale = grid->scale};
}

/* The cell of a page of a booklet. Its first half stands at the end of outer and the beginning of
 * inner sides, in turn; the other half, counted from the back, in what is left. */
static size_t booklet_cell(size_t page, size_t padded) {
    bool front = page < padded / 2;
    size_t side = front ? page : padded - 1 - page;
    bool outside = side % 2 == 0;
    return 2 * side + (front == outside);
}

static void add_mark(struct arena *arena, struct page *marks, float x, float y, float width,
                     float height) {
    struct item *item = &arena_push(arena, marks->items, marks->item_count, marks->item_capacity);
    *item = (struct item){.kind = ITEM_LINE,
                          .node = &artifact_layout,
                          .x = x,
                          .y = y,
                          .width = width,
                          .height = height};
    item->shape.stroke_width = MARK_WIDTH;
}

/* Four short lines where each cut begins and ends: none of them on a card. */
static void add_marks(struct arena *arena, struct page *marks, const struct grid *grid) {
    const float out = MARK_GAP + MARK_LENGTH;
    float right = grid->left + (float)grid->columns * grid->cell;
    float bottom = grid->top + (float)grid->rows * grid->row;
    for (size_t column = 0; column <= grid->columns; column++) {
        float x = grid->left + (float)column * grid->cell;
        add_mark(arena, marks, x, grid->top - out, 0, MARK_LENGTH);
        add_mark(arena, marks, x, bottom + MARK_GAP, 0, MARK_LENGTH);
    }
    for (size_t row = 0; row <= grid->rows; row++) {
        float y = grid->top + (float)row * grid->row;
        add_mark(arena, marks, grid->left - out, y, MARK_LENGTH, 0);
        add_mark(arena, marks, right + MARK_GAP, y, MARK_LENGTH, 0);
    }
}

struct imposition *impose(struct arena *arena, enum arrangement arrangement, size_t page_count,
                          float page_width, float page_height, bool from_right) {
    struct grid grid = grid_of(arrangement, page_width, page_height);
    size_t room = grid.columns * grid.rows, padded = (page_count + 3) / 4 * 4;
    bool folded = arrangement == ARRANGEMENT_BOOKLET;
    if (room == 0)
        return NULL;
    struct imposition *imposition = arena_new(arena, struct imposition);
    struct placed_page *places = arena_new_array(arena, page_count, struct placed_page);
    for (size_t page = 0; page < page_count; page++)
        places[page] = place_in(&grid, folded ? booklet_cell(page, padded) : page, from_right);
    *imposition =
        (struct imposition){.arrangement = arrangement,
                            .width = grid.width,
                            .height = grid.height,
                            .side_count = folded ? padded / 2 : (page_count + room - 1) / room,
                            .places = places};
    if (arrangement == ARRANGEMENT_CARDS)
        add_marks(arena, &imposition->marks, &grid);
    return imposition;
}

// ---- what writers ask ----

size_t pages_side_count(const struct pages *pages) {
    return pages->imposition ? pages->imposition->side_count : pages->count;
}

struct side pages_side(const struct pages *pages, size_t side) {
    const struct imposition *imposition = pages->imposition;
    if (!imposition)
        return (struct side){.width = pages->pages[side].width,
                             .height = pages->pages[side].height};
    if (imposition->sides)
        return imposition->sides[side];
    return (struct side){.width = imposition->width,
                         .height = imposition->height,
                         .marks = imposition->marks.item_count ? &imposition->marks : NULL};
}

struct placed_page pages_place(const struct pages *pages, size_t page) {
    if (pages->imposition)
        return pages->imposition->places[page];
    return (struct placed_page){.side = (uint32_t)page, .scale = 1};
}
