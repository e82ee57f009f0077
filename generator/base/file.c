// SPDX-License-Identifier: GPL-3.0-or-later
// Files: read whole, written beside their target and renamed into place together.
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct pending_file {
    struct text path, temporary; // temporary is empty when nothing has to be done
    struct text content;
};

bool file_read(struct arena *arena, const char *path, size_t limit, struct text *content) {
    bool standard_input = strcmp(path, "-") == 0;
    int file = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    struct builder builder = {.arena = arena};
    struct stat status;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && (size_t)status.st_size <= limit) {
        builder.capacity = (size_t)status.st_size + 2; // all of it, without growing
        builder.bytes = arena_allocate(arena, builder.capacity);
    }
    char buffer[65536];
    ssize_t count;
    while ((count = read(file, buffer, sizeof buffer)) > 0 && builder.length <= limit)
        builder_bytes(&builder, buffer, (size_t)count);
    int problem = count < 0 ? errno : builder.length > limit ? EFBIG : 0;
    if (!standard_input)
        close(file);
    *content = builder_result(&builder);
    errno = problem;
    return problem == 0;
}

static struct position nowhere(void) {
    return (struct position){0};
}

static void report_unwritten(struct diagnostics *diagnostics, const char *path) {
    report_error(diagnostics, nowhere(), NULL, "cannot write %s: %s", path, strerror(errno));
    diagnostics->failures++;
}

// Makes the folders on the way to `path`.
static bool make_folders(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        int made = mkdir(path, 0777);
        *slash = '/';
        if (made != 0 && errno != EEXIST)
            return false;
    }
    return true;
}

bool file_write(int file, struct text content) {
    for (size_t done = 0; done < content.length;) {
        ssize_t count = write(file, content.bytes + done, content.length - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        done += (size_t)count;
    }
    return true;
}

// Writes a new file; false leaves none behind and sets errno.
static bool write_temporary(const char *path, struct text content, mode_t mode) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (file < 0)
        return false;
    bool written = file_write(file, content);
    int problem = errno;
    if (close(file) != 0 && written) {
        written = false;
        problem = errno;
    }
    if (!written)
        unlink(path);
    errno = problem;
    return written;
}

// A file of a thousand pages is not held in memory a second time to find out. What is private, and
// lies open to others, is written anew.
static bool holds_already(const char *path, struct text content, bool private) {
    struct stat status;
    if (stat(path, &status) != 0 || (size_t)status.st_size != content.length ||
        (private && status.st_mode & S_IRWXO))
        return false;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    char buffer[65536];
    size_t same = 0;
    for (ssize_t count; file >= 0 && (count = read(file, buffer, sizeof buffer)) > 0;) {
        size_t length = (size_t)count;
        if (length > content.length - same || memcmp(buffer, content.bytes + same, length) != 0)
            break;
        same += length;
    }
    if (file >= 0)
        close(file);
    return file >= 0 && same == content.length;
}

void file_add(struct file_set *set, struct text path, struct text content) {
    struct pending_file pending = {.path = text_copy(set->arena, path), .content = content};
    arena_push(set->arena, set->files, set->count, set->capacity) = pending;
}

// Writes a file beside its target; false sets errno.
static bool prepare(const struct file_set *set, struct pending_file *pending) {
    char *target = (char *)pending->path.bytes;
    mode_t mode = set->private ? 0660 : 0666;
    if (text_is(pending->path, "-") || holds_already(target, pending->content, set->private))
        return true;
    pending->temporary = text_format(set->arena, "%s.new-%ld", target, (long)getpid());
    bool written = write_temporary(pending->temporary.bytes, pending->content, mode);
    if (!written && errno == ENOENT)
        written = make_folders(target) &&
                  write_temporary(pending->temporary.bytes, pending->content, mode);
    if (!written)
        pending->temporary = TEXT("");
    return written;
}

static bool put_in_place(const struct file_set *set, struct pending_file *pending) {
    (void)set;
    if (pending->temporary.length && rename(pending->temporary.bytes, pending->path.bytes) != 0)
        return false;
    pending->temporary = TEXT("");
    return true;
}

static bool put_out(const struct file_set *set, struct pending_file *pending) {
    (void)set;
    return !text_is(pending->path, "-") || file_write(STDOUT_FILENO, pending->content);
}

static bool for_each_file(struct file_set *set,
                          bool (*step)(const struct file_set *, struct pending_file *),
                          struct diagnostics *diagnostics) {
    for (size_t i = 0; i < set->count; i++)
        if (!step(set, &set->files[i])) {
            report_unwritten(diagnostics, set->files[i].path.bytes);
            return false;
        }
    return true;
}

bool file_commit(struct file_set *set, struct diagnostics *diagnostics) {
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    bool placed =
        for_each_file(set, prepare, diagnostics) && for_each_file(set, put_in_place, diagnostics);
    for (size_t i = 0; i < set->count; i++)
        if (set->files[i].temporary.length)
            unlink(set->files[i].temporary.bytes);
    sigprocmask(SIG_SETMASK, &before, NULL);
    placed = placed && for_each_file(set, put_out, diagnostics); // its reader may take long
    set->count = 0;
    return placed;
}

struct text file_set_path(const struct file_set *set, size_t index) {
    return set->files[index].path;
}

struct text file_set_content(const struct file_set *set, size_t index) {
    return set->files[index].content;
}

static int compare_names(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

bool file_list(struct arena *arena, const char *folder, const char *suffix, struct text **names,
               size_t *count) {
    DIR *directory = opendir(folder);
    if (!directory)
        return false;
    size_t capacity = 0;
    *names = NULL;
    *count = 0;
    for (struct dirent *entry; (entry = readdir(directory));) {
        struct text name = text_of(entry->d_name);
        if (name.bytes[0] != '.' && text_ends(name, text_of(suffix)))
            arena_push(arena, *names, *count, capacity) = text_copy(arena, name);
    }
    closedir(directory);
    if (*count)
        qsort(*names, *count, sizeof **names, compare_names);
    return true;
}

bool file_is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

struct text file_folder(struct arena *arena, struct text path) {
    struct text name = file_name(path);
    size_t length = path.length - name.length;
    if (length == 0)
        return TEXT(".");
    return text_copy(arena, text_slice(path, 0, length > 1 ? length - 1 : 1));
}

struct text file_name(struct text path) {
    size_t start = path.length;
    while (start > 0 && path.bytes[start - 1] != '/')
        start--;
    return text_slice(path, start, path.length);
}

struct text file_beside(struct arena *arena, struct text file, struct text name) {
    struct text own = file_name(file);
    if (text_starts(name, TEXT("/")) || own.length == file.length)
        return text_copy(arena, name);
    // "../" at the start of the name climbs out of folders that are named, so that messages show
    // short paths.
    struct text folder = text_slice(file, 0, file.length - own.length - 1);
    while (text_starts(name, TEXT("../")) && folder.length && !text_is(file_name(folder), "..") &&
           !text_is(file_name(folder), ".")) {
        size_t last = file_name(folder).length;
        if (last == folder.length)
            return text_copy(arena, text_slice(name, 3, name.length));
        folder = text_slice(folder, 0, folder.length - last - 1);
        name = text_slice(name, 3, name.length);
    }
    return text_format(arena, "%.*s/%.*s", TEXT_ARGUMENTS(folder), TEXT_ARGUMENTS(name));
}
