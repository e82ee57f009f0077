// SPDX-License-Identifier: GPL-3.0-or-later
// Loads an edition with all that it names, before anything is forked, and plans its sheets.
#include "press/press.h"

#include "workers/workers.h"

#include <stdlib.h>

// ---- loading ----

static bool load_scripts(struct press *press, struct diagnostics *diagnostics) {
    const struct edition *edition = press->edition;
    bool good = true;
    press->scripts = arena_new_array(press->arena, edition->survey_count, struct script *);
    press->survey_values = arena_new_array(press->arena, edition->survey_count, struct value);
    press->surveys = value_map();
    for (size_t i = 0; i < edition->survey_count; i++) {
        press->survey_values[i] = survey_value(press->arena, edition->surveys[i]);
        value_set(press->arena, &press->surveys, edition->surveys[i]->id, press->survey_values[i]);
        if (edition->script_paths[i].length == 0)
            continue;
        struct source *source = source_read(press->arena, edition->script_paths[i], diagnostics);
        press->scripts[i] =
            source ? script_compile(press->sandbox, press->arena, source, diagnostics) : NULL;
        good = good && press->scripts[i];
    }
    return good;
}

static struct template *template_of(struct press *press, size_t index,
                                    struct diagnostics *diagnostics) {
    const struct edition_document *documents = press->edition->documents;
    for (size_t i = 0; i < index; i++) // several documents may share a template
        if (text_equal(documents[i].template_path, documents[index].template_path))
            return press->templates[i];
    struct source *source = source_read(press->arena, documents[index].template_path, diagnostics);
    return source
               ? template_read(press->arena, source, TEMPLATE_FILL, &press->evaluator, diagnostics)
               : NULL;
}

static bool load_templates(struct press *press, struct diagnostics *diagnostics) {
    bool good = true;
    press->templates =
        arena_new_array(press->arena, press->edition->document_count, struct template *);
    for (size_t i = 0; i < press->edition->document_count; i++) {
        press->templates[i] = template_of(press, i, diagnostics);
        good = good && press->templates[i];
    }
    return good;
}

// The look with this path, loaded once; NULL (reported) when it is wrong.
static struct look *look_of(struct press *press, struct text path,
                            struct diagnostics *diagnostics) {
    for (size_t i = 0; i < press->look_count; i++)
        if (text_equal(press->looks[i].path, path))
            return &press->looks[i];
    struct look *look = &press->looks[press->look_count];
    bool good = look_load(press->arena, path, press->looks, press->look_count, diagnostics, look);
    if (good)
        press->look_count++;
    return good ? look : NULL;
}

// The look of a variant; NULL (reported) when it is wrong, or has no room for such sheets.
static const struct look *variant_look(struct press *press, const struct edition_variant *variant,
                                       struct diagnostics *diagnostics) {
    const struct look *look = look_of(press, variant->style_path, diagnostics);
    enum arrangement arrangement = ARRANGEMENT_PLAIN;
    if (variant->on_sheets)
        arrangement_named(variant->name, &arrangement);
    bool fits = look && look_fits(look, arrangement, variant->position, diagnostics);
    return fits ? look : NULL;
}

static bool load_looks(struct press *press, struct diagnostics *diagnostics) {
    const struct edition *edition = press->edition;
    size_t most = 1 + edition->document_count;
    for (size_t i = 0; i < edition->document_count; i++)
        most += edition->documents[i].variant_count;
    press->looks = arena_new_array(press->arena, most, struct look);
    bool good =
        !edition->document_count || look_of(press, edition->style_path, diagnostics) != NULL;
    struct logo logo = {edition->publisher.logo_written, edition->publisher.logo_position};
    if (edition->publisher.logo.length)
        good &= layout_check_picture(press->arena, logo, diagnostics);
    for (size_t i = 0; good && i < edition->document_count; i++) {
        const struct edition_document *document = &edition->documents[i];
        good = look_of(press, document->style_path, diagnostics) != NULL;
        for (size_t j = 0; j < document->variant_count; j++)
            good = variant_look(press, &document->variants[j], diagnostics) && good;
    }
    return good;
}

// All text that the run prints whoever it is for: the fonts' subsets are made of it. Never answers.
static struct text run_characters(const struct press *press) {
    struct builder characters = {.arena = press->arena};
    for (size_t i = 0; i < press->edition->document_count; i++)
        builder_text(&characters, template_characters(press->templates[i]));
    for (size_t i = 0; i < press->edition->survey_count; i++)
        builder_text(&characters, press->edition->surveys[i]->source->content);
    for (size_t i = 0; i < press->edition->catalogue_count; i++)
        builder_text(&characters, press->edition->catalogues[i]->content);
    builder_text(&characters, press->edition->source->content);
    return builder_result(&characters);
}

// ---- planning ----

// A sheet in another look, or its pages put on other sheets of paper: then nothing but the PDF.
static struct sheet variant_sheet(struct press *press, const struct edition_variant *variant,
                                  struct sheet sheet, struct diagnostics *diagnostics) {
    sheet.variant = variant;
    sheet.look = look_of(press, variant->style_path, diagnostics);
    sheet.name = text_format(press->arena, "%s-%s", sheet.name.bytes, variant->name.bytes);
    if (variant->on_sheets && arrangement_named(variant->name, &sheet.arrangement))
        sheet.formats = FORMAT_PDF;
    return sheet;
}

// Plans a sheet for each look. `about` holds what it is made for.
static void plan_sheet(struct press *press, size_t index, struct sheet about, struct text suffix,
                       struct diagnostics *diagnostics) {
    const struct edition_document *document = &press->edition->documents[index];
    struct text name = document->id;
    if (suffix.length)
        name = text_format(press->arena, "%.*s-%.*s", TEXT_ARGUMENTS(name), TEXT_ARGUMENTS(suffix));
    about.document = document;
    about.template = press->templates[index];
    about.name = name;
    about.look = look_of(press, document->style_path, diagnostics);
    about.formats = document->formats;
    arena_push(press->arena, press->sheets, press->sheet_count, press->sheet_capacity) = about;
    for (size_t i = 0; i < document->variant_count; i++)
        arena_push(press->arena, press->sheets, press->sheet_count, press->sheet_capacity) =
            variant_sheet(press, &document->variants[i], about, diagnostics);
}

/* May a professional see what she filled in? One survey that she keeps to herself means no: a sheet
 * for both shows them all. */
static bool shares(const struct respondent *respondent) {
    bool all = true;
    for (size_t i = 0; i < respondent->response_count; i++)
        all &= respondent->responses[i]->share_with_professional;
    return all;
}

static bool is_for(const struct edition_document *document, const struct respondent *respondent) {
    if (document->if_shared && !shares(respondent))
        return false;
    for (size_t i = 0; i < document->group_count; i++)
        if (text_equal(document->groups[i]->id, respondent->group))
            return true;
    return document->group_count == 0;
}

static void plan_persons(struct press *press, size_t index, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < press->respondents.count; i++)
        if (is_for(&press->edition->documents[index], &press->respondents.items[i]))
            plan_sheet(press, index, (struct sheet){.respondent = i},
                       press->respondents.items[i].code, diagnostics);
}

static void plan(struct press *press, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < press->edition->document_count; i++) {
        const struct edition_document *document = &press->edition->documents[i];
        if (document->audience == FOR_PERSON)
            plan_persons(press, i, diagnostics);
        else if (document->audience == FOR_GROUP && document->group_count)
            for (size_t j = 0; j < document->group_count; j++)
                plan_sheet(press, i, (struct sheet){.group = document->groups[j]},
                           document->groups[j]->id, diagnostics);
        else if (document->survey_count)
            for (size_t j = 0; j < document->survey_count; j++)
                plan_sheet(press, i, (struct sheet){.survey = document->surveys[j]},
                           document->surveys[j]->id, diagnostics);
        else
            plan_sheet(press, i, (struct sheet){0}, TEXT(""), diagnostics);
    }
}

static int compare_sheets(const void *a, const void *b) {
    const struct sheet *const *first = a, *const *second = b;
    int order = text_compare((*first)->name, (*second)->name);
    return order ? order : (*first > *second) - (*first < *second);
}

const struct sheet **sheets_by_name(const struct press *press, struct arena *arena) {
    const struct sheet **sorted = arena_new_array(arena, press->sheet_count, const struct sheet *);
    for (size_t i = 0; i < press->sheet_count; i++)
        sorted[i] = &press->sheets[i];
    if (press->sheet_count)
        qsort(sorted, press->sheet_count, sizeof *sorted, compare_sheets);
    return sorted;
}

// "blad" for R01 and "blad-R01" for a group would end up in the same files.
static bool check_names(const struct press *press, struct diagnostics *diagnostics) {
    const struct sheet **sorted = sheets_by_name(press, press->arena);
    for (size_t i = 1; i < press->sheet_count; i++)
        if (text_equal(sorted[i]->name, sorted[i - 1]->name)) {
            report_error(diagnostics, sorted[i]->document->position,
                         "give one of the documents another id",
                         "two documents would be called %.*s", TEXT_ARGUMENTS(sorted[i]->name));
            report_note(diagnostics, sorted[i - 1]->document->position, NULL,
                        "the first stands here");
            return false; // the others are of the same two documents
        }
    return true;
}

// The sheet that a piece of the workshop names; NULL, and reported, when there is none for it.
static const struct sheet *find_piece(const struct press *press, const struct workshop_piece *piece,
                                      struct diagnostics *diagnostics) {
    struct text *names = arena_new_array(press->arena, press->sheet_count, struct text);
    size_t count = 0;
    for (size_t i = 0; i < press->sheet_count; i++) {
        const struct sheet *sheet = &press->sheets[i];
        if (sheet->document->audience != FOR_BLANK)
            continue;
        if (text_equal(sheet->name, piece->name))
            return sheet;
        names[count++] = sheet->name;
    }
    report_error(diagnostics, piece->position,
                 expected_nearest(press->arena, piece->name, names, count),
                 "the edition makes no \"%.*s\" with \"for: blank\"", TEXT_ARGUMENTS(piece->name));
    return NULL;
}

// Several styles may be printed in one go, but in the same letters.
static bool find_pieces(struct press *press, struct diagnostics *diagnostics) {
    const struct edition *edition = press->edition;
    bool good = true;
    press->pieces = arena_new_array(press->arena, edition->piece_count, const struct sheet *);
    for (size_t i = 0; i < edition->piece_count; i++) {
        const struct workshop_piece *piece = &edition->pieces[i];
        press->pieces[i] = find_piece(press, piece, diagnostics);
        bool alike = !press->pieces[i] || press->pieces[i]->look->fonts == press->looks[0].fonts;
        if (!alike)
            report_error(diagnostics, piece->position,
                         "expected a style with the \"family\" of the edition's style",
                         "\"%.*s\" has other fonts than what else is printed for the workshop",
                         TEXT_ARGUMENTS(piece->name));
        good = good && press->pieces[i] && alike;
    }
    return good;
}

bool press_open_data(struct press *press, struct arena *arena, struct text path,
                     struct diagnostics *diagnostics) {
    *press = (struct press){.arena = arena};
    struct source *source = source_read(arena, path, diagnostics);
    press->edition = source ? edition_read(arena, source, diagnostics) : NULL;
    if (!press->edition)
        return false;
    press->sandbox = sandbox_create(press->edition->language);
    press->evaluator = sandbox_evaluator(press->sandbox);
    press->respondents = respondents_of(arena, press->edition);
    return load_scripts(press, diagnostics);
}

bool press_open(struct press *press, struct arena *arena, struct text path,
                struct diagnostics *diagnostics) {
    bool scripts = press_open_data(press, arena, path, diagnostics);
    if (!press->edition)
        return false;
    bool templates = load_templates(press, diagnostics);
    bool looks = load_looks(press, diagnostics);
    if (!scripts || !templates || !looks)
        return false;
    looks_freeze(arena, press->looks, press->look_count, run_characters(press),
                 press->edition->language);
    plan(press, diagnostics);
    return check_names(press, diagnostics) && find_pieces(press, diagnostics);
}

void press_close(struct press *press) {
    looks_destroy(press->looks, press->look_count);
    sandbox_destroy(press->sandbox);
}

// ---- scoring ----
//
// A person's result is mostly answers, which the parent has as responses already. So workers send
// the rest, which stays packed until a worker unpacks that of the person whose document it makes.

static bool score_unit(void *context, size_t unit, struct arena *arena,
                       struct diagnostics *diagnostics, struct builder *result) {
    const struct press *press = context;
    struct value value;
    if (!score_respondent(press->sandbox, press->edition, press->scripts, press->survey_values,
                          &press->respondents.items[unit], arena, diagnostics, &value))
        return false;
    value = result_without_answers(arena, &value);
    value_pack(result, &value);
    return true;
}

bool press_result(const struct press *press, size_t respondent, struct arena *arena,
                  struct value *result) {
    struct text kept = press->kept[respondent];
    struct value packed;
    size_t offset = 0;
    if (kept.length == 0 || !value_unpack(arena, kept, &offset, &packed))
        return false;
    *result =
        result_with_answers(arena, press->edition, &press->respondents.items[respondent], &packed);
    return true;
}

struct value *press_results(const struct press *press, struct arena *arena) {
    struct value *results = arena_new_array(arena, press->respondents.count, struct value);
    for (size_t i = 0; i < press->respondents.count; i++)
        if (!press_result(press, i, arena, &results[i]))
            results[i] = value_nil();
    return results;
}

static void keep_scores(void *context, size_t unit, bool made, struct text result) {
    struct press *press = context;
    if (made)
        press->kept[unit] = text_copy(press->arena, result);
}

static struct text respondent_name(void *context, size_t unit, struct arena *arena) {
    const struct press *press = context;
    return text_copy(arena, press->respondents.items[unit].code);
}

size_t press_score(struct press *press, unsigned workers, struct diagnostics *diagnostics) {
    size_t count = press->respondents.count;
    struct job job = {.context = press,
                      .count = count,
                      .run = score_unit,
                      .take = keep_scores,
                      .name = respondent_name};
    press->kept = arena_new_array(press->arena, count, struct text);
    return workers_run(&job, workers, press->arena, diagnostics);
}
