// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of disclosure.h: primary and secondary suppression in tables of counts, and what goes
// for means. They follow the usual practice of output checking at statistical offices (thresholds,
// complementary suppression, class disclosure).
#include "score/disclosure.h"

#include <math.h>

bool disclosure_enough(const struct limits *limits, size_t people) {
    return people >= limits->min_n;
}

bool disclosure_tells(const struct limits *limits, size_t people) {
    return people == 0 || people >= limits->min_cell;
}

// ---- tables ----

static size_t occupied(const struct cell *cells, size_t count) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += cells[i].count > 0;
    return found;
}

// The smallest cell that holds people and is still told, or NULL.
static struct cell *smallest_told(struct cell *cells, size_t count) {
    struct cell *smallest = NULL;
    for (size_t i = 0; i < count; i++)
        if (!cells[i].hidden && cells[i].count > 0 &&
            (!smallest || cells[i].count < smallest->count))
            smallest = &cells[i];
    return smallest;
}

// Rule 3. Whoever knows the total knows how many people the hidden cells hold together: of one
// cell that is its number, and of few people it is nearly that.
static void hide_more(const struct limits *limits, struct cell *cells, size_t count) {
    for (;;) {
        size_t hidden = 0, people = 0;
        for (size_t i = 0; i < count; i++) {
            hidden += cells[i].hidden;
            people += cells[i].hidden ? cells[i].count : 0;
        }
        if (hidden == 0 || (hidden >= 2 && people >= limits->min_cell))
            return;
        struct cell *next = smallest_told(cells, count);
        if (!next)
            return;
        next->hidden = true;
    }
}

void disclosure_table(const struct limits *limits, struct cell *cells, size_t count) {
    if (limits->min_cell == 0)
        return;
    bool common = occupied(cells, count) == 1; // rule 4
    for (size_t i = 0; i < count; i++)
        cells[i].hidden = cells[i].hidden || common || !disclosure_tells(limits, cells[i].count);
    hide_more(limits, cells, count);
    // When no cell with people in it is told, the zeros would tell who is left.
    if (!smallest_told(cells, count))
        for (size_t i = 0; i < count; i++)
            cells[i].hidden = true;
}

double disclosure_share(size_t count, size_t total) {
    if (total == 0)
        return 0;
    return floor(100 * (double)count / (double)total + 0.5) / 100;
}

// ---- values ----

static size_t equal_to(const double *values, size_t count, double wanted) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += !(values[i] < wanted) && !(values[i] > wanted);
    return found;
}

bool disclosure_values(const struct limits *limits, const double *values, size_t count,
                       size_t missing) {
    if (count == 0 || !disclosure_enough(limits, count))
        return false;
    double first = values[0], second = first;
    for (size_t i = 1; i < count; i++)
        if (values[i] < first || values[i] > first)
            second = values[i];
    size_t firsts = equal_to(values, count, first), seconds = equal_to(values, count, second);
    if (firsts < count && firsts + seconds < count)
        return true; // three values or more
    struct cell cells[] = {
        {firsts, false}, {firsts < count ? seconds : 0, false}, {missing, false}};
    disclosure_table(limits, cells, 3);
    return !cells[0].hidden && !cells[1].hidden;
}

double disclosure_figure(const struct limits *limits, double number) {
    double magnitude = fabs(number);
    if (limits->min_cell == 0 || !(magnitude > 0) || magnitude >= 100)
        return limits->min_cell == 0 ? number : round(number);
    double scale = pow(10, 1 - floor(log10(magnitude)));
    return round(number * scale) / scale;
}

bool disclosure_extreme(const struct limits *limits, const double *values, size_t count,
                        double extreme) {
    return equal_to(values, count, extreme) >= limits->min_cell;
}
