// SPDX-License-Identifier: GPL-3.0-or-later
/* What the columns of an export mean. Private to this folder. */
#ifndef STEUNBLAD_EXCHANGE_CODEBOOK_H
#define STEUNBLAD_EXCHANGE_CODEBOOK_H

#include "exchange/csv.h"
#include "exchange/table.h"

/* A row a column of the tables. */
void codebook_write(struct csv_file *file, const struct exchange *exchange,
                    const struct tables *tables);

/* A row a code of each column with codes, for those who attach labels by program. */
void labels_write(struct csv_file *file, const struct tables *tables);

/* The scripts by survey: {file, sha256}, or nil where there is none. */
struct value scripts_of(struct arena *arena, const struct edition *edition);

#endif
