// SPDX-License-Identifier: GPL-3.0-or-later
// Where links may lead (RFC 3986).
#include "document/destination.h"

#include "document/document.h"

#include <string.h>
#include <strings.h>

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_scheme_byte(char byte) {
    return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '+' || byte == '-' ||
           byte == '.';
}

// Browsers pass over blanks and control characters in front of a scheme, and over line ends and
// tabs in it: "java\nscript:" runs. So a destination with a control character is never safe.
bool link_is_safe(struct text destination) {
    static const char *const safe[] = {"http", "https", "mailto", "tel"};
    for (size_t i = 0; i < destination.length; i++)
        if ((unsigned char)destination.bytes[i] < 0x20 || destination.bytes[i] == 0x7F)
            return false;
    destination = text_trim(destination);
    size_t end = 0;
    while (end < destination.length && is_scheme_byte(destination.bytes[end]))
        end++;
    if (end == destination.length || destination.bytes[end] != ':')
        // Without a scheme it is relative, unless a colon comes before anything that ends a scheme.
        for (; end < destination.length; end++) {
            char byte = destination.bytes[end];
            if (byte == '/' || byte == '?' || byte == '#')
                return true;
            if (byte == ':')
                return false;
        }
    if (end == destination.length)
        return true;
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
        if (text_of(safe[i]).length == end && !strncasecmp(safe[i], destination.bytes, end))
            return true;
    return false;
}

static bool is_tel(struct text destination) {
    return destination.length >= 4 && !strncasecmp(destination.bytes, "tel:", 4);
}

static void add_encoded(struct builder *builder, unsigned char byte) {
    builder_format(builder, "%%%02X", byte);
}

// A value within an address may not add a query, a fragment or another parameter to it.
void destination_add_value(struct builder *destination, struct text value) {
    bool first = destination->length == 0, tel = is_tel(builder_result(destination));
    for (size_t i = 0; i < value.length; i++) {
        unsigned char byte = (unsigned char)value.bytes[i];
        if (tel && strchr(" -().\t\n", byte))
            continue;
        bool blank = byte <= 0x20 || byte == 0x7F;
        bool meaning = strchr("\"<>\\^`{|}", byte) != NULL;
        bool joins = strchr("?#&=%", byte) != NULL;
        if (byte && (first ? byte == ' ' || meaning : blank || meaning || joins))
            add_encoded(destination, byte);
        else
            builder_byte(destination, (char)byte);
    }
}
