// SPDX-License-Identifier: GPL-3.0-or-later
// Widths of columns: what must hold for any table, and what makes a table low.
#include "layout/widths.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
// cmocka wants the four above first
#include <cmocka.h>

static uint32_t seed = 1;

static float draw(float low, float high) {
    seed = seed * 1664525u + 1013904223u;
    return low + (high - low) * (float)(seed >> 8) / 16777216;
}

static void widths_keep_to_their_limits(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (int round = 0; round < 2000; round++) {
        arena_reset(arena);
        size_t columns = 1 + (size_t)draw(0, 9), rows = 1 + (size_t)draw(0, 20);
        float *wants = arena_new_array(arena, rows * columns, float), least = 0, liked = 0;
        struct column_need *needs = arena_new_array(arena, columns, struct column_need);
        for (size_t i = 0; i < columns; i++) {
            for (size_t row = 0; row < rows; row++) {
                float want = wants[row * columns + i] = draw(0, 1) < 0.2F ? 0 : draw(5, 400);
                needs[i].preferred = fmaxf(needs[i].preferred, want + 12);
            }
            needs[i].minimum = fminf(needs[i].preferred, draw(15, 60));
            least += needs[i].minimum;
            liked += needs[i].preferred;
        }
        float width = draw(least, liked), sum = 0, widths[10];
        struct cell_wants cells = {wants, rows, columns, 12};
        widths_divide(arena, needs, &cells, width, widths);
        for (size_t i = 0; i < columns; i++) {
            assert_true(widths[i] >= needs[i].minimum - 0.01F);
            assert_true(widths[i] <= needs[i].preferred + 0.01F);
            sum += widths[i];
        }
        assert_true(sum <= width + 0.01F);
        assert_true(sum >= width - 0.5F); // nothing is given away
    }
    arena_destroy(arena);
}

/* Questions with answers to tick: the questions get what the answers can do without. */
static void questions_get_the_room(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    float wants[] = {0,   110, 60, 60, 110, 240, 9, 9, 9, 9, 250, 9, 9, 9, 9,
                     230, 9,   9,  9,  9,   220, 9, 9, 9, 9, 245, 9, 9, 9, 9};
    struct column_need needs[] = {{70, 262}, {62, 122}, {44, 72}, {44, 72}, {62, 122}};
    struct cell_wants cells = {wants, 6, 5, 12};
    float widths[5];
    widths_divide(arena, needs, &cells, 476, widths);
    assert_true(widths[0] > 255);
    assert_true(widths_lines(&cells, widths) <= 9);
    arena_destroy(arena);
}

/* Three statements only: the head may take more lines than they do, if all together are fewer. */
static void few_questions_get_the_room_too(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    float wants[] = {0,   103, 52, 57, 27, 79, 82, 209, 12, 12, 12, 12, 12, 12,
                     254, 12,  12, 12, 12, 12, 12, 126, 12, 12, 12, 12, 12, 12};
    struct column_need needs[] = {{51, 267}, {63, 116}, {40, 65}, {41, 70},
                                  {40, 40},  {63, 92},  {36, 95}};
    struct cell_wants cells = {wants, 4, 7, 13};
    float widths[7];
    widths_divide(arena, needs, &cells, 471, widths);
    assert_true(widths[0] > 125);
    arena_destroy(arena);
}

/* One long text among short ones: the short ones keep their line. */
static void short_columns_keep_their_line(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    float wants[] = {150, 400, 50, 140, 300, 50};
    struct column_need needs[] = {{70, 162}, {70, 412}, {50, 62}};
    struct cell_wants cells = {wants, 2, 3, 12};
    float widths[3];
    widths_divide(arena, needs, &cells, 476, widths);
    assert_true(fabsf(widths[0] - 162) < 0.1F && fabsf(widths[2] - 62) < 0.1F);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_keep_to_their_limits),
        cmocka_unit_test(questions_get_the_room),
        cmocka_unit_test(few_questions_get_the_room_too),
        cmocka_unit_test(short_columns_keep_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
