// SPDX-License-Identifier: GPL-3.0-or-later
// The network map (ecogram; Hartman 1978): ego in the middle, people around it in three circles of
// closeness, grouped by role, with the support that goes to and fro. This file reads its data.
#include "drawing/ecogram.h"

static bool complain_of(const struct ecogram *ecogram, const struct value *value,
                        const char *expected, const char *what, struct text whom) {
    report_error(ecogram->drafting->diagnostics, draft_position(ecogram->drafting, value), expected,
                 "\"%s\" of \"%.*s\" cannot be drawn", what, TEXT_ARGUMENTS(whom));
    return false;
}

static bool is_there(const struct value *value) {
    return value && value->kind != VALUE_NIL;
}

// A list of `least` to `most` texts under `key`; `count` is 0 when there is none. False when it is
// something else (reported).
static bool read_texts(const struct ecogram *ecogram, const char *key, size_t least, size_t most,
                       struct text *texts, size_t *count) {
    const struct value *list = value_find(ecogram->body, key);
    *count = 0;
    if (!is_there(list))
        return true;
    bool good = list->kind == VALUE_LIST && list->list.count >= least && list->list.count <= most;
    for (size_t i = 0; good && i < list->list.count; i++) {
        good = list->list.items[i].kind == VALUE_TEXT;
        if (good)
            texts[(*count)++] = draft_clean(ecogram->drafting, list->list.items[i].text);
    }
    if (!good)
        report_error(ecogram->drafting->diagnostics, draft_position(ecogram->drafting, list),
                     expected_format(ecogram->drafting->arena,
                                     "expected a list of %zu to %zu texts", least, most),
                     "this cannot be \"%s\" of a map", key);
    return good;
}

// ---- what the signs stand for ----

static void use_own_kinds(struct ecogram *ecogram) {
    static const struct {
        const char *letter, *dutch, *english;
    } own[] = {
        {"E", "luisteren en meeleven", "listening and caring"},
        {"P", "helpen met klussen of oppassen", "helping with jobs or with the children"},
        {"G", "samen iets gezelligs doen", "doing something nice together"},
        {"A", "raad geven", "giving advice"},
        {"W", "zien wat iemand goed doet", "seeing what someone does well"},
    };
    ecogram->kind_count = sizeof own / sizeof *own;
    for (size_t i = 0; i < ecogram->kind_count; i++)
        ecogram->kinds[i] = (struct kind){
            text_of(own[i].letter), draft_word(ecogram->drafting, own[i].dutch, own[i].english)};
}

static bool read_kinds(struct ecogram *ecogram) {
    const struct value *kinds = value_find(ecogram->body, "kinds");
    if (!is_there(kinds)) {
        use_own_kinds(ecogram);
        return true;
    }
    bool good =
        kinds->kind == VALUE_LIST && kinds->list.count > 0 && kinds->list.count <= ECOGRAM_KINDS;
    for (size_t i = 0; good && i < kinds->list.count; i++) {
        struct kind *kind = &ecogram->kinds[ecogram->kind_count++];
        kind->letter = draft_text(ecogram->drafting, &kinds->list.items[i], "letter");
        kind->words = draft_text(ecogram->drafting, &kinds->list.items[i], "label");
        good = text_characters(kind->letter) == 1 && kind->words.length > 0;
    }
    if (!good)
        report_error(ecogram->drafting->diagnostics, draft_position(ecogram->drafting, kinds),
                     "expected a list of {letter: E, label: luisteren}, eight at most",
                     "these cannot be kinds of support");
    return good;
}

static bool read_circles(struct ecogram *ecogram) {
    size_t count;
    if (!read_texts(ecogram, "circles", ECOGRAM_CIRCLES, ECOGRAM_CIRCLES, ecogram->circles, &count))
        return false;
    if (count)
        return true;
    ecogram->circles[0] = draft_word(ecogram->drafting, "heel dichtbij", "very close");
    ecogram->circles[1] = draft_word(ecogram->drafting, "dichtbij", "close");
    ecogram->circles[2] = draft_word(ecogram->drafting, "wat verder weg", "further away");
    return true;
}

// ---- people ----

static bool read_ring(const struct ecogram *ecogram, const struct value *item,
                      struct person *person) {
    const struct value *circle = value_find(item, "circle");
    person->ring = ECOGRAM_CIRCLES;
    if (!is_there(circle))
        return true;
    for (uint8_t i = 0; circle->kind == VALUE_NUMBER && i < ECOGRAM_CIRCLES; i++)
        if (circle->number == i + 1) {
            person->ring = i;
            return true;
        }
    return complain_of(ecogram, circle, "expected 1, 2 or 3, or nothing when it is not known",
                       "circle", person->label);
}

static bool read_support(const struct ecogram *ecogram, const struct value *item, const char *key,
                         const struct person *person, struct support *support) {
    const struct value *list = value_find(item, key);
    struct text letters[ECOGRAM_KINDS];
    for (size_t i = 0; i < ecogram->kind_count; i++)
        letters[i] = ecogram->kinds[i].letter;
    if (!is_there(list))
        return true;
    if (list->kind != VALUE_LIST)
        return complain_of(ecogram, list, "expected a list of letters", key, person->label);
    support->known = true;
    for (size_t i = 0; i < list->list.count; i++) {
        const struct value *letter = &list->list.items[i];
        struct text text = letter->kind == VALUE_TEXT ? letter->text : TEXT("");
        size_t kind = 0;
        while (kind < ecogram->kind_count && !text_equal(letters[kind], text))
            kind++;
        if (kind == ecogram->kind_count)
            return complain_of(
                ecogram, letter,
                expected_nearest(ecogram->drafting->arena, text, letters, ecogram->kind_count), key,
                person->label);
        support->kinds |= 1U << kind;
    }
    return true;
}

static bool read_child(const struct ecogram *ecogram, const struct value *item,
                       struct person *person) {
    const struct value *child = value_find(item, "child");
    if (!is_there(child))
        return true;
    if (child->kind != VALUE_BOOLEAN)
        return complain_of(ecogram, child, "expected true or false", "child", person->label);
    person->child = child->boolean ? CHILD_YES : CHILD_NO;
    return true;
}

// Whom a person knows: numbers of others in the list, from 1.
static bool read_knows(const struct ecogram *ecogram, const struct value *item, size_t count,
                       struct person *person) {
    const struct value *knows = value_find(item, "knows");
    if (!is_there(knows))
        return true;
    bool good = knows->kind == VALUE_LIST;
    for (size_t i = 0; good && i < knows->list.count; i++) {
        const struct value *other = &knows->list.items[i];
        size_t own = (size_t)(person - ecogram->people) + 1;
        good = other->kind == VALUE_NUMBER && other->number >= 1 &&
               other->number <= (double)count && other->number == (double)(size_t)other->number &&
               (size_t)other->number != own;
        if (good)
            person->knows |= 1U << ((size_t)other->number - 1);
    }
    return good || complain_of(ecogram, knows, "expected a list of the numbers of other people",
                               "knows", person->label);
}

// People of one role stand beside each other; roles that the block does not name come in the order
// of the data.
static bool read_sector(struct ecogram *ecogram, const struct value *item, struct person *person) {
    person->role = draft_text(ecogram->drafting, item, "role");
    for (size_t i = 0; i < ecogram->sector_count; i++)
        if (text_equal(ecogram->sectors[i], person->role)) {
            person->sector = (uint16_t)i;
            return true;
        }
    if (ecogram->sectors_named)
        return complain_of(ecogram, value_find(item, "role"),
                           expected_nearest(ecogram->drafting->arena, person->role,
                                            ecogram->sectors, ecogram->sector_count),
                           "role", person->label);
    person->sector = (uint16_t)ecogram->sector_count;
    ecogram->sectors[ecogram->sector_count++] = person->role;
    return true;
}

static bool read_person(struct ecogram *ecogram, const struct value *item, size_t count,
                        struct person *person) {
    person->label = draft_text(ecogram->drafting, item, "label");
    if (person->label.length == 0) {
        report_error(ecogram->drafting->diagnostics, draft_position(ecogram->drafting, item),
                     "expected {label = \"vriend 1\", …}", "a person without a label");
        return false;
    }
    static const char *const keys[] = {"role",  "circle", "received", "given",
                                       "child", "knows",  NULL};
    bool good = draft_check_row(ecogram->drafting, ecogram->body, item, keys);
    good &= read_sector(ecogram, item, person);
    good &= read_ring(ecogram, item, person);
    good &= read_support(ecogram, item, "received", person, &person->support[RECEIVED]);
    good &= read_support(ecogram, item, "given", person, &person->support[GIVEN]);
    good &= read_child(ecogram, item, person);
    return read_knows(ecogram, item, count, person) && good;
}

static bool read_people(struct ecogram *ecogram) {
    const struct value *data = value_find(ecogram->body, "data");
    if (ecogram->form && !is_there(data))
        return true;
    if (!data || data->kind != VALUE_LIST || ecogram->form) {
        report_error(ecogram->drafting->diagnostics, draft_position(ecogram->drafting, data),
                     ecogram->form ? N_("expected either data or empty: true")
                                   : N_("expected data: a list of people, maybe empty"),
                     "this cannot be a map of people");
        return false;
    }
    if (data->list.count > ECOGRAM_PEOPLE) {
        report_error(
            ecogram->drafting->diagnostics, draft_position(ecogram->drafting, data),
            expected_format(ecogram->drafting->arena, "expected %d at most", ECOGRAM_PEOPLE),
            "nobody can read a map of %zu people", data->list.count);
        return false;
    }
    bool good = true;
    ecogram->count = data->list.count;
    for (size_t i = 0; i < ecogram->count; i++)
        good &= read_person(ecogram, &data->list.items[i], ecogram->count, &ecogram->people[i]);
    return good;
}

static bool read_empty(struct ecogram *ecogram) {
    const struct value *empty = value_find(ecogram->body, "empty");
    if (!is_there(empty))
        return true;
    ecogram->form = empty->kind == VALUE_BOOLEAN && empty->boolean;
    if (empty->kind == VALUE_BOOLEAN)
        return true;
    report_error(ecogram->drafting->diagnostics, draft_position(ecogram->drafting, empty),
                 "expected true or false", "this cannot be \"%s\" of a map", "empty");
    return false;
}

static bool read_map(struct ecogram *ecogram) {
    ecogram->sectors = arena_new_array(ecogram->drafting->arena, ECOGRAM_PEOPLE, struct text);
    bool good =
        read_texts(ecogram, "roles", 1, ECOGRAM_PEOPLE, ecogram->sectors, &ecogram->sector_count);
    ecogram->sectors_named = ecogram->sector_count > 0;
    good &= read_empty(ecogram);
    good &= read_kinds(ecogram);
    good &= read_circles(ecogram);
    return good && read_people(ecogram);
}

bool ecogram_draw(const struct drafting *drafting, const struct value *body,
                  struct figure *figure) {
    struct ecogram *ecogram = arena_new(drafting->arena, struct ecogram);
    ecogram->drafting = drafting;
    ecogram->body = body;
    figure->drawing = draft_begin(drafting, body);
    if (!read_map(ecogram) || !figure->drawing || !ecogram_table(ecogram, figure))
        return false;
    draft_describe(drafting, body, figure->drawing, ecogram_describe(ecogram));
    ecogram_draw_map(ecogram, figure->drawing);
    return true;
}
