// SPDX-License-Identifier: GPL-3.0-or-later
// Inlines as HTML.
#include "markup/html.h"

void html_escape(struct builder *builder, struct text text) {
    size_t from = 0;
    for (size_t i = 0; i < text.length; i++) {
        const char *reference;
        switch (text.bytes[i]) {
        case '&':
            reference = "&amp;";
            break;
        case '<':
            reference = "&lt;";
            break;
        case '>':
            reference = "&gt;";
            break;
        case '"':
            reference = "&quot;";
            break;
        case '\'':
            reference = "&#39;";
            break;
        default:
            continue;
        }
        builder_bytes(builder, text.bytes + from, i - from);
        builder_string(builder, reference);
        from = i + 1;
    }
    builder_bytes(builder, text.bytes + from, text.length - from);
}

void html_write_language(struct html *html, const struct node *node) {
    if (node->language.length == 0)
        return;
    builder_string(html->output, " lang=\"");
    html_escape(html->output, node->language);
    builder_byte(html->output, '"');
    const struct node *around = node->parent;
    while (around && around->language.length == 0)
        around = around->parent;
    bool from_right = font_right_to_left(node->language);
    if (from_right != font_right_to_left(around ? around->language : html->document->language))
        builder_string(html->output, from_right ? " dir=\"rtl\"" : " dir=\"ltr\"");
}

static void write_element(struct html *html, const char *name, const struct node *node) {
    builder_format(html->output, "<%s", name);
    html_write_language(html, node);
    builder_byte(html->output, '>');
    html_write_inlines(html, node);
    builder_format(html->output, "</%s>", name);
}

// Blanks and what else an address may not hold, as RFC 3986 wants it; letters of other alphabets
// are left to the browser (WHATWG URL).
static void write_address(struct builder *output, struct text destination) {
    struct builder encoded = {.arena = output->arena};
    for (size_t i = 0; i < destination.length; i++) {
        unsigned char byte = (unsigned char)destination.bytes[i];
        bool kept = byte > 0x20 && byte != 0x7F && byte != '"' && byte != '<' && byte != '>' &&
                    byte != '\\' && byte != '^' && byte != '`' && byte != '{' && byte != '|' &&
                    byte != '}';
        if (kept)
            builder_byte(&encoded, (char)byte);
        else
            builder_format(&encoded, "%%%02X", byte);
    }
    html_escape(output, builder_result(&encoded));
}

static void write_link(struct html *html, const struct node *link) {
    struct builder *output = html->output;
    if (!link_is_safe(link->link.destination)) {
        html_write_inlines(html, link);
        return;
    }
    // Paper shows where a link goes, unless its words do.
    struct text words = node_plain_text(output->arena, link);
    bool address = text_equal(words, link->link.destination);
    builder_string(output, address ? "<a class=\"address\" href=\"" : "<a href=\"");
    write_address(output, link->link.destination);
    builder_string(output, link->link.goal ? "\" role=\"doc-biblioref\"" : "\"");
    if (link->link.title.length) {
        // A title that begins with the words of the link says the same in full: its name.
        bool name = text_starts(link->link.title, words) && words.length;
        builder_string(output, name ? " aria-label=\"" : " title=\"");
        html_escape(output, link->link.title);
        builder_byte(output, '"');
    }
    html_write_language(html, link);
    builder_byte(output, '>');
    html_write_inlines(html, link);
    builder_string(output, "</a>");
}

static void write_call(struct html *html, const struct node *note) {
    struct builder *output = html->output;
    struct text word = word_in(html->document->language, "Noot", "Note");
    builder_string(output, "<sup><a ");
    if (!note->footnote.again)
        builder_format(output, "id=\"Call-%u\" ", note->footnote.number);
    builder_format(
        output, "href=\"#Note-%u\" role=\"doc-noteref\" aria-label=\"%.*s %u\">%u</a></sup>",
        note->footnote.number, TEXT_ARGUMENTS(word), note->footnote.number, note->footnote.number);
}

void html_write_tick_box(struct html *html, bool checked) {
    struct text language = html->document->language;
    struct text word = checked ? word_in(language, "aangekruist", "ticked")
                               : word_in(language, "hokje om aan te kruisen", "box to tick");
    builder_format(html->output, "<span class=\"tick\" role=\"img\" aria-label=\"%.*s\">%s</span>",
                   TEXT_ARGUMENTS(word), checked ? "✕" : "");
}

static void write_inline(struct html *html, const struct node *node) {
    switch (node->kind) {
    case NODE_TEXT:
        html_escape(html->output, node->text.content);
        break;
    case NODE_SOFT_BREAK:
        builder_byte(html->output, '\n');
        break;
    case NODE_LINE_BREAK:
        builder_string(html->output, "<br>\n");
        break;
    case NODE_CODE:
        builder_string(html->output, "<code>");
        html_escape(html->output, node->text.content);
        builder_string(html->output, "</code>");
        break;
    case NODE_EMPHASIS:
        write_element(html, "em", node);
        break;
    case NODE_STRONG:
        write_element(html, "strong", node);
        break;
    case NODE_STRIKETHROUGH:
        write_element(html, "del", node);
        break;
    case NODE_SPAN:
        write_element(html, "span", node);
        break;
    case NODE_LINK:
        write_link(html, node);
        break;
    case NODE_IMAGE:
        html_write_image(html, node);
        break;
    case NODE_TICK_BOX:
        html_write_tick_box(html, node->tick_box.checked);
        break;
    case NODE_FOOTNOTE:
        write_call(html, node);
        break;
    default:
        break;
    }
}

void html_write_inlines(struct html *html, const struct node *parent) {
    for (const struct node *node = parent->first; node; node = node->next)
        write_inline(html, node);
}
