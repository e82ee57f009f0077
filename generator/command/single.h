// SPDX-License-Identifier: GPL-3.0-or-later
/* What render, form and dump share: one document that is made without an edition. */
#ifndef STEUNBLAD_SINGLE_H
#define STEUNBLAD_SINGLE_H

#include "command/command.h"
#include "press/press.h"

struct single {
    struct look look;
    struct sandbox *sandbox; // NULL: plain Markdown
    struct evaluator evaluator;
    struct survey *survey; // NULL: plain Markdown
    struct value root;
    struct order order;
};

/* Prepares the document of a Markdown file (taken literally) or, when `survey` is given, of that
 * survey's form. Reports and returns false when something is wrong; end with single_close. */
bool single_open(struct single *single, struct arguments *arguments, struct source *markdown,
                 struct source *survey);
void single_close(struct single *single);

/* Makes the files that the options -o name, one of each format. */
enum exit_status single_write(struct single *single, struct arguments *arguments);

#endif
