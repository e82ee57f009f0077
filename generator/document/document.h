// SPDX-License-Identifier: GPL-3.0-or-later
/* Documents: a Markdown template, parsed once a run, is filled with values into a tree of nodes.
 *
 *     template_read ──► struct template ──► template_expand ──► struct document
 *
 * The tree is what all three writers walk, and it is the structure tree of the PDF. Placeholders
 * are filled *in the tree*, so nothing in an answer is ever read as markup. This folder knows
 * neither surveys nor scores: it is handed one tree of values behind an evaluator.
 * Only template_*.c see cmark-gfm.
 */
#ifndef STEUNBLAD_DOCUMENT_H
#define STEUNBLAD_DOCUMENT_H

#include "base/diagnostics.h"
#include "base/evaluator.h"
#include "base/value.h"
#include "drawing/drawing.h"

enum node_kind {
    // blocks
    NODE_DOCUMENT,
    NODE_PART,    // of several documents in one: one of them, or some that belong together
    NODE_SECTION, // a heading and what stands under it; sections nest by level
    NODE_HEADING,
    NODE_SUBTITLE, // what the front matter says below the title
    NODE_PARAGRAPH,
    NODE_QUOTE,
    NODE_BOX, // `> [!NOTE]`
    NODE_LIST,
    NODE_ITEM,
    NODE_CODE_BLOCK,
    NODE_THEMATIC_BREAK, // or a line to cut along
    NODE_TABLE,
    NODE_ROW,
    NODE_CELL,
    NODE_FIGURE, // children: caption (optional), then the table of its data
    NODE_CAPTION,
    NODE_LINES, // room to write or draw
    NODE_KEEP,  // its children stay on one page
    NODE_PAGE_BREAK,
    NODE_MASTHEAD, // only pages have it: publisher and logo, over the first of them
    // inlines
    NODE_TEXT,
    NODE_SOFT_BREAK,
    NODE_LINE_BREAK,
    NODE_CODE,
    NODE_EMPHASIS,
    NODE_STRONG,
    NODE_STRIKETHROUGH,
    NODE_LINK,
    NODE_IMAGE,
    NODE_SPAN, // a passage in another language
    NODE_TICK_BOX,
    NODE_FOOTNOTE, // where it is called; its children are the blocks of the note
    NODE_KINDS
};

enum alignment { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
enum box_kind { BOX_NOTE, BOX_TIP, BOX_IMPORTANT, BOX_WARNING, BOX_CAUTION };

/* In a rehearsal: whose words a text is, for measuring plain language. In a document that is made,
 * all are TEXT_OWN. */
enum text_origin {
    TEXT_OWN,      // of the template, or a sentence that a script writes
    TEXT_OUTSIDE,  // a value: an answer, a name, a wording of a survey
    TEXT_CITATION, // a source
};

/* What room to write looks like. */
enum room { ROOM_LINES, ROOM_BOXES, ROOM_FRAME };
#define ROOM_GROUPS 3 // of boxes: day, month, year

struct node {
    enum node_kind kind;
    struct node *parent, *first, *last, *next;
    struct position position;
    struct text language; // BCP 47; empty: as the parent
    uint32_t number;      // in document order, from 0, set when the document is complete
    union {
        struct {
            struct text title; // its bookmark; empty: that of its first heading is enough
        } part;
        struct {
            uint8_t level;      // 1–6, without gaps
            struct text anchor; // unique in the document: the id in HTML, the goal of #links
        } heading;
        struct {
            bool ordered, tight;
            int start;
        } list;
        struct {
            bool task, checked; // task: a tick box stands where the bullet would
            struct text anchor; // as of a heading, when something leads here; else empty
        } item;
        struct {
            enum box_kind kind;
        } box;
        struct {
            bool cut;
        } thematic_break;
        struct {
            uint16_t columns;
            const enum alignment *alignments;
        } table;
        struct {
            bool header;
        } row;
        struct {
            uint16_t column;
            bool header;     // of its column or row
            bool row_header; // of its row
        } cell;
        struct {
            struct text content; // text, code, code block
            struct text info;    // code block: language
            enum text_origin origin;
        } text;
        struct {
            struct text destination, title; // link, image (title: the tool tip)
            const struct node *goal;        // a citation's: the item of the list that it leads to
        } link;
        struct {
            const struct drawing *drawing;
            struct text name; // "rapport-R01-1": for the .svg beside a Markdown file
        } figure;
        struct {
            uint16_t count; // lines; of a frame its height in them
            enum room room;
            uint8_t groups[ROOM_GROUPS]; // boxes, one for a digit, in each group; then 0
        } lines;
        struct {
            bool checked, face; // on pages the box is a face
            float mood;         // of it: -1 sad to 1 happy
        } tick_box;
        struct {
            uint32_t number; // from 1, in document order
            bool again;      // a second call of a note: the same number, and no children
            uint32_t before; // notes in the documents before this one, where several are one
        } footnote;
    };
};

/* A picture: its path as it is written at `position`. */
struct logo {
    struct text path;
    struct position position;
};

/* What the front matter and the edition say about the document; empty when unknown. */
struct document {
    struct node *root;
    uint32_t node_count;
    struct text title, subtitle, author, subject, keywords, language, date, edition;
    struct text website; // of the author
    struct logo logo;
    struct text notice; // printed on every page; its parts are joined by " · "
    const struct value *front_matter;
    uint32_t part_count, part_notes; // documents appended so far, and notes in them
};

struct node *node_create(struct arena *arena, enum node_kind kind, struct position position);
void node_append(struct node *parent, struct node *child);
void node_prepend(struct node *parent, struct node *child);

/* Numbers all nodes anew, after a change of the tree. */
void document_number(struct document *document);

/* Name of the kind as the dumps print it: "list_item" and the like. */
const char *node_kind_name(enum node_kind kind);
bool node_is_inline(enum node_kind kind);

/* All text under a node, as a reader would hear it: soft breaks become blanks. */
struct text node_plain_text(struct arena *arena, const struct node *node);

/* Makes a complete document a part of another: `into` is a node of that one, or its root. Anchors,
 * links and notes stay its own. The whole is numbered anew when all are in (document_number). */
void document_append(struct arena *arena, struct document *whole, struct node *into,
                     struct document *part);

/* Next node in document order within `root`, or NULL. */
const struct node *node_next(const struct node *node, const struct node *root);

/* Words that the program itself puts into documents are Dutch in a Dutch document. Labels and
 * instructions are known in Turkish, Polish, Ukrainian, Arabic and Tigrinya as well, by their
 * English words (words.c); everything else is English. */
struct text word_in(struct text language, const char *dutch, const char *english);
bool words_known(struct text language);

/* The word over a box: "Let op". */
struct text box_label(enum box_kind kind, struct text language);

/* What stands in for room to write: "room to write: 3 lines", "boxes for digits: 2, 2, 4". */
struct text room_to_write(struct arena *arena, const struct node *lines, struct text language);

/* Is this destination safe to follow (http, https, mailto, tel, or relative)? No node of a complete
 * document has another one. */
bool link_is_safe(struct text destination);

/* The dump of `--stage document`: one node a line, two blanks a level. */
void document_dump(struct builder *builder, const struct document *document);

/* The anchor of a heading or of an item of a list; empty for all others. */
struct text node_anchor(const struct node *node);

/* ---- templates ---- */

/* A parsed template; constant after template_read, shared by all workers. */
struct template;

enum template_mode {
    TEMPLATE_FILL,    // placeholders and directives count
    TEMPLATE_LITERAL, // `render`: a plain Markdown file, `{{` is text
};

/* Parses a Markdown file with its includes. Reports everything wrong in it at once; NULL when
 * there was an error. `evaluator` may be NULL in literal mode. */
struct template *template_read(struct arena *arena, const struct source *source,
                               enum template_mode mode, const struct evaluator *evaluator,
                               struct diagnostics *diagnostics);

/* All literal text of the template, for the font repertoire. */
struct text template_characters(const struct template *template);

struct expansion {
    const struct evaluator *evaluator; // NULL in literal mode
    struct font_set *fonts;            // for figures
    const struct palette *palette;
    float figure_width;   // what the column offers, in points
    struct text language; // of the edition; front matter `lang` wins
    struct text name;     // of the output without suffix ("rapport-R01"): figures are
                          // named after it; empty: as the template
    bool visit_all;       // specimen run: every branch and, once, every loop
};

/* Fills the template. Errors are reported at the template's positions, and expansion goes on with
 * the next placeholder; NULL when there was one. */
struct document *template_expand(struct arena *arena, const struct template *template,
                                 const struct expansion *expansion,
                                 struct diagnostics *diagnostics);

/* ---- plain language ---- */

/* Whom a text is for, as the front matter's or survey's `level` says; no document prints it. */
enum reading_level { LEVEL_NONE, LEVEL_A2, LEVEL_B1 };

/* What is counted of a text (readability.c says how). */
struct text_measure {
    size_t sentences, sentence_words; // closed sentences, and the words in them
    size_t own_words, syllables;      // of those words, without the ones from outside
    size_t words, long_words;         // with those of labels and other fragments
    size_t passive;                   // sentences
};

/* A text that is measured: a whole document, or the wordings of a survey. */
struct readability;

/* Measures a document: its own text, in a rehearsal without what comes from outside. */
struct readability *readability_of_document(struct arena *arena, const struct document *document);

/* The same for a template that nothing is filled into: each placeholder counts as one word. */
struct readability *readability_of_template(struct arena *arena, const struct template *template);

/* For other texts: an empty measure, to which parts and wordings are added. `whole` is where
 * messages about all of it point. */
struct readability *readability_create(struct arena *arena, struct text language,
                                       struct position whole);
void readability_add_part(struct readability *readability, struct text title,
                          struct position position);
void readability_add(struct readability *readability, struct text wording,
                     struct position position);

/* Holds what was measured against a level. A mean that is too high is an error, for the whole and
 * for each part; a sentence that is too long, and other signs of difficult language, are warnings.
 */
void readability_check(const struct readability *readability, enum reading_level level,
                       struct diagnostics *diagnostics);

/* The level in the front matter of a template; reports one that does not exist. */
enum reading_level template_level(const struct template *template, struct diagnostics *diagnostics);

/* The dump of `--stage readability`: one line for the whole and one for each part. */
void readability_dump(struct builder *builder, const struct readability *readability);

#endif
