#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads built reports the way a parent would, and says what should not be there.

Usage: check_reports.py RESPONSES BUILT

BUILT holds the Markdown twins of one build of the example edition. Checked are:
- a parent's report holds no score, percentage, verdict or advice, and not the name that the network
  has for families like hers (her own words are taken out first: she may write what she likes);
- it tells once that asking a professional is fine, and names the contact person;
- it opens with her own words when she wrote any, and holds nobody else's;
- whoever withdrew has no document, and professionals have no parent's report;
- what professionals wrote in their own words stands nowhere;
- sentences are short: on average under 12 words for parents, under 15 for professionals, and the
  median parent's report within a page's worth of words.
"""
import re
import sys
from pathlib import Path

import yaml

FORBIDDEN = [
    r"\bscores?\b", r"\bprocent\b", r"%", r"kwetsba", r"\badvi(es|ezen|seren|seert)\b",
    r"\brisico", r"\bgemiddeld", r"\bnorm(en|aal)?\b", r"\bpunten\b", r"\bdiagnose", r"\bzwak",
    r"\bslecht(e)?\b", r"\bonvoldoende\b", r"\blaag\b", r"\bhoog\b", r"\bzou(den)? moeten\b",
    r"\b(je|jij|u) moet\b", r"\bvan de (15|vijftien)\b", r"\bprobleem", r"\bnil\b", r"\bmissing\b",
    r"\{\{|\}\}",
    # What the infographic says to a child, a parent would read about herself.
    r"\bblij met jezelf\b", r"\bdie van je houdt\b", r"\bdie je ziet\b",
]
OPEN = ("blij", "mooi", "fijn", "wens", "lukte", "sleutel", "nodig")


def plain(markdown):
    """Markdown without its marks, front matter, tables' rules, footnotes' labels and addresses."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<https?://[^>]*>", "", text)
    return text


def squeezed(text):
    """Letters and digits only, so that typography makes no difference."""
    return re.sub(r"[\W_]+", " ", text).strip().lower()


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
    """Respondent → her open answers, the codes that withdrew, and those of professionals."""
    texts, withdrawn, professionals = {}, set(), set()
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
    return texts, withdrawn, professionals


def main():
    responses, built = Path(sys.argv[1]), Path(sys.argv[2])
    texts, withdrawn, professionals = answers_of(responses)
    wrong = []

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
        text = plain(markdown)
        flat = " ".join(text.split())
        squeezed_text = squeezed(text)
        for own in texts[code]:
            flat = flat.replace(" ".join(own.split()), "…")
        for pattern in FORBIDDEN:
            for match in re.finditer(pattern, flat, flags=re.I):
                report(code, f"“{flat[max(0, match.start() - 30):match.end() + 20]}”")
        if texts[code] and not any(squeezed(own) in squeezed_text for own in texts[code]):
            report(code, "holds none of her own words")
        if "Noor Voorbeeld" not in flat:
            report(code, "does not name the contact person")
        if len(re.findall(r"altijd goed", flat)) != 1:
            report(code, "should say once that asking a professional is always fine")
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
