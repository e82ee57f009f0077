# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for random documents: everyday ones, long ones, with every accent, in every script."""

WORDS = {
    "nl": """steun buurvrouw familie moeder vader kind school club samen praten helpen vragen geven
luisteren netwerk vriendin opa oma tante avond morgen fiets koffie zorgen rust ritme spelen leren het
een en of maar want dus ook nog niet wel heel reünie coördinatie geïnteresseerd zeeën reëel ideeën
ouderschapsondersteuning verantwoordelijkheidsgevoel arbeidsomstandighedenbeleid hé één café zo’n
coördinatievergaderingen ondersteuningsmogelijkheden kinderopvangtoeslag efficiëntieverbeteringen
ontwikkelingspsychologische beïnvloedingsfactoren patiëntenverenigingen""",
    "en": """support neighbour family mother father child school together talking listening network
friend evening morning worries rest rhythm playing learning the a and or but because also not very
understanding responsibility companionship grandparents unconditional acknowledgement naïve café
office difficult first fluffy waffle""",
    "tr": """destek komşu aile anne baba çocuk okul birlikte konuşmak dinlemek ağ arkadaş akşam sabah
İstanbul’da ığdır ışık fiil şefkat güven yardımlaşma sorumluluk dayanışma öğretmen büyükanne""",
    "pl": """wsparcie sąsiad rodzina matka ojciec dziecko szkoła razem rozmowa słuchać sieć przyjaciel
wieczór rano zażółć gęślą jaźń odpowiedzialność zrozumienie bezwarunkowe dziadkowie źdźbło""",
    "uk": """підтримка сусід родина мати батько дитина школа разом розмова слухати мережа друг вечір
їжак ґанок відповідальність взаєморозуміння з’їзд дідусь щирість п’ятниця""",
    "ar": """دعم جارة عائلة أم أب طفل مدرسة معا حديث استماع شبكة صديقة مساء صباح مسؤولية تفاهم
الأصدقاء لا للأطفال السلام""",
    "ti": """ደገፍ ጎረቤት ስድራቤት ኣደ ኣቦ ቆልዓ ቤት ትምህርቲ ሓቢርና ምስማዕ ዓርኪ ምሸት ንግሆ ሰላም""",
}
WORDS = {language: words.split() for language, words in WORDS.items()}
# What stands alone among words and looks after itself.
SIGNS = ["😀", "½", "≤", "→", "✓", "−3", "12,5", "€", "…", "–", "“zo”", "‘dus’", "C3", "Ελλάδα",
         "שלום", "مرحبا", "ሰላም", "Žižek", "țară", "fi", "ffl", "Ĳ", "1°"]
# Markdown and what it says.
ESCAPES = [(r"\*", "*"), ("&amp;", "&"), ("&eacute;n", "én"), (r"\_x\_", "_x_"), ("&lt;b&gt;", "<b>"),
           (r"\#", "#"), ("a&shy;b", "ab"), ("12&nbsp;km", "12 km"), (r"\[^1]", "[^1]"), ("{{ x }}", "{{ x }}"),
           ("<kbd>", "<kbd>"), (r"1\.", "1."), ("&#x2260;", "≠"), (r"C:\map", r"C:\map"), ("snake_case", "snake_case"),
           ("&#x378;", "\u0378"), ("5 \\* 3", "5 * 3"), ("R&D", "R&D"), ("\\`", "`")]
LONG = ["hottentottententententoonstellingsaankondigingsverantwoordelijkheidsgevoelsontwikkeling" * 2,
        "https://example.org/een/heel/lang/pad/dat/maar/doorgaat/met/meer/en/meer/delen?vraag=antwoord&nog=een",
        "x" * 130]
BOXES = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]
CODE = ["return a + b", "  if (a < b && *p) {", "# geen kop", "- geen lijst", "**geen** nadruk", "\tx = 1",
        "{{ niets }}", "een regel code die zoveel langer is dan de kolom dat zij zeker gebroken moet worden",
        "", "Ωμέγα = 'é'"]
