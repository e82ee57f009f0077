// SPDX-License-Identifier: GPL-3.0-or-later
// The lexical rules of Lua 5.4 (reference manual, §3.1), as far as it takes to find names, texts
// and brackets.
#include "script/scan.h"

#include <ctype.h>
#include <string.h>

static bool is_name_start(char byte) {
    return isalpha((unsigned char)byte) || byte == '_';
}

static bool is_name_part(char byte) {
    return isalnum((unsigned char)byte) || byte == '_';
}

// The level of a long bracket `[==[` at `offset`, or -1.
static int long_bracket(struct text code, size_t offset) {
    int level = 0;
    if (offset >= code.length || code.bytes[offset] != '[')
        return -1;
    for (offset++; offset < code.length && code.bytes[offset] == '='; offset++)
        level++;
    return offset < code.length && code.bytes[offset] == '[' ? level : -1;
}

// The offset after the bracket that closes the long one at `offset`.
static size_t skip_long(struct text code, size_t offset, int level) {
    for (offset += (size_t)level + 2; offset < code.length; offset++) {
        size_t equals = 0;
        if (code.bytes[offset] != ']')
            continue;
        while (offset + 1 + equals < code.length && code.bytes[offset + 1 + equals] == '=')
            equals++;
        if (equals == (size_t)level && offset + 1 + equals < code.length &&
            code.bytes[offset + 1 + equals] == ']')
            return offset + equals + 2;
    }
    return code.length;
}

static size_t skip_comment(struct text code, size_t offset) {
    int level = long_bracket(code, offset + 2);
    if (level >= 0)
        return skip_long(code, offset + 2, level);
    const char *line_end = memchr(code.bytes + offset, '\n', code.length - offset);
    return line_end ? (size_t)(line_end - code.bytes) : code.length;
}

static size_t skip_quoted(struct text code, size_t offset) {
    char quote = code.bytes[offset];
    for (offset++; offset < code.length && code.bytes[offset] != quote; offset++)
        if (code.bytes[offset] == '\\')
            offset++;
    return offset < code.length ? offset + 1 : code.length;
}

static void add(struct scan *scan, struct arena *arena, enum token_kind kind, size_t start,
                size_t end, size_t margin) {
    struct token token = {.kind = kind, .start = (uint32_t)start, .end = (uint32_t)end};
    token.text = text_slice(scan->source->content, start + margin, end - margin);
    arena_push(arena, scan->tokens, scan->count, scan->capacity) = token;
}

// Reads the token at `offset` (which is not blank) and returns where it ends.
static size_t read_token(struct scan *scan, struct arena *arena, size_t offset) {
    struct text code = scan->source->content;
    char first = code.bytes[offset];
    size_t end = offset + 1;
    int level = long_bracket(code, offset);
    if (first == '-' && end < code.length && code.bytes[end] == '-')
        return skip_comment(code, offset);
    if (level >= 0) {
        end = skip_long(code, offset, level);
        add(scan, arena, TOKEN_TEXT, offset, end, (size_t)level + 2);
    } else if (first == '"' || first == '\'') {
        end = skip_quoted(code, offset);
        add(scan, arena, TOKEN_TEXT, offset, end, 1);
    } else if (is_name_start(first)) {
        while (end < code.length && is_name_part(code.bytes[end]))
            end++;
        add(scan, arena, TOKEN_NAME, offset, end, 0);
    } else if (isdigit((unsigned char)first)) { // a number; `1..x` is no Lua
        while (end < code.length && (is_name_part(code.bytes[end]) || code.bytes[end] == '.'))
            end++;
        add(scan, arena, TOKEN_OTHER, offset, end, 0);
    } else {
        add(scan, arena, TOKEN_OTHER, offset, end, 0);
    }
    return end;
}

static bool is_sign(const struct scan *scan, size_t index, char sign) {
    return index < scan->count && scan->tokens[index].kind == TOKEN_OTHER &&
           scan->tokens[index].text.length == 1 && scan->tokens[index].text.bytes[0] == sign;
}

static bool is_name(const struct scan *scan, size_t index, const char *name) {
    return index < scan->count && scan->tokens[index].kind == TOKEN_NAME &&
           text_is(scan->tokens[index].text, name);
}

// +1 for an opening bracket, -1 for a closing one.
static int bracket(const struct scan *scan, size_t index) {
    const struct token *token = &scan->tokens[index];
    if (token->kind != TOKEN_OTHER || token->text.length != 1)
        return 0;
    return strchr("{([", token->text.bytes[0]) ? 1 : strchr("})]", token->text.bytes[0]) ? -1 : 0;
}

struct scan scan_script(struct arena *arena, const struct source *source) {
    struct scan scan = {.source = source};
    struct text code = source->content;
    for (size_t offset = 0; offset < code.length;) {
        if (isspace((unsigned char)code.bytes[offset]))
            offset++;
        else
            offset = read_token(&scan, arena, offset);
    }
    // A script ends with `return {…}`; earlier ones stand in functions.
    int depth = 0;
    scan.table = scan.count;
    for (size_t i = 0; i < scan.count; i++) {
        if (depth == 0 && is_name(&scan, i, "return") && is_sign(&scan, i + 1, '{'))
            scan.table = i + 1;
        depth += bracket(&scan, i);
    }
    return scan;
}

static struct position token_position(const struct scan *scan, size_t index) {
    return (struct position){scan->source, scan->tokens[index].start, scan->tokens[index].end,
                             false};
}

// The token of `key =` directly in the returned table, or count.
static size_t find_key(const struct scan *scan, const char *key) {
    int depth = 0;
    for (size_t i = scan->table; i < scan->count; i++) {
        if (depth == 1 && is_name(scan, i, key) && is_sign(scan, i + 1, '='))
            return i;
        depth += bracket(scan, i);
        if (depth == 0)
            break;
    }
    return scan->count;
}

struct position scan_key(const struct scan *scan, const char *key) {
    size_t index = find_key(scan, key);
    if (index < scan->count)
        return token_position(scan, index);
    if (scan->table < scan->count)
        return token_position(scan, scan->table - 1); // the word return
    return source_line_position(scan->source, 1);
}

// Walks over the fields of a table: `name = value`, `[key] = value` and items. Gives the token of
// the value of the one that is asked for.
static size_t find_field(const struct scan *scan, size_t table, struct text name, size_t number) {
    int depth = 1;
    bool begins = true; // a field
    if (!is_sign(scan, table, '{'))
        return table;
    for (size_t i = table + 1; i < scan->count && depth > 0; i++) {
        bool field = begins && is_sign(scan, i + 1, '=') && scan->tokens[i].kind == TOKEN_NAME;
        bool item = begins && !field && !is_sign(scan, i, '[') && !is_sign(scan, i, '}');
        if (field && name.length && text_equal(scan->tokens[i].text, name))
            return i + 2;
        if (item && number && --number == 0)
            return i;
        depth += bracket(scan, i);
        begins = depth == 1 && (is_sign(scan, i, ',') || is_sign(scan, i, ';'));
    }
    return table;
}

size_t scan_field(const struct scan *scan, size_t table, struct text name) {
    return find_field(scan, table, name, 0);
}

size_t scan_item(const struct scan *scan, size_t table, size_t number) {
    return find_field(scan, table, TEXT(""), number);
}

static struct position line_of(const struct scan *scan, size_t index) {
    uint32_t line, column;
    source_locate(scan->source, scan->tokens[index].start, &line, &column);
    return source_line_position(scan->source, line);
}

struct position scan_example(const struct scan *scan, size_t index) {
    size_t key = find_key(scan, "examples"), found = 0;
    int depth = 0;
    if (key == scan->count)
        return scan_key(scan, "examples");
    for (size_t i = key + 2; i < scan->count; i++) {
        if (depth == 1 && is_sign(scan, i, '{') && found++ == index)
            return line_of(scan, i);
        depth += bracket(scan, i);
        if (depth <= 0)
            break;
    }
    return line_of(scan, key);
}

bool scan_expected_nil(const struct scan *scan, size_t index, struct position *position) {
    size_t key = find_key(scan, "examples");
    size_t example = key < scan->count ? scan_item(scan, key + 2, index + 1) : key;
    size_t expected = example < scan->count ? scan_field(scan, example, TEXT("expect")) : example;
    int depth = 0;
    if (expected == example || !is_sign(scan, expected, '{'))
        return false;
    for (size_t i = expected; i < scan->count; i++) {
        depth += bracket(scan, i);
        if (depth == 0)
            return false;
        if (is_sign(scan, i, '=') && is_name(scan, i + 1, "nil")) {
            *position = token_position(scan, i + 1);
            return true;
        }
    }
    return false;
}

struct position scan_text(const struct scan *scan, struct text text, struct position otherwise) {
    for (size_t i = 0; i < scan->count; i++) {
        bool key = scan->tokens[i].kind == TOKEN_NAME && is_sign(scan, i + 1, '=');
        if ((scan->tokens[i].kind == TOKEN_TEXT || key) && text_equal(scan->tokens[i].text, text))
            return token_position(scan, i);
    }
    return otherwise;
}

struct mention *scan_mentions(const struct scan *scan, struct arena *arena, size_t *count) {
    struct mention *mentions = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i + 2 < scan->count; i++) {
        if (!is_name(scan, i, "answers") || (i > 0 && is_sign(scan, i - 1, '.')))
            continue;
        const struct token *token = &scan->tokens[i + 2];
        bool named = is_sign(scan, i + 1, '.') && token->kind == TOKEN_NAME;
        bool indexed =
            is_sign(scan, i + 1, '[') && token->kind == TOKEN_TEXT && is_sign(scan, i + 3, ']');
        if (named || indexed)
            arena_push(arena, mentions, *count, capacity) =
                (struct mention){token->text, token_position(scan, i + 2)};
    }
    return mentions;
}
