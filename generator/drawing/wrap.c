// SPDX-License-Identifier: GPL-3.0-or-later
// First-fit line breaking of labels.
#include "drawing/wrap.h"

#include <string.h>

struct wrapping {
    struct arena *arena;
    struct font_set *fonts;
    bool bold;
    struct text language;
    float size, width;
    struct label label;
    struct builder line;
};

static float width_of(const struct wrapping *wrapping, struct text text) {
    enum font_style style = wrapping->bold ? FONT_BOLD : FONT_REGULAR;
    return font_width(wrapping->fonts, style, wrapping->language, text) * wrapping->size / 1000;
}

static void end_line(struct wrapping *wrapping) {
    struct text line = builder_result(&wrapping->line);
    if (line.length == 0)
        return;
    float width = width_of(wrapping, line);
    if (width > wrapping->label.width)
        wrapping->label.width = width;
    arena_push(wrapping->arena, wrapping->label.lines, wrapping->label.count,
               wrapping->label.capacity) = line;
    wrapping->line = (struct builder){.arena = wrapping->arena};
}

// Does `word` with `tail` behind it fit on the line as it is?
static bool fits(struct wrapping *wrapping, bool blank, struct text word, const char *tail) {
    struct builder *line = &wrapping->line;
    size_t length = line->length;
    builder_string(line, blank && length ? " " : "");
    builder_text(line, word);
    builder_string(line, tail);
    bool fitting = width_of(wrapping, builder_result(line)) <= wrapping->width;
    line->length = length;
    return fitting;
}

#define BREAKS 32

// The longest start of a word that fits on an empty line with a hyphen behind it.
static size_t hyphenated_part(struct wrapping *wrapping, struct text word) {
    uint16_t offsets[BREAKS];
    bool respell[BREAKS];
    size_t count =
        font_hyphenate(wrapping->fonts, wrapping->language, word, offsets, respell, BREAKS);
    while (count--)
        if (!respell[count] && fits(wrapping, false, text_slice(word, 0, offsets[count]), "-"))
            return offsets[count];
    return 0;
}

// At least one character, so that it ends.
static size_t fitting_part(struct wrapping *wrapping, struct text word) {
    size_t fitting = 0;
    for (size_t offset = 0; offset < word.length;) {
        text_character(word, &offset);
        if (fitting && !fits(wrapping, false, text_slice(word, 0, offset), ""))
            break;
        fitting = offset;
    }
    return fitting;
}

// A word, or a part of one that ends in a hyphen; `blank`: there is one before it.
static void add_word(struct wrapping *wrapping, bool blank, struct text word) {
    if (!fits(wrapping, blank, word, ""))
        end_line(wrapping);
    while (!fits(wrapping, blank, word, "")) {
        size_t part = hyphenated_part(wrapping, word);
        bool hyphen = part > 0;
        if (!part)
            part = fitting_part(wrapping, word);
        builder_text(&wrapping->line, text_slice(word, 0, part));
        builder_string(&wrapping->line, hyphen ? "-" : "");
        end_line(wrapping);
        word = text_slice(word, part, word.length);
        if (word.length == 0)
            return;
    }
    builder_string(&wrapping->line, blank && wrapping->line.length ? " " : "");
    builder_text(&wrapping->line, word);
}

// Where the part of a word that starts at `start` ends: behind a hyphen or stroke within it, or at
// the blank behind it.
static size_t part_end(struct text text, size_t start) {
    size_t end = start;
    while (end < text.length && text.bytes[end] != ' ') {
        end++;
        if (end > start + 1 && (text.bytes[end - 1] == '-' || text.bytes[end - 1] == '/'))
            break;
    }
    return end;
}

struct label label_wrap(struct arena *arena, struct font_set *fonts, bool bold,
                        struct text language, struct text text, float size, float width) {
    struct wrapping wrapping = {.arena = arena,
                                .fonts = fonts,
                                .bold = bold,
                                .language = language,
                                .size = size,
                                .width = width,
                                .line = {.arena = arena}};
    // Most labels fit as they are.
    if (text_find(text, TEXT("  "), 0) == SIZE_MAX && fits(&wrapping, false, text, "")) {
        add_word(&wrapping, false, text);
        end_line(&wrapping);
        return wrapping.label;
    }
    for (size_t start = 0; start < text.length;) {
        size_t word = start;
        while (word < text.length && text.bytes[word] == ' ')
            word++;
        size_t end = part_end(text, word);
        if (end > word)
            add_word(&wrapping, word > start, text_slice(text, word, end));
        start = end;
    }
    end_line(&wrapping);
    return wrapping.label;
}
