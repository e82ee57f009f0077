// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables: each cell is set as a column of its own, then the cells of a row become one strip. A row
 * higher than a page becomes several. */
#include "layout/table.h"

#include <math.h>

#define SIDE 0.62F // padding of cells, in ems
#define ABOVE 0.38F
#define HEAD_SHARE 0.34F  // a head higher than this share of a page is not repeated
#define WHOLE_SHARE 0.34F // a table no higher than this is kept on one page
#define RULE 0.6F
#define HEAD_RULE 1.1F

struct place cell_place(const struct table *table, const struct node *cell, struct flow *flow) {
    const struct column *column = &table->columns[cell->cell.column];
    bool head = cell->parent->row.header;
    struct place place = table->place;
    place.flow = flow;
    place.x = column->x + table->side;
    place.width = column->width - 2 * table->side;
    place.type = head ? &table->bold : &table->type;
    // A first cell that stands above the others is a line of its own, not the top of a column.
    bool own_line = table->stacked && cell->cell.column == 0;
    place.alignment = table->node->table.alignments && !own_line
                          ? table->node->table.alignments[cell->cell.column]
                          : ALIGN_DEFAULT;
    place.tight = place.unhyphenated = true;
    place.list_depth = 0;
    place.spans = false;
    if (cell->language.length)
        place.language = cell->language;
    return place;
}

// ---- rows ----

static void set_cells(struct table *table, const struct node *row) {
    for (size_t i = 0; i < table->column_count; i++)
        flow_clear(&table->cells[i]);
    for (const struct node *cell = row->first; cell; cell = cell->next) {
        struct place place = cell_place(table, cell, &table->cells[cell->cell.column]);
        decimals_place(table, cell, &place);
        block_set(table->layout, &place, cell);
    }
}

/* Moves a strip of a cell into the row's strip, `y` below its top. */
static void move_strip(struct flow *flow, const struct flow *cell, size_t index, float y) {
    const struct strip *strip = &cell->strips[index];
    for (uint32_t i = 0; i < strip->item_count; i++) {
        const struct item *from = &cell->items[strip->items + i];
        struct item *item = flow_item(flow, from->kind, from->node);
        *item = *from;
        item->y += y;
    }
    for (uint32_t i = 0; i < strip->link_count; i++) {
        const struct link_area *area = &cell->links[strip->links + i];
        flow_link(flow, area->node, area->x, area->y + y, area->width, area->height);
    }
}

static void put_ground(struct table *table, const struct node *row, float height) {
    if (row->row.header)
        flow_rectangle(table->place.flow, table->x, 0, table->width, height,
                       table->layout->style->table_head_fill);
}

static void put_rule(struct table *table, const struct node *row, float height) {
    const struct palette *palette = &table->layout->style->palette;
    flow_rule(table->place.flow, table->x, height, table->width, row->row.header ? HEAD_RULE : RULE,
              row->row.header ? palette->accent : palette->line);
}

/* A row to fill in with a pen: nothing stands in it but its number or name. */
static bool to_fill_in(const struct table *table, const struct node *row) {
    for (size_t i = 1; i < table->column_count; i++)
        if (table->cells[i].strip_count)
            return false;
    return !row->row.header && table->column_count > 1;
}

/* Lines between the cells of a row to fill in: they say what belongs where. */
static void put_dividers(struct table *table, float height) {
    for (size_t i = 1; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        bool from_right = column->x < table->columns[0].x;
        struct item *item = flow_item(table->place.flow, ITEM_LINE, &artifact_layout);
        item->x = column->x + (from_right ? column->width : 0);
        item->height = height;
        item->colour = table->layout->style->palette.line;
        item->shape.stroke_width = RULE;
    }
}

static float cell_height(const struct table *table, size_t column) {
    return flow_height(&table->cells[column], 0, table->cells[column].strip_count);
}

/* How far below the top of the row's content a cell begins. */
static float cell_top(const struct table *table, size_t column) {
    return table->stacked && column > 0 && table->cells[0].strip_count ? cell_height(table, 0) : 0;
}

static void row_as_one(struct table *table, const struct node *row, float height, bool fill_in) {
    struct flow *flow = table->place.flow;
    height += 2 * table->above;
    flow_strip(flow, height, table->above + type_baseline(table->layout, &table->type));
    put_ground(table, row, height);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct flow *cell = &table->cells[i];
        float y = table->above + cell_top(table, i);
        for (size_t strip = 0; strip < cell->strip_count; strip++) {
            y += strip ? cell->strips[strip].gap : 0;
            move_strip(flow, cell, strip, y);
            y += cell->strips[strip].height;
        }
    }
    if (fill_in)
        put_dividers(table, height);
    put_rule(table, row, height);
}

/* The strip of a cell that stands in this slice of the row, or NULL. */
static const struct strip *strip_in_slice(const struct table *table, size_t column, size_t slice) {
    const struct flow *cell = &table->cells[column];
    size_t first = table->stacked && column > 0 ? table->cells[0].strip_count : 0;
    bool inside = slice >= first && slice - first < cell->strip_count;
    return inside ? &cell->strips[slice - first] : NULL;
}

/* The next strip of every cell side by side, as long as one has any. */
static void row_in_slices(struct table *table, const struct node *row) {
    struct flow *flow = table->place.flow;
    size_t slices = 0, above = table->stacked ? table->cells[0].strip_count : 0;
    for (size_t i = 0; i < table->column_count; i++)
        if (table->cells[i].strip_count + (i ? above : 0) > slices)
            slices = table->cells[i].strip_count + (i ? above : 0);
    for (size_t slice = 0; slice < slices; slice++) {
        float top = slice ? 0 : table->above, height = 0;
        for (size_t i = 0; i < table->column_count; i++) {
            const struct strip *strip = strip_in_slice(table, i, slice);
            if (strip)
                height = fmaxf(height, strip->height + (slice ? strip->gap : 0));
        }
        bool last = slice + 1 == slices;
        height += top + (last ? table->above : 0);
        flow_price(flow, slice ? PRICE_LINE : 0);
        flow_strip(flow, height, top + type_baseline(table->layout, &table->type));
        put_ground(table, row, height);
        for (size_t i = 0; i < table->column_count; i++) {
            const struct strip *strip = strip_in_slice(table, i, slice);
            if (strip)
                move_strip(flow, &table->cells[i], (size_t)(strip - table->cells[i].strips), top);
        }
        if (last)
            put_rule(table, row, height);
    }
}

static void row_set(struct table *table, const struct node *row) {
    float height = 0, room = table->layout->room;
    set_cells(table, row);
    bool fill_in = to_fill_in(table, row);
    for (size_t i = 0; i < table->column_count; i++)
        height = fmaxf(height, cell_top(table, i) + cell_height(table, i));
    height = fmaxf(height, fill_in ? table->layout->style->line_gap - 2 * table->above
                                   : table->type.leading);
    const struct table_head *head = table->place.flow->head;
    if (height + 2 * table->above <= room - (head ? head->height : 0))
        row_as_one(table, row, height, fill_in);
    else
        row_in_slices(table, row);
}

// ---- the whole ----

static void rows_set(struct table *table) {
    struct flow *flow = table->place.flow;
    size_t first = flow->strip_count;
    struct table_head *head = arena_new(table->layout->arena, struct table_head);
    const struct node *row = table->node->first;
    for (; row && row->row.header; row = row->next) {
        row_set(table, row);
        flow_price(flow, PRICE_HEADING);
    }
    if (flow->strip_count > first) {
        head->first = (uint32_t)first;
        head->end = (uint32_t)flow->strip_count;
        head->height = flow_height(flow, first, flow->strip_count);
        if (head->height <= HEAD_SHARE * table->layout->room)
            flow->head = head;
    }
    for (size_t index = 0; row; row = row->next, index++) {
        if (index == 1 || !row->next)
            flow_price(flow, PRICE_ROW);
        row_set(table, row);
    }
    flow->head = NULL;
    flow->price = 0;
    flow_keep(flow, first, WHOLE_SHARE * table->layout->room, PRICE_WIDOW);
}

void table_set(struct layout *layout, const struct place *place, const struct node *node) {
    const struct type_style *type = &layout->style->table;
    struct type_style own = *type;
    if (place->type->size < own.size) { // in a note
        own.leading *= place->type->size / own.size;
        own.size = place->type->size;
    }
    own.space_before = own.space_after = 0;
    struct table table = {.layout = layout,
                          .place = *place,
                          .node = node,
                          .column_count = node->table.columns,
                          .type = own,
                          .bold = own,
                          .side = SIDE * own.size,
                          .above = ABOVE * own.size};
    table.bold.face = FONT_BOLD;
    if (table.column_count == 0)
        return;
    table.columns = arena_new_array(layout->arena, table.column_count, struct column);
    table.cells = arena_new_array(layout->arena, table.column_count, struct flow);
    for (size_t i = 0; i < table.column_count; i++)
        table.cells[i] = flow_create(layout->arena, &layout->notes);
    if (!columns_decide(&table))
        return; // nothing will be printed
    flow_space(place->flow, type->space_before);
    rows_set(&table);
    flow_space(place->flow, type->space_after);
    place->flow->wide &= !place->spans;
}
