// SPDX-License-Identifier: GPL-3.0-or-later
// What a network map says in words: for whoever cannot see it, in short sentences, the strong side
// first; and as a table with a row a person. People are named, not counted, and what she does not
// get is “not mentioned”: a parent reads these words about herself.
#include "drawing/ecogram.h"

// "luisteren en meeleven, raad geven": the words of some kinds.
static struct text words_of_kinds(const struct ecogram *ecogram, unsigned kinds) {
    struct text words[ECOGRAM_KINDS];
    size_t count = 0;
    for (size_t i = 0; i < ecogram->kind_count; i++)
        if (kinds & 1U << i)
            words[count++] = ecogram->kinds[i].words;
    return text_join(ecogram->drafting->arena, words, count, ", ");
}

struct text ecogram_letters(const struct ecogram *ecogram, unsigned kinds) {
    struct text letters[ECOGRAM_KINDS];
    size_t count = 0;
    for (size_t i = 0; i < ecogram->kind_count; i++)
        if (kinds & 1U << i)
            letters[count++] = ecogram->kinds[i].letter;
    return text_join(ecogram->drafting->arena, letters, count, " ");
}

// ---- sentences ----

// A sentence that begins with a word of the data begins with a capital.
static void begin_sentence(struct builder *told, struct text word) {
    builder_byte(told, ' ');
    size_t start = told->length;
    builder_text(told, word);
    if (word.length && told->bytes[start] >= 'a' && told->bytes[start] <= 'z')
        told->bytes[start] = (char)(told->bytes[start] - 'a' + 'A');
}

// Some of the people: "partner, vriend 1 en vriend 2".
struct group {
    struct text labels[ECOGRAM_PEOPLE];
    size_t count;
};

static struct text group_words(const struct ecogram *ecogram, const struct group *group) {
    return draft_join(ecogram->drafting, group->labels, group->count);
}

static void tell_circles(const struct ecogram *ecogram, struct builder *told) {
    for (size_t ring = 0; ring <= ECOGRAM_CIRCLES; ring++) {
        struct group group = {.count = 0};
        for (size_t i = 0; i < ecogram->count; i++)
            if (ecogram->people[i].ring == ring)
                group.labels[group.count++] = ecogram->people[i].label;
        if (group.count == 0)
            continue;
        struct text where =
            ring < ECOGRAM_CIRCLES
                ? ecogram->circles[ring]
                : draft_word(ecogram->drafting, "buiten de kringen", "outside the circles");
        begin_sentence(told, where);
        builder_format(told, ": %.*s.", TEXT_ARGUMENTS(group_words(ecogram, &group)));
    }
}

// " Luisteren en meeleven: van partner en vriend 1." for each kind that goes this way.
static void tell_support(const struct ecogram *ecogram, enum side side, struct builder *told) {
    bool dutch = draft_dutch(ecogram->drafting);
    static const char *const opening[SIDES][2] = {{" You receive.", " Dit krijg je."},
                                                  {" You give.", " Dit geef je."}};
    static const char *const way[SIDES][2] = {{"from", "van"}, {"to", "aan"}};
    bool any = false;
    for (size_t kind = 0; kind < ecogram->kind_count; kind++) {
        struct group group = {.count = 0};
        for (size_t i = 0; i < ecogram->count; i++)
            if (ecogram->people[i].support[side].kinds & 1U << kind)
                group.labels[group.count++] = ecogram->people[i].label;
        if (group.count == 0)
            continue;
        if (!any)
            builder_string(told, opening[side][dutch]);
        any = true;
        begin_sentence(told, ecogram->kinds[kind].words);
        builder_format(told, ": %s %.*s.", way[side][dutch],
                       TEXT_ARGUMENTS(group_words(ecogram, &group)));
    }
}

static bool know_each_other(const struct ecogram *ecogram, size_t one, size_t other) {
    return (ecogram->people[one].knows >> other & 1) || (ecogram->people[other].knows >> one & 1);
}

static void tell_the_rest(const struct ecogram *ecogram, struct builder *told) {
    struct group child = {.count = 0};
    bool dutch = draft_dutch(ecogram->drafting), any = false;
    for (size_t i = 0; i < ecogram->count; i++)
        if (ecogram->people[i].child == CHILD_YES)
            child.labels[child.count++] = ecogram->people[i].label;
    if (child.count)
        builder_format(told,
                       dutch ? " Ook je kind krijgt steun van %.*s."
                             : " Your child gets support as well from %.*s.",
                       TEXT_ARGUMENTS(group_words(ecogram, &child)));
    for (size_t i = 0; i < ecogram->count; i++)
        for (size_t j = i + 1; j < ecogram->count; j++) {
            if (!know_each_other(ecogram, i, j))
                continue;
            builder_format(told, "%s %.*s %s %.*s",
                           any     ? ";"
                           : dutch ? " Zij kennen elkaar:"
                                   : " These know each other:",
                           TEXT_ARGUMENTS(ecogram->people[i].label), dutch ? "en" : "and",
                           TEXT_ARGUMENTS(ecogram->people[j].label));
            any = true;
        }
    if (any)
        builder_byte(told, '.');
}

static void tell_form(const struct ecogram *ecogram, struct builder *told) {
    bool dutch = draft_dutch(ecogram->drafting);
    builder_format(
        told,
        dutch ? "Lege netwerkkaart om in te vullen. In het midden staat ‘ik’. Daaromheen "
                "liggen drie kringen: %.*s."
              : "Empty network map to fill in. ‘Me’ is in the middle, with three "
                "circles around it: %.*s.",
        TEXT_ARGUMENTS(draft_join(ecogram->drafting, ecogram->circles, ECOGRAM_CIRCLES)));
    if (ecogram->sectors_named)
        builder_format(
            told, dutch ? " Er zijn vakken voor %.*s." : " There are parts for %.*s.",
            TEXT_ARGUMENTS(draft_join(ecogram->drafting, ecogram->sectors, ecogram->sector_count)));
}

struct text ecogram_describe(const struct ecogram *ecogram) {
    bool dutch = draft_dutch(ecogram->drafting);
    struct builder told = {.arena = ecogram->drafting->arena};
    if (ecogram->form) {
        tell_form(ecogram, &told);
    } else if (ecogram->count == 0) {
        builder_string(&told, dutch ? "Netwerkkaart. In het midden sta jij. Er is nog plaats om je "
                                      "heen, in alle kringen."
                                    : "Network map. You are in the middle. There is still room "
                                      "around you, in every circle.");
    } else {
        builder_string(&told, dutch ? "Netwerkkaart. In het midden sta jij."
                                    : "Network map. You are in the middle.");
        tell_circles(ecogram, &told);
        tell_support(ecogram, RECEIVED, &told);
        tell_support(ecogram, GIVEN, &told);
        tell_the_rest(ecogram, &told);
    }
    return builder_result(&told);
}

// ---- the table ----

static struct text support_cell(const struct ecogram *ecogram, const struct support *support) {
    if (!support->known)
        return TEXT("–");
    return support->kinds ? words_of_kinds(ecogram, support->kinds)
                          : draft_word(ecogram->drafting, "niet genoemd", "not mentioned");
}

static struct text child_cell(const struct ecogram *ecogram, const struct person *person) {
    return person->child == CHILD_YES  ? draft_word(ecogram->drafting, "ja", "yes")
           : person->child == CHILD_NO ? draft_word(ecogram->drafting, "nee", "no")
                                       : TEXT("–");
}

static struct text knows_cell(const struct ecogram *ecogram, size_t person) {
    struct group group = {.count = 0};
    for (size_t i = 0; i < ecogram->count; i++)
        if (i != person && know_each_other(ecogram, i, person))
            group.labels[group.count++] = ecogram->people[i].label;
    return group.count ? text_join(ecogram->drafting->arena, group.labels, group.count, ", ")
                       : TEXT("–");
}

static bool any_know(const struct ecogram *ecogram) {
    bool any = false;
    for (size_t i = 0; i < ecogram->count; i++)
        any |= ecogram->people[i].knows != 0;
    return any;
}

static bool tell_people(const struct ecogram *ecogram, struct figure *figure) {
    const struct drafting *drafting = ecogram->drafting;
    const struct text heads[] = {draft_word(drafting, "Wie", "Who"),
                                 draft_word(drafting, "Hoe dichtbij", "How close"),
                                 draft_word(drafting, "Dit krijg ik", "I receive"),
                                 draft_word(drafting, "Dit geef ik", "I give"),
                                 draft_word(drafting, "Ook voor mijn kind", "For my child too"),
                                 draft_word(drafting, "Kent", "Knows")};
    bool knows = any_know(ecogram);
    if (!draft_table(drafting, ecogram->body, figure, heads, knows ? 6 : 5,
                     ecogram->count ? ecogram->count : 1))
        return false;
    if (ecogram->count == 0) {
        *draft_cell(figure, 0, 0) = draft_word(drafting, "nog plaats", "still room");
        for (size_t i = 1; i < 5; i++)
            *draft_cell(figure, 0, i) = TEXT("–");
    }
    for (size_t i = 0; i < ecogram->count; i++) {
        const struct person *person = &ecogram->people[i];
        *draft_cell(figure, i, 0) = person->label;
        *draft_cell(figure, i, 1) =
            person->ring < ECOGRAM_CIRCLES ? ecogram->circles[person->ring] : TEXT("–");
        *draft_cell(figure, i, 2) = support_cell(ecogram, &person->support[RECEIVED]);
        *draft_cell(figure, i, 3) = support_cell(ecogram, &person->support[GIVEN]);
        *draft_cell(figure, i, 4) = child_cell(ecogram, person);
        if (knows)
            *draft_cell(figure, i, 5) = knows_cell(ecogram, i);
    }
    return true;
}

// Of a map that is still to be filled in: what its letters mean.
static bool tell_kinds(const struct ecogram *ecogram, struct figure *figure) {
    const struct text heads[] = {draft_word(ecogram->drafting, "Letter", "Letter"),
                                 draft_word(ecogram->drafting, "Soort steun", "Kind of support")};
    if (!draft_table(ecogram->drafting, ecogram->body, figure, heads, 2, ecogram->kind_count))
        return false;
    for (size_t i = 0; i < ecogram->kind_count; i++) {
        *draft_cell(figure, i, 0) = ecogram->kinds[i].letter;
        *draft_cell(figure, i, 1) = ecogram->kinds[i].words;
    }
    return true;
}

bool ecogram_table(const struct ecogram *ecogram, struct figure *figure) {
    return ecogram->form ? tell_kinds(ecogram, figure) : tell_people(ecogram, figure);
}
