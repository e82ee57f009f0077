// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files that read a survey share: survey.c (the whole), scale.c (options), question.c
 * (questions, rows, columns), routing.c (ask_if); and those that read an edition: edition.c (the
 * whole), group.c (groups), catalogue.c (sources, initiatives), imprint.c (who publishes),
 * workshop.c (what is printed for one).
 */
#ifndef STEUNBLAD_SURVEY_READER_H
#define STEUNBLAD_SURVEY_READER_H

#include "base/schema.h"
#include "survey/index.h"
#include "survey/survey.h"

/* Lines on paper and rows of a roster that a survey may ask for. */
#define LINES_DEFAULT 2
#define LINES_LIMIT 40
#define ROSTER_ROWS_DEFAULT 8
#define ROSTER_ROWS_LIMIT 100

/* An `ask_if` that waits until all questions are known. */
struct pending_condition {
    struct question *question;
    const struct value *map;
};

struct survey_reader {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct schema schema; // knows the survey's languages
    struct survey *survey;
    struct index *index; // id → question, rows included
    struct pending_condition *pending;
    size_t pending_count, pending_capacity;
    size_t answered_capacity;
    bool *scale_used; // by scale
};

/* ---- names ---- */

/* Reports that `name` stands there twice. `format` says so and has one %.*s for the name. */
void report_double(struct diagnostics *diagnostics, const char *format, struct text name,
                   struct position position, struct position first);

/* The id of every question, for “did you mean”. Matrices only when asked for. */
struct text *question_ids(struct arena *arena, const struct survey *survey, bool matrices,
                          size_t *count);

/* ---- scale.c ---- */

/* Reads `scales:` into the survey. */
void read_scales(struct survey_reader *reader, const struct value *map);

/* The scale of a question: one of the survey's, one of its own options, or both joined. NULL when
 * it has none or when that was reported; `name` is empty and `options` NULL where the key is
 * absent. */
const struct scale *read_scale_of(struct survey_reader *reader, const struct question *question,
                                  const struct value *name, const struct value *options);

/* The code of an option as surveys and responses write it; false when it can be none. */
bool read_code(struct arena *arena, const struct value *value, struct text *code);

const struct option *scale_option(const struct scale *scale, struct text code);

/* The codes of a scale, with the words for missing answers after them when asked for. */
struct text *scale_codes(struct arena *arena, const struct scale *scale, bool words, size_t *count);

/* The kind of missing that a word names, or MISSING_NONE. */
enum missing missing_of(struct text word);

/* ---- question.c ---- */

/* Reads the questions of one section. */
void read_questions(struct survey_reader *reader, const struct value *list,
                    struct section *section);

/* ---- group.c ---- */

/* Reads `groups:` into the edition. */
void read_groups(const struct schema *schema, const struct value *map, struct edition *edition);

/* Reports responses of groups that the edition does not know, when it knows any. */
void check_response_groups(const struct schema *schema, const struct edition *edition);

/* Reads a document's `groups` and `refusal_expected`; either may be NULL. */
void read_document_groups(const struct schema *schema, const struct edition *edition,
                          const struct value *groups, const struct value *refusals,
                          struct edition_document *document);

/* ---- catalogue.c ---- */

/* Reads `sources:`, the path of a file; empty: the edition names none. */
void read_sources(const struct schema *schema, struct text path, struct edition *edition);

/* Reads `initiatives:`, one path or a list; NULL: the edition names none. */
void read_initiatives(const struct schema *schema, const struct value *value,
                      struct edition *edition);

/* ---- imprint.c ---- */

/* Reads `publisher:`, `contact:` and `accreditation:` (NULL: none), and makes what templates see of
 * the edition, for which all else that they see must be known. */
void read_imprint(const struct schema *schema, const struct value *publisher,
                  const struct value *contact, const struct value *accreditation,
                  struct edition *edition);

/* ---- workshop.c ---- */

/* Reads `workshop:` (NULL: none), when the responses are known. */
void read_workshop(const struct schema *schema, const struct value *map, struct edition *edition);

/* ---- routing.c ---- */

/* Resolves the conditions that wait: every question is known now. */
void read_conditions(struct survey_reader *reader);

#endif
