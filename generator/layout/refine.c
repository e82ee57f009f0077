// SPDX-License-Identifier: GPL-3.0-or-later
/* Places to break inside words, added when a paragraph cannot be set well without them: hyphens,
 * and in a word that fits on no line any place between two characters. */
#include "layout/atoms.h"
#include "layout/opportunity.h"

#include <string.h>

#define PENALTY_HYPHEN 110
#define PENALTY_HYPHEN_READILY 70
#define PENALTY_HYPHEN_SPARINGLY 600
#define PENALTY_ANYWHERE 3000
#define PENALTY_HYPHENLESS 9000 // where the hyphen is left out
#define HYPHENS 40              // in one word

struct refining {
    struct atoms *atoms; // the result
    unsigned refinements;
    float width;
};

static void put_word(struct refining *refining, const struct atom *like, struct atom atom) {
    atom.node = like->node;
    atoms_put(refining->atoms, atom, (struct break_item){.kind = BREAK_BOX, .width = atom.width});
}

static int hyphen_penalty(unsigned refinements) {
    return refinements & REFINE_READILY     ? PENALTY_HYPHEN_READILY
           : refinements & REFINE_SPARINGLY ? PENALTY_HYPHEN_SPARINGLY
                                            : PENALTY_HYPHEN;
}

static void put_point(struct refining *refining, const struct atom *like,
                      const struct shaped *hyphen, int penalty) {
    struct atom atom = {
        .kind = ATOM_POINT, .node = like->node, .look = like->look, .shaped = hyphen};
    if (hyphen) {
        atom.width = hyphen->advance * like->look->size / 1000;
        atom.count = hyphen->glyph_count;
    }
    struct break_item item = {
        .kind = BREAK_PENALTY, .penalty = penalty, .flagged = hyphen != NULL, .width = atom.width};
    atoms_put(refining->atoms, atom, item);
}

/* Breaks a piece that is wider than the line between any two of its clusters. */
static void put_anywhere(struct refining *refining, const struct atom *atom) {
    uint32_t start = atom->start;
    struct text text = atom->shaped->text;
    struct atom piece;
    for (size_t offset = start; offset < atom->end;) {
        text_character(text, &offset);
        if (offset >= atom->end ||
            !atom_part(atom->shaped, atom->look, start, (uint32_t)offset, &piece))
            continue;
        put_word(refining, atom, piece);
        put_point(refining, atom, NULL, PENALTY_ANYWHERE);
        start = (uint32_t)offset;
    }
    if (start == atom->start)
        put_word(refining, atom, *atom);
    else if (atom_part(atom->shaped, atom->look, start, atom->end, &piece))
        put_word(refining, atom, piece);
}

/* `hyphen`: the width of what may follow it on the line. */
static void put_piece(struct refining *refining, const struct atom *like, struct atom piece,
                      float hyphen) {
    piece.node = like->node;
    bool anywhere = refining->refinements & REFINE_WIDE_ANYWHERE;
    if (anywhere && piece.width + hyphen > refining->width)
        put_anywhere(refining, &piece);
    else
        put_word(refining, like, piece);
}

/* Bytes start … end-1 of a word. Shaped anew when one end falls inside a ligature. */
static bool piece_of(struct refining *refining, const struct atom *atom, uint32_t start,
                     uint32_t end, struct atom *piece) {
    if (atom_part(atom->shaped, atom->look, start, end, piece))
        return true;
    struct text text = text_slice(atom->shaped->text, start, end);
    size_t count;
    const struct shaped *const *parts =
        font_shape(refining->atoms->fonts, refining->atoms->arena, atom->look->face,
                   atom->look->language, text, &count);
    return count == 1 && atom_part(parts[0], atom->look, 0, (uint32_t)text.length, piece);
}

/* "ördinatie" as it is spelt at the beginning of a line: "ordinatie". */
static const struct shaped *without_trema(struct refining *refining, const struct atom *atom,
                                          struct text text) {
    static const char *const plain[][2] = {
        {"ä", "a"}, {"ë", "e"}, {"ï", "i"}, {"ö", "o"}, {"ü", "u"}};
    struct arena *arena = refining->atoms->arena;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (!text_starts(text, text_of(plain[i][0])))
            continue;
        struct text rest = text_slice(text, strlen(plain[i][0]), text.length);
        struct text spelling = text_format(arena, "%s%.*s", plain[i][1], TEXT_ARGUMENTS(rest));
        size_t count;
        const struct shaped *const *parts =
            font_shape(refining->atoms->fonts, arena, atom->look->face, atom->look->language,
                       spelling, &count);
        return count == 1 ? parts[0] : NULL;
    }
    return NULL;
}

/* Splits a word at its hyphens; false when it has none. */
static bool put_hyphenated(struct refining *refining, const struct atom *atom) {
    uint16_t offsets[HYPHENS];
    bool respell[HYPHENS];
    struct font_set *fonts = refining->atoms->fonts;
    struct text word = text_slice(atom->shaped->text, atom->start, atom->end);
    if (address_penalty(atom->shaped->text))
        return false; // a hyphen would be taken for a part of it
    size_t count = font_hyphenate(fonts, atom->look->language, word, offsets, respell, HYPHENS);
    uint32_t start = atom->start;
    const struct shaped *respelled = NULL, *hyphen = font_hyphen(fonts, atom->look->face);
    for (size_t i = 0; i <= count; i++) {
        uint32_t end = i < count ? atom->start + offsets[i] : atom->end;
        struct atom piece;
        if (end == start || !piece_of(refining, atom, start, end, &piece))
            return false; // nothing was put yet: see the caller
        piece.respelled = respelled;
        put_piece(refining, atom, piece, i < count ? hyphen->advance * atom->look->size / 1000 : 0);
        if (i == count)
            break;
        put_point(refining, atom, hyphen, hyphen_penalty(refining->refinements));
        if (refining->refinements & REFINE_WIDE_ANYWHERE) { // no room for the hyphen either
            refining->atoms->items[refining->atoms->item_count - 1].flagged = false;
            put_point(refining, atom, NULL, PENALTY_HYPHENLESS);
        }
        uint32_t next = i + 1 < count ? atom->start + offsets[i + 1] : atom->end;
        respelled = respell[i]
                        ? without_trema(refining, atom, text_slice(atom->shaped->text, end, next))
                        : NULL;
        start = end;
    }
    return count > 0;
}

/* A box, or a blank that sticks to its neighbours. */
static bool holds_together(const struct break_item *items, size_t at) {
    bool never = items[at].kind == BREAK_PENALTY && items[at].penalty >= PENALTY_NEVER;
    bool glued = items[at].kind == BREAK_GLUE && at > 0 && items[at - 1].kind == BREAK_PENALTY &&
                 items[at - 1].penalty >= PENALTY_NEVER;
    return items[at].kind == BREAK_BOX || never || glued;
}

/* For each atom, the width of the stretch without a place to break that it stands in, with the
 * hyphen that may end it. */
static float *stretches(const struct atoms *atoms) {
    float *widths = arena_new_array(atoms->arena, atoms->count + 1, float);
    for (size_t first = 0; first < atoms->count;) {
        float sum = 0;
        size_t end = first;
        while (end < atoms->count && holds_together(atoms->items, end))
            sum += atoms->items[end++].width;
        if (end < atoms->count && atoms->items[end].kind == BREAK_PENALTY)
            sum += atoms->items[end].width;
        end += end == first;
        while (first < end)
            widths[first++] = sum;
    }
    return widths;
}

/* `wide`: it stands in a stretch wider than the line; `last`: in the last word. */
static void refine_one(struct refining *refining, const struct atom *atom, bool wide, bool last) {
    unsigned refinements = refining->refinements;
    bool anywhere = wide && (refinements & REFINE_WIDE_ANYWHERE);
    bool hyphens = wide ? (refinements & (REFINE_HYPHENS | REFINE_WIDE_HYPHENS)) != 0
                        : (refinements & REFINE_HYPHENS) && !last;
    struct atoms *atoms = refining->atoms;
    if (anywhere && atoms->count && atoms->items[atoms->count - 1].kind == BREAK_BOX)
        put_point(refining, atom, NULL, PENALTY_ANYWHERE);
    size_t count = atoms->count;
    bool word = atom->kind == ATOM_TEXT && !atom->shaped->missing;
    if (word && hyphens && put_hyphenated(refining, atom))
        return;
    atoms->count = atoms->item_count = count;
    if (word && anywhere)
        put_anywhere(refining, atom);
    else
        put_word(refining, atom, *atom);
}

void atoms_refine(struct atoms *atoms, unsigned refinements, float width) {
    struct atoms before = *atoms;
    const float *widths = stretches(&before);
    size_t last = before.count;
    while (last > 0 && before.atoms[last - 1].kind != ATOM_BLANK)
        last--;
    atoms->atoms = NULL;
    atoms->items = NULL;
    atoms->count = atoms->capacity = atoms->item_count = atoms->item_capacity = 0;
    struct refining refining = {.atoms = atoms, .refinements = refinements, .width = width};
    for (size_t i = 0; i < before.count; i++) {
        if (before.items[i].kind == BREAK_BOX)
            refine_one(&refining, &before.atoms[i], widths[i] > width, i >= last);
        else
            atoms_put(atoms, before.atoms[i], before.items[i]);
        if ((refinements & REFINE_WIDE_ANYWHERE) && before.items[i].flagged && i > 0 &&
            widths[i - 1] > width) {
            // A word wider than its line may have any number of hyphens below each other. Where
            // there is no room for the hyphen either, the line ends without.
            atoms->items[atoms->item_count - 1].flagged = false;
            put_point(&refining, &before.atoms[i], NULL, PENALTY_HYPHENLESS);
        }
    }
}
