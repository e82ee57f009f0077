#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a long Markdown text with every construct of CommonMark, tables and footnotes.

Usage: long.py PAGES [words]      about PAGES pages A4; with `words` instead the words in it, one a
line, as they must come out again.
"""
import random
import sys

WORDS = """steun buurvrouw familie moeder vader kind school club samen praten helpen vragen geven luisteren
netwerk vriendin opa oma tante avond morgen fiets koffie zorgen rust ritme spelen leren voetbal
muziek bibliotheek reünie coördinatie geïnteresseerd ouderschapsondersteuning verantwoordelijkheid
hé één café ideeën zo’n ’s middags de het een en of maar want dus ook nog niet wel heel
vertrouwen buurthuis vrijwilliger welkom moed trots blij moe boos""".split()


class Text:
    """Markdown and, beside it, the words that a reader must find."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.lines, self.words, self.notes = [], [], 0

    def pick(self, items):
        return items[int(self.chance.random() * len(items))]

    def phrase(self, count):
        words = [self.pick(WORDS) for _ in range(count)]
        self.words += words
        return " ".join(words)

    def marked(self, count):
        """A phrase in which some words carry inline markup."""
        parts = []
        for word in self.phrase(count).split(" "):
            kind = int(self.chance.random() * 30)
            parts.append({0: f"**{word}**", 1: f"*{word}*", 2: f"`{word}`", 3: f"~~{word}~~",
                          4: f"[{word}](https://example.org/{self.notes})",
                          5: f"***{word}***"}.get(kind, word))
        return " ".join(parts)

    def add(self, *lines):
        self.lines += [*lines, ""]

    def chapter(self, number):
        self.add(f"# {self.phrase(3)}")
        for section in range(3):
            self.add(f"## {self.phrase(4)}")
            self.add(self.marked(70))
            self.notes += 1
            note, mark = self.notes, self.phrase(12)
            self.add(f"{self.marked(50)}[^n{note}]")
            self.add(f"[^n{note}]: {mark}")
            self.add(*(f"- {self.marked(9)}" for _ in range(4)))
            self.add(f"3. {self.phrase(8)}", f"4. {self.phrase(8)}", f"   - {self.phrase(6)}",
                     f"     1. {self.phrase(6)}")
            self.add(f"### {self.phrase(3)}")
            self.add(f"> {self.marked(30)}")
            self.add("> [!NOTE]", f"> {self.marked(20)}")
            self.add("| kop | getal |", "|:---|---:|",
                     *(f"| {self.phrase(5)} | {self.phrase(1)} |" for _ in range(6)))
            self.words += ["kop", "getal"]
            self.add("```", self.phrase(7), self.phrase(7), "```")
            self.add(f"- [x] {self.phrase(4)}", f"- [ ] {self.phrase(4)}")
            self.add(f"{self.phrase(6)}\\", self.phrase(6))
            self.add("***")
        self.add(self.marked(120))


def main():
    pages = int(sys.argv[1])
    text = Text(20260914)
    for number in range(max(1, pages // 3)):
        text.chapter(number)
    print("\n".join(text.words if "words" in sys.argv[2:] else text.lines))


if __name__ == "__main__":
    main()
