// SPDX-License-Identifier: GPL-3.0-or-later
// Maps of YAML into structs: what is filled, what stays, and every message.
#include "base/schema.h"
#include "base/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

enum colour { RED, GREEN };

struct target {
    struct text id, version, date, title, language;
    bool example;
    double size;
    uint32_t lines;
    enum colour colour;
    struct text *names;
    size_t name_count;
    const struct value *list, *map, *any;
};

static const char *const colours[] = {"red", "green", NULL};

static const struct schema_key keys[] = {
    SCHEMA_KEY("id", SCHEMA_NAME, struct target, id, .required = true),
    SCHEMA_KEY("version", SCHEMA_TEXT, struct target, version),
    SCHEMA_KEY("date", SCHEMA_DATE, struct target, date),
    SCHEMA_KEY("title", SCHEMA_WORDING, struct target, title),
    SCHEMA_KEY("language", SCHEMA_LANGUAGE, struct target, language),
    SCHEMA_KEY("example", SCHEMA_BOOLEAN, struct target, example),
    SCHEMA_KEY("size", SCHEMA_NUMBER, struct target, size),
    SCHEMA_KEY("lines", SCHEMA_WHOLE, struct target, lines, .minimum = 1, .maximum = 40),
    SCHEMA_KEY("colour", SCHEMA_CHOICE, struct target, colour, .words = colours),
    SCHEMA_KEY("names", SCHEMA_NAME, struct target, names, .many = true,
               .count_offset = offsetof(struct target, name_count)),
    SCHEMA_KEY("list", SCHEMA_LIST, struct target, list),
    SCHEMA_KEY("map", SCHEMA_MAP, struct target, map),
    SCHEMA_KEY("any", SCHEMA_ANY, struct target, any),
};

// The messages that reading `yaml` gives, the excerpts left out.
static const char *read_target(const char *yaml, struct target *target) {
    static const struct text languages[] = {{"nl", 2}, {"en", 2}, {"tr", 2}};
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct source *source = source_from_text(arena, TEXT("t"), text_of(yaml), &diagnostics);
    struct value document;
    assert_true(yaml_read(arena, source, &diagnostics, &document));
    struct schema schema = {arena, &diagnostics, languages, 3, TEXT("en")};
    bool good = schema_read(&schema, &document, SCHEMA_TABLE(keys), target);
    assert_int_equal(good, diagnostics.errors == 0);
    return builder_result(&diagnostics.output).bytes;
}

static void assert_text(struct text text, const char *expected) {
    assert_string_equal(text_copy(arena, text).bytes, expected);
}

static void assert_says(const char *yaml, const char *first, const char *second) {
    struct target target = {0};
    const char *said = read_target(yaml, &target);
    if (!strstr(said, first) || (second && !strstr(said, second)))
        fail_msg("for\n%s\nit says\n%s", yaml, said);
}

static void every_kind_fills_its_member(void **state) {
    (void)state;
    struct target target = {.lines = 2, .colour = RED};
    const char *said = read_target("id: 007\nversion: 1.10\ndate: 2028-02-29\n"
                                   "title: {nl: Waar, en: True}\nlanguage: pt-BR\nexample: true\n"
                                   "size: -1.5\nlines: 40\ncolour: green\nnames: [a, 2]\nlist: []\n"
                                   "map: {}\nany: x\n",
                                   &target);
    assert_string_equal(said, "");
    assert_text(target.id, "007");
    assert_text(target.version, "1.10");
    assert_text(target.date, "2028-02-29");
    assert_text(target.title, "True");
    assert_text(target.language, "pt-BR");
    assert_true(target.example);
    assert_true(target.size < -1.4 && target.size > -1.6);
    assert_int_equal(target.lines, 40);
    assert_int_equal(target.colour, GREEN);
    assert_int_equal(target.name_count, 2);
    assert_text(target.names[1], "2");
    assert_non_null(target.list);
    assert_non_null(target.map);
    assert_int_equal(target.any->kind, VALUE_TEXT);
}

static void what_is_absent_or_wrong_stays_as_it_was(void **state) {
    (void)state;
    struct target target = {.lines = 2, .colour = GREEN};
    read_target("id: a\nlines: 41\n", &target);
    assert_int_equal(target.lines, 2);
    assert_int_equal(target.colour, GREEN);
    assert_null(target.list);
}

static void a_written_scalar_loses_its_anchor(void **state) {
    (void)state;
    struct target target = {0};
    read_target("id: a\nversion: &v 1.10\ntitle: *v\n", &target);
    assert_text(target.version, "1.10");
    assert_text(target.title, "1.10");
}

static void keys_are_checked(void **state) {
    (void)state;
    assert_says("idd: a\n", "t:1:1: error: \"id\" is missing", "expected letters");
    assert_says("idd: a\n", "t:1:1: error: unknown key \"idd\"", "did you mean \"id\"?");
    assert_says("[a]\n", "this is no map", "expected a map with \"id: …\"");
    assert_says("---\n", "nothing stands here", NULL);
    assert_says("id:\n", "\"id\" has no value", "expected letters");
}

static void values_are_checked(void **state) {
    (void)state;
    assert_says("id: één\n", "t:1:5: error: \"id\" cannot be \"één\"", "expected letters");
    assert_says("id: []\n", "\"id\" cannot be a list", NULL);
    assert_says("id: a\nversion: \"\"\n", "\"version\" cannot be \"\"", "expected a text");
    assert_says("id: a\ndate: 2026-02-29\n", "\"date\" cannot be \"2026-02-29\"",
                "expected a day that exists, such as 2026-09-14");
    assert_says("id: a\nlanguage: Nederlands\n", "\"language\" cannot be", "nl or pt-BR");
    assert_says("id: a\nexample: ja\n", "\"example\" cannot be \"ja\"", "did you mean true?");
    assert_says("id: a\nexample: 7\n", "\"example\" cannot be \"7\"",
                "expected true (yes) or false (no)");
    assert_says("id: a\nsize: \"1\"\n", "\"size\" cannot be \"1\"", "expected a number");
    assert_says("id: a\nsize: 1e999\n", "\"size\" cannot be \"1e999\"", "expected a number");
    assert_says("id: a\nlines: 1.5\n", "\"lines\" cannot be \"1.5\"",
                "expected a whole number from 1 to 40");
    assert_says("id: a\nlines: 41\n", "\"lines\" cannot be \"41\"", "from 1 to 40");
    assert_says("id: a\ncolour: gren\n", "\"colour\" cannot be \"gren\"",
                "did you mean \"green\"?");
    assert_says("id: a\nlist: {}\n", "\"list\" cannot be a map", "expected a list");
    assert_says("id: a\nnames: a\n", "\"names\" cannot be \"a\"", "expected a list");
    assert_says("id: a\nnames: [a b]\n", "\"names\" cannot be \"a b\"", "expected letters");
}

static void wordings_know_their_languages(void **state) {
    (void)state;
    assert_says("id: a\ntitle: {nl: A, de: B}\n", "\"languages\" has no \"de\"",
                "expected one of: nl, en, tr");
    assert_says("id: a\ntitle: {en: A}\n", "error: \"title\" has no text in \"nl\"", NULL);
    assert_says("id: a\ntitle: {nl: A, tr: B}\n", "warning: \"title\" has no text in \"en\"", NULL);
    struct target target = {0};
    read_target("id: a\ntitle: {nl: A, tr: B}\n", &target);
    assert_text(target.title, "A");
}

static void paths_are_seen_from_their_file(void **state) {
    (void)state;
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct schema schema = {.arena = arena, .diagnostics = &diagnostics};
    struct source *source =
        source_from_text(arena, TEXT("tests/unit/x.yaml"), TEXT("p"), &diagnostics);
    struct value value = value_string("test_schema.c");
    value.position = (struct position){source, 0, 1, false};
    struct text path;
    assert_true(schema_text(&schema, &value, "style", SCHEMA_PATH, &path));
    assert_text(path, "tests/unit/test_schema.c");
    value.text = TEXT("test_schemas.c");
    assert_false(schema_text(&schema, &value, "style", SCHEMA_PATH, &path));
    value.text = TEXT("../nowhere");
    assert_false(schema_text(&schema, &value, "style", SCHEMA_PATH, &path));
    const char *said = builder_result(&diagnostics.output).bytes;
    assert_non_null(strstr(said, "did you mean \"test_schema.c\"?"));
    assert_non_null(strstr(said, "cannot read \"../nowhere\": No such file"));
    assert_non_null(strstr(said, "looked for tests/nowhere"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_fills_its_member),
        cmocka_unit_test(what_is_absent_or_wrong_stays_as_it_was),
        cmocka_unit_test(a_written_scalar_loses_its_anchor),
        cmocka_unit_test(keys_are_checked),
        cmocka_unit_test(values_are_checked),
        cmocka_unit_test(wordings_know_their_languages),
        cmocka_unit_test(paths_are_seen_from_their_file),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
