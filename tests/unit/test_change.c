// SPDX-License-Identifier: GPL-3.0-or-later
// Change of the same people, skewness, and halves of a group: by hand, and what must always hold.
// Against R: test_reference.c.
#include "statistics/statistics.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;

static void assert_near(double actual, double expected, double tolerance) {
    if (!(fabs(actual - expected) <= tolerance))
        fail_msg("%.12g is not %.12g", actual, expected);
}

// ---- by hand ----

// Six people, five with both values: differences 1 2 0 3 −1, mean 1, squares of deviations 0 1 1 4
// 4, so the deviation is √2.5. t = 1/(√2.5/√5) = √2, with t(4; .975) = 2.776445 the interval is 1
// ± 2.776445 · 0.7071068. J for 4 degrees: Γ(2)/(√2 · Γ(1.5)) = 1/(1.414214 · 0.8862269) =
// 0.7978846. Before 2 2 3 2 4: deviation √0.8; after 3 4 3 5 3: deviation √0.8; so the average is
// √0.8. Ranks: 1 and −1 share 1.5, 2 has 3, 3 has 4; V = 1.5 + 3 + 4 = 8.5 of 10. Of 16 patterns of
// signs, sums of 1.5 or less are 0, 1.5 and 1.5: 2 · 3/16.
static void worked_by_hand(void **state) {
    (void)state;
    const double before[] = {2, 2, 3, NAN, 2, 4}, after[] = {3, 4, 3, 5, 5, 3};
    struct change change = statistics_change(arena, before, after, 6);
    assert_true(change.count == 5 && change.only_before == 0 && change.only_after == 1);
    assert_near(change.before, 2.6, 1e-12);
    assert_near(change.after, 3.6, 1e-12);
    assert_near(change.mean, 1, 1e-12);
    assert_near(change.deviation, sqrt(2.5), 1e-12);
    assert_near(change.t, sqrt(2), 1e-12);
    assert_near(change.interval.low, 1 - 2.776445 / sqrt(2), 1e-6);
    assert_near(change.interval.high, 1 + 2.776445 / sqrt(2), 1e-6);
    assert_near(change.probability, 0.230200, 1e-6);
    assert_near(change.g_z, 0.7978846 / sqrt(2.5), 1e-7);
    assert_near(change.g_average, 0.7978846 / sqrt(0.8), 1e-7);
    assert_true(change.signed_rank.used == 4 && change.signed_rank.zeros == 1);
    assert_true(change.signed_rank.ties && change.signed_rank.exact);
    assert_near(change.signed_rank.positive, 8.5, 0);
    assert_near(change.signed_rank.probability, 6.0 / 16, 1e-15);
}

// 1 2 3 4 10: mean 4, squares 9 4 1 0 36 (m2 = 10), cubes −27 −8 −1 0 216 (m3 = 36);
// g1 = 36/31.622777 = 1.138420, times √20/3 = 1.697056.
static void skewness_by_hand(void **state) {
    (void)state;
    const double values[] = {10, 1, 4, 3, 2}, mirrored[] = {-10, -1, -4, -3, -2};
    const double same[] = {0.1, 0.1, 0.1, 0.1, 0.1};
    assert_near(statistics_skewness(arena, values, 5), 1.697056, 1e-6);
    assert_near(statistics_skewness(arena, mirrored, 5), -1.697056, 1e-6);
    assert_true(isnan(statistics_skewness(arena, values, 4)));
    assert_true(isnan(statistics_skewness(arena, same, 5)));
}

// ---- what cannot be calculated ----

static void too_few_pairs(void **state) {
    (void)state;
    const double before[] = {1, 2, 3, 4, NAN, NAN}, after[] = {2, 2, 4, 5, 1, NAN};
    struct change change = statistics_change(arena, before, after, 6);
    assert_true(change.count == 4 && change.only_after == 1 && change.only_before == 0);
    assert_true(isnan(change.before) && isnan(change.mean) && isnan(change.interval.low));
    assert_true(isnan(change.g_z) && isnan(change.signed_rank.probability));
    change = statistics_change(arena, NULL, NULL, 0);
    assert_true(change.count == 0 && isnan(change.mean));
}

static void nobody_changed(void **state) {
    (void)state;
    const double values[] = {1, 2, 3, 4, 5};
    struct change change = statistics_change(arena, values, values, 5);
    assert_near(change.mean, 0, 0);
    assert_near(change.interval.high, 0, 0);
    assert_near(change.g_average, 0, 0);
    assert_true(isnan(change.t) && isnan(change.g_z));
    assert_true(change.signed_rank.zeros == 5 && isnan(change.signed_rank.probability));
}

// 10/3 − 3 and 11/3 − 10/3 are a third each, though not to the last bit.
static void thirds_are_ties(void **state) {
    (void)state;
    const double before[] = {3, 10 / 3.0, 2, 7 / 3.0, 4}, after[] = {10 / 3.0, 11 / 3.0, 3, 2, 4.5};
    struct signed_rank result = statistics_change(arena, before, after, 5).signed_rank;
    assert_true(result.ties);
    assert_near(result.positive, 2 + 2 + 4 + 5, 0);
}

// All up: one pattern of 2^n, twice.
static void exact_for_small_groups(void **state) {
    (void)state;
    double differences[50];
    for (size_t i = 0; i < 50; i++)
        differences[i] = (double)i + 1;
    for (size_t count = 5; count < 50; count++) {
        struct signed_rank result = statistics_signed_rank(arena, differences, count);
        assert_true(result.exact);
        assert_near(result.probability * pow(2, (double)count - 1), 1, 1e-12);
    }
    assert_false(statistics_signed_rank(arena, differences, 50).exact);
    assert_true(isnan(statistics_signed_rank(arena, differences, 4).probability));
}

// ---- what must always hold ----

static double chance(uint64_t *seed) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (double)(*seed >> 11) / 9007199254740992.0;
}

static void fill(double *values, size_t count, uint64_t seed) {
    for (size_t i = 0; i < count; i++)
        values[i] = chance(&seed) < 0.1 ? NAN : floor(chance(&seed) * 24) / 6;
}

static void assert_same_number(double a, double b) {
    if (!(isnan(a) && isnan(b)) && memcmp(&a, &b, sizeof a) != 0)
        fail_msg("%.17g is not the same as %.17g", a, b);
}

// The same people from last to first: the same bytes.
static void order_of_people(void **state) {
    (void)state;
    double before[30], after[30], turned[2][30];
    for (uint64_t seed = 1; seed <= 50; seed++) {
        fill(before, 30, seed);
        fill(after, 30, seed + 1000);
        for (size_t i = 0; i < 30; i++) {
            turned[0][i] = before[29 - i];
            turned[1][i] = after[29 - i];
        }
        struct change one = statistics_change(arena, before, after, 30);
        struct change other = statistics_change(arena, turned[0], turned[1], 30);
        assert_same_number(one.mean, other.mean);
        assert_same_number(one.deviation, other.deviation);
        assert_same_number(one.probability, other.probability);
        assert_same_number(one.g_z, other.g_z);
        assert_same_number(one.g_average, other.g_average);
        assert_same_number(one.signed_rank.probability, other.signed_rank.probability);
    }
}

// Back from after to before is the same change the other way.
static void there_and_back(void **state) {
    (void)state;
    double before[30], after[30];
    for (uint64_t seed = 1; seed <= 50; seed++) {
        fill(before, 30, seed);
        fill(after, 30, seed + 1000);
        struct change there = statistics_change(arena, before, after, 30);
        struct change back = statistics_change(arena, after, before, 30);
        double ranks = (double)there.signed_rank.used * (double)(there.signed_rank.used + 1) / 2;
        assert_near(there.mean, -back.mean, 1e-12);
        assert_near(there.interval.low, -back.interval.high, 1e-12);
        assert_near(there.g_average, -back.g_average, 1e-12);
        assert_near(there.probability, back.probability, 1e-12);
        assert_near(there.signed_rank.positive, ranks - back.signed_rank.positive, 0);
        assert_near(there.signed_rank.probability, back.signed_rank.probability, 0);
        assert_true(there.only_before == back.only_after);
    }
}

// Two halves put together have the whole's count, mean, deviation and extremes (Chan, Golub &
// LeVeque, 1979), whichever half comes first.
static void halves_make_the_whole(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        double values[40], other_way[40];
        uint64_t random = seed;
        for (size_t i = 0; i < 40; i++)
            values[i] = floor(chance(&random) * 50) / 7;
        size_t half = 2 + (size_t)(chance(&random) * 36);
        memcpy(other_way, values + half, (40 - half) * sizeof *values);
        memcpy(other_way + 40 - half, values, half * sizeof *values);
        struct summary a = statistics_summary(arena, values, half);
        struct summary b = statistics_summary(arena, values + half, 40 - half);
        struct summary whole = statistics_summary(arena, values, 40);
        struct summary again = statistics_summary(arena, other_way, 40);
        double na = (double)a.count, nb = (double)b.count, apart = b.mean - a.mean;
        double squares = a.deviation * a.deviation * (na - 1) +
                         b.deviation * b.deviation * (nb - 1) + apart * apart * na * nb / 40;
        assert_int_equal(a.count + b.count, whole.count);
        assert_near((a.mean * na + b.mean * nb) / 40, whole.mean, 1e-12);
        assert_near(sqrt(squares / 39), whole.deviation, 1e-12);
        assert_near(fmin(a.minimum, b.minimum), whole.minimum, 0);
        assert_near(fmax(a.maximum, b.maximum), whole.maximum, 0);
        assert_memory_equal(&whole, &again, sizeof whole);
    }
}

static int open_arena(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worked_by_hand),        cmocka_unit_test(skewness_by_hand),
        cmocka_unit_test(too_few_pairs),         cmocka_unit_test(nobody_changed),
        cmocka_unit_test(thirds_are_ties),       cmocka_unit_test(exact_for_small_groups),
        cmocka_unit_test(order_of_people),       cmocka_unit_test(there_and_back),
        cmocka_unit_test(halves_make_the_whole),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
