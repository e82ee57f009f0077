// SPDX-License-Identifier: GPL-3.0-or-later
/* Columns of numbers: where some have decimals, all stand with their decimal signs below each
 * other.
 *
 * It is the content that decides. A column takes part when each of its cells that has a digit is a
 * number (with a sign before it or a unit, an interval, a note behind it), and one at least has
 * decimals. Cells without a digit, as a dash or "niet gemeten", stand as the column is aligned; so
 * does the block of numbers as a whole. */
#include "layout/table.h"

#include <math.h>
#include <string.h>

#define FEWEST 2       // numbers in a column that are worth aligning
#define LONGEST_UNIT 3 // letters
#define ROUNDING 0.01F // points

enum cell_content { CONTENT_WORDS, CONTENT_NUMBER, CONTENT_DECIMALS, CONTENT_OTHER };

static bool is_digit(uint32_t character) {
    return (character >= '0' && character <= '9') || (character >= 0x660 && character <= 0x669) ||
           (character >= 0x6F0 && character <= 0x6F9);
}

/* The character at `offset`, 0 behind the last. */
static uint32_t character_at(struct text text, size_t offset) {
    return offset < text.length ? text_character(text, &offset) : 0;
}

static size_t after_character(struct text text, size_t offset) {
    text_character(text, &offset);
    return offset;
}

static bool is_one_of(uint32_t character, const char *set) {
    struct text characters = text_of(set);
    for (size_t offset = 0; character && offset < characters.length;)
        if (text_character(characters, &offset) == character)
            return true;
    return false;
}

static size_t skip(struct text text, size_t offset, const char *set) {
    while (is_one_of(character_at(text, offset), set))
        offset = after_character(text, offset);
    return offset;
}

static size_t skip_digits(struct text text, size_t offset) {
    while (is_digit(character_at(text, offset)))
        offset = after_character(text, offset);
    return offset;
}

/* "1.234": what parts thousands is followed by three digits. */
static size_t skip_whole(struct text text, size_t offset, uint32_t sign) {
    offset = skip_digits(text, offset);
    for (;;) {
        uint32_t parting = character_at(text, offset);
        if (parting == sign || !is_one_of(parting, ".,'\u2019 \u00A0\u2009\u202F\u066C"))
            return offset;
        size_t from = after_character(text, offset), until = skip_digits(text, from), digits = 0;
        for (size_t at = from; at < until; digits++)
            at = after_character(text, at);
        if (digits != 3)
            return offset;
        offset = until;
    }
}

/* What may follow a number: a share, a unit, an interval ("3,1 tot 3,8"), brackets, a star; words
 * only as short as these. */
static bool is_rest(struct text text, size_t offset) {
    static const char signs[] =
        "%\u2030\u066A .,;:()[]\u00A0\u2009\u202F*\u2020+-\u2212\u2013/\u20AC\u00B1";
    for (int letters = 0; offset < text.length;) {
        uint32_t character = text_character(text, &offset);
        bool letter = !is_digit(character) && !is_one_of(character, signs);
        letters = letter ? letters + 1 : 0;
        if (letters > LONGEST_UNIT)
            return false;
    }
    return true;
}

static uint32_t decimal_sign(struct text language) {
    bool point = text_starts(language, TEXT("en")) || text_starts(language, TEXT("ti"));
    return point ? '.' : ',';
}

/* Reads a cell's text; `*whole` is where the decimals begin, with their sign, or would. */
static enum cell_content read_number(struct text text, struct text language, size_t *whole) {
    uint32_t sign = decimal_sign(language);
    size_t start =
        skip(text, 0, "+-\u2212\u2013\u00B1<>\u2264\u2265\u2248=~\u20AC \u00A0\u2009\u202F");
    if (!is_digit(character_at(text, start)))
        return CONTENT_OTHER;
    size_t end = *whole = skip_whole(text, start, sign);
    bool decimals = character_at(text, end) == sign || character_at(text, end) == 0x066B;
    if (decimals) {
        size_t from = after_character(text, end);
        end = skip_digits(text, from);
        decimals = end > from;
    }
    if (decimals && is_one_of(character_at(text, end), ".,/:")) // 1,2,3 or 12.30,5
        return CONTENT_OTHER;
    if (!is_rest(text, end))
        return CONTENT_OTHER;
    return decimals ? CONTENT_DECIMALS : CONTENT_NUMBER;
}

static bool has_digit(const struct node *cell) {
    for (const struct node *node = cell->first; node; node = node_next(node, cell)) {
        bool text = node->kind == NODE_TEXT || node->kind == NODE_CODE;
        for (size_t offset = 0; text && offset < node->text.content.length;)
            if (is_digit(text_character(node->text.content, &offset)))
                return true;
    }
    return false;
}

/* Text of the atoms up to the first call of a note; false when there are other things. */
static bool atoms_read(const struct atoms *atoms, struct builder *text) {
    for (size_t i = 0; i < atoms->count; i++) {
        const struct atom *atom = &atoms->atoms[i];
        if (atom->node->kind == NODE_FOOTNOTE)
            break;
        if (atom->kind == ATOM_POINT && atoms->items[i].penalty <= PENALTY_FORCED)
            return false;
        if (atom->kind != ATOM_POINT && !atom->shaped)
            return false;
        if (atom->kind != ATOM_POINT)
            builder_text(text, text_slice(atom->shaped->text, atom->start, atom->end));
    }
    return true;
}

/* Width of the first `length` bytes of the atoms' text. */
static float width_before(const struct atoms *atoms, size_t length) {
    float width = 0;
    for (size_t i = 0; i < atoms->count && length > 0; i++) {
        const struct atom *atom = &atoms->atoms[i];
        size_t own = atom->end - atom->start;
        struct atom part;
        if (atom->kind == ATOM_POINT)
            continue;
        if (own <= length)
            width += atom->width;
        else if (atom_part(atom->shaped, atom->look, atom->start, atom->start + (uint32_t)length,
                           &part))
            width += part.width;
        length -= own < length ? own : length;
    }
    return width;
}

/* What a cell holds, and how wide it is before and behind the place of its decimal sign. */
static enum cell_content measure_cell(const struct table *table, const struct node *cell,
                                      const struct place *place, float *before, float *behind) {
    struct atoms *atoms = &table->layout->atoms;
    float total;
    size_t whole = 0;
    if (!has_digit(cell))
        return CONTENT_WORDS;
    struct look *look = arena_new(table->layout->arena, struct look);
    *look = place_look(place);
    paragraph_begin(table->layout, place);
    atoms->quiet = true;
    atoms_gather(atoms, cell, look);
    atoms->quiet = false;
    atoms_trim(atoms);
    struct builder text = {.arena = table->layout->arena};
    if (!atoms_read(atoms, &text) || !atoms_one_line(atoms, &total))
        return CONTENT_OTHER;
    enum cell_content content = read_number(builder_result(&text), place->language, &whole);
    *before = width_before(atoms, whole);
    *behind = total - *before;
    return content;
}

/* Whether the numbers of a column are to be aligned; notes their widths. */
static bool column_read(struct table *table, size_t index) {
    struct column *column = &table->columns[index];
    size_t numbers = 0, decimals = 0;
    for (const struct node *row = table->node->first; row; row = row->next)
        for (const struct node *cell = row->row.header ? NULL : row->first; cell;
             cell = cell->next) {
            float before = 0, behind = 0;
            if (cell->cell.column != index)
                continue;
            struct place place = cell_place(table, cell, NULL);
            place.width = table->place.width;
            enum cell_content content = measure_cell(table, cell, &place, &before, &behind);
            if (content == CONTENT_OTHER || cell->cell.row_header)
                return false;
            numbers += content != CONTENT_WORDS;
            decimals += content == CONTENT_DECIMALS;
            column->before = fmaxf(column->before, before);
            column->behind = fmaxf(column->behind, behind);
        }
    return numbers >= FEWEST && decimals > 0;
}

void decimals_find(struct table *table) {
    float padding = 2 * table->side;
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        if (!column_read(table, i))
            continue;
        float width = column->before + column->behind + padding;
        column->decimals = true;
        column->preferred = fmaxf(column->preferred, width);
    }
}

void decimals_place(const struct table *table, const struct node *cell, struct place *place) {
    const struct column *column = &table->columns[cell->cell.column];
    float before = 0, behind = 0, width = column->before + column->behind;
    enum alignment alignment = place->alignment;
    if (!column->decimals || cell->parent->row.header || width > place->width + ROUNDING ||
        measure_cell(table, cell, place, &before, &behind) == CONTENT_WORDS)
        return;
    if (alignment == ALIGN_DEFAULT && font_right_to_left(place->language))
        alignment = ALIGN_RIGHT;
    float room = place->width - width;
    place->x += alignment == ALIGN_RIGHT ? room : alignment == ALIGN_CENTRE ? room / 2 : 0;
    place->x += column->before - before;
    place->width = before + column->behind + ROUNDING;
    place->alignment = ALIGN_LEFT;
}
