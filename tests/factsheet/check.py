# SPDX-License-Identifier: GPL-3.0-or-later
"""Is everything that the factsheet of October 2022 said still in its re-issue?

Usage: check.py FOLDER

FOLDER holds the factsheet as PDF, HTML and Markdown. `checklist.yaml` names what it holds section
by section; `questions.yaml` asks twenty questions that its text answers. Of the PDF only what
pdftotext gives is used: no tags, no tables, no figures. A check that cannot fail is none, so each
section and each answer is also taken away once, and has to be missed.
"""

import html.parser
import pathlib
import re
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).parent
NAME = "factsheet-informele-steun"
NOTICE = "Concept: niet vastgesteld door het leernetwerk"
QUESTIONS = 20
EDGE = 4  # lines at the head and the foot of a page that may be repeated on each


def plain(text):
    """One line of words. Hyphens within words are left out: pdftotext takes those away with which
    a line ends, whether they belong to the word or not."""
    text = re.sub("[\u00a0\u202f]", " ", text.replace("\u00ad", ""))
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\n?(?=\w)", "", text))


# ---- the three forms ----

def pages_of(path):
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, text=True,
                          check=True).stdout
    return text.split("\f")[:-1]


def without_edges(pages):
    """The pages as one text, without the lines that stand at the edge of every further page."""
    def edges(page):
        lines = [line for line in page.splitlines() if line.strip()]
        return {re.sub(r"\d+", "#", line) for line in lines[:EDGE] + lines[-EDGE:]}

    repeated = set.intersection(*(edges(page) for page in pages[1:]))
    kept = [line for line in pages[0].splitlines()
            if re.sub(r"\d+", "#", line) not in repeated or line == "Informele steun"]
    for page in pages[1:]:
        kept += [line for line in page.splitlines()
                 if re.sub(r"\d+", "#", line) not in repeated]
    return "\n".join(kept)


class Words(html.parser.HTMLParser):
    """The text of an HTML page as it is shown: with the numbers of lists, without its contents."""

    UNREAD = {"head", "nav", "style", "script"}
    INLINE = {"a", "b", "i", "em", "strong", "span", "cite", "q", "abbr", "sup", "code", "wbr"}

    def __init__(self):
        super().__init__()
        self.parts, self.unread, self.counters = [], 0, []

    def handle_starttag(self, tag, attributes):
        self.unread += tag in self.UNREAD
        if tag in ("ol", "ul"):
            self.counters.append(0 if tag == "ol" else None)
        if tag not in self.INLINE:
            self.parts.append("\n")
        if tag == "li" and self.counters and self.counters[-1] is not None:
            self.counters[-1] += 1
            self.parts.append(f"{self.counters[-1]}. ")

    def handle_endtag(self, tag):
        self.unread -= tag in self.UNREAD
        if tag in ("ol", "ul"):
            self.counters.pop()
        if tag not in self.INLINE:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.unread:
            self.parts.append(data)


def html_text(path):
    words = Words()
    words.feed(path.read_text(encoding="utf-8"))
    return "".join(words.parts)


def markdown_text(path):
    text = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    text = re.sub(r"<[^>]*>|(?<!\\)[*|#`_]|^> ?", "", text, flags=re.M)
    text = re.sub(r"(?<!\\)\[([^][]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\\(.)", r"\1", text)


# ---- sections ----

def sections_of(text, headings):
    """Heading → the words below it. Headings are looked for in the order of the checklist."""
    text = plain(text)
    starts, cursor = [], 0
    for heading in headings:
        found = text.find(plain(heading), cursor)
        if found < 0:
            raise SystemExit(f"no section “{heading}” where it belongs")
        cursor = found + len(plain(heading))
        starts.append((heading, found, cursor))
    ends = [start for _, start, _ in starts[1:]] + [len(text)]
    return {heading: text[after:end] for (heading, _, after), end in zip(starts, ends)}


def holds(words, phrase):
    return plain(phrase).lower() in words.lower()


def absent(sections, asked):
    """What is asked for, and is not there: (heading, name, phrase)."""
    return [(heading, name, phrase) for heading, name, phrase in asked
            if not holds(sections[heading], phrase)]


# ---- what is asked ----

def asked_by_checklist(checklist):
    """What is `scattered` stands in a figure, whose words the PDF's text may give in any order."""
    for part in checklist:
        for item in part["holds"]:
            for phrase in item["says"]:
                for some in phrase.split() if item.get("scattered") else [phrase]:
                    yield part["under"], item["what"], some


def asked_by_questions(questions):
    return [(one["under"], one["question"], phrase) for one in questions for phrase in one["found"]]


def blind_spots(sections, asked):
    """Takes every section and every phrase away, and says which of them nobody missed."""
    for heading in sections:
        wanted = [one for one in asked if one[0] == heading]
        if wanted and not absent({**sections, heading: ""}, wanted):
            yield f"nobody misses the section “{heading}”"
    for heading, name, phrase in asked:
        less = re.sub(re.escape(plain(phrase)), "", sections[heading], flags=re.I)
        if (heading, name, phrase) not in absent({**sections, heading: less}, asked):
            yield f"nobody misses “{phrase}” below “{heading}”"


def main(folder):
    checklist = yaml.safe_load((HERE / "checklist.yaml").read_text(encoding="utf-8"))
    questions = yaml.safe_load((HERE / "questions.yaml").read_text(encoding="utf-8"))
    headings = [part["under"] for part in checklist]
    pages = pages_of(folder / f"{NAME}.pdf")
    failures = [f"page {number} does not say that this is a concept"
                for number, page in enumerate(pages, 1) if NOTICE not in plain(page)]
    if len({one["question"] for one in questions}) != QUESTIONS:
        failures.append(f"not {QUESTIONS} questions")

    asked = list(asked_by_checklist(checklist))
    answers = asked_by_questions(questions)
    texts = {"pdf": without_edges(pages), "html": html_text(folder / f"{NAME}.html"),
             "md": markdown_text(folder / f"{NAME}.md")}
    for form, text in texts.items():
        sections = sections_of(text, headings)
        for heading, name, phrase in absent(sections, asked + answers):
            failures.append(f"{form}: {name}: “{phrase}” is not below “{heading}”")
    failures += blind_spots(sections_of(texts["pdf"], headings), asked + answers)
    for failure in failures:
        print(failure)
    return 1 if failures else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
