// SPDX-License-Identifier: GPL-3.0-or-later
/* Paragraphs: atoms into lines, lines into strips.
 *
 * Most paragraphs are broken in a first pass without hyphens, as in TeX; the second offers them,
 * the last one breaks words anywhere rather than let one run into the margin. How even the lines
 * must be for the first pass to do is the style's choice (its `hyphens`); tests/typography/compare
 * holds the result against other programs. */
#include "layout/paragraph.h"

#include <math.h>

#define FIRST_TOLERANCE_SELDOM 300.0F
#define FIRST_TOLERANCE_OFTEN 20.0F
#define FIRST_TOLERANCE_JUSTIFIED 500.0F
#define SECOND_TOLERANCE_JUSTIFIED 2500.0F
#define RAG_SHARE 0.11F // of the width: a line this much too short has badness 100
#define RAG_LEAST 2.4F  // ems
#define BALANCE_STEPS 8
#define RUNT 2.5F     // ems: a last line shorter than this is avoided
#define LOOSEST 13.0F // justified: blanks of two ems; a line that needs wider ones is left short

float type_baseline(const struct layout *layout, const struct type_style *type) {
    const struct face *face = font_face(layout->fonts, type->face);
    return (type->leading + face->cap_height * type->size / 1000) / 2;
}

void paragraph_begin(struct layout *layout, const struct place *place) {
    struct atoms *atoms = &layout->atoms;
    atoms_clear(atoms);
    atoms->width = place->width;
    atoms->picture_height = layout->room * 0.8F;
}

struct look place_look(const struct place *place) {
    return (struct look){.face = place->type->face,
                         .size = place->type->size,
                         .colour = place->type->colour,
                         .language = place->language};
}

// ---- breaking ----

static struct break_limits limits_for(const struct place *place, bool justified) {
    float em = place->type->size;
    struct break_limits limits = {
        .width = place->width, .first_width = place->width, .runt = RUNT * em};
    if (!justified)
        limits.rag = fmaxf(RAG_SHARE * place->width, RAG_LEAST * em);
    return limits;
}

static bool try_breaking(struct layout *layout, const struct break_limits *limits) {
    return linebreak(&layout->breaker, layout->atoms.items, layout->atoms.item_count, limits);
}

/* What a pass found is not good enough when the last line is a scrap, or the rest of a word. */
static bool ends_badly(const struct layout *layout, const struct break_limits *limits) {
    const struct linebreak *breaker = &layout->breaker;
    if (breaker->line_count < 2)
        return false;
    const struct broken_line *last = &breaker->lines[breaker->line_count - 1];
    const struct break_item *before = &layout->atoms.items[last->start - 1];
    return last->width < limits->runt ||
           (before->kind == BREAK_PENALTY && before->penalty > PENALTY_FORCED);
}

static void break_lines(struct layout *layout, const struct place *place,
                        const struct paragraph *paragraph) {
    struct break_limits limits = limits_for(place, paragraph->justified);
    bool often = paragraph->hyphens == HYPHENS_OFTEN, never = paragraph->hyphens == HYPHENS_NEVER;
    limits.tolerance = paragraph->justified ? FIRST_TOLERANCE_JUSTIFIED
                       : often              ? FIRST_TOLERANCE_OFTEN
                                            : FIRST_TOLERANCE_SELDOM;
    if (try_breaking(layout, &limits) && !ends_badly(layout, &limits))
        return;
    unsigned price = paragraph->justified ? REFINE_SPARINGLY : often ? REFINE_READILY : 0;
    if (!never)
        atoms_refine(&layout->atoms, REFINE_HYPHENS | price, place->width);
    limits.tolerance = paragraph->justified ? SECOND_TOLERANCE_JUSTIFIED : INFINITY;
    if (try_breaking(layout, &limits))
        return;
    atoms_refine(&layout->atoms, REFINE_WIDE_ANYWHERE | (never ? REFINE_WIDE_HYPHENS : 0),
                 place->width);
    limits.tolerance = INFINITY;
    limits.emergency = true;
    try_breaking(layout, &limits);
}

/* Headings: as many lines as are needed, all about as long. The width is found by halving. */
static void balance_lines(struct layout *layout, const struct place *place) {
    uint32_t count = layout->breaker.line_count;
    float low = place->width / (float)count / 2, high = place->width;
    struct break_limits limits = limits_for(place, false);
    limits.tolerance = INFINITY;
    for (int step = 0; step < BALANCE_STEPS; step++) {
        limits.width = limits.first_width = (low + high) / 2;
        bool same = try_breaking(layout, &limits) && layout->breaker.line_count == count;
        *(same ? &high : &low) = limits.width;
    }
    limits.width = limits.first_width = high;
    limits.emergency = true;
    try_breaking(layout, &limits);
}

// ---- strips ----

/* Where a line of this width starts. */
static float line_start(const struct place *place, float width) {
    enum alignment alignment = place->alignment;
    if (alignment == ALIGN_DEFAULT && font_right_to_left(place->language))
        alignment = ALIGN_RIGHT;
    if (alignment == ALIGN_RIGHT)
        return place->x + place->width - width;
    if (alignment == ALIGN_CENTRE)
        return place->x + (place->width - width) / 2;
    return place->x;
}

static float price_of_line(const struct layout *layout, const struct paragraph *paragraph,
                           size_t index, size_t count) {
    if (index == 0)
        return 0;
    if (paragraph->whole)
        return PRICE_KEEP;
    if (index == 1 || index + 1 == count)
        return PRICE_WIDOW;
    uint32_t end = layout->breaker.lines[index - 1].end;
    bool hyphen = end < layout->atoms.item_count && layout->atoms.items[end].flagged;
    return PRICE_LINE + (hyphen ? PRICE_HYPHEN : 0);
}

/* Height of the highest picture in a line. */
static float picture_height(const struct layout *layout, uint32_t start, uint32_t end) {
    float height = 0;
    if (layout->atoms.pictures)
        for (uint32_t i = start; i < end; i++)
            height = fmaxf(height, layout->atoms.atoms[i].height);
    return height;
}

static void call_notes(struct layout *layout, const struct place *place, uint32_t start,
                       uint32_t end, size_t *next) {
    struct atoms *atoms = &layout->atoms;
    for (uint32_t i = start; *next < atoms->call_count && i < end; i++)
        if (atoms->atoms[i].node == atoms->calls[*next]) {
            arena_push(layout->arena, layout->notes.items, layout->notes.count,
                       layout->notes.capacity) =
                (struct note){.node = atoms->calls[*next], .language = place->language};
            ++*next;
        }
}

static void set_line(struct layout *layout, const struct place *place,
                     const struct broken_line *broken, bool continues, float price,
                     size_t *next_call) {
    struct atoms *atoms = &layout->atoms;
    uint32_t end = broken->end;
    bool point = end < atoms->count && atoms->atoms[end].kind == ATOM_POINT;
    float baseline = type_baseline(layout, place->type), height = place->type->leading;
    float picture = picture_height(layout, broken->start, end);
    if (picture > baseline) {
        height += picture - baseline;
        baseline = picture;
    }
    flow_price(place->flow, price);
    call_notes(layout, place, broken->start, end, next_call);
    flow_strip(place->flow, height, baseline);
    const struct break_item *before = broken->start ? &atoms->items[broken->start - 1] : NULL;
    float ratio = broken->ratio > LOOSEST ? 0 : broken->ratio;
    bool joined = before && before->kind == BREAK_PENALTY && before->penalty > PENALTY_FORCED;
    struct line line = {.start = broken->start,
                        .end = end,
                        .hyphen = point ? atoms->atoms[end].shaped : NULL,
                        .hyphen_look = point ? atoms->atoms[end].look : NULL,
                        .x = ratio != 0 ? place->x : line_start(place, broken->width),
                        .baseline = baseline,
                        .blank_extra = ratio,
                        .continues = continues && !joined};
    line_set(layout, place->flow, &line, place->language);
}

void paragraph_set(struct layout *layout, const struct place *place,
                   const struct paragraph *paragraph) {
    struct atoms *atoms = &layout->atoms;
    struct linebreak *breaker = &layout->breaker;
    float width;
    size_t next_call = 0;
    atoms_trim(atoms);
    if (atoms_one_line(atoms, &width) && width <= place->width) {
        struct broken_line only = {.end = (uint32_t)atoms->count, .width = width};
        set_line(layout, place, &only, paragraph->continues, 0, &next_call);
        return;
    }
    break_lines(layout, place, paragraph);
    if (paragraph->whole && breaker->line_count > 1)
        balance_lines(layout, place);
    for (uint32_t i = 0; i < breaker->line_count; i++) {
        if (breaker->lines[i].overfull)
            report_error(layout->diagnostics, paragraph->node->position, NULL,
                         "something here is wider than the %.0f points that it has",
                         (double)place->width);
        set_line(layout, place, &breaker->lines[i], i > 0 || paragraph->continues,
                 price_of_line(layout, paragraph, i, breaker->line_count), &next_call);
    }
}
