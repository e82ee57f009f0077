// SPDX-License-Identifier: GPL-3.0-or-later
// Citations in a document, and the list of what they name. The list holds what this very document
// cites, branches and loops considered: an entry that nobody cites cannot get into it.
#include "document/sources.h"

#include <libintl.h>
#include <stdlib.h>

#define ANCHOR "bron-"

// A call of a source; its words are known once all calls are.
struct cite {
    const struct cited *cited;
    struct node *link;
};

// A source that is cited.
struct listed {
    const struct reference *reference;
    struct text sort_key;
    char letter;       // tells works of one name and year apart; 0: nothing to tell apart
    struct node *item; // in the list
};

struct listing {
    struct filling *filling;
    struct listed *items;
    size_t count;
};

// ---- where a source is called ----

static struct node *add_text(struct filling *filling, struct text text, struct position position,
                             struct node *into) {
    struct node *node = node_create(filling->arena, NODE_TEXT, position);
    node->text.content = text;
    node->text.origin = filling->expansion->visit_all ? TEXT_CITATION : TEXT_OWN;
    node_append(into, node);
    return node;
}

// "Taylor, 2007a, p. 3"
static struct text label_of(struct filling *filling, const struct cited *cited, char letter) {
    const struct reference *reference = cited->reference;
    struct text language = filling->language;
    struct builder label = {.arena = filling->arena};
    if (!cited->year_only) {
        builder_text(&label, reference_short_names(filling->arena, reference, language));
        builder_string(&label, ", ");
    }
    builder_text(&label, reference_year(filling->arena, reference, language));
    if (letter)
        builder_format(&label, "%s%c", reference->issued.year ? "" : "-", letter);
    if (cited->locator.length)
        builder_format(&label, ", %.*s", TEXT_ARGUMENTS(cited->locator));
    return builder_result(&label);
}

static void add_call(struct filling *filling, const struct cited *cited, struct position position,
                     struct node *into) {
    struct node *link = node_create(filling->arena, NODE_LINK, position);
    link->link.destination =
        text_format(filling->arena, "#" ANCHOR "%.*s", TEXT_ARGUMENTS(cited->reference->id));
    node_append(into, link);
    add_text(filling, label_of(filling, cited, 0), position, link);
    arena_push(filling->arena, filling->cites, filling->cite_count, filling->cite_capacity) =
        (struct cite){cited, link};
}

void citation_fill(struct filling *filling, const struct part *part, struct node *into) {
    const struct citation *citation = part->citation;
    struct position position = part->model.position;
    if (!filling->template->bibliography) {
        report_error(filling->diagnostics, position, "name it in the front matter: `sources: FILE`",
                     "there is no bibliography to look in");
        return;
    }
    for (size_t i = 0; i < citation->count; i++) {
        const struct cited *cited = &citation->items[i];
        struct text before =
            text_format(filling->arena, "%s%.*s%s", i ? "; " : "(", TEXT_ARGUMENTS(cited->prefix),
                        cited->prefix.length ? " " : "");
        add_text(filling, before, position, into);
        add_call(filling, cited, position, into);
    }
    add_text(filling, TEXT(")"), position, into);
}

// ---- what is called ----

static struct listed *find_listed(const struct listing *listing,
                                  const struct reference *reference) {
    for (size_t i = 0; i < listing->count; i++)
        if (listing->items[i].reference == reference)
            return &listing->items[i];
    return NULL;
}

static int compare_listed(const void *a, const void *b) {
    const struct listed *left = a, *right = b;
    int order = text_compare(left->sort_key, right->sort_key);
    return order ? order : text_compare(left->reference->id, right->reference->id);
}

static struct text short_label(struct filling *filling, const struct reference *reference) {
    struct cited cited = {.reference = reference};
    return label_of(filling, &cited, 0);
}

// Works that would be called alike get letters, in the order of the list.
static void give_letters(struct listing *listing) {
    struct text *labels = arena_new_array(listing->filling->arena, listing->count, struct text);
    for (size_t i = 0; i < listing->count; i++)
        labels[i] = short_label(listing->filling, listing->items[i].reference);
    for (size_t i = 0; i < listing->count; i++) {
        char next = 'b';
        for (size_t j = i + 1; j < listing->count && !listing->items[i].letter; j++)
            if (text_equal(labels[i], labels[j]) && next <= 'z')
                listing->items[j].letter = next++;
        if (next > 'b')
            listing->items[i].letter = 'a';
    }
}

static struct listing list_cited(struct filling *filling) {
    struct listing listing = {.filling = filling};
    listing.items = arena_new_array(filling->arena, filling->cite_count, struct listed);
    for (size_t i = 0; i < filling->cite_count; i++) {
        const struct reference *reference = filling->cites[i].cited->reference;
        if (!find_listed(&listing, reference))
            listing.items[listing.count++] = (struct listed){
                .reference = reference,
                .sort_key = reference_sort_key(filling->arena, reference),
            };
    }
    qsort(listing.items, listing.count, sizeof *listing.items, compare_listed);
    give_letters(&listing);
    return listing;
}

// ---- the list ----

void source_list_fill(struct filling *filling, const struct part *part, struct node *into) {
    struct value body;
    if (!fence_fill(filling, part->fence, &body))
        return;
    if (filling->source_list && !filling->doubtful) {
        report_error(filling->diagnostics, part->model.position, NULL,
                     "a second list of sources in one document");
        return;
    }
    const struct value *checked = value_find(&body, "checked");
    if (checked && checked->kind != VALUE_BOOLEAN)
        report_error(filling->diagnostics, checked->position, "expected true or false",
                     "\"%s\" cannot be %s", "checked", gettext(value_kind_name(checked->kind)));
    filling->sources_checked = checked && checked->kind == VALUE_BOOLEAN && checked->boolean;
    filling->source_part = part;
    filling->source_list = node_create(filling->arena, NODE_LIST, part->model.position);
    filling->source_list->list.start = 1;
    filling->source_list->list.tight = true;
    node_append(into, filling->source_list);
}

static void add_entry(struct listing *listing, struct listed *listed) {
    struct filling *filling = listing->filling;
    struct position position = filling->source_list->position;
    struct node *paragraph = node_create(filling->arena, NODE_PARAGRAPH, position);
    listed->item = node_create(filling->arena, NODE_ITEM, position);
    listed->item->item.anchor =
        text_format(filling->arena, ANCHOR "%.*s", TEXT_ARGUMENTS(listed->reference->id));
    node_append(filling->source_list, listed->item);
    node_append(listed->item, paragraph);
    reference_write(filling, listed->reference, listed->letter, filling->sources_checked,
                    paragraph);
}

// Without a list there is nothing to link to.
static void drop_links(struct filling *filling) {
    for (size_t i = 0; i < filling->cite_count; i++) {
        struct node *link = filling->cites[i].link;
        struct text words = link->first->text.content;
        link->kind = NODE_TEXT;
        link->first = link->last = NULL;
        link->text.content = words;
    }
}

void sources_fill(struct filling *filling) {
    if (filling->cite_count == 0)
        return;
    if (!filling->source_list) {
        if (filling->template->mode == TEMPLATE_FILL)
            report_error(filling->diagnostics, filling->cites[0].link->position,
                         "expected a block of kind \"sources\" that is always there",
                         "cited in a document without a list of sources");
        drop_links(filling);
        return;
    }
    struct listing listing = list_cited(filling);
    for (size_t i = 0; i < listing.count; i++)
        add_entry(&listing, &listing.items[i]);
    for (size_t i = 0; i < filling->cite_count; i++) {
        const struct cite *cite = &filling->cites[i];
        const struct listed *listed = find_listed(&listing, cite->cited->reference);
        cite->link->first->text.content = label_of(filling, cite->cited, listed->letter);
        cite->link->link.goal = listed->item;
    }
}
