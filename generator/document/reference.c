// SPDX-License-Identifier: GPL-3.0-or-later
// A reference in words: in the text and in the list, as the APA writes it (Publication Manual, 7th
// edition, chapters 8–10), in a Dutch document with the words that Dutch reference guides use:
// “e.a.” for et al., “z.d.” for n.d., “Red.”, and particles behind the name (“Pas, A. van der”).
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

static void end_sentence(struct builder *builder) {
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

// "Avery, K., Rhijn, T. van, & Maich, K."
static void add_names(struct builder *builder, const struct names *names, struct text language) {
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

// "H. S. Friedman & R. C. Silver": within a sentence.
static void add_names_forward(struct builder *builder, const struct names *names) {
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

// Who stands before the year: authors, else editors, else directors.
static const struct names *makers(const struct reference *reference) {
    return reference->authors.count   ? &reference->authors
           : reference->editors.count ? &reference->editors
                                      : &reference->directors;
}

static struct text short_title(struct arena *arena, struct text title) {
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
    const struct names *names = makers(reference);
    if (names->count == 0)
        return short_title(arena, reference->title);
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

// " (2018, juni 1). "
static void add_date(struct builder *builder, const struct reference *reference, char letter,
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
    const struct names *names = makers(reference);
    for (size_t i = 0; i < names->count; i++) {
        add_name(&builder, &names->items[i]);
        builder_byte(&builder, ' ');
    }
    if (names->count)
        builder_format(&builder, "%04u ", reference->issued.year);
    builder_text(&builder, reference->title);
    return small_letters(arena, builder_result(&builder));
}

// ---- the entry ----

struct entry_writer {
    struct filling *filling;
    const struct reference *reference;
    struct node *into;
    struct text language; // of the title, where that is another than the document's
    bool checked;
};

static struct node *add_node(struct entry_writer *writer, struct node *into, enum node_kind kind) {
    struct node *node =
        node_create(writer->filling->arena, kind, writer->filling->source_part->model.position);
    node_append(into, node);
    return node;
}

static void add_text(struct entry_writer *writer, struct node *into, struct text text) {
    if (text.length)
        add_node(writer, into, NODE_TEXT)->text.content = text;
}

static void add_built(struct entry_writer *writer, struct builder *builder) {
    add_text(writer, writer->into, builder_result(builder));
    *builder = (struct builder){.arena = writer->filling->arena};
}

static void add_marked(struct entry_writer *writer, struct node *into, enum node_kind mark,
                       struct text text) {
    add_text(writer, add_node(writer, into, mark), text);
}

// A title in its own language, slanted when it stands on its own.
static void add_title(struct entry_writer *writer, struct text title, bool slanted) {
    struct node *into = writer->into;
    if (writer->language.length) {
        into = add_node(writer, into, NODE_SPAN);
        into->language = writer->language;
    }
    if (slanted)
        add_marked(writer, into, NODE_EMPHASIS, title);
    else
        add_text(writer, into, title);
}

static struct text word(const struct entry_writer *writer, const char *dutch, const char *english) {
    return word_in(writer->filling->language, dutch, english);
}

static bool stands_alone(enum reference_type type) {
    return type != REFERENCE_JOURNAL && type != REFERENCE_MAGAZINE && type != REFERENCE_NEWSPAPER &&
           type != REFERENCE_CHAPTER;
}

static struct text title_of(const struct entry_writer *writer) {
    struct text unknown = word(writer, "[titel onbekend]", "[title unknown]");
    return writer->reference->title.length ? writer->reference->title : unknown;
}

// "[lezing]": what it is, where the title does not show it.
static struct text kind_word(const struct entry_writer *writer) {
    switch (writer->reference->type) {
    case REFERENCE_SPEECH:
        return word(writer, "lezing", "speech");
    case REFERENCE_INTERVIEW:
        return word(writer, "interview", "interview");
    case REFERENCE_FILM:
        return word(writer, "film", "film");
    case REFERENCE_DATASET:
        return word(writer, "dataset", "data set");
    case REFERENCE_SOFTWARE:
        return word(writer, "software", "computer software");
    case REFERENCE_THESIS:
        return word(writer, "proefschrift", "thesis");
    case REFERENCE_WEBLOG:
        return word(writer, "blog", "blog post");
    default:
        return TEXT("");
    }
}

// What stands behind a title: " (2e dr., Handboek, deel 3) [film]."
static void add_behind_title(struct entry_writer *writer, struct builder *builder) {
    const struct reference *reference = writer->reference;
    struct text kind = kind_word(writer);
    bool open = false;
    if (reference->edition.length) {
        builder_format(builder, word(writer, " (%.*se druk", " (edition %.*s").bytes,
                       TEXT_ARGUMENTS(reference->edition));
        open = true;
    }
    if (reference->collection.length) {
        builder_format(builder, "%s%.*s", open ? ", " : " (",
                       TEXT_ARGUMENTS(reference->collection));
        if (reference->collection_number.length)
            builder_format(builder, ", %s %.*s", word(writer, "deel", "volume").bytes,
                           TEXT_ARGUMENTS(reference->collection_number));
        open = true;
    }
    if (open)
        builder_byte(builder, ')');
    if (kind.length)
        builder_format(builder, " [%s]", kind.bytes);
    struct text title = title_of(writer);
    char last = title.bytes[title.length - 1];
    builder_string(builder, builder->length || !strchr(".?!", last) ? ". " : " ");
}

// Names, year and title; where nobody is named the title stands before the year.
static void add_head(struct entry_writer *writer, char letter) {
    const struct reference *reference = writer->reference;
    struct text language = writer->filling->language;
    struct builder builder = {.arena = writer->filling->arena};
    const struct names *names = makers(reference);
    bool slanted = stands_alone(reference->type);
    if (names->count == 0) {
        add_title(writer, title_of(writer), slanted);
        add_behind_title(writer, &builder);
        builder.length--; // the blank behind it
        add_date(&builder, reference, letter, language);
        builder_byte(&builder, ' ');
        add_built(writer, &builder);
        return;
    }
    add_names(&builder, names, language);
    if (names == &reference->editors)
        builder_format(&builder, " (%s)", word(writer, "Red.", "Ed.").bytes);
    else if (names == &reference->directors)
        builder_format(&builder, " (%s)", word(writer, "Regie", "Director").bytes);
    end_sentence(&builder);
    add_date(&builder, reference, letter, language);
    builder_byte(&builder, ' ');
    add_built(writer, &builder);
    add_title(writer, title_of(writer), slanted);
    add_behind_title(writer, &builder);
    add_built(writer, &builder);
}

static void add_pages(struct builder *builder, struct text page) {
    for (size_t i = 0; i < page.length; i++)
        if (page.bytes[i] == '-')
            builder_string(builder, "–");
        else
            builder_byte(builder, page.bytes[i]);
}

// "Child Maltreatment, 27(3), 334–343."
static void add_journal(struct entry_writer *writer) {
    const struct reference *reference = writer->reference;
    struct builder builder = {.arena = writer->filling->arena};
    builder_text(&builder, reference->container);
    if (reference->volume.length)
        builder_format(&builder, ", %.*s", TEXT_ARGUMENTS(reference->volume));
    add_title(writer, builder_result(&builder), !stands_alone(reference->type));
    builder = (struct builder){.arena = writer->filling->arena};
    if (reference->issue.length) {
        builder_byte(&builder, '(');
        add_pages(&builder, reference->issue);
        builder_byte(&builder, ')');
    }
    if (reference->page.length) {
        builder_string(&builder, ", ");
        add_pages(&builder, reference->page);
    }
    builder_string(&builder, ". ");
    add_built(writer, &builder);
}

// "In H. S. Friedman & R. C. Silver (Red.), Foundations of health psychology (pp. 145–171)."
static void add_book_of_chapter(struct entry_writer *writer) {
    const struct reference *reference = writer->reference;
    struct builder builder = {.arena = writer->filling->arena};
    builder_string(&builder, "In ");
    if (reference->authors.count && reference->editors.count) {
        add_names_forward(&builder, &reference->editors);
        builder_format(&builder, " (%s), ", word(writer, "Red.", "Eds.").bytes);
    }
    add_built(writer, &builder);
    add_title(writer, reference->container, true);
    if (reference->page.length) {
        builder_string(&builder, " (pp. ");
        add_pages(&builder, reference->page);
        builder_byte(&builder, ')');
    }
    builder_string(&builder, ". ");
    add_built(writer, &builder);
}

// Where it appeared: a journal, a book, a meeting, a publisher.
static void add_place(struct entry_writer *writer) {
    const struct reference *reference = writer->reference;
    struct builder builder = {.arena = writer->filling->arena};
    if (reference->container.length) {
        if (reference->type == REFERENCE_CHAPTER)
            add_book_of_chapter(writer);
        else
            add_journal(writer);
    }
    if (reference->event.length) {
        add_title(writer, reference->event, false);
        if (reference->event_place.length)
            builder_format(&builder, ", %.*s", TEXT_ARGUMENTS(reference->event_place));
        builder_string(&builder, ". ");
    }
    if (reference->publisher.length) {
        builder_text(&builder, reference->publisher);
        end_sentence(&builder);
        builder_byte(&builder, ' ');
    }
    add_built(writer, &builder);
}

// "(Eerste uitgave 2005: Eert uw vaders en uw moeders.)"
static void add_original(struct entry_writer *writer) {
    const struct reference *reference = writer->reference;
    struct builder builder = {.arena = writer->filling->arena};
    if (!reference->original.year)
        return;
    builder_format(&builder, "(%s %u", word(writer, "Eerste uitgave", "First published").bytes,
                   reference->original.year);
    if (reference->original_title.length) {
        builder_string(&builder, ": ");
        add_built(writer, &builder);
        add_title(writer, reference->original_title, true);
    }
    builder_string(&builder, ".) ");
    add_built(writer, &builder);
}

static void add_address(struct entry_writer *writer) {
    const struct reference *reference = writer->reference;
    struct text address = reference->url;
    if (reference->doi.length)
        address = text_format(writer->filling->arena, "https://doi.org/%.*s",
                              TEXT_ARGUMENTS(reference->doi));
    if (address.length == 0)
        return;
    struct node *into = writer->into;
    if (link_is_safe(address)) {
        into = add_node(writer, into, NODE_LINK);
        into->link.destination = address;
    }
    add_text(writer, into, address);
    add_text(writer, writer->into, TEXT(" "));
}

// ---- how sure we are ----

// The word for a field of `unverified`; empty when the entry prints nothing of it.
static struct text field_word(const struct entry_writer *writer, struct text field) {
    const struct reference *reference = writer->reference;
    const struct {
        const char *field;
        bool printed;
        const char *dutch, *english;
    } words[] = {
        {"author", reference->authors.count, "namen", "names"},
        {"editor", reference->editors.count, "redactie", "editors"},
        {"issued", reference->issued.year, "datum", "date"},
        {"title", reference->title.length, "titel", "title"},
        {"container-title", reference->container.length, "waar het verscheen", "where it appeared"},
        {"volume", reference->volume.length, "jaargang", "volume"},
        {"issue", reference->issue.length, "nummer", "issue"},
        {"page", reference->page.length, "pagina’s", "pages"},
        {"publisher", reference->publisher.length, "uitgever", "publisher"},
        {"DOI", reference->doi.length, "doi", "DOI"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(field, words[i].field) && words[i].printed)
            return word(writer, words[i].dutch, words[i].english);
    return TEXT("");
}

static void add_unverified(struct entry_writer *writer) {
    const struct reference *reference = writer->reference;
    struct builder builder = {.arena = writer->filling->arena};
    for (size_t i = 0; i < reference->unverified_count; i++) {
        struct text field = field_word(writer, reference->unverified[i]);
        if (field.length == 0)
            continue;
        builder_string(&builder, builder.length
                                     ? ", "
                                     : word(writer, " Niet nagekeken: ", " Not checked: ").bytes);
        builder_text(&builder, field);
    }
    builder_string(&builder, builder.length ? "." : "");
    add_built(writer, &builder);
}

// Whoever reads the list has to know which sources nobody has seen. What was read of the others is
// told where the list asks for it.
static void add_status(struct entry_writer *writer) {
    const struct reference *reference = writer->reference;
    struct text state[] = {
        [SOURCE_VERIFIED] = word(writer, "Nagekeken:", "Checked:"),
        [SOURCE_FROM_MEMORY] = word(writer, "Niet nagekeken.", "Not checked."),
        [SOURCE_NOT_FOUND] = word(writer, "Niet gevonden.", "Not found."),
    };
    bool sure = reference->status == SOURCE_VERIFIED;
    if (sure && !writer->checked)
        return;
    add_marked(writer, writer->into, sure ? NODE_EMPHASIS : NODE_STRONG, state[reference->status]);
    add_text(writer, writer->into, TEXT(" "));
    add_text(writer, writer->into, text_trim(reference->checked));
    if (sure)
        add_unverified(writer);
}

// Is it in the language of the document? Without one that is Dutch, as for the words (word_in).
static bool is_in(struct text language, struct text document) {
    struct text whole = document.length ? document : TEXT("nl");
    size_t dash = text_find(whole, TEXT("-"), 0);
    return language.length == 0 || text_starts(language, text_slice(whole, 0, dash));
}

void reference_write(struct filling *filling, const struct reference *reference, char letter,
                     bool checked, struct node *into) {
    struct entry_writer writer = {
        .filling = filling, .reference = reference, .into = into, .checked = checked};
    if (!is_in(reference->language, filling->language))
        writer.language = reference->language;
    add_head(&writer, letter);
    add_place(&writer);
    add_original(&writer);
    add_address(&writer);
    add_status(&writer);
}
