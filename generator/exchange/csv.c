// SPDX-License-Identifier: GPL-3.0-or-later
// CSV after RFC 4180, through libcsv.
#include "exchange/csv.h"

#include <csv.h>

struct csv_file csv_file_begin(struct arena *arena, const struct csv_style *style) {
    struct csv_file file = {
        .content = {.arena = arena},
        .separator = style->separator,
        .decimal = style->separator == ';' ? ',' : '.',
    };
    if (style->byte_order_mark)
        builder_character(&file.content, 0xFEFF);
    return file;
}

static void begin_cell(struct csv_file *file) {
    if (file->in_row)
        builder_byte(&file->content, file->separator);
    file->in_row = true;
}

static void write_text(struct csv_file *file, struct text text) {
    const char *bytes = text.length ? text.bytes : "";
    size_t size = csv_write(NULL, 0, bytes, text.length);
    if (size > file->room_size) {
        file->room_size = size * 2;
        file->room = arena_allocate(file->content.arena, file->room_size);
    }
    csv_write(file->room, size, bytes, text.length);
    builder_bytes(&file->content, file->room, size);
}

static void write_number(struct csv_file *file, double number) {
    size_t start = file->content.length;
    builder_number(&file->content, number);
    for (size_t i = start; i < file->content.length; i++)
        if (file->content.bytes[i] == '.')
            file->content.bytes[i] = file->decimal;
}

static void write_list(struct csv_file *file, const struct value *list) {
    struct builder joined = {.arena = file->content.arena};
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *item = &list->list.items[i];
        if (i)
            builder_byte(&joined, '|');
        if (item->kind == VALUE_TEXT)
            builder_text(&joined, item->text);
        else if (item->kind == VALUE_NUMBER)
            builder_number(&joined, item->number);
        else if (item->kind == VALUE_BOOLEAN)
            builder_byte(&joined, item->boolean ? '1' : '0');
    }
    write_text(file, builder_result(&joined));
}

void csv_file_text(struct csv_file *file, struct text text) {
    begin_cell(file);
    write_text(file, text);
}

void csv_file_value(struct csv_file *file, const struct value *value) {
    begin_cell(file);
    switch (value->kind) {
    case VALUE_TEXT:
        write_text(file, value->text);
        break;
    case VALUE_NUMBER:
        write_number(file, value->number);
        break;
    case VALUE_BOOLEAN:
        write_number(file, value->boolean);
        break;
    case VALUE_LIST:
        write_list(file, value);
        break;
    case VALUE_NIL:
    case VALUE_MAP: // is spread over columns of its own
        break;
    }
}

void csv_file_end_row(struct csv_file *file) {
    builder_string(&file->content, "\r\n");
    file->in_row = false;
}
