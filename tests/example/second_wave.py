# SPDX-License-Identifier: GPL-3.0-or-later
"""The second wave of sixteen parents: their first answers, some of them a step further.

Most answers stay what they were, as they do in life. A few more go up than down, and nobody becomes
another person in ten weeks. Chance is seeded apart from the first wave, which stays what it was.
"""
from acquaintance import renumbered
from writing import Chance, document

SECOND_SEED = 20261123
DAYS = ["2026-11-23", "2026-11-23", "2026-11-24", "2026-11-26"]

REVERSED = {"G6", "M6", "T6", "S6"}
MORE = {"nog_niet": "een_beetje", "een_beetje": "ja"}  # experiences, and knowing that somebody is there
LESS = {"ja": "een_beetje"}
SUPPORT = ["E", "P", "G", "A", "W"]
# Whom one gets to know in ten weeks, and what they tend to give.
NEWCOMERS = [("buur", 2, "week", ["P"]), ("kennis", 3, "maand", ["G"]),
             ("lotgenoot", 2, "maand", ["E", "A"]), ("school_club", 3, "week", ["W"]),
             ("vrijwilliger", 3, "week", ["P"])]


def buffers_again(words, first, chance):
    yield "blij", words.blij
    for block in "GMTS":
        for item in (f"{block}{number}" for number in range(1, 7)):
            if chance.happens(0.03):
                continue
            value = first.get(item)
            if value == "niemand" and chance.happens(0.3):
                value = 2  # somebody turned up
            elif value is None:
                value = chance.between(3, 4)  # left open the first time
            elif isinstance(value, int):
                drawn = chance.number()
                step = 1 if drawn < 0.28 else -1 if drawn > 0.87 else 0
                value = min(5, max(1, value - step if item in REVERSED else value + step))
            yield item, value


def moved(answer, chance):
    drawn = chance.number()
    if drawn < 0.25:
        return MORE.get(answer, answer)
    return LESS.get(answer, answer) if drawn > 0.95 else answer


def paces_again(words, first, chance):
    yield "mooi", words.mooi
    helping, others = first.get("helpt_al") or [], first.get("kan_helpen") or []
    joined = [role for role in others if role != "weet_niet" and chance.happens(0.4)]
    for item, answer in first.items():
        if item == "leeftijd":
            yield item, answer
        elif item.startswith("P") and not chance.happens(0.02):
            known = chance.happens(0.4)
            yield item, "een_beetje" if answer == "weet_niet" and known else moved(answer, chance)
    yield "helpt_al", helping + joined or None
    yield "kan_helpen", [role for role in others if role not in joined] or None
    yield "wens", words.wens_kind


def people_again(first, chance):
    for number, row in enumerate(first, 1):
        cells = {**dict(row), "number": number}
        if chance.happens(0.06):
            continue  # out of sight for now
        if chance.happens(0.2):
            extra = chance.one_of(SUPPORT)
            cells["geeft"] = [kind for kind in SUPPORT if kind in cells["geeft"] or kind == extra]
        yield list(cells.items())
    known = {dict(row)["soort"] for row in first}
    unknown = [newcomer for newcomer in NEWCOMERS if newcomer[0] not in known]
    if unknown and chance.happens(0.6):
        role, circle, often, gives = chance.one_of(unknown)
        yield [("soort", role), ("kring", circle), ("hoe_vaak", often), ("geeft", gives),
               ("krijgt", []), ("kind", "ja" if chance.happens(0.5) else "nee"), ("jaren", 0)]


def network_again(words, first, chance):
    yield "fijn", words.fijn
    people = list(renumbered(list(people_again(first["mensen"], chance))))
    yield "mensen", people
    roles = [dict(row)["soort"] for row in people]
    callable_roles = [role for role in first["bellen"] if role in roles]
    callable_roles += [role for role in dict.fromkeys(roles)
                       if role not in callable_roles and chance.happens(0.25)]
    yield "bellen", callable_roles or ["niemand"]
    yield "weten", moved(first.get("weten"), chance)
    yield "evenwicht", first.get("evenwicht") if chance.happens(0.7) else "even_veel"
    yield "wens", words.wens


def second_wave(person, first):
    chance = Chance(SECOND_SEED, person.code)
    date = chance.one_of(DAYS)
    for survey, again in (("buffers", buffers_again), ("paces-kind-nu", paces_again),
                          ("netwerk", network_again)):
        answers = list(again(person.later, first[survey], chance))
        yield document(survey, person, "ouders", 2, date, answers)
