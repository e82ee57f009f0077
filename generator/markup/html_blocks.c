// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks as HTML.
#include "markup/html.h"

static void open_element(struct html *html, const char *name, const char *class,
                         const struct node *node) {
    builder_format(html->output, "<%s", name);
    if (class)
        builder_format(html->output, " class=\"%s\"", class);
    html_write_language(html, node);
    builder_byte(html->output, '>');
}

static void close_element(struct html *html, const char *name) {
    builder_format(html->output, "</%s>\n", name);
}

// An element around blocks.
static void write_container(struct html *html, const char *name, const char *class,
                            const struct node *node) {
    open_element(html, name, class, node);
    builder_byte(html->output, '\n');
    html_write_blocks(html, node);
    close_element(html, name);
}

// An element around inlines.
static void write_inline_block(struct html *html, const char *name, const char *class,
                               const struct node *node) {
    open_element(html, name, class, node);
    html_write_inlines(html, node);
    close_element(html, name);
}

static void write_heading(struct html *html, const struct node *node) {
    if (node == html->title)
        return;
    builder_format(html->output, "<h%u id=\"", node->heading.level);
    html_escape(html->output, node->heading.anchor);
    builder_byte(html->output, '"');
    html_write_language(html, node);
    builder_byte(html->output, '>');
    html_write_inlines(html, node);
    builder_format(html->output, "</h%u>\n", node->heading.level);
}

static void write_code_block(struct html *html, const struct node *node) {
    builder_string(html->output, "<pre tabindex=\"0\"><code>");
    html_escape(html->output, node->text.content);
    builder_string(html->output, "</code></pre>\n");
}

// ---- boxes ----

static void write_box(struct html *html, const struct node *node) {
    static const char *const icons[] = {
        "<circle cx=\"12\" cy=\"12\" r=\"10\"/><path d=\"M12 11v6M12 7v.01\"/>",
        "<path d=\"M9 18h6M10 21h4M8 14a6 6 0 1 1 8 0c-.7.7-1 1.3-1 2H9c0-.7-.3-1.3-1-2z\"/>",
        "<path d=\"M4 4h16v12H9l-5 4zM12 7v4M12 13.5v.01\"/>",
        "<path d=\"M12 3 2 21h20zM12 10v5M12 18v.01\"/>",
        "<path d=\"M8 2h8l6 6v8l-6 6H8l-6-6V8zM12 7v6M12 17v.01\"/>",
    };
    static const char *const classes[] = {"box note", "box tip", "box important", "box warning",
                                          "box caution"};
    struct text label = box_label(node->box.kind, html->document->language);
    // A note, not a landmark: ten of those on a page would help nobody to find the way.
    builder_format(html->output, "<aside class=\"%s\" role=\"note\"", classes[node->box.kind]);
    html_write_language(html, node);
    builder_format(html->output,
                   ">\n<p class=\"label\"><svg viewBox=\"0 0 24 24\" aria-hidden=\"true\">%s</svg>"
                   "%.*s</p>\n",
                   icons[node->box.kind], TEXT_ARGUMENTS(label));
    html_write_blocks(html, node);
    close_element(html, "aside");
}

// ---- lists ----

static bool has_tasks(const struct node *list) {
    for (const struct node *item = list->first; item; item = item->next)
        if (item->item.task)
            return true;
    return false;
}

static void write_item(struct html *html, const struct node *item) {
    builder_string(html->output, "<li");
    if (item->item.anchor.length) {
        builder_string(html->output, " id=\"");
        html_escape(html->output, item->item.anchor);
        builder_byte(html->output, '"');
    }
    html_write_language(html, item);
    builder_byte(html->output, '>');
    if (item->item.task) {
        html_write_tick_box(html, item->item.checked);
        builder_string(html->output, "<div>");
    }
    html_write_blocks(html, item);
    builder_string(html->output, item->item.task ? "</div>" : "");
    close_element(html, "li");
}

static void write_list(struct html *html, const struct node *list) {
    const char *name = list->list.ordered ? "ol" : "ul";
    builder_format(html->output, "<%s", name);
    if (list->list.ordered && list->list.start != 1)
        builder_format(html->output, " start=\"%d\"", list->list.start);
    builder_string(html->output, has_tasks(list) ? " class=\"tasks\">\n" : ">\n");
    for (const struct node *item = list->first; item; item = item->next)
        write_item(html, item);
    close_element(html, name);
}

// ---- figures and forms ----

// On a small screen a drawing scrolls, rather than that nobody can read its letters.
static void write_drawing(struct html *html, const struct drawing *drawing) {
    struct builder *output = html->output;
    struct text word = word_in(html->document->language, "Figuur", "Figure");
    struct text id = text_format(output->arena, "Figure-%u", ++html->figures);
    builder_format(output,
                   "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"%.*s: ",
                   TEXT_ARGUMENTS(word));
    html_escape(output, drawing->title);
    builder_string(output, "\">\n");
    svg_write_inline(output, drawing, id,
                     html_in_house_colours(drawing, html->options) ? "house" : NULL);
    builder_string(output, "</div>\n");
}

static void write_figure(struct html *html, const struct node *figure) {
    struct builder *output = html->output;
    struct text summary =
        word_in(html->document->language, "De figuur als tabel", "The figure as a table");
    open_element(html, "figure", NULL, figure);
    builder_byte(output, '\n');
    for (const struct node *child = figure->first; child; child = child->next)
        if (child->kind == NODE_CAPTION)
            write_inline_block(html, "figcaption", NULL, child);
    write_drawing(html, figure->figure.drawing);
    for (const struct node *child = figure->first; child; child = child->next)
        if (child->kind == NODE_TABLE) {
            builder_format(output, "<details><summary>%.*s</summary>\n", TEXT_ARGUMENTS(summary));
            html_write_table(html, child);
            builder_string(output, "</details>\n");
        }
    close_element(html, "figure");
}

static void write_lines(struct html *html, const struct node *node) {
    struct text words = room_to_write(html->output->arena, node, html->document->language);
    static const char *const classes[] = {"lines", "boxes", "frame"};
    builder_format(html->output, "<div class=\"%s\" role=\"img\" aria-label=\"%.*s\">",
                   classes[node->lines.room], TEXT_ARGUMENTS(words));
    for (uint16_t i = 0; node->lines.room != ROOM_BOXES && i < node->lines.count; i++)
        builder_string(html->output, "<span></span>");
    for (size_t i = 0; i < ROOM_GROUPS && node->lines.groups[i]; i++) {
        builder_string(html->output, "<span>");
        for (unsigned box = 0; box < node->lines.groups[i]; box++)
            builder_string(html->output, "<i></i>");
        builder_string(html->output, "</span>");
    }
    builder_string(html->output, "</div>\n");
}

// ---- all of them ----

void html_write_block(struct html *html, const struct node *node) {
    switch (node->kind) {
    case NODE_SECTION:
        write_container(html, "section", NULL, node);
        break;
    case NODE_HEADING:
        write_heading(html, node);
        break;
    case NODE_PARAGRAPH:
        write_inline_block(html, "p", NULL, node);
        break;
    case NODE_QUOTE:
        write_container(html, "blockquote", NULL, node);
        break;
    case NODE_BOX:
        write_box(html, node);
        break;
    case NODE_LIST:
        write_list(html, node);
        break;
    case NODE_CODE_BLOCK:
        write_code_block(html, node);
        break;
    case NODE_THEMATIC_BREAK:
        builder_string(html->output, node->thematic_break.cut ? "<hr class=\"cut\">\n" : "<hr>\n");
        break;
    case NODE_TABLE:
        html_write_table(html, node);
        break;
    case NODE_FIGURE:
        write_figure(html, node);
        break;
    case NODE_LINES:
        write_lines(html, node);
        break;
    case NODE_KEEP:
        write_container(html, "div", "keep", node);
        break;
    case NODE_PAGE_BREAK:
        builder_string(html->output, "<div class=\"page-break\"></div>\n");
        break;
    default:
        break;
    }
}

void html_write_blocks(struct html *html, const struct node *parent) {
    bool tight = parent->kind == NODE_ITEM && parent->parent->list.tight;
    for (const struct node *node = parent->first; node; node = node->next) {
        if (tight && node->kind == NODE_PARAGRAPH) {
            html_write_inlines(html, node);
            builder_string(html->output, node->next ? "\n" : "");
        } else {
            html_write_block(html, node);
        }
    }
}
