// SPDX-License-Identifier: GPL-3.0-or-later
// Editions; above all the one that the examples of surveys/README.md form together.
#include "base/file.h"
#include "survey/survey.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#define MANUAL "surveys/README.md"

static struct arena *arena;
static struct diagnostics diagnostics;
static char folder[] = "/tmp/steunblad-edition-XXXXXX";

static void write_file(const char *name, struct text content) {
    struct file_set set = {.arena = arena};
    struct text path = text_format(arena, "%s/%s", folder, name);
    file_add(&set, path, content);
    if (!file_commit(&set, &diagnostics))
        fail_msg("%s", builder_result(&diagnostics.output).bytes);
}

// Writes each example that names its file ("```yaml file=…") into the folder.
static void write_examples(void) {
    struct text manual;
    assert_true(file_read(arena, MANUAL, SOURCE_LIMIT, &manual));
    const struct text opening = TEXT("```yaml file=");
    size_t count = 0;
    for (size_t at = text_find(manual, opening, 0); at != SIZE_MAX;
         at = text_find(manual, opening, at + 1), count++) {
        size_t name = at + opening.length;
        size_t start = text_find(manual, TEXT("\n"), name);
        size_t end = text_find(manual, TEXT("\n```"), start);
        write_file(text_copy(arena, text_slice(manual, name, start)).bytes,
                   text_slice(manual, start + 1, end + 1));
    }
    assert_int_equal(count, 3);
}

static int set_up(void **state) {
    static const char *const others[] = {"styles/huisstijl.yaml",    "styles/grote-letter.yaml",
                                         "scripts/kennismaking.lua", "templates/rapport.md",
                                         "templates/groep.md",       "templates/vragenlijst.md"};
    (void)state;
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    arena = arena_create();
    diagnostics = diagnostics_create(arena);
    write_examples();
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        write_file(others[i], TEXT("x\n"));
    return 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static struct edition *read_edition(void) {
    struct text path = text_format(arena, "%s/edition.yaml", folder);
    struct source *source = source_read(arena, path, &diagnostics);
    assert_non_null(source);
    return edition_read(arena, source, &diagnostics);
}

// The example edition with `from` replaced by `to`.
static struct edition *read_changed(const char *from, const char *to) {
    struct text content;
    struct builder changed = {.arena = arena};
    struct text path = text_format(arena, "%s/edition.yaml", folder);
    assert_true(file_read(arena, path.bytes, SOURCE_LIMIT, &content));
    size_t at = text_find(content, text_of(from), 0);
    assert_true(at != SIZE_MAX);
    builder_text(&changed, text_slice(content, 0, at));
    builder_string(&changed, to);
    builder_text(&changed, text_slice(content, at + strlen(from), content.length));
    write_file("edition.yaml", builder_result(&changed));
    return read_edition();
}

static void assert_said(const char *message) {
    const char *said = builder_result(&diagnostics.output).bytes;
    if (!strstr(said, message))
        fail_msg("not said: %s\nbut: %s", message, said);
}

static void assert_text(struct text text, const char *expected) {
    assert_string_equal(text_copy(arena, text).bytes, expected);
}

static void the_manual_is_an_edition(void **state) {
    (void)state;
    struct edition *edition = read_edition();
    if (!edition || diagnostics.warnings)
        fail_msg("%s", builder_result(&diagnostics.output).bytes);
    assert_text(edition->publisher.name, "Leernetwerk Voorbeeld");
    assert_text(edition->edition, "najaar 2026");
    assert_true(edition->example);
    assert_int_equal(edition->survey_count, 1);
    assert_true(text_ends(edition->script_paths[0], TEXT("/scripts/kennismaking.lua")));
    assert_int_equal(edition->responses.count, 3);
    assert_int_equal(edition->document_count, 3);
    const struct edition_document *documents = edition->documents;
    assert_int_equal(documents[0].audience, FOR_PERSON);
    assert_int_equal(documents[0].formats, FORMAT_PDF | FORMAT_HTML);
    assert_int_equal(documents[1].formats, FORMAT_PDF | FORMAT_HTML | FORMAT_MARKDOWN);
    assert_text(documents[1].title, "Wat ouders vertellen");
    assert_text(documents[1].variants[0].name, "grote-letter");
    assert_false(documents[1].variants[0].on_sheets);
    assert_true(text_ends(documents[1].variants[0].style_path, TEXT("/styles/grote-letter.yaml")));
    assert_true(documents[1].variants[1].on_sheets);
    assert_text(documents[1].variants[1].style_path, edition->style_path.bytes);
    assert_ptr_equal(documents[2].surveys[0], edition->surveys[0]);
    assert_int_equal(edition->group_count, 3);
    assert_text(edition->groups[1].title, "Team Noord");
    assert_int_equal(documents[0].group_count, 1);
    assert_int_equal(documents[1].group_count, 2);
    assert_ptr_equal(documents[1].groups[1], &edition->groups[2]);
    assert_ptr_equal(documents[1].refusals[0], &edition->groups[2]);
}

// What the manual says about its example, said by the program.
static void the_manual_tells_the_truth(void **state) {
    (void)state;
    struct edition *edition = read_edition();
    assert_non_null(edition);
    struct value first = response_value(arena, &edition->responses.items[0]);
    struct value second = response_value(arena, &edition->responses.items[1]);
#define SEEN(value, id, key) value_find(value_find(&(value), id), key)
    assert_int_equal((int)SEEN(first, "T1", "value")->number, 1);
    assert_int_equal((int)SEEN(first, "T6", "raw")->number, 4);
    assert_int_equal((int)SEEN(first, "T6", "value")->number, 2);
    assert_text(SEEN(first, "SINDS", "missing")->text, "skipped");
    assert_text(SEEN(first, "OPEN", "raw")->text, "skipped");
    assert_text(SEEN(first, "S6", "missing")->text, "not_applicable");
    assert_int_equal((int)SEEN(first, "NETWERK", "value")->number, 2);
    assert_text(SEEN(second, "WAARVOOR", "missing")->text, "not_asked");
    assert_text(SEEN(second, "S1", "missing")->text, "dont_know");
    assert_text(SEEN(second, "KINDEREN", "missing")->text, "skipped");
    assert_int_equal((int)SEEN(second, "NETWERK", "value")->number, 0);
    assert_true(edition->responses.items[2].withdrawn);
}

// Who says nothing of groups takes no notice of them; a title may be left out.
static void groups_are_optional(void **state) {
    (void)state;
    struct edition *edition = read_changed("{title: Team Noord}", "{}");
    assert_non_null(edition);
    assert_text(edition->groups[1].title, "team-noord");
    write_examples();
    assert_non_null(read_changed("    groups: [ouders]\n", ""));
    assert_non_null(
        read_changed("    groups: [ouders, team-zuid]\n    refusal_expected: [team-zuid]\n", ""));
    edition = read_changed("groups:\n  ouders: {title: Ouders}\n  team-noord: {title: Team Noord}\n"
                           "  team-zuid: {title: Team Zuid}\n",
                           "");
    assert_non_null(edition);
    assert_int_equal(edition->group_count, 0);
    assert_int_equal(diagnostics.warnings, 0);
}

static void templates_see_every_key(void **state) {
    (void)state;
    struct edition *edition = read_changed("  role: contactpersoon\n", "");
    assert_non_null(edition);
    const struct value *value = &edition->value;
    assert_text(value_find(value, "date")->text, "2026-12-15");
    assert_true(value_find(value, "example")->boolean);
    assert_int_equal(value_find(value_find(value, "publisher"), "logo")->kind, VALUE_NIL);
    assert_int_equal(value_find(value_find(value, "contact"), "role")->kind, VALUE_NIL);
    assert_text(value_find(value_find(value, "contact"), "phone")->text, "000-0000000");
    assert_int_equal(value_find(value, "accreditation")->kind, VALUE_NIL);
    assert_int_equal(edition->sources.kind, VALUE_NIL);
    assert_int_equal(edition->initiatives.kind, VALUE_LIST);
}

// Whatever an entry leaves out is there with nil or an empty list; a region's file joins the other.
static void catalogues_are_complete(void **state) {
    (void)state;
    write_file("bronnen.yaml", TEXT("references:\n  - {id: een, type: book, title: Een,\n"
                                    "     custom: {status: verified, checked: alles}}\n"));
    write_file("land.yaml", TEXT("initiatives:\n  - {id: een, name: Een}\n"));
    write_file("regio.yaml", TEXT("region: Hier\ninitiatives:\n"
                                  "  - {id: twee, name: Twee, contact: {phone: 088}}\n"));
    struct edition *edition =
        read_changed("example: true\n", "example: true\nsources: bronnen.yaml\n"
                                        "initiatives: [land.yaml, regio.yaml]\n"
                                        "accreditation: {body: SKJ, number: 007, points: 4}\n");
    if (!edition)
        fail_msg("%s", builder_result(&diagnostics.output).bytes);
    const struct value *one = value_find(&edition->sources, "een");
    assert_text(value_find(one, "title")->text, "Een");
    assert_int_equal(value_find(one, "container-title")->kind, VALUE_NIL);
    assert_int_equal(value_find(value_find(one, "custom"), "candidates")->kind, VALUE_LIST);
    assert_int_equal(edition->initiatives.list.count, 2);
    const struct value *first = &edition->initiatives.list.items[0], *second = first + 1;
    assert_int_equal(value_find(first, "contact")->kind, VALUE_NIL);
    assert_int_equal(value_find(first, "region")->kind, VALUE_NIL);
    assert_text(value_find(second, "region")->text, "Hier");
    assert_int_equal(value_find(value_find(second, "contact"), "email")->kind, VALUE_NIL);
    const struct value *accreditation = value_find(&edition->value, "accreditation");
    assert_text(value_find(accreditation, "number")->text, "007");
    assert_int_equal(edition->catalogue_count, 3);
}

static void thresholds_have_defaults(void **state) {
    (void)state;
    struct edition *edition = read_changed("privacy:\n  min_n: 10\n  min_cell: 5\n", "");
    assert_non_null(edition);
    assert_int_equal(edition->min_n, 10);
    assert_int_equal(edition->min_cell, 5);
    assert_int_equal(diagnostics.warnings, 0);
}

static void low_thresholds_are_warned_about(void **state) {
    (void)state;
    struct edition *edition =
        read_changed("min_n: 10\n  min_cell: 5\n", "min_n: 4\n  min_cell: 2\n");
    assert_non_null(edition);
    assert_int_equal(edition->min_n, 4);
    assert_int_equal(diagnostics.warnings, 2);
    assert_said("with \"min_n\" at 4 a reader may recognise somebody");
    assert_said("advised: 3 or more");
}

static void a_survey_that_is_wrong_ends_the_reading_but_not_the_checking(void **state) {
    (void)state;
    write_file("surveys/kennismaking.yaml", TEXT("id: kennismaking\n"));
    assert_null(read_changed("formats: [pdf, html]", "formats: [pfd]"));
    assert_said("kennismaking.yaml:1:1: error: \"version\" is missing");
    assert_said("unknown format \"pfd\"");
    const char *said = builder_result(&diagnostics.output).bytes;
    assert_null(strstr(said, "unknown survey"));
}

static void broken_forms_do_no_harm(void **state) {
    (void)state;
    static const char *const broken[] = {
        "",
        "3\n",
        "documents: 3\n",
        "documents: [3, {}, {variants: [3], surveys: [3]}]\n",
        "surveys: [3, {}]\nscripts: {x: {}}\nresponses: [{}]\nprivacy: {min_n: 0, min_cell: x}\n",
        "groups: 3\ndocuments: [{for: group, groups: [3, {}, x], refusal_expected: [[], y]}]\n",
        "groups: {a b: 3, c: []}\ndocuments: [{for: person, groups: {}, refusal_expected: 3}]\n",
        "sources: [x]\ninitiatives: [3, {}]\naccreditation: 4\ndocuments: [{if_shared: x}]\n",
        "sources: edition.yaml\ninitiatives: [edition.yaml]\nreferences: 3\n",
        "publisher: 3\ncontact: []\nresponses: 3\nstyle: {}\n"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        size_t before = diagnostics.errors;
        write_file("edition.yaml", text_of(broken[i]));
        assert_null(read_edition());
        assert_true(diagnostics.errors > before);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_manual_is_an_edition),
        TEST(the_manual_tells_the_truth),
        TEST(groups_are_optional),
        TEST(templates_see_every_key),
        TEST(catalogues_are_complete),
        TEST(thresholds_have_defaults),
        TEST(low_thresholds_are_warned_about),
        TEST(a_survey_that_is_wrong_ends_the_reading_but_not_the_checking),
        TEST(broken_forms_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
