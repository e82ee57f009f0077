// SPDX-License-Identifier: GPL-3.0-or-later
/* Images (ISO 32000-1, 8.9). A JPEG file stands in a PDF as it is. So does the compressed data of
 * a PNG (ISO/IEC 15948), whose filters PDF knows as predictors; only transparency must be taken
 * apart from the colours. Nothing here trusts the file: libharu's readers would end the process
 * on a damaged one. */
#include "pdf/private.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of an image when unpacked. */
#define IMAGE_LIMIT ((size_t)256 << 20)

enum { GREY = 0, COLOURED = 2, INDEXED = 3, GREY_ALPHA = 4, COLOURED_ALPHA = 6 };

struct png {
    struct arena *arena;
    uint32_t width, height;
    unsigned bits, type, channels;
    struct text palette, transparency;
    struct builder data; // of all IDAT chunks
};

static uint32_t read_32(const char *bytes) {
    const unsigned char *at = (const unsigned char *)bytes;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static const char *read_header(struct png *png, struct text chunk) {
    static const unsigned channels[] = {1, 0, 3, 1, 2, 0, 4};
    if (chunk.length != 13)
        return N_("its header is damaged");
    png->width = read_32(chunk.bytes);
    png->height = read_32(chunk.bytes + 4);
    png->bits = (unsigned char)chunk.bytes[8];
    png->type = (unsigned char)chunk.bytes[9];
    if (png->type > COLOURED_ALPHA || channels[png->type] == 0 || png->bits == 0 ||
        png->bits > 16 || (png->bits & (png->bits - 1)) || png->width == 0 || png->height == 0)
        return N_("its header is damaged");
    png->channels = channels[png->type];
    if (png->width > IMAGE_LIMIT / 8 / png->height)
        return N_("it is too large");
    if (chunk.bytes[12])
        return N_("it is interlaced, which is not supported");
    return NULL;
}

/* NULL, or what is wrong. */
static const char *read_chunks(struct png *png, struct text file) {
    size_t at = 8;
    while (file.length - at >= 12) {
        uint32_t length = read_32(file.bytes + at);
        if (length > file.length - at - 12)
            return N_("it is cut off");
        struct text chunk = {file.bytes + at + 8, length};
        const char *type = file.bytes + at + 4, *wrong = NULL;
        if (at == 8 && memcmp(type, "IHDR", 4) != 0)
            return N_("it has no header");
        if (memcmp(type, "IHDR", 4) == 0)
            wrong = read_header(png, chunk);
        else if (memcmp(type, "PLTE", 4) == 0)
            png->palette = chunk;
        else if (memcmp(type, "tRNS", 4) == 0)
            png->transparency = chunk;
        else if (memcmp(type, "IDAT", 4) == 0)
            builder_text(&png->data, chunk);
        else if (memcmp(type, "IEND", 4) == 0)
            break;
        if (wrong)
            return wrong;
        at += (size_t)length + 12;
    }
    if (png->data.length == 0 || (png->type == INDEXED && png->palette.length < 3))
        return N_("it is cut off");
    return NULL;
}

static size_t row_length(const struct png *png) {
    return ((size_t)png->width * png->channels * png->bits + 7) / 8;
}

/* The rows, each behind the byte that names its filter; NULL when the data is damaged. */
static unsigned char *unpack(const struct png *png) {
    size_t length = (row_length(png) + 1) * png->height, got = 0;
    unsigned char *rows = arena_allocate(png->arena, length);
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    enum libdeflate_result result = libdeflate_zlib_decompress(
        decompressor, png->data.bytes, png->data.length, rows, length, &got);
    libdeflate_free_decompressor(decompressor);
    return result == LIBDEFLATE_SUCCESS && got == length ? rows : NULL;
}

static unsigned char paeth(int left, int up, int corner) {
    int guess = left + up - corner;
    int to_left = abs(guess - left), to_up = abs(guess - up), to_corner = abs(guess - corner);
    if (to_left <= to_up && to_left <= to_corner)
        return (unsigned char)left;
    return (unsigned char)(to_up <= to_corner ? up : corner);
}

/* Takes the filters away, in place (PNG, 9.2). */
static void unfilter(const struct png *png, unsigned char *rows) {
    size_t length = row_length(png), step = (png->channels * png->bits + 7) / 8;
    const unsigned char *above = arena_allocate(png->arena, length);
    for (uint32_t row = 0; row < png->height; row++) {
        unsigned char filter = *rows++;
        for (size_t at = 0; at < length; at++) {
            int left = at >= step ? rows[at - step] : 0, up = above[at];
            int corner = at >= step ? above[at - step] : 0;
            int guess = filter == 1   ? left
                        : filter == 2 ? up
                        : filter == 3 ? (left + up) / 2
                        : filter == 4 ? paeth(left, up, corner)
                                      : 0;
            rows[at] = (unsigned char)(rows[at] + guess);
        }
        above = rows;
        rows += length;
    }
}

/* A sample of a row, in eight bits; the index of an indexed one as it is. */
static unsigned char sample(const struct png *png, const unsigned char *row, size_t index) {
    if (png->bits == 16)
        return row[2 * index];
    if (png->bits == 8)
        return row[index];
    size_t bit = index * png->bits;
    unsigned most = (1U << png->bits) - 1;
    unsigned value = (unsigned)row[bit / 8] >> (8 - png->bits - bit % 8) & most;
    return (unsigned char)(png->type == INDEXED ? value : value * 255 / most);
}

static const char *grey_or_colour(bool grey) {
    return grey ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB";
}

static struct text image_body(const struct png *png, struct text rest, size_t length) {
    return text_format(png->arena,
                       "/Type/XObject/Subtype/Image/Width %u/Height %u%.*s/Filter/FlateDecode"
                       "/Length %zu",
                       png->width, png->height, TEXT_ARGUMENTS(rest), length);
}

static struct object *write_samples(const struct pdf_shared *shared, struct haru *haru,
                                    const struct png *png, struct text samples, bool grey,
                                    uint32_t mask) {
    struct builder rest = {.arena = png->arena};
    builder_string(&rest, grey_or_colour(grey));
    builder_string(&rest, "/BitsPerComponent 8");
    if (mask)
        builder_format(&rest, "/SMask %u 0 R", mask);
    struct builder scratch = {.arena = png->arena};
    struct text packed = pdf_deflate(shared, &scratch, samples);
    struct object *object =
        haru_object(haru, image_body(png, builder_result(&rest), packed.length));
    object->stream = packed;
    return object;
}

static unsigned char palette_entry(struct text palette, size_t index, unsigned char otherwise) {
    return index < palette.length ? (unsigned char)palette.bytes[index] : otherwise;
}

/* With transparency: colours and mask apart, eight bits each. */
static uint32_t write_transparent(const struct pdf_shared *shared, struct haru *haru,
                                  const struct png *png, unsigned char *rows) {
    unfilter(png, rows);
    bool grey = png->type == GREY_ALPHA;
    struct builder colours = {.arena = png->arena}, mask = {.arena = png->arena};
    for (uint32_t row = 0; row < png->height; row++, rows += row_length(png) + 1) {
        for (uint32_t column = 0; column < png->width; column++) {
            size_t first = (size_t)column * png->channels;
            if (png->type == INDEXED) {
                size_t index = sample(png, rows + 1, first);
                for (size_t channel = 0; channel < 3; channel++)
                    builder_byte(&colours,
                                 (char)palette_entry(png->palette, 3 * index + channel, 0));
                builder_byte(&mask, (char)palette_entry(png->transparency, index, 255));
                continue;
            }
            for (size_t channel = 0; channel + 1 < png->channels; channel++)
                builder_byte(&colours, (char)sample(png, rows + 1, first + channel));
            builder_byte(&mask, (char)sample(png, rows + 1, first + png->channels - 1));
        }
    }
    uint32_t mask_object = write_samples(shared, haru, png, builder_result(&mask), true, 0)->number;
    return write_samples(shared, haru, png, builder_result(&colours), grey, mask_object)->number;
}

/* One colour that stands for nothing: its samples, as a range. */
static void write_colour_key(struct builder *builder, const struct png *png) {
    if (png->transparency.length < 2 * (size_t)png->channels)
        return;
    builder_string(builder, "/Mask[");
    for (unsigned channel = 0; channel < png->channels; channel++) {
        const unsigned char *bytes =
            (const unsigned char *)png->transparency.bytes + 2 * (size_t)channel;
        unsigned key = (unsigned)bytes[0] << 8 | bytes[1];
        builder_format(builder, "%s%u %u", channel ? " " : "", key, key);
    }
    builder_byte(builder, ']');
}

static uint32_t write_opaque(struct haru *haru, const struct png *png) {
    struct builder rest = {.arena = png->arena};
    if (png->type == INDEXED) {
        builder_format(&rest, "/ColorSpace[/Indexed/DeviceRGB %zu", png->palette.length / 3 - 1);
        write_hexadecimal(&rest, (const uint8_t *)png->palette.bytes, png->palette.length / 3 * 3);
        builder_byte(&rest, ']');
    } else {
        builder_string(&rest, grey_or_colour(png->type == GREY));
        write_colour_key(&rest, png);
    }
    builder_format(&rest,
                   "/BitsPerComponent %u/DecodeParms<</Predictor 15/Colors %u"
                   "/BitsPerComponent %u/Columns %u>>",
                   png->bits, png->channels, png->bits, png->width);
    struct object *object =
        haru_object(haru, image_body(png, builder_result(&rest), png->data.length));
    object->stream = (struct text){png->data.bytes, png->data.length};
    return object->number;
}

static uint32_t write_png(const struct pdf_shared *shared, struct arena *arena, struct haru *haru,
                          struct text file, const char **reason) {
    struct png png = {.arena = arena, .data = {.arena = arena}};
    *reason = read_chunks(&png, file);
    if (*reason)
        return 0;
    unsigned char *rows = unpack(&png);
    if (!rows) {
        *reason = N_("its data is damaged");
        return 0;
    }
    bool transparent = png.type == GREY_ALPHA || png.type == COLOURED_ALPHA ||
                       (png.type == INDEXED && png.transparency.length);
    return transparent ? write_transparent(shared, haru, &png, rows) : write_opaque(haru, &png);
}

/* The header of the frame says size and number of colours (ITU T.81, B.2.2). */
static const char *read_frame(struct text file, unsigned *width, unsigned *height,
                              unsigned *colours) {
    const unsigned char *bytes = (const unsigned char *)file.bytes;
    for (size_t at = 2; at + 10 <= file.length && bytes[at] == 0xFF;) {
        unsigned marker = bytes[at + 1];
        size_t length = (size_t)bytes[at + 2] << 8 | bytes[at + 3];
        if (marker >= 0xC0 && marker <= 0xC2) {
            *height = (unsigned)bytes[at + 5] << 8 | bytes[at + 6];
            *width = (unsigned)bytes[at + 7] << 8 | bytes[at + 8];
            *colours = bytes[at + 9];
            return *width && *height ? NULL : N_("its header is damaged");
        }
        at += length + 2;
    }
    return N_("its header is damaged");
}

static uint32_t write_jpeg(struct arena *arena, struct haru *haru, struct text file,
                           const char **reason) {
    unsigned width = 0, height = 0, colours = 0;
    *reason = read_frame(file, &width, &height, &colours);
    if (!*reason && colours != 1 && colours != 3)
        *reason = N_("it is in printing colours (CMYK)");
    if (*reason)
        return 0;
    struct object *object = haru_object(
        haru, text_format(arena,
                          "/Type/XObject/Subtype/Image/Width %u/Height %u%s/BitsPerComponent 8"
                          "/Filter/DCTDecode/Length %zu",
                          width, height, grey_or_colour(colours == 1), file.length));
    object->stream = file;
    return object->number;
}

uint32_t image_write(const struct pdf_shared *shared, struct arena *arena, struct haru *haru,
                     struct text file, const char **reason) {
    if (text_starts(file, TEXT("\x89PNG\r\n\x1A\n")))
        return write_png(shared, arena, haru, file, reason);
    if (text_starts(file, TEXT("\xFF\xD8")))
        return write_jpeg(arena, haru, file, reason);
    *reason = N_("it is neither PNG nor JPEG");
    return 0;
}
