// SPDX-License-Identifier: GPL-3.0-or-later
// What all figures share: their words, labels and tables.
#include "drawing/draft.h"

#include "base/schema.h"

#include <math.h>
#include <string.h>

// ---- words ----

bool draft_dutch(const struct drafting *drafting) {
    return drafting->language.length == 0 || text_starts(drafting->language, TEXT("nl"));
}

struct text draft_word(const struct drafting *drafting, const char *dutch, const char *english) {
    return text_of(draft_dutch(drafting) ? dutch : english);
}

struct text draft_clean(const struct drafting *drafting, struct text text) {
    struct builder builder = {.arena = drafting->arena};
    for (size_t offset = 0; offset < text.length;) {
        uint32_t character = text_character(text, &offset);
        if (character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 ||
            character == 0x2029)
            character = ' ';
        builder_character(&builder, character);
    }
    return text_trim(builder_result(&builder));
}

int draft_decimals(double number) {
    double hundredths = round(number * 100);
    return fmod(hundredths, 10) != 0 ? 2 : fmod(hundredths, 100) != 0 ? 1 : 0;
}

struct text draft_fixed(const struct drafting *drafting, double number, int decimals) {
    double power = pow(10, decimals), rounded = round(number * power) / power;
    struct text text = text_format(drafting->arena, "%.*f", decimals, rounded);
    char *point = memchr(text.bytes, '.', text.length);
    if (point && draft_dutch(drafting))
        *point = ',';
    return text;
}

struct text draft_number(const struct drafting *drafting, double number) {
    return draft_fixed(drafting, number, draft_decimals(number));
}

struct text draft_count(const struct drafting *drafting, size_t count) {
    static const char *const dutch[] = {
        "nul",      "één",      "twee",    "drie",      "vier",     "vijf",      "zes",
        "zeven",    "acht",     "negen",   "tien",      "elf",      "twaalf",    "dertien",
        "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"};
    if (draft_dutch(drafting) && count < sizeof dutch / sizeof *dutch)
        return text_of(dutch[count]);
    return text_format(drafting->arena, "%zu", count);
}

struct text draft_join(const struct drafting *drafting, const struct text *items, size_t count) {
    struct builder builder = {.arena = drafting->arena};
    for (size_t i = 0; i < count; i++) {
        if (i)
            builder_string(&builder, i + 1 < count           ? ", "
                                     : draft_dutch(drafting) ? " en "
                                                             : " and ");
        builder_text(&builder, items[i]);
    }
    return builder_result(&builder);
}

// ---- reading ----

struct position draft_position(const struct drafting *drafting, const struct value *value) {
    return value && value->position.source ? value->position : drafting->position;
}

struct text draft_text(const struct drafting *drafting, const struct value *map, const char *key) {
    const struct value *value = value_find(map, key);
    return value && value->kind == VALUE_TEXT ? draft_clean(drafting, value->text) : TEXT("");
}

static bool is_key(const struct entry *entry, const char *const *keys) {
    for (; *keys; keys++)
        if (text_is(entry->key, *keys))
            return true;
    return text_is(entry->key, "label");
}

bool draft_check_row(const struct drafting *drafting, const struct value *body,
                     const struct value *row, const char *const *keys) {
    struct text names[ROW_KEY_LIMIT] = {TEXT("label")};
    size_t count = 1;
    bool good = true;
    for (; count < ROW_KEY_LIMIT && keys[count - 1]; count++)
        names[count] = text_of(keys[count - 1]);
    for (size_t i = 0; row->kind == VALUE_MAP && i < row->map.count; i++) {
        const struct entry *entry = &row->map.entries[i];
        if (!entry->key_position.source || is_key(entry, keys) ||
            entry->key_position.source != body->map.entries[0].key_position.source)
            continue;
        const char *hint = schema_key_hint(entry);
        report_error(drafting->diagnostics, entry->key_position,
                     hint ? hint : expected_nearest(drafting->arena, entry->key, names, count),
                     "unknown key \"%.*s\"", TEXT_ARGUMENTS(entry->key));
        good = false;
    }
    return good;
}

struct drawing *draft_begin(const struct drafting *drafting, const struct value *body) {
    struct drawing *drawing = arena_new(drafting->arena, struct drawing);
    *drawing = (struct drawing){.width = drafting->width,
                                .language = drafting->language,
                                .title = draft_text(drafting, body, "title")};
    if (drawing->title.length)
        return drawing;
    report_error(drafting->diagnostics, draft_position(drafting, value_find(body, "title")),
                 "expected title: what the figure shows", "a figure without a title");
    return NULL;
}

void draft_describe(const struct drafting *drafting, const struct value *body,
                    struct drawing *drawing, struct text made) {
    struct text own = draft_text(drafting, body, "description");
    drawing->description = own.length ? own : made;
}

// ---- the table ----

bool draft_table(const struct drafting *drafting, const struct value *body, struct figure *figure,
                 const struct text *heads, size_t columns, size_t rows) {
    const struct value *own = value_find(body, "columns");
    figure->columns = columns;
    figure->rows = rows;
    figure->cells = arena_new_array(drafting->arena, columns * (rows + 1), struct text);
    bool good =
        !own || own->kind == VALUE_NIL || (own->kind == VALUE_LIST && own->list.count == columns);
    for (size_t i = 0; i < columns; i++) {
        figure->cells[i] = heads[i];
        if (!good || !own || own->kind == VALUE_NIL)
            continue;
        good = own->list.items[i].kind == VALUE_TEXT;
        figure->cells[i] = good ? draft_clean(drafting, own->list.items[i].text) : heads[i];
    }
    if (!good) {
        report_error(drafting->diagnostics, draft_position(drafting, own),
                     expected_format(drafting->arena, "expected a list of %zu texts", columns),
                     "these cannot be the heads of the table");
    }
    return good;
}

struct text *draft_cell(const struct figure *figure, size_t row, size_t column) {
    return &figure->cells[(row + 1) * figure->columns + column];
}

// ---- labels ----

float draft_width(const struct drafting *drafting, bool bold, float size, struct text text) {
    enum font_style style = bold ? FONT_BOLD : FONT_REGULAR;
    return font_width(drafting->fonts, style, drafting->language, text) * size / 1000;
}

struct label draft_wrap(const struct drafting *drafting, bool bold, float size, struct text text,
                        float width) {
    return label_wrap(drafting->arena, drafting->fonts, bold, drafting->language, text, size,
                      width);
}

struct label draft_wrap_evenly(const struct drafting *drafting, bool bold, float size,
                               struct text text, float width) {
    struct label label = draft_wrap(drafting, bold, size, text, width);
    float narrow = label.count ? width / (float)label.count : width, wide = width;
    while (label.count > 1 && wide - narrow > 1) {
        float middle = (narrow + wide) / 2;
        struct label tried = draft_wrap(drafting, bold, size, text, middle);
        bool good = tried.count == label.count && tried.width <= middle;
        *(good ? &wide : &narrow) = middle;
        if (good)
            label = tried;
    }
    return label;
}

float draft_height(const struct label *label, float size) {
    return (float)label->count * LINE_HEIGHT * size;
}

void draft_label(const struct drafting *drafting, struct drawing *drawing,
                 const struct label *label, struct point middle, struct lettering lettering) {
    float size = lettering.size, step = LINE_HEIGHT * size;
    float first = middle.y - step * (float)(label->count - 1) / 2;
    for (size_t i = 0; i < label->count; i++) {
        struct point at = {middle.x, first + step * (float)i + BASELINE * size};
        drawing_text(drafting->arena, drawing, at, size, lettering.anchor, lettering.bold,
                     lettering.colour, label->lines[i]);
    }
}
