// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: which kinds there are, and what their data have in common.
#include "drawing/chart.h"

#include <math.h>

#define KEY_LIMIT 8

// `title`, `description`, `columns` and `data` are known to all.
static const struct chart_kind {
    struct text name;
    bool (*draw)(struct chart *chart);
    const char *keys[KEY_LIMIT], *row_keys[ROW_KEY_LIMIT]; // a row has a `label` as well
} kinds[] = {
    {TEXT("bars"), chart_bars, {"maximum"}, {"value", "text"}},
    {TEXT("profile"),
     chart_profile,
     {"minimum", "maximum", "ends"},
     {"value", "text", "low", "high", "values"}},
    {TEXT("dots"), chart_dots, {"minimum", "maximum", "ends"}, {"value", "text", "values"}},
    {TEXT("slopes"), chart_slopes, {"minimum", "maximum"}, {"before", "after"}},
    {TEXT("distribution"), chart_distribution, {"answers"}, {"shares"}},
    {TEXT("balance"), chart_balance, {"maximum"}, {"given", "received"}},
    {TEXT("coverage"), chart_coverage, {NULL}, {"people"}},
    {TEXT("experiences"), chart_experiences, {"states"}, {"icon", "group", "text", "state"}},
};
#define KIND_COUNT (sizeof kinds / sizeof *kinds)

static const struct chart_kind *read_kind(const struct drafting *drafting,
                                          const struct value *body) {
    const struct value *kind = value_find(body, "kind");
    struct text name = kind && kind->kind == VALUE_TEXT ? kind->text : TEXT("");
    struct text names[KIND_COUNT];
    for (size_t i = 0; i < KIND_COUNT; i++) {
        names[i] = kinds[i].name;
        if (text_equal(name, names[i]))
            return &kinds[i];
    }
    report_error(drafting->diagnostics, draft_position(drafting, kind),
                 expected_nearest(drafting->arena, name, names, KIND_COUNT),
                 kind ? N_("unknown kind of chart") : N_("the kind of chart is missing"));
    return NULL;
}

static bool check_keys(const struct drafting *drafting, const struct value *body,
                       const struct chart_kind *kind) {
    static const char *const shared[] = {"kind", "title", "description", "columns", "data"};
    bool good = true;
    for (size_t i = 0; i < body->map.count; i++) {
        const struct entry *entry = &body->map.entries[i];
        bool known = false;
        for (size_t j = 0; j < sizeof shared / sizeof *shared; j++)
            known |= text_is(entry->key, shared[j]);
        for (size_t j = 0; j < KEY_LIMIT && kind->keys[j]; j++)
            known |= text_is(entry->key, kind->keys[j]);
        if (known)
            continue;
        good = false;
        report_error(drafting->diagnostics, entry->key_position, NULL,
                     "a chart of kind \"%.*s\" has no \"%.*s\"", TEXT_ARGUMENTS(kind->name),
                     TEXT_ARGUMENTS(entry->key));
    }
    return good;
}

static bool read_items(struct chart *chart, const struct chart_kind *kind) {
    const struct drafting *drafting = chart->drafting;
    const struct value *data = value_find(chart->body, "data");
    if (!data || data->kind != VALUE_LIST || data->list.count == 0) {
        report_error(drafting->diagnostics, draft_position(drafting, data),
                     "expected a list of {label = …, value = …}",
                     data && data->kind == VALUE_LIST ? N_("a chart of nothing")
                                                      : N_("a chart without data"));
        return false;
    }
    bool good = true;
    chart->items = data->list.items;
    chart->count = data->list.count;
    chart->names = arena_new_array(drafting->arena, chart->count, struct text);
    for (size_t i = 0; i < chart->count; i++) {
        chart->names[i] = draft_text(drafting, &chart->items[i], "label");
        good &= draft_check_row(drafting, chart->body, &chart->items[i], kind->row_keys);
        if (chart->names[i].length)
            continue;
        good = false;
        report_error(drafting->diagnostics, draft_position(drafting, &chart->items[i]),
                     "expected {label = …, value = …}", "a row without a label");
    }
    return good;
}

bool chart_draw(const struct drafting *drafting, const struct value *body, struct figure *figure) {
    struct chart chart = {.drafting = drafting, .body = body, .figure = figure};
    const struct chart_kind *kind = read_kind(drafting, body);
    if (!kind)
        return false;
    bool good = check_keys(drafting, body, kind);
    chart.drawing = figure->drawing = draft_begin(drafting, body);
    return read_items(&chart, kind) && chart.drawing && good && kind->draw(&chart);
}

// ---- what the kinds share ----

bool chart_number(const struct chart *chart, size_t item, const char *key, double *number) {
    const struct value *value = value_find(&chart->items[item], key);
    *number = (double)NAN;
    if (!value || value->kind == VALUE_NIL)
        return true;
    if (value->kind == VALUE_NUMBER && isfinite(value->number)) {
        *number = value->number;
        return true;
    }
    report_error(chart->drafting->diagnostics, draft_position(chart->drafting, value),
                 "expected a number", "\"%s\" of \"%.*s\" cannot be drawn", key,
                 TEXT_ARGUMENTS(chart->names[item]));
    return false;
}

bool chart_amount(const struct chart *chart, size_t item, const char *key, double *number) {
    if (!chart_number(chart, item, key, number))
        return false;
    if (!(*number < 0))
        return true;
    const struct value *value = value_find(&chart->items[item], key);
    report_error(chart->drafting->diagnostics, draft_position(chart->drafting, value),
                 "expected a number from 0", "\"%s\" of \"%.*s\" cannot be drawn", key,
                 TEXT_ARGUMENTS(chart->names[item]));
    return false;
}

struct text chart_shown(const struct chart *chart, size_t item, double number) {
    struct text own = draft_text(chart->drafting, &chart->items[item], "text");
    if (own.length)
        return own;
    return isnan(number) ? draft_word(chart->drafting, "geen cijfer", "no number")
                         : draft_number(chart->drafting, number);
}

struct text chart_opening(const struct chart *chart, const char *dutch, const char *english,
                          const char *dutch_one, const char *dutch_many, const char *english_one,
                          const char *english_many) {
    const struct drafting *drafting = chart->drafting;
    bool one = chart->count == 1;
    struct text what =
        draft_word(drafting, one ? dutch_one : dutch_many, one ? english_one : english_many);
    return text_format(drafting->arena, "%s %.*s %.*s.", draft_dutch(drafting) ? dutch : english,
                       TEXT_ARGUMENTS(draft_count(drafting, chart->count)), TEXT_ARGUMENTS(what));
}
