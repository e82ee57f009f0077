#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what the program made of an edition (edition.py) with the numbers of R.

Usage: compare.py SET OUTPUT-FOLDER
"""
import math
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from edition import MEASURES, RULES, scales, table  # noqa: E402

failed = 0


def complain(what, ours, expected):
    global failed
    failed += 1
    if failed <= 20:
        print(f"{what}: {ours} here, {expected} in R")


def lines(path):
    """The values of each line that a template of edition.py wrote."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("values "):
            yield line.split()[1:]


def compare(what, ours, expected):
    same = ours == "-" if expected == "" else (
        ours != "-" and math.isclose(float(ours), float(expected), rel_tol=1e-9, abs_tol=1e-9))
    if not same:
        complain(what, ours, expected)


def compare_rounded(what, ours, expected):
    """What is told of a group has two figures: disclosure rounds it."""
    exact = float(expected)
    unit = 10 ** (math.floor(math.log10(abs(exact))) - 1) if exact else 1
    if ours == "-" or abs(float(ours) - exact) > unit / 2 + 1e-9:
        complain(what, ours, expected)


def person(folder, number):
    return next(lines(folder / f"person-R{number:04d}.md"))


def compare_people(name, folder, count):
    """Each score of each person, or, where that would be a large file, their weighted sum."""
    own = [(s["scale"], rule) for s in scales(name) for rule in RULES]
    scores = {number: dict(zip(own, person(folder, number))) for number in range(1, count + 1)}
    for row in table("expected/people"):
        for rule in RULES if row["set"] == name else []:
            ours = scores[int(row["person"])].get((row["scale"], rule))
            if ours is not None:
                compare(f'{name} {row["scale"]} {rule} of {row["person"]}', ours, row[rule])
    for row in table("expected/scores"):
        key = (row["scale"], row["rule"])
        if row["set"] != name or key not in own:
            continue
        given = {n: float(s[key]) for n, s in scores.items() if s[key] != "-"}
        compare(f"{name} {key} count", str(len(given)), row["count"])
        compare(f"{name} {key} weighted", sum(n * s for n, s in given.items()), row["weighted"])
        compare(f"{name} {key} mean", sum(given.values()) / len(given), row["mean"])


def compare_group(name, folder):
    printed = lines(folder / "group.md")
    expected = {(r["scale"], r["rule"]): r for r in table("expected/scores") if r["set"] == name}
    keys = ["mean", "deviation", "median", "minimum", "maximum", "low", "high"]
    for scale in scales(name):
        for rule in RULES:
            row, (count, *rest) = expected[scale["scale"], rule], next(printed)
            compare(f'group {name} {scale["scale"]} {rule} count', count, row["count"])
            for key, ours in zip(keys, rest):
                compare_rounded(f'group {name} {scale["scale"]} {rule} {key}', ours, row[key])


def compare_networks(folder):
    for row in table("expected/networks"):
        *measures, gaps, single = person(folder, int(row["network"]))
        for measure, ours in zip(MEASURES, measures, strict=True):
            compare(f'network {row["network"]} {measure}', ours, row[measure])
        if (gaps, single) != ("x" + row["gaps"], "x" + row["single"]):
            complain(f'network {row["network"]} gaps and single', (gaps, single), row)


def main():
    name, folder = sys.argv[1], Path(sys.argv[2])
    if name == "networks":
        compare_networks(folder)
    else:
        compare_people(name, folder, len(table(f"data/{name}")))
        compare_group(name, folder)
    print(f"{name}: {failed} differences")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
