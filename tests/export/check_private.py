# SPDX-License-Identifier: GPL-3.0-or-later
"""Without --with-texts no open answer is in an export; whoever withdrew is never in it.
Usage: check_private.py EDITION FOLDER"""
import json
import pathlib
import sys

from instruments import Edition, codes, open_texts

edition = Edition(sys.argv[1])
files = {path.name: path.read_text() for path in pathlib.Path(sys.argv[2]).iterdir()}
assert edition.withdrawn and len(files) >= 7
whole = json.loads(files["all.json"])
assert whole["with_texts"] is False
# What the surveys themselves say is no answer, even when somebody used the same words.
files["all.json"] = json.dumps(whole["respondents"], ensure_ascii=False)
data = {name: text for name, text in files.items() if name not in ("codebook.csv", "labels.csv")}
texts = set(open_texts(edition)) - codes(edition)
assert texts
for name, content in data.items():
    for code in edition.withdrawn:
        assert f'"{code}"' not in content, f"{code} withdrew, and is in {name}"
    for text in texts:
        for form in (text.replace('"', '""'), json.dumps(text, ensure_ascii=False)[1:-1]):
            assert f'"{form}"' not in content, f"{form!r} is in {name}"
            assert len(form) < 12 or form not in content, f"{form!r} is in {name}"
