# SPDX-License-Identifier: GPL-3.0-or-later
"""The twenty-four invented parents of the example edition, and what they wrote in their own words.

Everything here is made up. `level` is how much support there is in somebody's life (0 to 1); the
generator draws her closed answers around it, so that answers to different questions agree the way
they do in life. The open answers were written by hand, by no real parent: with spelling errors,
with characters that mean something in Markdown, and with silence.
"""

CLUB = (
    "de Christelijke Gymnastiek- en Muziekvereniging ‘Eendracht Maakt Sterk’ "
    "Wilgerwaard-Zuid en Omstreken"
)


class Person:
    """One invented parent. Texts that are None were left open."""

    def __init__(self, code, level, age, blij=None, mooi=None, wens_kind=None, fijn=None,
                 wens=None, style="plain", share=False):
        self.code = code
        self.level = level
        self.age = age
        self.blij = blij            # buffers: what makes you glad as a parent?
        self.mooi = mooi            # paces: what is beautiful about your child?
        self.wens_kind = wens_kind  # paces: what would you like for your child?
        self.fijn = fijn            # netwerk: what did somebody do that was good?
        self.wens = wens            # netwerk: which support would you like?
        self.style = style          # how she fills in: see generate.py
        self.share = share          # may a professional see it?


PEOPLE = [
    Person("R01", 0.80, "kind",
           blij="Dat mijn dochter elke avond zegt: welterusten mama, jij bent lief.",
           mooi="Ze zorgt altijd voor kinderen die alleen staan op het plein.",
           wens_kind="Dat ze bij scouting kan blijven, ook als ik avonddienst heb.",
           fijn="Mijn buurvrouw haalt haar op uit school als ik moet werken.",
           wens="Iemand die af en toe meegaat naar de speeltuin.", share=True),
    Person("R02", 0.62, "kind",
           blij="we lachen veel samen, ook als het druk is",
           mooi="hij kan heel goed vertellen",
           fijn="een vriendin bleef een hele nacht bij ons toen ik naar het ziekenhuis moest",
           wens="iemand die kan helpen met de papieren van school"),
    Person("R03", 0.70, "tiener",
           blij="Dat ik na een ruzie altijd terugga naar mijn zoon. Dan praten we het uit.",
           mooi="Hij is eerlijk, ook als dat lastig is.",
           wens_kind="Een volwassene met wie hij wél wil praten.",
           fijn="Zijn trainer belde op om te vragen hoe het ging.", share=True),
    Person("R04", 0.85, "kind",
           blij="Koken met de kinderen op zondag. Ze snijden zelf de groente 😀",
           mooi="Altijd vrolijk, altijd zingen.",
           wens_kind="Dat het zo blijft!",
           fijn="Mijn zus paste een week op, zonder er iets voor terug te willen.",
           wens="Ik heb genoeg mensen. Ik wil juist graag iets doen voor een ander."),
    Person("R05", 0.45, "kind",
           blij="Dat m'n kinderen naar elkaar omkijken.",
           mooi="ze is zachtaardig",
           wens_kind="meer buiten spelen, er is hier bijna niks te doen",
           fijn="Iemand uit de straat bracht soep toen we allemaal ziek waren.",
           wens="oppas in het weekend"),
    Person("R06", 0.38, "tiener",
           mooi="Zij geeft nooit op. Ook niet met rekenen.",
           fijn="De conciërge zegt elke ochtend goedemorgen tegen mijn dochter. Dat telt.",
           wens="Ik zou willen praten met ouders die ook een kind hebben dat niet naar school wil."),
    Person("R07", 0.66, "kind",
           blij="Ik ben er altijd na school met thee en een koekje",
           mooi="Zijn humor",
           wens_kind="Dat hij leert zwemmen, net als zijn neefjes",
           fijn="Opa haalt hem elke woensdag op om te vissen"),
    Person("R08", 0.55, "kind",
           blij="dat hij eindelijk zwemdiploma A heeft gehaalt, ik was zo trots",
           mooi="hij is zo lief voor dieren",
           wens_kind="een vriendje in de buurt",
           fijn="de moeder van een klasgenoot nam hem elke week mee naar het zwembad",
           wens="weet ik niet zo goed"),
    Person("R09", 0.74, "peuter",
           blij="Iedere zaterdag met z'n tweeën naar het café op de hoek, voor één warme choco.",
           mooi="Ze is zo geïnteresseerd in alles, van kevers tot vuilniswagens.",
           wens_kind="Een plek op de peutercoöperatie, dan heeft ze vriendjes.",
           fijn="Een collega gaf ons een kinderfiets met zijwieltjes.", share=True),
    Person("R10", 0.75, "kind",
           blij="weet niet", style="straight"),
    Person("R11", 0.68, "kind",
           blij="**Alles** eigenlijk: ze is gezond | vrolijk | en eigenwijs",
           mooi="_eigenwijs_ dus, net als ik <3",
           wens_kind="1. rust 2. ritme 3. een hond (zegt ze zelf)",
           fijn="Mijn tante luistert. Ze zegt niet wat ik moet doen, ze luistert alleen maar.",
           wens="Iemand om samen mee te wandelen"),
    Person("R12", 0.78, "tiener",
           blij='Mijn zoon zei: "mam, jij kan echt alles". Dat vergeet ik nooit meer.',
           mooi="Hij past op zijn zusje zonder dat ik het vraag.",
           wens_kind="Dat hij verdergaat met voetbal. Hij is er zo goed in.",
           fijn="De vader van een teamgenoot rijdt hem naar de uitwedstrijden."),
    Person("R13", 0.50, "kind",
           blij="Dat ik weer steun durf te vragen. Vroeger deed ik dat nooit",
           mooi="Hij is dapper geweest dit jaar",
           wens_kind="dat hij weer blij wordt van school",
           fijn="Een andere moeder zei: dat heb ik ook. Toen moest ik huilen, maar van opluchting.",
           wens="Meer van zulke moeders leren kennen", share=True),
    Person("R14", 0.42, "peuter",
           blij="het voorlezen voor het slapen, ook al kan ik zelf niet zo goed lezen",
           mooi="hij is altijd blij als ik binnenkom",
           fijn="De vrijwilligster van de bieb heeft mij laten zien welke boekjes makkelijk zijn.",
           wens="taalles met kinderopvang erbij"),
    Person("R15", 0.60, "kind",
           blij="Ze durft nu zelf naar de overkant te fietsen.",
           mooi="Haar fantasie. Ze maakt hele boeken.",
           wens_kind="Dat ze bij " + CLUB + " mag blijven turnen, ook als het lidmaatschap duurder wordt.",
           fijn="De leidster van " + CLUB + " heeft een turnpakje voor haar geregeld."),
    Person("R16", 0.05, "kind",
           mooi="hij heeft mooie ogen",
           wens_kind="dat het rustiger wordt",
           wens="iemand", style="not_yet"),
    Person("R17", 0.50, "kind", style="blank"),
    Person("R18", 0.72, "kind",
           blij="Dat wij als ex-partners toch samen op de ouderavond zitten.",
           mooi="Hij ziet meteen als iemand verdrietig is.",
           wens_kind="Dat hij zich in twee huizen thuis voelt.",
           fijn="Mijn schoonmoeder is na de scheiding gewoon blijven komen."),
    Person("R19", 0.64, "kind",
           blij="Samen in de tuin werken; zij heeft haar eigen bakje met aardbeien.",
           style="one_survey"),
    Person("R20", 0.30, "tiener",
           blij="Hij slaapt weer thuis.",
           mooi="Als hij lacht vergeet ik alles",
           wens_kind="iemand die in hem geloofd",
           fijn="De wijkagent kwam gewoon een praatje maken, niet om te klagen.",
           wens="Een maatje voor mijn zoon, een man het liefst", share=True),
    Person("R21", 0.58, "baby",
           blij="de eerste lach om half zes in de ochtend (en ik was nog niet eens boos)",
           mooi="Alles is nieuw voor haar.",
           fijn="De vrouwen van de kerk kookten twee weken lang om de beurt voor ons.",
           wens="Een keer een hele nacht slapen..."),
    Person("R22", 0.55, "kind", style="withdrawn"),
    Person("R23", 0.52, "kind",
           blij="Dat ze zich uitspreken tegen mij. Bij ons thuis mocht dat vroeger niet.",
           mooi="Mijn oudste vertaalt alles voor oma, en doet dat zó geduldig.",
           wens_kind="Dat ze trots blijven op waar we vandaan komen.",
           fijn="De buurvrouw leert mij fietsen. Ik leer haar koken.",
           wens="Een plek waar kinderen na schooltijd huiswerk kunnen maken"),
    Person("R24", 0.90, "kind",
           blij="Er is altijd wel iemand aan tafel bij ons. Vier, vijf, soms negen man.",
           mooi="Haar doorzettingsvermogen en die ondeugende blik.",
           wens_kind="Niets speciaals, ze heeft het goed.",
           fijn="Te veel om op te noemen. Vorige week nog: de hele straat hielp met verhuizen.",
           wens="Niets, dank je. Anderen hebben het harder nodig."),
]
