# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF that can be spoilt: its objects as qpdf's JSON has them, written back by qpdf."""
import base64
import json
import subprocess


class Mutant:
    def __init__(self, path):
        answer = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline",
                                 "--decode-level=generalized", path], capture_output=True, check=True)
        self.json = json.loads(answer.stdout)
        self.objects = self.json["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.get(self.trailer["/Root"])
        self.pages = [self.get(kid) for kid in self.get(self.catalog["/Pages"])["/Kids"]]
        self.root = self.get(self.catalog["/StructTreeRoot"])

    def write(self, path):
        with open(path + ".json", "w", encoding="utf-8") as file:
            json.dump(self.json, file)
        subprocess.run(["qpdf", "--json-input", "--newline-before-endstream", path + ".json", path],
                       check=True)

    def get(self, value):
        """What a reference stands for, to be changed in place."""
        body = self.objects["obj:" + value] if isinstance(value, str) else {"value": value}
        return body["value"] if "value" in body else body["stream"]["dict"]

    def element(self, role, number=0):
        return self.references(role)[number][1]

    def references(self, role):
        """Elements of a role, in reading order, as (reference, dictionary)."""
        found = []

        def walk(reference):
            element = self.get(reference)
            if element["/S"] == "/" + role:
                found.append((reference, element))
            for kid in self.kids(element):
                if isinstance(kid, str):
                    walk(kid)

        walk(self.root["/K"])
        return found

    @staticmethod
    def kids(element):
        kids = element.get("/K", [])
        return kids if isinstance(kids, list) else [kids]

    def annotation(self, number=0):
        found = [self.get(reference) for page in self.pages for reference in page.get("/Annots", [])]
        return found[number]

    def data(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def put_data(self, reference, data):
        self.objects["obj:" + reference]["stream"]["data"] = base64.b64encode(data).decode()

    def replace(self, reference, old, new, count=1):
        """In the data of a stream; the old must be there."""
        data = self.data(reference)
        assert old in data, old
        self.put_data(reference, data.replace(old, new, count))

    def replace_content(self, old, new, page=0):
        self.replace(self.pages[page]["/Contents"], old, new)
