#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the invented answers of surveys/example/responses/, one file a respondent.

Usage: generate.py FOLDER

The same bytes each time: all chance comes from one seeded generator, of which only random() is
used (Python promises that random() stays the same between versions; choice() and gauss() may
change), and each person has a seed of her own, so that changing one leaves the others alone.
The answers are drawn around a latent level (people.py); those of a second wave (second_wave.py) are
the first with some steps, more of them up than down. Nothing is fitted to look nice: skipped
questions, “weet ik niet”, somebody who ticks the same everywhere, somebody who hands in an empty
form are part of it.
"""
import sys
from pathlib import Path

from acquaintance import who_knows_whom
from people import PEOPLE
from professionals import PROFESSIONALS, self_scans
from second_wave import second_wave
from writing import HEAD, VERSIONS, Chance, document

FIRST_SEED = 20260914
DAYS = ["2026-09-14", "2026-09-14", "2026-09-14", "2026-09-15", "2026-09-17"]

BUFFERS = {
    # item: (how easy it is to say yes, reversed?)
    "G1": (0.20, False), "G2": (0.02, False), "G3": (0.28, False), "G4": (0.20, False),
    "G5": (0.14, False), "G6": (0.02, True),
    "M1": (0.00, False), "M2": (0.16, False), "M3": (0.12, False), "M4": (-0.02, False),
    "M5": (0.02, False), "M6": (0.06, True),
    "T1": (0.04, False), "T2": (-0.14, False), "T3": (0.06, False), "T4": (0.06, False),
    "T5": (-0.06, False), "T6": (-0.04, True),
    "S1": (-0.04, False), "S2": (-0.06, False), "S3": (0.14, False), "S4": (-0.10, False),
    "S5": (-0.14, False), "S6": (-0.02, True),
}
TOGETHER = ("T1", "T2", "T3")  # questions about “wij”

EXPERIENCES = {
    "P1": 0.55, "P2": 0.18, "P3": 0.10, "P4": 0.26, "P5": 0.08, "P6": 0.00, "P7": 0.06,
    "P8a": 0.40, "P8b": 0.45, "P9a": 0.16, "P9b": 0.14, "P10": 0.16, "P11": 0.06, "P12": 0.08,
    "P13": 0.24, "P14": -0.02, "P15": 0.12,
}
# What a child of this age cannot have yet.
TOO_YOUNG = {
    "baby": {"P2", "P4", "P6", "P7", "P9b", "P10", "P11", "P12", "P14", "P15"},
    "peuter": {"P4", "P6", "P10"},
}

ROLES = ["familie", "vrienden", "buren", "ouders", "school", "club", "buurthuis", "cultuur",
         "geloof", "vrijwilliger", "beroepskracht"]
ROLES_TO_CALL = ["partner", "familie", "vriend", "buur", "kennis", "lotgenoot", "vrijwilliger",
                 "school_club", "beroepskracht"]
SUPPORT = ["E", "P", "G", "A", "W"]

# role: (chance in a full life, closeness, how often, support it tends to give, years known)
NETWORK = [
    ("partner", 0.55, 1, "dag", {"E": 0.8, "P": 0.8, "G": 0.7, "A": 0.5, "W": 0.6}, (2, 15)),
    ("familie", 0.95, 1, "week", {"E": 0.7, "P": 0.8, "G": 0.5, "A": 0.6, "W": 0.5}, (20, 40)),
    ("familie", 0.75, 1, "week", {"E": 0.5, "P": 0.6, "G": 0.5, "A": 0.4, "W": 0.4}, (20, 40)),
    ("familie", 0.40, 2, "maand", {"E": 0.3, "P": 0.4, "G": 0.5, "A": 0.3, "W": 0.3}, (10, 40)),
    ("vriend", 0.85, 1, "week", {"E": 0.9, "P": 0.4, "G": 0.8, "A": 0.5, "W": 0.6}, (2, 20)),
    ("vriend", 0.55, 2, "maand", {"E": 0.6, "P": 0.2, "G": 0.8, "A": 0.4, "W": 0.4}, (1, 15)),
    ("buur", 0.60, 2, "week", {"E": 0.3, "P": 0.8, "G": 0.4, "A": 0.2, "W": 0.3}, (1, 10)),
    ("kennis", 0.35, 3, "maand", {"E": 0.1, "P": 0.3, "G": 0.6, "A": 0.2, "W": 0.2}, (0, 8)),
    ("lotgenoot", 0.40, 2, "maand", {"E": 0.8, "P": 0.1, "G": 0.4, "A": 0.8, "W": 0.8}, (0, 4)),
    ("school_club", 0.50, 3, "week", {"E": 0.2, "P": 0.4, "G": 0.2, "A": 0.4, "W": 0.6}, (0, 5)),
    ("vrijwilliger", 0.25, 3, "week", {"E": 0.5, "P": 0.6, "G": 0.5, "A": 0.3, "W": 0.5}, (0, 2)),
    ("beroepskracht", 0.65, 3, "maand", {"E": 0.6, "P": 0.3, "G": 0.0, "A": 0.9, "W": 0.5}, (0, 3)),
]


def buffers_answers(person, chance):
    yield "blij", person.words.blij
    shift = {block: chance.noise() * 0.6 for block in "GMTS"}
    for item, (ease, reverse) in BUFFERS.items():
        if person.style == "straight":
            yield item, 4
            continue
        if chance.happens(0.03):
            continue  # skipped
        if item in TOGETHER and chance.happens(2 * max(0.0, 0.5 - person.level)):
            yield item, "niemand"
            continue
        if item == "S5" and chance.happens(0.05):
            yield item, "nvt"
            continue
        agreement = person.level + ease + shift[item[0]] + chance.noise()
        value = min(5, max(1, 1 + round(4 * agreement)))
        yield item, 6 - value if reverse else value


def paces_answers(person, chance):
    yield "mooi", person.words.mooi
    if not chance.happens(0.08):
        yield "leeftijd", person.age
    too_young = TOO_YOUNG.get(person.age, set())
    for item, ease in EXPERIENCES.items():
        if item in too_young:
            yield item, "past_niet"
        elif person.style == "straight":
            yield item, "ja"
        elif person.style == "not_yet":
            yield item, "nog_niet"
        elif chance.happens(0.03):
            continue
        elif chance.happens(0.06):
            yield item, "weet_niet"
        else:
            presence = person.level + ease + chance.noise()
            yield item, "ja" if presence > 0.62 else "een_beetje" if presence > 0.38 else "nog_niet"
    if person.style == "not_yet":
        yield "helpt_al", ["beroepskracht"]
        yield "kan_helpen", ["weet_niet"]
    else:
        helping = [role for role in ROLES if chance.happens(0.55 * person.level)]
        others = [role for role in ROLES if role not in helping and chance.happens(0.3)]
        yield "helpt_al", helping or None
        yield "kan_helpen", others or (["weet_niet"] if chance.happens(0.5) else None)
    yield "wens", person.words.wens_kind


def network_people(person, chance):
    for role, frequency, circle, often, gives, years in NETWORK:
        if role == "partner" and person.level < 0.5:
            continue  # who says “er is niemand” to “wij” lives alone
        presence = frequency * (0.1 + 1.25 * person.level)
        if role == "beroepskracht":  # who has little support has more professionals
            presence = frequency * (1.5 - person.level)
        if person.style == "not_yet":
            presence = 1.0 if role == "beroepskracht" else 0.0
        if not chance.happens(presence):
            continue
        given = [kind for kind in SUPPORT if chance.happens(0.6 * gives[kind])]
        back = [] if role == "beroepskracht" else [
            kind for kind in SUPPORT if chance.happens(0.5 * gives[kind])]
        row = [("soort", role), ("kring", circle)]
        if not chance.happens(0.05):
            row.append(("hoe_vaak", often))
        row.append(("geeft", given or [chance.one_of(SUPPORT)]))
        row.append(("krijgt", back))
        if not chance.happens(0.08):
            child = chance.number()
            row.append(("kind", "ja" if child < 0.6 else "nee" if child < 0.93 else "weet_niet"))
        if not chance.happens(0.10):
            row.append(("jaren", chance.between(*years)))
        yield row


def network_answers(person, chance):
    yield "fijn", person.words.fijn
    people = list(network_people(person, chance))
    who_knows_whom(person.code, people)
    yield "mensen", people
    known = {dict(row)["soort"] for row in people}
    callable_roles = [role for role in ROLES_TO_CALL if role in known and chance.happens(0.75)]
    if person.style == "not_yet":
        callable_roles = ["niemand"]
    yield "bellen", callable_roles or ["niemand"]
    sure = person.level + chance.noise()
    if not chance.happens(0.05):
        yield "weten", ("nog_niet" if person.style == "not_yet" else
                        "ja" if sure > 0.55 else "een_beetje" if sure > 0.35 else "nog_niet")
    if not chance.happens(0.08):
        yield "evenwicht", chance.one_of(
            ["meer_geven", "even_veel", "even_veel", "meer_krijgen", "weet_niet"])
    yield "wens", person.words.wens


def documents(person):
    if person.style == "withdrawn":
        yield f"survey: buffers\nversion: {VERSIONS['buffers']}\nrespondent: {person.code}\nwithdrawn: true\n"
        return
    chance = Chance(FIRST_SEED, person.code)
    surveys = [("buffers", buffers_answers), ("paces-kind-nu", paces_answers),
               ("netwerk", network_answers)]
    date = chance.one_of(DAYS)
    first = {}
    if person.style == "no_paces":
        del surveys[1]
    for survey, answers in surveys:
        chosen = [] if person.style == "blank" else list(answers(person, chance))
        first[survey] = dict(chosen)
        yield document(survey, person, "ouders", 1, date, chosen)
    if person.later:
        yield from second_wave(person, first)


def write(folder, code, responses):
    text = HEAD + "---\n".join(responses)
    (folder / f"{code}.yaml").write_text(text, encoding="utf-8", newline="\n")


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: generate.py FOLDER")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for person in PEOPLE:
        write(folder, person.code, documents(person))
    for professional in PROFESSIONALS:
        write(folder, professional.code, self_scans(professional))


if __name__ == "__main__":
    main()
