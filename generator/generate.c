// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline of one document on one screen; start reading here.
//
//     template + values ──► document ──► Markdown, HTML, SVG
//                              └───────► pages ──► sheets ──► PDF
#include "generate.h"

#include "markup/markup.h"

#define PRODUCER "steunblad"

// What the edition says of a document whose front matter is silent about it.
static void complete(struct arena *arena, const struct order *order, struct document *document) {
    struct text example =
        word_in(document->language, "Voorbeeld: verzonnen antwoorden", "Example: invented answers");
    if (!document->author.length)
        document->author = order->publisher;
    if (!document->website.length)
        document->website = order->website;
    if (!document->logo.path.length)
        document->logo = order->logo;
    if (!document->edition.length)
        document->edition = order->edition;
    if (!document->date.length)
        document->date = order->date;
    if (order->example && document->notice.length)
        document->notice =
            text_format(arena, "%s · %.*s", example.bytes, TEXT_ARGUMENTS(document->notice));
    else if (order->example)
        document->notice = example;
}

static void write_markdown(struct arena *arena, const struct order *order,
                           const struct document *document, struct file_set *files) {
    struct text folder =
        text_slice(order->markdown, 0, order->markdown.length - file_name(order->markdown).length);
    for (const struct node *node = document->root; node; node = node_next(node, document->root)) {
        if (node->kind != NODE_FIGURE || !node->figure.drawing)
            continue;
        struct builder svg = {.arena = arena};
        struct text path = text_format(arena, "%.*s%.*s.svg", TEXT_ARGUMENTS(folder),
                                       TEXT_ARGUMENTS(node->figure.name));
        svg_write(&svg, node->figure.drawing);
        file_add(files, path, builder_result(&svg));
    }
    struct builder markdown = {.arena = arena};
    markdown_write(&markdown, document);
    file_add(files, order->markdown, builder_result(&markdown));
}

static void write_html(struct arena *arena, const struct order *order,
                       const struct document *document, struct file_set *files) {
    struct builder html = {.arena = arena};
    const struct style *style = order->look->style;
    struct html_options options = {.palette = style->palette,
                                   .box = style->box_fill,
                                   .warning = style->warning,
                                   .warning_box = style->warning_fill,
                                   .code = style->code_fill,
                                   .table_head = style->table_head_fill,
                                   .rule = style->rule,
                                   .framed = style->framed,
                                   .publisher = order->publisher};
    html_write(&html, document, &options);
    file_add(files, order->html, builder_result(&html));
}

struct pages *generate_pages(struct arena *arena, const struct order *order,
                             struct document *document, struct diagnostics *diagnostics) {
    const struct look *look = order->look;
    layout_add_head(arena, look->style, document);
    struct pages *pages = layout_document(arena, document, look->style, look->fonts, diagnostics);
    if (pages && order->arrangement != ARRANGEMENT_PLAIN)
        pages->imposition =
            impose(arena, order->arrangement, pages->count, look->style->page_width,
                   look->style->page_height, font_right_to_left(document->language));
    return pages;
}

bool generate_pdf(struct arena *arena, const struct look *look, const struct pages *pages,
                  struct diagnostics *diagnostics, struct text *bytes) {
    struct pdf_options options = {.date = pages->document->date, .producer = TEXT(PRODUCER)};
    return pdf_write(arena, look->shared, look->fonts, pages, &options, diagnostics, bytes);
}

static bool write_pdf(struct arena *arena, const struct order *order, struct document *document,
                      struct file_set *files, struct diagnostics *diagnostics) {
    struct pages *pages = generate_pages(arena, order, document, diagnostics);
    struct text bytes;
    bool written = pages && generate_pdf(arena, order->look, pages, diagnostics, &bytes);
    if (written)
        file_add(files, order->pdf, bytes);
    return written;
}

struct document *generate_document(struct arena *arena, const struct order *order, bool specimen,
                                   struct diagnostics *diagnostics) {
    struct expansion expansion = {
        .evaluator = order->evaluator,
        .fonts = order->look->fonts,
        .palette = &order->look->style->palette,
        .figure_width = style_column_width(order->look->style),
        .language = order->language,
        .name = order->name,
        .visit_all = specimen,
    };
    struct document *document = template_expand(arena, order->template, &expansion, diagnostics);
    if (document)
        complete(arena, order, document);
    return document;
}

struct document *generate(struct arena *arena, const struct order *order, struct file_set *files,
                          struct diagnostics *diagnostics) {
    struct document *document = generate_document(arena, order, false, diagnostics);
    bool made = document != NULL;
    if (made && order->markdown.length)
        write_markdown(arena, order, document, files);
    if (made && order->html.length)
        write_html(arena, order, document, files);
    if (made && order->pdf.length)
        made = write_pdf(arena, order, document, files, diagnostics);
    font_set_reset(order->look->fonts);
    return made ? document : NULL;
}
