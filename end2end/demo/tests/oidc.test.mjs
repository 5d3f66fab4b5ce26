import assert from 'node:assert/strict';
import { createHash, createPublicKey, createVerify, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { browser, freePort, provider } from './support.mjs';

const PORTAL = 'http://localhost:18080';

/** Starts the provider. */
async function started(t) {
  const port = await freePort();
  const folder = await provider(t, 'oidc.mjs', { SPORTELLO_DEMO_OIDC_PORT: port, SPORTELLO_BASE_URL: PORTAL });
  return { issuer: `http://localhost:${port}`, secret: readFileSync(join(folder, 'demo', 'oidc-client-secret'), 'utf8').trim() };
}

/** The address with which the portal starts a login. */
function loginAddress(issuer, changes = {}) {
  const parameters = {
    client_id: 'sportello', response_type: 'code', scope: 'openid profile email', redirect_uri: `${PORTAL}/operatori/ritorno`,
    state: 's1', nonce: 'n1', code_challenge_method: 'S256', ...changes,
  };
  return `${issuer}/auth?${new URLSearchParams(parameters)}`;
}

/** Chooses `sub` on the page and follows redirects up to the portal. */
async function choose(go, address, sub) {
  let answer = await go(address);
  const choice = answer.headers.get('location');
  const page = await (await go(new URL(choice, address))).text();
  assert.match(page, /Scegli l’operatore di prova/);
  assert.match(page, /DEMO – identità di prova/);
  answer = await go(new URL(choice, address), { method: 'POST', body: new URLSearchParams(sub ? { operatore: sub } : { annulla: '1' }) });
  while (!answer.headers.get('location').startsWith(PORTAL)) answer = await go(new URL(answer.headers.get('location'), address));
  return new URL(answer.headers.get('location'));
}

test('an operator signs in by code, PKCE and a signed identity token', async (t) => {
  const { issuer, secret } = await started(t);
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const back = await choose(browser(), loginAddress(issuer, { code_challenge: challenge }), 'chiara.moretti');
  assert.equal(back.searchParams.get('state'), 's1');
  assert.equal(back.searchParams.get('iss'), issuer);
  const exchange = (code_verifier) => fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`sportello:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code: back.searchParams.get('code'), redirect_uri: `${PORTAL}/operatori/ritorno`, code_verifier }),
  });
  const tokens = await (await exchange(verifier)).json();
  const [head, body, signature] = tokens.id_token.split('.');
  const read = (part) => JSON.parse(Buffer.from(part, 'base64url'));
  const { keys } = await (await fetch(`${issuer}/jwks`)).json();
  const key = createPublicKey({ key: keys.find((one) => one.kid === read(head).kid), format: 'jwk' });
  assert.equal(read(head).alg, 'RS256');
  assert.ok(createVerify('RSA-SHA256').update(`${head}.${body}`).verify(key, Buffer.from(signature, 'base64url')));
  const { sub, name, email, nonce, aud } = read(body);
  assert.deepEqual({ sub, name, email, nonce, aud }, { sub: 'chiara.moretti', name: 'Chiara Moretti', email: 'chiara.moretti@comune.pontelaro.example', nonce: 'n1', aud: 'sportello' });
});

test('the same browser is asked again, so that one can change operator', async (t) => {
  const { issuer } = await started(t);
  const go = browser();
  const address = loginAddress(issuer, { code_challenge: 'x'.repeat(43) });
  assert.ok((await choose(go, address, 'chiara.moretti')).searchParams.get('code'));
  assert.ok((await choose(go, address, 'karim.haddad')).searchParams.get('code'));
});

test('cancelling and leaving out PKCE end in an error, not in a code', async (t) => {
  const { issuer } = await started(t);
  const cancelled = await choose(browser(), loginAddress(issuer, { code_challenge: 'x'.repeat(43) }));
  assert.equal(cancelled.searchParams.get('error'), 'access_denied');
  const refused = await browser()(loginAddress(issuer, { code_challenge_method: 'S256' }));
  assert.match(refused.headers.get('location') ?? '', /error=invalid_request/);
});
