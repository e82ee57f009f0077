// SPDX-License-Identifier: GPL-3.0-or-later
// Questions as tables: statements with the same answers, and lists of people.
#include "document/form.h"

#define TICKED_COLUMNS 3 // a roster with more of them, or with longer lists, is filled in with
#define TICKED_OPTIONS 4 // numbers from a key
#define ROSTER_ROWS 8
#define NO_BREAK "\u00A0"

static struct node *add_cell(const struct form *form, struct node *row, uint16_t column) {
    struct node *cell = form_node(form, row, NODE_CELL);
    cell->cell.column = column;
    cell->cell.header = row->row.header;
    return cell;
}

static struct node *add_row_header(const struct form *form, struct node *row) {
    struct node *cell = add_cell(form, row, 0);
    cell->cell.header = cell->cell.row_header = true;
    return cell;
}

static struct node *add_table(const struct form *form, struct node *into, size_t columns,
                              enum alignment others) {
    struct node *table = form_node(form, into, NODE_TABLE);
    enum alignment *alignments = arena_new_array(form->arena, columns, enum alignment);
    for (size_t i = 1; i < columns; i++)
        alignments[i] = others;
    table->table.columns = (uint16_t)columns;
    table->table.alignments = alignments;
    return table;
}

static struct node *add_row(const struct form *form, struct node *table, bool header) {
    struct node *row = form_node(form, table, NODE_ROW);
    row->row.header = header;
    return row;
}

// ---- statements ----

static void add_statement(struct form *form, const struct value *question, bool number,
                          struct node *cell) {
    struct text text = form_text_of(question, "text"), help = form_text_of(question, "help");
    if (number)
        text =
            text_format(form->arena, "%u. %.*s", form_number(form, question), TEXT_ARGUMENTS(text));
    form_text(form, cell, text);
    if (help.length) {
        form_node(form, cell, NODE_LINE_BREAK);
        form_text(form, cell, help);
    }
}

/* A box to tick; with `face` in the option, a face whose mood it says. */
static void add_answer(const struct form *form, const struct value *option, struct node *cell) {
    const struct value *face = value_find(option, "face");
    struct node *box = form_node(form, cell, NODE_TICK_BOX);
    box->tick_box.face = face && face->kind == VALUE_NUMBER;
    box->tick_box.mood = box->tick_box.face ? (float)face->number : 0;
}

void form_scale_table(struct form *form, const struct value *matrix, const struct value *rows,
                      size_t count, struct node *into) {
    if (count == 0)
        return;
    const struct value *options = form_list_of(&rows[0], "options");
    struct node *keep = form_node(form, into, NODE_KEEP); // and with the table: layout sees to it
    struct text instruction =
        word_in(form->language, "Zet bij elke zin één kruisje.", "Put one cross at each sentence.");
    if (matrix)
        form_asked(form, matrix, instruction, keep);
    else
        form_paragraph(form, keep, instruction);
    struct node *table = add_table(form, into, options->list.count + 1, ALIGN_CENTRE);
    struct node *head = add_row(form, table, true);
    add_cell(form, head, 0);
    for (size_t i = 0; i < options->list.count; i++)
        form_text(form, add_cell(form, head, (uint16_t)(i + 1)),
                  form_text_of(&options->list.items[i], "label"));
    for (size_t i = 0; i < count; i++) {
        struct node *row = add_row(form, table, false);
        add_statement(form, &rows[i], !matrix, add_row_header(form, row));
        for (size_t j = 0; j < options->list.count; j++)
            add_answer(form, &options->list.items[j], add_cell(form, row, (uint16_t)(j + 1)));
    }
}

// ---- rosters ----

static bool is_closed(const struct value *column) {
    return form_list_of(column, "options")->list.count > 0;
}

static bool names_others(const struct value *column) {
    return text_is(form_text_of(column, "kind"), "others");
}

// Is there room for the answers themselves in each row?
static bool is_ticked(const struct value *columns) {
    for (size_t i = 0; i < columns->list.count; i++)
        if (form_list_of(&columns->list.items[i], "options")->list.count > TICKED_OPTIONS ||
            names_others(&columns->list.items[i]))
            return false;
    return columns->list.count <= TICKED_COLUMNS;
}

/* What is written for an option: its number, or where a code is a number itself its code. Responses
 * may say the same (survey/answer.c). */
static struct text option_mark(const struct form *form, const struct value *options, size_t index) {
    bool codes = false;
    for (size_t i = 0; i < options->list.count; i++) {
        const struct value *code = value_find(&options->list.items[i], "code");
        codes |= code && code->kind == VALUE_NUMBER;
    }
    const struct value *code = value_find(&options->list.items[index], "code");
    struct builder mark = {.arena = form->arena};
    if (!codes || !code)
        return text_format(form->arena, "%zu", index + 1);
    if (code->kind == VALUE_TEXT)
        return code->text;
    builder_number(&mark, code->number);
    return builder_result(&mark);
}

// "Wie is het? 1 = partner, 2 = familie"; a number stays with what it means.
static void add_key_item(struct form *form, const struct value *column, struct node *list) {
    const struct value *options = form_list_of(column, "options");
    struct builder builder = {.arena = form->arena};
    for (size_t i = 0; i < options->list.count; i++) {
        struct text mark = option_mark(form, options, i);
        builder_format(&builder, "%s%.*s" NO_BREAK "=" NO_BREAK "%.*s", i ? ", " : " ",
                       TEXT_ARGUMENTS(mark),
                       TEXT_ARGUMENTS(form_text_of(&options->list.items[i], "label")));
    }
    if (text_is(form_text_of(column, "kind"), "multiple"))
        builder_text(&builder, word_in(form->language, " (meer cijfers mag)",
                                       " (more than one number is fine)"));
    if (names_others(column))
        builder_text(&builder, word_in(form->language,
                                       " Nummers uit de lijst: 2, 3. Niemand? Zet een streepje.",
                                       " Numbers from the list: 2, 3. Nobody? Put a dash."));
    struct node *item = form_node(form, list, NODE_ITEM);
    struct node *paragraph = form_node(form, item, NODE_PARAGRAPH);
    form_text(form, form_node(form, paragraph, NODE_STRONG), form_text_of(column, "text"));
    form_text(form, paragraph, builder_result(&builder));
}

static void add_key(struct form *form, const struct value *columns, struct node *into) {
    struct node *list = form_node(form, into, NODE_LIST);
    list->list.tight = true;
    list->list.start = 1;
    for (size_t i = 0; i < columns->list.count; i++)
        if (is_closed(&columns->list.items[i]) || names_others(&columns->list.items[i]))
            add_key_item(form, &columns->list.items[i], list);
}

static void add_tick_boxes(struct form *form, const struct value *column, struct node *cell) {
    const struct value *options = form_list_of(column, "options");
    for (size_t i = 0; i < options->list.count; i++) {
        if (i)
            form_node(form, cell, NODE_LINE_BREAK);
        form_node(form, cell, NODE_TICK_BOX);
        form_text(form, cell,
                  text_format(form->arena, " %.*s",
                              TEXT_ARGUMENTS(form_text_of(&options->list.items[i], "label"))));
    }
}

static void add_roster_head(struct form *form, const struct value *columns, bool ticked,
                            struct node *table) {
    struct node *head = add_row(form, table, true);
    form_text(form, add_cell(form, head, 0), word_in(form->language, "Nr.", "No."));
    for (size_t i = 0; i < columns->list.count; i++) {
        const struct value *column = &columns->list.items[i];
        struct node *cell = add_cell(form, head, (uint16_t)(i + 1));
        form_text(form, cell, form_text_of(column, ticked ? "text" : "label"));
    }
}

void form_roster(struct form *form, const struct value *question, struct node *into) {
    const struct value *columns = form_list_of(question, "columns");
    const struct value *rows = value_find(question, "maximum_rows");
    double count = rows && rows->kind == VALUE_NUMBER ? rows->number : ROSTER_ROWS;
    bool ticked = is_ticked(columns);
    struct node *keep = form_node(form, into, NODE_KEEP);
    struct text instruction =
        word_in(form->language, "Schrijf in elk vakje het cijfer van het antwoord.",
                "Write the number of the answer in each box.");
    form_asked(form, question, ticked ? TEXT("") : instruction, keep);
    if (!ticked)
        add_key(form, columns, keep);
    struct node *table = add_table(form, into, columns->list.count + 1, ALIGN_DEFAULT);
    add_roster_head(form, columns, ticked, table);
    for (unsigned i = 1; i <= count; i++) {
        struct node *row = add_row(form, table, false);
        form_text(form, add_row_header(form, row), text_format(form->arena, "%u", i));
        for (size_t j = 0; j < columns->list.count; j++) {
            struct node *cell = add_cell(form, row, (uint16_t)(j + 1));
            if (ticked)
                add_tick_boxes(form, &columns->list.items[j], cell);
        }
    }
}
