// SPDX-License-Identifier: GPL-3.0-or-later
// Editions: what one publication is made of, with its surveys and responses read.
#include "base/file.h"
#include "base/yaml.h"
#include "survey/reader.h"

// Where nothing is said, and below which a reader may recognise somebody.
#define MIN_N_DEFAULT 10
#define MIN_N_ADVISED 5
#define MIN_CELL_DEFAULT 5
#define MIN_CELL_ADVISED 3
#define THRESHOLD_LIMIT 100000

struct edition_form {
    struct edition edition;
    struct text sources;
    const struct value *publisher, *contact, *surveys, *scripts, *groups, *responses, *initiatives,
        *accreditation, *privacy, *workshop, *documents;
};

static const struct schema_key edition_keys[] = {
    SCHEMA_KEY("id", SCHEMA_NAME, struct edition_form, edition.id, .required = true),
    SCHEMA_KEY("title", SCHEMA_TEXT, struct edition_form, edition.title, .required = true),
    SCHEMA_KEY("edition", SCHEMA_TEXT, struct edition_form, edition.edition, .required = true),
    SCHEMA_KEY("date", SCHEMA_DATE, struct edition_form, edition.date, .required = true),
    SCHEMA_KEY("language", SCHEMA_LANGUAGE, struct edition_form, edition.language,
               .required = true),
    SCHEMA_KEY("publisher", SCHEMA_MAP, struct edition_form, publisher,
               .example = "{name: Netwerk, website: https://example.org/}"),
    SCHEMA_KEY("contact", SCHEMA_MAP, struct edition_form, contact,
               .example = "{name: Noor, email: noor@example.org}"),
    SCHEMA_KEY("style", SCHEMA_PATH, struct edition_form, edition.style_path),
    SCHEMA_KEY("surveys", SCHEMA_LIST, struct edition_form, surveys,
               .example = "[surveys/buurt.yaml]"),
    SCHEMA_KEY("scripts", SCHEMA_MAP, struct edition_form, scripts,
               .example = "{buurt: scripts/buurt.lua}"),
    SCHEMA_KEY("groups", SCHEMA_MAP, struct edition_form, groups,
               .example = "{ouders: {title: Ouders}}"),
    SCHEMA_KEY("responses", SCHEMA_ANY, struct edition_form, responses),
    SCHEMA_KEY("sources", SCHEMA_PATH, struct edition_form, sources),
    SCHEMA_KEY("initiatives", SCHEMA_ANY, struct edition_form, initiatives),
    SCHEMA_KEY("accreditation", SCHEMA_MAP, struct edition_form, accreditation,
               .example = "{body: SKJ, number: 123456, points: 4}"),
    SCHEMA_KEY("example", SCHEMA_BOOLEAN, struct edition_form, edition.example),
    SCHEMA_KEY("changes", SCHEMA_TEXT, struct edition_form, edition.changes),
    SCHEMA_KEY("privacy", SCHEMA_MAP, struct edition_form, privacy,
               .example = "{min_n: 10, min_cell: 5}"),
    SCHEMA_KEY("workshop", SCHEMA_MAP, struct edition_form, workshop,
               .example = "{participant: [vragenlijst], once: [draaiboek-trainer]}"),
    SCHEMA_KEY("documents", SCHEMA_LIST, struct edition_form, documents,
               .example = "[{id: blad, template: blad.md, for: person}]"),
};

// ---- surveys and scripts ----

// False when a survey could not be read: then nothing that names surveys can be judged.
static bool read_surveys(const struct schema *schema, const struct value *list,
                         struct edition *edition) {
    size_t count = list ? list->list.count : 0;
    struct index *known = index_create(schema->arena);
    bool all = true;
    edition->surveys = arena_new_array(schema->arena, count, const struct survey *);
    for (size_t i = 0; i < count; i++) {
        const struct value *item = &list->list.items[i];
        struct text path;
        struct source *source = NULL;
        const struct survey *survey = NULL;
        if (schema_text(schema, item, "surveys", SCHEMA_PATH, &path))
            source = source_read(schema->arena, path, schema->diagnostics);
        if (source)
            survey = survey_read(schema->arena, source, edition->language, schema->diagnostics);
        all &= survey != NULL;
        if (!survey)
            continue;
        const struct value *first = index_add(known, survey->id, item);
        if (first)
            report_double(schema->diagnostics, N_("a second survey \"%.*s\""), survey->id,
                          item->position, first->position);
        edition->surveys[edition->survey_count++] = survey;
    }
    return all;
}

// The place of a survey among the edition's; reports and returns SIZE_MAX when there is none.
static size_t find_survey(const struct schema *schema, const struct edition *edition,
                          struct text id, struct position position) {
    struct text *ids = arena_new_array(schema->arena, edition->survey_count, struct text);
    for (size_t i = 0; i < edition->survey_count; i++) {
        ids[i] = edition->surveys[i]->id;
        if (text_equal(ids[i], id))
            return i;
    }
    report_error(schema->diagnostics, position,
                 expected_nearest(schema->arena, id, ids, edition->survey_count),
                 "unknown survey \"%.*s\"", TEXT_ARGUMENTS(id));
    return SIZE_MAX;
}

static void read_scripts(const struct schema *schema, const struct value *map,
                         struct edition *edition) {
    for (size_t i = 0; map && i < map->map.count; i++) {
        const struct entry *entry = &map->map.entries[i];
        size_t survey = find_survey(schema, edition, entry->key, entry->key_position);
        struct text path;
        if (!schema_text(schema, &entry->value, "scripts", SCHEMA_PATH, &path) ||
            survey == SIZE_MAX)
            continue;
        edition->script_paths[survey] = path;
        edition->script_positions[survey] = entry->value.position;
    }
}

static void read_responses(const struct schema *schema, const struct value *value,
                           struct edition *edition) {
    bool list = value && value->kind == VALUE_LIST;
    size_t count = list ? value->list.count : value != NULL;
    for (size_t i = 0; i < count; i++) {
        struct text path;
        if (schema_text(schema, list ? &value->list.items[i] : value, "responses", SCHEMA_PATH,
                        &path))
            responses_read(schema->arena, path, edition->surveys, edition->survey_count,
                           &edition->responses, schema->diagnostics);
    }
    responses_withdraw(&edition->responses, schema->diagnostics);
    responses_group(&edition->responses, schema->diagnostics);
    check_response_groups(schema, edition);
}

// ---- privacy ----

static void warn_below(const struct schema *schema, const struct value *privacy, const char *key,
                       uint32_t given, uint32_t advised) {
    if (given < advised)
        report_warning(schema->diagnostics, value_find(privacy, key)->position,
                       expected_format(schema->arena, "advised: %u or more", advised),
                       "with \"%s\" at %u a reader may recognise somebody", key, given);
}

static void read_privacy(const struct schema *schema, const struct value *map,
                         struct edition *edition) {
    static const struct schema_key keys[] = {
        SCHEMA_KEY("min_n", SCHEMA_WHOLE, struct edition, min_n, .minimum = 1,
                   .maximum = THRESHOLD_LIMIT),
        SCHEMA_KEY("min_cell", SCHEMA_WHOLE, struct edition, min_cell, .minimum = 1,
                   .maximum = THRESHOLD_LIMIT),
    };
    schema_read(schema, map, SCHEMA_TABLE(keys), edition);
    warn_below(schema, map, "min_n", edition->min_n, MIN_N_ADVISED);
    warn_below(schema, map, "min_cell", edition->min_cell, MIN_CELL_ADVISED);
}

// ---- documents ----

struct document_form {
    struct edition_document document;
    const struct value *formats, *variants, *surveys, *groups, *refusals;
};

static const char *const audiences[] = {"person", "group", "blank", NULL};

static const struct schema_key document_keys[] = {
    SCHEMA_KEY("id", SCHEMA_NAME, struct document_form, document.id, .required = true),
    SCHEMA_KEY("template", SCHEMA_PATH, struct document_form, document.template_path,
               .required = true),
    SCHEMA_KEY("title", SCHEMA_TEXT, struct document_form, document.title),
    SCHEMA_KEY("for", SCHEMA_CHOICE, struct document_form, document.audience, .words = audiences,
               .required = true),
    SCHEMA_KEY("formats", SCHEMA_LIST, struct document_form, formats, .example = "[md, html, pdf]"),
    SCHEMA_KEY("style", SCHEMA_PATH, struct document_form, document.style_path),
    SCHEMA_KEY("variants", SCHEMA_LIST, struct document_form, variants,
               .example = "[grote-letter]"),
    SCHEMA_KEY("surveys", SCHEMA_LIST, struct document_form, surveys, .example = "[buurt]"),
    SCHEMA_KEY("groups", SCHEMA_LIST, struct document_form, groups, .example = "[ouders]"),
    SCHEMA_KEY("refusal_expected", SCHEMA_LIST, struct document_form, refusals,
               .example = "[ouders]"),
    SCHEMA_KEY("if_shared", SCHEMA_BOOLEAN, struct document_form, document.if_shared),
};

static void read_formats(const struct schema *schema, const struct value *list,
                         struct edition_document *document) {
    static const struct text names[] = {TEXT("md"), TEXT("html"), TEXT("pdf")};
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *item = &list->list.items[i];
        struct text name = TEXT("");
        unsigned format = 0;
        schema_written(schema->arena, item, &name);
        while (format < 3 && !text_equal(names[format], name))
            format++;
        if (format == 3)
            report_error(schema->diagnostics, item->position,
                         expected_nearest(schema->arena, name, names, 3), "unknown format \"%.*s\"",
                         TEXT_ARGUMENTS(name));
        else
            document->formats |= 1u << format;
    }
    if (list->list.count == 0)
        report_error(schema->diagnostics, list->position,
                     expected_format(schema->arena, "expected one of: md, html, pdf"),
                     "a document needs a format");
}

// The names of layout.h, which a survey knows nothing of, for ways to put pages on sheets.
static bool is_arrangement(struct text name) {
    return text_is(name, "a5-boekje") || text_is(name, "2-op-1") || text_is(name, "snijkaarten");
}

// Any other name is that of a style beside the edition's own.
static void read_variant_style(const struct schema *schema, const struct value *item,
                               struct text style_path, struct edition_variant *variant) {
    struct text file = text_format(schema->arena, "%.*s.yaml", TEXT_ARGUMENTS(variant->name));
    variant->style_path = file_beside(schema->arena, style_path, file);
    schema_readable(schema, item, variant->style_path);
}

static void read_variants(const struct schema *schema, const struct value *list,
                          struct text style_path, struct edition_document *document) {
    document->variants = arena_new_array(schema->arena, list->list.count, struct edition_variant);
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *item = &list->list.items[i];
        struct edition_variant *variant = &document->variants[document->variant_count];
        *variant = (struct edition_variant){.style_path = document->style_path,
                                            .position = item->position};
        if (!schema_text(schema, item, "variants", SCHEMA_NAME, &variant->name))
            continue;
        variant->on_sheets = is_arrangement(variant->name);
        if (!variant->on_sheets)
            read_variant_style(schema, item, style_path, variant);
        document->variant_count++;
    }
}

static void read_document_surveys(const struct schema *schema, const struct value *map,
                                  const struct value *list, const struct edition *edition,
                                  struct edition_document *document) {
    if (document->audience != FOR_BLANK)
        report_error(schema->diagnostics, value_entry(map, "surveys")->key_position,
                     expected_format(schema->arena, "remove it, or write \"for: blank\""),
                     "\"surveys\" has a meaning in documents with \"for: blank\" only");
    document->surveys = arena_new_array(schema->arena, list->list.count, const struct survey *);
    for (size_t i = 0; i < list->list.count; i++) {
        struct text id;
        if (!schema_text(schema, &list->list.items[i], "surveys", SCHEMA_NAME, &id))
            continue;
        size_t survey = find_survey(schema, edition, id, list->list.items[i].position);
        if (survey != SIZE_MAX)
            document->surveys[document->survey_count++] = edition->surveys[survey];
    }
}

// Nobody in particular shares anything.
static void check_sharing(const struct schema *schema, const struct value *map,
                          const struct edition_document *document) {
    const struct entry *entry = value_entry(map, "if_shared");
    if (entry && document->audience != FOR_PERSON)
        report_error(schema->diagnostics, entry->key_position,
                     expected_format(schema->arena, "remove it, or write \"for: person\""),
                     "\"if_shared\" has a meaning in documents with \"for: person\" only");
}

// The edition's own files would be overwritten.
static void check_document_id(const struct schema *schema, struct text id,
                              struct position position) {
    if (text_is(id, "index") || text_is(id, "manifest"))
        report_error(schema->diagnostics, position,
                     expected_format(schema->arena, "expected another name"),
                     "a document cannot be called \"%.*s\": the edition has such a file itself",
                     TEXT_ARGUMENTS(id));
}

static void read_document(const struct schema *schema, const struct value *map, bool surveys_known,
                          const struct edition *edition, struct edition_document *document) {
    struct document_form form = {0};
    schema_read(schema, map, SCHEMA_TABLE(document_keys), &form);
    *document = form.document;
    const struct value *id = value_find(map, "id"), *template = value_find(map, "template");
    document->position = id ? id->position : map->position;
    document->template_position = template ? template->position : map->position;
    check_document_id(schema, document->id, document->position);
    if (document->style_path.length == 0)
        document->style_path = edition->style_path;
    if (form.formats)
        read_formats(schema, form.formats, document);
    else
        document->formats = FORMAT_MARKDOWN | FORMAT_HTML | FORMAT_PDF;
    if (form.variants && edition->style_path.length)
        read_variants(schema, form.variants, edition->style_path, document);
    if (form.surveys && surveys_known)
        read_document_surveys(schema, map, form.surveys, edition, document);
    read_document_groups(schema, edition, form.groups, form.refusals, document);
    check_sharing(schema, map, document);
}

static void read_documents(const struct schema *schema, const struct value *list,
                           bool surveys_known, struct edition *edition) {
    struct index *known = index_create(schema->arena);
    edition->documents = arena_new_array(schema->arena, list->list.count, struct edition_document);
    for (size_t i = 0; i < list->list.count; i++) {
        struct edition_document *document = &edition->documents[edition->document_count++];
        read_document(schema, &list->list.items[i], surveys_known, edition, document);
        if (document->id.length == 0)
            continue;
        const struct edition_document *first = index_add(known, document->id, document);
        if (first)
            report_double(schema->diagnostics, N_("a second document \"%.*s\""), document->id,
                          document->position, first->position);
    }
    if (list->list.count == 0)
        report_error(schema->diagnostics, list->position,
                     expected_format(schema->arena, "expected at least one"),
                     "an edition needs documents");
}

// What is published says who publishes it. Without documents an edition is for the researcher
// alone.
static void require_imprint(const struct schema *schema, const struct value *document) {
    static const char *const keys[][2] = {{"publisher", N_("expected a map")},
                                          {"contact", N_("expected a map")},
                                          {"style", N_("expected the path of a file")}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!value_entry(document, keys[i][0]))
            report_error(schema->diagnostics, document->position, keys[i][1], "\"%s\" is missing",
                         keys[i][0]);
}

// ---- the whole ----

static void read_parts(const struct schema *schema, const struct value *document,
                       const struct edition_form *form, struct edition *edition) {
    const struct value *style = value_find(document, "style");
    edition->style_position = style ? style->position : document->position;
    read_privacy(schema, form->privacy, edition);
    read_groups(schema, form->groups, edition);
    bool surveys_known = read_surveys(schema, form->surveys, edition);
    edition->script_paths = arena_new_array(schema->arena, edition->survey_count, struct text);
    edition->script_positions =
        arena_new_array(schema->arena, edition->survey_count, struct position);
    if (surveys_known) {
        read_scripts(schema, form->scripts, edition);
        read_responses(schema, form->responses, edition);
    }
    read_workshop(schema, form->workshop, edition);
    if (form->documents) {
        require_imprint(schema, document);
        read_documents(schema, form->documents, surveys_known, edition);
    }
    read_sources(schema, form->sources, edition);
    read_initiatives(schema, form->initiatives, edition);
    read_imprint(schema, form->publisher, form->contact, form->accreditation, edition);
    edition->value.position = document->position;
}

struct edition *edition_read(struct arena *arena, const struct source *source,
                             struct diagnostics *diagnostics) {
    size_t errors = diagnostics->errors;
    struct schema schema = {.arena = arena, .diagnostics = diagnostics};
    struct edition_form form = {
        .edition = {.source = source, .min_n = MIN_N_DEFAULT, .min_cell = MIN_CELL_DEFAULT}};
    struct value document;
    if (!yaml_read(arena, source, diagnostics, &document))
        return NULL;
    schema_read(&schema, &document, SCHEMA_TABLE(edition_keys), &form);
    struct edition *edition = arena_new(arena, struct edition);
    *edition = form.edition;
    read_parts(&schema, &document, &form, edition);
    return diagnostics->errors > errors ? NULL : edition;
}
