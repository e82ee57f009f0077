// SPDX-License-Identifier: GPL-3.0-or-later
/* Plain language, private to document/: text to sentences and words, and what is counted of them.
 *
 *     text ──► sentences.c ──► struct sentence ──► syllables.c, passive.c ──► readability.c
 */
#ifndef STEUNBLAD_READABILITY_H
#define STEUNBLAD_READABILITY_H

#include "document/document.h"

/* Stands in a text for a word that is not measured: somebody's answer, a name, an address. */
#define OPAQUE_CHARACTER 0xFFFC
#define OPAQUE_WORD "\xEF\xBF\xBC" // the same as UTF-8

struct word {
    struct text text;
    bool opaque; // no letters of the text's own
    char mark;   // the comma, semicolon or colon behind it; 0 for none
};

struct sentence {
    struct word *words;
    size_t count, capacity;
    size_t start, end; // offsets into the text
    bool complete;     // closed by . ? ! … or, at the end of the text, by a colon
};

/* The sentences of a text that stands on its own (a paragraph, an item, a cell), those without any
 * letter left out. A line end closes what stands before it. What a colon announces and commas part
 * is a list on one line, and gives a fragment for each item, as a list would. */
struct sentence *sentences_read(struct arena *arena, struct text text, size_t *count);

/* How many syllables a word has, at least one. */
unsigned syllable_count(struct text word);

/* Is something done to the subject: a form of "worden" with a past participle in one clause? */
bool sentence_is_passive(const struct sentence *sentence);

/* ---- readability.c ---- */

/* A sentence, or a fragment: a label, an item or a cell that nothing closes. */
struct measured {
    struct text text;
    struct position position;
    size_t words, part;
    bool complete, passive;
};

/* A section of a document, a section of a survey. */
struct measured_part {
    struct text title;
    struct position position;
    struct text_measure measure;
};

struct long_word {
    struct text word;
    unsigned syllables;
    struct position position;
};

struct readability {
    struct arena *arena;
    struct text language;
    struct position whole;
    struct text_measure measure;
    struct measured_part *parts;
    size_t part_count, part_capacity;
    struct measured *sentences;
    size_t sentence_count, sentence_capacity;
    struct long_word *long_words;
    size_t long_word_count, long_word_capacity;
};

/* A text of which a stretch begins at each run. */
struct run {
    size_t offset;
    struct position position;
};

struct utterance {
    struct builder text;
    struct run *runs;
    size_t run_count, run_capacity;
};

void utterance_begin_run(struct utterance *utterance, struct position position);

/* Measures what was put together, as a text of its own. */
void readability_add_utterance(struct readability *readability, struct utterance *utterance);

/* Words a sentence; syllables a word; Douma's reading ease. 0 where there is nothing to count. */
double measure_mean(const struct text_measure *measure);
double measure_ease(const struct text_measure *measure);
double measure_long_share(const struct text_measure *measure);
double measure_passive_share(const struct text_measure *measure);

#endif
