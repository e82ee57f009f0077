// SPDX-License-Identifier: GPL-3.0-or-later
/* What a batch keeps account of: what went in, what came out, and what the index and the manifest
 * say of both. */
#ifndef STEUNBLAD_BATCH_H
#define STEUNBLAD_BATCH_H

#include "press/press.h"

/* ---- outputs.c ---- */

/* An output: {document, respondent, survey, group, name, private, title, shelf, pictures (when it
 * has any), path, format, bytes, sha256}. It is private when it is about one person. */

/* Sets what an output has of its sheet, up to `private`. */
void output_describe(struct arena *arena, const struct press *press, const struct sheet *sheet,
                     struct value *output);

/* One output a prepared file; `about` is what all of them have. */
struct value outputs_of_files(struct arena *arena, const struct value *about,
                              const struct file_set *files);

/* The sheet that an output was made of, or NULL; `sorted` is sheets_by_name. */
const struct sheet *output_sheet(const struct press *press, const struct sheet **sorted,
                                 const struct value *output);

/* Its format, of enum format, 0 when it has none of them; a figure has that of Markdown. */
unsigned output_format(const struct value *output);

/* Does what an earlier manifest says of an output have all that is relied on? */
bool output_is_whole(const struct value *output);

/* Puts outputs in the order of the edition, whatever was made now and what earlier. */
void outputs_sort(const struct press *press, struct value *outputs);

/* ---- shelves.c ---- */

/* The sheets that outputs were made of, by shelf: {title, people, sheets}, in the order of the
 * edition, those of one person behind all others. Without a title: the template of the index has
 * words for it. */
struct value index_shelves(const struct press *press, const struct value *outputs,
                           struct arena *arena);

/* ---- inputs.c ---- */

/* The folders that inputs are seen from. */
struct places {
    struct text edition, program;
};

struct places places_of(struct arena *arena, struct text edition, struct text data_folder);

/* The pictures in a document, as inputs: {from: "edition", "program" or "elsewhere", path, sha256}.
 */
struct value pictures_of(struct arena *arena, const struct places *places,
                         const struct document *document);

/* All that was read for these outputs, sorted; `read` knows the sources. Without `answers` the
 * files of responses are left out: whoever guesses what somebody answered could check it by its
 * hash. */
struct value inputs_of(const struct press *press, const struct places *places, bool answers,
                       const struct value *outputs, const struct diagnostics *read);

/* ---- manifest.c ---- */

struct manifest {
    struct value outputs;
    struct value unfinished; // names of documents that may be there although no output is named
};

/* Reads the manifest in `folder`; its lists are empty when there is none. Reports and returns false
 * when it is another edition's or not ours: documents of both in one folder would lose each other.
 */
bool manifest_read(const struct press *press, struct text folder, struct diagnostics *diagnostics,
                   struct manifest *manifest);

/* Writes manifest.json before the first document is written. */
bool manifest_begin(const struct press *press, struct text folder, const struct manifest *present,
                    struct diagnostics *diagnostics);

/* Writes manifest.json with the outputs and all that went in. */
bool manifest_write(const struct press *press, struct text folder, const struct value *inputs,
                    const struct value *outputs, struct diagnostics *diagnostics);

/* Removes the files of `before` that are not in `after`, those of unfinished documents included,
 * and what a worker left half-written. Only names without a folder are touched. Reports and returns
 * false when one cannot be removed. */
bool manifest_remove_others(struct arena *arena, struct text folder, const struct manifest *before,
                            const struct value *after, struct diagnostics *diagnostics);

#endif
