// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of an export as CSV files.
#include "exchange/codebook.h"
#include "exchange/csv.h"
#include "exchange/table.h"

static void write_header(struct csv_file *file, const struct table *table) {
    for (size_t i = 0; i < table->count; i++)
        csv_file_text(file, table->columns[i].name);
    csv_file_end_row(file);
}

static void write_record(struct csv_file *file, const struct table *table,
                         const struct record *record, bool with_texts) {
    for (size_t i = 0; i < table->count; i++) {
        struct value cell = table_cell(&table->columns[i], record, with_texts);
        csv_file_value(file, &cell);
    }
    csv_file_end_row(file);
}

// The people in the roster of a table; NULL when the survey was not filled in, or nil.
static const struct value *people_of(const struct table *table, const struct value *result) {
    const struct value *answers = value_find(result_of(result, table->survey), "answers");
    return value_find(value_find_text(answers, table->roster->id), "rows");
}

static void write_table(struct csv_file *file, const struct exchange *exchange,
                        const struct table *table) {
    write_header(file, table);
    for (size_t i = 0; i < exchange->rows.count; i++) {
        struct record record = {&exchange->rows.items[i], &exchange->results[i], NULL, 0};
        const struct value *people = table->roster ? people_of(table, record.result) : NULL;
        if (!table->roster)
            write_record(file, table, &record, exchange->with_texts);
        for (size_t p = 0; people && people->kind == VALUE_LIST && p < people->list.count; p++) {
            record.person = &people->list.items[p];
            record.number = p + 1;
            write_record(file, table, &record, exchange->with_texts);
        }
    }
}

static void add(struct csv_file *file, struct text folder, struct text name,
                struct file_set *files) {
    struct text path = text_format(file->content.arena, "%.*s/%.*s.csv", TEXT_ARGUMENTS(folder),
                                   TEXT_ARGUMENTS(name));
    file_add(files, path, builder_result(&file->content));
}

void exchange_csv(struct arena *arena, const struct exchange *exchange,
                  const struct csv_style *style, struct text folder, struct file_set *files) {
    struct tables tables = tables_plan(arena, exchange);
    struct csv_file codebook = csv_file_begin(arena, style);
    struct csv_file labels = csv_file_begin(arena, style);
    for (size_t i = 0; i < tables.count; i++) {
        struct csv_file file = csv_file_begin(arena, style);
        write_table(&file, exchange, &tables.items[i]);
        add(&file, folder, tables.items[i].name, files);
    }
    codebook_write(&codebook, exchange, &tables);
    labels_write(&labels, &tables);
    add(&codebook, folder, TEXT("codebook"), files);
    add(&labels, folder, TEXT("labels"), files);
}
