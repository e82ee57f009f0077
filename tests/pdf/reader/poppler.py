# SPDX-License-Identifier: GPL-3.0-or-later
"""The structure as poppler reads it: `pdfinfo -struct-text` knows no ActualText."""
import re
import subprocess
import unicodedata
from collections import Counter

from .structure import Element, Marked

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LEAST_PART = 8  # letters of a broken word on either page


def glyph_text(element):
    """What the glyphs say, whatever ActualText does."""
    return "".join("".join(kid.content.spoken) if isinstance(kid, Marked) and kid.content
                   else glyph_text(kid) if isinstance(kid, Element) else ""
                   for kid in element.kids)


def plain(text):
    text = re.sub(r"[\s\u00ad]", "", unicodedata.normalize("NFC", text))
    # From right to left poppler turns around what it takes for a line.
    return "".join(sorted(text)) if RIGHT_TO_LEFT.search(text) else text


def difference(document):
    """What poppler hears otherwise than we do, or None."""
    answer = subprocess.run(["pdfinfo", "-struct-text", document.file.path], capture_output=True,
                            check=False)
    told = answer.stdout.decode(errors="replace")
    heard = plain("".join(re.findall(r'^\s*"(.*?)"$', told, re.M | re.S)))
    ours = plain("".join(glyph_text(top) for top in document.tops if isinstance(top, Element)))
    if heard == ours:
        return None
    at = next((place for place, (a, b) in enumerate(zip(heard, ours)) if a != b),
              min(len(heard), len(ours)))
    return "poppler hears …%s… and we …%s…" % (heard[max(at - 20, 0):at + 20],
                                               ours[max(at - 20, 0):at + 20])


def lost_words(path, words):
    """Words that `pdftotext` does not give; none are counted from right to left."""
    answer = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=False)
    text = unicodedata.normalize("NFC", answer.stdout.decode(errors="replace"))
    text = re.sub("\u00ad\\s*", "", text)
    split = lambda text: Counter(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text)))
    lost, joined = split(words) - split(text), re.sub(r"\s", "", text)
    # A word that is wider than its line is broken without a hyphen, overleaf between header and
    # footer.
    return [word for word in lost if not RIGHT_TO_LEFT.search(word) and word not in joined
            and not any(word[:at] in joined and word[at:] in joined
                        for at in range(LEAST_PART, len(word) - LEAST_PART))]
