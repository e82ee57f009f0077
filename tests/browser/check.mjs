// SPDX-License-Identifier: GPL-3.0-or-later
// Opens pages in Chromium and prints what is wrong with them. A page with planted defects comes
// first: a check that does not see its own is wrong itself.
// Usage: node check.mjs CHROMIUM FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";
import playwright from "playwright-core";
import { accessibility } from "./accessibility.mjs";
import { keyboard, skipLink } from "./keyboard.mjs";
import { paper } from "./paper.mjs";
import { forcedColours, largeText, reflow, textSpacing } from "./reflow.mjs";

const [chromium, folder] = process.argv.slice(2);
const views = [320, 1280].flatMap((width) => ["light", "dark"].map((scheme) => ({ width, scheme })));
const height = 800;

// Documents by id. Every template has one of the same name, but for the sheet on top of the paper for
// a workshop, which is made as PDF only.
const count = new Map();
const paperOnly = ["workshop"];

function templatesLeftOut() {
  return readdirSync("templates").filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => file.slice(0, -".md".length)).filter((name) => !count.has(name) && !paperOnly.includes(name));
}

// The first document of each kind and two forms: pages that the same template fills look alike.
function pages() {
  const { outputs } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  return outputs.filter(({ format }) => format === "html").filter(({ document, survey }) => {
    count.set(document, (count.get(document) ?? 0) + 1);
    return count.get(document) <= (survey ? 2 : 1);
  }).map(({ path }) => path).concat("everything.html");
}

// axe puts its own script in; what the page brings is in its source.
async function scripts(page) {
  const source = readFileSync(fileURLToPath(page.url()), "utf8");
  return /<script|\son\w+=/i.test(source) ? ["script: the page has one, and must do without"] : [];
}

// Everything wrong with a page, each a text that begins with the name of the check.
async function problems(browser, url) {
  const found = new Set();
  const context = await browser.newContext({ viewport: { width: 1280, height }, javaScriptEnabled: true });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) found.add(`request: ${request.url()}`);
  });
  page.on("console", (message) => found.add(`console: ${message.text()}`));
  page.on("pageerror", (error) => found.add(`console: ${error.message}`));
  await page.goto(url);
  for (const { width, scheme } of views) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    for (const problem of [...await accessibility(page), ...await reflow(page)])
      found.add(`${problem} (${width} px, ${scheme})`);
  }
  for (const check of [scripts, skipLink, keyboard, textSpacing, largeText, forcedColours, paper])
    for (const problem of await check(page)) found.add(problem);
  await context.close();
  return [...found];
}

async function seesDefects(browser) {
  const path = fileURLToPath(new URL("defects.html", import.meta.url));
  const found = await problems(browser, pathToFileURL(path).href);
  const expected = readFileSync(path, "utf8").match(/(?<=<!-- expected: ).*(?= -->)/g);
  const missed = expected.filter((text) => !found.some((problem) => problem.includes(text)));
  for (const text of missed) console.log(`defects.html: nobody says "${text}"`);
  if (missed.length) console.log(found.join("\n"));
  return missed.length === 0;
}

const browser = await playwright.chromium.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
let good = await seesDefects(browser);
const queue = pages();
for (const name of templatesLeftOut()) {
  good = false;
  console.log(`${name}: the example edition makes no page of this template`);
}
async function work() {
  for (let path = queue.shift(); path; path = queue.shift())
    for (const problem of await problems(browser, pathToFileURL(join(folder, path)).href)) {
      good = false;
      console.log(`${path}: ${problem}`);
    }
}
await Promise.all([work(), work()]);
await browser.close();
process.exit(good ? 0 : 1);
