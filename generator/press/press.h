// SPDX-License-Identifier: GPL-3.0-or-later
/* An edition on the press: everything that its documents need, loaded before the fork, and the tree
 * of values that each document is filled with.
 *
 * A personal document's tree holds that person alone: no template can reach anybody else.
 */
#ifndef STEUNBLAD_PRESS_H
#define STEUNBLAD_PRESS_H

#include "generate.h"
#include "score/score.h"

/* The people that a group document is about, and what may be told of them. */
struct population {
    const struct edition_group *group; // NULL: everybody
    size_t people;                     // who could be scored
    size_t others;                     // everybody: those of no group with a document of its own
    struct value statistics;           // disclosed; nil when no document asks for them
};

/* A document to make: one of the edition's, for one person, group or survey, in one look and on one
 * kind of sheets of paper. */
struct sheet {
    const struct edition_document *document;
    const struct template *template;
    const struct edition_variant *variant; // NULL: the document as it is
    const struct look *look;
    enum arrangement arrangement;
    unsigned formats;  // of the document's, those that it is made in
    struct text name;  // of the outputs, without suffix: "rapport-ouder-R07-grote-letter"
    size_t respondent; // FOR_PERSON: index
    const struct edition_group *group; // FOR_GROUP: NULL is everybody
    const struct survey *survey;       // FOR_BLANK: the survey that it is made of, or NULL
};

struct press {
    struct arena *arena; // of the run
    struct edition *edition;
    struct sandbox *sandbox;
    struct evaluator evaluator;
    struct script **scripts;     // by survey; NULL where there is none
    struct value *survey_values; // by survey
    struct value surveys;        // survey id → survey value
    struct template **templates; // by document of the edition
    struct look *looks;
    size_t look_count;
    struct respondents respondents;
    struct sheet *sheets;
    size_t sheet_count, sheet_capacity;
    const struct sheet **pieces; // by piece of the edition's workshop
    struct text *kept; // by respondent: her result, packed; empty when she could not be scored
    struct population *populations; // everybody, then each of the edition's groups
};

/* Loads an edition with all that it names, and plans its sheets. Reports everything that is wrong
 * and returns false then. End with press_close either way. */
bool press_open(struct press *press, struct arena *arena, struct text path,
                struct diagnostics *diagnostics);
void press_close(struct press *press);

/* The same without documents: edition, answers and scripts, for what publishes nothing. Only
 * press_score and press_close may follow. */
bool press_open_data(struct press *press, struct arena *arena, struct text path,
                     struct diagnostics *diagnostics);

/* The sheets of an open press, sorted by name: so that any of them is found by halving. */
const struct sheet **sheets_by_name(const struct press *press, struct arena *arena);

/* Checks the scripts against their examples and fills each template once with specimen values,
 * every branch and loop visited. Returns false when something was reported. */
bool press_rehearse(struct press *press, unsigned workers, struct diagnostics *diagnostics);

/* Scores all respondents. Returns how many could not be scored (each reported). */
size_t press_score(struct press *press, unsigned workers, struct diagnostics *diagnostics);

/* What scoring gave for a respondent (score_respondent); false when she could not be scored. */
bool press_result(const struct press *press, size_t respondent, struct arena *arena,
                  struct value *result);

/* That of all respondents, nil for whoever could not be scored. Large: mostly answers. */
struct value *press_results(const struct press *press, struct arena *arena);

/* ---- population.c ---- */

/* Makes the statistics that documents ask for, once all respondents are scored. */
void press_count(struct press *press);

/* The people of a sheet for: group. */
const struct population *press_population(const struct press *press,
                                          const struct edition_group *group);

/* Adds `id` and `title` of a group, nil for everybody, to its statistics. */
void population_name(struct arena *arena, const struct edition_group *group,
                     struct value *statistics);

/* May this sheet not be made, because it would tell about few people? Reports why: as an error, or
 * as a warning when the edition expects it. An expectation that does not come true is a warning. */
bool press_refuses(const struct press *press, const struct sheet *sheet,
                   struct diagnostics *diagnostics);

/* Does the edition expect that this sheet is refused? */
bool sheet_refusal_expected(const struct sheet *sheet);

/* ---- tree.c ---- */

/* In a worker: the tree of values of a sheet that is not refused. Reports and returns false when a
 * script fails. */
bool press_tree(const struct press *press, const struct sheet *sheet, struct arena *arena,
                struct diagnostics *diagnostics, struct value *root);

/* The order of a sheet for `generate`, without paths. */
struct order press_order(const struct press *press, const struct sheet *sheet);

/* The tree of a document that is made of a survey alone, for `steunblad form`. */
struct value tree_of_survey(struct arena *arena, const struct value *survey);

/* ---- batch.c ---- */

/* An edition, from its file to a folder of documents with index.html and manifest.json.
 *
 * Rounds: everything is loaded and rehearsed (what is wrong ends the run before anything is
 * written); each respondent is scored; the group's statistics pass disclosure; each document is
 * made. What an earlier run made and this edition no longer makes is removed.
 */
struct batch {
    struct text edition_path;
    struct text folder;      // empty: the edition's id
    struct text data_folder; // of the program
    bool public;             // nothing of one person: what is written may be published whole
    const struct text *only; // codes, ids and names of documents; none: everything
    size_t only_count;
    unsigned formats; // of enum format
    unsigned workers;
};

/* Makes all of it. Reports what is wrong; the status says whether nothing was written, some
 * documents failed, or the system did. */
enum exit_status batch_build(struct arena *arena, const struct batch *batch,
                             struct diagnostics *diagnostics);

/* ---- workshop.c ---- */

/* All paper for a workshop as one PDF, to be printed in one go: a sheet that says what is in it, a
 * set for each participant, and what is needed once.
 *
 * What is in a set the edition says (`workshop:`). Each set has a code (sheet_code), which its
 * templates see as `sheet.code`: a form prints it twice, once on a strip to tear off. Each piece
 * begins on a new sheet of paper. In the PDF each set is a Part with a bookmark of its own.
 */
#define PARTICIPANTS_LIMIT 100
#define PARTICIPANT_LIMIT 10000 // number of the last one

struct workshop {
    struct text edition_path;
    struct text list_template; // path: the sheet that says what is in it
    struct text output;        // path
    uint32_t participants;
    uint32_t first; // number of the first participant, from 1
};

/* Writes the file, and prints how many sheets of paper it takes. Reports what is wrong; nothing is
 * written then. */
enum exit_status workshop_print(struct arena *arena, const struct workshop *workshop,
                                struct diagnostics *diagnostics);

/* ---- wording.c ---- */

/* What a survey says to its respondent, a part a section. Labels of answers are left out. */
struct readability *survey_readability(struct arena *arena, const struct survey *survey);

/* Reports wordings that are too difficult for the survey's `level`; without one, nothing. */
void survey_check_wording(struct arena *arena, const struct survey *survey,
                          struct diagnostics *diagnostics);

#endif
