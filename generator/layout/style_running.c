// SPDX-License-Identifier: GPL-3.0-or-later
/* What a house style puts into the margins: two lists of texts a line, each of which may be given
 * for several languages ("pagina 1 van 2" in a Dutch document, "page 1 of 2" in an English one). */
#include "layout/style.h"

#include <math.h>

#define USUAL_LOGO_HEIGHT 10.0 // millimetres

// ---- what is usual ----

#define PARTS(...)                                                                                 \
    (const struct text[]){__VA_ARGS__},                                                            \
        sizeof((const struct text[]){__VA_ARGS__}) / sizeof(struct text)
#define WORDS(literal)                                                                             \
    { (literal), sizeof(literal) - 1 }

static const struct running_text usual_title[] = {{.parts = PARTS(WORDS("{title}"))}};
static const struct running_text usual_colophon[] = {
    {.parts = PARTS(WORDS("{author}"), WORDS("{edition}"))}};
static const struct running_text usual_masthead[] = {{.parts = PARTS(WORDS("{author}"))}};
static const struct running_text usual_number[] = {
    {WORDS("nl"), PARTS(WORDS("pagina {page} van {pages}"))},
    {WORDS("en"), PARTS(WORDS("page {page} of {pages}"))},
    {WORDS("tr"), PARTS(WORDS("sayfa {page} / {pages}"))},
    {WORDS("pl"), PARTS(WORDS("strona {page} z {pages}"))},
    {WORDS("uk"), PARTS(WORDS("сторінка {page} з {pages}"))},
    {WORDS("ar"), PARTS(WORDS("صفحة {page} من {pages}"))},
    {WORDS("ti"), PARTS(WORDS("ገጽ {page} ካብ {pages}"))},
    {WORDS(OTHER_LANGUAGES), PARTS(WORDS("{page} / {pages}"))},
};

#define SIDE(texts)                                                                                \
    { (texts), sizeof(texts) / sizeof *(texts) }

static const struct running_line usual_header = {.left = SIDE(usual_title), .not_on_first = true};
static const struct running_line usual_footer = {.left = SIDE(usual_colophon),
                                                 .right = SIDE(usual_number)};

// ---- reading ----

/* Only names that a running line can fill in may stand between braces. */
static void check_part(struct style_reader *reader, struct text part, struct position position) {
    static const struct text names[] = {WORDS("title"),   WORDS("subtitle"), WORDS("author"),
                                        WORDS("edition"), WORDS("date"),     WORDS("website"),
                                        WORDS("page"),    WORDS("pages")};
    size_t name_count = sizeof names / sizeof *names;
    for (size_t at = text_find(part, TEXT("{"), 0); at != SIZE_MAX;
         at = text_find(part, TEXT("{"), at + 1)) {
        size_t end = text_find(part, TEXT("}"), at);
        struct text name = text_slice(part, at + 1, end == SIZE_MAX ? part.length : end);
        size_t i = 0;
        while (i < name_count && !text_equal(names[i], name))
            i++;
        if (i < name_count && end != SIZE_MAX)
            continue;
        report_error(reader->schema.diagnostics, position,
                     expected_nearest(reader->schema.arena, name, names, name_count),
                     "unknown placeholder \"{%.*s}\"", TEXT_ARGUMENTS(name));
        reader->good = false;
    }
}

static struct running_text read_parts(struct style_reader *reader, const struct value *list,
                                      const char *name) {
    struct running_text read = {0};
    struct text *parts = arena_new_array(reader->schema.arena, list->list.count + 1, struct text);
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *item = &list->list.items[i];
        if (!schema_text(&reader->schema, item, name, SCHEMA_TEXT, &parts[read.count])) {
            reader->good = false;
            continue;
        }
        check_part(reader, parts[read.count++], item->position);
    }
    read.parts = parts;
    return read;
}

static bool names_languages(struct style_reader *reader, const struct entry *entry) {
    if (text_is(entry->key, OTHER_LANGUAGES) || schema_fits(SCHEMA_LANGUAGE, entry->key))
        return true;
    report_error(reader->schema.diagnostics, entry->key_position,
                 expected_format(reader->schema.arena,
                                 "expected a language such as nl or en, or \"%s\"",
                                 OTHER_LANGUAGES),
                 "\"%.*s\" is no language", TEXT_ARGUMENTS(entry->key));
    return reader->good = false;
}

/* A list of texts, or a map from language to such a list. */
static void read_side(struct style_reader *reader, const struct value *value, const char *name,
                      struct running_side *side) {
    struct arena *arena = reader->schema.arena;
    if (!value)
        return;
    bool map = value->kind == VALUE_MAP;
    size_t count = map ? value->map.count : 1;
    struct running_text *texts = arena_new_array(arena, count + 1, struct running_text);
    *side = (struct running_side){.texts = texts};
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = map ? &value->map.entries[i] : NULL;
        const struct value *list = map ? &entry->value : value;
        if (list->kind != VALUE_LIST) {
            schema_wrong(&reader->schema, list, name, SCHEMA_LIST);
            reader->good = false;
        } else if (!map || names_languages(reader, entry)) {
            texts[side->count] = read_parts(reader, list, name);
            texts[side->count++].language = map ? entry->key : TEXT("");
        }
    }
}

struct running_reading {
    const struct value *left, *right;
    bool first_page;
};

static void read_line(struct style_reader *reader, const struct value *map,
                      const struct running_line *usual, struct running_line *line) {
    static const struct schema_key keys[] = {
        SCHEMA_KEY("left", SCHEMA_ANY, struct running_reading, left),
        SCHEMA_KEY("right", SCHEMA_ANY, struct running_reading, right),
        SCHEMA_KEY("first_page", SCHEMA_BOOLEAN, struct running_reading, first_page),
    };
    struct running_reading read = {.first_page = !usual->not_on_first};
    reader->good &= schema_read(&reader->schema, map, SCHEMA_TABLE(keys), &read);
    *line = *usual;
    line->not_on_first = !read.first_page;
    read_side(reader, read.left, "left", &line->left);
    read_side(reader, read.right, "right", &line->right);
}

struct masthead_reading {
    const struct value *text;
    struct text logo;
    double height;
    bool every_page;
};

static void read_masthead(struct style_reader *reader, const struct value *map) {
    static const struct schema_key keys[] = {
        SCHEMA_KEY("text", SCHEMA_ANY, struct masthead_reading, text),
        SCHEMA_KEY("logo", SCHEMA_PATH, struct masthead_reading, logo),
        SCHEMA_KEY("height", SCHEMA_NUMBER, struct masthead_reading, height, .minimum = 0,
                   .maximum = 100),
        SCHEMA_KEY("every_page", SCHEMA_BOOLEAN, struct masthead_reading, every_page),
    };
    struct masthead_reading read = {.height = USUAL_LOGO_HEIGHT};
    struct masthead *masthead = &reader->style->masthead;
    reader->good &= schema_read(&reader->schema, map, SCHEMA_TABLE(keys), &read);
    *masthead = (struct masthead){.text = SIDE(usual_masthead), .every_page = read.every_page};
    read_side(reader, read.text, "text", &masthead->text);
    const struct value *logo = value_find(map, "logo"), *height = value_find(map, "height");
    if (logo && read.logo.length) {
        masthead->logo = (struct logo){logo->text, logo->position};
        reader->good &=
            layout_check_picture(reader->schema.arena, masthead->logo, reader->schema.diagnostics);
    }
    masthead->height = style_points(read.height);
    float top = reader->style->margin_top;
    if (!height)
        masthead->height = fminf(masthead->height, fmaxf(top - UNPRINTABLE_EDGE, 0));
    if (!height || masthead->height <= top)
        return;
    report_error(reader->schema.diagnostics, height->position,
                 expected_format(reader->schema.arena, "expected at most the top margin"),
                 "the logo is too high");
    reader->good = false;
}

void style_read_running(struct style_reader *reader, const struct value *header,
                        const struct value *footer, const struct value *masthead) {
    read_masthead(reader, masthead);
    read_line(reader, header, &usual_header, &reader->style->running_header);
    read_line(reader, footer, &usual_footer, &reader->style->running_footer);
}
