# SPDX-License-Identifier: GPL-3.0-or-later
"""The sixteen invented professionals of the example edition: team-noord with twelve, team-zuid with
four. They scanned their own way of working (derde-viool) before a course and after it.

`room` is how much room somebody gives to a family's network (0 to 1); answers are drawn around it.
The second answers are the first with some steps: more courage and more eye for the network, hardly
more time, because that is not theirs to make. What they wrote was written by hand, by nobody real.
"""
from writing import Chance, document

SEED = 20260907
BEFORE = ["2026-09-07", "2026-09-07", "2026-09-08", "2026-09-10"]
AFTER = ["2026-11-30", "2026-11-30", "2026-12-01", "2026-12-03"]

ITEMS = [block + str(number) for block in "EINMLGT" for number in (1, 2, 3)]
REVERSED = {"E1", "I1", "N1", "M3", "L3", "G3", "T3"}
# How easy it is to leave room here: scale by scale.
EASE = {"E": 0.04, "I": 0.10, "N": -0.04, "M": -0.08, "L": -0.10, "G": 0.08, "T": -0.16}
# How likely an answer is to go a step up and a step down, between before and after.
STEPS = {"E": (0.42, 0.06), "I": (0.22, 0.10), "N": (0.34, 0.08), "M": (0.44, 0.06),
         "L": (0.20, 0.12), "G": (0.24, 0.10), "T": (0.12, 0.14)}


class Professional:
    """Texts that are None were left open. `before` and `after` hold (lukte, sleutel, nodig)."""

    share = False

    def __init__(self, code, group, room, before=(None, None, None), after=(None, None, None),
                 style="plain"):
        self.code = code
        self.group = group
        self.room = room
        self.words = (before, after)
        self.style = style  # how she fills in: "same" ticks one box everywhere, the first time


PROFESSIONALS = [
    Professional("N01", "team-noord", 0.55,
                 before=("Toen een oma meekwam naar het gesprek. Zij wist precies wat er speelde.",
                         None, "Tijd om langs te gaan zonder formulier."),
                 after=("Een buurman rijdt nu mee naar het ziekenhuis. Ik hoefde niets te regelen.",
                        "Tellen tot tien voordat ik iets voorstel.", "Dat het zo mag blijven.")),
    Professional("N02", "team-noord", 0.38,
                 before=(None, None, "een manager die achter mij staat als het even schuurt"),
                 after=("de voetbaltrainer aan tafel, dat had ik eerder moeten doen",
                        "het gezin liet mij zien dat ze al een plan hadden", None)),
    Professional("N03", "team-noord", 0.62,
                 before=("Samen met een tante een weekschema gemaakt.", "Vertrouwen van de moeder.",
                         None),
                 after=("De tante belt mij nu alleen nog als ze ergens niet uitkomt.", None, None)),
    Professional("N04", "team-noord", 0.47, after=(None, "Een collega die vroeg: wie zijn er nog meer?",
                                                   "Intervisie hierover, één keer per maand.")),
    Professional("N05", "team-noord", 0.30,
                 before=("Weet ik zo niet.", None, "Minder gezinnen tegelijk."),
                 after=("Een vriendin van moeder sliep een week bij hen. Dat hielp meer dan ik kon doen.",
                        "Zien dat het goed ging.", "Minder gezinnen tegelijk.")),
    Professional("N06", "team-noord", 0.58,
                 before=("Met de imam gesproken, op verzoek van vader.", None, None),
                 after=("Vader nodigt de mensen nu zelf uit.", "Achterover zitten. Letterlijk.", None)),
    Professional("N07", "team-noord", 0.44),
    Professional("N08", "team-noord", 0.50, style="same",
                 after=(None, None, "Duidelijkheid: wat mag ik delen met een buurvrouw?")),
    Professional("N09", "team-noord", 0.66,
                 before=("Een gezin regelde zelf logeerplekken, ik zorgde voor koffie.",
                         "Niet de eerste viool willen spelen.", None),
                 after=("Twee gezinnen uit dezelfde flat helpen elkaar met halen en brengen.",
                        None, "Ruimte in de verantwoording.")),
    Professional("N10", "team-noord", 0.41,
                 before=(None, None, "Scholing ;-)"),
                 after=("De school vroeg wie er om het kind heen staan. Dat gesprek ging vanzelf.",
                        "Vragen stellen i.p.v. oplossen", None)),
    Professional("N11", "team-noord", 0.52, before=("Een peetoom die elke week komt klussen.", None,
                                                    None)),
    Professional("N12", "team-noord", 0.35,
                 after=("Een nichtje van achttien bleek de steunpilaar. Ik had haar nooit gesproken.",
                        "Het lef om te zeggen: ik weet het ook niet.", None)),
    Professional("Z01", "team-zuid", 0.48,
                 before=("Een overbuurvrouw had de sleutel, letterlijk.", None, None)),
    Professional("Z02", "team-zuid", 0.60, after=(None, "Wachten.", "Een kleiner team is soms fijn.")),
    Professional("Z03", "team-zuid", 0.33),
    Professional("Z04", "team-zuid", 0.57, before=(None, None, "Tijd, tijd, tijd")),
]


def answers_before(professional, chance):
    shift = {block: chance.noise() * 0.5 for block in EASE}
    for item in ITEMS:
        if professional.style == "same":
            yield item, 4
        elif chance.happens(0.02):
            yield item, "nvt"
        elif not chance.happens(0.02):
            agreement = professional.room + EASE[item[0]] + shift[item[0]] + chance.noise()
            value = min(5, max(1, 1 + round(4 * agreement)))
            yield item, 6 - value if item in REVERSED else value


def answers_after(first, chance):
    for item in ITEMS:
        value = first.get(item, 3)
        up, down = STEPS[item[0]]
        drawn = chance.number()
        if isinstance(value, int):
            step = 1 if drawn < up else -1 if drawn > 1 - down else 0
            value = min(5, max(1, value - step if item in REVERSED else value + step))
        if not chance.happens(0.02):
            yield item, value


def self_scans(professional):
    chance = Chance(SEED + (100 if professional.group == "team-zuid" else 0), professional.code)
    first = dict(answers_before(professional, chance))
    second = dict(answers_after(first, chance))
    for wave, dates, words, answers in ((1, BEFORE, professional.words[0], first),
                                        (2, AFTER, professional.words[1], second)):
        lukte, sleutel, nodig = words
        chosen = [("lukte", lukte), *answers.items(), ("sleutel", sleutel), ("nodig", nodig)]
        yield document("derde-viool", professional, professional.group, wave,
                       chance.one_of(dates), chosen)
