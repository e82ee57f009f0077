// SPDX-License-Identifier: GPL-3.0-or-later
/* Questions on paper, private to document/. */
#ifndef STEUNBLAD_FORM_H
#define STEUNBLAD_FORM_H

#include "document/expand.h"

struct form {
    struct filling *filling;
    struct arena *arena;
    struct position position; // of the block
    struct text language;
    uint8_t level; // of the sections' headings
};

struct node *form_node(const struct form *form, struct node *into, enum node_kind kind);
void form_text(const struct form *form, struct node *into, struct text text);
void form_paragraph(const struct form *form, struct node *into, struct text text);

/* A text of a question, empty when it has none; a list of it, empty when it has none. */
struct text form_text_of(const struct value *question, const char *key);
const struct value *form_list_of(const struct value *question, const char *key);

/* The question with its number; when to answer it; its help, with how to answer behind it
 * (`instruction`, may be empty): one paragraph takes less paper than two. */
void form_asked(struct form *form, const struct value *question, struct text instruction,
                struct node *into);

/* ---- form_table.c ---- */

/* Statements below each other, with the same answers to choose from: one row each. `rows` are
 * questions; their options are those of the first. `matrix` is what they are rows of; without one
 * (NULL) each is numbered. */
void form_scale_table(struct form *form, const struct value *matrix, const struct value *rows,
                      size_t count, struct node *into);

/* One row a person. */
void form_roster(struct form *form, const struct value *question, struct node *into);

/* Gives a question its number. */
uint32_t form_number(struct form *form, const struct value *question);

#endif
