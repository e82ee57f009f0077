// SPDX-License-Identifier: GPL-3.0-or-later
// Plain language: syllables and sentences against counts by hand, the passive, what is measured of
// a template, and what is said about it.
#include "documents.h"

#include "document/readability.h"

// ---- syllables ----

static void syllables_are_counted_as_they_are_spoken(void **state) {
    (void)state;
    static const struct {
        const char *word;
        unsigned syllables;
    } words[] = {
        // one
        {"kind", 1},
        {"steun", 1},
        {"blij", 1},
        {"huis", 1},
        {"nieuw", 1},
        {"mooi", 1},
        {"fraai", 1},
        {"groei", 1},
        {"eeuw", 1},
        {"één", 1},
        {"jij", 1},
        {"zo’n", 1},
        {"tv", 1},
        // two
        {"ouder", 2},
        {"avond", 2},
        {"geven", 2},
        {"buien", 2},
        {"bijen", 2},
        {"quiz", 1},
        {"yoga", 2},
        {"baby", 2},
        {"café", 2},
        {"zeeën", 2},
        {"geëerd", 2},
        {"ruïne", 3},
        {"draaien", 2},
        {"bureau", 2},
        {"royaal", 2},
        {"vrijheid", 2},
        {"foto’s", 2},
        // three and more
        {"familie", 3},
        {"eieren", 3},
        {"theater", 3},
        {"sociaal", 3},
        {"ideeën", 3},
        {"patiënt", 3},
        {"januari", 4},
        {"radio", 3},
        {"beoordelen", 4},
        {"ervaring", 3},
        {"informeel", 3},
        {"situatie", 4},
        {"normaliseren", 5},
        {"coördinatie", 5},
        {"officieel", 4},
        {"financiële", 5},
        {"solidaire", 4},
        {"gemeenschap", 3},
        {"beroepskracht", 3},
        {"ex-partners", 3},
        {"intergenerationele", 9},
        {"ervaringsdeskundigen", 7},
        {"individueel", 5},
        {"wederkerigheid", 5},
        {"enquête", 3},
        // numbers
        {"7", 1},
        {"4.898", 4},
        {"2022", 4},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (syllable_count(text_of(words[i].word)) != words[i].syllables)
            fail_msg("%s: %u, not %u", words[i].word, syllable_count(text_of(words[i].word)),
                     words[i].syllables);
}

// ---- sentences ----

// One sentence a line, words parted by bars; fragments begin with ~.
static const char *parted(const char *text) {
    size_t count;
    struct builder builder = {.arena = arena};
    struct sentence *sentences = sentences_read(arena, text_of(text), &count);
    for (size_t i = 0; i < count; i++) {
        builder_string(&builder, sentences[i].complete ? "" : "~");
        for (size_t w = 0; w < sentences[i].count; w++) {
            builder_string(&builder, w ? "|" : "");
            builder_text(&builder, sentences[i].words[w].text);
        }
        builder_byte(&builder, '\n');
    }
    return builder_result(&builder).bytes;
}

static void sentences_end_at_their_marks(void **state) {
    (void)state;
    assert_string_equal(parted("Dat is zo. Echt? Ja! Wacht… Goed"),
                        "Dat|is|zo\nEcht\nJa\nWacht\n~Goed\n");
    assert_string_equal(parted("“Kom je?” vroeg zij. ‘Ja.’ (Dat kan.) Klaar."),
                        "Kom|je|vroeg|zij\nJa\nDat|kan\nKlaar\n");
    assert_string_equal(parted("Denk aan dit:"), "Denk|aan|dit\n");
    assert_string_equal(parted("Dit is zo: het helpt."), "Dit|is|zo|het|helpt\n");
    assert_string_equal(parted("Naam\nAdres"), "~Naam\n~Adres\n");
    assert_string_equal(parted(" … – ( ) "), "");
}

static void abbreviations_do_not_end_a_sentence(void **state) {
    (void)state;
    assert_string_equal(parted("Hulp, bijv. van buren, d.w.z. dichtbij. Zie blz. 3."),
                        "Hulp|bijv|van|buren|d.w.z|dichtbij\nZie|blz|3\n");
    assert_string_equal(parted("Van Crandall e.a. is dit. Buren, vrienden enz. Iedereen."),
                        "Van|Crandall|e.a|is|dit\nBuren|vrienden|enz\nIedereen\n");
    assert_string_equal(parted("Door M. L. B. Novilla en dr. Bos."),
                        "Door|M|L|B|Novilla|en|dr|Bos\n");
}

static void numbers_are_words(void **state) {
    (void)state;
    assert_string_equal(parted("Er zijn 4.898 kinderen, gemiddeld 3,75. Om 10:30 uur."),
                        "Er|zijn|4.898|kinderen|gemiddeld|3,75\nOm|10:30|uur\n");
    assert_string_equal(parted("1. Iemand die van je houdt"), "~Iemand|die|van|je|houdt\n");
    assert_string_equal(parted("Dat was in 2022. Nu niet meer."),
                        "Dat|was|in|2022\nNu|niet|meer\n");
    assert_string_equal(parted("De (ex-)partners, foto’s en zo’n en/of."),
                        "De|ex|partners|foto’s|en|zo’n|en|of\n");
}

static void a_list_on_one_line_is_a_list(void **state) {
    (void)state;
    assert_string_equal(parted("Dit helpt: familie, een goede vriend en de buren."),
                        "Dit|helpt\n~familie\n~een|goede|vriend\n~en|de|buren\n");
    assert_string_equal(parted("Er zijn er twee: jij en ik."), "Er|zijn|er|twee|jij|en|ik\n");
    assert_string_equal(
        parted("Zo gaat het: als je het niet meer weet dan vraag je het, en klaar, ja."),
        "Zo|gaat|het|als|je|het|niet|meer|weet|dan|vraag|je|het|en|klaar|ja\n");
}

// ---- passive ----

static bool passive(const char *text) {
    size_t count;
    struct sentence *sentences = sentences_read(arena, text_of(text), &count);
    return count == 1 && sentence_is_passive(&sentences[0]);
}

static void passives_are_found(void **state) {
    (void)state;
    static const char *const passives[] = {
        "De ouder wordt geholpen.",   "Kinderen werden geslagen.", "Dan worden zij aangesproken.",
        "Het wordt uitgevoerd.",      "De lijst werd besproken.",  "Dat er niet wordt geoordeeld.",
        "De steun wordt onderzocht.", "Het boek wordt nagekeken.", "Wat wordt er gedaan?",
        "Hun kind werd mishandeld.",
    };
    static const char *const actives[] = {
        "Het wordt beter.",
        "Je wordt vader van een groot gezin.",
        "Wij helpen de ouder.",
        "Hij is geholpen.",
        "Word je boos, dan is er gewerkt.",
        "Het geld werd minder.",
        "Dat wordt een mooi beeld.",
        "De gezinnen worden groter.",
        "Het wordt tijd te gaan.",
        "Zij werden bekend.",
    };
    for (size_t i = 0; i < 10; i++) {
        if (!passive(passives[i]))
            fail_msg("active? %s", passives[i]);
        if (passive(actives[i]))
            fail_msg("passive? %s", actives[i]);
    }
}

// ---- templates ----

static const struct template *read_template(const char *content, struct diagnostics *diagnostics) {
    struct source *source = source_from_text(arena, TEXT("t.md"), text_of(content), diagnostics);
    const struct template *template =
        template_read(arena, source, TEMPLATE_FILL, &evaluator, diagnostics);
    assert_non_null(template);
    return template;
}

static const char *measured(const char *content) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    struct builder output = {.arena = arena};
    readability_dump(&output, readability_of_template(arena, read_template(content, &diagnostics)));
    return builder_result(&output).bytes;
}

static void only_the_templates_own_text_is_measured(void **state) {
    (void)state;
    assert_string_equal(
        measured("# Een kop. Met twee zinnen.\n\nDit telt {{ naam }} mee.\n\n"
                 "> Dit is een citaat.\n\n```\nDit is code.\n```\n\n"
                 "{{#if a}}\nDit ook.\n{{#else}}\nEn dit.\n{{/if}}\n\n"
                 "| Kop hier. |\n| --- |\n| Een cel. |\n| label |\n\n"
                 "<https://example.org/een.twee> <span lang=\"en\">Not. This.</span>\n"),
        "text sentences=4 words=10 mean=2.5 long=0.0% ease=127.5 passive=0\n"
        "  part \"Een kop. Met twee zinnen.\" sentences=4 words=10 mean=2.5 "
        "long=0.0% ease=127.5 passive=0\n");
}

static void the_formula_is_doumas(void **state) {
    (void)state;
    // 5 words, 8 syllables: 206.835 − 0.93 · 5 − 77 · 8/5
    assert_string_equal(measured("De ouder helpt een kind.\n"), "text sentences=1 words=5 mean=5.0 "
                                                                "long=0.0% ease=109.8 passive=0\n"
                                                                "  part \"\" sentences=1 words=5 "
                                                                "mean=5.0 long=0.0% ease=109.8 "
                                                                "passive=0\n");
}

static void sources_are_not_measured(void **state) {
    (void)state;
    assert_string_equal(
        measured("---\nsources: tests/unit/sources.yaml\n---\nSteun helpt [@wet; zie "
                 "ook @blog].\n\n```sources\n```\n"),
        "text sentences=1 words=2 mean=2.0 long=0.0% ease=128.0 passive=0\n"
        "  part \"\" sentences=1 words=2 mean=2.0 long=0.0% ease=128.0 passive=0\n");
}

// ---- rehearsals ----

// The first line of the dump.
static const char *rehearsed(const char *content) {
    const char *messages;
    struct builder output = {.arena = arena};
    visit_all = true;
    struct document *document = expand_as(text_of(content), TEMPLATE_FILL, &messages);
    if (!document)
        return messages;
    readability_dump(&output, readability_of_document(arena, document));
    struct text dump = builder_result(&output);
    return text_copy(arena, text_slice(dump, 0, text_find(dump, TEXT("\n"), 0))).bytes;
}

static void sentences_of_scripts_are_measured_and_answers_are_not(void **state) {
    (void)state;
    given("{sentences: {zin: \"Je hebt drie mensen.\", lijst: [{t: Twee woorden.}]}, "
          "answers: {woord: \"Een heel lang antwoord van iemand. En nog een.\"}, punt: \".\"}");
    assert_string_equal(rehearsed("{{ sentences.zin }}\n"),
                        "text sentences=1 words=4 mean=4.0 long=0.0% ease=106.9 passive=0");
    assert_string_equal(rehearsed("{{#each x in sentences.lijst}}\n- {{ x.t }}\n{{/each}}\n"),
                        "text sentences=1 words=2 mean=2.0 long=0.0% ease=89.5 passive=0");
    assert_string_equal(rehearsed("Jij schreef: {{ answers.woord }} Mooi.\n"),
                        "text sentences=2 words=3 mean=2.0 long=0.0% ease=128.0 passive=0");
    assert_string_equal(rehearsed("Jij zei “{{ answers.woord }}”{{ punt }} Mooi.\n"),
                        "text sentences=2 words=3 mean=2.0 long=0.0% ease=128.0 passive=0");
}

// ---- what is said ----

static const char *checked(const char *content) {
    struct diagnostics diagnostics = diagnostics_create(arena);
    const struct template *template = read_template(content, &diagnostics);
    readability_check(readability_of_template(arena, template),
                      template_level(template, &diagnostics), &diagnostics);
    return builder_result(&diagnostics.output).bytes;
}

#define ELEVEN "Een twee drie vier vijf zes zeven acht negen tien elf"

static void means_are_held_against_the_level(void **state) {
    (void)state;
    const char *five =
        "---\nlevel: %s\n%s---\n" ELEVEN "%s. " ELEVEN "%s. " ELEVEN ". " ELEVEN ". " ELEVEN ".\n";
    const char *short_enough = text_format(arena, five, "A2", "", "", "").bytes;
    const char *too_long = text_format(arena, five, "A2", "", " en nog", " en drie meer").bytes;
    assert_string_equal(checked(short_enough), "");
    assert_non_null(
        strstr(checked(too_long), "t.md:2:8: error: 12.0 words a sentence in the whole text\n"));
    assert_string_equal(
        checked(text_format(arena, five, "B1", "", " en nog", " en drie meer").bytes), "");
    assert_string_equal(
        checked(text_format(arena, five, "A2", "lang: en\n", " en nog", " en drie meer").bytes),
        "");
    assert_string_equal(checked(ELEVEN " " ELEVEN " " ELEVEN ".\n"), "");
    assert_non_null(strstr(checked("---\nlevel: C1\n---\nJa.\n"),
                           "t.md:2:8: error: unknown level of language\n"));
}

static void each_part_is_held_against_the_level(void **state) {
    (void)state;
    const char *messages =
        checked("---\nlevel: A2\n---\n## Kort\n\nJa. Nee. Ja. Nee. Ja. Nee.\n\n## Lang\n\n" ELEVEN
                " a. " ELEVEN " b. " ELEVEN " c. " ELEVEN " d. " ELEVEN " e.\n");
    assert_null(strstr(messages, "whole text"));
    assert_non_null(
        strstr(messages, "t.md:8:1: error: 12.0 words a sentence in the part “Lang”\n"));
}

static void long_sentences_are_shown_with_a_place_to_part_them(void **state) {
    (void)state;
    const char *messages = checked(
        "---\nlevel: A2\n---\nJa.\n\nDe *ouder* vraagt om steun van de buren en de vrienden "
        "omdat het nu even te zwaar is voor haar alleen.\n");
    assert_non_null(strstr(messages, "t.md:6:1: warning: a sentence of 21 words: “De ouder vraagt "
                                     "om steun van de buren en de vrienden omdat …”\n"));
    assert_non_null(strstr(messages, "at most 16 words for A2: make two of it at \"omdat\"?\n"));
}

static void hard_words_and_passives_are_named(void **state) {
    (void)state;
    const char *messages = checked("---\nlevel: A2\n---\nHet wordt geregeld. Ja. Nee. Ja. "
                                   "Wederkerigheid en ervaringsdeskundigen.\n");
    assert_non_null(strstr(messages, "warning: 22.2% of the words have four syllables or more\n"));
    assert_non_null(strstr(messages, "such as: ervaringsdeskundigen, Wederkerigheid\n"));
    assert_non_null(strstr(messages, "warning: 1 of 5 sentences are passive\n"));
    assert_non_null(strstr(messages, "t.md:4:1: note: passive: “Het wordt geregeld”\n"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        test(syllables_are_counted_as_they_are_spoken),
        test(sentences_end_at_their_marks),
        test(abbreviations_do_not_end_a_sentence),
        test(numbers_are_words),
        test(a_list_on_one_line_is_a_list),
        test(passives_are_found),
        test(only_the_templates_own_text_is_measured),
        test(the_formula_is_doumas),
        test(sources_are_not_measured),
        test(sentences_of_scripts_are_measured_and_answers_are_not),
        test(means_are_held_against_the_level),
        test(each_part_is_held_against_the_level),
        test(long_sentences_are_shown_with_a_place_to_part_them),
        test(hard_words_and_passives_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
