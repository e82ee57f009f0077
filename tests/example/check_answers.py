#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example edition holds what it was made to hold: 24 parents of whom 16 came twice, a network of
everyone who did not withdraw, a team of twelve before and after, and one of four that is refused.

Usage: check_answers.py RESPONSES BUILT
"""
import sys
from pathlib import Path

import yaml


def responses_of(folder):
    for path in sorted(Path(folder).glob("*.yaml")):
        yield from yaml.safe_load_all(path.read_text(encoding="utf-8"))


def codes(responses, **wanted):
    return {r["respondent"] for r in responses
            if all({"wave": 1, **r}.get(key) == value for key, value in wanted.items())}


def main():
    responses = list(responses_of(sys.argv[1]))
    built = {path.name for path in Path(sys.argv[2]).iterdir()}
    parents = {code for code in codes(responses) if code.startswith("R")}
    gone = codes(responses, withdrawn=True)
    assert len(parents) == 24 and len(gone) == 1
    assert codes(responses, survey="netwerk") == parents - gone
    for survey in ("buffers", "netwerk", "paces-kind-nu"):
        assert len(codes(responses, survey=survey, wave=2)) == 16, survey
    ties = [row for r in responses if r["survey"] == "netwerk"
            for row in r["answers"].get("mensen", []) if row.get("kent")]
    assert len(ties) > 24
    for team, size in (("team-noord", 12), ("team-zuid", 4)):
        for wave in (1, 2):
            assert len(codes(responses, survey="derde-viool", group=team, wave=wave)) == size, team
    assert "factsheet-professionals-team-noord.md" in built
    assert "factsheet-professionals-team-zuid.md" not in built


main()
