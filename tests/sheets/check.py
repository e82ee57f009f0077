# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts and folds the PDFs of a folder as one would on paper: check.py FOLDER.

A half of a side is read with `pdftotext -x -y -W -H`, and must say what that page says in the
document that was not imposed."""
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "pdf"))
from reader.structure import Document  # noqa: E402

MILLIMETRE = 72 / 25.4
EDGE = 5  # millimetres that printers leave blank
DOTS = 100  # an inch, to look at what is printed
failures = []


def check(holds, message):
    if not holds:
        failures.append(message)


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


def size_of(path):
    """Pages, width and height in points."""
    said = run("pdfinfo", path).decode()
    width, height = re.search(r"^Page size: +([\d.]+) x ([\d.]+)", said, re.M).groups()
    return int(re.search(r"^Pages: *(\d+)", said, re.M)[1]), float(width), float(height)


def text_of(path, page, left=0.0, top=0.0, width=1.0, height=1.0):
    """What stands in a part of a page (shares of its size), as a list of words."""
    _, whole_width, whole_height = size_of(path)
    box = [round(value) for value in (left * whole_width, top * whole_height, width * whole_width,
                                      height * whole_height)]
    options = [part for pair in zip(("-x", "-y", "-W", "-H"), map(str, box)) for part in pair]
    text = run("pdftotext", "-r", "72", "-f", str(page), "-l", str(page), *options, path, "-")
    return text.decode().split()


def halves(path):
    """For each side the words of its left and right half."""
    count = size_of(path)[0]
    return [(text_of(path, side, 0, width=0.5), text_of(path, side, 0.5, width=0.5))
            for side in range(1, count + 1)]


def fold(sides, from_right):
    """Sheets lie on each other, the first one outside, printed on both sides and turned over their
    short edge: what is read, leaf by leaf."""
    first, second = (0, 1) if from_right else (1, 0)
    sheets = list(zip(sides[::2], sides[1::2]))
    for outside, inside in sheets:
        yield outside[first]
        yield inside[second]
    for outside, inside in reversed(sheets):
        yield inside[first]
        yield outside[second]


def pages_of(path):
    return [text_of(path, page) for page in range(1, size_of(path)[0] + 1)]


def check_booklet(plain, booklet, from_right=False):
    name, wanted = booklet.name, pages_of(plain)
    found = list(fold(halves(booklet), from_right))
    check(len(found) == (len(wanted) + 3) // 4 * 4, f"{name}: {len(found)} pages when folded")
    for number, (page, read) in enumerate(zip(wanted + [[]] * 3, found), 1):
        check(page == read, f"{name}: folded, page {number} says {read[:12]}, not {page[:12]}")


def check_pairs(plain, pairs, from_right=False):
    name, wanted = pairs.name, pages_of(plain)
    found = [half for side in halves(pairs) for half in (side[::-1] if from_right else side)]
    check(found[:len(wanted)] == wanted, f"{name}: other pages, or in another order")
    check(not any(found[len(wanted):]), f"{name}: something is left over")
    check(size_of(pairs)[0] == (len(wanted) + 1) // 2, f"{name}: {size_of(pairs)[0]} sides")


def check_cards(path):
    check(size_of(path)[0] == 1, f"{path.name}: more than one side")
    corners = [text_of(path, 1, left, top, 0.5, 0.5) for top in (0, 0.5) for left in (0, 0.5)]
    for number, words in enumerate(corners, 1):
        check(words.count("Steunkaart") == 1, f"{path.name}: card {number} says {words[:8]}")
    check(len({" ".join(words) for words in corners}) == 4, f"{path.name}: a card is there twice")


def check_goals(path):
    """Bookmarks and links lead to where their goal stands; links lie on their words."""
    document = Document(str(path))
    starts = {}
    for element in document.elements:
        for piece in element.content():
            if piece.content and piece.content.lines:
                starts.setdefault(element.text().strip(), (piece.page, piece.content.lines[0]))
                break
    item = document.file.entry(document.file.catalog, "/Outlines", "/First")
    seen = 0

    def lies(goal, words):
        page, (x, y) = starts[words]
        side, _, left, top = goal[:4]
        # The page begins left of its words, and less than half a sheet.
        return side == page and 0 <= x - left < 150 * MILLIMETRE and y <= top <= y + 80

    def bookmarks(entry):
        nonlocal seen
        while entry:
            title = document.file.entry(entry, "/Title")
            words = title[2:] if title.startswith("u:") else title
            seen += 1
            check(lies(document.file.entry(entry, "/Dest"), words.strip()),
                  f"{path.name}: the bookmark {words} leads elsewhere")
            below = document.file.entry(entry, "/First")
            if below:
                bookmarks(below)
            entry = document.file.entry(entry, "/Next")

    bookmarks(item)
    check(seen > 1, f"{path.name}: {seen} bookmarks")
    for element in document.elements:
        if element.role != "Link":
            continue
        page, (x, y) = starts[element.text().strip()]
        annotation = next(kid for kid in element.kids if hasattr(kid, "dictionary"))
        left, bottom, right, top = annotation.dictionary["/Rect"]
        check(annotation.page == page and left - 1 <= x <= right and bottom <= y <= top,
              f"{path.name}: the link {element.text()} cannot be clicked where it stands")


def check_labels(path, wanted):
    document = Document(str(path))
    labels = [document.file.entry(document.labels[side], "/P") for side in sorted(document.labels)]
    said = [label[2:] if label.startswith("u:") else label for label in labels]
    check(said == wanted, f"{path.name}: the sides are called {said}")


def check_edge(path):
    """Nothing is printed where office printers print nothing."""
    for side in range(1, size_of(path)[0] + 1):
        picture = run("pdftoppm", "-gray", "-r", str(DOTS), "-f", str(side), "-l", str(side), path)
        header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
        width, height = int(header[1]), int(header[2])
        pixels, edge = picture[header.end():], int(EDGE / 25.4 * DOTS) - 1
        blank = b"\xff"
        rows = [pixels[row * width:(row + 1) * width] for row in range(height)]
        clean = all(row == blank * width for row in rows[:edge] + rows[-edge:]) and \
            all(row[:edge] + row[-edge:] == blank * 2 * edge for row in rows)
        check(clean, f"{path.name}: side {side} is printed to its edge")


def main():
    folder = pathlib.Path(sys.argv[1])
    edition = folder / "edition"
    booklet = edition / "handout-workshop-a5-boekje.pdf"
    cards = edition / "steunvraag-kaarten-snijkaarten.pdf"
    check(size_of(booklet)[0] == 4, "the booklet takes more than two sheets")
    check_booklet(edition / "handout-workshop.pdf", booklet)
    check_labels(booklet, ["1, 8", "2, 7", "3, 6", "4, 5"])
    check_cards(cards)
    for name, from_right in (("short", False), ("long", False), ("right", True)):
        plain = folder / f"{name}.pdf"
        check_booklet(plain, folder / f"{name}-booklet.pdf", from_right)
        check_pairs(plain, folder / f"{name}-pairs.pdf", from_right)
    check_pairs(folder / "four.pdf", folder / "four-pairs.pdf")
    for path in (booklet, folder / "short-booklet.pdf", folder / "four-pairs.pdf"):
        check_goals(path)
    # One document of each kind that is made for every person or survey.
    made = [path for path in sorted(edition.glob("*.pdf"))
            if not re.search(r"-R(?!01)\d+$|^codeboek-(?!buffers)", path.stem)]
    check(len(made) > 20, f"only {len(made)} documents")
    for path in made + [folder / "four-pairs.pdf"]:
        check_edge(path)
    for failure in failures[:20]:
        print(failure)
    return 1 if failures else 0


sys.exit(main())
