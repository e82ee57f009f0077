// SPDX-License-Identifier: GPL-3.0-or-later
/* Properties of line breaking on seeded random paragraphs, and the cases that are easy to get
 * wrong. layout/linebreak.h is private to its room; a unit test of the room may look inside.
 */
#include "layout/linebreak.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
// cmocka wants the four above first
#include <cmocka.h>

#define ITEMS 700

static struct arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static uint32_t seed;

static uint32_t draw(uint32_t below) {
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(seed >> 8) * below) >> 24);
}

/* Words of 5 to 60 points, some with hyphens to offer, one in forty with a hard break after it. */
static size_t random_paragraph(struct break_item *items, uint32_t longest, bool hyphens) {
    size_t count = 0, words = 1 + draw(longest);
    for (size_t word = 0; word < words; word++) {
        unsigned parts = hyphens && draw(3) == 0 ? 2 + draw(2) : 1;
        for (unsigned part = 0; part < parts; part++) {
            items[count++] =
                (struct break_item){.kind = BREAK_BOX, .width = 5 + (float)draw(5500) / 100};
            if (part + 1 < parts)
                items[count++] = (struct break_item){
                    .kind = BREAK_PENALTY, .penalty = 50, .flagged = true, .width = 3.5F};
        }
        if (draw(40) == 0)
            items[count++] = (struct break_item){.kind = BREAK_PENALTY, .penalty = PENALTY_FORCED};
        else if (word + 1 < words)
            items[count++] =
                (struct break_item){.kind = BREAK_GLUE, .width = 3, .stretch = 1.5F, .shrink = 1};
    }
    return count;
}

static bool breakable(const struct break_item *items, size_t count, size_t at) {
    return at == count || items[at].kind == BREAK_PENALTY ||
           (at > 0 && items[at].kind == BREAK_GLUE && items[at - 1].kind == BREAK_BOX);
}

static bool is_forced(const struct break_item *items, size_t count, size_t at) {
    return at == count || (items[at].kind == BREAK_PENALTY && items[at].penalty == PENALTY_FORCED);
}

/* What a typewriter does: each line takes as much as fits. */
static size_t first_fit(const struct break_item *items, size_t count, float width,
                        struct broken_line *lines) {
    size_t line_count = 0, start = 0;
    for (;;) {
        size_t end = SIZE_MAX;
        float sum = 0;
        for (size_t at = start; at <= count; at++) {
            float extra = at < count && items[at].kind == BREAK_PENALTY ? items[at].width : 0;
            if (breakable(items, count, at) && (sum + extra <= width || end == SIZE_MAX)) {
                end = at;
                if (is_forced(items, count, at))
                    break;
            }
            if (sum > width && end != SIZE_MAX)
                break;
            if (at < count && items[at].kind != BREAK_PENALTY)
                sum += items[at].width;
        }
        lines[line_count++] = (struct broken_line){.start = (uint32_t)start, .end = (uint32_t)end};
        if (end == count)
            return line_count;
        start = linebreak_start(items, count, end);
    }
}

static void check_lines(const struct break_item *items, size_t count,
                        const struct break_limits *limits, const struct linebreak *work) {
    size_t expected = 0;
    unsigned ladder = 0;
    for (uint32_t i = 0; i < work->line_count; i++) {
        const struct broken_line *line = &work->lines[i];
        assert_int_equal(line->start, expected); // nothing lost, nothing twice
        assert_true(breakable(items, count, line->end));
        for (size_t at = line->start; at < line->end; at++)
            assert_false(is_forced(items, count, at));
        float room = i ? limits->width : limits->first_width;
        if (!line->overfull && limits->rag > 0)
            assert_true(line->width <= room + 0.01F);
        bool hyphen = line->end < count && items[line->end].flagged;
        ladder = hyphen ? ladder + 1 : 0;
        if (!limits->emergency)
            assert_true(ladder <= LADDER_LIMIT);
        expected = line->end == count ? count : linebreak_start(items, count, line->end);
    }
    assert_int_equal(work->lines[work->line_count - 1].end, count);
}

/* The result is measured by the same rule as the typewriter's, and never worse. */
static void never_worse_than_first_fit(void **state) {
    (void)state;
    struct linebreak work = {.arena = arena};
    static struct break_item items[ITEMS];
    static struct broken_line lines[ITEMS];
    size_t better = 0, solved = 0;
    for (seed = 1; seed < 3000000; seed += 1000) {
        uint32_t keep = seed;
        size_t count = random_paragraph(items, 120, keep % 3 == 0);
        bool ragged = keep % 2 == 0;
        float width = 120 + (float)draw(380);
        struct break_limits limits = {.width = width,
                                      .first_width = width - (float)draw(2) * 20,
                                      .rag = ragged ? 30 : 0,
                                      .tolerance = ragged ? 300 : 200,
                                      .runt = 20};
        if (linebreak(&work, items, count, &limits)) {
            solved++;
            check_lines(items, count, &limits, &work);
            double own = linebreak_demerits(items, count, &limits, work.lines, work.line_count);
            assert_true(isfinite(own)); // each line is within the tolerance
            assert_true(fabs(own - work.demerits) <= 1e-6 * (1 + own));
            size_t line_count = first_fit(items, count, width, lines);
            double other = linebreak_demerits(items, count, &limits, lines, line_count);
            assert_true(own <= other * (1 + 1e-9));
            better += own < other;
        }
        limits.tolerance = INFINITY;
        limits.emergency = true;
        assert_true(linebreak(&work, items, count, &limits));
        check_lines(items, count, &limits, &work);
        seed = keep;
    }
    assert_true(solved > 500);
    assert_true(better > 150);
}

/* All ways to break a short paragraph: none is better. */
static void best_of_all_ways(void **state) {
    (void)state;
    struct linebreak work = {.arena = arena};
    static struct break_item items[ITEMS];
    size_t compared = 0;
    for (seed = 7; seed < 40000; seed += 100) {
        uint32_t keep = seed;
        size_t count = random_paragraph(items, 12, true), places[ITEMS], place_count = 0;
        for (size_t at = 1; at < count; at++)
            if (breakable(items, count, at))
                places[place_count++] = at;
        if (place_count > 13) {
            seed = keep;
            continue;
        }
        struct break_limits limits = {.width = 130,
                                      .first_width = 130,
                                      .rag = keep % 200 == 7 ? 0 : 25,
                                      .tolerance = 5000,
                                      .runt = 20};
        double best = INFINITY;
        for (uint32_t set = 0; set < 1u << place_count; set++) {
            struct broken_line lines[16];
            size_t line_count = 0, start = 0;
            bool legal = true;
            for (size_t i = 0; i <= place_count && legal; i++) {
                size_t at = i < place_count ? places[i] : count;
                bool taken = i == place_count || (set >> i & 1);
                if (!taken) {
                    legal = !is_forced(items, count, at);
                    continue;
                }
                legal = at >= start;
                lines[line_count++] =
                    (struct broken_line){.start = (uint32_t)start, .end = (uint32_t)at};
                start = linebreak_start(items, count, at);
            }
            if (legal)
                best = fmin(best, linebreak_demerits(items, count, &limits, lines, line_count));
        }
        bool found = linebreak(&work, items, count, &limits);
        assert_int_equal(found, best < INFINITY);
        if (found) {
            compared++;
            assert_true(fabs(work.demerits - best) <= 1e-6 * (1 + best));
        }
        seed = keep;
    }
    assert_true(compared > 20);
}

/* In an emergency there is always a result, and a line that does not fit says so. */
static void each_line_fits_or_says_so(void **state) {
    (void)state;
    struct linebreak work = {.arena = arena};
    static struct break_item items[ITEMS];
    size_t too_long = 0;
    for (seed = 11; seed < 1000000; seed += 1000) {
        uint32_t keep = seed;
        size_t count = random_paragraph(items, 60, keep % 3 == 0);
        float width = 30 + (float)draw(200); // narrower than some words
        struct break_limits limits = {.width = width,
                                      .first_width = width,
                                      .rag = keep % 2 ? 30 : 0,
                                      .tolerance = INFINITY,
                                      .emergency = true};
        assert_true(linebreak(&work, items, count, &limits));
        check_lines(items, count, &limits, &work);
        for (uint32_t i = 0; i < work.line_count; i++) {
            const struct broken_line *line = &work.lines[i];
            float shrink = 0;
            for (size_t at = line->start; limits.rag <= 0 && at < line->end; at++)
                shrink += items[at].kind == BREAK_GLUE ? items[at].shrink : 0;
            assert_true(line->overfull || line->width - shrink <= width + 0.01F);
            too_long += line->overfull;
        }
        seed = keep;
    }
    assert_true(too_long > 20);
}

static void a_box_too_wide_is_reported(void **state) {
    (void)state;
    struct linebreak work = {.arena = arena};
    const struct break_item items[] = {{.kind = BREAK_BOX, .width = 20},
                                       {.kind = BREAK_GLUE, .width = 3},
                                       {.kind = BREAK_BOX, .width = 200},
                                       {.kind = BREAK_GLUE, .width = 3},
                                       {.kind = BREAK_BOX, .width = 20}};
    struct break_limits limits = {
        .width = 100, .first_width = 100, .rag = 10, .tolerance = INFINITY};
    assert_false(linebreak(&work, items, 5, &limits));
    limits.emergency = true;
    assert_true(linebreak(&work, items, 5, &limits));
    assert_int_equal(work.line_count, 3);
    assert_false(work.lines[0].overfull);
    assert_true(work.lines[1].overfull);
    assert_int_equal(work.lines[1].start, 2);
    assert_int_equal(work.lines[1].end, 3);
    assert_false(work.lines[2].overfull);
}

static void an_empty_paragraph_is_one_line(void **state) {
    (void)state;
    struct linebreak work = {.arena = arena};
    struct break_limits limits = {.width = 100, .first_width = 100, .rag = 10};
    assert_true(linebreak(&work, NULL, 0, &limits));
    assert_int_equal(work.line_count, 1);
    assert_int_equal(work.lines[0].end, 0);
}

static void forced_breaks_end_lines(void **state) {
    (void)state;
    struct linebreak work = {.arena = arena};
    struct break_item items[] = {{.kind = BREAK_BOX, .width = 20},
                                 {.kind = BREAK_PENALTY, .penalty = PENALTY_FORCED},
                                 {.kind = BREAK_PENALTY, .penalty = PENALTY_FORCED},
                                 {.kind = BREAK_BOX, .width = 20}};
    struct break_limits limits = {.width = 100, .first_width = 100, .rag = 10, .tolerance = 100};
    assert_true(linebreak(&work, items, 4, &limits));
    assert_int_equal(work.line_count, 3); // the middle one is empty
    assert_int_equal(work.lines[1].start, 2);
    assert_int_equal(work.lines[1].end, 2);
}

/* Time goes with length: ten times the items, about ten times the nodes. */
static void nodes_grow_with_length(void **state) {
    (void)state;
    struct break_item *items = arena_new_array(arena, 200000, struct break_item);
    for (size_t i = 0; i < 200000; i++)
        items[i] = i % 2 ? (struct break_item){.kind = BREAK_GLUE, .width = 3}
                         : (struct break_item){.kind = BREAK_BOX, .width = 10 + (float)(i % 37)};
    struct break_limits limits = {
        .width = 470, .first_width = 470, .rag = 50, .tolerance = INFINITY, .emergency = true};
    struct linebreak work = {.arena = arena};
    assert_true(linebreak(&work, items, 19999, &limits));
    uint32_t small = work.node_count;
    assert_true(linebreak(&work, items, 199999, &limits));
    assert_true(work.node_count < 11 * small);
    assert_true(work.node_count <= 100001);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(never_worse_than_first_fit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(best_of_all_ways, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_line_fits_or_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_box_too_wide_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_empty_paragraph_is_one_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(forced_breaks_end_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nodes_grow_with_length, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
