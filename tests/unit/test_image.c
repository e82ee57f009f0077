// SPDX-License-Identifier: GPL-3.0-or-later
/* PNG and JPEG into PDF: each kind of PNG, and files that are not what they seem. */
#include "pdf/pdf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>

static struct arena *arena;
static struct font_set *fonts;
static struct pdf_shared *shared;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    struct diagnostics diagnostics = diagnostics_create(arena);
    fonts = font_set_load(arena, TEXT("Noto Sans"), TEXT("Noto Sans Mono"), (struct position){0},
                          &diagnostics);
    if (fonts)
        shared = pdf_share(arena, fonts);
    return fonts ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    pdf_shared_destroy(shared);
    font_set_destroy(fonts);
    arena_destroy(arena);
    return 0;
}

static void add_32(struct builder *builder, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        builder_byte(builder, (char)(value >> shift));
}

static void add_chunk(struct builder *builder, const char *type, struct text content) {
    add_32(builder, (uint32_t)content.length);
    builder_string(builder, type);
    builder_text(builder, content);
    add_32(builder, 0); // nobody checks the sum
}

struct kind {
    char bits, type, interlaced;
};

/* A PNG of two by one; `row` begins with its filter. */
static struct text png(struct kind kind, struct text palette, struct text transparency,
                       struct text row) {
    struct builder builder = {.arena = arena}, header = {.arena = arena};
    add_32(&header, 2);
    add_32(&header, 1);
    const char rest[] = {kind.bits, kind.type, 0, 0, kind.interlaced};
    builder_bytes(&header, rest, sizeof rest);
    char packed[200];
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    size_t length =
        libdeflate_zlib_compress(compressor, row.bytes, row.length, packed, sizeof packed);
    libdeflate_free_compressor(compressor);
    builder_text(&builder, TEXT("\x89PNG\r\n\x1A\n"));
    add_chunk(&builder, "IHDR", builder_result(&header));
    if (palette.length)
        add_chunk(&builder, "PLTE", palette);
    if (transparency.length)
        add_chunk(&builder, "tRNS", transparency);
    add_chunk(&builder, "IDAT", (struct text){packed, length});
    add_chunk(&builder, "IEND", TEXT(""));
    return builder_result(&builder);
}

/* The PDF with the image, or what was said about it. */
static struct text written(struct text file) {
    struct document document = {.title = TEXT("Beeld"), .language = TEXT("nl")};
    struct node *root = document.root = node_create(arena, NODE_DOCUMENT, (struct position){0});
    struct node *image = node_create(arena, NODE_IMAGE, (struct position){0});
    struct node *text = node_create(arena, NODE_TEXT, (struct position){0});
    text->text.content = TEXT("een logo");
    node_append(root, image);
    node_append(image, text);
    image->number = 1;
    text->number = 2;
    document.node_count = 3;
    struct item item = {.kind = ITEM_IMAGE, .node = image, .width = 20, .height = 10};
    item.image.content = file;
    item.image.path = TEXT("logo");
    struct page page = {.width = 100, .height = 100, .items = &item, .item_count = 1};
    struct style style = {0};
    struct pages pages = {.document = &document, .style = &style, .pages = &page, .count = 1};
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct pdf_options options = {.producer = TEXT("test")};
    struct text bytes;
    if (pdf_write(arena, shared, fonts, &pages, &options, &diagnostics, &bytes))
        return bytes;
    return builder_result(&diagnostics.output);
}

static void assert_says(struct text text, const char *part) {
    if (text_find(text, text_of(part), 0) == SIZE_MAX)
        fail_msg("\"%s\" is missing", part);
}

static void each_kind_of_png(void **state) {
    (void)state;
    struct text none = TEXT("");
    struct text pdf = written(png((struct kind){8, 2, 0}, none, none, TEXT("\0abcdef")));
    assert_says(pdf, "/Width 2/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8/DecodeParms"
                     "<</Predictor 15/Colors 3/BitsPerComponent 8/Columns 2>>");
    pdf = written(png((struct kind){1, 0, 0}, none, none, TEXT("\0\x80")));
    assert_says(pdf, "/ColorSpace/DeviceGray/BitsPerComponent 1");
    pdf = written(png((struct kind){8, 2, 0}, none, TEXT("\0\1\0\2\0\3"), TEXT("\0abcdef")));
    assert_says(pdf, "/Mask[1 1 2 2 3 3]");
    pdf = written(png((struct kind){8, 3, 0}, TEXT("abcdef"), none, TEXT("\0\0\1")));
    assert_says(pdf, "/ColorSpace[/Indexed/DeviceRGB 1<616263646566>]");
    pdf = written(png((struct kind){8, 3, 0}, TEXT("abcdef"), TEXT("\x80"), TEXT("\0\0\1")));
    assert_says(pdf, "/ColorSpace/DeviceRGB/BitsPerComponent 8/SMask");
    pdf = written(png((struct kind){8, 6, 0}, none, none, TEXT("\4abcdefgh")));
    assert_says(pdf, "/ColorSpace/DeviceRGB/BitsPerComponent 8/SMask");
    pdf = written(png((struct kind){16, 4, 0}, none, none, TEXT("\1abcdefgh")));
    assert_says(pdf, "/ColorSpace/DeviceGray/BitsPerComponent 8/SMask");
}

static void what_cannot_be_read_is_said(void **state) {
    (void)state;
    struct text none = TEXT(""), row = TEXT("\0abcdef");
    struct text good = png((struct kind){8, 2, 0}, none, none, row);
    assert_says(written(png((struct kind){8, 2, 1}, none, none, row)), "interlaced");
    assert_says(written(png((struct kind){8, 2, 0}, none, none, TEXT("\0ab"))), "damaged");
    assert_says(written(png((struct kind){8, 3, 0}, none, none, TEXT("\0ab"))), "cut off");
    assert_says(written(png((struct kind){8, 5, 0}, none, none, row)), "header is damaged");
    for (size_t length = 8; length < good.length - 16; length++)
        assert_says(written(text_slice(good, 0, length)), "the image logo cannot be used");
    assert_says(written(TEXT("GIF89a")), "neither PNG nor JPEG");
    assert_says(written(TEXT("\xFF\xD8\xFF")), "header is damaged");
    assert_says(written(TEXT("\xFF\xD8\xFF\xC0\0\x0B\x08\0\1\0\2\4\0\0\0\0\0")), "CMYK");
}

static void a_jpeg_stands_as_it_is(void **state) {
    (void)state;
    struct text file = TEXT("\xFF\xD8\xFF\xE0\0\4ab\xFF\xC2\0\x0B\x08\0\7\0\5\3\0\0\0\0\0");
    struct text pdf = written(file);
    assert_says(pdf, "/Width 5/Height 7/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode");
    assert_int_not_equal(text_find(pdf, file, 0), SIZE_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_png),
        cmocka_unit_test(what_cannot_be_read_is_said),
        cmocka_unit_test(a_jpeg_stands_as_it_is),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
