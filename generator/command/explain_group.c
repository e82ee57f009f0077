// SPDX-License-Identifier: GPL-3.0-or-later
// A group for the researcher: the statistics that documents draw on, with nothing hidden, and signs
// that somebody did not read. What is printed here is about people and not for publication.
#include "command/explain.h"

#include "command/text_table.h"

#include <libintl.h>
#include <math.h>
#include <string.h>

#define FIGURES 4

struct overview {
    struct arena *arena;
    struct builder *output;
    const struct press *press;
    struct text group; // empty: everybody
};

// ---- tables of figures ----

static void add_heads(struct text_table *table, const char *const *heads) {
    for (const char *const *head = heads; *head; head++)
        text_table_add_string(table, gettext(*head));
}

// A key may lead into a map: "wilcoxon.p".
static const struct value *figure(const struct value *map, const char *key) {
    const char *dot = strchr(key, '.');
    if (!dot)
        return value_find(map, key);
    return value_find(value_find_text(map, (struct text){key, (size_t)(dot - key)}), dot + 1);
}

static void add_figures(struct text_table *table, const struct value *map,
                        const char *const *keys) {
    for (const char *const *key = keys; *key; key++)
        text_table_add_value(table, figure(map, *key), FIGURES);
}

static void write_heading(const struct overview *overview, const char *words) {
    builder_format(overview->output, "\n  %s\n", gettext(words));
}

static void write_table(const struct overview *overview, const struct text_table *table) {
    text_table_write(table, 4, overview->output);
}

// Adds a row for each score below `statistics` that has `key`, under its name.
static void add_scores(const struct overview *overview, struct text_table *table, struct text name,
                       const struct value *statistics, const char *const *keys) {
    const struct value *n = value_find(statistics, "n");
    if (n && value_find(statistics, "suppressed")) {
        if (n->kind != VALUE_NUMBER || !(n->number > 0))
            return;
        text_table_add(table, name);
        add_figures(table, statistics, keys);
        return;
    }
    for (size_t i = 0; statistics->kind == VALUE_MAP && i < statistics->map.count; i++) {
        const struct entry *entry = &statistics->map.entries[i];
        struct text below = entry->key;
        if (name.length)
            below = text_format(overview->arena, "%.*s.%.*s", TEXT_ARGUMENTS(name),
                                TEXT_ARGUMENTS(entry->key));
        add_scores(overview, table, below, &entry->value, keys);
    }
}

static void write_scores(const struct overview *overview, const struct value *statistics) {
    static const char *const heads[] = {N_("score"), "n",     "mean",    "sd",      "median",
                                        "low",       "high",  "minimum", "maximum", "skewness",
                                        "count",     "share", NULL};
    struct text_table table = text_table_begin(overview->arena, "lrrrrrrrrrrr");
    add_heads(&table, heads);
    add_scores(overview, &table, TEXT(""), value_find(statistics, "scores"), heads + 1);
    if (table.count == table.columns)
        return;
    write_heading(overview, N_("scores, in each one's last wave"));
    write_table(overview, &table);
}

// ---- reliability ----

static bool is_true(const struct value *map, const char *key) {
    const struct value *value = value_find(map, key);
    return value && value->kind == VALUE_BOOLEAN && value->boolean;
}

static void add_remark(struct text_table *table, const char *const *remarks, size_t count) {
    struct builder text = {.arena = table->arena};
    for (size_t i = 0; i < count; i++)
        if (remarks[i])
            builder_format(&text, "%s%s", text.length ? ", " : "", gettext(remarks[i]));
    text_table_add(table, builder_result(&text));
}

static void add_scale(struct text_table *table, struct text name, const struct value *own) {
    static const char *const keys[] = {"n",     "alpha",       "low", "high", "standardised",
                                       "omega", "correlation", NULL};
    const char *const remarks[] = {is_true(own, "few") ? N_("fewer than 30 people") : NULL,
                                   is_true(own, "improper") ? N_("one factor does not fit") : NULL};
    struct value count = value_number((double)value_find(own, "items")->list.count);
    text_table_add(table, name);
    text_table_add_value(table, &count, FIGURES);
    add_figures(table, own, keys);
    text_table_add(table, value_find(own, "met")
                              ? text_of_value(table->arena, value_find(own, "met"), FIGURES)
                              : TEXT(""));
    text_table_add(table, value_find(own, "not_met")
                              ? text_of_value(table->arena, value_find(own, "not_met"), FIGURES)
                              : TEXT(""));
    add_remark(table, remarks, 2);
}

static void write_scales(const struct overview *overview, const struct value *reliability) {
    static const char *const heads[] = {
        N_("sub-scale"), N_("items"),    "n",     "alpha",  "low",
        "high",          "standardised", "omega", "mean r", N_("rule met"),
        N_("not met"),   N_("remark"),   NULL};
    struct text_table table = text_table_begin(overview->arena, "lrrrrrrrrrrl");
    add_heads(&table, heads);
    for (size_t i = 0; i < reliability->map.count; i++) {
        const struct entry *entry = &reliability->map.entries[i];
        const struct value *beside = value_find(&entry->value, "pairwise");
        add_scale(&table, entry->key, &entry->value);
        if (beside->kind == VALUE_MAP)
            add_scale(&table, TEXT("  pairwise"), beside);
    }
    write_heading(overview, N_("reliability of those who answered every item (listwise)"));
    write_table(overview, &table);
}

static void add_item(struct text_table *table, struct text scale, const struct value *item) {
    static const char *const keys[] = {"id",      "n", "mean", "sd", "rest", "alpha_without",
                                       "loading", NULL};
    const char *const remarks[] = {is_true(item, "weak") ? N_("below .20 with the rest") : NULL,
                                   is_true(item, "constant") ? N_("everybody answered alike")
                                                             : NULL};
    text_table_add(table, scale);
    add_figures(table, item, keys);
    add_remark(table, remarks, 2);
    text_table_add_value(table, value_find(item, "label"), FIGURES);
}

static void write_items(const struct overview *overview, const struct value *reliability) {
    static const char *const heads[] = {
        N_("sub-scale"),     N_("item"),    "n",          "mean",         "sd", "rest r",
        N_("alpha without"), N_("loading"), N_("remark"), N_("question"), NULL};
    struct text_table table = text_table_begin(overview->arena, "llrrrrrrll");
    add_heads(&table, heads);
    for (size_t i = 0; i < reliability->map.count; i++) {
        const struct entry *entry = &reliability->map.entries[i];
        const struct value *items = value_find(&entry->value, "items");
        for (size_t k = 0; k < items->list.count; k++)
            add_item(&table, entry->key, &items->list.items[k]);
    }
    write_heading(overview, N_("items"));
    write_table(overview, &table);
}

// ---- change ----

static void write_change(const struct overview *overview, const struct value *change) {
    static const char *const keys[] = {"n",         "before",     "after",      "mean", "sd",
                                       "low",       "high",       "t",          "p",    "g_z",
                                       "g_average", "wilcoxon.v", "wilcoxon.p", NULL};
    static const char *const heads[] = {
        N_("score"), "n", N_("before"), N_("after"), N_("change"),       "sd", "low", "high",
        "t",         "p", "g_z",        "g_average", N_("signed ranks"), "p",  NULL};
    struct text_table table = text_table_begin(overview->arena, "lrrrrrrrrrrrrr");
    if (change->kind != VALUE_MAP)
        return;
    add_heads(&table, heads);
    add_scores(overview, &table, TEXT(""), value_find(change, "scores"), keys);
    builder_string(overview->output, "\n  ");
    builder_format(overview->output,
                   gettext("change from wave %.0f to %.0f: %.0f people in both, %.0f before only, "
                           "%.0f after only"),
                   value_find(change, "from")->number, value_find(change, "to")->number,
                   value_find(change, "n")->number, value_find(change, "only_before")->number,
                   value_find(change, "only_after")->number);
    builder_byte(overview->output, '\n');
    if (table.count > table.columns)
        write_table(overview, &table);
}

// ---- responses ----

static bool is_member(const struct overview *overview, const struct response *response) {
    return !response->withdrawn &&
           (overview->group.length == 0 || text_equal(overview->group, response->group));
}

static void add_quality(const struct overview *overview, struct text_table *table,
                        const struct response *response) {
    struct quality quality = response_quality(overview->press->edition, response);
    const char *const remarks[] = {quality.straight_lining ? N_("the same everywhere") : NULL,
                                   quality.fast ? N_("faster than anybody reads") : NULL};
    struct value numbers[] = {
        value_number(response->wave), value_number((double)quality.answered),
        value_number((double)quality.items), value_number((double)quality.longest_run),
        isnan(quality.seconds_per_question) ? value_nil()
                                            : value_number(quality.seconds_per_question)};
    if (!quality.straight_lining && !quality.fast && !quality.twin)
        return;
    text_table_add(table, response->code);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        text_table_add_value(table, &numbers[i], FIGURES);
    add_remark(table, remarks, 2);
    text_table_add(table, quality.twin
                              ? text_format(overview->arena, gettext("the same as %.*s in wave %u"),
                                            TEXT_ARGUMENTS(quality.twin->code), quality.twin->wave)
                              : TEXT(""));
}

static void write_quality(const struct overview *overview, const struct survey *survey) {
    static const char *const heads[] = {N_("respondent"), N_("wave"),        N_("answers"),
                                        N_("items"),      N_("longest run"), N_("seconds"),
                                        N_("remark"),     N_("twin"),        NULL};
    const struct responses *responses = &overview->press->edition->responses;
    struct text_table table = text_table_begin(overview->arena, "lrrrrrll");
    add_heads(&table, heads);
    for (size_t i = 0; i < responses->count; i++)
        if (responses->items[i].survey == survey && is_member(overview, &responses->items[i]))
            add_quality(overview, &table, &responses->items[i]);
    write_heading(overview, N_("signs that somebody did not read"));
    if (table.count == table.columns)
        builder_format(overview->output, "    %s\n", gettext("none"));
    else
        write_table(overview, &table);
}

static void write_sign(struct builder *output, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void write_sign(struct builder *output, const char *format, ...) {
    char line[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    builder_format(output, "    %s\n", line);
}

void explain_quality(const struct press *press, const struct response *response,
                     struct builder *output) {
    struct quality quality = response_quality(press->edition, response);
    builder_format(output, "\n  %s\n", gettext("signs that somebody did not read"));
    if (quality.straight_lining)
        write_sign(output, gettext("the same answer to all %zu items, reversed ones among them"),
                   quality.items);
    if (quality.fast)
        write_sign(output, gettext("%.1f seconds a question, faster than anybody reads"),
                   quality.seconds_per_question);
    if (quality.twin)
        write_sign(output, gettext("the same %zu answers as %.*s in wave %u"), quality.answered,
                   TEXT_ARGUMENTS(quality.twin->code), quality.twin->wave);
    if (!quality.straight_lining && !quality.fast && !quality.twin)
        builder_format(output, "    %s\n", gettext("none"));
}

// ---- the whole ----

static void write_survey(const struct overview *overview, const struct survey *survey,
                         const struct value *statistics) {
    const struct value *reliability = value_find(statistics, "reliability");
    double people = value_find(statistics, "n")->number;
    builder_byte(overview->output, '\n');
    builder_format(overview->output, gettext("%.*s %.*s: %.0f people"), TEXT_ARGUMENTS(survey->id),
                   TEXT_ARGUMENTS(survey->version), people);
    builder_byte(overview->output, '\n');
    if (!(people > 0))
        return;
    write_scores(overview, statistics);
    if (reliability->map.count) {
        write_scales(overview, reliability);
        write_items(overview, reliability);
    }
    write_change(overview, value_find(statistics, "change"));
    write_quality(overview, survey);
}

static struct value open_statistics(const struct overview *overview) {
    const struct press *press = overview->press;
    struct edition open = *press->edition;
    struct arena *scratch = arena_create();
    open.min_n = open.min_cell = 0;
    struct group *group = group_begin(&open);
    for (size_t i = 0; i < press->respondents.count; i++) {
        struct value result;
        bool member = overview->group.length == 0 ||
                      text_equal(press->respondents.items[i].group, overview->group);
        if (member && press_result(press, i, scratch, &result))
            group_add(group, &result);
        arena_reset(scratch);
    }
    arena_destroy(scratch);
    return group_end(group, overview->arena);
}

// Programs differ by definition, so these are told, in the language of the edition.
static void write_definitions(const struct overview *overview, const struct value *definitions) {
    struct text_table table = text_table_begin(overview->arena, "ll");
    text_table_add_string(&table, gettext("figure"));
    text_table_add_string(&table, gettext("what it is"));
    for (size_t i = 0; i < definitions->map.count; i++) {
        text_table_add(&table, definitions->map.entries[i].key);
        text_table_add_value(&table, &definitions->map.entries[i].value, FIGURES);
    }
    builder_byte(overview->output, '\n');
    text_table_write(&table, 0, overview->output);
}

void explain_group(const struct press *press, struct text group, struct arena *arena,
                   struct builder *output) {
    struct overview overview = {arena, output, press, group};
    struct value statistics = open_statistics(&overview);
    const struct value *surveys = value_find(&statistics, "surveys");
    builder_format(output, gettext("%.*s%s%.*s: for the researcher, nothing is hidden here"),
                   TEXT_ARGUMENTS(press->edition->title), group.length ? ", " : "",
                   TEXT_ARGUMENTS(group));
    builder_byte(output, '\n');
    for (size_t i = 0; i < press->edition->survey_count; i++)
        write_survey(&overview, press->edition->surveys[i],
                     value_find_text(surveys, press->edition->surveys[i]->id));
    write_definitions(&overview, value_find(&statistics, "definitions"));
}
