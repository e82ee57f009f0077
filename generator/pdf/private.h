// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of pdf/ share. */
#ifndef STEUNBLAD_PDF_PRIVATE_H
#define STEUNBLAD_PDF_PRIVATE_H

#include "pdf/pdf.h"

/* ---- write.c: PDF syntax (ISO 32000-1, 7.3) ---- */

void write_integer(struct builder *builder, long value);
void write_number(struct builder *builder, double value);       // two decimals at most
void write_factor(struct builder *builder, double factor);      // from 0 to 1: five decimals
void write_reference(struct builder *builder, uint32_t object); // "12 0 R"
void write_box(struct builder *builder, const float box[4]);    // left, bottom, right, top
void write_string(struct builder *builder, struct text text);   // a text string
void write_bytes(struct builder *builder, struct text bytes);   // a byte string
void write_code(struct builder *builder, uint16_t code);        // two bytes within a ( ) string
void write_hexadecimal(struct builder *builder, const uint8_t *bytes, size_t count); // in < >

/* ---- haru.c: the wall around libharu ---- */

/* An indirect dictionary. Its number is known at once, so others can refer to it; what stands in
 * it is taken when the file is saved. */
struct object {
    uint32_t number;
    struct text shared; // first part of the body, the same in every document; may be empty
    struct text body;   // without << >>
    struct text stream; // as it stands in the file; empty: no stream
    struct haru *haru;
    struct object *next; // made before
};

struct haru;
struct haru *haru_create(struct arena *arena);
struct object *haru_object(struct haru *haru, struct text body);

/* The dictionaries that libharu makes: what is written into them comes on top of its own. */
struct object *haru_catalog(struct haru *haru);
struct object *haru_information(struct haru *haru);
struct object *haru_page_tree(struct haru *haru);
struct object *haru_trailer(struct haru *haru);

/* Serialises the document; on failure `reason` says why. */
bool haru_save(struct haru *haru, struct builder *output, const char **reason);

/* ---- shared.c ---- */

/* The parts of a font's five dictionaries that do not refer to others. */
struct font_bodies {
    struct text type0, cid_font, descriptor, file, to_unicode;
};
struct pdf_shared {
    struct font_bodies *fonts; // by index of the face; empty where the run has no subset
    size_t font_count;
    struct text profile; // the output intent's ICC profile, deflated
    struct libdeflate_compressor *compressor;
};
/* `scratch` is used again by each call. */
struct text pdf_deflate(const struct pdf_shared *shared, struct builder *scratch, struct text text);
struct font_bodies font_bodies(struct arena *arena, const struct font_subset *subset);

/* ---- fonts.c ---- */

/* A font of one document: the run's subset of a face, or one of its own. */
struct pdf_font {
    const struct font_subset *subset;
    bool own;
    bool used;
    uint16_t name; // /F1, /F2, … in the order of first use
    uint32_t object;
};
struct pdf_fonts {
    struct arena *arena;
    struct font_set *set;
    bool small;                 // nothing is taken from the run's subsets
    struct pdf_font *run, *own; // by index of the face
    size_t count;
    uint16_t named;
    const struct shaped *blanks[FONT_STYLES];
};
/* Looks through all pages for glyphs beyond the run's subsets, and makes subsets for them. */
struct pdf_fonts *fonts_gather(struct arena *arena, struct font_set *set,
                               const struct pages *pages);
/* The font and code of a glyph. */
struct pdf_font *fonts_use(struct pdf_fonts *fonts, const struct face *face, uint16_t glyph,
                           uint16_t *code);
/* Writes the dictionaries of the fonts that were used, and "/F1 12 0 R …" into `resources`. */
void fonts_write(struct pdf_fonts *fonts, const struct pdf_shared *shared, struct haru *haru,
                 struct builder *resources);

/* Parts of a label in a drawing. */
const struct shaped *const *drawing_label(struct pdf_fonts *fonts, const struct drawing *drawing,
                                          const struct mark *mark, size_t *count, float *width);

/* ---- reading.c: what an item says ---- */

/* The text of an item, "" for what is only drawn. */
struct text item_text(struct arena *arena, const struct item *item);

/* Whether a reader needs that text as ActualText, because ToUnicode does not give it back. What
 * stands right to left does not: it has its text on the structure element, and a second one makes
 * readers turn words around or drop them. */
bool item_needs_text(const struct item *item);

/* Where a text item ends on its line. */
float item_end(const struct item *item);

/* Whether a blank must be put between two items that follow each other in one block. */
bool item_blank_between(const struct item *previous, const struct item *item);

/* Alternative texts. */
struct text figure_description(struct arena *arena, const struct node *node);
struct text tick_box_description(const struct node *node, struct text language);

/* The number of a note among those of the whole file. */
uint32_t note_number(const struct node *footnote);

/* ---- goals.c ---- */

/* The goals of links, in an order to search. */
struct goals {
    const struct destination **anchors, **notes; // by anchor; by number
    size_t anchor_count, note_count;
};
struct goals goals_find(struct arena *arena, const struct pages *pages);

/* Where a link or the call of a footnote leads: an address, or a place in the document. */
struct target {
    struct text address;
    const struct destination *destination;
};
/* False when it leads nowhere: then it is no link. */
bool link_target(const struct goals *goals, const struct node *node, struct target *target);

/* ---- tags.c: the structure tree ---- */

enum role {
    ROLE_DOCUMENT,
    ROLE_PART,
    ROLE_SECT,
    ROLE_DIV,
    ROLE_H1,
    ROLE_H2,
    ROLE_H3,
    ROLE_H4,
    ROLE_H5,
    ROLE_H6,
    ROLE_P,
    ROLE_BLOCK_QUOTE,
    ROLE_L,
    ROLE_LI,
    ROLE_LBL,
    ROLE_LBODY,
    ROLE_TABLE,
    ROLE_THEAD,
    ROLE_TBODY,
    ROLE_TR,
    ROLE_TH,
    ROLE_TD,
    ROLE_FIGURE,
    ROLE_CAPTION,
    ROLE_CODE,
    ROLE_FORM,
    ROLE_LINK,
    ROLE_REFERENCE,
    ROLE_NOTE,
    ROLE_SPAN,
    ROLES
};
extern const char *const role_names[ROLES];

/* A piece of marked content. */
struct marked {
    struct marked *next;
    uint32_t side, id; // where it is marked, and its MCID there
    struct text text;  // only for the dump
};

/* What hangs on an element, in the order of the document: elements, and the content of nodes that
 * are no elements themselves. */
struct kid {
    struct kid *next;
    struct element *element; // NULL: content
    struct marked *first, *last;
};

struct annotation {
    struct annotation *next;
    struct element *element;
    uint32_t object, side;
};

struct element {
    enum role role;
    bool kept; // has content, or must stand without
    const struct node *node;
    struct element *parent;
    struct kid *first, *last;
    struct annotation *first_annotation, *last_annotation;
    struct text language; // empty: as the parent
    bool right_to_left;   // its glyphs do not stand in the order in which they are read
    bool after_blank;     // nothing but a blank or a break parts it from what is before
    bool boxed;           // a figure whose `box` is known
    float box[4];         // left, bottom, right, top
    bool has_side;        // `side` is known
    uint32_t side;        // of its first content, from 0
    uint32_t object;
};

/* Where the content of a node goes; labels (bullets, numbers of notes) go elsewhere. */
struct place {
    struct element *element, *label_element;
    struct kid *kid, *label_kid;
    const struct item *last; // of a block: the last item seen in it
};

struct side_tags {
    struct element **elements; // by MCID
    uint32_t count, capacity;
};

struct tags {
    struct arena *arena;
    const struct pages *layout;
    struct element *root;
    struct place *places; // by number of the node
    bool *linked;         // by number of the node: it has an annotation
    // while the tree is built
    const struct node *block; // of the last text, and whether it has any from right to left
    bool block_mixed;
    bool after_blank; // the last text was a blank or a break
    struct goals goals;
    struct side_tags *sides;
    struct element **notes; // in document order
    size_t note_count, note_capacity;
    struct annotation **annotations; // in the order of their keys
    size_t annotation_count, annotation_capacity;
    // while the items pass
    uint32_t page, side;
    struct element *open; // whose marked content is open, or NULL
    const struct node *open_artifact;
    const struct node *open_block;
    struct marked *content; // the open one
};

/* The tree of a document, still without content. */
struct tags *tags_create(struct arena *arena, const struct pages *layout);

/* ---- marking.c: items meet the structure tree ---- */

/* Pages pass in the order in which they are read, however they stand on sheets. */
void tags_begin_page(struct tags *tags, uint32_t page);

/* Where a blank must be put that layout left out; asked before tags_take. */
enum tag_blank {
    BLANK_NONE,
    BLANK_AT_END,   // of what is open
    BLANK_AT_START, // of the item
};
enum tag_blank tags_blank(const struct tags *tags, const struct item *item);

/* What an item means for marked content. */
enum tag_change {
    TAG_SAME,     // goes into what is open
    TAG_CONTENT,  // begins marked content: of tags->open, with the id of tags->content
    TAG_ARTIFACT, // begins an artifact: tags->open_artifact
};
enum tag_change tags_take(struct tags *tags, const struct item *item);

/* After the item is written. What has ActualText stands in marked content of its own: poppler loses
 * what comes after one that is nested. */
void tags_leave(struct tags *tags, const struct item *item);

/* Hangs an annotation on the element of a node. */
void tags_annotate(struct tags *tags, const struct node *node, uint32_t page, uint32_t object);

/* When all items have passed: decides which elements stay. */
void tags_settle(struct tags *tags);

/* ---- tags_write.c ---- */

/* Writes the elements, the parent tree and the tree of identifiers; returns the number of the
 * structure tree root. Keys of the parent tree: sides from 0, then annotations in the order of
 * tags_annotate. `side_objects` by side. */
uint32_t tags_write(struct tags *tags, struct haru *haru, const uint32_t *side_objects);

/* ---- attributes.c: the same for file and dump ---- */

struct attribute {
    const char *owner; // of an attribute object: "Table"; NULL: a key of the element itself
    const char *key;
    const char *name; // its value; or NULL
    struct text text; // and then a text string
    const float *box; // or a rectangle
};
enum { ATTRIBUTE_LIMIT = 6 };
size_t element_attributes(struct arena *arena, const struct tags *tags,
                          const struct element *element, struct attribute *attributes);

/* ---- image.c ---- */

/* An image XObject from a PNG or JPEG file; its number, or 0 with a reason. */
uint32_t image_write(const struct pdf_shared *shared, struct arena *arena, struct haru *haru,
                     struct text file, const char **reason);

/* ---- sides.c: pages on the sides of sheets; a side is what PDF calls a page ---- */

/* From what layout says of a page (y downwards, from its top left corner) to left, bottom, right
 * and top on the side on which it stands (y upwards). */
void side_box(const struct pages *pages, uint32_t page, float x, float y, float width, float height,
              float box[4]);

/* Moves all that comes after it in a content stream to where the page stands; restored by "Q". */
void write_place(struct builder *out, const struct pages *pages, uint32_t page);

/* The sides in the making. Their objects are numbered at once; what stands on them is added as the
 * pages pass. */
struct sides {
    struct arena *arena;
    const struct pages *pages;
    struct haru *haru;
    struct object **dictionaries; // by side
    uint32_t *objects;
    struct builder *contents, *annotations; // of each: references
};
struct sides *sides_create(struct arena *arena, const struct pages *pages, struct haru *haru);

/* Adds a page's content stream, and its annotations as references. */
void sides_add(struct sides *sides, uint32_t page, uint32_t contents, struct text annotations);

/* Adds the content stream with what stands on a side around its pages. */
void sides_add_marks(struct sides *sides, size_t side, uint32_t contents);

/* Writes the page tree. */
void sides_write(struct sides *sides, uint32_t resources);

/* Keys for the catalog: that a window shows the title and, when pages were imposed, what a reader
 * calls the sides ("1, 8") and how they ask to be printed. */
void sides_describe(struct builder *body, const struct pages *pages);

/* ---- content.c: a page's content stream ---- */

struct images {
    struct arena *arena;
    const struct pdf_shared *shared;
    struct haru *haru;
    struct image_use {
        struct text content;
        uint32_t object;
    } * uses;
    size_t count, capacity;
    const struct item *failed; // one whose file cannot be read
    const char *reason;
};
/* Each writes into `out`, from its start: a page; and what stands on a side around the pages. */
void content_write(struct builder *out, struct tags *tags, struct pdf_fonts *fonts,
                   struct images *images, const struct pages *pages, uint32_t page);
void content_write_marks(struct builder *out, struct tags *tags, struct pdf_fonts *fonts,
                         struct images *images, const struct side *side);

/* ---- navigation.c: links and bookmarks ---- */

/* Writes the annotations of a page and hangs them on their elements; their references go into
 * `annotations`. */
void links_write(struct tags *tags, struct haru *haru, uint32_t page, const uint32_t *side_objects,
                 struct builder *annotations);

/* The number of the outline dictionary, 0 without headings. */
uint32_t outline_write(struct arena *arena, struct haru *haru, const struct pages *pages,
                       const uint32_t *side_objects);

/* ---- metadata.c ---- */

struct metadata {
    struct text title, author, subject, keywords, language, producer;
    struct text date; // "2026-09-14T00:00:00Z", empty when unknown
};
struct metadata metadata_of(struct arena *arena, const struct document *document,
                            const struct pdf_options *options);
struct text metadata_xmp(struct arena *arena, const struct metadata *metadata);
struct text metadata_information(struct arena *arena, const struct metadata *metadata);
struct text output_profile(struct arena *arena);

#endif
