// A desk publishes its notice on data protection; a person signs it on the screen, and takes that back.

import { dayFromNow, openCard, typeNewPerson } from './support/console.mjs';
import { enterAsOperator } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { press } from './support/press.mjs';
import { expect, test, watch } from './support/test.mjs';

const DESK = 'Sportello immigrazione';
/** Somebody whom nobody knows, and whom no other test enters. */
const PERSON = { name: 'Celestina', surname: 'Bragadin', born: '1969-03-12', gender: 'F' };

/** The pad, and the field that goes with the form. */
const pad = (page) => page.locator('canvas#firma');
const strokes = (page) => page.locator('input[name=firma]');

/** Whether anything is to be seen on the pad. */
const isDrawnOn = (page) => pad(page).evaluate((canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0));

/** Draws a line on the pad, as with a finger: a signature has eight places at least, less is a slip. Returns the strokes. */
async function draw(page) {
  await expect(pad(page)).toBeVisible();
  await pad(page).evaluate((canvas) => canvas.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const { x, y, width, height } = await pad(page).boundingBox();
  await pad(page).hover({ position: { x: width * 0.2, y: height * 0.6 } });
  await page.mouse.down();
  for (const [right, down] of [[0.3, 0.3], [0.4, 0.7], [0.6, 0.4]]) await page.mouse.move(x + width * right, y + height * down, { steps: 6 });
  await page.mouse.up();
  await expect(strokes(page)).toHaveValue(/^\d+,\d+( \d+,\d+){7,}$/);
  return strokes(page).inputValue();
}

const record = (page) => press(page, page.getByRole('button', { name: 'Registra la firma' }));

test('a notice is published, signed on the screen and taken back', async ({ page, browser, sound }) => {
  test.setTimeout(120_000);
  const administrator = await (await browser.newContext({ locale: 'it-IT' })).newPage();
  const complaints = watch(administrator);

  await test.step('an administrator publishes it, with a reason and knowing that it stays', async () => {
    await enterAsOperator(administrator, 'paolo.neri');
    await administrator.goto(AT.notices);
    await press(administrator, administrator.getByRole('link', { name: `Nuova versione per ${DESK}` }));
    const text = administrator.locator('#testo-it');
    await expect(text, 'the notice of the portal is what a desk begins with').not.toHaveValue('');
    const publish = administrator.getByRole('button', { name: 'Pubblica', exact: true });
    await press(administrator, publish);
    await expect(administrator.locator('#errori')).toContainText('Scrivi perché pubblichi una nuova versione');
    await expect(administrator.locator('#errori')).toContainText('Conferma che la versione non si cambierà più');
    await sound(administrator, 'a notice with mistakes');
    await administrator.locator('#motivo').fill('Prima informativa dello sportello');
    await administrator.locator('#conferma').check();
    await press(administrator, publish);
    await expect(administrator.locator('main')).toContainText('Prima informativa dello sportello');
    await expect(administrator.locator('main')).toContainText('pubblicata da Paolo Neri');
  });

  await test.step('the card says that the signature is missing', async () => {
    await enterAsOperator(page, 'karim.haddad');
    await press(page, await typeNewPerson(page, PERSON));
    await openCard(page, 'Chiede un corso di italiano.');
    await expect(page.locator('main')).toContainText('Manca la firma dell’informativa privacy.');
    await press(page, page.getByRole('link', { name: 'Informative e firme' }));
    await expect(page).toHaveURL(/\/informative$/);
  });

  await test.step('an empty pad is no signature', async () => {
    await page.getByRole('radio', { name: 'Firma sullo schermo' }).check();
    await record(page);
    await expect(page.locator('#errori')).toContainText('Fai firmare nello spazio');
    await sound(page, 'a signature without a drawing');
  });

  await test.step('what is drawn stays when something else is wrong', async () => {
    await page.getByRole('radio', { name: 'Firmata su carta' }).check();
    await page.getByRole('checkbox', { name: 'Condividere i dati con la scuola' }).check();
    const drawn = await draw(page);
    await record(page);
    await expect(page.locator('#errori')).toContainText('Nello spazio per firmare c’è una firma');
    await expect(page.locator('#errori')).toContainText('Scrivi dove è conservato il foglio');
    await expect(page.getByRole('checkbox', { name: 'Condividere i dati con la scuola' })).toBeChecked();
    await expect(strokes(page)).toHaveValue(drawn);
    await expect.poll(() => isDrawnOn(page), 'the signature is seen on the pad again').toBe(true);
  });

  await test.step('a drawing that is too long says so, and is cleared', async () => {
    const [clear, told] = [page.getByRole('button', { name: 'Cancella e rifai' }), page.getByText('La firma è troppo lunga')];
    const most = await page.locator('[data-sign]').getAttribute('data-most');
    const take = (points) => page.locator('[data-sign]').evaluate((one, value) => one.setAttribute('data-most', value), points);
    await clear.click();
    await take('12');
    const drawn = await draw(page);
    expect(drawn.split(' '), 'what came after is left out').toHaveLength(12);
    await expect(told).toBeVisible();
    await sound(page, 'a drawing that is too long');
    await clear.click();
    await expect(told).toBeHidden();
    await take(most);
    await draw(page);
  });

  await test.step('it is cleared, drawn again and recorded', async () => {
    await page.getByRole('button', { name: 'Cancella e rifai' }).click();
    await expect(strokes(page)).toHaveValue('');
    expect(await isDrawnOn(page)).toBe(false);
    await page.getByRole('radio', { name: 'Firma sullo schermo' }).check();
    await draw(page);
    await record(page);
    await expect(page).toHaveURL(/#firme$/);
    await expect(page.locator('main')).toContainText('Firmata sullo schermo davanti a Karim Haddad');
    await expect(page.locator('main')).toContainText('Riguarda: Condividere i dati con la scuola');
    await expect(page.getByRole('img', { name: 'Firma tracciata sullo schermo' })).toBeVisible();
    await expect(page.locator('main')).toContainText('Informativa firmata il');
    await sound(page, 'a signature drawn on the screen');
  });

  await test.step('it is taken back: how, and when', async () => {
    const withdraw = page.getByRole('button', { name: 'Registra la revoca' });
    await press(page, withdraw);
    await expect(page.locator('#errori')).toContainText('Scegli come è stata chiesta la revoca');
    await page.locator('#detto').selectOption({ label: 'di persona' });
    await page.locator('#revocata').fill(dayFromNow(0));
    await press(page, withdraw);
    await expect(page).toHaveURL(/#firme$/);
    await expect(page.locator('main')).toContainText(`Revocata il ${dayFromNow(0)}`);
    await expect(page.locator('main')).toContainText('La firma dell’informativa è stata revocata');
  });

  expect(complaints).toEqual([]);
  await administrator.context().close();
});
