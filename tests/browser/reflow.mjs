// SPDX-License-Identifier: GPL-3.0-or-later
// Does all text stay in the window? WCAG 1.4.10 (reflow: 320 px is 1280 px at 400 %) and 1.4.12
// (text spacing). What is wide by nature scrolls in a box of its own.

const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

// Text that its own box cuts off, where nobody can scroll to it.
function clipped() {
  return [...document.querySelectorAll("body *")].filter((element) =>
    ["hidden", "clip"].includes(getComputedStyle(element).overflowX) &&
    element.scrollWidth > element.clientWidth).map((element) => element.outerHTML.slice(0, 80));
}

// Labels smaller than this many pixels are a picture of text, not text.
const leastLetter = 9;

function smallLabels(least) {
  return [...document.querySelectorAll("svg text")].filter((text) => {
    const scale = text.getScreenCTM()?.a ?? 1;
    return text.checkVisibility() && parseFloat(getComputedStyle(text).fontSize) * scale < least;
  }).map((text) => text.textContent);
}

export async function reflow(page) {
  const found = [];
  const wide = await page.evaluate(overflow);
  if (wide > 0) found.push(`reflow: the page scrolls sideways, by ${wide} px`);
  for (const html of await page.evaluate(clipped)) found.push(`reflow: text is cut off: ${html}`);
  const small = await page.evaluate(smallLabels, leastLetter);
  if (small.length) found.push(`reflow: labels of a figure are too small: ${small.slice(0, 3).join(", ")}`);
  return found;
}

export async function textSpacing(page) {
  await page.setViewportSize({ width: 320, height: 800 });
  const style = await page.addStyleTag({
    content: "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}",
  });
  const found = (await reflow(page)).map((problem) => `${problem} (with wide text spacing)`);
  await style.evaluate((element) => element.remove());
  return found;
}

// The sizes of all text outside figures, in document order.
function textSizes() {
  return [...document.querySelectorAll("body *")].filter((element) =>
    !element.closest("svg") && element.checkVisibility() &&
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .map((element) => [parseFloat(getComputedStyle(element).fontSize), element.outerHTML.slice(0, 80)]);
}

// A reader who asks for letters of twice the size gets them everywhere, and all of the text (WCAG
// 1.4.4). A title that already is large may grow a little less.
export async function largeText(page) {
  await page.setViewportSize({ width: 640, height: 800 });
  const before = await page.evaluate(textSizes);
  const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const style = await page.addStyleTag({ content: `html{font-size:${2 * size}px!important}` });
  const after = await page.evaluate(textSizes);
  const found = before.filter(([old], i) => after[i] && after[i][0] < 1.6 * old)
    .map(([, html]) => `large text: does not grow: ${html}`);
  for (const problem of await reflow(page)) found.push(`${problem} (with large text)`);
  await style.evaluate((element) => element.remove());
  return found;
}

// With the reader's own two colours a figure keeps its own ground under its own letters.
export async function forcedColours(page) {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  const lost = await page.evaluate(() => [...document.querySelectorAll("svg[role=img]")].filter((svg) => {
    const style = getComputedStyle(svg);
    return style.forcedColorAdjust !== "none" || style.backgroundColor === "rgba(0, 0, 0, 0)";
  }).map((svg) => svg.querySelector("title")?.textContent));
  await page.emulateMedia({ forcedColors: null, colorScheme: null });
  return lost.map((title) => `forced colours: a figure loses its ground: ${title}`);
}
