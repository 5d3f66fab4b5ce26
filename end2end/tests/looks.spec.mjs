// Every page on the phone and on the desk: no finding of axe, no sideways scroll, and a picture to be looked at.

import { mkdirSync } from 'node:fs';
import { visitAll } from './support/pages.mjs';
import { ARTEFACTS } from './support/places.mjs';
import { findings, overflow } from './support/sound.mjs';
import { expect, test } from './support/test.mjs';

const SCREENS = `${ARTEFACTS}/screens`;

for (const [width, others] of [[1440, [1024, 768]], [360, [320]]]) {
  test(`axe finds nothing at ${width} px and nothing scrolls sideways`, async ({ browser }) => {
    test.setTimeout(600_000);
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
    test.setTimeout(600_000);
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

// WCAG 1.4.4: letters twice as large, in the same window.
for (const width of [320, 390, 1280]) {
  test(`the pages of whoever is signed in hold with letters twice as large at ${width} px`, async ({ browser }) => {
    test.setTimeout(300_000);
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
    }, 'it', (one) => one.as === 'elena');
    expect(wrong).toEqual([]);
  });
}

// Forced colours draw no shadow: a ring made of one is none.
test('the focus is seen with forced colours', async ({ browser }) => {
  test.setTimeout(300_000);
  const wrong = [];
  await visitAll(browser, 1280, async (page, one) => {
    await page.emulateMedia({ forcedColors: 'active' });
    // The first key press tells the browser that the focus is moved by keyboard.
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(() => [...document.querySelectorAll('main :is(.btn, input.form-control, select.form-control, textarea.form-control)')]
      .filter((element) => element.checkVisibility() && !element.disabled && element.tabIndex >= 0)
      .filter((element) => {
        element.focus();
        return document.activeElement === element && getComputedStyle(element).outlineStyle === 'none';
      })
      .map((element) => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`));
    wrong.push(...hidden.map((what) => `${one.name}: ${what}`));
  }, 'it', (one) => ['domanda-errori', 'appuntamenti-niente-scelto', 'profilo', 'servizi', 'console-coda', 'console-istanza-integrazione'].includes(one.name));
  expect(wrong).toEqual([]);
});
