// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics against R: the numbers in tests/reference/expected, which psych.R and igraph.R beside
// them calculated from the data sets in tests/reference/data. R itself is not needed.
#include "base/file.h"
#include "statistics/statistics.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define EXACT 1e-9
#define SEARCHED 1e-6 // R's search for loadings stops somewhat earlier than ours

static struct arena *arena;

// ---- tables ----

struct table {
    char **cells; // the first row holds the names
    size_t rows, columns;
};

static struct table read_table(const char *name) {
    struct text path = text_format(arena, "tests/reference/%s.csv", name), content;
    if (!file_read(arena, path.bytes, (size_t)1 << 24, &content))
        fail_msg("%s cannot be read: run tests from the top folder", path.bytes);
    struct table table = {arena_new_array(arena, content.length, char *), 0, 1};
    char *rest = (char *)text_copy(arena, content).bytes;
    for (const char *c = rest; *c != '\n'; c++)
        table.columns += *c == ',';
    for (size_t cell = 0; *rest; cell++) {
        table.cells[cell] = rest;
        rest += strcspn(rest, ",\n");
        table.rows += *rest == '\n';
        *rest++ = '\0';
    }
    table.rows--;
    return table;
}

static const char *cell(const struct table *table, size_t row, const char *column) {
    for (size_t i = 0; i < table->columns; i++)
        if (strcmp(table->cells[i], column) == 0)
            return table->cells[(row + 1) * table->columns + i];
    fail_msg("there is no column %s", column);
    return NULL;
}

static double number(const struct table *table, size_t row, const char *column) {
    const char *text = cell(table, row, column);
    return *text ? strtod(text, NULL) : NAN;
}

static bool is(const struct table *table, size_t row, const char *column, const char *expected) {
    return strcmp(cell(table, row, column), expected) == 0;
}

// ---- comparing ----

static void compare(double actual, double expected, double margin, const char *what) {
    bool same = isnan(expected) ? isnan(actual) : fabs(actual - expected) <= margin;
    if (!same)
        fail_msg("%s is %.14g here and %.14g in R", what, actual, expected);
}

static void assert_near(double actual, double expected, double tolerance, const char *what) {
    compare(actual, expected, tolerance * fmax(1, fabs(expected)), what);
}

// Small chances too must be right in their first nine digits.
static void assert_chance(double actual, double expected, const char *what) {
    compare(actual, expected, EXACT * fabs(expected), what);
}

// ---- scales ----

struct scale {
    const char *set, *name;
    double minimum, maximum, at_least, share;
    char items[16][4];
    bool reversed[16];
    struct answers answers; // turned
};

static struct scale read_scale(const struct table *scales, size_t row) {
    struct scale scale = {.set = cell(scales, row, "set"), .name = cell(scales, row, "scale")};
    scale.minimum = number(scales, row, "minimum");
    scale.maximum = number(scales, row, "maximum");
    scale.at_least = number(scales, row, "at_least");
    scale.share = number(scales, row, "share");
    for (const char *item = cell(scales, row, "items"); *item; item += *item == ' ') {
        size_t place = scale.answers.items++, length = strcspn(item, " ");
        scale.reversed[place] = *item == '-';
        memcpy(scale.items[place], item + (*item == '-'), length - (*item == '-'));
        item += length;
    }
    return scale;
}

static struct scale find_scale(const char *set, const char *name) {
    struct table scales = read_table("scales");
    for (size_t row = 0; row < scales.rows; row++)
        if (is(&scales, row, "set", set) && is(&scales, row, "scale", name)) {
            struct scale scale = read_scale(&scales, row);
            struct table data = read_table(text_format(arena, "data/%s", set).bytes);
            double *values = arena_new_array(arena, data.rows * scale.answers.items, double);
            scale.answers.values = values;
            scale.answers.people = data.rows;
            for (size_t person = 0; person < data.rows; person++)
                for (size_t i = 0; i < scale.answers.items; i++) {
                    double raw = number(&data, person, scale.items[i]);
                    *values++ = scale.reversed[i] ? scale.minimum + scale.maximum - raw : raw;
                }
            return scale;
        }
    fail_msg("there is no scale %s of %s", name, set);
    return (struct scale){0};
}

// ---- reliability ----

struct measure {
    const char *name;
    double value, tolerance;
};

static double find_measure(const struct measure *measures, const char *name, double *tolerance) {
    for (; measures->name; measures++)
        if (strcmp(measures->name, name) == 0) {
            *tolerance = measures->tolerance;
            return measures->value;
        }
    fail_msg("there is no measure %s", name);
    return NAN;
}

static double of_scale(const struct reliability *result, const char *name, double *tolerance) {
    const struct measure measures[] = {{"people", (double)result->people, 0},
                                       {"alpha", result->alpha, EXACT},
                                       {"low", result->interval.low, EXACT},
                                       {"high", result->interval.high, EXACT},
                                       {"standardised", result->standardised, EXACT},
                                       {"correlation", result->correlation, EXACT},
                                       {"omega", result->omega, SEARCHED},
                                       {0}};
    return find_measure(measures, name, tolerance);
}

static double of_item(const struct item_reliability *item, const char *name, double *tolerance) {
    const struct measure measures[] = {{"count", (double)item->count, 0},
                                       {"mean", item->mean, EXACT},
                                       {"deviation", item->deviation, EXACT},
                                       {"rest_correlation", item->rest_correlation, EXACT},
                                       {"alpha_without", item->alpha_without, EXACT},
                                       {"loading", item->loading, 20 * SEARCHED},
                                       {0}};
    return find_measure(measures, name, tolerance);
}

static const struct item_reliability *
find_item(const struct scale *scale, const struct reliability *result, const char *name) {
    for (size_t i = 0; i < scale->answers.items; i++)
        if (strcmp(scale->items[i], name) == 0)
            return &result->each[i];
    fail_msg("there is no item %s", name);
    return NULL;
}

static void reliability_of_every_scale(void **state) {
    (void)state;
    struct table expected = read_table("expected/reliability");
    struct scale scale = {.set = "", .name = ""};
    struct reliability results[2] = {0};
    for (size_t row = 0; row < expected.rows; row++) {
        const char *set = cell(&expected, row, "set"), *name = cell(&expected, row, "scale");
        if (strcmp(scale.set, set) || strcmp(scale.name, name)) {
            scale = find_scale(set, name);
            results[0] = statistics_reliability(arena, &scale.answers, STATISTICS_LISTWISE);
            results[1] = statistics_reliability(arena, &scale.answers, STATISTICS_PAIRWISE);
        }
        const struct reliability *result = &results[is(&expected, row, "missing", "pairwise")];
        const char *item = cell(&expected, row, "item");
        const char *measure = cell(&expected, row, "measure");
        double tolerance = 0, actual;
        if (*item)
            actual = of_item(find_item(&scale, result, item), measure, &tolerance);
        else
            actual = of_scale(result, measure, &tolerance);
        struct text what = text_format(arena, "%s of %s %s %s, %s,", measure, set, name, item,
                                       cell(&expected, row, "missing"));
        assert_near(actual, number(&expected, row, "value"), tolerance, what.bytes);
    }
}

// ---- scale scores ----

static double score(const struct scale *scale, size_t person, const char *rule) {
    double sum = 0, answered = 0, all = (double)scale->answers.items;
    for (size_t i = 0; i < scale->answers.items; i++) {
        double value = scale->answers.values[person * scale->answers.items + i];
        sum += isnan(value) ? 0 : value;
        answered += !isnan(value);
    }
    double enough = strcmp(rule, "all") == 0 ? all : scale->at_least;
    if (strcmp(rule, "share") == 0)
        enough = scale->share * all;
    return answered >= enough ? sum / answered : NAN;
}

static double *scores(const struct scale *scale, const char *rule) {
    double *result = arena_new_array(arena, scale->answers.people, double);
    for (size_t i = 0; i < scale->answers.people; i++)
        result[i] = score(scale, i, rule);
    return result;
}

static void summaries_of_scores(void **state) {
    (void)state;
    struct table expected = read_table("expected/scores");
    for (size_t row = 0; row < expected.rows; row++) {
        struct scale scale = find_scale(cell(&expected, row, "set"), cell(&expected, row, "scale"));
        double *values = scores(&scale, cell(&expected, row, "rule"));
        size_t count = 0;
        for (size_t i = 0; i < scale.answers.people; i++)
            if (!isnan(values[i]))
                values[count++] = values[i];
        struct summary summary = statistics_summary(arena, values, count);
        assert_near((double)count, number(&expected, row, "count"), 0, "count");
        assert_near(summary.mean, number(&expected, row, "mean"), EXACT, "mean");
        assert_near(summary.deviation, number(&expected, row, "deviation"), EXACT, "deviation");
        assert_near(summary.median, number(&expected, row, "median"), EXACT, "median");
        assert_near(summary.minimum, number(&expected, row, "minimum"), EXACT, "minimum");
        assert_near(summary.maximum, number(&expected, row, "maximum"), EXACT, "maximum");
        assert_near(summary.interval.low, number(&expected, row, "low"), EXACT, "low");
        assert_near(summary.interval.high, number(&expected, row, "high"), EXACT, "high");
        assert_near(statistics_skewness(arena, values, count), number(&expected, row, "skewness"),
                    EXACT, "skewness");
    }
}

// ---- change ----

// One wave of a set in data/waves.csv; bfi: two of its scales stand in for two waves.
static double *wave(const char *set, const char *column, size_t *count) {
    if (strcmp(set, "bfi") == 0) {
        bool before = strcmp(column, "before") == 0;
        struct scale scale = find_scale("bfi", before ? "agreeableness" : "extraversion");
        *count = scale.answers.people;
        return scores(&scale, "at_least");
    }
    struct table waves = read_table("data/waves");
    double *values = arena_new_array(arena, waves.rows, double);
    *count = 0;
    for (size_t row = 0; row < waves.rows; row++)
        if (is(&waves, row, "set", set))
            values[(*count)++] = number(&waves, row, column);
    return values;
}

static void compare_change(const struct table *expected, size_t row, const struct change *change) {
    const struct measure measures[] = {
        {"count", (double)change->count, 0},
        {"only_before", (double)change->only_before, 0},
        {"only_after", (double)change->only_after, 0},
        {"before", change->before, EXACT},
        {"after", change->after, EXACT},
        {"deviation_before", change->deviation_before, EXACT},
        {"deviation_after", change->deviation_after, EXACT},
        {"mean", change->mean, EXACT},
        {"deviation", change->deviation, EXACT},
        {"low", change->interval.low, EXACT},
        {"high", change->interval.high, EXACT},
        {"t", change->t, EXACT},
        {"g_z", change->g_z, EXACT},
        {"g_average", change->g_average, EXACT},
        {"used", (double)change->signed_rank.used, 0},
        {"zeros", (double)change->signed_rank.zeros, 0},
        {"positive", change->signed_rank.positive, 0},
        {"ties", change->signed_rank.ties, 0},
        {"exact", change->signed_rank.exact, 0},
    };
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        assert_near(measures[i].value, number(expected, row, measures[i].name),
                    measures[i].tolerance, measures[i].name);
    assert_chance(change->probability, number(expected, row, "probability"), "probability");
    assert_chance(change->signed_rank.probability, number(expected, row, "rank_probability"),
                  "rank_probability");
}

static void change_of_every_set(void **state) {
    (void)state;
    struct table expected = read_table("expected/change");
    for (size_t row = 0; row < expected.rows; row++) {
        size_t count;
        const char *set = cell(&expected, row, "set");
        double *before = wave(set, "before", &count), *after = wave(set, "after", &count);
        struct change change = statistics_change(arena, before, after, count);
        compare_change(&expected, row, &change);
    }
}

// ---- shares ----

static void intervals_of_shares(void **state) {
    (void)state;
    struct table expected = read_table("expected/shares");
    for (size_t row = 0; row < expected.rows; row++) {
        struct interval interval = statistics_share_interval(
            (size_t)number(&expected, row, "count"), (size_t)number(&expected, row, "total"));
        assert_near(interval.low, number(&expected, row, "low"), EXACT, "low");
        assert_near(interval.high, number(&expected, row, "high"), EXACT, "high");
    }
}

// ---- networks ----

// The letters of a part of a person, written kind/circle/gives/gets/child/years.
static size_t letters(const char *person, int part) {
    while (part-- > 0)
        person += strcspn(person, "/") + 1;
    return strcspn(person, "/");
}

static void networks(void **state) {
    (void)state;
    struct table data = read_table("data/networks"), expected = read_table("expected/networks");
    assert_true(data.rows == 1000 && expected.rows == 1000);
    for (size_t row = 0; row < data.rows; row++) {
        size_t kinds[10] = {0}, ties[12] = {0}, people = 0, received = 0, given = 0, pairs = 0;
        const char *person = cell(&data, row, "people"), *pair = cell(&data, row, "ties");
        for (; *person; people++) {
            kinds[*person - '0']++;
            ties[people] = letters(person, 2);
            received += ties[people];
            given += letters(person, 3);
            person += strcspn(person, " ");
            person += *person == ' ';
        }
        for (; *pair; pairs += *pair++ == '-')
            ;
        const struct measure measures[] = {
            {"diversity", network_diversity(kinds, 10), EXACT},
            {"bottleneck", network_bottleneck(ties, people), EXACT},
            {"multiplexity", network_multiplexity(ties, people), EXACT},
            {"balance", network_balance(received, given), EXACT},
            {"density", network_density(people, pairs), EXACT},
        };
        for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
            assert_near(measures[i].value, number(&expected, row, measures[i].name), EXACT,
                        measures[i].name);
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
        cmocka_unit_test(reliability_of_every_scale),
        cmocka_unit_test(summaries_of_scores),
        cmocka_unit_test(change_of_every_set),
        cmocka_unit_test(intervals_of_shares),
        cmocka_unit_test(networks),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
