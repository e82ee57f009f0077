// SPDX-License-Identifier: GPL-3.0-or-later
// Figures: a drawing, its caption, and its data as a table for whoever cannot see it.
#include "document/expand.h"

#include "base/file.h"

static struct node *add_node(struct filling *filling, struct node *into, enum node_kind kind,
                             struct position position) {
    struct node *node = node_create(filling->arena, kind, position);
    node_append(into, node);
    return node;
}

static void add_cell(struct filling *filling, struct node *row, struct text text, bool header,
                     bool row_header) {
    struct node *cell = add_node(filling, row, NODE_CELL, row->position);
    cell->cell.column = row->first == cell ? 0 : 1;
    cell->cell.header = header;
    cell->cell.row_header = row_header;
    filling_text(filling, text, row->position, cell);
}

// The words over a column: of the block's `columns`, or general ones.
static struct text column_name(const struct filling *filling, const struct value *body,
                               size_t column) {
    const struct value *columns = value_find(body, "columns");
    if (columns && columns->kind == VALUE_LIST && columns->list.count == 2 &&
        columns->list.items[column].kind == VALUE_TEXT)
        return columns->list.items[column].text;
    return column == 0 ? word_in(filling->language, "Onderwerp", "Item")
                       : word_in(filling->language, "Waarde", "Value");
}

static void add_table(struct filling *filling, const struct value *body,
                      const struct chart_row *rows, size_t count, struct node *figure) {
    static const enum alignment alignments[] = {ALIGN_DEFAULT, ALIGN_RIGHT};
    struct node *table = add_node(filling, figure, NODE_TABLE, figure->position);
    table->table.columns = 2;
    table->table.alignments = alignments;
    struct node *head = add_node(filling, table, NODE_ROW, figure->position);
    head->row.header = true;
    add_cell(filling, head, column_name(filling, body, 0), true, false);
    add_cell(filling, head, column_name(filling, body, 1), true, false);
    for (size_t i = 0; i < count; i++) {
        struct node *row = add_node(filling, table, NODE_ROW, figure->position);
        add_cell(filling, row, rows[i].label, true, true);
        add_cell(filling, row, rows[i].value, false, false);
    }
}

static bool check_kind(struct filling *filling, const struct part *part, const struct value *body) {
    static const struct text kinds[] = {TEXT("bars")};
    const struct value *kind = value_find(body, "kind");
    if (kind && kind->kind == VALUE_TEXT && text_equal(kind->text, kinds[0]))
        return true;
    struct text name = kind && kind->kind == VALUE_TEXT ? kind->text : TEXT("");
    report_error(filling->diagnostics, kind ? kind->position : part->model.position,
                 expected_nearest(filling->arena, name, kinds, 1),
                 kind ? N_("unknown kind of chart") : N_("the kind of chart is missing"));
    return false;
}

// The stem under which the document's files are stored.
static struct text document_name(const struct filling *filling) {
    if (filling->expansion->name.length)
        return filling->expansion->name;
    struct text name = file_name(filling->template->source->path);
    return text_ends(name, TEXT(".md")) ? text_slice(name, 0, name.length - 3) : name;
}

void figure_fill(struct filling *filling, const struct part *part, struct node *into) {
    const struct expansion *expansion = filling->expansion;
    struct value body;
    struct chart_row *rows;
    if (!fence_fill(filling, part->fence, &body) || !check_kind(filling, part, &body))
        return;
    const struct value *data = value_find(&body, "data");
    if (filling->doubtful && (!data || data->kind != VALUE_LIST || data->list.count == 0))
        return; // a branch that is not meant for the specimen
    struct drawing *drawing = chart_bars(filling->arena, expansion->fonts, expansion->palette,
                                         filling->language, expansion->figure_width, data, &body,
                                         part->model.position, filling->diagnostics, &rows);
    if (!drawing)
        return;
    struct node *figure = add_node(filling, into, NODE_FIGURE, part->model.position);
    figure->figure.drawing = drawing;
    figure->figure.name = text_format(filling->arena, "%.*s-%u",
                                      TEXT_ARGUMENTS(document_name(filling)), ++filling->figures);
    struct node *caption = add_node(filling, figure, NODE_CAPTION, part->model.position);
    filling_text(filling, drawing->title, part->model.position, caption);
    add_table(filling, &body, rows, data->list.count, figure);
}
