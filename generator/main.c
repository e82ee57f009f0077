// SPDX-License-Identifier: GPL-3.0-or-later
// Where the program starts: messages in the user's language, everything else in C's.
#include "base/file.h"
#include "command/command.h"

#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// Catalogues stand beside the program: build/release/locale, or PREFIX/share/locale.
static void open_catalogue(void) {
    struct arena *arena = arena_create();
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length > 0) {
        struct text folder = file_folder(arena, (struct text){program, (size_t)length});
        struct text locale = text_format(arena, "%s/locale", folder.bytes);
        if (!file_is_folder(locale.bytes))
            locale = text_format(arena, "%s/../share/locale", folder.bytes);
        bindtextdomain("steunblad", locale.bytes);
    }
    bind_textdomain_codeset("steunblad", "UTF-8");
    textdomain("steunblad");
    arena_destroy(arena);
}

// A locale that is not installed, as nl_NL on a bare Debian, still names the user's language.
static void choose_language(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *language = getenv("LANGUAGE");
    if (setlocale(LC_MESSAGES, "") || !setlocale(LC_MESSAGES, "C.UTF-8"))
        return;
    for (size_t i = 0; i < sizeof names / sizeof *names && !(language && *language); i++) {
        language = getenv(names[i]);
        if (language && *language)
            setenv("LANGUAGE", language, 1);
    }
}

int main(int argc, char **argv) {
    signal(SIGXFSZ, SIG_IGN); // a limit on the size of files is told as a full disk is
    choose_language();
    open_catalogue();
    enum exit_status status = command_run(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror(gettext("steunblad: standard output"));
        return EXIT_STATUS_SYSTEM;
    }
    return (int)status;
}
