#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants each defect in a copy of a good PDF and tells who catches it.

    plant.py FOLDER CAUGHT [VALIDATE]

FOLDER holds sample.pdf with its companions (see tests/pdf/check.py). CAUGHT is the list of who is
known to catch what: `rules` of tests/pdf, `dump` (comparison with the companions), `veraPDF`, which
is asked when VALIDATE names its driver. Exit status 1 when a defect slips through or the list
is not true. With the environment variable ACCEPT the list is written anew."""
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../pdf"))
from check import compare  # noqa: E402
from defects import DEFECTS  # noqa: E402
from mutant import Mutant  # noqa: E402
from reader.structure import Document  # noqa: E402
from rules import check  # noqa: E402

HEAD = """# SPDX-License-Identifier: GPL-3.0-or-later
# Defects planted in a good PDF, and who catches them: our own rules, the comparison with the
# program's dumps, veraPDF. Written by `ACCEPT=1 tests/mutation/run`.
"""


def plant(folder, name):
    path = os.path.join(folder, name.replace(" ", "-") + ".pdf")
    mutant = Mutant(os.path.join(folder, "sample.pdf"))
    if name != "none":
        DEFECTS[name](mutant)
    mutant.write(path)
    for suffix in (".tags", ".document"):
        shutil.copy(os.path.join(folder, "sample" + suffix), path.removesuffix(".pdf") + suffix)
    return path


def own_catchers(path):
    document = Document(path)
    found = ["rules"] if check(document) else []
    return found + (["dump"] if any(compare(document, path)) else [])


def invalid_files(paths, validate):
    answer = subprocess.run([validate, *paths], capture_output=True, check=False, text=True)
    return {line.split(" is not valid as ")[0].split(", ua1:")[0].split(", 2a:")[0]
            for line in answer.stdout.splitlines() if not line.startswith(" ")}


def read_list(path):
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n").rsplit(": ", 1) for line in file if not line.startswith("#")]
    return {name: set(catchers.split(", ")) for name, catchers in lines}


def differences(caught, known, asked):
    for name, catchers in caught.items():
        listed = known.get(name, set()) & asked
        if name == "none":
            if catchers:
                yield "the good PDF is refused by %s" % ", ".join(sorted(catchers))
        elif not catchers and not known.get(name, set()) - asked:
            yield "%s: nobody catches it" % name
        elif listed != catchers:
            yield "%s: caught by %s, not by %s as listed" % (
                name, " and ".join(sorted(catchers)) or "nobody", " and ".join(sorted(listed)))
    for name in known.keys() - caught.keys():
        yield "%s: listed, but not planted" % name


def main(folder, list_path, validate=None):
    paths = {name: plant(folder, name) for name in ["none", *DEFECTS]}
    caught = {name: set(own_catchers(path)) for name, path in paths.items()}
    asked = {"rules", "dump"}
    if validate:
        asked.add("veraPDF")
        invalid = invalid_files(paths.values(), validate)
        for name, path in paths.items():
            if path in invalid:
                caught[name].add("veraPDF")
    if os.environ.get("ACCEPT"):
        with open(list_path, "w", encoding="utf-8") as file:
            file.write(HEAD + "".join("%s: %s\n" % (name, ", ".join(sorted(catchers)))
                                      for name, catchers in caught.items() if name != "none"))
    trouble = list(differences(caught, read_list(list_path), asked))
    print("\n".join(trouble + ["%d defects planted" % len(DEFECTS)]))
    sys.exit(bool(trouble))


if __name__ == "__main__":
    main(*sys.argv[1:])
