// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands in the margins of every page: title, publisher, number, and the document's notice
 * ("Voorbeeld: verzonnen antwoorden"), which no style can leave out; over the first page the
 * masthead, which is read as content there and is decoration on further pages. */
#include "layout/page.h"
#include "layout/style.h"

#include <math.h>
#include <string.h>

#define HEADER_SHARE 0.56F // of the top margin: where the baseline stands
#define FOOTER_SHARE 0.48F // of the bottom margin, from below
#define GAP 14.0F          // between left and right
#define NOTICE_PADDING 6.0F
#define NOTICE_SHARE 0.6F      // of the width: a longer notice takes two lines
#define NOTICE_LEADING 1.3F    // of the size
#define NOTICE_HEIGHT 1.7F     // of the size: the ground of a notice on one line
#define NOTICE_JOINT " · "     // between the parts of a notice
#define MASTHEAD_SMALLEST 0.6F // of the size of running text
#define JUST_LESS 0.99F        // than would fit: glyphs do not shrink exactly as their sizes do
#define NAME_STEP 0.92F        // a name is cut off by this much at a time
#define MASTHEAD_IN_TWO 0.8F   // at most, where it takes two lines
#define LOGO_SHARE 0.5F        // of the width: a logo is no wider
#define CHARACTERS_LIMIT 250   // no line of a page holds more
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

/* A title may be as long as a book, and stands on every page. */
static struct text shortened(const struct running *running, struct text text) {
    size_t end = 0;
    for (size_t count = 0; end < text.length && count < CHARACTERS_LIMIT; count++)
        text_character(text, &end);
    if (end == text.length)
        return text;
    return text_format(running->layout->arena, "%.*s…", TEXT_ARGUMENTS(text_slice(text, 0, end)));
}

/* The text, or as many of its words as fit, with an ellipsis. */
static struct words shape_to_fit(const struct running *running, struct text text, float room) {
    text = shortened(running, text);
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

static struct text filled(const struct running *running, const struct running_side *side) {
    return running_text_filled(running->layout->arena, side, running->layout->document,
                               running->number, running->count);
}

/* Do left and right change places? In a document that is read from the right, and overleaf where
 * pages face each other: but then not both. */
static bool is_changed_over(const struct running *running) {
    bool from_right = font_right_to_left(running->layout->document->language);
    bool overleaf = running->layout->style->facing && running->number % 2 == 0;
    return from_right != overleaf;
}

/* The short side, which holds the number, first: the other one takes what it leaves. */
static void put_line(struct running *running, const struct running_line *line) {
    float room = running->right - running->left;
    struct words end = shape_to_fit(running, filled(running, &line->right), room);
    room -= end.count ? end.width + GAP : 0;
    struct words start = shape_to_fit(running, filled(running, &line->left), room);
    bool swapped = is_changed_over(running);
    put_words(running, start, swapped ? running->right - start.width : running->left);
    put_words(running, end, swapped ? running->left : running->right - end.width);
}

/* A notice of two parts takes two lines where one would leave little room beside it. */
static size_t split_notice(const struct running *running, struct text notice, float room,
                           struct words lines[2]) {
    size_t middle = text_find(notice, TEXT(NOTICE_JOINT), 0);
    lines[0] = shape_to_fit(running, notice, room);
    if (middle == SIZE_MAX || lines[0].width <= NOTICE_SHARE * room)
        return 1;
    lines[0] = shape_to_fit(running, text_slice(notice, 0, middle), room);
    lines[1] = shape_to_fit(running,
                            text_slice(notice, middle + strlen(NOTICE_JOINT), notice.length), room);
    return 2;
}

/* On a ground of its own, at the far end of the header. */
static void put_notice(struct running *running) {
    const struct style *style = running->layout->style;
    struct text notice = running->layout->document->notice;
    if (notice.length == 0)
        return;
    running->face = FONT_BOLD;
    running->colour = style->body.colour;
    struct words lines[2];
    size_t count = split_notice(running, notice, running->right - running->left, lines);
    float size = running->type->size, baseline = running->baseline;
    float width =
        (count == 2 ? fmaxf(lines[0].width, lines[1].width) : lines[0].width) + 2 * NOTICE_PADDING;
    float more = (float)(count - 1) * NOTICE_LEADING * size;
    float top = fmaxf(baseline - RUNNING_ASCENT * size - more / 2, UNPRINTABLE_EDGE);
    bool swapped = is_changed_over(running);
    float x = swapped ? running->left : running->right - width;
    struct item *ground = &running->page->items[running->page->item_count++];
    *ground =
        (struct item){.kind = ITEM_RECTANGLE,
                      .node = running->node,
                      .x = x,
                      .y = top,
                      .width = width,
                      .height = NOTICE_HEIGHT * size + more,
                      .colour = style->framed ? style->palette.line : style->palette.accent_soft};
    ground->shape.filled = !style->framed;
    ground->shape.stroke_width = style->framed ? 0.75F : 0;
    ground->shape.corner = 3;
    for (size_t i = 0; i < count; i++) {
        running->baseline = top + RUNNING_ASCENT * size + (float)i * NOTICE_LEADING * size;
        float start = swapped ? x + width - NOTICE_PADDING - lines[i].width : x + NOTICE_PADDING;
        put_words(running, lines[i], start);
    }
    running->baseline = baseline;
    if (swapped)
        running->left += width + GAP;
    else
        running->right -= width + GAP;
}

/* Takes room from the side where lines start; returns where it begins. */
static float take_start(struct running *running, float width) {
    bool swapped = is_changed_over(running);
    float x = swapped ? running->right - width : running->left;
    if (swapped)
        running->right -= width + GAP;
    else
        running->left += width + GAP;
    return x;
}

static void put_logo(struct running *running, const struct node *node) {
    const struct style *style = running->layout->style;
    const struct atom *logo = &running->layout->logo;
    float height = style->masthead.height, width = logo->width * height / logo->height;
    float most = LOGO_SHARE * (running->right - running->left);
    if (width > most) {
        height *= most / width;
        width = most;
    }
    float room = style->margin_top - height;
    struct item *item = &running->page->items[running->page->item_count++];
    *item = (struct item){.kind = ITEM_IMAGE,
                          .node = node,
                          .x = take_start(running, width),
                          .y = fmaxf(room / 2, fminf(UNPRINTABLE_EDGE, room)),
                          .width = width,
                          .height = height};
    item->image.path = logo->path;
    item->image.content = logo->content;
}

/* Where two lines of a name part: behind its comma if there is room for either, or else as near the
 * middle as can be. The blank ends the first line, so that the name is read as it is written. */
static size_t break_name(const struct running *running, struct words words, float room) {
    size_t best = words.count;
    float before = 0, least = words.width;
    for (size_t i = 0; i < words.count; i++) {
        const struct shaped *part = words.parts[i];
        before += part->advance * running->type->size / 1000;
        if (!part->blank)
            continue;
        float wider = fmaxf(before, words.width - before);
        if (i > 0 && text_ends(words.parts[i - 1]->text, TEXT(",")) && wider <= room)
            return i + 1;
        if (wider < least) {
            best = i + 1;
            least = wider;
        }
    }
    return best;
}

static struct words words_between(const struct running *running, struct words words, size_t from,
                                  size_t to) {
    struct words some = {.parts = words.parts + from, .count = to - from};
    for (size_t i = from; i < to; i++)
        some.width += words.parts[i]->advance * running->type->size / 1000;
    return some;
}

/* The two lines of a name in the type that is set. Cut off only where nothing else is left: at the
 * smallest type in a very narrow masthead it would run into what stands beside it. */
static void shape_in_two(const struct running *running, struct text name, float room,
                         struct words lines[2]) {
    float both = 2 * room;
    do {
        struct words words = shape_to_fit(running, name, both);
        size_t middle = break_name(running, words, room);
        lines[0] = words_between(running, words, 0, middle);
        lines[1] = words_between(running, words, middle, words.count);
        both *= NAME_STEP;
    } while (fmaxf(lines[0].width, lines[1].width) > room && both > room / 2);
}

/* Smaller, or in two lines, rather than cut off: it is part of what the document says. */
static void put_publisher(struct running *running, const struct node *node) {
    const struct style *style = running->layout->style;
    struct type_style type = style->body;
    float room = running->right - running->left, size = type.size, baseline = running->baseline;
    type.face = FONT_BOLD;
    running->type = &type;
    running->face = type.face;
    running->colour = style->palette.accent;
    running->node = node;
    struct words words = shape(running, node->text.content);
    if (words.width * MASTHEAD_SMALLEST <= room) {
        if (words.width > room)
            type.size *= room / words.width * JUST_LESS;
        words = shape_to_fit(running, node->text.content, room);
        put_words(running, words, take_start(running, words.width));
        return;
    }
    size_t middle = break_name(running, words, room / MASTHEAD_SMALLEST);
    float wider = fmaxf(words_between(running, words, 0, middle).width,
                        words_between(running, words, middle, words.count).width);
    type.size = size * fminf(MASTHEAD_IN_TWO, fmaxf(room / wider * JUST_LESS, MASTHEAD_SMALLEST));
    struct words lines[2];
    shape_in_two(running, node->text.content, room, lines);
    float leading = NOTICE_LEADING * type.size;
    wider = fmaxf(lines[0].width, lines[1].width);
    bool swapped = is_changed_over(running);
    float x = take_start(running, wider);
    running->baseline =
        fmaxf(baseline - leading / 2, UNPRINTABLE_EDGE + RUNNING_ASCENT * type.size);
    put_words(running, lines[0], swapped ? x + wider - lines[0].width : x);
    running->baseline += leading;
    put_words(running, lines[1], swapped ? x + wider - lines[1].width : x);
    running->baseline = baseline;
}

/* Returns whether there is one on this page. */
static bool put_masthead(struct running *running) {
    const struct node *masthead = running->layout->document->root->first;
    bool first = running->number == 1, logo = running->layout->logo.height > 0;
    if (!masthead || masthead->kind != NODE_MASTHEAD ||
        !(first || running->layout->style->masthead.every_page))
        return false;
    const struct node *text = masthead->last->kind == NODE_TEXT ? masthead->last : NULL;
    if (logo)
        put_logo(running, first ? masthead->first : &artifact_header);
    if (text && first)
        put_publisher(running, text);
    return first;
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

void running_put_header(struct layout *layout, struct page *page, size_t number, size_t count) {
    const struct style *style = layout->style;
    struct running running = {.layout = layout, .page = page, .number = number, .count = count};
    begin(&running, &artifact_header, &style->header,
          fmaxf(style->margin_top * HEADER_SHARE,
                UNPRINTABLE_EDGE + RUNNING_ASCENT * style->header.size));
    put_notice(&running);
    bool masthead = put_masthead(&running);
    running.node = &artifact_header;
    running.type = &style->header;
    running.face = style->header.face;
    running.colour = style->header.colour;
    if (!masthead && (number > 1 || !style->running_header.not_on_first))
        put_line(&running, &style->running_header);
}

void running_put_footer(struct layout *layout, struct page *page, size_t number, size_t count) {
    const struct style *style = layout->style;
    struct running running = {.layout = layout, .page = page, .number = number, .count = count};
    begin(&running, &artifact_footer, &style->footer,
          style->page_height - fmaxf(style->margin_bottom * FOOTER_SHARE,
                                     UNPRINTABLE_EDGE + RUNNING_DESCENT * style->footer.size));
    if (number > 1 || !style->running_footer.not_on_first)
        put_line(&running, &style->running_footer);
}
