# SPDX-License-Identifier: GPL-3.0-or-later
"""What a good PDF of ours keeps to, veraPDF's rules or not. A rule is a function of a
reader.structure.Document that says what is wrong through document.expect.

    catalog.py       the file as a whole: metadata, language, bookmarks, output intent
    fonts.py         embedded, and every glyph has its text
    marking.py       marked content, artifacts, the parent tree
    roles.py         which element may stand where, headings, languages
    blocks.py        lists and tables
    alternatives.py  figures and fields, links, notes
    order.py         reading order, from where things stand on the page"""
from . import alternatives, blocks, catalog, fonts, marking, order, roles

RULES = [rule for module in (catalog, fonts, marking, roles, blocks, alternatives, order)
         for rule in module.RULES]


def check(document):
    """Everything that is wrong with a document, each once."""
    for rule in RULES:
        rule(document)
    return list(dict.fromkeys(document.problems))
