// Measures the portal and prints one table. Budgets are those of the architecture, section 6.

import { existsSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { enterAsOperator } from '../tests/support/identity.mjs';
import { fillStep, goOn, mainForm } from '../tests/support/form.mjs';
import { applyFor } from '../tests/support/request.mjs';
import { ARTEFACTS, AT, MAIN_SERVICE, PORTAL } from '../tests/support/places.mjs';
import { measureCards } from './cards.mjs';
import { measureForged } from './forged.mjs';
import { measureLighthouse } from './lighthouse.mjs';
import { load } from './load.mjs';
import { measureLogins } from './logins.mjs';
import { measureMasks } from './masks.mjs';
import { measurePeople } from './people.mjs';
import { measureQueue } from './queue.mjs';
import { measureRegistry } from './registry.mjs';
import { measureStart, memory, program } from './server.mjs';
import { anythingBad, row, table } from './table.mjs';
import { measureUpload } from './upload.mjs';

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
// How many intakes, people and cards the big office has; how much of the full rate a slower build is asked for.
const INTAKES = Number(process.env.SPORTELLO_BENCH_INTAKES ?? 1_000_000);
const PEOPLE = Number(process.env.SPORTELLO_BENCH_PEOPLE ?? 500_000);
const CARDS = Number(process.env.SPORTELLO_BENCH_CARDS ?? 1_000_000);
const PACE = Number(process.env.SPORTELLO_BENCH_PACE ?? 1);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (value) => `${value.toFixed(1)} ms`;

/** Bytes on the wire of a first visit: in all, and of script and wasm. */
async function bytesOf(browser, path, storageState) {
  const context = await browser.newContext({ baseURL: PORTAL, storageState });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const kinds = new Map();
  const sum = { all: 0, script: 0 };
  wire.on('Network.responseReceived', ({ requestId, response }) => kinds.set(requestId, response.mimeType));
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum.all += encodedDataLength;
    if (/javascript|wasm/.test(kinds.get(requestId) ?? '')) sum.script += encodedDataLength;
  });
  await page.goto(path);
  // Not 'networkidle': the live hint of the queue keeps a connection open.
  for (let before = -1; before !== sum.all;) {
    before = sum.all;
    await page.waitForTimeout(1000);
  }
  await context.close();
  return sum;
}

/** The bytes of a page, one line in the table. `most` and `mostScript` are in kB. */
async function transferred(browser, { what, path }, state, { most, mostScript }) {
  const { all, script } = await bytesOf(browser, path, state);
  const limits = [{ found: all / 1000, most, unit: 'kB' }];
  if (mostScript !== undefined) limits.push({ name: 'script', found: script / 1000, most: mostScript, unit: 'kB' });
  row(`bytes, first visit: ${what}`, `${kB(all)}, of which script ${kB(script)}`, ...limits);
}

/** Cookies as a header for the load generator. */
const cookieHeader = (state) => state.cookies.filter((one) => new URL(PORTAL).hostname === one.domain).map((one) => `${one.name}=${one.value}`).join('; ');

/** A page under a fixed rate of requests; one line in the table. `most` holds milliseconds by p50, p95 or p99. */
async function timed(what, path, state, fullRate, most = {}) {
  const headers = state ? { cookie: cookieHeader(state) } : {};
  const rate = fullRate * PACE;
  await load(PORTAL + path, { headers, rate: Math.min(rate, 50), seconds: 2 });
  const result = await load(PORTAL + path, { headers, rate, seconds: 10 });
  const limits = Object.entries(most).map(([name, limit]) => ({ name, found: result[name], most: limit, unit: 'ms' }));
  row(`${what}, ${rate} req/s`, `p50 ${ms(result.p50)}, p95 ${ms(result.p95)}, p99 ${ms(result.p99)}${result.bad ? `, ${result.bad} BAD` : ''}`, ...limits);
}

/** Something that others do not wait for: where it fails, its line says why. */
async function attempt(what, measure) {
  try {
    await measure();
  } catch (error) {
    console.error(error);
    row(what, `BAD: not measured: ${error.message.split('\n')[0]}`);
  }
}

const idle = memory();
const browser = await chromium.launch({ executablePath: browserPath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const citizen = await browser.newContext({ baseURL: PORTAL, locale: 'it-IT' });
  const page = await citizen.newPage();
  const protocol = await applyFor(page, 'giulia', MAIN_SERVICE);
  const sent = page.url().slice(PORTAL.length);
  await page.goto(AT.service(MAIN_SERVICE));
  await page.locator('[data-element="service-online-access"]').first().click();
  let best = { path: new URL(page.url()).pathname, fields: 0 };
  let wantsFile;
  for (let step = 0; step < 12 && !page.url().endsWith('riepilogo'); step += 1) {
    const fields = await mainForm(page).locator('input:not([type=hidden]), select, textarea').count();
    if (fields > best.fields) best = { path: new URL(page.url()).pathname, fields };
    await fillStep(page);
    if (await page.locator('[data-upload]').filter({ visible: true }).count() > 0) wantsFile ??= new URL(page.url()).pathname;
    await goOn(page);
  }
  const citizenState = await citizen.storageState();
  const desk = await browser.newContext({ baseURL: PORTAL, locale: 'it-IT' });
  await enterAsOperator(await desk.newPage(), 'chiara.moretti');
  const deskState = await desk.storageState();

  const request = AT.request(protocol.replace('/', '-'));
  const cookie = cookieHeader(citizenState);
  // What is written into has a few lines of script, or an island.
  const written = true;
  const citizens = [
    { what: 'home', path: AT.home },
    { what: 'catalogue', path: AT.services },
    { what: 'search', path: `${AT.services}?q=affitto` },
    { what: 'service', path: AT.service(MAIN_SERVICE) },
    { what: 'questions', path: AT.faq },
    { what: 'access', path: AT.access },
    { what: 'privacy', path: AT.privacy },
    { what: 'legal notes', path: AT.legal },
    { what: 'accessibility', path: AT.accessibility },
    { what: 'report of a fault', path: AT.report },
    { what: 'desks', path: AT.desks },
    { what: 'form step', path: best.path, cookie, written },
    { what: 'summary', path: AT.step(MAIN_SERVICE, 'riepilogo'), cookie, written },
    { what: 'sent, with the receipt', path: sent, cookie },
    { what: 'booking', path: AT.book, cookie, written },
    { what: 'appointments', path: AT.appointments, cookie },
    { what: 'area personale', path: AT.area, cookie },
    { what: 'messages', path: AT.messages, cookie },
    { what: 'deadlines', path: AT.deadlines, cookie },
    { what: 'profile', path: AT.profile, cookie, written },
    { what: 'own privacy', path: AT.ownPrivacy, cookie },
    { what: 'own sessions', path: AT.ownSessions, cookie },
    { what: 'own documents', path: AT.documents, cookie },
    { what: 'request', path: request, cookie, written },
    { what: 'access to the file', path: `${request}/accesso`, cookie, written },
  ];
  for (const one of citizens) {
    // In kB. Where nothing is written there is no script at all.
    await transferred(browser, one, one.cookie && citizenState, { most: 150, mostScript: one.written ? 100 : 0 });
  }
  await transferred(browser, { what: 'queue', path: AT.console }, deskState, { most: 300 });
  await measureLighthouse(citizens, browserPath, row);
  await timed(`step with ${best.fields} fields, signed in`, best.path, citizenState, 100);
  await timed(`step with ${best.fields} fields, signed in`, best.path, citizenState, 500, { p99: 5 });
  row('the same beside a control of axum + askama', 'not measured: there is no control');
  await timed('queue of one', AT.console, deskState, 100);
  row('memory, idle', `${(idle / 1e6).toFixed(0)} MB`, { found: idle / 1e6, most: 80, unit: 'MB' });
  await load(PORTAL + best.path, { headers: { cookie: cookieHeader(citizenState) }, rate: 500 * PACE, total: 10_000 * PACE });
  row(`memory, after ${10_000 * PACE} requests`, `${(memory() / 1e6).toFixed(0)} MB`);
  await attempt('upload of 10 MB', () => measureUpload(page, wantsFile, cookie, row));
  // A job prints it once, when the request is sent; what is fetched then is in the store.
  await timed('receipt PDF, fetched as it was printed', `${request}/ricevuta.pdf`, citizenState, 20, { p95: 50 });
  row('receipt PDF, printed', 'not measured: a job prints it; `cargo test --release -p documents -- --ignored` does');
  await attempt('SPID answer verified and session opened', () => measureLogins(row));
  await attempt('SPID logins beside forged answers', () => measureForged(PACE, row));
  await attempt('ready after start', () => measureStart(row));
  const atDesk = (what, path, most) => timed(what, path, deskState, 50, most);
  await attempt('card behind policies and masks', async () => measureMasks(await desk.newPage(), { cookie: cookieHeader(deskState) }, 20 * PACE, row));
  await attempt('import of a registry', () => measureRegistry(100_000, row));
  await attempt('queue of a big office', async () => measureQueue(await desk.newPage(), INTAKES, atDesk));
  await attempt('search of people', () => measurePeople(PEOPLE, atDesk));
  await attempt('list of cards', () => measureCards(browser, CARDS, atDesk, row));
} catch (error) {
  // What was measured before is shown all the same.
  console.error(error);
  row('all the rest', 'BAD: not measured');
} finally {
  await browser.close();
}

const build = program.includes('/release/') ? 'release build' : 'DEBUG build: the times say little';
const report = table();
console.log(`\n${build}\n${report}\n`);
writeFileSync(`${ARTEFACTS}/bench.md`, `${build}\n\n${report}\n`);
if (anythingBad()) process.exit(1);
