# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF's structure in the lines of `steunblad dump --stage tags`: what a file holds and what the
program says that it writes can be compared."""
import re

from .poppler import RIGHT_TO_LEFT
from .source import UNSEEN
from .structure import Annotation, Element, Marked

ORDER = ("Lang", "ActualText", "ListNumbering", "Scope", "Role", "checked", "Alt", "BBox", "ID")
CONTENT = re.compile(r" *\d+: ")
BOX = re.compile(r"BBox=\[([-\d. ]*)\]")


def attribute_texts(element):
    found = {name[1:]: '"%s"' % element.string(name).replace("\n", "\\n")
             for name in ("/Lang", "/ActualText", "/Alt", "/ID") if name in element.dictionary}
    for key, value in element.attributes.items():
        if isinstance(value, list):
            found[key[1:]] = "[" + " ".join("%.0f" % number for number in value) + "]"
        elif key != "/O":
            found[key[1:]] = str(value)[1:]
    return "".join(" %s=%s" % (key, found[key]) for key in ORDER if key in found)


def lines(document):
    found = []

    def walk(element, depth):
        annotations = "".join(" annotation=%d" % (document.page_numbers.get(kid.page, -1) + 1)
                              for kid in element.kids if isinstance(kid, Annotation))
        found.append("  " * depth + element.role + attribute_texts(element) + annotations)
        for kid in element.kids:
            if isinstance(kid, Element):
                walk(kid, depth + 1)
            elif isinstance(kid, Marked):
                page = document.page_numbers.get(kid.page, -1) + 1
                found.append("  " * (depth + 1) + "%d: %s" % (page, kid.text))

    for top in document.tops:
        if isinstance(top, Element):
            walk(top, 0)
    return found


def _same(left, right):
    if left == right:
        return True
    boxes = [BOX.search(line) for line in (left, right)]
    if not all(boxes) or BOX.sub("", left) != BOX.sub("", right):
        return False
    numbers = [list(map(float, box.group(1).split())) for box in boxes]  # rounded differently
    return all(abs(a - b) <= 1 for a, b in zip(*numbers))


def _comparable(dump):
    """Without what makes no difference to a reader: characters that nobody sees, blanks at the end
    and what glyphs say below an element with ActualText."""
    inside = None
    for line in dump:
        line = UNSEEN.sub("", line).rstrip()
        depth = len(line) - len(line.lstrip(" "))
        if inside is not None and depth > inside:
            yield line[:line.index(":") + 1] if CONTENT.match(line) else line
            continue
        if CONTENT.match(line) and RIGHT_TO_LEFT.search(line):  # labels of a figure
            yield "".join(sorted(line))
            continue
        inside = depth if " ActualText=" in line and CONTENT.match(line) is None else None
        yield line


def difference(document, dump):
    """The first line in which a file and a dump differ, or None."""
    ours = list(_comparable(lines(document)))
    theirs = list(_comparable(dump.rstrip("\n").split("\n")))
    for number, (left, right) in enumerate(zip(ours, theirs)):
        if not _same(left, right):
            return "line %d of the tags is\n  %s\nin the file and in the dump\n  %s" % (
                number + 1, left.strip(), right.strip())
    if len(ours) != len(theirs):
        return "%d lines of tags in the file, %d in the dump" % (len(ours), len(theirs))
    return None
