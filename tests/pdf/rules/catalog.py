# SPDX-License-Identifier: GPL-3.0-or-later
"""The file as a whole: identity, language, metadata (XMP equal to Info), output intent, bookmarks,
and nothing that runs or hides."""
import re
import xml.etree.ElementTree as xml

from reader.file import text_of
from reader.structure import Element, Marked

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SPACES = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
          "pdf": "http://ns.adobe.com/pdf/1.3/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
          "pdfaid": "http://www.aiim.org/pdfa/ns/id/"}
SAME = {"/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description",
        "/Keywords": "pdf:Keywords", "/Producer": "pdf:Producer"}
DATES = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}


def check_file(document):
    file, catalog = document.file, document.file.catalog
    document.expect(file.version == "1.7", "version %s, not 1.7" % file.version)
    identity = file.trailer.get("/ID") or []
    document.expect(len(identity) == 2 and all(len(part) > 2 for part in identity),
                    "no identity in the trailer")
    document.expect("/Encrypt" not in file.trailer, "encrypted")
    document.expect(file.entry(catalog, "/MarkInfo", "/Marked") is True, "not marked as tagged")
    document.expect(file.entry(catalog, "/MarkInfo", "/Suspects") is not True, "suspects its tags")
    document.expect(file.entry(catalog, "/ViewerPreferences", "/DisplayDocTitle") is True,
                    "readers do not show the title")
    document.expect(LANGUAGE.fullmatch(text_of(catalog.get("/Lang"))), "no language")
    for key in ("/OCProperties", "/OpenAction", "/AA", "/AcroForm", "/NeedsRendering"):
        document.expect(key not in catalog, "%s in the catalog" % key[1:])
    names = file.entry(catalog, "/Names") or {}
    document.expect("/JavaScript" not in names and "/EmbeddedFiles" not in names,
                    "scripts or files in it")


def read_xmp(document):
    """Properties of the metadata; those with a list as their first item."""
    found = {}
    try:
        packet = xml.fromstring(document.file.data(document.file.catalog.get("/Metadata")))
    except xml.ParseError as trouble:
        document.expect(False, "XMP: %s" % trouble)
        return found
    for description in packet.iter(RDF + "Description"):
        for node in description:
            for prefix, space in SPACES.items():
                if node.tag.startswith("{%s}" % space):
                    item = node.find(".//" + RDF + "li")
                    text = node.text if item is None else item.text
                    found[prefix + ":" + node.tag.split("}")[1]] = (text or "").strip()
    return found


def check_metadata(document):
    found = read_xmp(document)
    for name, value in (("pdfuaid:part", "1"), ("pdfaid:part", "2"), ("pdfaid:conformance", "A")):
        document.expect(found.get(name) == value, "XMP: %s is %s" % (name, found.get(name)))
    information = document.file.information
    document.expect(information("/Title").strip(), "no title")
    for key, name in SAME.items():
        document.expect(information(key) == found.get(name, ""),
                        "XMP and Info differ in %s" % key[1:])
    for key, name in DATES.items():
        written = re.sub(r"[^\d]", "", information(key))
        document.expect(written == re.sub(r"[^\d]", "", found.get(name, "")),
                        "XMP and Info differ in %s" % key[1:])
    document.expect(found.get("dc:language") == text_of(document.file.catalog.get("/Lang")),
                    "XMP tells another language")


def check_output_intent(document):
    intents = document.file.entry(document.file.catalog, "/OutputIntents") or []
    intents = [document.file.resolve(intent) for intent in intents]
    profiles = [document.file.data(intent.get("/DestOutputProfile")) for intent in intents
                if intent.get("/S") == "/GTS_PDFA1"]
    document.expect(len(profiles) == 1 and profiles[0][36:40] == b"acsp", "no output intent")


# ---- bookmarks ----
def plain(text):
    return re.sub(r"[\s\u00ad\ufe0e\ufe0f]", "", text)


def heading_text(element):
    """Without notes and boxes to tick; a picture says its alternative."""
    actual = element.string("/Alt" if element.role == "Figure" else "/ActualText")
    if actual is not None:
        return actual
    parts = [kid.text if isinstance(kid, Marked) else heading_text(kid) for kid in element.kids
             if isinstance(kid, Marked)
             or isinstance(kid, Element) and kid.role not in ("Note", "Reference", "Form")]
    return "".join(parts)


def bookmarks(document):
    """(depth, title, page) in reading order."""
    file, found, seen = document.file, [], set()

    def walk(reference, depth, parent):
        while reference is not None and reference not in seen:
            seen.add(reference)
            item = file.resolve(reference) or {}
            document.expect(item.get("/Parent") == parent, "a bookmark with a wrong parent")
            goal = (file.resolve(item.get("/Dest")) or [None])[0]
            found.append((depth, plain(text_of(item.get("/Title"))),
                          document.page_numbers.get(goal)))
            walk(item.get("/First"), depth + 1, reference)
            reference = item.get("/Next")

    root = file.catalog.get("/Outlines")
    walk((file.resolve(root) or {}).get("/First"), 1, root)
    return found


def check_bookmarks(document):
    wanted, open_levels = [], []
    for element in document.elements:
        part = element.role == "Part" and element.string("/T")
        if not part and element.role not in ("H1", "H2", "H3", "H4", "H5", "H6"):
            continue
        level = 0 if part else int(element.role[1])
        open_levels = [one for one in open_levels if one < level] + [level]
        pages = [document.page_numbers.get(kid.page) for kid in element.content()]
        title = part or heading_text(element)
        wanted.append((len(open_levels), plain(title), pages[0] if pages else None))
    found = bookmarks(document)
    for expected, actual in zip(wanted, found):
        document.expect(expected == actual, "heading %s has the bookmark %s" % (expected, actual))
    document.expect(len(wanted) == len(found),
                    "%d headings, %d bookmarks" % (len(wanted), len(found)))


RULES = [check_file, check_metadata, check_output_intent, check_bookmarks]
