# SPDX-License-Identifier: GPL-3.0-or-later
"""Does what the Dutch manual shows.

A fence with `file=PATH` is a file. A fence `console` holds commands behind `$ `, each followed by
what it prints; they run in order, in a folder with the files so far.

Usage: try.py PROGRAM FOLDER [--take]    --take writes what the program says into the manual
"""

import pathlib
import re
import subprocess
import sys

MANUAL = pathlib.Path("templates/handleiding.md")
FENCE = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(command, program, folder):
    """What a command prints, its messages included."""
    command = f'steunblad() {{ "{program}" "$@"; }}\n{command}'
    done = subprocess.run(["bash", "-c", command], cwd=folder, text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    manual = MANUAL.read_text(encoding="utf-8")
    counts = {"file": 0, "command": 0, "wrong": 0}

    def attempt(fence):
        kind, name, text = fence.groups()
        if name:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            counts["file"] += 1
        if kind != "console":
            return fence[0]
        actual = ""
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command = part.partition("\n")[0]
            actual += f"$ {command}\n" + run(command, program, folder)
            counts["command"] += 1
        if actual != text:
            counts["wrong"] += 1
            print(f"--- the manual\n{text}--- the program\n{actual}")
        return f"```console\n{actual}```"

    taken = FENCE.sub(attempt, manual)
    if sys.argv[3:] == ["--take"]:
        MANUAL.write_text(taken, encoding="utf-8")
        return 0
    if counts["file"] < 6 or counts["command"] < 8:
        print(f"only {counts} were found")
        return 1
    return counts["wrong"] > 0


sys.exit(main())
