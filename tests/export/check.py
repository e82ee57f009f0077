# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of an export say what the edition's YAML says, and R reads them as Python does.
Usage: check.py EDITION FOLDER comma|semicolon|tab"""
import csv
import pathlib
import re
import sys

from instruments import WORDS, Edition, options, questions, score

edition = Edition(sys.argv[1])
folder = pathlib.Path(sys.argv[2])
SEPARATOR = {"comma": ",", "semicolon": ";", "tab": "\t"}[sys.argv[3]]


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter=SEPARATOR, strict=True))
    assert all(len(row) == len(rows[0]) for row in rows), path
    names = rows[0]
    assert len({name.lower() for name in names}) == len(names), path
    for name in names:
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9._]{0,63}", name), name
    return [dict(zip(names, row)) for row in rows[1:]]


def number(text):
    return float(text.replace(",", ".") if SEPARATOR == ";" else text)


tables = {path.name: read(path) for path in folder.glob("*.csv")}
codebook = tables["codebook.csv"]
variables = {}  # (file, role, survey, question, option) → variable
for entry in codebook:
    key = tuple(entry[name] for name in ("file", "role", "survey", "question", "option"))
    variables.setdefault(key, []).append(entry["variable"])
for name, table in tables.items():  # the codebook knows every column, in order
    if name not in ("codebook.csv", "labels.csv") and table:
        assert list(table[0]) == [e["variable"] for e in codebook if e["file"] == name], name


def cell(row, file, role, survey, question, option=""):
    names = variables.get((file, role, survey, question, option))
    return row[names[0]] if names else None


def check_multiple(survey, question, answer, row, file):
    for option in options(survey, question):
        got = cell(row, file, "option", survey["id"], question["id"], option["label"])
        if "missing" in option:
            assert got is None
        else:
            assert got == ("" if answer is None else str(int(option["code"] in answer)))


def check_others(survey, question, answer, row, file):
    """A column for each row that could be named."""
    others = [e for e in codebook if (e["file"], e["role"], e["question"]) ==
              (file, "row", question["id"]) and e["survey"] == survey["id"]]
    assert [e["option"] for e in others] == [str(n) for n in range(1, len(others) + 1)]
    for entry in others:
        assert row[entry["variable"]] == (
            "" if answer is None else str(int(entry["option"] in answer)))


def check_single(survey, question, answer, row, file):
    value = cell(row, file, "value", survey["id"], question["id"])
    got = cell(row, file, "answer", survey["id"], question["id"])
    if answer is None:
        assert got == "" and value in ("", None)
        return
    assert got == answer or number(got) == float(answer)
    expected = score(survey, question, answer)
    if value is not None:
        assert value == "" if expected is None else number(value) == expected
    elif expected is not None:
        assert number(got) == expected  # there is no column because they are the same


def check_answer(survey, question, response, row, twin, file):
    """`response` is a map of answers; None when the survey was not filled in."""
    answer = None if response is None else response.get(question["id"], "?")
    kind = question.get("type", "single")
    why = cell(twin, file.replace(".csv", "-missing.csv"), "missing", survey["id"], question["id"])
    if answer is None:
        assert why == "no_response"
    elif answer == "?":
        assert why in ("skipped", "not_asked"), why
    elif answer in WORDS:
        assert why == answer
    else:
        codes = answer if isinstance(answer, list) else [answer]
        missing = [o["missing"] for o in options(survey, question)
                   if "missing" in o and o["code"] in codes]
        assert why == (missing[0] if missing else "")
    given = None if why else answer
    got = cell(row, file, "answer", survey["id"], question["id"])
    if kind == "multiple":
        check_multiple(survey, question, given, row, file)
    elif kind == "others":
        check_others(survey, question, given, row, file)
    elif kind == "single":
        check_single(survey, question, given, row, file)
    elif given is None:
        assert got == ""
    elif kind == "number":
        assert number(got) == float(given)
    elif kind == "roster":
        assert number(got) == len(given)
    else:
        assert got == given, (got, given)


def pairs(name):
    rows, twins = tables[f"{name}.csv"], tables[f"{name}-missing.csv"]
    assert len(rows) == len(twins)
    return list(zip(rows, twins))


def check_respondents():
    both = pairs("respondents")
    assert [(row["respondent"], int(row["wave"])) for row, _ in both] == edition.rows()
    groups = edition.groups()
    for row, twin in both:
        assert row.get("group", "") == groups.get(row["respondent"], "")
        for id, survey in edition.surveys.items():
            key = row["respondent"], int(row["wave"]), id
            response = edition.responses.get(key)
            prefix = id.replace("-", "_")
            assert row[f"{prefix}.date"] == (response["date"] if response else "")
            for question in questions(survey):
                check_answer(survey, question, response and response.get("answers", {}),
                             row, twin, "respondents.csv")


def check_rosters():
    for id, survey in edition.surveys.items():
        for roster in questions(survey):
            if roster["type"] != "roster":
                continue
            name = f"{id}.{roster['id']}"
            expected = [(code, wave, place, person)
                        for (code, wave) in edition.rows()
                        for place, person in enumerate(people(code, wave, id, roster["id"]), 1)]
            both = pairs(name)
            assert len(both) == len(expected)
            for (row, twin), (code, wave, place, person) in zip(both, expected):
                assert (row["respondent"], row["wave"], row["row"]) == (code, str(wave), str(place))
                for column in roster["columns"]:
                    check_answer(survey, column, person, row, twin, f"{name}.csv")


def people(code, wave, survey, roster):
    response = edition.responses.get((code, wave, survey), {})
    answer = response.get("answers", {}).get(roster)
    return answer if isinstance(answer, list) else []


def check_means():
    """A mean named after a sub-scale is the mean of its items' values."""
    checked = 0
    for id, survey in edition.surveys.items():
        for name, subscale in survey.get("subscales", {}).items():
            column = f"{id.replace('-', '_')}.scores.{name}.mean"
            for row in tables["respondents.csv"]:
                values = [cell(row, "respondents.csv", "value", id, item) or
                          cell(row, "respondents.csv", "answer", id, item)
                          for item in subscale["items"]]
                values = [number(value) for value in values if value]
                if row.get(column):
                    checked += 1
                    assert abs(number(row[column]) - sum(values) / len(values)) < 1e-12
    assert checked


def check_density():
    """The score is that of the matrix of who knows whom beside it."""
    people = tables.get("netwerk.mensen.csv", [])
    for row in tables["respondents.csv"] if people else []:
        own = [p for p in people if (p["respondent"], p["wave"]) == (row["respondent"], row["wave"])]
        said = [[p[f"netwerk.mensen.kent.{n}"] for n in range(1, len(own) + 1)] for p in own]
        ties = [("1" in (said[i][j], said[j][i]), said[i][j] == said[j][i] == "")
                for i in range(len(own)) for j in range(i)]
        density = row["netwerk.scores.density"]
        if not ties or any(unsaid for _, unsaid in ties):
            assert density == "", (row["respondent"], density)
        else:
            assert abs(number(density) - sum(tie for tie, _ in ties) / len(ties)) < 1e-12


def check_r():
    """What R read: file, variable, row, then n and a number, s and bytes, or NA."""
    seen = 0
    for line in (folder / "R").read_text().splitlines():
        name, variable, place, kind, value = line.split("\t")
        expected = tables[name][int(place) - 1][variable]
        seen += 1
        if kind == "n":
            assert float(value) == number(expected), (line, expected)
        elif kind == "s":
            assert bytes.fromhex(value).decode() == expected, (line, expected)
        else:
            assert expected == "", (line, expected)
    assert seen == sum(len(row) for table in tables.values() for row in table)


check_respondents()
check_rosters()
check_means()
check_density()
if (folder / "R").exists():
    check_r()
