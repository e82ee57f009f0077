// SPDX-License-Identifier: GPL-3.0-or-later
// What is counted of a text:
//
//   mean          words a sentence, of sentences that are closed
//   long words    share of words of four syllables or more
//   reading ease  206.835 − 0.93 · mean − 77 · syllables a word: Flesch's formula (A new
//   readability
//                 yardstick, Journal of Applied Psychology 32, 1948) as W. H. Douma fitted it to
//                 Dutch (De leesbaarheid van landbouwbladen, Wageningen 1960)
//   passive       sentences with "worden" and a past participle
//
// A number is a word; the reading ease is that of the closed sentences. Labels, items and cells
// that nothing closes are fragments: their words count among the long ones, but not in the mean,
// which a page of short labels would flatter. Headings, quotations, figures, code and sources are
// not measured; a placeholder's value from outside and a passage in another language are one word
// that nobody measures.
#include "document/readability.h"

#define LONG_WORD 4     // syllables
#define FIND_AHEAD 4000 // bytes in which a sentence must stand behind its node's beginning

// ---- figures ----

static double share(size_t part, size_t whole) {
    return whole ? (double)part / (double)whole : 0;
}

double measure_mean(const struct text_measure *measure) {
    return share(measure->sentence_words, measure->sentences);
}

double measure_ease(const struct text_measure *measure) {
    return 206.835 - 0.93 * measure_mean(measure) -
           77 * share(measure->syllables, measure->own_words);
}

double measure_long_share(const struct text_measure *measure) {
    return share(measure->long_words, measure->words);
}

double measure_passive_share(const struct text_measure *measure) {
    return share(measure->passive, measure->sentences);
}

static void add_measure(struct text_measure *sum, const struct text_measure *more) {
    sum->sentences += more->sentences;
    sum->sentence_words += more->sentence_words;
    sum->own_words += more->own_words;
    sum->syllables += more->syllables;
    sum->words += more->words;
    sum->long_words += more->long_words;
    sum->passive += more->passive;
}

// ---- positions ----

// Where a stretch of an utterance stands: looked up behind the beginning of its run, since markup
// stands between the words. What a script wrote stands where its placeholder does.
static struct position find_stretch(const struct utterance *utterance, size_t start, size_t end) {
    struct text whole = {utterance->text.bytes, utterance->text.length};
    const struct run *run = utterance->runs;
    for (size_t i = 0; i < utterance->run_count && utterance->runs[i].offset <= start; i++)
        run = &utterance->runs[i];
    if (!run || !run->position.source)
        return (struct position){0};
    struct text words = text_slice(whole, start, end);
    struct text content = run->position.source->content;
    struct text near = text_slice(content, 0, run->position.start + FIND_AHEAD);
    for (size_t length = words.length; length >= 8 || length == words.length;) {
        size_t found = text_find(near, text_slice(words, 0, length), run->position.start);
        if (found != SIZE_MAX)
            return (struct position){run->position.source, (uint32_t)found,
                                     (uint32_t)(found + length), false};
        while (--length && words.bytes[length] != ' ')
            ;
        if (length == 0)
            break;
    }
    return run->position;
}

// ---- utterances ----

struct readability *readability_create(struct arena *arena, struct text language,
                                       struct position whole) {
    struct readability *readability = arena_new(arena, struct readability);
    *readability = (struct readability){.arena = arena, .language = language, .whole = whole};
    return readability;
}

void readability_add_part(struct readability *readability, struct text title,
                          struct position position) {
    arena_push(readability->arena, readability->parts, readability->part_count,
               readability->part_capacity) =
        (struct measured_part){.title = title, .position = position};
}

void utterance_begin_run(struct utterance *utterance, struct position position) {
    arena_push(utterance->text.arena, utterance->runs, utterance->run_count,
               utterance->run_capacity) = (struct run){utterance->text.length, position};
}

static void count_word(struct readability *readability, const struct utterance *utterance,
                       const struct word *word, bool complete, struct text_measure *measure) {
    if (word->opaque)
        return;
    unsigned syllables = syllable_count(word->text);
    measure->words++;
    measure->own_words += complete;
    measure->syllables += complete ? syllables : 0;
    if (syllables < LONG_WORD)
        return;
    size_t start = (size_t)(word->text.bytes - utterance->text.bytes);
    measure->long_words++;
    arena_push(readability->arena, readability->long_words, readability->long_word_count,
               readability->long_word_capacity) = (struct long_word){
        word->text, syllables, find_stretch(utterance, start, start + word->text.length)};
}

static struct text_measure count_sentence(struct readability *readability,
                                          const struct utterance *utterance,
                                          const struct sentence *sentence) {
    struct text_measure measure = {0};
    bool passive = sentence_is_passive(sentence);
    for (size_t i = 0; i < sentence->count; i++)
        count_word(readability, utterance, &sentence->words[i], sentence->complete, &measure);
    if (sentence->complete) {
        measure.sentences = 1;
        measure.sentence_words = sentence->count;
        measure.passive = passive;
    }
    struct text whole = {utterance->text.bytes, utterance->text.length};
    arena_push(readability->arena, readability->sentences, readability->sentence_count,
               readability->sentence_capacity) = (struct measured){
        .text = text_slice(whole, sentence->start, sentence->end),
        .position = find_stretch(utterance, sentence->start, sentence->end),
        .words = sentence->count,
        .part = readability->part_count - 1,
        .complete = sentence->complete,
        .passive = passive,
    };
    return measure;
}

void readability_add_utterance(struct readability *readability, struct utterance *utterance) {
    size_t count;
    struct text whole = builder_result(&utterance->text);
    struct sentence *sentences = sentences_read(readability->arena, whole, &count);
    if (readability->part_count == 0)
        readability_add_part(readability, TEXT(""), readability->whole);
    struct measured_part *part = &readability->parts[readability->part_count - 1];
    for (size_t i = 0; i < count; i++) {
        struct text_measure measure = count_sentence(readability, utterance, &sentences[i]);
        add_measure(&part->measure, &measure);
        add_measure(&readability->measure, &measure);
    }
}

void readability_add(struct readability *readability, struct text wording,
                     struct position position) {
    struct utterance utterance = {.text = {.arena = readability->arena}};
    utterance_begin_run(&utterance, position);
    builder_text(&utterance.text, wording);
    readability_add_utterance(readability, &utterance);
}

// ---- dump ----

static void print_measure(struct builder *builder, const struct text_measure *measure) {
    builder_format(builder, " sentences=%zu words=%zu", measure->sentences, measure->words);
    if (measure->sentences)
        builder_format(builder, " mean=%.1f", measure_mean(measure));
    if (measure->words)
        builder_format(builder, " long=%.1f%%", 100 * measure_long_share(measure));
    if (measure->own_words)
        builder_format(builder, " ease=%.1f", measure_ease(measure));
    builder_format(builder, " passive=%zu\n", measure->passive);
}

void readability_dump(struct builder *builder, const struct readability *readability) {
    builder_string(builder, "text");
    print_measure(builder, &readability->measure);
    for (size_t i = 0; i < readability->part_count; i++) {
        const struct measured_part *part = &readability->parts[i];
        builder_format(builder, "  part \"%.*s\"", TEXT_ARGUMENTS(part->title));
        print_measure(builder, &part->measure);
    }
}
