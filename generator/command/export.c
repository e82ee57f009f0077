// SPDX-License-Identifier: GPL-3.0-or-later
// `steunblad export`: the data of an edition for R, SPSS or a spreadsheet.
#include "command/command.h"
#include "exchange/exchange.h"
#include "press/press.h"

#include <libintl.h>

struct export {
    struct arguments *arguments;
    bool json, with_texts;
    struct csv_style style;
    unsigned workers;
};

// Finds the value of an option among `words`; the first when it was not given.
static bool read_choice(const struct arguments *arguments, const char *name,
                        const struct text *words, size_t count, size_t *choice) {
    const char *given = argument_value(arguments, name);
    for (*choice = 0; given && *choice < count; ++*choice)
        if (text_is(words[*choice], given))
            break;
    if (*choice < count)
        return true;
    report_error(arguments->diagnostics, (struct position){0},
                 expected_nearest(arguments->arena, text_of(given), words, count),
                 "--%s: there is no \"%s\"", name, given);
    return false;
}

static bool read_options(struct export *export) {
    static const struct text formats[] = {TEXT("csv"), TEXT("json")};
    static const struct text separators[] = {TEXT("comma"), TEXT("semicolon"), TEXT("tab")};
    const struct arguments *arguments = export->arguments;
    const char *output = argument_value(arguments, "output");
    size_t format, separator;
    if (!read_choice(arguments, "format", formats, 2, &format) ||
        !read_choice(arguments, "separator", separators, 3, &separator) ||
        !argument_workers(arguments, &export->workers))
        return false;
    export->json = format == 1;
    export->with_texts = argument_value(arguments, "with-texts");
    export->style = (struct csv_style){",;\t"[separator], argument_value(arguments, "bom")};
    if (export->json && (argument_value(arguments, "separator") || export->style.byte_order_mark))
        report_error(arguments->diagnostics, (struct position){0}, NULL,
                     "--separator and --bom are for --format=csv");
    if (!export->json && output && text_is(text_of(output), "-"))
        report_error(arguments->diagnostics, (struct position){0}, NULL,
                     "CSV is several files: name a folder with --output");
    return arguments->diagnostics->errors == 0;
}

static void add_files(const struct export *export, const struct exchange *exchange,
                      struct text output, struct file_set *files) {
    struct arena *arena = export->arguments->arena;
    if (!export->json) {
        exchange_csv(arena, exchange, &export->style, output, files);
        return;
    }
    struct builder json = {.arena = arena};
    struct value value = exchange_value(arena, exchange);
    value_json(&json, &value);
    file_add(files, output, builder_result(&json));
}

static enum exit_status write(const struct export *export, const struct press *press) {
    struct arguments *arguments = export->arguments;
    struct exchange exchange = {press->edition, press->respondents,
                                press_results(press, press->arena), export->with_texts};
    struct file_set files = {.arena = arguments->arena, .private = true};
    const char *given = argument_value(arguments, "output");
    struct text output = given ? text_of(given)
                               : text_format(arguments->arena, "%s-export%s",
                                             press->edition->id.bytes, export->json ? ".json" : "");
    add_files(export, &exchange, output, &files);
    if (!file_commit(&files, arguments->diagnostics))
        return EXIT_STATUS_SYSTEM;
    if (!text_is(output, "-"))
        printf(ngettext("%zu row of personal data in %s\n", "%zu rows of personal data in %s\n",
                        exchange.rows.count),
               exchange.rows.count, output.bytes);
    return EXIT_STATUS_MADE;
}

// Data that lack somebody would be read as if they were whole: then nothing is written.
static bool score(const struct export *export, struct press *press) {
    struct diagnostics *diagnostics = export->arguments->diagnostics;
    press->respondents = exchange_rows(press->arena, press->edition);
    size_t failed = press_score(press, export->workers, diagnostics);
    if (failed)
        report_error(diagnostics, (struct position){0}, NULL,
                     "nothing is exported, because not everyone could be scored");
    return failed == 0;
}

enum exit_status command_export(struct arguments *arguments) {
    struct export export = {.arguments = arguments};
    struct press press;
    enum exit_status status = EXIT_STATUS_INPUT;
    if (!read_options(&export))
        return status;
    if (press_open(&press, arguments->arena, text_of(arguments->operands[0]),
                   arguments->diagnostics) &&
        press_rehearse(&press, export.workers, arguments->diagnostics) && score(&export, &press))
        status = write(&export, &press);
    press_close(&press);
    return status;
}
