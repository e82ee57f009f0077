#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads built reports the way a parent would, and says what should not be there.

Usage: check_reports.py RESPONSES BUILT

BUILT holds the Markdown twins of one build of the example edition. Checked are:
- a parent's report says what it should and nothing else: see parent_report.py (her own words are
  taken out first: she may write what she likes); and each rule there can fail;
- it holds nobody else's words;
- whoever withdrew has no document, and professionals have no parent's report;
- what professionals wrote in their own words stands nowhere;
- sentences are short: on average under 12 words for parents, under 15 for professionals, and the
  median parent's report within a page's worth of words.
"""
import re
import sys
from pathlib import Path

import yaml

from parent_report import Report, faults, plain, sleeping_rules, squeezed

OPEN = ("blij", "mooi", "fijn", "wens", "lukte", "sleutel", "nodig")


def sentences(markdown):
    """The sentences of running text: headings, tables and source lists are no sentences."""
    text = plain(markdown)
    text = re.split(r"^#+ Bronnen\b", text, flags=re.M)[0]
    lines = []
    for block in re.split(r"\n\s*\n", text):
        if re.match(r"\s*(#|\||```|>\s*\[!)", block):
            continue
        for item in re.split(r"\n(?=\s*(?:[-*]|\d+\.)\s)", block):
            lines.append(re.sub(r"^\s*(?:[-*>]|\d+\.)\s+", "", item, flags=re.M))
    found = []
    for line in lines:
        for sentence in re.split(r"(?<=[.!?])[”’\"*_)]*\s+", line.replace("\n", " ")):
            words = re.findall(r"[^\W_][\w’'\-]*", sentence)
            if words:
                found.append(len(words))
    return found


def answers_of(folder):
    """Respondent → her open answers, and what she answered last in each survey; the codes that
    withdrew, and those of professionals."""
    texts, last, withdrawn, professionals = {}, {}, set(), set()
    for path in sorted(folder.glob("*.yaml")):
        for response in yaml.load_all(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
            code = response["respondent"]
            texts.setdefault(code, [])
            if response.get("withdrawn") == "true":
                withdrawn.add(code)
            if response.get("group", "").startswith("team-"):
                professionals.add(code)
            answers = response.get("answers") or {}
            texts[code] += [answers[name] for name in OPEN if name in answers]
            last.setdefault(code, {})[response["survey"]] = answers
    return texts, last, withdrawn, professionals


def main():
    responses, built = Path(sys.argv[1]), Path(sys.argv[2])
    texts, last, withdrawn, professionals = answers_of(responses)
    wrong, planted = [], []

    def report(name, what):
        wrong.append(f"{name}: {what}")

    reports = {path.stem.removeprefix("rapport-ouder-"): path
               for path in built.rglob("rapport-ouder-*.md")}
    for code in texts:
        without = code in withdrawn or code in professionals
        if (code in reports) == without:
            report(code, "report of who should have none" if without else "no report")
    for path in built.rglob("*.md"):
        squeezed_text = squeezed(plain(path.read_text(encoding="utf-8")))
        for code in professionals:
            for answer in texts[code]:
                if len(squeezed(answer)) > 12 and squeezed(answer) in squeezed_text:
                    report(path.name, f"holds an answer of {code}: {answer}")
    for path in built.rglob("*"):
        if path.is_file() and any(code in path.name for code in withdrawn):
            report(path.name, "file of a respondent who withdrew")

    for code, path in sorted(reports.items()):
        markdown = path.read_text(encoding="utf-8")
        picture = path.with_name(f"{path.stem}-1.svg")
        drawn = picture.read_text(encoding="utf-8") if picture.exists() else ""
        described = re.search(r"<desc[^>]*>(.*?)</desc>", drawn, flags=re.S)
        own = [answers[name] for answers in last[code].values() for name in OPEN if name in answers]
        opening = Report(code, markdown, own, last[code], described[1] if described else "")
        for fault in faults(opening):
            report(code, fault)
        if opening.people() and "P8a" in opening.basics() and not planted:
            planted.append(code)
            for fault in sleeping_rules(opening):
                report(code, fault)
        text = plain(markdown)
        flat = " ".join(text.split())
        squeezed_text = squeezed(text)
        for other, theirs in texts.items():
            if other == code:
                continue
            if re.search(rf"\b{other}\b", flat):
                report(code, f"mentions {other}")
            for answer in theirs:
                # An answer of a word or two says nothing about who wrote it.
                if len(squeezed(answer)) > 12 and squeezed(answer) in squeezed_text:
                    report(code, f"holds an answer of {other}: {answer}")
        lengths = sentences(markdown)
        if not lengths or sum(lengths) / len(lengths) >= 12:
            report(code, f"mean sentence of {sum(lengths) / max(1, len(lengths)):.1f} words")

    if not planted:
        report("rapport-ouder", "nobody's report to plant defects in")

    for stem in ("factsheet-informele-steun", "factsheet-groep", "factsheet-professionals"):
        paths = list(built.rglob(f"{stem}*.md"))
        if not paths:
            report(stem, "was not made")
        for path in paths:
            lengths = sentences(path.read_text(encoding="utf-8"))
            if not lengths or sum(lengths) / len(lengths) >= 15:
                report(path.name, f"mean sentence of {sum(lengths) / max(1, len(lengths)):.1f} words")

    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
