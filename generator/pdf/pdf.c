// SPDX-License-Identifier: GPL-3.0-or-later
/* A whole document: pages to content streams, and around them what PDF/UA-1 and PDF/A-2a ask
 * for. Read this first of pdf/. */
#include "pdf/private.h"

#include <libintl.h>

struct document_writer {
    struct arena *arena;
    const struct pdf_shared *shared;
    const struct pages *pages;
    struct haru *haru;
    struct pdf_fonts *fonts;
    struct tags *tags;
    struct images images;
    struct sides *sides;
    uint32_t resources;
    struct builder plain, packed; // of one page
    struct builder digest;        // what the file's identifier is made from
};

static void add_to_digest(struct document_writer *writer, struct text bytes) {
    struct hash hash = hash_of(bytes);
    builder_bytes(&writer->digest, hash.bytes, sizeof hash.bytes);
}

/* ---- pages ---- */

/* What stands in `plain`. */
static uint32_t write_stream(struct document_writer *writer) {
    struct object *contents = haru_object(writer->haru, (struct text){0});
    contents->stream = pdf_deflate(writer->shared, &writer->packed,
                                   (struct text){writer->plain.bytes, writer->plain.length});
    contents->body =
        text_format(writer->arena, "/Filter/FlateDecode/Length %zu", contents->stream.length);
    add_to_digest(writer, contents->stream);
    return contents->number;
}

static void write_page(struct document_writer *writer, uint32_t page) {
    struct builder annotations = {.arena = writer->arena};
    content_write(&writer->plain, writer->tags, writer->fonts, &writer->images, writer->pages,
                  page);
    uint32_t contents = write_stream(writer);
    links_write(writer->tags, writer->haru, page, writer->sides->objects, &annotations);
    sides_add(writer->sides, page, contents, builder_result(&annotations));
}

/* Sides that follow each other share them. */
static void write_marks(struct document_writer *writer) {
    const struct page *before = NULL;
    uint32_t marks = 0;
    for (size_t side = 0; side < pages_side_count(writer->pages); side++) {
        struct side paper = pages_side(writer->pages, side);
        if (!paper.marks)
            continue;
        if (paper.marks != before) {
            content_write_marks(&writer->plain, writer->tags, writer->fonts, &writer->images,
                                &paper);
            marks = write_stream(writer);
        }
        before = paper.marks;
        sides_add_marks(writer->sides, side, marks);
    }
}

static void write_pages(struct document_writer *writer) {
    for (size_t page = 0; page < writer->pages->count; page++)
        write_page(writer, (uint32_t)page);
    write_marks(writer);
    sides_write(writer->sides, writer->resources);
}

static void write_resources(struct document_writer *writer, struct object *resources) {
    struct builder body = {.arena = writer->arena};
    builder_string(&body, "/Font<<");
    fonts_write(writer->fonts, writer->shared, writer->haru, &body);
    builder_string(&body, ">>");
    if (writer->images.count) {
        builder_string(&body, "/XObject<<");
        for (size_t index = 0; index < writer->images.count; index++)
            builder_format(&body, "/I%u %u 0 R", writer->images.uses[index].object,
                           writer->images.uses[index].object);
        builder_string(&body, ">>");
    }
    resources->body = builder_result(&body);
}

/* ---- the document ---- */

static uint32_t write_metadata(struct document_writer *writer, const struct metadata *metadata) {
    struct text xmp = metadata_xmp(writer->arena, metadata);
    struct object *object =
        haru_object(writer->haru, text_format(writer->arena,
                                              "/Type/Metadata/Subtype/XML/Length %zu", xmp.length));
    object->stream = xmp; // PDF/A wants it readable without a filter
    haru_information(writer->haru)->body = metadata_information(writer->arena, metadata);
    add_to_digest(writer, xmp);
    return object->number;
}

static uint32_t write_profile(struct document_writer *writer) {
    struct text profile = writer->shared->profile;
    struct object *object =
        haru_object(writer->haru, text_format(writer->arena, "/N 3/Filter/FlateDecode/Length %zu",
                                              profile.length));
    object->stream = profile;
    return object->number;
}

static void write_catalog(struct document_writer *writer, const struct metadata *metadata) {
    struct builder body = {.arena = writer->arena};
    builder_string(&body, "/MarkInfo<</Marked true>>/Lang");
    write_string(&body, metadata->language);
    sides_describe(&body, writer->pages);
    uint32_t xmp = write_metadata(writer, metadata);
    uint32_t tree = tags_write(writer->tags, writer->haru, writer->sides->objects);
    builder_format(&body, "/Metadata %u 0 R/StructTreeRoot %u 0 R", xmp, tree);
    builder_format(&body,
                   "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                   "/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
                   "/DestOutputProfile %u 0 R>>]",
                   write_profile(writer));
    uint32_t outline =
        outline_write(writer->arena, writer->haru, writer->pages, writer->sides->objects);
    if (outline)
        builder_format(&body, "/Outlines %u 0 R", outline);
    haru_catalog(writer->haru)->body = builder_result(&body);
}

/* The identifier of a file is made from what it says, so that the same document has the same. */
static void write_identifier(struct document_writer *writer) {
    enum { IDENTIFIER = 16 };
    struct hash hash = hash_of((struct text){writer->digest.bytes, writer->digest.length});
    struct builder body = {.arena = writer->arena};
    builder_string(&body, "/ID[");
    write_hexadecimal(&body, hash.bytes, IDENTIFIER);
    write_hexadecimal(&body, hash.bytes, IDENTIFIER);
    builder_byte(&body, ']');
    haru_trailer(writer->haru)->body = builder_result(&body);
}

bool pdf_write(struct arena *arena, const struct pdf_shared *shared, struct font_set *fonts,
               const struct pages *pages, const struct pdf_options *options,
               struct diagnostics *diagnostics, struct text *bytes) {
    struct document_writer writer = {.arena = arena, .shared = shared, .pages = pages};
    writer.digest.arena = writer.plain.arena = writer.packed.arena = arena;
    writer.haru = haru_create(arena);
    writer.images = (struct images){.arena = arena, .shared = shared, .haru = writer.haru};
    writer.fonts = fonts_gather(arena, fonts, pages);
    writer.tags = tags_create(arena, pages);
    struct metadata metadata = metadata_of(arena, pages->document, options);
    struct object *resources = haru_object(writer.haru, (struct text){0});
    writer.resources = resources->number;
    writer.sides = sides_create(arena, pages, writer.haru);
    write_pages(&writer);
    tags_settle(writer.tags);
    write_resources(&writer, resources);
    write_catalog(&writer, &metadata);
    write_identifier(&writer);
    struct builder output = {.arena = arena};
    const char *reason = NULL;
    if (writer.images.failed) {
        const struct item *item = writer.images.failed;
        report_error(diagnostics, item->node->position, "expected a PNG or JPEG file",
                     "the image %.*s cannot be used: %s", TEXT_ARGUMENTS(item->image.path),
                     gettext(writer.images.reason));
        return false;
    }
    if (!haru_save(writer.haru, &output, &reason)) {
        report_error(diagnostics, pages->document->root->position, NULL,
                     "libharu cannot write the document: %s", reason);
        return false;
    }
    *bytes = builder_result(&output);
    return true;
}
