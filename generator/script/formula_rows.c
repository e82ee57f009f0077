// SPDX-License-Identifier: GPL-3.0-or-later
// What can be told of calls over the rows of a roster: what stands in the columns they go over, and
// the formulas of kit.network.
#include "script/trace.h"

#include <libintl.h>
#include <math.h>
#include <string.h>

// The number of a row in the roster it stands in, from 1; 0 when it is none of its rows.
static size_t number_of_row(const struct value *answers, const struct value *row) {
    for (size_t i = 0; answers && i < answers->map.count; i++) {
        const struct value *rows = value_find(&answers->map.entries[i].value, "rows");
        for (size_t k = 0; rows && rows->kind == VALUE_LIST && k < rows->list.count; k++)
            if (&rows->list.items[k] == row)
                return k + 1;
    }
    return 0;
}

static struct text cell_text(struct arena *arena, const struct value *answer) {
    const struct value *raw = value_find(answer, "raw"), *missing = value_find(answer, "missing");
    struct builder text = {.arena = arena};
    bool list = raw && raw->kind == VALUE_LIST;
    if (missing && missing->kind == VALUE_TEXT)
        return text_format(arena, "(%.*s)", TEXT_ARGUMENTS(missing->text));
    for (size_t i = 0; raw && i < (list ? raw->list.count : 1); i++) {
        const struct value *one = list ? &raw->list.items[i] : raw;
        builder_string(&text, i ? " " : "");
        if (one->kind == VALUE_NUMBER)
            builder_text(&text, formula_number(arena, one->number));
        else if (one->kind == VALUE_TEXT)
            builder_text(&text, one->text);
    }
    return text.length ? builder_result(&text) : TEXT("-");
}

// Notes what stands in these columns of these rows.
static void note_cells(struct telling *telling, const struct value *const *rows, size_t count,
                       const struct text *columns, size_t column_count) {
    struct explained_call *call = telling->call;
    size_t *numbers = arena_new_array(telling->arena, count, size_t);
    struct text *cells = arena_new_array(telling->arena, count * column_count, struct text);
    for (size_t row = 0; row < count; row++) {
        numbers[row] = number_of_row(sandbox_of(telling->state)->trace->answers, rows[row]);
        for (size_t column = 0; column < column_count; column++)
            cells[row * column_count + column] =
                cell_text(telling->arena, value_find_text(rows[row], columns[column]));
    }
    call->columns = columns;
    call->column_count = column_count;
    call->rows = numbers;
    call->cells = cells;
    call->row_count = count;
}

// The columns that a function of kit.network was asked for.
static void note_columns(struct telling *telling, size_t column_count) {
    size_t count = kit_row_count(telling->state);
    const struct value **rows = arena_new_array(telling->arena, count, const struct value *);
    struct text *columns = arena_new_array(telling->arena, column_count, struct text);
    for (size_t i = 0; i < column_count; i++)
        columns[i] = text_copy(telling->arena, sandbox_text(telling->state, (int)i + 2));
    for (size_t i = 0; i < count; i++) {
        lua_geti(telling->state, 1, (lua_Integer)i + 1);
        rows[i] = view_at(telling->state, -1);
        lua_pop(telling->state, 1);
    }
    note_cells(telling, rows, count, columns, column_count);
}

// kit.rows(answers, "people"): all of its columns.
void formula_note_roster(struct telling *telling) {
    const struct value *answers = kit_answers(telling->state, 1);
    const struct value *found =
        value_find(value_find_text(answers, sandbox_text(telling->state, 2)), "rows");
    size_t count = found && found->kind == VALUE_LIST ? found->list.count : 0, column_count;
    const struct value **rows = arena_new_array(telling->arena, count, const struct value *);
    for (size_t i = 0; i < count; i++)
        rows[i] = &found->list.items[i];
    struct text *columns = view_names(count ? rows[0] : NULL, telling->arena, &column_count);
    note_cells(telling, rows, count, columns, column_count);
    telling->call->roster = text_copy(telling->arena, sandbox_text(telling->state, 2));
}

// How many codes were chosen in a column, in all rows and in the row with most; and how many rows
// have any.
struct ties {
    double all, most, rows;
};

static struct ties count_ties(struct telling *telling, int column) {
    struct ties ties = {0};
    for (size_t row = 0; row < telling->call->row_count; row++) {
        double chosen = (double)kit_chosen_count(kit_cell(telling->state, row, column));
        ties.all += chosen;
        ties.most = fmax(ties.most, chosen);
        ties.rows += chosen > 0;
    }
    return ties;
}

static double count_code(struct telling *telling, int column, const struct codes *codes) {
    double found = 0;
    for (size_t row = 0; row < telling->call->row_count; row++)
        found += kit_chosen(telling->state, kit_cell(telling->state, row, column), codes);
    return found;
}

static void tell_each_code(struct telling *telling) {
    struct codes codes = kit_codes(telling->state, 3);
    for (size_t i = 0; i < codes.count; i++) {
        struct codes one = {&codes.items[i], 1};
        builder_format(&telling->formula, "%s%.*s: ", i ? ", " : "",
                       TEXT_ARGUMENTS(codes.items[i].text));
        formula_tell_number(telling, count_code(telling, 2, &one));
    }
}

static void tell_diversity(struct telling *telling) {
    const struct text *cells = telling->call->cells;
    size_t count = telling->call->row_count, known = 0, told = 0;
    for (size_t i = 0; i < count; i++)
        known += !text_is(cells[i], "-") && !text_starts(cells[i], TEXT("("));
    for (size_t i = 0; i < count; i++) {
        size_t same = 0, before = 0;
        for (size_t k = 0; k < count; k++) {
            same += text_equal(cells[k], cells[i]);
            before += k < i && text_equal(cells[k], cells[i]);
        }
        if (before || text_is(cells[i], "-") || text_starts(cells[i], TEXT("(")))
            continue;
        builder_format(&telling->formula, "%s(%zu / %zu)^2", told++ ? " + " : "1 - (", same, known);
    }
    formula_tell(telling, told ? ")" : "");
}

static void tell_reciprocity(struct telling *telling) {
    double both = 0;
    for (size_t row = 0; row < telling->call->row_count; row++)
        both += kit_chosen_count(kit_cell(telling->state, row, 2)) > 0 &&
                kit_chosen_count(kit_cell(telling->state, row, 3)) > 0;
    formula_tell_fraction(telling, both, (double)telling->call->row_count);
}

static void tell_balance(struct telling *telling) {
    bool all = telling->count < 4 || lua_isnil(telling->state, 4);
    struct codes codes = all ? (struct codes){0} : kit_codes(telling->state, 4);
    double received = all ? count_ties(telling, 2).all : count_code(telling, 2, &codes);
    double given = all ? count_ties(telling, 3).all : count_code(telling, 3, &codes);
    const double numbers[] = {received, given};
    formula_tell(telling, "(");
    formula_tell_numbers(telling, numbers, 2, " - ");
    formula_tell(telling, ") / (");
    formula_tell_numbers(telling, numbers, 2, " + ");
    formula_tell(telling, ")");
}

// "1-2, 1-3: 2 of 6 pairs"
static void tell_pairs(struct telling *telling) {
    struct pairs pairs = kit_pairs(telling->state);
    size_t rows = telling->call->row_count;
    for (size_t i = 0; i < pairs.count; i++)
        builder_format(&telling->formula, "%s%.0f-%.0f", i ? ", " : "", pairs.items[i].first,
                       pairs.items[i].second);
    builder_format(&telling->formula, gettext("%s%zu of %zu pairs"), pairs.count ? ": " : "",
                   pairs.count, rows ? rows * (rows - 1) / 2 : 0);
    if (pairs.unknown)
        builder_format(&telling->formula, gettext(", %zu unknown"), pairs.unknown);
}

static void note_density(struct telling *telling) {
    if (lua_isnil(telling->state, 2))
        return;
    double people = lua_tonumber(telling->state, 1);
    formula_tell(telling, "2 * ");
    formula_tell_number(telling, lua_tonumber(telling->state, 2));
    formula_tell(telling, " / (");
    formula_tell_number(telling, people);
    formula_tell(telling, " * ");
    formula_tell_number(telling, people - 1);
    formula_tell(telling, ")");
}

static void tell_codes_of_rows(struct telling *telling, bool share) {
    struct codes codes = kit_codes(telling->state, 3);
    double found = count_code(telling, 2, &codes), all = (double)telling->call->row_count;
    if (share)
        formula_tell_fraction(telling, found, all);
    else
        builder_format(&telling->formula, gettext("%.0f of %.0f rows"), found, all);
}

void formula_note_network(struct telling *telling, const char *name) {
    if (strcmp(name, "density") == 0) {
        note_density(telling);
        return;
    }
    bool two = strcmp(name, "reciprocity") == 0 || strcmp(name, "balance") == 0;
    note_columns(telling, two ? 2 : 1);
    struct ties ties = count_ties(telling, 2);
    if (strcmp(name, "pairs") == 0)
        tell_pairs(telling);
    else if (strcmp(name, "diversity") == 0)
        tell_diversity(telling);
    else if (strcmp(name, "bottleneck") == 0)
        formula_tell_fraction(telling, ties.most, ties.all);
    else if (strcmp(name, "multiplexity") == 0)
        formula_tell_fraction(telling, ties.all, ties.rows);
    else if (strcmp(name, "reciprocity") == 0)
        tell_reciprocity(telling);
    else if (strcmp(name, "balance") == 0)
        tell_balance(telling);
    else if (strcmp(name, "gaps") == 0 || strcmp(name, "single") == 0)
        tell_each_code(telling);
    else if (strcmp(name, "counts") != 0)
        tell_codes_of_rows(telling, strcmp(name, "share") == 0);
}
