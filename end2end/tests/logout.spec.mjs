// Leaving at level 1, where the provider has a session of its own: from here, and from there.

import { enter, leave } from './support/identity.mjs';
import { AT, IDP } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** Signs somebody in at level 1 who does so in no other test: what is open at the provider is theirs alone. */
async function enterAtLevelOne(page, who, script) {
  await page.goto(`/spid/login?idp=${encodeURIComponent(IDP)}&level=1&next=${encodeURIComponent(AT.home)}`);
  await page.getByRole('button', { name: `${who}, livello 1`, exact: true }).click();
  if (!script) await page.getByRole('button', { name: 'Torna al portale' }).click();
  await expect(page).toHaveURL(AT.home);
}

test('leaving closes the session at the provider too', async ({ page, script }) => {
  await enterAtLevelOne(page, 'Luca Fo', script);
  await leave(page);
  await page.waitForURL(/\/uscita\?gestore=chiuso$/);
  await expect(page.locator('main')).toContainText('Anche l’accesso presso il tuo gestore è chiuso');
  await page.goto(IDP);
  await expect(page.getByRole('button', { name: 'Chiudi la sessione di Luca Fo' })).toHaveCount(0);
});

test('the provider closes the session here', async ({ page, script }) => {
  await enterAtLevelOne(page, 'Carlo Bassani', script);
  await page.goto(IDP);
  await page.getByRole('button', { name: 'Chiudi la sessione di Carlo Bassani' }).click();
  await expect(page.getByRole('heading', { name: 'Il portale ha risposto' })).toBeVisible();
  await expect(page.locator('main')).toContainText('status:Success');
  await page.goto(AT.home);
  await expect(page.locator('header form[action="/uscita"]')).toHaveCount(0);
});

test('the button that leaves is read and hit as easily as the links beside it', async ({ page, script }) => {
  await enter(page, 'giulia', { script });
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(AT.area);
    await page.locator('header .sp-dropdown--user summary').click();
    const list = page.locator('header .sp-dropdown--user .sp-dropdown-list');
    const look = (name) => list.locator(name).first().evaluate((one) => {
      const { color, backgroundColor } = getComputedStyle(one);
      return { color, backgroundColor, wide: Math.round(one.getBoundingClientRect().width) };
    });
    expect(await look('button'), `${width} px`).toEqual(await look('a'));
    expect((await list.locator('button').boundingBox()).height).toBeGreaterThanOrEqual(44);
  }
});
