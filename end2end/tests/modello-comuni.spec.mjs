// What the Modello Comuni asks of the citizens' services, one test for each criterion, by its own hooks
// (`data-element`).

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FREE_TEXT, fillStep, goOn, mainForm, send, walkToSummary, walkUntil } from './support/form.mjs';
import { citizen, enter, enterAsOperator, leave, resume, signIn } from './support/identity.mjs';
import { attachment, mailTo } from './support/mailbox.mjs';
import { OF_OFFICES, allPages, visitAll } from './support/pages.mjs';
import { pdfText } from './support/pdf.mjs';
import { AT, MAIN_SERVICE, PORTAL } from './support/places.mjs';
import { expect, test } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

const SERVICE = [
  'breadcrumb', 'service-title', 'service-description', 'service-status', 'page-index', 'service-addressed', 'service-needed',
  'service-how-to', 'service-achieved', 'service-online-access', 'personal-area-login', 'privacy-policy-link', 'accessibility-link',
  'feedback', 'feedback-rate-1', 'feedback-rate-2', 'feedback-rate-3', 'feedback-rate-4', 'feedback-rate-5',
  'feedback-rating-positive', 'feedback-rating-negative', 'feedback-rating-question', 'feedback-rating-answer', 'feedback-input-text',
  'service-booking-access', 'appointment-booking', 'faq', 'report-inefficiency', 'legal-notes', 'metatag', 'service-cost', 'service-topic',
];
/** Hooks whose element has no words of its own. */
const SILENT = /^feedback-(input|rate-)/;
const POSITIVE = ['Le indicazioni erano chiare', 'Le indicazioni erano complete', 'Capivo sempre che stavo procedendo correttamente', 'Non ho avuto problemi tecnici', 'Altro'];
const NEGATIVE = ['A volte le indicazioni non erano chiare', 'A volte le indicazioni non erano complete', 'A volte non capivo se stavo procedendo correttamente', 'Ho avuto problemi tecnici', 'Altro'];
const FAMILIES = ['Titillium Web', 'Lora', 'Roboto Mono'];

/** A short form, for what is sent; another, for what stays a draft. */
const SHORT = 'primo-appuntamento';
const DRAFT = 'pasti-a-domicilio';
/** A person whom no test before this one changes: others keep another address, or leave drafts. */
const me = () => citizen('samira');

const hook = (page, name) => page.locator(`[data-element="${name}"]`);
const publicPages = () => allPages().filter((one) => one.as === 'nobody' && !one.prepare && !OF_OFFICES.test(one.path));
const servicePages = () => publicPages().filter((one) => one.name.startsWith('servizio-'));

/** Opens the form of a service as the person, at the first step. */
async function begin(page, service, script) {
  await resume(page, me().id, { script });
  await page.goto(AT.service(service));
  await hook(page, 'service-online-access').first().click();
  await expect(page).toHaveURL(new RegExp(`${AT.service(service)}/domanda/`));
  // A draft of an earlier test goes on where it was left.
  await page.goto(AT.step(service, 'informativa'));
}

/** Protocol of what was sent. */
let known;

/** The person is signed in and has sent a request; its protocol. The first call sends it. */
async function sent(page, script) {
  if (known) {
    await resume(page, me().id, { script });
  } else {
    await begin(page, SHORT, script);
    await walkToSummary(page);
    known = await send(page);
  }
  return known;
}

/** The days that a text names, as `Date`s at noon. */
const daysIn = (text) => [...text.matchAll(/\b(\d\d)\/(\d\d)\/(20\d\d)\b/g)].map(([, day, month, year]) => new Date(`${year}-${month}-${day}T12:00:00`));

test('C.SE.1.1 the login from the page of a service leads into that service', async ({ page, script }) => {
  await page.goto(AT.service(MAIN_SERVICE));
  await hook(page, 'service-online-access').first().click();
  await expect(page).toHaveURL(new RegExp(`${AT.access}\\?next=`));
  await signIn(page, me().id, { script });
  await expect(page).toHaveURL(new RegExp(`${AT.service(MAIN_SERVICE)}/domanda/`));
  await leave(page);
  await expect(hook(page, 'personal-area-login').first()).toHaveAttribute('href', /accesso/);
});

test('C.SE.1.2 the receipt is in the area personale and comes by mail', async ({ page, script, request }) => {
  const protocol = await sent(page, script);
  await page.goto(AT.request(protocol.replace('/', '-')));
  const receipt = page.getByRole('link', { name: WORDS.receipt }).first();
  const answer = await page.request.get(await receipt.getAttribute('href'));
  expect(answer.headers()['content-type']).toContain('application/pdf');
  expect(pdfText(await answer.body())).toContain(protocol);
  const mail = await mailTo(request, me().email, (one) => `${one.subject} ${one.text}`.includes(protocol));
  const file = mail.attachments.find((one) => one.type === 'application/pdf');
  expect(file, 'the receipt is in the mail').toBeTruthy();
  expect(pdfText(await attachment(request, mail, file.number))).toContain(protocol);
});

test('C.SE.1.3 the letters are Titillium Web, Lora or Roboto Mono', async ({ page }) => {
  for (const path of [AT.home, AT.services, AT.service(MAIN_SERVICE), AT.faq, AT.access]) {
    await page.goto(path);
    const families = await page.evaluate(() => {
      const written = [...document.querySelectorAll('body *')].filter((node) => node.getClientRects().length > 0 && node.textContent.trim());
      return [...new Set(written.map((node) => getComputedStyle(node).fontFamily.split(',')[0].replaceAll('"', '').trim()))];
    });
    expect(families.filter((family) => !FAMILIES.includes(family)), path).toEqual([]);
  }
});

test('C.SE.1.4 a summary of everything comes right before sending', async ({ page, script }) => {
  await begin(page, DRAFT, script);
  const steps = await walkToSummary(page);
  expect(steps.length).toBeGreaterThan(1);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS.summaryTitle);
  await expect(page.getByRole('button', { name: WORDS.send }), 'sending is the next thing').toBeVisible();
  await expect(page.locator('main')).toContainText(me().fiscalCode);
  expect(await page.locator('main a[href*="/domanda/"]').count(), 'every part can be changed').toBeGreaterThan(0);
  for (const step of steps) {
    await page.goto(step);
    await expect(page.getByRole('button', { name: WORDS.send }), 'nothing is sent from a step').toHaveCount(0);
  }
});

test('C.SE.1.5 what the administration knows is not asked', async ({ page, script }) => {
  const { fiscalCode, email } = me();
  await begin(page, DRAFT, script);
  await walkUntil(page, page.locator('main').getByText(fiscalCode));
  await expect(page.locator(`main input[value="${fiscalCode}"]:not([readonly]):not([disabled]):not([type=hidden])`)).toHaveCount(0);
  const contact = page.locator(`main input[value="${email}"]`).or(page.locator('main').getByText(email));
  await expect(contact.first(), 'the contact of the identity is there').toBeAttached();
});

test('C.SE.1.5 contacts can be saved to the profile for the next request', async ({ page, script }) => {
  await resume(page, me().id, { script });
  const profile = await page.goto(`${AT.area}/profilo`);
  expect(profile.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main form').first()).toBeVisible();
});

test('C.SE.1.6 a request is saved at every step and gone on with later', async ({ page, script }) => {
  await begin(page, DRAFT, script);
  await walkUntil(page, mainForm(page).locator(FREE_TEXT));
  await fillStep(page);
  const field = mainForm(page).locator(FREE_TEXT).filter({ visible: true }).first();
  const [name, value, address] = [await field.getAttribute('name'), await field.inputValue(), page.url()];
  await page.getByRole('button', { name: WORDS.saveAndLeave }).click();
  await expect(page).toHaveURL(new RegExp(AT.area));
  await leave(page);
  await enter(page, me().id, { script });
  await expect(page.getByRole('link', { name: WORDS.continueDraft }).first()).toBeVisible();
  await page.goto(address);
  await expect(mainForm(page).locator(`[name="${name}"]`)).toHaveValue(value);
});

test('C.SE.1.7 the rating has the fixed wording and takes an opinion', async ({ page }) => {
  await page.goto(servicePages()[0].path);
  const answers = (side) => hook(page, `feedback-rating-${side}`).locator('[data-element="feedback-rating-answer"]').allTextContents();
  expect((await answers('positive')).map((one) => one.trim())).toEqual(POSITIVE);
  expect((await answers('negative')).map((one) => one.trim())).toEqual(NEGATIVE);
  await expect(hook(page, 'feedback-title')).toHaveText('Quanto sono chiare le informazioni su questa pagina?');
  await expect(hook(page, 'feedback-rating-positive').locator('legend')).toHaveText('Quali sono stati gli aspetti che hai preferito?');
  await expect(hook(page, 'feedback-rating-negative').locator('legend')).toHaveText('Dove hai incontrato le maggiori difficoltà?');
  for (let stars = 1; stars <= 5; stars += 1) {
    await hook(page, `feedback-rate-${stars}`).click();
    await expect(hook(page, `feedback-rating-${stars < 4 ? 'negative' : 'positive'}`)).toBeVisible();
    await expect(hook(page, `feedback-rating-${stars < 4 ? 'positive' : 'negative'}`)).toBeHidden();
  }
  await hook(page, 'feedback-rating-positive').getByText('Altro').click();
  await hook(page, 'feedback-input-text').fill('Tutto chiaro.');
  await hook(page, 'feedback').getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/grazie/i);
});

test('C.SE.1.7 what was thought reaches the desk of the service', async ({ page }) => {
  const words = `Poco chiaro ${Date.now()}`;
  await page.goto(AT.service(MAIN_SERVICE));
  await hook(page, 'feedback-rate-5').click();
  await hook(page, 'feedback-rating-positive').getByText('Altro').click();
  await hook(page, 'feedback-rate-2').click();
  await expect(hook(page, 'feedback-rating-positive'), 'the answer left behind opens nothing').toBeHidden();
  await hook(page, 'feedback-rating-negative').getByText('Altro').click();
  await hook(page, 'feedback-input-text').fill(words);
  await hook(page, 'feedback').getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/grazie/i);
  await enterAsOperator(page, 'chiara.moretti');
  await page.goto(AT.ratings);
  await expect(page.locator('main')).toContainText(words);
});

test('C.SE.1.8 the steps are seen, and one can go back and change', async ({ page, script }) => {
  await begin(page, DRAFT, script);
  const first = new URL(page.url()).pathname;
  await expect(page).toHaveTitle(WORDS.stepOf);
  // On a phone the list is folded under the number and the name of the step.
  const folded = page.locator('.sp-steps summary').filter({ visible: true });
  if (await folded.count()) await folded.click();
  await expect(page.locator('[aria-current="step"]').filter({ visible: true })).toHaveCount(1);
  await fillStep(page);
  await goOn(page);
  const second = new URL(page.url()).pathname;
  expect(second, 'the first step was right').not.toBe(first);
  const back = page.getByRole('link', { name: WORDS.back }).or(page.getByRole('button', { name: WORDS.back })).first();
  await back.click();
  await expect(page).toHaveURL(new RegExp(`${first}$`));
  await expect(mainForm(page)).toBeVisible();
});

test('C.SE.1.9 the area personale shows the state and the milestones', async ({ page, script }) => {
  const protocol = await sent(page, script);
  await page.goto(AT.area);
  await expect(page.locator('main')).toContainText(protocol);
  await page.goto(AT.request(protocol.replace('/', '-')));
  await expect(page.locator('main')).toContainText(WORDS.states.submitted);
  expect(await page.locator('main .sp-miles > li').count()).toBeGreaterThan(1);
});

test('C.SE.1.10 number, day of arrival and latest day of the answer are told', async ({ page, script }) => {
  const protocol = await sent(page, script);
  await page.goto(AT.request(protocol.replace('/', '-')));
  const text = await page.locator('main').innerText();
  expect(text).toContain(protocol);
  // The portal counts the days of Rome.
  const today = new Date(`${new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' })}T12:00:00`);
  const away = daysIn(text).map((day) => Math.round((day - today) / 86_400_000));
  expect(away.some((days) => days <= 0), 'when it arrived').toBe(true);
  expect(away.some((days) => days > 0 && days <= 31), 'until when the answer comes, within the term of the law').toBe(true);
});

test('C.SE.2.1 every service says what it costs, and nothing has to be paid here', async ({ page }) => {
  test.setTimeout(120_000);
  for (const { path } of servicePages()) {
    await page.goto(path);
    await expect(hook(page, 'service-cost'), path).not.toBeEmpty();
    await expect(page.getByRole('button', { name: /paga/i }), path).toHaveCount(0);
  }
});

test('C.SE.2.2 an appointment can be reached from every service and from every step of the form', async ({ browser, page, request }) => {
  test.setTimeout(240_000);
  const steps = [];
  const isStep = (one) => one.name.startsWith('domanda-');
  await visitAll(browser, page.viewportSize().width, async (form, one) => {
    steps.push({ name: one.name, ways: await hook(form, 'appointment-booking').count() });
  }, 'it', isStep);
  expect(steps.length).toBeGreaterThan(4);
  expect(steps.filter((one) => one.ways === 0).map((one) => one.name)).toEqual([]);
  await page.goto(AT.service(MAIN_SERVICE));
  for (const link of [hook(page, 'service-booking-access').first(), hook(page, 'appointment-booking').first()]) {
    const href = await link.getAttribute('href');
    if (href.startsWith('/')) expect((await request.get(href)).status(), href).toBe(200);
  }
});

test('C.SE.2.2 the booking of an appointment opens from the footer', async ({ page }) => {
  const booking = await page.goto('/appuntamenti');
  expect(booking.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(AT.home);
  await expect(page.locator('footer [data-element="appointment-booking"]')).toHaveAttribute('href', /\/appuntamenti/);
});

/** What somebody who is here for the first time was sent elsewhere for, was given, and found at the foot of each page. */
async function walk(page) {
  const elsewhere = [];
  const feet = [];
  page.on('request', (one) => { if (new URL(one.url()).origin !== PORTAL && !one.url().startsWith('data:')) elsewhere.push(one.url()); });
  for (const { path } of publicPages()) {
    await page.goto(path);
    const links = await page.locator('footer [data-element]').evaluateAll((all) => all.map((one) => ({ name: one.dataset.element, text: one.textContent, href: one.getAttribute('href') })));
    feet.push({ path, links });
  }
  return { elsewhere, feet, cookies: await page.context().cookies() };
}

/** One walk through the public pages for all who ask. */
let walked;
const publicWalk = (page) => (walked ??= walk(page));

/** The link with this hook stands once at the foot of every public page, says this and leads to a page. */
async function expectAtFoot(page, request, name, words) {
  const { feet } = await publicWalk(page);
  expect(feet.length).toBeGreaterThan(10);
  const found = feet.map(({ path, links }) => ({ path, links: links.filter((one) => one.name === name) }));
  for (const { path, links } of found) {
    expect(links, path).toHaveLength(1);
    expect(links[0].text, path).toMatch(words);
  }
  for (const href of new Set(found.map(({ links }) => links[0].href))) expect((await request.get(href)).status(), href).toBe(200);
}

test('C.SE.3.1 no cookie and no third party before signing in', async ({ page }) => {
  test.setTimeout(180_000);
  const { elsewhere, feet, cookies } = await publicWalk(page);
  expect(feet.length).toBeGreaterThan(10);
  expect(elsewhere).toEqual([]);
  // The way in binds the login to this browser: a technical cookie, of nobody else.
  expect(cookies.filter((one) => !/^(__Host-)?spid$/.test(one.name))).toEqual([]);
  await page.goto(AT.privacy);
  await expect(page.locator('#cookie'), 'why there is no banner').toContainText('cookie tecnici');
});

test('C.SE.3.2 the declaration of accessibility is in the footer of every page', async ({ page, request }) => {
  test.setTimeout(180_000);
  await expectAtFoot(page, request, 'accessibility-link', /dichiarazione di accessibilità/i);
});

test('C.SE.3.3 the privacy information is in the footer of every page and before the data are given', async ({ page, script, request }) => {
  test.setTimeout(180_000);
  await expectAtFoot(page, request, 'privacy-policy-link', /informativa privacy/i);
  await begin(page, MAIN_SERVICE, script);
  await expect(page.locator(`main a[href="${AT.privacy}"]`).first(), 'on the first step').toBeVisible();
});

test('C.SE.4.1 pages are light: a first visit takes at most 150 kB', async ({ page }) => {
  // The score itself is measured by `make bench`, with Lighthouse on a phone.
  for (const path of [AT.home, AT.services, AT.service(MAIN_SERVICE), AT.faq]) {
    await page.goto(path);
    const bytes = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + (one.transferSize ?? 0), 0));
    expect(bytes, path).toBeLessThanOrEqual(150_000);
  }
});

/** What the program says of these settings, without starting. */
function configured(settings) {
  const program = process.env.SPORTELLO_BIN ?? `${process.env.CARGO_TARGET_DIR ?? 'target'}/debug/sportello`;
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const { PATH, HOME } = process.env;
  const run = spawnSync(program, ['config', 'check'], { cwd, env: { PATH, HOME, ...settings }, encoding: 'utf8' });
  expect(run.error, 'the program runs').toBeUndefined();
  return `${run.stdout}${run.stderr}`;
}

test('C.SE.5.1 real people are served through TLS only', async () => {
  const said = configured({ SPORTELLO_MODE: 'production', SPORTELLO_BASE_URL: 'http://sportello.comune.example.it' });
  expect(said).toMatch(/base_url.*https/);
});

test('C.SE.5.2 the portal has a host of its own, below the body’s domain', async () => {
  const said = configured({ SPORTELLO_MODE: 'production', SPORTELLO_BASE_URL: 'https://www.comune.example.it/sportello' });
  expect(said).toMatch(/base_url.*path/);
});

test('every service page has the hooks, filled', async ({ page }) => {
  test.setTimeout(120_000);
  const services = servicePages();
  expect(services.length).toBeGreaterThanOrEqual(10);
  for (const { path } of services) {
    await page.goto(path);
    const found = await page.locator('[data-element]').evaluateAll((all) => all.map((one) => ({ name: one.dataset.element, text: one.textContent.trim() })));
    const missing = SERVICE.filter((name) => {
      const first = found.find((one) => one.name === name);
      return !first || (!SILENT.test(name) && first.text === '');
    });
    if (!found.some((one) => ['service-calendar-text', 'service-calendar-list'].includes(one.name))) missing.push('service-calendar-text or -list');
    expect(missing, path).toEqual([]);
    await expect(page.locator('h1')).toHaveAttribute('data-element', 'service-title');
    const data = JSON.parse(await hook(page, 'metatag').textContent());
    for (const value of [data.name, data.serviceType, data.serviceOperator.name, data.areaServed.name, data.audience.audienceType, data.availableChannel.serviceUrl]) expect(value, path).toBeTruthy();
  }
});

test('the whole catalogue stands from A to Z, and is searched and filtered', async ({ page }) => {
  await page.goto(AT.services);
  const links = hook(page, 'service-link');
  const names = await links.allInnerTexts();
  expect(names.length).toBeGreaterThanOrEqual(10);
  expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'it')));
  await page.goto(AT.home);
  await page.locator('main').getByRole('searchbox').fill('badnate');
  await page.locator('main').getByRole('button', { name: 'Cerca' }).first().click();
  await expect(page).toHaveURL(new RegExp(`${AT.services}\\?.*q=badnate`));
  await expect(links.first()).toHaveAttribute('href', AT.service('assistenza-domiciliare-anziani'));
  await page.goto(AT.services);
  await page.getByLabel('Chi sei').selectOption('genitore');
  await page.getByRole('button', { name: 'Applica i filtri' }).click();
  await expect(page).toHaveURL(/chi=genitore/);
  await expect(page.getByLabel('Chi sei')).toHaveValue('genitore');
  expect(await links.count()).toBeLessThan(names.length);
  await hook(page, 'clear-filters').click();
  await expect(links).toHaveCount(names.length);
});

test('a question is found and its answer opens', async ({ page }) => {
  await page.goto(AT.faq);
  const question = page.locator('#senza-spid');
  await expect(question.locator('p').first()).toBeHidden();
  await question.locator('summary').click();
  await expect(question.locator('p').first()).toBeVisible();
  await page.locator('main').getByRole('searchbox').fill('cookie');
  await page.locator('main').getByRole('button', { name: 'Cerca' }).click();
  await expect(page.locator('#i-cookie p').first(), 'the best answer is open').toBeVisible();
});
