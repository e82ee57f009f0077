# SPDX-License-Identifier: GPL-3.0-or-later
"""Defects to plant: each function spoils a Mutant of sample.md in one way that its name tells."""
import re

DEFECTS = {}


def defect(function):
    DEFECTS[function.__name__.replace("_", " ")] = function
    return function


def role_of(name):
    """A defect that gives an element another role."""
    before, number, after, title = name

    def plant(mutant):
        mutant.element(before, number)["/S"] = "/" + after

    DEFECTS[title] = plant


def without(role, number, key, title):
    """A defect that takes a key off an element."""
    def plant(mutant):
        del mutant.element(role, number)[key]

    DEFECTS[title] = plant


# ---- tags and reading order ----
@defect
def paragraph_not_in_the_tree(mutant):
    section = mutant.element("Sect", 1)
    del section["/K"][1]


@defect
def paragraph_that_is_an_artifact(mutant):
    mcid = mutant.kids(mutant.element("P", 3))[0]
    mutant.replace_content(b"/P<</MCID %d>>BDC" % mcid, b"/Artifact<</Type/Layout>>BDC")


@defect
def artifact_untagged(mutant):
    mutant.put_data(mutant.pages[0]["/Contents"], re.sub(
        rb"/Artifact<</Type/Layout>>BDC\n(.*?)EMC\n", rb"\1",
        mutant.data(mutant.pages[0]["/Contents"]), count=1, flags=re.S))


@defect
def artifact_without_type(mutant):
    mutant.replace_content(b"/Artifact<</Type/Layout>>BDC", b"/Artifact BMC")


@defect
def paragraphs_swapped_in_the_tree(mutant):
    kids = mutant.element("Sect", 1)["/K"]
    kids[1], kids[2] = kids[2], kids[1]


@defect
def sections_swapped(mutant):
    kids = mutant.element("Sect", 0)["/K"]
    kids[-1], kids[-2] = kids[-2], kids[-1]


@defect
def list_items_swapped(mutant):
    kids = mutant.element("L", 0)["/K"]
    kids.reverse()


@defect
def label_behind_its_item(mutant):
    mutant.element("LI", 0)["/K"].reverse()


@defect
def cells_swapped(mutant):
    mutant.element("TR", 1)["/K"].reverse()


@defect
def rows_swapped(mutant):
    mutant.element("TBody", 0)["/K"].reverse()


@defect
def words_swapped_within_a_paragraph(mutant):
    kids = mutant.element("P", 1)["/K"]
    kids[0], kids[-1] = kids[-1], kids[0]


@defect
def item_outside_of_its_list(mutant):
    reference, item = mutant.references("LI")[0]
    above = mutant.get(item["/P"])
    above["/K"].remove(reference)
    item["/P"] = above["/P"]
    kids = mutant.get(above["/P"])["/K"]
    kids.insert(1, reference)


@defect
def unknown_role(mutant):
    mutant.element("P", 2)["/S"] = "/Alinea"


@defect
def no_structure_tree(mutant):
    del mutant.catalog["/StructTreeRoot"]


@defect
def empty_element(mutant):
    del mutant.element("Caption", 0)["/K"]


# ---- headings, lists, tables ----
role_of(("H3", 0, "H4", "heading gap"))
role_of(("H2", 1, "P", "heading that is a paragraph"))
role_of(("P", 2, "H2", "paragraph that is a heading"))
role_of(("TH", 0, "TD", "cell of the head that is no TH"))
role_of(("THead", 0, "TBody", "table without a head"))
without("L", 0, "/A", "list without ListNumbering")
without("TH", 0, "/A", "TH without Scope")
without("TH", 2, "/A", "row header without Scope")


@defect
def numbered_list_with_Disc(mutant):
    mutant.element("L", 1)["/A"]["/ListNumbering"] = "/Disc"


@defect
def row_header_with_the_scope_Column(mutant):
    mutant.element("TH", 2)["/A"]["/Scope"] = "/Column"


@defect
def row_with_too_few_cells(mutant):
    cells = mutant.element("TR", 2)["/K"]
    first, second = mutant.get(cells[0]), mutant.get(cells[1])
    first["/K"] = mutant.kids(first) + mutant.kids(second)
    swap_parents(mutant, cells[1], cells[0])
    del cells[1]


def swap_parents(mutant, old, new):
    """The parent tree tells `new` where it told `old`."""
    leaves = mutant.get(mutant.root["/ParentTree"])["/Nums"]
    leaves[1] = [new if one == old else one for one in leaves[1]]


# ---- alternatives ----
without("Figure", 0, "/Alt", "figure without Alt")
without("Figure", 0, "/A", "figure without BBox")
without("Form", 0, "/Alt", "tick box without Alt")


@defect
def empty_Alt(mutant):
    mutant.element("Figure", 0)["/Alt"] = "u:"


@defect
def Alt_that_is_a_file_name(mutant):
    mutant.element("Figure", 0)["/Alt"] = "u:beeld.png"


@defect
def Alt_that_repeats_its_caption(mutant):
    mutant.element("Figure", 1)["/Alt"] = "u:Steun in twee soorten."


@defect
def BBox_of_another_place(mutant):
    mutant.element("Figure", 0)["/A"]["/BBox"] = [300, 100, 336, 124]


@defect
def ActualText_of_a_sign_lost(mutant):
    content = mutant.data(mutant.pages[0]["/Contents"])
    mutant.put_data(mutant.pages[0]["/Contents"],
                    re.sub(rb"/Span<</MCID (\d+)/ActualText.*?>>BDC", rb"/P<</MCID \1>>BDC", content,
                           flags=re.S))


without("Span", -1, "/ActualText", "ActualText of right-to-left text lost")


# ---- parent tree and marked content ----
@defect
def parent_tree_tells_another_element(mutant):
    parents = mutant.get(mutant.root["/ParentTree"])["/Nums"][1]
    parents[2], parents[3] = parents[3], parents[2]


@defect
def parent_tree_too_short(mutant):
    del mutant.get(mutant.root["/ParentTree"])["/Nums"][1][-1]


@defect
def no_parent_tree(mutant):
    del mutant.root["/ParentTree"]


@defect
def page_without_StructParents(mutant):
    del mutant.pages[1]["/StructParents"]


@defect
def two_pages_with_one_key(mutant):
    mutant.pages[1]["/StructParents"] = 0


@defect
def MCID_twice_on_a_page(mutant):
    mutant.replace_content(b"/MCID 5", b"/MCID 4")


@defect
def MCID_in_two_elements(mutant):
    first, second = mutant.element("P", 3), mutant.element("P", 2)
    first["/K"] = mutant.kids(first) + [mutant.kids(second)[0]]


@defect
def page_without_tab_order(mutant):
    del mutant.pages[0]["/Tabs"]


# ---- language ----
@defect
def no_language(mutant):
    del mutant.catalog["/Lang"]


@defect
def language_that_is_none(mutant):
    mutant.catalog["/Lang"] = "u:Nederlands (Holland)"


@defect
def another_language_than_the_text(mutant):
    mutant.catalog["/Lang"] = "u:fi"


without("Span", 0, "/Lang", "passage without its language")


# ---- fonts ----
def font(mutant):
    return mutant.get(mutant.get(mutant.pages[0]["/Resources"])["/Font"]["/F1"])


@defect
def font_without_ToUnicode(mutant):
    del font(mutant)["/ToUnicode"]


@defect
def ToUnicode_that_tells_other_letters(mutant):
    def shift(match):
        return b"<%s> <%04X>" % (match[1], int(match[2], 16) + 1)

    reference = font(mutant)["/ToUnicode"]
    mutant.put_data(reference, re.sub(rb"<([0-9A-Fa-f]{4})> ?<(00[67][0-9A-Fa-f])>", shift,
                                      mutant.data(reference)))


@defect
def font_that_is_not_embedded(mutant):
    below = mutant.get(font(mutant)["/DescendantFonts"][0])
    del mutant.get(below["/FontDescriptor"])["/FontFile2"]


# ---- metadata ----
@defect
def no_output_intent(mutant):
    del mutant.catalog["/OutputIntents"]


@defect
def XMP_with_another_title(mutant):
    mutant.replace(mutant.catalog["/Metadata"], b"Een blad met", b"Een boek met")


@defect
def no_title(mutant):
    del mutant.get(mutant.trailer["/Info"])["/Title"]
    reference = mutant.catalog["/Metadata"]
    mutant.put_data(reference, re.sub(rb"<dc:title>.*?</dc:title>", b"", mutant.data(reference)))


@defect
def title_not_shown(mutant):
    del mutant.catalog["/ViewerPreferences"]


@defect
def Marked_is_false(mutant):
    mutant.catalog["/MarkInfo"]["/Marked"] = False


@defect
def no_word_of_PDF_UA(mutant):
    mutant.replace(mutant.catalog["/Metadata"], b"<pdfuaid:part>1</pdfuaid:part>", b"")


@defect
def conformance_B(mutant):
    mutant.replace(mutant.catalog["/Metadata"], b"conformance>A<", b"conformance>B<")


@defect
def script_when_opened(mutant):
    mutant.catalog["/OpenAction"] = {"/S": "/JavaScript", "/JS": "u:app.alert(1)"}


# ---- links, notes, bookmarks ----
@defect
def link_without_Contents(mutant):
    del mutant.annotation()["/Contents"]


@defect
def link_with_a_wrong_StructParent(mutant):
    mutant.annotation()["/StructParent"] = 99


@defect
def link_that_is_not_in_the_tree(mutant):
    link = mutant.element("Link", 1)
    link["/K"] = [kid for kid in mutant.kids(link) if not isinstance(kid, dict)]


@defect
def link_that_is_not_printed(mutant):
    mutant.annotation()["/F"] = 0


@defect
def link_to_nowhere(mutant):
    mutant.annotation(-1)["/Dest"][0] = None


@defect
def links_that_changed_places(mutant):
    one, other = mutant.annotation(0), mutant.annotation(2)
    one["/Rect"], other["/Rect"] = other["/Rect"], one["/Rect"]


without("Note", 0, "/ID", "note without ID")


@defect
def two_notes_with_one_ID(mutant):
    mutant.element("Note", 1)["/ID"] = mutant.element("Note", 0)["/ID"]


@defect
def notes_swapped(mutant):
    (one, first), (other, second) = mutant.references("Note")
    above, below = mutant.get(first["/P"]), mutant.get(second["/P"])
    above["/K"] = [other if kid == one else kid for kid in above["/K"]]
    below["/K"] = [one if kid == other else kid for kid in below["/K"]]
    first["/P"], second["/P"] = second["/P"], first["/P"]


@defect
def bookmark_missing(mutant):
    top = mutant.get(mutant.get(mutant.catalog["/Outlines"])["/First"])
    first, last = mutant.get(top["/First"]), top["/Last"]
    del mutant.get(last)["/Prev"]
    top["/First"] = first["/Next"]


@defect
def bookmark_to_another_page(mutant):
    top = mutant.get(mutant.get(mutant.catalog["/Outlines"])["/First"])
    mutant.get(top["/First"])["/Dest"][0] = mutant.get(mutant.catalog["/Pages"])["/Kids"][1]
