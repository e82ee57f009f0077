# SPDX-License-Identifier: GPL-3.0-or-later
"""The twenty-four invented parents of the example edition, and what they wrote in their own words.

Everything here is made up. `level` is how much support there is in somebody's life (0 to 1); the
generator draws her closed answers around it, so that answers to different questions agree the way
they do in life. The open answers were written by hand, by no real parent: with spelling errors,
with characters that mean something in Markdown, and with silence.

Sixteen of them filled everything in again two months later, with other words of their own. The
sixteen professionals stand in professionals.py.
"""

CLUB = (
    "de Christelijke Gymnastiek- en Muziekvereniging ‘Eendracht Maakt Sterk’ "
    "Wilgerwaard-Zuid en Omstreken"
)


class Words:
    """What somebody wrote in one wave. Texts that are None were left open."""

    def __init__(self, blij=None, mooi=None, wens_kind=None, fijn=None, wens=None):
        self.blij = blij            # buffers: what makes you glad as a parent?
        self.mooi = mooi            # paces: what is beautiful about your child?
        self.wens_kind = wens_kind  # paces: what would you like for your child?
        self.fijn = fijn            # netwerk: what did somebody do that was good?
        self.wens = wens            # netwerk: which support would you like?


class Person:
    """One invented parent."""

    def __init__(self, code, level, age, style="plain", share=False, later=None, **words):
        self.code = code
        self.level = level
        self.age = age
        self.words = Words(**words)
        self.style = style  # how she fills in: see generate.py
        self.share = share  # may a professional see it?
        self.later = later  # her words of the second wave; None: she came once


PEOPLE = [
    Person("R01", 0.80, "kind",
           blij="Dat mijn dochter elke avond zegt: welterusten mama, jij bent lief.",
           mooi="Ze zorgt altijd voor kinderen die alleen staan op het plein.",
           wens_kind="Dat ze bij scouting kan blijven, ook als ik avonddienst heb.",
           fijn="Mijn buurvrouw haalt haar op uit school als ik moet werken.",
           wens="Iemand die af en toe meegaat naar de speeltuin.", share=True,
           later=Words(blij="Mijn dochter vroeg zelf of ze oma mocht bellen. Dat deed ze nooit.",
                       mooi="Ze durft nu ook nee te zeggen.",
                       fijn="Een moeder van scouting brengt haar thuis als ik avonddienst heb.")),
    Person("R02", 0.62, "kind",
           blij="we lachen veel samen, ook als het druk is",
           mooi="hij kan heel goed vertellen",
           fijn="een vriendin bleef een hele nacht bij ons toen ik naar het ziekenhuis moest",
           wens="iemand die kan helpen met de papieren van school",
           later=Words(blij="hij helpt mij nu met de boodschappen, zonder mopperen",
                       fijn="iemand van de bieb heeft samen met mij de papieren van school ingevuld",
                       wens="een oppas die ook op zaterdag kan")),
    Person("R03", 0.70, "tiener",
           blij="Dat ik na een ruzie altijd terugga naar mijn zoon. Dan praten we het uit.",
           mooi="Hij is eerlijk, ook als dat lastig is.",
           wens_kind="Een volwassene met wie hij wél wil praten.",
           fijn="Zijn trainer belde op om te vragen hoe het ging.", share=True,
           later=Words(blij="Mijn zoon eet weer mee aan tafel.",
                       mooi="Nog steeds eerlijk. Wel wat liever gebracht.",
                       fijn="Zijn trainer heeft hem gevraagd om te helpen bij de kleintjes.")),
    Person("R04", 0.85, "kind",
           blij="Koken met de kinderen op zondag. Ze snijden zelf de groente 😀",
           mooi="Altijd vrolijk, altijd zingen.",
           wens_kind="Dat het zo blijft!",
           fijn="Mijn zus paste een week op, zonder er iets voor terug te willen.",
           wens="Ik heb genoeg mensen. Ik wil juist graag iets doen voor een ander.",
           later=Words(blij="Ze bakken nu zelf pannenkoeken 😀 en ik mag alleen nog kijken",
                       mooi="Ze zingt nu ook tweede stem.",
                       fijn="Ik kook één keer per maand voor de hele straat. Iedereen neemt iets mee.")),
    Person("R05", 0.45, "kind",
           blij="Dat m'n kinderen naar elkaar omkijken.",
           mooi="ze is zachtaardig",
           wens_kind="meer buiten spelen, er is hier bijna niks te doen",
           fijn="Iemand uit de straat bracht soep toen we allemaal ziek waren.",
           wens="oppas in het weekend",
           later=Words(blij="Dat we elke zondag samen een rondje lopen.",
                       mooi="ze vraagt nu ook hoe het met míj gaat",
                       wens_kind="een plek om te voetballen, daar zijn we met wat ouders mee bezig",
                       fijn="De vader van boven past op als ik naar de cursus ga.")),
    Person("R06", 0.38, "tiener",
           mooi="Zij geeft nooit op. Ook niet met rekenen.",
           fijn="De conciërge zegt elke ochtend goedemorgen tegen mijn dochter. Dat telt.",
           wens="Ik zou willen praten met ouders die ook een kind hebben dat niet naar school wil."),
    Person("R07", 0.66, "kind",
           blij="Ik ben er altijd na school met thee en een koekje",
           mooi="Zijn humor",
           wens_kind="Dat hij leert zwemmen, net als zijn neefjes",
           fijn="Opa haalt hem elke woensdag op om te vissen",
           later=Words(blij="Hij heeft zijn A-diploma!",
                       mooi="Zijn humor, elke dag een nieuwe mop",
                       fijn="Opa en een vriend van opa gaan nu om de beurt mee vissen")),
    Person("R08", 0.55, "kind",
           blij="dat hij eindelijk zwemdiploma A heeft gehaalt, ik was zo trots",
           mooi="hij is zo lief voor dieren",
           wens_kind="een vriendje in de buurt",
           fijn="de moeder van een klasgenoot nam hem elke week mee naar het zwembad",
           wens="weet ik niet zo goed",
           later=Words(blij="hij heeft een vriendje, twee straten verderop",
                       fijn="de moeder van dat vriendje laat ze na school bij haar spelen",
                       wens="iemand die met mij naar de ouderavond gaat")),
    Person("R09", 0.74, "peuter",
           blij="Iedere zaterdag met z'n tweeën naar het café op de hoek, voor één warme choco.",
           mooi="Ze is zo geïnteresseerd in alles, van kevers tot vuilniswagens.",
           wens_kind="Een plek op de peutercoöperatie, dan heeft ze vriendjes.",
           fijn="Een collega gaf ons een kinderfiets met zijwieltjes.", share=True,
           later=Words(blij="Met z'n vieren naar de intocht: een collega, haar zoontje en wij twee.",
                       mooi="Ze zingt de hele dag, soms ook ’s nachts.",
                       fijn="Op de peutercoöperatie leerde ik twee andere moeders kennen.")),
    Person("R10", 0.75, "kind",
           blij="weet niet", style="straight"),
    Person("R11", 0.68, "kind",
           blij="**Alles** eigenlijk: ze is gezond | vrolijk | en eigenwijs",
           mooi="_eigenwijs_ dus, net als ik <3",
           wens_kind="1. rust 2. ritme 3. een hond (zegt ze zelf)",
           fijn="Mijn tante luistert. Ze zegt niet wat ik moet doen, ze luistert alleen maar.",
           wens="Iemand om samen mee te wandelen",
           later=Words(blij="Nog steeds **alles** | en nu ook een hond (te leen, van de buren)",
                       mooi="eigenwijs & lief",
                       fijn="Ik wandel elke dinsdag met iemand van de workshop")),
    Person("R12", 0.78, "tiener",
           blij='Mijn zoon zei: "mam, jij kan echt alles". Dat vergeet ik nooit meer.',
           mooi="Hij past op zijn zusje zonder dat ik het vraag.",
           wens_kind="Dat hij verdergaat met voetbal. Hij is er zo goed in.",
           fijn="De vader van een teamgenoot rijdt hem naar de uitwedstrijden.",
           later=Words(blij="Hij heeft zijn zusje leren fietsen. Ik hoefde alleen maar te klappen.",
                       wens_kind="Dat hij zijn eigen weg kiest.",
                       fijn="Ik sta nu zelf in de kantine. Ik hoor erbij.")),
    Person("R13", 0.50, "kind",
           blij="Dat ik weer steun durf te vragen. Vroeger deed ik dat nooit",
           mooi="Hij is dapper geweest dit jaar",
           wens_kind="dat hij weer blij wordt van school",
           fijn="Een andere moeder zei: dat heb ik ook. Toen moest ik huilen, maar van opluchting.",
           wens="Meer van zulke moeders leren kennen", share=True,
           later=Words(blij="Ik vroeg in de klassenapp wie kon oppassen. Drie mensen zeiden ja",
                       mooi="Hij lacht weer",
                       wens_kind="dat het op school zo blijft",
                       wens="Nog meer moeders leren kennen die dit ook hebben")),
    Person("R14", 0.42, "peuter",
           blij="het voorlezen voor het slapen, ook al kan ik zelf niet zo goed lezen",
           mooi="hij is altijd blij als ik binnenkom",
           fijn="De vrijwilligster van de bieb heeft mij laten zien welke boekjes makkelijk zijn.",
           wens="taalles met kinderopvang erbij"),
    Person("R15", 0.60, "kind",
           blij="Ze durft nu zelf naar de overkant te fietsen.",
           mooi="Haar fantasie. Ze maakt hele boeken.",
           wens_kind="Dat ze bij " + CLUB + " mag blijven turnen, ook als het lidmaatschap duurder wordt.",
           fijn="De leidster van " + CLUB + " heeft een turnpakje voor haar geregeld.",
           later=Words(blij="Ze won een medaille met turnen en hing hem aan de lamp.",
                       mooi="Haar boeken hebben nu hoofdstukken.",
                       fijn="De leidster van " + CLUB + " rijdt haar mee naar wedstrijden.")),
    Person("R16", 0.05, "kind",
           mooi="hij heeft mooie ogen",
           wens_kind="dat het rustiger wordt",
           wens="iemand", style="not_yet"),
    Person("R17", 0.50, "kind", style="blank"),
    Person("R18", 0.72, "kind",
           blij="Dat wij als ex-partners toch samen op de ouderavond zitten.",
           mooi="Hij ziet meteen als iemand verdrietig is.",
           wens_kind="Dat hij zich in twee huizen thuis voelt.",
           fijn="Mijn schoonmoeder is na de scheiding gewoon blijven komen.",
           later=Words(blij="We hebben de cadeaus voor Sinterklaas samen gekocht, mijn ex en ik.",
                       fijn="Mijn schoonmoeder vroeg of mijn nieuwe vriend ook kwam eten. "
                            "Dapper vond ik dat.")),
    Person("R19", 0.64, "kind",
           blij="Samen in de tuin werken; zij heeft haar eigen bakje met aardbeien.",
           style="no_paces"),
    Person("R20", 0.30, "tiener",
           blij="Hij slaapt weer thuis.",
           mooi="Als hij lacht vergeet ik alles",
           wens_kind="iemand die in hem geloofd",
           fijn="De wijkagent kwam gewoon een praatje maken, niet om te klagen.",
           wens="Een maatje voor mijn zoon, een man het liefst", share=True,
           later=Words(blij="Hij slaapt nog steeds thuis.",
                       mooi="hij lacht vaker",
                       fijn="De wijkagent kent een man die ook aan brommers sleutelt. "
                            "Daar is hij nu elke zaterdag.")),
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
           wens="Een plek waar kinderen na schooltijd huiswerk kunnen maken",
           later=Words(blij="Mijn zoon heeft de klas verteld over ons land. Hij had foto’s mee.",
                       mooi="Hij is trots.",
                       fijn="Ik kan fietsen! De buurvrouw bakte er taart voor.",
                       wens="Een tweede middag huiswerkplek, één is te weinig")),
    Person("R24", 0.90, "kind",
           blij="Er is altijd wel iemand aan tafel bij ons. Vier, vijf, soms negen man.",
           mooi="Haar doorzettingsvermogen en die ondeugende blik.",
           wens_kind="Niets speciaals, ze heeft het goed.",
           fijn="Te veel om op te noemen. Vorige week nog: de hele straat hielp met verhuizen.",
           wens="Niets, dank je. Anderen hebben het harder nodig.",
           later=Words(blij="Nog altijd iemand aan tafel.",
                       mooi="Ze geeft de kleintjes bijles op het stoepje.",
                       fijn="De straat heeft nu een groepsapp. Die heb ik gemaakt.")),
]
