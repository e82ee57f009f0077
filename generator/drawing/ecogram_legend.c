// SPDX-License-Identifier: GPL-3.0-or-later
// What the signs of a network map mean: those that this map shows.
#include "drawing/ecogram.h"

#include <math.h>

#define SIGN_WIDTH 4.2F // of tag and arrow; in label sizes, as all below
#define COLUMN_GAP 1.0F
#define ENTRY_GAP 0.15F
#define MOST_COLUMNS 4
#define LEAST_WIDTH 12.5F // of a column in which words may be wrapped
#define EGO 0.42F
#define PILL_WIDTH 2.2F

enum sign { SIGN_RECEIVED, SIGN_GIVEN, SIGN_CHILD, SIGN_KNOWS, SIGN_OUTSIDE, SIGN_KIND };

struct legend_entry {
    enum sign sign;
    struct text letter, words;
};

struct legend {
    const struct ecogram *ecogram;
    struct drawing *drawing;
    struct legend_entry entries[SIGN_KIND + ECOGRAM_KINDS];
    size_t count;
};

static void add(struct legend *legend, enum sign sign, struct text letter, struct text words) {
    legend->entries[legend->count++] = (struct legend_entry){sign, letter, words};
}

// Which kinds go which way, and whether anybody supports the child or knows another.
static void collect(struct legend *legend) {
    const struct ecogram *ecogram = legend->ecogram;
    const struct drafting *drafting = ecogram->drafting;
    unsigned kinds[SIDES] = {0};
    bool child = false, knows = false, outside = false, form = ecogram->form || ecogram->count == 0;
    for (size_t i = 0; i < ecogram->count; i++) {
        kinds[RECEIVED] |= ecogram->people[i].support[RECEIVED].kinds;
        kinds[GIVEN] |= ecogram->people[i].support[GIVEN].kinds;
        child |= ecogram->people[i].child == CHILD_YES;
        knows |= ecogram->people[i].knows != 0;
        outside |= ecogram->people[i].ring == ECOGRAM_CIRCLES;
    }
    struct text letter = form ? TEXT("") : ecogram->kinds[0].letter;
    if (kinds[RECEIVED] || form)
        add(legend, SIGN_RECEIVED, letter, draft_word(drafting, "dit krijg ik", "I receive this"));
    if (kinds[GIVEN] || form)
        add(legend, SIGN_GIVEN, letter, draft_word(drafting, "dit geef ik", "I give this"));
    if (child)
        add(legend, SIGN_CHILD, letter,
            draft_word(drafting, "steunt ook mijn kind", "supports my child too"));
    for (size_t i = 0; i < ecogram->kind_count; i++)
        if (form || (kinds[RECEIVED] | kinds[GIVEN]) & 1U << i)
            add(legend, SIGN_KIND, ecogram->kinds[i].letter, ecogram->kinds[i].words);
    if (knows)
        add(legend, SIGN_KNOWS, letter, draft_word(drafting, "kennen elkaar", "know each other"));
    if (outside)
        add(legend, SIGN_OUTSIDE, letter,
            draft_word(drafting, "hoe dichtbij is niet ingevuld", "how close was left open"));
}

// The first letter's tag on an arrow to or from ego.
static void draw_way(const struct legend *legend, const struct legend_entry *entry,
                     struct point at) {
    const struct drafting *drafting = legend->ecogram->drafting;
    float size = drafting->palette->size;
    enum side side = entry->sign == SIGN_RECEIVED ? RECEIVED : GIVEN;
    struct point ego = {at.x + (SIGN_WIDTH - EGO) * size, at.y}, tie = at;
    if (entry->letter.length) {
        struct point room = ecogram_tag_size(drafting, entry->letter);
        ecogram_draw_tag(drafting, legend->drawing, (struct point){at.x, at.y - room.y / 2}, side,
                         entry->letter);
        tie.x += room.x;
    }
    ecogram_draw_tie(drafting, legend->drawing, tie, (struct point){ego.x - EGO * size, ego.y},
                     side == GIVEN, side == RECEIVED);
    drawing_circle(drafting->arena, legend->drawing, ego, EGO * size, drafting->palette->accent);
}

static void draw_sign(const struct legend *legend, const struct legend_entry *entry,
                      struct point at) {
    const struct drafting *drafting = legend->ecogram->drafting;
    float size = drafting->palette->size, child = ecogram_child_size(drafting);
    switch (entry->sign) {
    case SIGN_RECEIVED:
    case SIGN_GIVEN:
        draw_way(legend, entry, at);
        break;
    case SIGN_CHILD:
        ecogram_draw_child(drafting, legend->drawing, (struct point){at.x, at.y - child / 2});
        break;
    case SIGN_KNOWS:
        drawing_line(drafting->arena, legend->drawing, at,
                     (struct point){at.x + (SIGN_WIDTH - EGO) * size, at.y}, 0.8F,
                     drafting->palette->quiet)
            ->dashed = true;
        break;
    case SIGN_OUTSIDE:
        drawing_frame(drafting->arena, legend->drawing,
                      (struct point){at.x + 0.5F, at.y - 0.5F * size}, PILL_WIDTH * size, size,
                      0.4F * size, 0.9F, drafting->palette->accent)
            ->dashed = true;
        break;
    case SIGN_KIND:
        drawing_text(drafting->arena, legend->drawing, (struct point){at.x, at.y + BASELINE * size},
                     size, ANCHOR_START, true, drafting->palette->accent, entry->letter);
        break;
    }
}

static float sign_width(enum sign sign, float size) {
    return (sign == SIGN_KIND || sign == SIGN_CHILD ? 1
            : sign == SIGN_OUTSIDE                  ? PILL_WIDTH
                                                    : SIGN_WIDTH) *
           size;
}

// Entries from `first` on, one a line, until `limit`; returns where they end.
static float draw_column(const struct legend *legend, size_t first, size_t limit, float left,
                         float right, float top) {
    float size = legend->ecogram->drafting->palette->size;
    struct key key = key_begin(legend->ecogram->drafting, legend->drawing, left, right, top);
    for (size_t i = first; i < limit && i < legend->count; i++) {
        const struct legend_entry *entry = &legend->entries[i];
        draw_sign(legend, entry, key_add(&key, sign_width(entry->sign, size), entry->words));
        key_end_line(&key);
        key.top += ENTRY_GAP * size;
    }
    return key.top;
}

// How wide a column of these entries is when nothing is wrapped.
static float column_width(const struct legend *legend, size_t first, size_t limit) {
    const struct drafting *drafting = legend->ecogram->drafting;
    float size = drafting->palette->size, width = 0;
    for (size_t i = first; i < limit && i < legend->count; i++) {
        const struct legend_entry *entry = &legend->entries[i];
        width = fmaxf(width, sign_width(entry->sign, size) + KEY_WORD_GAP * size +
                                 draft_width(drafting, false, size, entry->words));
    }
    return width;
}

// How the entries are divided: as many columns as fit when nothing is wrapped, or as are wide
// enough when something is.
struct division {
    size_t columns, each;
    bool wrapped;
    float spare; // of the room, for each column
};

static struct division divide(const struct legend *legend, float room) {
    float size = legend->ecogram->drafting->palette->size, gap = COLUMN_GAP * size;
    for (size_t columns = MOST_COLUMNS; columns > 1; columns--) {
        size_t each = (legend->count + columns - 1) / columns;
        float left = room - gap * (float)(columns - 1), share = left / (float)columns;
        for (size_t i = 0; i < columns; i++)
            left -= column_width(legend, i * each, (i + 1) * each);
        if (left >= 0 || share >= LEAST_WIDTH * size)
            return (struct division){columns, each, left < 0,
                                     left < 0 ? share : left / (float)columns};
    }
    return (struct division){1, legend->count, true, room};
}

float ecogram_draw_legend(const struct ecogram *ecogram, struct drawing *drawing, float left,
                          float right, float top) {
    struct legend legend = {.ecogram = ecogram, .drawing = drawing};
    float gap = COLUMN_GAP * ecogram->drafting->palette->size, bottom = top;
    collect(&legend);
    struct division division = divide(&legend, right - left);
    for (size_t i = 0; i < division.columns; i++) {
        size_t first = i * division.each, limit = first + division.each;
        float width = division.spare;
        if (!division.wrapped)
            width += column_width(&legend, first, limit);
        bottom = fmaxf(bottom, draw_column(&legend, first, limit, left, left + width, top));
        left += width + gap;
    }
    return bottom;
}
