// SPDX-License-Identifier: GPL-3.0-or-later
// Charts of every kind, with random data: nothing leaves the frame, no label is covered, and words
// and table say all that is drawn. And what is particular to a kind.
#include "figures.h"

#define SEEDS 200

static const float widths[] = {470.55F, 340, 505, 260};

static const char *pick_label(uint32_t *seed) {
    static const char *const labels[] = {
        "Samen",
        "Iemand die altijd even langskomt",
        "Goede ouderervaringen",
        "Hulp",
        "Samenwerkingsverbandvertegenwoordiger",
        "Vertrouwen in de mensen om het gezin heen, ook als het even tegenzit",
        "Tijd en ruimte",
        "Één"};
    return labels[below(seed, sizeof labels / sizeof *labels)];
}

static void add_number(struct builder *body, uint32_t *seed, const char *key, bool always) {
    if (always || below(seed, 8))
        builder_format(body, ", %s: %.2f", key, 1 + below(seed, 401) / 100.0);
}

static void add_numbers(struct builder *body, uint32_t *seed, const char *key) {
    builder_format(body, ", %s: [", key);
    for (uint32_t i = 0, count = below(seed, 13); i < count; i++)
        builder_format(body, "%s%u", i ? ", " : "", 1 + below(seed, 5));
    builder_byte(body, ']');
}

static void add_scale(struct builder *body, uint32_t *seed) {
    if (below(seed, 2))
        builder_string(body, "minimum: 1\nmaximum: 5\n");
    if (below(seed, 2))
        builder_string(body, "ends: [helemaal niet waar, helemaal waar]\n");
}

static void add_bar(struct builder *body, uint32_t *seed) {
    add_number(body, seed, "value", false);
    if (below(seed, 3) == 0)
        builder_string(body, ", text: ongeveer vier van de vijf");
}

static void add_dots(struct builder *body, uint32_t *seed) {
    add_number(body, seed, "value", false);
    if (below(seed, 2))
        add_numbers(body, seed, "values");
}

static void add_profile(struct builder *body, uint32_t *seed) {
    double middle = 2 + below(seed, 200) / 100.0, margin = below(seed, 100) / 100.0;
    builder_format(body, ", value: %.2f", middle);
    if (below(seed, 4))
        builder_format(body, ", low: %.2f, high: %.2f", middle - margin, middle + margin);
    if (below(seed, 3) == 0)
        add_numbers(body, seed, "values");
}

static void add_slope(struct builder *body, uint32_t *seed) {
    add_number(body, seed, "before", false);
    add_number(body, seed, "after", false);
}

#define ANSWERS 5

static void begin_distribution(struct builder *body, uint32_t *seed) {
    (void)seed;
    builder_string(body,
                   "answers: [helemaal niet, bijna niet, een beetje, best wel, helemaal wel]\n");
}

static void add_shares(struct builder *body, uint32_t *seed) {
    uint32_t rest = 100;
    builder_string(body, ", shares: [");
    for (int i = 0; i < ANSWERS; i++) {
        uint32_t share = i + 1 < ANSWERS ? below(seed, rest + 1) : rest;
        rest -= share;
        builder_string(body, i ? ", " : "");
        if (below(seed, 9))
            builder_format(body, "%.2f", share / 100.0);
        else
            builder_string(body, "false");
    }
    builder_byte(body, ']');
}

static void add_balance(struct builder *body, uint32_t *seed) {
    builder_format(body, ", given: %u, received: %u", below(seed, 13), below(seed, 13));
}

static void add_people(struct builder *body, uint32_t *seed) {
    builder_string(body, ", people: [");
    for (uint32_t i = 0, count = below(seed, 9); i < count; i++)
        builder_format(body, "%svriend %u van school", i ? ", " : "", i + 1);
    builder_byte(body, ']');
}

static const char *const icons[] = {"heart",  "friends", "adult",    "teacher", "neighbours",
                                    "circle", "giving",  "home",     "clock",   "school",
                                    "ball",   "palette", "balloons", "anchor",  "smile"};
#define ICONS (sizeof icons / sizeof *icons)

static void add_experience(struct builder *body, uint32_t *seed) {
    static const char *const states[] = {"there", "little", "not_yet", "unknown"};
    builder_format(body, ", icon: %s", icons[below(seed, ICONS)]);
    if (below(seed, 4))
        builder_format(body, ", group: Deel %u van het leven", below(seed, 3));
    if (below(seed, 2))
        builder_string(body, ", text: een vriend of het buurthuis");
    if (below(seed, 2))
        builder_format(body, ", state: %s", states[below(seed, 4)]);
}

static void begin_scale(struct builder *body, uint32_t *seed) {
    add_scale(body, seed);
}

static const struct kind {
    const char *name;
    void (*begin)(struct builder *body, uint32_t *seed);
    void (*add)(struct builder *body, uint32_t *seed);
} kinds[] = {
    {"bars", NULL, add_bar},
    {"profile", begin_scale, add_profile},
    {"dots", begin_scale, add_dots},
    {"slopes", NULL, add_slope},
    {"distribution", begin_distribution, add_shares},
    {"balance", NULL, add_balance},
    {"coverage", NULL, add_people},
    {"experiences", NULL, add_experience},
};
#define KINDS (sizeof kinds / sizeof *kinds)

static const char *make_body(const struct kind *kind, uint32_t seed) {
    struct builder body = {.arena = arena};
    builder_format(&body, "kind: %s\ntitle: Figuur %u\n", kind->name, seed);
    if (kind->begin)
        kind->begin(&body, &seed);
    builder_string(&body, "data:\n");
    uint32_t count = 1 + below(&seed, 16);
    for (uint32_t i = 0; i < count; i++) {
        builder_format(&body, "  - {label: \"%s\"", pick_label(&seed));
        kind->add(&body, &seed);
        builder_string(&body, "}\n");
    }
    return builder_result(&body).bytes;
}

static void nothing_leaves_or_is_covered(void **state) {
    (void)state;
    for (size_t i = 0; i < KINDS; i++)
        for (uint32_t seed = 1; seed <= SEEDS; seed++) {
            struct figure figure;
            const char *body = make_body(&kinds[i], seed);
            if (!draw(chart_draw, body, widths[seed % 4], &figure))
                fail_msg("%s\n%s", body, said);
            check_marks(figure.drawing);
        }
}

static void words_name_every_value(void **state) {
    (void)state;
    for (size_t i = 0; i < KINDS; i++)
        for (uint32_t seed = 1; seed <= SEEDS; seed++) {
            struct figure figure;
            assert_true(draw(chart_draw, make_body(&kinds[i], seed), 470, &figure));
            struct text told = figure.drawing->description;
            for (size_t j = figure.columns; j < (figure.rows + 1) * figure.columns; j++) {
                struct text cell = figure.cells[j];
                assert_true(cell.length > 0);
                if (!text_is(cell, "–") && text_find(told, cell, 0) == SIZE_MAX)
                    fail_msg("%s: \"%.*s\" is not in \"%.*s\"", kinds[i].name, TEXT_ARGUMENTS(cell),
                             TEXT_ARGUMENTS(told));
            }
        }
}

// ---- experiences ----

static struct drawing *experiences(const char *data, float width) {
    struct figure figure;
    const char *body = text_format(arena, "kind: experiences\ntitle: t\ndata:\n%s", data).bytes;
    if (!draw(chart_draw, body, width, &figure))
        fail_msg("%s", said);
    return figure.drawing;
}

static void icons_stand_in_their_round(void **state) {
    (void)state;
    for (size_t i = 0; i < ICONS; i++) {
        const char *data = text_format(arena, "  - {label: a, icon: %s}", icons[i]).bytes;
        const struct drawing *drawing = experiences(data, 100);
        const struct mark *round = &drawing->marks[1];
        assert_int_equal(round->kind, MARK_CIRCLE);
        size_t marks = 0;
        for (const struct mark *mark = round + 1; mark->kind != MARK_TEXT; mark++, marks++) {
            // A curve lies within the points that steer it.
            struct box box = box_of(mark);
            const struct point corners[] = {{box.left, box.top}, {box.right, box.bottom}};
            for (size_t j = 0; j < mark->point_count; j++)
                assert_true(hypotf(mark->points[j].x - round->at.x,
                                   mark->points[j].y - round->at.y) < 0.93F * round->to.x);
            for (size_t j = 0; mark->kind == MARK_CIRCLE && j < 2; j++)
                assert_true(fabsf(corners[j].x - round->at.x) < 0.93F * round->to.x &&
                            fabsf(corners[j].y - round->at.y) < 0.93F * round->to.x);
        }
        assert_true(marks > 0);
    }
}

// Without colours: whether the round is filled with what its icon is drawn in, dashed or edged, and
// how many marks there are.
static void states_differ_without_colour(void **state) {
    (void)state;
    static const char *const states[] = {"", ", state: there", ", state: little",
                                         ", state: not_yet", ", state: unknown"};
    struct text seen[5];
    for (size_t i = 0; i < 5; i++) {
        const char *data = text_format(arena, "  - {label: a, icon: heart%s}", states[i]).bytes;
        const struct drawing *drawing = experiences(data, 200);
        const struct mark *round = &drawing->marks[1];
        bool dark = memcmp(&round->fill, &palette.paper, sizeof round->fill) != 0;
        size_t marks = 0;
        while (round[1 + marks].kind != MARK_TEXT)
            marks++;
        seen[i] = text_format(arena, "%d %d %d %zu", dark, round->dashed, round->stroked, marks);
        for (size_t j = 0; j < i; j++)
            assert_false(text_equal(seen[i], seen[j]));
    }
}

static size_t different_heights(const struct drawing *drawing, float radius) {
    float heights[15];
    size_t count = 0;
    for (size_t i = 0; i < drawing->count; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->kind != MARK_CIRCLE || mark->to.x < radius)
            continue;
        size_t j = 0;
        while (j < count && fabsf(heights[j] - mark->at.y) > 0.1F)
            j++;
        heights[j] = mark->at.y;
        count += j == count;
    }
    return count;
}

static void columns_follow_the_width(void **state) {
    (void)state;
    static const size_t members[] = {7, 6, 2};
    struct builder data = {.arena = arena};
    for (size_t group = 0, icon = 0; group < 3; group++)
        for (size_t i = 0; i < members[group]; i++, icon++)
            builder_format(&data, "  - {label: ervaring %zu, icon: %s, group: deel %zu}\n", icon,
                           icons[icon], group);
    const char *body = builder_result(&data).bytes;
    assert_int_equal(different_heights(experiences(body, 470), 15), 4); // 4 3, 3 3 beside 1 1
    assert_int_equal(different_heights(experiences(body, 300), 15), 4);
    assert_int_equal(different_heights(experiences(body, 230), 12), 6); // 3 2 2, 3 3, 2
    assert_int_equal(different_heights(experiences(body, 70), 12), 15);
}

// ---- slopes ----

static size_t count_texts(const struct drawing *drawing, const char *part) {
    size_t count = 0;
    for (size_t i = 0; i < drawing->count; i++)
        count += drawing->marks[i].kind == MARK_TEXT &&
                 text_find(drawing->marks[i].text, text_of(part), 0) != SIZE_MAX;
    return count;
}

static void slopes_are_named_at_both_ends_where_there_is_room(void **state) {
    (void)state;
    struct figure figure;
    const char *body = "kind: slopes\ntitle: t\ndata:\n"
                       "  - {label: Vertrouwen in het netwerk, before: 2, after: 3}\n";
    assert_true(draw(chart_draw, body, 470, &figure));
    assert_int_equal(count_texts(figure.drawing, "netwerk"), 2);
    assert_true(draw(chart_draw, body, 260, &figure));
    assert_int_equal(count_texts(figure.drawing, "netwerk"), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_leaves_or_is_covered, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(words_name_every_value, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(icons_stand_in_their_round, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(states_differ_without_colour, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(columns_follow_the_width, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(slopes_are_named_at_both_ends_where_there_is_room,
                                        load_fonts, drop_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
