// SPDX-License-Identifier: GPL-3.0-or-later
// The table of commands, its parser (getopt_long) and its help.
#include "command/command.h"

#include "base/file.h"
#include "base/schema.h"
#include "workers/workers.h"

#include <getopt.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OPTION_OUTPUT(text)                                                                        \
    { 'o', "output", N_("FILE"), text }
#define OPTION_STYLE                                                                               \
    { 's', "style", N_("NAME"), N_("house style: a name in templates/styles or a file") }
#define OPTION_SHEETS                                                                              \
    { 0, "sheets", N_("NAME"), N_("pages on sheets of A4: a5-boekje, 2-op-1 or snijkaarten") }
#define OPTION_LANGUAGE                                                                            \
    { 'l', "language", N_("TAG"), N_("language of the texts (default: nl)") }

static const struct command commands[] = {
    {
        .name = "build",
        .operands = N_("EDITION.yaml"),
        .summary = N_("make all documents of an edition"),
        .text = N_("Reads the surveys, responses, scripts and templates that the edition names,\n"
                   "and writes its documents, index.html and manifest.json. Nothing is written\n"
                   "when one of those files is wrong."),
        .least = 1,
        .most = 1,
        .options = {{'o', "output", N_("FOLDER"), N_("where to write (default: the edition's id)")},
                    {'j', "jobs", "N", N_("worker processes; 0: none (default: all processors)")},
                    {0, "only", N_("CODE,…"), N_("only these respondents and documents")},
                    {0, "format", "md,html,pdf", N_("only these formats")},
                    {0, "public", NULL,
                     N_("nothing of one person, so that the folder can be published")}},
        .run = command_build,
    },
    {
        .name = "render",
        .operands = N_("FILE.md"),
        .summary = N_("publish one Markdown file, without any survey"),
        .least = 1,
        .most = 1,
        .options = {OPTION_OUTPUT(N_("output, by its suffix .pdf, .html or .md; may be repeated")),
                    OPTION_STYLE, OPTION_SHEETS, OPTION_LANGUAGE},
        .run = command_render,
    },
    {
        .name = "form",
        .operands = N_("SURVEY.yaml"),
        .summary = N_("print a survey as a blank form"),
        .least = 1,
        .most = 1,
        .options = {OPTION_OUTPUT(N_("output, by its suffix .pdf, .html or .md; may be repeated")),
                    OPTION_STYLE, OPTION_SHEETS, OPTION_LANGUAGE},
        .run = command_form,
    },
    {
        .name = "workshop",
        .operands = N_("EDITION.yaml"),
        .summary = N_("print all paper for a workshop as one PDF"),
        .text =
            N_("A sheet that says what is in it, a set for each participant with a code of its\n"
               "own, and what is needed once, as the edition says under \"workshop\". Print it\n"
               "on both sides of the paper, the long edge as the spine."),
        .least = 1,
        .most = 1,
        .options = {{'n', "participants", "N", N_("for how many people")},
                    {'o', "output", N_("FILE"), N_("where to write (default: workshop.pdf)")},
                    {0, "first", "N",
                     N_("number of the first participant, when some have theirs (default: 1)")}},
        .run = command_workshop,
    },
    {
        .name = "check",
        .operands = N_("FILE|FOLDER…"),
        .summary = N_("report everything that is wrong in input files"),
        .text = N_("Knows surveys, responses, editions, styles, catalogues, scripts and templates\n"
                   "by their suffix and their keys. Checking an edition checks all that it names."),
        .least = 1,
        .most = COMMAND_OPERANDS,
        .options = {{0, "survey", N_("FILE"),
                     N_("the survey that scripts and responses belong to")},
                    OPTION_LANGUAGE},
        .run = command_check,
    },
    {
        .name = "export",
        .operands = N_("EDITION.yaml"),
        .summary = N_("answers and scores for R, SPSS or a spreadsheet"),
        .text =
            N_("CSV is a folder: a row for each respondent and wave, rosters in files of their\n"
               "own, beside each the kinds of missing, and a codebook. JSON is one document.\n"
               "What is exported is personal data, also without names: keep it as such. Open\n"
               "answers may tell who wrote them; they stay out unless --with-texts is given.\n"
               "Whoever withdrew is not in it."),
        .least = 1,
        .most = 1,
        .options = {{'o', "output", N_("FOLDER|FILE"),
                     N_("folder, or file of JSON (default: the edition's id and -export)")},
                    {'f', "format", "csv|json", N_("tables or one document (default: csv)")},
                    {0, "separator", N_("NAME"),
                     N_("comma, semicolon (then decimals have a comma) or tab")},
                    {0, "bom", NULL, N_("begin with a byte order mark, for Excel")},
                    {0, "with-texts", NULL, N_("open answers, too, and scores that are texts")},
                    {'j', "jobs", "N", N_("worker processes; 0: none (default: all processors)")}},
        .run = command_export,
    },
    {
        .name = "explain",
        .operands = N_("EDITION.yaml [CODE [SCORE]]"),
        .summary = N_("show where scores come from"),
        .text =
            N_("Shows each score of a respondent with the answers it uses, what is missing, the\n"
               "formula with its numbers and the line of the script. SCORE is a name as in\n"
               "templates, such as buffers.goede_ouder.mean, or the beginning of several.\n"
               "Without CODE: scores, reliability and change of all respondents and signs that\n"
               "somebody did not read, for the researcher. Nothing is hidden then."),
        .least = 1,
        .most = 3,
        .options = {{0, "wave", "N", N_("of a respondent: another wave than the last")},
                    {0, "group", "ID", N_("without CODE: only the respondents of this group")}},
        .run = command_explain,
    },
    {
        .name = "dump",
        .operands = N_("FILE"),
        .summary = N_("print an intermediate form as text"),
        .text = N_("FILE is a Markdown file, a survey, or an edition with --document."),
        .least = 1,
        .most = 1,
        .options = {{0, "stage", N_("STAGE"),
                     N_("values, document, drawings, layout, tags or readability")},
                    {0, "document", "ID", N_("a document of the edition")},
                    {0, "code", N_("CODE"), N_("the respondent whose document it is")},
                    OPTION_STYLE,
                    OPTION_SHEETS,
                    OPTION_LANGUAGE},
        .run = command_dump,
    },
};

static const size_t command_count = sizeof commands / sizeof *commands;

// A cell of a table: `text`, and blanks up to `width` characters.
static void print_cell(const char *text, size_t width) {
    size_t length = text_characters(text_of(text));
    printf("%s%*s", text, length < width ? (int)(width - length) : 0, "");
}

static void print_option(const struct command_option *option) {
    char names[64];
    int length = option->letter
                     ? snprintf(names, sizeof names, "  -%c, --%s", option->letter, option->name)
                     : snprintf(names, sizeof names, "      --%s", option->name);
    if (option->argument)
        snprintf(names + length, sizeof names - (size_t)length, "=%s", gettext(option->argument));
    print_cell(names, 28);
    printf(" %s\n", gettext(option->help));
}

static void print_command_help(const struct command *command) {
    printf(gettext("Usage: steunblad %s [OPTION]… %s\n"), command->name,
           gettext(command->operands));
    printf("%s\n", gettext(command->summary));
    if (command->text)
        printf("\n%s\n", gettext(command->text));
    putchar('\n');
    for (const struct command_option *option = command->options; option->name; option++)
        print_option(option);
    print_option(&(struct command_option){'h', "help", NULL, N_("this help")});
    print_option(&(struct command_option){0, "version", NULL, N_("the version")});
    puts(gettext("\nA file named - is standard input or output."));
}

static void print_help(void) {
    puts(gettext("Usage: steunblad COMMAND [OPTION]… FILE…\n"
                 "Questionnaires about informal support, scored and published as Markdown, HTML\n"
                 "and accessible PDF.\n\nCommands:"));
    for (size_t i = 0; i < command_count; i++) {
        printf("  %-7s ", commands[i].name);
        print_cell(gettext(commands[i].operands), 17);
        printf(" %s\n", gettext(commands[i].summary));
    }
    puts(gettext("\n`steunblad COMMAND --help` tells more about one.\n\nExit status:\n"
                 "  0  everything was made\n"
                 "  1  some documents failed, the rest is written\n"
                 "  2  usage, or an input file is wrong; nothing was written\n"
                 "  3  the system failed (disk full, no memory)"));
}

static void print_version(void) {
    puts("steunblad " STEUNBLAD_VERSION);
}

const char *argument_next(const struct arguments *arguments, const char *name, size_t *next) {
    while (*next < arguments->given_count) {
        size_t i = (*next)++;
        if (strcmp(arguments->given[i].option->name, name) == 0)
            return arguments->given[i].value;
    }
    return NULL;
}

const char *argument_value(const struct arguments *arguments, const char *name) {
    const char *last = NULL;
    size_t next = 0;
    for (const char *value; (value = argument_next(arguments, name, &next));)
        last = value;
    return last;
}

bool argument_workers(const struct arguments *arguments, unsigned *workers) {
    const char *value = argument_value(arguments, "jobs");
    char *end;
    *workers = workers_default();
    if (!value)
        return true;
    long number = strtol(value, &end, 10);
    if (*value == '\0' || *end || number < 0 || number > WORKERS_LIMIT) {
        report_error(arguments->diagnostics, (struct position){0}, NULL,
                     "--jobs is a number from 0 to %d, not \"%s\"", WORKERS_LIMIT, value);
        return false;
    }
    *workers = (unsigned)number;
    return true;
}

struct text data_folder(struct arena *arena) {
    const char *given = getenv("STEUNBLAD_DATA");
    if (given && *given)
        return text_copy(arena, text_of(given));
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length < 0)
        return TEXT(".");
    struct text folder = file_folder(arena, (struct text){program, (size_t)length});
    static const char *const beside[] = {"../share/steunblad", "../..", NULL};
    for (const char *const *place = beside; *place; place++) {
        struct text data = text_format(arena, "%s/%s", folder.bytes, *place);
        if (file_is_folder(text_format(arena, "%s/templates/styles", data.bytes).bytes))
            return data;
    }
    return TEXT(".");
}

// ---- parsing ----

enum { OPTION_HELP = 1000, OPTION_VERSION };

// getopt's tables for a command; a long option's value is its place in the table plus 1.
static void fill_tables(const struct command *command, struct option *options, char *letters) {
    size_t count = 0;
    for (; command->options[count].name; count++) {
        const struct command_option *option = &command->options[count];
        options[count] = (struct option){
            option->name, option->argument ? required_argument : no_argument, NULL, (int)count + 1};
        if (option->letter) {
            *letters++ = option->letter;
            if (option->argument)
                *letters++ = ':';
        }
    }
    *letters++ = 'h';
    *letters = '\0';
    options[count++] = (struct option){"help", no_argument, NULL, OPTION_HELP};
    options[count++] = (struct option){"version", no_argument, NULL, OPTION_VERSION};
    options[count] = (struct option){0};
}

static const struct command_option *option_found(const struct command *command, int found) {
    if (found >= 1 && found <= COMMAND_OPTIONS)
        return &command->options[found - 1];
    for (const struct command_option *option = command->options; option->name; option++)
        if (option->letter == found)
            return option;
    return NULL;
}

enum parsed { PARSED_RUN, PARSED_DONE, PARSED_WRONG };

static enum parsed parse(struct arguments *arguments, int argc, char **argv) {
    struct option options[COMMAND_OPTIONS + 3];
    char letters[2 * COMMAND_OPTIONS + 2];
    const struct command *command = arguments->command;
    fill_tables(command, options, letters);
    for (int found; (found = getopt_long(argc, argv, letters, options, NULL)) != -1;) {
        if (found == 'h' || found == OPTION_HELP) {
            print_command_help(command);
            return PARSED_DONE;
        }
        if (found == OPTION_VERSION) {
            print_version();
            return PARSED_DONE;
        }
        const struct command_option *option = option_found(command, found);
        if (!option || arguments->given_count == COMMAND_OPERANDS)
            return PARSED_WRONG; // getopt has said why
        arguments->given[arguments->given_count].option = option;
        arguments->given[arguments->given_count++].value = optarg ? optarg : "";
    }
    arguments->operands = (const char **)(argv + optind);
    arguments->operand_count = (size_t)(argc - optind);
    if (arguments->operand_count >= command->least && arguments->operand_count <= command->most)
        return PARSED_RUN;
    fprintf(stderr, gettext("steunblad %s: expected %s\n"), command->name,
            gettext(command->operands));
    return PARSED_WRONG;
}

static enum exit_status try_help(const char *name) {
    fprintf(stderr, gettext("Try `steunblad %s%s--help`.\n"), name, *name ? " " : "");
    return EXIT_STATUS_INPUT;
}

// Of options that several commands share: what would be wrong in all of them.
static bool check_values(const struct arguments *arguments) {
    const char *language = argument_value(arguments, "language");
    const char *output = argument_value(arguments, "output");
    if (language && !schema_fits(SCHEMA_LANGUAGE, text_of(language)))
        report_error(arguments->diagnostics, (struct position){0},
                     "expected a language code such as nl or pt-BR",
                     "--language: \"%s\" is no language code", language);
    if (output && !*output)
        report_error(arguments->diagnostics, (struct position){0}, NULL, "--output names nothing");
    return arguments->diagnostics->errors == 0;
}

static enum exit_status run(const struct command *command, int argc, char **argv) {
    struct arena *arena = arena_create();
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct arguments arguments = {.command = command, .arena = arena, .diagnostics = &diagnostics};
    enum exit_status status = EXIT_STATUS_MADE;
    char name[64];
    snprintf(name, sizeof name, "steunblad %s", command->name);
    argv[0] = name; // getopt's messages begin with it
    enum parsed parsed = parse(&arguments, argc, argv);
    if (parsed == PARSED_RUN)
        status = check_values(&arguments) ? command->run(&arguments) : EXIT_STATUS_INPUT;
    else if (parsed == PARSED_WRONG)
        status = try_help(command->name);
    diagnostics_flush(&diagnostics, stderr);
    arena_destroy(arena);
    return status;
}

static enum exit_status unknown_command(const char *name) {
    struct text names[sizeof commands / sizeof *commands];
    for (size_t i = 0; i < command_count; i++)
        names[i] = text_of(commands[i].name);
    const struct text *near = text_nearest(text_of(name), names, command_count);
    fprintf(stderr, gettext("steunblad: there is no command \"%s\"\n"), name);
    if (near)
        fprintf(stderr, gettext("Did you mean \"%s\"?\n"), near->bytes);
    return try_help("");
}

enum exit_status command_run(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "";
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        print_help();
        return EXIT_STATUS_MADE;
    }
    if (strcmp(name, "--version") == 0) {
        print_version();
        return EXIT_STATUS_MADE;
    }
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, name) == 0)
            return run(&commands[i], argc - 1, argv + 1);
    if (*name)
        return unknown_command(name);
    print_help();
    return EXIT_STATUS_INPUT;
}
