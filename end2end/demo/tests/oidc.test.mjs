import assert from 'node:assert/strict';
import { createHash, createPublicKey, createVerify, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import test from 'node:test';
import { browser, freePort, provider } from './support.mjs';

const PORTAL = 'http://localhost:18080';

/** Starts the providers; the result is about one of them. */
async function started(t, { portal = PORTAL, body = '' } = {}) {
  const port = await freePort();
  const folder = await provider(t, 'oidc.mjs', { SPORTELLO_DEMO_OIDC_PORT: port, SPORTELLO_BASE_URL: portal });
  const secret = readFileSync(join(folder, 'demo', body ? `oidc-client-secret-${body}` : 'oidc-client-secret'), 'utf8').trim();
  return { issuer: `http://localhost:${port}${body ? `/${body}` : ''}`, secret };
}

/** Exchanges a code and gives the parts of the identity token, verified. */
async function identity(issuer, secret, back, verifier, redirect_uri = `${PORTAL}/operatori/ritorno`) {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`sportello:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code: back.searchParams.get('code'), redirect_uri, code_verifier: verifier }),
  });
  const tokens = await answer.json();
  return verified(issuer, tokens.id_token);
}

/** Header and claims of a token with a right signature. */
async function verified(issuer, token) {
  const [head, body, signature] = token.split('.');
  const read = (part) => JSON.parse(Buffer.from(part, 'base64url'));
  const { jwks_uri } = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  const { keys } = await (await fetch(jwks_uri)).json();
  const key = createPublicKey({ key: keys.find((one) => one.kid === read(head).kid), format: 'jwk' });
  assert.ok(createVerify('RSA-SHA256').update(`${head}.${body}`).verify(key, Buffer.from(signature, 'base64url')));
  return { header: read(head), claims: read(body) };
}

/** A pair for PKCE. */
function pkce() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, code_challenge: createHash('sha256').update(verifier).digest('base64url') };
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
  const { verifier, code_challenge } = pkce();
  const back = await choose(browser(), loginAddress(issuer, { code_challenge }), 'chiara.moretti');
  assert.equal(back.searchParams.get('state'), 's1');
  assert.equal(back.searchParams.get('iss'), issuer);
  const { header, claims } = await identity(issuer, secret, back, verifier);
  assert.equal(header.alg, 'RS256');
  const { sub, name, email, nonce, aud } = claims;
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

test('signing in again is asked for and its time is told', async (t) => {
  const { issuer, secret } = await started(t);
  const { verifier, code_challenge } = pkce();
  const begun = Math.floor(Date.now() / 1000);
  const back = await choose(browser(), loginAddress(issuer, { code_challenge, max_age: 0, prompt: 'login' }), 'chiara.moretti');
  const { claims } = await identity(issuer, secret, back, verifier);
  assert.ok(claims.auth_time >= begun - 1 && claims.auth_time <= Date.now() / 1000 + 1, `${claims.auth_time}`);
  assert.ok(claims.sid, 'the session has a name');
});

test('a second body has a provider of its own, with its own keys, secret and people', async (t) => {
  const { issuer, secret } = await started(t, { body: 'vallescura' });
  const { verifier, code_challenge } = pkce();
  const redirect_uri = `${PORTAL}/operatori/ritorno/vallescura`;
  const back = await choose(browser(), loginAddress(issuer, { code_challenge, redirect_uri }), 'irene.galli');
  assert.equal(back.searchParams.get('iss'), issuer);
  const { claims } = await identity(issuer, secret, back, verifier, redirect_uri);
  assert.deepEqual([claims.iss, claims.sub], [issuer, 'irene.galli']);
  const other = issuer.replace('/vallescura', '');
  const keysOf = async (one) => (await (await fetch((await (await fetch(`${one}/.well-known/openid-configuration`)).json()).jwks_uri)).json()).keys[0].kid;
  assert.notEqual(await keysOf(issuer), await keysOf(other));
});

test('logging somebody out everywhere sends the portal a signed logout token', async (t) => {
  let heard;
  const token = new Promise((resolve) => { heard = resolve; });
  const portal = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    heard({ path: request.url, form: new URLSearchParams(Buffer.concat(parts).toString()) });
    response.end();
  });
  await new Promise((resolve) => { portal.listen(0, 'localhost', resolve); });
  t.after(() => portal.close());
  const { issuer } = await started(t, { portal: `http://localhost:${portal.address().port}` });
  const page = await (await fetch(`${issuer}/`)).text();
  assert.match(page, /Scollega Chiara Moretti ovunque/);
  const answer = await fetch(`${issuer}/scollega`, { method: 'POST', body: new URLSearchParams({ operatore: 'chiara.moretti' }) });
  assert.equal(answer.status, 200);
  const { path, form } = await token;
  assert.equal(path, '/operatori/uscita-remota');
  const { header, claims } = await verified(issuer, form.get('logout_token'));
  assert.equal(header.typ, 'logout+jwt');
  const { iss, aud, sub, events, nonce } = claims;
  assert.deepEqual({ iss, aud, sub, events, nonce }, { iss: issuer, aud: 'sportello', sub: 'chiara.moretti', events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, nonce: undefined });
  assert.ok(claims.jti && claims.exp > claims.iat);
  const nobody = await fetch(`${issuer}/scollega`, { method: 'POST', body: new URLSearchParams({ operatore: 'nessuno' }) });
  assert.equal(nobody.status, 404);
});
