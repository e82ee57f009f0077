// SPDX-License-Identifier: GPL-3.0-or-later
// What a template has to account for: quotations and boxes marked `fact` name their source, a
// re-issue cites whatever the first issue named, and what is cited stands in a list.
#include "document/sources.h"

#define QUOTED_WORDS 5 // fewer are a name or a term

struct claims {
    struct reading *reading;
    bool in_quotation;                  // a marked one
    const struct part *citation, *list; // the first of each
    bool *cited;                        // by reference of the bibliography
};

static bool is_node(const struct part *part, enum node_kind kind) {
    return part->kind == PART_NODE && part->model.kind == kind;
}

// Does a part of this kind stand at or below `part`? Notes count where they are called.
static bool holds(const struct part *part, enum part_kind kind) {
    if (part->kind == kind || (part->kind == PART_NOTE && holds(part->note->content, kind)))
        return true;
    for (const struct part *child = part->first; child; child = child->next)
        if (holds(child, kind))
            return true;
    return false;
}

// Each paragraph, list item and row of a table is a claim of its own.
static void check_fact(struct claims *claims, const struct part *part) {
    bool claim =
        is_node(part, NODE_PARAGRAPH) || (is_node(part, NODE_ROW) && !part->model.row.header);
    if (claim && !holds(part, PART_CITATION))
        complain(claims->reading, part->model.position, N_("end it with [@key] of its source"),
                 N_("a claim without a source in a box that is marked as fact"));
    for (const struct part *child = claim ? NULL : part->first; child; child = child->next)
        check_fact(claims, child);
}

// A quotation says whose words it gives. A respondent's own are a placeholder.
static void check_quote(struct claims *claims, const struct part *quote) {
    if (claims->reading->template->bibliography && !holds(quote, PART_CITATION) &&
        !holds(quote, PART_PLACEHOLDER))
        complain(claims->reading, quote->model.position,
                 N_("end it with [@key, p. 3]; what is no quotation belongs in a box: > [!NOTE]"),
                 N_("a quotation without its source"));
}

// ---- words between quotation marks ----

struct quoted {
    const struct part *from; // where they open, NULL outside
    const struct part *found;
    uint32_t before; // the character before this one
    size_t words;
};

static bool is_blank(uint32_t character) {
    return character == ' ' || character == 0xA0 || character == 0;
}

static void read_quoted(struct quoted *quoted, const struct part *part) {
    struct text text = part->model.text.content;
    for (size_t offset = 0; offset < text.length;) {
        uint32_t character = text_character(text, &offset);
        bool straight = character == '"';
        if (quoted->from && (straight || character == 0x201C || character == 0x201D)) {
            if (quoted->words >= QUOTED_WORDS && !quoted->found)
                quoted->found = quoted->from;
            quoted->from = NULL;
        } else if (!quoted->from &&
                   (character == 0x201C || character == 0x201E ||
                    (straight && (is_blank(quoted->before) || quoted->before == '(')))) {
            quoted->from = part;
            quoted->words = 0;
        }
        quoted->words += !is_blank(character) && (is_blank(quoted->before) || quoted->words == 0);
        quoted->before = character;
    }
}

static void find_quoted(struct quoted *quoted, const struct part *part) {
    if (is_node(part, NODE_TEXT))
        read_quoted(quoted, part);
    else if (is_node(part, NODE_SOFT_BREAK))
        quoted->before = ' ';
    for (const struct part *child = part->first; child; child = child->next)
        find_quoted(quoted, child);
}

// Double quotation marks say that words are somebody's: whose?
static void check_quoted(struct claims *claims, const struct part *paragraph) {
    struct quoted quoted = {0};
    find_quoted(&quoted, paragraph);
    if (quoted.found && !claims->in_quotation && claims->reading->template->bibliography &&
        !holds(paragraph, PART_CITATION) && !holds(paragraph, PART_PLACEHOLDER))
        complain(claims->reading, quoted.found->model.position,
                 N_("end it with [@key, p. 3]; words that nobody wrote stand between ‘ and ’"),
                 N_("a quotation without its source"));
}

static void note_citation(struct claims *claims, const struct part *part) {
    const struct bibliography *bibliography = claims->reading->template->bibliography;
    if (!claims->citation)
        claims->citation = part;
    for (size_t i = 0; bibliography && i < part->citation->count; i++)
        claims->cited[part->citation->items[i].reference - bibliography->references] = true;
}

static void visit(struct claims *claims, const struct part *part) {
    if (part->kind == PART_CITATION)
        note_citation(claims, part);
    else if (part->kind == PART_NOTE)
        visit(claims, part->note->content);
    else if (part->kind == PART_SOURCES && !claims->list)
        claims->list = part;
    else if (is_node(part, NODE_BOX) && part->fact)
        check_fact(claims, part);
    else if (is_node(part, NODE_QUOTE))
        check_quote(claims, part);
    else if (is_node(part, NODE_PARAGRAPH) || is_node(part, NODE_CELL))
        check_quoted(claims, part);
    bool outside = !claims->in_quotation;
    claims->in_quotation |= is_node(part, NODE_QUOTE);
    for (const struct part *child = part->first; child; child = child->next)
        visit(claims, child);
    claims->in_quotation &= !outside;
}

static void check_list(struct claims *claims) {
    const struct template *template = claims->reading->template;
    bool named = value_find(&template->front_matter, "sources");
    // Without front matter it is a part of another template, which has the bibliography.
    if (!named && claims->citation && template->front_matter.map.count)
        complain(claims->reading, claims->citation->model.position,
                 N_("name it in the front matter: `sources: FILE`"),
                 N_("there is no bibliography to look in"));
    else if (named && claims->citation && !claims->list)
        complain(claims->reading, claims->citation->model.position,
                 N_("expected a block of kind \"sources\", in which the list comes"),
                 N_("cited in a document without a list of sources"));
    else if (named && claims->list && !claims->citation && !claims->reading->citation_broken)
        complain(claims->reading, claims->list->model.position,
                 N_("expected [@key] where a source is used"),
                 N_("a list of sources, and nothing is cited"));
}

static bool names(const struct reference *reference, struct text id) {
    for (size_t i = 0; i < reference->named_in_count; i++)
        if (text_equal(reference->named_in[i], id))
            return true;
    return false;
}

// `replaces: factsheet2022`: a re-issue loses no source of what it replaces.
static void check_replaced(struct claims *claims) {
    struct reading *reading = claims->reading;
    const struct bibliography *bibliography = reading->template->bibliography;
    const struct value *replaced = value_find(&reading->template->front_matter, "replaces");
    if (!bibliography || !replaced || replaced->kind == VALUE_NIL || reading->citation_broken)
        return;
    struct text id = replaced->kind == VALUE_TEXT ? replaced->text : TEXT("");
    if (!bibliography_find(bibliography, id)) {
        complain(reading, replaced->position,
                 bibliography_nearest(reading->arena, bibliography, id),
                 "there is no source \"%.*s\"", TEXT_ARGUMENTS(id));
        return;
    }
    for (size_t i = 0; i < bibliography->count; i++) {
        const struct reference *reference = &bibliography->references[i];
        if (!names(reference, id) || claims->cited[i])
            continue;
        complain(reading, replaced->position,
                 expected_format(reading->arena, "expected [@%.*s] where it is used",
                                 TEXT_ARGUMENTS(reference->id)),
                 "\"%.*s\" names the source \"%.*s\", which is not cited here", TEXT_ARGUMENTS(id),
                 TEXT_ARGUMENTS(reference->id));
    }
}

void claims_check(struct reading *reading) {
    const struct bibliography *bibliography = reading->template->bibliography;
    struct claims claims = {.reading = reading};
    claims.cited = arena_new_array(reading->arena, bibliography ? bibliography->count : 0, bool);
    visit(&claims, reading->template->root);
    check_list(&claims);
    check_replaced(&claims);
}
