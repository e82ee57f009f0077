# SPDX-License-Identifier: GPL-3.0-or-later
"""The structure tree (ISO 32000-1, 14.7), with the marked content and annotations on it."""
import re

from .content import read_page
from .file import File, text_of

# Roles whose content runs on in the line.
INLINE = {"Span", "Code", "Link", "Reference", "Quote", "BibEntry", "Annot"}


class Marked:
    """A piece of marked content on an element; `content` is None when no page has it."""

    def __init__(self, page, mcid, content):
        self.page, self.mcid, self.content = page, mcid, content

    @property
    def text(self):
        return self.content.text if self.content else ""


class Annotation:
    def __init__(self, reference, page, dictionary):
        self.reference, self.page, self.dictionary = reference, page, dictionary


class Element:
    def __init__(self, reference, dictionary, parent):
        self.reference, self.dictionary, self.parent = reference, dictionary, parent
        self.role = (dictionary.get("/S") or "/?")[1:]
        self.kids, self.attributes = [], {}

    def string(self, key):
        """A text string of the element, or None."""
        value = self.dictionary.get(key)
        return None if value is None else text_of(value)

    def elements(self, *roles):
        """Those right below, of one of the roles."""
        return [kid for kid in self.kids
                if isinstance(kid, Element) and (not roles or kid.role in roles)]

    def walk(self):
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def content(self):
        """All marked content below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Marked):
                yield kid
            elif isinstance(kid, Element):
                yield from kid.content()

    def text(self):
        """What is heard of it; blocks are parted by a line end."""
        actual = self.string("/ActualText")
        if actual is not None:
            return actual
        parts = []
        for kid in self.kids:
            if isinstance(kid, Marked):
                parts.append(kid.text)
            elif isinstance(kid, Element):
                apart = "" if kid.role in INLINE else "\n"
                parts.append(apart + kid.text() + apart)
        return "".join(parts)

    def above(self, *roles):
        """The nearest element around it of one of the roles, or None."""
        element = self.parent
        while element and element.role not in roles:
            element = element.parent
        return element


class Document:
    """A file with its marked content and its structure."""

    def __init__(self, path):
        self.file = File(path)
        self.fonts = {}
        self.contents = {page.reference: read_page(self.file, page, self.fonts)
                         for page in self.file.pages}
        self.page_numbers = {page.reference: page.number for page in self.file.pages}
        self.labels = self.file.tree(self.file.catalog.get("/PageLabels"))
        self._by_id = {(reference, content.mcid): content
                       for reference, contents in self.contents.items() for content in contents
                       if content.mcid is not None}
        self.root_reference = self.file.catalog.get("/StructTreeRoot")
        self.root = self.file.resolve(self.root_reference) or {}
        self._seen = set()
        self.tops = self._kids(self.root.get("/K"), None, None)
        self.elements = [one for top in self.tops if isinstance(top, Element) for one in top.walk()]
        self.parents = self.file.tree(self.root.get("/ParentTree"))

    @property
    def problems(self):
        return self.file.problems

    @property
    def right_to_left(self):
        return re.match("(ar|he|fa|ur)\\b", text_of(self.file.catalog.get("/Lang"))) is not None

    def number(self, marked):
        """Of the page that it stands on. Several of them may stand on a side of a sheet, which PDF
        calls a page: its label tells which, in the order of its content streams."""
        side = self.page_numbers.get(marked.page, -1)
        if side not in self.labels:
            return side
        numbers = re.findall(r"\d+", text_of(self.file.entry(self.labels[side], "/P")))
        return int(numbers[marked.content.part]) - 1

    def expect(self, condition, problem):
        return self.file.expect(condition, problem)

    def _kids(self, value, element, page):
        value = value if isinstance(value, list) else self._list(value)
        return [kid for kid in (self._kid(one, element, page) for one in value) if kid]

    def _list(self, value):
        resolved = self.file.resolve(value)
        return resolved if isinstance(resolved, list) else [] if value is None else [value]

    def _kid(self, value, element, page):
        if isinstance(value, int):
            return Marked(page, value, self._by_id.get((page, value)))
        dictionary = self.file.resolve(value)
        if not isinstance(dictionary, dict):
            self.expect(False, "a structure element that is not there")
            return None
        kind, page = dictionary.get("/Type"), dictionary.get("/Pg", page)
        if kind == "/MCR":
            mcid = dictionary.get("/MCID")
            return Marked(page, mcid, self._by_id.get((page, mcid)))
        if kind == "/OBJR":
            reference = dictionary.get("/Obj")
            return Annotation(reference, page, self.file.resolve(reference) or {})
        return self._element(value, dictionary, element)

    def _element(self, reference, dictionary, parent):
        if not self.expect(reference not in self._seen, "an element that stands in two places"):
            return None
        self._seen.add(reference)
        element = Element(reference, dictionary, parent)
        above = parent.reference if parent else self.root_reference
        self.expect(dictionary.get("/P") == above, "%s with a wrong parent" % element.role)
        for attributes in self._list(dictionary.get("/A")):
            attributes = self.file.resolve(attributes)
            if isinstance(attributes, dict):
                element.attributes.update(attributes)
        element.kids = self._kids(dictionary.get("/K"), element, dictionary.get("/Pg"))
        return element
