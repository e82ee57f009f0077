// SPDX-License-Identifier: GPL-3.0-or-later
// Workers: order, loss of a unit by a crash, and the same result with any number of them.
#include "workers/workers.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define UNITS 200
#define CRASHING 57
#define FAILING 91

struct trial {
    struct builder taken;
    bool crash, loops;
};

static bool run_unit(void *context, size_t unit, struct arena *arena,
                     struct diagnostics *diagnostics, struct builder *result) {
    const struct trial *trial = context;
    (void)arena;
    if (trial->crash && unit == CRASHING)
        raise(SIGKILL);
    if (trial->loops && unit % 2)
        pause();
    if (unit == FAILING) {
        report_error(diagnostics, (struct position){0}, NULL, "unit %zu fails", unit);
        return false;
    }
    for (size_t i = 0; i < unit; i++) // results of very different length
        builder_format(result, "%zu,", unit);
    return true;
}

static void take_unit(void *context, size_t unit, bool made, struct text result) {
    struct trial *trial = context;
    builder_format(&trial->taken, "%zu %d ", unit, made);
    builder_text(&trial->taken, result);
}

static struct text unit_name(void *context, size_t unit, struct arena *arena) {
    (void)context;
    return text_format(arena, "unit-%zu", unit);
}

static struct job job_of(struct trial *trial) {
    return (struct job){.context = trial,
                        .count = UNITS,
                        .run = run_unit,
                        .take = take_unit,
                        .name = unit_name,
                        .seconds = 1};
}

static struct text outcome(struct arena *arena, unsigned workers, bool crash, size_t *failed,
                           size_t *errors) {
    struct trial trial = {.taken = {.arena = arena}, .crash = crash};
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct job job = job_of(&trial);
    *failed = workers_run(&job, workers, arena, &diagnostics);
    *errors = diagnostics.errors;
    return builder_result(&trial.taken);
}

static void any_number_of_workers_gives_the_same(void **state) {
    struct arena *arena = arena_create();
    size_t failed, errors;
    struct text alone = outcome(arena, 0, false, &failed, &errors);
    (void)state;
    assert_int_equal(failed, 1);
    for (unsigned workers = 1; workers < 9; workers += 3) {
        struct text together = outcome(arena, workers, false, &failed, &errors);
        assert_true(text_equal(alone, together));
        assert_int_equal(failed, 1);
        assert_int_equal(errors, 1);
    }
    arena_destroy(arena);
}

static void a_crash_costs_one_unit(void **state) {
    struct arena *arena = arena_create();
    size_t failed, errors;
    (void)state;
    for (unsigned workers = 1; workers < 4; workers++) {
        struct text taken = outcome(arena, workers, true, &failed, &errors);
        assert_int_equal(failed, 2);
        assert_int_equal(errors, 2);
        assert_int_not_equal(text_find(taken, TEXT("57 0 58 1 "), 0), SIZE_MAX);
        assert_int_not_equal(text_find(taken, TEXT("199 1 "), 0), SIZE_MAX);
    }
    arena_destroy(arena);
}

// What takes too long is ended; after a few of them the others are not tried, each is told of.
static void endless_units_end(void **state) {
    struct arena *arena = arena_create();
    struct trial trial = {.taken = {.arena = arena}, .loops = true};
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct job job = job_of(&trial);
    (void)state;
    size_t failed = workers_run(&job, 2, arena, &diagnostics);
    struct text taken = builder_result(&trial.taken);
    assert_in_range(failed, UNITS - 8, UNITS - 2);
    assert_in_range(diagnostics.errors, OVERDUE_LIMIT + 1, OVERDUE_LIMIT + 2);
    assert_int_equal(text_find(taken, TEXT("0 1 1 0 2 1 "), 0), 0);
    assert_int_not_equal(text_find(taken, TEXT("199 0 "), 0), SIZE_MAX);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_workers_gives_the_same),
        cmocka_unit_test(a_crash_costs_one_unit),
        cmocka_unit_test(endless_units_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
