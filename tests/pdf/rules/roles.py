# SPDX-License-Identifier: GPL-3.0-or-later
"""Which element may stand where (ISO 32000-1, 14.8.4), headings without gaps, languages."""
from reader.structure import Element

from .catalog import LANGUAGE

HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
INLINE = {"Span", "Code", "Link", "Reference", "Note", "Figure", "Form"}
BLOCKS = HEADINGS | {"P", "L", "Table", "BlockQuote", "Div", "Caption"}
FLOW = BLOCKS | INLINE | {"Sect"}
MAY_HOLD = {
    "Document": FLOW | {"Part"}, "Part": FLOW | {"Part"}, "Sect": FLOW, "Div": FLOW, "BlockQuote": FLOW, "LBody": FLOW,
    "TH": FLOW, "TD": FLOW, "Note": FLOW | {"Lbl"}, "Caption": FLOW,
    "L": {"LI", "Caption"}, "LI": {"Lbl", "LBody"}, "Lbl": INLINE,
    "Table": {"THead", "TBody", "TFoot", "TR", "Caption"},
    "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
    "P": INLINE, "Span": INLINE, "Link": INLINE, "Reference": INLINE, "Code": set(),
    "Figure": set(), "Form": set(), **{heading: INLINE for heading in HEADINGS}}
MAY_BE_EMPTY = {"TH", "TD", "LBody"}
# Content stands in these, not beside their elements.
NO_CONTENT = {"Document", "Part", "Sect", "L", "LI", "Table", "THead", "TBody", "TFoot", "TR", "Div",
              "BlockQuote"}


def check_nesting(document):
    document.expect([isinstance(top, Element) and top.role for top in document.tops] == ["Document"],
                    "the structure tree is not one Document")
    for element in document.elements:
        if not document.expect(element.role in MAY_HOLD, "unknown role %s" % element.role):
            continue
        below = element.elements()
        for kid in below:
            document.expect(kid.role in MAY_HOLD[element.role],
                            "%s in %s" % (kid.role, element.role))
        own = len(element.kids) - len(below)
        document.expect(not own or element.role not in NO_CONTENT,
                        "%s with content of its own" % element.role)
        document.expect(element.kids or element.role in MAY_BE_EMPTY, "%s is empty" % element.role)


def check_headings(document):
    before = 0
    for element in document.elements:
        if element.role not in HEADINGS:
            continue
        level = int(element.role[1])
        document.expect(level <= before + 1, "H%d comes after %s" % (
            level, "H%d" % before if before else "nothing"))
        document.expect(element.text().strip(), "an empty heading")
        before = level


def check_sections(document):
    """A section opens with its heading, and those within are of a lower level."""
    for element in document.elements:
        if element.role != "Sect":
            continue
        first = element.elements()[:1]
        if not document.expect(first and first[0].role in HEADINGS, "a section without a heading"):
            continue
        for inner in element.elements("Sect"):
            heading = inner.elements(*HEADINGS)[:1]
            document.expect(not heading or heading[0].role > first[0].role,
                            "a section of no lower level within another")


def check_languages(document):
    for element in document.elements:
        language = element.string("/Lang")
        document.expect(language is None or LANGUAGE.fullmatch(language),
                        "%s with the language %s" % (element.role, language))


RULES = [check_nesting, check_headings, check_sections, check_languages]
