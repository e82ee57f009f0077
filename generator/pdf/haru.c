// SPDX-License-Identifier: GPL-3.0-or-later
/* The wall around libharu: nothing of its types leaves this file.
 *
 * libharu keeps the objects, their numbers, the cross-reference table, the trailer and the order
 * of writing. The inside of a dictionary is written by its write_fn from bytes that are ready,
 * which is several times faster than libharu's linked dictionaries and the only way to share
 * compressed streams between documents. */
#include "pdf/private.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_utils.h>

struct haru {
    struct arena *arena;
    HPDF_Doc document;
    struct object catalog, information, page_tree, trailer;
    HPDF_Stream stream; // while the document is saved
    HPDF_STATUS error;  // the first one
    struct object *objects;
};

/* libharu's allocator is handed no context, so the arena of the document that is being made
 * stands here; a process makes one document at a time. */
static struct arena *current_arena;

static void *allocate(HPDF_UINT size) {
    return arena_allocate(current_arena, size);
}

static void forget(void *memory) {
    (void)memory; // goes with the arena
}

static void note_error(HPDF_STATUS error, HPDF_STATUS detail, void *user) {
    struct haru *haru = user;
    (void)detail;
    if (haru->error == HPDF_OK)
        haru->error = error;
}

/* ---- writing ---- */

static HPDF_STATUS write_text(HPDF_Stream stream, struct text text) {
    if (text.length == 0)
        return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text.bytes, (HPDF_UINT)text.length);
}

static HPDF_STATUS write_body(HPDF_Dict dictionary, HPDF_Stream stream) {
    const struct object *object = dictionary->attr;
    HPDF_STATUS status = write_text(stream, object->shared);
    return status == HPDF_OK ? write_text(stream, object->body) : status;
}

static HPDF_STATUS write_stream(HPDF_Dict dictionary) {
    const struct object *object = dictionary->attr;
    HPDF_Stream stream = object->haru->stream;
    if (object->stream.length == 0)
        return HPDF_OK;
    HPDF_STATUS status = write_text(stream, TEXT("\nstream\r\n"));
    if (status == HPDF_OK)
        status = write_text(stream, object->stream);
    return status == HPDF_OK ? write_text(stream, TEXT("\nendstream")) : status;
}

static HPDF_STATUS write_output(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length) {
    builder_bytes(stream->attr, bytes, length);
    return HPDF_OK;
}

/* ---- objects ---- */

static void attach(struct haru *haru, struct object *object, HPDF_Dict dictionary) {
    object->haru = haru;
    object->next = haru->objects;
    haru->objects = object;
    object->number = dictionary->header.obj_id & 0x00FFFFFF;
    dictionary->attr = object;
    dictionary->before_write_fn = NULL;
    dictionary->write_fn = write_body;
}

struct haru *haru_create(struct arena *arena) {
    struct haru *haru = arena_new(arena, struct haru);
    haru->arena = current_arena = arena;
    HPDF_Doc document = haru->document = HPDF_NewEx(note_error, allocate, forget, 0, haru);
    attach(haru, &haru->catalog, document->catalog);
    attach(haru, &haru->page_tree, document->root_pages);
    attach(haru, &haru->information, document->info);
    attach(haru, &haru->trailer, document->trailer);
    HPDF_Dict_RemoveElement(document->root_pages, "Kids");
    HPDF_Dict_RemoveElement(document->root_pages, "Count");
    HPDF_Dict_RemoveElement(document->info, "Producer");
    return haru;
}

/* libharu's list of objects grows by a fixed step, which takes quadratic time and memory: let it
 * double. */
static void make_room(HPDF_Xref xref) {
    if (xref->entries->count >= xref->entries->block_siz)
        xref->entries->items_per_block = xref->entries->block_siz + 1024;
}

struct object *haru_object(struct haru *haru, struct text body) {
    struct object *object = arena_new(haru->arena, struct object);
    HPDF_Dict dictionary = HPDF_Dict_New(haru->document->mmgr);
    make_room(haru->document->xref);
    HPDF_Xref_Add(haru->document->xref, dictionary);
    attach(haru, object, dictionary);
    dictionary->after_write_fn = write_stream;
    object->body = body;
    return object;
}

struct object *haru_catalog(struct haru *haru) {
    return &haru->catalog;
}

struct object *haru_information(struct haru *haru) {
    return &haru->information;
}

struct object *haru_page_tree(struct haru *haru) {
    return &haru->page_tree;
}

struct object *haru_trailer(struct haru *haru) {
    return &haru->trailer;
}

/* Room for the whole file, so that it need not be moved while it grows. */
static void reserve(const struct haru *haru, struct builder *output) {
    size_t size = 4096;
    for (const struct object *object = haru->objects; object; object = object->next)
        size += object->shared.length + object->body.length + object->stream.length + 96;
    output->bytes = arena_allocate(output->arena, size);
    output->capacity = size;
}

bool haru_save(struct haru *haru, struct builder *output, const char **reason) {
    HPDF_Doc document = haru->document;
    reserve(haru, output);
    document->pdf_version = HPDF_VER_17; // last: other calls change it
    haru->stream = document->stream = HPDF_CallbackWriter_New(document->mmgr, write_output, output);
    HPDF_STATUS status = HPDF_SaveToStream(document);
    if (status == HPDF_OK)
        status = haru->error;
    if (status == HPDF_OK)
        status = HPDF_GetError(document);
    if (status == HPDF_OK)
        return true;
    *reason = expected_format(haru->arena, "error 0x%04lX", (unsigned long)status);
    return false;
}
