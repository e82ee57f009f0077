// SPDX-License-Identifier: GPL-3.0-or-later
// Exports: cells that read back, names that R and SPSS take, a row a wave, what stays out.
#include "exchange/csv.h"
#include "exchange/table.h"

#include "base/yaml.h"

#include <csv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;
static struct diagnostics diagnostics;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    diagnostics = diagnostics_create(arena);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static struct value from_yaml(const char *yaml) {
    struct value value;
    struct source *source = source_from_text(arena, TEXT("v.yaml"), text_of(yaml), &diagnostics);
    if (!source || !yaml_read(arena, source, &diagnostics, &value))
        fail_msg("%s\n%s", yaml, builder_result(&diagnostics.output).bytes);
    return value;
}

// ---- one file ----

struct cells {
    struct text texts[200];
    size_t count, rows;
};

static void take_cell(void *bytes, size_t length, void *context) {
    struct cells *cells = context;
    assert_true(cells->count < 200);
    cells->texts[cells->count++] = text_copy(arena, (struct text){bytes, length});
}

static void take_row(int end, void *context) {
    struct cells *cells = context;
    (void)end;
    cells->rows++;
}

// Reads a file with libcsv's own parser, strictly.
static struct cells read_back(struct csv_file *file) {
    static struct cells cells;
    struct csv_parser parser;
    cells = (struct cells){0};
    assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
    csv_set_delim(&parser, (unsigned char)file->separator);
    struct text content = builder_result(&file->content);
    size_t read = csv_parse(&parser, content.bytes, content.length, take_cell, take_row, &cells);
    assert_int_equal(read, content.length);
    assert_int_equal(csv_fini(&parser, take_cell, take_row, &cells), 0);
    csv_free(&parser);
    return cells;
}

static const char *const hard_texts[] = {"",     "a;b,c\td",  "\"",    "\"\"a\"", "twee\nregels",
                                         "\r\n", " blanken ", "één 😀", "=1+1",    "7",
                                         NULL};

static void texts_read_back(void **state) {
    (void)state;
    for (const char *separator = ",;\t"; *separator; separator++) {
        struct csv_file file = csv_file_begin(arena, &(struct csv_style){*separator, false});
        size_t count = 0;
        for (; hard_texts[count]; count++)
            csv_file_text(&file, text_of(hard_texts[count]));
        csv_file_end_row(&file);
        struct cells cells = read_back(&file);
        assert_int_equal(cells.count, count);
        assert_int_equal(cells.rows, 1);
        for (size_t i = 0; i < count; i++)
            assert_string_equal(cells.texts[i].bytes, hard_texts[i]);
    }
}

static void values_are_written_by_their_kind(void **state) {
    (void)state;
    struct value row = from_yaml("[null, true, false, 1.5, -1e300, 'x', [a, 2.5, true], [], ~]");
    struct csv_file file = csv_file_begin(arena, &(struct csv_style){';', true});
    for (size_t i = 0; i < row.list.count; i++)
        csv_file_value(&file, &row.list.items[i]);
    csv_file_end_row(&file);
    csv_file_text(&file, TEXT("y"));
    csv_file_end_row(&file);
    assert_string_equal(builder_result(&file.content).bytes,
                        "\xEF\xBB\xBF;1;0;1,5;-1e+300;\"x\";\"a|2.5|1\";\"\";\r\n\"y\"\r\n");
}

static void numbers_read_back(void **state) {
    (void)state;
    uint64_t bits = 88172645463325252u; // xorshift64 (Marsaglia, 2003)
    for (size_t i = 0; i < 20000; i++) {
        double number;
        bits ^= bits << 13, bits ^= bits >> 7, bits ^= bits << 17;
        memcpy(&number, &bits, sizeof number);
        if (number - number != 0) // infinite, or no number
            continue;
        struct csv_file file = csv_file_begin(arena, &(struct csv_style){',', false});
        struct value value = value_number(number);
        csv_file_value(&file, &value);
        double again = strtod(builder_result(&file.content).bytes, NULL);
        assert_memory_equal(&again, &number, sizeof number);
    }
}

// ---- names ----

static const char *name_of(struct table *table, const char *score) {
    struct text *path = arena_new(arena, struct text);
    *path = text_of(score);
    table_add(arena, table, (struct column){.path = path, .depth = 1}, NULL);
    struct text name = table->columns[table->count - 1].name;
    return text_copy(arena, name).bytes;
}

static void names_are_fit_and_different(void **state) {
    (void)state;
    struct table table = {0};
    char longest[80];
    memset(longest, 'l', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_string_equal(name_of(&table, "a-b.c d"), "a_b.c_d");
    assert_string_equal(name_of(&table, "a_b.c_d"), "a_b.c_d_2");
    assert_string_equal(name_of(&table, "A_B.C_D"), "A_B.C_D_3");
    assert_string_equal(name_of(&table, "4één"), "v4__n");
    assert_string_equal(name_of(&table, "_"), "v_");
    assert_int_equal(strlen(name_of(&table, longest)), 64);
    const char *second = name_of(&table, longest);
    assert_int_equal(strlen(second), 64);
    assert_string_equal(second + 60, "ll_2");
}

// ---- an edition ----

static const char instrument[] = "id: proef\nversion: 1.0.0\ntitle: Proef\nlanguages: [nl]\n"
                                 "sections:\n  - id: s\n    questions:\n"
                                 "      - {id: N, text: N, type: number}\n"
                                 "      - {id: T, text: T, type: text}\n"
                                 "      - {id: R, text: R, type: roster, columns: [\n"
                                 "         {id: wie, text: W, type: text}]}\n";

static struct edition edition;
static struct response given[4];

static struct exchange two_people(bool with_texts) {
    static const struct survey *surveys[1];
    static struct text scripts[1];
    struct source *source =
        source_from_text(arena, TEXT("s.yaml"), text_of(instrument), &diagnostics);
    surveys[0] = survey_read(arena, source, TEXT(""), &diagnostics);
    assert_non_null(surveys[0]);
    const struct response responses[] = {
        {.survey = surveys[0], .code = TEXT("R2"), .wave = 3},
        {.survey = surveys[0], .code = TEXT("R2"), .wave = 1},
        {.survey = surveys[0], .code = TEXT("WEG"), .wave = 1, .withdrawn = true},
        {.survey = surveys[0], .code = TEXT("R1"), .wave = 2},
    };
    memcpy(given, responses, sizeof given);
    edition = (struct edition){
        .surveys = surveys,
        .survey_count = 1,
        .script_paths = scripts,
        .value = value_map(),
        .responses = {.items = given, .count = 4},
    };
    return (struct exchange){
        .edition = &edition, .rows = exchange_rows(arena, &edition), .with_texts = with_texts};
}

static void each_wave_is_a_row(void **state) {
    (void)state;
    struct respondents rows = two_people(false).rows;
    static const char *const codes[] = {"R1", "R2", "R2"};
    static const uint32_t waves[] = {2, 1, 3};
    assert_int_equal(rows.count, 3);
    for (size_t i = 0; i < rows.count; i++) {
        assert_true(text_is(rows.items[i].code, codes[i]));
        assert_int_equal(rows.items[i].response_count, 1);
        assert_int_equal(rows.items[i].responses[0]->wave, waves[i]);
    }
}

static struct value result_with(const char *scores) {
    return from_yaml(
        text_format(arena,
                    "{surveys: {proef: {scores: %s, answers: {"
                    "N: {raw: 1, value: 1, label: ~, labels: ~, missing: ~, rows: ~},"
                    "T: {raw: geheim, value: geheim, label: ~, labels: ~, missing: ~, rows: ~},"
                    "R: {raw: ~, value: 1, label: ~, labels: ~, missing: ~, rows: [{wie: {raw: "
                    "geheim, value: geheim, label: ~, labels: ~, missing: ~, rows: ~}}]}}}}}",
                    scores)
            .bytes);
}

static bool has_column(const struct table *table, const char *name) {
    for (size_t i = 0; i < table->count; i++)
        if (text_is(table->columns[i].name, name))
            return true;
    return false;
}

static void scores_of_all_become_columns(void **state) {
    (void)state;
    struct value results[] = {
        result_with("{a: ~, map: {x: 1, deep: {y: true}}, words: [q], empty: [], own: geheim}"),
        result_with("{a: 2, map: ~, words: [], empty: [], people: [{z: 1}], never: ~}"),
        result_with("{a: 3, map: {other: 2}}"),
    };
    static const struct {
        const char *name;
        bool always, with_texts;
    } expected[] = {
        {"proef.scores.a", true, true},
        {"proef.scores.map", false, false},
        {"proef.scores.map.x", true, true},
        {"proef.scores.map.deep.y", true, true},
        {"proef.scores.map.other", true, true},
        {"proef.scores.words", false, true},
        {"proef.scores.empty", false, true},
        {"proef.scores.own", false, true},
        {"proef.scores.people", false, false},
        {"proef.scores.never", true, true},
        {"proef.T", false, true},
        {"proef.N", true, true},
    };
    for (int with_texts = 0; with_texts < 2; with_texts++) {
        struct exchange exchange = two_people(with_texts);
        exchange.results = results;
        struct tables tables = tables_plan(arena, &exchange);
        for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
            if (has_column(&tables.items[0], expected[i].name) !=
                (with_texts ? expected[i].with_texts : expected[i].always))
                fail_msg("%s, with texts: %d", expected[i].name, with_texts);
        assert_int_equal(tables.count, 4);
        assert_true(text_is(tables.items[2].name, "proef.R"));
        assert_int_equal(has_column(&tables.items[2], "proef.R.wie"), with_texts);
        assert_true(has_column(&tables.items[3], "proef.R.wie.missing"));
    }
}

static size_t secrets_in(struct text content) {
    size_t count = 0;
    for (size_t at = 0; (at = text_find(content, TEXT("geheim"), at)) != SIZE_MAX; at++)
        count++;
    return count;
}

static void own_words_stay_out_unless_asked_for(void **state) {
    (void)state;
    struct value results[] = {result_with("{own: geheim, list: [geheim], n: {own: geheim}}"),
                              result_with("{own: ~, list: [], n: {own: 2}}"),
                              result_with("{own: 1, list: [[geheim]], n: ~}")};
    for (int with_texts = 0; with_texts < 2; with_texts++) {
        struct exchange exchange = two_people(with_texts);
        exchange.results = results;
        struct builder json = {.arena = arena};
        struct value value = exchange_value(arena, &exchange);
        value_json(&json, &value);
        // raw and value of T and of R's row in three rows; four scores
        assert_int_equal(secrets_in(builder_result(&json)), with_texts ? 3 * 4 + 4 : 0);
        struct file_set files = {.arena = arena};
        exchange_csv(arena, &exchange, &(struct csv_style){',', false}, TEXT("unwritten"), &files);
        size_t found = 0;
        for (size_t i = 0; i < files.count; i++)
            found += secrets_in(file_set_content(&files, i));
        // T and R's row in three rows; own, n.own; `list` has a list in it
        assert_int_equal(found, with_texts ? 3 * 2 + 2 : 0);
        assert_int_equal(files.count, 6);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_read_back),
        cmocka_unit_test(values_are_written_by_their_kind),
        cmocka_unit_test(numbers_read_back),
        cmocka_unit_test(names_are_fit_and_different),
        cmocka_unit_test(each_wave_is_a_row),
        cmocka_unit_test(scores_of_all_become_columns),
        cmocka_unit_test(own_words_stay_out_unless_asked_for),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
