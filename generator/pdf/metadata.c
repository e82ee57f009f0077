// SPDX-License-Identifier: GPL-3.0-or-later
/* What the file says about itself: XMP (ISO 16684-1) with the identification of PDF/UA-1 and
 * PDF/A-2a, the Info dictionary that must say the same, and the output intent's profile. */
#include "pdf/private.h"

#include <lcms2.h>
#include <string.h>

/* ---- fields ---- */

/* One line, without control characters: XML has no place for them. */
static struct text clean(struct arena *arena, struct text text) {
    struct builder builder = {.arena = arena};
    for (size_t offset = 0; offset < text.length;) {
        uint32_t character = text_character(text, &offset);
        bool control = character < 0x20 || (character >= 0x7F && character < 0xA0) ||
                       character == 0xFFFE || character == 0xFFFF;
        builder_character(&builder, control ? ' ' : character);
    }
    return text_trim(builder_result(&builder));
}

static bool is_digits(struct text text, size_t start, size_t count) {
    for (size_t index = start; index < start + count; index++)
        if (index >= text.length || text.bytes[index] < '0' || text.bytes[index] > '9')
            return false;
    return true;
}

/* "2026-09-14", also with "T12:00:00" and a zone; everything else is no date. */
static struct text full_date(struct arena *arena, struct text date) {
    bool day = is_digits(date, 0, 4) && is_digits(date, 5, 2) && is_digits(date, 8, 2) &&
               date.bytes[4] == '-' && date.bytes[7] == '-';
    if (!day)
        return TEXT("");
    struct text zone = text_slice(date, 19, SIZE_MAX);
    bool zoned = zone.length == 6 && (zone.bytes[0] == '+' || zone.bytes[0] == '-') &&
                 is_digits(zone, 1, 2) && zone.bytes[3] == ':' && is_digits(zone, 4, 2);
    bool time = date.length >= 19 && date.bytes[10] == 'T' && is_digits(date, 11, 2) &&
                date.bytes[13] == ':' && is_digits(date, 14, 2) && date.bytes[16] == ':' &&
                is_digits(date, 17, 2);
    if (!time)
        return text_format(arena, "%.10sT00:00:00Z", date.bytes);
    return text_format(arena, "%.19s%.*s", date.bytes, zoned ? 6 : 1, zoned ? zone.bytes : "Z");
}

struct metadata metadata_of(struct arena *arena, const struct document *document,
                            const struct pdf_options *options) {
    struct metadata metadata = {
        .title = clean(arena, document->title),
        .author = clean(arena, document->author),
        .subject = clean(arena, document->subject),
        .keywords = clean(arena, document->keywords),
        .language = document->language,
        .producer = clean(arena, options->producer),
        .date = full_date(arena, options->date),
    };
    struct text notice = clean(arena, document->notice);
    if (metadata.title.length == 0) // PDF/UA asks for one
        metadata.title = TEXT("Document");
    if (metadata.language.length == 0)
        metadata.language = TEXT("und");
    if (notice.length) // made-up answers must be known as such here, too
        metadata.subject = metadata.subject.length ? text_format(arena, "%.*s \xE2\x80\x93 %.*s",
                                                                 TEXT_ARGUMENTS(metadata.subject),
                                                                 TEXT_ARGUMENTS(notice))
                                                   : notice;
    return metadata;
}

/* ---- XMP ---- */

static void write_xml(struct builder *builder, struct text text) {
    for (size_t index = 0; index < text.length; index++) {
        switch (text.bytes[index]) {
        case '&':
            builder_string(builder, "&amp;");
            break;
        case '<':
            builder_string(builder, "&lt;");
            break;
        case '>':
            builder_string(builder, "&gt;");
            break;
        default:
            builder_byte(builder, text.bytes[index]);
        }
    }
}

static void write_property(struct builder *builder, const char *before, struct text text,
                           const char *after) {
    if (text.length == 0)
        return;
    builder_string(builder, before);
    write_xml(builder, text);
    builder_string(builder, after);
    builder_byte(builder, '\n');
}

static const char packet_begin[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
    "<dc:format>application/pdf</dc:format>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n";

/* PDF/A knows the schema of pdfuaid only when it is described (ISO 19005-2, 6.6.2.3). */
static const char packet_end[] =
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n"
    "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

struct text metadata_xmp(struct arena *arena, const struct metadata *metadata) {
    static const struct {
        const char *before, *after;
        size_t field;
    } properties[] = {
        {"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt></dc:title>",
         offsetof(struct metadata, title)},
        {"<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>",
         offsetof(struct metadata, author)},
        {"<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
         "</rdf:li></rdf:Alt></dc:description>", offsetof(struct metadata, subject)},
        {"<dc:language><rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag></dc:language>",
         offsetof(struct metadata, language)},
        {"<pdf:Keywords>", "</pdf:Keywords>", offsetof(struct metadata, keywords)},
        {"<pdf:Producer>", "</pdf:Producer>", offsetof(struct metadata, producer)},
        {"<xmp:CreateDate>", "</xmp:CreateDate>", offsetof(struct metadata, date)},
        {"<xmp:ModifyDate>", "</xmp:ModifyDate>", offsetof(struct metadata, date)},
    };
    struct builder builder = {.arena = arena};
    builder_bytes(&builder, packet_begin, sizeof packet_begin - 1);
    for (size_t index = 0; index < sizeof properties / sizeof *properties; index++) {
        struct text field;
        memcpy(&field, (const char *)metadata + properties[index].field, sizeof field);
        write_property(&builder, properties[index].before, field, properties[index].after);
    }
    builder_bytes(&builder, packet_end, sizeof packet_end - 1);
    return builder_result(&builder);
}

/* ---- Info ---- */

static void write_field(struct builder *builder, const char *key, struct text text) {
    if (text.length == 0)
        return;
    builder_string(builder, key);
    write_string(builder, text);
}

/* D:20260914000000Z, or D:20260914120000+02'00' (ISO 32000-1, 7.9.4). */
static struct text pdf_date(struct arena *arena, struct text date) {
    struct builder builder = {.arena = arena};
    builder_string(&builder, "D:");
    for (size_t index = 0; index < 19; index++)
        if (is_digits(date, index, 1))
            builder_byte(&builder, date.bytes[index]);
    struct text zone = text_slice(date, 19, SIZE_MAX);
    if (zone.length == 6)
        builder_format(&builder, "%.3s'%.2s'", zone.bytes, zone.bytes + 4);
    else
        builder_byte(&builder, 'Z');
    return builder_result(&builder);
}

struct text metadata_information(struct arena *arena, const struct metadata *metadata) {
    struct builder builder = {.arena = arena};
    write_field(&builder, "/Title", metadata->title);
    write_field(&builder, "/Author", metadata->author);
    write_field(&builder, "/Subject", metadata->subject);
    write_field(&builder, "/Keywords", metadata->keywords);
    write_field(&builder, "/Producer", metadata->producer);
    if (metadata->date.length) {
        write_field(&builder, "/CreationDate", pdf_date(arena, metadata->date));
        write_field(&builder, "/ModDate", pdf_date(arena, metadata->date));
    }
    return builder_result(&builder);
}

/* ---- output intent ---- */

/* LittleCMS stamps the time of making: its date and the identifier that covers it are zeroed
 * (ICC.1:2010, 7.2: bytes 24–35 and 84–99), or no two runs would be the same. */
struct text output_profile(struct arena *arena) {
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsSetProfileVersion(profile, 4.2);
    cmsUInt32Number length = 0;
    cmsSaveProfileToMem(profile, NULL, &length);
    char *bytes = arena_allocate(arena, length);
    cmsSaveProfileToMem(profile, bytes, &length);
    cmsCloseProfile(profile);
    static const char date[12] = {2000 >> 8, (char)(2000 & 0xFF), 0, 1, 0, 1};
    memcpy(bytes + 24, date, sizeof date);
    memset(bytes + 84, 0, 16);
    return (struct text){bytes, length};
}
