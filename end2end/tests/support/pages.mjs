// Every page of the portal, as the story wrote them down, visited as the person who may see it.

import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { ARTEFACTS, PORTAL } from './places.mjs';
import { press } from './press.mjs';

/** The list that the story leaves. */
export const PAGES = `${ARTEFACTS}/pages.json`;
/** The cookies of one person of the story. */
export const STATE = (who) => `${ARTEFACTS}/state-${who}.json`;

/** All pages: `{ name, path, as, status?, prepare? }`. */
export const allPages = () => JSON.parse(readFileSync(PAGES, 'utf8'));

/** Pages whose words are those of the office; whoever is sent a card by a link works for a body, too. */
export const OF_OFFICES = /^\/(console|operatori|invii-esterni)/;

/** Where whoever is not signed in, or no longer, is led. */
const DOORS = ['/accesso', '/operatori/accesso'];

/** The form of a step, in whatever language its words are. */
const STEP_FORM = 'main form:has(button[name="azione"][value="avanti"])';

/** Empties every text of the step and submits it: the page with all its errors. */
export async function submitEmpty(page) {
  const form = page.locator(STEP_FORM);
  await form.evaluate((element) => {
    for (const one of element.querySelectorAll('input[type=text], textarea, select')) if (!one.readOnly) one.value = '';
    for (const one of element.querySelectorAll('input[type=radio], input[type=checkbox]')) one.checked = false;
  });
  await press(page, form.locator('button[value="avanti"]:not([tabindex])'));
}

/** How high a window of this width is: that of a phone or of a desk. */
export const heightOf = (width) => (width < 600 ? 780 : 900);

/** Somebody of the story, or nobody, in a window of this width. */
export const contextOf = (browser, who, width) =>
  browser.newContext({
    baseURL: PORTAL,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    viewport: { width, height: heightOf(width) },
    ...(who === 'nobody' ? {} : { storageState: STATE(who) }),
  });

/** So many windows at once: looking takes one processor, and the machines have two. */
const WINDOWS = 2;

/** Looks at each of these, in no certain order; `open` makes what a window is of. */
export async function inWindows(ones, open, look) {
  const waiting = [...ones];
  const window = async () => {
    const context = await open();
    const page = await context.newPage();
    for (let one = waiting.shift(); one; one = waiting.shift()) await look(page, one);
    await context.close();
  };
  await Promise.all(Array.from({ length: WINDOWS }, window));
}

/**
 * Visits every page at this width, in no certain order; `look` gets the page, what it is, and the answer to its
 * request. In another language than Italian only the pages of citizens are visited; `wanted` narrows them further.
 */
export async function visitAll(browser, width, look, lang = 'it', wanted = () => true) {
  const pages = allPages().filter((one) => wanted(one) && (lang === 'it' || !OF_OFFICES.test(one.path)));
  for (const who of new Set(pages.map((one) => one.as))) {
    const open = async () => {
      const context = await contextOf(browser, who, width);
      if (lang !== 'it') await context.addCookies([{ name: 'lingua', value: lang, url: PORTAL }]);
      return context;
    };
    await inWindows(pages.filter((one) => one.as === who), open, async (page, one) => {
      const response = await page.goto(one.path);
      // A door looks well, too: whoever stands there did not see the page.
      if (who !== 'nobody') expect(DOORS, `${one.name}: the session of ${who} is over`).not.toContain(new URL(page.url()).pathname);
      if (one.prepare === 'submit-empty') await submitEmpty(page);
      await look(page, one, response);
    });
  }
}
