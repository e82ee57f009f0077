# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents to put on sheets: documents.py FOLDER. Each page says which one it is; a paragraph goes
on overleaf, and there are links both ways."""
import pathlib
import sys


def document(pages, language="nl", word="bladzijde"):
    lines = ["---", "title: Proef", "lang: " + language, "---", "", "# Proef", "",
             f"[Naar het eind](#{word}-{pages})", ""]
    for page in range(1, pages + 1):
        lines += ["<!-- pagebreak -->"] * (page > 1)
        lines += ["", f"## {word} {page}", "", f"Tekst van p{page}.", ""]
    return "\n".join(lines + ["[Naar het begin](#proef)", ""])


folder = pathlib.Path(sys.argv[1])
for name, text in {
        "short": document(5),
        "long": document(23),
        "right": document(6, "ar", "صفحة"),
        "four": document(3),
}.items():
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
