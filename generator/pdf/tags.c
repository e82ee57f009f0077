// SPDX-License-Identifier: GPL-3.0-or-later
/* The structure tree (ISO 32000-1, 14.7 and 14.8): built from the document tree, then filled by
 * the items as they pass.
 *
 * Each node gets a place: the element to which its content belongs, and a slot among that
 * element's kids. Marked content is noted in the slot of the node with which it began. So kids
 * stand in the order of the document, wherever layout has put them, and a paragraph over two
 * pages is nothing special. */
#include "pdf/private.h"

const char *const role_names[ROLES] = {
    [ROLE_DOCUMENT] = "Document",
    [ROLE_PART] = "Part",
    [ROLE_SECT] = "Sect",
    [ROLE_DIV] = "Div",
    [ROLE_H1] = "H1",
    [ROLE_H2] = "H2",
    [ROLE_H3] = "H3",
    [ROLE_H4] = "H4",
    [ROLE_H5] = "H5",
    [ROLE_H6] = "H6",
    [ROLE_P] = "P",
    [ROLE_BLOCK_QUOTE] = "BlockQuote",
    [ROLE_L] = "L",
    [ROLE_LI] = "LI",
    [ROLE_LBL] = "Lbl",
    [ROLE_LBODY] = "LBody",
    [ROLE_TABLE] = "Table",
    [ROLE_THEAD] = "THead",
    [ROLE_TBODY] = "TBody",
    [ROLE_TR] = "TR",
    [ROLE_TH] = "TH",
    [ROLE_TD] = "TD",
    [ROLE_FIGURE] = "Figure",
    [ROLE_CAPTION] = "Caption",
    [ROLE_CODE] = "Code",
    [ROLE_FORM] = "Form",
    [ROLE_LINK] = "Link",
    [ROLE_REFERENCE] = "Reference",
    [ROLE_NOTE] = "Note",
    [ROLE_SPAN] = "Span",
};

/* ---- building ---- */

static struct kid *add_kid(struct tags *tags, struct element *parent, struct element *child) {
    struct kid *kid = arena_new(tags->arena, struct kid);
    kid->element = child;
    if (parent->last)
        parent->last->next = kid;
    else
        parent->first = kid;
    parent->last = kid;
    return kid;
}

/* Whether text in the language of `node` is in another one than what stands around it. */
static bool changes_language(const struct tags *tags, const struct node *node,
                             const struct element *parent) {
    if (node->language.length == 0)
        return false;
    while (parent && parent->language.length == 0)
        parent = parent->parent;
    return !text_equal(node->language,
                       parent ? parent->language : tags->layout->document->language);
}

static struct element *add_element(struct tags *tags, struct element *parent, enum role role,
                                   const struct node *node) {
    struct element *element = arena_new(tags->arena, struct element);
    element->role = role;
    element->node = node;
    element->parent = parent;
    if (changes_language(tags, node, parent))
        element->language = node->language;
    if (parent)
        add_kid(tags, parent, element);
    return element;
}

/* The content of `node` goes into `element`, at this point among its kids. */
static void place_node(struct tags *tags, const struct node *node, struct element *element) {
    struct place *place = &tags->places[node->number];
    place->element = element;
    place->kid = add_kid(tags, element, NULL);
}

static void place_label(struct tags *tags, const struct node *node, struct element *element) {
    struct place *place = &tags->places[node->number];
    place->label_element = element;
    place->label_kid = add_kid(tags, element, NULL);
}

static void build(struct tags *tags, const struct node *node, struct element *parent);

static void build_children(struct tags *tags, const struct node *node, struct element *parent) {
    for (const struct node *child = node->first; child; child = child->next)
        build(tags, child, parent);
}

static void build_plain(struct tags *tags, const struct node *node, struct element *parent,
                        enum role role) {
    struct element *element = add_element(tags, parent, role, node);
    place_node(tags, node, element);
    build_children(tags, node, element);
}

static void build_part(struct tags *tags, const struct node *node, struct element *parent) {
    build_children(tags, node, add_element(tags, parent, ROLE_PART, node));
}

static void build_heading(struct tags *tags, const struct node *node, struct element *parent) {
    build_plain(tags, node, parent, (enum role)(ROLE_H1 + node->heading.level - 1));
}

static bool has_text_only(const struct node *node) {
    for (const struct node *child = node->first; child; child = child->next)
        if (!node_is_inline(child->kind))
            return false;
    return true;
}

/* The only paragraph of an item is the item's body, as it has no <p> in HTML. */
static bool is_bare_paragraph(const struct node *node) {
    return node->kind == NODE_PARAGRAPH && !node->next && node->parent &&
           node->parent->kind == NODE_ITEM && node->parent->first == node;
}

static void build_paragraph(struct tags *tags, const struct node *node, struct element *parent) {
    if (is_bare_paragraph(node) && has_text_only(node))
        build_children(tags, node, parent);
    else
        build_plain(tags, node, parent, ROLE_P);
}

static void build_list(struct tags *tags, const struct node *node, struct element *parent) {
    build_children(tags, node, add_element(tags, parent, ROLE_L, node));
}

static void build_item(struct tags *tags, const struct node *node, struct element *parent) {
    struct element *item = add_element(tags, parent, ROLE_LI, node);
    struct element *label = add_element(tags, item, ROLE_LBL, node);
    struct element *body = add_element(tags, item, ROLE_LBODY, node);
    struct element *box = node->item.task ? add_element(tags, label, ROLE_FORM, node) : label;
    place_node(tags, node, box);
    place_label(tags, node, box);
    build_children(tags, node, body);
}

static bool has_body(const struct node *table) {
    for (const struct node *row = table->first; row; row = row->next)
        if (row->kind == NODE_ROW && !row->row.header)
            return true;
    return false;
}

/* A head without a body is none (ISO 14289-1, 7.5): a table of nothing but a head is all body. */
static void build_table(struct tags *tags, const struct node *node, struct element *parent) {
    struct element *table = add_element(tags, parent, ROLE_TABLE, node), *group = NULL;
    bool body = has_body(node);
    for (const struct node *child = node->first; child; child = child->next) {
        if (child->kind != NODE_ROW) {
            build(tags, child, table);
            continue;
        }
        enum role role = child->row.header && body ? ROLE_THEAD : ROLE_TBODY;
        if (!group || group->role != role)
            group = add_element(tags, table, role, node);
        build(tags, child, group);
    }
}

static void build_row(struct tags *tags, const struct node *node, struct element *parent) {
    struct element *row = add_element(tags, parent, ROLE_TR, node);
    for (const struct node *cell = node->first; cell; cell = cell->next) {
        bool header = cell->cell.header || cell->cell.row_header;
        build_plain(tags, cell, row, header ? ROLE_TH : ROLE_TD);
    }
}

static void build_figure(struct tags *tags, const struct node *node, struct element *parent) {
    if (node->first)
        parent = add_element(tags, parent, ROLE_DIV, node);
    place_node(tags, node, add_element(tags, parent, ROLE_FIGURE, node));
    build_children(tags, node, parent);
}

static void build_box(struct tags *tags, const struct node *node, struct element *parent) {
    struct element *box = add_element(tags, parent, ROLE_DIV, node);
    struct element *label = add_element(tags, box, ROLE_P, node);
    place_node(tags, node, label);
    place_label(tags, node, label);
    build_children(tags, node, box);
}

/* Notes and the descriptions of pictures are set elsewhere, or not at all. */
static bool has_right_to_left(const struct node *node) {
    if (node->language.length && font_right_to_left(node->language))
        return true;
    if (node->kind == NODE_TEXT || node->kind == NODE_CODE || node->kind == NODE_CODE_BLOCK)
        return font_has_right_to_left(node->text.content);
    if (node->kind == NODE_FOOTNOTE || node->kind == NODE_IMAGE)
        return false;
    for (const struct node *child = node->first; child; child = child->next)
        if (has_right_to_left(child))
            return true;
    return false;
}

/* Can the glyphs of a text stand in another order than it is read? They can in a paragraph that
 * starts at the right and beside anything that stands right to left, even numbers and brackets.
 * Then a reader needs the text beside them. */
static bool is_read_beside_glyphs(struct tags *tags, const struct node *node) {
    const struct node *block = node;
    while (node_is_inline(block->kind))
        block = block->parent;
    if (block != tags->block) {
        const struct node *speaker = block;
        while (speaker && speaker->language.length == 0)
            speaker = speaker->parent;
        struct text language = speaker ? speaker->language : tags->layout->document->language;
        tags->block_mixed = font_right_to_left(language) || has_right_to_left(block);
        tags->block = block;
    }
    return tags->block_mixed;
}

static void read_beside_glyphs(struct tags *tags, const struct node *node,
                               struct element *element) {
    element->right_to_left = is_read_beside_glyphs(tags, node);
    element->after_blank = tags->after_blank;
    tags->after_blank = false;
}

static void build_code(struct tags *tags, const struct node *node, struct element *parent) {
    struct element *code = add_element(tags, parent, ROLE_CODE, node);
    read_beside_glyphs(tags, node, code);
    place_node(tags, node, code);
}

static void build_code_block(struct tags *tags, const struct node *node, struct element *parent) {
    build_code(tags, node, add_element(tags, parent, ROLE_P, node));
}

/* The mark that calls the note, then the note itself: it is read where it is called. */
static void build_footnote(struct tags *tags, const struct node *node, struct element *parent) {
    struct element *reference = add_element(tags, parent, ROLE_REFERENCE, node);
    if (tags->linked[node->number])
        reference = add_element(tags, reference, ROLE_LINK, node);
    place_node(tags, node, reference);
    if (node->footnote.again)
        return;
    struct element *note = add_element(tags, parent, ROLE_NOTE, node);
    place_label(tags, node, add_element(tags, note, ROLE_LBL, node));
    arena_push(tags->arena, tags->notes, tags->note_count, tags->note_capacity) = note;
    build_children(tags, node, note);
}

/* Emphasis and the like are no elements in PDF 1.7; a passage in another language is one. */
static void build_passage(struct tags *tags, const struct node *node, struct element *parent) {
    if (changes_language(tags, node, parent))
        parent = add_element(tags, parent, ROLE_SPAN, node);
    place_node(tags, node, parent);
    build_children(tags, node, parent);
}

static void build_text(struct tags *tags, const struct node *node, struct element *parent) {
    bool beside = is_read_beside_glyphs(tags, node);
    if (beside || changes_language(tags, node, parent))
        parent = add_element(tags, parent, ROLE_SPAN, node);
    if (beside)
        read_beside_glyphs(tags, node, parent);
    tags->after_blank = text_trim(node->text.content).length == 0;
    place_node(tags, node, parent);
}

static void build_break(struct tags *tags, const struct node *node, struct element *parent) {
    place_node(tags, node, parent);
    tags->after_blank = true;
}

static void build_link(struct tags *tags, const struct node *node, struct element *parent) {
    if (tags->linked[node->number])
        parent = add_element(tags, parent, ROLE_LINK, node);
    place_node(tags, node, parent);
    build_children(tags, node, parent);
}

/* An image's children are its description. */
static void build_image(struct tags *tags, const struct node *node, struct element *parent) {
    place_node(tags, node, add_element(tags, parent, ROLE_FIGURE, node));
}

static void build_field(struct tags *tags, const struct node *node, struct element *parent) {
    place_node(tags, node, add_element(tags, parent, ROLE_FORM, node));
}

/* A role that takes the node's content and holds its children; or a function that does more.
 * Kinds without either have nothing to say. */
static const struct {
    enum role role;
    void (*build)(struct tags *tags, const struct node *node, struct element *parent);
} builders[NODE_KINDS] = {
    [NODE_DOCUMENT] = {.build = build_children},
    [NODE_PART] = {.build = build_part},
    [NODE_SECTION] = {.role = ROLE_SECT},
    [NODE_HEADING] = {.build = build_heading},
    [NODE_SUBTITLE] = {.role = ROLE_P},
    [NODE_PARAGRAPH] = {.build = build_paragraph},
    [NODE_QUOTE] = {.role = ROLE_BLOCK_QUOTE},
    [NODE_BOX] = {.build = build_box},
    [NODE_LIST] = {.build = build_list},
    [NODE_ITEM] = {.build = build_item},
    [NODE_CODE_BLOCK] = {.build = build_code_block},
    [NODE_TABLE] = {.build = build_table},
    [NODE_ROW] = {.build = build_row},
    [NODE_FIGURE] = {.build = build_figure},
    [NODE_CAPTION] = {.role = ROLE_CAPTION},
    [NODE_LINES] = {.build = build_field},
    [NODE_KEEP] = {.build = build_children},
    [NODE_MASTHEAD] = {.role = ROLE_P},
    [NODE_TEXT] = {.build = build_text},
    [NODE_SOFT_BREAK] = {.build = build_break},
    [NODE_LINE_BREAK] = {.build = build_break},
    [NODE_CODE] = {.build = build_code},
    [NODE_EMPHASIS] = {.build = build_passage},
    [NODE_STRONG] = {.build = build_passage},
    [NODE_STRIKETHROUGH] = {.build = build_passage},
    [NODE_LINK] = {.build = build_link},
    [NODE_IMAGE] = {.build = build_image},
    [NODE_SPAN] = {.build = build_passage},
    [NODE_TICK_BOX] = {.build = build_field},
    [NODE_FOOTNOTE] = {.build = build_footnote},
};

static void build(struct tags *tags, const struct node *node, struct element *parent) {
    if (builders[node->kind].build)
        builders[node->kind].build(tags, node, parent);
    else if (builders[node->kind].role)
        build_plain(tags, node, parent, builders[node->kind].role);
}

/* Link elements must have an annotation, so which nodes have one is found first. */
static void find_links(struct tags *tags) {
    const struct pages *layout = tags->layout;
    struct target target;
    for (size_t page = 0; page < layout->count; page++)
        for (size_t index = 0; index < layout->pages[page].link_count; index++) {
            const struct node *node = layout->pages[page].links[index].node;
            if (link_target(&tags->goals, node, &target))
                tags->linked[node->number] = true;
        }
}

struct tags *tags_create(struct arena *arena, const struct pages *layout) {
    const struct document *document = layout->document;
    struct tags *tags = arena_new(arena, struct tags);
    tags->arena = arena;
    tags->layout = layout;
    tags->places = arena_new_array(arena, document->node_count, struct place);
    tags->linked = arena_new_array(arena, document->node_count, bool);
    tags->sides = arena_new_array(arena, pages_side_count(layout), struct side_tags);
    tags->goals = goals_find(arena, layout);
    find_links(tags);
    tags->root = add_element(tags, NULL, ROLE_DOCUMENT, document->root);
    build(tags, document->root, tags->root);
    return tags;
}

/* Empty cells stay, for a row must have as many as the others; so does an item's empty body. */
static bool stays_empty(enum role role) {
    return role == ROLE_THEAD || role == ROLE_TBODY || role == ROLE_TR || role == ROLE_TH ||
           role == ROLE_TD || role == ROLE_LBODY;
}

static void settle(struct element *element) {
    for (struct kid *kid = element->first; kid; kid = kid->next) {
        if (!kid->element)
            continue;
        if (element->kept && stays_empty(kid->element->role))
            kid->element->kept = true;
        if (kid->element->kept)
            settle(kid->element);
    }
}

void tags_settle(struct tags *tags) {
    tags->root->kept = true;
    settle(tags->root);
}
