# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what a trainer hands out against what it is for.

Usage: check.py BUILT

BUILT holds Markdown and PDF of one build of the example edition.
"""

import hashlib
import pathlib
import re
import subprocess
import sys

import yaml

EDITION = pathlib.Path("surveys/example")
RESPONSES = EDITION / "responses"
INITIATIVES = pathlib.Path("templates/initiatives.yaml")

# Pages of a document, from and to: it is copied, folded or hung on a wall.
PAGES = {
    "steunvraag-kaarten-snijkaarten": (1, 1),  # four cards
    "bewijs-van-deelname": (1, 1),
    "poster-15-ervaringen": (1, 1),
    "handout-workshop": (8, 8),
    "handout-workshop-a5-boekje": (4, 4),  # both sides of two sheets
    "rapport-professional-*": (5, 8),  # four sheets, printed on both sides
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
        # Each has a drawing of its own; it is the same.
        pictures = [built / f"{name}-{code}-1.svg" for name in ("rapport-ouder", "rapport-professional")]
        check(pictures[0].read_bytes() == pictures[1].read_bytes(), f"{code}: another map")
        text = text.replace(pictures[1].name, pictures[0].name)
        parents = body(built / f"rapport-ouder-{code}.md")
        check(text.startswith(parents + "\n"), f"{code}: the parent's page is not unchanged")
        rest = text[len(parents):]
        for name in names:
            check(name in rest, f"{code}: {name} is not there to choose from")
        for word in ("%", "score", "gemiddeld", "advies", "laagst", "hoogst", "past bij"):
            check(word not in rest.lower(), f"{code}: says “{word}”")


def rows_of(text):
    """Table rows of Markdown as lists of cells, marks taken off."""
    for line in text.splitlines():
        if line.startswith("|"):
            yield [re.sub(r"[*`\\]", "", cell).strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def questions_of(survey):
    """The name of every variable, and whether it is turned round."""
    for section in survey["sections"]:
        for question in section["questions"]:
            if question.get("type") != "matrix":
                yield question["id"], question.get("reverse") == "true"
            for row in question.get("rows", []):
                yield row["id"], row.get("reverse") == "true"
            for column in question.get("columns", []):
                yield f"{question['id']}.{column['id']}", False


def check_codebooks(built):
    """Every question once, every code, every sub-scale, and the very script that scored."""
    edition = yaml.load((EDITION / "edition.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    count = 0
    for path in edition["surveys"]:
        survey = yaml.load((EDITION / path).read_text(encoding="utf-8"), yaml.BaseLoader)
        name = survey["id"]
        text = body(built / f"codeboek-{name}.md")
        rows = list(rows_of(text))
        for variable, turned in questions_of(survey):
            own = [row for row in rows if row[0] == variable and len(row) == 4]
            own = [row for row in own if row[2] not in ("", "–") and "antwoord" != row[3]]
            check(len(own) == 1, f"codeboek-{name}: {variable} stands there {len(own)} times")
            check(not own or ("telt omgekeerd" in own[0][3]) == turned,
                  f"codeboek-{name}: {variable} turned round?")
        for scale in survey.get("scales", {}).values():
            for option in scale["options"]:
                check(any(row[:2] == [option["code"], option["label"]] for row in rows),
                      f"codeboek-{name}: no code {option['code']}")
        for subscale in survey.get("subscales", {}).values():
            check(subscale["title"] in text, f"codeboek-{name}: no scale {subscale['title']}")
        if name in edition["scripts"]:
            script = (EDITION / edition["scripts"][name]).read_bytes()
            check(hashlib.sha256(script).hexdigest() in text, f"codeboek-{name}: another script")
        count += 1
    check(count >= 4, f"only {count} codebooks")


def main():
    built = pathlib.Path(sys.argv[1])
    check_pages(built)
    check_professional(built)
    check_codebooks(built)
    for failure in failures:
        print(failure)
    return 1 if failures else 0


sys.exit(main())
