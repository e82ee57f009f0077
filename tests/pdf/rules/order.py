# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading order, from where things stand: in the order of the structure tree text goes down the
page, along each line, and from page to page. Notes are read where they are called and stand at the
foot; table cells go down within their row; columns go up again to their right."""
from reader.structure import INLINE, Element, Marked

GROUPS = {"Document", "Part", "Sect", "Div", "BlockQuote"}
SAME_LINE = 3  # points between baselines that are one line; superscripts and bullets within SLACK
SLACK = 9


def runs_in(element, parent):
    """Is it part of the text of its parent?"""
    return element.role in INLINE or (element.role in ("Figure", "Form")
                                      and parent.role not in GROUPS)


class Stretch:
    """A block's own text: its marked content without notes and inner blocks."""

    def __init__(self, document, element):
        self.element = element
        self.right_to_left = False
        self.pieces = list(self._pieces(element))
        self.row = element if element.role == "TR" else element.above("TR")
        self.cell = element if element.role in ("TH", "TD") else element.above("TH", "TD")
        pages = [document.number(piece) for piece in self.pieces]
        self.first_page, self.last_page = (pages[0], pages[-1]) if pages else (None, None)

    def _pieces(self, element):
        if element.string("/ActualText") is not None:
            self.right_to_left = True
        for kid in element.kids:
            if isinstance(kid, Marked) and kid.content and kid.content.places:
                yield kid
            elif isinstance(kid, Element) and runs_in(kid, element):
                yield from self._pieces(kid)

    def places(self):
        """Of its text; of its shapes when it has none."""
        for piece in self.pieces:
            yield from piece.content.lines or [(min(x for x, _ in piece.content.places),
                                                min(y for _, y in piece.content.places))]

    @property
    def start(self):
        return next(iter(self.places()))


def stretches(document, element):
    """In reading order; those of a note in a list of their own."""
    main, notes = [], []

    def walk(one, into):
        stretch = Stretch(document, one)
        if stretch.pieces:
            into.append(stretch)
        walk_below(one, into)

    def walk_below(one, into):
        for kid in one.elements():
            if kid.role == "Note":
                notes.append([])
                walk(kid, notes[-1])
            elif runs_in(kid, one):
                walk_below(kid, into)  # notes called in it
            else:
                walk(kid, into)

    walk(element, main)
    return [main] + notes


def other_column(document, before, after):
    """Does the text go on at the top of another column?"""
    across = after.start[0] - before.start[0]
    return across < 0 if document.right_to_left else across > 120


def check_pair(document, before, after):
    what = "%s (%s)" % (after.element.role, after.element.text().strip()[:30])
    if not document.expect(before.last_page <= after.first_page, what + " is read after its page"):
        return
    if before.last_page < after.first_page or before.first_page != before.last_page:
        return
    same_row = before.row is not None and before.row is after.row
    if same_row and before.cell is not after.cell:
        across = after.start[0] - before.start[0]
        below = after.start[1] < before.start[1] - SAME_LINE  # the first cell stands above
        document.expect(across > 0 or below or before.right_to_left or after.right_to_left
                        or document.right_to_left, what + " is read after the cell behind it")
        return
    below = after.start[1] <= before.start[1] + SLACK
    document.expect(below or (other_column(document, before, after) and not before.row),
                    what + " is read too late: it stands above " + before.element.role)


def check_lines(document, stretch):
    """The text of one block: line after line, and along each."""
    if stretch.right_to_left or document.right_to_left:
        return
    page, last = None, None
    for piece in stretch.pieces:
        for place in piece.content.lines if stretch.element.role != "Figure" else []:
            if page == document.number(piece):
                what = "%s: %s" % (stretch.element.role, piece.text.strip()[:30])
                column = abs(place[0] - last[0]) > 120
                document.expect(place[1] <= last[1] + SLACK or column, what + " goes up")
                document.expect(abs(place[1] - last[1]) > SAME_LINE or place[0] >= last[0] - 1,
                                what + " goes back")
            page, last = document.number(piece), place


def check_order(document):
    for top in document.tops:
        if not isinstance(top, Element):
            continue
        for sequence in stretches(document, top):
            for stretch in sequence:
                check_lines(document, stretch)
            for before, after in zip(sequence, sequence[1:]):
                check_pair(document, before, after)


RULES = [check_order]
