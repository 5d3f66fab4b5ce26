// A desk publishes its notice on data protection; a person signs it on the screen, and takes that back.

import { dayFromNow, openCard, typeNewPerson } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';

const DESK = 'Sportello immigrazione';
/** Somebody whom nobody knows, and whom no other test enters. */
const PERSON = { name: 'Celestina', surname: 'Bragadin', born: '1969-03-12', gender: 'F' };

/** Draws a line on the pad, as with a finger. */
async function draw(page) {
  const pad = page.locator('canvas#firma');
  await expect(pad).toBeVisible();
  await pad.hover();
  const { x, y, width, height } = await pad.boundingBox();
  await page.mouse.down();
  for (const [right, down] of [[0.3, 0.3], [0.4, 0.7], [0.6, 0.4]]) await page.mouse.move(x + width * right, y + height * down);
  await page.mouse.up();
}

test('a notice is published, signed on the screen and taken back', async ({ page, browser, sound }) => {
  test.setTimeout(120_000);
  const administrator = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const complaints = watch(administrator);

  await test.step('an administrator publishes it, with a reason and knowing that it stays', async () => {
    await enterAsOperator(administrator, 'paolo.neri');
    await administrator.goto(AT.notices);
    await administrator.getByRole('link', { name: `Nuova versione per ${DESK}` }).click();
    const text = administrator.locator('#testo-it');
    await expect(text, 'the notice of the portal is what a desk begins with').not.toHaveValue('');
    await administrator.getByRole('button', { name: 'Pubblica', exact: true }).click();
    await expect(administrator.locator('#errori')).toContainText('Scrivi perché pubblichi una nuova versione');
    await expect(administrator.locator('#errori')).toContainText('Conferma che la versione non si cambierà più');
    await administrator.waitForLoadState('load');
    await sound(administrator, 'a notice with mistakes');
    await administrator.locator('#motivo').fill('Prima informativa dello sportello');
    await administrator.locator('#conferma').check();
    await administrator.getByRole('button', { name: 'Pubblica', exact: true }).click();
    await expect(administrator.locator('main')).toContainText('Prima informativa dello sportello');
    await expect(administrator.locator('main')).toContainText('pubblicata da Paolo Neri');
  });

  await test.step('the card says that the signature is missing', async () => {
    await enterAsOperator(page, 'karim.haddad');
    await (await typeNewPerson(page, PERSON)).click();
    await openCard(page, 'Chiede un corso di italiano.');
    await expect(page.locator('main')).toContainText('Manca la firma dell’informativa privacy.');
    await page.getByRole('link', { name: 'Informative e firme' }).click();
    await expect(page).toHaveURL(/\/informative$/);
  });

  await test.step('an empty pad is no signature; then the person draws one', async () => {
    await page.getByRole('radio', { name: 'Firma sullo schermo' }).check();
    await page.getByRole('button', { name: 'Registra la firma' }).click();
    await expect(page.locator('#errori')).toContainText('Fai firmare nello spazio');
    await page.waitForLoadState('load');
    await sound(page, 'a signature without a drawing');
    await page.getByRole('checkbox', { name: 'Condividere i dati con la scuola' }).check();
    await draw(page);
    await page.getByRole('button', { name: 'Registra la firma' }).click();
    await expect(page).toHaveURL(/#firme$/);
    await expect(page.locator('main')).toContainText('Firmata sullo schermo davanti a Karim Haddad');
    await expect(page.locator('main')).toContainText('Riguarda: Condividere i dati con la scuola');
    await expect(page.getByRole('img', { name: 'Firma tracciata sullo schermo' })).toBeVisible();
    await expect(page.locator('main')).toContainText('Informativa firmata il');
    await sound(page, 'a signature drawn on the screen');
  });

  await test.step('it is taken back: how, and when', async () => {
    await page.getByRole('button', { name: 'Registra la revoca' }).click();
    await expect(page.locator('#errori')).toContainText('Scegli come è stata chiesta la revoca');
    await page.waitForLoadState('load');
    await page.locator('#detto').selectOption({ label: 'di persona' });
    await page.locator('#revocata').fill(dayFromNow(0));
    await page.getByRole('button', { name: 'Registra la revoca' }).click();
    await expect(page).toHaveURL(/#firme$/);
    await expect(page.locator('main')).toContainText(`Revocata il ${dayFromNow(0)}`);
    await expect(page.locator('main')).toContainText('La firma dell’informativa è stata revocata');
  });

  expect(complaints).toEqual([]);
  await administrator.context().close();
});
