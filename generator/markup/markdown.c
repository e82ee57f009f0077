// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks as GitHub-flavoured Markdown (GFM 0.29): what is written reads back as the same document.
// What does not: a figure becomes an image and a table, a ☐ in an answer a box to tick, and in the
// tables of forms nothing shows that a sentence heads its row.
#include "markup/markdown.h"

#include <stdio.h>
#include <string.h>

// ---- lines ----

void markdown_begin_line(struct markdown *markdown) {
    if (!markdown->in_line)
        builder_bytes(markdown->output, markdown->prefix.bytes, markdown->prefix.length);
    markdown->in_line = markdown->line_start = true;
}

void markdown_end_line(struct markdown *markdown) {
    builder_byte(markdown->output, '\n');
    markdown->in_line = false;
}

static void write_blank_line(struct markdown *markdown) {
    size_t length = markdown->prefix.length;
    while (length && markdown->prefix.bytes[length - 1] == ' ')
        length--;
    builder_bytes(markdown->output, markdown->prefix.bytes, length);
    builder_byte(markdown->output, '\n');
}

static void write_line(struct markdown *markdown, const char *line) {
    markdown_begin_line(markdown);
    builder_string(markdown->output, line);
    markdown_end_line(markdown);
}

static void write_blocks(struct markdown *markdown, const struct node *parent, bool tight);
static void write_block(struct markdown *markdown, const struct node *node);

// ---- leaf blocks ----

static void write_inline_block(struct markdown *markdown, const struct node *node) {
    markdown_begin_line(markdown);
    markdown->guard = markdown->after_note = false;
    markdown_inlines(markdown, node);
    markdown_end_line(markdown);
}

static void write_heading(struct markdown *markdown, const struct node *node) {
    markdown_begin_line(markdown);
    builder_string(markdown->output, &"######"[6 - node->heading.level]);
    builder_byte(markdown->output, ' ');
    markdown->one_line = markdown->in_heading = true;
    markdown->line_start = markdown->guard = markdown->after_note = false;
    markdown_inlines(markdown, node);
    markdown->one_line = markdown->in_heading = false;
    markdown_end_line(markdown);
}

// How many times the fence's character must stand there to hold this content.
static size_t fence_length(struct text content, char mark) {
    size_t longest = 2, run = 0;
    for (size_t i = 0; i < content.length; i++) {
        run = content.bytes[i] == mark ? run + 1 : 0;
        if (run > longest)
            longest = run;
    }
    return longest + 1;
}

static void write_fence(struct markdown *markdown, char mark, size_t length, struct text info) {
    markdown_begin_line(markdown);
    for (size_t i = 0; i < length; i++)
        builder_byte(markdown->output, mark);
    for (size_t i = 0; i < info.length; i++) {
        if (info.bytes[i] == '\\' || info.bytes[i] == '&')
            builder_byte(markdown->output, '\\');
        builder_byte(markdown->output, info.bytes[i]);
    }
    markdown_end_line(markdown);
}

static void write_code_block(struct markdown *markdown, const struct node *node) {
    struct text content = node->text.content, info = node->text.info;
    char mark = text_find(info, TEXT("`"), 0) == SIZE_MAX ? '`' : '~';
    size_t length = fence_length(content, mark);
    write_fence(markdown, mark, length, info);
    for (size_t start = 0; start < content.length;) {
        size_t end = text_find(content, TEXT("\n"), start);
        if (end == SIZE_MAX)
            end = content.length;
        if (end == start) {
            write_blank_line(markdown);
        } else {
            markdown_begin_line(markdown);
            builder_text(markdown->output, text_slice(content, start, end));
            markdown_end_line(markdown);
        }
        start = end + 1;
    }
    write_fence(markdown, mark, length, TEXT(""));
}

#define DOTS 30 // in a line to write on

static void write_lines(struct markdown *markdown, const struct node *node) {
    for (uint16_t i = 0; i < node->lines.count; i++) {
        markdown_begin_line(markdown);
        for (unsigned dot = 0; dot < DOTS; dot++)
            builder_string(markdown->output, "…");
        if (i + 1 < node->lines.count)
            builder_byte(markdown->output, '\\');
        markdown_end_line(markdown);
    }
}

// ---- containers ----

static void write_quote(struct markdown *markdown, const struct node *node) {
    static const char *const alerts[] = {"[!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]",
                                         "[!CAUTION]"};
    size_t outer = markdown->prefix.length;
    markdown_begin_line(markdown);
    builder_string(markdown->output, "> ");
    builder_string(&markdown->prefix, "> ");
    if (node->kind == NODE_BOX) {
        write_line(markdown, alerts[node->box.kind]);
        if (node->first && node->first->kind != NODE_PARAGRAPH)
            write_blank_line(markdown);
    }
    if (node->first)
        write_blocks(markdown, node, false);
    else if (markdown->in_line)
        markdown_end_line(markdown);
    markdown->prefix.length = outer;
}

static void write_keep(struct markdown *markdown, const struct node *node) {
    write_line(markdown, "<!-- keep -->");
    write_blank_line(markdown);
    write_blocks(markdown, node, false);
    write_blank_line(markdown);
    write_line(markdown, "<!-- /keep -->");
}

// ---- lists ----

// Lists that touch are told apart by their marks: every other one has the second kind.
static bool touches_list(const struct node *a, const struct node *b) {
    return a && a->kind == NODE_LIST && b->kind == NODE_LIST && a->list.ordered == b->list.ordered;
}

static void write_item(struct markdown *markdown, const struct node *item, struct text mark) {
    size_t outer = markdown->prefix.length;
    markdown_begin_line(markdown);
    builder_text(markdown->output, mark);
    for (size_t i = 0; i < mark.length; i++)
        builder_byte(&markdown->prefix, ' ');
    if (item->item.task)
        builder_string(markdown->output, item->item.checked ? "[x] " : "[ ] ");
    if (item->first) {
        write_blocks(markdown, item, item->parent->list.tight);
    } else { // three empty items in each other would be a thematic break
        builder_string(markdown->output, "<!-- -->");
        markdown_end_line(markdown);
    }
    markdown->prefix.length = outer;
}

static void write_list(struct markdown *markdown, const struct node *list) {
    bool second = markdown->second_mark;
    int number = list->list.start;
    for (const struct node *item = list->first; item; item = item->next) {
        char mark[24];
        int length = list->list.ordered
                         ? snprintf(mark, sizeof mark, "%d%c ", number++, second ? ')' : '.')
                         : snprintf(mark, sizeof mark, "%c ", second ? '*' : '-');
        write_item(markdown, item, (struct text){mark, (size_t)length});
        if (item->next && !list->list.tight)
            write_blank_line(markdown);
    }
}

// ---- tables ----

static void write_cell(struct markdown *markdown, const struct node *cell) {
    builder_byte(markdown->output, ' ');
    markdown->line_start = markdown->guard = markdown->after_note = false;
    markdown_inlines(markdown, cell);
    builder_string(markdown->output, " |");
}

static void write_row(struct markdown *markdown, const struct node *row) {
    markdown_begin_line(markdown);
    builder_byte(markdown->output, '|');
    markdown->one_line = markdown->in_table = true;
    for (const struct node *cell = row->first; cell; cell = cell->next)
        write_cell(markdown, cell);
    markdown->one_line = markdown->in_table = false;
    markdown_end_line(markdown);
}

static void write_alignments(struct markdown *markdown, const struct node *table) {
    static const char *const rules[] = {" --- |", " :-- |", " :-: |", " --: |"};
    markdown_begin_line(markdown);
    builder_byte(markdown->output, '|');
    for (uint16_t i = 0; i < table->table.columns; i++)
        builder_string(markdown->output, rules[table->table.alignments[i]]);
    markdown_end_line(markdown);
}

static void write_table(struct markdown *markdown, const struct node *table) {
    for (const struct node *row = table->first; row; row = row->next) {
        write_row(markdown, row);
        if (row == table->first)
            write_alignments(markdown, table);
    }
}

// ---- figures ----

static void write_figure(struct markdown *markdown, const struct node *figure) {
    const struct drawing *drawing = figure->figure.drawing;
    struct node text = {.kind = NODE_TEXT, .text.content = drawing->title};
    struct node image = {.kind = NODE_IMAGE, .first = &text, .last = &text};
    struct node paragraph = {.kind = NODE_PARAGRAPH, .first = &image, .last = &image};
    image.link.destination =
        text_format(markdown->output->arena, "%.*s.svg", TEXT_ARGUMENTS(figure->figure.name));
    write_inline_block(markdown, &paragraph);
    for (const struct node *child = figure->first; child; child = child->next)
        if (child->kind == NODE_TABLE) {
            write_blank_line(markdown);
            write_table(markdown, child);
        }
}

// ---- all of them ----

static void write_block(struct markdown *markdown, const struct node *node) {
    switch (node->kind) {
    case NODE_SECTION:
        write_blocks(markdown, node, false);
        break;
    case NODE_HEADING:
        write_heading(markdown, node);
        break;
    case NODE_QUOTE:
    case NODE_BOX:
        write_quote(markdown, node);
        break;
    case NODE_LIST:
        write_list(markdown, node);
        break;
    case NODE_CODE_BLOCK:
        write_code_block(markdown, node);
        break;
    case NODE_THEMATIC_BREAK:
        write_line(markdown, node->thematic_break.cut ? "<!-- cut -->" : "***");
        break;
    case NODE_TABLE:
        write_table(markdown, node);
        break;
    case NODE_FIGURE:
        write_figure(markdown, node);
        break;
    case NODE_LINES:
        write_lines(markdown, node);
        break;
    case NODE_KEEP:
        write_keep(markdown, node);
        break;
    case NODE_PAGE_BREAK:
        write_line(markdown, "<!-- pagebreak -->");
        break;
    default:
        write_inline_block(markdown, node);
        break;
    }
}

static void write_blocks(struct markdown *markdown, const struct node *parent, bool tight) {
    const struct node *previous = NULL;
    bool second = false;
    for (const struct node *node = parent->first; node; previous = node, node = node->next) {
        if (node->kind == NODE_SUBTITLE && !(node = node->next)) // the front matter has it
            break;
        if (previous && !tight)
            write_blank_line(markdown);
        markdown->second_mark = second = touches_list(previous, node) && !second;
        write_block(markdown, node);
    }
}

// ---- front matter and notes ----

static void write_key(struct builder *output, const char *key, struct text value) {
    if (value.length == 0)
        return;
    builder_format(output, "%s: \"", key);
    for (size_t i = 0; i < value.length; i++) {
        if (value.bytes[i] == '"' || value.bytes[i] == '\\')
            builder_byte(output, '\\');
        builder_byte(output, value.bytes[i]);
    }
    builder_string(output, "\"\n");
}

// A title that the first heading says need not be said again; one without any heading is no more
// than the name of the file.
static struct text own_title(struct arena *arena, const struct document *document) {
    const struct node *root = document->root;
    struct text words = TEXT("");
    for (const struct node *node = root; node && !words.length; node = node_next(node, root))
        if (node->kind == NODE_HEADING)
            words = node_plain_text(arena, node);
    return words.length && !text_equal(words, document->title) ? document->title : TEXT("");
}

static void write_front_matter(struct builder *output, const struct document *document) {
    size_t start = output->length;
    builder_string(output, "---\n");
    size_t empty = output->length;
    write_key(output, "title", own_title(output->arena, document));
    write_key(output, "subtitle", document->subtitle);
    write_key(output, "author", document->author);
    write_key(output, "subject", document->subject);
    write_key(output, "keywords", document->keywords);
    write_key(output, "lang", document->language);
    write_key(output, "date", document->date);
    write_key(output, "edition", document->edition);
    write_key(output, "notice", document->notice);
    if (output->length == empty)
        output->length = start;
    else
        builder_string(output, "---\n\n");
}

static void write_notes(struct markdown *markdown) {
    for (size_t i = 0; i < markdown->note_count; i++) {
        const struct node *note = markdown->notes[i];
        write_blank_line(markdown);
        markdown_begin_line(markdown);
        builder_format(markdown->output, "[^%u]: ", note->footnote.number);
        builder_string(&markdown->prefix, "    ");
        if (note->first)
            write_blocks(markdown, note, false);
        else
            markdown_end_line(markdown);
        markdown->prefix.length = 0;
    }
}

void markdown_write(struct builder *builder, const struct document *document) {
    struct markdown markdown = {.output = builder, .prefix = {.arena = builder->arena}};
    write_front_matter(builder, document);
    write_blocks(&markdown, document->root, false);
    write_notes(&markdown);
}
