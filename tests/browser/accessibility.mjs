// SPDX-License-Identifier: GPL-3.0-or-later
// axe-core: every rule of WCAG 2.1 up to AA, and what axe calls best practice (landmarks, headings).
import { createRequire } from "node:module";

const source = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

export async function accessibility(page) {
  if (!await page.evaluate(() => "axe" in window)) await page.addScriptTag({ path: source });
  const violations = await page.evaluate(async (values) =>
    (await window.axe.run(document, { runOnly: values, resultTypes: ["violations"] })).violations, tags);
  return violations.map(({ id, help, nodes }) =>
    `axe: ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
}
