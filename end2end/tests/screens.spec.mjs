// Pictures of every page at 360 and 1440 px, to be looked at; and no sideways scroll at any width.

import { mkdirSync } from 'node:fs';
import { visitAll } from './support/pages.mjs';
import { ARTEFACTS } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

for (const width of [360, 1440]) {
  test(`pictures at ${width} px`, async ({ browser }) => {
    test.setTimeout(300_000);
    mkdirSync(`${ARTEFACTS}/screens`, { recursive: true });
    await visitAll(browser, width, async (page, one) => {
      await page.evaluate(() => document.fonts.ready.then(() => true));
      await page.screenshot({ path: `${ARTEFACTS}/screens/${one.name}-${width}.png`, fullPage: true });
    });
  });
}

test('no page scrolls sideways', async ({ browser }) => {
  test.setTimeout(600_000);
  const wide = [];
  await visitAll(browser, 320, async (page, one) => {
    for (const width of [320, 360, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) wide.push(`${one.name} at ${width} px: ${over} px too wide`);
    }
  });
  expect(wide).toEqual([]);
});
