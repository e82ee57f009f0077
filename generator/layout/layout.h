// SPDX-License-Identifier: GPL-3.0-or-later
/* From a document to pages of placed items. This folder has never heard of PDF.
 *
 * Lengths in points, origin top left of the page, y downwards; text is placed by its baseline.
 * Every item points at the node it belongs to: that is all the PDF writer needs for tags.
 * Decoration points at one of the artifact nodes below. Which node:
 *
 *     text, inline code, code block, span …   the leaf whose text it is (NODE_TEXT, NODE_CODE, …);
 *                                             a line of several sibling texts and soft breaks may
 *                                             be one item that points at the first of them
 *     number or bullet of a list item         the NODE_ITEM (a task's tick box as well)
 *     label word of a box ("Let op")          the NODE_BOX
 *     mark that calls a note                  the NODE_FOOTNOTE
 *     number before the note at the foot      the NODE_FOOTNOTE, with `label` set
 *     drawing, image, tick box                NODE_FIGURE, NODE_IMAGE, NODE_TICK_BOX
 *     lines to write on                       the NODE_LINES
 *     underlines, rules, backgrounds, icons,
 *     repeated table heads                    artifact_layout
 */
#ifndef STEUNBLAD_LAYOUT_H
#define STEUNBLAD_LAYOUT_H

#include "document/document.h"

/* ---- house style ---- */

struct type_style {
    enum font_style face;
    float size, leading; // points
    float space_before, space_after;
    struct colour colour;
};

/* What stands in the margin of every page. `{title}`, `{subtitle}`, `{author}`, `{edition}`,
 * `{date}`, `{website}`, `{page}` and `{pages}` are filled in; a part whose placeholders are all
 * empty is left out, the others are joined by " · ". */
struct running_text {
    struct text language; // empty: any; "other": any that has no text of its own
    const struct text *parts;
    size_t count;
};
struct running_side {
    const struct running_text *texts;
    size_t count;
};
struct running_line {
    struct running_side left, right; // changed over in a document that is read from the right
    bool not_on_first;               // page; the document's notice is
};

/* How readily words are broken at line ends. Words that fit in no other way always are. */
enum hyphens {
    HYPHENS_NEVER,
    HYPHENS_SELDOM, // where a line would be far too short otherwise
    HYPHENS_OFTEN,  // wherever that makes the right edge more even
};

/* What stands over the first page, in its top margin: the logo, and the texts beside it. */
struct masthead {
    struct running_side text;
    struct logo logo; // where the edition has none
    float height;     // of the logo; 0: none is printed
    bool every_page;  // the logo, without the texts
};

/* Nearer than this to the edge of the paper many office printers print nothing: 5 mm, in points. */
#define UNPRINTABLE_EDGE 14.2F

struct style {
    struct text name, description;
    float page_width, page_height;
    float margin_top, margin_bottom, margin_inner, margin_outer;
    bool facing;      // header and footer change sides on even pages, as the margins do
    unsigned columns; // 1 or 2
    float column_gap;
    struct text family, mono_family;
    struct position family_position;
    bool small_files; // each file has the glyphs that it shows, and no repertoire
    struct type_style body, small, subtitle, code, heading[6], header, footer, table;
    float minimum_size; // tables shrink no further
    float indent;       // lists, quotes
    float line_gap;     // between lines to write on
    bool justified;
    enum hyphens hyphens;
    bool framed; // boxes have a frame, no background
    struct palette palette;
    struct colour box_fill, warning, warning_fill, code_fill, table_head_fill, rule;
    struct running_line running_header, running_footer;
    struct masthead masthead;
};

/* Reads a style. Reports everything wrong, colours with too little contrast among it (WCAG 2.1:
 * 4.5:1, large type 3:1); NULL when there was an error. */
struct style *style_read(struct arena *arena, const struct source *source,
                         struct diagnostics *diagnostics);

/* The text for documents in this language; NULL when the side is empty. */
const struct running_text *running_text_in(const struct running_side *side, struct text language);

/* The same with its placeholders filled, on page `number` (from 1) of `count`. */
struct text running_text_filled(struct arena *arena, const struct running_side *side,
                                const struct document *document, size_t number, size_t count);

/* Width in points between the margins, and of one column of text. */
float style_text_width(const struct style *style);
float style_column_width(const struct style *style);

/* ---- pages ---- */

enum item_kind { ITEM_GLYPHS, ITEM_RECTANGLE, ITEM_LINE, ITEM_TICK_BOX, ITEM_DRAWING, ITEM_IMAGE };

struct item {
    enum item_kind kind;
    const struct node *node; // or an artifact node
    float x, y;              // glyphs: start of the baseline; else top left
    float width, height;     // of what is seen; a line goes from (x,y) to (x+width,y+height)
    struct colour colour;
    union {
        struct {
            const struct shaped *shaped;
            uint32_t first, count; // glyphs of it
            float size;
            float word_space;        // what each blank inside is wider than usual (justified
                                     // lines), in points; a text of several words has it in its
                                     // advances
            struct text actual_text; // where the glyphs do not say it (hyphenation); else empty
            bool line_start; // the first of its node on a new line: extraction needs a blank
            bool hyphen;     // the item is a hyphen that line breaking put there
            bool label;      // number, bullet or label word: PDF's Lbl
        } glyphs;
        struct {
            bool filled;
            float stroke_width, corner;
        } shape;
        struct {
            bool checked, face;
            float mood;
        } tick_box;
        struct {
            const struct drawing *drawing;
            float scale;
        } drawing;
        struct {
            struct text path;
            struct text content; // bytes of the PNG or JPEG file
        } image;
    };
};

/* Where a link can be clicked: one rectangle a line. */
struct link_area {
    const struct node *node; // NODE_LINK or NODE_FOOTNOTE (its call)
    float x, y, width, height;
};

struct page {
    float width, height;
    struct item *items;
    size_t item_count, item_capacity;
    struct link_area *links;
    size_t link_count, link_capacity;
};

/* Where a heading stands (bookmarks, and the goals of #links), an item that citations lead to, or
 * a note (the goal of its call). */
struct destination {
    const struct node *node; // NODE_HEADING, NODE_ITEM, NODE_FOOTNOTE or NODE_PART
    uint32_t page;           // from 0
    float y;
};

struct pages {
    const struct document *document;
    const struct style *style;
    struct page *pages;
    size_t count, capacity;
    struct destination *destinations;
    size_t destination_count, destination_capacity;
    const struct imposition *imposition; // NULL: every page is a sheet's side of its own
};

/* Artifact nodes: no content of the document. */
extern const struct node artifact_layout; // rules, backgrounds
extern const struct node artifact_header; // pagination: running header
extern const struct node artifact_footer; // pagination: running footer, page number
bool node_is_artifact(const struct node *node);

/* Adds to a document what only pages have of its head: the masthead. To be called once, before
 * layout_document. */
void layout_add_head(struct arena *arena, const struct style *style, struct document *document);

/* Bytes; a picture that is larger is left out, and reported. */
#define PICTURE_LIMIT ((size_t)32 << 20)

/* Can the picture be read and printed? Reports when it cannot, before anything is made of it. */
bool layout_check_picture(struct arena *arena, struct logo picture,
                          struct diagnostics *diagnostics);

/* Lays a document out. Reports and returns NULL on what cannot be done (a table that is too wide at
 * the smallest type). Lives in `arena`. */
struct pages *layout_document(struct arena *arena, const struct document *document,
                              const struct style *style, struct font_set *fonts,
                              struct diagnostics *diagnostics);

/* ---- sheets of paper (imposition.c) ----
 *
 * Pages are read; sides of sheets are printed, and are what a PDF calls its pages. Where several
 * pages share a side, nothing in the pages changes: each is only told where it goes. */

enum arrangement {
    ARRANGEMENT_PLAIN,   // a page a side
    ARRANGEMENT_BOOKLET, // "a5-boekje": fold the pile of sheets once, and it reads from front to
                         // back
    ARRANGEMENT_PAIRS,   // "2-op-1": two pages a side, one after the other, to save paper
    ARRANGEMENT_CARDS,   // "snijkaarten": as many cards as fit, with marks where to cut
    ARRANGEMENTS
};
extern const struct text arrangement_names[ARRANGEMENTS]; // the plain one has none

/* The arrangement of this name; false when there is none. */
bool arrangement_named(struct text name, enum arrangement *arrangement);

/* How many pages a side can hold of this size; 0 when they are too large for it. */
size_t arrangement_room(enum arrangement arrangement, float page_width, float page_height);

/* Where a page stands: moved there when it was scaled about its top left corner. */
struct placed_page {
    uint32_t side; // from 0
    float x, y;    // of its top left corner
    float scale;   // at most 1
};

struct side {
    float width, height;
    const struct page *marks; // where to cut, in its coordinates; NULL: nowhere
    bool turned;              // printed upside down: the back of a booklet's sheet
};

struct imposition {
    enum arrangement arrangement;
    float width, height; // of a side
    size_t side_count;
    const struct placed_page *places; // by page: each stands in one place
    struct page marks;                // where to cut: on every side, in its coordinates
    const struct side *sides;         // where they are not all alike; else NULL
};

/* Where pages of one size go, NULL when there is no room for them; `from_right` puts the first of
 * each side on the right. Nothing is said of their content. */
struct imposition *impose(struct arena *arena, enum arrangement arrangement, size_t page_count,
                          float page_width, float page_height, bool from_right);

/* For whoever writes pages, whether they were imposed or not. */
size_t pages_side_count(const struct pages *pages);
struct side pages_side(const struct pages *pages, size_t side);
struct placed_page pages_place(const struct pages *pages, size_t page);

/* ---- several documents (parts.c) ---- */

/* A document on pages, and below which node it comes in the whole: its root, or a NODE_PART, which
 * is put below the root when its first document comes. */
struct part_pages {
    struct node *into;
    struct document *document;
    const struct pages *pages;
};

/* Several documents as one, to be printed in one go on both sides of the paper, the long edge as
 * the spine. Each begins on a new sheet; their sizes may differ, and how they are arranged: backs
 * of booklets, which want the short edge, are turned. There is one at least, whose style stands for
 * all; the whole is numbered anew. */
struct pages *pages_join(struct arena *arena, struct document *whole,
                         const struct part_pages *parts, size_t count);

/* The dump of `--stage layout`: one item a line; at the end where the pages stand on sheets. */
void layout_dump(struct builder *builder, const struct pages *pages);

#endif
