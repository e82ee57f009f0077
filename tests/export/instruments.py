# SPDX-License-Identifier: GPL-3.0-or-later
"""An edition as its YAML says, read without any of the program's help."""
import pathlib

import yaml

WORDS = ("skipped", "dont_know", "not_applicable", "not_asked")


def load(path):
    """All documents of a file; every scalar stays text, as it was written."""
    return list(yaml.load_all(pathlib.Path(path).read_text(), Loader=yaml.BaseLoader))


class Edition:
    def __init__(self, path):
        folder = pathlib.Path(path).parent
        self.data = load(path)[0]
        surveys = [load(folder / name)[0] for name in self.data["surveys"]]
        self.surveys = {survey["id"]: survey for survey in surveys}
        place = folder / self.data["responses"]
        files = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
        responses = [response for file in files for response in load(file)]
        self.withdrawn = {r["respondent"] for r in responses if r.get("withdrawn") == "true"}
        self.responses = {(r["respondent"], int(r.get("wave", 1)), r["survey"]): r
                          for r in responses if r["respondent"] not in self.withdrawn}
        self.all_responses = responses

    def groups(self):
        """Respondent → her group, if the edition has groups."""
        return {code: response["group"] for (code, _, _), response in self.responses.items()
                if "groups" in self.data and "group" in response}

    def rows(self):
        return sorted({(code, wave) for code, wave, _ in self.responses})


def options(survey, question):
    found = []
    if "scale" in question:
        found += survey["scales"][question["scale"]]["options"]
    return found + question.get("options", [])


def questions(survey):
    """Questions that responses answer: rows of a matrix have its scale."""
    for section in survey["sections"]:
        for question in section["questions"]:
            if question.get("type") == "matrix":
                shared = {key: question[key] for key in ("scale", "options") if key in question}
                for row in question["rows"]:
                    yield {**shared, **row, "type": "single"}
            else:
                yield {"type": "single", **question}


def score(survey, question, code):
    """What a code counts for, reversed where it should be; None when it has no score."""
    def own(option):
        text = option.get("score", option["code"])
        try:
            return None if "missing" in option else float(text)
        except ValueError:
            return None
    scores = {option["code"]: own(option) for option in options(survey, question)}
    present = [value for value in scores.values() if value is not None]
    if scores[code] is None:
        return None
    if question.get("reverse") == "true":
        return min(present) + max(present) - scores[code]
    return scores[code]


def codes(edition):
    """Every code that any question offers."""
    asked = [(survey, question) for survey in edition.surveys.values()
             for whole in questions(survey) for question in [whole, *whole.get("columns", [])]]
    return {option["code"] for survey, question in asked for option in options(survey, question)}


def open_texts(edition):
    """Every open answer that anybody gave, those who withdrew included."""
    for response in edition.all_responses:
        survey = edition.surveys[response["survey"]]
        answers = response.get("answers", {})
        for question in questions(survey):
            answer = answers.get(question["id"])
            if question["type"] == "text" and answer and answer not in WORDS:
                yield answer
            if question["type"] == "roster" and isinstance(answer, list):
                for column in question["columns"]:
                    for person in answer:
                        text = person.get(column["id"])
                        if column.get("type") == "text" and text and text not in WORDS:
                            yield text
