// SPDX-License-Identifier: GPL-3.0-or-later
// The index of an edition: its sheets as shelves, which the template templates/index.md shows.
#include "press/batch.h"

// A sheet in the index: {title, shelf (the heading that its template wants to stand under), name,
// document, respondent, survey, group (its title), private, for, pdf, html, md}.
static struct value index_entry(const struct press *press, const struct sheet *sheet,
                                struct arena *arena) {
    static const char *const audiences[] = {"person", "group", "blank"};
    struct value entry = value_map();
    output_describe(arena, press, sheet, &entry);
    if (sheet->group)
        value_set_string(arena, &entry, "group", value_text(sheet->group->title));
    value_set_string(arena, &entry, "for", value_string(audiences[sheet->document->audience]));
    value_set_string(arena, &entry, "pdf", value_nil());
    value_set_string(arena, &entry, "html", value_nil());
    value_set_string(arena, &entry, "md", value_nil());
    return entry;
}

// Variants have the same title: told apart by their name.
static struct value index_title(struct arena *arena, const struct sheet *sheet,
                                const struct value *output) {
    const struct value *title = value_find(output, "title");
    if (!sheet->variant)
        return *title;
    return value_text(text_format(arena, "%.*s (%.*s)", TEXT_ARGUMENTS(title->text),
                                  TEXT_ARGUMENTS(sheet->variant->name)));
}

// Sheets in the order in which the index names them: those of the edition, and behind them those of
// each person together. A counting sort: an edition may have thousands of people.
static const size_t *reading_order(const struct press *press, struct arena *arena) {
    size_t *order = arena_new_array(arena, press->sheet_count, size_t);
    size_t *places = arena_new_array(arena, press->respondents.count + 2, size_t);
    for (int placing = 0; placing <= 1; placing++) {
        for (size_t i = 0; i < press->sheet_count; i++) {
            const struct sheet *sheet = &press->sheets[i];
            size_t owner = sheet->document->audience == FOR_PERSON ? sheet->respondent + 1 : 0;
            if (placing)
                order[places[owner]++] = i;
            else
                places[owner + 1]++;
        }
        for (size_t i = 1; !placing && i <= press->respondents.count + 1; i++)
            places[i] += places[i - 1];
    }
    return order;
}

// The outputs by sheet, in reading order; sheets of which nothing was made are left out.
static struct value index_entries(const struct press *press, const struct value *outputs,
                                  struct arena *arena) {
    const struct sheet **sorted = sheets_by_name(press, arena);
    struct value *by_sheet = arena_new_array(arena, press->sheet_count, struct value);
    struct value entries = value_list();
    for (size_t i = 0; i < outputs->list.count; i++) {
        const struct value *output = &outputs->list.items[i];
        const struct sheet *sheet = output_sheet(press, sorted, output);
        if (!sheet)
            continue;
        struct value *entry = &by_sheet[sheet - press->sheets];
        if (entry->kind == VALUE_NIL)
            *entry = index_entry(press, sheet, arena);
        const struct value *shelf = value_find(output, "shelf");
        value_set_string(arena, entry, "title", index_title(arena, sheet, output));
        value_set_string(arena, entry, "shelf", shelf ? *shelf : value_nil());
        value_set(arena, entry, value_find(output, "format")->text, *value_find(output, "path"));
    }
    const size_t *order = reading_order(press, arena);
    for (size_t i = 0; i < press->sheet_count; i++)
        if (by_sheet[order[i]].kind == VALUE_MAP)
            value_append(arena, &entries, by_sheet[order[i]]);
    return entries;
}

struct shelf {
    struct value title; // a text, or nil
    bool people;
    struct value sheets;
};

struct shelves {
    struct shelf *items;
    size_t count, capacity;
};

// What is for one person never shares a shelf with what is for everybody.
static struct shelf *find_shelf(struct shelves *shelves, const struct value *entry,
                                struct arena *arena) {
    const struct value *title = value_find(entry, "shelf");
    bool people = value_find(entry, "private")->boolean;
    for (size_t i = 0; i < shelves->count; i++)
        if (shelves->items[i].people == people && value_equal(&shelves->items[i].title, title))
            return &shelves->items[i];
    arena_push(arena, shelves->items, shelves->count, shelves->capacity) =
        (struct shelf){*title, people, value_list()};
    return &shelves->items[shelves->count - 1];
}

struct value index_shelves(const struct press *press, const struct value *outputs,
                           struct arena *arena) {
    struct value entries = index_entries(press, outputs, arena), result = value_list();
    struct shelves shelves = {0};
    for (size_t i = 0; i < entries.list.count; i++) {
        const struct value *entry = &entries.list.items[i];
        value_append(arena, &find_shelf(&shelves, entry, arena)->sheets, *entry);
    }
    for (int people = 0; people <= 1; people++)
        for (size_t i = 0; i < shelves.count; i++) {
            struct value shelf = value_map();
            if (shelves.items[i].people != people)
                continue;
            value_set_string(arena, &shelf, "title", shelves.items[i].title);
            value_set_string(arena, &shelf, "people", value_boolean(people));
            value_set_string(arena, &shelf, "sheets", shelves.items[i].sheets);
            value_append(arena, &result, shelf);
        }
    return result;
}
