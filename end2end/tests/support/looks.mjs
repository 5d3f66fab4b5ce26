// How one page looks, in one visit: at the desk, on the phone, with letters twice as large, and with forced colours.
// Only the style sheet asks how wide a window is, so a page may be made narrower where it stands.

import { mkdirSync } from 'node:fs';
import { heightOf } from './pages.mjs';
import { ARTEFACTS } from './places.mjs';
import { findings, overflow } from './sound.mjs';

const SCREENS = `${ARTEFACTS}/screens`;
/** Widths at which axe looks, and narrower ones that everything fits into too. */
const LOOKED_AT = [[1440, [1024, 768]], [360, [320]]];
/** Widths at which letters are twice as large. */
export const LARGE = [320, 390, 1280];
/** Whose pages have letters twice as large. */
const CITIZENS = ['elena', 'nobody'];
/** Where rings are looked for. */
const RINGS = 1280;

const resize = (page, width) => page.setViewportSize({ width, height: heightOf(width) });

/** Leaves a picture to be looked at. */
export async function picture(page, name) {
  mkdirSync(SCREENS, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  // It is for the eye; to compress it without any loss keeps the processor busy for longer.
  await page.screenshot({ path: `${SCREENS}/${name}.jpg`, type: 'jpeg', quality: 90, fullPage: true });
}

/** Where the page is too wide for its window; the last of these widths stays. */
export async function tooWide(page, widths) {
  const wrong = [];
  for (const width of widths) {
    await resize(page, width);
    const over = await overflow(page);
    if (over > 0) wrong.push(`${over} px too wide at ${width} px`);
  }
  return wrong;
}

/** WCAG 1.4.4: what is wrong with letters twice as large, in the same window. */
async function withLargeLetters(page, width) {
  const wrong = await tooWide(page, [width]);
  for (const place of ['.sp-header .sp-round', '.sp-header .sp-dropdown--user > summary']) {
    for (const box of await page.locator(place).evaluateAll((all) => all.filter((element) => element.checkVisibility()).map((element) => element.getBoundingClientRect().toJSON()))) {
      if (box.left < 0 || box.right > width) wrong.push(`${place} is off the screen`);
    }
  }
  return wrong;
}

/** Everything on the page that the keyboard reaches and whose focus nothing shows; the page has been tabbed into. */
function withoutRing() {
  const reached = 'a[href], button, summary, input:not([type=hidden]), select, textarea';
  const isDrawn = (node) => getComputedStyle(node).opacity !== '0';
  const hasRing = (node) => node && isDrawn(node) && getComputedStyle(node).outlineStyle !== 'none';
  return [...document.querySelectorAll(reached)]
    .filter((element) => element.checkVisibility() && !element.disabled && element.tabIndex >= 0)
    .filter((element) => {
      element.focus();
      // An input that is not drawn itself has its ring around its words, its camera, or the place to drop a file.
      const bearers = isDrawn(element) ? [element] : [element.closest('label'), element.closest('.sp-camera'), element.previousElementSibling];
      return document.activeElement === element && !bearers.some(hasRing);
    })
    .map((element) => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`);
}

/** What has no ring with forced colours: they draw no shadow, so a ring made of one is none. */
async function withForcedColours(page) {
  await resize(page, RINGS);
  await page.emulateMedia({ forcedColors: 'active' });
  // The first key press tells the browser that the focus is moved by keyboard.
  await page.keyboard.press('Tab');
  const hidden = new Set(await page.evaluate(withoutRing));
  await page.emulateMedia({ forcedColors: 'none' });
  return [...hidden];
}

/** What is wrong with the page that is open and is this one of the story, by the way in which it was looked at. */
export async function looksOf(page, one) {
  const before = page.viewportSize();
  const wrong = {};
  for (const [width, narrower] of LOOKED_AT) {
    await resize(page, width);
    wrong[`axe ${width}`] = await findings(page);
    await picture(page, `${one.name}-${width}`);
    wrong[`axe ${width}`].push(...await tooWide(page, [width, ...narrower]));
  }
  if (CITIZENS.includes(one.as)) {
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    for (const width of LARGE) wrong[`letters ${width}`] = await withLargeLetters(page, width);
    await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
  }
  wrong.focus = await withForcedColours(page);
  await page.setViewportSize(before);
  return wrong;
}
