// SPDX-License-Identifier: GPL-3.0-or-later
/* Filling a template, private to document/. */
#ifndef STEUNBLAD_EXPAND_H
#define STEUNBLAD_EXPAND_H

#include "document/template.h"

/* A question on a form and the number that it got, so that a later one can refer to it. */
struct numbered {
    struct text id;
    uint32_t number;
};

/* A loop variable, and whether scripts wrote what it stands for. */
struct scope {
    struct text variable;
    bool written;
};

struct filling {
    struct arena *arena;
    const struct template *template;
    const struct expansion *expansion;
    const struct evaluator *evaluator;
    struct diagnostics *diagnostics;
    struct text language;
    struct node **called;       // by note: its last call that holds the note itself, NULL before
    uint32_t notes, figures;    // made so far
    struct numbered *questions; // asked so far
    size_t question_count, question_capacity;
    unsigned doubtful;       // > 0 in a branch that only the specimen run visits
    bool crossed;            // a directive's edge was passed since the last node
    enum text_origin origin; // of text that is filled in
    struct scope *scopes;    // loops that are open
    size_t scope_count, scope_capacity;
    struct cite *cites; // sources called so far
    size_t cite_count, cite_capacity;
    const struct part *source_part; // where their list comes; NULL: nowhere so far
    struct node *source_list;
    bool sources_checked; // the list tells what was read of each
};

/* The value of an expression; false when that was reported. */
bool filling_evaluate(struct filling *filling, const struct expression *expression,
                      struct value *value);

/* Appends the nodes that `parent`'s parts become. */
void filling_children(struct filling *filling, const struct part *parent, struct node *into);

/* Appends text from outside: line ends become line breaks, control characters vanish. */
void filling_text(struct filling *filling, struct text text, struct position position,
                  struct node *into);

/* ---- provenance.c ---- */

/* Is what this expression gives written by a script, for a document? */
bool filling_writes(const struct filling *filling, struct text expression);

/* A loop begins and ends. */
void filling_enter(struct filling *filling, const struct part *loop);
void filling_leave(struct filling *filling);

/* ---- fence.c ---- */

/* The body of a block with the values of its expressions; false when that was reported. */
bool fence_fill(struct filling *filling, const struct fence *fence, struct value *body);

/* ---- figure.c, form.c ---- */

void figure_fill(struct filling *filling, const struct part *part, struct node *into);
void lines_fill(struct filling *filling, const struct part *part, struct node *into);
void questions_fill(struct filling *filling, const struct part *part, struct node *into);

/* ---- tidy.c ---- */

/* Joins texts that touch, trims blanks at the edges of blocks and breaks, moves blanks out of
 * emphasis and links, dissolves emphasis in emphasis, and drops what is empty. After it, every
 * format can say what the tree says. */
void document_tidy(struct arena *arena, struct node *root);

/* ---- outline.c ---- */

/* Makes the title's heading where the body has none, closes gaps between levels, gives headings
 * their anchors, checks #links, nests sections and numbers the nodes. */
void document_outline(struct filling *filling, struct document *document);

#endif
