# SPDX-License-Identifier: GPL-3.0-or-later
"""What a PDF says of its source: its text without what the program adds, such as bullets, numbers
of notes, labels of boxes; and the same from `steunblad dump --stage document`."""
import re

from .structure import INLINE, Element, Marked

ADDED = {"Lbl", "Reference", "Form", "Figure"}
NODE = re.compile(r'( *)(\w+)(?: [^"]*?)?(?:info=".*?(?<!\\)" )?(?:"((?:\\.|[^"\\])*)")?')
ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")


def is_box_label(element):
    """A box is a Div that opens with its label; a Div around a figure opens with that."""
    parent = element.parent
    return element.role == "P" and parent is not None and parent.role == "Div" \
        and parent.elements()[0] is element


def text_of_element(element):
    if element.role in ADDED or is_box_label(element):
        return " "
    actual = element.string("/ActualText")
    if actual is not None:
        return actual
    parts = [kid.text if isinstance(kid, Marked) else text_of_element(kid) for kid in element.kids
             if isinstance(kid, (Marked, Element))]
    return "".join(parts) if element.role in INLINE else "\n%s\n" % "".join(parts)


def plain(text):
    """Without what does not count as a difference."""
    return UNSEEN.sub("", text).replace("\u00ad", "")


def is_masthead(element, document):
    """The publisher's name over the first page, cut off where it has no room at all."""
    parts = element.text().strip().split("…")
    return element.role == "P" and parts[0] and re.fullmatch(
        ".*".join(map(re.escape, parts)), document.file.information("/Author") or "")


def text_of_file(document):
    tops = [kid for top in document.tops if isinstance(top, Element) for kid in top.elements()]
    if tops and is_masthead(tops[0], document):
        tops = tops[1:]
    return plain("".join(map(text_of_element, tops)))


def unescape(text):
    return re.sub(r"\\u00([0-9a-f]{2})|\\(.)",
                  lambda match: chr(int(match[1], 16)) if match[1] else ESCAPED.get(match[2], match[2]),
                  text)


def text_of_dump(dump):
    """The text in a dump of the document: pictures say nothing, nor do tables with the data of
    figures."""
    parts, skipped, figure = [], None, None
    for line in dump.split("\n"):
        match = NODE.match(line)
        if not match:
            continue
        depth, kind = len(match[1]), match[2]
        if skipped is not None and depth > skipped:
            continue
        figure = None if figure is not None and depth <= figure else figure
        skipped = depth if kind == "image" or (kind == "table" and figure is not None) else None
        if kind == "figure":
            figure = depth
        if kind in ("text", "code", "code_block") and match[3] is not None:
            parts.append(unescape(match[3]).replace("\u2610", " ").replace("\u2612", " "))
        else:
            parts.append("" if kind in ("emphasis", "strong", "strikethrough", "link", "span")
                         else "\n")
    return plain("".join(parts))
