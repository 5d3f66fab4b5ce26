// Booking an appointment as a person does: choose, go on, confirm.

import { expect } from '@playwright/test';
import { AT } from './places.mjs';
import { press } from './press.mjs';
import { WORDS } from './words.mjs';

/** The code of an appointment, as people read it. */
export const CODE = /AP-\d{4}-\d{6}/;

/** Presses the button that leads to the next choice. */
async function goOn(page) {
  await press(page, page.locator('main').getByRole('button', { name: WORDS.next }));
}

/** Chooses the first desk, a talk, and the last slot that is shown; stops before confirming. */
export async function chooseSlot(page, talk = /primo colloquio, di persona/i, passed = () => {}) {
  await page.goto(AT.book);
  const form = page.locator('main form');
  await form.getByRole('radio').first().check();
  await goOn(page);
  passed(new URL(page.url()));
  await form.getByRole('radio', { name: talk }).first().check();
  await goOn(page);
  passed(new URL(page.url()));
  await form.getByRole('radio').last().check();
  await goOn(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(WORDS.confirmAppointment);
  passed(new URL(page.url()));
}

/** Books, and returns the code. */
export async function book(page, passed) {
  await chooseSlot(page, undefined, passed);
  await page.getByRole('button', { name: WORDS.confirmAppointmentButton }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(WORDS.appointmentBooked);
  const [code] = CODE.exec(await page.locator('main').innerText()) ?? [];
  expect(code, 'no code on the page').toBeTruthy();
  return code;
}
