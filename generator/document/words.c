// SPDX-License-Identifier: GPL-3.0-or-later
// Words that the program itself puts into documents.
#include "document/document.h"

struct text word_in(struct text language, const char *dutch, const char *english) {
    bool is_dutch =
        language.length == 0 || text_is(language, "nl") || text_starts(language, TEXT("nl-"));
    return text_of(is_dutch ? dutch : english);
}

struct text box_label(enum box_kind kind, struct text language) {
    static const char *const dutch[] = {"Goed om te weten", "Tip", "Belangrijk", "Let op",
                                        "Pas op"};
    static const char *const english[] = {"Note", "Tip", "Important", "Warning", "Caution"};
    return word_in(language, dutch[kind], english[kind]);
}
