// SPDX-License-Identifier: GPL-3.0-or-later
// `steunblad form`: a survey as a blank form.
#include "command/single.h"

enum exit_status command_form(struct arguments *arguments) {
    struct single single = {0};
    struct source *source =
        source_read(arguments->arena, text_of(arguments->operands[0]), arguments->diagnostics);
    bool good = source && single_open(&single, arguments, NULL, source);
    enum exit_status status = good ? single_write(&single, arguments) : EXIT_STATUS_INPUT;
    single_close(&single);
    return status;
}
