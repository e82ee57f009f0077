// SPDX-License-Identifier: GPL-3.0-or-later
/* Instruments, answers and editions: YAML checked into plain structs, and back into the values that
 * scripts and templates see. The formats are documented in surveys/README.md.
 *
 * Every reader reports all that is wrong at once and returns NULL when there was an error.
 */
#ifndef STEUNBLAD_SURVEY_H
#define STEUNBLAD_SURVEY_H

#include "base/diagnostics.h"
#include "base/value.h"

/* ---- survey ---- */

/* Why there is no answer. Missing is a value, not a hole. */
enum missing {
    MISSING_NONE,
    MISSING_SKIPPED, // asked, left open
    MISSING_DONT_KNOW,
    MISSING_NOT_APPLICABLE, // shortens denominators
    MISSING_NOT_ASKED,      // routing passed it by
};

/* "skipped", "dont_know", "not_applicable", "not_asked"; NULL for MISSING_NONE. */
const char *missing_name(enum missing missing);

enum question_kind {
    QUESTION_SINGLE,
    QUESTION_MULTIPLE,
    QUESTION_NUMBER,
    QUESTION_TEXT,
    QUESTION_DATE,
    QUESTION_MATRIX, // rows are questions of their own that share a scale
    QUESTION_ROSTER, // a table with one row a person
    QUESTION_OTHERS, // column of a roster: numbers of other rows, such as who knows whom
};

/* "single", "multiple", … as surveys write it. */
const char *question_kind_name(enum question_kind kind);

struct option {
    struct text code;    // as written in responses
    bool code_is_number; // then scripts see it as one
    double code_number;
    struct text label;
    bool has_score;
    double score;
    enum missing missing; // "weet ik niet" is an option that counts as missing
};

/* The code as scripts see it: a number when it is one. */
struct value option_code(const struct option *option);

struct scale {
    struct text id;
    struct option *options;
    size_t option_count;
    double minimum, maximum; // of the scores; 0, 0 when there are none
    bool faces;              // on paper its answers are faces, the highest score the happiest
};

struct condition {
    const struct question *question; // earlier in the survey
    const struct option **options;   // holds when one of these was chosen
    size_t option_count;
};

struct question {
    struct text id;
    struct text text; // in the language the survey was read in
    struct text help; // may be empty
    enum question_kind kind;
    const struct scale *scale; // single, multiple, matrix and its rows; NULL for the rest
    bool reverse, optional;
    bool in_roster;               // a column of one
    struct condition *conditions; // ask_if: all must hold
    size_t condition_count;
    double minimum, maximum; // number; infinite where there is no limit
    uint32_t lines;          // text: lines to write on, on paper
    uint32_t maximum_rows;   // roster
    struct question *parts;  // matrix: its rows; roster: its columns
    size_t part_count;
    struct text label;  // short name for charts; the text when none is given
    struct text domain; // of survey.domains; may be empty
    struct text icon;   // name of what figures draw for it; may be empty
    struct text *sources, *helpers;
    size_t source_count, helper_count;
    size_t
        answer_index; // place among a response's answers, or a roster's columns; SIZE_MAX: matrix
    struct position position;
};

struct section {
    struct text id, title, introduction;
    struct question *questions;
    size_t question_count;
};

enum missing_rule { RULE_ALL, RULE_AT_LEAST, RULE_SHARE };

struct subscale {
    struct text id, title;
    const struct question **items;
    size_t item_count;
    enum missing_rule rule;
    double threshold; // at least this many answers, or this share of those that apply
    struct position position;
};

struct domain {
    struct text id, title;
};

/* How difficult its wordings may be; without a word they are held against nothing. */
enum wording_level { WORDING_A2, WORDING_B1, WORDING_UNSAID };

struct survey {
    const struct source *source;
    enum wording_level level;
    struct position level_position;
    struct text id, version, title, status, licence, respondent;
    struct text introduction, consent, closing;
    struct text language;   // in which its texts were read
    struct text *languages; // in which they exist, the first to fall back on
    size_t language_count;
    double minutes; // duration; 0 when none is given
    struct text *sources;
    size_t source_count;
    struct domain *domains;
    size_t domain_count;
    struct scale *scales;
    size_t scale_count;
    struct section *sections;
    size_t section_count;
    struct subscale *subscales;
    size_t subscale_count;
    const struct question **answered; // what responses answer: all but matrices, rows one by one
    size_t answered_count;
    const struct index *index; // id → question
};

/* Reads a survey with its texts in `language` (falling back on its first language, with a warning;
 * an empty `language` means that first one). */
struct survey *survey_read(struct arena *arena, const struct source *source, struct text language,
                           struct diagnostics *diagnostics);

/* What an option that has a score counts for: the other way round where the question is reversed.
 */
double option_score(const struct question *question, const struct option *option);

/* The question with this id, rows of a matrix included, or NULL. Columns of a roster are found in
 * their roster only. */
const struct question *survey_question(const struct survey *survey, struct text id);

/* What scripts and templates see; listed in surveys/README.md. A survey holds {id, version, title,
 * status, …, domains, scales, sections: [{id, title, introduction, questions: [question]}],
 * questions: {id → question}, subscales: {id → {id, title, items, rule, threshold}}}; a question
 * {id, text, help, label, kind, scale, options: [{code, label, score, missing, face}], ask_if,
 * rows, columns, …}. Every key is always there: nil or an empty list when the survey says nothing.
 */
struct value survey_value(struct arena *arena, const struct survey *survey);

/* ---- responses ---- */

struct answer {
    const struct question *question;
    enum missing missing;
    const struct option *option;   // single
    const struct option **options; // multiple
    size_t option_count;
    double number;
    struct text text;     // text; date as ISO 8601
    struct answer *cells; // roster: row by row, part_count each
    size_t row_count;
    uint32_t *others; // others: numbers of rows, from 1
    size_t other_count;
    struct position position;
};

struct response {
    const struct survey *survey;
    struct text code; // of the respondent
    uint32_t wave;    // from 1
    struct text date, language;
    struct text group; // that she belongs to: her team; empty when none is named
    struct position group_position;
    double seconds; // that filling in took, where a program measured it; 0: not known
    bool withdrawn; // kept as a code alone: she gets no documents and counts nowhere
    bool share_with_professional;
    struct answer *answers; // one for each question, in the survey's order, matrix rows one by one
    size_t answer_count;
    struct position position;
};

/* Zero-initialise. */
struct responses {
    struct response *items;
    size_t count, capacity;
    struct index *known; // survey, code and wave → where they were given first
};

/* Adds the responses of a file (one, or a stream) or of a folder's *.yaml in name order. A second
 * response with the same survey, code and wave is an error naming the first. Returns false when
 * anything was wrong. */
bool responses_read(struct arena *arena, struct text path, const struct survey *const *surveys,
                    size_t survey_count, struct responses *responses,
                    struct diagnostics *diagnostics);

/* Takes every response out whose respondent withdrew in any of them: only her code stays. Called
 * when all are read. */
void responses_withdraw(struct responses *responses, struct diagnostics *diagnostics);

/* Gives all responses of a respondent the group that any of them names; two different ones are an
 * error. Called when all are read and the withdrawn are out. */
void responses_group(struct responses *responses, struct diagnostics *diagnostics);

/* The answer to a question or a row of a matrix. */
const struct answer *response_answer(const struct response *response,
                                     const struct question *question);

/* What scripts and templates see of answers: {question id → {raw, value, label, labels, missing,
 * reversed, rows}}, each key always there:
 *   raw       code; list of codes (multiple) or of numbers of rows (others); number; text; ISO
 *             date; nil when there is none
 *   value     what is calculated with, nil when missing: the score, already reversed (nil when the
 *             option has none); number; text; ISO date; how many were chosen (multiple, others);
 *             how many rows there are (roster)
 *   label     of the option chosen (single), else nil
 *   labels    of the options chosen, a list (single, multiple), else nil
 *   missing   "skipped", …, nil when answered
 *   reversed  boolean
 *   rows      roster: list of maps from column id to a map like this one, else nil
 *   row       others, and nowhere else: the number of the row that it stands in */
struct value response_value(struct arena *arena, const struct response *response);

/* ---- codes of sheets ---- */

#define SHEET_CODE_LENGTH 5

/* The code on the sheets of participant `number` (from 1) of a series: short, the same each time,
 * another one for each number, without characters that look alike. The last character checks the
 * others. `series` is the edition's id. */
struct text sheet_code(struct arena *arena, struct text series, uint32_t number);

/* Does it look like such a code without being one? Then it was mistyped: a wrong character, or two
 * that changed places. */
bool sheet_code_is_mistyped(struct text code);

/* ---- editions ---- */

/* A sheet that is printed for a workshop, by the name of its files. */
struct workshop_piece {
    struct text name; // "vragenlijst-evaluatie-workshop"
    struct position position;
    bool each; // for each participant, else once
};

/* Respondents that documents may be about or for: a team, the parents. */
struct edition_group {
    struct text id, title; // the title is the id when none is given
};

enum document_audience { FOR_PERSON, FOR_GROUP, FOR_BLANK };
enum format { FORMAT_MARKDOWN = 1, FORMAT_HTML = 2, FORMAT_PDF = 4 };

/* Another make of a document: in another style, or on other sheets of paper. */
struct edition_variant {
    struct text name;
    struct text style_path;
    bool on_sheets; // the name is an arrangement of pages on sheets (layout.h), the style the same
    struct position position;
};

struct edition_document {
    struct text id;            // stem of the file name
    struct text title;         // may be empty: the template's own
    struct text template_path; // resolved
    struct position template_position;
    enum document_audience audience;
    unsigned formats;       // of enum format
    struct text style_path; // its own or the edition's
    struct edition_variant *variants;
    size_t variant_count;
    const struct survey **surveys; // for: blank, one document each; none: one document without
    size_t survey_count;
    /* for: group, one document each, without any one about everybody; for: person, only those who
     * belong to one of them, without any everybody. */
    const struct edition_group **groups;
    size_t group_count;
    const struct edition_group **refusals; // of these: expected to be too small
    size_t refusal_count;
    bool if_shared; // for: person, only those who let a professional see all that they filled in
    struct position position;
};

struct publisher {
    struct text name, website, logo; // logo: path of a picture
    struct text logo_written;        // as it is in the edition …
    struct position logo_position;   // … there
};

struct edition {
    const struct source *source;
    struct text id, title, edition, date, language, changes;
    struct publisher publisher;
    /* What templates see: {id, title, edition, date, language, example, changes, publisher: {name,
     * website, logo}, contact: {name, role, phone, email}, privacy: {min_n, min_cell},
     * accreditation: {body, number, points}}; each key always there, nil when nothing was given. */
    struct value value;
    struct value sources;     // id → reference, with every key of CSL; nil when no file was named
    struct value initiatives; // a list
    const struct source **catalogues; // the files of both
    size_t catalogue_count, catalogue_capacity;
    bool example;
    uint32_t min_n, min_cell;
    struct text style_path;
    struct position style_position;
    const struct survey **surveys;
    size_t survey_count;
    struct text *script_paths; // by survey, empty where the survey has none
    struct position *script_positions;
    struct edition_group *groups;
    size_t group_count;
    struct responses responses;
    struct workshop_piece *pieces; // in the order in which they are printed
    size_t piece_count;
    struct edition_document *documents;
    size_t document_count; // 0: it publishes nothing, and may have no publisher, contact or style
};

/* Reads an edition with its surveys and responses. */
struct edition *edition_read(struct arena *arena, const struct source *source,
                             struct diagnostics *diagnostics);

#endif
