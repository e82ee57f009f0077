// SPDX-License-Identifier: GPL-3.0-or-later
// The colours and the kinds of type of a house style, with what they are when it leaves them out.
#include "layout/style.h"

#include <string.h>

// ---- colours ----

static const struct tint default_tints[TINTS] = {
    [TINT_TEXT] = {.name = "text", .colour = {0x20, 0x2c, 0x33}},
    [TINT_QUIET] = {.name = "quiet", .colour = {0x52, 0x60, 0x67}},
    [TINT_ACCENT] = {.name = "accent", .colour = {0x0d, 0x5c, 0x63}},
    [TINT_ACCENT_SOFT] = {.name = "accent_soft", .colour = {0xcf, 0xe6, 0xe5}},
    [TINT_LINE] = {.name = "line", .colour = {0xb8, 0xc4, 0xc7}},
    [TINT_PAPER] = {.name = "paper", .colour = {0xff, 0xff, 0xff}},
    [TINT_BOX] = {.name = "box", .colour = {0xed, 0xf6, 0xf5}},
    [TINT_WARNING] = {.name = "warning", .colour = {0x8a, 0x3b, 0x12}},
    [TINT_WARNING_BOX] = {.name = "warning_box", .colour = {0xfd, 0xf2, 0xe9}},
    [TINT_CODE_GROUND] = {.name = "code", .colour = {0xf3, 0xf5, 0xf5}},
    [TINT_TABLE_HEAD] = {.name = "table_head", .colour = {0xe2, 0xef, 0xee}},
    [TINT_RULE] = {.name = "rule", .colour = {0x7f, 0x8f, 0x93}},
};

static bool hexadecimal(char byte, unsigned *digit) {
    static const char digits[] = "0123456789abcdef";
    const char *found =
        byte ? strchr(digits, byte | (byte >= 'A' && byte <= 'F' ? 0x20 : 0)) : NULL;
    *digit = found ? (unsigned)(found - digits) : 0;
    return found != NULL;
}

/* "#0d5c63" */
static bool colour_written(struct text text, struct colour *colour) {
    uint8_t channels[3];
    if (text.length != 7 || text.bytes[0] != '#')
        return false;
    for (size_t i = 0; i < 3; i++) {
        unsigned high, low;
        if (!hexadecimal(text.bytes[1 + 2 * i], &high) || !hexadecimal(text.bytes[2 + 2 * i], &low))
            return false;
        channels[i] = (uint8_t)(high * 16 + low);
    }
    *colour = (struct colour){channels[0], channels[1], channels[2]};
    return true;
}

static void read_tints(struct style_reader *reader, const struct value *map) {
    const struct value *values[TINTS] = {NULL};
    struct schema_key keys[TINTS];
    for (int i = 0; i < TINTS; i++) {
        reader->tints[i] = default_tints[i];
        reader->tints[i].position = reader->whole;
        keys[i] = (struct schema_key){.name = default_tints[i].name,
                                      .kind = SCHEMA_ANY,
                                      .offset = (size_t)i * sizeof *values};
    }
    reader->good &= schema_read(&reader->schema, map, keys, TINTS, values);
    for (int i = 0; i < TINTS; i++) {
        if (!values[i])
            continue;
        reader->tints[i].position = values[i]->position;
        if (values[i]->kind != VALUE_TEXT ||
            !colour_written(values[i]->text, &reader->tints[i].colour)) {
            report_error(reader->schema.diagnostics, values[i]->position,
                         "expected a colour in quotes, such as \"#0d5c63\"", "\"%s\" is no colour",
                         default_tints[i].name);
            reader->good = false;
        }
    }
}

/* A colour by its name in `colours`, or written out. */
static void choose_colour(struct style_reader *reader, const struct value *value,
                          struct type_choice *choice, struct colour *colour) {
    struct text names[TINTS];
    choice->position = value->position;
    for (size_t i = 0; i < TINTS; i++) {
        names[i] = text_of(default_tints[i].name);
        if (value->kind == VALUE_TEXT && text_equal(value->text, names[i])) {
            choice->colour_name = default_tints[i].name;
            *colour = reader->tints[i].colour;
            return;
        }
    }
    if (value->kind == VALUE_TEXT && colour_written(value->text, colour)) {
        choice->colour_name = text_copy(reader->schema.arena, value->text).bytes;
        return;
    }
    struct text written = TEXT("");
    schema_written(reader->schema.arena, value, &written);
    report_error(reader->schema.diagnostics, value->position,
                 expected_nearest(reader->schema.arena, written, names, TINTS),
                 "\"%.*s\" is no colour", TEXT_ARGUMENTS(written));
    reader->good = false;
}

// ---- type ----

struct type_reading {
    double size, leading, before, after;
    bool bold, italic;
    const struct value *colour;
};

struct type_default {
    const char *name;
    double size, leading, before, after;
    enum font_style face;
    enum tint_name tint;
};

static const struct type_default default_types[TYPES] = {
    [TYPE_BODY] = {"body", 11, 16, 0, 7.5, FONT_REGULAR, TINT_TEXT},
    [TYPE_SMALL] = {"small", 9.5, 13.5, 0, 5, FONT_REGULAR, TINT_QUIET},
    [TYPE_SUBTITLE] = {"subtitle", 13, 18, 0, 12, FONT_REGULAR, TINT_QUIET},
    [TYPE_CODE] = {"code", 9.5, 14, 9, 12, FONT_MONO, TINT_TEXT},
    [TYPE_TABLE] = {"table", 10.5, 15, 9, 12, FONT_REGULAR, TINT_TEXT},
    [TYPE_HEADER] = {"header", 9, 12, 0, 0, FONT_REGULAR, TINT_QUIET},
    [TYPE_FOOTER] = {"footer", 9, 12, 0, 0, FONT_REGULAR, TINT_QUIET},
    [TYPE_HEADING_1] = {"heading1", 25, 31, 24, 9, FONT_BOLD, TINT_ACCENT},
    [TYPE_HEADING_1 + 1] = {"heading2", 16.5, 21, 18, 4, FONT_BOLD, TINT_ACCENT},
    [TYPE_HEADING_1 + 2] = {"heading3", 13, 18, 15, 3, FONT_BOLD, TINT_TEXT},
    [TYPE_HEADING_1 + 3] = {"heading4", 11.5, 16, 12, 2, FONT_BOLD, TINT_TEXT},
    [TYPE_HEADING_1 + 4] = {"heading5", 11, 16, 10, 2, FONT_BOLD, TINT_QUIET},
    [TYPE_HEADING_1 + 5] = {"heading6", 11, 16, 10, 2, FONT_ITALIC, TINT_QUIET},
};

static struct type_style *type_member(struct style *style, enum type_name type) {
    struct type_style *const members[] = {&style->body,  &style->small, &style->subtitle,
                                          &style->code,  &style->table, &style->header,
                                          &style->footer};
    return type < TYPE_HEADING_1 ? members[type] : &style->heading[type - TYPE_HEADING_1];
}

static enum font_style face_of(bool bold, bool italic) {
    if (bold)
        return italic ? FONT_BOLD_ITALIC : FONT_BOLD;
    return italic ? FONT_ITALIC : FONT_REGULAR;
}

static void read_type(struct style_reader *reader, enum type_name name, const struct value *map) {
    static const struct schema_key keys[] = {
        SCHEMA_KEY("size", SCHEMA_NUMBER, struct type_reading, size, .minimum = 6, .maximum = 144),
        SCHEMA_KEY("leading", SCHEMA_NUMBER, struct type_reading, leading, .minimum = 6,
                   .maximum = 288),
        SCHEMA_KEY("before", SCHEMA_NUMBER, struct type_reading, before, .minimum = 0,
                   .maximum = 200),
        SCHEMA_KEY("after", SCHEMA_NUMBER, struct type_reading, after, .minimum = 0,
                   .maximum = 200),
        SCHEMA_KEY("bold", SCHEMA_BOOLEAN, struct type_reading, bold),
        SCHEMA_KEY("italic", SCHEMA_BOOLEAN, struct type_reading, italic),
        SCHEMA_KEY("colour", SCHEMA_ANY, struct type_reading, colour),
    };
    const struct type_default *usual = &default_types[name];
    struct type_reading read = {.before = usual->before,
                                .after = usual->after,
                                .size = usual->size,
                                .bold = usual->face == FONT_BOLD,
                                .italic = usual->face == FONT_ITALIC};
    reader->good &= schema_read(&reader->schema, map, SCHEMA_TABLE(keys), &read);
    if (read.leading == 0)
        read.leading = read.size * usual->leading / usual->size;
    if (read.leading < read.size) {
        report_error(reader->schema.diagnostics, value_find(map, "leading")->position,
                     expected_format(reader->schema.arena, "expected at least %g", read.size),
                     "lines of \"%s\" would touch each other", usual->name);
        reader->good = false;
    }
    struct type_style *type = type_member(reader->style, name);
    *type = (struct type_style){.face = usual->face == FONT_MONO ? FONT_MONO
                                                                 : face_of(read.bold, read.italic),
                                .size = (float)read.size,
                                .leading = (float)read.leading,
                                .space_before = (float)read.before,
                                .space_after = (float)read.after,
                                .colour = reader->tints[usual->tint].colour};
    struct type_choice *choice = &reader->types[name];
    *choice = (struct type_choice){.name = usual->name,
                                   .type = type,
                                   .colour_name = default_tints[usual->tint].name,
                                   .position = reader->tints[usual->tint].position};
    if (read.colour)
        choose_colour(reader, read.colour, choice, &type->colour);
}

void style_read_types(struct style_reader *reader, const struct value *map) {
    const struct value *maps[TYPES + 1] = {NULL};
    struct schema_key keys[TYPES];
    for (size_t i = 0; i < TYPES; i++)
        keys[i] = (struct schema_key){
            .name = default_types[i].name, .kind = SCHEMA_MAP, .offset = i * sizeof *maps};
    reader->good &= schema_read(&reader->schema, map, keys, TYPES, maps);
    for (int i = 0; i < TYPES; i++)
        read_type(reader, (enum type_name)i, maps[i]);
    reader->style->palette.size = reader->style->small.size;
}

static void fill_palette(struct style_reader *reader, bool black_and_white) {
    const struct tint *tints = reader->tints;
    struct style *style = reader->style;
    style->palette = (struct palette){.text = tints[TINT_TEXT].colour,
                                      .quiet = tints[TINT_QUIET].colour,
                                      .accent = tints[TINT_ACCENT].colour,
                                      .accent_soft = tints[TINT_ACCENT_SOFT].colour,
                                      .line = tints[TINT_LINE].colour,
                                      .paper = tints[TINT_PAPER].colour,
                                      .black_and_white = black_and_white};
    style->box_fill = tints[TINT_BOX].colour;
    style->warning = tints[TINT_WARNING].colour;
    style->warning_fill = tints[TINT_WARNING_BOX].colour;
    style->code_fill = tints[TINT_CODE_GROUND].colour;
    style->table_head_fill = tints[TINT_TABLE_HEAD].colour;
    style->rule = tints[TINT_RULE].colour;
}

void style_read_colours(struct style_reader *reader, const struct value *map,
                        bool black_and_white) {
    read_tints(reader, map);
    fill_palette(reader, black_and_white);
}
