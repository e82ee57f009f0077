// SPDX-License-Identifier: GPL-3.0-or-later
// A survey as scripts and templates see it. Every key is always there.
#include "survey/reader.h"

#include <math.h>

static struct value optional_text(struct text text) {
    return text.length ? value_text(text) : value_nil();
}

static struct value text_list(struct arena *arena, const struct text *items, size_t count) {
    struct value list = value_list();
    for (size_t i = 0; i < count; i++)
        value_append(arena, &list, value_text(items[i]));
    return list;
}

static struct value optional_number(double number) {
    return isfinite(number) ? value_number(number) : value_nil();
}

// ---- scales ----

// -1 for the lowest score of a scale with faces, 1 for the highest.
static struct value face_value(const struct scale *scale, const struct option *option) {
    double range = scale->maximum - scale->minimum;
    if (!scale->faces || !option->has_score || range <= 0)
        return value_nil();
    return value_number(2 * (option->score - scale->minimum) / range - 1);
}

static struct value options_value(struct arena *arena, const struct scale *scale) {
    struct value list = value_list();
    for (size_t i = 0; scale && i < scale->option_count; i++) {
        const struct option *option = &scale->options[i];
        struct value map = value_map();
        value_set_string(arena, &map, "code", option_code(option));
        value_set_string(arena, &map, "label", value_text(option->label));
        value_set_string(arena, &map, "score",
                         option->has_score ? value_number(option->score) : value_nil());
        value_set_string(arena, &map, "missing",
                         option->missing ? value_string(missing_name(option->missing))
                                         : value_nil());
        value_set_string(arena, &map, "face", face_value(scale, option));
        value_append(arena, &list, map);
    }
    return list;
}

static struct value scales_value(struct arena *arena, const struct survey *survey) {
    struct value scales = value_map();
    for (size_t i = 0; i < survey->scale_count; i++) {
        const struct scale *scale = &survey->scales[i];
        struct value map = value_map();
        value_set_string(arena, &map, "id", value_text(scale->id));
        value_set_string(arena, &map, "options", options_value(arena, scale));
        value_set_string(arena, &map, "minimum", value_number(scale->minimum));
        value_set_string(arena, &map, "maximum", value_number(scale->maximum));
        value_set(arena, &scales, scale->id, map);
    }
    return scales;
}

// ---- questions ----

const char *question_kind_name(enum question_kind kind) {
    static const char *const names[] = {"single", "multiple", "number", "text",
                                        "date",   "matrix",   "roster", "others"};
    return names[kind];
}

static struct value conditions_value(struct arena *arena, const struct question *question) {
    struct value list = value_list();
    for (size_t i = 0; i < question->condition_count; i++) {
        const struct condition *condition = &question->conditions[i];
        struct value map = value_map(), codes = value_list(), labels = value_list();
        for (size_t c = 0; c < condition->option_count; c++) {
            value_append(arena, &codes, option_code(condition->options[c]));
            value_append(arena, &labels, value_text(condition->options[c]->label));
        }
        value_set_string(arena, &map, "question", value_text(condition->question->id));
        value_set_string(arena, &map, "text", value_text(condition->question->text));
        value_set_string(arena, &map, "codes", codes);
        value_set_string(arena, &map, "labels", labels);
        value_append(arena, &list, map);
    }
    return list;
}

static struct value question_value(struct arena *arena, const struct question *question);

static struct value parts_value(struct arena *arena, const struct question *question,
                                enum question_kind kind) {
    struct value list = value_list();
    for (size_t i = 0; question->kind == kind && i < question->part_count; i++)
        value_append(arena, &list, question_value(arena, &question->parts[i]));
    return list;
}

static struct value question_value(struct arena *arena, const struct question *question) {
    struct value map = value_map();
    const struct scale *scale = question->scale;
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"id", value_text(question->id)},
        {"text", value_text(question->text)},
        {"help", optional_text(question->help)},
        {"label", value_text(question->label)},
        {"kind", value_string(question_kind_name(question->kind))},
        {"scale", scale ? value_text(scale->id) : value_nil()},
        {"options", options_value(arena, scale)},
        {"lowest", scale ? value_number(scale->minimum) : value_nil()},
        {"highest", scale ? value_number(scale->maximum) : value_nil()},
        {"reverse", value_boolean(question->reverse)},
        {"optional", value_boolean(question->optional)},
        {"ask_if", conditions_value(arena, question)},
        {"minimum", optional_number(question->minimum)},
        {"maximum", optional_number(question->maximum)},
        {"lines", value_number(question->lines)},
        {"maximum_rows", value_number(question->maximum_rows)},
        {"rows", parts_value(arena, question, QUESTION_MATRIX)},
        {"columns", parts_value(arena, question, QUESTION_ROSTER)},
        {"domain", optional_text(question->domain)},
        {"icon", optional_text(question->icon)},
        {"sources", text_list(arena, question->sources, question->source_count)},
        {"helpers", text_list(arena, question->helpers, question->helper_count)},
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        value_set_string(arena, &map, entries[i].key, entries[i].value);
    return map;
}

static struct value sections_value(struct arena *arena, const struct survey *survey) {
    struct value sections = value_list();
    for (size_t i = 0; i < survey->section_count; i++) {
        const struct section *section = &survey->sections[i];
        struct value map = value_map(), questions = value_list();
        for (size_t q = 0; q < section->question_count; q++)
            value_append(arena, &questions, question_value(arena, &section->questions[q]));
        value_set_string(arena, &map, "id", value_text(section->id));
        value_set_string(arena, &map, "title", optional_text(section->title));
        value_set_string(arena, &map, "introduction", optional_text(section->introduction));
        value_set_string(arena, &map, "questions", questions);
        value_append(arena, &sections, map);
    }
    return sections;
}

// Adds the questions of the sections under their ids, and rows under theirs.
static struct value questions_by_id(struct arena *arena, const struct value *sections) {
    struct value by_id = value_map();
    for (size_t s = 0; s < sections->list.count; s++) {
        const struct value *questions = value_find(&sections->list.items[s], "questions");
        for (size_t q = 0; q < questions->list.count; q++) {
            const struct value *question = &questions->list.items[q];
            const struct value *rows = value_find(question, "rows");
            value_set(arena, &by_id, value_find(question, "id")->text, *question);
            for (size_t r = 0; r < rows->list.count; r++)
                value_set(arena, &by_id, value_find(&rows->list.items[r], "id")->text,
                          rows->list.items[r]);
        }
    }
    return by_id;
}

// ---- the rest ----

static struct value subscales_value(struct arena *arena, const struct survey *survey) {
    static const char *const rules[] = {"all", "at_least", "share"};
    struct value subscales = value_map();
    for (size_t i = 0; i < survey->subscale_count; i++) {
        const struct subscale *subscale = &survey->subscales[i];
        struct value map = value_map(), items = value_list();
        for (size_t k = 0; k < subscale->item_count; k++)
            value_append(arena, &items, value_text(subscale->items[k]->id));
        value_set_string(arena, &map, "id", value_text(subscale->id));
        value_set_string(arena, &map, "title", value_text(subscale->title));
        value_set_string(arena, &map, "items", items);
        value_set_string(arena, &map, "rule", value_string(rules[subscale->rule]));
        value_set_string(arena, &map, "threshold",
                         subscale->rule == RULE_ALL ? value_nil()
                                                    : value_number(subscale->threshold));
        value_set(arena, &subscales, subscale->id, map);
    }
    return subscales;
}

static struct value domains_value(struct arena *arena, const struct survey *survey) {
    struct value domains = value_map();
    for (size_t i = 0; i < survey->domain_count; i++)
        value_set(arena, &domains, survey->domains[i].id, value_text(survey->domains[i].title));
    return domains;
}

struct value survey_value(struct arena *arena, const struct survey *survey) {
    struct value map = value_map();
    struct value sections = sections_value(arena, survey);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"id", value_text(survey->id)},
        {"version", value_text(survey->version)},
        {"title", value_text(survey->title)},
        {"status", optional_text(survey->status)},
        {"sources", text_list(arena, survey->sources, survey->source_count)},
        {"licence", optional_text(survey->licence)},
        {"language", value_text(survey->language)},
        {"languages", text_list(arena, survey->languages, survey->language_count)},
        {"respondent", optional_text(survey->respondent)},
        {"duration", survey->minutes > 0 ? value_number(survey->minutes) : value_nil()},
        {"introduction", optional_text(survey->introduction)},
        {"consent", optional_text(survey->consent)},
        {"closing", optional_text(survey->closing)},
        {"domains", domains_value(arena, survey)},
        {"scales", scales_value(arena, survey)},
        {"sections", sections},
        {"questions", questions_by_id(arena, &sections)},
        {"subscales", subscales_value(arena, survey)},
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        value_set_string(arena, &map, entries[i].key, entries[i].value);
    return map;
}
