# SPDX-License-Identifier: GPL-3.0-or-later
"""Fonts are embedded and reduced, and every glyph that is shown has its text."""
import re

NO_TEXT = {"", "\0", "\uFFFE", "\uFEFF"}


def check_fonts(document):
    file = document.file
    for font in document.fonts.values():
        dictionary = font.dictionary
        name = str(dictionary.get("/BaseFont"))
        document.expect(re.match(r"/[A-Z]{6}\+", name), "font %s is not reduced" % name)
        document.expect(dictionary.get("/Subtype") == "/Type0"
                        and dictionary.get("/Encoding") == "/Identity-H",
                        "font %s is not Type0 with Identity-H" % name)
        below = file.resolve((file.resolve(dictionary.get("/DescendantFonts")) or [None])[0]) or {}
        document.expect(below.get("/CIDToGIDMap") == "/Identity", "font %s without a map" % name)
        document.expect("/W" in below, "font %s without widths" % name)
        program = (file.resolve(below.get("/FontDescriptor")) or {}).get("/FontFile2")
        document.expect(file.data(program)[:4] == b"\0\1\0\0", "font %s is not embedded" % name)
        document.expect(font.characters, "font %s without ToUnicode" % name)
        silent = [code for code in font.used if font.characters.get(code, "") in NO_TEXT]
        document.expect(not silent, "font %s: glyphs without text: %s" % (name, silent[:5]))


RULES = [check_fonts]
