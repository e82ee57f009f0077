# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a tagged PDF the way a screen reader does: objects, marked content, structure tree.

    file.py       objects, through qpdf's JSON
    content.py    a page's content stream: marked content with its text and its places
    structure.py  the structure tree, with the marked content and annotations that hang on it
    dump.py       the same as lines, to be compared with `steunblad dump --stage tags`

Nothing here knows how steunblad writes PDF; what is broken in a file is noted, never repaired."""
