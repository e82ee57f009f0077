# SPDX-License-Identifier: GPL-3.0-or-later
"""A page's content stream (ISO 32000-1, 7.8, 9.4 and 14.6): what is drawn in which marked content,
with its text through ToUnicode and ActualText and with its places on the page."""
import re

from .file import text_of

TOKEN = re.compile(
    rb"(?P<string>\((?:\\.|[^\\()])*\))|(?P<open><<)|(?P<close>>>)|(?P<hex><[0-9A-Fa-f\s]*>)"
    rb"|(?P<begin>\[)|(?P<end>\])|(?P<name>/[^\s()<>\[\]{}/%]*)"
    rb"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?=[\s()<>\[\]/%]|$))|(?P<word>[A-Za-z'\"][A-Za-z0-9*'\"]*)",
    re.S)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"",
           b"\r\n": b""}
PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"}
POINTS = {"m": 1, "l": 1, "c": 3, "v": 2, "y": 2}
IDENTITY = (1, 0, 0, 1, 0, 0)


# ---- syntax ----
def unescape(body):
    def one(match):
        given = match.group(1)
        if given[:1].isdigit():
            return bytes([int(given, 8) & 255])
        return ESCAPED.get(given, given)

    return ESCAPE.sub(one, body) if b"\\" in body else body


def operations(stream):
    """Pairs of operator and operands; strings are bytes, names strings."""
    stack, operands = [], []
    for match in TOKEN.finditer(stream):
        kind, body = match.lastgroup, match.group()
        if kind == "word":
            word = body.decode()
            if word in ("true", "false", "null"):
                operands.append({"true": True, "false": False, "null": None}[word])
                continue
            yield word, operands
            operands = []
        elif kind == "number":
            operands.append(float(body) if b"." in body else int(body))
        elif kind == "string":
            operands.append(unescape(body[1:-1]))
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", body[1:-1]).decode()
            operands.append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        elif kind == "name":
            operands.append(body.decode("latin-1"))
        elif kind in ("open", "begin"):
            stack.append(operands)
            operands = []
        elif stack:  # close or end
            inner, operands = operands, stack.pop()
            operands.append(dict(zip(inner[::2], inner[1::2])) if kind == "close" else inner)


def text_string(value):
    """A text string in a content stream: UTF-16 with a mark, else bytes as they are."""
    if not isinstance(value, bytes):
        return None
    if value.startswith(b"\xFE\xFF"):
        return value[2:].decode("utf-16-be", "replace")
    return value.decode("latin-1")


# ---- fonts ----
def read_to_unicode(data):
    """Codes of a ToUnicode map to text."""
    found = {}
    text = lambda digits: bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
    for body in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        for code, given in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", body):
            found[int(code, 16)] = text(given)
    for body in re.findall(rb"beginbfrange(.*?)endbfrange", data, re.S):
        for low, high, given, several in re.findall(
                rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[(.*?)\])", body, re.S):
            codes = range(int(low, 16), int(high, 16) + 1)
            if several:
                found.update(zip(codes, map(text, re.findall(rb"<([0-9A-Fa-f]*)>", several))))
            else:
                first = text(given)
                found.update((code, first[:-1] + chr(ord(first[-1]) + code - codes[0]))
                             for code in codes)
    return found


class Font:
    def __init__(self, file, reference):
        self.reference, self.dictionary = reference, file.resolve(reference) or {}
        self.characters = read_to_unicode(file.data(self.dictionary.get("/ToUnicode")))
        self.used = set()

    def text(self, codes):
        pairs = [codes[at] << 8 | codes[at + 1] for at in range(0, len(codes) - 1, 2)]
        self.used.update(pairs)
        return "".join(self.characters.get(code, "\uFFFD") for code in pairs)


# ---- marked content ----
class Content:
    """Marked content that is in no other; an artifact has no `mcid`. `part` is which of the page's
    content streams it stands in."""

    def __init__(self, page, part, tag, properties):
        self.page, self.part, self.tag, self.properties = page, part, tag, properties
        self.mcid = properties.get("/MCID")
        self.actual_text = text_string(properties.get("/ActualText"))
        self.spoken, self.places, self.lines = [], [], []

    @property
    def artifact(self):
        return self.tag == "/Artifact"

    @property
    def text(self):
        return self.actual_text if self.actual_text is not None else "".join(self.spoken)


def multiply(left, right):
    a, b, c, d, e, f = left
    g, h, i, j, k, m = right
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k,
            e * h + f * j + m)


def at(matrix, x, y):
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


class Interpreter:
    """Walks a content stream; what it finds is in `contents`."""

    def __init__(self, file, page, fonts):
        self.file, self.page, self.fonts = file, page, fonts
        self.contents, self.stack, self.saved = [], [], []
        self.matrix, self.text_line, self.text_matrix = IDENTITY, IDENTITY, IDENTITY
        self.font, self.path, self.part = None, [], 0

    def problem(self, text):
        self.file.problems.append("page %d: %s" % (self.page.number + 1, text))

    def run(self, streams):
        for self.part, stream in enumerate(streams):
            self.walk(stream)
        if self.stack:
            self.problem("marked content that is not ended")
        if self.saved:
            self.problem("q without Q")

    def walk(self, stream):
        for operator, operands in operations(stream):
            try:
                self.step(operator, operands)
            except (IndexError, TypeError, ValueError):
                self.problem("%s with wrong operands" % operator)

    def step(self, operator, operands):
        if operator in ("BDC", "BMC"):
            self.begin(operands)
        elif operator == "EMC":
            if not self.stack:
                self.problem("EMC without a beginning")
            else:
                self.stack.pop()
        elif operator in ("Tj", "TJ", "'", '"'):
            self.show(operands[-1])
        elif operator == "Tf":
            self.font = self.fonts.get(operands[0])
        elif operator in ("BT", "Td", "TD", "Tm"):
            self.move(operator, operands)
        elif operator == "q":
            self.saved.append(self.matrix)
        elif operator == "Q":
            self.matrix = self.saved.pop()
        elif operator == "cm":
            self.matrix = multiply(operands, self.matrix)
        else:
            self.draw(operator, operands)

    def begin(self, operands):
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, str):
            listed = self.file.entry(self.page.dictionary, "/Resources", "/Properties", properties)
            properties = listed if isinstance(listed, dict) else {}
        content = Content(self.page, self.part, operands[0], properties)
        outer = self.stack[-1] if self.stack else None
        if outer is None:
            self.contents.append(content)
        else:
            if content.mcid is not None or content.artifact:
                self.problem("%s within %s" % (content.tag, outer.tag))
            if content.actual_text is not None:
                outer.spoken.append(content.actual_text)
        self.stack.append(content)

    def paint(self, points, text=None):
        if not self.stack:
            self.problem("something is drawn outside of marked content")
            return
        outermost = self.stack[0]
        outermost.places += points
        if text is None:
            return
        outermost.lines += points
        if not any(content.actual_text is not None for content in self.stack[1:]):
            outermost.spoken.append(text)

    def show(self, shown):
        strings = [part for part in shown if isinstance(part, bytes)] \
            if isinstance(shown, list) else [shown]
        if self.font is None:
            self.problem("text without a font")
            return
        matrix = multiply(self.text_matrix, self.matrix)
        self.paint([(matrix[4], matrix[5])], "".join(map(self.font.text, strings)))

    def move(self, operator, operands):
        if operator == "BT":
            self.text_line = IDENTITY
        elif operator == "Tm":
            self.text_line = tuple(operands)
        else:
            self.text_line = multiply((1, 0, 0, 1, *operands), self.text_line)
        self.text_matrix = self.text_line

    def draw(self, operator, operands):
        if operator in POINTS:
            self.path += [at(self.matrix, operands[i], operands[i + 1])
                          for i in range(0, 2 * POINTS[operator], 2)]
        elif operator == "re":
            x, y, width, height = operands
            self.path += [at(self.matrix, x, y), at(self.matrix, x + width, y + height)]
        elif operator in PAINTING:
            self.paint(self.path)
            self.path = []
        elif operator == "Do":
            self.paint([at(self.matrix, 0, 0), at(self.matrix, 1, 1)])
        elif operator == "n":
            self.path = []


def read_page(file, page, fonts):
    """The page's marked content; `fonts` holds those of the file by reference."""
    named = {}
    for name, reference in (file.entry(page.dictionary, "/Resources", "/Font") or {}).items():
        if reference not in fonts:
            fonts[reference] = Font(file, reference)
        named[name] = fonts[reference]
    contents = page.dictionary.get("/Contents")
    streams = file.resolve(contents) if isinstance(file.resolve(contents), list) else [contents]
    interpreter = Interpreter(file, page, named)
    interpreter.run([file.data(stream) for stream in streams])
    return interpreter.contents


__all__ = ["Content", "Font", "read_page", "text_of"]
