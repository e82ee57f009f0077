#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what veraPDF passes over: check.py FILE.pdf [TAGS], where TAGS is the dump of tags.

Tab order, ListNumbering, marked content that is balanced, numbered and known to the parent tree,
nothing drawn outside of it, links that say what they are; and that a reader (poppler) hears the
text of the dump in its order."""
import json
import re
import subprocess
import sys
import unicodedata

path = sys.argv[1]
dump = open(sys.argv[2], encoding="utf-8").read() if len(sys.argv) > 2 else None
problems = []


def expect(condition, message):
    if not condition:
        problems.append(message)


document = json.loads(
    subprocess.run(
        ["qpdf", "--json=2", "--json-key=qpdf", path], check=True, capture_output=True
    ).stdout
)["qpdf"][1]


def resolve(value):
    while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
        body = document["obj:" + value]
        value = body["value"] if "value" in body else body["stream"]["dict"]
    return value


def numbers(tree):
    """A number tree as a dictionary."""
    tree = resolve(tree)
    leaves = resolve(tree.get("/Nums", []))
    result = dict(zip(leaves[::2], leaves[1::2]))
    for kid in resolve(tree.get("/Kids", [])):
        low, high = resolve(resolve(kid)["/Limits"])
        leaf = numbers(kid)
        expect(leaf and min(leaf) == low and max(leaf) == high, "Limits of the parent tree are wrong")
        result.update(leaf)
    return result


def page_list(node):
    node = resolve(node)
    if node["/Type"] == "/Page":
        return [node]
    pages = [page for kid in resolve(node["/Kids"]) for page in page_list(kid)]
    expect(node["/Count"] == len(pages), "Count of a node of the page tree is wrong")
    return pages


catalog = resolve(resolve("%s" % document["trailer"]["value"]["/Root"]))
expect(resolve(catalog["/MarkInfo"])["/Marked"] is True, "not marked as tagged")
expect(resolve(catalog["/ViewerPreferences"])["/DisplayDocTitle"] is True, "title is not shown")
expect(catalog["/Lang"] == "u:nl", "language is not nl: %s" % catalog["/Lang"])
expect("/Outlines" in catalog, "no bookmarks")
root = resolve(catalog["/StructTreeRoot"])
parents = numbers(root["/ParentTree"])
pages = page_list(catalog["/Pages"])


# ---- structure elements ----
def attributes(element):
    return resolve(element.get("/A", {}))


def check_element(element):
    role = element["/S"]
    if role == "/L":
        expect("/ListNumbering" in attributes(element), "a list without ListNumbering")
    if role == "/TH":
        expect("/Scope" in attributes(element), "a TH without Scope")
    if role in ("/Figure", "/Form"):
        expect(element.get("/Alt", "u:") != "u:", "%s without Alt" % role)
    if role == "/Figure":
        expect(len(attributes(element).get("/BBox", [])) == 4, "a figure without BBox")


used = {}  # (page object, MCID) -> element
elements = []


def walk(reference, parent):
    element = resolve(reference)
    elements.append(reference)
    expect(element["/P"] == parent, "a structure element with a wrong parent")
    check_element(element)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(kid, int):
            used[element["/Pg"], kid] = reference
        elif isinstance(kid, dict) and kid.get("/Type") == "/MCR":
            used[kid["/Pg"], kid["/MCID"]] = reference
        elif isinstance(kid, dict) and kid.get("/Type") == "/OBJR":
            key = resolve(kid["/Obj"])["/StructParent"]
            expect(parents.get(key) == reference, "an annotation that its element does not know")
        else:
            walk(kid, reference)


walk(root["/K"], catalog["/StructTreeRoot"])

# ---- pages ----
DRAWING = re.compile(rb"(TJ|Tj|f|S|B|Do)$")


def stream_of(page):
    number = page["/Contents"].split()[0]
    return subprocess.run(
        ["qpdf", "--show-object=" + number, "--filtered-stream-data", path],
        check=True,
        capture_output=True,
    ).stdout


def without_strings(stream):
    return re.sub(rb"\((?:\\.|[^\\()])*\)", b"()", stream, flags=re.S)


def check_stream(stream, reference, key):
    depth, marked = 0, []
    for line in without_strings(stream).split(b"\n"):
        begun = re.search(rb"/MCID (\d+)\b.*>>BDC$", line)
        if begun:
            expect(depth == 0, "marked content within marked content")
            marked.append(int(begun.group(1)))
        if line.endswith((b"BDC", b"BMC")):
            depth += 1
        elif line == b"EMC":
            depth -= 1
        elif DRAWING.search(line):
            expect(depth > 0, "something is drawn outside of marked content: %r" % line[:60])
    expect(depth == 0, "marked content is not ended")
    expect(marked == list(range(len(marked))), "MCIDs are not numbered through")
    known = parents.get(key, [])
    expect(len(known) == len(marked), "the parent tree does not know all marked content")
    for index, element in enumerate(known):
        expect(used.pop((reference, index), None) == element, "an MCID of two minds")


references = [name[4:] for name, body in document.items()
              if name.startswith("obj:") and isinstance(body.get("value"), dict)
              and body["value"].get("/Type") == "/Page"]
for reference in references:
    page = resolve(reference)
    expect(page.get("/Tabs") == "/S", "a page without tab order")
    check_stream(stream_of(page), reference, page["/StructParents"])
    for link in page.get("/Annots", []):
        annotation = resolve(link)
        expect(annotation.get("/Contents", "u:") != "u:", "a link that does not say what it is")
        expect(annotation.get("/F") == 4, "a link that is not printed")
        expect("/A" in annotation or "/Dest" in annotation, "a link to nowhere")
expect(len(references) == len(pages), "pages outside of the page tree")
expect(not used, "structure elements with content that no page has")


# ---- what is heard ----
def plain(lines):
    text = unicodedata.normalize("NFC", "".join(lines))
    return re.sub(r"[\s\u00ad☐☒]", "", text)


def check_dump():
    heard = subprocess.run(["pdfinfo", "-struct-text", path], check=True, capture_output=True)
    spoken = plain(re.findall(r'^\s*"(.*)"$', heard.stdout.decode(), flags=re.M))
    written = plain(re.findall(r"^\s*\d+: (.*)$", dump, flags=re.M))
    if "ActualText=" not in dump:  # poppler does not read it there
        expect(spoken == written, "heard otherwise than written:\n%s\n%s" % (spoken, written))
    roles = re.findall(r"^ *[A-Z][A-Za-z0-9]*", dump, flags=re.M)
    expect(len(roles) == len(elements), "%d elements in the file, %d in the dump"
           % (len(elements), len(roles)))


if dump is not None:
    check_dump()
for problem in sorted(set(problems)):
    print("%s: %s" % (path, problem))
sys.exit(bool(problems))
