// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of values that a document is filled with, and the rehearsal with specimen values.
#include "press/press.h"

#include "workers/workers.h"

static struct value base_tree(const struct press *press, const struct edition_document *document,
                              struct arena *arena) {
    struct value root = value_map(), about = value_map();
    value_set_string(arena, &about, "id", value_text(document->id));
    value_set_string(arena, &about, "title",
                     document->title.length ? value_text(document->title) : value_nil());
    value_set_string(arena, &root, "edition", press->edition->value);
    value_set_string(arena, &root, "document", about);
    value_set_string(arena, &root, "sheet", value_nil());
    value_set_string(arena, &root, "surveys", press->surveys);
    value_set_string(arena, &root, "sources", press->edition->sources);
    value_set_string(arena, &root, "initiatives", press->edition->initiatives);
    return root;
}

// {surveys: {id → {answers, scores, …}}} turned over: answers.ID, scores.ID, sentences.ID, …
static void add_person(struct arena *arena, struct value *root, const struct value *result) {
    static const struct {
        const char *part, *name;
    } parts[] = {
        {"answers", "answers"}, {"scores", "scores"},        {"sentences", "sentences"},
        {"waves", "waves"},     {"before", "scores_before"}, {"change", "change"},
    };
    const struct value *surveys = value_find(result, "surveys");
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
        struct value map = value_map();
        for (size_t i = 0; surveys && i < surveys->map.count; i++) {
            const struct entry *survey = &surveys->map.entries[i];
            const struct value *value = value_find(&survey->value, parts[k].part);
            value_set(arena, &map, survey->key, value ? *value : value_nil());
        }
        value_set_string(arena, root, parts[k].name, map);
    }
}

// Statistics of the group, and what the scripts find in them: findings.ID.
static bool add_group(const struct press *press, const struct value *statistics,
                      struct arena *arena, struct diagnostics *diagnostics, struct value *root) {
    struct value findings = value_map();
    const struct value *surveys = value_find(statistics, "surveys");
    bool good = true;
    for (size_t i = 0; i < press->edition->survey_count; i++) {
        struct text id = press->edition->surveys[i]->id;
        const struct value *own = value_find_text(surveys, id);
        struct value found = value_nil();
        if (press->scripts[i] && own && own->kind == VALUE_MAP)
            good = script_group(press->sandbox, press->scripts[i], &press->survey_values[i], own,
                                arena, diagnostics, &found) &&
                   good;
        value_set(arena, &findings, id, found);
    }
    value_set_string(arena, root, "group", *statistics);
    value_set_string(arena, root, "findings", findings);
    return good;
}

// What each script says of itself, for documents that account for figures: scripts.ID.
static bool add_scripts(const struct press *press, struct arena *arena,
                        struct diagnostics *diagnostics, struct value *root) {
    struct value map = value_map();
    bool good = true;
    for (size_t i = 0; i < press->edition->survey_count; i++) {
        struct value about = value_nil();
        if (press->scripts[i])
            good =
                script_about(press->sandbox, press->scripts[i], arena, diagnostics, &about) && good;
        value_set(arena, &map, press->edition->surveys[i]->id, about);
    }
    value_set_string(arena, root, "scripts", map);
    return good;
}

static void add_respondent(struct arena *arena, struct value *root, struct text code) {
    struct value respondent = value_map();
    value_set_string(arena, &respondent, "code", value_text(code));
    value_set_string(arena, root, "respondent", respondent);
}

static void add_survey(const struct press *press, const struct survey *survey, struct arena *arena,
                       struct value *root) {
    for (size_t i = 0; i < press->edition->survey_count; i++)
        if (press->edition->surveys[i] == survey)
            value_set_string(arena, root, "survey", press->survey_values[i]);
}

bool press_tree(const struct press *press, const struct sheet *sheet, struct arena *arena,
                struct diagnostics *diagnostics, struct value *root) {
    *root = base_tree(press, sheet->document, arena);
    if (sheet->document->audience == FOR_PERSON) {
        struct value result;
        if (!press_result(press, sheet->respondent, arena, &result))
            return false; // reported when it was scored
        add_respondent(arena, root, press->respondents.items[sheet->respondent].code);
        add_person(arena, root, &result);
    } else if (sheet->document->audience == FOR_GROUP) {
        const struct population *population = press_population(press, sheet->group);
        return add_group(press, &population->statistics, arena, diagnostics, root) &&
               add_scripts(press, arena, diagnostics, root);
    } else {
        add_survey(press, sheet->survey, arena, root);
        return add_scripts(press, arena, diagnostics, root);
    }
    return true;
}

struct order press_order(const struct press *press, const struct sheet *sheet) {
    const struct edition *edition = press->edition;
    return (struct order){
        .template = sheet->template,
        .evaluator = &press->evaluator,
        .look = sheet->look,
        .arrangement = sheet->arrangement,
        .name = sheet->name,
        .language = edition->language,
        .publisher = edition->publisher.name,
        .website = edition->publisher.website,
        .logo = {edition->publisher.logo_written, edition->publisher.logo_position},
        .edition = edition->edition,
        .date = edition->date,
        .example = edition->example,
    };
}

struct value tree_of_survey(struct arena *arena, const struct value *survey) {
    struct value root = value_map(), document = value_map();
    value_set_string(arena, &document, "id", value_string("form"));
    value_set_string(arena, &document, "title", value_nil());
    value_set_string(arena, &root, "document", document);
    value_set_string(arena, &root, "sheet", value_nil());
    value_set_string(arena, &root, "survey", *survey);
    value_set_string(arena, &root, "edition", value_nil());
    return root;
}

// ---- rehearsal ----

// One invented person who filled in everything as the scripts' first examples do.
static bool specimen_person(const struct press *press, struct arena *arena,
                            struct diagnostics *diagnostics, struct value *result) {
    struct value surveys = value_map();
    bool good = true;
    for (size_t i = 0; i < press->edition->survey_count; i++) {
        struct value specimen = value_nil();
        good = script_specimen(press->sandbox, press->scripts[i], &press->survey_values[i], arena,
                               diagnostics, &specimen) &&
               good;
        if (good)
            specimen = result_of_specimen(arena, &specimen, true);
        value_set(arena, &surveys, press->edition->surveys[i]->id, specimen);
    }
    *result = value_map();
    value_set_string(arena, result, "surveys", surveys);
    return good;
}

// A group of such persons of which everything may be told, since none of them exists.
static struct value specimen_statistics(const struct press *press,
                                        const struct edition_document *document,
                                        struct arena *arena, const struct value *person) {
    size_t count = (size_t)press->edition->min_n * 4;
    struct edition open = *press->edition;
    open.min_n = open.min_cell = 0;
    struct value *people = arena_new_array(arena, count, struct value);
    for (size_t i = 0; i < count; i++)
        people[i] = *person;
    struct value statistics = group_statistics(arena, &open, people, count);
    population_name(arena, document->group_count ? document->groups[0] : NULL, &statistics);
    return statistics;
}

// Documents may share a template, which is measured once.
static bool is_first_of_template(const struct press *press, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (press->templates[i] == press->templates[index])
            return false;
    return true;
}

// One picture that cannot be printed would otherwise fail each document that is made.
static void check_pictures(struct arena *arena, const struct document *filled,
                           struct diagnostics *diagnostics) {
    for (const struct node *node = filled->root; node; node = node_next(node, filled->root))
        if (node->kind == NODE_IMAGE)
            layout_check_picture(arena, (struct logo){node->link.destination, node->position},
                                 diagnostics);
}

static bool rehearse_document(const struct press *press, size_t index, struct arena *arena,
                              struct diagnostics *diagnostics) {
    const struct edition_document *document = &press->edition->documents[index];
    struct sheet sheet = {.document = document,
                          .template = press->templates[index],
                          .look = &press->looks[0],
                          .name = document->id};
    struct value root = base_tree(press, document, arena), person;
    bool good = true;
    if (document->audience != FOR_BLANK)
        good = specimen_person(press, arena, diagnostics, &person);
    if (good && document->audience == FOR_PERSON) {
        add_respondent(arena, &root, TEXT("specimen"));
        add_person(arena, &root, &person);
    } else if (good && document->audience == FOR_GROUP) {
        struct value statistics = specimen_statistics(press, document, arena, &person);
        good = add_group(press, &statistics, arena, diagnostics, &root);
    } else if (document->survey_count) {
        add_survey(press, document->surveys[0], arena, &root);
    }
    if (document->audience != FOR_PERSON)
        good = good && add_scripts(press, arena, diagnostics, &root);
    if (!good)
        return false;
    sandbox_root(press->sandbox, &root);
    struct order order = press_order(press, &sheet);
    size_t errors = diagnostics->errors;
    const struct document *filled = generate_document(arena, &order, true, diagnostics);
    if (filled)
        look_check_characters(arena, order.look, filled, diagnostics);
    if (filled && document->formats & FORMAT_PDF)
        check_pictures(arena, filled, diagnostics);
    if (filled && is_first_of_template(press, index))
        readability_check(readability_of_document(arena, filled),
                          template_level(sheet.template, diagnostics), diagnostics);
    font_set_reset(order.look->fonts);
    return filled && diagnostics->errors == errors;
}

static bool rehearse_document_unit(void *context, size_t unit, struct arena *arena,
                                   struct diagnostics *diagnostics, struct builder *result) {
    (void)result;
    return rehearse_document(context, unit, arena, diagnostics);
}

static struct text document_name(void *context, size_t unit, struct arena *arena) {
    const struct press *press = context;
    return text_copy(arena, press->edition->documents[unit].template_path);
}

static bool check_script_unit(void *context, size_t unit, struct arena *arena,
                              struct diagnostics *diagnostics, struct builder *result) {
    const struct press *press = context;
    (void)result;
    return !press->scripts[unit] ||
           script_rehearse(press->sandbox, press->scripts[unit], press->edition->surveys[unit],
                           &press->survey_values[unit], arena, diagnostics);
}

static struct text script_name(void *context, size_t unit, struct arena *arena) {
    const struct press *press = context;
    return text_copy(arena, press->edition->script_paths[unit]);
}

bool press_rehearse(struct press *press, unsigned workers, struct diagnostics *diagnostics) {
    struct job scripts = {.context = press,
                          .count = press->edition->survey_count,
                          .run = check_script_unit,
                          .name = script_name};
    struct job documents = {.context = press,
                            .count = press->edition->document_count,
                            .run = rehearse_document_unit,
                            .name = document_name};
    size_t errors = diagnostics->errors;
    for (size_t i = 0; i < press->edition->survey_count; i++)
        survey_check_wording(press->arena, press->edition->surveys[i], diagnostics);
    // A script that is wrong would be reported again by each template that needs its specimen.
    return diagnostics->errors == errors &&
           workers_run(&scripts, workers, press->arena, diagnostics) == 0 &&
           workers_run(&documents, workers, press->arena, diagnostics) == 0;
}
