# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the marks of figures in PDF against those of their SVG.

Usage: compare.py FOLDER

FOLDER has, for each document: NAME.pdf, NAME-1.svg and so on, NAME.layout (`steunblad dump`), which
tells where each drawing stands, and NAME.input, which tells of what kind it is.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

from reader.content import IDENTITY, Interpreter, multiply
from reader.structure import Document

TOLERANCE = 0.03  # points; both writers round to hundredths
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
PAINTS = {"f": (True, False), "B": (True, True), "S": (False, True)}


# ---- a mark, as either writer has it ----
class Mark:
    """`points` of a shape, or where a text starts and ends; `text` is None for a shape."""

    def __init__(self, points, fill, stroke, width, dashed, rounded, text=None, size=None):
        self.points, self.fill, self.stroke, self.width = points, fill, stroke, width
        self.dashed, self.rounded, self.text, self.size = dashed, rounded, text, size
        self.span = None


def box(points):
    return [min(x for x, _ in points), min(y for _, y in points),
            max(x for x, _ in points), max(y for _, y in points)]


def near(one, other):
    return len(one) == len(other) and all(abs(a - b) <= TOLERANCE for a, b in zip(one, other))


def flat(points):
    return [number for point in points for number in point]


# ---- SVG ----
def numbers(element, *names):
    return [float(element.get(name, 0)) for name in names]


def shape_points(element, tag):
    if tag == "circle":
        x, y, radius = numbers(element, "cx", "cy", "r")
        return [(x - radius, y - radius), (x + radius, y + radius)]
    if tag == "rect":
        x, y, width, height = numbers(element, "x", "y", "width", "height")
        return [(x, y), (x + width, y + height)]
    if tag == "line":
        x1, y1, x2, y2 = numbers(element, "x1", "y1", "x2", "y2")
        return [(x1, y1), (x2, y2)]
    found = [float(number) for number in NUMBER.findall(element.get("d") or element.get("points"))]
    return list(zip(found[::2], found[1::2]))


def colour(text):
    if text in (None, "none"):
        return None
    return tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5))


def svg_marks(path):
    """The marks, each with its tag or a text's anchor."""
    for element in ElementTree.parse(path).getroot():
        tag = element.tag.rpartition("}")[2]
        if tag in ("title", "desc"):
            continue
        if tag == "text":
            at = tuple(numbers(element, "x", "y"))
            yield element.get("text-anchor", "start"), Mark(
                [at], colour(element.get("fill")), None, None, False, False, element.text,
                float(element.get("font-size")))
            continue
        stroke = colour(element.get("stroke"))
        yield tag, Mark(shape_points(element, tag), colour(element.get("fill")), stroke,
                        float(element.get("stroke-width", 0)) if stroke else None,
                        element.get("stroke-dasharray") is not None,
                        element.get("stroke-linecap") == "round")


# ---- PDF ----
class Recorder(Interpreter):
    """Remembers each mark that is drawn within figures, figure by figure."""

    def __init__(self, file, page, fonts):
        super().__init__(file, page, fonts)
        self.figures, self.operator, self.size = {}, None, 0
        self.colours = {"rg": (0, 0, 0), "RG": (0, 0, 0)}
        self.line_width, self.dashed, self.rounded = 1, False, False

    def step(self, operator, operands):
        self.operator = operator
        if operator in ("rg", "RG"):
            self.colours[operator] = tuple(operands)
        elif operator == "w":
            self.line_width = operands[0]
        elif operator == "d":
            self.dashed = bool(operands[0])
        elif operator == "J":
            self.rounded = operands[0] == 1
        elif operator == "Tf":
            self.size = operands[1]
        super().step(operator, operands)

    def marks(self):
        return self.figures.setdefault(self.stack[0].mcid, [])

    def in_figure(self):
        return bool(self.stack) and self.stack[0].tag == "/Figure"

    def show(self, shown):
        """Each glyph is a piece of text; those that stand for one text together are one."""
        super().show(shown)
        if not self.in_figure():
            return
        begin, y = multiply(self.text_matrix, self.matrix)[4:]
        x = begin
        span = self.stack[-1] if self.stack[-1].actual_text is not None else None
        for part in shown if isinstance(shown, list) else [shown]:
            if not isinstance(part, bytes):
                x -= part * self.size / 1000
                continue
            for at in range(0, len(part), 2):
                code, start = part[at:at + 2], x
                x += glyph_width(self.file, self.font, code) * self.size / 1000
                self.add_glyph(span, self.font.text(code), [(start, y), (x, y)])
        self.text_matrix = multiply((1, 0, 0, 1, x - begin, 0), self.text_matrix)

    def add_glyph(self, span, text, points):
        marks = self.marks()
        if span and marks and marks[-1].span is span:
            marks[-1].points[1] = points[1]
            return
        marks.append(Mark(points, self.colours["rg"], None, None, False, False,
                          span.actual_text if span else text, self.size))
        marks[-1].span = span

    def paint(self, points, text=None):
        super().paint(points, text)
        if text is not None or not self.in_figure():
            return
        fills, strokes = PAINTS[self.operator]
        self.marks().append(Mark(list(points), self.colours["rg"] if fills else None,
                                 self.colours["RG"] if strokes else None,
                                 self.line_width if strokes else None, self.dashed, self.rounded))


def glyph_width(file, font, code):
    """From the arrays W and DW of the font (ISO 32000-1, 9.7.4.3)."""
    if not hasattr(font, "widths"):
        font.widths = {}
        descendant = file.resolve(file.resolve(file.entry(font.dictionary, "/DescendantFonts"))[0])
        font.usual_width = descendant.get("/DW", 1000)
        given = file.resolve(descendant.get("/W")) or []
        while given:
            first, second, *given = given
            second = file.resolve(second)
            if isinstance(second, list):
                font.widths.update(zip(range(first, first + len(second)), second))
            else:
                width, *given = given
                font.widths.update(dict.fromkeys(range(first, second + 1), width))
    return font.widths.get(code[0] << 8 | code[1], font.usual_width)


def pdf_figures(path):
    """Page number → its figures' marks, from top to bottom as they are written."""
    document = Document(path)
    file, found = document.file, {}
    for page in file.pages:
        named = {name: document.fonts[reference] for name, reference in
                 (file.entry(page.dictionary, "/Resources", "/Font") or {}).items()}
        contents = file.resolve(page.dictionary.get("/Contents"))
        streams = contents if isinstance(contents, list) else [page.dictionary.get("/Contents")]
        recorder = Recorder(file, page, named)
        recorder.matrix = IDENTITY
        recorder.run([file.data(stream) for stream in streams])
        found[page.number] = list(recorder.figures.values())
    return found


# ---- where a drawing stands ----
PAGE = re.compile(r"page (\d+) ([\d.]+)x([\d.]+)")
DRAWING = re.compile(r"\s+drawing ([\d.]+),([\d.]+) ([\d.]+)x\S+ \S+ figure#")


def places(path):
    """Page and the figure's upper left corner and width, of each drawing."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := PAGE.match(line):
            page, height = int(match[1]) - 1, float(match[3])
        elif match := DRAWING.match(line):
            x, y, width = map(float, match.groups())
            yield page, x, height - y, width


# ---- held against each other ----
def moved(matrix, points):
    return [multiply((1, 0, 0, 1, x, y), matrix)[4:] for x, y in points]


def same_colour(one, other):
    if one is None or other is None:
        return one is other
    return all(abs(a - b) < 0.002 for a, b in zip(one, other))


def text_difference(anchor, wanted, matrix, marks):
    """Takes as many glyphs as the text needs off `marks`. Blanks keep labels apart for readers."""
    letters, pieces = "".join(wanted.text.split()), []
    while len("".join(piece.text for piece in pieces)) < len(letters):
        if not marks or marks[0].text is None:
            return "says “%s”" % "".join(piece.text for piece in pieces)
        piece = marks.pop(0)
        piece.text = "".join(piece.text.split())
        if piece.text:
            pieces.append(piece)
    while marks and marks[0].text is not None and not marks[0].text.strip():
        marks.pop(0)
    spoken = "".join(piece.text for piece in pieces)
    if spoken != letters:
        return "says “%s”" % spoken
    left, right = min(p.points[0][0] for p in pieces), max(p.points[1][0] for p in pieces)
    x = {"start": left, "middle": (left + right) / 2, "end": right}[anchor]
    if not near([x, pieces[0].points[0][1]], flat(moved(matrix, wanted.points))):
        return "stands at %.2f %.2f, not at %s" % (x, pieces[0].points[0][1], moved(matrix, wanted.points))
    if abs(pieces[0].size - wanted.size * matrix[0]) > TOLERANCE:
        return "is %g points" % pieces[0].size
    return None if same_colour(pieces[0].fill, wanted.fill) else "has another colour"


def shape_difference(tag, wanted, matrix, marks):
    if not marks or marks[0].text is not None:
        return "is not there"
    found, points = marks.pop(0), moved(matrix, wanted.points)
    exact = tag in ("line", "path", "polygon")
    if not near(flat(found.points) if exact else box(found.points),
                flat(points) if exact else box(points)):
        return "lies at %s" % found.points
    if wanted.width is not None and (
            found.width is None or abs(found.width - wanted.width * matrix[0]) > TOLERANCE):
        return "has lines of %s" % found.width
    fill = None if tag == "line" else wanted.fill
    if not same_colour(found.fill, fill) or not same_colour(found.stroke, wanted.stroke):
        return "has other colours"
    if (found.dashed, found.rounded) != (wanted.dashed, wanted.rounded):
        return "is dashed or round, or is not"
    return None


def difference(svg, x, y, width, marks):
    marks, count = list(marks), 0
    scale = width / float(ElementTree.parse(svg).getroot().get("width"))
    matrix = (scale, 0, 0, -scale, x, y)
    for count, (tag, wanted) in enumerate(svg_marks(svg), 1):
        compare = shape_difference if wanted.text is None else text_difference
        trouble = compare(tag, wanted, matrix, marks)
        if trouble:
            return "mark %d (%s %s) %s" % (count, tag, wanted.text or wanted.points, trouble)
    if marks:
        return "%d marks that the SVG does not have" % len(marks)
    return None if count else "no marks"


def kinds_of(text):
    for fence, body in re.findall(r"^```(chart|ecogram)\n(.*?)^```", text, re.M | re.S):
        yield fence if fence == "ecogram" else re.search(r"^kind: (\w+)", body, re.M)[1]


def main():
    folder, failures, count, seen = pathlib.Path(sys.argv[1]), [], 0, set()
    for pdf in sorted(folder.glob("*.pdf")):
        seen.update(kinds_of(pdf.with_suffix(".input").read_text(encoding="utf-8")))
        figures = pdf_figures(str(pdf))
        for number, (page, *place) in enumerate(places(pdf.with_suffix(".layout")), 1):
            count += 1
            trouble = "is not in the PDF" if not figures[page] else difference(
                folder / f"{pdf.stem}-{number}.svg", *place, figures[page].pop(0))
            if trouble:
                failures.append(f"{pdf.stem}, figure {number}: {trouble}")
    chart = pathlib.Path("generator/drawing/chart.c").read_text(encoding="utf-8")
    charts = re.findall(r'\{TEXT\("(\w+)"\), chart_', chart)
    missing = {"ecogram", *charts} - seen
    if not charts:
        failures.append("chart.c no longer says which charts there are")
    if missing:
        failures.append(f"no golden case has a figure of kind {', '.join(sorted(missing))}")
    print("\n".join(failures) or f"{count} figures")
    sys.exit(1 if failures else 0)


main()
