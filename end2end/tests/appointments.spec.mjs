// An appointment from the list of desks to its end. Runs twice: with script and without.

import { CODE, book, chooseSlot } from './support/appointments.mjs';
import { enter } from './support/identity.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** Each run has its own person, so that neither sees the other's appointments. */
const person = (script) => (script ? 'giulia' : 'michele');

test('a desk is found with its hours, languages and way there, without signing in', async ({ page }) => {
  await page.goto(AT.home);
  await page.locator(`main a[href="${AT.desks}"]`).first().click();
  await expect(page).toHaveURL(AT.desks);
  const first = page.locator('main li.sp-card').first();
  await expect(first).toContainText('Palazzo dei Mulini');
  await expect(first).toContainText(/Aperto ora, chiude alle \d\d:\d\d|Chiuso ora, apre/);
  await expect(first.locator('a[href^="https://www.openstreetmap.org/"][rel~="noreferrer"]')).toBeVisible();
  await first.locator('summary').click();
  await expect(first.locator('details')).toContainText(/domenica \d\d\/\d\d\/\d{4}/);
});

test('an appointment is booked, moved and cancelled', async ({ page, script, sound }) => {
  test.setTimeout(180_000);
  await enter(page, person(script), { script });
  let code;
  let path;

  await test.step('nothing chosen is said, with the way to the choice', async () => {
    await page.goto(AT.book);
    await page.locator('main').getByRole('button', { name: WORDS.next }).click();
    await expect(page).toHaveTitle(/^Errore:/);
    await page.getByRole('alert').getByRole('link').first().click();
    await expect(page.locator('#sede')).toBeVisible();
  });

  await test.step('the name is there already; a wrong number comes back with what was typed', async () => {
    await chooseSlot(page);
    await page.getByLabel('Telefono').fill('12');
    await page.getByRole('button', { name: WORDS.confirmAppointmentButton }).click();
    await expect(page).toHaveTitle(/^Errore:/);
    await expect(page.getByLabel('Telefono')).toHaveValue('12');
    await sound(page, 'an appointment with a wrong number');
  });

  await test.step('booked', async () => {
    code = await book(page);
    path = new URL(page.url()).pathname;
    expect(path).toContain(code);
    await page.reload();
    await expect(page.locator('main'), 'a reload books nothing twice').toContainText(code);
  });

  await test.step('the file for the calendar', async () => {
    const href = await page.getByRole('link', { name: WORDS.addToCalendar }).getAttribute('href');
    const answer = await page.request.get(href);
    expect(answer.headers()['content-type']).toContain('text/calendar');
    expect(await answer.text()).toMatch(/DTSTART;TZID=Europe\/Rome:\d{8}T\d{6}/);
  });

  await test.step('the area personale shows it', async () => {
    await page.goto(AT.area);
    const list = page.locator('#appuntamenti');
    await expect(list).toContainText(code);
    await list.getByRole('link').first().click();
    await expect(page.locator('main')).toContainText(CODE);
  });

  await test.step('moved', async () => {
    await page.goto(path);
    await page.getByRole('link', { name: WORDS.moveAppointment, exact: true }).click();
    await page.locator('main form').getByRole('radio').first().check();
    await page.getByRole('button', { name: WORDS.moveAppointmentButton }).click();
    await expect(page.locator('main')).toContainText(WORDS.appointmentMoved);
  });

  await test.step('cancelled', async () => {
    await page.goto(path);
    const cancel = page.locator('details').filter({ hasText: WORDS.cancelAppointmentYes });
    // The next free slot may be too near to be given up online: then the page says to call.
    if (await cancel.count()) {
      await cancel.locator('summary').click();
      await sound(page, 'an appointment about to be cancelled');
      await page.getByRole('button', { name: WORDS.cancelAppointmentYes }).click();
      await expect(page.locator('main')).toContainText(WORDS.appointmentCancelled);
    } else {
      await expect(page.locator('main')).toContainText(/chiama lo sportello/);
    }
  });
});
