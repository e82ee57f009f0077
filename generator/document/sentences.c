// SPDX-License-Identifier: GPL-3.0-or-later
// Text to sentences and words, for measuring. A full stop closes a sentence unless it belongs to an
// abbreviation, an initial or a number, or the text goes on with a small letter.
#include "document/readability.h"

#include <string.h>

// Abbreviations with full stops, without the last one.
static const char *const abbreviations[] = {
    "a.u.b", "afb",  "art", "blz",  "bijv",  "bv",      "ca",    "d.d",   "d.w.z", "dhr",   "dr",
    "drs",   "enz",  "e.a", "e.d",  "etc",   "evt",     "excl",  "fig",   "hfst",  "i.d",   "i.p.v",
    "i.v.m", "incl", "ing", "ir",   "jl",    "jr",      "m.a.w", "m.b.t", "m.b.v", "m.n",   "max",
    "min",   "mevr", "mr",  "mw",   "n.a.v", "nl",      "nr",    "o.a",   "o.b.v", "o.i.d", "p",
    "par",   "pag",  "pp",  "prof", "red",   "resp",    "st",    "t.a.v", "t.g.v", "tel",   "t.o.v",
    "v.a",   "vgl",  "vs",  "w.o",  "z.d",   "z.g.a.n",
};

// Those with which a sentence may well end.
static const char *const closing[] = {"enz", "etc", "e.a", "e.d", "o.i.d", "jl", "a.u.b", "z.d"};

// Of a list on one line.
#define LEAST_ITEMS 3
#define LONGEST_ITEM 6 // words

struct reading_sentences {
    struct arena *arena;
    struct text text;
    struct sentence *items;
    size_t count, capacity;
    struct sentence open;
};

// ---- characters ----

static bool is_letter(uint32_t character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= 0xC0 && character != 0xD7 && character != 0xF7 && character < 0x2000);
}

static bool is_capital(uint32_t character) {
    return (character >= 'A' && character <= 'Z') ||
           (character >= 0xC0 && character <= 0xDE && character != 0xD7);
}

static bool is_digit(uint32_t character) {
    return character >= '0' && character <= '9';
}

static bool is_opaque(uint32_t character) {
    return character == OPAQUE_CHARACTER;
}

static bool in_word(uint32_t character) {
    return is_letter(character) || is_digit(character) || is_opaque(character);
}

// Within a word, between two letters or digits: zo’n, ex-partner, 4.898, e.a
static bool joins_word(uint32_t character) {
    return character == '\'' || character == 0x2019 || character == '-' || character == 0x2011 ||
           character == '.' || character == ':' || character == ',' || character == 0xAD;
}

// Marks that may stand between the end of a sentence and what comes next.
static bool is_quote(uint32_t character) {
    return character == '"' || character == '\'' || character == ')' || character == ']' ||
           character == '(' || character == '[' || character == 0xAB || character == 0xBB ||
           (character >= 0x2018 && character <= 0x201F);
}

static uint32_t character_at(struct text text, size_t offset) {
    return offset < text.length ? text_character(text, &offset) : 0;
}

// ---- words ----

// A letter on either side: but a comma or colon only joins digits.
static bool goes_on(struct text text, size_t at, uint32_t before) {
    size_t next = at;
    uint32_t character = text_character(text, &next);
    uint32_t after = character_at(text, next);
    if (!joins_word(character) || !in_word(after))
        return false;
    return (character != ',' && character != ':') || (is_digit(before) && is_digit(after));
}

static size_t word_end(struct text text, size_t start) {
    uint32_t last = 0;
    size_t at = start;
    while (at < text.length) {
        size_t next = at;
        uint32_t character = text_character(text, &next);
        if (!in_word(character) && !(at > start && goes_on(text, at, last)))
            break;
        last = character;
        at = next;
    }
    return at;
}

// Has it anything to measure?
static bool has_letters(struct text word) {
    for (size_t offset = 0; offset < word.length;) {
        uint32_t character = text_character(word, &offset);
        if (is_opaque(character))
            return false;
        if (is_letter(character) || is_digit(character))
            return true;
    }
    return false;
}

static bool is_one_of(struct text word, const char *const *list, size_t count) {
    char small[16];
    if (word.length >= sizeof small)
        return false;
    for (size_t i = 0; i < word.length; i++) {
        char byte = word.bytes[i];
        small[i] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    }
    for (size_t i = 0; i < count; i++)
        if (strlen(list[i]) == word.length && !memcmp(list[i], small, word.length))
            return true;
    return false;
}

#define IS_ONE_OF(word, list) is_one_of((word), (list), sizeof(list) / sizeof *(list))

// ---- the ends of sentences ----

// What comes behind the marks at `at`: 0 at the end of the text.
static uint32_t next_character(struct text text, size_t at) {
    while (at < text.length) {
        uint32_t character = text_character(text, &at);
        if (character != ' ' && character != 0xA0 && !is_quote(character))
            return character;
    }
    return 0;
}

static bool is_initial(struct text word) {
    return text_characters(word) == 1 && is_capital(character_at(word, 0));
}

// Does the full stop at `at`, behind `word`, close a sentence?
static bool stop_closes(struct text text, size_t at, struct text word) {
    uint32_t next = next_character(text, at + 1);
    bool small = is_letter(next) && !is_capital(next);
    if (next == 0)
        return true;
    if (small || is_initial(word))
        return false;
    if (IS_ONE_OF(word, abbreviations))
        return IS_ONE_OF(word, closing) && is_capital(next);
    uint32_t last = word.length ? (unsigned char)word.bytes[word.length - 1] : 0;
    return !(is_digit(last) && is_digit(next));
}

static bool mark_closes(struct text text, size_t at, uint32_t mark, struct text word) {
    if (mark == '.')
        return stop_closes(text, at, word);
    if (mark != '?' && mark != '!' && mark != 0x2026)
        return false;
    size_t after = at;
    text_character(text, &after);
    uint32_t next = next_character(text, after);
    return !(is_letter(next) && !is_capital(next));
}

static size_t start_of(const struct reading_sentences *reading, const struct word *word) {
    return (size_t)(word->text.bytes - reading->text.bytes);
}

// Keeps words of the open sentence as a sentence of their own.
static void keep_words(struct reading_sentences *reading, size_t first, size_t after,
                       bool complete) {
    struct word *words = reading->open.words;
    bool own = false;
    for (size_t i = first; i < after; i++)
        own |= !words[i].opaque;
    if (own)
        arena_push(reading->arena, reading->items, reading->count, reading->capacity) =
            (struct sentence){
                .words = words + first,
                .count = after - first,
                .start = start_of(reading, &words[first]),
                .end = start_of(reading, &words[after - 1]) + words[after - 1].text.length,
                .complete = complete,
            };
}

// The word behind the item of a list that begins at `first`: "a, b en c".
static size_t item_end(const struct sentence *open, size_t first) {
    for (size_t i = first; i < open->count; i++)
        if (open->words[i].mark || i + 1 == open->count ||
            (i > first &&
             (text_is(open->words[i + 1].text, "en") || text_is(open->words[i + 1].text, "of"))))
            return i + 1;
    return open->count;
}

// Is what stands behind the colon at `first - 1` a list: three items or more, all of them short?
static bool is_enumeration(const struct sentence *open, size_t first) {
    size_t items = 0, commas = 0;
    for (size_t start = first, end; start < open->count; start = end, items++) {
        end = item_end(open, start);
        commas += open->words[end - 1].mark == ',' || open->words[end - 1].mark == ';';
        if (end - start > LONGEST_ITEM)
            return false;
    }
    return items >= LEAST_ITEMS && commas > 0;
}

static void close_sentence(struct reading_sentences *reading, bool complete) {
    struct sentence *open = &reading->open;
    size_t colon = 0;
    while (colon < open->count && open->words[colon].mark != ':')
        colon++;
    size_t list = colon + 1;
    if (list < open->count && is_enumeration(open, list)) {
        keep_words(reading, 0, list, complete);
        for (size_t start = list, end; start < open->count; start = end) {
            end = item_end(open, start);
            keep_words(reading, start, end, false);
        }
    } else if (open->count) {
        keep_words(reading, 0, open->count, complete);
    }
    *open = (struct sentence){0};
}

static void add_word(struct reading_sentences *reading, size_t start, size_t end) {
    struct sentence *open = &reading->open;
    struct text word = text_slice(reading->text, start, end);
    arena_push(reading->arena, open->words, open->count, open->capacity) =
        (struct word){.text = word, .opaque = !has_letters(word)};
}

// "1. Iemand die van je houdt": is what is open so far only a number in front?
static bool is_list_number(const struct sentence *open) {
    struct text word = open->count == 1 ? open->words[0].text : TEXT("x");
    for (size_t i = 0; i < word.length; i++)
        if (!is_digit((unsigned char)word.bytes[i]))
            return false;
    return true;
}

// Reads the mark at `at` and returns the offset behind it.
static size_t read_mark(struct reading_sentences *reading, size_t at) {
    struct sentence *open = &reading->open;
    struct text text = reading->text;
    size_t after = at;
    uint32_t mark = text_character(text, &after);
    struct word *last = open->count ? &open->words[open->count - 1] : NULL;
    bool touches = last && last->text.bytes + last->text.length == text.bytes + at;
    if (touches && mark == '.' && is_list_number(open))
        *open = (struct sentence){0};
    else if (mark == '\n')
        close_sentence(reading, false);
    else if (last && mark_closes(text, at, mark, touches ? last->text : TEXT("")))
        close_sentence(reading, true);
    else if (last && mark == ':' && next_character(text, after) == 0)
        close_sentence(reading, true);
    else if (last && (mark == ',' || mark == ';' || mark == ':'))
        last->mark = (char)mark;
    return after;
}

struct sentence *sentences_read(struct arena *arena, struct text text, size_t *count) {
    struct reading_sentences reading = {.arena = arena, .text = text};
    for (size_t at = 0; at < text.length;) {
        size_t end = word_end(text, at);
        if (end > at)
            add_word(&reading, at, end);
        at = end > at ? end : read_mark(&reading, at);
    }
    close_sentence(&reading, false);
    *count = reading.count;
    return reading.items;
}
