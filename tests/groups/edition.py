#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a small edition of invented people in groups.

Usage: edition.py FOLDER DOCUMENTS GROUP=PEOPLE…

DOCUMENTS are the edition's documents as YAML lines; the group "none" is no group. Everybody fills
in the buffers; the answers to G1 are 5, 4, 3 by turns, so that each group has some of each.
"""
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
EDITION = """id: groepen
title: Groepen
edition: 1
date: 2026-10-12
language: nl
publisher: {{name: Wij}}
contact: {{name: Sam}}
style: {root}/templates/styles/leernetwerk.yaml
surveys: [{root}/surveys/instruments/buffers.yaml]
scripts: {{buffers: {root}/scripts/buffers.lua}}
groups:
  noord: {{title: Team Noord}}
  zuid: {{}}
  oost: {{title: Team Oost}}
responses: responses.yaml
privacy: {{min_n: 10, min_cell: 3}}
documents:
{documents}
"""
RESPONSE = """survey: buffers
version: 1.0.0
respondent: {code}
date: 2026-09-14
{group}answers: {{G1: {g1}, G2: 4, G3: 4, G4: 3}}
"""


def main():
    folder, documents = Path(sys.argv[1]), sys.argv[2]
    folder.mkdir(parents=True, exist_ok=True)
    responses = []
    for argument in sys.argv[3:]:
        group, people = argument.split("=")
        for number in range(int(people)):
            responses.append(RESPONSE.format(
                code=f"{group}-{number + 1:02d}", g1=5 - number % 3,
                group="" if group == "none" else f"group: {group}\n"))
    (folder / "responses.yaml").write_text("---\n".join(responses), encoding="utf-8")
    (folder / "edition.yaml").write_text(EDITION.format(root=ROOT, documents=documents),
                                         encoding="utf-8")


main()
