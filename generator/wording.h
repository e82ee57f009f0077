// SPDX-License-Identifier: GPL-3.0-or-later
/* Plain language of surveys: their wordings, held against what whoever fills them in can read. */
#ifndef STEUNBLAD_WORDING_H
#define STEUNBLAD_WORDING_H

#include "document/document.h"
#include "survey/survey.h"

/* What a survey says to its respondent, a part a section. Labels of answers are left out. */
struct readability *survey_readability(struct arena *arena, const struct survey *survey);

/* Reports wordings that are too difficult for the survey's `level`; without one, nothing. */
void survey_check_wording(struct arena *arena, const struct survey *survey,
                          struct diagnostics *diagnostics);

#endif
