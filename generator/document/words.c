// SPDX-License-Identifier: GPL-3.0-or-later
// Words that the program itself puts into documents.
#include "document/document.h"

static bool is_dutch(struct text language) {
    return language.length == 0 || text_is(language, "nl") || text_starts(language, TEXT("nl-"));
}

struct text box_label(enum box_kind kind, struct text language) {
    static const char *const dutch[] = {"Goed om te weten", "Tip", "Belangrijk", "Let op",
                                        "Pas op"};
    static const char *const english[] = {"Note", "Tip", "Important", "Warning", "Caution"};
    return text_of(is_dutch(language) ? dutch[kind] : english[kind]);
}
