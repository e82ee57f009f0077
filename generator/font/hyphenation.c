// SPDX-License-Identifier: GPL-3.0-or-later
/* Where words may be broken: Liang's patterns through libhyphen, from the dictionaries that
 * Debian's hyphen-* packages install, plus the Dutch trema rule (Woordenlijst der Nederlandse
 * taal, Technische Handleiding: a trema that only marks a syllable goes when the word is broken
 * before it: coördinatie, co-ordinatie). The Dutch patterns break there without the rule. */
#include "font/private.h"

#include <dirent.h>
#include <hyphen.h>
#include <iconv.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef HYPHENATION_FOLDER
#define HYPHENATION_FOLDER "/usr/share/hyphen"
#endif

#define INVALID ((iconv_t)-1)

enum { LEFT_MINIMUM = 2, RIGHT_MINIMUM = 3, WORD_MINIMUM = 5, WORD_LIMIT = 80 };

struct dictionary {
    struct text language;
    HyphenDict *patterns; // NULL: none installed
    iconv_t from_utf8;    // to the characters of the patterns, when those are not UTF-8
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

// ---- dictionaries ----

static bool readable(struct text path) {
    return access(path.bytes, R_OK) == 0;
}

/* Of the files for a language in some country, the first by name. */
static struct text any_country(struct arena *arena, struct text language) {
    struct text found = TEXT(""), start = text_format(arena, "hyph_%s_", language.bytes);
    DIR *folder = opendir(HYPHENATION_FOLDER);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        struct text name = text_of(entry->d_name);
        if (text_starts(name, start) && text_ends(name, TEXT(".dic")) &&
            (found.length == 0 || text_compare(name, found) < 0))
            found = text_copy(arena, name);
    }
    if (folder)
        closedir(folder);
    return text_format(arena, HYPHENATION_FOLDER "/%s", found.bytes);
}

/* nl-BE: hyph_nl_BE.dic, or else what there is for nl. */
static struct text find_file(struct arena *arena, struct text tag) {
    size_t hyphen = text_find(tag, TEXT("-"), 0);
    struct text language = text_copy(arena, text_slice(tag, 0, hyphen));
    struct text country = hyphen == SIZE_MAX ? TEXT("") : text_slice(tag, hyphen + 1, tag.length);
    if (text_is(language, "en") && country.length == 0)
        country = TEXT("GB");
    struct text exact = text_format(arena, HYPHENATION_FOLDER "/hyph_%s_%.*s.dic", language.bytes,
                                    TEXT_ARGUMENTS(country));
    struct text plain = text_format(arena, HYPHENATION_FOLDER "/hyph_%s.dic", language.bytes);
    return readable(exact) ? exact : readable(plain) ? plain : any_country(arena, language);
}

static bool is_tag(struct text tag) {
    for (size_t i = 0; i < tag.length; i++) {
        char byte = tag.bytes[i];
        if (!(byte >= 'a' && byte <= 'z') && !(byte >= 'A' && byte <= 'Z') &&
            !(byte >= '0' && byte <= '9') && byte != '-')
            return false;
    }
    return tag.length > 0;
}

static struct dictionary load(struct font_set *fonts, struct text language) {
    struct dictionary made = {.language = text_copy(fonts->lasting, language)};
    struct text path =
        is_tag(language) ? find_file(fonts->lasting, language) : TEXT(HYPHENATION_FOLDER);
    if (text_ends(path, TEXT(".dic")) && readable(path))
        made.patterns = hnj_hyphen_load(path.bytes);
    if (!made.patterns || made.patterns->utf8)
        return made;
    made.from_utf8 = iconv_open(made.patterns->cset, "UTF-8");
    if (made.from_utf8 == INVALID) {
        hnj_hyphen_free(made.patterns);
        made.patterns = NULL;
    }
    return made;
}

static const struct dictionary *dictionary(struct font_set *fonts, struct text language) {
    static const struct dictionary none = {0};
    if (!fonts->hyphenation)
        fonts->hyphenation = arena_new(fonts->lasting, struct hyphenation);
    struct hyphenation *all = fonts->hyphenation;
    for (size_t index = 0; index < all->count; index++)
        if (text_equal(all->dictionaries[index].language, language))
            return &all->dictionaries[index];
    if (all->count == LANGUAGE_LIMIT)
        return &none;
    all->dictionaries[all->count] = load(fonts, language);
    return &all->dictionaries[all->count++];
}

void hyphenation_prepare(struct font_set *fonts, struct text language) {
    dictionary(fonts, language);
}

void hyphenation_destroy(struct hyphenation *hyphenation) {
    for (size_t index = 0; hyphenation && index < hyphenation->count; index++) {
        struct dictionary *ended = &hyphenation->dictionaries[index];
        if (ended->patterns && !ended->patterns->utf8)
            iconv_close(ended->from_utf8);
        if (ended->patterns)
            hnj_hyphen_free(ended->patterns);
    }
}

// ---- words ----

/* The letters of a word in lower case, as the patterns want them. */
struct letters {
    uint32_t characters[WORD_LIMIT];
    uint16_t offsets[WORD_LIMIT];
    size_t count;
    char
        bytes[WORD_LIMIT * 4 + 1]; // in the characters of the patterns; libhyphen reads on to a NUL
    size_t length;
};

static bool is_letter(uint32_t character) {
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
    return category == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER ||
           category == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

/* A mark, a digit, or a letter of a script without small ones: patterns know none of these. */
static bool is_foreign(uint32_t character) {
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), character);
    return (category <= HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK &&
            category > HB_UNICODE_GENERAL_CATEGORY_UNASSIGNED) ||
           (character >= '0' && character <= '9');
}

/* Only "IJ" has a capital in second place. */
static bool capital_allowed(const struct letters *letters, uint32_t character) {
    return letters->count == 0 ||
           (letters->count == 1 && letters->characters[0] == 'i' && character == 'J');
}

/* False when the word holds anything that patterns do not know. */
static bool read_letters(struct text word, struct letters *letters) {
    bool ended = false;
    letters->count = 0;
    for (size_t offset = 0; offset < word.length;) {
        size_t start = offset;
        uint32_t character = text_character(word, &offset), small = text_lower_case(character);
        if (!is_letter(character)) {
            if (is_foreign(character))
                return false;
            ended = letters->count > 0;
            continue;
        }
        if (ended || letters->count == WORD_LIMIT ||
            (small != character && !capital_allowed(letters, character)))
            return false;
        letters->offsets[letters->count] = (uint16_t)start;
        letters->characters[letters->count++] = small;
    }
    return letters->count >= WORD_MINIMUM;
}

/* False when the patterns have no such letters. */
static bool encode(const struct dictionary *dictionary, struct letters *letters) {
    char utf8[WORD_LIMIT * 4], *from = utf8, *to = letters->bytes;
    size_t left = 0, room = sizeof letters->bytes - 1;
    for (size_t index = 0; index < letters->count; index++)
        left += text_encode(letters->characters[index], utf8 + left);
    if (dictionary->patterns->utf8) {
        memcpy(letters->bytes, utf8, left);
        letters->length = left;
    } else {
        iconv(dictionary->from_utf8, NULL, NULL, NULL, NULL);
        if (iconv(dictionary->from_utf8, &from, &left, &to, &room) == (size_t)-1)
            return false;
        letters->length = (size_t)(to - letters->bytes);
        if (letters->length != letters->count)
            return false;
    }
    letters->bytes[letters->length] = 0;
    return true;
}

/* Marks break places in `breaks`: an odd digit after letter i allows one before letter i + 1. */
static bool find_breaks(HyphenDict *patterns, const struct letters *letters, char *breaks) {
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    bool found = hnj_hyphen_hyphenate3(patterns, letters->bytes, (int)letters->length, breaks, NULL,
                                       &replacements, &positions, &cuts, LEFT_MINIMUM,
                                       RIGHT_MINIMUM, 0, 0) == 0;
    for (size_t index = 0; replacements && index < letters->length; index++)
        if (replacements[index]) {
            breaks[index] = '0'; // a change of spelling that we cannot make
            free(replacements[index]);
        }
    free(replacements);
    free(positions);
    free(cuts);
    return found;
}

static bool is_one_of(uint32_t character, const char *characters) {
    char bytes[5] = "";
    text_encode(character, bytes);
    return strstr(characters, bytes) != NULL;
}

/* ä ë ï ö ü after a vowel: the trema only says that a syllable begins. */
static bool loses_trema(struct text language, const struct letters *letters, size_t index) {
    return language_matches(language, "nl") && is_one_of(letters->characters[index], "äëïöü") &&
           is_one_of(letters->characters[index - 1], "aeiouyéèëïöü");
}

size_t font_hyphenate(struct font_set *fonts, struct text language, struct text word,
                      uint16_t *offsets, bool *respell, size_t limit) {
    const struct dictionary *found = dictionary(fonts, language);
    struct letters letters;
    if (!found->patterns || word.length > UINT16_MAX || !read_letters(word, &letters) ||
        !encode(found, &letters))
        return 0;
    char breaks[sizeof letters.bytes + 8] = "";
    if (!find_breaks(found->patterns, &letters, breaks))
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
