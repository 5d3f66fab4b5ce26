// What goes wrong at the identity provider, told to the citizen.

import { enter, failAtProvider } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

for (const number of [12, 19, 20, 21, 22, 23, 24, 25, 30]) {
  test(`SPID error ${number} has a page of its own and opens no session`, async ({ page }) => {
    await page.goto(AT.access);
    await failAtProvider(page, number);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('main')).toContainText(new RegExp(`\\b${number}\\b`));
    await expect(page.locator('main')).not.toContainText('ErrorCode');
    await expect(page.locator('main').getByRole('link').first()).toBeVisible();
    expect((await page.reload()).status(), 'nothing is sent again').toBeGreaterThanOrEqual(400);
    await expect(page.locator('main')).toContainText(new RegExp(`\\b${number}\\b`));
    expect((await page.goto(`${page.url()}?lang=en`)).status(), 'the same in another language').toBeGreaterThanOrEqual(400);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('main')).toContainText(new RegExp(`\\b${number}\\b`));
    const area = await page.request.get(AT.area, { maxRedirects: 0 });
    expect([302, 303]).toContain(area.status());
  });
}

test('a lower level than asked opens no session', async ({ page }) => {
  await page.goto(AT.access);
  await page.getByText(WORDS.demoProvider).first().or(page.getByText(WORDS.enterWithSpid).first()).first().waitFor();
  const provider = page.getByRole('link', { name: WORDS.demoProvider }).or(page.getByRole('button', { name: WORDS.demoProvider })).first();
  if (!(await provider.isVisible())) await page.getByText(WORDS.enterWithSpid).first().click();
  await provider.click();
  await page.getByRole('button', { name: 'Giulia Ferrante, livello 1', exact: true }).click();
  await page.waitForURL(/\/accesso\/esito\/[0-9a-f]{32}$/);
  await expect(page.locator('main')).toContainText('livello più basso');
  const area = await page.request.get(AT.area, { maxRedirects: 0 });
  expect([302, 303]).toContain(area.status());
});

test('an answer posted twice opens nothing the second time', async ({ page, browser }) => {
  const posts = [];
  page.on('request', (one) => { if (one.url().endsWith('/spid/acs') && one.method() === 'POST') posts.push(one.postData()); });
  await enter(page, 'teresa');
  expect(posts).toHaveLength(1);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const again = await page.request.post('/spid/acs', { data: posts[0], headers });
  expect(again.status()).toBeGreaterThanOrEqual(400);
  const stranger = await browser.newContext();
  const foreign = await stranger.request.post(new URL('/spid/acs', page.url()).href, { data: posts[0], headers });
  expect(foreign.status()).toBeGreaterThanOrEqual(400);
  await stranger.close();
});

test('next never leads away from the portal', async ({ page }) => {
  for (const next of ['https://example.org/', '//example.org/', '/\\example.org', 'javascript:alert(1)']) {
    await page.goto(`${AT.access}?next=${encodeURIComponent(next)}`);
    const hrefs = await page.locator('main a, main form').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? one.getAttribute('action') ?? ''));
    expect(hrefs.filter((href) => decodeURIComponent(href).includes('example.org') || href.startsWith('javascript:')), next).toEqual([]);
  }
});
