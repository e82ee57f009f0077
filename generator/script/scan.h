// SPDX-License-Identifier: GPL-3.0-or-later
/* A script's text as tokens, so that messages about its table can show the very place; Lua itself
 * tells lines only, and those only while it runs. Private to this folder. */
#ifndef STEUNBLAD_SCRIPT_SCAN_H
#define STEUNBLAD_SCRIPT_SCAN_H

#include "base/source.h"

enum token_kind { TOKEN_NAME, TOKEN_TEXT, TOKEN_OTHER };

struct token {
    enum token_kind kind;
    struct text text;    // a name; what stands between quotes, escapes unread; a sign
    uint32_t start, end; // in the source
};

struct scan {
    const struct source *source;
    struct token *tokens; // comments left out
    size_t count, capacity;
    size_t table; // the `{` of the table that is returned; count when there is none to be seen
};

/* A name that follows `answers.` or stands in `answers["…"]`. */
struct mention {
    struct text name;
    struct position position;
};

struct scan scan_script(struct arena *arena, const struct source *source);

/* Where a key of the returned table stands; its first line when it cannot be seen. */
struct position scan_key(const struct scan *scan, const char *key);

/* Line of the n-th (from 0) table in the list `examples`; the line of `examples` itself when they
 * are not written out there. */
struct position scan_example(const struct scan *scan, size_t index);

/* The first `= nil` in what the n-th example expects, where Lua keeps nothing of it. False when
 * there is none. */
bool scan_expected_nil(const struct scan *scan, size_t index, struct position *position);

/* In the table that opens at token `table`: where the value of a field, or the n-th item (from 1),
 * begins. `table` itself when no table opens there or that cannot be seen. */
size_t scan_field(const struct scan *scan, size_t table, struct text name);
size_t scan_item(const struct scan *scan, size_t table, size_t number);

/* The first text with this content, or this key of a table; `otherwise` when there is none. */
struct position scan_text(const struct scan *scan, struct text text, struct position otherwise);

/* All questions that the script takes from `answers` by name. */
struct mention *scan_mentions(const struct scan *scan, struct arena *arena, size_t *count);

#endif
