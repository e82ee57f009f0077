// SPDX-License-Identifier: GPL-3.0-or-later
// Where a Lua expression ends that is followed by `}}` (Lua 5.4 manual, 3.1).
#include "document/lift.h"

#include <string.h>

// Past the long bracket (`[[…]]`, `[==[…]==]`) that opens at `from`, `from` itself when none does,
// SIZE_MAX when it is not closed.
static size_t long_bracket_end(struct text text, size_t from) {
    size_t level = 0, at = from + 1;
    while (at < text.length && text.bytes[at] == '=')
        at++, level++;
    if (at >= text.length || text.bytes[at] != '[')
        return from;
    for (at++; at + level + 1 < text.length; at++) {
        size_t equals = 0;
        while (equals < level && text.bytes[at + 1 + equals] == '=')
            equals++;
        if (text.bytes[at] == ']' && equals == level && text.bytes[at + 1 + level] == ']')
            return at + level + 2;
    }
    return SIZE_MAX;
}

static size_t string_end(struct text text, size_t from) {
    for (size_t at = from + 1; at < text.length; at++) {
        if (text.bytes[at] == '\\')
            at++;
        else if (text.bytes[at] == text.bytes[from])
            return at + 1;
    }
    return SIZE_MAX;
}

// A short comment runs to the end of the line, and takes the `}}` with it.
static size_t comment_end(struct text text, size_t from) {
    if (from + 2 >= text.length || text.bytes[from + 2] != '[')
        return SIZE_MAX;
    size_t end = long_bracket_end(text, from + 2);
    return end == from + 2 ? SIZE_MAX : end;
}

size_t lift_expression_end(struct text text, size_t from) {
    const char *line_end = memchr(text.bytes + from, '\n', text.length - from);
    if (line_end)
        text.length = (size_t)(line_end - text.bytes);
    size_t depth = 0;
    for (size_t at = from; at < text.length;) {
        char byte = text.bytes[at], next = at + 1 < text.length ? text.bytes[at + 1] : '\0';
        size_t end = at;
        if (byte == '"' || byte == '\'')
            end = string_end(text, at);
        else if (byte == '[')
            end = long_bracket_end(text, at);
        else if (byte == '-' && next == '-')
            end = comment_end(text, at);
        else if (byte == '{')
            depth++;
        else if (byte == '}' && depth > 0)
            depth--;
        else if (byte == '}')
            return next == '}' ? at : SIZE_MAX;
        if (end == SIZE_MAX)
            return SIZE_MAX;
        at = end > at ? end : at + 1;
    }
    return SIZE_MAX;
}
