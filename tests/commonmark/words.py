#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word of a Markdown file is in the text of its PDF: words.py FILE.md FILE.pdf

Words of the source are all but what Markdown hides: front matter, addresses of links, names of
fences, comments. They are counted as `pdftotext` gives them, whatever our own reader thinks."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../pdf"))
from reader.poppler import lost_words  # noqa: E402

HIDDEN = [
    (r"\A---\n.*?\n(---|\.\.\.)\n", re.S),  # front matter
    (r"^(`{3,}|~{3,}) *\w+", re.M),         # the language of a fence
    (r"^<!--.*?-->", re.M | re.S),
    (r"^\[[^\]]+\]: \S+$", re.M),           # definitions of links
    (r"\]\([^)\s]*\)", 0),                  # addresses
]


def words_of(markdown):
    """Code is printed as it stands; elsewhere what is hidden is taken out."""
    parts = re.split(r"^(`{4,})(?: *\w+)?\n(.*?)^\1$", markdown, flags=re.M | re.S)
    text = []
    for number, part in enumerate(parts):
        if number % 3 == 0:  # around code
            for pattern, flags in HIDDEN:
                part = re.sub(pattern, " ", part, flags=flags)
        if number % 3 != 1:  # the fence itself
            text.append(part)
    return "\n".join(text)


with open(sys.argv[1], encoding="utf-8") as file:
    lost = lost_words(sys.argv[2], words_of(file.read()))
if lost:
    sys.exit("words that are not in the PDF: %s" % " ".join(lost[:20]))
