// SPDX-License-Identifier: GPL-3.0-or-later
/* One line: atoms in their visual order, joined into as few items as possible, with the underlines
 * of links, strokes through deleted text and the areas in which links can be clicked.
 *
 * Atoms beside each other that look the same and belong to the same element become one item: a
 * line of plain text is one, which keeps the PDF small and quick to write. */
#include "layout/paragraph.h"

#include <string.h>

#define UNDERLINE_GAP 0.12F // below the baseline, in ems
#define UNDERLINE_STROKE 0.05F
#define STRIKE_HEIGHT 0.28F // above the baseline
#define LINK_RISE 0.85F     // clickable above and below the baseline
#define LINK_DEPTH 0.3F

struct setting {
    struct layout *layout;
    struct flow *flow;
    const struct line *line;
    const struct atom **atoms; // in visual order
    size_t count;
    float *edges;   // x of the left of each atom, and of the right of the last
    bool mixed;     // something in the paragraph stands right to left
    bool blank_due; // the next item is the first on a line that continues
};

/* The glyphs of an atom that begins a line may be spelt otherwise. */
static const struct shaped *shaped_of(const struct setting *setting, const struct atom *atom) {
    bool first = atom == &setting->layout->atoms.atoms[setting->line->start];
    return first && atom->respelled ? atom->respelled : atom->shaped;
}

static float atom_width(const struct setting *setting, const struct atom *atom) {
    if (atom->kind == ATOM_POINT)
        return 0;
    if (atom->kind != ATOM_BLANK || setting->line->blank_extra == 0)
        return atom->width;
    size_t index = (size_t)(atom - setting->layout->atoms.atoms);
    const struct break_item *item = &setting->layout->atoms.items[index];
    float extra = setting->line->blank_extra;
    return atom->width + extra * (extra > 0 ? item->stretch : item->shrink);
}

// ---- order ----

/* Points have no place in the order; pictures behave like the text around them. */
static const struct shaped *stand_in(const struct atom *atom) {
    static const struct shaped picture = {.text = {"\xEF\xBF\xBC", 3}};
    return atom->shaped ? atom->shaped : &picture;
}

/* What the line says, with a passage that is read the other way isolated from what is around it
 * (UAX #9, LRI, RLI and PDI). `atoms` of the isolating characters are NULL. */
struct said {
    const struct shaped **parts;
    const struct atom **atoms;
    size_t count;
};

static void say(struct said *said, const struct shaped *part, const struct atom *atom) {
    said->parts[said->count] = part;
    said->atoms[said->count++] = atom;
}

static struct said say_line(const struct setting *setting, bool from_right) {
    static const struct shaped left_to_right = {.text = {"\xE2\x81\xA6", 3}},
                               right_to_left = {.text = {"\xE2\x81\xA7", 3}},
                               end = {.text = {"\xE2\x81\xA9", 3}};
    struct arena *arena = setting->layout->atoms.arena;
    size_t most = 3 * setting->count + 1;
    struct said said = {.parts = arena_new_array(arena, most, const struct shaped *),
                        .atoms = arena_new_array(arena, most, const struct atom *)};
    bool inside = false;
    for (size_t i = 0; i < setting->count; i++) {
        const struct atom *atom = setting->atoms[i];
        bool other = font_right_to_left(atom->look->language) != from_right;
        if (other && !inside)
            say(&said, from_right ? &left_to_right : &right_to_left, NULL);
        if (inside && !other)
            say(&said, &end, NULL);
        inside = other;
        say(&said, stand_in(atom), atom);
    }
    return said;
}

static void reorder(struct setting *setting, struct text language) {
    struct said said = say_line(setting, font_right_to_left(language));
    struct arena *arena = setting->layout->atoms.arena;
    uint16_t *order = arena_new_array(arena, said.count + 1, uint16_t);
    if (!font_visual_order(arena, language, said.parts, said.count, order))
        return;
    setting->count = 0;
    for (size_t i = 0; i < said.count; i++)
        if (said.atoms[order[i]])
            setting->atoms[setting->count++] = said.atoms[order[i]];
}

static void arrange(struct setting *setting, struct text language) {
    const struct line *line = setting->line;
    const struct atom *all = setting->layout->atoms.atoms;
    setting->atoms = arena_new_array(setting->layout->atoms.arena, line->end - line->start + 1,
                                     const struct atom *);
    for (uint32_t i = line->start; i < line->end; i++)
        if (all[i].kind != ATOM_POINT)
            setting->atoms[setting->count++] = &all[i];
    if (setting->mixed)
        reorder(setting, language);
}

static void measure(struct setting *setting) {
    setting->edges = arena_new_array(setting->layout->atoms.arena, setting->count + 1, float);
    float x = setting->line->x;
    for (size_t i = 0; i < setting->count; i++) {
        setting->edges[i] = x;
        x += atom_width(setting, setting->atoms[i]);
    }
    setting->edges[setting->count] = x;
}

// ---- items ----

static struct item *put_item(struct setting *setting, enum item_kind kind, const struct atom *atom,
                             size_t first, size_t end) {
    struct item *item = flow_item(setting->flow, kind, atom->node);
    item->x = setting->edges[first];
    item->y = setting->line->baseline - atom->look->rise;
    item->width = setting->edges[end] - item->x;
    item->height = atom->look->size;
    item->colour = atom->look->colour;
    return item;
}

/* Words whose glyphs say what they mean can share an item. */
static bool plain(const struct setting *setting, const struct atom *atom) {
    const struct shaped *shaped = shaped_of(setting, atom);
    return (atom->kind == ATOM_TEXT || atom->kind == ATOM_BLANK) && shaped == atom->shaped &&
           !shaped->missing && !shaped->actual_text && !shaped->right_to_left;
}

/* Of what an item is the text. Beside text from right to left, each is read as a whole and not from
 * its glyphs, so it keeps to itself. */
static const struct node *owner(const struct setting *setting, const struct atom *atom) {
    const struct node *node = atom->node;
    bool alone = node->kind == NODE_TEXT && setting->mixed;
    bool shares = node->kind == NODE_TEXT || node->kind == NODE_SOFT_BREAK;
    return shares && !alone ? node->parent : node;
}

static bool joins(const struct setting *setting, const struct atom *a, const struct atom *b) {
    return plain(setting, b) && owner(setting, a) == owner(setting, b) &&
           a->shaped->face == b->shaped->face &&
           (a->look == b->look ||
            (a->look->size == b->look->size && a->look->rise == b->look->rise &&
             memcmp(&a->look->colour, &b->look->colour, sizeof a->look->colour) == 0));
}

/* What a justified line adds to a blank, in thousandths of the em. */
static float blank_extra(const struct setting *setting, const struct atom *atom) {
    return (atom_width(setting, atom) - atom->width) * 1000 / atom->look->size;
}

/* One shaped text out of several atoms; its blanks are as wide as this line makes them. */
static const struct shaped *compose(struct setting *setting, size_t first, size_t end) {
    struct arena *arena = setting->layout->arena;
    uint32_t glyph_count = 0, length = 0;
    for (size_t i = first; i < end; i++) {
        glyph_count += setting->atoms[i]->count;
        length += setting->atoms[i]->end - setting->atoms[i]->start;
    }
    struct shaped *result = arena_new(arena, struct shaped);
    struct glyph *glyphs = arena_new_array(arena, glyph_count + 1, struct glyph);
    char *bytes = arena_allocate(arena, length + 1);
    uint32_t glyph = 0, offset = 0;
    for (size_t i = first; i < end; i++) {
        const struct atom *atom = setting->atoms[i];
        memcpy(bytes + offset, atom->shaped->text.bytes + atom->start, atom->end - atom->start);
        for (uint32_t at = 0; at < atom->count; at++) {
            glyphs[glyph] = atom->shaped->glyphs[atom->first + at];
            glyphs[glyph].cluster += offset - atom->start;
            if (atom->kind == ATOM_BLANK)
                glyphs[glyph].advance += blank_extra(setting, atom);
            result->advance += glyphs[glyph++].advance;
        }
        offset += atom->end - atom->start;
    }
    result->face = setting->atoms[first]->shaped->face;
    result->text = (struct text){bytes, length};
    result->glyphs = glyphs;
    result->glyph_count = glyph_count;
    return result;
}

static void put_glyphs(struct setting *setting, size_t first, size_t end) {
    const struct atom *atom = setting->atoms[first];
    struct item *item = put_item(setting, ITEM_GLYPHS, atom, first, end);
    const struct shaped *shaped = shaped_of(setting, atom);
    item->glyphs.size = atom->look->size;
    item->glyphs.line_start = setting->blank_due;
    item->glyphs.first = atom->first;
    item->glyphs.count = atom->count;
    if (shaped != atom->shaped) {
        item->glyphs.actual_text = text_slice(atom->shaped->text, atom->start, atom->end);
        item->glyphs.first = 0;
        item->glyphs.count = shaped->glyph_count;
    } else if (end - first > 1) {
        shaped = compose(setting, first, end);
        item->glyphs.first = 0;
        item->glyphs.count = shaped->glyph_count;
    }
    item->glyphs.shaped = shaped;
    for (size_t i = first; setting->line->blank_extra != 0 && i < end; i++)
        if (setting->atoms[i]->kind == ATOM_BLANK)
            item->glyphs.word_space =
                atom_width(setting, setting->atoms[i]) - setting->atoms[i]->width;
    setting->blank_due = false;
}

static void put_tick_box(struct setting *setting, size_t index) {
    const struct atom *atom = setting->atoms[index];
    struct item *item = put_item(setting, ITEM_TICK_BOX, atom, index, index + 1);
    bool face = atom->node->tick_box.face;
    float size = (face ? FACE_SIZE : TICK_BOX_SIZE) * atom->look->size;
    item->width = item->height = size;
    item->y -= size - (size - CAPITALS * atom->look->size) / 2;
    item->colour = setting->layout->style->rule;
    item->tick_box.checked = atom->node->tick_box.checked;
    item->tick_box.face = face;
    item->tick_box.mood = atom->node->tick_box.mood;
    setting->blank_due = false;
}

static void put_image(struct setting *setting, size_t index) {
    const struct atom *atom = setting->atoms[index];
    struct item *item = put_item(setting, ITEM_IMAGE, atom, index, index + 1);
    item->height = atom->height;
    item->y -= atom->height;
    item->image.path = atom->path;
    item->image.content = atom->content;
    setting->blank_due = false;
}

static void put_hyphen(struct setting *setting) {
    const struct line *line = setting->line;
    const struct atom *last = &setting->layout->atoms.atoms[line->end - 1];
    struct item *item = flow_item(setting->flow, ITEM_GLYPHS, last->node);
    item->x = setting->edges[setting->count];
    item->y = line->baseline - line->hyphen_look->rise;
    item->width = line->hyphen->advance * line->hyphen_look->size / 1000;
    item->height = line->hyphen_look->size;
    item->colour = line->hyphen_look->colour;
    item->glyphs.shaped = line->hyphen;
    item->glyphs.count = line->hyphen->glyph_count;
    item->glyphs.size = line->hyphen_look->size;
    item->glyphs.hyphen = true;
}

static void put_items(struct setting *setting) {
    for (size_t i = 0; i < setting->count;) {
        const struct atom *atom = setting->atoms[i];
        size_t end = i + 1;
        if (atom->kind == ATOM_TICK_BOX) {
            put_tick_box(setting, i);
        } else if (atom->kind == ATOM_IMAGE) {
            put_image(setting, i);
        } else {
            while (plain(setting, atom) && end < setting->count &&
                   joins(setting, atom, setting->atoms[end]))
                end++;
            put_glyphs(setting, i, end);
        }
        i = end;
    }
}

// ---- links and strokes ----

/* Calls of notes are links without an underline. */
static void put_link(struct setting *setting, size_t first, size_t end) {
    const struct look *look = setting->atoms[first]->look;
    float x = setting->edges[first], width = setting->edges[end] - x;
    float baseline = setting->line->baseline - look->rise;
    flow_link(setting->flow, look->link, x, baseline - LINK_RISE * look->size, width,
              (LINK_RISE + LINK_DEPTH) * look->size);
    if (look->link->kind == NODE_LINK)
        flow_rule(setting->flow, x, baseline + UNDERLINE_GAP * look->size, width,
                  UNDERLINE_STROKE * look->size, look->colour);
}

static void put_strokes(struct setting *setting) {
    for (size_t i = 0; i < setting->count;) {
        const struct look *look = setting->atoms[i]->look;
        size_t end = i + 1;
        while (end < setting->count && setting->atoms[end]->look->link == look->link &&
               setting->atoms[end]->look->struck == look->struck)
            end++;
        if (look->link)
            put_link(setting, i, end);
        if (look->struck)
            flow_rule(setting->flow, setting->edges[i],
                      setting->line->baseline - look->rise - STRIKE_HEIGHT * look->size,
                      setting->edges[end] - setting->edges[i], UNDERLINE_STROKE * look->size,
                      look->colour);
        i = end;
    }
}

void line_set(struct layout *layout, struct flow *flow, const struct line *line,
              struct text language) {
    struct setting setting = {.layout = layout,
                              .flow = flow,
                              .line = line,
                              .mixed = layout->atoms.bidirectional || font_right_to_left(language),
                              .blank_due = line->continues};
    arrange(&setting, language);
    measure(&setting);
    put_items(&setting);
    if (line->hyphen)
        put_hyphen(&setting);
    put_strokes(&setting);
}
