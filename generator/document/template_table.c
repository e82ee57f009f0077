// SPDX-License-Identifier: GPL-3.0-or-later
// cmark-gfm's tables to parts; rows that repeat.
#include "document/template_markdown.h"

static struct part *last_part(struct part *parent) {
    return parent->last;
}

static bool opens_row(const struct part *part) {
    return part && part->kind == PART_MARK &&
           (part->mark->kind == STAND_IN_IF || part->mark->kind == STAND_IN_EACH);
}

static bool closes_row(const struct part *part) {
    return part && part->kind == PART_MARK &&
           (part->mark->kind == STAND_IN_END_IF || part->mark->kind == STAND_IN_END_EACH);
}

static void drop_last(struct part *parent) {
    struct part *last = parent->last, *before = NULL;
    for (struct part *part = parent->first; part != last; part = part->next)
        before = part;
    parent->last = before;
    *(before ? &before->next : &parent->first) = NULL;
}

// Blanks between the cell's edge and a directive are not text of the cell.
static void trim_cell(struct part *cell) {
    struct part *first = cell->first, *last = cell->last;
    if (first && first->kind == PART_NODE && first->model.kind == NODE_TEXT) {
        struct text *content = &first->model.text.content;
        while (content->length && content->bytes[0] == ' ')
            *content = text_slice(*content, 1, content->length);
    }
    if (last && last->kind == PART_NODE && last->model.kind == NODE_TEXT) {
        struct text *content = &last->model.text.content;
        while (content->length && content->bytes[content->length - 1] == ' ')
            content->length--;
        if (content->length == 0)
            drop_last(cell);
    }
}

// {{#each}} and {{#if}} at the start of the first cell hold for the row; they are closed at the end
// of the last cell.
static struct part *wrap_row(struct frames *frames, struct part *row) {
    struct part *first_cell = row->first, *last_cell = last_part(row);
    size_t bottom = frames->count;
    while (first_cell && opens_row(first_cell->first)) {
        const struct stand_in *mark = first_cell->first->mark;
        first_cell->first = first_cell->first->next;
        if (!first_cell->first)
            first_cell->last = NULL;
        trim_cell(first_cell);
        directive_open(frames, mark);
    }
    struct part *into = frames_top(frames)->into;
    const struct stand_in *closers[16];
    size_t closer_count = 0;
    while (last_cell && closes_row(last_part(last_cell)) && closer_count < 16) {
        closers[closer_count++] = last_part(last_cell)->mark;
        drop_last(last_cell);
        trim_cell(last_cell);
    }
    while (closer_count)
        directive_apply(frames, closers[--closer_count]);
    while (frames->count > bottom) {
        report_error(frames->conversion->reading->diagnostics, frames_top(frames)->position,
                     "expected {{/if}} or {{/each}} at the end of the row's last cell",
                     "this is not closed");
        frames->count--;
    }
    return into;
}

void report_marks(struct conversion *conversion, const struct part *parent) {
    for (const struct part *part = parent->first; part; part = part->next) {
        if (part->kind == PART_MARK)
            report_stand_in(conversion, part->mark);
        else if (part->kind == PART_NODE)
            report_marks(conversion, part);
    }
}

// How many cells a row has as it is written; bars in placeholders part nothing.
static uint16_t written_cells(const struct conversion *conversion, struct text line) {
    const struct lifted *lifted = conversion->lifted;
    uint32_t start = (uint32_t)(line.bytes - conversion->source->content.bytes);
    uint16_t bars = 0;
    for (size_t i = 0; i < line.length; i++) {
        bool skipped = line.bytes[i] == '\\';
        for (size_t j = 0; line.bytes[i] == '{' && j < lifted->count && !skipped; j++)
            if (lifted->stand_ins[j].position.start == start + i) {
                i = lifted->stand_ins[j].position.end - start - 1;
                skipped = true;
            }
        i += skipped && line.bytes[i] == '\\';
        bars = (uint16_t)(bars + (!skipped && line.bytes[i] == '|'));
    }
    struct text trimmed = text_trim(line);
    return (uint16_t)(bars + 1 - text_starts(trimmed, TEXT("|")) - text_ends(trimmed, TEXT("|")));
}

// GitHub's Markdown drops what stands behind the last column; no word may go unnoticed.
static void check_cells(const struct conversion *conversion, cmark_node *node, uint16_t columns) {
    uint32_t number = source_line_of(conversion, cmark_node_get_start_line(node));
    struct text line = source_line(conversion->source, number);
    struct position position = block_position(conversion, node);
    line = text_slice(line, line.length - (position.end - position.start), line.length);
    if (written_cells(conversion, line) > columns)
        complain(conversion->reading, position, "expected \\| for a bar that is text",
                 "this row has more cells than the table; the last are left out");
}

static void add_row(struct frames *frames, cmark_node *node) {
    struct conversion *conversion = frames->conversion;
    struct part *row =
        part_create(conversion->arena, PART_NODE, NODE_ROW, block_position(conversion, node));
    row->model.row.header = node_type_is(node, "table_header");
    locate_in(conversion, node);
    uint16_t column = 0;
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        struct position position = {conversion->source, conversion->locator.cursor,
                                    conversion->locator.cursor, false};
        struct part *cell = part_create(conversion->arena, PART_NODE, NODE_CELL, position);
        cell->model.cell.column = column++;
        cell->model.cell.header = row->model.row.header;
        part_append(row, cell);
        inlines_read(conversion, child, cell);
    }
    check_cells(conversion, node, column);
    struct part *into = wrap_row(frames, row);
    report_marks(conversion, row);
    part_append(into, row);
}

void table_read(struct frames *frames, cmark_node *node) {
    struct conversion *conversion = frames->conversion;
    struct part *table =
        frames_add(frames, PART_NODE, NODE_TABLE, block_position(conversion, node));
    uint16_t columns = cmark_gfm_extensions_get_table_columns(node);
    const uint8_t *letters = cmark_gfm_extensions_get_table_alignments(node);
    enum alignment *alignments = arena_new_array(conversion->arena, columns, enum alignment);
    for (uint16_t i = 0; i < columns; i++)
        alignments[i] = letters[i] == 'l'   ? ALIGN_LEFT
                        : letters[i] == 'c' ? ALIGN_CENTRE
                        : letters[i] == 'r' ? ALIGN_RIGHT
                                            : ALIGN_DEFAULT;
    table->model.table.columns = columns;
    table->model.table.alignments = alignments;
    frames_push(frames, table, table, table->model.position);
    for (cmark_node *row = cmark_node_first_child(node); row; row = cmark_node_next(row))
        add_row(frames, row);
    frames->count--;
}
