# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what a trainer hands out against what it is for.

Usage: check.py BUILT

BUILT holds Markdown and PDF of one build of the example edition.
"""

import pathlib
import re
import subprocess
import sys

import yaml

RESPONSES = pathlib.Path("surveys/example/responses")
INITIATIVES = pathlib.Path("templates/initiatives.yaml")

# Pages of a document, from and to: it is copied, folded or hung on a wall.
PAGES = {
    "steunvraag-kaarten": (1, 1),
    "bewijs-van-deelname": (1, 1),
    "poster-15-ervaringen": (1, 1),
    "handout-workshop": (8, 8),  # a booklet of two sheets
    "rapport-professional-*": (5, 6),
}

failures = []


def check(holds, message):
    if not holds:
        failures.append(message)


def body(path):
    """The text of a Markdown output without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.S).strip()


def page_count(path):
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages: *(\d+)", said, re.M)[1])


def check_pages(built):
    for name, (least, most) in PAGES.items():
        found = sorted(built.glob(f"{name}.pdf"))
        check(found, f"{name}: no PDF")
        for path in found:
            count = page_count(path)
            check(least <= count <= most, f"{path.name}: {count} pages, not {least} to {most}")


def sharing():
    """Codes → did she let a professional see everything that she filled in?"""
    shared = {}
    for path in RESPONSES.glob("*.yaml"):
        for response in yaml.load_all(path.read_text(encoding="utf-8"), yaml.BaseLoader):
            code = response["respondent"]
            yes = response.get("share_with_professional") == "true"
            shared[code] = shared.get(code, True) and yes
    return shared


def check_professional(built):
    """Made for whoever shares and nobody else; the parent's page first, word for word."""
    shared = sharing()
    made = {path.stem.removeprefix("rapport-professional-")
            for path in built.glob("rapport-professional-*.md")}
    check(made == {code for code, yes in shared.items() if yes}, f"made for {sorted(made)}")
    check(0 < len(made) < len(shared), "the example should have both")
    names = [one["name"] for one in
             yaml.safe_load(INITIATIVES.read_text(encoding="utf-8"))["initiatives"]]
    for code in made:
        text = body(built / f"rapport-professional-{code}.md")
        parents = body(built / f"rapport-ouder-{code}.md")
        check(text.startswith(parents + "\n"), f"{code}: the parent's page is not unchanged")
        rest = text[len(parents):]
        for name in names:
            check(name in rest, f"{code}: {name} is not there to choose from")
        for word in ("%", "score", "gemiddeld", "advies", "laagst", "hoogst", "past bij"):
            check(word not in rest.lower(), f"{code}: says “{word}”")


def main():
    built = pathlib.Path(sys.argv[1])
    check_pages(built)
    check_professional(built)
    for failure in failures:
        print(failure)
    return 1 if failures else 0


sys.exit(main())
