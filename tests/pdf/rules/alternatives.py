# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures and fields with a text instead, links that say where they lead, notes that are found."""
import re

from reader.file import text_of
from reader.structure import Annotation

PRINTED, HIDDEN = 4, 1 | 2 | 32  # flags of annotations: print; invisible, hidden, no view
FILE_NAME = re.compile(r"\S+\.(png|jpe?g|svg|gif)", re.I)


def simple(text):
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def check_figures(document):
    for element in document.elements:
        if element.role not in ("Figure", "Form"):
            continue
        alternative = simple(element.string("/Alt") or "")
        document.expect(alternative, "%s without Alt" % element.role)
        document.expect(not FILE_NAME.fullmatch((element.string("/Alt") or "").strip()),
                        "%s with a file's name as Alt" % element.role)
        if element.role == "Form":
            document.expect(element.attributes.get("/Role") in ("/cb", "/rb", "/tv"),
                            "a field that does not say what it is")
            continue
        check_box(document, element)
        captions = element.parent.elements("Caption") if element.parent else []
        for caption in captions:
            said = simple(caption.text())
            document.expect(not alternative or alternative not in said,
                            "Alt says no more than the caption: %s" % said)


def check_box(document, element):
    box = element.attributes.get("/BBox")
    if not document.expect(isinstance(box, list) and len(box) == 4, "a figure without BBox"):
        return
    left, bottom, right, top = box
    document.expect(left < right and bottom < top, "a figure with an empty BBox")
    for kid in element.content():
        if not kid.content:
            continue
        frame = document.file.resolve(kid.content.page.dictionary.get("/MediaBox"))
        document.expect(frame[0] <= left + 1 and right <= frame[2] + 1 and frame[1] <= bottom + 1
                        and top <= frame[3] + 1, "a figure that is not on its page")
        document.expect(all(left - 2 <= x <= right + 2 and bottom - 2 <= y <= top + 2
                            for x, y in kid.content.places), "a figure outside of its BBox")


# ---- links ----
def check_links(document):
    held = []
    for element in document.elements:
        annotations = [kid for kid in element.kids if isinstance(kid, Annotation)]
        held += [one.reference for one in annotations]
        document.expect(not annotations or element.role == "Link",
                        "an annotation in %s" % element.role)
        if element.role != "Link":
            continue
        document.expect(annotations, "a link that cannot be followed")
        document.expect(element.text().strip() or
                        any(one.role == "Figure" for one in element.walk()), "a link without text")
        for annotation in annotations:
            check_annotation(document, element, annotation)
    for page in document.file.pages:
        for reference in document.file.resolve(page.dictionary.get("/Annots")) or []:
            document.expect(held.count(reference) == 1, "an annotation that is in no element")
    placed = [reference for page in document.file.pages
              for reference in document.file.resolve(page.dictionary.get("/Annots")) or []]
    document.expect(set(held) <= set(placed), "an annotation that is on no page")


def check_annotation(document, element, annotation):
    dictionary = annotation.dictionary
    document.expect(dictionary.get("/Subtype") == "/Link", "an annotation that is no link")
    key = dictionary.get("/StructParent")
    document.expect(document.parents.get(key) == element.reference,
                    "the parent tree does not know a link")
    document.expect(text_of(dictionary.get("/Contents")).strip(), "a link without Contents")
    flags = dictionary.get("/F", 0)
    document.expect(flags & PRINTED and not flags & HIDDEN, "a link that is not printed")
    action = document.file.resolve(dictionary.get("/A")) or {}
    goal = (document.file.resolve(dictionary.get("/Dest")) or [None])[0]
    document.expect(text_of(action.get("/URI")) if action else goal in document.page_numbers,
                    "a link to nowhere")
    rectangle = dictionary.get("/Rect") or [0, 0, 0, 0]
    left, bottom, right, top = rectangle
    document.expect(left < right and bottom < top, "a link without a place")
    places = [place for kid in element.content() if kid.page == annotation.page and kid.content
              for place in kid.content.lines + kid.content.places]
    # A line of text may begin with the blank that parts it from the line above.
    document.expect(any(left - 12 <= x <= right + 2 and bottom - 2 <= y <= top + 2
                        for x, y in places), "a link that is not where its text is")


# ---- notes ----
def check_notes(document):
    known = document.file.tree(document.root.get("/IDTree"), "/Names")
    identifiers, reference = {}, None
    for element in document.elements:
        if element.role == "Reference":
            reference = element
        if element.role != "Note":
            continue
        identifier = element.string("/ID")
        document.expect(identifier, "a note without ID")
        document.expect(identifier not in identifiers, "two notes with one ID")
        identifiers[identifier] = element.reference
        document.expect(known.get(identifier) == element.reference, "a note that IDTree does not know")
        labels = element.elements()[:1]
        if document.expect(labels and labels[0].role == "Lbl", "a note without a label"):
            document.expect(reference and reference.text().strip() == labels[0].text().strip(),
                            "note %s is called by %s" % (
                                labels[0].text(), reference and reference.text()))
        reference = None
    document.expect(set(known) == set(identifiers), "IDTree knows what is not there")


RULES = [check_figures, check_links, check_notes]
