// SPDX-License-Identifier: GPL-3.0-or-later
// An entry of the list of sources, as the APA writes it (Publication Manual, 7th edition, chapters
// 9 and 10), and behind it how sure we are of the source.
#include "document/sources.h"

#include <string.h>

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
    const struct names *names = reference_makers(reference);
    bool slanted = stands_alone(reference->type);
    if (names->count == 0) {
        add_title(writer, title_of(writer), slanted);
        add_behind_title(writer, &builder);
        builder.length--; // the blank behind it
        reference_add_date(&builder, reference, letter, language);
        builder_byte(&builder, ' ');
        add_built(writer, &builder);
        return;
    }
    reference_add_names(&builder, names, language);
    if (names == &reference->editors)
        builder_format(&builder, " (%s)", word(writer, "Red.", "Ed.").bytes);
    else if (names == &reference->directors)
        builder_format(&builder, " (%s)", word(writer, "Regie", "Director").bytes);
    reference_end_sentence(&builder);
    reference_add_date(&builder, reference, letter, language);
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
        reference_add_names_forward(&builder, &reference->editors);
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
        reference_end_sentence(&builder);
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
