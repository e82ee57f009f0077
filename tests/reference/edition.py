#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a data set of this folder as an edition: survey, responses, script and templates.

Usage: edition.py SET FOLDER [turned | shuffled | halves]
SET is bfi, missing, tiny or networks. `turned`: every item is asked the other way round and the
answers are turned too. `shuffled`: people got each other's codes. `halves`: responses in two
folders; otherwise they stand in one.
"""
import csv
import json
import random
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
RULES = {"all": "all", "at_least": "{at_least: %s}", "share": "{share: %s}"}
MEASURES = ["size", "informal_size", "near", "child", "formal_share", "informal_share", "diversity", "bottleneck",
            "multiplexity", "reciprocity", "balance", "density", "known_long"]
KINDS = "EPGAW"
# What a template prints of a number: all its digits, or a dash for none.
NUMBER = '{{ %s and string.format("%%.17g", %s) or "-" }}'


def table(name):
    with open(HERE / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def scales(name):
    """The scales of a set whose items are turned as the scale says in the whole set."""
    return [s for s in table("scales") if s["set"] == name and s["scale"] != "unturned"]


def numbers(names):
    return "values " + " ".join(NUMBER % (n, n) for n in names)


# ---- the survey and its script ----

def survey(name, items, turned):
    own = scales(name)
    reverse = {i[1:] for s in own for i in s["items"].split() if i[0] == "-"}
    if turned:
        reverse = set(items) - reverse
    options = ", ".join(f'{{code: {c}, label: "{c}"}}'
                        for c in range(int(own[0]["minimum"]), int(own[0]["maximum"]) + 1))
    lines = [f'id: {name}', 'version: "1"', f'title: {name}', 'languages: [nl]',
             f'scales: {{answers: {{options: [{options}]}}}}',
             'sections:', '  - id: all', '    questions:']
    for item in items:
        lines.append(f'      - {{id: {item}, text: "Item {item}", scale: answers, optional: true'
                     + (", reverse: true}" if item in reverse else "}"))
    lines.append("subscales:")
    for scale in own:
        wanted = ", ".join(i.lstrip("-") for i in scale["items"].split())
        for rule, form in RULES.items():
            rule_text = form % scale[rule] if "%" in form else form
            lines.append(f'  {scale["scale"]}_{rule}: {{title: {scale["scale"]}, '
                         f'items: [{wanted}], missing: {rule_text}}}')
    return "\n".join(lines) + "\n"


def script(name, items):
    own = [(s["scale"], rule) for s in scales(name) for rule in RULES]
    scores = ", ".join(f'{scale}_{rule} = kit.mean(answers, "{scale}_{rule}")'
                       for scale, rule in own)
    filled = ", ".join(f"{item} = 3" for item in items)
    return (f'return {{ id = "{name}", version = "1", survey = "{name}",\n'
            f'  score = function(answers, kit) return {{ {scores} }} end,\n'
            f'  examples = {{ {{ answers = {{ {filled} }}, expect = {{}} }} }},\n}}\n')


def responses(name, rows, turned):
    own = scales(name)[0]
    both = int(own["minimum"]) + int(own["maximum"])
    for row in rows:
        yield name, "1", {item: both - int(raw) if turned else int(raw)
                          for item, raw in row.items() if raw}


# ---- networks: the questionnaire and the script that are shipped ----

def roster_row(written, kinds):
    kind, circle, gives, gets, child, years = written.split("/")
    row = {"soort": kinds[int(kind) - 1], "kring": int(circle), "hoe_vaak": "week",
           "geeft": list(gives), "krijgt": list(gets)}
    if child:
        row["kind"] = child
    if years:
        row["jaren"] = int(years)
    return row


def add_ties(people, ties):
    """Who knows whom, written down with the first of two, with the second or with both."""
    for person in people:
        person["kent"] = []
    for place, tie in enumerate(ties):
        one, other = map(int, tie.split("-"))
        if place % 3 != 1:
            people[one - 1]["kent"].append(other)
        if place % 3 != 0:
            people[other - 1]["kent"].append(one)


def networks(rows):
    instrument = yaml.safe_load((TOP / "surveys/instruments/netwerk.yaml").read_text())
    kinds = [option["code"] for option in instrument["scales"]["soort"]["options"]]
    for row in rows:
        people = [roster_row(written, kinds) for written in row["people"].split()]
        add_ties(people, row["ties"].split())
        yield "netwerk", instrument["version"], {"mensen": people}


# ---- writing ----

def write(folder, path, content):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8", newline="\n")


def write_responses(folder, all_responses, order, halves):
    for number, (name, version, answers) in zip(order, all_responses):
        code = f"R{number:04d}"
        half = "second" if halves and number % 2 else "first"
        head = f'survey: {name}\nversion: "{version}"\nrespondent: {code}\ndate: 2026-09-14\n'
        body = f"answers: {json.dumps(answers)}\n"
        write(folder, f"responses-{half}/{code}.yaml", head + body)
    return ["responses-first"] + (["responses-second"] if halves else [])


def group_template(name):
    lines = []
    for scale in scales(name):
        for rule in RULES:
            own = f'group.surveys.{name}.scores.{scale["scale"]}_{rule}'
            lines.append(numbers(f"{own}.{key}" for key in
                                 ("n", "mean", "sd", "median", "minimum", "maximum", "low", "high")))
    return "\n\n".join(lines)


def person_template(name):
    if name != "networks":
        return numbers(f'scores.{name}.{s["scale"]}_{rule}' for s in scales(name) for rule in RULES)
    lists = " ".join(f'x{{{{ table.concat(scores.netwerk.{key}) }}}}' for key in ("gaps", "single"))
    return numbers(f"scores.netwerk.{measure}" for measure in MEASURES) + " " + lists


def write_edition(folder, name, survey_id, survey_path, script_path, sources):
    documents = ["  - {id: person, template: person.md, for: person, formats: [md]}"]
    head = "---\ntitle: Numbers\nlang: nl\n---\n\n"
    write(folder, "person.md", head + person_template(name) + "\n")
    if name != "networks":
        documents.append("  - {id: group, template: group.md, for: group, formats: [md]}")
        write(folder, "group.md", head + group_template(name) + "\n")
    write(folder, "edition.yaml", f"""id: {name}
title: {name}
edition: "1"
date: 2026-09-14
language: nl
publisher: {{name: Tests}}
contact: {{name: Tests}}
style: {TOP}/templates/styles/leernetwerk.yaml
surveys: [{survey_path}]
scripts: {{{survey_id}: {script_path}}}
responses: [{", ".join(sources)}]
example: true
privacy: {{min_n: 1, min_cell: 1}}
documents:
""" + "\n".join(documents) + "\n")


def main():
    name, folder, variant = sys.argv[1], Path(sys.argv[2]), (sys.argv[3:] or [""])[0]
    rows = table(f"data/{name}")
    order = list(range(1, len(rows) + 1))
    if variant == "shuffled":
        random.Random(1).shuffle(order)
    if name == "networks":
        answered = networks(rows)
        own = ("netwerk", f"{TOP}/surveys/instruments/netwerk.yaml", f"{TOP}/scripts/netwerk.lua")
    else:
        items = list(rows[0])
        write(folder, "survey.yaml", survey(name, items, variant == "turned"))
        write(folder, "script.lua", script(name, items))
        answered = responses(name, rows, variant == "turned")
        own = (name, "survey.yaml", "script.lua")
    sources = write_responses(folder, answered, order, variant == "halves")
    write_edition(folder, name, *own, sources)


if __name__ == "__main__":
    main()
