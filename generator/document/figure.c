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

static void add_row(struct filling *filling, struct node *table, const struct figure *data,
                    size_t row) {
    struct node *node = add_node(filling, table, NODE_ROW, table->position);
    node->row.header = row == 0;
    for (size_t column = 0; column < data->columns; column++) {
        struct node *cell = add_node(filling, node, NODE_CELL, table->position);
        cell->cell.column = (uint16_t)column;
        cell->cell.header = row == 0 || column == 0;
        cell->cell.row_header = row > 0 && column == 0;
        filling_text(filling, data->cells[row * data->columns + column], table->position, cell);
    }
}

static void add_table(struct filling *filling, const struct figure *data, struct node *figure) {
    struct node *table = add_node(filling, figure, NODE_TABLE, figure->position);
    enum alignment *alignments = arena_new_array(filling->arena, data->columns, enum alignment);
    for (size_t column = 1; column < data->columns; column++)
        alignments[column] = data->numbers ? ALIGN_RIGHT : ALIGN_DEFAULT;
    table->table.columns = (uint16_t)data->columns;
    table->table.alignments = alignments;
    for (size_t row = 0; row <= data->rows; row++)
        add_row(filling, table, data, row);
}

// The stem under which the document's files are stored.
static struct text document_name(const struct filling *filling) {
    if (filling->expansion->name.length)
        return filling->expansion->name;
    struct text name = file_name(filling->template->source->path);
    return text_ends(name, TEXT(".md")) ? text_slice(name, 0, name.length - 3) : name;
}

// In a branch that is not meant for the specimen, data that is not there is nobody's mistake. A map
// of nobody is a map.
static bool is_forgiven(const struct filling *filling, const struct part *part,
                        const struct value *body) {
    const struct value *data = value_find(body, "data");
    if (!filling->doubtful || value_find(body, "empty"))
        return false;
    return !data || data->kind == VALUE_NIL ||
           (part->kind == PART_CHART && data->kind == VALUE_LIST && data->list.count == 0);
}

static bool draw(const struct filling *filling, const struct part *part, const struct value *body,
                 struct figure *figure) {
    const struct expansion *expansion = filling->expansion;
    struct drafting drafting = {.arena = filling->arena,
                                .fonts = expansion->fonts,
                                .palette = expansion->palette,
                                .language = filling->language,
                                .width = expansion->figure_width,
                                .position = part->model.position,
                                .diagnostics = filling->diagnostics};
    return part->kind == PART_ECOGRAM      ? ecogram_draw(&drafting, body, figure)
           : part->kind == PART_SHEET_CODE ? sheet_code_draw(&drafting, body, figure)
                                           : chart_draw(&drafting, body, figure);
}

// The program tells what is to be seen in Dutch and English only.
static void warn_of_description(struct filling *filling, const struct part *part,
                                const struct value *body) {
    struct text language = filling->language;
    if (language.length == 0 || text_starts(language, TEXT("nl")) ||
        text_starts(language, TEXT("en")) || value_find(body, "description"))
        return;
    report_warning(filling->diagnostics, part->model.position,
                   "expected a \"description\" of your own",
                   "the description of this figure is English in a document in \"%.*s\"",
                   TEXT_ARGUMENTS(language));
}

void figure_fill(struct filling *filling, const struct part *part, struct node *into) {
    struct value body;
    struct figure data = {0};
    if (!fence_fill(filling, part->fence, &body) || is_forgiven(filling, part, &body) ||
        !draw(filling, part, &body, &data))
        return;
    warn_of_description(filling, part, &body);
    struct node *figure = add_node(filling, into, NODE_FIGURE, part->model.position);
    figure->figure.drawing = data.drawing;
    figure->figure.name = text_format(filling->arena, "%.*s-%u",
                                      TEXT_ARGUMENTS(document_name(filling)), ++filling->figures);
    if (!data.columns) // its title is part of the drawing
        return;
    struct node *caption = add_node(filling, figure, NODE_CAPTION, part->model.position);
    filling_text(filling, data.drawing->title, part->model.position, caption);
    add_table(filling, &data, figure);
}
