// One whole request without a mouse: only Tab, Shift+Tab, Enter, Space, arrows and typing.

import { answerFor } from './support/answers.mjs';
import { pdfFile } from './support/files.mjs';
import { goOn, mainForm, received, walkUntil } from './support/form.mjs';
import { signIn } from './support/identity.mjs';
import { AT, MAIN_SERVICE, PORTAL } from './support/places.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** What has the focus, as a person with a screen reader would learn it. */
function focused(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const text = (node) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    const ring = getComputedStyle(one);
    const label = text(one.labels?.[0]);
    const ids = (one.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
    return {
      tag: one.tagName.toLowerCase(),
      type: one.type ?? '',
      name: one.getAttribute('name') ?? '',
      label,
      words: one.getAttribute('aria-label') ?? (label ? `${label} ${ids.map((id) => text(document.getElementById(id))).join(' ')}` : text(one)),
      href: one.getAttribute('href') ?? '',
      inputmode: one.inputMode ?? '',
      value: one.value ?? '',
      checked: one.checked ?? false,
      readOnly: one.readOnly ?? false,
      open: one.parentElement.open ?? false,
      inMain: Boolean(one.closest('main')),
      ring: ring.outlineStyle !== 'none' || ring.boxShadow !== 'none' || one.tagName === 'MAIN',
    };
  });
}

/** Presses Tab until `fits`; fails when the page has been gone through without it. */
async function tabTo(page, fits, what) {
  for (let presses = 0; presses < 250; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now && fits(now)) {
      expect(now.ring, `the focus on "${now.words}" can be seen`).toBe(true);
      return now;
    }
  }
  throw new Error(`the keyboard never reaches ${what}`);
}

/** Answers the field that has the focus. */
async function answer(page, field) {
  if (field.type === 'radio') {
    if (!field.checked) await page.keyboard.press('Space');
  } else if (field.type === 'checkbox') {
    // "None" goes with no other answer.
    if (!field.checked && !/^(nessun[oa]|niente)\b/i.test(field.label)) await page.keyboard.press('Space');
  } else if (field.tag === 'select') {
    if (!field.value || field.value === '0') await page.keyboard.press('ArrowDown');
  } else if (field.type === 'file') {
    // The camera has an input of its own, and the same file twice is refused.
    if (await received(page, 'documento.pdf').isVisible()) return;
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(pdfFile('documento.pdf'));
    await expect(received(page, 'documento.pdf')).toBeVisible();
  } else if (['input', 'textarea'].includes(field.tag) && !field.readOnly && !field.value.trim()) {
    await page.keyboard.type(answerFor(field));
  }
}

/** Goes through one step: answers everything on the way to "Avanti" (or "Invia la domanda") and presses it. */
async function throughStep(page) {
  const done = new Set();
  await tabTo(page, (now) => now.inMain && ['input', 'select', 'textarea', 'button'].includes(now.tag), 'the form');
  for (let presses = 0; presses < 250; presses += 1) {
    const now = await focused(page);
    if (now?.tag === 'button' && (WORDS.next.test(now.words) || WORDS.send.test(now.words))) {
      const loaded = page.waitForEvent('load');
      await page.keyboard.press('Enter');
      await loaded;
      return;
    }
    if (now && !done.has(`${now.name}/${now.label}`)) {
      done.add(`${now.name}/${now.label}`);
      await answer(page, now);
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard never reaches the main button of the step');
}

test('a whole request by keyboard only', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto(AT.service(MAIN_SERVICE));
  await page.keyboard.press('Tab');
  expect((await focused(page)).words, 'the first stop skips to the content').toMatch(/contenuto/i);
  await page.keyboard.press('Enter');
  await tabTo(page, (now) => now.inMain && now.href.includes('/domanda') || now.href.includes(AT.access), 'the way into the form');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(AT.access));

  const list = await tabTo(page, (one) => one.tag === 'summary' && WORDS.enterWithSpid.test(one.words), 'SPID');
  if (!list.open) await page.keyboard.press('Enter');
  await tabTo(page, (one) => WORDS.demoProvider.test(one.words), 'the demo provider');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Chi sta entrando?' })).toBeVisible();
  await tabTo(page, (one) => one.words === 'Teresa Nardi, livello 2', 'Teresa Nardi');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.origin === PORTAL && url.pathname.includes('/domanda/'));

  for (let steps = 0; steps < 30 && !page.url().includes('conferma'); steps += 1) await throughStep(page);
  await expect(page.getByRole('heading', { level: 1, name: WORDS.sent })).toBeVisible();
});

test('after a mistake the focus is on the list of mistakes', async ({ page }) => {
  await page.goto(`${AT.access}?next=${encodeURIComponent(AT.service(MAIN_SERVICE))}`);
  await signIn(page, 'carlo');
  await page.locator('[data-element="service-online-access"]').first().click();
  await walkUntil(page, mainForm(page).getByRole('radio'));
  await goOn(page);
  const alert = page.getByRole('alert').filter({ hasText: WORDS.errorsTitle });
  await expect(alert).toBeVisible();
  await expect.poll(() => page.evaluate(() => Boolean(document.activeElement?.closest('[role=alert]'))), { message: 'focus goes to the summary' }).toBe(true);
});
