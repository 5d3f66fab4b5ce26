// Axe on every state of every page, also those that no story comes to: on the samples that the Rust tests render. They
// are whole documents, so every rule holds for them.

import { inWindows } from './support/pages.mjs';
import { hasSamples, isChosen, sampleAddress, sampleNames, serveSamples } from './support/samples.mjs';
import { findings } from './support/sound.mjs';
import { expect, test } from './support/test.mjs';

test('axe finds nothing in any state of any page at 360 px', async ({ browser }) => {
  test.skip(!hasSamples, 'the Rust tests write the samples, in `make test`');
  // Some 140 by day, and 1,100 by night, of 4,500; a page takes about a second of a processor.
  test.setTimeout(process.env.NIGHTLY ? 3_600_000 : 600_000);
  const chosen = sampleNames().filter(isChosen);
  expect(chosen.length).toBeGreaterThan(process.env.NIGHTLY ? 800 : 100);
  const open = async () => {
    const context = await browser.newContext({ locale: 'it-IT', viewport: { width: 360, height: 780 }, reducedMotion: 'reduce' });
    await serveSamples(context);
    return context;
  };
  const wrong = [];
  await inWindows(chosen, open, async (page, name) => {
    await page.goto(sampleAddress(name));
    wrong.push(...(await findings(page)).map((words) => `${name}: ${words}`));
  });
  expect(wrong).toEqual([]);
});
