// SPDX-License-Identifier: GPL-3.0-or-later
/* The template tree, private to document/: what a Markdown file became, ready to be expanded.
 *
 * A part is a node that is copied as it stands, or something that is decided for each document.
 * Everything here lives in the run's arena and is constant once template_read returned.
 */
#ifndef STEUNBLAD_TEMPLATE_H
#define STEUNBLAD_TEMPLATE_H

#include "document/document.h"

/* Blocks in blocks, includes in includes: deeper is a mistake or an attack. */
#define TEMPLATE_DEPTH_LIMIT 100

struct expression {
    uint32_t id; // of the evaluator
    struct text text;
    struct position position;
};

/* Text with placeholders in it: a link's destination, a title in the front matter. */
struct piece {
    struct text literal;
    const struct expression *expression; // NULL: the literal
};
struct pattern {
    struct piece *pieces;
    size_t count, capacity;
};

/* A footnote of the template, shared by the parts that call it. */
struct note {
    struct part *content;
    uint32_t index; // among the notes of the template
    bool varies;    // holds a placeholder, so each call is a note of its own
    bool open;      // while it is read: a note cannot call itself
};

/* A fenced block with a YAML body; strings that start with "=" are expressions. */
struct fence {
    struct value body;
    struct expression *expressions; // in the order in which they stand in the body
    size_t expression_count, expression_capacity;
};

enum part_kind {
    PART_NODE,        // a node like `model`, its children from the parts below
    PART_PLACEHOLDER, // the value of `expression` as text
    PART_CHOICE,      // {{#if}}: the first branch that holds
    PART_BRANCH,      // `expression` NULL: {{#else}}
    PART_LOOP,        // {{#each}}
    PART_NOTE,        // a call of `note`
    PART_CHART,
    PART_ECOGRAM,
    PART_SHEET_CODE,
    PART_LINES,
    PART_QUESTIONS,
    PART_CITATION,
    PART_SOURCES, // where the list of what is cited comes
    PART_MARK,    // only while a row is read: a directive in a cell
};

struct stand_in;
struct citation;

struct part {
    enum part_kind kind;
    struct part *first, *last, *next;
    struct node model;
    const struct expression *expression;
    bool fact; // a box: each claim in it needs a source
    union {
        struct text variable; // loop
        struct {
            const struct pattern *destination, *title; // NULL when the model has it
        } link;                                        // and image
        struct note *note;
        const struct fence *fence;
        const struct citation *citation;
        const struct stand_in *mark;
    };
};

/* Keys of the front matter that the program knows. */
enum metadata {
    METADATA_TITLE,
    METADATA_SUBTITLE,
    METADATA_AUTHOR,
    METADATA_SUBJECT,
    METADATA_KEYWORDS,
    METADATA_LANGUAGE,
    METADATA_DATE,
    METADATA_EDITION,
    METADATA_NOTICE,
    METADATA_APPROVED,
    METADATA_KEYS
};

struct template {
    const struct source *source;
    enum template_mode mode;
    struct value front_matter;
    struct pattern metadata[METADATA_KEYS];
    struct part *root; // PART_NODE with NODE_DOCUMENT
    uint32_t note_count;
    const struct bibliography *bibliography; // NULL: the front matter names none
    struct builder characters;
};

/* What reading a template and its includes has in common. */
struct reading {
    struct arena *arena;
    struct template *template;
    enum template_mode mode;
    const struct evaluator *evaluator;
    struct diagnostics *diagnostics;
    const struct source *files[16]; // the file being read, below it those that include it
    size_t file_count;
    bool citation_broken; // one that was reported, so what is cited is not known
};

/* Errors in a template are warnings in a plain Markdown file, where something can be made of them.
 */
#define complain(reading, ...)                                                                     \
    ((reading)->mode == TEMPLATE_FILL ? report_error : report_warning)((reading)->diagnostics,     \
                                                                       __VA_ARGS__)

struct part *part_create(struct arena *arena, enum part_kind kind, enum node_kind node,
                         struct position position);
void part_append(struct part *parent, struct part *child);

/* Compiles an expression; NULL when that was reported. */
const struct expression *expression_compile(struct reading *reading, struct position position);

/* The same for one that YAML put together from several lines. */
const struct expression *expression_compile_text(struct reading *reading, struct text text,
                                                 struct position position);

/* Adds to a pattern. */
void pattern_literal(struct arena *arena, struct pattern *pattern, struct text literal);
void pattern_expression(struct arena *arena, struct pattern *pattern,
                        const struct expression *expression);

/* ---- front_matter.c ---- */

/* Reads the YAML between `---` at the start of the template's file; returns the offset at which
 * the Markdown begins. */
uint32_t front_matter_read(struct reading *reading);
bool front_matter_stands_at_start(const struct source *source);

/* ---- template_blocks.c, template_inlines.c ---- */

/* Parses the Markdown of a file from `start` and appends it to `into`. */
void markdown_read(struct reading *reading, const struct source *source, uint32_t start,
                   struct part *into);

/* Reads an included file; `position` is that of its name. */
void include_read(struct reading *reading, struct text name, struct position position,
                  struct part *into);

/* ---- fence.c ---- */

/* Is this the info string of a figure or a form, and which? */
bool fence_kind(struct text info, enum part_kind *kind);

/* Reads the body of such a block; false when that was reported. */
bool fence_read(struct reading *reading, enum part_kind kind, struct position body,
                struct fence *fence);

#endif
