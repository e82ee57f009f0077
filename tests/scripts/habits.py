# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts as somebody writes them who knows R and no Lua, and what they are told.

Each case is the body of `score`, the message about it, and what is said to be expected.

Usage: habits.py PROGRAM
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from manual import FENCE, MANUAL  # noqa: E402

SCRIPT = """return {
  id = "steun", version = "1.0.0", survey = "steun",
  score = function(answers, kit)
%s
  end,
  examples = { { answers = { S1 = 3, S2 = 3, S3 = 1, S4 = 3 }, expect = { mean = 3 } } },
}
"""
NUMBER = "there may be no number here: ask first, if x then … end"
LOOP = "in Lua: for place, item in ipairs(list) do … end"
CASES = [
    ("    local x <- 3\n"
     "    return { mean = x }",
     "<name> expected near '-'", "in Lua: local x = 3"),
    ("    x <- kit.mean(answers, \"steun\")\n"
     "    return { mean = x }",
     "syntax error near '<'", "in Lua: local x = 3"),
    ("    if (1 && 2) then return { mean = 3 } end\n"
     " return {}",
     "unexpected symbol near '&'", "in Lua: a and b"),
    ("    if answers.S1.value != 3 then return { mean = 3 } end\n"
     " return {}",
     "'then' expected near '!'", "in Lua: a ~= b"),
    ("    if !answers.S1.value then return { mean = 3 } end\n"
     " return {}",
     "unexpected symbol near '!'", "in Lua: not a"),
    ("    if (answers.S1.value == 3) { return { mean = 3 } }\n"
     " return {}",
     "unexpected symbol near 'return'", "in Lua: if … then … end, for … do … end, function … end"),
    ("    # a remark\n"
     "    return { mean = kit.mean(answers, \"steun\") }",
     "unexpected symbol near '#'", "a remark begins with --"),
    ("    return { mean = NULL }",
     'unknown name "NULL"', "in Lua: nil"),
    ("    return { mean = TRUE }",
     'unknown name "TRUE"', "in Lua: true"),
    ("    return { mean = NA }",
     'unknown name "NA"', "in Lua: nil; in what an example expects: none"),
    ("    return { mean = mean(answers, \"steun\") }",
     'unknown name "mean"', "did you mean kit.mean?"),
    ("    return { mean = answers$S1 }",
     "'}' expected near '$'", "in Lua: answers.S1"),
    ("    return { mean = kit.mean(answers, c(\"S1\", \"S2\")) }",
     'unknown name "c"', 'in Lua: { "S1", "S2" }'),
    ("    return { mean = length(kit.items(\"steun\")) }",
     'unknown name "length"', "in Lua: #list"),
    ("    return { mean = paste0(\"a\", \"b\") }",
     'unknown name "paste0"', 'in Lua: "a" .. "b"'),
    ("    return { mean = round(3.4) }",
     'unknown name "round"', "did you mean kit.round?"),
    ("    return { mean = sum(1, 2) }",
     'unknown name "sum"', "did you mean kit.sum?"),
    ("    return { mean = is.null(answers.S1.value) }",
     'unknown name "is"', "in Lua: x == nil"),
    ("    return { mean = ifelse(answers.S1.value == 3, 1, 0) }",
     'unknown name "ifelse"', "in Lua: if … then … else … end"),
    ("    return { mean = kit.mean(answers, \"steun\") + answers.S1.missing }",
     "attempt to perform arithmetic on a nil value (field 'missing')", NUMBER),
    ("    local x\n"
     "    if answers.S1.value == 3 then x = 3 else if answers.S1.value == 2 then x = 2 end\n"
     "    return { mean = x }",
     "unexpected symbol near ','", "is an end missing above? elseif is one word, else if begins another if"),
    ("    if answers.S1.value = 3 then return { mean = 3 } end\n"
     "    return {}",
     "'then' expected near '='", "to compare: a == b"),
    ("    return { mean = 3\n"
     "      n = 4 }",
     "'}' expected (to close '{' at line 4) near 'n'", "is a comma missing behind the one before?"),
    ("    return kit.mean(answers, \"steun\")",
     "score returns no table with names", "expected a table: { name = score }"),
    ("    local mean = kit.mean(answers, \"steun\")",
     "score returned nothing", "end it with return { name = … }"),
    ("    return { mean = kit.mean(answers, steun) }",
     'unknown name "steun"', 'in quotes: "steun"'),
    ("    return { mean = kit.mean(answers, \"stuen\") }",
     'unknown scale "stuen"', 'did you mean "steun"?'),
    ("    return { mean = kit.mean(\"steun\") }",
     "bad argument #1 to 'mean' (answers expected, got string)", None),
    ("    return { mean = kit.mean(answers) }",
     "bad argument #2 to 'mean' (scale or list of questions expected, got no value)", None),
    ("    return { mean: kit.mean(answers, \"steun\") }",
     "function arguments expected near '.'", "in a table: name = value"),
    ("    local n = 0\n"
     "    for (i in 1:3) { n = n + 1 }\n"
     "    return { mean = n }",
     "<name> expected near '('", "in Lua: if … then … end, for … do … end, function … end"),
    ("    local n = 0\n"
     "    for i in {1,2,3} do n = n + 1 end\n"
     "    return { mean = n }",
     "attempt to call a table value (for iterator 'for iterator')", LOOP),
    ("    local n = 0\n"
     "    for i in kit.items(\"steun\") do n = n + 1 end\n"
     "    return { mean = n }",
     "attempt to call a table value (for iterator 'for iterator')", LOOP),
    ("    local n = 0\n"
     "    n += 1\n"
     "    return { mean = n }",
     "syntax error near '+'", "in Lua: n = n + 1"),
    ("    return { mean = kit.mean(answers.S1, answers.S2) }",
     "this is one answer, not the answers", 'all of them: kit.mean(answers, { "S1", "S2" })'),
    ("    return { mean = answers.S1.value <= \"3\" }",
     "attempt to compare number with string", "a number in quotes is a text: leave them out"),
    ("    f = function(x) x + 1\n"
     "    return { mean = f(2) }",
     "syntax error near '+'", "a function gives something back with return: return x + 1"),
    ("    retrun { mean = 3 }",
     'unknown name "retrun"', 'did you mean "return"?'),
    ("    return { mean = kit.means(answers, \"steun\") }",
     'unknown name "means" in kit', 'did you mean "mean"?'),
    ("    return { mean = answers |> kit.mean(\"steun\") }",
     "unexpected symbol near '>'", 'in Lua: kit.mean(answers, "steun")'),
]


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    folder = pathlib.Path(tempfile.mkdtemp())
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="")
    files = {name: text for _, name, text in FENCE.findall(MANUAL.read_text(encoding="utf-8"))}
    survey = "surveys/instruments/steun.yaml"
    (folder / survey).parent.mkdir(parents=True)
    (folder / survey).write_text(files[survey], encoding="utf-8")
    (folder / "scripts").mkdir()
    failed = 0
    for body, message, expected in CASES:
        (folder / "scripts/steun.lua").write_text(SCRIPT % body, encoding="utf-8")
        said = subprocess.run([program, "check", "scripts/steun.lua"], cwd=folder, env=environment,
                              capture_output=True, text=True, check=False).stderr.splitlines()
        first = said[0].partition("error: ")[2] if said else ""
        hint = next((line[8:] for line in said if line.startswith("      | ")), None)
        if (first, hint) != (message, expected):
            print(f"{body}\n  says     {first} | {hint}\n  expected {message} | {expected}")
            failed = 1
    shutil.rmtree(folder)
    sys.exit(failed)


if __name__ == "__main__":
    main()
