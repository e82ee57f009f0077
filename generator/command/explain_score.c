// SPDX-License-Identifier: GPL-3.0-or-later
// A score as a table: its items, the rule for what is missing, the formula with its numbers, and
// the line of the script.
#include "command/explain.h"

#include "command/text_table.h"

#include <libintl.h>
#include <string.h>

#define FIGURES 10

static struct text question_text(const struct explaining *explaining, struct text id) {
    const struct value *questions = value_find(explaining->survey_value, "questions");
    const struct value *text = value_find(value_find_text(questions, id), "text");
    return text && text->kind == VALUE_TEXT ? text->text : TEXT("");
}

static struct text show(const struct explaining *explaining, const struct value *value) {
    return value->kind == VALUE_NIL ? text_of(gettext("none"))
                                    : text_of_value(explaining->arena, value, FIGURES);
}

// ---- a call ----

// Why an item does or does not count.
static const char *counting(const struct explained_item *item) {
    return item->counted ? gettext("yes") : gettext("no");
}

static void write_items(const struct explaining *explaining, const struct explained_call *call) {
    static const char *const heads[] = {N_("item"),    N_("raw"),     N_("reversed"), N_("value"),
                                        N_("counted"), N_("missing"), N_("question")};
    struct text_table table = text_table_begin(explaining->arena, "lrlrlll");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        text_table_add_string(&table, gettext(heads[i]));
    for (size_t i = 0; i < call->item_count; i++) {
        const struct explained_item *item = &call->items[i];
        text_table_add(&table, item->id);
        text_table_add_value(&table, &item->raw, FIGURES);
        text_table_add_string(&table, item->reversed ? gettext("yes") : "");
        text_table_add_value(&table, &item->value, FIGURES);
        text_table_add_string(&table, counting(item));
        text_table_add_string(&table, item->missing ? item->missing : "");
        text_table_add(&table, question_text(explaining, item->id));
    }
    text_table_write(&table, 4, explaining->output);
}

static void write_rule(const struct explaining *explaining, const struct explained_call *call) {
    struct builder *output = explaining->output;
    builder_string(output, "    ");
    if (text_is(call->rule, "all"))
        builder_format(output, gettext("%zu of %zu applicable items answered, all needed"),
                       call->answered, call->applicable);
    else if (text_is(call->rule, "at_least"))
        builder_format(output,
                       gettext("%zu of %zu applicable items answered, at least %.10g needed"),
                       call->answered, call->applicable, call->threshold);
    else
        builder_format(output,
                       gettext("%zu of %zu applicable items answered, at least %.10g %% needed"),
                       call->answered, call->applicable, call->threshold * 100);
    builder_format(output, ": %s\n", call->met ? gettext("met") : gettext("not met, no score"));
}

static void write_rows(const struct explaining *explaining, const struct explained_call *call) {
    char *alignment = arena_allocate(explaining->arena, call->column_count + 2);
    memset(alignment, 'l', call->column_count + 1);
    alignment[0] = 'r';
    struct text_table table = text_table_begin(explaining->arena, alignment);
    text_table_add_string(&table, gettext("row"));
    for (size_t i = 0; i < call->column_count; i++)
        text_table_add(&table, call->columns[i]);
    for (size_t row = 0; row < call->row_count; row++) {
        text_table_add(&table, call->rows[row]
                                   ? text_format(explaining->arena, "%zu", call->rows[row])
                                   : TEXT("-"));
        for (size_t i = 0; i < call->column_count; i++)
            text_table_add(&table, call->cells[row * call->column_count + i]);
    }
    text_table_write(&table, 4, explaining->output);
}

static void write_result(const struct explaining *explaining, const struct explained_call *call) {
    struct builder *output = explaining->output;
    size_t rows = call->result.kind == VALUE_LIST ? call->result.list.count : 0;
    builder_string(output, "    ");
    if (call->formula.length)
        builder_text(output, call->formula);
    builder_string(output, call->formula.length ? " = " : "= ");
    if (call->roster.length || (rows && call->result.list.items[0].kind == VALUE_MAP))
        builder_format(output, ngettext("%zu row", "%zu rows", rows), rows);
    else
        builder_text(output, show(explaining, &call->result));
    builder_byte(output, '\n');
}

// A call in full, or, where it stands in full at an earlier score, that it does.
static void write_call(const struct explaining *explaining, const struct explained_score *score,
                       size_t place) {
    const struct explained_call *call = &explaining->explanation->calls[place];
    const struct explained_score *before = explaining->shown[place];
    builder_format(explaining->output, "\n  %s %u: %.*s(%.*s)\n", gettext("line"), call->line,
                   TEXT_ARGUMENTS(call->name), TEXT_ARGUMENTS(call->arguments));
    if (before && (call->item_count || call->row_count)) {
        builder_format(explaining->output, "    %s %.*s\n", gettext("as at"),
                       TEXT_ARGUMENTS(before->name));
    } else {
        // The roster is shown whole where the script itself went through it.
        bool rows = call->roster.length == 0 || score->own == SIZE_MAX;
        if (call->items)
            write_items(explaining, call);
        if (call->row_count && rows)
            write_rows(explaining, call);
        if (call->has_rule)
            write_rule(explaining, call);
        if (rows)
            explaining->shown[place] = score;
    }
    write_result(explaining, call);
}

// ---- what the script looked up itself ----

// Where the script looked this question up: "missing:41,42 raw:43"; empty when it did not.
static struct text where_looked_up(const struct explaining *explaining,
                                   const struct explained_score *score, struct text question) {
    struct builder where = {.arena = explaining->arena};
    struct text key = TEXT("");
    for (size_t i = 0; i < score->read_count; i++) {
        const struct explained_read *read = &explaining->explanation->reads[score->reads[i]];
        if (!text_equal(read->question, question))
            continue;
        if (text_equal(read->key, key))
            builder_format(&where, ",%u", read->line);
        else
            builder_format(&where, "%s%.*s:%u", where.length ? " " : "", TEXT_ARGUMENTS(read->key),
                           read->line);
        key = read->key;
    }
    return builder_result(&where);
}

static void write_reads(const struct explaining *explaining, const struct explained_score *score) {
    static const char *const heads[] = {N_("item"),    N_("raw"),      N_("reversed"), N_("value"),
                                        N_("missing"), N_("key:line"), N_("question")};
    struct text_table table = text_table_begin(explaining->arena, "lrlrlll");
    const struct value *answers = explaining->answers;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        text_table_add_string(&table, gettext(heads[i]));
    for (size_t i = 0; i < answers->map.count; i++) {
        const struct entry *entry = &answers->map.entries[i];
        struct text where = where_looked_up(explaining, score, entry->key);
        if (where.length == 0)
            continue;
        const struct value *reversed = value_find(&entry->value, "reversed");
        const struct value *missing = value_find(&entry->value, "missing");
        text_table_add(&table, entry->key);
        text_table_add_value(&table, value_find(&entry->value, "raw"), FIGURES);
        text_table_add_string(&table, reversed->boolean ? gettext("yes") : "");
        text_table_add_value(&table, value_find(&entry->value, "value"), FIGURES);
        text_table_add(&table, missing->kind == VALUE_TEXT ? missing->text : TEXT(""));
        text_table_add(&table, where);
        text_table_add(&table, question_text(explaining, entry->key));
    }
    if (score->read_count == 0)
        return;
    builder_format(explaining->output, "\n  %s\n", gettext("looked up by the script itself"));
    text_table_write(&table, 4, explaining->output);
}

// ---- a score ----

// With the line of the script, so that the reader need not look it up.
static void write_head(const struct explaining *explaining, const struct explained_score *score) {
    struct text value = show(explaining, &score->value);
    const struct source *source = explaining->explanation->source;
    struct text line = text_trim(source_line(source, score->line));
    builder_format(explaining->output, "\n%.*s.%.*s = %.*s\n  %.*s:%u: %.*s\n",
                   TEXT_ARGUMENTS(explaining->survey->id), TEXT_ARGUMENTS(score->name),
                   TEXT_ARGUMENTS(value), TEXT_ARGUMENTS(source->path), score->line,
                   TEXT_ARGUMENTS(line));
}

static void write_score(const struct explaining *explaining, const struct explained_score *score) {
    bool parts = score->read_count > 0;
    write_head(explaining, score);
    write_reads(explaining, score);
    for (size_t i = 0; i < score->call_count; i++) {
        if (explaining->explanation->calls[score->calls[i]].about_survey)
            continue;
        write_call(explaining, score, score->calls[i]);
        parts = true;
    }
    if (!parts)
        builder_format(explaining->output, "  %s\n",
                       gettext("no other answer would make it another score"));
    else if (score->own == SIZE_MAX)
        builder_format(explaining->output, "\n  %s: %.*s\n",
                       gettext("worked out from this by the script"),
                       TEXT_ARGUMENTS(show(explaining, &score->value)));
}

// Is this the score that is asked for, or one of them? With or without the survey's id.
static bool is_wanted(const struct explaining *explaining, const struct explained_score *score) {
    struct text wanted = explaining->wanted, id = explaining->survey->id;
    if (wanted.length == 0 || text_equal(wanted, id))
        return true;
    if (text_starts(wanted, id) && wanted.bytes[id.length] == '.')
        wanted = text_slice(wanted, id.length + 1, wanted.length);
    return text_equal(score->name, wanted) ||
           (text_starts(score->name, wanted) && score->name.bytes[wanted.length] == '.');
}

void explain_scores(struct explaining *explaining) {
    explaining->shown = arena_new_array(explaining->arena, explaining->explanation->call_count,
                                        const struct explained_score *);
    for (size_t i = 0; i < explaining->explanation->score_count; i++) {
        const struct explained_score *score = &explaining->explanation->scores[i];
        if (!is_wanted(explaining, score))
            continue;
        write_score(explaining, score);
        explaining->told++;
    }
}
