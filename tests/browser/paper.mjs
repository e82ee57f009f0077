// SPDX-License-Identifier: GPL-3.0-or-later
// The page as the browser prints it on A4: nothing that only a screen can use, nothing cut off.
import { execFileSync } from "node:child_process";

// Within the margins of the print style: 210 − 2 × 18 mm, in CSS pixels.
const column = Math.floor((210 - 2 * 18) / 25.4 * 96);

function useless() {
  return [...document.querySelectorAll("nav, .skip, details:not([open]) > summary")]
    .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 80));
}

// What has to be scrolled on a screen is lost on paper.
function cutOff() {
  return [...document.querySelectorAll(".scroll, pre")].filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map((box) => box.getAttribute("aria-label") ?? box.textContent.slice(0, 40));
}

export async function paper(page) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: column, height: 800 });
  const found = [
    ...(await page.evaluate(useless)).map((html) => `paper: of no use there: ${html}`),
    ...(await page.evaluate(cutOff)).map((name) => `paper: cut off: ${name}`),
  ];
  const heading = await page.locator("h1").first().innerText();
  const bytes = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const text = execFileSync("pdftotext", ["-layout", "-", "-"], { input: bytes, encoding: "utf8" });
  const words = (value) => value.replace(/\s+/g, " ");
  if (!words(text).includes(words(heading))) found.push(`paper: the title is not on it: ${heading}`);
  await page.emulateMedia({ media: null });
  return found;
}
