// SPDX-License-Identifier: GPL-3.0-or-later
// Bars: their lengths, labels that wrap, words for who cannot see them, and mistakes.
#include "documents.h"

static struct font_set *fonts;

static int load_fonts(void **state) {
    set_up(state);
    struct diagnostics diagnostics = diagnostics_create(arena);
    fonts = font_set_load(arena, TEXT("Noto Sans"), TEXT("Noto Sans Mono"), (struct position){0},
                          &diagnostics);
    return fonts ? 0 : -1;
}

static int drop_fonts(void **state) {
    font_set_destroy(fonts);
    return tear_down(state);
}

static const char *said;

// A chart of `data`; `options` are the other keys of its block.
static struct drawing *chart(const char *data, const char *options) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct value body;
    struct figure figure = {0};
    struct source *source = source_from_text(arena, TEXT("o.yaml"), text_of(options), &diagnostics);
    assert_true(yaml_read(arena, source, &diagnostics, &body));
    given(data);
    value_set_string(arena, &body, "data", values);
    if (!value_find(&body, "kind"))
        value_set_string(arena, &body, "kind", value_string("bars"));
    struct drafting drafting = {.arena = arena,
                                .fonts = fonts,
                                .palette = &palette,
                                .language = TEXT("nl"),
                                .width = 400,
                                .position = {source, 0, 1, false},
                                .diagnostics = &diagnostics};
    bool drawn = chart_draw(&drafting, &body, &figure);
    said = builder_result(&diagnostics.output).bytes;
    return drawn ? figure.drawing : NULL;
}

// The n-th mark of a kind.
static const struct mark *mark_of(const struct drawing *drawing, enum mark_kind kind, size_t n) {
    for (size_t i = 0; i < drawing->count; i++)
        if (drawing->marks[i].kind == kind && n-- == 0)
            return &drawing->marks[i];
    fail_msg("no such mark");
    return NULL;
}

static void bars_are_as_long_as_their_values(void **state) {
    (void)state;
    struct drawing *drawing =
        chart("[{label: a, value: 2}, {label: b, value: 4.125}, {label: c, value: 0}]",
              "{title: t, maximum: 8}");
    assert_string_equal(said, "");
    float track = mark_of(drawing, MARK_RECTANGLE, 0)->to.x;
    assert_float_equal(mark_of(drawing, MARK_RECTANGLE, 1)->to.x, track / 4, 0.01);
    assert_float_equal(mark_of(drawing, MARK_RECTANGLE, 3)->to.x, track * 4.125F / 8, 0.01);
    assert_true(text_is(mark_of(drawing, MARK_TEXT, 3)->text, "4,13"));
    // Of a zero there is only the track.
    for (size_t i = 0; i < drawing->count; i++)
        assert_true(drawing->marks[i].kind != MARK_RECTANGLE || drawing->marks[i].to.x > 0);
}

static void everything_stays_inside(void **state) {
    (void)state;
    struct drawing *drawing =
        chart("[{label: \"Een heel lang opschrift dat over verschillende regels verdeeld moet "
              "worden, want "
              "het past er niet naast\", value: 3}, "
              "{label: Kinderopvangtoeslagaanvraagformulierenverzamelmap-"
              "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, value: 1, text: niet zo heel veel}]",
              "title: t");
    struct builder joined = {.arena = arena};
    for (size_t i = 0; i < drawing->count; i++) {
        const struct mark *mark = &drawing->marks[i];
        assert_true(mark->at.x >= 0 && mark->at.y >= 0 && mark->at.y <= drawing->height);
        float width =
            mark->kind == MARK_TEXT
                ? font_width(fonts, mark->bold ? FONT_BOLD : FONT_REGULAR, TEXT("nl"), mark->text) *
                      mark->size / 1000
                : mark->to.x;
        assert_true(mark->at.x + width <= drawing->width + 0.01F);
        if (mark->kind == MARK_TEXT)
            for (size_t j = 0; j < mark->text.length; j++)
                if (mark->text.bytes[j] == 'w')
                    builder_byte(&joined, 'w');
    }
    assert_int_equal(joined.length, 48); // no letter is cut off
}

static void words_come_from_the_data(void **state) {
    (void)state;
    assert_true(text_is(chart("[{label: \"Goede\\nbuur\", value: 4.1}, {label: Rust, value: 0.5, "
                              "text: 50%}, {label: Weg}]",
                              "title: t")
                            ->description,
                        "Staafdiagram met drie staven. Goede buur: 4,1. Rust: 50%. Weg: geen "
                        "cijfer."));
    assert_true(
        text_is(chart("[{label: a, value: 1}]", "{title: t, description: Eén staaf.}")->description,
                "Eén staaf."));
}

static void mistakes_are_named(void **state) {
    (void)state;
    static const struct {
        const char *data, *options, *said;
    } mistakes[] = {
        {"[]", "title: t", "values.yaml:1:1: error: a chart of nothing"},
        {"{a: 1}", "title: t", "values.yaml:1:1: error: a chart without data"},
        {"[{label: a, value: 1}]", "maximum: 2", "o.yaml:1:1: error: a figure without a title"},
        {"[{label: a, value: -1}]", "title: t",
         "values.yaml:1:20: error: \"value\" of \"a\" cannot be drawn"},
        {"[{label: a, value: b}]", "title: t",
         "values.yaml:1:20: error: \"value\" of \"a\" cannot be drawn"},
        {"[{value: 1}]", "title: t", "values.yaml:1:2: error: a row without a label"},
        {"[{label: a, value: 3}]", "{title: t, maximum: 2}",
         "o.yaml:1:21: error: the largest value, 3, is more than the maximum"},
        {"[{label: a, value: 3}]", "{title: t, maximum: 0}",
         "o.yaml:1:21: error: this cannot be the longest bar"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        assert_null(chart(mistakes[i].data, mistakes[i].options));
        assert_int_equal(strncmp(said, mistakes[i].said, strlen(mistakes[i].said)), 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(bars_are_as_long_as_their_values, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(everything_stays_inside, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(words_come_from_the_data, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(mistakes_are_named, load_fonts, drop_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
