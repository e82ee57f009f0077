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

uint32_t source_line_of(const struct conversion *conversion, int line) {
    return conversion->first_line + (line > 0 ? (uint32_t)line - 1 : 0);
}

uint32_t line_start(const struct source *source, uint32_t line) {
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

// ---- comments and other HTML ----

static const struct text comment_words[] = {TEXT("keep"), TEXT("/keep"), TEXT("pagebreak"),
                                            TEXT("cut"), TEXT("fact")};
#define COMMENT_WORDS (sizeof comment_words / sizeof *comment_words)

// A box that is marked so has to name its sources (claims.c).
static void mark_fact(struct frames *frames, struct position position) {
    struct part *box = frames->items[0].into;
    if (box->kind == PART_NODE && box->model.kind == NODE_BOX)
        box->fact = true;
    else
        complain(frames->conversion->reading, position, N_("expected > [!NOTE] above it"),
                 N_("there is no box here to mark as fact"));
}

static void apply_comment(struct frames *frames, struct text words, struct position position) {
    struct reading *reading = frames->conversion->reading;
    if (text_is(words, "pagebreak")) {
        frames_add(frames, PART_NODE, NODE_PAGE_BREAK, position);
    } else if (text_is(words, "cut")) {
        frames_add(frames, PART_NODE, NODE_THEMATIC_BREAK, position)->model.thematic_break.cut =
            true;
    } else if (text_is(words, "keep")) {
        struct part *keep = frames_add(frames, PART_NODE, NODE_KEEP, position);
        frames_push(frames, keep, keep, position);
    } else if (text_is(words, "fact")) {
        mark_fact(frames, position);
    } else if (text_is(words, "/keep")) {
        frames_close(frames, PART_NODE, position, "<!-- keep -->");
    } else {
        const struct text *near = text_nearest(words, comment_words, COMMENT_WORDS);
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
    struct part *part = frames_add(frames, PART_NODE, NODE_CODE_BLOCK, position);
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
            directive_apply(frames, stand_in);
        else
            apply_comment(frames, text_trim(text_slice(comment, 4, end)), position);
        html = text_slice(rest, end + 3, rest.length);
    }
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

// Where the text of a quote or item begins. Its paragraph cannot be asked: cmark-gfm forgets the
// position of one that is followed by a table.
static bool opens_with_bracket(const struct conversion *conversion, cmark_node *around) {
    struct text content = conversion->source->content;
    size_t at = block_position(conversion, around).start;
    while (at < content.length && content.bytes[at] &&
           strchr("-+*0123456789.)> \t\r\n", content.bytes[at]))
        at++;
    return at < content.length && content.bytes[at] == '[';
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
    if (!alert_kind(text_trim(text_of(cmark_node_get_literal(text))), kind) ||
        !opens_with_bracket(conversion, quote))
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
    struct part *part = frames_add(frames, PART_NODE, box ? NODE_BOX : NODE_QUOTE,
                                   block_position(conversion, node));
    if (box)
        part->model.box.kind = kind;
    blocks_read(conversion, node, part);
}

// ---- lists ----

bool node_type_is(cmark_node *node, const char *name) {
    return !strcmp(cmark_node_get_type_string(node), name);
}

// The tick box of an item. cmark-gfm sees it at the start of a line only, not within a quote or
// another list (`open_tasklist_item` scans from the line's first column).
static bool take_task(struct conversion *conversion, cmark_node *item, bool *checked) {
    if (node_type_is(item, "tasklist")) {
        *checked = cmark_gfm_extensions_get_tasklist_item_checked(item);
        return true;
    }
    cmark_node *paragraph = cmark_node_first_child(item);
    cmark_node *first = paragraph ? cmark_node_first_child(paragraph) : NULL;
    if (!first || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
        cmark_node_get_type(first) != CMARK_NODE_TEXT)
        return false;
    struct text text = text_of(cmark_node_get_literal(first));
    *checked = text_starts(text, TEXT("[x] ")) || text_starts(text, TEXT("[X] "));
    if ((!*checked && !text_starts(text, TEXT("[ ] "))) || !opens_with_bracket(conversion, item))
        return false;
    cmark_node_set_literal(first,
                           text_copy(conversion->arena, text_slice(text, 4, text.length)).bytes);
    return true;
}

static void add_list(struct frames *frames, cmark_node *node) {
    struct conversion *conversion = frames->conversion;
    struct part *list = frames_add(frames, PART_NODE, NODE_LIST, block_position(conversion, node));
    list->model.list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list->model.list.tight = cmark_node_get_list_tight(node);
    list->model.list.start = list->model.list.ordered ? cmark_node_get_list_start(node) : 1;
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        struct part *item =
            part_create(conversion->arena, PART_NODE, NODE_ITEM, block_position(conversion, child));
        item->model.item.task = take_task(conversion, child, &item->model.item.checked);
        part_append(list, item);
        blocks_read(conversion, child, item);
    }
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
    struct part *part = frames_add(frames, PART_NODE, kind, block_position(conversion, node));
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
        frames_add(frames, PART_NODE, NODE_LINES, block_position(frames->conversion, node));
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
        code_block_read(frames, node);
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
        frames_add(frames, PART_NODE, NODE_THEMATIC_BREAK,
                   block_position(frames->conversion, node));
        break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        break; // read where it is called
    default:
        table_read(frames, node);
        break;
    }
}

void blocks_read(struct conversion *conversion, cmark_node *parent, struct part *into) {
    if (!descend(conversion, into->model.position))
        return;
    struct frames frames = {.conversion = conversion};
    frames_push(&frames, NULL, into, into->model.position);
    for (cmark_node *node = cmark_node_first_child(parent), *next; node; node = next) {
        next = cmark_node_next(node);
        add_block(&frames, node);
    }
    frames_report_open(&frames);
    conversion->depth--;
}
