// SPDX-License-Identifier: GPL-3.0-or-later
// Experiences: an icon in a round with its name, in groups that each have a panel. The round tells
// how it is with each; on a poster, where nobody is asked, all are plain.
#include "drawing/experiences.h"

#define KEY_GAP 1.0F // above what the rounds mean; in label sizes
#define KEY_ROUND 1.3F

static const char *const state_names[STATES] = {"there", "little", "not_yet", "unknown"};

// ---- reading ----

static bool read_state_words(struct experiences *experiences) {
    static const char *const words[STATES][2] = {{"is er", "is there"},
                                                 {"een beetje", "a little"},
                                                 {"nog niet", "not yet"},
                                                 {"niet bekend", "not known"}};
    const struct drafting *drafting = experiences->chart->drafting;
    const struct value *own = value_find(experiences->chart->body, "states");
    bool good =
        !own || own->kind == VALUE_NIL || (own->kind == VALUE_LIST && own->list.count <= STATES);
    for (size_t i = 0; i < STATES; i++) {
        experiences->state_words[i] = draft_word(drafting, words[i][0], words[i][1]);
        if (!good || !own || own->kind == VALUE_NIL || i >= own->list.count)
            continue;
        good = own->list.items[i].kind == VALUE_TEXT;
        if (good)
            experiences->state_words[i] = draft_clean(drafting, own->list.items[i].text);
    }
    if (!good)
        report_error(drafting->diagnostics, draft_position(drafting, own),
                     "expected words such as [is er, een beetje, nog niet, weet ik niet]",
                     "these cannot be the states of experiences");
    return good;
}

static bool read_icon(struct experiences *experiences, size_t item) {
    const struct chart *chart = experiences->chart;
    const struct drafting *drafting = chart->drafting;
    const struct value *icon = value_find(&chart->items[item], "icon");
    struct text name = icon && icon->kind == VALUE_TEXT ? icon->text : TEXT("");
    const char *expected;
    experiences->all[item].icon = icon_find(drafting->arena, name, &expected);
    if (experiences->all[item].icon)
        return true;
    report_error(drafting->diagnostics, draft_position(drafting, icon ? icon : &chart->items[item]),
                 expected,
                 icon ? N_("\"%.*s\" has an icon that is not there") : N_("\"%.*s\" has no icon"),
                 TEXT_ARGUMENTS(chart->names[item]));
    return false;
}

static bool read_state(struct experiences *experiences, size_t item) {
    const struct chart *chart = experiences->chart;
    const struct drafting *drafting = chart->drafting;
    const struct value *state = value_find(&chart->items[item], "state");
    enum state *place = &experiences->all[item].state;
    *place = STATE_NONE;
    if (!state || state->kind == VALUE_NIL)
        return true;
    struct text name = state->kind == VALUE_TEXT ? state->text : TEXT("");
    struct text names[STATES];
    for (int i = 0; i < STATES; i++) {
        names[i] = text_of(state_names[i]);
        if (text_equal(name, names[i]))
            *place = (enum state)i;
    }
    if (*place != STATE_NONE) {
        experiences->has_state[*place] = true;
        return true;
    }
    report_error(drafting->diagnostics, draft_position(drafting, state),
                 expected_nearest(drafting->arena, name, names, STATES),
                 "\"%s\" of \"%.*s\" cannot be drawn", "state", TEXT_ARGUMENTS(chart->names[item]));
    return false;
}

static size_t group_of(struct experiences *experiences, size_t item) {
    const struct chart *chart = experiences->chart;
    struct text title = draft_text(chart->drafting, &chart->items[item], "group");
    size_t group = 0;
    while (group < experiences->group_count && !text_equal(experiences->groups[group].title, title))
        group++;
    if (group == experiences->group_count)
        experiences->groups[experiences->group_count++] = (struct experience_group){title, 0};
    experiences->groups[group].count++;
    return group;
}

static bool read_experiences(struct experiences *experiences) {
    const struct chart *chart = experiences->chart;
    struct arena *arena = chart->drafting->arena;
    bool good = read_state_words(experiences);
    experiences->all = arena_new_array(arena, chart->count, struct experience);
    experiences->groups = arena_new_array(arena, chart->count, struct experience_group);
    for (size_t i = 0; i < chart->count; i++) {
        good &= read_icon(experiences, i);
        good &= read_state(experiences, i);
        experiences->all[i].group = group_of(experiences, i);
        experiences->all[i].text = draft_text(chart->drafting, &chart->items[i], "text");
    }
    return good;
}

// ---- words ----

enum column { COLUMN_NAME, COLUMN_GROUP, COLUMN_STATE, COLUMN_TEXT, COLUMNS };

static struct text cell_of(const struct experiences *experiences, size_t item, enum column column) {
    const struct experience *experience = &experiences->all[item];
    switch (column) {
    case COLUMN_GROUP:
        return experiences->groups[experience->group].title;
    case COLUMN_STATE:
        return experience->state == STATE_NONE ? TEXT("")
                                               : experiences->state_words[experience->state];
    case COLUMN_TEXT:
        return experience->text;
    default:
        return experiences->chart->names[item];
    }
}

// A column that is empty for all is left out.
static bool tell_table(const struct experiences *experiences) {
    struct chart *chart = experiences->chart;
    const struct drafting *drafting = chart->drafting;
    const struct text all_heads[COLUMNS] = {
        draft_word(drafting, "Ervaring", "Experience"),
        draft_word(drafting, "Waar gaat het over?", "About"),
        draft_word(drafting, "Hoe is het nu?", "Now"),
        draft_word(drafting, "Wie kan helpen?", "Who can help?")};
    enum column used[COLUMNS];
    struct text heads[COLUMNS];
    size_t columns = 0;
    for (enum column column = 0; column < COLUMNS; column++)
        for (size_t i = 0; i < chart->count; i++)
            if (cell_of(experiences, i, column).length) {
                heads[columns] = all_heads[column];
                used[columns++] = column;
                break;
            }
    if (!draft_table(drafting, chart->body, chart->figure, heads, columns, chart->count))
        return false;
    for (size_t i = 0; i < chart->count; i++)
        for (size_t j = 0; j < columns; j++) {
            struct text cell = cell_of(experiences, i, used[j]);
            *draft_cell(chart->figure, i, j) = cell.length ? cell : TEXT("–");
        }
    return true;
}

// "een goede vriend: is er (vrienden of school)"
static struct text tell_one(const struct experiences *experiences, size_t item) {
    struct builder told = {.arena = experiences->chart->drafting->arena};
    struct text state = cell_of(experiences, item, COLUMN_STATE);
    struct text text = experiences->all[item].text;
    builder_text(&told, experiences->chart->names[item]);
    if (state.length)
        builder_format(&told, ": %.*s", TEXT_ARGUMENTS(state));
    if (text.length)
        builder_format(&told, " (%.*s)", TEXT_ARGUMENTS(text));
    return builder_result(&told);
}

static void describe(const struct experiences *experiences) {
    const struct chart *chart = experiences->chart;
    struct arena *arena = chart->drafting->arena;
    struct builder told = {.arena = arena};
    struct text *members = arena_new_array(arena, chart->count, struct text);
    builder_text(&told, chart_opening(chart, "Figuur met", "Figure with", "ervaring", "ervaringen",
                                      "experience", "experiences"));
    for (size_t group = 0; group < experiences->group_count; group++) {
        size_t count = 0;
        for (size_t i = 0; i < chart->count; i++)
            if (experiences->all[i].group == group)
                members[count++] = tell_one(experiences, i);
        struct text title = experiences->groups[group].title;
        if (title.length)
            builder_format(&told, " %.*s:", TEXT_ARGUMENTS(title));
        builder_format(&told, " %.*s.", TEXT_ARGUMENTS(text_join(arena, members, count, "; ")));
    }
    draft_describe(chart->drafting, chart->body, chart->drawing, builder_result(&told));
}

// ---- drawing ----

// What the rounds mean, of those that are there.
static float draw_key(const struct experiences *experiences, float top) {
    const struct chart *chart = experiences->chart;
    float size = chart->drafting->palette->size, diameter = KEY_ROUND * size;
    struct key key =
        key_begin(chart->drafting, chart->drawing, 0, chart->drawing->width, top + KEY_GAP * size);
    bool any = false;
    for (enum state state = 0; state < STATES; state++) {
        if (!experiences->has_state[state])
            continue;
        any = true;
        struct point left = key_add(&key, diameter, experiences->state_words[state]);
        experiences_draw_round(experiences, state, NULL,
                               (struct point){left.x + diameter / 2, left.y}, diameter);
    }
    return any ? key_end_line(&key) : top;
}

bool chart_experiences(struct chart *chart) {
    struct experiences experiences = {.chart = chart};
    if (!read_experiences(&experiences) || !tell_table(&experiences))
        return false;
    describe(&experiences);
    chart->drawing->height = draw_key(&experiences, experiences_draw_panels(&experiences));
    return true;
}
