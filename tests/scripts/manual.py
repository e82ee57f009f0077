# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs what scripts/README.md shows.

A fence with `file=PATH` is a file. A fence `console` holds commands behind `$ `, each followed by
what it prints; they run in order, in a folder with the files so far. The shipped scripts are
checked as well.

Usage: manual.py PROGRAM
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

MANUAL = pathlib.Path("scripts/README.md")
FENCE = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
REGISTERED = re.compile(r'\{"(\w+)", \w+\}')

failures = []


def run(command, folder):
    """What a command prints, its messages included."""
    environment = dict(os.environ, PATH=f"{folder}/bin:{os.environ['PATH']}", LC_ALL="C.UTF-8")
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.stdout


def run_console(text, folder):
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        actual = run(command, folder)
        if actual != expected:
            failures.append(f"$ {command}\n--- the manual\n{expected}--- the program\n{actual}")


def run_manual(program, folder):
    (folder / "bin").mkdir()
    (folder / "templates").symlink_to(pathlib.Path("templates").resolve())
    (folder / "bin" / "steunblad").symlink_to(program)
    files = consoles = 0
    for kind, name, text in FENCE.findall(MANUAL.read_text(encoding="utf-8")):
        if name:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            files += 1
            if kind == "lua" and "misspelt" not in name:
                survey = "surveys/instruments/steun.yaml"
                said = run(f"steunblad check --survey={survey} {name} && echo right", folder)
                if said != "right\n":
                    failures.append(f"{name} is wrong:\n{said}")
        elif kind == "console":
            run_console(text, folder)
            consoles += 1
    if files < 5 or consoles < 3:
        failures.append(f"only {files} files and {consoles} consoles were found")


def check_functions():
    """Every function of the kit is in the manual, under its name."""
    manual = MANUAL.read_text(encoding="utf-8")
    prefixes = {"kit.c": "kit.", "scale.c": "kit.", "format.c": "kit.", "network.c": "kit.network."}
    for file, prefix in prefixes.items():
        source = pathlib.Path("generator/script", file).read_text(encoding="utf-8")
        names = REGISTERED.findall(source)
        if len(names) < 5:
            failures.append(f"{file}: only {names} were found")
        for name in names:
            if f"`{prefix}{name}(" not in manual:
                failures.append(f"scripts/README.md says nothing about {prefix}{name}")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        run_manual(program, folder)
    finally:
        shutil.rmtree(folder)
    check_functions()
    said = run(f"{program} check scripts && echo right", pathlib.Path.cwd())
    if said != "right\n":
        failures.append(f"the shipped scripts are wrong:\n{said}")
    print("\n".join(failures))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
