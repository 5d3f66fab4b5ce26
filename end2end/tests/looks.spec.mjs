// Every page on the phone and on the desk: no finding of axe, no sideways scroll, and a picture to be looked at.

import { mkdirSync } from 'node:fs';
import { visitAll } from './support/pages.mjs';
import { ARTEFACTS } from './support/places.mjs';
import { findings, overflow } from './support/sound.mjs';
import { expect, test } from './support/test.mjs';

const SCREENS = `${ARTEFACTS}/screens`;

for (const [width, others] of [[1440, [1024, 768]], [360, [320]]]) {
  test(`axe finds nothing at ${width} px and nothing scrolls sideways`, async ({ browser }) => {
    test.setTimeout(1_200_000);
    mkdirSync(SCREENS, { recursive: true });
    const wrong = [];
    await visitAll(browser, width, async (page, one) => {
      wrong.push(...(await findings(page)).map((words) => `${one.name}: ${words}`));
      await page.evaluate(() => document.fonts.ready.then(() => true));
      await page.screenshot({ path: `${SCREENS}/${one.name}-${width}.png`, fullPage: true });
      const { height } = page.viewportSize();
      for (const narrower of [width, ...others]) {
        await page.setViewportSize({ width: narrower, height });
        const over = await overflow(page);
        if (over > 0) wrong.push(`${one.name} at ${narrower} px: ${over} px too wide`);
      }
      await page.setViewportSize({ width, height });
    });
    expect(wrong).toEqual([]);
  });
}

for (const [lang, direction] of [['ar', 'rtl'], ['uk', 'ltr']]) {
  test(`the pages of citizens hold in ${lang} at 360 and 320 px`, async ({ browser }) => {
    test.setTimeout(1_200_000);
    mkdirSync(SCREENS, { recursive: true });
    const wrong = [];
    await visitAll(browser, 360, async (page, one) => {
      const root = page.locator('html');
      if (await root.getAttribute('lang') !== lang || await root.getAttribute('dir') !== direction) wrong.push(`${one.name}: not in ${lang}`);
      wrong.push(...(await findings(page)).map((words) => `${one.name}: ${words}`));
      await page.screenshot({ path: `${SCREENS}/${one.name}-${lang}-360.png`, fullPage: true });
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 780 });
        const over = await overflow(page);
        if (over > 0) wrong.push(`${one.name} at ${width} px: ${over} px too wide`);
      }
      await page.setViewportSize({ width: 360, height: 780 });
    }, lang);
    expect(wrong).toEqual([]);
  });
}

// Longer words than the Italian ones; what axe finds does not hang on them.
for (const lang of ['fr', 'es']) {
  test(`the pages of citizens hold in ${lang} at 360 and 320 px`, async ({ browser }) => {
    test.setTimeout(600_000);
    const wrong = [];
    await visitAll(browser, 360, async (page, one) => {
      if (await page.locator('html').getAttribute('lang') !== lang) wrong.push(`${one.name}: not in ${lang}`);
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 780 });
        const over = await overflow(page);
        if (over > 0) wrong.push(`${one.name} at ${width} px: ${over} px too wide`);
      }
      await page.setViewportSize({ width: 360, height: 780 });
    }, lang);
    expect(wrong).toEqual([]);
  });
}

// WCAG 1.4.4: letters twice as large, in the same window.
for (const width of [320, 390, 1280]) {
  test(`the pages of citizens hold with letters twice as large at ${width} px, signed in and not`, async ({ browser }) => {
    test.setTimeout(600_000);
    const wrong = [];
    await visitAll(browser, width, async (page, one) => {
      await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      const over = await overflow(page);
      if (over > 0) wrong.push(`${one.name}: ${over} px too wide`);
      for (const place of ['.sp-header .sp-round', '.sp-header .sp-dropdown--user > summary']) {
        for (const box of await page.locator(place).evaluateAll((all) => all.filter((element) => element.checkVisibility()).map((element) => element.getBoundingClientRect().toJSON()))) {
          if (box.left < 0 || box.right > width) wrong.push(`${one.name}: ${place} is off the screen`);
        }
      }
    }, 'it', (one) => ['elena', 'nobody'].includes(one.as));
    expect(wrong).toEqual([]);
  });
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

// Forced colours draw no shadow: a ring made of one is none.
test('the focus is seen with forced colours, on every page', async ({ browser }) => {
  test.setTimeout(600_000);
  const wrong = [];
  await visitAll(browser, 1280, async (page, one) => {
    await page.emulateMedia({ forcedColors: 'active' });
    // The first key press tells the browser that the focus is moved by keyboard.
    await page.keyboard.press('Tab');
    const hidden = new Set(await page.evaluate(withoutRing));
    wrong.push(...[...hidden].map((what) => `${one.name}: ${what}`));
  });
  expect(wrong).toEqual([]);
});
