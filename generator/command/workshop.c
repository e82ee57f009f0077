// SPDX-License-Identifier: GPL-3.0-or-later
// `steunblad workshop`: all paper for a workshop.
#include "command/command.h"
#include "press/press.h"

#include <stdlib.h>

// A number from 1 to `most`; false, and reported, when it is none. Left as it is when not given.
static bool read_number(const struct arguments *arguments, const char *name, long most,
                        uint32_t *number) {
    const char *given = argument_value(arguments, name);
    char *end;
    if (!given)
        return true;
    long read = strtol(given, &end, 10);
    if (*given < '0' || *given > '9' || *end || read < 1 || read > most) {
        report_error(arguments->diagnostics, (struct position){0}, NULL,
                     "--%s is a number from 1 to %ld, not \"%s\"", name, most, given);
        return false;
    }
    *number = (uint32_t)read;
    return true;
}

enum exit_status command_workshop(struct arguments *arguments) {
    const char *output = argument_value(arguments, "output");
    struct workshop workshop = {
        .edition_path = text_of(arguments->operands[0]),
        .list_template = text_format(arguments->arena, "%s/templates/workshop.md",
                                     data_folder(arguments->arena).bytes),
        .output = text_of(output ? output : "workshop.pdf"),
        .first = 1,
    };
    if (!read_number(arguments, "participants", PARTICIPANTS_LIMIT, &workshop.participants) ||
        !read_number(arguments, "first", PARTICIPANT_LIMIT - PARTICIPANTS_LIMIT, &workshop.first))
        return EXIT_STATUS_INPUT;
    if (workshop.participants == 0) {
        report_error(arguments->diagnostics, (struct position){0},
                     "say with --participants=N for how many people", "--participants is missing");
        return EXIT_STATUS_INPUT;
    }
    return workshop_print(arguments->arena, &workshop, arguments->diagnostics);
}
