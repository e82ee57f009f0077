// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics against numbers worked by hand.
#include "statistics/statistics.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_near(double actual, double expected, double tolerance) {
    if (!(fabs(actual - expected) <= tolerance))
        fail_msg("%.10g is not %.10g", actual, expected);
}

// 2 4 4 4 5 5 7 9: sum 40, mean 5; squares of deviations 9+1+1+1+0+0+4+16 = 32, so the sample's
// variance is 32/7 and its deviation 2.13809; t(7; .975) = 2.364624, the error is 2.13809/√8 =
// 0.755929, half the interval 1.787488.
static void summary_of_eight_numbers(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    const double values[] = {9, 4, 5, 2, 4, 7, 4, 5};
    struct summary summary = statistics_summary(arena, values, 8);
    assert_int_equal(summary.count, 8);
    assert_near(summary.mean, 5, 0);
    assert_near(summary.deviation, 2.138090, 1e-6);
    assert_near(summary.median, 4.5, 0);
    assert_near(summary.minimum, 2, 0);
    assert_near(summary.maximum, 9, 0);
    assert_near(summary.interval.low, 5 - 1.787488, 1e-5);
    assert_near(summary.interval.high, 5 + 1.787488, 1e-5);
    assert_near(values[0], 9, 0);
    arena_destroy(arena);
}

static void few_numbers_have_no_spread(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    const double one[] = {3};
    struct summary summary = statistics_summary(arena, one, 1);
    assert_near(summary.mean, 3, 0);
    assert_near(summary.median, 3, 0);
    assert_true(isnan(summary.deviation) && isnan(summary.interval.low));
    summary = statistics_summary(arena, NULL, 0);
    assert_true(summary.count == 0 && isnan(summary.mean) && isnan(summary.minimum));
    arena_destroy(arena);
}

// Adding 0.1 … 0.7 in another order gives other last bits unless the order is fixed.
static void order_changes_nothing(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    double values[] = {0.1, 0.7, 0.3, 0.2, 0.6, 0.5, 0.4, 1e8, 0.9, 0.8};
    const size_t count = sizeof values / sizeof *values;
    struct summary first = statistics_summary(arena, values, count);
    for (size_t turn = 0; turn < count; turn++) {
        double moved = values[0];
        memmove(values, values + 1, (count - 1) * sizeof *values);
        values[count - 1] = moved;
        struct summary again = statistics_summary(arena, values, count);
        assert_memory_equal(&again, &first, sizeof first);
    }
    arena_destroy(arena);
}

// 8 of 24: p = 1/3, z = 1.959964, z² = 3.841459. Middle (1/3 + 3.841459/48) / (1 + 3.841459/24) =
// 0.413364/1.160061 = 0.356330. Half: 1.959964·√(0.2222/24 + 3.841459/2304)/1.160061 =
// 1.959964·√(0.009259 + 0.001667)/1.160061 = 0.176604.
static void interval_of_a_share(void **state) {
    (void)state;
    struct interval interval = statistics_share_interval(8, 24);
    assert_near(interval.low, 0.356330 - 0.176604, 1e-5);
    assert_near(interval.high, 0.356330 + 0.176604, 1e-5);
    assert_near(statistics_share_interval(0, 10).low, 0, 1e-12);
    assert_near(statistics_share_interval(0, 10).high, 0.2775328, 1e-6); // z²/(n + z²)
    assert_near(statistics_share_interval(10, 10).high, 1, 1e-12);
    assert_true(isnan(statistics_share_interval(0, 0).low));
}

static void networks(void **state) {
    (void)state;
    const size_t kinds[] = {2, 1, 0, 1}; // 1 − (1/4 + 1/16 + 1/16) = 5/8
    assert_near(network_diversity(kinds, 4), 0.625, 1e-12);
    assert_near(network_diversity(kinds, 1), 0, 1e-12);
    assert_true(isnan(network_diversity(kinds + 2, 1)));
    const size_t ties[] = {3, 0, 1, 2};
    assert_near(network_bottleneck(ties, 4), 0.5, 1e-12);
    assert_near(network_multiplexity(ties, 4), 2, 1e-12);
    assert_true(isnan(network_bottleneck(ties + 1, 1)) && isnan(network_multiplexity(ties + 1, 1)));
    assert_near(network_balance(3, 1), 0.5, 1e-12);
    assert_near(network_balance(0, 2), -1, 1e-12);
    assert_true(isnan(network_balance(0, 0)));
    assert_near(network_density(4, 3), 0.5, 1e-12);
    assert_true(isnan(network_density(1, 0)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(summary_of_eight_numbers),
        cmocka_unit_test(few_numbers_have_no_spread),
        cmocka_unit_test(order_changes_nothing),
        cmocka_unit_test(interval_of_a_share),
        cmocka_unit_test(networks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
