// SPDX-License-Identifier: GPL-3.0-or-later
// Reliability: a scale worked by hand, and what must hold for every scale. Against R:
// test_reference.c.
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

#define ITEMS 6
#define PEOPLE 80

static struct arena *arena;

static void assert_near(double actual, double expected, double tolerance) {
    if (!(fabs(actual - expected) <= tolerance))
        fail_msg("%.12g is not %.12g", actual, expected);
}

static struct reliability reliability(const double *values, size_t people, size_t items,
                                      enum missing_answers missing) {
    struct answers answers = {values, people, items};
    return statistics_reliability(arena, &answers, missing);
}

// ---- by hand ----

// Three items by five people. Sums of squares: 1 2 3 4 5 and 2 1 3 5 4: 10 each; 1 3 2 4 5: 10.
// Products: 1·2: (−2)(−1) + (−1)(−2) + 0 + 1·2 + 2·1 = 8; 1·3: 4 + 0 + 0 + 1 + 4 = 9; 2·3: 2 + 0 +
// 0
// + 2 + 2 = 6. So the variances are 2.5, covariances 2, 2.25 and 1.5; the sum's variance is 7.5 +
// 2 · 5.75 = 19. alpha = 3/2 · (1 − 7.5/19) = 0.9078947; without the first: 2 · (1 − 5/(5 + 3)) =
// 0.75; the first with the rest: 4.25 / √(2.5 · 8) = 0.9503289. All variances are the same, so that
// the standardised alpha is the same, and r is .8, .9 and .6, on average 0.7666667. One factor fits
// three items exactly: λ1² = .8 · .9/.6 = 1.2, more than 1, so it stands at its limit.
static const double by_hand[] = {1, 2, 1, 2, 1, 3, 3, 3, 2, 4, 5, 4, 5, 4, 5};

static void worked_by_hand(void **state) {
    (void)state;
    struct reliability result = reliability(by_hand, 5, 3, STATISTICS_LISTWISE);
    assert_int_equal(result.people, 5);
    assert_int_equal(result.fewest, 5);
    assert_true(result.few && result.items == 3 && result.constant == 0);
    assert_near(result.alpha, 1.5 * (1 - 7.5 / 19), 1e-12);
    assert_near(result.standardised, result.alpha, 1e-12);
    assert_near(result.correlation, 2.3 / 3, 1e-12);
    assert_near(result.each[0].alpha_without, 0.75, 1e-12);
    assert_near(result.each[0].rest_correlation, 4.25 / sqrt(20), 1e-12);
    assert_near(result.each[0].mean, 3, 1e-12);
    assert_near(result.each[0].deviation, sqrt(2.5), 1e-12);
    assert_true(!result.each[0].weak && result.improper);
    assert_near(result.each[0].loading, sqrt(0.995), 1e-9);
}

// Correlations .72, .63 and .56 are those of loadings .9, .8 and .7: 1 − (.19 + .36 + .51)/6.82.
// Four people at the corners of each of three directions have exactly those correlations.
static void one_factor_is_found(void **state) {
    (void)state;
    double values[8 * 3];
    for (size_t person = 0; person < 8; person++) {
        double x = person & 1 ? 1 : -1, y = person & 2 ? 1 : -1, z = person & 4 ? 1 : -1;
        double left = sqrt(1 - 0.72 * 0.72), with_y = (0.56 - 0.63 * 0.72) / left;
        double *row = values + person * 3;
        row[0] = x;
        row[1] = 0.72 * x + left * y;
        row[2] = 0.63 * x + with_y * y + sqrt(1 - 0.63 * 0.63 - with_y * with_y) * z;
    }
    struct reliability result = reliability(values, 8, 3, STATISTICS_PAIRWISE);
    assert_false(result.improper);
    assert_near(result.each[0].loading, 0.9, 1e-9);
    assert_near(result.each[1].loading, 0.8, 1e-9);
    assert_near(result.each[2].loading, 0.7, 1e-9);
    assert_near(result.omega, 1 - (0.19 + 0.36 + 0.51) / (3 + 2 * 1.91), 1e-9);
}

// ---- what cannot be calculated ----

static void too_few_people(void **state) {
    (void)state;
    struct reliability result = reliability(by_hand, 4, 3, STATISTICS_LISTWISE);
    assert_true(result.people == 4 && result.few && result.each[0].count == 4);
    assert_true(isnan(result.alpha) && isnan(result.omega) && isnan(result.interval.low));
    assert_true(isnan(result.each[0].mean) && isnan(result.each[0].rest_correlation));
    result = reliability(NULL, 0, 3, STATISTICS_PAIRWISE);
    assert_true(result.people == 0 && isnan(result.alpha) && isnan(result.each[2].mean));
    result = reliability(by_hand, 5, 0, STATISTICS_LISTWISE);
    assert_true(result.items == 0 && isnan(result.alpha));
}

// Each has answered something, but no two items have five people in common.
static void too_few_behind_a_pair(void **state) {
    (void)state;
    double values[8 * 2];
    for (size_t i = 0; i < 16; i++)
        values[i] = i % 2 == (i / 2 < 4) ? (double)(i % 5) : NAN;
    values[1] = 3;
    struct reliability result = reliability(values, 8, 2, STATISTICS_PAIRWISE);
    assert_true(result.people == 8 && result.fewest < 5 && isnan(result.alpha));
}

static void constant_item_is_told(void **state) {
    (void)state;
    double values[5 * 5];
    for (size_t i = 0; i < 5; i++) {
        memcpy(values + i * 5, by_hand + i * 3, 3 * sizeof *values);
        values[i * 5 + 3] = 0.1; // five times 0.1 has rounding in its mean
        values[i * 5 + 4] = NAN;
    }
    struct reliability result = reliability(values, 5, 5, STATISTICS_PAIRWISE);
    assert_true(result.items == 5 && result.constant == 2);
    assert_true(result.each[3].constant && result.each[4].constant && !result.each[0].constant);
    assert_true(result.each[3].count == 5 && result.each[4].count == 0);
    assert_true(isnan(result.each[3].rest_correlation) && isnan(result.each[3].alpha_without));
    assert_near(result.alpha, reliability(by_hand, 5, 3, STATISTICS_LISTWISE).alpha, 1e-12);
    assert_true(isnan(result.interval.low)); // pairwise
}

// Two items that are each other's mirror: their sum is the same for all.
static void sum_that_does_not_vary(void **state) {
    (void)state;
    const double mirrored[] = {0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6, 0.5, 0.5};
    struct reliability result = reliability(mirrored, 5, 2, STATISTICS_LISTWISE);
    assert_true(isnan(result.alpha) && isnan(result.omega));
    assert_near(result.each[0].rest_correlation, -1, 1e-12);
    assert_true(result.each[0].weak && isnan(result.each[0].alpha_without));
}

// ---- what must hold for every scale ----

static double chance(uint64_t *seed) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (double)(*seed >> 11) / 9007199254740992.0;
}

// Answers from 1 to 5 with something in common, some of them missing.
static double *invented(uint64_t seed, double missing) {
    double *values = arena_new_array(arena, PEOPLE * ITEMS, double);
    for (size_t person = 0; person < PEOPLE; person++) {
        double common = chance(&seed) * 3;
        for (size_t i = 0; i < ITEMS; i++) {
            double own = floor(1 + common + chance(&seed) * 2);
            values[person * ITEMS + i] = chance(&seed) < missing ? NAN : own;
        }
    }
    return values;
}

// To the last bit; what cannot be calculated in one cannot be in the other.
static void assert_same_number(double a, double b) {
    if (!(isnan(a) && isnan(b)) && memcmp(&a, &b, sizeof a) != 0)
        fail_msg("%.17g is not the same as %.17g", a, b);
}

static void assert_same(const struct reliability *a, const struct reliability *b) {
    assert_true(a->people == b->people && a->fewest == b->fewest && a->constant == b->constant);
    assert_same_number(a->alpha, b->alpha);
    assert_same_number(a->interval.low, b->interval.low);
    assert_same_number(a->interval.high, b->interval.high);
    assert_same_number(a->standardised, b->standardised);
    assert_same_number(a->correlation, b->correlation);
    assert_same_number(a->omega, b->omega);
    for (size_t i = 0; i < a->items; i++) {
        const struct item_reliability *one = &a->each[i], *other = &b->each[i];
        assert_true(one->count == other->count && one->weak == other->weak);
        assert_same_number(one->mean, other->mean);
        assert_same_number(one->deviation, other->deviation);
        assert_same_number(one->rest_correlation, other->rest_correlation);
        assert_same_number(one->alpha_without, other->alpha_without);
        assert_same_number(one->loading, other->loading);
    }
}

static void swap_people(double *values, size_t a, size_t b) {
    double kept[ITEMS];
    memcpy(kept, values + a * ITEMS, sizeof kept);
    memmove(values + a * ITEMS, values + b * ITEMS, sizeof kept);
    memcpy(values + b * ITEMS, kept, sizeof kept);
}

// Other order, same bytes.
static void order_of_people(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        enum missing_answers missing = seed % 2 ? STATISTICS_LISTWISE : STATISTICS_PAIRWISE;
        double *values = invented(seed, 0.1);
        struct reliability before = reliability(values, PEOPLE, ITEMS, missing);
        uint64_t order = seed;
        for (size_t i = PEOPLE - 1; i > 0; i--)
            swap_people(values, i, (size_t)(chance(&order) * (double)(i + 1)));
        struct reliability after = reliability(values, PEOPLE, ITEMS, missing);
        assert_same(&before, &after);
    }
}

// Turning every item changes nothing but means; turning it back gives the same bytes.
static void turning_all_items(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        double *values = invented(seed, 0.1);
        struct reliability before = reliability(values, PEOPLE, ITEMS, STATISTICS_PAIRWISE);
        for (int turn = 1; turn <= 2; turn++) {
            for (size_t i = 0; i < PEOPLE * ITEMS; i++)
                values[i] = 6 - values[i];
            struct reliability after = reliability(values, PEOPLE, ITEMS, STATISTICS_PAIRWISE);
            assert_near(after.alpha, before.alpha, 1e-12);
            assert_near(after.omega, before.omega, 1e-9);
            for (size_t i = 0; i < ITEMS; i++) {
                double mean = turn == 1 ? 6 - before.each[i].mean : before.each[i].mean;
                assert_near(after.each[i].mean, mean, 1e-12);
                assert_near(after.each[i].rest_correlation, before.each[i].rest_correlation, 1e-12);
            }
            if (turn == 2)
                assert_same(&before, &after);
        }
    }
}

static void listwise_is_pairwise_when_all_answered(void **state) {
    (void)state;
    double *values = invented(7, 0);
    struct reliability listwise = reliability(values, PEOPLE, ITEMS, STATISTICS_LISTWISE);
    struct reliability pairwise = reliability(values, PEOPLE, ITEMS, STATISTICS_PAIRWISE);
    assert_true(listwise.alpha > 0.3 && listwise.interval.low < listwise.alpha);
    assert_true(listwise.interval.high > listwise.alpha && !listwise.few);
    pairwise.interval = listwise.interval; // the one thing that pairwise does not give
    assert_same(&listwise, &pairwise);
}

// No loading can be moved to a place where the residuals are smaller.
static double residuals(const double *values, const double *loadings) {
    double sum = 0;
    for (size_t i = 0; i < ITEMS; i++)
        for (size_t j = 0; j < i; j++) {
            double pair[PEOPLE * 2];
            for (size_t person = 0; person < PEOPLE; person++) {
                pair[person * 2] = values[person * ITEMS + i];
                pair[person * 2 + 1] = values[person * ITEMS + j];
            }
            double r = reliability(pair, PEOPLE, 2, STATISTICS_LISTWISE).correlation;
            sum += pow(r - loadings[i] * loadings[j], 2);
        }
    return sum;
}

static void loadings_are_the_best(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        double *values = invented(seed, 0), loadings[ITEMS];
        struct reliability result = reliability(values, PEOPLE, ITEMS, STATISTICS_LISTWISE);
        for (size_t i = 0; i < ITEMS; i++)
            loadings[i] = result.each[i].loading;
        double best = residuals(values, loadings);
        for (size_t i = 0; i < ITEMS; i++)
            for (double step = -1e-4; step <= 1e-4; step += 2e-4) {
                loadings[i] = result.each[i].loading + step;
                assert_true(residuals(values, loadings) > best);
                loadings[i] = result.each[i].loading;
            }
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
        cmocka_unit_test(worked_by_hand),
        cmocka_unit_test(one_factor_is_found),
        cmocka_unit_test(too_few_people),
        cmocka_unit_test(too_few_behind_a_pair),
        cmocka_unit_test(constant_item_is_told),
        cmocka_unit_test(sum_that_does_not_vary),
        cmocka_unit_test(order_of_people),
        cmocka_unit_test(turning_all_items),
        cmocka_unit_test(listwise_is_pairwise_when_all_answered),
        cmocka_unit_test(loadings_are_the_best),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
