// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands in the margins of every page: title, publisher, number, and the document's notice
 * ("Voorbeeld: verzonnen antwoorden"), which no style can leave out. */
#include "layout/page.h"

#include <string.h>

#define HEADER_SHARE 0.56F // of the top margin: where the baseline stands
#define FOOTER_SHARE 0.48F // of the bottom margin, from below
#define GAP 14.0F          // between left and right
#define NOTICE_PADDING 6.0F
#define WORDS_LIMIT 16 // a longer text is cut with an ellipsis: it is repeated on every page

struct running {
    struct layout *layout;
    struct page *page;
    size_t number, count;
    const struct node *node; // artifact
    const struct type_style *type;
    enum font_style face;
    struct colour colour;
    float baseline, left, right; // room still free
};

// ---- text ----

static struct text placeholder(const struct running *running, struct text name) {
    const struct document *document = running->layout->document;
    if (text_is(name, "title"))
        return document->title;
    if (text_is(name, "subtitle"))
        return document->subtitle;
    if (text_is(name, "author"))
        return document->author;
    if (text_is(name, "edition"))
        return document->edition;
    if (text_is(name, "date"))
        return document->date;
    if (text_is(name, "website"))
        return document->website;
    size_t number = text_is(name, "page") ? running->number : running->count;
    return text_format(running->layout->arena, "%zu", number);
}

/* Empty when every placeholder in it is. */
static struct text fill(const struct running *running, struct text part) {
    struct builder builder = {.arena = running->layout->arena};
    bool any = false, filled = false;
    for (size_t at = 0; at < part.length;) {
        size_t open = text_find(part, TEXT("{"), at);
        size_t close = text_find(part, TEXT("}"), at);
        if (open == SIZE_MAX || close == SIZE_MAX) {
            builder_text(&builder, text_slice(part, at, part.length));
            break;
        }
        builder_text(&builder, text_slice(part, at, open));
        struct text content = placeholder(running, text_slice(part, open + 1, close));
        builder_text(&builder, content);
        any = true;
        filled |= content.length > 0;
        at = close + 1;
    }
    return any && !filled ? TEXT("") : builder_result(&builder);
}

static struct text join(const struct running *running, const struct running_side *side) {
    struct builder builder = {.arena = running->layout->arena};
    const struct running_text *text = running_text_in(side, running->layout->document->language);
    for (size_t i = 0; text && i < text->count; i++) {
        struct text part = fill(running, text->parts[i]);
        if (part.length && builder.length)
            builder_string(&builder, " · ");
        builder_text(&builder, part);
    }
    return builder.length ? builder_result(&builder) : TEXT("");
}

// ---- items ----

struct words {
    const struct shaped *const *parts;
    size_t count;
    float width;
};

static struct words shape(const struct running *running, struct text text) {
    struct layout *layout = running->layout;
    struct words words = {0};
    words.parts = font_shape(layout->fonts, layout->arena, running->face,
                             layout->document->language, text, &words.count);
    for (size_t i = 0; i < words.count; i++)
        words.width += words.parts[i]->advance * running->type->size / 1000;
    return words;
}

/* The text, or as many of its words as fit, with an ellipsis. */
static struct words shape_to_fit(const struct running *running, struct text text, float room) {
    struct words words = shape(running, text);
    while ((words.width > room || words.count > WORDS_LIMIT * 2) && text.length > 3) {
        size_t end = text.length - (text_ends(text, TEXT("…")) ? strlen("…") : 0);
        do {
            end--;
        } while (end > 0 && ((unsigned char)text.bytes[end] & 0xC0) == 0x80);
        text = text_format(running->layout->arena, "%.*s…",
                           TEXT_ARGUMENTS(text_trim(text_slice(text, 0, end))));
        words = shape(running, text);
    }
    return words;
}

static void put_words(struct running *running, struct words words, float x) {
    struct layout *layout = running->layout;
    uint16_t *order = arena_new_array(layout->arena, words.count + 1, uint16_t);
    font_visual_order(layout->arena, layout->document->language, words.parts, words.count, order);
    for (size_t i = 0; i < words.count; i++) {
        if (running->page->item_count == running->page->item_capacity)
            return;
        const struct shaped *part = words.parts[order[i]];
        struct item *item = &running->page->items[running->page->item_count++];
        *item = (struct item){.kind = ITEM_GLYPHS,
                              .node = running->node,
                              .x = x,
                              .y = running->baseline,
                              .width = part->advance * running->type->size / 1000,
                              .height = running->type->size,
                              .colour = running->colour};
        item->glyphs.shaped = part;
        item->glyphs.count = part->glyph_count;
        item->glyphs.size = running->type->size;
        x += item->width;
    }
}

/* The short side, which holds the number, first: the other one takes what it leaves. */
static void put_line(struct running *running, const struct running_line *line) {
    float room = running->right - running->left;
    struct words end = shape_to_fit(running, join(running, &line->right), room);
    room -= end.count ? end.width + GAP : 0;
    struct words start = shape_to_fit(running, join(running, &line->left), room);
    bool swapped = font_right_to_left(running->layout->document->language);
    put_words(running, start, swapped ? running->right - start.width : running->left);
    put_words(running, end, swapped ? running->left : running->right - end.width);
}

/* On a ground of its own, at the far end of the header. */
static void put_notice(struct running *running) {
    const struct style *style = running->layout->style;
    struct text notice = running->layout->document->notice;
    if (notice.length == 0)
        return;
    running->face = FONT_BOLD;
    running->colour = style->body.colour;
    struct words words = shape_to_fit(running, notice, running->right - running->left);
    float width = words.width + 2 * NOTICE_PADDING, size = running->type->size;
    bool swapped = font_right_to_left(running->layout->document->language);
    float x = swapped ? running->left : running->right - width;
    struct item *ground = &running->page->items[running->page->item_count++];
    *ground =
        (struct item){.kind = ITEM_RECTANGLE,
                      .node = running->node,
                      .x = x,
                      .y = running->baseline - 1.2F * size,
                      .width = width,
                      .height = 1.7F * size,
                      .colour = style->framed ? style->palette.line : style->palette.accent_soft};
    ground->shape.filled = !style->framed;
    ground->shape.stroke_width = style->framed ? 0.75F : 0;
    ground->shape.corner = 3;
    put_words(running, words, x + NOTICE_PADDING);
    if (swapped)
        running->left += width + GAP;
    else
        running->right -= width + GAP;
}

static void begin(struct running *running, const struct node *node, const struct type_style *type,
                  float baseline) {
    const struct style *style = running->layout->style;
    running->node = node;
    running->type = type;
    running->face = type->face;
    running->colour = type->colour;
    running->baseline = baseline;
    running->left = page_left(running->layout, running->number);
    running->right = running->left + style_text_width(style);
}

void running_put(struct layout *layout, struct page *page, size_t number, size_t count) {
    const struct style *style = layout->style;
    struct running running = {.layout = layout, .page = page, .number = number, .count = count};
    begin(&running, &artifact_header, &style->header, style->margin_top * HEADER_SHARE);
    put_notice(&running);
    running.face = style->header.face;
    running.colour = style->header.colour;
    if (number > 1 || !style->running_header.not_on_first)
        put_line(&running, &style->running_header);
    begin(&running, &artifact_footer, &style->footer,
          style->page_height - style->margin_bottom * FOOTER_SHARE);
    if (number > 1 || !style->running_footer.not_on_first)
        put_line(&running, &style->running_footer);
}
