// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers, strings and references in PDF syntax (ISO 32000-1, 7.3). */
#include "pdf/private.h"

#include <math.h>

void write_integer(struct builder *builder, long value) {
    char digits[24];
    size_t at = sizeof digits;
    unsigned long rest = value < 0 ? 0 - (unsigned long)value : (unsigned long)value;
    do
        digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        digits[--at] = '-';
    builder_bytes(builder, digits + at, sizeof digits - at);
}

void write_number(struct builder *builder, double value) {
    long hundredths = lround(value * 100);
    if (hundredths < 0) {
        builder_byte(builder, '-');
        hundredths = -hundredths;
    }
    write_integer(builder, hundredths / 100);
    hundredths %= 100;
    if (hundredths == 0)
        return;
    builder_byte(builder, '.');
    builder_byte(builder, (char)('0' + hundredths / 10));
    if (hundredths % 10)
        builder_byte(builder, (char)('0' + hundredths % 10));
}

void write_factor(struct builder *builder, double factor) {
    long parts = lround(factor * 100000);
    if (parts == 100000)
        builder_byte(builder, '1');
    else
        builder_format(builder, ".%05ld", parts);
}

void write_reference(struct builder *builder, uint32_t object) {
    write_integer(builder, object);
    builder_bytes(builder, " 0 R", 4);
}

void write_box(struct builder *builder, const float box[4]) {
    for (int edge = 0; edge < 4; edge++) {
        builder_byte(builder, edge ? ' ' : '[');
        write_number(builder, (double)box[edge]);
    }
    builder_byte(builder, ']');
}

static void write_byte(struct builder *builder, unsigned char byte) {
    if (byte == '(' || byte == ')' || byte == '\\')
        builder_byte(builder, '\\');
    if (byte == '\r') // a bare one would be read as a line feed
        builder_bytes(builder, "\\r", 2);
    else
        builder_byte(builder, (char)byte);
}

void write_bytes(struct builder *builder, struct text bytes) {
    builder_byte(builder, '(');
    for (size_t index = 0; index < bytes.length; index++)
        write_byte(builder, (unsigned char)bytes.bytes[index]);
    builder_byte(builder, ')');
}

void write_code(struct builder *builder, uint16_t code) {
    write_byte(builder, (unsigned char)(code >> 8));
    write_byte(builder, (unsigned char)(code & 0xFF));
}

void write_hexadecimal(struct builder *builder, const uint8_t *bytes, size_t count) {
    static const char digits[] = "0123456789ABCDEF";
    builder_byte(builder, '<');
    for (size_t index = 0; index < count; index++) {
        builder_byte(builder, digits[bytes[index] >> 4]);
        builder_byte(builder, digits[bytes[index] & 15]);
    }
    builder_byte(builder, '>');
}

static bool is_plain(struct text text) {
    for (size_t index = 0; index < text.length; index++)
        if ((unsigned char)text.bytes[index] < 0x20 || (unsigned char)text.bytes[index] > 0x7E)
            return false;
    return true;
}

/* PDF/A-2 allows strings of 32,767 bytes. */
enum { STRING_LIMIT = 32767 - 8 };

static void write_unit(struct builder *builder, uint32_t unit) {
    uint8_t bytes[2] = {(uint8_t)(unit >> 8), (uint8_t)unit};
    static const char digits[] = "0123456789ABCDEF";
    char four[4] = {digits[bytes[0] >> 4], digits[bytes[0] & 15], digits[bytes[1] >> 4],
                    digits[bytes[1] & 15]};
    builder_bytes(builder, four, sizeof four);
}

/* ASCII is the same in PDFDocEncoding; everything else is UTF-16 with a byte order mark. What is
 * too long ends in an ellipsis. */
void write_string(struct builder *builder, struct text text) {
    if (text.length <= STRING_LIMIT && is_plain(text)) {
        write_bytes(builder, text);
        return;
    }
    builder_bytes(builder, "<FEFF", 5);
    size_t written = 2;
    for (size_t offset = 0; offset < text.length;) {
        uint32_t character = text_character(text, &offset);
        if (written >= STRING_LIMIT) {
            write_unit(builder, 0x2026);
            break;
        }
        if (character > 0xFFFF) {
            write_unit(builder, 0xD7C0 + (character >> 10));
            write_unit(builder, 0xDC00 + (character & 0x3FF));
            written += 4;
        } else {
            write_unit(builder, character);
            written += 2;
        }
    }
    builder_byte(builder, '>');
}
