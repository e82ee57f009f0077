// SPDX-License-Identifier: GPL-3.0-or-later
/* The fonts of one document. A glyph is taken from the run's subset of its face where that has
 * it, else from a subset of the document's own; so one face may stand in a file twice. Where the
 * style asks for small files, all glyphs come from subsets of the document's own: that takes about
 * twice the time and half the bytes. */
#include "pdf/private.h"

struct pages_walk {
    struct pdf_fonts *fonts;
    bool **used; // by face: glyphs beyond the run's subset
};

const struct shaped *const *drawing_label(struct pdf_fonts *fonts, const struct drawing *drawing,
                                          const struct mark *mark, size_t *count, float *width) {
    const struct shaped *const *parts =
        font_shape(fonts->set, fonts->arena, mark->bold ? FONT_BOLD : FONT_REGULAR,
                   drawing->language, mark->text, count);
    *width = 0;
    for (size_t part = 0; part < *count; part++)
        *width += parts[part]->advance;
    return parts;
}

static const struct font_subset *run_subset(const struct pdf_fonts *fonts,
                                            const struct face *face) {
    return fonts->small ? NULL : font_run_subset(fonts->set, face);
}

static void note_glyphs(struct pages_walk *walk, const struct shaped *shaped, uint32_t first,
                        uint32_t count) {
    const struct face *face = shaped->face;
    const struct font_subset *run = run_subset(walk->fonts, face);
    for (uint32_t index = first; index < first + count; index++) {
        uint16_t glyph = shaped->glyphs[index].id;
        if (run && run->cid[glyph])
            continue;
        if (!walk->used[face->index])
            walk->used[face->index] =
                arena_new_array(walk->fonts->arena, (size_t)UINT16_MAX + 1, bool);
        walk->used[face->index][glyph] = true;
    }
}

static void note_drawing(struct pages_walk *walk, const struct drawing *drawing) {
    for (size_t index = 0; index < drawing->count; index++) {
        if (drawing->marks[index].kind != MARK_TEXT)
            continue;
        size_t count;
        float width;
        const struct shaped *const *parts =
            drawing_label(walk->fonts, drawing, &drawing->marks[index], &count, &width);
        for (size_t part = 0; walk->used && part < count; part++)
            note_glyphs(walk, parts[part], 0, parts[part]->glyph_count);
    }
}

/* Without `used` only the labels of drawings are shaped, so that all faces are known. */
static void walk_pages(struct pages_walk *walk, const struct pages *pages) {
    for (size_t page = 0; page < pages->count; page++) {
        for (size_t index = 0; index < pages->pages[page].item_count; index++) {
            const struct item *item = &pages->pages[page].items[index];
            if (item->kind == ITEM_DRAWING)
                note_drawing(walk, item->drawing.drawing);
            else if (item->kind == ITEM_GLYPHS && walk->used)
                note_glyphs(walk, item->glyphs.shaped, item->glyphs.first, item->glyphs.count);
        }
    }
}

struct pdf_fonts *fonts_gather(struct arena *arena, struct font_set *set,
                               const struct pages *pages) {
    struct pdf_fonts *fonts = arena_new(arena, struct pdf_fonts);
    fonts->arena = arena;
    fonts->set = set;
    fonts->small = pages->style->small_files;
    struct pages_walk walk = {.fonts = fonts};
    walk_pages(&walk, pages);
    for (int style = 0; style < FONT_STYLES; style++) {
        size_t count;
        fonts->blanks[style] =
            font_shape(set, arena, (enum font_style)style, TEXT(""), TEXT(" "), &count)[0];
    }
    fonts->count = font_face_count(set);
    fonts->run = arena_new_array(arena, fonts->count, struct pdf_font);
    fonts->own = arena_new_array(arena, fonts->count, struct pdf_font);
    walk.used = arena_new_array(arena, fonts->count, bool *);
    walk_pages(&walk, pages);
    for (int style = 0; style < FONT_STYLES; style++)
        note_glyphs(&walk, fonts->blanks[style], 0, 1);
    for (size_t index = 0; index < fonts->count; index++) {
        const struct face *face = font_face_at(set, index);
        fonts->run[index].subset = run_subset(fonts, face);
        fonts->own[index].own = true;
        if (walk.used[index])
            fonts->own[index].subset =
                font_document_subset(set, arena, face, walk.used[index], (size_t)UINT16_MAX + 1);
    }
    return fonts;
}

struct pdf_font *fonts_use(struct pdf_fonts *fonts, const struct face *face, uint16_t glyph,
                           uint16_t *code) {
    struct pdf_font *font = &fonts->run[face->index];
    *code = font->subset ? font->subset->cid[glyph] : 0;
    if (*code == 0) {
        font = &fonts->own[face->index];
        *code = font->subset ? font->subset->cid[glyph] : 0;
    }
    if (!font->used) {
        font->used = true;
        font->name = ++fonts->named;
    }
    return font;
}

static struct object *stream_object(struct haru *haru, struct text body, struct text stream) {
    struct object *object = haru_object(haru, (struct text){0});
    object->shared = body;
    object->stream = stream;
    return object;
}

static uint32_t write_font(struct arena *arena, struct haru *haru, const struct font_bodies *bodies,
                           const struct font_subset *subset) {
    uint32_t file = stream_object(haru, bodies->file, subset->program)->number;
    uint32_t to_unicode = stream_object(haru, bodies->to_unicode, subset->to_unicode)->number;
    struct object *descriptor = haru_object(haru, text_format(arena, "/FontFile2 %u 0 R", file));
    descriptor->shared = bodies->descriptor;
    struct object *cid_font =
        haru_object(haru, text_format(arena, "/FontDescriptor %u 0 R", descriptor->number));
    cid_font->shared = bodies->cid_font;
    struct object *type0 =
        haru_object(haru, text_format(arena, "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R",
                                      cid_font->number, to_unicode));
    type0->shared = bodies->type0;
    return type0->number;
}

void fonts_write(struct pdf_fonts *fonts, const struct pdf_shared *shared, struct haru *haru,
                 struct builder *resources) {
    for (uint16_t name = 1; name <= fonts->named; name++) {
        for (size_t index = 0; index < 2 * fonts->count; index++) {
            struct pdf_font *font =
                index < fonts->count ? &fonts->run[index] : &fonts->own[index - fonts->count];
            if (font->name != name || !font->subset)
                continue;
            struct font_bodies own;
            const struct font_bodies *bodies = &own;
            if (font->own)
                own = font_bodies(fonts->arena, font->subset);
            else
                bodies = &shared->fonts[index];
            font->object = write_font(fonts->arena, haru, bodies, font->subset);
            builder_format(resources, "/F%u %u 0 R", name, font->object);
        }
    }
}
