// What opens on a page at a press (menus, keys, filters, what follows the stars): sound on the phone and on the desk.

import { contextOf } from './support/pages.mjs';
import { AT, MAIN_SERVICE } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** Somebody of the story, or nobody, in a window of this width; `work` gets the page. */
async function as(browser, who, width, work) {
  const context = await contextOf(browser, who, width);
  await work(await context.newPage());
  await context.close();
}

/** The menu of the bar behind the button with the three lines, where the window is too narrow for it. */
async function openMenu(page, id) {
  await page.locator('header .sp-menu-open').click();
  await expect(page.locator(`#${id}`).getByRole('button').first(), 'the button that closes it').toBeVisible();
}

for (const width of [1440, 360]) {
  test(`what opens on the pages of citizens at ${width} px`, async ({ browser, sound }) => {
    await as(browser, 'nobody', width, async (page) => {
      await page.goto(AT.service(MAIN_SERVICE));
      const languages = page.locator('header details').first();
      await languages.locator('summary').click();
      await expect(languages.getByRole('link', { name: 'English' })).toBeVisible();
      await sound(page, 'the languages', [width]);
      await languages.locator('summary').click();
      if (width < 600) {
        await openMenu(page, 'menu');
        await sound(page, 'the menu on a phone', [width]);
        await page.keyboard.press('Escape');
      }
      for (const [stars, follows] of [[2, 'negative'], [5, 'positive']]) {
        await page.locator(`[data-element="feedback-rate-${stars}"]`).click();
        await expect(page.locator(`[data-element="feedback-rating-${follows}"]`)).toBeVisible();
        await sound(page, `what follows ${stars} stars`, [width]);
      }
      await page.goto(`${AT.home}?lang=ar`);
      await languages.locator('summary').click();
      await expect(languages.getByRole('link', { name: 'English' })).toBeVisible();
      await sound(page, 'the languages, from right to left', [width]);
    });
    await as(browser, 'elena', width, async (page) => {
      await page.goto(AT.area);
      const user = page.locator('header .sp-dropdown--user');
      await user.locator('summary').click();
      await expect(user.getByRole('button', { name: 'Esci' })).toBeVisible();
      await sound(page, 'the menu of a citizen', [width]);
    });
  });

  test(`what opens on the pages of the desk at ${width} px`, async ({ browser, sound }) => {
    await as(browser, 'chiara', width, async (page) => {
      await page.goto(AT.console);
      const user = page.locator('header .sp-dropdown--user');
      await user.locator('summary').click();
      await expect(user.getByRole('button', { name: 'Esci' })).toBeVisible();
      await sound(page, 'the menu of an operator', [width]);
      await user.locator('summary').click();
      if (width < 600) {
        await openMenu(page, 'binario');
        await sound(page, 'the rail on a phone', [width]);
        await page.keyboard.press('Escape');
        await page.locator('.sp-filterbar summary').click();
        await expect(page.getByLabel('Protocollo o nome')).toBeVisible();
        await sound(page, 'the filters of the queue on a phone', [width]);
      } else {
        // The island of the queue shows the button.
        await page.locator('.sp-keys-all > button').click();
        await expect(page.locator('#scorciatoie')).toBeVisible();
        await sound(page, 'the keys of the queue', [width]);
      }
    });
  });
}
