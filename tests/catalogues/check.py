# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds sources.yaml and initiatives.yaml against their schemas, and follows every key.

What a schema cannot say is said here: ids occur once, `named_in` and `candidates` point at
references, `PACE.7` is the seventh item of a list that has seven, an editor's judgement names a
buffer and an experience that exist. Each rule is tried on a broken copy too: a check that refuses
nothing is no check.
"""

import copy
import json
import pathlib
import re
import sys

import jsonschema
import yaml

SCHEMAS = pathlib.Path("surveys/schema")
INSTRUMENTS = pathlib.Path("surveys/instruments")
CATALOGUES = pathlib.Path("templates")
SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
EXPERIENCE_PARTS = re.compile(r"^(P[0-9]+)[ab]?$")


class Loader(yaml.SafeLoader):
    """YAML 1.2 as the program reads it: a date is text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


def validator(kind):
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


VALIDATORS = {kind: validator(kind) for kind in ("sources", "initiatives")}


def schema_problems(kind, document):
    for error in VALIDATORS[kind].iter_errors(document):
        place = "/".join(str(step) for step in error.absolute_path)
        yield f"{kind}: {place}: {error.message}"


def long_problems(sources, initiatives):
    """What was found is said in one or two sentences, what an initiative is in two."""
    said = {one["id"]: one["custom"].get("found", "") for one in sources["references"]}
    said |= {one["id"]: one.get("what", "") for one in initiatives["initiatives"]}
    for name, text in said.items():
        if len(SENTENCE_END.findall(text)) > 2:
            yield f"{name}: more than two sentences"
    for one in initiatives["initiatives"]:
        if "what" in one and len(SENTENCE_END.findall(one["what"])) != 2:
            yield f"{one['id']}: not two sentences"


# ---- what keys point at ----

def repeated(ids):
    return sorted({one for one in ids if ids.count(one) > 1})


def source_problems(sources):
    """Ids and keys within sources.yaml."""
    ids = [reference["id"] for reference in sources["references"]]
    lists = sources.get("item_lists", [])
    for one in repeated(ids + [item_list["id"] for item_list in lists]):
        yield f"sources: {one} occurs twice"
    for item_list in lists:
        if item_list["source"] not in ids:
            yield f"sources: list {item_list['id']}: no reference {item_list['source']}"
    for reference in sources["references"]:
        custom = reference["custom"]
        for key in ("named_in", "candidates"):
            for target in custom.get(key, []):
                if target not in ids or target == reference["id"]:
                    yield f"sources: {reference['id']}: {key}: no other reference {target}"
        if "read_at" in custom and "accessed" not in reference:
            yield f"sources: {reference['id']}: read at an address, but on which day?"


def resolves(key, sources):
    ids = {reference["id"] for reference in sources["references"]}
    name, dot, number = key.partition(".")
    for item_list in sources.get("item_lists", []):
        if item_list["id"] == name and dot:
            return number.isdigit() and 1 <= int(number) <= len(item_list["items"])
    return key in ids


def keys_of(node):
    """Every entry of every `sources` list in a survey."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "sources":
                yield from value
            else:
                yield from keys_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys_of(value)


def survey_problems(path, survey, sources):
    for key in keys_of(survey):
        if not resolves(key, sources):
            yield f"{path}: source {key} is not in templates/sources.yaml"
    if not survey.get("sources"):
        yield f"{path}: names no source"


def experiences(survey):
    found = set()
    for section in survey["sections"]:
        for question in section["questions"]:
            for row in question.get("rows", []):
                match = EXPERIENCE_PARTS.match(row["id"])
                if match:
                    found |= {row["id"], match[1]}
    return found


def initiative_problems(initiatives, sources, buffers, children):
    entries = initiatives["initiatives"]
    for one in repeated([entry["id"] for entry in entries]):
        yield f"initiatives: {one} occurs twice"
    for entry in entries:
        judgement = entry.get("editor_judgement", {})
        wrong = [key for key in entry.get("named_in", []) if not resolves(key, sources)]
        wrong += [name for name in judgement.get("buffers", []) if name not in buffers]
        wrong += [name for name in judgement.get("experiences", []) if name not in children]
        for name in wrong:
            yield f"initiatives: {entry['id']}: nothing is called {name}"


# ---- all of it ----

def problems(sources, initiatives, surveys):
    shape = [*schema_problems("sources", sources), *schema_problems("initiatives", initiatives)]
    yield from shape
    if shape:
        return  # what follows relies on the shape
    yield from long_problems(sources, initiatives)
    yield from source_problems(sources)
    for path, survey in surveys.items():
        yield from survey_problems(path, survey, sources)
    buffers = set(surveys["buffers"]["subscales"])
    children = experiences(surveys["paces-kind-nu"])
    yield from initiative_problems(initiatives, sources, buffers, children)



def broken(sources, initiatives, surveys):
    """Name → a copy in which one thing is wrong."""
    def copies():
        return copy.deepcopy(sources), copy.deepcopy(initiatives), copy.deepcopy(surveys)

    def case(change):
        changed = copies()
        change(*changed)
        return changed

    def change_reference(**values):
        return lambda s, i, u: s["references"][0].update(values)

    def change_custom(**values):
        return lambda s, i, u: s["references"][0]["custom"].update(values)

    def change_initiative(**values):
        return lambda s, i, u: i["initiatives"][0].update(values)

    changes = {
        "unknown field": change_reference(titel="x"),
        "a DOI with its address": change_reference(DOI="https://doi.org/10.1000/1"),
        "a year in words": change_reference(issued={"date-parts": [["2018"]]}),
        "an unknown type": change_reference(type="artikel"),
        "an unknown status": change_custom(status="zeker"),
        "no status": lambda s, i, u: s["references"][0]["custom"].pop("status"),
        "verified, but what was found?": lambda s, i, u: s["references"][0]["custom"].pop("found"),
        "three sentences": change_custom(found="Dit. Dat. En dat ook."),
        "named in what is not there": change_custom(named_in=["niemand"]),
        "a candidate that is not there": change_custom(candidates=["niemand"]),
        "a day on which nothing was read": lambda s, i, u: next(
            r for r in s["references"] if "read_at" in r["custom"]).pop("accessed"),
        "an id twice": lambda s, i, u: s["references"].append(s["references"][0]),
        "a list without source": lambda s, i, u: s["item_lists"][0].update(source="niemand"),
        "a survey's unknown source": lambda s, i, u: u["buffers"]["sources"].append("niemand"),
        "a survey without source": lambda s, i, u: u["buffers"].pop("sources"),
        "an item past the end": lambda s, i, u: u["netwerk"]["sources"].append("PACE.11"),
        "an item before the first": lambda s, i, u: u["netwerk"]["sources"].append("PACE.0"),
        "an initiative in one sentence": change_initiative(what="Een mens helpt een ander."),
        "an initiative twice": lambda s, i, u: i["initiatives"].append(i["initiatives"][0]),
        "said, but read nowhere": lambda s, i, u: i["initiatives"][0].pop("read"),
        "read, but on which day?": lambda s, i, u: i["initiatives"][0]["read"][0].pop("accessed"),
        "no such buffer": change_initiative(editor_judgement={"buffers": ["moed"], "because": "x"}),
        "no such experience": change_initiative(
            editor_judgement={"buffers": [], "experiences": ["P16"], "because": "x"}),
        "a judgement without reason": change_initiative(editor_judgement={"buffers": []}),
        "an unknown key": change_initiative(adres="x"),
    }
    return {name: case(change) for name, change in changes.items()}


def main():
    sources = read(CATALOGUES / "sources.yaml")
    initiatives = read(CATALOGUES / "initiatives.yaml")
    surveys = {path.stem: read(path) for path in sorted(INSTRUMENTS.glob("*.yaml"))}
    failures = list(problems(sources, initiatives, surveys))
    for path in CATALOGUES.glob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        if first != f"# yaml-language-server: $schema=../surveys/schema/{path.stem}.schema.json":
            failures.append(f"{path}: its first line names no schema")
    for name, changed in broken(sources, initiatives, surveys).items():
        if not list(problems(*changed)):
            failures.append(f"accepted: {name}")
    for failure in failures:
        print(failure)
    return 1 if failures else 0


sys.exit(main())
