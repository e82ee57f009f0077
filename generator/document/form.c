// SPDX-License-Identifier: GPL-3.0-or-later
// Forms: lines to write on, and the questions of a survey as something to fill in with a pen.
//
// One question is one block that stays on one page; the instruction stands where it is needed, and
// says one thing.
#include "document/form.h"

#include <math.h>

#define MOST_LINES 60
#define MOST_LINES_TOGETHER 10 // with their question on one page
#define MOST_BOXES 12          // in a group
#define MOST_DIGITS 6          // in boxes of their own
#define MOST_COLUMNS 6         // of answers in a table; more become a list
#define SECTION_LEVEL 2
#define NO_BREAK "\u00A0"

// ---- building ----

struct node *form_node(const struct form *form, struct node *into, enum node_kind kind) {
    struct node *node = node_create(form->arena, kind, form->position);
    node_append(into, node);
    return node;
}

void form_text(const struct form *form, struct node *into, struct text text) {
    filling_text(form->filling, text, form->position, into);
}

void form_paragraph(const struct form *form, struct node *into, struct text text) {
    if (text.length)
        form_text(form, form_node(form, into, NODE_PARAGRAPH), text);
}

static void add_lines(const struct form *form, struct node *into, uint16_t count) {
    form_node(form, into, NODE_LINES)->lines.count = count;
}

static void add_boxes(const struct form *form, struct node *into, const uint8_t *groups) {
    struct node *node = form_node(form, into, NODE_LINES);
    node->lines.count = 1; // where there are no boxes
    node->lines.room = ROOM_BOXES;
    for (size_t i = 0; i < ROOM_GROUPS; i++)
        node->lines.groups[i] = groups[i];
}

static struct text word(const struct form *form, const char *dutch, const char *english) {
    return word_in(form->language, dutch, english);
}

// ---- reading ----

struct text form_text_of(const struct value *question, const char *key) {
    const struct value *value = value_find(question, key);
    return value && value->kind == VALUE_TEXT ? value->text : TEXT("");
}

const struct value *form_list_of(const struct value *question, const char *key) {
    static const struct value empty = {.kind = VALUE_LIST};
    const struct value *value = value_find(question, key);
    return value && value->kind == VALUE_LIST ? value : &empty;
}

static double number_of(const struct value *question, const char *key, double otherwise) {
    const struct value *value = value_find(question, key);
    return value && value->kind == VALUE_NUMBER ? value->number : otherwise;
}

static bool kind_is(const struct value *question, const char *kind) {
    return text_is(form_text_of(question, "kind"), kind);
}

static bool is_optional(const struct value *question) {
    const struct value *optional = value_find(question, "optional");
    return optional && optional->kind == VALUE_BOOLEAN && optional->boolean;
}

// ---- what is asked ----

uint32_t form_number(struct form *form, const struct value *question) {
    struct filling *filling = form->filling;
    uint32_t number = (uint32_t)filling->question_count + 1;
    arena_push(form->arena, filling->questions, filling->question_count,
               filling->question_capacity) =
        (struct numbered){form_text_of(question, "id"), number};
    return number;
}

// "vraag 3", or the question's own words where it has no number in this form.
static struct text reference_to(const struct form *form, const struct value *condition) {
    struct text id = form_text_of(condition, "question");
    for (size_t i = 0; i < form->filling->question_count; i++)
        if (text_equal(form->filling->questions[i].id, id))
            return text_format(form->arena, "%s %u", word(form, "vraag", "question").bytes,
                               form->filling->questions[i].number);
    return text_format(form->arena, "‘%.*s’", TEXT_ARGUMENTS(form_text_of(condition, "text")));
}

static void add_routing(const struct form *form, const struct value *question, struct node *into) {
    const struct value *conditions = form_list_of(question, "ask_if");
    struct builder builder = {.arena = form->arena};
    for (size_t i = 0; i < conditions->list.count; i++) {
        const struct value *condition = &conditions->list.items[i];
        const struct value *labels = form_list_of(condition, "labels");
        struct text reference = reference_to(form, condition);
        builder_text(&builder, i ? word(form, " en bij ", " and at ")
                                 : word(form, "Alleen invullen als bij ", "Only fill in if at "));
        builder_text(&builder, reference);
        for (size_t j = 0; j < labels->list.count; j++) {
            const struct value *label = &labels->list.items[j];
            builder_text(&builder, j ? word(form, " of", " or") : TEXT(""));
            if (label->kind == VALUE_TEXT)
                builder_format(&builder, " ‘%.*s’", TEXT_ARGUMENTS(label->text));
        }
    }
    if (builder.length == 0)
        return;
    builder_text(&builder, word(form, " is aangekruist.", " is ticked."));
    struct node *paragraph = form_node(form, into, NODE_PARAGRAPH);
    form_text(form, form_node(form, paragraph, NODE_EMPHASIS), builder_result(&builder));
}

static bool ends_sentence(struct text text) {
    return text_ends(text, TEXT(".")) || text_ends(text, TEXT("?")) || text_ends(text, TEXT("!"));
}

void form_asked(struct form *form, const struct value *question, struct text instruction,
                struct node *into) {
    struct text text = form_text_of(question, "text");
    uint32_t number = form_number(form, question);
    struct node *paragraph = form_node(form, into, NODE_PARAGRAPH);
    struct node *strong = form_node(form, paragraph, NODE_STRONG);
    form_text(form, strong, text_format(form->arena, "%u. %.*s", number, TEXT_ARGUMENTS(text)));
    if (is_optional(question))
        form_text(form, paragraph,
                  word(form, " (mag" NO_BREAK "open" NO_BREAK "blijven)", " (may be left open)"));
    add_routing(form, question, into);
    struct text help = form_text_of(question, "help");
    bool joined = instruction.length && ends_sentence(help);
    if (joined)
        help = text_format(form->arena, "%.*s %.*s", TEXT_ARGUMENTS(help),
                           TEXT_ARGUMENTS(instruction));
    form_paragraph(form, into, help);
    if (!joined)
        form_paragraph(form, into, instruction);
}

// ---- kinds of questions ----

static void add_options(struct form *form, const struct value *question, struct node *into) {
    const struct value *options = form_list_of(question, "options");
    struct node *list = form_node(form, into, NODE_LIST);
    list->list.tight = true;
    list->list.start = 1;
    for (size_t i = 0; i < options->list.count; i++) {
        struct node *item = form_node(form, list, NODE_ITEM);
        item->item.task = true;
        form_paragraph(form, item, form_text_of(&options->list.items[i], "label"));
    }
}

static void add_choice(struct form *form, const struct value *question, struct node *into) {
    struct node *keep = form_node(form, into, NODE_KEEP);
    form_asked(form, question,
               kind_is(question, "multiple")
                   ? word(form, "Kruis alles aan wat past.", "Tick everything that fits.")
                   : word(form, "Kruis één antwoord aan.", "Tick one answer."),
               keep);
    add_options(form, question, keep);
}

/* How many digits the largest answer has; 0: it is not known, or may be no whole number from 0. */
static uint8_t digits_of(const struct value *question) {
    double maximum = number_of(question, "maximum", 0),
           minimum = number_of(question, "minimum", -1);
    uint8_t digits = 1;
    if (minimum < 0 || maximum < 1 || maximum != floor(maximum))
        return 0;
    for (; maximum >= 10 && digits <= MOST_DIGITS; maximum /= 10)
        digits++;
    return digits <= MOST_DIGITS ? digits : 0;
}

/* A box for each digit, where it is known how many there can be. */
static bool add_digits(struct form *form, const struct value *question, struct node *into) {
    static const uint8_t date[ROOM_GROUPS] = {2, 2, 4};
    uint8_t number[ROOM_GROUPS] = {digits_of(question)};
    bool dated = kind_is(question, "date");
    if (!dated && !(kind_is(question, "number") && number[0]))
        return false;
    add_boxes(form, into, dated ? date : number);
    return true;
}

static void add_written(struct form *form, const struct value *question, struct node *into) {
    double lines = kind_is(question, "text") ? number_of(question, "lines", 2) : 1;
    uint16_t count = (uint16_t)(lines < 1 ? 1 : lines > MOST_LINES ? MOST_LINES : lines);
    struct node *keep = count <= MOST_LINES_TOGETHER ? form_node(form, into, NODE_KEEP) : into;
    struct text instruction = {0};
    if (kind_is(question, "number"))
        instruction = word(form, "Schrijf een getal op.", "Write a number.");
    else if (kind_is(question, "date"))
        instruction = word(form, "Schrijf dag, maand en jaar op.", "Write day, month and year.");
    form_asked(form, question, instruction, keep);
    if (!add_digits(form, question, keep))
        add_lines(form, keep, count);
}

static void add_matrix(struct form *form, const struct value *question, struct node *into) {
    const struct value *rows = form_list_of(question, "rows");
    form_scale_table(form, question, rows->list.items, rows->list.count, into);
}

static void add_question(struct form *form, const struct value *question, struct node *into) {
    if (kind_is(question, "single") || kind_is(question, "multiple"))
        add_choice(form, question, into);
    else if (kind_is(question, "matrix"))
        add_matrix(form, question, into);
    else if (kind_is(question, "roster"))
        form_roster(form, question, into);
    else
        add_written(form, question, into);
}

// ---- questions after each other ----

// May it be a row below another question's?
static bool fits_in_table(const struct value *question) {
    return kind_is(question, "single") && form_list_of(question, "ask_if")->list.count == 0 &&
           form_list_of(question, "options")->list.count <= MOST_COLUMNS;
}

// How many questions from here on offer the same answers.
static size_t run_length(const struct value *questions, size_t count) {
    const struct value *options = form_list_of(&questions[0], "options");
    size_t length = 0;
    while (length < count && fits_in_table(&questions[length]) &&
           value_equal(options, form_list_of(&questions[length], "options")))
        length++;
    return length;
}

static void add_questions(struct form *form, const struct value *questions, struct node *into) {
    for (size_t i = 0; i < questions->list.count;) {
        const struct value *question = &questions->list.items[i];
        size_t run = run_length(question, questions->list.count - i);
        if (run > 1)
            form_scale_table(form, NULL, question, run, into);
        else
            add_question(form, question, into);
        i += run > 1 ? run : 1;
    }
}

static void add_sections(struct form *form, const struct value *survey, struct node *into) {
    const struct value *sections = form_list_of(survey, "sections");
    for (size_t i = 0; i < sections->list.count; i++) {
        const struct value *section = &sections->list.items[i];
        struct text title = form_text_of(section, "title");
        if (title.length) {
            struct node *heading = form_node(form, into, NODE_HEADING);
            heading->heading.level = form->level;
            form_text(form, heading, title);
        }
        form_paragraph(form, into, form_text_of(section, "introduction"));
        add_questions(form, form_list_of(section, "questions"), into);
    }
}

// ---- the blocks ----

static bool read_level(struct form *form, const struct value *body) {
    const struct value *level = value_find(body, "level");
    form->level = SECTION_LEVEL;
    if (!level)
        return true;
    if (level->kind != VALUE_NUMBER || level->number < 1 || level->number > 6) {
        report_error(form->filling->diagnostics, level->position, "expected a number from 1 to 6",
                     "this is no level of a heading");
        return false;
    }
    form->level = (uint8_t)level->number;
    return true;
}

void questions_fill(struct filling *filling, const struct part *part, struct node *into) {
    struct value body;
    struct form form = {.filling = filling,
                        .arena = filling->arena,
                        .position = part->model.position,
                        .language = filling->language};
    if (!fence_fill(filling, part->fence, &body) || !read_level(&form, &body))
        return;
    const struct value *survey = value_find(&body, "survey");
    const struct value *questions = value_find(&body, "questions");
    if (survey && survey->kind == VALUE_MAP && value_find(survey, "sections"))
        add_sections(&form, survey, into);
    else if (questions && questions->kind == VALUE_LIST)
        add_questions(&form, questions, into);
    else if (!filling->doubtful)
        report_error(filling->diagnostics,
                     survey      ? survey->position
                     : questions ? questions->position
                                 : part->model.position,
                     "expected survey: \"= survey\", or questions: \"= section.questions\"",
                     "there are no questions here");
}

/* `boxes: 3` or `boxes: [2, 2, 4]`: how many in each group; false when it is neither. */
static bool read_boxes(const struct value *value, uint8_t *groups) {
    const struct value *items = value->kind == VALUE_LIST ? value->list.items : value;
    size_t count = value->kind == VALUE_LIST ? value->list.count : 1;
    if (count == 0 || count > ROOM_GROUPS)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != VALUE_NUMBER || !(items[i].number >= 1) ||
            items[i].number > MOST_BOXES || items[i].number != floor(items[i].number))
            return false;
        groups[i] = (uint8_t)items[i].number;
    }
    return true;
}

static void boxes_fill(const struct form *form, const struct value *boxes, struct node *into) {
    uint8_t groups[ROOM_GROUPS] = {0};
    if (read_boxes(boxes, groups))
        add_boxes(form, into, groups);
    else
        report_error(form->filling->diagnostics, boxes->position,
                     expected_format(form->arena,
                                     "expected a number from 1 to %d, or a list of up to %d",
                                     MOST_BOXES, ROOM_GROUPS),
                     "these are no boxes for digits");
}

void lines_fill(struct filling *filling, const struct part *part, struct node *into) {
    struct value body;
    struct form form = {
        .filling = filling, .arena = filling->arena, .position = part->model.position};
    if (!fence_fill(filling, part->fence, &body))
        return;
    const struct value *boxes = value_find(&body, "boxes"), *frame = value_find(&body, "frame");
    const struct value *count = value_find(&body, "count"), *lines = frame ? frame : count;
    double number = lines && lines->kind == VALUE_NUMBER ? lines->number : 0;
    if ((count != NULL) + (boxes != NULL) + (frame != NULL) > 1) {
        report_error(filling->diagnostics, boxes ? boxes->position : frame->position,
                     "expected one of: count, boxes, frame", "this is room of two kinds");
    } else if (boxes) {
        boxes_fill(&form, boxes, into);
    } else if (number >= 1 && number <= MOST_LINES && number == floor(number)) {
        add_lines(&form, into, (uint16_t)number);
        into->last->lines.room = frame ? ROOM_FRAME : ROOM_LINES;
    } else {
        report_error(
            filling->diagnostics, lines ? lines->position : part->model.position,
            expected_format(filling->arena,
                            frame ? N_("expected frame: 1 to %d") : N_("expected count: 1 to %d"),
                            MOST_LINES),
            lines ? N_("this is no number of lines") : N_("the number of lines is missing"));
    }
}
