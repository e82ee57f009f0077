// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as HTML: a box that scrolls when they are too wide, columns to write in, scales to tick.
#include "markup/html.h"

// What each column is: aligned in some way, or with nothing in it but its head: room to write.
static const char **column_classes(struct arena *arena, const struct node *table) {
    static const char *const alignments[] = {NULL, "left", "centre", "right"};
    const char **classes = arena_new_array(arena, table->table.columns + 1U, const char *);
    for (uint16_t i = 0; i < table->table.columns; i++)
        classes[i] = "write";
    for (const struct node *row = table->first; row; row = row->next)
        for (const struct node *cell = row->row.header ? NULL : row->first; cell; cell = cell->next)
            if (cell->first && cell->cell.column < table->table.columns)
                classes[cell->cell.column] = alignments[table->table.alignments[cell->cell.column]];
    return classes;
}

static void write_cell(struct html *html, const struct node *cell, const char *class) {
    // An empty cell heads nothing.
    bool header = cell->cell.header && cell->first;
    builder_string(html->output, header ? "<th" : "<td");
    if (header)
        builder_string(html->output, cell->cell.row_header ? " scope=\"row\"" : " scope=\"col\"");
    if (class)
        builder_format(html->output, " class=\"%s\"", class);
    html_write_language(html, cell);
    builder_byte(html->output, '>');
    html_write_inlines(html, cell);
    builder_string(html->output, header ? "</th>" : "</td>");
}

static void write_rows(struct html *html, const char *const *classes, const struct node *row,
                       const char *name, bool header) {
    if (!row || row->row.header != header)
        return;
    builder_format(html->output, "<%s>\n", name);
    for (; row && row->row.header == header; row = row->next) {
        builder_string(html->output, "<tr>");
        for (const struct node *cell = row->first; cell; cell = cell->next)
            write_cell(html, cell, classes[cell->cell.column]);
        builder_string(html->output, "</tr>\n");
    }
    builder_format(html->output, "</%s>\n", name);
}

// A box to tick in the last cell: a scale, of which the words may stand upright.
static bool holds_ticks(const struct node *table) {
    const struct node *cell = table->last ? table->last->last : NULL;
    return cell && cell->first && cell->first->kind == NODE_TICK_BOX && !cell->first->next;
}

// What a listener hears before a table that may have to be scrolled: the words that head it.
static void write_table_label(struct html *html, const struct node *table) {
    struct builder *output = html->output;
    struct text word = word_in(html->document->language, "Tabel", "Table");
    builder_text(output, word);
    bool first = true;
    for (const struct node *cell = table->first ? table->first->first : NULL; cell;
         cell = cell->next) {
        struct text text = node_plain_text(output->arena, cell);
        if (text.length == 0)
            continue;
        builder_string(output, first ? ": " : ", ");
        html_escape(output, text);
        first = false;
    }
}

void html_write_table(struct html *html, const struct node *table) {
    const char *const *classes = column_classes(html->output->arena, table);
    builder_string(html->output,
                   "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
    write_table_label(html, table);
    builder_string(html->output, "\">\n");
    builder_string(html->output, holds_ticks(table) ? "<table class=\"ticks\"" : "<table");
    html_write_language(html, table);
    builder_string(html->output, ">\n");
    const struct node *body = table->first;
    while (body && body->row.header)
        body = body->next;
    write_rows(html, classes, table->first, "thead", true);
    write_rows(html, classes, body, "tbody", false);
    builder_string(html->output, "</table>\n</div>\n");
}
