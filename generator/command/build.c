// SPDX-License-Identifier: GPL-3.0-or-later
// `steunblad build`: options to a batch.
#include "command/command.h"
#include "press/press.h"

#include <string.h>

static const struct text format_names[] = {TEXT("md"), TEXT("html"), TEXT("pdf")};
static const unsigned format_bits[] = {FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_PDF};

// The parts of a list with commas between them.
static struct text *split(struct arena *arena, const char *list, size_t *count) {
    struct text rest = text_of(list), *parts = NULL;
    size_t capacity = 0;
    while (rest.length) {
        size_t comma = text_find(rest, TEXT(","), 0);
        struct text part = text_slice(rest, 0, comma);
        if (part.length)
            arena_push(arena, parts, *count, capacity) = part;
        rest = comma == SIZE_MAX ? TEXT("") : text_slice(rest, comma + 1, rest.length);
    }
    return parts;
}

static unsigned read_formats(const struct arguments *arguments) {
    const char *list = argument_value(arguments, "format");
    size_t count = 0;
    unsigned formats = 0;
    if (!list)
        return FORMAT_MARKDOWN | FORMAT_HTML | FORMAT_PDF;
    struct text *names = split(arguments->arena, list, &count);
    if (count == 0)
        report_error(arguments->diagnostics, (struct position){0}, "expected one of: md, html, pdf",
                     "--format names nothing");
    for (size_t i = 0; i < count; i++) {
        unsigned bit = 0;
        for (size_t j = 0; j < 3; j++)
            if (text_equal(names[i], format_names[j]))
                bit = format_bits[j];
        if (!bit)
            report_error(arguments->diagnostics, (struct position){0},
                         expected_nearest(arguments->arena, names[i], format_names, 3),
                         "--format: there is no format \"%.*s\"", TEXT_ARGUMENTS(names[i]));
        formats |= bit;
    }
    return formats;
}

static void read_only(const struct arguments *arguments, struct batch *batch) {
    const char *list = argument_value(arguments, "only");
    if (!list)
        return;
    batch->only = split(arguments->arena, list, &batch->only_count);
    if (batch->only_count == 0)
        report_error(arguments->diagnostics, (struct position){0},
                     "expected codes and names with commas between them", "--only names nothing");
}

enum exit_status command_build(struct arguments *arguments) {
    const char *folder = argument_value(arguments, "output");
    struct batch batch = {
        .edition_path = text_of(arguments->operands[0]),
        .folder = text_of(folder ? folder : ""),
        .data_folder = data_folder(arguments->arena),
        .public = argument_value(arguments, "public"),
        .formats = read_formats(arguments),
    };
    read_only(arguments, &batch);
    if (!argument_workers(arguments, &batch.workers) || arguments->diagnostics->errors)
        return EXIT_STATUS_INPUT;
    return batch_build(arguments->arena, &batch, arguments->diagnostics);
}
