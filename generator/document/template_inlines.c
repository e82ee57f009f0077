// SPDX-License-Identifier: GPL-3.0-or-later
// cmark-gfm's inlines to parts: text with placeholders, links, images, notes.
#include "document/template_markdown.h"

#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#define LOCATE_LIMIT 4096 // bytes to look ahead
#define LABEL_LIMIT 100   // of a footnote

struct position locate(struct conversion *conversion, struct text literal) {
    struct locator *locator = &conversion->locator;
    struct text content = conversion->source->content;
    size_t window = literal.length + LOCATE_LIMIT, left = locator->end - locator->cursor;
    size_t end = locator->cursor + (left < window ? left : window);
    size_t found = text_find(text_slice(content, 0, end), literal, locator->cursor);
    struct position position = {conversion->source, locator->cursor, locator->cursor, false};
    if (found != SIZE_MAX && literal.length) {
        position.start = (uint32_t)found;
        position.end = (uint32_t)(found + literal.length);
        locator->cursor = position.end;
    }
    return position;
}

void report_stand_in(struct conversion *conversion, const struct stand_in *stand_in) {
    struct diagnostics *diagnostics = conversion->reading->diagnostics;
    if (stand_in->kind == STAND_IN_BROKEN)
        report_error(diagnostics, stand_in->position, stand_in->expected, "%s",
                     gettext(stand_in->problem));
    else
        report_error(
            diagnostics, stand_in->position,
            "expected a line of its own (at most three blanks before it), or the first and "
            "last cell of a table row",
            "a directive cannot stand here");
}

// ---- text ----

static struct part *add_node(struct conversion *conversion, struct part *into, enum node_kind kind,
                             struct position position) {
    struct part *part = part_create(conversion->arena, PART_NODE, kind, position);
    part_append(into, part);
    return part;
}

static void add_stand_in(struct conversion *conversion, const struct stand_in *stand_in,
                         struct part *into) {
    conversion->locator.cursor = stand_in->position.end;
    if (stand_in->kind == STAND_IN_EXPRESSION) {
        const struct expression *expression =
            expression_compile(conversion->reading, stand_in->inside);
        struct part *part =
            part_create(conversion->arena, PART_PLACEHOLDER, NODE_TEXT, stand_in->position);
        part->expression = expression;
        if (expression)
            part_append(into, part);
        if (conversion->varies)
            *conversion->varies = true;
    } else if (stand_in->kind == STAND_IN_BROKEN) {
        report_stand_in(conversion, stand_in);
    } else {
        struct part *part =
            part_create(conversion->arena, PART_MARK, NODE_TEXT, stand_in->position);
        part->mark = stand_in;
        part_append(into, part);
    }
}

// Where the first of ☐ ☑ ☒ (U+2610–U+2612) starts.
static size_t find_tick_box(struct text text, size_t from) {
    size_t found;
    while ((found = text_find(text, TEXT("\xE2\x98"), from)) != SIZE_MAX) {
        unsigned char third = found + 2 < text.length ? (unsigned char)text.bytes[found + 2] : 0;
        if (third >= 0x90 && third <= 0x92)
            return found;
        from = found + 2;
    }
    return SIZE_MAX;
}

void plain_read(struct conversion *conversion, struct text text, struct part *into) {
    for (size_t from = 0; from < text.length;) {
        size_t box = find_tick_box(text, from);
        struct text before = text_slice(text, from, box);
        if (before.length) {
            struct part *part = add_node(conversion, into, NODE_TEXT, locate(conversion, before));
            part->model.text.content = text_copy(conversion->arena, before);
            note_characters(conversion, before);
        }
        if (box == SIZE_MAX)
            return;
        struct text sign = text_slice(text, box, box + 3);
        struct part *part = add_node(conversion, into, NODE_TICK_BOX, locate(conversion, sign));
        part->model.tick_box.checked = (unsigned char)sign.bytes[2] != 0x90;
        from = box + 3;
    }
}

// `[^name]` that is still text has no definition, unless a backslash made it text.
static void check_notes(struct conversion *conversion, struct text text, struct locator before) {
    for (size_t from = 0; (from = text_find(text, TEXT("[^"), from)) != SIZE_MAX; from += 2) {
        size_t close = text_find(text_slice(text, 0, from + LABEL_LIMIT), TEXT("]"), from);
        if (close == SIZE_MAX || close == from + 2)
            continue;
        struct locator after = conversion->locator;
        struct text call = text_slice(text, from, close + 1);
        conversion->locator = before;
        struct position position = locate(conversion, call);
        conversion->locator = after;
        bool escaped =
            position.end == position.start ||
            (position.start && conversion->source->content.bytes[position.start - 1] == '\\');
        if (!escaped)
            complain(conversion->reading, position,
                     "expected a line that starts with this and a colon",
                     "footnote %.*s is not defined", TEXT_ARGUMENTS(call));
    }
}

static void add_text(struct conversion *conversion, struct text literal, struct part *into) {
    struct locator before = conversion->locator;
    struct text text;
    const struct stand_in *stand_in;
    for (size_t offset = 0; lifted_next(conversion->lifted, literal, &offset, &text, &stand_in);) {
        size_t cited = citations_read(conversion, text, into);
        plain_read(conversion, text_slice(text, cited, text.length), into);
        if (stand_in)
            add_stand_in(conversion, stand_in, into);
    }
    check_notes(conversion, literal, before);
}

// Markup that the program does not know is shown as it is written: no word is lost.
static void add_raw(struct conversion *conversion, struct text literal, struct part *into) {
    struct text restored = lifted_restore(conversion->arena, conversion->lifted, literal);
    struct position position = locate(conversion, restored);
    if (!text_starts(restored, TEXT("</"))) // said of what it closes
        report_warning(conversion->reading->diagnostics, position, NULL,
                       "HTML is not read as markup; it is printed as it stands");
    struct part *part = add_node(conversion, into, NODE_TEXT, position);
    part->model.text.content = restored;
    note_characters(conversion, restored);
}

static void add_code(struct conversion *conversion, struct text literal, struct part *into) {
    struct text restored = lifted_restore(conversion->arena, conversion->lifted, literal);
    struct part *part = add_node(conversion, into, NODE_CODE, locate(conversion, restored));
    part->model.text.content = restored;
    note_characters(conversion, restored);
}

// ---- links and images ----

// A destination or title with its placeholders; false when there are none.
static bool read_pattern(struct conversion *conversion, struct text text, struct pattern *pattern) {
    struct text literal;
    const struct stand_in *stand_in;
    bool dynamic = false;
    for (size_t offset = 0; lifted_next(conversion->lifted, text, &offset, &literal, &stand_in);) {
        pattern_literal(conversion->arena, pattern, text_copy(conversion->arena, literal));
        if (!stand_in)
            continue;
        if (stand_in->kind != STAND_IN_EXPRESSION) {
            report_stand_in(conversion, stand_in);
            continue;
        }
        const struct expression *expression =
            expression_compile(conversion->reading, stand_in->inside);
        if (expression)
            pattern_expression(conversion->arena, pattern, expression);
        if (conversion->varies)
            *conversion->varies = true;
        dynamic = true;
    }
    return dynamic;
}

// Is it a destination that may be followed? Reports when not.
static bool check_destination(struct conversion *conversion, cmark_node *node,
                              struct text destination) {
    if (destination.length && link_is_safe(destination))
        return true;
    // The look-up must not move past the text of the link, which comes first.
    struct locator saved = conversion->locator;
    struct position position = locate(conversion, destination);
    conversion->locator = saved;
    if (destination.length)
        complain(conversion->reading, position,
                 "expected http:, https:, mailto:, tel: or a relative address",
                 "this link is not followed");
    else
        complain(conversion->reading, position, NULL,
                 cmark_node_get_type(node) == CMARK_NODE_IMAGE ? N_("image without an address")
                                                               : N_("link without an address"));
    return false;
}

static void add_link(struct conversion *conversion, cmark_node *node, struct part *into) {
    bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    struct text destination = text_of(cmark_node_get_url(node));
    struct text title = text_of(cmark_node_get_title(node));
    struct pattern *pattern = arena_new(conversion->arena, struct pattern);
    struct pattern *full_title = arena_new(conversion->arena, struct pattern);
    struct position position = {conversion->source, conversion->locator.cursor,
                                conversion->locator.cursor, false};
    bool dynamic = read_pattern(conversion, destination, pattern);
    if (!dynamic && !check_destination(conversion, node, destination)) {
        inlines_read(conversion, node, into);
        return;
    }
    struct part *part = add_node(conversion, into, image ? NODE_IMAGE : NODE_LINK, position);
    part->link.destination = dynamic ? pattern : NULL;
    part->link.title = read_pattern(conversion, title, full_title) ? full_title : NULL;
    part->model.link.destination = text_copy(conversion->arena, destination);
    part->model.link.title = lifted_restore(conversion->arena, conversion->lifted, title);
    conversion->links++;
    inlines_read(conversion, node, part);
    conversion->links--;
    uint32_t inside = conversion->locator.cursor;
    if (!dynamic)
        locate(conversion, destination);
    part->model.position.end = conversion->locator.cursor;
    if (image && !part->first)
        complain(conversion->reading,
                 (struct position){conversion->source, position.start, inside, false},
                 N_("expected ![what the picture shows](file)"), N_("image without a description"));
}

// ---- footnotes ----

static void add_note(struct conversion *conversion, cmark_node *node, struct part *into) {
    size_t number = strtoul(cmark_node_get_literal(node), NULL, 10);
    if (number == 0 || number > conversion->definition_count)
        return;
    struct definition *definition = &conversion->definitions[number - 1];
    struct text call = text_format(conversion->arena, "[^%.*s]", TEXT_ARGUMENTS(definition->label));
    struct position position = locate(conversion, call);
    if (!definition->note) {
        struct note *note = definition->note = arena_new(conversion->arena, struct note);
        struct locator saved = conversion->locator;
        bool *outer = conversion->varies;
        note->index = conversion->reading->template->note_count++;
        note->content = part_create(conversion->arena, PART_NODE, NODE_FOOTNOTE, position);
        note->open = true;
        conversion->varies = &note->varies;
        blocks_read(conversion, definition->node, note->content);
        note->open = false;
        conversion->varies = outer;
        conversion->locator = saved;
        if (outer && note->varies)
            *outer = true;
    }
    if (definition->note->open) {
        report_error(conversion->reading->diagnostics, position, NULL,
                     "footnote \"%.*s\" calls itself", TEXT_ARGUMENTS(definition->label));
        return;
    }
    struct part *part = part_create(conversion->arena, PART_NOTE, NODE_FOOTNOTE, position);
    part->note = definition->note;
    part_append(into, part);
}

// ---- HTML that is read ----

static bool is_line_break(struct text html) {
    return text_is(html, "<br>") || text_is(html, "<br/>") || text_is(html, "<br />");
}

// `<span lang="en">`: the language, empty when it is something else.
static struct text span_language(struct text html) {
    struct text opening = TEXT("<span lang=\""), closing = TEXT("\">");
    if (!text_starts(html, opening) || !text_ends(html, closing))
        return TEXT("");
    struct text language = text_slice(html, opening.length, html.length - closing.length);
    for (size_t i = 0; i < language.length; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-",
                    language.bytes[i]))
            return TEXT("");
    return language;
}

static struct text html_of(cmark_node *node) {
    return cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE
               ? text_of(cmark_node_get_literal(node))
               : TEXT("");
}

static bool is_span_end(cmark_node *node) {
    return text_is(html_of(node), "</span>");
}

// The `</span>` of the span that opens at `node`, among its siblings.
static cmark_node *span_end(cmark_node *node) {
    unsigned depth = 1;
    while ((node = cmark_node_next(node))) {
        if (span_language(html_of(node)).length)
            depth++;
        else if (is_span_end(node) && --depth == 0)
            return node;
    }
    return NULL;
}

static void siblings_read(struct conversion *conversion, cmark_node *node, const cmark_node *end,
                          struct part *into);

// Returns the last node that was read.
static cmark_node *add_html(struct conversion *conversion, cmark_node *node, struct part *into) {
    struct text html = html_of(node), language = span_language(html);
    cmark_node *end = language.length ? span_end(node) : NULL;
    if (is_line_break(html)) {
        add_node(conversion, into, NODE_LINE_BREAK, locate(conversion, html));
    } else if (end && descend(conversion, locate(conversion, html))) {
        struct position position = {conversion->source, conversion->locator.cursor,
                                    conversion->locator.cursor, false};
        struct part *part = add_node(conversion, into, NODE_SPAN, position);
        part->model.language = text_copy(conversion->arena, language);
        siblings_read(conversion, cmark_node_next(node), end, part);
        conversion->depth--;
        return end;
    } else if (text_starts(html, TEXT("<!--"))) {
        struct text text;
        const struct stand_in *stand_in;
        size_t offset = 0;
        if (lifted_next(conversion->lifted, html, &offset, &text, &stand_in) && stand_in)
            report_stand_in(conversion, stand_in);
    } else {
        add_raw(conversion, html, into);
    }
    return node;
}

// ---- all of them ----

static void add_container(struct conversion *conversion, cmark_node *node, enum node_kind kind,
                          struct part *into) {
    struct position position = {conversion->source, conversion->locator.cursor,
                                conversion->locator.cursor, false};
    inlines_read(conversion, node, add_node(conversion, into, kind, position));
}

static void add_inline(struct conversion *conversion, cmark_node *node, struct part *into) {
    struct position here = {conversion->source, conversion->locator.cursor,
                            conversion->locator.cursor, false};
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        add_text(conversion, text_of(cmark_node_get_literal(node)), into);
        break;
    case CMARK_NODE_SOFTBREAK:
        add_node(conversion, into, NODE_SOFT_BREAK, here);
        break;
    case CMARK_NODE_LINEBREAK:
        add_node(conversion, into, NODE_LINE_BREAK, here);
        break;
    case CMARK_NODE_CODE:
        add_code(conversion, text_of(cmark_node_get_literal(node)), into);
        break;
    case CMARK_NODE_EMPH:
        add_container(conversion, node, NODE_EMPHASIS, into);
        break;
    case CMARK_NODE_STRONG:
        add_container(conversion, node, NODE_STRONG, into);
        break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
        add_link(conversion, node, into);
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        add_note(conversion, node, into);
        break;
    default: // of the extensions, only strikethrough is inline
        add_container(conversion, node, NODE_STRIKETHROUGH, into);
        break;
    }
}

static void siblings_read(struct conversion *conversion, cmark_node *node, const cmark_node *end,
                          struct part *into) {
    for (; node && node != end; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
            node = add_html(conversion, node, into);
        else
            add_inline(conversion, node, into);
    }
}

void inlines_read(struct conversion *conversion, cmark_node *parent, struct part *into) {
    if (!descend(conversion, into->model.position))
        return;
    siblings_read(conversion, cmark_node_first_child(parent), NULL, into);
    conversion->depth--;
}
