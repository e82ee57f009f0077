// SPDX-License-Identifier: GPL-3.0-or-later
// The outline of a filled document: title, levels without gaps, anchors, sections, numbers.
#include "document/expand.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

struct headings {
    struct node **items;
    size_t count, capacity;
};

static struct headings headings_of(struct arena *arena, struct node *root) {
    struct headings headings = {0};
    for (const struct node *node = root; node; node = node_next(node, root))
        if (node->kind == NODE_HEADING)
            arena_push(arena, headings.items, headings.count, headings.capacity) =
                (struct node *)node;
    return headings;
}

// ---- title ----

// The body's own title is its only heading of level 1, standing before all others.
static bool has_title(struct arena *arena, const struct headings *headings) {
    size_t count = 0;
    for (size_t i = 0; i < headings->count; i++)
        count += headings->items[i]->heading.level == 1;
    return count == 1 && headings->items[0]->heading.level == 1 &&
           node_plain_text(arena, headings->items[0]).length;
}

// A block of the front matter's words, as the first of the document or right behind `before`.
static void insert_words(struct filling *filling, struct node *root, enum node_kind kind,
                         struct text words, struct node *before) {
    struct node *block = node_create(filling->arena, kind, root->position);
    struct node *text = node_create(filling->arena, NODE_TEXT, root->position);
    struct node **place = before ? &before->next : &root->first;
    text->text.content = words;
    node_append(block, text);
    block->parent = root;
    block->next = *place;
    *place = block;
    if (!block->next)
        root->last = block;
}

// Below the heading with which the document opens.
static void insert_subtitle(struct filling *filling, struct document *document) {
    struct node *first = document->root->first;
    bool titled = first && first->kind == NODE_HEADING && first->heading.level <= 1;
    if (document->subtitle.length)
        insert_words(filling, document->root, NODE_SUBTITLE, document->subtitle,
                     titled ? first : NULL);
}

static struct text path_stem(struct text path) {
    struct text name = file_name(path);
    size_t dot = name.length;
    for (size_t i = 1; i < name.length; i++)
        if (name.bytes[i] == '.')
            dot = i;
    return text_slice(name, 0, dot);
}

static void find_title(struct filling *filling, struct document *document,
                       struct headings *headings) {
    if (document->title.length && !has_title(filling->arena, headings)) {
        // Level 0 stands above everything; close_gaps makes it 1.
        insert_words(filling, document->root, NODE_HEADING, document->title, NULL);
        *headings = headings_of(filling->arena, document->root);
    }
    for (size_t i = 0; i < headings->count && document->title.length == 0; i++)
        document->title = node_plain_text(filling->arena, headings->items[i]);
    if (document->title.length == 0)
        document->title = path_stem(filling->template->source->path);
}

// ---- levels ----

#define DEEPEST_LEVEL 6

// A heading's level is one more than that of the nearest heading before it that stands above it.
static void close_gaps(struct filling *filling, const struct headings *headings) {
    uint8_t above[8]; // levels as written, of the headings that are open
    size_t depth = 0;
    bool shifted = headings->count && headings->items[0]->heading.level == 0;
    for (size_t i = 0; i < headings->count; i++) {
        struct node *heading = headings->items[i];
        uint8_t written = heading->heading.level;
        while (depth && above[depth - 1] >= written)
            depth--;
        if (filling->template->mode == TEMPLATE_FILL && filling->expansion->visit_all && depth &&
            written > above[depth - 1] + 1 && !(shifted && depth == 1 && written == 2))
            report_warning(filling->diagnostics, heading->position, NULL,
                           "this heading skips a level: %u comes behind %u", written,
                           above[depth - 1]);
        above[depth++] = written;
        heading->heading.level = (uint8_t)(depth < DEEPEST_LEVEL ? depth : DEEPEST_LEVEL);
    }
}

// ---- anchors ----

struct anchor_use {
    struct text anchor;
    uint32_t next; // the number to try for the next heading with the same words
};

struct anchors {
    struct anchor_use *slots; // open addressing; a power of two
    size_t slot_count;
};

static size_t anchor_hash(struct text text) {
    uint64_t hash = 14695981039346656037u; // FNV-1a
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.bytes[i]) * 1099511628211u;
    return (size_t)(hash ^ hash >> 32);
}

static struct anchor_use *find_anchor(const struct anchors *anchors, struct text anchor) {
    size_t slot = anchor_hash(anchor);
    for (;; slot++) {
        struct anchor_use *use = &anchors->slots[slot & (anchors->slot_count - 1)];
        if (!use->anchor.bytes || text_equal(use->anchor, anchor))
            return use;
    }
}

// Letters, digits, hyphens and underscores of any script; punctuation, signs and pictures are not.
static bool stays_in_anchor(uint32_t character) {
    if (character < 0x80)
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
               character == '-' || character == '_';
    if (character < 0xC0)
        return character == 0xAA || character == 0xB5 || character == 0xBA;
    return character != 0xD7 && character != 0xF7 &&
           !(character >= 0x2000 && character <= 0x2BFF) &&
           !(character >= 0x3000 && character <= 0x303F) &&
           !(character >= 0xE000 && character <= 0xF8FF) &&
           !(character >= 0xFE00 && character <= 0xFE0F) && character < 0x1F000;
}

// The way GitHub makes anchors, so that links in the Markdown output work there.
static struct text slug(struct arena *arena, struct text words) {
    struct builder builder = {.arena = arena};
    for (size_t offset = 0; offset < words.length;) {
        uint32_t character = text_lower_case(text_character(words, &offset));
        if (character == ' ')
            builder_byte(&builder, '-');
        else if (stays_in_anchor(character))
            builder_character(&builder, character);
    }
    return builder.length ? builder_result(&builder) : TEXT("section");
}

static void name_heading(struct filling *filling, struct anchors *anchors, struct node *heading) {
    struct text base = slug(filling->arena, node_plain_text(filling->arena, heading));
    struct anchor_use *first = find_anchor(anchors, base), *use = first;
    while (use->anchor.bytes) {
        struct text numbered =
            text_format(filling->arena, "%.*s-%u", TEXT_ARGUMENTS(base), ++first->next);
        use = find_anchor(anchors, numbered);
        if (!use->anchor.bytes)
            base = numbered;
    }
    use->anchor = heading->heading.anchor = base;
}

static struct anchors name_headings(struct filling *filling, const struct headings *headings) {
    struct anchors anchors = {.slot_count = 16};
    while (anchors.slot_count < headings->count * 2)
        anchors.slot_count *= 2;
    anchors.slots = arena_new_array(filling->arena, anchors.slot_count, struct anchor_use);
    for (size_t i = 0; i < headings->count; i++)
        name_heading(filling, &anchors, headings->items[i]);
    return anchors;
}

// ---- links within the document ----

static int hex_digit(char byte) {
    const char *digits = "0123456789abcdef", *found;
    found = byte ? strchr(digits, byte >= 'A' && byte <= 'F' ? byte + 32 : byte) : NULL;
    return found ? (int)(found - digits) : -1;
}

static struct text percent_decoded(struct arena *arena, struct text text) {
    struct builder builder = {.arena = arena};
    for (size_t i = 0; i < text.length; i++) {
        int high = i + 2 < text.length && text.bytes[i] == '%' ? hex_digit(text.bytes[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(text.bytes[i + 2]) : -1;
        builder_byte(&builder, low >= 0 ? (char)(high * 16 + low) : text.bytes[i]);
        i += low >= 0 ? 2 : 0;
    }
    return builder_result(&builder);
}

static void report_anchor(struct filling *filling, const struct headings *headings,
                          const struct node *link, struct text anchor) {
    struct text *names = arena_new_array(filling->arena, headings->count + 1, struct text);
    for (size_t i = 0; i < headings->count; i++)
        names[i] = headings->items[i]->heading.anchor;
    (filling->template->mode == TEMPLATE_FILL ? report_error : report_warning)(
        filling->diagnostics, link->position,
        expected_nearest(filling->arena, anchor, names, headings->count),
        N_("no heading has the anchor #%.*s"), TEXT_ARGUMENTS(anchor));
}

static void check_links(struct filling *filling, const struct anchors *anchors,
                        const struct headings *headings, struct node *root) {
    for (const struct node *node = root; node; node = node_next(node, root)) {
        bool inside = node->kind == NODE_LINK && !node->link.goal &&
                      text_starts(node->link.destination, TEXT("#"));
        if (!inside)
            continue;
        struct text anchor = percent_decoded(
            filling->arena, text_slice(node->link.destination, 1, node->link.destination.length));
        if (!text_valid(anchor, &(size_t){0}) || !find_anchor(anchors, anchor)->anchor.bytes)
            report_anchor(filling, headings, node, anchor);
    }
}

// ---- sections ----

// The heading with which a block opens a section: itself, or the first in a keep.
static const struct node *opening_heading(const struct node *block) {
    while (block && block->kind == NODE_KEEP)
        block = block->first;
    return block && block->kind == NODE_HEADING ? block : NULL;
}

static void nest_sections(struct arena *arena, struct node *root) {
    struct {
        struct node *section;
        uint8_t level;
    } open[DEEPEST_LEVEL + 1] = {{root, 0}};
    size_t depth = 0;
    struct node *block = root->first;
    root->first = root->last = NULL;
    for (struct node *next; block; block = next) {
        next = block->next;
        const struct node *heading = opening_heading(block);
        if (heading) {
            while (open[depth].level >= heading->heading.level)
                depth--;
            struct node *section = node_create(arena, NODE_SECTION, heading->position);
            node_append(open[depth++].section, section);
            open[depth].section = section;
            open[depth].level = heading->heading.level;
        }
        node_append(open[depth].section, block);
    }
}

void document_outline(struct filling *filling, struct document *document) {
    struct headings headings = headings_of(filling->arena, document->root);
    find_title(filling, document, &headings);
    insert_subtitle(filling, document);
    close_gaps(filling, &headings);
    struct anchors anchors = name_headings(filling, &headings);
    check_links(filling, &anchors, &headings, document->root);
    nest_sections(filling->arena, document->root);
    document_number(document);
}
