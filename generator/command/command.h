// SPDX-License-Identifier: GPL-3.0-or-later
/* The commands: one table (command.c) from which options are parsed and --help is made; one file a
 * command.
 */
#ifndef STEUNBLAD_COMMAND_H
#define STEUNBLAD_COMMAND_H

#include "base/diagnostics.h"

#define STEUNBLAD_VERSION "0.1.0"

struct command_option {
    char letter; // 0: long form only
    const char *name;
    const char *argument; // its name in the help, marked N_(); NULL: a switch
    const char *help;     // marked N_()
};

#define COMMAND_OPTIONS 12
#define COMMAND_OPERANDS 64

struct arguments;

struct command {
    const char *name;
    const char *operands; // "EDITION.yaml", marked N_()
    const char *summary;  // marked N_()
    const char *text;     // marked N_(), or NULL
    size_t least, most;   // operands
    struct command_option options[COMMAND_OPTIONS];
    enum exit_status (*run)(struct arguments *arguments);
};

/* What was given on the command line, and what every command works with. */
struct arguments {
    const struct command *command;
    struct arena *arena;             // of the run
    struct diagnostics *diagnostics; // printed when the command returns
    const char **operands;
    size_t operand_count;
    struct {
        const struct command_option *option;
        const char *value;
    } given[COMMAND_OPERANDS];
    size_t given_count;
};

/* The last value of an option ("" for a switch), or NULL when it was not given. */
const char *argument_value(const struct arguments *arguments, const char *name);

/* The value of an option that may be given often: `*next` counts from 0; NULL after the last. */
const char *argument_next(const struct arguments *arguments, const char *name, size_t *next);

/* Finds the command, parses its options, runs it, prints its messages. */
enum exit_status command_run(int argc, char **argv);

/* The folder with templates/, scripts/ and surveys/: $STEUNBLAD_DATA, or beside the program. */
struct text data_folder(struct arena *arena);

/* Reads `-j`; false (and reported) when it is no number. Default: the machine's processors. */
bool argument_workers(const struct arguments *arguments, unsigned *workers);

enum exit_status command_build(struct arguments *arguments);
enum exit_status command_render(struct arguments *arguments);
enum exit_status command_form(struct arguments *arguments);
enum exit_status command_workshop(struct arguments *arguments);
enum exit_status command_check(struct arguments *arguments);
enum exit_status command_export(struct arguments *arguments);
enum exit_status command_dump(struct arguments *arguments);
enum exit_status command_explain(struct arguments *arguments);

#endif
