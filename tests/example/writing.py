# SPDX-License-Identifier: GPL-3.0-or-later
"""Chance, and answers written as YAML."""
import random

VERSIONS = {"buffers": "1.0.0", "paces-kind-nu": "1.0.0", "netwerk": "1.1.0", "derde-viool": "1.0.0"}
HEAD = """# yaml-language-server: $schema=../../schema/response.schema.json
# SPDX-License-Identifier: CC-BY-4.0
# Verzonnen antwoorden, gemaakt door tests/example/generate.py.
"""
OPEN = {"blij", "mooi", "fijn", "wens", "lukte", "sleutel", "nodig"}


class Chance:
    def __init__(self, seed, code):
        # A seed made of the code alone, without Python's hash (which differs from run to run).
        self.random = random.Random(seed + int(code[1:]))

    def number(self):
        return self.random.random()

    def happens(self, probability):
        return self.number() < probability

    def one_of(self, items):
        return items[int(self.number() * len(items))]

    def between(self, low, high):
        return low + int(self.number() * (high - low + 1))

    def noise(self):
        """About normal, deviation 0.2: the sum of three uniform draws."""
        return (self.number() + self.number() + self.number() - 1.5) * 0.4


def quoted(text):
    """A YAML text in double quotes: nothing in it can be taken for syntax."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow(value):
    return "[" + ", ".join(map(str, value)) + "]" if isinstance(value, list) else str(value)


def document(survey, person, group, wave, date, answers):
    lines = [f"survey: {survey}", f"version: {VERSIONS[survey]}", f"respondent: {person.code}",
             f"group: {group}"]
    if wave > 1:
        lines.append(f"wave: {wave}")
    lines.append(f"date: {date}")
    if person.share:
        lines.append("share_with_professional: true")
    body = []
    for name, value in answers:
        if value is None:
            continue
        if name in OPEN:
            body.append(f"  {name}: {quoted(value)}")
        elif name == "mensen" and value:
            body.append("  mensen:")
            for row in value:
                cells = ", ".join(f"{key}: {flow(cell)}" for key, cell in row)
                body.append("    - {" + cells + "}")
        else:
            body.append(f"  {name}: {flow(value)}")
    lines += ["answers:"] + body if body else ["answers: {}"]
    return "\n".join(lines) + "\n"
