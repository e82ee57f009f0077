// SPDX-License-Identifier: GPL-3.0-or-later
// Does pdf.js read the structure and its text as the program's dump says? For each FILE.pdf with a
// FILE.tags beside it: node agree.mjs FILE.pdf…
//
// pdf.js gives a tree a page and knows no ActualText. So the dump is cut into pages too, and text
// is compared where glyphs tell it: not below ActualText, not for what has its own (boxes to tick,
// hyphens), not from right to left.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// pdf.js warns of what only drawing would need.
const print = console.log;
console.log = () => {};
const { getDocument, VerbosityLevel } = createRequire(import.meta.url)("pdfjs-dist/legacy/build/pdf.js");

// ---- the dump ----

// Lines of the dump as a tree of {role, attributes, kids}; content is {page, text}.
function readDump(text) {
  const top = { role: "Root", kids: [], depth: -1 };
  const open = [top];
  for (const line of text.trimEnd().split("\n")) {
    const [, blanks, rest] = /^( *)(.*)$/su.exec(line);
    const depth = blanks.length / 2;
    while (open.at(-1).depth >= depth) open.pop();
    const content = /^(\d+): ?(.*)$/su.exec(rest);
    if (content) {
      open.at(-1).kids.push({ page: Number(content[1]), text: content[2] });
      continue;
    }
    const role = /^\w+/u.exec(rest)[0];
    const pages = [...rest.matchAll(/ annotation=(\d+)/gu)].map((match) => Number(match[1]));
    const element = { role, depth, kids: [], pages, told: / ActualText="/u.test(rest), alt: / Alt="(.*?)"(?= |$)/u.exec(rest)?.[1] };
    open.at(-1).kids.push(element);
    open.push(element);
  }
  return top;
}

// Signs may be made of several glyphs, and then have their ActualText.
const isHidden = (text) => !/[\p{L}\p{N}]/u.test(text) || /[\u2610\u2612\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text);
const plain = (text) => text.normalize("NFC").replace(/[\s\u00ad\ufe0e\ufe0f]/gu, "");

// What of an element is on a page, as lines; nothing when it has nothing there.
function pageOfDump(element, page, told = false) {
  const below = [];
  let has = element.pages?.includes(page);
  for (const kid of element.kids) {
    if (kid.role) {
      const lines = pageOfDump(kid, page, told || kid.told);
      if (lines) {
        has = true;
        below.push(...lines.map((line) => ` ${line}`));
      }
    } else if (kid.page === page) {
      has = true;
      if (!told && !isHidden(kid.text)) below.push(`"${plain(kid.text)}"`);
    }
  }
  if (!has) return null;
  return [element.role + (element.alt ? ` ${element.alt}` : ""), ...below];
}

// ---- pdf.js ----

// The text of each marked content of a page.
async function textsOf(page) {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const texts = new Map();
  const open = [];
  for (const item of items) {
    if (item.type === "endMarkedContent") open.pop();
    else if (item.type) open.push(item.id ?? null);
    else {
      const id = open.findLast((one) => one !== null);
      if (id) texts.set(id, (texts.get(id) ?? "") + item.str);
    }
  }
  return texts;
}

function pageOfTree(node, texts, hidden) {
  const below = [];
  let heard = "";
  const flush = () => {
    if (heard) below.push(`"${heard}"`);
    heard = "";
  };
  for (const kid of node.children ?? []) {
    if (kid.role) {
      flush();
      below.push(...pageOfTree(kid, texts, hidden).map((line) => ` ${line}`));
    } else if (kid.type === "content") heard += plain(texts.get(kid.id) ?? "");
  }
  flush();
  return [node.role + (node.alt ? ` ${node.alt}` : ""), ...below];
}

// Text that pdf.js has and the dump is silent about, and the other way round, is not compared.
function difference(ours, theirs) {
  const shape = (lines) => lines.filter((line) => !line.trimStart().startsWith('"'));
  const [wanted, found] = [shape(ours), shape(theirs)];
  const at = wanted.findIndex((line, index) => line !== found[index]);
  if (at >= 0 || wanted.length !== found.length)
    return `structure: ${found[at < 0 ? wanted.length : at]} instead of ${wanted[at < 0 ? found.length : at]}`;
  const words = (lines) => lines.filter((line) => line.trimStart().startsWith('"')).map((line) => line.trim().slice(1, -1));
  const said = words(theirs).join("\n");
  let from = 0;
  for (const text of words(ours)) {
    const place = said.indexOf(text, from);
    if (place < 0) return `text: ${text.slice(0, 60)} is not at its place`;
    from = place + text.length;
  }
  return null;
}

// ---- each file ----

async function check(path) {
  const dump = readDump(readFileSync(path.replace(/\.pdf$/u, ".tags"), "utf8"));
  const document = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: VerbosityLevel.ERRORS, useSystemFonts: true }).promise;
  const problems = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const tree = await page.getStructTree();
    const ours = pageOfDump(dump, number) ?? ["Root"];
    const theirs = tree ? pageOfTree(tree, await textsOf(page)) : ["Root"];
    const problem = difference(ours, theirs);
    if (problem) problems.push(`${path}, page ${number}: pdf.js reads otherwise: ${problem}`);
  }
  await document.destroy();
  return problems;
}

let failed = 0;
for (const path of process.argv.slice(2))
  for (const problem of await check(path)) {
    print(problem);
    failed = 1;
  }
process.exit(failed);
