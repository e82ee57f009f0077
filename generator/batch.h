// SPDX-License-Identifier: GPL-3.0-or-later
/* An edition, from its file to a folder of documents with index.html and manifest.json.
 *
 * Rounds: everything is loaded and rehearsed (what is wrong ends the run before anything is
 * written); each respondent is scored; the group's statistics pass disclosure; each document is
 * made. What an earlier run made and this edition no longer makes is removed.
 */
#ifndef STEUNBLAD_BATCH_H
#define STEUNBLAD_BATCH_H

#include "press.h"

struct batch {
    struct text edition_path;
    struct text folder;         // empty: the edition's id
    struct text index_template; // path
    const struct text *only;    // codes, ids and names of documents; none: everything
    size_t only_count;
    unsigned formats; // of enum format
    unsigned workers;
};

enum exit_status batch_build(struct arena *arena, const struct batch *batch,
                             struct diagnostics *diagnostics);

/* ---- manifest.c ---- */

/* The list of outputs: {document, respondent, survey, group, title, name, path, format, bytes,
 * sha256}. */

struct manifest {
    struct value outputs;
    struct value unfinished; // names of documents that may be there although no output is named
};

/* The manifest in `folder`, its lists empty when there is none that can be read. */
struct manifest manifest_read(struct arena *arena, struct text folder);

/* Writes manifest.json before the first document is written. */
bool manifest_begin(const struct press *press, struct text folder, const struct manifest *present,
                    struct diagnostics *diagnostics);

/* Writes manifest.json with the outputs and the hashes of all that went in. */
bool manifest_write(const struct press *press, struct text folder, const struct value *outputs,
                    struct diagnostics *diagnostics);

/* Removes the files of `before` that are not in `after`, those of unfinished documents included,
 * and what a worker left half-written. Only names without a folder are touched. */
void manifest_remove_others(struct arena *arena, struct text folder, const struct manifest *before,
                            const struct value *after);

#endif
