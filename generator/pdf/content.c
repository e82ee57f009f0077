// SPDX-License-Identifier: GPL-3.0-or-later
/* The items of a page into its content stream, with marked content where tags.c says so. */
#include "pdf/content.h"

static void end_marked(struct content *content) {
    end_text(content);
    if (content->in_marked)
        builder_string(&content->out, "EMC\n");
    content->in_marked = false;
}

static void begin_element(struct content *content, const struct tags *tags,
                          struct text actual_text) {
    end_marked(content);
    builder_byte(&content->out, '/');
    builder_string(&content->out, actual_text.length ? "Span" : role_names[tags->open->role]);
    builder_string(&content->out, "<</MCID ");
    write_integer(&content->out, tags->content->id);
    if (actual_text.length) {
        builder_string(&content->out, "/ActualText");
        write_string(&content->out, actual_text);
    }
    builder_string(&content->out, ">>BDC\n");
    content->in_marked = true;
}

static void begin_artifact(struct content *content, const struct node *artifact) {
    end_marked(content);
    const char *properties = "/Type/Layout";
    if (artifact == &artifact_header)
        properties = "/Type/Pagination/Subtype/Header/Attached[/Top]";
    else if (artifact == &artifact_footer)
        properties = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]";
    builder_string(&content->out, "/Artifact<<");
    builder_string(&content->out, properties);
    builder_string(&content->out, ">>BDC\n");
    content->in_marked = true;
}

static void show_item(struct content *content, const struct item *item, struct text actual_text) {
    show(content, &(struct showing){.shaped = item->glyphs.shaped,
                                    .first = item->glyphs.first,
                                    .count = item->glyphs.count,
                                    .x = (double)item->x,
                                    .y = (double)(content->page_height - item->y),
                                    .size = item->glyphs.size,
                                    .colour = item->colour,
                                    .actual_text = actual_text});
}

static uint32_t image_object(struct images *images, struct text file) {
    for (size_t index = 0; index < images->count; index++)
        if (text_equal(images->uses[index].content, file))
            return images->uses[index].object;
    uint32_t object =
        image_write(images->shared, images->arena, images->haru, file, &images->reason);
    struct image_use use = {.content = file, .object = object};
    arena_push(images->arena, images->uses, images->count, images->capacity) = use;
    return object;
}

static void draw_image(struct content *content, struct images *images, const struct item *item) {
    uint32_t object = image_object(images, item->image.content);
    if (object == 0) {
        images->failed = item;
        return;
    }
    end_text(content);
    builder_string(&content->out, "q ");
    const float numbers[] = {item->width,  0,       0,
                             item->height, item->x, content->page_height - item->y - item->height};
    for (int index = 0; index < 6; index++) {
        write_number(&content->out, (double)numbers[index]);
        builder_byte(&content->out, ' ');
    }
    builder_format(&content->out, "cm/I%u Do Q\n", object);
}

static void draw_item(struct content *content, struct images *images, const struct item *item,
                      struct text actual_text) {
    switch (item->kind) {
    case ITEM_GLYPHS:
        show_item(content, item, actual_text);
        break;
    case ITEM_RECTANGLE:
    case ITEM_LINE:
        draw_shape(content, item);
        break;
    case ITEM_TICK_BOX:
        draw_tick_box(content, item, actual_text);
        break;
    case ITEM_DRAWING:
        draw_drawing(content, item);
        break;
    case ITEM_IMAGE:
        draw_image(content, images, item);
        break;
    }
}

static void show_blank_before(struct content *content, const struct item *item) {
    const struct face *face = item->glyphs.shaped->face;
    double x = (double)item->x - blank_width(content, face, item->glyphs.size);
    show_blank(content, face, x, (double)(content->page_height - item->y), item->glyphs.size);
}

static void write_item(struct content *content, struct tags *tags, struct images *images,
                       const struct item *item) {
    struct text actual_text = item_needs_text(item) ? item_text(content->arena, item) : TEXT("");
    enum tag_blank blank = tags_blank(tags, item);
    if (blank == BLANK_AT_END)
        show_blank_at_pen(content, item->glyphs.shaped->face);
    if (blank == BLANK_AT_START && actual_text.length) {
        actual_text = text_format(content->arena, " %.*s", TEXT_ARGUMENTS(actual_text));
        blank = BLANK_NONE;
    }
    switch (tags_take(tags, item)) {
    case TAG_CONTENT: // which has the text
        begin_element(content, tags, actual_text);
        actual_text = TEXT("");
        break;
    case TAG_ARTIFACT:
        begin_artifact(content, tags->open_artifact);
        break;
    case TAG_SAME:
        break;
    }
    if (blank == BLANK_AT_START)
        show_blank_before(content, item);
    draw_item(content, images, item, actual_text);
    tags_leave(tags, item);
}

static struct content content_create(const struct builder *out, struct pdf_fonts *fonts,
                                     float height) {
    struct content content = {
        .arena = out->arena, .fonts = fonts, .out = *out, .page_height = height, .line_width = 1};
    content.out.length = 0;
    return content;
}

static void write_items(struct content *content, struct tags *tags, struct images *images,
                        const struct page *page) {
    for (size_t index = 0; index < page->item_count; index++)
        write_item(content, tags, images, &page->items[index]);
    end_marked(content);
}

void content_write(struct builder *out, struct tags *tags, struct pdf_fonts *fonts,
                   struct images *images, const struct pages *pages, uint32_t page) {
    struct content content = content_create(out, fonts, pages->pages[page].height);
    tags_begin_page(tags, page);
    if (pages->imposition)
        write_place(&content.out, pages, page);
    write_items(&content, tags, images, &pages->pages[page]);
    if (pages->imposition)
        builder_string(&content.out, "Q\n");
    *out = content.out;
}

void content_write_marks(struct builder *out, struct tags *tags, struct pdf_fonts *fonts,
                         struct images *images, const struct side *side) {
    struct content content = content_create(out, fonts, side->height);
    tags_begin_page(tags, 0); // which is all the same to them: they are artifacts
    write_items(&content, tags, images, side->marks);
    *out = content.out;
}
