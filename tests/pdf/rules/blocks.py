# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that say how they are numbered, tables that are regular and have headers."""
import re

BULLETS = {"/Disc", "/Circle", "/Square"}
NUMBERS = {"/Decimal", "/UpperRoman", "/LowerRoman", "/UpperAlpha", "/LowerAlpha"}


def check_lists(document):
    for element in document.elements:
        if element.role != "L":
            continue
        numbering = element.attributes.get("/ListNumbering")
        document.expect(numbering in BULLETS | NUMBERS, "a list without ListNumbering")
        numbers = []
        for item in element.elements("LI"):
            roles = [kid.role for kid in item.elements()]
            document.expect(roles in (["Lbl", "LBody"], ["LBody"]), "LI holds %s" % roles)
            label = "".join(kid.text() for kid in item.elements("Lbl")).strip()
            number = re.match(r"(\d+)[.)]$", label)
            if number:
                numbers.append(int(number.group(1)))
            document.expect(not number or numbering == "/Decimal",
                            "label %s in a list numbered as %s" % (label, numbering))
            document.expect(label or not item.elements("Lbl"), "an empty label")
        document.expect(numbers == sorted(set(numbers)), "items are out of order: %s" % numbers)


def span(cell, key):
    return cell.attributes.get(key, 1)


def width_of_rows(rows):
    """The number of cells of each row, with cells that span counted wherever they reach."""
    reaching, widths = {}, []
    for row in rows:
        width = sum(1 for left in reaching.values() if left > 0)
        reaching = {column: left - 1 for column, left in reaching.items()}
        for cell in row.elements("TH", "TD"):
            for _ in range(span(cell, "/ColSpan")):
                if span(cell, "/RowSpan") > 1:
                    reaching[width] = span(cell, "/RowSpan") - 1
                width += 1
        widths.append(width)
    return widths


def check_tables(document):
    for element in document.elements:
        if element.role != "Table":
            continue
        rows = [one for one in element.walk() if one.role == "TR" and one.above("Table") is element]
        widths = width_of_rows(rows)
        document.expect(rows and len(set(widths)) == 1, "rows of %s cells" % widths)
        groups = [kid.role for kid in element.elements()]
        order = ["Caption", "THead", "TBody", "TFoot"]
        document.expect(groups == sorted(groups, key=lambda role: order.index(role)
                                         if role in order else 9), "a table of %s" % groups)
        document.expect(groups.count("TBody") == 1 and (groups.count("THead") == 1 or len(rows) == 1),
                        "a table of %s" % groups)
        for head in element.elements("THead"):
            for row in head.elements("TR"):
                document.expect(all(cell.role == "TH" for cell in row.elements()),
                                "a TD in the head of a table")
        check_scopes(document, rows, bool(element.elements("THead")))


def check_scopes(document, rows, headed):
    """Without a head, the only row is one."""
    for row in rows:
        head = row.parent.role == "THead" or not headed
        for number, cell in enumerate(row.elements()):
            if cell.role != "TH":
                continue
            scope = cell.attributes.get("/Scope")
            document.expect(scope == ("/Column" if head else "/Row"),
                            "a TH with the scope %s in %s" % (scope, row.parent.role))
            document.expect(head or number == 0, "a TH in the middle of a row")


RULES = [check_lists, check_tables]
