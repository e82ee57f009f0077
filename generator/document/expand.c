// SPDX-License-Identifier: GPL-3.0-or-later
// Template and values to document: parts become nodes, in the order in which they stand.
#include "document/expand.h"

#include "document/destination.h"
#include "document/sources.h"

#include <libintl.h>
#include <string.h>

// ---- values ----

static bool evaluate(struct filling *filling, const struct expression *expression,
                     struct diagnostics *diagnostics, struct value *value) {
    return filling->evaluator->evaluate(filling->evaluator->context, expression->id, filling->arena,
                                        diagnostics, value);
}

// In a branch that these values do not enter, values may be missing; names may not.
bool filling_evaluate(struct filling *filling, const struct expression *expression,
                      struct value *value) {
    if (!filling->doubtful)
        return evaluate(filling, expression, filling->diagnostics, value);
    struct diagnostics unheard = diagnostics_create(filling->arena);
    if (evaluate(filling, expression, &unheard, value))
        return true;
    if (filling->evaluator->failed_on_name(filling->evaluator->context))
        diagnostics_add(filling->diagnostics, &unheard);
    return false;
}

static void report_no_text(struct filling *filling, const struct expression *expression,
                           const struct value *value) {
    if (value->kind != VALUE_NIL)
        report_error(filling->diagnostics, expression->position, "expected a text or a number",
                     "\"%.*s\" is %s", TEXT_ARGUMENTS(expression->text),
                     gettext(value_kind_name(value->kind)));
    else if (!filling->doubtful)
        report_error(filling->diagnostics, expression->position,
                     "expected a value, or {{#if …}} around it, or `… or \"\"`", "\"%.*s\" is nil",
                     TEXT_ARGUMENTS(expression->text));
}

static bool evaluate_text(struct filling *filling, const struct expression *expression,
                          struct text *text) {
    struct value value;
    if (!filling_evaluate(filling, expression, &value))
        return false;
    if (filling->evaluator->text(filling->evaluator->context, filling->arena, &value, text))
        return true;
    report_no_text(filling, expression, &value);
    return false;
}

// ---- text ----

// Is every character one that text may hold?
static bool is_clean(struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        if (byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2)
            return false;
    }
    return true;
}

static void add_text(struct filling *filling, struct text text, struct position position,
                     struct node *into) {
    if (text.length == 0)
        return;
    struct node *node = node_create(filling->arena, NODE_TEXT, position);
    node->text.content = text;
    node->text.origin = filling->origin;
    node_append(into, node);
}

#define BREAKS_IN_A_ROW 2 // more empty lines in an answer are one

void filling_text(struct filling *filling, struct text text, struct position position,
                  struct node *into) {
    if (is_clean(text)) {
        add_text(filling, text, position, into);
        return;
    }
    struct builder line = {.arena = filling->arena};
    unsigned breaks = 0;
    for (size_t offset = 0; offset < text.length;) {
        uint32_t character = text_character(text, &offset);
        if (character == '\n' || character == 0x2028 || character == 0x2029) {
            add_text(filling, builder_result(&line), position, into);
            line = (struct builder){.arena = filling->arena};
            if (breaks++ < BREAKS_IN_A_ROW)
                node_append(into, node_create(filling->arena, NODE_LINE_BREAK, position));
        } else if (character == '\t') {
            builder_byte(&line, ' ');
        } else if (character >= 0x20 && !(character >= 0x7F && character < 0xA0)) {
            builder_character(&line, character);
            breaks = 0;
        }
    }
    add_text(filling, builder_result(&line), position, into);
}

static void fill_placeholder(struct filling *filling, const struct part *part, struct node *into) {
    struct text text;
    enum text_origin outer = filling->origin;
    if (!evaluate_text(filling, part->expression, &text))
        return;
    if (filling_writes(filling, part->expression->text))
        filling->origin = TEXT_OWN;
    filling_text(filling, text, part->model.position, into);
    filling->origin = outer;
}

// ---- links ----

static struct position first_expression(const struct part *part) {
    for (size_t i = 0; i < part->link.destination->count; i++)
        if (part->link.destination->pieces[i].expression)
            return part->link.destination->pieces[i].expression->position;
    return part->model.position;
}

static bool fill_destination(struct filling *filling, const struct part *part, struct node *node) {
    struct builder builder = {.arena = filling->arena};
    for (size_t i = 0; i < part->link.destination->count; i++) {
        const struct piece *piece = &part->link.destination->pieces[i];
        struct text text;
        if (!piece->expression)
            builder_text(&builder, piece->literal);
        else if (evaluate_text(filling, piece->expression, &text))
            destination_add_value(&builder, text_trim(text));
        else
            return false;
    }
    node->link.destination = builder_result(&builder);
    if (node->link.destination.length && link_is_safe(node->link.destination))
        return true;
    if (!filling->doubtful)
        report_error(filling->diagnostics, first_expression(part),
                     "expected http:, https:, mailto:, tel: or a relative address",
                     node->link.destination.length ? N_("this link is not followed: \"%.*s\"")
                                                   : N_("link without an address%.*s"),
                     TEXT_ARGUMENTS(node->link.destination));
    return false;
}

// What is said of a link; one whose value is not there was reported, and then the link goes too.
static bool fill_link_title(struct filling *filling, const struct pattern *title,
                            struct node *node) {
    struct builder builder = {.arena = filling->arena};
    for (size_t i = 0; i < title->count; i++) {
        const struct piece *piece = &title->pieces[i];
        struct text text = piece->literal;
        if (piece->expression && !evaluate_text(filling, piece->expression, &text))
            return false;
        builder_text(&builder, text);
    }
    node->link.title = text_trim(builder_result(&builder));
    return true;
}

// ---- notes ----

// Do two notes say the same?
static bool same_content(const struct node *a, const struct node *b) {
    const struct node *left = a->first, *right = b->first;
    for (; left && right; left = left->next, right = right->next) {
        bool text =
            left->kind == NODE_TEXT || left->kind == NODE_CODE || left->kind == NODE_CODE_BLOCK;
        if (left->kind != right->kind || left->kind == NODE_FOOTNOTE ||
            (text && !text_equal(left->text.content, right->text.content)) ||
            (left->kind == NODE_LINK &&
             !text_equal(left->link.destination, right->link.destination)) ||
            !same_content(left, right))
            return false;
    }
    return !left && !right;
}

static void fill_note(struct filling *filling, const struct part *part, struct node *into) {
    struct node *node = node_create(filling->arena, NODE_FOOTNOTE, part->model.position);
    struct node **called = &filling->called[part->note->index];
    bool crossed = filling->crossed, again = *called && !part->note->varies;
    uint32_t number = filling->notes + 1;
    node_append(into, node);
    if (!again) {
        filling->notes++;
        filling_children(filling, part->note->content, node);
        filling->crossed = crossed;
        again = *called && same_content(*called, node);
        filling->notes -= again;
    }
    if (again) {
        number = (*called)->footnote.number;
        node->first = node->last = NULL;
    } else {
        *called = node;
    }
    node->footnote.number = number;
    node->footnote.again = again;
}

// ---- branches and loops ----

static bool holds(const struct value *value) {
    return value->kind != VALUE_NIL && (value->kind != VALUE_BOOLEAN || value->boolean);
}

static void fill_branch(struct filling *filling, const struct part *branch, struct node *into) {
    filling->crossed = true;
    filling_children(filling, branch, into);
    filling->crossed = true;
}

static void fill_choice(struct filling *filling, const struct part *part, struct node *into) {
    bool chosen = false;
    for (const struct part *branch = part->first; branch; branch = branch->next) {
        struct value value;
        bool evaluated =
            !branch->expression || filling_evaluate(filling, branch->expression, &value);
        bool here = !chosen && evaluated && (!branch->expression || holds(&value));
        if (here) {
            fill_branch(filling, branch, into);
            chosen = true;
        } else if (filling->expansion->visit_all) {
            filling->doubtful++;
            fill_branch(filling, branch, into);
            filling->doubtful--;
        }
        if (chosen && !filling->expansion->visit_all)
            return;
    }
}

static void fill_loop(struct filling *filling, const struct part *part, struct node *into) {
    const struct evaluator *evaluator = filling->evaluator;
    struct value list;
    if (!filling_evaluate(filling, part->expression, &list))
        return;
    if (list.kind != VALUE_LIST) {
        if (list.kind != VALUE_NIL || !filling->doubtful)
            report_error(filling->diagnostics, part->expression->position, "expected a list",
                         "\"%.*s\" is %s", TEXT_ARGUMENTS(part->expression->text),
                         list.kind == VALUE_NIL ? "nil" : gettext(value_kind_name(list.kind)));
        return;
    }
    for (size_t i = 0; i < list.list.count; i++) {
        evaluator->bind(evaluator->context, part->variable, &list.list.items[i]);
        filling_enter(filling, part);
        fill_branch(filling, part, into);
        filling_leave(filling);
        evaluator->unbind(evaluator->context);
        if (filling->expansion->visit_all)
            return;
    }
}

// ---- nodes ----

// Lists that only a directive parts are one list: items that were looped over one by one.
static bool continues_list(const struct filling *filling, const struct node *last,
                           const struct node *model) {
    return filling->crossed && last && last->kind == NODE_LIST && model->kind == NODE_LIST &&
           last->list.ordered == model->list.ordered;
}

static void check_filled(struct filling *filling, const struct node *node) {
    if (filling->template->mode != TEMPLATE_FILL || filling->doubtful)
        return;
    bool heading = node->kind == NODE_HEADING;
    if ((heading || node->kind == NODE_IMAGE) && node_plain_text(filling->arena, node).length == 0)
        report_error(filling->diagnostics, node->position, NULL,
                     heading ? N_("heading without words") : N_("image without a description"));
}

static void fill_node(struct filling *filling, const struct part *part, struct node *into) {
    if (continues_list(filling, into->last, &part->model)) {
        into->last->list.tight &= part->model.list.tight;
        filling_children(filling, part, into->last);
        filling->crossed = false;
        return;
    }
    struct node *node = arena_new(filling->arena, struct node);
    *node = part->model;
    bool link = node->kind == NODE_LINK || node->kind == NODE_IMAGE;
    if (link && part->link.destination && !fill_destination(filling, part, node))
        return;
    if (link && part->link.title && !fill_link_title(filling, part->link.title, node))
        return;
    node_append(into, node);
    filling->crossed = false;
    filling_children(filling, part, node);
    filling->crossed = false;
    check_filled(filling, node);
}

static void fill_part(struct filling *filling, const struct part *part, struct node *into) {
    switch (part->kind) {
    case PART_NODE:
        fill_node(filling, part, into);
        break;
    case PART_PLACEHOLDER:
        fill_placeholder(filling, part, into);
        break;
    case PART_CHOICE:
        fill_choice(filling, part, into);
        break;
    case PART_LOOP:
        fill_loop(filling, part, into);
        break;
    case PART_NOTE:
        fill_note(filling, part, into);
        break;
    case PART_CHART:
    case PART_ECOGRAM:
    case PART_SHEET_CODE:
        figure_fill(filling, part, into);
        break;
    case PART_LINES:
        lines_fill(filling, part, into);
        break;
    case PART_QUESTIONS:
        questions_fill(filling, part, into);
        break;
    case PART_CITATION:
        citation_fill(filling, part, into);
        break;
    case PART_SOURCES:
        source_list_fill(filling, part, into);
        break;
    case PART_BRANCH: // filled by its choice
    case PART_MARK:   // none is left
        break;
    }
}

void filling_children(struct filling *filling, const struct part *parent, struct node *into) {
    for (const struct part *part = parent->first; part; part = part->next)
        fill_part(filling, part, into);
}

// ---- the document ----

static struct text fill_pattern(struct filling *filling, const struct pattern *pattern) {
    struct builder builder = {.arena = filling->arena};
    for (size_t i = 0; i < pattern->count; i++) {
        const struct piece *piece = &pattern->pieces[i];
        struct text text = piece->literal;
        if (!piece->expression || evaluate_text(filling, piece->expression, &text))
            builder_text(&builder, text);
    }
    // On one line, and without what no metadata may hold.
    struct node line = {.kind = NODE_PARAGRAPH};
    filling_text(filling, builder_result(&builder), (struct position){0}, &line);
    return node_plain_text(filling->arena, &line);
}

static void fill_metadata(struct filling *filling, struct document *document) {
    struct text approved;
    struct text *const fields[METADATA_KEYS] = {
        [METADATA_TITLE] = &document->title,       [METADATA_SUBTITLE] = &document->subtitle,
        [METADATA_AUTHOR] = &document->author,     [METADATA_SUBJECT] = &document->subject,
        [METADATA_KEYWORDS] = &document->keywords, [METADATA_LANGUAGE] = &document->language,
        [METADATA_DATE] = &document->date,         [METADATA_EDITION] = &document->edition,
        [METADATA_NOTICE] = &document->notice,     [METADATA_APPROVED] = &approved,
    };
    for (size_t i = 0; i < METADATA_KEYS; i++)
        *fields[i] = fill_pattern(filling, &filling->template->metadata[i]);
    if (document->language.length == 0)
        document->language = filling->expansion->language;
    if (approved.length) // then it is a draft no longer, which is what the notice says
        document->notice = TEXT("");
}

struct document *template_expand(struct arena *arena, const struct template *template,
                                 const struct expansion *expansion,
                                 struct diagnostics *diagnostics) {
    size_t errors = diagnostics->errors;
    struct document *document = arena_new(arena, struct document);
    struct filling filling = {
        .arena = arena,
        .template = template,
        .expansion = expansion,
        .evaluator = expansion->evaluator,
        .diagnostics = diagnostics,
        .called = arena_new_array(arena, template->note_count, struct node *),
        .origin = expansion->visit_all ? TEXT_OUTSIDE : TEXT_OWN,
    };
    fill_metadata(&filling, document);
    filling.language = document->language;
    document->front_matter = &template->front_matter;
    document->root = node_create(arena, NODE_DOCUMENT, template->root->model.position);
    filling_children(&filling, template->root, document->root);
    sources_fill(&filling);
    document_tidy(arena, document->root);
    document_outline(&filling, document);
    return diagnostics->errors == errors ? document : NULL;
}
