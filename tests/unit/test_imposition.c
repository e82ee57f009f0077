// SPDX-License-Identifier: GPL-3.0-or-later
// Pages on sheets: every page once, in its place, and in order when the sheets are folded.
#include "layout/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define MILLIMETRE (72.0F / 25.4F)
#define MOST_PAGES 70
#define NO_PAGE SIZE_MAX

static struct arena *arena;

static const float sizes[][2] = {{148, 210}, {210, 297}, {297, 420},
                                 {138, 95},  {90, 50},   {100, 150}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static void setup(void) {
    arena_reset(arena);
}

static struct imposition *imposed(enum arrangement arrangement, size_t count, const float *size,
                                  bool from_right) {
    return impose(arena, arrangement, count, size[0] * MILLIMETRE, size[1] * MILLIMETRE,
                  from_right);
}

static bool overlap(struct placed_page a, struct placed_page b, float width, float height) {
    const float slack = 0.05F;
    return a.side == b.side && a.x + a.scale * width > b.x + slack &&
           b.x + b.scale * width > a.x + slack && a.y + a.scale * height > b.y + slack &&
           b.y + b.scale * height > a.y + slack;
}

static void assert_placed(const struct imposition *imposition, size_t count, float width,
                          float height) {
    const float slack = 0.2F;
    for (size_t page = 0; page < count; page++) {
        struct placed_page place = imposition->places[page];
        assert_true(place.side < imposition->side_count);
        assert_true(place.scale > 0 && place.scale <= 1);
        assert_true(place.x >= -slack && place.y >= -slack);
        assert_true(place.x + place.scale * width <= imposition->width + slack);
        assert_true(place.y + place.scale * height <= imposition->height + slack);
        for (size_t other = 0; other < page; other++)
            assert_false(overlap(place, imposition->places[other], width, height));
    }
}

/* Every page has a place of its own on the paper, whatever their size and number. */
static void test_every_page_once(void **state) {
    (void)state;
    for (enum arrangement arrangement = 0; arrangement < ARRANGEMENTS; arrangement++)
        for (size_t i = 0; i < SIZES; i++) {
            float width = sizes[i][0] * MILLIMETRE, height = sizes[i][1] * MILLIMETRE;
            size_t room = arrangement_room(arrangement, width, height);
            for (size_t count = 1; room && count <= MOST_PAGES; count++) {
                setup();
                struct imposition *imposition =
                    imposed(arrangement, count, sizes[i], count % 2 == 0);
                assert_placed(imposition, count, width, height);
                if (arrangement != ARRANGEMENT_BOOKLET)
                    assert_int_equal(imposition->side_count, (count + room - 1) / room);
            }
        }
}

/* The page in the left or right half of a side, or NO_PAGE. */
static size_t half(const struct imposition *imposition, size_t count, size_t side, bool right) {
    for (size_t page = 0; page < count; page++) {
        struct placed_page place = imposition->places[page];
        if (place.side == side && (place.x >= imposition->width / 2 - 1) == right)
            return page;
    }
    return NO_PAGE;
}

/* Folds the printed pile: the first half of the leaves is what lies on the side where the booklet
 * opens, from outside in; then the other half from inside out. Each leaf is read on both sides. */
static void assert_folds(const struct imposition *imposition, size_t count, bool from_right) {
    size_t sheets = imposition->side_count / 2, padded = imposition->side_count * 2;
    for (size_t leaf = 0; leaf < 2 * sheets; leaf++) {
        bool front = leaf < sheets;
        size_t sheet = front ? leaf : 2 * sheets - 1 - leaf;
        // Of the front half of the leaves, the outside of the sheet is read first.
        size_t first = front ? 2 * sheet : 2 * sheet + 1, second = front ? first + 1 : first - 1;
        // A right page of a booklet in Dutch is read before the left one behind it.
        size_t recto = half(imposition, count, first, !from_right);
        size_t verso = half(imposition, count, second, from_right);
        assert_int_equal(recto, 2 * leaf < count ? 2 * leaf : NO_PAGE);
        assert_int_equal(verso, 2 * leaf + 1 < count ? 2 * leaf + 1 : NO_PAGE);
    }
    assert_true(padded >= count && padded < count + 4);
}

static void test_booklet_folds(void **state) {
    (void)state;
    for (size_t count = 1; count <= MOST_PAGES; count++)
        for (int from_right = 0; from_right <= 1; from_right++) {
            setup();
            assert_folds(imposed(ARRANGEMENT_BOOKLET, count, sizes[0], from_right), count,
                         from_right);
        }
}

/* As a trainer would lay out eight pages by hand. */
static void test_booklet_of_eight(void **state) {
    (void)state;
    static const size_t order[4][2] = {{8, 1}, {2, 7}, {6, 3}, {4, 5}};
    setup();
    struct imposition *imposition = imposed(ARRANGEMENT_BOOKLET, 8, sizes[0], false);
    for (size_t side = 0; side < 4; side++)
        for (size_t right = 0; right <= 1; right++)
            assert_int_equal(half(imposition, 8, side, right) + 1, order[side][right]);
    // Pages meet at the fold.
    assert_float_equal(imposition->places[0].x, imposition->width / 2, 0.01);
    assert_float_equal(imposition->places[7].x + 148 * MILLIMETRE, imposition->width / 2, 0.01);
}

static void test_too_large(void **state) {
    (void)state;
    float a4[] = {210 * MILLIMETRE, 297 * MILLIMETRE}, a5[] = {148 * MILLIMETRE, 210 * MILLIMETRE};
    assert_int_equal(arrangement_room(ARRANGEMENT_BOOKLET, a4[0], a4[1]), 0);
    assert_int_equal(arrangement_room(ARRANGEMENT_BOOKLET, a5[0], a5[1]), 2);
    assert_int_equal(arrangement_room(ARRANGEMENT_PAIRS, a4[0], a4[1]), 2);
    assert_int_equal(arrangement_room(ARRANGEMENT_CARDS, a4[0], a4[1]), 0);
    assert_int_equal(arrangement_room(ARRANGEMENT_CARDS, a5[0], a5[1]), 1);
    assert_int_equal(arrangement_room(ARRANGEMENT_PLAIN, a4[0], a4[1]), 1);
}

/* A4 becomes A5 on paper; A5 stays what it is. */
static void test_pairs_fill_the_sheet(void **state) {
    (void)state;
    setup();
    struct imposition *imposition = imposed(ARRANGEMENT_PAIRS, 3, sizes[1], false);
    assert_float_equal(imposition->places[0].scale, 148.5 / 210, 0.001);
    assert_int_equal(half(imposition, 3, 0, false), 0);
    assert_int_equal(half(imposition, 3, 0, true), 1);
    assert_int_equal(half(imposition, 3, 1, false), 2);
    assert_float_equal(imposed(ARRANGEMENT_PAIRS, 3, sizes[0], false)->places[0].scale, 1, 0);
    imposition = imposed(ARRANGEMENT_PAIRS, 3, sizes[1], true);
    assert_int_equal(half(imposition, 3, 0, true), 0);
}

/* Marks are off the cards and on what printers print. */
static void test_cut_marks(void **state) {
    (void)state;
    const float edge = 5 * MILLIMETRE - 0.1F;
    for (size_t i = 3; i < SIZES; i++) {
        setup();
        float width = sizes[i][0] * MILLIMETRE, height = sizes[i][1] * MILLIMETRE;
        size_t count = arrangement_room(ARRANGEMENT_CARDS, width, height);
        struct imposition *imposition = imposed(ARRANGEMENT_CARDS, count, sizes[i], false);
        assert_true(imposition->marks.item_count >= 8);
        for (size_t j = 0; j < imposition->marks.item_count; j++) {
            const struct item *mark = &imposition->marks.items[j];
            float right = mark->x + mark->width, bottom = mark->y + mark->height;
            assert_true(mark->x >= edge && right <= imposition->width - edge);
            assert_true(mark->y >= edge && bottom <= imposition->height - edge);
            for (size_t page = 0; page < count; page++) {
                struct placed_page card = imposition->places[page];
                assert_true(right < card.x || mark->x > card.x + width || bottom < card.y ||
                            mark->y > card.y + height);
            }
        }
    }
}

static void test_four_cards(void **state) {
    (void)state;
    setup();
    struct imposition *imposition = imposed(ARRANGEMENT_CARDS, 4, sizes[3], false);
    assert_int_equal(imposition->side_count, 1);
    assert_float_equal(imposition->width, 297 * MILLIMETRE, 0.01); // turned
    assert_int_equal(imposition->marks.item_count, 12);
    assert_true(imposition->places[1].x > imposition->places[0].x);
    assert_true(imposition->places[2].y > imposition->places[0].y);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_page_once),      cmocka_unit_test(test_booklet_folds),
        cmocka_unit_test(test_booklet_of_eight),     cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_pairs_fill_the_sheet), cmocka_unit_test(test_cut_marks),
        cmocka_unit_test(test_four_cards),
    };
    arena = arena_create();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_destroy(arena);
    return failed;
}
