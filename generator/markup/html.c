// SPDX-License-Identifier: GPL-3.0-or-later
// A document as one HTML page (WHATWG HTML): landmarks, headings in order, everything inside it.
#include "markup/html.h"

static void write_meta(struct builder *output, const char *name, struct text content) {
    if (content.length == 0)
        return;
    builder_format(output, "<meta name=\"%s\" content=\"", name);
    html_escape(output, content);
    builder_string(output, "\">\n");
}

static void write_head(struct html *html) {
    struct builder *output = html->output;
    const struct document *document = html->document;
    struct text description = document->subject.length ? document->subject : document->subtitle;
    if (document->notice.length && description.length)
        description = text_format(output->arena, "%.*s. %.*s", TEXT_ARGUMENTS(document->notice),
                                  TEXT_ARGUMENTS(description));
    else if (document->notice.length)
        description = document->notice;
    builder_string(output, "<!DOCTYPE html>\n<html lang=\"");
    html_escape(output, document->language);
    builder_string(output, font_right_to_left(document->language) ? "\" dir=\"rtl" : "");
    builder_string(output, "\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    html_escape(output, document->title);
    builder_string(output, "</title>\n<meta name=\"viewport\" "
                           "content=\"width=device-width, initial-scale=1\">\n");
    write_meta(output, "description", description);
    write_meta(output, "author",
               document->author.length ? document->author : html->options->publisher);
    write_meta(output, "keywords", document->keywords);
    write_meta(output, "date", document->date);
    builder_string(output, "<meta name=\"generator\" content=\"steunblad\">\n<style>\n");
    html_write_style(output, html->options);
    builder_string(output, "</style>\n</head>\n");
}

// ---- the page's header ----

// The heading with which the document opens goes into the header.
static const struct node *find_title(const struct node *root) {
    const struct node *section = root->first;
    const struct node *heading = section && section->kind == NODE_SECTION ? section->first : NULL;
    return heading && heading->kind == NODE_HEADING && heading->heading.level == 1 ? heading : NULL;
}

static void write_paragraph(struct builder *output, const char *class, struct text text) {
    if (text.length == 0)
        return;
    builder_format(output, "<p class=\"%s\">", class);
    html_escape(output, text);
    builder_string(output, "</p>\n");
}

// Who speaks here.
static void write_masthead(struct html *html) {
    const struct document *document = html->document;
    struct text author = document->author.length ? document->author : html->options->publisher;
    if (author.length == 0)
        return;
    builder_string(html->output, "<p class=\"masthead\">");
    html_write_logo(html, &document->logo);
    html_escape(html->output, author);
    builder_string(html->output, "</p>\n");
}

static void write_header(struct html *html) {
    struct builder *output = html->output;
    const struct document *document = html->document;
    builder_string(output, "<header>\n");
    write_masthead(html);
    write_paragraph(output, "notice", document->notice);
    if (html->title) {
        builder_string(output, "<h1 id=\"");
        html_escape(output, html->title->heading.anchor);
        builder_string(output, "\">");
        html_write_inlines(html, html->title);
        builder_string(output, "</h1>\n");
    }
    write_paragraph(output, "subtitle", document->subtitle);
    builder_string(output, "</header>\n");
}

// ---- contents ----

// A list of the chapters (headings of level 2) is of use where there are many, or where a few have
// many sections below them.
#define MANY_CHAPTERS 5
#define LEAST_CHAPTERS 3
#define MANY_HEADINGS 8

static const struct node *next_heading(const struct node *node, const struct node *root,
                                       unsigned level) {
    while ((node = node_next(node, root)))
        if (node->kind == NODE_HEADING && node->heading.level == level &&
            (node->parent->kind == NODE_SECTION || node->parent->kind == NODE_KEEP))
            return node;
    return NULL;
}

static const struct node *next_chapter(const struct node *node, const struct node *root) {
    return next_heading(node, root, 2);
}

static void write_contents(struct html *html) {
    struct builder *output = html->output;
    const struct node *root = html->document->root;
    struct text word = word_in(html->document->language, "Inhoud", "Contents");
    builder_format(output, "<nav aria-label=\"%.*s\">\n<details>\n<summary>%.*s</summary>\n<ol>\n",
                   TEXT_ARGUMENTS(word), TEXT_ARGUMENTS(word));
    for (const struct node *node = next_chapter(root, root); node;
         node = next_chapter(node, root)) {
        builder_string(output, "<li><a href=\"#");
        html_escape(output, node->heading.anchor);
        builder_string(output, "\">");
        html_escape(output, node_plain_text(output->arena, node));
        builder_string(output, "</a></li>\n");
    }
    builder_string(output, "</ol>\n</details>\n</nav>\n");
}

static size_t count_headings(const struct node *root, unsigned level) {
    size_t count = 0;
    for (const struct node *node = root; (node = next_heading(node, root, level));)
        count++;
    return count;
}

static bool wants_contents(const struct node *root) {
    size_t chapters = count_headings(root, 2), sections = count_headings(root, 3);
    return chapters >= MANY_CHAPTERS ||
           (chapters >= LEAST_CHAPTERS && chapters + sections >= MANY_HEADINGS);
}

// ---- notes ----

// In document order, which is that of their numbers.
static void gather_notes(struct html *html) {
    const struct node *root = html->document->root;
    for (const struct node *node = root; node; node = node_next(node, root))
        if (node->kind == NODE_FOOTNOTE && !node->footnote.again)
            arena_push(html->output->arena, html->notes, html->note_count, html->note_capacity) =
                node;
}

static void write_back_link(struct html *html, uint32_t number) {
    struct text word = word_in(html->document->language, "Terug naar de tekst bij noot",
                               "Back to the text of note");
    builder_format(html->output,
                   " <a href=\"#Call-%u\" role=\"doc-backlink\" aria-label=\"%.*s %u\">↩</a>",
                   number, TEXT_ARGUMENTS(word), number);
}

// The way back stands at the end of the last paragraph.
static void write_note(struct html *html, const struct node *note) {
    bool inside = note->last && note->last->kind == NODE_PARAGRAPH;
    builder_format(html->output, "<li id=\"Note-%u\">\n", note->footnote.number);
    for (const struct node *node = note->first; node; node = node->next) {
        if (!inside || node != note->last) {
            html_write_block(html, node);
            continue;
        }
        builder_string(html->output, "<p>");
        html_write_inlines(html, node);
        write_back_link(html, note->footnote.number);
        builder_string(html->output, "</p>\n");
    }
    if (!inside)
        write_back_link(html, note->footnote.number);
    builder_string(html->output, "</li>\n");
}

static void write_notes(struct html *html) {
    struct text word = word_in(html->document->language, "Noten", "Notes");
    builder_format(html->output, "<section class=\"notes\">\n<h2>%.*s</h2>\n<ol>\n",
                   TEXT_ARGUMENTS(word));
    for (size_t i = 0; i < html->note_count; i++)
        write_note(html, html->notes[i]);
    builder_string(html->output, "</ol>\n</section>\n");
}

// ---- the page ----

static void write_footer(struct html *html) {
    struct builder *output = html->output;
    const struct document *document = html->document;
    struct text publisher = html->options->publisher;
    if (publisher.length == 0 && document->edition.length == 0)
        return;
    builder_string(output, "<footer>\n<p class=\"colophon\">");
    html_escape(output, publisher);
    if (publisher.length && document->edition.length)
        builder_string(output, " · ");
    html_escape(output, document->edition);
    builder_string(output, "</p>\n</footer>\n");
}

void html_write(struct builder *builder, const struct document *document,
                const struct html_options *options) {
    struct html html = {.output = builder, .document = document, .options = options};
    bool contents = wants_contents(document->root);
    html.title = find_title(document->root);
    gather_notes(&html);
    write_head(&html);
    builder_string(builder, "<body>\n");
    if (contents) {
        struct text word = word_in(document->language, "Naar de tekst", "To the text");
        builder_format(builder, "<a class=\"skip\" href=\"#Main\">%.*s</a>\n",
                       TEXT_ARGUMENTS(word));
    }
    write_header(&html);
    if (contents)
        write_contents(&html);
    builder_string(builder, "<main id=\"Main\">\n");
    html_write_blocks(&html, document->root);
    if (html.note_count)
        write_notes(&html);
    builder_string(builder, "</main>\n");
    write_footer(&html);
    builder_string(builder, "</body>\n</html>\n");
}
