// SPDX-License-Identifier: GPL-3.0-or-later
/* Where words may be broken: Liang's patterns through libhyphen, from the dictionaries that
 * Debian's hyphen-* packages install, plus the Dutch trema rule (Woordenlijst der Nederlandse
 * taal, Technische Handleiding: a trema that only marks a syllable goes when the word is broken
 * before it: coördinatie, co-ordinatie). The Dutch patterns break there without the rule. */
#include "font/private.h"

#include <hyphen.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef HYPHENATION_FOLDER
#define HYPHENATION_FOLDER "/usr/share/hyphen"
#endif

enum { LEFT_MINIMUM = 2, RIGHT_MINIMUM = 3, WORD_MINIMUM = 5, WORD_LIMIT = 80 };

/* The first file that exists is taken; earlier rows for a longer tag. */
static const struct {
    const char *language, *file;
} files[] = {
    {"nl-BE", "hyph_nl_BE.dic"}, {"nl", "hyph_nl_NL.dic"}, {"nl", "hyph_nl.dic"},
    {"en-US", "hyph_en_US.dic"}, {"en", "hyph_en_GB.dic"}, {"en", "hyph_en_US.dic"},
};

struct dictionary {
    struct text language;
    HyphenDict *patterns; // NULL: none installed
};

struct hyphenation {
    struct dictionary dictionaries[LANGUAGE_LIMIT];
    size_t count;
};

static bool language_matches(struct text language, const char *wanted) {
    struct text prefix = text_of(wanted);
    return text_starts(language, prefix) &&
           (language.length == prefix.length || language.bytes[prefix.length] == '-');
}

static HyphenDict *load(struct text language) {
    for (size_t index = 0; index < sizeof files / sizeof *files; index++) {
        char path[sizeof HYPHENATION_FOLDER + 64] = HYPHENATION_FOLDER "/";
        if (!language_matches(language, files[index].language))
            continue;
        strcat(path, files[index].file);
        if (access(path, R_OK) == 0)
            return hnj_hyphen_load(path);
    }
    return NULL;
}

static HyphenDict *dictionary(struct font_set *fonts, struct text language) {
    if (!fonts->hyphenation)
        fonts->hyphenation = arena_new(fonts->lasting, struct hyphenation);
    struct hyphenation *all = fonts->hyphenation;
    for (size_t index = 0; index < all->count; index++)
        if (text_equal(all->dictionaries[index].language, language))
            return all->dictionaries[index].patterns;
    if (all->count == LANGUAGE_LIMIT)
        return NULL;
    struct dictionary *added = &all->dictionaries[all->count++];
    added->language = text_copy(fonts->lasting, language);
    added->patterns = load(language);
    return added->patterns;
}

void hyphenation_prepare(struct font_set *fonts, struct text language) {
    dictionary(fonts, language);
}

void hyphenation_destroy(struct hyphenation *hyphenation) {
    for (size_t index = 0; hyphenation && index < hyphenation->count; index++)
        if (hyphenation->dictionaries[index].patterns)
            hnj_hyphen_free(hyphenation->dictionaries[index].patterns);
}

/* The letters of a word in ISO 8859-1 and lower case, as the patterns want them. */
struct letters {
    char bytes[WORD_LIMIT + 1]; // libhyphen reads on to a NUL
    uint16_t offsets[WORD_LIMIT + 1];
    size_t count;
};

static bool is_upper(uint32_t character) {
    return (character >= 'A' && character <= 'Z') ||
           (character >= 0xC0 && character <= 0xDE && character != 0xD7);
}

static bool is_lower(uint32_t character) {
    return (character >= 'a' && character <= 'z') ||
           (character >= 0xDF && character <= 0xFF && character != 0xF7);
}

/* Only "IJ" has a capital in second place. */
static bool capital_allowed(const struct letters *letters, uint32_t character) {
    return letters->count == 0 ||
           (letters->count == 1 && letters->bytes[0] == 'i' && character == 'J');
}

/* False when the word holds anything that patterns do not know. */
static bool read_letters(struct text word, struct letters *letters) {
    bool ended = false;
    letters->count = 0;
    for (size_t offset = 0; offset < word.length;) {
        size_t start = offset;
        uint32_t character = text_character(word, &offset);
        bool upper = is_upper(character);
        if (!upper && !is_lower(character)) {
            if (character > 0xFF &&
                hb_unicode_general_category(hb_unicode_funcs_get_default(), character) <=
                    HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK)
                return false; // a letter or mark from elsewhere
            if (character >= '0' && character <= '9')
                return false;
            ended = letters->count > 0;
            continue;
        }
        if (ended || letters->count == WORD_LIMIT ||
            (upper && !capital_allowed(letters, character)))
            return false;
        letters->offsets[letters->count] = (uint16_t)start;
        letters->bytes[letters->count++] = (char)(upper ? character + 0x20 : character);
    }
    letters->bytes[letters->count] = 0;
    return letters->count >= WORD_MINIMUM;
}

static bool is_ascii(const struct letters *letters) {
    for (size_t index = 0; index < letters->count; index++)
        if ((unsigned char)letters->bytes[index] >= 0x80)
            return false;
    return true;
}

/* Marks break places in `breaks`: an odd digit after letter i allows one before letter i + 1. */
static bool find_breaks(HyphenDict *patterns, const struct letters *letters, char *breaks) {
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    bool found = hnj_hyphen_hyphenate3(patterns, letters->bytes, (int)letters->count, breaks, NULL,
                                       &replacements, &positions, &cuts, LEFT_MINIMUM,
                                       RIGHT_MINIMUM, 0, 0) == 0;
    for (size_t index = 0; replacements && index < letters->count; index++)
        if (replacements[index]) {
            breaks[index] = '0'; // a change of spelling that we cannot make
            free(replacements[index]);
        }
    free(replacements);
    free(positions);
    free(cuts);
    return found;
}

/* ä ë ï ö ü after a vowel: the trema only says that a syllable begins. */
static bool loses_trema(struct text language, const struct letters *letters, size_t index) {
    return language_matches(language, "nl") &&
           strchr("\xE4\xEB\xEF\xF6\xFC", letters->bytes[index]) &&
           strchr("aeiouy\xE9\xE8\xEB\xEF\xF6\xFC", letters->bytes[index - 1]);
}

size_t font_hyphenate(struct font_set *fonts, struct text language, struct text word,
                      uint16_t *offsets, bool *respell, size_t limit) {
    HyphenDict *patterns = dictionary(fonts, language);
    struct letters letters;
    if (!patterns || word.length > UINT16_MAX || !read_letters(word, &letters) ||
        (patterns->utf8 && !is_ascii(&letters)))
        return 0;
    char breaks[WORD_LIMIT + 8] = "";
    if (!find_breaks(patterns, &letters, breaks))
        return 0;
    size_t count = 0;
    for (size_t index = LEFT_MINIMUM; index + RIGHT_MINIMUM <= letters.count && count < limit;
         index++) {
        if (!(breaks[index - 1] & 1))
            continue;
        offsets[count] = letters.offsets[index];
        respell[count++] = loses_trema(language, &letters, index);
    }
    return count;
}
