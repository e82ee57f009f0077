# SPDX-License-Identifier: GPL-3.0-or-later
"""Interrupts builds at many moments, as Ctrl-C does (all processes) and as `kill` does (the first).

Usage: interrupt.py PROGRAM EDITION FOLDER
"""
import os
import pathlib
import signal
import subprocess
import sys
import time

ENDS = {".pdf": b"%%EOF\n", ".html": b"</html>\n", ".svg": b"</svg>\n", ".json": b"}\n"}


def build(program, edition, folder):
    return subprocess.Popen([program, "build", edition, "-o", folder], start_new_session=True,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for_workers(group):
    """A worker that is putting files in place may take a moment."""
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise SystemExit("a worker outlives the build")


def check(folder):
    for path in folder.iterdir() if folder.exists() else ():
        if ".new-" in path.name:
            raise SystemExit(f"left: {path}")
        if not path.read_bytes().endswith(ENDS.get(path.suffix, b"")):
            raise SystemExit(f"half a file: {path}")


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def main():
    program, edition, folder = sys.argv[1:]
    whole = pathlib.Path(folder + "-whole")
    start = time.monotonic()
    build(program, edition, whole).wait()
    duration = time.monotonic() - start
    folder = pathlib.Path(folder)
    interrupted = 0
    for number in range(12):
        process = build(program, edition, folder)
        time.sleep(duration * (number % 6 + 1) / 7)
        sign = signal.SIGINT if number % 2 else signal.SIGTERM
        try:
            if number % 2:
                os.killpg(process.pid, sign)
            else:
                process.send_signal(sign)
        except ProcessLookupError:
            pass
        interrupted += process.wait() == -sign
        wait_for_workers(process.pid)
        check(folder)
    if interrupted == 0:
        raise SystemExit("nothing was interrupted")
    build(program, edition, folder).wait()
    if contents(folder) != contents(whole):
        raise SystemExit("a build after those gives other files")


main()
