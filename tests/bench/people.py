#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds seeded respondents to a folder of responses: the example's people again, each time with a
code and a chance of their own.

Usage: people.py COUNT FOLDER
"""
import copy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "example"))
sys.dont_write_bytecode = True
from generate import HEAD, documents  # noqa: E402
from people import PEOPLE  # noqa: E402


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    present = len(list(folder.glob("*.yaml")))
    for number in range(present + 1, count + 1):
        person = copy.copy(PEOPLE[number % len(PEOPLE)])
        person.code = f"B{number:05d}"
        person.later = None  # one wave each
        if person.style == "withdrawn":
            person.style = "plain"
        text = HEAD + "---\n".join(documents(person))
        (folder / f"{person.code}.yaml").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
