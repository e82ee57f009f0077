// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads a map of YAML into a struct by a table of its keys.
 *
 *     static const struct schema_key keys[] = {
 *         SCHEMA_KEY("id", SCHEMA_NAME, struct edition, id, .required = true),
 *         SCHEMA_KEY("example", SCHEMA_BOOLEAN, struct edition, example),
 *         SCHEMA_KEY("lines", SCHEMA_WHOLE, struct edition, lines, .minimum = 1, .maximum = 9),
 *     };
 *     bool good = schema_read(&schema, map, SCHEMA_TABLE(keys), target);
 *
 * Reported at the right place, all at once: keys that the table does not know (with the near one),
 * required keys that are missing, values of another kind or out of range. What is absent or wrong
 * leaves its member of the target as it was, so defaults are set before.
 */
#ifndef STEUNBLAD_SCHEMA_H
#define STEUNBLAD_SCHEMA_H

#include "base/diagnostics.h"
#include "base/value.h"

/* What may stand behind a key, and the type of the member that it fills. */
enum schema_kind {
    SCHEMA_TEXT,       // struct text; numbers and booleans are taken as they are written (1.10)
    SCHEMA_NAME,       // struct text: letters, digits, "_" and "-": may become part of a file name
    SCHEMA_IDENTIFIER, // struct text: a letter, then letters, digits, "_": expressions can write it
    SCHEMA_LANGUAGE,   // struct text: "nl", "pt-BR"
    SCHEMA_DATE,       // struct text: "2026-09-14", a day that exists
    SCHEMA_PATH,       // struct text: seen from the folder of the file that it stands in; readable
    SCHEMA_WORDING,    // struct text: a text, or a map from language to text
    SCHEMA_BOOLEAN,    // bool
    SCHEMA_NUMBER,     // double; between minimum and maximum, unless both are 0
    SCHEMA_WHOLE,      // uint32_t, the same
    SCHEMA_CHOICE,     // an enum whose values are those of `words`, counted from 0
    SCHEMA_LIST,       // const struct value *
    SCHEMA_MAP,        // const struct value *
    SCHEMA_ANY,        // const struct value *: whatever stands there; the caller checks it
};

struct schema_key {
    const char *name;
    enum schema_kind kind;
    size_t offset; // of the member in the target
    bool required;
    bool many;           // a list of such scalars: the member is an array of them …
    size_t count_offset; // … and this size_t member their number; for the kinds with struct text
    const char *example; // of a list or map, for messages: "[nl, en]"
    const char *const *words; // SCHEMA_CHOICE: what may stand there, then NULL
    double minimum, maximum;
};

/* A line of a table; behind the member what is set besides: `.required = true`. */
#define SCHEMA_KEY(key, kind_of_value, type, member, ...)                                          \
    { .name = (key), .kind = (kind_of_value), .offset = offsetof(type, member), __VA_ARGS__ }

/* What reading needs besides the table. */
struct schema {
    struct arena *arena;
    struct diagnostics *diagnostics;
    /* For wordings: the languages that may occur, the first of which every map must have, and the
     * one that is wanted. Without languages a wording is a plain text. */
    const struct text *languages;
    size_t language_count;
    struct text language;
};

/* A table and its length, as arguments of schema_read. */
#define SCHEMA_TABLE(keys) (keys), sizeof(keys) / sizeof *(keys)

/* Fills `target` from `map`; returns false when anything was reported as an error. Something that
 * is no map is reported as well; NULL is read as an empty map and reports nothing. */
bool schema_read(const struct schema *schema, const struct value *map,
                 const struct schema_key *keys, size_t key_count, void *target);

/* The same checks for one value that stands under no key of a table: an item of a list, a value of
 * a map with free keys. `name` is what messages call it. Only for the kinds with struct text. */
bool schema_text(const struct schema *schema, const struct value *value, const char *name,
                 enum schema_kind kind, struct text *text);

/* A map with every key of a table: nil, or an empty list, where it says nothing; for templates,
 * which may ask for any of them. Nothing is checked; what is no map comes back as it is. */
struct value schema_complete(const struct schema *schema, const struct value *map,
                             const struct schema_key *keys, size_t key_count);

/* The same for the items of a list; empty when it is none. */
struct value schema_complete_items(const struct schema *schema, const struct value *list,
                                   const struct schema_key *keys, size_t key_count);

/* May `text` be used where SCHEMA_NAME, SCHEMA_IDENTIFIER, SCHEMA_LANGUAGE or SCHEMA_DATE is asked?
 */
bool schema_fits(enum schema_kind kind, struct text text);

/* A scalar as it is written: 1.10 and 007 keep their zeros. Nil, a list and a map give false. The
 * text is followed by a NUL. */
bool schema_written(struct arena *arena, const struct value *value, struct text *text);

/* Can the file or folder `path` be read? If not, reports so at `value`, which named it. The path is
 * followed by a NUL. */
bool schema_readable(const struct schema *schema, const struct value *value, struct text path);

/* What to do about a key that is none because a comma parted a text or a number in braces, or
 * because hard blanks stand before it; NULL when it is another mistake. */
const char *schema_key_hint(const struct entry *entry);

/* `did you mean 2026-09-14?` of a day as people write it (14-9-2026), `did you mean true?` of a
 * word such as ja; NULL when nothing of the kind is written. */
const char *schema_meant_date(struct arena *arena, struct text written);
const char *schema_meant_boolean(struct arena *arena, struct text written);

/* Reports `"name" cannot be …`, with what `kind` expects. */
void schema_wrong(const struct schema *schema, const struct value *value, const char *name,
                  enum schema_kind kind);

/* Longest name or identifier, in characters. */
#define SCHEMA_NAME_LIMIT 64

#endif
