# SPDX-License-Identifier: GPL-3.0-or-later
"""Objects of a PDF file as Python values, through qpdf's JSON (names and references are strings
that start with "/" or look like "12 0 R"; text strings start with "u:", byte strings with "b:")."""
import base64
import json
import re
import subprocess

REFERENCE = re.compile(r"\d+ \d+ R")


def is_reference(value):
    return isinstance(value, str) and REFERENCE.fullmatch(value) is not None


def text_of(value):
    """A string as text; "" for what is none."""
    if not isinstance(value, str):
        return ""
    if value.startswith("u:"):
        return value[2:]
    if value.startswith("b:"):
        return bytes.fromhex(value[2:]).decode("latin-1")
    return ""


class Page:
    def __init__(self, reference, dictionary, number):
        self.reference, self.dictionary, self.number = reference, dictionary, number


class File:
    """`problems` collects what is wrong with the file, as this and the other readers meet it."""

    def __init__(self, path):
        self.path, self.problems = path, []
        answer = subprocess.run(
            ["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
             "--decode-level=generalized", path], capture_output=True, check=False)
        if answer.returncode:
            self.problems.append("qpdf: " + answer.stderr.decode(errors="replace").strip())
        header, objects = json.loads(answer.stdout)["qpdf"]
        self.version = header["pdfversion"]
        self.trailer = objects.pop("trailer")["value"]
        self.objects = {name[4:]: body for name, body in objects.items()}
        self.catalog = self.resolve(self.trailer.get("/Root")) or {}
        self.pages = self._read_pages()

    def expect(self, condition, problem):
        if not condition:
            self.problems.append(problem)
        return condition

    def resolve(self, value):
        """What a reference stands for (a stream: its dictionary); other values as they are."""
        for _ in range(32):
            if not is_reference(value):
                return value
            body = self.objects.get(value, {"value": None})
            value = body["value"] if "value" in body else body["stream"]["dict"]
        return None

    def data(self, reference):
        """The bytes of a stream, b"" when there is none."""
        stream = self.objects.get(reference, {}).get("stream", {})
        return base64.b64decode(stream.get("data", ""))

    def entry(self, dictionary, *keys):
        """The value at the end of a path of keys, or None."""
        for key in keys:
            dictionary = self.resolve(dictionary)
            if not isinstance(dictionary, dict):
                return None
            dictionary = dictionary.get(key)
        return self.resolve(dictionary)

    def information(self, key):
        """A text of the Info dictionary."""
        return text_of(self.entry(self.trailer, "/Info", key))

    def _read_pages(self):
        pages, seen = [], set()

        def walk(reference, inherited):
            node = self.resolve(reference)
            if reference in seen or not isinstance(node, dict):
                return 0
            seen.add(reference)
            node = {**inherited, **node}
            if node.get("/Type") == "/Page":
                pages.append(Page(reference, node, len(pages)))
                return 1
            kept = {key: node[key] for key in ("/Resources", "/MediaBox") if key in node}
            count = sum(walk(kid, kept) for kid in self.resolve(node.get("/Kids")) or [])
            self.expect(count == node.get("/Count"), "Count in the page tree is wrong")
            return count

        walk(self.catalog.get("/Pages"), {})
        loose = sum(isinstance(body.get("value"), dict) and body["value"].get("/Type") == "/Page"
                    for body in self.objects.values()) - len(pages)
        self.expect(loose == 0, "%d pages outside of the page tree" % loose)
        return pages

    def tree(self, root, leaf="/Nums"):
        """A number tree, or with leaf="/Names" a name tree, as a dictionary."""
        root, found = self.resolve(root), {}
        if not isinstance(root, dict):
            return found
        leaves = self.resolve(root.get(leaf)) or []
        keys = [text_of(key) if leaf == "/Names" else key for key in leaves[::2]]
        self.expect(keys == sorted(set(keys)), "keys of a tree are not in order")
        found.update(zip(keys, leaves[1::2]))
        for kid in self.resolve(root.get("/Kids")) or []:
            below = self.tree(kid, leaf)
            limits = self.entry(kid, "/Limits") or [None, None]
            if leaf == "/Names":
                limits = [text_of(limit) for limit in limits]
            self.expect(below and [min(below), max(below)] == limits, "Limits of a tree are wrong")
            found.update(below)
        return found
