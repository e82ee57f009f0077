# SPDX-License-Identifier: GPL-3.0-or-later
"""Marked content: everything drawn is tagged or an artifact of a known type, MCIDs and structure
tree know each other, and what artifacts say is said elsewhere."""
import re

from reader.poppler import RIGHT_TO_LEFT
from reader.structure import Annotation, Marked


def check_pages(document):
    keys = set()
    for page in document.file.pages:
        here, dictionary = "page %d: " % (page.number + 1), page.dictionary
        document.expect(dictionary.get("/Tabs") == "/S", here + "tab order is not the structure's")
        key = dictionary.get("/StructParents")
        document.expect(isinstance(key, int) and key not in keys, here + "no StructParents of its own")
        keys.add(key)
        identifiers = [content.mcid for content in document.contents[page.reference]
                       if content.mcid is not None]
        document.expect(len(set(identifiers)) == len(identifiers), here + "an MCID occurs twice")
        parents = document.file.resolve(document.parents.get(key))
        document.expect(isinstance(parents, list)
                        and len(parents) == max(identifiers, default=-1) + 1,
                        here + "the parent tree does not know all marked content")


def check_kinds(document):
    for contents in document.contents.values():
        for content in contents:
            here = "page %d: " % (content.page.number + 1)
            if not content.artifact:
                document.expect(content.mcid is not None,
                                here + "%s is neither tagged nor an artifact" % content.tag)
                continue
            kind = content.properties.get("/Type")
            document.expect(kind in ("/Pagination", "/Layout", "/Background"),
                            here + "an artifact without a type")
            if kind == "/Pagination":
                document.expect(content.properties.get("/Subtype") in ("/Header", "/Footer"),
                                here + "pagination that is neither header nor footer")


def check_tree(document):
    """Each piece of marked content hangs on one element, and the parent tree says on which."""
    owners = {}
    for element in document.elements:
        for kid in element.kids:
            if not isinstance(kid, Marked):
                continue
            if not document.expect(kid.content, "%s with content that no page has" % element.role):
                continue
            place = kid.page, kid.mcid
            document.expect(place not in owners, "an MCID in two elements")
            owners[place] = element
            tag = kid.content.tag[1:]
            document.expect(tag == element.role
                            or (tag == "Span" and kid.content.actual_text is not None),
                            "%s in an element %s" % (tag, element.role))
    for page in document.file.pages:
        parents = document.file.resolve(document.parents.get(page.dictionary.get("/StructParents")))
        parents = parents if isinstance(parents, list) else []
        for content in document.contents[page.reference]:
            if content.mcid is None:
                continue
            element = owners.get((page.reference, content.mcid))
            document.expect(element, "marked content that no element has")
            known = parents[content.mcid] if content.mcid < len(parents) else None
            document.expect(element and known == element.reference,
                            "the parent tree tells another element than the structure tree")


def check_keys(document):
    known = set(document.parents)
    used = [page.dictionary.get("/StructParents") for page in document.file.pages]
    used += [kid.dictionary.get("/StructParent") for element in document.elements
             for kid in element.kids if isinstance(kid, Annotation)]
    document.expect(len(set(used)) == len(used), "a key of the parent tree is used twice")
    document.expect(set(used) == known, "keys of the parent tree that nobody uses, or the reverse")
    document.expect(document.root.get("/ParentTreeNextKey", -1) > max(known, default=-1),
                    "ParentTreeNextKey is too low")


def words(text):
    return re.sub(r"[\s\u00ad]", "", text)


def check_artifacts(document):
    """Table heads are repeated on the next page; no other text of the document is an artifact.
    From right to left, glyphs do not tell."""
    told = words("".join(top.text() for top in document.tops))
    for contents in document.contents.values():
        for content in contents:
            if content.artifact and content.properties.get("/Type") != "/Pagination":
                document.expect(RIGHT_TO_LEFT.search(content.text) or words(content.text) in told,
                                "text that is an artifact: %s" % content.text[:40])


RULES = [check_pages, check_kinds, check_tree, check_keys, check_artifacts]
