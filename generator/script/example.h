// SPDX-License-Identifier: GPL-3.0-or-later
/* Examples of a script: answers in the short form of a response, and the scores they must give.
 * Private to this folder. */
#ifndef STEUNBLAD_SCRIPT_EXAMPLE_H
#define STEUNBLAD_SCRIPT_EXAMPLE_H

#include "script/declaration.h"

/* What is read with, and where it is reported. */
struct example_reader {
    const struct value *survey;
    struct arena *arena;
    struct diagnostics *diagnostics; // NULL: mistakes are passed over
    struct position position;
    const char *name; // "example 2", for messages
};

/* Turns `short_form` ({G1 = 5, M2 = "skipped"}; NULL: nothing was answered) into the answers that
 * scripts see. With `fill`, what was not answered is invented: the first option, one row, … */
struct value example_answers(const struct example_reader *reader, const struct value *short_form,
                             bool fill);

/* One answer in the short form, as scripts see it; NULL: an invented one. */
struct value example_answer(const struct example_reader *reader, const struct value *question,
                            const struct value *short_form);

/* Reports every difference between what an example expects and what came out: names that `expect`
 * does not mention are free, `none` stands for nothing. */
void example_compare(const struct example_reader *reader, const struct value *expect,
                     const struct value *actual, double tolerance);

#endif
