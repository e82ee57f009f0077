// SPDX-License-Identifier: GPL-3.0-or-later
/* The house style: YAML checked into a struct style. The format is documented in
 * templates/styles/README.md. Whatever a style leaves out is as in leernetwerk.yaml, whose values
 * are the defaults below; a style that only changes colours is a few lines long.
 */
#include "layout/style.h"

#include "base/yaml.h"

#include <math.h>

#define POINTS_A_MILLIMETRE (72.0 / 25.4)

float style_points(double millimetres) {
    return (float)(millimetres * POINTS_A_MILLIMETRE);
}

// ---- page ----

struct page_reading {
    const struct value *size, *margins;
    double width, height;
    double top, bottom, inner, outer;
    double gap;
    uint32_t columns;
    bool facing;
};

static void read_size(struct style_reader *reader, const struct value *size,
                      struct page_reading *page) {
    static const struct {
        const char *name;
        double width, height;
    } sizes[] = {{"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}};
    static const struct schema_key keys[] = {
        SCHEMA_KEY("width", SCHEMA_NUMBER, struct page_reading, width, .required = true,
                   .minimum = 50, .maximum = 2000),
        SCHEMA_KEY("height", SCHEMA_NUMBER, struct page_reading, height, .required = true,
                   .minimum = 50, .maximum = 2000),
    };
    if (size->kind == VALUE_MAP) {
        reader->good &= schema_read(&reader->schema, size, SCHEMA_TABLE(keys), page);
        return;
    }
    struct text written = TEXT("");
    schema_written(reader->schema.arena, size, &written);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (text_is(written, sizes[i].name)) {
            page->width = sizes[i].width;
            page->height = sizes[i].height;
            return;
        }
    }
    report_error(reader->schema.diagnostics, size->position,
                 "expected A3, A4, A5 or {width: 210, height: 297}", "\"%.*s\" is no size of paper",
                 TEXT_ARGUMENTS(written));
    reader->good = false;
}

#define NARROWEST_COLUMN 40.0 // millimetres

static void read_page(struct style_reader *reader, const struct value *map) {
    static const struct schema_key keys[] = {
        SCHEMA_KEY("size", SCHEMA_ANY, struct page_reading, size),
        SCHEMA_KEY("margins", SCHEMA_MAP, struct page_reading, margins,
                   .example = "{top: 20, bottom: 18}"),
        SCHEMA_KEY("columns", SCHEMA_WHOLE, struct page_reading, columns, .minimum = 1,
                   .maximum = 2),
        SCHEMA_KEY("facing", SCHEMA_BOOLEAN, struct page_reading, facing),
        SCHEMA_KEY("gap", SCHEMA_NUMBER, struct page_reading, gap, .minimum = 3, .maximum = 100),
    };
    static const struct schema_key margin_keys[] = {
        SCHEMA_KEY("top", SCHEMA_NUMBER, struct page_reading, top, .minimum = 5, .maximum = 500),
        SCHEMA_KEY("bottom", SCHEMA_NUMBER, struct page_reading, bottom, .minimum = 5,
                   .maximum = 500),
        SCHEMA_KEY("inner", SCHEMA_NUMBER, struct page_reading, inner, .minimum = 5,
                   .maximum = 500),
        SCHEMA_KEY("outer", SCHEMA_NUMBER, struct page_reading, outer, .minimum = 5,
                   .maximum = 500),
    };
    struct page_reading page = {.width = 210,
                                .height = 297,
                                .top = 20,
                                .bottom = 18,
                                .inner = 22,
                                .outer = 22,
                                .gap = 8,
                                .columns = 1};
    reader->good &= schema_read(&reader->schema, map, SCHEMA_TABLE(keys), &page);
    if (page.size)
        read_size(reader, page.size, &page);
    if (page.margins)
        reader->good &=
            schema_read(&reader->schema, page.margins, SCHEMA_TABLE(margin_keys), &page);
    double width = page.width - page.inner - page.outer - (page.columns - 1) * page.gap;
    if (width / page.columns < NARROWEST_COLUMN ||
        page.height - page.top - page.bottom < NARROWEST_COLUMN) {
        report_error(reader->schema.diagnostics,
                     page.margins ? page.margins->position : reader->whole,
                     expected_format(reader->schema.arena, "expected at least %g mm each way",
                                     NARROWEST_COLUMN),
                     "the margins leave too little of the page");
        reader->good = false;
    }
    struct style *style = reader->style;
    style->page_width = style_points(page.width);
    style->page_height = style_points(page.height);
    style->margin_top = style_points(page.top);
    style->margin_bottom = style_points(page.bottom);
    style->margin_inner = style_points(page.inner);
    style->margin_outer = style_points(page.outer);
    style->facing = page.facing;
    style->columns = page.columns;
    style->column_gap = style_points(page.gap);
}

// ---- the edge of the paper ----

static bool has_parts(const struct running_side *side) {
    for (size_t i = 0; i < side->count; i++)
        if (side->texts[i].count)
            return true;
    return false;
}

/* Room for a running line between what no printer prints on and the text. */
static void check_edge(struct style_reader *reader, const struct running_line *line,
                       const struct type_style *type, float margin, const char *name,
                       const struct value *page) {
    float needed = UNPRINTABLE_EDGE + (RUNNING_ASCENT + RUNNING_DESCENT) * type->size;
    if (margin >= needed || !(has_parts(&line->left) || has_parts(&line->right)))
        return;
    const struct value *margins = value_find(page, "margins"), *given = value_find(margins, name);
    report_warning(reader->schema.diagnostics,
                   given     ? given->position
                   : margins ? margins->position
                             : reader->whole,
                   expected_format(reader->schema.arena, "advised: at least %.0f mm",
                                   ceil((double)needed / POINTS_A_MILLIMETRE)),
                   "many printers leave 5 mm at the edge blank: the margin is too small for the "
                   "running line in it");
}

static void check_edges(struct style_reader *reader, const struct value *page) {
    const struct style *style = reader->style;
    check_edge(reader, &style->running_header, &style->header, style->margin_top, "top", page);
    check_edge(reader, &style->running_footer, &style->footer, style->margin_bottom, "bottom",
               page);
}

// ---- text ----

struct text_reading {
    double minimum, indent, line_gap;
    bool justified;
    enum hyphens hyphens;
};

static void read_text(struct style_reader *reader, const struct value *map) {
    static const char *const hyphens[] = {"never", "seldom", "often", NULL};
    static const struct schema_key keys[] = {
        SCHEMA_KEY("justified", SCHEMA_BOOLEAN, struct text_reading, justified),
        SCHEMA_KEY("hyphens", SCHEMA_CHOICE, struct text_reading, hyphens, .words = hyphens),
        SCHEMA_KEY("indent", SCHEMA_NUMBER, struct text_reading, indent, .minimum = 8,
                   .maximum = 100),
        SCHEMA_KEY("line_gap", SCHEMA_NUMBER, struct text_reading, line_gap, .minimum = 12,
                   .maximum = 100),
        SCHEMA_KEY("minimum_size", SCHEMA_NUMBER, struct text_reading, minimum, .minimum = 5,
                   .maximum = 144),
    };
    struct text_reading read = {
        .minimum = 8.5, .indent = 20, .line_gap = 26, .hyphens = HYPHENS_SELDOM};
    reader->good &= schema_read(&reader->schema, map, SCHEMA_TABLE(keys), &read);
    reader->style->minimum_size = (float)read.minimum;
    reader->style->indent = (float)read.indent;
    reader->style->line_gap = (float)read.line_gap;
    reader->style->justified = read.justified;
    reader->style->hyphens = read.hyphens;
}

// ---- the whole ----

struct style_reading {
    struct text name, description;
    const struct value *page, *fonts, *type, *text, *colours, *header, *footer, *masthead;
    bool black_and_white, framed;
};

struct fonts_reading {
    struct text family, mono;
    bool small;
};

/* Either a map, or the word "small" alone for the usual families. */
static void read_fonts(struct style_reader *reader, const struct value *fonts) {
    static const struct schema_key keys[] = {
        SCHEMA_KEY("family", SCHEMA_TEXT, struct fonts_reading, family),
        SCHEMA_KEY("mono", SCHEMA_TEXT, struct fonts_reading, mono),
        SCHEMA_KEY("small", SCHEMA_BOOLEAN, struct fonts_reading, small),
    };
    struct fonts_reading read = {TEXT("Noto Sans"), TEXT("Noto Sans Mono"), false};
    const struct value *map = fonts && fonts->kind == VALUE_MAP ? fonts : NULL;
    struct text word = TEXT("");
    if (fonts && !map && schema_written(reader->schema.arena, fonts, &word) &&
        text_is(word, "small")) {
        read.small = true;
    } else if (fonts && !map) {
        report_error(reader->schema.diagnostics, fonts->position,
                     "expected small, or {family: Noto Sans, mono: Noto Sans Mono}",
                     "\"%.*s\" is no choice of fonts", TEXT_ARGUMENTS(word));
        reader->good = false;
    } else {
        reader->good &= schema_read(&reader->schema, map, SCHEMA_TABLE(keys), &read);
    }
    reader->style->family = read.family;
    reader->style->mono_family = read.mono;
    reader->style->small_files = read.small;
    const struct value *family = map ? value_find(map, "family") : NULL;
    reader->style->family_position = family ? family->position : reader->whole;
}

struct style *style_read(struct arena *arena, const struct source *source,
                         struct diagnostics *diagnostics) {
    static const struct schema_key keys[] = {
        SCHEMA_KEY("name", SCHEMA_NAME, struct style_reading, name, .required = true),
        SCHEMA_KEY("description", SCHEMA_TEXT, struct style_reading, description),
        SCHEMA_KEY("page", SCHEMA_MAP, struct style_reading, page, .example = "{size: A4}"),
        SCHEMA_KEY("fonts", SCHEMA_ANY, struct style_reading, fonts),
        SCHEMA_KEY("type", SCHEMA_MAP, struct style_reading, type,
                   .example = "{body: {size: 11, leading: 16}}"),
        SCHEMA_KEY("text", SCHEMA_MAP, struct style_reading, text, .example = "{justified: false}"),
        SCHEMA_KEY("colours", SCHEMA_MAP, struct style_reading, colours,
                   .example = "{accent: \"#7a1f4b\"}"),
        SCHEMA_KEY("black_and_white", SCHEMA_BOOLEAN, struct style_reading, black_and_white),
        SCHEMA_KEY("framed", SCHEMA_BOOLEAN, struct style_reading, framed),
        SCHEMA_KEY("header", SCHEMA_MAP, struct style_reading, header,
                   .example = "{right: [\"{date}\"]}"),
        SCHEMA_KEY("footer", SCHEMA_MAP, struct style_reading, footer,
                   .example = "{left: [\"{author}\"]}"),
        SCHEMA_KEY("masthead", SCHEMA_MAP, struct style_reading, masthead,
                   .example = "{logo: logo.png, height: 12}"),
    };
    struct value root;
    if (!yaml_read(arena, source, diagnostics, &root))
        return NULL;
    struct style_reader reader = {.schema = {.arena = arena, .diagnostics = diagnostics},
                                  .style = arena_new(arena, struct style),
                                  .whole = {.source = source},
                                  .good = true};
    struct style_reading read = {.description = TEXT("")};
    reader.good &= schema_read(&reader.schema, &root, SCHEMA_TABLE(keys), &read);
    reader.style->name = read.name;
    reader.style->description = read.description;
    reader.style->framed = read.framed;
    style_read_colours(&reader, read.colours, read.black_and_white);
    read_page(&reader, read.page);
    read_fonts(&reader, read.fonts);
    style_read_types(&reader, read.type);
    read_text(&reader, read.text);
    style_read_running(&reader, read.header, read.footer, read.masthead);
    check_edges(&reader, read.page);
    if (!reader.good)
        return NULL;
    bool readable = contrast_check(arena, reader.tints, reader.types, diagnostics);
    return readable ? reader.style : NULL;
}

float style_text_width(const struct style *style) {
    return style->page_width - style->margin_inner - style->margin_outer;
}

float style_column_width(const struct style *style) {
    float gaps = (float)(style->columns - 1) * style->column_gap;
    return (style_text_width(style) - gaps) / (float)style->columns;
}
