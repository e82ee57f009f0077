// SPDX-License-Identifier: GPL-3.0-or-later
/* Optimum fit after Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and
 * Experience 11, 1981), with their demerits for justified text and, for ragged text, the same
 * demerits over the room that is left at the end of the line.
 *
 * The nodes form an acyclic graph; only those from which a line may still end at the current item
 * are active. Their number depends on the width of a line and not on the length of the paragraph,
 * so the time is proportional to the number of items.
 */
#include "layout/linebreak.h"

#include <math.h>
#include <stdlib.h>

#define LINE_DEMERITS 10.0       // each line costs, so fewer lines win
#define LADDER_DEMERITS 5000.0   // two hyphens in a row
#define EXCESS_DEMERITS 1e9      // more of them than allowed: in an emergency only
#define CONTRAST_DEMERITS 5000.0 // a tight line beside a loose one (justified)
#define RUNT_DEMERITS 60000.0
#define AWFUL_RATIO 4.64   // badness 10,000: past it badness grows slowly, but it does grow, …
#define AWFUL_SLOPE 1000.0 // … so that of two awful lines the better one is chosen
#define LEAST_STRETCH 0.02 // of the width: of a line without glue
#define SLACK 0.005F       // points: rounding never makes a line too long
#define NONE UINT32_MAX

enum fitness { FITNESS_TIGHT, FITNESS_NORMAL, FITNESS_LOOSE, FITNESS_VERY_LOOSE, FITNESS_KINDS };

struct sums {
    double width, stretch, shrink;
};

/* A place where a line may end, with the best way to come there. Places differ by the hyphens in
 * a row that end there, and by how tight the line before is. */
struct break_node {
    struct sums before; // of all items before `start`
    double demerits;
    uint32_t end, start;     // the item broken at; the first of the next line
    uint32_t previous, next; // nodes; `next` in the list of active ones
    uint8_t ladder, fitness;
    bool overfull;
};

struct measure {
    double badness;
    float ratio;
    enum fitness fitness;
    bool overfull;
};

static bool forced(const struct break_item *items, size_t count, size_t at) {
    return at == count || (items[at].kind == BREAK_PENALTY && items[at].penalty <= PENALTY_FORCED);
}

static void add(struct sums *sums, const struct break_item *item) {
    if (item->kind == BREAK_PENALTY)
        return;
    sums->width += (double)item->width;
    if (item->kind == BREAK_GLUE) {
        sums->stretch += (double)item->stretch;
        sums->shrink += (double)item->shrink;
    }
}

size_t linebreak_start(const struct break_item *items, size_t count, size_t end) {
    if (end < count && items[end].kind != BREAK_BOX)
        end++;
    while (end < count && items[end].kind != BREAK_BOX && !forced(items, count, end))
        end++;
    return end;
}

static double badness(double ratio) {
    double awful = 100 * AWFUL_RATIO * AWFUL_RATIO * AWFUL_RATIO;
    return ratio < AWFUL_RATIO ? 100 * ratio * ratio * ratio
                               : awful + AWFUL_SLOPE * (ratio - AWFUL_RATIO);
}

/* How well a line of `width` with this glue fills `room`; `last`: it need not be full. */
static struct measure measure_line(const struct break_limits *limits, struct sums line, float room,
                                   bool last) {
    double missing = (double)room - line.width;
    struct measure measure = {.fitness = FITNESS_NORMAL};
    if (limits->rag > 0) {
        measure.overfull = missing < -(double)SLACK;
        double ratio = last || measure.overfull ? 0 : missing / (double)limits->rag;
        measure.badness = badness(ratio);
        return measure;
    }
    double ratio = 0;
    if (missing > 0 && !last)
        ratio = missing / fmax(line.stretch, LEAST_STRETCH * (double)limits->width);
    else if (missing < 0)
        ratio = line.shrink > 0 ? missing / line.shrink : missing < -(double)SLACK ? -2 : 0;
    measure.overfull = ratio < -1.0001;
    measure.ratio = (float)ratio;
    measure.badness = badness(fabs(ratio));
    if (ratio < -0.5)
        measure.fitness = FITNESS_TIGHT;
    else if (ratio > 1)
        measure.fitness = FITNESS_VERY_LOOSE;
    else if (ratio > 0.5)
        measure.fitness = FITNESS_LOOSE;
    return measure;
}

/* The price of one line, given the line before it. */
static double price(const struct break_limits *limits, const struct measure *measure,
                    const struct break_item *at, bool last, double width,
                    const struct break_node *before) {
    double sum = LINE_DEMERITS + measure->badness, demerits = sum * sum;
    if (at && at->kind == BREAK_PENALTY && at->penalty > PENALTY_FORCED) {
        double penalty = at->penalty;
        demerits += at->penalty >= 0 ? penalty * penalty : -penalty * penalty;
        if (at->flagged && before->ladder)
            demerits += before->ladder < LADDER_LIMIT ? LADDER_DEMERITS : EXCESS_DEMERITS;
    }
    if (last && before->start > 0 && width < (double)limits->runt)
        demerits += RUNT_DEMERITS;
    if (limits->rag <= 0 && abs((int)measure->fitness - (int)before->fitness) > 1)
        demerits += CONTRAST_DEMERITS;
    return demerits;
}

static bool accepted(const struct break_limits *limits, const struct measure *measure, bool flagged,
                     unsigned ladder) {
    return !measure->overfull && measure->badness <= (double)limits->tolerance &&
           (!flagged || ladder < LADDER_LIMIT || limits->emergency);
}

static unsigned ladder_after(unsigned ladder, bool flagged) {
    return !flagged ? 0 : ladder < LADDER_LIMIT ? ladder + 1 : LADDER_LIMIT;
}

static float room_after(const struct break_limits *limits, const struct break_node *node) {
    return node->previous == NONE ? limits->first_width : limits->width;
}

/* Weighs the line from node `from` to the break at `at`. */
static struct measure try_line(const struct break_limits *limits, const struct break_item *items,
                               size_t count, size_t at, const struct sums *sums,
                               const struct break_node *from, double *width) {
    struct sums line = {sums->width - from->before.width, sums->stretch - from->before.stretch,
                        sums->shrink - from->before.shrink};
    if (at < count && items[at].kind == BREAK_PENALTY)
        line.width += (double)items[at].width;
    *width = line.width;
    return measure_line(limits, line, room_after(limits, from), forced(items, count, at));
}

/* The best ways found to end a line at one item. */
struct candidates {
    double demerits[LADDER_LIMIT + 1][FITNESS_KINDS];
    uint32_t from[LADDER_LIMIT + 1][FITNESS_KINDS];
    bool found, overfull;
};

static void candidates_clear(struct candidates *candidates) {
    candidates->found = candidates->overfull = false;
    for (int ladder = 0; ladder <= LADDER_LIMIT; ladder++)
        for (int fitness = 0; fitness < FITNESS_KINDS; fitness++)
            candidates->demerits[ladder][fitness] = INFINITY;
}

static void candidates_offer(struct candidates *candidates, unsigned ladder, enum fitness fitness,
                             double demerits, uint32_t from) {
    candidates->found = true;
    if (demerits < candidates->demerits[ladder][fitness]) {
        candidates->demerits[ladder][fitness] = demerits;
        candidates->from[ladder][fitness] = from;
    }
}

struct run {
    struct linebreak *work;
    const struct break_item *items;
    size_t count;
    const struct break_limits *limits;
    uint32_t active, last_active; // list of nodes, oldest first
    struct sums sums;             // of all items before the current one
    struct candidates candidates;
};

static void activate(struct run *run, struct break_node node) {
    uint32_t index = run->work->node_count;
    node.next = NONE;
    arena_push(run->work->arena, run->work->nodes, run->work->node_count,
               run->work->node_capacity) = node;
    if (run->active == NONE)
        run->active = index;
    else
        run->work->nodes[run->last_active].next = index;
    run->last_active = index;
}

/* Turns the candidates at `at` into active nodes. */
static void settle(struct run *run, size_t at) {
    size_t start = linebreak_start(run->items, run->count, at);
    struct sums before = run->sums;
    for (size_t i = at; i < start; i++)
        add(&before, &run->items[i]);
    for (unsigned ladder = 0; ladder <= LADDER_LIMIT; ladder++)
        for (unsigned fitness = 0; fitness < FITNESS_KINDS; fitness++)
            if (run->candidates.demerits[ladder][fitness] < INFINITY)
                activate(run, (struct break_node){
                                  .before = before,
                                  .demerits = run->candidates.demerits[ladder][fitness],
                                  .end = (uint32_t)at,
                                  .start = (uint32_t)start,
                                  .previous = run->candidates.from[ladder][fitness],
                                  .ladder = (uint8_t)ladder,
                                  .fitness = (uint8_t)fitness,
                                  .overfull = run->candidates.overfull,
                              });
}

/* Considers the line from node `index` to `at`. Returns whether the node stays active. */
static bool consider(struct run *run, uint32_t index, size_t at) {
    const struct break_node *from = &run->work->nodes[index];
    if (at < from->start)
        return true; // inside the blanks that vanished after the break
    double width;
    struct measure measure =
        try_line(run->limits, run->items, run->count, at, &run->sums, from, &width);
    const struct break_item *item = at < run->count ? &run->items[at] : NULL;
    bool flagged = item && item->kind == BREAK_PENALTY && item->flagged;
    if (accepted(run->limits, &measure, flagged, from->ladder)) {
        bool last = forced(run->items, run->count, at);
        double demerits = from->demerits + price(run->limits, &measure, item, last, width, from);
        candidates_offer(&run->candidates, ladder_after(from->ladder, flagged), measure.fitness,
                         demerits, index);
    }
    // A hyphen may be what makes the line too long: the next blank can still be near enough.
    bool beyond = measure.overfull && !(item && item->kind == BREAK_PENALTY && item->width > 0);
    return !beyond && !forced(run->items, run->count, at);
}

/* Tries to end a line at `at` from each active node. Returns false when no node is left. */
static bool break_at(struct run *run, size_t at) {
    struct break_node *nodes = run->work->nodes;
    uint32_t before = NONE, dropped = NONE;
    candidates_clear(&run->candidates);
    for (uint32_t index = run->active; index != NONE; index = nodes[index].next) {
        if (consider(run, index, at)) {
            before = index;
            continue;
        }
        dropped = index;
        if (before == NONE)
            run->active = nodes[index].next;
        else
            nodes[before].next = nodes[index].next;
    }
    run->last_active = before;
    if (!run->candidates.found && run->active == NONE && run->limits->emergency &&
        dropped != NONE) {
        run->candidates.overfull = true;
        candidates_offer(&run->candidates, 0, FITNESS_NORMAL, nodes[dropped].demerits, dropped);
    }
    if (run->candidates.found)
        settle(run, at);
    return run->active != NONE;
}

static bool may_break(const struct break_item *items, size_t at) {
    if (items[at].kind == BREAK_GLUE)
        return at > 0 && items[at - 1].kind == BREAK_BOX;
    return items[at].kind == BREAK_PENALTY && items[at].penalty < PENALTY_NEVER;
}

static struct broken_line line_between(const struct run *run, const struct break_node *from,
                                       const struct break_node *to) {
    struct broken_line line = {.start = from->start, .end = to->end, .overfull = to->overfull};
    struct sums sums = {0};
    for (size_t i = line.start; i < line.end; i++)
        add(&sums, &run->items[i]);
    if (line.end < run->count && run->items[line.end].kind == BREAK_PENALTY)
        sums.width += (double)run->items[line.end].width;
    line.width = (float)sums.width;
    struct measure measure = measure_line(run->limits, sums, room_after(run->limits, from),
                                          forced(run->items, run->count, to->end));
    line.ratio = measure.overfull ? -1 : measure.ratio;
    return line;
}

/* Walks back from the best node at the end. */
static void collect(struct run *run) {
    struct linebreak *work = run->work;
    uint32_t best = run->active;
    for (uint32_t index = best; index != NONE; index = work->nodes[index].next)
        if (work->nodes[index].demerits < work->nodes[best].demerits)
            best = index;
    work->demerits = work->nodes[best].demerits;
    for (uint32_t index = best; work->nodes[index].previous != NONE;
         index = work->nodes[index].previous)
        arena_push(work->arena, work->lines, work->line_count, work->line_capacity) =
            line_between(run, &work->nodes[work->nodes[index].previous], &work->nodes[index]);
    for (uint32_t low = 0, high = work->line_count; low + 1 < high; low++) {
        struct broken_line swap = work->lines[low];
        work->lines[low] = work->lines[--high];
        work->lines[high] = swap;
    }
}

bool linebreak(struct linebreak *work, const struct break_item *items, size_t count,
               const struct break_limits *limits) {
    work->node_count = work->line_count = 0;
    struct run run = {.work = work,
                      .items = items,
                      .count = count,
                      .limits = limits,
                      .active = NONE,
                      .last_active = NONE};
    size_t start = 0;
    while (start < count && items[start].kind == BREAK_GLUE)
        add(&run.sums, &items[start++]);
    activate(&run, (struct break_node){.before = run.sums,
                                       .start = (uint32_t)start,
                                       .previous = NONE,
                                       .fitness = FITNESS_NORMAL});
    for (size_t at = start; at < count; at++) {
        if (may_break(items, at) && !break_at(&run, at))
            return false;
        add(&run.sums, &items[at]);
    }
    if (!break_at(&run, count))
        return false;
    collect(&run);
    return true;
}

double linebreak_demerits(const struct break_item *items, size_t count,
                          const struct break_limits *limits, const struct broken_line *lines,
                          size_t line_count) {
    double total = 0;
    struct break_node before = {.previous = NONE, .fitness = FITNESS_NORMAL};
    for (size_t i = 0; i < line_count; i++) {
        struct sums sums = {0};
        before.start = lines[i].start;
        for (size_t item = lines[i].start; item < lines[i].end; item++)
            add(&sums, &items[item]);
        double width;
        struct measure measure =
            try_line(limits, items, count, lines[i].end, &sums, &before, &width);
        const struct break_item *at = lines[i].end < count ? &items[lines[i].end] : NULL;
        bool flagged = at && at->kind == BREAK_PENALTY && at->flagged;
        if (!accepted(limits, &measure, flagged, before.ladder))
            return INFINITY;
        total += price(limits, &measure, at, forced(items, count, lines[i].end), width, &before);
        before.ladder = (uint8_t)ladder_after(before.ladder, flagged);
        before.fitness = (uint8_t)measure.fitness;
        before.previous = 0;
    }
    return total;
}
