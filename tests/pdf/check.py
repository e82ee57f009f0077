#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks PDFs for what veraPDF passes over: check.py FILE.pdf…

The rules of rules/ hold for every file, and poppler must hear of it what we hear. A file's
companions are compared with it when they stand beside it:

    FILE.tags       `steunblad dump --stage tags`: structure, attributes, text, pages
    FILE.document   `steunblad dump --stage document`: the same text
    FILE.words      what must be heard, word for word, in this order

Says what is wrong, a line each; exit status 1 when something is."""
import multiprocessing
import os
import re
import sys

from reader import dump, poppler, source
from reader.structure import Document
from rules import check


def companion(path, suffix):
    name = path.removesuffix(".pdf") + suffix
    if not os.path.exists(name):
        return None
    with open(name, encoding="utf-8") as file:
        return file.read()


def first_difference(wanted, found):
    for number, (left, right) in enumerate(zip(wanted, found)):
        if left != right:
            around = slice(max(number - 4, 0), number + 5)
            return "%s instead of %s" % (" ".join(found[around]), " ".join(wanted[around]))
    if len(wanted) != len(found):
        return "%d words instead of %d, from %s" % (
            len(found), len(wanted), (wanted + found)[min(len(wanted), len(found)):][:5])
    return None


def has_all_figures(tags, tree):
    """A figure whose letters would be too small is printed as its table, which no tree tells."""
    wanted = len(re.findall("^ *figure ", tree, re.MULTILINE))
    return len(re.findall("^ *Figure\\b", tags or "", re.MULTILINE)) >= wanted


def compare(document, path):
    """Differences between a file and its companions."""
    tags, tree, words = (companion(path, suffix) for suffix in (".tags", ".document", ".words"))
    if tags is not None:
        yield dump.difference(document, tags)
    text = source.text_of_file(document)
    if tree is not None and has_all_figures(tags, tree):
        wanted = source.text_of_dump(tree)
        trouble = first_difference(list("".join(wanted.split())), list("".join(text.split())))
        yield trouble and "the document's text: " + trouble
    if words is not None:
        trouble = first_difference(source.plain(words).split(), text.split())
        yield trouble and "words: " + trouble
        lost = not document.right_to_left and poppler.lost_words(path, words)
        yield lost and "pdftotext does not give %s" % lost[:8]
    yield poppler.difference(document)


def problems_of(path):
    try:
        document = Document(path)
        return check(document) + [trouble for trouble in compare(document, path) if trouble]
    except Exception as trouble:  # a file too broken to read is a finding, not the end of the run
        return ["cannot be read: %r" % trouble]


def main(paths):
    with multiprocessing.Pool() as pool:
        found = dict(zip(paths, pool.imap(problems_of, paths, chunksize=4)))
    for path, problems in found.items():
        for problem in problems[:20]:
            print("%s: %s" % (os.path.basename(path), problem))
    sys.exit(any(found.values()))


if __name__ == "__main__":
    main(sys.argv[1:])
