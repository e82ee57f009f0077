# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in the PDF of a workshop: check.py FILE.pdf PARTICIPANTS FIRST

Prints the codes, a line each; says what is wrong and ends with 1 when something is."""
import re
import subprocess
import sys
import tempfile

FORM, STRIP = "Code van dit blad", "Jouw code"
CODE = re.compile(r"(?:%s|%s)\s+([2-9A-Z]{5})\b" % (FORM, STRIP))
# Words by which the first side of each piece is known: the form, the booklet (whose first page
# stands beside its last), the cards, the certificate; the trainer's script and the poster.
EACH = ["Invullen duurt ongeveer", "Jouw boekje bij de workshop", "Ik vraag steun", "Wij verklaren dat"]
ONCE = ["In deze workshop praten ouders", "Welke kun jij geven?"]


def said(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def read_squares(path, page):
    """The QR codes of a page, as a scanner reads them."""
    with tempfile.TemporaryDirectory() as folder:
        said("pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", "-f", str(page), "-l",
             str(page), path, folder + "/page")
        return said("zbarimg", "-q", "--nodbus", "--raw", folder + "/page.png").split()


def main():
    path, participants, first = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    pages = said("pdftotext", "-layout", path, "-").split("\f")[:-1]
    wrong = []

    def expect(holds, message):
        if not holds:
            wrong.append(message)

    starts = {words: [number for number, text in enumerate(pages, 1) if words in text]
              for words in EACH + ONCE}
    for title, found in starts.items():
        times = participants if title in EACH else 1
        expect(len(found) == times, f"{title}: {len(found)} times, expected {times}")
        expect(all(page % 2 for page in found), f"{title}: begins on the back of a sheet")
    forms, strips = {}, {}
    for number, text in enumerate(pages, 1):
        for what, found in ((FORM, forms), (STRIP, strips)):
            if what not in text:
                continue
            code = CODE.search(text[text.index(what):]).group(1)
            expect(code not in found, f"{code} is on two: {what}")
            expect(code in read_squares(path, number), f"page {number}: the QR code is not {code}")
            found[code] = number
            back = pages[number] if number < len(pages) else ""
            expect(what == FORM or (number % 2 and not back.strip()),
                   f"page {number}: there is print on the back of a strip")
    expect(list(forms) == list(strips), "forms and strips have other codes")
    expect(len(forms) == participants, f"{len(forms)} codes for {participants}")
    # Each set is whole: its form, then all else, before the next one begins.
    order = sorted((page, title) for title in EACH for page in starts[title])
    expect([title for _, title in order] == EACH * participants, "a set is not in its order")
    marks = re.findall(r"Deelnemer (\d+): (\w+)", said("pdfinfo", "-struct", path) or "")
    expect([(int(number), code) for number, code in marks] ==
           list(zip(range(first, first + participants), forms)), "parts are named otherwise")
    for code in forms:
        expect(code in pages[0] + pages[1], f"{code} is not on the list")
    print("\n".join(forms))
    for message in wrong:
        print(message, file=sys.stderr)
    return 1 if wrong else 0


sys.exit(main())
