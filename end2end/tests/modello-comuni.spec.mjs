// What the Modello Comuni asks of the pages, by its own hooks (LIBRARIES: `data-element`).

import { facts } from './support/facts.mjs';
import { allPages } from './support/pages.mjs';
import { AT } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

const SERVICE = [
  'breadcrumb', 'service-title', 'service-description', 'service-status', 'page-index', 'service-addressed', 'service-needed',
  'service-how-to', 'service-achieved', 'service-online-access', 'personal-area-login', 'privacy-policy-link', 'accessibility-link',
  'feedback', 'feedback-rate-1', 'feedback-rate-2', 'feedback-rate-3', 'feedback-rate-4', 'feedback-rate-5',
  'feedback-rating-positive', 'feedback-rating-negative', 'feedback-rating-question', 'feedback-rating-answer', 'feedback-input-text',
];
const POSITIVE = ['Le indicazioni erano chiare', 'Le indicazioni erano complete', 'Capivo sempre che stavo procedendo correttamente', 'Non ho avuto problemi tecnici', 'Altro'];
const NEGATIVE = ['A volte le indicazioni non erano chiare', 'A volte le indicazioni non erano complete', 'A volte non capivo se stavo procedendo correttamente', 'Ho avuto problemi tecnici', 'Altro'];

test('every service page has the hooks, filled', async ({ page }) => {
  test.setTimeout(120_000);
  const services = allPages().filter((one) => one.name.startsWith('servizio-'));
  expect(services.length).toBeGreaterThanOrEqual(10);
  for (const { path } of services) {
    await page.goto(path);
    const missing = [];
    for (const name of SERVICE) {
      const found = page.locator(`[data-element="${name}"]`);
      const empty = (await found.count()) === 0 || (!name.startsWith('feedback-input') && !name.startsWith('feedback-rate-') && (await found.first().textContent()).trim() === '');
      if (empty) missing.push(name);
    }
    const times = await page.locator('[data-element="service-calendar-text"], [data-element="service-calendar-list"]').count();
    if (times === 0) missing.push('service-calendar-text or -list');
    expect(missing, path).toEqual([]);
    await expect(page.locator('h1')).toHaveAttribute('data-element', 'service-title');
  }
});

test('the whole catalogue stands from A to Z', async ({ page }) => {
  await page.goto(AT.services);
  const names = await page.locator('[data-element="service-link"]').allInnerTexts();
  expect(names.length).toBeGreaterThanOrEqual(10);
  expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'it')));
});

test('the rating has the fixed wording of C.SE.1.7', async ({ page }) => {
  await page.goto(allPages().find((one) => one.name.startsWith('servizio-')).path);
  const answers = (side) => page.locator(`[data-element="feedback-rating-${side}"] [data-element="feedback-rating-answer"]`).allTextContents();
  expect((await answers('positive')).map((one) => one.trim())).toEqual(POSITIVE);
  expect((await answers('negative')).map((one) => one.trim())).toEqual(NEGATIVE);
});

test('an appointment can be reached from every step of the form', async ({ browser }) => {
  test.setTimeout(180_000);
  const steps = (await facts(browser)).filter((one) => one.name.startsWith('domanda-'));
  expect(steps.length).toBeGreaterThan(4);
  expect(steps.filter((one) => !one.hooks.includes('appointment-booking')).map((one) => one.name)).toEqual([]);
});
