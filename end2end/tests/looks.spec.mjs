// Every page on the phone and on the desk: no finding of axe, no sideways scroll, and a picture to be looked at.

import { facts } from './support/facts.mjs';
import { LARGE, picture, tooWide } from './support/looks.mjs';
import { visitAll } from './support/pages.mjs';
import { findings } from './support/sound.mjs';
import { expect, test } from './support/test.mjs';

/** What is wrong with all pages that were looked at in this way. */
async function wrongWith(browser, way) {
  const looked = (await facts(browser)).filter((one) => one.looks[way]);
  expect(looked.length, 'pages were looked at').toBeGreaterThan(30);
  return looked.flatMap((one) => one.looks[way].map((words) => `${one.name}: ${words}`));
}

for (const width of [1440, 360]) {
  test(`axe finds nothing at ${width} px and nothing scrolls sideways`, async ({ browser }) => {
    test.setTimeout(1_200_000);
    expect(await wrongWith(browser, `axe ${width}`)).toEqual([]);
  });
}

for (const [lang, direction] of [['ar', 'rtl'], ['uk', 'ltr']]) {
  test(`the pages of citizens hold in ${lang} at 360 and 320 px`, async ({ browser }) => {
    test.setTimeout(1_200_000);
    const wrong = [];
    await visitAll(browser, 360, async (page, one) => {
      const root = page.locator('html');
      if (await root.getAttribute('lang') !== lang || await root.getAttribute('dir') !== direction) wrong.push(`${one.name}: not in ${lang}`);
      wrong.push(...(await findings(page)).map((words) => `${one.name}: ${words}`));
      await picture(page, `${one.name}-${lang}-360`);
      wrong.push(...(await tooWide(page, [320, 360])).map((words) => `${one.name}: ${words}`));
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
      wrong.push(...(await tooWide(page, [320, 360])).map((words) => `${one.name}: ${words}`));
    }, lang);
    expect(wrong).toEqual([]);
  });
}

// WCAG 1.4.4: letters twice as large, in the same window.
for (const width of LARGE) {
  test(`the pages of citizens hold with letters twice as large at ${width} px, signed in and not`, async ({ browser }) => {
    test.setTimeout(1_200_000);
    expect(await wrongWith(browser, `letters ${width}`)).toEqual([]);
  });
}

test('the focus is seen with forced colours, on every page', async ({ browser }) => {
  test.setTimeout(1_200_000);
  expect(await wrongWith(browser, 'focus')).toEqual([]);
});
