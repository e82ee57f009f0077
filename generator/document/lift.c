// SPDX-License-Identifier: GPL-3.0-or-later
// Lifting placeholders and directives out of a template (lift.h).
#include "document/lift.h"

#include <string.h>

#define FIRST_STAND_IN 0xF0000u
#define STAND_IN_LIMIT 0xFFFDu

struct lifting {
    struct arena *arena;
    const struct source *source;
    struct text text; // of the whole source
    struct diagnostics *diagnostics;
    struct builder output;
    struct lifted lifted;
    char fence;          // the character of the open code fence, or 0
    size_t fence_length; // how many of them opened it
    bool comment;        // inside an HTML comment over several lines
    bool overflowed;
};

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r';
}

// ---- reading one placeholder ----

static struct position stretch(const struct lifting *lifting, size_t start, size_t end) {
    struct text text = lifting->text;
    while (start < end && is_blank(text.bytes[start]))
        start++;
    while (end > start && is_blank(text.bytes[end - 1]))
        end--;
    return (struct position){lifting->source, (uint32_t)start, (uint32_t)end, false};
}

static struct text inside_text(const struct lifting *lifting, const struct stand_in *stand_in) {
    return text_slice(lifting->text, stand_in->inside.start, stand_in->inside.end);
}

static void break_off(struct stand_in *stand_in, const char *problem, const char *expected) {
    stand_in->kind = STAND_IN_BROKEN;
    stand_in->problem = problem;
    stand_in->expected = expected;
}

static bool is_name_byte(char byte, bool first) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (!first && byte >= '0' && byte <= '9');
}

static struct text leading_name(struct text text) {
    size_t end = 0;
    while (end < text.length && is_name_byte(text.bytes[end], end == 0))
        end++;
    return text_slice(text, 0, end);
}

// `variable in list`
static void read_each(const struct lifting *lifting, struct stand_in *stand_in) {
    struct text text = inside_text(lifting, stand_in);
    struct text variable = leading_name(text);
    struct text rest = text_slice(text, variable.length, text.length);
    struct text trimmed = text_trim(rest);
    bool well = variable.length && trimmed.length < rest.length &&
                text_is(leading_name(trimmed), "in") && trimmed.length > 2;
    if (!well) {
        break_off(stand_in, N_("this loop does not say what it walks over"),
                  N_("expected {{#each name in list}}"));
        return;
    }
    stand_in->variable = variable;
    size_t skipped = (size_t)(trimmed.bytes - text.bytes) + 2;
    while (skipped < text.length && is_blank(text.bytes[skipped]))
        skipped++;
    stand_in->inside.start += (uint32_t)skipped;
}

static const struct directive {
    const char *name;
    enum stand_in_kind kind;
    bool argument;
} directives[] = {
    {"#if", STAND_IN_IF, true},      {"#elseif", STAND_IN_ELSEIF, true},
    {"#else", STAND_IN_ELSE, false}, {"/if", STAND_IN_END_IF, false},
    {"#each", STAND_IN_EACH, true},  {"/each", STAND_IN_END_EACH, false},
};
#define DIRECTIVE_COUNT (sizeof directives / sizeof *directives)

static const char *nearest_directive(struct arena *arena, struct text name) {
    struct text names[DIRECTIVE_COUNT];
    for (size_t i = 0; i < DIRECTIVE_COUNT; i++)
        names[i] = text_of(directives[i].name);
    return expected_nearest(arena, name, names, DIRECTIVE_COUNT);
}

// `name` with its # or /; what follows stands in `inside`.
static void read_directive(struct lifting *lifting, struct stand_in *stand_in, struct text name) {
    const struct directive *directive = NULL;
    for (size_t i = 0; i < DIRECTIVE_COUNT; i++)
        if (text_is(name, directives[i].name))
            directive = &directives[i];
    bool empty = stand_in->inside.start == stand_in->inside.end;
    if (!directive) {
        break_off(stand_in, N_("unknown directive"), nearest_directive(lifting->arena, name));
        return;
    }
    stand_in->kind = directive->kind;
    if (directive->argument && empty)
        break_off(stand_in, N_("this directive lacks its expression"), NULL);
    else if (!directive->argument && !empty)
        break_off(stand_in, N_("this directive takes no expression"), NULL);
    else if (directive->kind == STAND_IN_EACH)
        read_each(lifting, stand_in);
}

// What stands between `{{` and `}}`.
static void read_inside(struct lifting *lifting, struct stand_in *stand_in, size_t from,
                        size_t end) {
    char first = lifting->text.bytes[from];
    if (first == '#' || first == '/') {
        struct text rest = text_slice(lifting->text, from + 1, end);
        size_t name_end = from + 1 + leading_name(rest).length;
        stand_in->inside = stretch(lifting, name_end, end);
        read_directive(lifting, stand_in, text_slice(lifting->text, from, name_end));
        return;
    }
    bool include = first == '>';
    stand_in->kind = include ? STAND_IN_INCLUDE : STAND_IN_EXPRESSION;
    stand_in->inside = stretch(lifting, from + include, end);
    struct text text = inside_text(lifting, stand_in);
    if (text.length == 0)
        break_off(stand_in, include ? N_("include without a file name") : N_("empty placeholder"),
                  NULL);
    else if (text_is(text, "else") || text_is(text, "end"))
        break_off(stand_in, N_("this is a word of Lua's, no value"),
                  N_("expected {{#else}}, {{/if}} or {{/each}}"));
}

// Reads the placeholder at `start` and returns where it ends.
static size_t read_stand_in(struct lifting *lifting, size_t start, struct stand_in *stand_in) {
    struct text text = lifting->text;
    size_t end = start + 2 < text.length && text.bytes[start + 2] == '>'
                     ? text_find(text, TEXT("}}"), start + 2)
                     : lift_expression_end(text, start + 2);
    const char *line_end = memchr(text.bytes + start, '\n', text.length - start);
    if (end != SIZE_MAX && line_end && end > (size_t)(line_end - text.bytes))
        end = SIZE_MAX;
    *stand_in = (struct stand_in){.position = stretch(lifting, start, start + 2)};
    if (end == SIZE_MAX) {
        break_off(stand_in, N_("this placeholder is not closed on its line"),
                  N_("expected }} (write \\{{ for braces that are text)"));
        return start + 2;
    }
    stand_in->position.end = (uint32_t)end + 2;
    read_inside(lifting, stand_in, start + 2, end);
    return end + 2;
}

// ---- lines ----

static bool is_alone_kind(enum stand_in_kind kind) {
    return kind != STAND_IN_EXPRESSION && kind != STAND_IN_BROKEN;
}

// Only blanks and quote marks before it and blanks behind it on its line?
static bool stands_alone(struct text line, size_t start, size_t end) {
    for (size_t i = 0; i < start; i++)
        if (!is_blank(line.bytes[i]) && line.bytes[i] != '>')
            return false;
    for (size_t i = end; i < line.length; i++)
        if (!is_blank(line.bytes[i]))
            return false;
    return true;
}

static void write_stand_in(struct lifting *lifting, struct stand_in stand_in, bool alone) {
    struct lifted *lifted = &lifting->lifted;
    if (lifted->count == STAND_IN_LIMIT) {
        if (!lifting->overflowed)
            report_error(lifting->diagnostics, stand_in.position, NULL,
                         "more than %u placeholders in one file", STAND_IN_LIMIT);
        lifting->overflowed = true;
        return;
    }
    builder_string(&lifting->output, alone ? "<!--" : "{");
    builder_character(&lifting->output, FIRST_STAND_IN + (uint32_t)lifted->count);
    builder_string(&lifting->output, alone ? "-->" : "}");
    arena_push(lifting->arena, lifted->stand_ins, lifted->count, lifted->capacity) = stand_in;
}

static void report_private_use(struct lifting *lifting, size_t start, size_t end,
                               uint32_t character) {
    struct position position = {lifting->source, (uint32_t)start, (uint32_t)end, false};
    report_error(lifting->diagnostics, position,
                 "expected a character that means the same everywhere",
                 "private-use character U+%04X", character);
}

static bool is_private_use(uint32_t character) {
    return (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

static void lift_line(struct lifting *lifting, size_t start, size_t end) {
    struct text text = lifting->text, line = text_slice(text, start, end);
    bool escaped = false; // by a backslash before
    for (size_t at = start; at < end;) {
        if (!escaped && at + 1 < end && text.bytes[at] == '{' && text.bytes[at + 1] == '{') {
            struct stand_in stand_in;
            size_t after = read_stand_in(lifting, at, &stand_in);
            bool alone =
                is_alone_kind(stand_in.kind) && stands_alone(line, at - start, after - start);
            write_stand_in(lifting, stand_in, alone);
            at = after;
            continue;
        }
        bool braces = escaped && at + 1 < end && text.bytes[at] == '{' && text.bytes[at + 1] == '{';
        size_t from = at;
        uint32_t character = text_character(text, &at);
        if (is_private_use(character))
            report_private_use(lifting, from, at, character);
        at += braces; // both braces of `\{{` are text
        builder_bytes(&lifting->output, text.bytes + from, at - from);
        escaped = character == '\\' && !escaped;
    }
}

// After indentation and quote marks: how many times `mark` stands there.
static size_t marks_at_start(struct text line, char *mark) {
    size_t at = 0, count = 0;
    while (at < line.length && (is_blank(line.bytes[at]) || line.bytes[at] == '>'))
        at++;
    *mark = at < line.length ? line.bytes[at] : '\0';
    while (at + count < line.length && line.bytes[at + count] == *mark)
        count++;
    return count;
}

static void watch_fence(struct lifting *lifting, struct text line) {
    char mark;
    size_t count = marks_at_start(line, &mark);
    if (count < 3 || (mark != '`' && mark != '~'))
        return;
    if (!lifting->fence) {
        lifting->fence = mark;
        lifting->fence_length = count;
    } else if (mark == lifting->fence && count >= lifting->fence_length) {
        lifting->fence = '\0';
    }
}

// A comment over several lines is left alone, or the directives in it would end it: their
// stand-ins are comments themselves.
static bool in_comment(struct lifting *lifting, struct text line) {
    bool inside = lifting->comment;
    if (!inside && !lifting->fence) {
        struct text rest = line;
        while (rest.length && (is_blank(rest.bytes[0]) || rest.bytes[0] == '>'))
            rest = text_slice(rest, 1, rest.length);
        inside = text_starts(rest, TEXT("<!--")) && text_find(rest, TEXT("-->"), 4) == SIZE_MAX;
        lifting->comment = inside;
        return inside;
    }
    if (inside && text_find(line, TEXT("-->"), 0) != SIZE_MAX)
        lifting->comment = false;
    return inside;
}

// A carriage return alone ends a line for CommonMark, but not for a source; before a line feed it
// would end up in code blocks.
static void blank_returns(struct builder *output) {
    size_t length = 0;
    for (size_t i = 0; i < output->length; i++) {
        bool before_feed = i + 1 < output->length && output->bytes[i + 1] == '\n';
        if (output->bytes[i] != '\r')
            output->bytes[length++] = output->bytes[i];
        else if (!before_feed)
            output->bytes[length++] = ' ';
    }
    output->length = length;
}

struct lifted lift(struct arena *arena, const struct source *source, uint32_t start,
                   struct diagnostics *diagnostics) {
    struct lifting lifting = {.arena = arena,
                              .source = source,
                              .text = source->content,
                              .diagnostics = diagnostics,
                              .output = {.arena = arena}};
    while (start < lifting.text.length) {
        size_t end = text_find(lifting.text, TEXT("\n"), start);
        if (end == SIZE_MAX)
            end = lifting.text.length;
        struct text line = text_slice(lifting.text, start, end);
        if (in_comment(&lifting, line))
            builder_text(&lifting.output, line);
        else
            lift_line(&lifting, start, end);
        watch_fence(&lifting, line);
        if (end < lifting.text.length)
            builder_byte(&lifting.output, '\n');
        start = (uint32_t)end + 1;
    }
    blank_returns(&lifting.output);
    lifting.lifted.text = builder_result(&lifting.output);
    return lifting.lifted;
}

struct lifted lift_nothing(struct arena *arena, const struct source *source, uint32_t start) {
    struct builder output = {.arena = arena};
    builder_text(&output, text_slice(source->content, start, source->content.length));
    blank_returns(&output);
    return (struct lifted){.text = builder_result(&output)};
}

// ---- reading lifted text ----

// The next stand-in character at or after `from`; SIZE_MAX when there is none.
static size_t find_stand_in(const struct lifted *lifted, struct text literal, size_t from) {
    while (lifted->count && from < literal.length) {
        const char *found = memchr(literal.bytes + from, 0xF3, literal.length - from);
        if (!found)
            break;
        from = (size_t)(found - literal.bytes);
        if (literal.length - from >= 4 && (unsigned char)literal.bytes[from + 1] >= 0xB0)
            return from;
        from++;
    }
    return SIZE_MAX;
}

bool lifted_next(const struct lifted *lifted, struct text literal, size_t *offset,
                 struct text *text, const struct stand_in **stand_in) {
    *stand_in = NULL;
    if (*offset >= literal.length)
        return false;
    size_t found = find_stand_in(lifted, literal, *offset);
    if (found == SIZE_MAX) {
        *text = text_slice(literal, *offset, literal.length);
        *offset = literal.length;
        return true;
    }
    size_t start = found, after = found;
    uint32_t index = text_character(literal, &after) - FIRST_STAND_IN;
    if (index < lifted->count)
        *stand_in = &lifted->stand_ins[index];
    struct text before = text_slice(literal, *offset, found);
    struct text behind = text_slice(literal, after, literal.length);
    if (text_ends(before, TEXT("{")) && text_starts(behind, TEXT("}")))
        start -= 1, after += 1;
    else if (text_ends(before, TEXT("<!--")) && text_starts(behind, TEXT("-->")))
        start -= 4, after += 3;
    *text = text_slice(literal, *offset, start);
    *offset = after;
    return true;
}

struct text lifted_restore(struct arena *arena, const struct lifted *lifted, struct text literal) {
    if (find_stand_in(lifted, literal, 0) == SIZE_MAX)
        return text_copy(arena, literal);
    struct builder builder = {.arena = arena};
    struct text text;
    const struct stand_in *stand_in;
    for (size_t offset = 0; lifted_next(lifted, literal, &offset, &text, &stand_in);) {
        builder_text(&builder, text);
        if (stand_in)
            builder_text(&builder, text_slice(stand_in->position.source->content,
                                              stand_in->position.start, stand_in->position.end));
    }
    return builder_result(&builder);
}
