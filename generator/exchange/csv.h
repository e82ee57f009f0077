// SPDX-License-Identifier: GPL-3.0-or-later
/* One CSV file in the making (RFC 4180): cells from left to right, rows ended with CR LF. Texts
 * stand in quotes, numbers do not, and what is nil is empty: so an empty text and no text differ.
 * Only csv.c sees libcsv. Private to this folder. */
#ifndef STEUNBLAD_EXCHANGE_CSV_H
#define STEUNBLAD_EXCHANGE_CSV_H

#include "exchange/exchange.h"

struct csv_file {
    struct builder content;
    char separator, decimal;
    bool in_row; // the next cell is not the first of its row
    char *room;  // for a text with its quotes
    size_t room_size;
};

struct csv_file csv_file_begin(struct arena *arena, const struct csv_style *style);

void csv_file_text(struct csv_file *file, struct text text);

/* True and false become 1 and 0; a list of such values one text with "|" between them. */
void csv_file_value(struct csv_file *file, const struct value *value);
void csv_file_end_row(struct csv_file *file);

#endif
