# SPDX-License-Identifier: GPL-3.0-or-later
"""Random documents: every kind of node, nested at random, with the words that a reader must hear.

    document = Document(seed)
    document.markdown, document.spoken, document.options

`spoken` is the text in reading order: notes where they are first called, nothing of what a program
adds (bullets, numbers, labels of boxes), nothing of pictures, which have their own text."""
import random

from words import BOXES, CODE, ESCAPES, LONG, SIGNS, WORDS

LANGUAGES = ["nl"] * 8 + ["en", "tr", "pl", "uk", "ar", "ti"]
STYLES = [None] * 4 + ["zwart-wit", "grote-letter"]
DEEPEST = 5  # lists, quotes and boxes in each other


def indented(lines, first, rest):
    return [(first if number == 0 else rest if line else rest.rstrip()) + line
            for number, line in enumerate(lines)]


class Document:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.language = self.pick(LANGUAGES)
        self.style = self.pick(STYLES)
        self.definitions, self.anchors, self.notes, self.called = [], [], 0, []
        self.narrow = self.style == "grote-letter"
        self._write()

    @property
    def options(self):
        return ["--style=" + self.style] if self.style else []

    # ---- chance, the same with every version of Python ----
    def below(self, limit):
        return int(self.chance.random() * limit)

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def one_in(self, count):
        return self.below(count) == 0

    # ---- the whole ----
    def _write(self):
        title = self.phrase(self.between(1, 6))
        kind = self.pick(["own title", "own title", "title above", "several", "no title"])
        head, blocks, spoken = ["---"], [], []
        if kind != "no title":
            head.append('title: "%s"' % title)
        if kind in ("title above", "several"):
            spoken.append(title)
        if kind == "own title":
            blocks.append(["# " + title])
            spoken.append(title)
        head.append("lang: " + self.language)
        head += [line for line in ("author: Netwerk Voorbeeld", "edition: Najaar 2026",
                                   "date: 2026-09-14", 'notice: "Voorbeeld: verzonnen"')
                 if self.one_in(2)]
        count = self.between(3, 7)
        for number in range(count):
            levels = range(1, 4) if kind == "several" else range(2, 7)
            if kind == "several" and number in (0, count // 2):
                levels = [1]
            if number == 0 or self.one_in(3) or levels == [1]:
                lines, said = self.heading(levels)
                blocks.append(lines)
                spoken.append(said)
            lines, said = self.block(0, top=True, after_list=self._ends_with_list(blocks))
            blocks.append(lines)
            spoken.append(said)
        blocks += self.definitions
        body = "\n\n".join("\n".join(lines) for lines in blocks)
        self.markdown = "\n".join(head + ["---", "", body, ""])
        self.spoken = " ".join(spoken)

    @staticmethod
    def _ends_with_list(blocks):
        return bool(blocks) and blocks[-1][-1][:1] in (" ", "-", "*", "+", *"0123456789")

    # ---- inlines: Markdown, and what is heard ----
    def word(self):
        return self.pick(WORDS[self.language])

    def phrase(self, count):
        return " ".join(self.word() for _ in range(count))

    def plain(self):
        word = self.word()
        return word, word

    def marked(self):
        mark = self.pick(["**", "*", "***", "~~", "__", "_"])
        words = self.phrase(self.between(1, 3))
        return mark + words + mark, words

    def nested_marks(self):
        a, b, c = self.word(), self.word(), self.word()
        return "**%s *%s* `%s`**" % (a, b, c), "%s %s %s" % (a, b, c)

    def part_of_word(self):
        a, b = self.word(), self.word()
        return "a%s**%s**z" % (a, b), "a%s%sz" % (a, b)

    def code(self):
        words = self.phrase(self.between(1, 2))
        return "`%s`" % words, words

    def link(self):
        words, target = self.phrase(self.between(1, 4)), "https://example.org/%d" % self.below(99)
        kind = self.below(5)
        if kind == 0 and self.anchors:
            return "[%s](#%s)" % (words, self.pick(self.anchors)), words
        if kind == 1:
            name = "verwijzing %d" % len(self.definitions)
            self.definitions.append(["[%s]: %s 'uitleg'" % (name, target)])
            return "[%s][%s]" % (words, name), words
        if kind == 2:
            return "<%s>" % target, target
        if kind == 3:
            word = self.word()
            return target + " " + word, target + " " + word
        return '[*%s* %s](%s "uitleg")' % (words, words, target), words + " " + words

    def picture(self):
        return "![een beeld van %s](beeld.png)" % self.word(), ""

    def sign(self):
        sign = self.pick(SIGNS)
        return sign, sign

    def escape(self):
        return self.pick(ESCAPES)

    def long(self):
        long, word = self.pick(LONG), self.word()
        return long + " " + word, long + " " + word

    def passage(self):
        language = self.pick(list(WORDS))
        words = " ".join(self.pick(WORDS[language]) for _ in range(self.between(1, 4)))
        return '<span lang="%s">%s</span>' % (language, words), words

    def tick_box(self):
        word = self.word()
        return "☐ " + word, word

    def note(self):
        if self.called and self.one_in(3):
            return self.word() + "[^%s]" % self.pick(self.called), None
        if self.notes >= 5:
            return self.plain()
        self.notes += 1
        name, word = "n%d" % self.notes, self.word()
        lines, said = self.paragraph(0, noted=False)
        for _ in range(self.below(3)):
            more, heard = self.pick([self.paragraph, self.list, self.code_block])(DEEPEST - 1)
            lines, said = lines + [""] + more, said + " " + heard
        self.called.append(name)
        self.definitions.append(indented(lines, "[^%s]: " % name, "    "))
        return "%s[^%s]" % (word, name), "%s %s" % (word, said)

    def inlines(self, count, noted=True, breaks=True, wide=True):
        """A run of words and markup. Only plain words stand at the start of a line, where anything
        else could begin a block."""
        kinds = [self.marked, self.nested_marks, self.part_of_word, self.code, self.link,
                 self.picture, self.sign, self.escape, self.passage, self.tick_box]
        if wide and self.one_in(4):
            kinds.append(self.long)
        if noted and self.language != "none":
            kinds.append(self.note)
        markdown, spoken = self.word(), []
        spoken.append(markdown)
        for _ in range(count):
            if self.one_in(9) and breaks:
                word = self.word()
                markdown += self.pick(["\n", "\n", "\\\n", "  \n"]) + word
                spoken.append(word)
            written, said = self.pick(kinds)() if self.one_in(4) else self.plain()
            if said is None:  # a note called again
                said = written[:written.index("[^")]
            markdown += " " + written
            spoken.append(said)
        return markdown, " ".join(spoken)

    # ---- blocks: lines, and what is heard ----
    def block(self, depth, top=False, after_list=True):
        kinds = [self.paragraph] * 5 + [self.code_block, self.table, self.thematic_break]
        if depth < DEEPEST:
            kinds += [self.list] * 4 + [self.tasks, self.quote, self.box, self.quote]
        if top:
            kinds += [self.keep, self.page_break, self.chart, self.lines, self.comment, self.table,
                      self.box]
            if not after_list:
                kinds.append(self.indented_code)
        if 0 < depth < DEEPEST and self.one_in(15):
            return self.heading(range(2, 7))
        return self.pick(kinds)(depth)

    def blocks(self, depth, count):
        lines, spoken = [], []
        for _ in range(count):
            more, said = self.block(depth)
            lines += ([""] if lines else []) + more
            spoken.append(said)
        return lines, " ".join(spoken)

    def heading(self, levels):
        level = self.pick(list(levels))
        if self.one_in(3):
            words = self.phrase(self.between(1, 9))
            number = len(self.anchors) + 1
            self.anchors.append("deel-%d" % number)
            return ["%s deel %d" % ("#" * level, number), "", words], "deel %d %s" % (number, words)
        markdown, said = self.inlines(self.between(0, 8), noted=False, breaks=False, wide=False)
        if level <= 2 and self.one_in(4):
            return [markdown, ("=" if level == 1 else "-") * 5], said
        return ["#" * level + " " + markdown], said

    def paragraph(self, depth, noted=True):
        markdown, said = self.inlines(self.pick([1, 3, 8, 15, 40]) if depth < 3 else self.between(1, 8), noted)
        return markdown.split("\n"), said

    def list(self, depth):
        ordered, number = self.one_in(2), self.pick([1, 1, 1, 7, 99])
        mark, tight = self.pick(["-", "*", "+"]), self.one_in(2)
        lines, spoken = [], []
        for item in range(self.between(1, 4)):
            first = "%d%s " % (number + item, "." if mark != "+" else ")") if ordered else mark + " "
            body, said = self.paragraph(3)
            for _ in range(self.pick([0, 0, 0, 1, 1, 2]) if depth < DEEPEST else 0):
                more, heard = self.block(depth + 1)
                body, said = body + [""] + more, said + " " + heard
            lines += ([""] if lines and not tight else [])
            lines += indented(body, first, " " * len(first))
            spoken.append(said)
        return lines, " ".join(spoken)

    def tasks(self, depth):
        lines, spoken = [], []
        for _ in range(self.between(1, 4)):
            markdown, said = self.inlines(3, breaks=False)
            lines += ["- [%s] %s" % (self.pick(" x"), markdown)]
            spoken.append(said)
            if depth < DEEPEST and self.one_in(4):
                more, heard = self.list(depth + 1)
                lines += [""] + indented(more, "  ", "  ")
                spoken.append(heard)
        return lines, " ".join(spoken)

    def quote(self, depth):
        lines, said = self.blocks(depth + 1, self.between(1, 3))
        return indented(lines, "> ", "> "), said

    def box(self, depth):
        lines, said = self.blocks(depth + 1, self.between(1, 3))
        if not lines[0][:1].isalpha() and lines[0][:1] != "|" or lines[1:2] and not lines[1].strip("=-"):
            lines = [""] + lines  # else it could run on from the line with the kind
        return ["> [!%s]" % self.pick(BOXES)] + indented(lines, "> ", "> "), said

    def code_block(self, depth):
        fence, body = self.pick(["```", "~~~~", "```lua"]), [self.pick(CODE) for _ in range(self.between(1, 4))]
        return [fence] + body + [fence.rstrip("lua")], " ".join(body)

    def indented_code(self, depth):
        body = [self.pick(CODE[:3]) for _ in range(self.between(1, 3))]
        return ["    " + line for line in body], " ".join(body)

    def table(self, depth):
        columns = self.between(1, 3 if depth or self.narrow else 7)
        rows, spoken = [], []
        for row in range(self.between(1, 6)):
            cells = []
            for column in range(columns):
                markdown, said = self.cell(columns, head=row == 0, first=column == 0)
                cells.append(markdown)
                spoken.append(said)
            rows.append("| " + " | ".join(cells) + " |")
        rule = "|" + "|".join(self.pick(["---", ":--", "--:", ":-:"]) for _ in range(columns)) + "|"
        return [rows[0], rule] + rows[1:], " ".join(spoken)

    def cell(self, columns, head, first):
        if not head and self.one_in(9):
            return "", ""
        if not head and first and self.one_in(2):
            words = self.phrase(2)
            return "**%s**" % words, words
        if not head and self.one_in(6):
            a, b = self.word(), self.word()
            return self.pick([("%s \\| %s" % (a, b), "%s | %s" % (a, b)), ("%s<br>%s" % (a, b), a + " " + b),
                              ("`%s \\| %s`" % (a, b), "%s | %s" % (a, b))])
        return self.inlines(self.below(9 if columns < 4 else 3), noted=not head, breaks=False,
                            wide=columns < 3)

    def thematic_break(self, depth):
        return [self.pick(["***", "---", "___"])], ""

    def keep(self, depth):
        lines, said = self.blocks(2, self.between(1, 3))
        return ["<!-- keep -->", ""] + lines + ["", "<!-- /keep -->"], said

    def page_break(self, depth):
        return ["<!-- pagebreak -->"], ""

    def comment(self, depth):
        return ["<!-- niemand ziet dit -->"], ""

    def lines(self, depth):
        return self.pick([["```lines", "count: %d" % self.between(1, 4), "```"], ["…" * 30] * 2]), ""

    def chart(self, depth):
        title = self.phrase(3)
        data = ['  - {label: "%s", value: %d}' % (self.phrase(self.between(1, 3)), self.below(20))
                for _ in range(self.between(1, 4))]
        return ["```chart", "kind: bars", 'title: "%s"' % title, "data:"] + data + ["```"], title
