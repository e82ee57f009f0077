// SPDX-License-Identifier: GPL-3.0-or-later
// Documents and templates to what is measured of them: paragraphs, items and cells, each a text of
// its own, in the sections that headings make.
#include "document/readability.h"
#include "document/template.h"

#include <string.h>

// ---- inlines ----

static void add_opaque(struct utterance *utterance, const struct node *node) {
    utterance_begin_run(utterance, node->position);
    builder_string(&utterance->text, OPAQUE_WORD);
}

static bool is_mark_or_blank(char byte) {
    return strchr(" .,:;?!", byte) != NULL;
}

// A value counts as one word. The marks and blanks at its edges part the words around it, as they
// will in print.
static void add_outside(struct utterance *utterance, const struct node *node) {
    struct text text = node->text.content;
    size_t start = 0, end = text.length;
    while (start < end && is_mark_or_blank(text.bytes[start]))
        start++;
    while (end > start && is_mark_or_blank(text.bytes[end - 1]))
        end--;
    builder_text(&utterance->text, text_slice(text, 0, start));
    if (start < end)
        add_opaque(utterance, node);
    builder_text(&utterance->text, text_slice(text, end, text.length));
}

static void add_text(struct utterance *utterance, const struct node *node) {
    struct text text = node->text.content;
    if (node->text.origin == TEXT_CITATION)
        return;
    if (node->text.origin == TEXT_OUTSIDE) {
        add_outside(utterance, node);
        return;
    }
    utterance_begin_run(utterance, node->position);
    builder_text(&utterance->text, text);
}

static bool is_address(const struct node *link) {
    const struct node *text = link->first;
    return text && !text->next && text->kind == NODE_TEXT &&
           (text_starts(text->text.content, TEXT("http")) ||
            text_starts(text->text.content, TEXT("www.")) ||
            text_find(text->text.content, TEXT("@"), 0) != SIZE_MAX);
}

static void add_inlines(struct utterance *utterance, const struct node *parent) {
    for (const struct node *node = parent->first; node; node = node->next)
        switch (node->kind) {
        case NODE_TEXT:
            add_text(utterance, node);
            break;
        case NODE_SOFT_BREAK:
            builder_byte(&utterance->text, ' ');
            break;
        case NODE_LINE_BREAK:
        case NODE_TICK_BOX:
            builder_byte(&utterance->text, '\n');
            break;
        case NODE_CODE:
        case NODE_SPAN:
            add_opaque(utterance, node);
            break;
        case NODE_LINK:
            if (is_address(node))
                add_opaque(utterance, node);
            else if (!node->link.goal)
                add_inlines(utterance, node);
            break;
        case NODE_FOOTNOTE: // measured by itself
        case NODE_IMAGE:
            break;
        default:
            add_inlines(utterance, node);
            break;
        }
}

// ---- blocks ----

static void add_blocks(struct readability *readability, const struct node *parent);

static void add_notes(struct readability *readability, const struct node *parent) {
    for (const struct node *node = parent->first; node; node = node->next)
        if (node->kind == NODE_FOOTNOTE)
            add_blocks(readability, node);
        else
            add_notes(readability, node);
}

static void add_utterance(struct readability *readability, const struct node *node) {
    struct utterance utterance = {.text = {.arena = readability->arena}};
    add_inlines(&utterance, node);
    readability_add_utterance(readability, &utterance);
    add_notes(readability, node);
}

static void add_block(struct readability *readability, const struct node *node) {
    switch (node->kind) {
    case NODE_HEADING:
        readability_add_part(readability, node_plain_text(readability->arena, node),
                             node->position);
        break;
    case NODE_PARAGRAPH:
        add_utterance(readability, node);
        break;
    case NODE_CELL:
        if (!node->cell.header || node->cell.row_header)
            add_utterance(readability, node);
        break;
    case NODE_QUOTE: // somebody else's words
    case NODE_FIGURE:
    case NODE_CODE_BLOCK:
        break;
    default:
        if (node_anchor(node).length == 0) // else an entry of the list of sources
            add_blocks(readability, node);
        break;
    }
}

static void add_blocks(struct readability *readability, const struct node *parent) {
    for (const struct node *node = parent->first; node; node = node->next)
        add_block(readability, node);
}

static struct position front_position(const struct value *front_matter, struct position otherwise) {
    const struct value *level = value_find(front_matter, "level");
    return level ? level->position : otherwise;
}

struct readability *readability_of_document(struct arena *arena, const struct document *document) {
    struct position whole = front_position(document->front_matter, document->root->position);
    struct readability *readability = readability_create(arena, document->language, whole);
    add_blocks(readability, document->root);
    return readability;
}

// ---- templates that nothing is filled into ----

static void copy_parts(struct arena *arena, const struct part *parent, struct node *into);

static struct node *copy_node(struct arena *arena, const struct node *model, struct node *into) {
    struct node *node = arena_new(arena, struct node);
    *node = *model;
    node_append(into, node);
    return node;
}

// Every branch, and a loop once; figures and forms have no sentences of the template's own.
static void copy_part(struct arena *arena, const struct part *part, struct node *into) {
    struct node model = {.kind = NODE_TEXT, .position = part->model.position};
    switch (part->kind) {
    case PART_NODE:
        copy_parts(arena, part, copy_node(arena, &part->model, into));
        break;
    case PART_PLACEHOLDER:
        model.text.content = TEXT(OPAQUE_WORD);
        model.text.origin = TEXT_OUTSIDE;
        copy_node(arena, &model, into);
        break;
    case PART_CHOICE:
    case PART_BRANCH:
    case PART_LOOP:
        copy_parts(arena, part, into);
        break;
    case PART_NOTE:
        model.kind = NODE_FOOTNOTE;
        copy_parts(arena, part->note->content, copy_node(arena, &model, into));
        break;
    default:
        break;
    }
}

static void copy_parts(struct arena *arena, const struct part *parent, struct node *into) {
    for (const struct part *part = parent->first; part; part = part->next)
        copy_part(arena, part, into);
}

static struct text language_of(const struct template *template) {
    const struct pattern *pattern = &template->metadata[METADATA_LANGUAGE];
    return pattern->count && !pattern->pieces[0].expression ? pattern->pieces[0].literal : TEXT("");
}

struct readability *readability_of_template(struct arena *arena, const struct template *template) {
    struct document document = {
        .root = node_create(arena, NODE_DOCUMENT, template->root->model.position),
        .language = language_of(template),
        .front_matter = &template->front_matter,
    };
    copy_parts(arena, template->root, document.root);
    return readability_of_document(arena, &document);
}
