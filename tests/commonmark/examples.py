#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each example of the specification says what its HTML says: examples.py EXAMPLES DIFFERENCES

EXAMPLES is the specification's list as JSON. Examples with raw HTML are passed over, for that is
printed as it stands; so are those listed in DIFFERENCES with a reason, unless they agree."""
import html.parser
import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../pdf"))
from reader.source import text_of_dump  # noqa: E402

RAW = re.compile(r"<(?!/?(p|em|strong|code|pre|a|h\d|ul|ol|li|blockquote|hr|br|img)\b)")


class Text(html.parser.HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.parts = []
        self.feed(source)

    def handle_data(self, data):
        self.parts.append(data)


def squeeze(text):
    return "".join(text.split())


def verdict(example):
    """None when the example is read rightly, else what is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "example.md")
        with open(path, "w", encoding="utf-8") as file:
            file.write(example["markdown"].replace("→", "\t"))
        answer = subprocess.run([os.environ["STEUNBLAD"], "dump", "--stage=document", path],
                                capture_output=True, check=False)
    if answer.returncode:
        return answer.stderr.decode()
    if RAW.search(example["html"]) or example["section"] in ("HTML blocks", "Raw HTML"):
        return None
    wanted = squeeze("".join(Text(example["html"].replace("→", "\t")).parts))
    found = squeeze(text_of_dump(answer.stdout.decode()))
    return None if wanted == found else "%r instead of %r" % (found, wanted)


def main(examples_path, differences_path):
    with open(differences_path, encoding="utf-8") as file:
        known = dict(line.split(maxsplit=1) for line in file if not line.startswith("#"))
    with open(examples_path, encoding="utf-8") as file:
        examples = json.load(file)
    with multiprocessing.Pool() as pool:
        verdicts = pool.map(verdict, examples, chunksize=8)
    wrong = 0
    for example, problem in zip(examples, verdicts):
        number = str(example["number"])
        if problem and number not in known:
            print("example %s, %s: %s" % (number, example["section"], problem))
            wrong += 1
        elif not problem and number in known:
            print("example %s agrees now: take it off the list" % number)
            wrong += 1
    print("%d examples, %d differ as listed" % (len(examples), len(known)))
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
