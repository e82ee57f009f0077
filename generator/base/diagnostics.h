// SPDX-License-Identifier: GPL-3.0-or-later
/* The one sink of messages to the user. Passed, never global.
 *
 *     surveys/instruments/buffers.yaml:14:12: error: unknown scale "0-11"
 *        14 |     scale: 0-11
 *           |            ^^^^ expected one of: waar-5, ja-nee
 *
 * Formats are written in English and go through gettext here, and so does `expected`: callers pass
 * the plain literal, which tests/messages/extract finds in the calls of the functions below. One
 * that stands elsewhere (a table, a variable, either side of `? :`) is marked with N_(). A word or
 * phrase that is put into a message by %s is translated where it is put there: gettext(word).
 * A validator goes on after an error with the next thing that makes sense.
 */
#ifndef STEUNBLAD_DIAGNOSTICS_H
#define STEUNBLAD_DIAGNOSTICS_H

#include "base/source.h"

#include <stdio.h>

/* Marks a literal for the catalogue without translating it yet. */
#define N_(literal) literal

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* Exit status of the program. */
enum exit_status {
    EXIT_STATUS_MADE = 0,    // everything was made
    EXIT_STATUS_PARTIAL = 1, // some documents failed, the rest is written
    EXIT_STATUS_INPUT = 2,   // usage, or an input file is wrong; nothing written
    EXIT_STATUS_SYSTEM = 3,  // disk full, no memory, …
};

/* Messages past this many are counted, not printed. */
#define DIAGNOSTICS_LIMIT 200

struct diagnostics {
    struct builder output; // the rendered messages, until diagnostics_flush
    size_t errors, warnings;
    size_t suppressed;
    size_t failures;               // errors that are the system's: what could not be written
    const struct source **sources; // all that were read with this sink: a message may point there,
    size_t source_count, source_capacity; // … and a manifest names what went in
};

/* An empty sink whose messages live in `arena`. */
struct diagnostics diagnostics_create(struct arena *arena);

/* Reports an error. `expected` (may be NULL) is printed beside the caret and says what was
 * expected or is the nearest known name: a literal, or text from expected_*(). The latter has been
 * translated; looked up once more it is in no catalogue, and stays as it is. */
void report_error(struct diagnostics *diagnostics, struct position position, const char *expected,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));
void report_warning(struct diagnostics *diagnostics, struct position position, const char *expected,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Follows an error to point at a second place: "first given here". Not counted. */
void report_note(struct diagnostics *diagnostics, struct position position, const char *expected,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Texts for `expected`. They live in `arena`.
 * expected_nearest: `did you mean "taakverdeling"?`, or "expected one of: …" when nothing is near
 * (at most 12 are listed), or NULL when there are no candidates. */
const char *expected_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const char *expected_nearest(struct arena *arena, struct text name, const struct text *candidates,
                             size_t count);

/* Adds the messages and counts of another sink. */
void diagnostics_add(struct diagnostics *diagnostics, const struct diagnostics *other);

/* Prints what was gathered and empties the sink's text; the counts stay. */
void diagnostics_flush(struct diagnostics *diagnostics, FILE *stream);

#endif
