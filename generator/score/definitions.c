// SPDX-License-Identifier: GPL-3.0-or-later
// What each figure of a group is, in words that a document can print beside it: programs differ by
// definition, not by error.
#include "score/group.h"

struct definition {
    const char *figure, *dutch, *english;
};

static const struct definition definitions[] = {
    {"mean", "gemiddelde van wie genoeg vragen beantwoordde; wat ontbreekt is niet ingevuld",
     "mean of those who answered enough questions; what is missing was not filled in"},
    {"sd", "standaarddeviatie van een steekproef (n − 1)",
     "standard deviation of a sample (n − 1)"},
    {"interval", "95%-interval: t van Student voor een gemiddelde, Wilson (1927) voor een aandeel",
     "95% interval: Student's t for a mean, Wilson (1927) for a share"},
    {"skewness", "scheefheid type 2 (G1; Joanes en Gill, 1998)",
     "skewness of type 2 (G1; Joanes & Gill, 1998)"},
    {"alpha",
     "alfa van Cronbach (1951), over wie alle vragen van de schaal beantwoordde (listwise)",
     "Cronbach's alpha (1951), of those who answered every question of the scale (listwise)"},
    {"alpha_interval", "95%-interval van alfa volgens Feldt (1965)",
     "95% interval of alpha by Feldt (1965)"},
    {"pairwise", "elke samenhang over wie beide vragen beantwoordde (pairwise)",
     "each covariance from those who answered both questions (pairwise)"},
    {"omega", "omega totaal van McDonald (1999): één factor, minres, over de waargenomen variantie",
     "McDonald's omega total (1999): one factor, minres, over the observed variance"},
    {"rest", "correlatie van een vraag met de som van de andere vragen van de schaal",
     "correlation of a question with the sum of the other questions of the scale"},
    {"weak", "de correlatie met de andere vragen is lager dan 0,20 of negatief",
     "the correlation with the other questions is below .20 or negative"},
    {"alpha_without", "alfa van de schaal zonder deze vraag",
     "alpha of the scale without this question"},
    {"met", "mensen met genoeg antwoorden voor een score op de schaal",
     "people with enough answers for a score on the scale"},
    {"change",
     "verandering: laatste meting min eerste, van wie beide keren een score had. Waardoor dat "
     "komt, "
     "is niet gemeten",
     "change: last wave minus first, of those who had a score both times. What caused it was not "
     "measured"},
    {"change_interval", "95%-interval van de gemiddelde verandering (gepaarde t)",
     "95% interval of the mean change (paired t)"},
    {"g_z", "g van Hedges: gemiddelde verandering / standaarddeviatie van de veranderingen",
     "Hedges' g: mean change / standard deviation of the changes"},
    {"g_average",
     "g van Hedges: gemiddelde verandering / gemiddelde standaarddeviatie van beide metingen",
     "Hedges' g: mean change / mean standard deviation of both waves"},
    {"wilcoxon", "rangtekentoets van Wilcoxon (1945), zonder wie niet veranderde",
     "Wilcoxon's signed-rank test (1945), without those who did not change"},
};

struct value group_definitions(struct arena *arena, struct text language) {
    bool dutch = !text_starts(language, TEXT("en"));
    struct value map = value_map();
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++)
        value_set_string(arena, &map, definitions[i].figure,
                         value_string(dutch ? definitions[i].dutch : definitions[i].english));
    return map;
}
