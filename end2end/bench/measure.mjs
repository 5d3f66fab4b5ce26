// Measures the portal and prints one table. Budgets are those of the architecture, section 6.

import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { enterAsOperator } from '../tests/support/identity.mjs';
import { fillStep, goOn, mainForm } from '../tests/support/form.mjs';
import { applyFor } from '../tests/support/request.mjs';
import { ARTEFACTS, AT, MAIN_SERVICE, PORTAL } from '../tests/support/places.mjs';
import { measureLighthouse } from './lighthouse.mjs';
import { load } from './load.mjs';
import { measureMasks } from './masks.mjs';
import { measurePeople } from './people.mjs';
import { measureQueue } from './queue.mjs';
import { measureRegistry } from './registry.mjs';

const pid = Number(readFileSync(process.env.SPORTELLO_PID_FILE, 'utf8'));
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
// How many intakes and people the big office has; how much of the full rate a slower build is asked for.
const INTAKES = Number(process.env.SPORTELLO_BENCH_INTAKES ?? 1_000_000);
const PEOPLE = Number(process.env.SPORTELLO_BENCH_PEOPLE ?? 500_000);
const PACE = Number(process.env.SPORTELLO_BENCH_PACE ?? 1);
const rows = [];
const row = (what, value, budget) => rows.push({ what, value, budget });
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (value) => `${value.toFixed(1)} ms`;

/** Resident memory of the server, in bytes. */
function memory() {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
}

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

/** Cookies as a header for the load generator. */
const cookieHeader = (state) => state.cookies.filter((one) => new URL(PORTAL).hostname === one.domain).map((one) => `${one.name}=${one.value}`).join('; ');

/** A page under a fixed rate of requests; one line in the table. */
async function timed(what, path, state, fullRate, budget) {
  const headers = state ? { cookie: cookieHeader(state) } : {};
  const rate = fullRate * PACE;
  await load(PORTAL + path, { headers, rate: Math.min(rate, 50), seconds: 2 });
  const result = await load(PORTAL + path, { headers, rate, seconds: 10 });
  row(`${what}, ${rate} req/s`, `p50 ${ms(result.p50)}, p95 ${ms(result.p95)}, p99 ${ms(result.p99)}${result.bad ? `, ${result.bad} BAD` : ''}`, budget);
}

const idle = memory();
const browser = await chromium.launch({ executablePath: browserPath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  const citizen = await browser.newContext({ baseURL: PORTAL, locale: 'it-IT' });
  const page = await citizen.newPage();
  const protocol = await applyFor(page, 'giulia', MAIN_SERVICE);
  await page.goto(AT.service(MAIN_SERVICE));
  await page.locator('[data-element="service-online-access"]').first().click();
  let best = { path: new URL(page.url()).pathname, fields: 0 };
  for (let step = 0; step < 12 && !page.url().endsWith('riepilogo'); step += 1) {
    const fields = await mainForm(page).locator('input:not([type=hidden]), select, textarea').count();
    if (fields > best.fields) best = { path: new URL(page.url()).pathname, fields };
    await fillStep(page);
    await goOn(page);
  }
  const citizenState = await citizen.storageState();
  const desk = await browser.newContext({ baseURL: PORTAL, locale: 'it-IT' });
  await enterAsOperator(await desk.newPage(), 'chiara.moretti');
  const deskState = await desk.storageState();

  const kinds = [
    ['home', AT.home, undefined, 150_000],
    ['service', AT.service(MAIN_SERVICE), undefined, 150_000],
    ['form step', best.path, citizenState, 150_000],
    ['area personale', AT.area, citizenState, 150_000],
    ['request', AT.request(protocol.replace('/', '-')), citizenState, 150_000],
    ['queue', AT.console, deskState, 300_000],
  ];
  for (const [what, path, state, most] of kinds) {
    const { all, script } = await bytesOf(browser, path, state);
    row(`bytes, first visit: ${what}`, `${kB(all)}, of which script ${kB(script)}`, `≤ ${kB(most)}`);
  }
  const cookie = cookieHeader(citizenState);
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
    { what: 'form step', path: best.path, cookie },
    { what: 'summary', path: AT.step(MAIN_SERVICE, 'riepilogo'), cookie },
    { what: 'booking', path: AT.book, cookie },
    { what: 'appointments', path: AT.appointments, cookie },
    { what: 'area personale', path: AT.area, cookie },
    { what: 'messages', path: AT.messages, cookie },
    { what: 'deadlines', path: AT.deadlines, cookie },
    { what: 'profile', path: AT.profile, cookie },
    { what: 'own privacy', path: AT.ownPrivacy, cookie },
    { what: 'own sessions', path: AT.ownSessions, cookie },
    { what: 'own documents', path: AT.documents, cookie },
    { what: 'request', path: AT.request(protocol.replace('/', '-')), cookie },
  ];
  await measureLighthouse(citizens, browserPath, row);
  await timed(`step with ${best.fields} fields, signed in`, best.path, citizenState, 100, '');
  await timed(`step with ${best.fields} fields, signed in`, best.path, citizenState, 500, 'p99 ≤ 5 ms');
  await timed('queue of one', AT.console, deskState, 100, '');
  row('memory, idle', `${(idle / 1e6).toFixed(0)} MB`, '≤ 80 MB');
  await load(PORTAL + best.path, { headers: { cookie: cookieHeader(citizenState) }, rate: 500 * PACE, total: 10_000 * PACE });
  row(`memory, after ${10_000 * PACE} requests`, `${(memory() / 1e6).toFixed(0)} MB`, '');
  const atDesk = (what, path, budget) => timed(what, path, deskState, 50, budget);
  await measureMasks(await desk.newPage(), { cookie: cookieHeader(deskState) }, 20 * PACE, row);
  measureRegistry(100_000, row);
  await measureQueue(await desk.newPage(), INTAKES, atDesk);
  await measurePeople(PEOPLE, atDesk);
} catch (error) {
  // What was measured before is shown all the same.
  console.error(error);
  row('all the rest', 'BAD: not measured', '');
} finally {
  await browser.close();
}

const program = readlinkSync(`/proc/${pid}/exe`);
const build = program.includes('/release/') ? 'release build' : 'DEBUG build: the times say little';
const width = (key) => Math.max(...rows.map((one) => one[key].length), key.length);
const line = (one) => `| ${one.what.padEnd(width('what'))} | ${one.value.padEnd(width('value'))} | ${one.budget.padEnd(width('budget'))} |`;
const table = [line({ what: 'what', value: 'value', budget: 'budget' }), line({ what: '---', value: '---', budget: '---' }), ...rows.map(line)].join('\n');
console.log(`\n${build}\n${table}\n`);
writeFileSync(`${ARTEFACTS}/bench.md`, `${build}\n\n${table}\n`);
if (rows.some((one) => one.value.includes('BAD'))) process.exit(1);
