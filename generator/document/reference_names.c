// SPDX-License-Identifier: GPL-3.0-or-later
// Who made a source and when, in words: in the text, in the list, and for sorting the list (APA
// Publication Manual, 7th edition, chapter 8). In a Dutch document with the words that Dutch
// reference guides use: “e.a.” for et al., “z.d.” for n.d., particles behind the name.
#include "document/sources.h"

#include <string.h>

#define MOST_NAMES 20    // in the list; of more, the first nineteen and the last
#define LONGEST_TITLE 60 // in the text, where nobody is named; in characters

// ---- characters ----

static bool is_small_letter(char byte) {
    return byte >= 'a' && byte <= 'z';
}

// The base letter of U+00C0 to U+017F, in small; what has none is a blank.
static char base_letter(uint32_t character) {
    static const char letters[] =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    return letters[character - 0xC0];
}

static struct text small_letters(struct arena *arena, struct text text) {
    struct builder builder = {.arena = arena};
    for (size_t offset = 0; offset < text.length;) {
        uint32_t character = text_character(text, &offset);
        if (character >= 'A' && character <= 'Z')
            character += 'a' - 'A';
        else if (character >= 0xC0 && character <= 0x17F)
            character = (unsigned char)base_letter(character);
        builder_character(&builder, character);
    }
    return builder_result(&builder);
}

// "Van der Pas": a particle without a given name before it starts with a capital.
static struct text with_capital(struct arena *arena, struct text text) {
    struct text copy = text_copy(arena, text);
    if (copy.length && is_small_letter(copy.bytes[0]))
        ((char *)copy.bytes)[0] = (char)(copy.bytes[0] - 'a' + 'A');
    return copy;
}

void reference_end_sentence(struct builder *builder) {
    char last = builder->length ? builder->bytes[builder->length - 1] : '.';
    if (!strchr(".?!", last))
        builder_byte(builder, '.');
}

// ---- names ----

// "Diene Monique" → "D. M.", "Jean-Paul" → "J.-P.", "Ailton de" → "A. de".
static void add_initials(struct builder *builder, struct text given) {
    bool start = true;
    for (size_t offset = 0; offset < given.length;) {
        size_t from = offset;
        uint32_t character = text_character(given, &offset);
        if (character == ' ' || character == '-' || character == '.') {
            if (character == '-')
                builder_byte(builder, '-');
            start = true;
            continue;
        }
        if (!start)
            continue;
        if (from && given.bytes[from - 1] != '-')
            builder_byte(builder, ' ');
        start = false;
        if (!is_small_letter((char)character)) {
            builder_character(builder, character);
            builder_byte(builder, '.');
            continue;
        }
        size_t end = text_find(given, TEXT(" "), from); // "de", "das": as they are
        offset = end == SIZE_MAX ? given.length : end;
        builder_text(builder, text_slice(given, from, offset));
    }
}

static void add_name(struct builder *builder, const struct person_name *name) {
    if (name->literal.length) {
        builder_text(builder, name->literal);
        return;
    }
    builder_text(builder, name->family);
    if (name->given.length) {
        builder_string(builder, ", ");
        add_initials(builder, name->given);
    }
    if (name->particle.length) {
        builder_string(builder, name->given.length ? " " : ", ");
        builder_text(builder, name->particle);
    }
    if (name->suffix.length) {
        builder_string(builder, ", ");
        builder_text(builder, name->suffix);
    }
}

static const char *others_word(struct text language) {
    return word_in(language, "e.a.", "et al.").bytes;
}

void reference_add_names(struct builder *builder, const struct names *names, struct text language) {
    bool cut = names->count > MOST_NAMES;
    for (size_t i = 0; i < names->count; i++) {
        const struct person_name *name = &names->items[i];
        if (cut && i >= MOST_NAMES - 1 && i + 1 < names->count)
            continue;
        bool last = i + 1 == names->count;
        if (i)
            builder_string(builder, name->others ? ", " : !last ? ", " : cut ? ", … " : ", & ");
        if (name->others)
            builder_string(builder, others_word(language));
        else
            add_name(builder, name);
    }
}

void reference_add_names_forward(struct builder *builder, const struct names *names) {
    for (size_t i = 0; i < names->count; i++) {
        const struct person_name *name = &names->items[i];
        if (i)
            builder_string(builder, i + 1 < names->count ? ", " : " & ");
        if (name->given.length) {
            add_initials(builder, name->given);
            builder_byte(builder, ' ');
        }
        if (name->particle.length)
            builder_format(builder, "%.*s ", TEXT_ARGUMENTS(name->particle));
        builder_text(builder, name->literal.length ? name->literal : name->family);
    }
}

static struct text short_name(struct arena *arena, const struct person_name *name) {
    if (name->literal.length)
        return name->literal;
    if (!name->particle.length)
        return name->family;
    struct text particle = with_capital(arena, name->particle);
    return text_format(arena, "%.*s %.*s", TEXT_ARGUMENTS(particle), TEXT_ARGUMENTS(name->family));
}

const struct names *reference_makers(const struct reference *reference) {
    return reference->authors.count   ? &reference->authors
           : reference->editors.count ? &reference->editors
                                      : &reference->directors;
}

// As the catalogue shortens it; else cut behind a word.
static struct text short_title(struct arena *arena, const struct reference *reference) {
    struct text title = reference->title;
    if (reference->title_short.length)
        return reference->title_short;
    if (text_characters(title) <= LONGEST_TITLE)
        return title;
    size_t cut = 0;
    for (size_t offset = 0, count = 0; count < LONGEST_TITLE; count++) {
        if (title.bytes[offset] == ' ')
            cut = offset;
        text_character(title, &offset);
    }
    return text_format(arena, "%.*s …", TEXT_ARGUMENTS(text_slice(title, 0, cut)));
}

struct text reference_short_names(struct arena *arena, const struct reference *reference,
                                  struct text language) {
    const struct names *names = reference_makers(reference);
    if (names->count == 0)
        return short_title(arena, reference);
    struct text first = short_name(arena, &names->items[0]);
    if (names->count == 1)
        return first;
    if (names->count > 2 || names->items[1].others)
        return text_format(arena, "%.*s %s", TEXT_ARGUMENTS(first), others_word(language));
    return text_format(arena, "%.*s & %.*s", TEXT_ARGUMENTS(first),
                       TEXT_ARGUMENTS(short_name(arena, &names->items[1])));
}

// ---- dates ----

struct text reference_year(struct arena *arena, const struct reference *reference,
                           struct text language) {
    if (reference->issued.year)
        return text_format(arena, "%u", reference->issued.year);
    return word_in(language, "z.d.", "n.d.");
}

static struct text month_name(unsigned month, struct text language) {
    static const char *const dutch[] = {"januari",   "februari", "maart",    "april",
                                        "mei",       "juni",     "juli",     "augustus",
                                        "september", "oktober",  "november", "december"};
    static const char *const english[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
    return word_in(language, dutch[month - 1], english[month - 1]);
}

// Is it known by its day more than by its year?
static bool shows_day(enum reference_type type) {
    return type == REFERENCE_MAGAZINE || type == REFERENCE_NEWSPAPER || type == REFERENCE_WEBLOG ||
           type == REFERENCE_SPEECH || type == REFERENCE_INTERVIEW || type == REFERENCE_PAGE;
}

void reference_add_date(struct builder *builder, const struct reference *reference, char letter,
                        struct text language) {
    const struct calendar_date *date = &reference->issued;
    builder_format(builder, " (%s", reference_year(builder->arena, reference, language).bytes);
    if (letter)
        builder_format(builder, "%s%c", date->year ? "" : "-", letter);
    if (date->month && shows_day(reference->type)) {
        struct text month = month_name(date->month, language);
        bool dutch = text_is(month_name(1, language), "januari");
        if (date->day && dutch)
            builder_format(builder, ", %u %s", date->day, month.bytes);
        else if (date->day)
            builder_format(builder, ", %s %u", month.bytes, date->day);
        else
            builder_format(builder, ", %s", month.bytes);
    }
    builder_string(builder, ").");
}

// ---- sorting ----

struct text reference_sort_key(struct arena *arena, const struct reference *reference) {
    struct builder builder = {.arena = arena};
    const struct names *names = reference_makers(reference);
    for (size_t i = 0; i < names->count; i++) {
        add_name(&builder, &names->items[i]);
        builder_byte(&builder, ' ');
    }
    if (names->count)
        builder_format(&builder, "%04u ", reference->issued.year);
    builder_text(&builder, reference->title);
    return small_letters(arena, builder_result(&builder));
}
