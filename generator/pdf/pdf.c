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
    struct object **page_dictionaries;
    uint32_t *page_objects;
    uint32_t resources;
    struct builder plain, packed; // of one page
    struct builder digest;        // what the file's identifier is made from
};

static void add_to_digest(struct document_writer *writer, struct text bytes) {
    struct hash hash = hash_of(bytes);
    builder_bytes(&writer->digest, hash.bytes, sizeof hash.bytes);
}

/* ---- pages ---- */

static void number_pages(struct document_writer *writer) {
    size_t count = writer->pages->count;
    writer->page_dictionaries = arena_new_array(writer->arena, count, struct object *);
    writer->page_objects = arena_new_array(writer->arena, count, uint32_t);
    for (size_t page = 0; page < count; page++) {
        writer->page_dictionaries[page] = haru_object(writer->haru, (struct text){0});
        writer->page_objects[page] = writer->page_dictionaries[page]->number;
    }
}

static uint32_t write_contents(struct document_writer *writer, uint32_t page) {
    struct builder *plain = &writer->plain;
    content_write(plain, writer->tags, writer->fonts, &writer->images, writer->pages, page);
    struct object *contents = haru_object(writer->haru, (struct text){0});
    contents->stream =
        pdf_deflate(writer->shared, &writer->packed, (struct text){plain->bytes, plain->length});
    contents->body =
        text_format(writer->arena, "/Filter/FlateDecode/Length %zu", contents->stream.length);
    add_to_digest(writer, contents->stream);
    return contents->number;
}

static void write_page(struct document_writer *writer, uint32_t page, uint32_t parent) {
    struct builder body = {.arena = writer->arena}, annotations = {.arena = writer->arena};
    uint32_t contents = write_contents(writer, page);
    links_write(writer->tags, writer->haru, page, writer->page_objects, &annotations);
    builder_string(&body, "/Type/Page/MediaBox[0 0 ");
    write_number(&body, (double)writer->pages->width);
    builder_byte(&body, ' ');
    write_number(&body, (double)writer->pages->height);
    builder_format(&body, "]/Parent %u 0 R/Resources %u 0 R/Contents %u 0 R", parent,
                   writer->resources, contents);
    builder_format(&body, "/StructParents %u/Tabs/S", page);
    if (annotations.length) {
        builder_string(&body, "/Annots[");
        builder_bytes(&body, annotations.bytes, annotations.length);
        builder_byte(&body, ']');
    }
    writer->page_dictionaries[page]->body = builder_result(&body);
}

/* More pages than this hang on nodes between them and the root. */
enum { PAGE_TREE_LEAF = 64 };

static void write_kids(struct builder *body, const uint32_t *objects, size_t count) {
    builder_string(body, "/Kids[");
    for (size_t index = 0; index < count; index++) {
        if (index)
            builder_byte(body, ' ');
        write_reference(body, objects[index]);
    }
    builder_byte(body, ']');
}

static void write_pages(struct document_writer *writer) {
    size_t count = writer->pages->count, nodes = 0;
    struct object *root = haru_page_tree(writer->haru);
    uint32_t *node_objects = arena_new_array(writer->arena, count / PAGE_TREE_LEAF + 1, uint32_t);
    for (size_t from = 0; from < count; from += PAGE_TREE_LEAF) {
        size_t leaf = from + PAGE_TREE_LEAF < count ? PAGE_TREE_LEAF : count - from;
        struct object *node = root;
        if (count > PAGE_TREE_LEAF) {
            node = haru_object(writer->haru, (struct text){0});
            node_objects[nodes++] = node->number;
            struct builder body = {.arena = writer->arena};
            builder_format(&body, "/Type/Pages/Parent %u 0 R/Count %zu", root->number, leaf);
            write_kids(&body, writer->page_objects + from, leaf);
            node->body = builder_result(&body);
        }
        for (size_t page = from; page < from + leaf; page++)
            write_page(writer, (uint32_t)page, node->number);
    }
    struct builder body = {.arena = writer->arena};
    builder_format(&body, "/Count %zu", count);
    write_kids(&body, nodes ? node_objects : writer->page_objects, nodes ? nodes : count);
    root->body = builder_result(&body);
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
    builder_string(&body, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
                          "/Lang");
    write_string(&body, metadata->language);
    uint32_t xmp = write_metadata(writer, metadata);
    uint32_t tree = tags_write(writer->tags, writer->haru, writer->page_objects);
    builder_format(&body, "/Metadata %u 0 R/StructTreeRoot %u 0 R", xmp, tree);
    builder_format(&body,
                   "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                   "/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
                   "/DestOutputProfile %u 0 R>>]",
                   write_profile(writer));
    uint32_t outline =
        outline_write(writer->arena, writer->haru, writer->pages, writer->page_objects);
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
    number_pages(&writer);
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
