// SPDX-License-Identifier: GPL-3.0-or-later
// cmark-gfm's blocks to parts: directives become branches and loops, alert quotes boxes, fenced
// YAML figures and forms.
#include "document/template_markdown.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

void note_characters(struct conversion *conversion, struct text text) {
    builder_text(&conversion->reading->template->characters, text);
    builder_byte(&conversion->reading->template->characters, '\n');
}

// ---- positions ----

// The line of the source on which a node starts or ends, counted from 1.
static uint32_t source_line_of(const struct conversion *conversion, int line) {
    return conversion->first_line + (line > 0 ? (uint32_t)line - 1 : 0);
}

// Offset at which a line starts; the end of the source when there is none.
static uint32_t line_start(const struct source *source, uint32_t line) {
    return line >= 1 && line <= source->line_count ? source->lines[line - 1]
                                                   : (uint32_t)source->content.length;
}

struct position block_position(const struct conversion *conversion, cmark_node *node) {
    uint32_t line = source_line_of(conversion, cmark_node_get_start_line(node));
    struct position position = source_line_position(conversion->source, line);
    int column = cmark_node_get_start_column(node);
    position.whole_line = false;
    if (column > 1 && position.start + (uint32_t)column - 1 < position.end)
        position.start += (uint32_t)column - 1;
    return position;
}

void locate_in(struct conversion *conversion, cmark_node *node) {
    uint32_t last = source_line_of(conversion, cmark_node_get_end_line(node));
    conversion->locator.cursor = block_position(conversion, node).start;
    conversion->locator.end = line_start(conversion->source, last + 1);
    if (conversion->locator.end < conversion->locator.cursor)
        conversion->locator.end = conversion->locator.cursor;
}

bool descend(struct conversion *conversion, struct position position) {
    if (conversion->depth < TEMPLATE_DEPTH_LIMIT) {
        conversion->depth++;
        return true;
    }
    if (!conversion->too_deep)
        report_error(conversion->reading->diagnostics, position, NULL,
                     "nested more than %d levels deep", TEMPLATE_DEPTH_LIMIT);
    conversion->too_deep = true;
    return false;
}

// ---- directives ----

// An open {{#if}}, {{#each}} or <!-- keep -->, and where blocks go meanwhile.
struct frame {
    struct part *part; // choice, loop or keep; NULL at the bottom
    struct part *into;
    struct position position;
    bool closed_by_else;
};

struct frames {
    struct conversion *conversion;
    struct frame *items;
    size_t count, capacity;
};

static struct frame *top_frame(struct frames *frames) {
    return &frames->items[frames->count - 1];
}

static struct frame *push_frame(struct frames *frames, struct part *part, struct part *into,
                                struct position position) {
    arena_push(frames->conversion->arena, frames->items, frames->count, frames->capacity) =
        (struct frame){.part = part, .into = into, .position = position};
    return top_frame(frames);
}

// A part below the open one.
static struct part *add_part(struct frames *frames, enum part_kind kind, enum node_kind node,
                             struct position position) {
    struct part *part = part_create(frames->conversion->arena, kind, node, position);
    part_append(top_frame(frames)->into, part);
    return part;
}

static struct part *branch_create(struct conversion *conversion, struct part *choice,
                                  const struct stand_in *stand_in) {
    struct part *branch =
        part_create(conversion->arena, PART_BRANCH, NODE_DOCUMENT, stand_in->position);
    if (stand_in->kind != STAND_IN_ELSE)
        branch->expression = expression_compile(conversion->reading, stand_in->inside);
    part_append(choice, branch);
    return branch;
}

static void open_directive(struct frames *frames, const struct stand_in *stand_in) {
    struct conversion *conversion = frames->conversion;
    bool loop = stand_in->kind == STAND_IN_EACH;
    struct part *part =
        add_part(frames, loop ? PART_LOOP : PART_CHOICE, NODE_DOCUMENT, stand_in->position);
    struct part *into = part;
    if (loop) {
        part->expression = expression_compile(conversion->reading, stand_in->inside);
        part->variable = stand_in->variable;
    } else {
        into = branch_create(conversion, part, stand_in);
    }
    if (conversion->varies)
        *conversion->varies = true;
    push_frame(frames, part, into, stand_in->position);
}

// {{#elseif}} and {{#else}}
static void turn_directive(struct frames *frames, const struct stand_in *stand_in) {
    struct frame *frame = top_frame(frames);
    struct diagnostics *diagnostics = frames->conversion->reading->diagnostics;
    if (!frame->part || frame->part->kind != PART_CHOICE)
        report_error(diagnostics, stand_in->position,
                     "expected {{#if …}} before it, in the same list item, quote or level",
                     "this branch belongs to no {{#if}}");
    else if (frame->closed_by_else)
        report_error(diagnostics, stand_in->position, "expected {{/if}}",
                     "a branch behind {{#else}}");
    else
        frame->into = branch_create(frames->conversion, frame->part, stand_in);
    frame->closed_by_else |= stand_in->kind == STAND_IN_ELSE;
}

static bool frame_is(const struct frame *frame, enum part_kind kind) {
    return frame->part && frame->part->kind == kind;
}

static void close_frame(struct frames *frames, enum part_kind kind, struct position position,
                        const char *opener) {
    if (frame_is(top_frame(frames), kind)) {
        frames->count--;
        return;
    }
    struct conversion *conversion = frames->conversion;
    report_error(conversion->reading->diagnostics, position,
                 expected_format(conversion->arena,
                                 "expected %s before it, in the same list item, quote or level",
                                 opener),
                 "nothing of this kind is open here");
    if (top_frame(frames)->part)
        report_note(conversion->reading->diagnostics, top_frame(frames)->position, NULL,
                    "this one is open");
}

static void apply_directive(struct frames *frames, const struct stand_in *stand_in) {
    struct conversion *conversion = frames->conversion;
    switch (stand_in->kind) {
    case STAND_IN_IF:
    case STAND_IN_EACH:
        open_directive(frames, stand_in);
        break;
    case STAND_IN_ELSEIF:
    case STAND_IN_ELSE:
        turn_directive(frames, stand_in);
        break;
    case STAND_IN_END_IF:
        close_frame(frames, PART_CHOICE, stand_in->position, "{{#if …}}");
        break;
    case STAND_IN_END_EACH:
        close_frame(frames, PART_LOOP, stand_in->position, "{{#each …}}");
        break;
    case STAND_IN_INCLUDE: {
        struct position inside = stand_in->inside;
        struct text name = text_slice(inside.source->content, inside.start, inside.end);
        include_read(conversion->reading, name, inside, top_frame(frames)->into);
        break;
    }
    default:
        report_stand_in(conversion, stand_in);
        break;
    }
}

static void report_open_frames(struct frames *frames) {
    for (; frames->count > 1; frames->count--) {
        struct frame *frame = top_frame(frames);
        report_error(
            frames->conversion->reading->diagnostics, frame->position,
            frame_is(frame, PART_NODE)
                ? N_("expected <!-- /keep --> in the same list item, quote or level")
                : N_("expected {{/if}} or {{/each}} in the same list item, quote or level"),
            "this is not closed");
    }
}

// ---- comments and other HTML ----

static const struct text comment_words[] = {TEXT("keep"), TEXT("/keep"), TEXT("pagebreak")};

static void apply_comment(struct frames *frames, struct text words, struct position position) {
    struct reading *reading = frames->conversion->reading;
    if (text_is(words, "pagebreak")) {
        add_part(frames, PART_NODE, NODE_PAGE_BREAK, position);
    } else if (text_is(words, "keep")) {
        struct part *keep = add_part(frames, PART_NODE, NODE_KEEP, position);
        push_frame(frames, keep, keep, position);
    } else if (text_is(words, "/keep")) {
        close_frame(frames, PART_NODE, position, "<!-- keep -->");
    } else {
        const struct text *near = text_nearest(words, comment_words, 3);
        if (near)
            report_warning(reading->diagnostics, position,
                           expected_format(reading->arena, "did you mean <!-- %.*s -->?",
                                           TEXT_ARGUMENTS(*near)),
                           "this comment does nothing");
    }
}

static void add_raw_block(struct frames *frames, struct text html, struct position position) {
    struct conversion *conversion = frames->conversion;
    struct text text;
    const struct stand_in *stand_in;
    for (size_t offset = 0; lifted_next(conversion->lifted, html, &offset, &text, &stand_in);)
        if (stand_in && stand_in->kind != STAND_IN_EXPRESSION)
            report_stand_in(conversion, stand_in);
    report_warning(conversion->reading->diagnostics, position, NULL,
                   "HTML is not read as markup; it is printed as it stands");
    struct part *part = add_part(frames, PART_NODE, NODE_CODE_BLOCK, position);
    struct text restored = lifted_restore(conversion->arena, conversion->lifted, text_trim(html));
    part->model.text.content = text_format(conversion->arena, "%.*s\n", TEXT_ARGUMENTS(restored));
    part->model.text.info = TEXT("html");
    note_characters(conversion, part->model.text.content);
}

// Comments one after the other, then whatever is none.
static void add_html_block(struct frames *frames, cmark_node *node) {
    struct conversion *conversion = frames->conversion;
    struct text html = text_of(cmark_node_get_literal(node));
    struct position position = block_position(conversion, node);
    for (;;) {
        struct text rest = text_trim(html);
        size_t end = text_find(rest, TEXT("-->"), 4);
        if (!text_starts(rest, TEXT("<!--")) || end == SIZE_MAX) {
            if (rest.length)
                add_raw_block(frames, html, position);
            return;
        }
        struct text comment = text_slice(rest, 0, end + 3), text;
        const struct stand_in *stand_in = NULL;
        size_t offset = 0;
        if (lifted_next(conversion->lifted, comment, &offset, &text, &stand_in) && stand_in)
            apply_directive(frames, stand_in);
        else
            apply_comment(frames, text_trim(text_slice(comment, 4, end)), position);
        html = text_slice(rest, end + 3, rest.length);
    }
}

// ---- fenced blocks ----

// The lines of a fenced block between its fences. Where quote marks stand before them, they are
// blanked in a copy of the source: positions stay what they are.
static struct position fence_body(struct conversion *conversion, cmark_node *node,
                                  struct text literal) {
    const struct source *source = conversion->source;
    uint32_t first = source_line_of(conversion, cmark_node_get_start_line(node)) + 1;
    uint32_t count = 0;
    for (size_t i = 0; i < literal.length; i++)
        count += literal.bytes[i] == '\n';
    struct position body = {source, line_start(source, first), line_start(source, first + count),
                            false};
    bool quoted = false;
    for (uint32_t line = first; line < first + count; line++)
        quoted |= text_starts(text_trim(source_line(source, line)), TEXT(">"));
    if (!quoted)
        return body;
    struct source *copy = arena_new(conversion->arena, struct source);
    *copy = *source;
    copy->content = text_copy(conversion->arena, source->content);
    char *bytes = (char *)copy->content.bytes;
    for (uint32_t line = first; line < first + count; line++)
        for (uint32_t at = line_start(source, line);
             bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '>'; at++)
            bytes[at] = ' ';
    body.source = copy;
    return body;
}

// A placeholder where YAML expects a value is a mistake; within an expression `{{` opens a table in
// a table.
static bool has_placeholder(struct conversion *conversion, struct text literal) {
    struct text content = conversion->source->content, text;
    const struct stand_in *stand_in;
    size_t offset = 0;
    while (lifted_next(conversion->lifted, literal, &offset, &text, &stand_in)) {
        size_t at = stand_in ? stand_in->position.start : 0;
        while (at && strchr(" \t\"'", content.bytes[at - 1]))
            at--;
        if (at && strchr(":-", content.bytes[at - 1])) {
            report_error(conversion->reading->diagnostics, stand_in->position,
                         "expected a text that starts with =, such as \"= group.n\"",
                         "placeholders are not read in a figure or form");
            return true;
        }
    }
    return false;
}

static void add_code_block(struct frames *frames, cmark_node *node) {
    struct conversion *conversion = frames->conversion;
    struct text literal = text_of(cmark_node_get_literal(node));
    struct text info = text_of(cmark_node_get_fence_info(node));
    struct position position = block_position(conversion, node);
    enum part_kind kind;
    if (fence_kind(info, &kind)) {
        struct fence *fence = arena_new(conversion->arena, struct fence);
        struct position body = fence_body(conversion, node, literal);
        if (!has_placeholder(conversion, literal) &&
            fence_read(conversion->reading, kind, body, fence)) {
            struct part *part = add_part(frames, kind, NODE_FIGURE, position);
            part->fence = fence;
        }
        return;
    }
    struct part *part = add_part(frames, PART_NODE, NODE_CODE_BLOCK, position);
    part->model.text.content = lifted_restore(conversion->arena, conversion->lifted, literal);
    part->model.text.info = lifted_restore(conversion->arena, conversion->lifted, info);
    note_characters(conversion, part->model.text.content);
    if (cmark_node_get_fence_info(node)[0] || !conversion->lifted->count)
        return;
    // An indented directive has become code, which is never what its author meant.
    struct text text;
    const struct stand_in *stand_in;
    bool fenced = strchr("`~", conversion->source->content.bytes[position.start]) != NULL;
    for (size_t offset = 0; lifted_next(conversion->lifted, literal, &offset, &text, &stand_in);)
        if (stand_in && !fenced && stand_in->kind != STAND_IN_EXPRESSION)
            report_stand_in(conversion, stand_in);
}

// ---- quotes and boxes ----

static bool alert_kind(struct text text, enum box_kind *kind) {
    static const char *const alerts[] = {"[!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]",
                                         "[!CAUTION]"};
    for (size_t i = 0; i < sizeof alerts / sizeof *alerts; i++)
        if (text.length == strlen(alerts[i]) && !strncasecmp(text.bytes, alerts[i], text.length)) {
            *kind = (enum box_kind)i;
            return true;
        }
    return false;
}

// Takes `[!NOTE]` off a quote: the first line of its first paragraph, and not escaped.
static bool take_alert(struct conversion *conversion, cmark_node *quote, enum box_kind *kind) {
    cmark_node *paragraph = cmark_node_first_child(quote);
    if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
        return false;
    cmark_node *text = cmark_node_first_child(paragraph);
    if (!text || cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return false;
    cmark_node *line_end = cmark_node_next(text);
    if (line_end && cmark_node_get_type(line_end) != CMARK_NODE_SOFTBREAK)
        return false;
    uint32_t start = block_position(conversion, paragraph).start;
    if (!alert_kind(text_trim(text_of(cmark_node_get_literal(text))), kind) ||
        conversion->source->content.bytes[start] != '[')
        return false;
    if (line_end) {
        cmark_node_free(line_end);
        cmark_node_free(text);
    } else {
        cmark_node_free(paragraph);
    }
    return true;
}

static void add_quote(struct frames *frames, cmark_node *node) {
    struct conversion *conversion = frames->conversion;
    enum box_kind kind;
    bool box = take_alert(conversion, node, &kind);
    struct part *part =
        add_part(frames, PART_NODE, box ? NODE_BOX : NODE_QUOTE, block_position(conversion, node));
    if (box)
        part->model.box.kind = kind;
    blocks_read(conversion, node, part);
}

// ---- lists ----

static bool node_type_is(cmark_node *node, const char *name) {
    return !strcmp(cmark_node_get_type_string(node), name);
}

static void add_list(struct frames *frames, cmark_node *node) {
    struct conversion *conversion = frames->conversion;
    struct part *list = add_part(frames, PART_NODE, NODE_LIST, block_position(conversion, node));
    list->model.list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list->model.list.tight = cmark_node_get_list_tight(node);
    list->model.list.start = list->model.list.ordered ? cmark_node_get_list_start(node) : 1;
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        struct part *item =
            part_create(conversion->arena, PART_NODE, NODE_ITEM, block_position(conversion, child));
        item->model.item.task = node_type_is(child, "tasklist");
        item->model.item.checked =
            item->model.item.task && cmark_gfm_extensions_get_tasklist_item_checked(child);
        part_append(list, item);
        blocks_read(conversion, child, item);
    }
}

// ---- tables ----

static struct part *last_part(struct part *parent) {
    return parent->last;
}

static bool opens_row(const struct part *part) {
    return part && part->kind == PART_MARK &&
           (part->mark->kind == STAND_IN_IF || part->mark->kind == STAND_IN_EACH);
}

static bool closes_row(const struct part *part) {
    return part && part->kind == PART_MARK &&
           (part->mark->kind == STAND_IN_END_IF || part->mark->kind == STAND_IN_END_EACH);
}

static void drop_last(struct part *parent) {
    struct part *last = parent->last, *before = NULL;
    for (struct part *part = parent->first; part != last; part = part->next)
        before = part;
    parent->last = before;
    *(before ? &before->next : &parent->first) = NULL;
}

// Blanks between the cell's edge and a directive are not text of the cell.
static void trim_cell(struct part *cell) {
    struct part *first = cell->first, *last = cell->last;
    if (first && first->kind == PART_NODE && first->model.kind == NODE_TEXT) {
        struct text *content = &first->model.text.content;
        while (content->length && content->bytes[0] == ' ')
            *content = text_slice(*content, 1, content->length);
    }
    if (last && last->kind == PART_NODE && last->model.kind == NODE_TEXT) {
        struct text *content = &last->model.text.content;
        while (content->length && content->bytes[content->length - 1] == ' ')
            content->length--;
        if (content->length == 0)
            drop_last(cell);
    }
}

// {{#each}} and {{#if}} at the start of the first cell hold for the row; they are closed at the end
// of the last cell.
static struct part *wrap_row(struct frames *frames, struct part *row) {
    struct part *first_cell = row->first, *last_cell = last_part(row);
    size_t bottom = frames->count;
    while (first_cell && opens_row(first_cell->first)) {
        const struct stand_in *mark = first_cell->first->mark;
        first_cell->first = first_cell->first->next;
        if (!first_cell->first)
            first_cell->last = NULL;
        trim_cell(first_cell);
        open_directive(frames, mark);
    }
    struct part *into = top_frame(frames)->into;
    const struct stand_in *closers[16];
    size_t closer_count = 0;
    while (last_cell && closes_row(last_part(last_cell)) && closer_count < 16) {
        closers[closer_count++] = last_part(last_cell)->mark;
        drop_last(last_cell);
        trim_cell(last_cell);
    }
    while (closer_count)
        apply_directive(frames, closers[--closer_count]);
    while (frames->count > bottom) {
        report_error(frames->conversion->reading->diagnostics, top_frame(frames)->position,
                     "expected {{/if}} or {{/each}} at the end of the row's last cell",
                     "this is not closed");
        frames->count--;
    }
    return into;
}

static void report_marks(struct conversion *conversion, const struct part *parent) {
    for (const struct part *part = parent->first; part; part = part->next) {
        if (part->kind == PART_MARK)
            report_stand_in(conversion, part->mark);
        else if (part->kind == PART_NODE)
            report_marks(conversion, part);
    }
}

// How many cells a row has as it is written; bars in placeholders part nothing.
static uint16_t written_cells(const struct conversion *conversion, struct text line) {
    const struct lifted *lifted = conversion->lifted;
    uint32_t start = (uint32_t)(line.bytes - conversion->source->content.bytes);
    uint16_t bars = 0;
    for (size_t i = 0; i < line.length; i++) {
        bool skipped = line.bytes[i] == '\\';
        for (size_t j = 0; line.bytes[i] == '{' && j < lifted->count && !skipped; j++)
            if (lifted->stand_ins[j].position.start == start + i) {
                i = lifted->stand_ins[j].position.end - start - 1;
                skipped = true;
            }
        i += skipped && line.bytes[i] == '\\';
        bars = (uint16_t)(bars + (!skipped && line.bytes[i] == '|'));
    }
    struct text trimmed = text_trim(line);
    return (uint16_t)(bars + 1 - text_starts(trimmed, TEXT("|")) - text_ends(trimmed, TEXT("|")));
}

// GitHub's Markdown drops what stands behind the last column; no word may go unnoticed.
static void check_cells(const struct conversion *conversion, cmark_node *node, uint16_t columns) {
    uint32_t number = source_line_of(conversion, cmark_node_get_start_line(node));
    struct text line = source_line(conversion->source, number);
    struct position position = block_position(conversion, node);
    line = text_slice(line, line.length - (position.end - position.start), line.length);
    if (written_cells(conversion, line) > columns)
        complain(conversion->reading, position, "expected \\| for a bar that is text",
                 "this row has more cells than the table; the last are left out");
}

static void add_row(struct frames *frames, cmark_node *node) {
    struct conversion *conversion = frames->conversion;
    struct part *row =
        part_create(conversion->arena, PART_NODE, NODE_ROW, block_position(conversion, node));
    row->model.row.header = node_type_is(node, "table_header");
    locate_in(conversion, node);
    uint16_t column = 0;
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        struct position position = {conversion->source, conversion->locator.cursor,
                                    conversion->locator.cursor, false};
        struct part *cell = part_create(conversion->arena, PART_NODE, NODE_CELL, position);
        cell->model.cell.column = column++;
        cell->model.cell.header = row->model.row.header;
        part_append(row, cell);
        inlines_read(conversion, child, cell);
    }
    check_cells(conversion, node, column);
    struct part *into = wrap_row(frames, row);
    report_marks(conversion, row);
    part_append(into, row);
}

static void add_table(struct frames *frames, cmark_node *node) {
    struct conversion *conversion = frames->conversion;
    struct part *table = add_part(frames, PART_NODE, NODE_TABLE, block_position(conversion, node));
    uint16_t columns = cmark_gfm_extensions_get_table_columns(node);
    const uint8_t *letters = cmark_gfm_extensions_get_table_alignments(node);
    enum alignment *alignments = arena_new_array(conversion->arena, columns, enum alignment);
    for (uint16_t i = 0; i < columns; i++)
        alignments[i] = letters[i] == 'l'   ? ALIGN_LEFT
                        : letters[i] == 'c' ? ALIGN_CENTRE
                        : letters[i] == 'r' ? ALIGN_RIGHT
                                            : ALIGN_DEFAULT;
    table->model.table.columns = columns;
    table->model.table.alignments = alignments;
    push_frame(frames, table, table, table->model.position);
    for (cmark_node *row = cmark_node_first_child(node); row; row = cmark_node_next(row))
        add_row(frames, row);
    frames->count--;
}

// ---- paragraphs and the rest ----

#define DOTS "\xE2\x80\xA6"
#define LEAST_DOTS 10

// Is a paragraph nothing but lines of dots (……………)? Then it is lines to write on: how many.
static uint16_t dotted_lines(cmark_node *paragraph) {
    uint16_t count = 0;
    for (cmark_node *node = cmark_node_first_child(paragraph); node; node = cmark_node_next(node)) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            continue;
        if (type != CMARK_NODE_TEXT)
            return 0;
        struct text text = text_of(cmark_node_get_literal(node));
        if (text.length < LEAST_DOTS * 3)
            return 0;
        for (size_t i = 0; i < text.length; i += 3)
            if (!text_starts(text_slice(text, i, text.length), TEXT(DOTS)))
                return 0;
        count++;
    }
    return count;
}

// Inlines of a block that is no table row: directives have no place among them.
static void add_inline_block(struct frames *frames, cmark_node *node, enum node_kind kind) {
    struct conversion *conversion = frames->conversion;
    struct part *part = add_part(frames, PART_NODE, kind, block_position(conversion, node));
    if (kind == NODE_HEADING)
        part->model.heading.level = (uint8_t)cmark_node_get_heading_level(node);
    locate_in(conversion, node);
    inlines_read(conversion, node, part);
    report_marks(conversion, part);
}

static void add_paragraph(struct frames *frames, cmark_node *node) {
    uint16_t lines = dotted_lines(node);
    if (!lines) {
        add_inline_block(frames, node, NODE_PARAGRAPH);
        return;
    }
    struct part *part =
        add_part(frames, PART_NODE, NODE_LINES, block_position(frames->conversion, node));
    part->model.lines.count = lines;
}

static void add_block(struct frames *frames, cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        add_quote(frames, node);
        break;
    case CMARK_NODE_LIST:
        add_list(frames, node);
        break;
    case CMARK_NODE_CODE_BLOCK:
        add_code_block(frames, node);
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_html_block(frames, node);
        break;
    case CMARK_NODE_PARAGRAPH:
        add_paragraph(frames, node);
        break;
    case CMARK_NODE_HEADING:
        add_inline_block(frames, node, NODE_HEADING);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        add_part(frames, PART_NODE, NODE_THEMATIC_BREAK, block_position(frames->conversion, node));
        break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        break; // read where it is called
    default:
        add_table(frames, node);
        break;
    }
}

void blocks_read(struct conversion *conversion, cmark_node *parent, struct part *into) {
    if (!descend(conversion, into->model.position))
        return;
    struct frames frames = {.conversion = conversion};
    push_frame(&frames, NULL, into, into->model.position);
    for (cmark_node *node = cmark_node_first_child(parent), *next; node; node = next) {
        next = cmark_node_next(node);
        add_block(&frames, node);
    }
    report_open_frames(&frames);
    conversion->depth--;
}
