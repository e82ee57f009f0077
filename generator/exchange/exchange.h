// SPDX-License-Identifier: GPL-3.0-or-later
/* The data of an edition for other programs: R, SPSS, a spreadsheet.
 *
 * Nothing is scored here: answers and scores are the results that documents are filled with. As CSV
 * they become tables (respondents, one a roster, their twins with the kinds of missing, a codebook
 * and labels), as JSON one document. The manual is surveys/README.md, "Taking the data into R or
 * SPSS". What leaves here is personal data: there is no disclosure control on single persons.
 */
#ifndef STEUNBLAD_EXCHANGE_H
#define STEUNBLAD_EXCHANGE_H

#include "base/file.h"
#include "score/score.h"

/* The rows of an export: one for each respondent and wave, sorted by both; each holds the
 * responses of that wave alone, so that scoring it scores that wave. */
struct respondents exchange_rows(struct arena *arena, const struct edition *edition);

/* What is exported. */
struct exchange {
    const struct edition *edition;
    struct respondents rows;
    const struct value *results; // by row, of score_respondent
    bool with_texts;             // open answers, and scores that are texts, which may repeat them
};

/* How CSV is written (RFC 4180). A semicolon brings a decimal comma with it, as Dutch spreadsheets
 * expect; the others a decimal point. */
struct csv_style {
    char separator; // ',', ';' or '\t'
    bool byte_order_mark;
};

/* Adds the tables to `files`, in `folder`; the caller commits them. */
void exchange_csv(struct arena *arena, const struct exchange *exchange,
                  const struct csv_style *style, struct text folder, struct file_set *files);

/* {edition, with_texts, surveys: [codebook], respondents: [{code, wave, group, responses, answers,
 * scores}]}; the last three are maps from survey to what templates see, nil where she did not fill
 * it in. */
struct value exchange_value(struct arena *arena, const struct exchange *exchange);

#endif
