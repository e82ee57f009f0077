// SPDX-License-Identifier: GPL-3.0-or-later
/* The catalogues that an edition names: sources (CSL-YAML, with how sure we are of each) and
 * initiatives. Templates see them as they are written, but for this: every key that an entry may
 * have is there, so that a template can ask for it. */
#include "base/yaml.h"
#include "bibliography/bibliography.h"
#include "survey/reader.h"

// What is read is only checked: templates get the values themselves.
struct checked {
    struct text text;
    const struct value *value;
    struct text *texts;
    size_t text_count;
    unsigned choice;
};

#define TEXT_KEY(key, ...) SCHEMA_KEY(key, SCHEMA_TEXT, struct checked, text, __VA_ARGS__)
#define LIST_KEY(key, ...) SCHEMA_KEY(key, SCHEMA_LIST, struct checked, value, __VA_ARGS__)
#define MAP_KEY(key, ...) SCHEMA_KEY(key, SCHEMA_MAP, struct checked, value, __VA_ARGS__)
#define TEXTS_KEY(key)                                                                             \
    SCHEMA_KEY(key, SCHEMA_TEXT, struct checked, texts, .many = true,                              \
               .count_offset = offsetof(struct checked, text_count))

static const struct schema_key page_keys[] = {
    TEXT_KEY("url", .required = true),
    TEXT_KEY("date"),
    SCHEMA_KEY("accessed", SCHEMA_DATE, struct checked, text, .required = true),
};

static const struct schema_key judgement_keys[] = {
    TEXTS_KEY("buffers"),
    TEXTS_KEY("experiences"),
    TEXT_KEY("because", .required = true),
};

static const struct schema_key contact_keys[] = {
    TEXT_KEY("name"),  TEXT_KEY("address"), TEXT_KEY("phone"),
    TEXT_KEY("email"), TEXT_KEY("website"),
};

static const char *const readers[] = {"family", "professional", NULL};

static const struct schema_key initiative_keys[] = {
    SCHEMA_KEY("id", SCHEMA_NAME, struct checked, text, .required = true),
    TEXT_KEY("name", .required = true),
    SCHEMA_KEY("reader", SCHEMA_CHOICE, struct checked, choice, .words = readers),
    TEXT_KEY("what"),
    LIST_KEY("read", .example = "[{url: https://example.org/, accessed: 2026-09-14}]"),
    TEXT_KEY("remark"),
    TEXTS_KEY("named_in"),
    MAP_KEY("editor_judgement", .example = "{buffers: [goede_taakverdeling], because: …}"),
    MAP_KEY("contact", .example = "{name: Noor, phone: 088 000 00 00}"),
};

static const struct schema_key initiatives_keys[] = {
    TEXT_KEY("region"),
    SCHEMA_KEY("initiatives", SCHEMA_LIST, struct checked, value, .required = true,
               .example = "[{id: buurtgezin, name: Buurtgezin}]"),
};

// ---- entries ----

/* Checks a map and gives it with every key that it may have. */
static struct value checked_map(const struct schema *schema, const struct value *map,
                                const struct schema_key *keys, size_t count) {
    struct checked checked;
    schema_read(schema, map, keys, count, &checked);
    return schema_complete(schema, map, keys, count);
}

/* The same for what stands under a key of a map that is complete already. */
static void check_part(const struct schema *schema, struct value *map, const char *key,
                       const struct schema_key *keys, size_t count) {
    const struct value *part = value_find(map, key);
    if (part->kind == VALUE_MAP)
        value_set_string(schema->arena, map, key, checked_map(schema, part, keys, count));
}

/* The same for the items of a list. */
static void check_items(const struct schema *schema, struct value *map, const char *key,
                        const struct schema_key *keys, size_t count) {
    const struct value *list = value_find(map, key);
    struct value items = value_list();
    for (size_t i = 0; list->kind == VALUE_LIST && i < list->list.count; i++)
        value_append(schema->arena, &items, checked_map(schema, &list->list.items[i], keys, count));
    value_set_string(schema->arena, map, key, items);
}

static void report_second(const struct schema *schema, struct index *known,
                          const struct value *entry) {
    struct text id;
    const struct value *value = value_find(entry, "id");
    if (!value || !schema_written(schema->arena, value, &id))
        return; // reported
    struct value *place = arena_new(schema->arena, struct value);
    *place = *value;
    const struct value *first = index_add(known, id, place);
    if (first)
        report_double(schema->diagnostics, N_("a second entry \"%.*s\""), id, value->position,
                      first->position);
}

static struct value initiative_value(const struct schema *schema, const struct value *entry) {
    struct value result = checked_map(schema, entry, SCHEMA_TABLE(initiative_keys));
    if (result.kind != VALUE_MAP)
        return value_map(); // reported
    check_part(schema, &result, "editor_judgement", SCHEMA_TABLE(judgement_keys));
    check_part(schema, &result, "contact", SCHEMA_TABLE(contact_keys));
    check_items(schema, &result, "read", SCHEMA_TABLE(page_keys));
    return result;
}

// ---- files ----

static struct source *read_file(const struct schema *schema, struct text path,
                                struct edition *edition) {
    struct source *source = source_read(schema->arena, path, schema->diagnostics);
    if (source)
        arena_push(schema->arena, edition->catalogues, edition->catalogue_count,
                   edition->catalogue_capacity) = source;
    return source;
}

static const struct value *entries_of(const struct value *document, const char *key) {
    static const struct value nothing = {.kind = VALUE_LIST};
    const struct value *entries = value_find(document, key);
    return entries && entries->kind == VALUE_LIST ? entries : &nothing;
}

void read_sources(const struct schema *schema, struct text path, struct edition *edition) {
    struct source *source = path.length ? read_file(schema, path, edition) : NULL;
    struct bibliography *bibliography =
        source ? bibliography_read(schema->arena, source, schema->diagnostics) : NULL;
    if (bibliography)
        edition->sources = bibliography_value(schema->arena, bibliography);
}

static void read_initiatives_file(const struct schema *schema, struct text path,
                                  struct index *known, struct edition *edition) {
    struct value document;
    struct checked checked;
    struct source *source = read_file(schema, path, edition);
    if (!source || !yaml_read(schema->arena, source, schema->diagnostics, &document))
        return;
    schema_read(schema, &document, SCHEMA_TABLE(initiatives_keys), &checked);
    const struct value *entries = entries_of(&document, "initiatives");
    const struct value *region = value_find(&document, "region");
    for (size_t i = 0; i < entries->list.count; i++) {
        struct value initiative = initiative_value(schema, &entries->list.items[i]);
        value_set_string(schema->arena, &initiative, "region", region ? *region : value_nil());
        report_second(schema, known, &initiative);
        value_append(schema->arena, &edition->initiatives, initiative);
    }
}

void read_initiatives(const struct schema *schema, const struct value *value,
                      struct edition *edition) {
    bool list = value && value->kind == VALUE_LIST;
    size_t count = list ? value->list.count : value != NULL;
    struct index *known = index_create(schema->arena);
    edition->initiatives = value_list();
    for (size_t i = 0; i < count; i++) {
        struct text path;
        if (schema_text(schema, list ? &value->list.items[i] : value, "initiatives", SCHEMA_PATH,
                        &path))
            read_initiatives_file(schema, path, known, edition);
    }
}
