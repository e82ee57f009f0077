// SPDX-License-Identifier: GPL-3.0-or-later
// The passive voice in Dutch: "worden" with a past participle in one clause (Algemene Nederlandse
// Spraakkunst, 2.4.2). Participles are told by their form: ge-…-d, -t, -en, also behind a particle
// (uit-ge-voerd); be-, ver-, ont- and the like with -d or -t, and a list of those with -en. Nouns
// and adjectives that look like one are listed; what is missed or mistaken is a matter of a word.
#include "document/readability.h"

#include <string.h>

#define LONGEST_WORD 48

static const char *const auxiliaries[] = {"word", "wordt", "worden", "werd", "werden"};

static const char *const particles[] = {
    "aan",  "achter", "af",     "bij",  "binnen", "buiten",  "deel", "dicht", "door",  "goed",
    "in",   "klaar",  "los",    "mee",  "mis",    "na",      "neer", "om",    "onder", "op",
    "open", "over",   "plaats", "rond", "samen",  "stil",    "stop", "tegen", "terug", "thuis",
    "toe",  "uit",    "vast",   "vol",  "voor",   "vooruit", "vrij", "weer",  "weg",
};

static const char *const prefixes[] = {"be",  "er",    "her",  "ont", "ver",
                                       "mis", "onder", "over", "door"};

// Participles in -en of verbs with such a prefix; their infinitives look alike, these do not.
static const char *const strong[] = {
    "bedrogen",  "begrepen",   "bekeken",     "beschreven",  "besloten",   "besproken", "bevolen",
    "bewezen",   "doorbroken", "herschreven", "onderhouden", "ondernomen", "ontnomen",  "ontvangen",
    "overwogen", "verboden",   "verborgen",   "verdreven",   "vergeten",   "verholpen", "verkregen",
    "verloren",  "verschoven", "verworpen",   "verwezen",    "verzonnen",
};

static const char *const others[] = {
    // nouns
    "gebied",
    "gebieden",
    "gebouwen",
    "gebeuren",
    "gedachten",
    "gedicht",
    "gedichten",
    "geheugen",
    "geluid",
    "geluiden",
    "getallen",
    "gevallen",
    "gevoelens",
    "gevolgen",
    "gewicht",
    "gewoonten",
    "gezicht",
    "gezichten",
    "gezinnen",
    "gezondheid",
    "gesprekken",
    "gegevens",
    "gemeenten",
    "begeleiden",
    "begrippen",
    "beleid",
    "beeld",
    "behoud",
    "bericht",
    "besluit",
    "beroepskracht",
    "bewustzijn",
    "herfst",
    "ontwerp",
    "overheid",
    "overlast",
    "overzicht",
    "verband",
    "verbond",
    "verdriet",
    "verstand",
    "verdienst",
    "onderscheid",
    "overgang",
    // adjectives
    "gezond",
    "gewend",
    "bekend",
    "benieuwd",
    "bereid",
    "bewust",
    "beroemd",
    "gelukkigst",
    "bezorgd",
    "verliefd",
    "vertrouwd",
    "verplicht",
    "gespannen",
    "gelijkend",
    // verbs
    "geven",
    "genieten",
    "geloven",
    "gebruiken",
    "gelden",
    "genezen",
    "geraken",
};

static bool is_listed(const char *word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!strcmp(word, list[i]))
            return true;
    return false;
}

#define IS_LISTED(word, list) is_listed((word), (list), sizeof(list) / sizeof *(list))

static bool starts(const char *word, const char *prefix) {
    return !strncmp(word, prefix, strlen(prefix));
}

static bool ends(const char *word, const char *suffix) {
    size_t length = strlen(word), tail = strlen(suffix);
    return length > tail && !strcmp(word + length - tail, suffix);
}

// ge-…: at least a consonant and a vowel between the edges.
static bool has_ge(const char *word) {
    return starts(word, "ge") && strlen(word) >= 5 &&
           (ends(word, "d") || ends(word, "t") || ends(word, "en") || ends(word, "aan"));
}

static bool has_particle_and_ge(const char *word) {
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (starts(word, particles[i]) && has_ge(word + strlen(particles[i])))
            return true;
    return false;
}

static bool has_prefix(const char *word) {
    if (strlen(word) < 6 || !(ends(word, "d") || ends(word, "t")) || ends(word, "heid") ||
        ends(word, "kracht") || ends(word, "lijst") || ends(word, "dienst"))
        return false;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (starts(word, prefixes[i]))
            return true;
    return false;
}

static bool is_participle(const char *word) {
    if (IS_LISTED(word, others))
        return false;
    return has_ge(word) || has_particle_and_ge(word) || has_prefix(word) || IS_LISTED(word, strong);
}

// In small ASCII letters; what has others is left out.
static bool small_word(const struct word *word, char small[LONGEST_WORD]) {
    if (word->opaque || word->text.length >= LONGEST_WORD)
        return false;
    for (size_t i = 0; i < word->text.length; i++) {
        char byte = word->text.bytes[i];
        small[i] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    }
    small[word->text.length] = '\0';
    return true;
}

bool sentence_is_passive(const struct sentence *sentence) {
    bool auxiliary = false, participle = false, infinitive = false;
    for (size_t i = 0; i < sentence->count; i++) {
        char word[LONGEST_WORD];
        if (small_word(&sentence->words[i], word)) {
            auxiliary |= IS_LISTED(word, auxiliaries);
            participle |= !infinitive && is_participle(word);
            infinitive = !strcmp(word, "te");
        }
        if (auxiliary && participle)
            return true;
        if (sentence->words[i].mark)
            auxiliary = participle = infinitive = false;
    }
    return false;
}
