// SPDX-License-Identifier: GPL-3.0-or-later
// What was measured, held against a level of the Common European Framework. No number proves that a
// text is easy: these are signs. The means are those that GGD Gelderland-Zuid (texts for people who
// read with difficulty) and guides to writing at B1 name; the bounds on reading ease are Douma's
// "gemakkelijk" (80) and "normaal" (60); the others are our own choice.
#include "document/readability.h"
#include "document/template.h"

#define LEAST_SENTENCES 5 // of which a mean says something
#define SHOWN_SENTENCES 3 // the longest, below an error about a mean
#define SHOWN_WORDS 6     // long ones
#define EXCERPT_CHARACTERS 60

struct norm {
    const char *level;
    unsigned mean;              // words a sentence: fewer than this
    unsigned longest;           // a single sentence: no more
    double ease;                // at least
    double long_words, passive; // shares: no more
};

static const struct norm norms[] = {
    [LEVEL_A2] = {"A2", 12, 16, 80, 0.08, 0.05},
    [LEVEL_B1] = {"B1", 15, 22, 60, 0.14, 0.15},
};

// "A2", "B1" or "none"; false for anything else.
static bool read_level(struct text name, enum reading_level *level) {
    *level = text_is(name, "A2") ? LEVEL_A2 : text_is(name, "B1") ? LEVEL_B1 : LEVEL_NONE;
    return *level != LEVEL_NONE || text_is(name, "none");
}

enum reading_level template_level(const struct template *template,
                                  struct diagnostics *diagnostics) {
    const struct value *value = value_find(&template->front_matter, "level");
    enum reading_level level = LEVEL_NONE;
    if (value && value->kind != VALUE_NIL &&
        !(value->kind == VALUE_TEXT && read_level(value->text, &level)))
        report_error(diagnostics, value->position, "expected one of: A2, B1, none",
                     "unknown level of language");
    return level;
}

// ---- single sentences ----

static bool is_joint(struct text word) {
    static const char *const joints[] = {"en",    "maar",    "want",     "omdat",   "doordat",
                                         "zodat", "terwijl", "waardoor", "waarbij", "als",
                                         "die",   "dat",     "of"};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (text_is(word, joints[i]))
            return true;
    return false;
}

// The joint nearest to the middle: where one sentence could become two.
static struct text best_joint(const struct sentence *sentence) {
    struct text best = TEXT("");
    size_t nearest = sentence->count;
    for (size_t i = 2; i + 2 < sentence->count; i++) {
        size_t twice = 2 * i;
        size_t distance =
            twice > sentence->count ? twice - sentence->count : sentence->count - twice;
        if (is_joint(sentence->words[i].text) && distance < nearest) {
            nearest = distance;
            best = sentence->words[i].text;
        }
    }
    return best;
}

static const char *how_to_shorten(const struct readability *readability, struct text text,
                                  const struct norm *norm) {
    size_t count;
    struct sentence *sentences = sentences_read(readability->arena, text, &count);
    struct text joint = count ? best_joint(&sentences[0]) : TEXT("");
    if (joint.length)
        return expected_format(readability->arena,
                               "at most %u words for %s: make two of it at \"%.*s\"?",
                               norm->longest, norm->level, TEXT_ARGUMENTS(joint));
    return expected_format(readability->arena, "at most %u words for %s: say less, or in two",
                           norm->longest, norm->level);
}

// The beginning of a sentence; the excerpt below a message does not show what a script wrote.
static struct text beginning(struct arena *arena, struct text text) {
    struct builder builder = {.arena = arena};
    size_t cut = 0;
    for (size_t offset = 0, count = 0; offset < text.length; count++) {
        uint32_t character = text_character(text, &offset);
        if (count == EXCERPT_CHARACTERS) {
            builder.length = cut ? cut : builder.length;
            builder_string(&builder, " …");
            break;
        }
        if (character == ' ')
            cut = builder.length;
        if (character == OPAQUE_CHARACTER)
            builder_string(&builder, "[…]");
        else
            builder_character(&builder, character);
    }
    return builder_result(&builder);
}

static void report_long_sentences(const struct readability *readability, const struct norm *norm,
                                  struct diagnostics *diagnostics) {
    for (size_t i = 0; i < readability->sentence_count; i++) {
        const struct measured *sentence = &readability->sentences[i];
        if (sentence->words <= norm->longest)
            continue;
        report_warning(diagnostics, sentence->position,
                       how_to_shorten(readability, sentence->text, norm),
                       "a sentence of %zu words: “%.*s”", sentence->words,
                       TEXT_ARGUMENTS(beginning(readability->arena, sentence->text)));
    }
}

// ---- means ----

// Points at the longest sentences of a part, or of all, that lift the mean over the norm.
static void show_longest(const struct readability *readability, const struct norm *norm,
                         size_t part, struct diagnostics *diagnostics) {
    const struct measured *shown[SHOWN_SENTENCES];
    size_t count = 0;
    while (count < SHOWN_SENTENCES) {
        const struct measured *longest = NULL;
        for (size_t i = 0; i < readability->sentence_count; i++) {
            const struct measured *sentence = &readability->sentences[i];
            bool taken = !sentence->complete || sentence->words < norm->mean ||
                         (part != SIZE_MAX && sentence->part != part);
            for (size_t k = 0; k < count; k++)
                taken |= shown[k] == sentence;
            if (!taken && (!longest || sentence->words > longest->words))
                longest = sentence;
        }
        if (!longest)
            return;
        shown[count++] = longest;
        report_note(diagnostics, longest->position, NULL, "%zu words: “%.*s”", longest->words,
                    TEXT_ARGUMENTS(beginning(readability->arena, longest->text)));
    }
}

static bool mean_fits(const struct text_measure *measure, const struct norm *norm) {
    return measure->sentences < LEAST_SENTENCES || measure_mean(measure) < norm->mean;
}

static void check_means(const struct readability *readability, const struct norm *norm,
                        struct diagnostics *diagnostics) {
    const struct text_measure *measure = &readability->measure;
    const char *expected = expected_format(readability->arena, "expected fewer than %u for %s",
                                           norm->mean, norm->level);
    if (!mean_fits(measure, norm)) {
        report_error(diagnostics, readability->whole, expected,
                     "%.1f words a sentence in the whole text", measure_mean(measure));
        show_longest(readability, norm, SIZE_MAX, diagnostics);
    }
    for (size_t i = 0; i < readability->part_count; i++) {
        const struct measured_part *part = &readability->parts[i];
        bool whole = part->measure.sentences == measure->sentences; // told above
        if (whole || mean_fits(&part->measure, norm))
            continue;
        report_error(diagnostics, part->position, expected,
                     "%.1f words a sentence in the part “%.*s”", measure_mean(&part->measure),
                     TEXT_ARGUMENTS(part->title));
        show_longest(readability, norm, i, diagnostics);
    }
}

// ---- words and voice ----

static bool shown_before(const struct readability *readability, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (text_equal(readability->long_words[i].word, readability->long_words[index].word))
            return true;
    return false;
}

// The longest words first, each once.
static struct text longest_words(const struct readability *readability) {
    struct builder builder = {.arena = readability->arena};
    unsigned most = 0;
    for (size_t i = 0; i < readability->long_word_count; i++)
        if (readability->long_words[i].syllables > most)
            most = readability->long_words[i].syllables;
    size_t shown = 0;
    for (unsigned syllables = most; syllables && shown < SHOWN_WORDS; syllables--)
        for (size_t i = 0; i < readability->long_word_count && shown < SHOWN_WORDS; i++) {
            const struct long_word *word = &readability->long_words[i];
            if (word->syllables != syllables || shown_before(readability, i))
                continue;
            builder_format(&builder, "%s%.*s", shown++ ? ", " : "", TEXT_ARGUMENTS(word->word));
        }
    return builder_result(&builder);
}

static void check_words(const struct readability *readability, const struct norm *norm,
                        struct diagnostics *diagnostics) {
    const struct text_measure *measure = &readability->measure;
    if (measure_long_share(measure) > norm->long_words)
        report_warning(
            diagnostics, readability->whole,
            expected_format(readability->arena, "at most %.0f%% for %s; such as: %s",
                            100 * norm->long_words, norm->level, longest_words(readability).bytes),
            "%.1f%% of the words have four syllables or more", 100 * measure_long_share(measure));
    if (measure_ease(measure) < norm->ease)
        report_warning(diagnostics, readability->whole,
                       expected_format(readability->arena,
                                       "expected at least %.0f for %s: shorter words, shorter "
                                       "sentences",
                                       norm->ease, norm->level),
                       "a reading ease (Flesch–Douma) of %.1f", measure_ease(measure));
}

static void check_voice(const struct readability *readability, const struct norm *norm,
                        struct diagnostics *diagnostics) {
    const struct text_measure *measure = &readability->measure;
    if (measure_passive_share(measure) <= norm->passive)
        return;
    report_warning(diagnostics, readability->whole,
                   expected_format(readability->arena, "at most %.0f%% for %s: say who does it",
                                   100 * norm->passive, norm->level),
                   "%zu of %zu sentences are passive", measure->passive, measure->sentences);
    for (size_t i = 0; i < readability->sentence_count; i++) {
        const struct measured *sentence = &readability->sentences[i];
        if (sentence->passive && sentence->complete)
            report_note(diagnostics, sentence->position, NULL, "passive: “%.*s”",
                        TEXT_ARGUMENTS(beginning(readability->arena, sentence->text)));
    }
}

void readability_check(const struct readability *readability, enum reading_level level,
                       struct diagnostics *diagnostics) {
    bool dutch = text_is(word_in(readability->language, "nl", ""), "nl");
    if (level == LEVEL_NONE || !dutch) // the formulas are fitted to Dutch
        return;
    const struct norm *norm = &norms[level];
    report_long_sentences(readability, norm, diagnostics);
    check_means(readability, norm, diagnostics);
    if (readability->measure.sentences < LEAST_SENTENCES)
        return;
    check_words(readability, norm, diagnostics);
    check_voice(readability, norm, diagnostics);
}
