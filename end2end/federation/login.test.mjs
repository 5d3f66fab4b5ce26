// A citizen enters with CIE, through a real provider and a real trust anchor. Started by run.sh.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { Browser } from './browser.mjs';

const PORTAL = process.env.FEDERATION_PORTAL;
const PROVIDER = process.env.FEDERATION_PROVIDER;
const START = `${PORTAL}/cie/accesso?level=2&next=%2Farea-personale`;

const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
const tokens = () => JSON.parse(execFileSync(process.env.FEDERATION_PYTHON, ['end2end/federation/prepare.py', 'tokens'], { encoding: 'utf8' }));

/** From the portal to the provider. Returns the page where the citizen says who they are. */
async function setOut(browser) {
  const away = await browser.ask(START);
  assert.equal(away.status, 302, away.html);
  assert.ok(away.location.startsWith(`${PROVIDER}/authorization?`), away.location);
  const door = await browser.ask(away.location);
  assert.equal(door.status, 200, `the provider does not believe the portal: ${door.location}`);
  return door;
}

/** Name, password and consent at the provider. Returns the address that leads back. */
async function authenticate(browser) {
  const door = await setOut(browser);
  const known = await browser.send(door, 'authz_request_object', { username: 'giulia', password: 'una parola di prova' });
  assert.equal(known.status, 302, 'the provider knows the citizen');
  const consent = await browser.ask(known.location);
  const back = await browser.send(consent, 'agree', { agree: 'True' });
  assert.equal(back.status, 302);
  assert.ok(back.location.startsWith(`${PORTAL}/cie/ritorno?`), back.location);
  return back.location;
}

/** Brings an answer back that opens nothing. Returns the page about it, which has an address of its own. */
async function end(browser, back) {
  const sent = await browser.ask(back);
  assert.equal(sent.status, 303, sent.html.replace(/<[^>]*>/g, ' ').slice(0, 2000));
  assert.match(sent.location, /\/accesso\/esito\/[0-9a-f]{32}$/);
  return browser.ask(sent.location);
}

test('the portal says who it is', async () => {
  const said = await new Browser().ask(`${PORTAL}/.well-known/openid-federation`);
  assert.equal(said.status, 200);
  assert.equal(said.headers.get('content-type'), 'application/entity-statement+jwt');
  const about = claims(said.html);
  assert.equal(about.sub, PORTAL);
  assert.equal(about.trust_marks.length, 1);
  const uses = about.metadata.openid_relying_party.jwks.keys.map((key) => key.use);
  assert.deepEqual(uses, ['sig', 'sig', 'enc']);
});

test('the access page offers CIE', async () => {
  const page = await new Browser().ask(`${PORTAL}/accesso?next=%2Farea-personale`);
  assert.match(page.html, /href="\/cie\/accesso\?level=2&amp;next=%2Farea-personale"/);
});

test('a citizen enters, sees their own pages and leaves; what was granted is revoked', async () => {
  const browser = new Browser();
  const back = await authenticate(browser);
  const inside = await browser.ask(back);
  assert.equal(inside.status, 303, inside.html.replace(/<[^>]*>/g, ' ').slice(0, 2000));
  assert.equal(inside.location, `${PORTAL}/area-personale`);
  const area = await browser.ask(inside.location);
  assert.equal(area.status, 200);
  assert.match(area.html, /Giulia D(&#x27;|&#39;|')Amicò/);

  assert.equal((await browser.ask(back)).location, inside.location, 'whoever reloads the answer goes on');
  assert.equal((await end(new Browser(), back)).status, 403, 'the same answer opens nothing twice');
  assert.deepEqual(tokens(), { issued: 1, revoked: 0 });
  const out = await browser.send(area, '_csrf', {}, { 'sec-fetch-site': 'same-origin' });
  assert.equal(out.location, `${PORTAL}/uscita`);
  // To fetch, as to every script, the portal says plainly that nobody is signed in.
  assert.equal((await browser.ask(`${PORTAL}/area-personale`)).status, 401);
  // A job does it: whoever leaves does not wait.
  for (let tries = 0; tokens().revoked === 0 && tries < 20; tries += 1) await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(tokens(), { issued: 1, revoked: 1 });
  assert.equal((await end(browser, back)).status, 403, 'after leaving it opens nothing');
});

test('an answer is worth nothing in another browser, and its owner is not hindered by that', async () => {
  const browser = new Browser();
  const back = await authenticate(browser);
  const stolen = await end(new Browser(), back);
  assert.equal(stolen.status, 403);
  assert.equal((await browser.ask(back)).status, 303);
});

test('a code is worth nothing in a login that did not ask for it', async () => {
  const [giulia, other] = [new Browser(), new Browser()];
  const away = new URL((await other.ask(START)).location);
  const { state, code_challenge, code_challenge_method } = claims(away.searchParams.get('request'));
  assert.equal(code_challenge_method, 'S256');
  assert.equal(away.searchParams.get('code_challenge'), code_challenge);
  const back = new URL(await authenticate(giulia));
  const injected = new URL(back);
  injected.searchParams.set('state', state);
  const page = await end(other, injected.href);
  assert.equal(page.status, 403, 'the provider refuses the other verifier');
  assert.match(page.html, /Non siamo sicuri che sia tu/);
  assert.equal((await giulia.ask(back.href)).status, 303, 'its owner enters');
});

test('an answer that names another provider is refused', async () => {
  const browser = new Browser();
  const back = new URL(await authenticate(browser));
  back.searchParams.set('iss', 'https://another.example');
  assert.equal((await end(browser, back.href)).status, 403);
  back.searchParams.delete('iss');
  assert.equal((await end(browser, back.href)).status, 403);
});

test('who gives up at the provider is told so and led back', async () => {
  const browser = new Browser();
  const away = await browser.ask(START);
  const { state } = claims(new URL(away.location).searchParams.get('request'));
  const back = `${PORTAL}/cie/ritorno?error=access_denied&error_description=%3Cscript%3E&state=${state}`;
  const page = await end(browser, back);
  assert.equal(page.status, 403);
  assert.match(page.html, /Non hai completato l’accesso con CIE/);
  assert.match(page.html, /\/accesso\?next=%2Farea-personale/);
  assert.doesNotMatch(page.html, /&lt;script&gt;|<script>/);
  assert.equal((await end(browser, back)).url, page.url, 'and again where the answer is reloaded');
  assert.equal((await new Browser().ask(page.url)).status, 404, 'nobody else reads it');
});

test('who does not consent at the provider of the federation is told so, as the provider says it', async () => {
  const browser = new Browser();
  const away = await browser.ask(START);
  const { state } = claims(new URL(away.location).searchParams.get('request'));
  const said = 'error=invalid_request&error_description=Authentication+request+rejected+by+user';
  const page = await end(browser, `${PORTAL}/cie/ritorno?${said}&state=${state}`);
  assert.equal(page.status, 403);
  assert.match(page.html, /Non hai completato l’accesso con CIE/);
});
