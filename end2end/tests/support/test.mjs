// The `test` of all specs: knows whether script runs, and fails on any error that the page itself reports and on any
// state that was looked at and is not sound.

import { test as base, expect } from '@playwright/test';
import { PORTAL } from './places.mjs';
import { unsound } from './sound.mjs';

/** How much longer a test may take for each state that is looked at. */
const LOOK = 15_000;

/** Watches a page for script errors and for anything fetched from elsewhere than the portal and the demo providers. */
export function watch(page) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`script error on ${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() !== 'error' || !page.url().startsWith(PORTAL)) return;
    // The page itself says what is wrong, and a refused file has its line; anything else is a mistake of the page.
    const { url } = message.location();
    if (/Failed to load resource.*status of 4\d\d/.test(text) && url === page.url()) return;
    if (/Failed to load resource.*status of 4(13|22)/.test(text) && /\/api\/(bozze\/[^/]+\/documenti|caricamenti)\//.test(url)) return;
    // A store that a test filled up.
    if (/Failed to load resource.*status of 507/.test(text) && /\/api\/caricamenti\//.test(url)) return;
    // A save that another one was quicker than: the page asks which to keep.
    if (/Failed to load resource.*status of 409/.test(text) && /\/api\/bozze\//.test(url)) return;
    // A line that a test cut.
    if (/net::ERR_INTERNET_DISCONNECTED/.test(text)) return;
    complaints.push(`console on ${page.url()}: ${text}`);
  });
  return complaints;
}

export const test = base.extend({
  script: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  page: async ({ page }, use) => {
    const complaints = watch(page);
    // While somebody listens the browser's own window for files stays away; told so only at the press, it may still open.
    page.on('filechooser', () => {});
    await use(page);
    expect(complaints).toEqual([]);
  },
  // Looks at a page as it stands, by `await sound(page, 'what state it is in')`. What is wrong is told at the end, so that the
  // journey goes on. Without script axe cannot run; what the page holds is the same.
  sound: async ({ script }, use, testInfo) => {
    const wrong = [];
    await use(async (page, state, widths) => {
      if (!script) return;
      testInfo.setTimeout(testInfo.timeout + LOOK);
      wrong.push(...await unsound(page, state, widths));
    });
    expect(wrong).toEqual([]);
  },
});

export { expect };
