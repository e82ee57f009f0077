// SPDX-License-Identifier: GPL-3.0-or-later
/* All paper for a workshop as one PDF, to be printed in one go: a sheet that says what is in it, a
 * set for each participant, and what is needed once.
 *
 * What is in a set the edition says (`workshop:`). Each set has a code (sheet_code), which its
 * templates see as `sheet.code`: a form prints it twice, once on a strip to tear off. Each piece
 * begins on a new sheet of paper. In the PDF each set is a Part with a bookmark of its own.
 */
#ifndef STEUNBLAD_WORKSHOP_H
#define STEUNBLAD_WORKSHOP_H

#include "press.h"

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

#endif
