// SPDX-License-Identifier: GPL-3.0-or-later
// A bibliography: YAML with CSL's field names (citationstyles.org, CSL-YAML as pandoc reads it) to
// references. What is not printed is checked as well, so that a slip of the pen is seen here and
// not by whoever imports the file elsewhere.
#include "bibliography/bibliography.h"

#include "base/schema.h"
#include "base/yaml.h"

// ---- what may stand in the file ----

static const char *const types[] = {
    [REFERENCE_JOURNAL] = "article-journal",
    [REFERENCE_MAGAZINE] = "article-magazine",
    [REFERENCE_NEWSPAPER] = "article-newspaper",
    [REFERENCE_BOOK] = "book",
    [REFERENCE_CHAPTER] = "chapter",
    [REFERENCE_DATASET] = "dataset",
    [REFERENCE_INTERVIEW] = "interview",
    [REFERENCE_LAW] = "legislation",
    [REFERENCE_FILM] = "motion_picture",
    [REFERENCE_WEBLOG] = "post-weblog",
    [REFERENCE_REPORT] = "report",
    [REFERENCE_SOFTWARE] = "software",
    [REFERENCE_SPEECH] = "speech",
    [REFERENCE_STANDARD] = "standard",
    [REFERENCE_THESIS] = "thesis",
    [REFERENCE_PAGE] = "webpage",
    NULL,
};

static const char *const statuses[] = {"verified", "from_memory", "not_found", NULL};

struct reference_form {
    struct reference reference;
    const struct value *authors, *editors, *directors, *issued, *original, *custom;
    const struct value *list, *map; // checked, and printed nowhere
    struct text text;
};

#define TEXT_KEY(key, member) SCHEMA_KEY(key, SCHEMA_TEXT, struct reference_form, reference.member)
#define LIST_KEY(key, member, of)                                                                  \
    SCHEMA_KEY(key, SCHEMA_LIST, struct reference_form, member, .example = (of))
#define PERSONS_KEY(key, member) LIST_KEY(key, member, "[{family: Jansen, given: A.}]")
#define DATE_KEY(key, member)                                                                      \
    SCHEMA_KEY(key, SCHEMA_MAP, struct reference_form, member,                                     \
               .example = "{date-parts: [[2019, 10, 31]]}")
#define UNPRINTED_KEY(key) SCHEMA_KEY(key, SCHEMA_TEXT, struct reference_form, text)

static const struct schema_key reference_keys[] = {
    SCHEMA_KEY("id", SCHEMA_NAME, struct reference_form, reference.id, .required = true),
    SCHEMA_KEY("type", SCHEMA_CHOICE, struct reference_form, reference.type, .words = types,
               .required = true),
    SCHEMA_KEY("custom", SCHEMA_MAP, struct reference_form, custom, .required = true,
               .example = "{status: verified, checked: read in full}"),
    PERSONS_KEY("author", authors),
    PERSONS_KEY("editor", editors),
    PERSONS_KEY("director", directors),
    PERSONS_KEY("contributor", list),
    DATE_KEY("issued", issued),
    DATE_KEY("original-date", original),
    DATE_KEY("accessed", map),
    TEXT_KEY("title", title),
    TEXT_KEY("title-short", title_short),
    TEXT_KEY("original-title", original_title),
    TEXT_KEY("container-title", container),
    TEXT_KEY("collection-title", collection),
    TEXT_KEY("collection-number", collection_number),
    TEXT_KEY("edition", edition),
    TEXT_KEY("volume", volume),
    TEXT_KEY("issue", issue),
    TEXT_KEY("page", page),
    TEXT_KEY("publisher", publisher),
    UNPRINTED_KEY("publisher-place"),
    TEXT_KEY("event-title", event),
    TEXT_KEY("event-place", event_place),
    TEXT_KEY("DOI", doi),
    UNPRINTED_KEY("ISBN"),
    TEXT_KEY("URL", url),
    SCHEMA_KEY("language", SCHEMA_LANGUAGE, struct reference_form, reference.language),
};

#define TEXTS_KEY(key, member, number)                                                             \
    SCHEMA_KEY(key, SCHEMA_TEXT, struct reference_form, reference.member, .many = true,            \
               .count_offset = offsetof(struct reference_form, reference.number))

static const struct schema_key custom_keys[] = {
    SCHEMA_KEY("status", SCHEMA_CHOICE, struct reference_form, reference.status, .words = statuses,
               .required = true),
    SCHEMA_KEY("checked", SCHEMA_TEXT, struct reference_form, reference.checked, .required = true),
    TEXTS_KEY("unverified", unverified, unverified_count),
    TEXTS_KEY("named_in", named_in, named_in_count),
    UNPRINTED_KEY("read_at"),
    UNPRINTED_KEY("found"),
    UNPRINTED_KEY("named_as"),
    LIST_KEY("candidates", list, "[jansen2020]"),
};

static const struct schema_key name_keys[] = {
    SCHEMA_KEY("family", SCHEMA_TEXT, struct person_name, family),
    SCHEMA_KEY("given", SCHEMA_TEXT, struct person_name, given),
    SCHEMA_KEY("non-dropping-particle", SCHEMA_TEXT, struct person_name, particle),
    SCHEMA_KEY("dropping-particle", SCHEMA_TEXT, struct person_name, particle),
    SCHEMA_KEY("suffix", SCHEMA_TEXT, struct person_name, suffix),
    SCHEMA_KEY("literal", SCHEMA_TEXT, struct person_name, literal),
};

struct file_form {
    const struct value *references, *item_lists;
};

static const struct schema_key file_keys[] = {
    SCHEMA_KEY("references", SCHEMA_LIST, struct file_form, references, .required = true,
               .example = "[{id: jansen2020, type: book, title: Helpen, …}]"),
    SCHEMA_KEY("item_lists", SCHEMA_LIST, struct file_form, item_lists),
};

// ---- names and dates ----

static bool means_others(struct text literal) {
    return text_is(literal, "en anderen") || text_is(literal, "e.a.") ||
           text_is(literal, "and others") || text_is(literal, "et al.");
}

static struct names read_names(const struct schema *schema, const struct value *list) {
    struct names names = {0};
    size_t count = list ? list->list.count : 0;
    names.items = arena_new_array(schema->arena, count, struct person_name);
    for (size_t i = 0; i < count; i++) {
        const struct value *value = &list->list.items[i];
        struct person_name *name = &names.items[names.count];
        if (!schema_read(schema, value, SCHEMA_TABLE(name_keys), name))
            continue;
        if (!name->family.length && !name->literal.length) {
            report_error(schema->diagnostics, value->position, "expected family: … or literal: …",
                         "this name is nobody's");
            continue;
        }
        name->others = means_others(name->literal);
        names.count++;
    }
    return names;
}

static unsigned date_part(const struct value *parts, size_t index) {
    const struct value *part = index < parts->list.count ? &parts->list.items[index] : NULL;
    bool good = part && part->kind == VALUE_NUMBER && part->number >= 1 && part->number < 10000;
    return good ? (unsigned)part->number : 0;
}

// `{date-parts: [[2019, 10]]}`: of a stretch of days the first.
static struct calendar_date read_date(const struct schema *schema, const struct value *map) {
    const struct value *parts = value_find(map, "date-parts");
    const struct value *first =
        parts && parts->kind == VALUE_LIST && parts->list.count ? &parts->list.items[0] : NULL;
    struct calendar_date date = {0};
    if (!map)
        return date;
    if (first && first->kind == VALUE_LIST)
        date =
            (struct calendar_date){date_part(first, 0), date_part(first, 1), date_part(first, 2)};
    if (!date.year || date.month > 12 || date.day > 31)
        report_error(schema->diagnostics, map->position, "expected {date-parts: [[2019, 10, 31]]}",
                     "this is no date");
    return date;
}

// ---- references ----

static void check_second(struct bibliography *bibliography, const struct reference *reference,
                         struct diagnostics *diagnostics) {
    const struct reference *first = bibliography_find(bibliography, reference->id);
    if (!first || !reference->id.length)
        return;
    report_error(diagnostics, reference->position, NULL, "a second entry \"%.*s\"",
                 TEXT_ARGUMENTS(reference->id));
    report_note(diagnostics, first->position, NULL, "the first stands here");
}

// Every key that an entry may have.
static struct value value_of(const struct schema *schema, const struct value *entry) {
    static const char *const names[] = {"author", "editor", "director", "contributor"};
    struct value result = schema_complete(schema, entry, SCHEMA_TABLE(reference_keys));
    const struct value *custom = value_find(&result, "custom");
    if (custom->kind == VALUE_MAP)
        value_set_string(schema->arena, &result, "custom",
                         schema_complete(schema, custom, SCHEMA_TABLE(custom_keys)));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        value_set_string(
            schema->arena, &result, names[i],
            schema_complete_items(schema, value_find(&result, names[i]), SCHEMA_TABLE(name_keys)));
    return result;
}

static void read_reference(const struct schema *schema, const struct value *value,
                           struct bibliography *bibliography) {
    struct reference_form form = {0};
    struct reference *reference = &form.reference;
    bool known = schema_read(schema, value, SCHEMA_TABLE(reference_keys), &form);
    known &= schema_read(schema, form.custom, SCHEMA_TABLE(custom_keys), &form);
    const struct value *id = value_find(value, "id");
    reference->position = id ? id->position : value->position;
    reference->value = value_of(schema, value);
    reference->authors = read_names(schema, form.authors);
    reference->editors = read_names(schema, form.editors);
    reference->directors = read_names(schema, form.directors);
    reference->issued = read_date(schema, form.issued);
    reference->original = read_date(schema, form.original);
    if (known && !reference->title.length && reference->status != SOURCE_NOT_FOUND)
        report_error(schema->diagnostics, reference->position, NULL, "\"%s\" is missing", "title");
    if (known && !reference->title.length && !reference->authors.count)
        report_error(schema->diagnostics, reference->position, "expected author: … or title: …",
                     "nothing says what \"%.*s\" is", TEXT_ARGUMENTS(reference->id));
    check_second(bibliography, reference, schema->diagnostics);
    arena_push(schema->arena, bibliography->references, bibliography->count,
               bibliography->capacity) = *reference;
}

struct bibliography *bibliography_read(struct arena *arena, const struct source *source,
                                       struct diagnostics *diagnostics) {
    size_t errors = diagnostics->errors;
    struct schema schema = {.arena = arena, .diagnostics = diagnostics};
    struct bibliography *bibliography = arena_new(arena, struct bibliography);
    struct file_form form = {0};
    struct value document;
    bibliography->source = source;
    if (!yaml_read(arena, source, diagnostics, &document) ||
        !schema_read(&schema, &document, SCHEMA_TABLE(file_keys), &form))
        return NULL;
    for (size_t i = 0; i < form.references->list.count; i++)
        read_reference(&schema, &form.references->list.items[i], bibliography);
    return diagnostics->errors == errors ? bibliography : NULL;
}

struct value bibliography_value(struct arena *arena, const struct bibliography *bibliography) {
    struct value all = value_map();
    for (size_t i = 0; i < bibliography->count; i++)
        value_set(arena, &all, bibliography->references[i].id, bibliography->references[i].value);
    return all;
}

const struct reference *bibliography_find(const struct bibliography *bibliography, struct text id) {
    for (size_t i = 0; i < bibliography->count; i++)
        if (text_equal(bibliography->references[i].id, id))
            return &bibliography->references[i];
    return NULL;
}

const char *bibliography_nearest(struct arena *arena, const struct bibliography *bibliography,
                                 struct text id) {
    struct text *ids = arena_new_array(arena, bibliography->count, struct text);
    for (size_t i = 0; i < bibliography->count; i++)
        ids[i] = bibliography->references[i].id;
    return expected_nearest(arena, id, ids, bibliography->count);
}
