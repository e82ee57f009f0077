// SPDX-License-Identifier: GPL-3.0-or-later
// Tab goes to everything that can be used, in the order of the page, and shows where it is (WCAG
// 2.1.1, 2.4.3, 2.4.7; 1.4.11 for the contrast of the ring). Enter opens what is folded, arrows scroll.

const limit = 1000;

// Everything that can be used now, numbered in document order.
function interactive() {
  const selector = "a[href], summary, button, input, select, textarea, [tabindex]";
  return [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility())
    .map((element) => element.outerHTML.slice(0, 100));
}

// What has the focus, and what is wrong with how that looks.
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const [dark, light] = [luminance(style.outlineColor), luminance(ground(element.parentElement))].sort((a, b) => a - b);
  const problems = [];
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) problems.push("no ring around");
  else if ((light + 0.05) / (dark + 0.05) < 3) problems.push("a faint ring around");
  if (box.width < 2 || box.height < 2 || box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth)
    problems.push("focus out of sight:");
  return {
    problems, html: element.outerHTML.slice(0, 100), folded: element.matches("details:not([open]) > summary"),
    scrolls: element.matches(".scroll") && element.scrollWidth > element.clientWidth,
  };
}

// Presses a key and waits until it took effect.
async function works(page, key, effect) {
  await page.keyboard.press(key);
  return page.waitForFunction(effect, null, { timeout: 2000 }).then(() => true, () => false);
}

// Where links stand before the text, the first Tab offers to go past them, in sight.
export async function skipLink(page) {
  const links = await page.evaluate(() => document.querySelectorAll("body nav a[href]").length);
  if (links === 0) return [];
  await page.keyboard.press("Tab");
  const offered = await page.evaluate(() => {
    const { hash } = document.activeElement, box = document.activeElement.getBoundingClientRect();
    return hash && document.querySelector(hash)?.matches("main") && box.left >= 0 && box.top >= 0;
  });
  await page.keyboard.press("Enter");
  const there = await page.evaluate(() => location.hash);
  await page.goto(page.url().replace(/#.*/, "")); // the next Tab starts at the top again
  return offered && there ? [] : ["keyboard: no way past the navigation"];
}

export async function keyboard(page) {
  const found = [], reached = [];
  await page.setViewportSize({ width: 320, height: 800 });
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  for (let count = 0; count < limit; count++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(focused);
    if (!here) break;
    reached.push(here.html);
    for (const problem of here.problems) found.push(`keyboard: ${problem} ${here.html}`);
    if (here.folded && !await works(page, "Enter", () => document.activeElement.parentElement.open))
      found.push(`keyboard: Enter does not open ${here.html}`);
    if (here.scrolls && !await works(page, "ArrowRight", () => document.activeElement.scrollLeft > 0))
      found.push(`keyboard: the arrows do not scroll ${here.html}`);
  }
  const all = await page.evaluate(interactive);
  // An opened <details> says so in its own tag, never in that of its summary: the texts are alike.
  const missed = all.filter((html) => !reached.includes(html));
  for (const html of missed) found.push(`keyboard: Tab does not reach ${html}`);
  if (!missed.length && all.join() !== reached.join()) found.push("keyboard: Tab goes in another order than the page");
  return found;
}
