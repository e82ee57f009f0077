// SPDX-License-Identifier: GPL-3.0-or-later
// Inline nodes as the atoms of lines.
#include "layout/atoms.h"
#include "layout/opportunity.h"

#include <string.h>

#define CODE_SCALE 0.93F // mono type beside running text looks larger than it is
#define NOTE_SCALE 0.66F // the mark that calls a note
#define NOTE_RISE 0.36F
#define TICK_BOX_ROOM 0.28F // behind it
#define BLANK_STRETCH 0.5F
#define BLANK_SHRINK 0.33F

void atoms_clear(struct atoms *atoms) {
    arena_reset(atoms->arena);
    atoms->atoms = NULL;
    atoms->items = NULL;
    atoms->calls = NULL;
    atoms->count = atoms->capacity = atoms->item_count = atoms->item_capacity = 0;
    atoms->call_count = atoms->call_capacity = 0;
    atoms->literal = atoms->bidirectional = atoms->pictures = false;
}

void atoms_put(struct atoms *atoms, struct atom atom, struct break_item item) {
    arena_push(atoms->arena, atoms->atoms, atoms->count, atoms->capacity) = atom;
    arena_push(atoms->arena, atoms->items, atoms->item_count, atoms->item_capacity) = item;
}

// ---- words ----

/* How many glyphs stand for the bytes before `offset`. Clusters rise along the text, and fall where
 * it runs from the right. */
static uint32_t glyphs_before(const struct shaped *shaped, uint32_t offset) {
    uint32_t low = 0, high = shaped->glyph_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        bool before = shaped->glyphs[middle].cluster < offset;
        if (before != shaped->right_to_left)
            low = middle + 1;
        else
            high = middle;
    }
    return shaped->right_to_left ? shaped->glyph_count - low : low;
}

/* Does a cluster begin at this byte, so that the text can be parted there? */
static bool parts_at(const struct shaped *shaped, uint32_t offset, uint32_t before) {
    if (offset == 0 || offset == shaped->text.length)
        return true;
    if (before == shaped->glyph_count)
        return false;
    uint32_t next = shaped->right_to_left ? shaped->glyph_count - 1 - before : before;
    return shaped->glyphs[next].cluster == offset;
}

/* Glyphs of bytes start … end-1. In either direction they stand side by side. */
static bool glyph_range(const struct shaped *shaped, uint32_t start, uint32_t end, uint32_t *first,
                        uint32_t *count) {
    uint32_t before = glyphs_before(shaped, start), until = glyphs_before(shaped, end);
    *first = shaped->right_to_left ? shaped->glyph_count - until : before;
    *count = until - before;
    return parts_at(shaped, start, before) && parts_at(shaped, end, until);
}

bool atom_part(const struct shaped *shaped, const struct look *look, uint32_t start, uint32_t end,
               struct atom *atom) {
    uint32_t first = 0, count = shaped->glyph_count;
    float advance = shaped->advance;
    if (shaped->missing)
        return false;
    if (start > 0 || end < shaped->text.length) {
        if (!glyph_range(shaped, start, end, &first, &count))
            return false;
        advance = 0;
        for (uint32_t i = first; i < first + count; i++)
            advance += shaped->glyphs[i].advance;
    }
    *atom = (struct atom){.kind = ATOM_TEXT,
                          .look = look,
                          .shaped = shaped,
                          .first = first,
                          .count = count,
                          .start = start,
                          .end = end,
                          .width = advance * look->size / 1000};
    return true;
}

static void put_point(struct atoms *atoms, const struct node *node, const struct look *look,
                      const struct shaped *hyphen, int penalty, bool flagged) {
    float width = hyphen ? hyphen->advance * look->size / 1000 : 0;
    struct atom atom = {
        .kind = ATOM_POINT, .node = node, .look = look, .shaped = hyphen, .width = width};
    struct break_item item = {
        .kind = BREAK_PENALTY, .penalty = penalty, .flagged = flagged, .width = width};
    if (hyphen)
        atom.count = hyphen->glyph_count;
    atoms_put(atoms, atom, item);
}

static void put_word(struct atoms *atoms, const struct node *node, struct atom atom) {
    atom.node = node;
    atoms_put(atoms, atom, (struct break_item){.kind = BREAK_BOX, .width = atom.width});
}

static void put_part(struct atoms *atoms, const struct node *node, const struct look *look,
                     const struct shaped *part) {
    struct text word = part->text;
    struct atom atom;
    uint32_t start = 0;
    if (!part->missing && opportunity_possible(word)) {
        int address = address_penalty(word);
        uint32_t previous = 0;
        for (size_t offset = 0; offset < word.length;) {
            size_t at = offset;
            uint32_t character = text_character(word, &offset);
            if (at == 0) {
                previous = character;
                continue;
            }
            struct opportunity found = opportunity_at(word, previous, character, at, address);
            previous = character;
            if (found.penalty == PENALTY_NEVER ||
                !atom_part(part, look, start, (uint32_t)at, &atom))
                continue;
            put_word(atoms, node, atom);
            put_point(atoms, node, look,
                      found.hyphen ? font_hyphen(atoms->fonts, look->face) : NULL, found.penalty,
                      found.flagged);
            start = (uint32_t)at;
        }
    }
    if (part->missing || !atom_part(part, look, start, (uint32_t)word.length, &atom))
        atom = (struct atom){.kind = ATOM_TEXT,
                             .look = look,
                             .shaped = part,
                             .end = (uint32_t)word.length,
                             .width = part->advance * look->size / 1000};
    put_word(atoms, node, atom);
}

static bool sticks(struct text blank) {
    if (blank.length == 1)
        return false;
    return text_is(blank, "\xC2\xA0") || text_is(blank, "\xE2\x80\xAF") ||
           text_is(blank, "\xE2\x80\x87");
}

/* Only blanks so far: in code they stay, other blanks vanish where a line begins. */
static bool indents_line(const struct atoms *atoms) {
    size_t count = atoms->count;
    return count == 0 || (atoms->atoms[count - 1].kind == ATOM_BLANK &&
                          atoms->items[count - 1].kind == BREAK_BOX);
}

static void put_blank(struct atoms *atoms, const struct node *node, const struct look *look,
                      const struct shaped *part) {
    float width = part->advance * look->size / 1000;
    bool indents = atoms->literal && indents_line(atoms);
    if (sticks(part->text))
        put_point(atoms, node, look, NULL, PENALTY_NEVER, false);
    else if (!atoms->literal &&
             (atoms->count == 0 || atoms->atoms[atoms->count - 1].kind == ATOM_BLANK))
        return;
    struct atom atom = {.kind = ATOM_BLANK,
                        .node = node,
                        .look = look,
                        .shaped = part,
                        .count = part->glyph_count,
                        .end = (uint32_t)part->text.length,
                        .width = width};
    struct break_item item = {.kind = indents ? BREAK_BOX : BREAK_GLUE,
                              .width = width,
                              .stretch = width * BLANK_STRETCH,
                              .shrink = width * BLANK_SHRINK};
    atoms_put(atoms, atom, item);
}

/* Once for each character: an answer may hold many of them. */
static void report_missing(struct atoms *atoms, const struct node *node, struct text text) {
    size_t offset = 0;
    uint32_t character = text_character(text, &offset);
    for (size_t i = 0; i < atoms->missing_count; i++)
        if (atoms->missing[i] == character)
            return;
    arena_push(atoms->lasting, atoms->missing, atoms->missing_count, atoms->missing_capacity) =
        character;
    report_warning(atoms->diagnostics, node->position,
                   "a box is printed in its place, which screen readers read as the character",
                   "no font has the character \"%.*s\" (U+%04X)", TEXT_ARGUMENTS(text),
                   (unsigned)character);
}

void atoms_text(struct atoms *atoms, const struct node *node, const struct look *look,
                struct text text) {
    size_t count;
    const struct shaped *const *parts =
        font_shape(atoms->fonts, atoms->arena, look->face, look->language, text, &count);
    atoms->bidirectional |= font_right_to_left(look->language) || font_has_right_to_left(text);
    for (size_t i = 0; i < count; i++) {
        atoms->bidirectional |= parts[i]->right_to_left;
        if (parts[i]->missing && !atoms->quiet)
            report_missing(atoms, node, parts[i]->text);
        if (parts[i]->blank)
            put_blank(atoms, node, look, parts[i]);
        else
            put_part(atoms, node, look, parts[i]);
    }
}

// The next line begins here, whatever room is left.
static void end_line(struct atoms *atoms, const struct node *node, const struct look *look) {
    if (!atoms->literal)
        atoms_trim(atoms);
    put_point(atoms, node, look, NULL, PENALTY_FORCED, false);
}

// ---- nodes ----

static void put_tick_box(struct atoms *atoms, const struct node *node, const struct look *look) {
    float size = look->size * (node->tick_box.face ? FACE_SIZE : TICK_BOX_SIZE);
    struct atom atom = {.kind = ATOM_TICK_BOX,
                        .node = node,
                        .look = look,
                        .width = size + look->size * TICK_BOX_ROOM};
    put_word(atoms, node, atom);
}

static void put_call(struct atoms *atoms, const struct node *node, const struct look *look) {
    struct look *raised = arena_new(atoms->arena, struct look);
    *raised = *look;
    raised->size = look->size * NOTE_SCALE;
    raised->rise = look->rise + look->size * NOTE_RISE;
    raised->colour = atoms->palette->accent;
    raised->link = node;
    atoms_text(atoms, node, raised, text_format(atoms->arena, "%u", node->footnote.number));
    if (!node->footnote.again)
        arena_push(atoms->arena, atoms->calls, atoms->call_count, atoms->call_capacity) = node;
}

static bool is_on_the_web(struct text destination) {
    return text_find(destination, TEXT("://"), 0) != SIZE_MAX ||
           text_starts(destination, TEXT("data:")) || text_starts(destination, TEXT("//"));
}

/* What stands in for a picture that is not here. */
static void put_description(struct atoms *atoms, const struct node *node, const struct look *look) {
    struct text description = node_plain_text(atoms->arena, node);
    atoms_text(
        atoms, node, look,
        text_format(atoms->arena, "[%.*s]",
                    TEXT_ARGUMENTS(description.length ? description : node->link.destination)));
}

static void put_image(struct atoms *atoms, const struct node *node, const struct look *look) {
    struct atom atom = {.kind = ATOM_IMAGE, .node = node, .look = look};
    struct diagnostics silent = diagnostics_create(atoms->arena);
    struct diagnostics *diagnostics = atoms->quiet ? &silent : atoms->diagnostics;
    if (is_on_the_web(node->link.destination)) {
        report_warning(diagnostics, node->position, "expected the path of a file",
                       "pictures are not fetched from the web; its description is printed");
        put_description(atoms, node, look);
        return;
    }
    if (!image_load(atoms->lasting, node, diagnostics, &atom)) {
        put_description(atoms, node, look);
        return;
    }
    float scale = 1;
    if (atom.width > atoms->width)
        scale = atoms->width / atom.width;
    if (atom.height * scale > atoms->picture_height)
        scale = atoms->picture_height / atom.height;
    atom.width *= scale;
    atom.height *= scale;
    atoms->pictures = true;
    put_word(atoms, node, atom);
}

static enum font_style with_bold(enum font_style face) {
    static const enum font_style bold[] = {FONT_BOLD, FONT_BOLD, FONT_BOLD_ITALIC, FONT_BOLD_ITALIC,
                                           FONT_MONO};
    return bold[face];
}

/* Emphasis inside emphasis is upright again. */
static enum font_style with_italic(enum font_style face) {
    static const enum font_style italic[] = {FONT_ITALIC, FONT_BOLD_ITALIC, FONT_REGULAR, FONT_BOLD,
                                             FONT_MONO};
    return italic[face];
}

static struct look *look_for(struct atoms *atoms, const struct node *node,
                             const struct look *outer) {
    struct look *look = arena_new(atoms->arena, struct look);
    *look = *outer;
    if (node->language.length)
        look->language = node->language;
    switch (node->kind) {
    case NODE_EMPHASIS:
        look->face = with_italic(outer->face);
        break;
    case NODE_STRONG:
        look->face = with_bold(outer->face);
        break;
    case NODE_STRIKETHROUGH:
        look->struck = true;
        break;
    case NODE_LINK:
        look->link = node;
        look->colour = atoms->palette->accent;
        break;
    case NODE_CODE:
        look->face = FONT_MONO;
        look->language = TEXT(""); // of no people: from left to right
        look->size = outer->size * CODE_SCALE;
        break;
    default:
        break;
    }
    return look;
}

static void gather_one(struct atoms *atoms, const struct node *node, const struct look *look) {
    switch (node->kind) {
    case NODE_TEXT:
        atoms_text(atoms, node, look, node->text.content);
        break;
    case NODE_CODE:
        atoms_text(atoms, node, look_for(atoms, node, look), node->text.content);
        break;
    case NODE_SOFT_BREAK:
        atoms_text(atoms, node, look, TEXT(" "));
        break;
    case NODE_LINE_BREAK:
        end_line(atoms, node, look);
        break;
    case NODE_TICK_BOX:
        put_tick_box(atoms, node, look);
        break;
    case NODE_FOOTNOTE:
        put_call(atoms, node, look);
        break;
    case NODE_IMAGE:
        put_image(atoms, node, look);
        break;
    default:
        atoms_gather(atoms, node, look_for(atoms, node, look));
    }
}

void atoms_gather(struct atoms *atoms, const struct node *parent, const struct look *look) {
    for (const struct node *node = parent->first; node; node = node->next)
        gather_one(atoms, node, look);
}

void atoms_trim(struct atoms *atoms) {
    while (atoms->count && atoms->atoms[atoms->count - 1].kind == ATOM_BLANK)
        atoms->count = --atoms->item_count;
}
