// SPDX-License-Identifier: GPL-3.0-or-later
// Syllables of Dutch words, counted by their vowels: each longest group of letters that the
// spelling uses for one vowel or diphthong is one (Woordenlijst Nederlandse Taal, Technische
// Handleiding, chapter 2). A trema begins a new syllable; `qu` is a consonant; each digit is one.
//
// The hyphenation patterns would not do: they leave out a syllable of one letter at either end of a
// word (a-vond, sho-w), and need a dictionary that may not be installed. What this count gets wrong
// are loans that are spelt as elsewhere (team, coach, museum): one in some hundred words.
#include "document/readability.h"

#include <string.h>

// Groups of more than one letter; the longest that fits is taken.
static const char *const groups[] = {
    "aai", "ooi", "oei", "eeu", "ieu", "eau", "aa", "ee", "oo", "uu", "ie", "oe",
    "eu",  "ui",  "ou",  "au",  "ei",  "ij",  "ai", "oi", "ay", "ey", "oy", "uy",
};

// The letter without its accent, in small; 0 for what is none. `*trema` is set for ä, ë, ï, ö, ü.
static char plain_letter(uint32_t character, bool *trema) {
    static const char latin[] = "aaaaaaaceeeeiiiidnooooo ouuuuyts"; // from U+00C0 and from U+00E0
    *trema = false;
    if (character < 0x80)
        return (char)(character >= 'A' && character <= 'Z' ? character + 32
                      : (character >= 'a' && character <= 'z') ||
                              (character >= '0' && character <= '9')
                          ? character
                          : 0);
    if (character < 0xC0 || character > 0xFF)
        return 0;
    char letter = latin[(character - 0xC0) % 32];
    uint32_t small = character | 0x20;
    *trema = small == 0xE4 || small == 0xEB || small == 0xEF || small == 0xF6 || small == 0xFC;
    return letter == ' ' ? 0 : letter;
}

struct letters {
    char bytes[128];
    bool trema[128];
    size_t count;
};

static struct letters letters_of(struct text word) {
    struct letters letters = {0};
    for (size_t offset = 0; offset < word.length && letters.count < sizeof letters.bytes - 1;) {
        bool trema;
        char letter = plain_letter(text_character(word, &offset), &trema);
        letters.trema[letters.count] = trema;
        letters.bytes[letters.count++] = letter ? letter : '-';
    }
    return letters;
}

// Is it a vowel where it stands: not the u of `qu`, the y of `yoga`?
static bool is_vowel(const struct letters *letters, size_t at) {
    char letter = letters->bytes[at];
    bool first = at == 0 || letters->bytes[at - 1] == '-';
    if (letter == 'u')
        return first || letters->bytes[at - 1] != 'q';
    if (letter == 'y')
        return !first;
    return letter && strchr("aeio", letter);
}

// The length of the group that begins at a vowel.
static size_t group_length(const struct letters *letters, size_t at) {
    size_t longest = 1;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        size_t length = strlen(groups[i]);
        bool fits = length > longest && !strncmp(letters->bytes + at, groups[i], length);
        for (size_t k = 1; k < length && fits; k++)
            fits = !letters->trema[at + k];
        if (fits)
            longest = length;
    }
    return longest;
}

unsigned syllable_count(struct text word) {
    struct letters letters = letters_of(word);
    unsigned count = 0;
    for (size_t at = 0; at < letters.count;) {
        bool digit = letters.bytes[at] >= '0' && letters.bytes[at] <= '9';
        bool vowel = is_vowel(&letters, at);
        count += digit || vowel;
        at += vowel ? group_length(&letters, at) : 1;
    }
    return count ? count : 1;
}
