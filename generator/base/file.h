// SPDX-License-Identifier: GPL-3.0-or-later
/* Files: read whole; write a temporary one beside the target, then rename.
 *
 * A document's outputs are gathered one by one and put in place together, when all of them are
 * complete: no reader ever sees half a file or half a set. Until then nothing is written, and while
 * it is, signals wait: whoever presses Ctrl-C finds whole files, and no temporary ones.
 */
#ifndef STEUNBLAD_FILE_H
#define STEUNBLAD_FILE_H

#include "base/diagnostics.h"

/* Reads at most `limit` bytes; false sets errno (EFBIG when there is more). "-" is standard input.
 */
bool file_read(struct arena *arena, const char *path, size_t limit, struct text *content);

/* Writes all of it to an open file or pipe, however often that takes; false sets errno. */
bool file_write(int file, struct text content);

/* A set of outputs that appears as one. Zero-initialise with the arena. */
struct file_set {
    struct arena *arena;
    struct pending_file *files;
    size_t count, capacity;
    bool private; // about one person: nobody but owner and group may read what is written
};

/* Adds a file; "-" is standard output. `content` is borrowed until the set is committed. */
void file_add(struct file_set *set, struct text path, struct text content);

/* Writes all files beside their targets, making missing folders, checks that they arrived, then
 * renames them into place and empties the set. On failure reports, removes what is left and returns
 * false. A file whose target has the same bytes already is left untouched. */
bool file_commit(struct file_set *set, struct diagnostics *diagnostics);

/* Path and content of a file, as they were handed over. */
struct text file_set_path(const struct file_set *set, size_t index);
struct text file_set_content(const struct file_set *set, size_t index);

/* Names in a folder that end in `suffix`, sorted by bytes, hidden ones left out; false sets errno.
 */
bool file_list(struct arena *arena, const char *folder, const char *suffix, struct text **names,
               size_t *count);

bool file_is_folder(const char *path);

/* `name` seen from the folder in which `file` stands; absolute names stay as they are. */
struct text file_beside(struct arena *arena, struct text file, struct text name);

/* The folder part of a path ("." when it has none), and the last part. */
struct text file_folder(struct arena *arena, struct text path);
struct text file_name(struct text path);

#endif
