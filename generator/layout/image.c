// SPDX-License-Identifier: GPL-3.0-or-later
/* Pictures: their size from the header of the file (PNG: ISO/IEC 15948; JPEG: ITU-T T.81), their
 * bytes as they are. A pixel is 1/96 inch, as in CSS, unless the layout makes it smaller. */
#include "layout/atoms.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>

#define POINTS_A_PIXEL 0.75F

static uint32_t big_endian(const char *bytes, size_t count) {
    uint32_t number = 0;
    for (size_t i = 0; i < count; i++)
        number = number << 8 | (unsigned char)bytes[i];
    return number;
}

static bool png_size(struct text content, uint32_t *width, uint32_t *height) {
    if (content.length < 24 || memcmp(content.bytes, "\x89PNG\r\n\x1a\n", 8) != 0 ||
        memcmp(content.bytes + 12, "IHDR", 4) != 0)
        return false;
    *width = big_endian(content.bytes + 16, 4);
    *height = big_endian(content.bytes + 20, 4);
    return true;
}

/* Passes over segments up to a start of frame; the markers in between that are none are DHT, JPG
 * and DAC. */
static bool jpeg_size(struct text content, uint32_t *width, uint32_t *height) {
    if (content.length < 4 || memcmp(content.bytes, "\xff\xd8\xff", 3) != 0)
        return false;
    for (size_t at = 2; at + 9 <= content.length;) {
        unsigned char marker = (unsigned char)content.bytes[at + 1];
        if ((unsigned char)content.bytes[at] != 0xFF)
            return false;
        if (marker == 0xFF) { // fill byte
            at++;
            continue;
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
            marker != 0xCC) {
            *height = big_endian(content.bytes + at + 5, 2);
            *width = big_endian(content.bytes + at + 7, 2);
            return true;
        }
        at += 2 + big_endian(content.bytes + at + 2, 2);
    }
    return false;
}

bool image_load(struct arena *arena, const struct node *node, struct diagnostics *diagnostics,
                struct atom *atom) {
    struct text beside = node->position.source ? node->position.source->path : TEXT("");
    atom->path = file_beside(arena, beside, node->link.destination);
    if (!file_read(arena, atom->path.bytes, PICTURE_LIMIT, &atom->content)) {
        report_error(diagnostics, node->position,
                     expected_format(arena, "looked for %.*s", TEXT_ARGUMENTS(atom->path)),
                     "cannot read the picture \"%.*s\": %s", TEXT_ARGUMENTS(node->link.destination),
                     strerror(errno));
        return false;
    }
    uint32_t width = 0, height = 0;
    if ((!png_size(atom->content, &width, &height) && !jpeg_size(atom->content, &width, &height)) ||
        width == 0 || height == 0) {
        report_error(diagnostics, node->position, "expected a PNG or JPEG file",
                     "\"%.*s\" is no picture that can be printed",
                     TEXT_ARGUMENTS(node->link.destination));
        return false;
    }
    atom->width = (float)width * POINTS_A_PIXEL;
    atom->height = (float)height * POINTS_A_PIXEL;
    return true;
}

bool layout_check_picture(struct arena *arena, struct logo picture,
                          struct diagnostics *diagnostics) {
    struct node node = {.kind = NODE_IMAGE, .position = picture.position};
    struct atom atom = {0};
    node.link.destination = picture.path;
    return image_load(arena, &node, diagnostics, &atom);
}
