// Headers, cookies, scripts and fonts of every page.

import { facts } from './support/facts.mjs';
import { STATE } from './support/pages.mjs';
import { PORTAL } from './support/places.mjs';
import { expect, test } from './support/test.mjs';

/** The directives of a Content-Security-Policy. */
function directives(policy) {
  return Object.fromEntries((policy ?? '').split(';').map((one) => one.trim().split(/\s+/)).filter(([name]) => name).map(([name, ...values]) => [name, values]));
}

test('every page has a strict policy and its headers', async ({ browser }) => {
  test.setTimeout(1_200_000);
  const wrong = [];
  const nonces = new Set();
  for (const one of await facts(browser)) {
    const { headers, html } = one;
    const policy = directives(headers['content-security-policy']);
    const want = (good, words) => { if (!good) wrong.push(`${one.name}: ${words}`); };
    const scripts = policy['script-src'] ?? [];
    want(policy['default-src']?.join() === "'none'", "default-src 'none'");
    want(!scripts.some((source) => ["'unsafe-inline'", "'unsafe-eval'"].includes(source) || source.includes('*')), `script-src ${scripts}`);
    want(!(policy['style-src'] ?? []).includes("'unsafe-inline'"), `style-src ${policy['style-src']}`);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) want(policy[name], `${name} is missing`);
    want(headers['x-content-type-options'] === 'nosniff', 'x-content-type-options');
    want(/same-origin|strict-origin|no-referrer/.test(headers['referrer-policy'] ?? ''), `referrer-policy ${headers['referrer-policy']}`);
    want(headers['permissions-policy'], 'permissions-policy is missing');
    want(!headers.server && !headers['x-powered-by'], 'the server tells its name');
    if (one.as !== 'nobody') want(/no-store/.test(headers['cache-control'] ?? ''), `a personal page may be cached: ${headers['cache-control']}`);
    const nonce = /'nonce-([^']+)'/.exec(scripts.join(' '))?.[1];
    if (nonce) {
      want(!nonces.has(nonce), 'a nonce is used twice');
      nonces.add(nonce);
    }
    want(!/ on[a-z]+=["']/i.test(html.replace(/<script[\s\S]*?<\/script>/g, '')), 'an inline event handler');
    want(!/<[^>]+ style=["']/i.test(html), 'an inline style');
    want(!/https?:\/\/(fonts\.|cdn\.|www\.google)/.test(html), 'something from elsewhere');
  }
  expect(wrong).toEqual([]);
});

test('nothing is fetched from elsewhere, and only the three families of letters are used', async ({ browser }) => {
  test.setTimeout(1_200_000);
  const pages = await facts(browser);
  const fetched = pages.flatMap((one) => one.fetched);
  expect(fetched.length).toBeGreaterThan(pages.length);
  expect(fetched.filter((address) => new URL(address).origin !== PORTAL)).toEqual([]);
  const families = new Set(pages.flatMap((one) => one.families));
  expect([...families].filter((family) => !['Titillium Web', 'Lora', 'Roboto Mono'].includes(family)), 'C.SE.1.3').toEqual([]);
});

/** Pages with the frame of the desk. */
const DESK = /^\/(console|operatori\/conferma)/;
/** Where operators write what is kept while they do. */
const KEPT = /[?&]modifica=|\/diario|\/schede\/[0-9a-f-]{36}$/;
/** Where citizens write: saving, files and the end of the session have a few lines of their own there. */
const WRITTEN = /\/domanda\/|\/area-personale\/istanze\/|\/area-personale\/profilo|^\/appuntamenti|\/sposta/;

test('pages without an island carry no script, but those of the desk the few lines that warn before a session ends, and those where citizens write', async ({ browser }) => {
  test.setTimeout(1_200_000);
  const all = await facts(browser);
  const desk = all.filter((one) => one.islands === 0 && DESK.test(one.path));
  for (const one of desk) {
    const fetched = one.fetched.filter((address) => address.endsWith('.js')).map((address) => /\/assets\/(\w+)\.[0-9a-f]+\.js$/.exec(address)?.[1]);
    expect(fetched.filter((name) => name !== 'draft' || !KEPT.test(one.path)), one.name).toEqual(['session']);
  }
  const still = all.filter((one) => one.islands === 0 && !DESK.test(one.path) && !WRITTEN.test(one.path));
  expect(still.length).toBeGreaterThan(5);
  expect(still.filter((one) => one.scripts > 0).map((one) => one.name)).toEqual([]);
});

test('no cookie before signing in, and session cookies out of reach of script', async ({ browser }) => {
  const fresh = await browser.newContext({ baseURL: PORTAL });
  const page = await fresh.newPage();
  for (const path of ['/', '/servizi', '/privacy']) await page.goto(path);
  const early = (await fresh.cookies()).filter((one) => !one.httpOnly || one.expires > 0);
  expect(early, 'C.SE.3.1: no tracking, no third party').toEqual([]);
  await fresh.close();
  for (const who of ['elena', 'chiara']) {
    const context = await browser.newContext({ storageState: STATE(who) });
    const cookies = (await context.cookies()).filter((one) => new URL(PORTAL).hostname === one.domain);
    const ours = cookies.filter((one) => !one.name.startsWith('_'));
    expect(ours.length).toBeGreaterThan(0);
    for (const cookie of ours.filter((one) => /sess|sportello/i.test(one.name))) {
      expect(cookie.httpOnly, cookie.name).toBe(true);
      expect(['Lax', 'Strict'], cookie.name).toContain(cookie.sameSite);
      expect(cookie.path, cookie.name).toBe('/');
    }
    await context.close();
  }
});

test('a form posted from another site is refused', async ({ request }) => {
  for (const path of ['/uscita', '/console', '/area-personale']) {
    const answer = await request.post(path, { headers: { origin: 'https://cattivo.example', 'sec-fetch-site': 'cross-site' }, form: { a: '1' }, maxRedirects: 0 });
    expect([401, 403, 404, 405], path).toContain(answer.status());
  }
});

test('what is no page answers properly', async ({ request }) => {
  expect((await request.get('/health/live')).status()).toBe(200);
  expect((await request.get('/health/ready')).status()).toBe(200);
  expect((await request.get('/metrics')).status(), 'metrics are on another listener').toBe(404);
  expect((await request.get('/spid/acs')).status()).toBe(405);
  const metadata = await request.get('/spid/metadata');
  expect(metadata.status()).toBe(200);
  expect(await metadata.text()).toContain('EntityDescriptor');
});
