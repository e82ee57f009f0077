// SPDX-License-Identifier: GPL-3.0-or-later
// The document as text, one node a line: what golden files keep and `--stage document` shows.
#include "document/document.h"

static void print_quoted(struct builder *builder, struct text text) {
    builder_byte(builder, '"');
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        if (byte == '"' || byte == '\\')
            builder_byte(builder, '\\');
        if (byte == '\n')
            builder_string(builder, "\\n");
        else if (byte == '\t')
            builder_string(builder, "\\t");
        else
            builder_byte(builder, byte);
    }
    builder_byte(builder, '"');
}

static void print_attribute(struct builder *builder, const char *name, struct text value) {
    if (value.length == 0)
        return;
    builder_format(builder, " %s=", name);
    print_quoted(builder, value);
}

static void print_flag(struct builder *builder, const char *name, bool set) {
    if (set)
        builder_format(builder, " %s", name);
}

static void print_metadata(struct builder *builder, const struct document *document) {
    print_attribute(builder, "language", document->language);
    print_attribute(builder, "title", document->title);
    print_attribute(builder, "subtitle", document->subtitle);
    print_attribute(builder, "author", document->author);
    print_attribute(builder, "subject", document->subject);
    print_attribute(builder, "keywords", document->keywords);
    print_attribute(builder, "date", document->date);
    print_attribute(builder, "edition", document->edition);
    print_attribute(builder, "notice", document->notice);
}

static void print_alignments(struct builder *builder, const struct node *table) {
    static const char letters[] = {'-', 'l', 'c', 'r'};
    builder_byte(builder, ' ');
    for (uint16_t i = 0; i < table->table.columns; i++)
        builder_byte(builder, letters[table->table.alignments[i]]);
}

static const char *box_name(enum box_kind kind) {
    static const char *const names[] = {"note", "tip", "important", "warning", "caution"};
    return names[kind];
}

static void print_list(struct builder *builder, const struct node *list) {
    if (list->list.ordered)
        builder_format(builder, " from %d", list->list.start);
    print_flag(builder, "tight", list->list.tight);
}

static void print_item(struct builder *builder, const struct node *item) {
    if (item->item.task)
        builder_string(builder, item->item.checked ? " checked" : " unchecked");
    if (item->item.anchor.length)
        builder_format(builder, " #%.*s", TEXT_ARGUMENTS(item->item.anchor));
}

static void print_cell(struct builder *builder, const struct node *cell) {
    builder_format(builder, " %u", cell->cell.column);
    print_flag(builder, cell->cell.row_header ? "row_header" : "header", cell->cell.header);
}

static void print_link(struct builder *builder, const struct node *link) {
    builder_byte(builder, ' ');
    print_quoted(builder, link->link.destination);
    print_attribute(builder, "title", link->link.title);
}

static void print_figure(struct builder *builder, const struct node *figure) {
    builder_byte(builder, ' ');
    builder_text(builder, figure->figure.name);
    if (figure->figure.drawing)
        print_attribute(builder, "description", figure->figure.drawing->description);
}

// What a node says besides its kind and its children.
static void print_payload(struct builder *builder, const struct node *node) {
    switch (node->kind) {
    case NODE_HEADING:
        builder_format(builder, " %u #%.*s", node->heading.level,
                       TEXT_ARGUMENTS(node->heading.anchor));
        break;
    case NODE_TEXT:
    case NODE_CODE:
        builder_byte(builder, ' ');
        print_quoted(builder, node->text.content);
        break;
    case NODE_CODE_BLOCK:
        print_attribute(builder, "info", node->text.info);
        builder_byte(builder, ' ');
        print_quoted(builder, node->text.content);
        break;
    case NODE_BOX:
        builder_format(builder, " %s", box_name(node->box.kind));
        break;
    case NODE_LIST:
        print_list(builder, node);
        break;
    case NODE_ITEM:
        print_item(builder, node);
        break;
    case NODE_THEMATIC_BREAK:
        print_flag(builder, "cut", node->thematic_break.cut);
        break;
    case NODE_TABLE:
        print_alignments(builder, node);
        break;
    case NODE_ROW:
        print_flag(builder, "header", node->row.header);
        break;
    case NODE_CELL:
        print_cell(builder, node);
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        print_link(builder, node);
        break;
    case NODE_FIGURE:
        print_figure(builder, node);
        break;
    case NODE_LINES:
        builder_format(builder, " %u", node->lines.count);
        for (size_t i = 0; i < ROOM_GROUPS && node->lines.groups[i]; i++)
            builder_format(builder, " boxes=%u", node->lines.groups[i]);
        print_flag(builder, "frame", node->lines.room == ROOM_FRAME);
        break;
    case NODE_TICK_BOX:
        if (node->tick_box.face)
            builder_format(builder, " face=%.2f", (double)node->tick_box.mood);
        print_flag(builder, "checked", node->tick_box.checked);
        break;
    case NODE_FOOTNOTE:
        builder_format(builder, " %u", node->footnote.number);
        print_flag(builder, "again", node->footnote.again);
        break;
    default:
        break;
    }
}

static void print_node(struct builder *builder, const struct document *document,
                       const struct node *node, unsigned depth) {
    for (unsigned i = 0; i < depth; i++)
        builder_string(builder, "  ");
    builder_string(builder, node_kind_name(node->kind));
    if (node->kind == NODE_DOCUMENT)
        print_metadata(builder, document);
    else
        print_payload(builder, node);
    print_attribute(builder, "language", node->language);
    builder_byte(builder, '\n');
    for (const struct node *child = node->first; child; child = child->next)
        print_node(builder, document, child, depth + 1);
}

void document_dump(struct builder *builder, const struct document *document) {
    print_node(builder, document, document->root, 0);
}
