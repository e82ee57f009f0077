// SPDX-License-Identifier: GPL-3.0-or-later
/* Shared by the two files of the Markdown writer. */
#ifndef STEUNBLAD_MARKDOWN_H
#define STEUNBLAD_MARKDOWN_H

#include "markup/markup.h"

struct markdown {
    struct builder *output;
    struct builder prefix; // what each line starts with: quote marks, indentation
    bool in_line;          // the current line has its prefix
    bool line_start;       // nothing but the prefix is on it, so blocks could start
    bool one_line;         // a heading or a cell: no line end may be written
    bool in_table, in_heading;
    bool in_link;              // where no address becomes a link by itself
    bool second_mark;          // the next list touches another: `*` and `1)` tell it apart
    bool guard;                // a delimiter was closed that wants blank or punctuation behind it
    bool after_note;           // `[^1]` was written: `:` or `(` would make something else of it
    const struct node **notes; // to be defined at the end
    size_t note_count, note_capacity;
};

/* Writes the prefix where it is not written yet. */
void markdown_begin_line(struct markdown *markdown);
void markdown_end_line(struct markdown *markdown);

/* Writes the inlines below `parent`. */
void markdown_inlines(struct markdown *markdown, const struct node *parent);

#endif
