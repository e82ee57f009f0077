// SPDX-License-Identifier: GPL-3.0-or-later
// The network map: labels never touch, whoever is on it; words; mistakes.
#include "figures.h"

#include "drawing/ecogram_layout.h"

#define NETWORKS 1000
#define PEOPLE 12

// ---- the layout, on numbers ----

struct network {
    struct ecogram_plan plan;
    struct ecogram_block blocks[PEOPLE];
    struct ecogram_divider dividers[PEOPLE];
};

static float between(uint32_t *seed, float low, float high) {
    return low + (high - low) * (float)below(seed, 1000) / 999;
}

// As with tags on the line of a label: some are wider than all may be, where that fits.
static void widen(struct network *network, size_t index, float width) {
    struct ecogram_block *block = &network->blocks[index], before = *block;
    *block = (struct ecogram_block){
        .width = width, .height = 16, .ring = before.ring, .sector = before.sector};
    if (width < before.width || !ecogram_fits(&network->plan))
        *block = before;
}

static void make_network(struct network *network, uint32_t seed) {
    static const struct ecogram_ring rings[] = {{25, {34, 25}, {0, 0}},
                                                {20, {36, 14}, {0, 0}},
                                                {25, {45, 25}, {0, 0}},
                                                {0, {0, 0}, {0, 0}}};
    *network = (struct network){.plan = {.width = between(&seed, 290, 520),
                                         .ego = 16,
                                         .tie = 22,
                                         .gap = 5,
                                         .blocks = network->blocks,
                                         .count = below(&seed, PEOPLE + 1),
                                         .dividers = network->dividers}};
    memcpy(network->plan.rings, rings, sizeof rings);
    bool outside = below(&seed, 4) == 0, crowded = below(&seed, 4) == 0;
    if (outside)
        network->plan.rings[3].least = 20;
    float widest = fminf(120, ecogram_widest(&network->plan) - 5);
    uint16_t sector = 0;
    for (size_t i = 0; i < network->plan.count; i++) {
        struct ecogram_block *block = &network->blocks[i];
        block->width = between(&seed, 30, widest);
        block->height = between(&seed, 14, 60);
        block->goal = block->height > 28 ? block->height / 2 - 7 : 0;
        block->ring = crowded ? 0 : (uint8_t)below(&seed, outside ? 4 : 3);
        block->sector = sector;
        sector = (uint16_t)(sector + (below(&seed, 2) == 0));
    }
    for (size_t i = 0; i < network->plan.count; i++)
        widen(network, i, between(&seed, 60, 190));
}

static struct box block_box(const struct ecogram_block *block) {
    return (struct box){block->at.x - block->width / 2, block->at.y - block->height / 2,
                        block->at.x + block->width / 2, block->at.y + block->height / 2};
}

static struct box name_of(const struct ecogram_ring *ring) {
    return (struct box){-ring->name.x / 2, -ring->radii.y, ring->name.x / 2,
                        ring->name.y - ring->radii.y};
}

// Walks from ego to where the tie arrives.
static bool way_crosses(const struct ecogram_block *tied, struct box box) {
    struct point goal = ecogram_goal(tied);
    for (int i = 0; i <= 400; i++) {
        struct point at = {goal.x * (float)i / 400, goal.y * (float)i / 400};
        if (at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom)
            return true;
    }
    return false;
}

// How far out a point is: 1 on the edge of the ring.
static float reach(struct point at, struct point radii) {
    return hypotf(at.x / radii.x, at.y / radii.y);
}

static void check_block(const struct ecogram_plan *plan, size_t index) {
    const struct ecogram_block *block = &plan->blocks[index];
    struct box box = block_box(block);
    assert_true(box.left >= -plan->width / 2 - 0.01F && box.right <= plan->width / 2 + 0.01F);
    assert_true(box.top >= -plan->height / 2 - 0.01F && box.bottom <= plan->height / 2 + 0.01F);
    float x = fmaxf(0, fmaxf(box.left, -box.right)), y = fmaxf(0, fmaxf(box.top, -box.bottom));
    assert_true(hypotf(x, y) > plan->ego);
    assert_true(reach(block->at, plan->rings[block->ring].radii) < 1.001F);
    if (block->ring)
        assert_true(reach(block->at, plan->rings[block->ring - 1].radii) > 0.999F);
    for (size_t i = 0; i < ECOGRAM_RINGS; i++)
        if (plan->rings[i].name.x > 0) {
            assert_false(boxes_overlap(box, name_of(&plan->rings[i])));
            assert_false(way_crosses(block, name_of(&plan->rings[i])));
        }
    for (size_t i = 0; i < plan->count; i++)
        if (i != index) {
            assert_false(boxes_overlap(box, block_box(&plan->blocks[i])));
            assert_false(way_crosses(block, block_box(&plan->blocks[i])));
        }
}

static float direction_of(const struct ecogram_block *block) {
    struct point goal = ecogram_goal(block);
    float direction = atan2f(goal.x, -goal.y);
    return direction < 0 ? direction + 6.2831853F : direction;
}

static void blocks_never_touch(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= NETWORKS; seed++) {
        struct network network;
        make_network(&network, seed);
        assert_true(ecogram_place(&network.plan, 2000));
        for (size_t i = 0; i < network.plan.count; i++) {
            check_block(&network.plan, i);
            // Clockwise from the top, so that sectors stay together.
            if (i)
                assert_true(direction_of(&network.blocks[i]) >
                            direction_of(&network.blocks[i - 1]));
        }
    }
}

// ---- the drawing ----

static void add_letters(struct builder *body, uint32_t *seed, const char *key) {
    builder_format(body, ", %s: [", key);
    for (size_t i = 0, count = 0; i < 5; i++)
        if (below(seed, 2))
            builder_format(body, "%s%c", count++ ? ", " : "", "EPGAW"[i]);
    builder_byte(body, ']');
}

static const char *make_body(uint32_t seed) {
    static const char *const roles[] = {"partner",
                                        "familie",
                                        "vriend",
                                        "buur",
                                        "andere ouder",
                                        "kennis",
                                        "school of club",
                                        "beroepskracht",
                                        "vrijwilliger",
                                        "iemand van de opvang",
                                        "ík",
                                        "Samenwerkingsverbandvertegenwoordiger"};
    struct builder body = {.arena = arena};
    uint32_t count = below(&seed, PEOPLE + 1);
    builder_format(&body, "title: Kaart %u\ndata:%s\n", seed, count ? "" : " []");
    for (uint32_t i = 0; i < count; i++) {
        const char *role = roles[below(&seed, 12)];
        builder_format(&body, "  - {label: %s %u, role: %s", role, i + 1, role);
        if (below(&seed, 8))
            builder_format(&body, ", circle: %u", below(&seed, 3) + 1);
        if (below(&seed, 8))
            add_letters(&body, &seed, "received");
        if (below(&seed, 3))
            add_letters(&body, &seed, "given");
        if (below(&seed, 2))
            builder_format(&body, ", child: %s", below(&seed, 2) ? "true" : "false");
        if (count > 1 && below(&seed, 6) == 0)
            builder_format(&body, ", knows: [%u]", (i + 1) % count + 1);
        builder_string(&body, "}\n");
    }
    return builder_result(&body).bytes;
}

static void labels_never_touch(void **state) {
    (void)state;
    static const float widths[] = {470.55F, 324, 505, 290};
    for (uint32_t seed = 1; seed <= NETWORKS; seed++) {
        struct figure figure;
        assert_true(draw(ecogram_draw, make_body(seed), widths[seed % 4], &figure));
        check_marks(figure.drawing);
        assert_true(figure.drawing->description.length > 20);
    }
}

static void empty_maps_are_maps(void **state) {
    (void)state;
    struct figure figure;
    assert_true(draw(ecogram_draw, "{title: Niemand, data: []}", 470, &figure));
    check_marks(figure.drawing);
    assert_non_null(strstr(figure.drawing->description.bytes, "Er is nog plaats om je heen"));
    static const float widths[] = {470, 324, 220};
    for (size_t i = 0; i < 3; i++) {
        assert_true(draw(ecogram_draw,
                         "{title: Kaart, empty: true, roles: [familie, vrienden, buren, school en "
                         "club, beroepskrachten]}",
                         widths[i], &figure));
        check_marks(figure.drawing);
    }
    assert_int_equal(figure.rows, 5); // the letters
}

static void words_say_what_the_map_shows(void **state) {
    (void)state;
    struct figure figure;
    assert_true(
        draw(ecogram_draw,
             "title: Kaart\n"
             "data:\n"
             "  - {label: partner, role: partner, circle: 1, received: [E, W], given: [E]}\n"
             "  - {label: vriend 1, role: vriend, circle: 1, received: [E], given: [], "
             "child: true, knows: [1]}\n"
             "  - {label: buur 1, role: buur}\n",
             470, &figure));
    assert_string_equal(
        figure.drawing->description.bytes,
        "Netwerkkaart. In het midden sta jij. Heel dichtbij: partner "
        "en vriend 1. Buiten de kringen: buur 1. Dit krijg je. Luisteren en meeleven: van partner "
        "en vriend 1. Zien wat iemand goed doet: van partner. Dit geef je. Luisteren en meeleven: "
        "aan partner. Ook je kind krijgt steun van vriend 1. Zij kennen elkaar: partner en vriend "
        "1.");
    assert_int_equal(figure.columns, 6);
    assert_int_equal(figure.rows, 3);
    static const char *const second[] = {
        "vriend 1", "heel dichtbij", "luisteren en meeleven", "niet genoemd", "ja", "partner"};
    static const char *const third[] = {"buur 1", "–", "–", "–", "–", "–"};
    for (size_t i = 0; i < 6; i++) {
        assert_true(text_is(figure.cells[2 * 6 + i], second[i]));
        assert_true(text_is(figure.cells[3 * 6 + i], third[i]));
    }
}

static void mistakes_are_named(void **state) {
    (void)state;
    static const struct {
        const char *body, *said;
    } mistakes[] = {
        {"{data: []}", "o.yaml:1:1: error: a figure without a title"},
        {"{title: t}", "o.yaml:1:1: error: this cannot be a map of people"},
        {"{title: t, empty: true, data: []}", "o.yaml:1:31: error: this cannot be a map of people"},
        {"{title: t, data: [{role: a}]}", "o.yaml:1:19: error: a person without a label"},
        {"{title: t, data: [{label: a, circle: 4}]}",
         "o.yaml:1:38: error: \"circle\" of \"a\" cannot be drawn"},
        {"{title: t, data: [{label: a, received: [X]}]}",
         "o.yaml:1:41: error: \"received\" of \"a\" cannot be drawn"},
        {"{title: t, data: [{label: a, knows: [1]}]}",
         "o.yaml:1:37: error: \"knows\" of \"a\" cannot be drawn"},
        {"{title: t, roles: [vriend], data: [{label: a, role: vrind}]}",
         "o.yaml:1:53: error: \"role\" of \"a\" cannot be drawn"},
        {"{title: t, circles: [a, b], data: []}",
         "o.yaml:1:21: error: this cannot be \"circles\" of a map"},
        {"{title: t, kinds: [{letter: EE, label: x}], data: []}",
         "o.yaml:1:19: error: these cannot be kinds of support"},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct figure figure;
        assert_false(draw(ecogram_draw, mistakes[i].body, 470, &figure));
        if (strncmp(said, mistakes[i].said, strlen(mistakes[i].said)) != 0)
            fail_msg("%s", said);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_never_touch),
        cmocka_unit_test_setup_teardown(labels_never_touch, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(empty_maps_are_maps, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(words_say_what_the_map_shows, load_fonts, drop_fonts),
        cmocka_unit_test_setup_teardown(mistakes_are_named, load_fonts, drop_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
