// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures inside an HTML page: data URLs (RFC 2397), so that the page asks for nothing.
#include "markup/html.h"

#include "base/file.h"

#define PICTURE_LIMIT ((size_t)16 << 20)

static const char *media_type(struct text path) {
    static const char *const types[][2] = {
        {".png", "image/png"}, {".jpg", "image/jpeg"},    {".jpeg", "image/jpeg"},
        {".gif", "image/gif"}, {".svg", "image/svg+xml"}, {".webp", "image/webp"},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_ends(path, text_of(types[i][0])))
            return types[i][1];
    return NULL;
}

// RFC 4648, section 4.
static void write_base64(struct builder *output, struct text bytes) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *in = (const unsigned char *)bytes.bytes;
    for (size_t i = 0; i < bytes.length; i += 3) {
        size_t rest = bytes.length - i;
        uint32_t group = (uint32_t)in[i] << 16 | (rest > 1 ? (uint32_t)in[i + 1] << 8 : 0) |
                         (rest > 2 ? in[i + 2] : 0);
        char four[4] = {digits[group >> 18], digits[group >> 12 & 63],
                        rest > 1 ? digits[group >> 6 & 63] : '=',
                        rest > 2 ? digits[group & 63] : '='};
        builder_bytes(output, four, 4);
    }
}

static void write_alternative(struct html *html, const struct node *image) {
    html_escape(html->output, node_plain_text(html->output->arena, image));
}

// The start of an image's tag, up to its alternative; false when there is no such file.
static bool open_image(struct html *html, struct text destination, const struct source *source) {
    struct builder *output = html->output;
    struct text content;
    const char *type = media_type(destination);
    struct text path = source ? file_beside(output->arena, source->path, destination) : destination;
    bool local = text_find(destination, TEXT(":"), 0) == SIZE_MAX && type;
    if (!local ||
        !file_read(output->arena, text_copy(output->arena, path).bytes, PICTURE_LIMIT, &content))
        return false;
    builder_format(output, "<img src=\"data:%s;base64,", type);
    write_base64(output, content);
    builder_string(output, "\" alt=\"");
    return true;
}

void html_write_logo(struct html *html, const struct logo *logo) {
    // The name of the publisher stands beside it.
    if (logo->path.length && open_image(html, logo->path, logo->position.source))
        builder_string(html->output, "\">");
}

void html_write_image(struct html *html, const struct node *image) {
    struct builder *output = html->output;
    if (!open_image(html, image->link.destination, image->position.source)) {
        write_alternative(html, image);
        return;
    }
    write_alternative(html, image);
    builder_byte(output, '"');
    if (image->link.title.length) {
        builder_string(output, " title=\"");
        html_escape(output, image->link.title);
        builder_byte(output, '"');
    }
    builder_byte(output, '>');
}
