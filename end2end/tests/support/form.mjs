// Filling the portal's forms as a person does: read the question, answer it, go on.

import { expect } from '@playwright/test';
import { answerFor } from './answers.mjs';
import { pdfFile } from './files.mjs';
import { press } from './press.mjs';
import { WORDS } from './words.mjs';

/** The form of the page's own content (header and footer may have others). */
export const mainForm = (page) => page.locator('main form').filter({ has: page.getByRole('button', { name: WORDS.next }) }).first();

/** Fields that a person types into; certified data are not among them. */
export const FREE_TEXT = 'input[type=text]:not([readonly]), textarea';

/** Every control of the form that a person may answer, with the words at it. */
function controls(form) {
  return form.evaluate((element) => {
    const text = (node) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const shown = (node) => node.getClientRects().length > 0;
    return [...element.querySelectorAll('input, select, textarea')]
      .filter((one) => one.name && !['hidden', 'submit', 'button'].includes(one.type) && !one.disabled && !one.readOnly)
      .map((one) => ({
        name: one.name,
        id: one.id,
        tag: one.tagName.toLowerCase(),
        type: one.type,
        inputmode: one.inputMode,
        value: one.value,
        checked: one.checked ?? false,
        shown: shown(one) || shown(one.labels?.[0] ?? one),
        label: text(one.labels?.[0]),
        legend: text(one.closest('fieldset')?.querySelector('legend')),
        words: `${text(one.labels?.[0])} ${(one.getAttribute('aria-describedby') ?? '').split(' ').map((id) => text(document.getElementById(id))).join(' ')}`,
        options: one.tagName === 'SELECT' ? [...one.options].map((option) => option.value) : [],
        files: one.type === 'file' ? one.closest('fieldset, .sp-field, .sp-upload')?.querySelectorAll('[data-part="list"] .sp-file').length ?? 0 : 0,
      }));
  });
}

const named = (form, control) => form.locator(`[name="${control.name}"]`);

/** A file of the lists that has gone up. */
export const received = (page, name) => page.locator('[data-part="list"] .sp-file:not([data-state="up"])', { hasText: name }).first();

/** Hands in one file at a file input; with script it goes up at once, without it by the button beside it. */
export async function handIn(page, input, file) {
  await input.setInputFiles(file);
  const group = input.locator('xpath=ancestor::*[self::fieldset or contains(@class,"sp-upload")][1]');
  const button = group.getByRole('button', { name: WORDS.upload });
  if (await button.isVisible()) await button.click();
}

/** Whoever is watched gets a mail that says nothing: most people of the tests are not. */
const UNWATCHED = { 'non deve sapere': 'No' };

/**
 * Answers what is still empty in the step on screen. Returns how many controls it touched.
 * `choose` says what to pick, by words of the question: the label of a radio, the labels of several boxes.
 */
export async function fillStep(page, { text = answerFor, choose = {} } = {}) {
  const form = mainForm(page);
  const asked = (await controls(form)).filter((control) => control.shown);
  const groups = new Set();
  let touched = 0;
  for (const control of asked) {
    if (control.type === 'radio') {
      const group = asked.filter((one) => one.name === control.name && one.type === 'radio');
      if (groups.has(control.name) || group.some((one) => one.checked)) continue;
      groups.add(control.name);
      const wanted = Object.entries({ ...UNWATCHED, ...choose }).find(([words]) => control.legend.includes(words))?.[1];
      const pick = group.find((one) => one.label === wanted) ?? group[0];
      await form.locator(`[id="${pick.id}"]`).check();
    } else if (control.type === 'checkbox') {
      const several = asked.filter((one) => one.name === control.name && one.type === 'checkbox');
      if (groups.has(control.name) || several.some((one) => one.checked)) continue;
      groups.add(control.name);
      const wanted = Object.entries(choose).find(([words]) => control.legend.includes(words))?.[1] ?? [];
      const picks = several.filter((one) => wanted.includes(one.label));
      for (const pick of picks.length > 0 ? picks : several.slice(0, 1)) await form.locator(`[id="${pick.id}"]`).check();
    } else if (control.tag === 'select') {
      if (control.value && control.value !== '0') continue;
      await named(form, control).selectOption(control.options.find((value) => value && value !== '0'));
    } else if (control.type === 'file') {
      // One question may have a second input, for the camera.
      if (control.files > 0 || groups.has(`file ${control.legend}`)) continue;
      groups.add(`file ${control.legend}`);
      await handIn(page, form.locator(`input[type=file][name="${control.name}"]`), pdfFile('documento.pdf'));
      if (control.id) await expect(received(page, 'documento.pdf')).toBeVisible();
    } else {
      // An answer just given may have taken the question away.
      if (control.value.trim() || !(await named(form, control).isVisible())) continue;
      await named(form, control).fill(text(control));
    }
    touched += 1;
  }
  return touched;
}

/** Presses the main button of the step. */
export async function goOn(page) {
  await press(page, mainForm(page).getByRole('button', { name: WORDS.next }));
}

/** Whether the summary before sending is on screen. */
export const atSummary = (page) => new URL(page.url()).pathname.endsWith('/domanda/riepilogo');

/**
 * Fills the step on screen and goes on. A question that appears only after an answer is answered in a second
 * round of the same step; a step that is still refused after three rounds fails the test. Returns the step.
 */
export async function passStep(page, how) {
  const step = new URL(page.url()).pathname;
  for (let round = 0; round < 3 && new URL(page.url()).pathname === step; round += 1) {
    await fillStep(page, how);
    await goOn(page);
  }
  const complaint = page.getByRole('alert').filter({ hasText: WORDS.errorsTitle });
  expect(new URL(page.url()).pathname, `step refused: ${await complaint.allInnerTexts()}`).not.toBe(step);
  return step;
}

/** Passes step after step up to the summary. Returns the steps. */
export async function walkToSummary(page, how = {}) {
  const steps = [];
  while (!atSummary(page)) {
    steps.push(await passStep(page, how));
    expect(steps, 'the form goes round in circles').not.toContain(new URL(page.url()).pathname);
  }
  return steps;
}

/** Passes step after step until `wanted` can be seen. */
export async function walkUntil(page, wanted) {
  while (!(await wanted.filter({ visible: true }).count())) {
    expect(atSummary(page), `no step has ${wanted}`).toBe(false);
    await passStep(page);
  }
}

/** Ticks the declaration of the summary and sends; returns the protocol as `2026/0000001`. */
export async function send(page) {
  for (const box of await page.locator('main form input[type=checkbox]').all()) {
    if (!(await box.isChecked())) await box.check();
  }
  await page.getByRole('button', { name: WORDS.send }).click();
  await expect(page.getByRole('heading', { level: 1, name: WORDS.sent })).toBeVisible();
  return protocolOn(page);
}

/** The protocol shown on a page. */
async function protocolOn(page) {
  const [, year, number] = /(20\d\d)[/-](\d{7})/.exec(await page.locator('main').innerText()) ?? [];
  expect(number, 'no protocol on the page').toBeTruthy();
  return `${year}/${number}`;
}
