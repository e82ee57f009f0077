# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the JSON schemas against the shipped YAML, the manual's examples, and the program.

Usage: check.py PROGRAM
"""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

SCHEMAS = pathlib.Path("surveys/schema")
MANUAL = pathlib.Path("surveys/README.md")
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)")


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 as the program reads it: no dates, and yes, no, on and off are text."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in resolvers
            if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), "tTfF")

failures = []


def check(holds, message):
    if not holds:
        failures.append(message)


def validator(name):
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


validators = {path.name: validator(path.name) for path in sorted(SCHEMAS.glob("*.schema.json"))}


def accept(name, text, where):
    for document in yaml.load_all(text, CoreLoader):
        for error in validators[name].iter_errors(document):
            place = "/".join(str(step) for step in error.absolute_path)
            failures.append(f"{where}: {name} refuses {place}: {error.message}")


def check_shipped():
    """Every shipped survey, response and edition names its schema, which accepts it."""
    count = 0
    for path in sorted(pathlib.Path("surveys").rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        named = NAMED.match(text)
        check(named, f"{path}: its first line names no schema")
        if not named:
            continue
        schema = (path.parent / named[1]).resolve()
        check(schema.parent == SCHEMAS.resolve() and schema.exists(), f"{path}: no such schema")
        accept(schema.name, text, path)
        count += 1
    check(count >= 4, f"only {count} shipped files")


def manual_examples():
    """File name → text, of the examples that name their file."""
    fences = re.findall(r"^```yaml file=(\S+)\n(.*?)^```", MANUAL.read_text(encoding="utf-8"),
                        re.MULTILINE | re.DOTALL)
    return dict(fences)


def check_manual(examples):
    check(len(examples) == 3, f"{len(examples)} examples in the manual")
    for name, text in examples.items():
        accept(pathlib.Path(NAMED.match(text)[1]).name, text, f"{MANUAL}, {name}")


# ---- the same is wrong for the schemas and for the program ----

def reach(document, path):
    for step in path:
        document = document[step]
    return document


def put(*path):
    """put("sections", 0, "id", value): sets a value; `...` as the value removes the key."""
    *way, last, value = path

    def change(document):
        where = reach(document, way)
        if value is ...:
            del where[last]
        else:
            where[last] = value
    return change


QUESTION = ("sections", 0, "questions", 0)
REVERSED = ("sections", 0, "questions", 1)
MULTIPLE = ("sections", 0, "questions", 3)
NUMBER = ("sections", 0, "questions", 4)
TEXT = ("sections", 0, "questions", 6)
MATRIX = ("sections", 1, "questions", 0)
ROSTER = ("sections", 1, "questions", 1)
OPTION = ("scales", "waar-5", "options", 0)

WRONG = {
    "survey": [
        put("id", ...), put("id", "a b"), put("id", []), put("version", ...), put("title", ...),
        put("title", {}), put("title", {"Nederlands": "x"}), put("titel", "x"),
        put("languages", ...), put("languages", []), put("languages", ["NL"]),
        put("languages", "nl"), put("duration", "kort"), put("duration", 601),
        put("sources", "x"), put("domains", []), put("domains", {"1a": "x"}),
        put("scales", []), put("scales", {"a b": {"options": [{"code": 1, "label": "x"}]}}),
        put("scales", "waar-5", "options", []), put("scales", "waar-5", {}),
        put(*OPTION, "code", ...), put(*OPTION, "code", "a b"), put(*OPTION, "code", "skipped"),
        put(*OPTION, "label", ...), put(*OPTION, "score", "veel"),
        put(*OPTION, "missing", "not_asked"), put(*OPTION, "missing", "misschien"),
        put(*OPTION, {"code": 1, "label": "x", "score": 1, "missing": "skipped"}),
        put("sections", ...), put("sections", []), put("sections", 0, "id", ...),
        put("sections", 0, "questions", []), put("sections", 0, "vragen", []),
        put(*QUESTION, "id", ...), put(*QUESTION, "id", "1a"), put(*QUESTION, "id", "a-b"),
        put(*QUESTION, "text", ...), put(*QUESTION, "type", "singel"),
        put(*QUESTION, "lines", 3), put(*QUESTION, "minimum", 1), put(*QUESTION, "rows", []),
        put(*QUESTION, "columns", []), put(*QUESTION, "maximum_rows", 3),
        put(*QUESTION, "optional", "ja"), put(*QUESTION, "helpers", "oma"),
        put(*REVERSED, "scale", ...), put(*REVERSED, "reverse", "ja"),
        put(*MULTIPLE, "reverse", True), put(*MULTIPLE, "ask_if", []),
        put(*MULTIPLE, "options", ...), put(*MULTIPLE, "ask_if", {"HULP": "een twee"}),
        put(*NUMBER, "scale", "waar-5"), put(*NUMBER, "minimum", "nul"), put(*NUMBER, "type", ...),
        put(*TEXT, "lines", 0), put(*TEXT, "lines", 41), put(*TEXT, "lines", 1.5),
        put(*MATRIX, "rows", ...), put(*MATRIX, "rows", []), put(*MATRIX, "scale", ...),
        put(*MATRIX, "rows", 0, "scale", "waar-5"), put(*MATRIX, "rows", 0, "ask_if", {}),
        put(*ROSTER, "columns", ...), put(*ROSTER, "columns", []), put(*ROSTER, "maximum_rows", 0),
        put(*ROSTER, "maximum_rows", 101), put(*ROSTER, "columns", 0, "type", "roster"),
        put(*ROSTER, "columns", 3, "scale", "ja-nee"), put(*QUESTION, "type", "others"),
        put(*ROSTER, "columns", 0, "domain", "steun"), put(*ROSTER, "columns", 2, "reverse", True),
        put("subscales", "solidair", "title", ...), put("subscales", "solidair", "items", []),
        put("subscales", "solidair", "items", ["S1", "S1"]), put("subscales", "1a", {}),
        put("subscales", "solidair", "missing", "some"),
        put("subscales", "solidair", "missing", {}),
        put("subscales", "solidair", "missing", {"at_least": 0}),
        put("subscales", "solidair", "missing", {"share": 1.5}),
    ],
    "response": [
        put("survey", ...), put("version", ...), put("version", []), put("respondent", ...),
        put("respondent", "een twee"), put("respondent", "René"), put("wave", 0),
        put("wave", 1.5), put("wave", "twee"), put("date", ...), put("date", "14-9-2026"),
        put("language", "Nederlands"), put("share_with_professional", "ja"),
        put("seconds", 0.5), put("seconds", 604801), put("seconds", "kort"),
        put("group", "een twee"), put("group", []),
        put("withdrawn", "ja"), put("answers", ...), put("answers", []), put("antwoorden", {}),
        put("answers", "1a", 3), put("answers", "T1", {}), put("answers", "T1", None),
        put("answers", "NETWERK", [[]]),
    ],
    "edition": [
        put("id", ...), put("title", ...), put("edition", ...), put("date", ...),
        put("date", "december"), put("language", ...), put("language", "Dutch"),
        put("publisher", ...), put("publisher", "wij"), put("publisher", "name", ...),
        put("publisher", "naam", "x"), put("contact", ...), put("contact", "name", ...),
        put("style", ...), put("style", {}), put("surveys", "x.yaml"), put("scripts", []),
        put("responses", {}), put("example", "ja"), put("changes", []), put("privacy", []),
        put("privacy", "min_n", 0), put("privacy", "min_cell", 2.5), put("privacy", "n", 3),
        put("documents", []), put("documents", 0, "id", ...),
        put("documents", 0, "id", "index"), put("documents", 0, "id", "een twee"),
        put("documents", 0, "template", ...), put("documents", 0, "for", ...),
        put("documents", 0, "for", "iedereen"), put("documents", 0, "formats", []),
        put("documents", 0, "formats", ["pfd"]), put("documents", 0, "variants", "x"),
        put("documents", 0, "surveys", ["kennismaking"]), put("documents", 0, "voor", "group"),
        put("groups", []), put("groups", {"a b": {}}), put("groups", {"x": "Team"}),
        put("groups", "ouders", {"titel": "x"}), put("documents", 0, "groups", "ouders"),
        put("documents", 0, "groups", []), put("documents", 0, "groups", ["ouders", "ouders"]),
        put("documents", 2, "groups", ["ouders"]), put("documents", 0, "refusal_expected", ["ouders"]),
        put("documents", 1, "refusal_expected", "team-zuid"),
        put("documents", 0, "if_shared", "ja"), put("documents", 1, "if_shared", True),
        put("documents", 0, "style", {}), put("sources", []), put("initiatives", {}), put("initiatives", [{}]),
        put("accreditation", "SKJ"), put("accreditation", {}),
        put("accreditation", {"body": "SKJ", "number": 1, "points": "vier"}),
        put("accreditation", {"body": "SKJ", "number": 1, "points": -1}),
    ],
}

STUBS = ("styles/huisstijl.yaml", "styles/grote-letter.yaml", "scripts/kennismaking.lua",
         "templates/rapport.md", "templates/groep.md", "templates/vragenlijst.md")


def program_status(program, folder, file):
    command = [program, "check", "--survey=surveys/kennismaking.yaml", file]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def check_wrong(program, kind, file, examples, folder):
    good = next(yaml.load_all(examples[file], CoreLoader))
    path = folder / file
    for number, change in enumerate(WRONG[kind]):
        document = copy.deepcopy(good)
        change(document)
        shown = f"{kind}, wrong change {number} of tests/schema/check.py"
        check(not validators[f"{kind}.schema.json"].is_valid(document), f"{shown}: accepted")
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        check(program_status(program, folder, file) == 2, f"{shown}: the program accepts it")
    path.write_text(examples[file], encoding="utf-8")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    examples = manual_examples()
    check_shipped()
    check_manual(examples)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file in STUBS:
            examples.setdefault(file, "x\n")
        for file, text in examples.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        for file in ("surveys/kennismaking.yaml", "responses/R01.yaml"):
            check(program_status(program, folder, file) == 0, f"the program refuses {file}")
        check_wrong(program, "survey", "surveys/kennismaking.yaml", examples, folder)
        check_wrong(program, "response", "responses/R01.yaml", examples, folder)
        check_wrong(program, "edition", "edition.yaml", examples, folder)
    for failure in failures:
        print(failure)
    return 1 if failures else 0


sys.exit(main())
