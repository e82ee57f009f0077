# SPDX-License-Identifier: GPL-3.0-or-later
"""Does what the Dutch manual and the README show.

A fence with `file=PATH` is a file. A fence `console` holds commands behind `$ `, each followed by
what it prints; they run in order, in a folder with the files so far. The manual speaks Dutch, the
README English.

Usage: try.py PROGRAM FOLDER [--take]    --take writes what the program says into both
"""

import os
import pathlib
import re
import subprocess
import sys

# Manual → language of its messages, and the least number of files and commands in it.
MANUALS = {"templates/handleiding.md": ("nl", 6, 8), "README.md": ("en", 0, 2)}
FENCE = re.compile(r"^(`{3,})(\w+)(?: file=(\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def run(command, program, folder, language):
    """What a command prints, its messages included."""
    command = f'steunblad() {{ "{program}" "$@"; }}\n{command}'
    done = subprocess.run(["bash", "-c", command], cwd=folder, text=True, check=False,
                          env={**os.environ, "LANGUAGE": language},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout


def is_right(path, program, folder, take):
    """Does one manual say what happens?"""
    language, least_files, least_commands = MANUALS[path]
    manual = pathlib.Path(path)
    text = manual.read_text(encoding="utf-8")
    counts = {"file": 0, "command": 0, "wrong": 0}

    def attempt(fence):
        _, kind, name, body = fence.groups()
        if name:
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
            counts["file"] += 1
        if kind != "console":
            return fence[0]
        actual = ""
        for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
            command = part.partition("\n")[0]
            actual += f"$ {command}\n" + run(command, program, folder, language)
            counts["command"] += 1
        if actual != body:
            counts["wrong"] += 1
            print(f"--- {path}\n{body}--- the program\n{actual}")
        return f"```console\n{actual}```"

    taken = FENCE.sub(attempt, text)
    if take:
        manual.write_text(taken, encoding="utf-8")
        return True
    if counts["file"] < least_files or counts["command"] < least_commands:
        print(f"{path}: only {counts} were found")
        return False
    return counts["wrong"] == 0


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    take = sys.argv[3:] == ["--take"]
    return 0 if all([is_right(path, program, folder, take) for path in MANUALS]) else 1


sys.exit(main())
