// SPDX-License-Identifier: GPL-3.0-or-later
/* A file that was read, and positions in it.
 *
 * Values, nodes and questions carry byte offsets; line, column and excerpt are worked out only
 * when a message is printed. Columns count characters, so the caret stands right after an ë.
 */
#ifndef STEUNBLAD_SOURCE_H
#define STEUNBLAD_SOURCE_H

#include "base/text.h"

struct diagnostics;

struct source {
    struct text path;    // as the user gave it
    struct text content; // valid UTF-8, NUL after the last byte, byte order mark removed
    struct text file;    // its bytes as they were read; empty for generated text
    uint32_t *lines;     // byte offset at which each line starts
    uint32_t line_count;
};

/* A stretch of a source. Source NULL means: no position is known. */
struct position {
    const struct source *source;
    uint32_t start, end; // byte offsets; end == start marks a point
    bool whole_line;     // only the line is known (Lua): printed without column
};

/* Limit on the size of one input file: 64 MiB. */
#define SOURCE_LIMIT ((size_t)64 << 20)

/* Reads a file whole ("-" is standard input). Unreadable, too large or not UTF-8: reports and
 * returns NULL. Lives in `arena`. The sink notes it among its sources. */
struct source *source_read(struct arena *arena, struct text path, struct diagnostics *diagnostics);

/* The same for content that is already here (tests, fuzzers, generated text). */
struct source *source_from_text(struct arena *arena, struct text path, struct text content,
                                struct diagnostics *diagnostics);

/* Line and column of an offset, both from 1; column in characters. */
void source_locate(const struct source *source, size_t offset, uint32_t *line, uint32_t *column);

/* The text of a line (from 1) without its line end. Empty when there is no such line. */
struct text source_line(const struct source *source, uint32_t line);

/* Position of a whole line (from 1), for Lua's `chunk:line:`. */
struct position source_line_position(const struct source *source, uint32_t line);

#endif
