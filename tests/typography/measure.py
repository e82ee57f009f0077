# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of paragraphs in a PDF, whoever made it: how many end in a hyphen, how even the right edge
is, what stands alone on a page. Lines that end before or within an address on the web are counted
apart: where those may be broken is a rule of ours (behind its parts), not a matter of evenness. The
text comes from `steunblad dump --stage document`, the places of the words from `pdftotext -bbox`.

Usage: measure.py SETTING.json LABEL=DUMP,FILE.pdf …      (several of one label are added up)
"""
import html
import json
import re
import statistics
import subprocess
import sys
from collections import defaultdict

from markup import read

WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
HYPHENS = "\u00ad\u2010-"
LEFT_OUT = re.compile("[\\s\u200b%s]" % HYPHENS)
QUOTES = str.maketrans("\u2018\u2019\u201c\u201d`", "''\"\"'")
ADDRESS = re.compile(r"https?:|www\.|\S/\S+[-./]|\w[.]\w+/")
LOOSE = 0.55  # ems between words


def bare(text):
    return LEFT_OUT.sub("", text).translate(QUOTES)


def text_of(node):
    if node.kind in ("text", "code"):
        return node.text
    if node.kind in ("soft_break", "line_break"):
        return " "
    return "".join(text_of(child) for child in node.children)


def paragraphs(node):
    """Those that stand in the column or in a list: there the right edge is that of the page."""
    for child in node.children:
        if child.kind == "paragraph":
            if not any(part.kind == "line_break" for part in child.children):
                yield text_of(child)
        elif child.kind in ("section", "list", "list_item", "keep"):
            yield from paragraphs(child)


class Stream:
    """All words of a file, one after the other."""

    def __init__(self, path):
        out = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True,
                             check=True).stdout
        self.words, characters, owners = [], [], []
        for number, page in enumerate(out.split("<page ")[1:]):
            for match in WORD.finditer(page):
                left, top, right, bottom = map(float, match.groups()[:4])
                text = html.unescape(match[5])
                for character in bare(text):
                    characters.append(character)
                    owners.append(len(self.words))
                self.words.append((number, bottom, left, right, text))
        self.text, self.owners, self.cursor = "".join(characters), owners, 0

    def find(self, text):
        """The words of a paragraph, line by line; None when they do not stand together."""
        wanted = bare(text)
        at = self.text.find(wanted, self.cursor)
        if at < 0:
            return None
        self.cursor = at + len(wanted)
        lines = []
        for owner in dict.fromkeys(self.owners[at:self.cursor]):
            word = self.words[owner]
            if lines and lines[-1][-1][0] == word[0] and abs(lines[-1][-1][1] - word[1]) < 4:
                lines[-1].append(word)
            else:
                lines.append([word])
        return lines


class Measured:
    def __init__(self):
        self.lines = self.hyphens = self.ladders = self.widest = 0
        self.widows = self.orphans = self.missed = self.runts = 0
        self.gaps, self.spaces = [], []

    def add(self, lines, right, size):
        self.lines += len(lines)
        ends = [line[-1][4][-1] in HYPHENS for line in lines]
        self.hyphens += sum(ends)
        self.ladders += sum(a and b and c for a, b, c in zip(ends, ends[1:], ends[2:]))
        for line, below in zip(lines, lines[1:]):
            gap = right - line[-1][3]
            self.widest = max(self.widest, gap)
            if not ADDRESS.search(line[-1][4] + below[0][4]):
                self.gaps.append(gap)
            self.spaces += [(b[2] - a[3]) / size for a, b in zip(line, line[1:])]
        if len(lines) > 1:
            self.runts += lines[-1][-1][3] - lines[-1][0][2] < 2.5 * size
        pages = [line[0][0] for line in lines]
        if len(lines) > 1 and pages[0] != pages[-1]:
            self.orphans += pages.count(pages[0]) == 1
            self.widows += pages.count(pages[-1]) == 1

    def row(self):
        loose = sum(space > LOOSE for space in self.spaces)
        return (self.lines, 100 * self.hyphens / max(self.lines, 1), self.ladders,
                statistics.mean(self.gaps or [0]), statistics.pstdev(self.gaps or [0]),
                self.widest, self.runts, 100 * loose / max(len(self.spaces), 1),
                self.widows, self.orphans, self.missed)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        setting = json.load(file)
    right = (setting["width"] - setting["right"]) * 72 / 25.4
    results = defaultdict(Measured)
    for argument in sys.argv[2:]:
        label, files = argument.split("=", 1)
        dump, pdf = files.split(",")
        with open(dump, encoding="utf-8") as file:
            tree = read(file)
        stream = Stream(pdf)
        for text in paragraphs(tree):
            lines = stream.find(text)
            if lines is None:
                results[label].missed += 1
            else:
                results[label].add(lines, right, setting["size"])
    print("%-12s %6s %8s %8s %8s %8s %8s %6s %7s %7s %8s %7s" %
          ("", "lines", "hyphen%", "ladders", "gap", "rag", "widest", "runts", "loose%", "widows",
           "orphans", "missed"))
    for label, measured in results.items():
        print("%-12s %6d %8.2f %8d %8.1f %8.1f %8.1f %6d %7.2f %7d %8d %7d" %
              ((label,) + measured.row()))


if __name__ == "__main__":
    main()
