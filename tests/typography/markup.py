# SPDX-License-Identifier: GPL-3.0-or-later
"""A document as Typst or LaTeX would have it, from `steunblad dump --stage document`: headings,
paragraphs, lists, quotes, boxes and tables, with the measures of a plain style.

Usage: markup.py (typst|latex) SETTING.json <dump
A setting: width and height of the page, margins in millimetres, size and leading in points,
justified, hyphenated, optimized (Typst: lines of the whole paragraph at once), fonts (LaTeX).
"""
import json
import re
import sys

LINE = re.compile(r'( *)(\w+)(.*)')
LANGUAGE = re.compile(r'language="(\w+)')
TEXT = re.compile(r'"((?:\\.|[^"\\])*)"$')


class Node:
    def __init__(self, kind, attributes, text):
        self.kind, self.attributes, self.text, self.children = kind, attributes, text, []


def unescape(text):
    text = re.sub(r"\\u00([0-9a-f]{2})", lambda match: chr(int(match[1], 16)), text)
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match[1], match[1]), text)


def read(lines):
    root = Node("document", "", "")
    open_nodes = [(-1, root)]
    for line in lines:
        match = LINE.match(line.rstrip("\n"))
        if not match or match[2] == "document":
            continue
        text = TEXT.search(match[3])
        node = Node(match[2], match[3], unescape(text[1]) if text else "")
        while open_nodes[-1][0] >= len(match[1]):
            open_nodes.pop()
        open_nodes[-1][1].children.append(node)
        open_nodes.append((len(match[1]), node))
    return root


class Typst:
    special = re.compile(r"([\\#*_`$<>@=\-+/~\[\]\"'])")

    def head(self, setting):
        justify = "true" if setting["justified"] else "false"
        hyphenate = "true" if setting["hyphenated"] else "false"
        breaks = '"optimized"' if setting["optimized"] else '"simple"'
        size, leading = setting["size"], setting["leading"]
        return f"""#set page(width: {setting['width']}mm, height: {setting['height']}mm,
  margin: (top: {setting['top']}mm, bottom: {setting['bottom']}mm,
           left: {setting['left']}mm, right: {setting['right']}mm))
#set text(font: "Noto Sans", size: {size}pt, lang: "nl", hyphenate: {hyphenate},
          top-edge: 0.75em, bottom-edge: -0.25em)
#set par(justify: {justify}, linebreaks: {breaks}, leading: {leading - size}pt, spacing: {leading - size + 7.5}pt)
#set smartquote(enabled: false)
#set list(indent: 6pt, body-indent: 8pt, spacing: {leading - size + 2}pt)
#set enum(indent: 6pt, body-indent: 8pt, spacing: {leading - size + 2}pt)
#set table(stroke: none, inset: (x: 6pt, y: 4pt))
#show table.cell.where(y: 0): strong
#show heading: set text(size: 1.2em)
"""

    def text(self, text):
        return self.special.sub(r"\\\1", text)

    def passage(self, language, inner):
        return f'#text(lang: "{language}")[{inner}];'

    def emphasis(self, inner):
        return "#emph[" + inner + "];"

    def strong(self, inner):
        return "#strong[" + inner + "];"

    def code(self, text):
        return "#raw(" + json.dumps(text, ensure_ascii=False) + ");"

    def line_break(self):
        return " \\\n"

    def heading(self, level, inner):
        return f"#heading(level: {level})[{inner}]\n\n"

    def paragraph(self, inner):
        return inner + "\n\n"

    def code_block(self, text):
        return "#raw(block: true, " + json.dumps(text, ensure_ascii=False) + ")\n\n"

    def quote(self, inner):
        return "#pad(left: 15pt)[\n" + inner + "]\n\n"

    def box(self, inner):
        return "#block(inset: 12pt, width: 100%, breakable: false)[\n" + inner + "]\n\n"

    def list(self, ordered, items):
        name = "enum" if ordered else "list"
        return f"#{name}(" + ", ".join("[" + item + "]" for item in items) + ")\n\n"

    def table(self, rows, columns):
        cells = ",\n".join(", ".join("[" + cell + "]" for cell in row) for row in rows)
        return f"#table(columns: {columns}, {cells})\n\n"

    def tail(self):
        return ""


class Latex:
    special = re.compile(r"([#$%&_{}])")

    def head(self, setting):
        ragged = "" if setting["justified"] else r"\raggedright"
        hyphens = "" if setting["hyphenated"] else r"\hyphenpenalty=10000 \exhyphenpenalty=10000"
        if setting["hyphenated"] and ragged:
            ragged += r"\rightskip=0pt plus 4em \parindent=0pt"  # so that TeX hyphenates at all
        size, leading = setting["size"], setting["leading"]
        return r"""\documentclass{article}
\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage[english,dutch]{babel}
\usepackage[paperwidth=%smm,paperheight=%smm,top=%smm,bottom=%smm,left=%smm,right=%smm,
  headsep=0pt,headheight=0pt]{geometry}
%s
\pagestyle{empty}\parindent=0pt \parskip=7.5pt plus 2pt
\widowpenalty=10000 \clubpenalty=10000 \raggedbottom
\let\LTXitemize\itemize \def\itemize{\LTXitemize\itemsep=-4pt }
\begin{document}\sloppy\fontsize{%s}{%s}\selectfont %s %s
""" % (setting["width"], setting["height"], setting["top"], setting["bottom"], setting["left"],
            setting["right"], setting["fonts"], size, leading, ragged, hyphens)

    def text(self, text):
        text = text.replace("\\", "\0")
        text = self.special.sub(r"\\\1", text).replace("\0", r"\textbackslash{}")
        text = text.replace("~", r"\textasciitilde{}").replace("^", r"\textasciicircum{}")
        text = text.replace("\u2026", r"\dots{}").replace("\u00a0", "~").replace("<", r"\textless{}")
        text = text.replace(">", r"\textgreater{}")
        return "".join(c if ord(c) < 0x250 or c in "\u2013\u2014\u2018\u2019\u201c\u201d" else "?"
                       for c in text)

    def passage(self, language, inner):
        return r"\foreignlanguage{english}{" + inner + "}" if language == "en" else inner

    def emphasis(self, inner):
        return r"\textit{" + inner + "}"

    def strong(self, inner):
        return r"\textbf{" + inner + "}"

    def code(self, text):
        return r"\texttt{" + self.text(text) + "}"

    def line_break(self):
        return "\\newline\n"

    def heading(self, level, inner):
        return "\n\\par\\bigskip{\\textbf{" + inner + "}}\\nopagebreak\n\n"

    def paragraph(self, inner):
        return inner + "\n\n"

    def code_block(self, text):
        return "\n\n".join(r"\texttt{" + self.text(line) + "}" for line in text.split("\n")) + "\n\n"

    def quote(self, inner):
        return "\\begin{quote}\n" + inner + "\\end{quote}\n\n"

    box = quote

    def list(self, ordered, items):
        name = "enumerate" if ordered else "itemize"
        return f"\\begin{{{name}}}\n" + "\n".join("\\item " + item.strip() for item in items) + \
            f"\n\\end{{{name}}}\n\n"

    def table(self, rows, columns):
        width = f"p{{{0.92 / columns:.3f}\\hsize}}"
        lines = " \\\\\n".join(" & ".join(row) for row in rows)
        return "\\begin{tabular}{" + width * columns + "}\n" + lines + "\\\\\n\\end{tabular}\n\n"

    def tail(self):
        return "\\end{document}\n"


class Writer:
    def __init__(self, markup):
        self.markup = markup

    def inlines(self, node):
        markup, out = self.markup, []
        for child in node.children:
            if child.kind == "text":
                out.append(markup.text(child.text))
            elif child.kind == "soft_break":
                out.append("\n" if isinstance(markup, Latex) else " ")
            elif child.kind == "line_break":
                out.append(markup.line_break())
            elif child.kind == "code":
                out.append(markup.code(child.text))
            elif child.kind in ("emphasis", "strong"):
                out.append(getattr(markup, child.kind)(self.inlines(child)))
            elif child.kind == "span" and LANGUAGE.search(child.attributes):
                language = LANGUAGE.search(child.attributes)[1]
                out.append(markup.passage(language, self.inlines(child)))
            elif child.kind in ("link", "span", "strikethrough"):
                out.append(self.inlines(child))
        return "".join(out)

    def blocks(self, node):
        return "".join(self.block(child) for child in node.children)

    def block(self, node):
        markup = self.markup
        if node.kind == "heading":
            return markup.heading(int(node.attributes.split()[0]), self.inlines(node))
        if node.kind == "paragraph":
            return markup.paragraph(self.inlines(node))
        if node.kind == "code_block":
            return markup.code_block(node.text.rstrip("\n"))
        if node.kind in ("quote", "box"):
            return getattr(markup, node.kind)(self.blocks(node))
        if node.kind == "list":
            ordered = node.attributes.startswith(" from ")
            return markup.list(ordered, [self.blocks(item).strip() for item in node.children])
        if node.kind == "table":
            rows = [[self.cell(cell) for cell in row.children] for row in node.children]
            return markup.table(rows, max(len(row) for row in rows))
        if node.kind in ("section", "keep"):
            return self.blocks(node)
        return ""

    def cell(self, node):
        inline = not any(child.kind in ("paragraph", "list") for child in node.children)
        return self.inlines(node) if inline else self.blocks(node).strip()


def main():
    markup = Typst() if sys.argv[1] == "typst" else Latex()
    with open(sys.argv[2], encoding="utf-8") as file:
        setting = json.load(file)
    sys.stdout.write(markup.head(setting) + Writer(markup).blocks(read(sys.stdin)) + markup.tail())


if __name__ == "__main__":
    main()
