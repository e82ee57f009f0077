#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works out before and after of team-noord from the answers alone, and holds the factsheet for
professionals against it: its figures, which scales it says changed, and that it speaks of no effect.

Usage: check_change.py SURVEY RESPONSES FACTSHEET
"""
import math
import re
import statistics
import sys
from pathlib import Path

import yaml

T_11 = 2.200985  # Student's t, 11 degrees of freedom, two-sided 95 %


def load_all(path):
    return list(yaml.load_all(Path(path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def reversed_items(survey):
    return {row["id"] for section in survey["sections"] for question in section["questions"]
            for row in question.get("rows", []) if row.get("reverse") == "true"}


def score(answers, items, turned):
    values = [6 - int(answers[item]) if item in turned else int(answers[item])
              for item in items if answers.get(item, "").isdigit()]
    return statistics.mean(values) if len(values) >= 2 else None


def two_figures(number):
    """Halves go up, as the program rounds."""
    return f"{math.floor(number * 10 + 0.5 + 1e-9) / 10:.1f}".replace(".", ",")


def main():
    survey = load_all(sys.argv[1])[0]
    waves = {}
    for path in sorted(Path(sys.argv[2]).glob("N*.yaml")):
        for response in load_all(path):
            waves.setdefault(response["respondent"], {})[response.get("wave", "1")] = response["answers"]
    text = Path(sys.argv[3]).read_text(encoding="utf-8")
    wrong = []
    turned = reversed_items(survey)
    for subscale in survey["subscales"].values():
        title = subscale["title"]
        pairs = [(score(wave["1"], subscale["items"], turned),
                  score(wave["2"], subscale["items"], turned)) for wave in waves.values()]
        pairs = [pair for pair in pairs if None not in pair]
        assert len(pairs) == 12, f"{title}: {len(pairs)} pairs"
        before, after = (statistics.mean(column) for column in zip(*pairs))
        if f"| {title} | {two_figures(before)} | {two_figures(after)} |" not in text:
            wrong.append(f"{title} is not {two_figures(before)} before, {two_figures(after)} after")
        between = [late - early for early, late in pairs]
        half = T_11 * statistics.stdev(between) / math.sqrt(len(between))
        changed = abs(statistics.mean(between)) > half
        if changed != (f"Bij ‘{title}’ kwam er" in text):
            wrong.append(f"{title}: changed is {changed}")
    if "Twaalf collega’s" not in text:
        wrong.append("does not say that twelve came twice")
    if re.findall(r"(\w+) effect", text) != ["geen"]:
        wrong.append("should say once that change is no effect")
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


main()
