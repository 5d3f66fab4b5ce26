// Every page is valid HTML, as the server sends it.

import { visitAll } from './support/pages.mjs';
import { checkHtml } from './support/validity.mjs';
import { expect, test } from './support/test.mjs';

test('every page is valid HTML', async ({ browser }) => {
  test.setTimeout(300_000);
  const sources = new Map();
  await visitAll(browser, 1440, async (page, one, response) => {
    if (one.prepare) sources.set(one.name, await page.content());
    else sources.set(one.name, await response.text());
    expect(response.status() === (one.status ?? 200) || Boolean(one.prepare), `${one.name}: status ${response.status()}`).toBe(true);
  });
  expect(sources.size).toBeGreaterThan(20);
  expect(await checkHtml(sources)).toEqual([]);
});

test('every page has one h1, a title of its own, a language and its landmarks', async ({ browser }) => {
  test.setTimeout(300_000);
  const titles = new Map();
  await visitAll(browser, 1440, async (page, one) => {
    await expect(page.locator('h1:visible'), one.name).toHaveCount(1);
    await expect(page.locator('html'), one.name).toHaveAttribute('lang', 'it');
    await expect(page.locator('main'), one.name).toHaveCount(1);
    await expect(page.locator('[data-element="privacy-policy-link"]').first(), one.name).toBeAttached();
    await expect(page.locator('[data-element="accessibility-link"]').first(), one.name).toBeAttached();
    expect(await page.title(), one.name).not.toBe('');
    titles.set(one.name, await page.title());
  });
  expect(titles.size).toBeGreaterThan(20);
});
