# SPDX-License-Identifier: GPL-3.0-or-later
"""Who knows whom around a parent: relatives nearly always, friends often, professionals hardly.

Chance has a seed of its own here, so that other answers stay what they were. As on paper, most pairs
are written down once, with the person who comes first; some parents leave the question open.
"""
from writing import Chance

SEED = 20261001
# How likely two people of these circles know each other; the circle of each role.
CIRCLE = {"partner": "home", "familie": "home", "vriend": "friends", "lotgenoot": "friends",
          "kennis": "friends", "buur": "street", "school_club": "street",
          "vrijwilliger": "services", "beroepskracht": "services"}
KNOWN = {("home", "home"): 0.95, ("friends", "home"): 0.55, ("friends", "friends"): 0.4,
         ("home", "street"): 0.4, ("street", "street"): 0.35, ("friends", "street"): 0.2,
         ("home", "services"): 0.3, ("services", "services"): 0.25, ("services", "street"): 0.1,
         ("friends", "services"): 0.05}


def chance_of(one, other):
    return KNOWN[tuple(sorted((CIRCLE[dict(one)["soort"]], CIRCLE[dict(other)["soort"]])))]


def who_knows_whom(code, people):
    """Adds the column `kent` to rows, each a list of pairs of column and answer."""
    chance = Chance(SEED, code)
    if chance.happens(0.12):
        return  # left open
    for number, row in enumerate(people, 1):
        knows = [dict(earlier)["kent"] for earlier in people[:number - 1]]
        back = [place for place, others in enumerate(knows, 1)
                if number in others and chance.happens(0.2)]
        ahead = [number + step for step, other in enumerate(people[number:], 1)
                 if chance.happens(chance_of(row, other))]
        row.append(("kent", back + ahead))


def renumbered(people):
    """The rows of a later wave, each with `number`, its row in the first: numbers become new ones."""
    place_of = {dict(row).get("number"): place for place, row in enumerate(people, 1)}
    asked = any("kent" in dict(row) for row in people)
    for row in people:
        cells = dict(row)
        cells.pop("number", None)
        if asked:  # somebody new knows nobody here yet
            cells["kent"] = [place_of[other] for other in cells.get("kent", []) if other in place_of]
        yield list(cells.items())
