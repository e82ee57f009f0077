// SPDX-License-Identifier: GPL-3.0-or-later
// Inlines as GitHub-flavoured Markdown (GFM 0.29), so escaped that they read back as what they are.
//
// Emphasis is `_`, strong is `**`, so that they never form one run. Whether such a run opens or
// closes depends on its neighbours (CommonMark 0.29, 6.4); where they would spoil it, the
// neighbouring letter is written as a character reference, which is punctuation to the parser.
#include "markup/markdown.h"

#include <stdlib.h>
#include <string.h>

static bool is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

// Certainly a blank or punctuation to the parser; other alphabets' signs are left in doubt.
static bool is_edge_byte(char byte) {
    return (unsigned char)byte < 0x80 && !is_word_byte(byte);
}

static bool one_of(const char *set, char byte) {
    return byte && strchr(set, byte);
}

// ---- text ----

// Digits and a full stop or bracket at the start of a line number a list: offset of the sign.
static size_t list_number_end(struct text text) {
    size_t at = 0;
    while (at < text.length && at < 10 && text.bytes[at] >= '0' && text.bytes[at] <= '9')
        at++;
    return at && at < text.length && one_of(".)", text.bytes[at]) ? at : SIZE_MAX;
}

// `https://` and `www.` become links by themselves; so do addresses of e-mail.
static bool starts_autolink(struct text text, size_t at) {
    struct text rest = text_slice(text, at, text.length);
    return (text.bytes[at] == ':' && text_starts(rest, TEXT("://"))) ||
           (text.bytes[at] == '.' && at >= 3 && !strncmp(text.bytes + at - 3, "www", 3));
}

static bool is_special(const struct markdown *markdown, struct text text, size_t at) {
    char byte = text.bytes[at], next = at + 1 < text.length ? text.bytes[at + 1] : '\0';
    char previous = at ? text.bytes[at - 1] : '\0';
    switch (byte) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '|':
    case '~':
    case '$':
        return true;
    case '_':
        return !(is_word_byte(previous) && is_word_byte(next));
    case '&':
        return next == '#' || is_word_byte(next);
    case '#':
        return markdown->in_heading;
    case ':':
    case '.':
        return !markdown->in_link && starts_autolink(text, at);
    default:
        return false;
    }
}

// Special only where a line starts.
static bool starts_block(struct text text) {
    char first = text.bytes[0], next = text.length > 1 ? text.bytes[1] : '\0';
    return one_of("#>=+-", first) || (first == ':' && one_of("-:", next));
}

static void write_reference(struct builder *output, uint32_t character) {
    builder_format(output, "&#%u;", character);
}

// A comment without content keeps the parser from seeing an address; it is invisible everywhere.
static bool is_mail_sign(struct text text, size_t at) {
    return text.bytes[at] == '@' && at && at + 1 < text.length &&
           (is_word_byte(text.bytes[at - 1]) || one_of(".+-_", text.bytes[at - 1])) &&
           is_word_byte(text.bytes[at + 1]);
}

static void write_text(struct markdown *markdown, struct text text, const struct node *next) {
    struct builder *output = markdown->output;
    size_t numbered = markdown->line_start ? list_number_end(text) : SIZE_MAX;
    for (size_t at = 0; at < text.length;) {
        char byte = text.bytes[at];
        size_t from = at;
        uint32_t character = text_character(text, &at);
        bool first = from == 0;
        if ((first && markdown->guard && !is_edge_byte(byte)) || character < 0x20) {
            write_reference(output, character);
            continue;
        }
        bool escaped = is_special(markdown, text, from) || from == numbered ||
                       (first && markdown->line_start && starts_block(text)) ||
                       (first && markdown->after_note && one_of(":(", byte)) ||
                       (byte == '!' && at == text.length && next &&
                        (next->kind == NODE_LINK || next->kind == NODE_FOOTNOTE));
        if (escaped)
            builder_byte(output, '\\');
        else if (!markdown->in_link && is_mail_sign(text, from))
            builder_string(output, "<!-- -->");
        builder_bytes(output, text.bytes + from, at - from);
    }
}

// ---- emphasis ----

// Does what is written here start (or end) with a letter or digit?
static bool starts_with_word(const struct node *node) {
    const struct node *first = node->first;
    return first && first->kind == NODE_TEXT && is_word_byte(first->text.content.bytes[0]);
}

static bool ends_with_word(const struct node *node) {
    const struct node *last = node->last;
    return last && last->kind == NODE_TEXT &&
           is_word_byte(last->text.content.bytes[last->text.content.length - 1]);
}

// Writes the character before the delimiter again, as a reference.
static void guard_before(struct markdown *markdown) {
    struct builder *output = markdown->output;
    if (markdown->line_start || output->length == 0)
        return;
    size_t at = output->length - 1;
    if (is_edge_byte(output->bytes[at]))
        return;
    while (at && ((unsigned char)output->bytes[at] & 0xC0) == 0x80)
        at--;
    size_t offset = at;
    struct text written = {output->bytes, output->length};
    uint32_t character = text_character(written, &offset);
    output->length = at;
    write_reference(output, character);
}

static void write_delimited(struct markdown *markdown, const struct node *node,
                            const char *delimiter) {
    bool strict = delimiter[0] == '_';
    if (strict || !starts_with_word(node))
        guard_before(markdown);
    builder_string(markdown->output, delimiter);
    markdown->line_start = markdown->guard = markdown->after_note = false;
    markdown_inlines(markdown, node);
    builder_string(markdown->output, delimiter);
    markdown->guard = strict || !ends_with_word(node);
}

// ---- code ----

static size_t longest_run(struct text text, char byte) {
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.length; i++) {
        run = text.bytes[i] == byte ? run + 1 : 0;
        if (run > longest)
            longest = run;
    }
    return longest;
}

static void write_code(struct markdown *markdown, struct text code) {
    struct builder *output = markdown->output;
    // Within a table a backslash before a bar cannot be told from an escaped bar.
    if (markdown->in_table && text_find(code, TEXT("\\|"), 0) != SIZE_MAX) {
        write_text(markdown, code, NULL);
        return;
    }
    char first = code.bytes[0], last = code.bytes[code.length - 1];
    bool blank = text_trim(code).length == 0;
    bool pad = first == '`' || last == '`' || (first == ' ' && last == ' ' && !blank);
    size_t run = longest_run(code, '`') + 1;
    for (size_t i = 0; i < run; i++)
        builder_byte(output, '`');
    builder_string(output, pad ? " " : "");
    for (size_t i = 0; i < code.length; i++) {
        if (markdown->in_table && code.bytes[i] == '|')
            builder_byte(output, '\\');
        builder_byte(output, code.bytes[i]);
    }
    builder_string(output, pad ? " " : "");
    for (size_t i = 0; i < run; i++)
        builder_byte(output, '`');
}

// ---- links and images ----

static void write_escaped(struct builder *output, struct text text, const char *specials) {
    for (size_t i = 0; i < text.length; i++) {
        if (one_of(specials, text.bytes[i]))
            builder_byte(output, '\\');
        builder_byte(output, text.bytes[i]);
    }
}

static void write_destination(struct builder *output, const struct node *node) {
    struct text destination = node->link.destination;
    bool plain = destination.length > 0;
    for (size_t i = 0; i < destination.length; i++)
        plain &= !one_of(" <>()\\&|", destination.bytes[i]);
    builder_string(output, plain ? "(" : "(<");
    write_escaped(output, destination, plain ? "" : "<>\\&|");
    builder_string(output, plain ? "" : ">");
    if (node->link.title.length) {
        builder_string(output, " \"");
        write_escaped(output, node->link.title, "\"\\&|");
        builder_byte(output, '"');
    }
    builder_byte(output, ')');
}

// Could the address stand between < and >?
static bool is_autolink(const struct node *link) {
    const struct node *text = link->first;
    struct text destination = link->link.destination;
    if (!text || text->next || text->kind != NODE_TEXT || link->link.title.length ||
        !text_equal(text->text.content, destination) ||
        !(text_starts(destination, TEXT("http://")) || text_starts(destination, TEXT("https://"))))
        return false;
    for (size_t i = 0; i < destination.length; i++)
        if ((unsigned char)destination.bytes[i] <= 0x20 || one_of("<>&\\|", destination.bytes[i]))
            return false;
    return true;
}

static void write_link(struct markdown *markdown, const struct node *node);

// Markdown gives anchors to headings alone: a citation leads to the one above its list.
static const struct node *heading_above(const struct node *node) {
    while (node && node->kind != NODE_SECTION)
        node = node->parent;
    const struct node *section = node;
    while (node && node->kind != NODE_HEADING)
        node = node_next(node, section);
    return node;
}

static void write_citation(struct markdown *markdown, const struct node *node) {
    const struct node *heading = heading_above(node->link.goal);
    struct node link = *node;
    if (!heading) {
        markdown_inlines(markdown, node);
        return;
    }
    link.link.goal = NULL;
    link.link.destination =
        text_format(markdown->output->arena, "#%.*s", TEXT_ARGUMENTS(heading->heading.anchor));
    write_link(markdown, &link);
}

static void write_link(struct markdown *markdown, const struct node *node) {
    struct builder *output = markdown->output;
    if (!link_is_safe(node->link.destination)) {
        markdown_inlines(markdown, node);
        return;
    }
    if (node->link.goal) {
        write_citation(markdown, node);
        return;
    }
    if (node->kind == NODE_LINK && is_autolink(node)) {
        builder_byte(output, '<');
        builder_text(output, node->link.destination);
        builder_byte(output, '>');
        return;
    }
    builder_string(output, node->kind == NODE_IMAGE ? "![" : "[");
    markdown->line_start = markdown->guard = markdown->after_note = false;
    bool outer = markdown->in_link;
    markdown->in_link |= node->kind == NODE_LINK;
    markdown_inlines(markdown, node);
    markdown->in_link = outer;
    builder_byte(output, ']');
    write_destination(output, node);
}

// ---- all of them ----

static void write_break(struct markdown *markdown, enum node_kind kind) {
    if (markdown->one_line) {
        builder_string(markdown->output, kind == NODE_LINE_BREAK ? "<br>" : " ");
        return;
    }
    if (kind == NODE_LINE_BREAK)
        builder_byte(markdown->output, '\\');
    markdown_end_line(markdown);
    markdown_begin_line(markdown);
}

static void write_note(struct markdown *markdown, const struct node *node) {
    builder_format(markdown->output, "[^%u]", node->footnote.number);
    if (!node->footnote.again)
        arena_push(markdown->output->arena, markdown->notes, markdown->note_count,
                   markdown->note_capacity) = node;
}

static void write_span(struct markdown *markdown, const struct node *node) {
    builder_format(markdown->output, "<span lang=\"%.*s\">", TEXT_ARGUMENTS(node->language));
    markdown->line_start = markdown->guard = markdown->after_note = false;
    markdown_inlines(markdown, node);
    builder_string(markdown->output, "</span>");
}

static void write_inline(struct markdown *markdown, const struct node *node) {
    bool guard = false;
    switch (node->kind) {
    case NODE_TEXT:
        write_text(markdown, node->text.content, node->next);
        break;
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
        write_break(markdown, node->kind);
        markdown->guard = markdown->after_note = false;
        return;
    case NODE_CODE:
        write_code(markdown, node->text.content);
        break;
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_STRIKETHROUGH:
        write_delimited(markdown, node,
                        node->kind == NODE_EMPHASIS ? "_"
                        : node->kind == NODE_STRONG ? "**"
                                                    : "~~");
        guard = markdown->guard;
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        write_link(markdown, node);
        break;
    case NODE_SPAN:
        write_span(markdown, node);
        break;
    case NODE_TICK_BOX:
        if (markdown->guard)
            write_reference(markdown->output, node->tick_box.checked ? 0x2611 : 0x2610);
        else
            builder_string(markdown->output, node->tick_box.checked ? "☑" : "☐");
        break;
    case NODE_FOOTNOTE:
        write_note(markdown, node);
        break;
    default:
        break;
    }
    markdown->guard = guard;
    markdown->after_note = node->kind == NODE_FOOTNOTE;
    markdown->line_start = false;
}

void markdown_inlines(struct markdown *markdown, const struct node *parent) {
    for (const struct node *node = parent->first; node; node = node->next)
        write_inline(markdown, node);
}
