// SPDX-License-Identifier: GPL-3.0-or-later
// The ground floor: text, arena, values, YAML, diagnostics, hash.
#include "base/diagnostics.h"
#include "base/hash.h"
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

static void assert_text(struct text text, const char *expected) {
    assert_string_equal(text_copy(arena, text).bytes, expected);
}

// What `yaml` reads as, or the messages that it gives.
static const char *read_as(const char *yaml) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct builder output = {.arena = arena};
    struct value documents;
    struct source *source = source_from_text(arena, TEXT("t.yaml"), text_of(yaml), &diagnostics);
    if (!source || !yaml_read_stream(arena, source, &diagnostics, &documents))
        return builder_result(&diagnostics.output).bytes;
    value_dump(&output, &documents);
    return builder_result(&output).bytes;
}

static void arena_grows_in_place_and_resets(void **state) {
    (void)state;
    struct arena *own = arena_create();
    char *bytes = arena_allocate(own, 10);
    memcpy(bytes, "123456789", 10);
    char *grown = arena_grow(own, bytes, 10, 1000);
    assert_ptr_equal(grown, bytes);
    assert_string_equal(grown, "123456789");
    assert_int_equal(grown[999], 0);
    char *large = arena_grow(own, grown, 1000, 3000000);
    assert_string_equal(large, "123456789");
    arena_reset(own);
    assert_int_equal(arena_used(own), 0);
    char *again = arena_allocate(own, 3000000);
    for (size_t i = 0; i < 3000000; i += 4096)
        assert_int_equal(again[i], 0);
    arena_destroy(own);
}

static void utf8_is_decoded_strictly(void **state) {
    (void)state;
    size_t bad = 0;
    assert_true(text_valid(TEXT("reëel 😀 中"), &bad));
    assert_false(text_valid(TEXT("a\xC0\xAF"), &bad));
    assert_int_equal(bad, 1);
    assert_false(text_valid(TEXT("\xED\xA0\x80"), &bad)); // a surrogate
    assert_false(text_valid(TEXT("\xF4\x90\x80\x80"), &bad));
    assert_false(text_valid(TEXT("\xE2\x82"), &bad));
    assert_int_equal(text_characters(TEXT("reëel 😀")), 7);
    static const uint32_t characters[] = {0x41, 0xEB, 0x20AC, 0x1F600};
    for (size_t i = 0; i < 4; i++) {
        char bytes[4];
        struct text encoded = {bytes, text_encode(characters[i], bytes)};
        size_t offset = 0;
        assert_int_equal(text_character(encoded, &offset), characters[i]);
        assert_int_equal(offset, i + 1);
    }
}

static void the_nearest_name_is_found(void **state) {
    (void)state;
    struct text names[] = {TEXT("taakverdeling"), TEXT("metapositie"), TEXT("G1"), TEXT("G2")};
    assert_text(*text_nearest(TEXT("takverdeling"), names, 4), "taakverdeling");
    assert_text(*text_nearest(TEXT("Metapostie"), names, 4), "metapositie");
    assert_text(*text_nearest(TEXT("g2"), names, 4), "G2");
    assert_null(text_nearest(TEXT("gemeenschap"), names, 4));
}

static void yaml_follows_the_core_schema(void **state) {
    (void)state;
    assert_string_equal(
        read_as("a: 1\nb: '1'\nc: [~, yes, true, 1.5, 0x1F, 1e3, 08:00, -x]\n"),
        "-\n  a: 1\n  b: \"1\"\n  c:\n    - nil\n    - \"yes\"\n    - true\n    - 1.5"
        "\n    - 31\n    - 1000\n    - \"08:00\"\n    - \"-x\"\n");
    assert_string_equal(read_as("{}\n---\nx\n"), "- {}\n- \"x\"\n");
    assert_string_equal(read_as(""), "[]\n");
    assert_string_equal(read_as("a: &x {k: v}\nb: *x\n"),
                        "-\n  a:\n    k: \"v\"\n  b:\n    k: \"v\"\n");
}

static void yaml_errors_have_their_place(void **state) {
    (void)state;
    assert_string_equal(read_as("één: 1\nb: 2\nb: 3\n"),
                        "t.yaml:3:1: error: key \"b\" stands here a second time\n"
                        "    3 | b: 3\n"
                        "      | ^ expected each key once\n"
                        "t.yaml:2:1: note: the first stands here\n"
                        "    2 | b: 2\n"
                        "      | ^\n");
    assert_string_equal(read_as("é: {x: !t 1}\n"),
                        "t.yaml:1:8: error: tags are not used here\n"
                        "    1 | é: {x: !t 1}\n"
                        "      |        ^^^^ put a text that starts with ! in quotes\n");
    assert_string_equal(read_as("a: [1, 2\nb: 3\n"), "t.yaml:2:2: error: this is not YAML\n"
                                                     "    2 | b: 3\n"
                                                     "      |  ^ expected a comma or ]\n"
                                                     "t.yaml:1:4: note: it starts here\n"
                                                     "    1 | a: [1, 2\n"
                                                     "      |    ^\n");
    assert_non_null(strstr(read_as("a: *b\n"), "not defined before it"));
    assert_non_null(strstr(read_as("? [a]\n: b\n"), "a key must be a plain name"));
}

static void yaml_errors_say_what_to_type(void **state) {
    static const struct {
        const char *yaml, *place, *hint;
    } mistakes[] = {
        {"a:\n\tb: 1\n", "t.yaml:2:1:", "^ indent with blanks, not with tabs"},
        {"a: 1\nb\n", "t.yaml:2:1:", "^ expected a colon and a blank after this key"},
        {"a: één: b\n", "t.yaml:1:7:", "^ put a text with a colon in quotes"},
        {"a:\n  - b\n - c\n", "t.yaml:3:2:", "^ expected a key as far from the margin"},
        {"a: - b\n", "t.yaml:1:4:", "^ expected - on a line of its own"},
        {"a: @b\n", "t.yaml:1:4:", "^ put a text that starts with this character in quotes"},
        {"a: \"b\n", "t.yaml:2:1:", "= expected a closing quote"},
        {"é: 1\nb: \x01\n", "t.yaml:2:4:", "^ remove the invisible character"},
        {"a: &\n", "t.yaml:1:5:", "^ put a text that starts with this character in quotes"},
        {"%YAML 2.0\n---\na: 1\n", "t.yaml:1:1:", "this is not YAML: found incompatible"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const char *said = read_as(mistakes[i].yaml);
        if (!text_starts(text_of(said), text_of(mistakes[i].place)) ||
            !strstr(said, mistakes[i].hint))
            fail_msg("%s\nis said to be\n%s", mistakes[i].yaml, said);
    }
}

static void nested_aliases_do_not_explode(void **state) {
    (void)state;
    struct builder yaml = {.arena = arena};
    builder_string(&yaml, "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
        builder_format(&yaml, "a%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++)
            builder_format(&yaml, "*a%d,", i - 1);
        builder_string(&yaml, "]\n");
    }
    assert_non_null(strstr(read_as(builder_result(&yaml).bytes), "too many values"));
    struct builder deep = {.arena = arena};
    for (int i = 0; i < 100; i++)
        builder_byte(&deep, '[');
    assert_non_null(strstr(read_as(builder_result(&deep).bytes), "nested too deep"));
}

static void values_survive_the_pipe(void **state) {
    (void)state;
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct source *source = source_from_text(
        arena, TEXT("t"), TEXT("a: [1, -0.1, 'ë', null, true]\nb: {c: {}, d: []}\n"), &diagnostics);
    struct value value, again;
    assert_true(yaml_read(arena, source, &diagnostics, &value));
    struct builder bytes = {.arena = arena};
    value_pack(&bytes, &value);
    struct text packed = builder_result(&bytes);
    size_t offset = 0;
    assert_true(value_unpack(arena, packed, &offset, &again));
    assert_int_equal(offset, packed.length);
    assert_true(value_equal(&value, &again));
    for (size_t length = 0; length < packed.length; length++) {
        offset = 0;
        assert_false(value_unpack(arena, text_slice(packed, 0, length), &offset, &again));
    }
    struct builder json = {.arena = arena};
    value_json(&json, &value);
    assert_string_equal(builder_result(&json).bytes,
                        "{\n  \"a\": [\n    1,\n    -0.1,\n    \"ë\",\n    null,\n    true\n  ],\n"
                        "  \"b\": {\n    \"c\": {},\n    \"d\": []\n  }\n}\n");
}

static void sha256_agrees_with_the_standard(void **state) {
    (void)state;
    struct hash hash = hash_of(TEXT("abc")); // FIPS 180-4, example
    assert_text(hash_hex(arena, &hash),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_grows_in_place_and_resets),
        cmocka_unit_test(utf8_is_decoded_strictly),
        cmocka_unit_test(the_nearest_name_is_found),
        cmocka_unit_test(yaml_follows_the_core_schema),
        cmocka_unit_test(yaml_errors_have_their_place),
        cmocka_unit_test(yaml_errors_say_what_to_type),
        cmocka_unit_test(nested_aliases_do_not_explode),
        cmocka_unit_test(values_survive_the_pipe),
        cmocka_unit_test(sha256_agrees_with_the_standard),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
