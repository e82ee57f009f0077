// SPDX-License-Identifier: GPL-3.0-or-later
// All paper for a workshop in one PDF: every piece is laid out for every participant, then all are
// put one behind the other, the list of what there is in front.
#include "press/press.h"

#include "workers/workers.h"

#include <libintl.h>

/* One piece for one participant, on pages. */
struct print {
    struct document *document;
    struct pages *pages;
};

/* What is told of a piece on the list. */
struct tally {
    struct text title;
    size_t pages, sheets;
    bool apart; // its strip comes on a page of its own
};

struct printing {
    const struct workshop *workshop;
    struct press press;
    struct template *list;
    // in the worker
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct tally *tallies; // by piece
    struct document whole;
    struct part_pages *parts; // in the order in which they are printed
    size_t part_count, part_capacity;
};

// ---- one piece ----

static struct value sheet_value(const struct printing *printing, uint32_t number, bool apart) {
    struct arena *arena = printing->arena;
    struct value sheet = value_map();
    struct text code = sheet_code(arena, printing->press.edition->id, number);
    value_set_string(arena, &sheet, "code", value_text(code));
    value_set_string(arena, &sheet, "number", value_number(number));
    value_set_string(arena, &sheet, "apart", value_boolean(apart));
    return sheet;
}

static bool lay_out(struct printing *printing, const struct order *order, const struct value *root,
                    struct print *print) {
    sandbox_root(printing->press.sandbox, root);
    print->document = generate_document(printing->arena, order, false, printing->diagnostics);
    print->pages = print->document ? generate_pages(printing->arena, order, print->document,
                                                    printing->diagnostics)
                                   : NULL;
    return print->pages != NULL;
}

// `number` 0: what is printed once is nobody's.
static bool lay_out_piece(struct printing *printing, size_t piece, uint32_t number,
                          struct print *print) {
    const struct press *press = &printing->press;
    struct tally *tally = &printing->tallies[piece];
    struct order order = press_order(press, press->pieces[piece]);
    struct value root;
    if (!press_tree(press, press->pieces[piece], printing->arena, printing->diagnostics, &root))
        return false;
    if (number)
        value_set_string(printing->arena, &root, "sheet",
                         sheet_value(printing, number, tally->apart));
    return lay_out(printing, &order, &root, print);
}

/* A strip at the foot of the last page is torn off with what stands on its back. With an even
 * number of pages that is the page before; then it asks for a page of its own. What has no strip is
 * as long as before. All participants get the same. */
static bool measure_piece(struct printing *printing, size_t piece) {
    struct tally *tally = &printing->tallies[piece];
    struct print print, apart;
    uint32_t number = printing->press.edition->pieces[piece].each ? printing->workshop->first : 0;
    if (!lay_out_piece(printing, piece, number, &print))
        return false;
    if (number && pages_side_count(print.pages) % 2 == 0) {
        tally->apart = true;
        if (!lay_out_piece(printing, piece, number, &apart))
            return false;
        tally->apart = pages_side_count(apart.pages) % 2 == 1;
        print = tally->apart ? apart : print;
    }
    tally->title = print.document->title;
    tally->pages = print.pages->count;
    tally->sheets = (pages_side_count(print.pages) + 1) / 2;
    return true;
}

// ---- the list of what there is ----

static struct value piece_values(const struct printing *printing) {
    struct arena *arena = printing->arena;
    struct value pieces = value_list();
    for (size_t i = 0; i < printing->press.edition->piece_count; i++) {
        const struct tally *tally = &printing->tallies[i];
        bool each = printing->press.edition->pieces[i].each;
        struct value piece = value_map();
        value_set_string(arena, &piece, "title", value_text(tally->title));
        value_set_string(arena, &piece, "each", value_boolean(each));
        value_set_string(arena, &piece, "copies",
                         value_number(each ? printing->workshop->participants : 1));
        value_set_string(arena, &piece, "pages", value_number((double)tally->pages));
        value_set_string(arena, &piece, "sheets", value_number((double)tally->sheets));
        value_append(arena, &pieces, piece);
    }
    return pieces;
}

// {participants, sheets (without this list), pieces: [{title, each, copies, pages, sheets}], sets:
// [{code, number}]}
static struct value workshop_value(const struct printing *printing) {
    const struct workshop *workshop = printing->workshop;
    struct arena *arena = printing->arena;
    struct value value = value_map(), sets = value_list();
    size_t sheets = 0;
    for (size_t i = 0; i < printing->press.edition->piece_count; i++)
        sheets += printing->tallies[i].sheets *
                  (printing->press.edition->pieces[i].each ? workshop->participants : 1);
    for (uint32_t i = 0; i < workshop->participants; i++)
        value_append(arena, &sets, sheet_value(printing, workshop->first + i, false));
    value_set_string(arena, &value, "participants", value_number(workshop->participants));
    value_set_string(arena, &value, "sheets", value_number((double)sheets));
    value_set_string(arena, &value, "pieces", piece_values(printing));
    value_set_string(arena, &value, "sets", sets);
    return value;
}

static bool lay_out_list(struct printing *printing, struct print *print) {
    static const struct edition_document document = {.id = TEXT("workshop")};
    const struct press *press = &printing->press;
    struct sheet sheet = {.document = &document,
                          .template = printing->list,
                          .look = &press->looks[0],
                          .name = TEXT("workshop")};
    struct order order = press_order(press, &sheet);
    struct value root = value_map();
    value_set_string(printing->arena, &root, "edition", press->edition->value);
    value_set_string(printing->arena, &root, "workshop", workshop_value(printing));
    return lay_out(printing, &order, &root, print);
}

// ---- all of it ----

static void add(struct printing *printing, struct node *into, const struct print *print) {
    arena_push(printing->arena, printing->parts, printing->part_count, printing->part_capacity) =
        (struct part_pages){into, print->document, print->pages};
}

static bool add_list(struct printing *printing) {
    struct print list;
    if (!lay_out_list(printing, &list))
        return false;
    // What is said of the whole is what the list says of itself.
    printing->whole = *list.document;
    printing->whole.root =
        node_create(printing->arena, NODE_DOCUMENT, list.document->root->position);
    add(printing, printing->whole.root, &list);
    return true;
}

static struct node *create_part(struct printing *printing, struct text title) {
    struct node *part = node_create(printing->arena, NODE_PART, printing->whole.root->position);
    part->part.title = title;
    return part;
}

/* `number` 0: what is printed once. */
static bool add_set(struct printing *printing, uint32_t number) {
    const struct edition *edition = printing->press.edition;
    struct text language = printing->whole.language;
    struct text title = word_in(language, "Voor de trainer", "For the trainer");
    struct node *set = NULL;
    struct print print;
    if (number)
        title = text_format(printing->arena, "%s %u: %s",
                            word_in(language, "Deelnemer", "Participant").bytes, number,
                            sheet_code(printing->arena, edition->id, number).bytes);
    for (size_t i = 0; i < edition->piece_count; i++) {
        if (edition->pieces[i].each != (number != 0))
            continue;
        if (!lay_out_piece(printing, i, number, &print))
            return false;
        set = set ? set : create_part(printing, title);
        add(printing, set, &print);
    }
    return true;
}

static struct pages *compose(struct printing *printing) {
    const struct workshop *workshop = printing->workshop;
    size_t count = printing->press.edition->piece_count;
    printing->tallies = arena_new_array(printing->arena, count, struct tally);
    for (size_t i = 0; i < count; i++)
        if (!measure_piece(printing, i))
            return NULL;
    bool good = add_list(printing);
    for (uint32_t i = 0; good && i < workshop->participants; i++)
        good = add_set(printing, workshop->first + i);
    good = good && add_set(printing, 0);
    return good ? pages_join(printing->arena, &printing->whole, printing->parts,
                             printing->part_count)
                : NULL;
}

static bool print_unit(void *context, size_t unit, struct arena *arena,
                       struct diagnostics *diagnostics, struct builder *result) {
    struct printing *printing = context;
    const struct look *look = &printing->press.looks[0];
    struct file_set files = {.arena = arena};
    struct text bytes;
    (void)unit;
    printing->arena = arena;
    printing->diagnostics = diagnostics;
    const struct pages *pages = compose(printing);
    bool good = pages && generate_pdf(arena, look, pages, diagnostics, &bytes);
    font_set_reset(look->fonts);
    if (!good)
        return false;
    file_add(&files, printing->workshop->output, bytes);
    struct value count = value_number((double)pages_side_count(pages) / 2);
    value_pack(result, &count);
    return file_commit(&files, diagnostics);
}

static void tell(void *context, size_t unit, bool made, struct text result) {
    const struct printing *printing = context;
    const struct workshop *workshop = printing->workshop;
    struct value count;
    size_t offset = 0;
    (void)unit;
    if (!made || !value_unpack(printing->press.arena, result, &offset, &count))
        return;
    printf(ngettext("%s: %u participant, %.0f sheets of paper\n",
                    "%s: %u participants, %.0f sheets of paper\n", workshop->participants),
           workshop->output.bytes, workshop->participants, count.number);
}

static struct text output_name(void *context, size_t unit, struct arena *arena) {
    const struct printing *printing = context;
    (void)unit;
    return text_copy(arena, printing->workshop->output);
}

static bool load(struct printing *printing, struct arena *arena, struct diagnostics *diagnostics) {
    const struct workshop *workshop = printing->workshop;
    struct press *press = &printing->press;
    if (!press_open(press, arena, workshop->edition_path, diagnostics))
        return false;
    if (press->edition->piece_count == 0) {
        report_error(diagnostics, press->edition->value.position,
                     "expected workshop: with a list \"participant\" of documents",
                     "the edition does not say what is printed for a workshop");
        return false;
    }
    struct source *source = source_read(arena, workshop->list_template, diagnostics);
    printing->list =
        source ? template_read(arena, source, TEMPLATE_FILL, &press->evaluator, diagnostics) : NULL;
    return printing->list != NULL;
}

enum exit_status workshop_print(struct arena *arena, const struct workshop *workshop,
                                struct diagnostics *diagnostics) {
    struct printing printing = {.workshop = workshop};
    struct job job = {
        .context = &printing, .count = 1, .run = print_unit, .take = tell, .name = output_name};
    enum exit_status status = EXIT_STATUS_INPUT;
    if (load(&printing, arena, diagnostics))
        status = workers_run(&job, 1, arena, diagnostics) == 0 ? EXIT_STATUS_MADE
                 : diagnostics->failures                       ? EXIT_STATUS_SYSTEM
                                                               : EXIT_STATUS_INPUT;
    press_close(&printing.press);
    return status;
}
