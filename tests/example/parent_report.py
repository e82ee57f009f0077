# SPDX-License-Identifier: GPL-3.0-or-later
"""What a parent's report may say and what it may not, told apart by reading its Markdown.

faults(report) names every rule that a report breaks. PLANTED holds, for every rule, a way to break
it: check_reports.py proves with them that no rule is asleep.
"""
import re

CONTACT = "Noor Voorbeeld"
MAP = "De mensen om je heen"
TALK = "Twee vragen om over te praten"
CALL = "Hier praten we graag met je over"
GROW = "Hier koos jij ‘een beetje’ of ‘nog niet’"
HEADINGS = [
    ("Jij schreef", "In jouw woorden"), ("Wat sterk is: dit kruiste jij aan",), (MAP,),
    ("Wat helpt als het zwaar is",), ("Fijne ervaringen van je kind",), (TALK,),
]

# Scores, bands and norms; verdicts; advice; what the program itself would leave behind.
FORBIDDEN = [
    r"\bscores?\b", r"\bprocent\b", r"%", r"\bgemiddeld", r"\bnorm(en|aal)?\b", r"\bpunten\b",
    r"\blaag\b", r"\bhoog\b", r"\b(laagste?|hoogste?)\b", r"\bvan de (15|vijftien)\b",
    r"\brisico", r"\bdiagnose", r"\bzwak", r"\bslecht(e)?\b", r"\bonvoldoende\b", r"\bprobleem",
    r"\btekort", r"\bte (weinig|veel)\b", r"\bgoed gedaan\b", r"\bknap\b",
    r"\badvi(es|ezen|seren|seert)\b", r"\bzou(den)? moeten\b", r"\b(je|jij|u) moet\b",
    r"(?<!\bik )\bprobeer\b", r"\bkunt? (je )?het beste\b", r"\btip(s)?\b",
    r"\bnil\b", r"\bmissing\b", r"\{\{|\}\}",
    # What the infographic says to a child, a parent would read about herself.
    r"\bblij met jezelf\b", r"\bdie van je houdt\b", r"\bdie je ziet\b",
    r"\bklappen\b",  # a buffer takes blows, but so may a child
]
NUMBERS = (
    r"\b(twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien"
    r"|zestien|zeventien|achttien|negentien|twintig)\b|\d"
)
BASIC = r"\bhoudt\b|\bveilig|\beten\b"


class Report:
    """A report, what its reader filled in last, and what stands on her map in words."""

    def __init__(self, code, markdown, own, answers, description=""):
        self.code = code
        self.markdown = markdown
        self.own = own              # her own words
        self.answers = answers      # survey → what she answered in its last wave
        self.description = description

    def changed(self, markdown=None, description=None):
        """The same with something else in it."""
        return Report(self.code, markdown or self.markdown, self.own, self.answers,
                      description or self.description)

    def people(self):
        rows = self.answers.get("netwerk", {}).get("mensen")
        return len(rows) if isinstance(rows, list) else 0

    def basics(self):
        """Of love, safety and food, what is not or not quite there."""
        given = self.answers.get("paces-kind-nu", {})
        return [one for one in ("P1", "P8a", "P8b") if given.get(one) in ("een_beetje", "nog_niet")]


def plain(markdown):
    """Markdown without its marks, front matter, tables' rules, footnotes' labels and addresses."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<https?://[^>]*>", "", text)
    return text


def squeezed(text):
    """Letters and digits only, so that typography makes no difference."""
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def sections(markdown):
    """Heading → what stands below it, of whatever level, in order."""
    parts = re.split(r"^#{2,3} (.*)$", markdown, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def without_own_words(report):
    flat = " ".join(plain(report.markdown).split())
    for own in sorted(report.own, key=len, reverse=True):
        flat = flat.replace(" ".join(own.split()), "…")
    return flat


def words_faults(report):
    flat = without_own_words(report)
    for pattern in FORBIDDEN:
        for match in re.finditer(pattern, flat, flags=re.I):
            yield f"“{flat[max(0, match.start() - 30):match.end() + 20]}”"
    for text in (report.markdown, report.description):
        if re.search(r"kwetsba", text, flags=re.I):
            yield "holds the name that the network has for families like hers"


def count_faults(report):
    """Numbers: of the contact, of the emergency line and behind a role on the map; no other."""
    flat, said = without_own_words(report), report.description
    for allowed in (r"\b088[\s\d]*", r"\b112\b", rf"{TALK} 1\. ", r"(?<=[.!?”…] )2\. ",
                    r"\b(partner|familielid|vriend|buur|kennis|andere ouder|vrijwilliger"
                    r"|school of club|beroepskracht|iemand) \d+\b"):
        flat = re.sub(allowed, " ", flat)
        said = re.sub(allowed, " ", said)
    for where, text in (("", flat), ("map: ", said)):
        for match in re.finditer(NUMBERS, text, flags=re.I):
            yield f"{where}counts: “{text[max(0, match.start() - 30):match.end() + 20]}”"


def order_faults(report):
    found = [one for one in sections(report.markdown)
             if any(one in group for group in HEADINGS)]
    wanted = [one for group in HEADINGS for one in group if one in found]
    if found != wanted:
        yield f"order of sections: {found}"
    first = re.search(r"^## (.*)$", report.markdown, flags=re.M)
    if not first or first[1] not in HEADINGS[0]:
        yield "does not open with her own words"
    elif (first[1] == "Jij schreef") != any(
            squeezed(own) in squeezed(sections(report.markdown)[first[1]]) for own in report.own):
        yield "what she wrote is not what it opens with"
    questions = re.findall(r"^\d+\. ", sections(report.markdown).get(TALK, ""), flags=re.M)
    if len(questions) != 2:
        yield f"{len(questions)} questions to talk about"


def map_faults(report):
    below = sections(report.markdown).get(MAP, "")
    if report.people() and "![" not in below:
        yield "no map of the people that she named"
    if report.people() and not report.description:
        yield "her map is not told in words"
    if not report.people() and ("![" in below or "Wie is er soms voor jou?" not in below):
        yield "no invitation where there is nobody on the map"


def helpers_chosen(report):
    return isinstance(report.answers.get("paces-kind-nu", {}).get("kan_helpen"), list)


def contact_faults(report):
    below = sections(report.markdown)
    if CONTACT not in below.get(TALK, ""):
        yield "does not name the contact person"
    if len(re.findall(r"altijd goed", without_own_words(report))) != 1:
        yield "should say once that asking a professional is always fine"
    if report.basics() and CONTACT not in below.get(CALL, ""):
        yield f"{report.basics()}: the contact person is not named"
    if not report.basics() and CALL in below:
        yield "love, safety and food are there, but something else is said"
    if ("P8a" in report.basics()) != ("112" in below.get(CALL, "")):
        yield "no safe house, and where to call in danger"
    growing = below.get(GROW, "")
    if re.search(BASIC, growing.split("Dit kan groeien")[0], flags=re.I) and report.basics():
        yield "love, safety or food is said to be able to grow"
    if re.search(r"\bhulp van: ", growing) and not helpers_chosen(report):
        yield "names helpers whom she did not choose"


def faults(report):
    """What is wrong with it, in words."""
    return [fault for rule in (words_faults, count_faults, order_faults, map_faults, contact_faults)
            for fault in rule(report)]


# ---- how each rule is broken ----

def added(words, heading="Fijne ervaringen van je kind"):
    return lambda text: text.replace(f"## {heading}\n", f"## {heading}\n\n{words}\n", 1)


def swapped(old, new):
    return lambda text: text.replace(old, new)


def moved_down(text):
    own = re.search(r"^## Jij schreef\n.*?(?=^## )", text, flags=re.S | re.M)[0]
    return text.replace(own, "").replace(f"## {TALK}", own + f"## {TALK}")


PLANTED = [  # what is planted, what is complained of
    (added("Jouw score is mooi."), "“"),
    (added("Dat is 80% van alles."), "“"),
    (added("Dat is minder dan gemiddeld."), "“"),
    (added("Je netwerk is laag in steun."), "“"),
    (added("Je moet vaker rusten."), "“"),
    (added("Probeer vaker te rusten."), "“"),
    (added("Goed gedaan!"), "“"),
    (added("Dit is voor kwetsbare gezinnen."), "the name that the network has"),
    (swapped("title: ", "title: Kwetsbare gezinnen, "), "the name that the network has"),
    (added("Er zijn zeven mensen om je heen."), "counts"),
    (added("Je kind heeft 9 ervaringen."), "counts"),
    (moved_down, "open with her own words"),
    (swapped("## Jij schreef\n", "## In jouw woorden\n"), "not what it opens with"),
    (lambda text: re.sub(r"^> .*$", "> …", text, flags=re.M), "not what it opens with"),
    (swapped("\n2. ", "\n2. Wat wil je nog meer?\n3. "), "questions to talk about"),
    (lambda text: re.sub(r"!\[", "[", text), "no map"),
    (swapped("altijd goed", "soms goed"), "should say once"),
    (added("Vragen is altijd goed."), "should say once"),
    (swapped(f"{CONTACT} is contact", "Er is een contact"), "does not name the contact"),
    (swapped(f"{CONTACT} (zie onderaan)", "Iemand"), "the contact person is not named"),
    (swapped("Is er nu gevaar? Bel 112.", ""), "where to call in danger"),
    (swapped(f"### {GROW}\n", f"### {GROW}\n\nEen veilig huis.\n"),
     "said to be able to grow"),
]


def sleeping_rules(report):
    """Planted defects of which nothing is said. The report should be one of somebody with people on
    her map, words of her own, something that can grow and no safe house."""
    asleep = [] if not faults(report) else ["the report to plant in has faults of its own"]
    for number, (plant, complaint) in enumerate(PLANTED):
        planted = report.changed(plant(report.markdown))
        if planted.markdown == report.markdown:
            asleep.append(f"planted {number}: nothing was planted")
        elif not any(complaint in fault for fault in faults(planted)):
            asleep.append(f"planted {number}: nobody said “{complaint}”: {faults(planted)}")
    counted = report.changed(description=report.description + " Om je heen staan drie mensen.")
    if not any("map: counts" in fault for fault in faults(counted)):
        asleep.append("a map that counts")
    return asleep
