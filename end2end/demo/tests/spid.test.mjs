import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { bareCertificate, keyPair } from '../lib/keys.mjs';
import { BINDING, FORMAT, NS } from '../lib/saml-names.mjs';
import { openPost, openRedirect } from '../lib/saml-read.mjs';
import { newId, redirectAddress, signElement } from '../lib/saml-write.mjs';
import { CITIZEN_ERRORS, PORTAL_ERRORS, errorName } from '../lib/spid-errors.mjs';
import { formOf, freePort, outcome, provider } from './support.mjs';

const ATTRIBUTES = ['spidCode', 'name', 'familyName', 'fiscalNumber', 'dateOfBirth', 'email'];

/** Metadata of a service provider that lives for one test. */
function serviceMetadata(base, cert) {
  const requested = ATTRIBUTES.map((name) => `<md:RequestedAttribute Name="${name}"/>`).join('');
  return `<md:EntityDescriptor xmlns:md="${NS.md}" xmlns:ds="${NS.ds}" entityID="${base}"><md:SPSSODescriptor protocolSupportEnumeration="${NS.samlp}">`
    + `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${bareCertificate(cert)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
    + `<md:SingleLogoutService Binding="${BINDING.redirect}" Location="${base}/spid/slo"/>`
    + `<md:AssertionConsumerService Binding="${BINDING.post}" Location="${base}/spid/acs" index="0" isDefault="true"/>`
    + `<md:AttributeConsumingService index="0"><md:ServiceName xml:lang="it">Prova</md:ServiceName>${requested}</md:AttributeConsumingService>`
    + `<md:AttributeConsumingService index="99"><md:ServiceName xml:lang="it">eIDAS</md:ServiceName>${['spidCode', 'name', 'familyName', 'dateOfBirth'].map((name) => `<md:RequestedAttribute Name="${name}"/>`).join('')}</md:AttributeConsumingService>`
    + '</md:SPSSODescriptor></md:EntityDescriptor>';
}

/** A provider and a throw-away service provider beside it. */
async function pair(t) {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-sp-'));
  const keys = keyPair(folder, 'sp', '/CN=throw-away');
  const [spPort, idpPort] = [await freePort(), await freePort()];
  const base = `http://localhost:${spPort}`;
  const server = createServer((request, response) => response.end(serviceMetadata(base, keys.cert))).listen(spPort, '127.0.0.1');
  t.after(() => { server.close(); server.closeAllConnections(); rmSync(folder, { recursive: true, force: true }); });
  const idpFolder = await provider(t, 'spid-idp.mjs', { SPORTELLO_BASE_URL: base, SPORTELLO_DEMO_IDP_PORT: idpPort, SPORTELLO_DEMO_IDP_SLOW: 50 });
  return { base, keys, folder, idp: `http://localhost:${idpPort}`, idpCert: readFileSync(join(idpFolder, 'demo', 'idp.crt'), 'utf8') };
}

/** An AuthnRequest as SPID wants it; `level` in the class reference. */
function authnRequest({ base, idp }, id, level = 2) {
  return `<samlp:AuthnRequest xmlns:samlp="${NS.samlp}" xmlns:saml="${NS.saml}" ID="${id}" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${idp}/sso" ForceAuthn="true" AssertionConsumerServiceIndex="0" AttributeConsumingServiceIndex="0">`
    + `<saml:Issuer Format="${FORMAT.entity}" NameQualifier="${base}">${base}</saml:Issuer><samlp:NameIDPolicy Format="${FORMAT.transient}"/>`
    + `<samlp:RequestedAuthnContext Comparison="minimum"><saml:AuthnContextClassRef>https://www.spid.gov.it/SpidL${level}</saml:AuthnContextClassRef></samlp:RequestedAuthnContext></samlp:AuthnRequest>`;
}

/** Sends a request by redirect and returns the page. */
function ask(both, id, message = authnRequest(both, id)) {
  return fetch(redirectAddress({ destination: `${both.idp}/sso`, kind: 'SAMLRequest', message, relayState: 'relay-1', key: both.keys.key }));
}

/** Presses a button of the choice page: the fields of the answer, the SAML response decoded. */
async function press(both, html, choice) {
  const token = /name="richiesta" value="([^"]+)"/.exec(html)[1];
  const answer = await fetch(`${both.idp}/rispondi`, { method: 'POST', body: new URLSearchParams({ richiesta: token, ...choice }) });
  const form = formOf(await answer.text());
  return { ...form, saml: Buffer.from(form.fields.SAMLResponse ?? '', 'base64').toString('utf8'), token };
}

/** Verifies a signature with the independent program xmlsec1. */
function xmlsecVerifies(both, saml, element) {
  const [file, cert] = [join(both.folder, 'answer.xml'), join(both.folder, 'idp.crt')];
  writeFileSync(file, saml);
  writeFileSync(cert, both.idpCert);
  const signature = `/*[local-name()='Response']${element === 'Assertion' ? "/*[local-name()='Assertion']" : ''}/*[local-name()='Signature']`;
  execFileSync('xmlsec1', ['--verify', '--id-attr:ID', `${NS.samlp}:Response`, '--id-attr:ID', `${NS.saml}:Assertion`, '--pubkey-cert-pem', cert, '--node-xpath', signature, file], { stdio: 'pipe' });
}

test('a login at level 2 gives a response and an assertion that are both signed', async (t) => {
  const both = await pair(t);
  const id = newId();
  const html = await (await ask(both, id)).text();
  assert.match(html, /DEMO – identità di prova/);
  assert.match(html, /aria-label="Giulia Ferrante, livello 2" class="main"/);
  const { action, fields, saml, token } = await press(both, html, { cittadino: 'giulia', livello: '2' });
  assert.equal(action, `${both.base}/spid/acs`);
  assert.equal(fields.RelayState, 'relay-1');
  xmlsecVerifies(both, saml, 'Response');
  xmlsecVerifies(both, saml, 'Assertion');
  const signed = openPost(fields.SAMLResponse, [both.idpCert]);
  for (const part of [`InResponseTo="${id}"`, `<saml:Audience>${both.base}</saml:Audience>`, 'SpidL2', 'TINIT-FRRGLI88C54M990P', `NameQualifier="${both.idp}"`]) assert.ok(signed.includes(part), part);
  assert.ok(!signed.includes('SessionIndex'), 'level 2 opens no session at the provider');
  assert.deepEqual([...signed.matchAll(/Attribute Name="(\w+)"/g)].map((one) => one[1]), ATTRIBUTES.filter((name) => signed.includes(`"${name}"`)));
  assert.ok(!signed.includes('"mobilePhone"'), 'only what was requested');
  const again = await fetch(`${both.idp}/rispondi`, { method: 'POST', body: new URLSearchParams({ richiesta: token, cittadino: 'giulia', livello: '2' }) });
  assert.equal(again.status, 410);
});

test('a request by POST, an apostrophe in the name and level 1 with its session', async (t) => {
  const both = await pair(t);
  const id = newId();
  const message = signElement(authnRequest(both, id), id, both.keys);
  const page = await fetch(`${both.idp}/sso`, { method: 'POST', body: new URLSearchParams({ SAMLRequest: Buffer.from(message).toString('base64'), RelayState: 'r' }) });
  const { saml } = await press(both, await page.text(), { cittadino: 'michele', livello: '1' });
  xmlsecVerifies(both, saml, 'Assertion');
  assert.match(saml, /SessionIndex="_/);
  assert.match(saml, /D(&#39;|')Amicò/);
});

test('every error of the table is answered unsigned, with its number and its status', async (t) => {
  const both = await pair(t);
  for (const [number, status, inner] of [...CITIZEN_ERRORS, ...PORTAL_ERRORS]) {
    const html = await (await ask(both, newId())).text();
    assert.ok(html.includes(`(${errorName(number)})</button>`), `a button for ${number}`);
    const { saml } = await press(both, html, { errore: String(number) });
    assert.ok(saml.includes(`<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${status}"`), saml);
    if (inner) assert.ok(saml.includes(`status:${inner}"/></samlp:StatusCode>`), saml);
    assert.ok(saml.includes(`<samlp:StatusMessage>ErrorCode ${errorName(number)}</samlp:StatusMessage>`), saml);
    assert.ok(!saml.includes('Signature') && !saml.includes('Assertion '));
  }
  assert.equal(CITIZEN_ERRORS.length + PORTAL_ERRORS.length, 18);
});

test('strange answers are as strange as they say', async (t) => {
  const both = await pair(t);
  const trick = async (prova) => (await press(both, await (await ask(both, newId())).text(), { prova })).saml;
  assert.ok(!(await trick('non-firmata')).includes('SignatureValue'));
  for (const prova of ['altra-chiave', 'cambiata']) {
    const saml = await trick(prova);
    assert.throws(() => xmlsecVerifies(both, saml, 'Assertion'), prova);
  }
  for (const [prova, seconds] of [['avanti-30', 30], ['avanti-90', 90], ['indietro-30', -30], ['indietro-90', -90]]) {
    const saml = await trick(prova);
    xmlsecVerifies(both, saml, 'Assertion');
    const apart = (Date.parse(/IssueInstant="([^"]+)"/.exec(saml)[1]) - Date.now()) / 1000;
    assert.ok(Math.abs(apart - seconds) < 5, `${prova}: ${apart}`);
  }
  xmlsecVerifies(both, await trick('lenta'), 'Response');
});

test('an answer given twice has two forms with the same answer', async (t) => {
  const both = await pair(t);
  const token = /name="richiesta" value="([^"]+)"/.exec(await (await ask(both, newId())).text())[1];
  const answer = await fetch(`${both.idp}/rispondi`, { method: 'POST', body: new URLSearchParams({ richiesta: token, prova: 'doppia' }) });
  const given = [...(await answer.text()).matchAll(/name="SAMLResponse" value="([^"]+)"/g)].map((one) => one[1]);
  assert.equal(given.length, 2);
  assert.equal(given[0], given[1]);
});

test('identities that do not serve the purpose are answered nr30, a company brings its data', async (t) => {
  const both = await pair(t);
  const withPurpose = (purpose) => authnRequest(both, newId()).replace('</saml:Issuer>', `</saml:Issuer><samlp:Extensions><spid:Purpose xmlns:spid="https://spid.gov.it/saml-extensions">${purpose}</spid:Purpose></samlp:Extensions>`);
  const enter = async (message, cittadino) => (await press(both, await (await ask(both, newId(), message)).text(), { cittadino, livello: '2' })).saml;
  assert.match(await enter(undefined, 'coop'), /ErrorCode nr30/);
  assert.match(await enter(withPurpose('LP'), 'giulia'), /ErrorCode nr30/);
  assert.match(await enter(withPurpose('LP'), 'coop'), /status:Success/);
  assert.match(await enter(undefined, 'laura'), /status:Success/);
});

test('somebody from another country answers attribute set 99 without a codice fiscale', async (t) => {
  const both = await pair(t);
  const node = { ...both, idp: `${both.idp}/eidas` };
  const message = authnRequest(node, newId()).replace('AttributeConsumingServiceIndex="0"', 'AttributeConsumingServiceIndex="99"');
  const html = await (await ask(node, newId(), message)).text();
  assert.doesNotMatch(html, /Giulia Ferrante/);
  const { saml } = await press(both, html, { cittadino: 'jana', livello: '2' });
  assert.deepEqual([...saml.matchAll(/Attribute Name="(\w+)"/g)].map((one) => one[1]), ['spidCode', 'name', 'familyName', 'dateOfBirth']);
  assert.match(saml, /Nováková/);
});

test('the server of CIE names its issuer without a format, and opens no session', async (t) => {
  const both = await pair(t);
  const node = { ...both, idp: `${both.idp}/cie` };
  const html = await (await ask(node, newId(), authnRequest(node, newId(), 1))).text();
  assert.doesNotMatch(html, /Jana|Cooperativa/);
  const { saml } = await press(both, html, { cittadino: 'giulia', livello: '1' });
  assert.match(saml, new RegExp(`<saml:Issuer>${node.idp}</saml:Issuer>`));
  assert.doesNotMatch(saml, /SessionIndex/);
  assert.doesNotMatch(await (await fetch(`${node.idp}/metadata`)).text(), /SingleLogoutService/);
});

test('a level 1 session is closed from here by a signed request to the portal', async (t) => {
  const both = await pair(t);
  const { saml } = await press(both, await (await ask(both, newId())).text(), { cittadino: 'giulia', livello: '1' });
  const [nameId, sessionIndex] = [/>([^<]+)<\/saml:NameID>/.exec(saml)[1], /SessionIndex="([^"]+)"/.exec(saml)[1]];
  const first = await (await fetch(`${both.idp}/`)).text();
  assert.match(first, /Chiudi la sessione di Giulia Ferrante/);
  const sessione = /name="sessione" value="([^"]+)"/.exec(first)[1];
  const close = () => fetch(`${both.idp}/chiudi`, { method: 'POST', body: new URLSearchParams({ sessione }), redirect: 'manual' });
  const sent = await close();
  assert.equal(sent.status, 302);
  const { message } = openRedirect(new URL(sent.headers.get('location')).search.slice(1), 'SAMLRequest', [both.idpCert]);
  assert.ok(message.includes(`>${nameId}</saml:NameID>`) && message.includes(`<samlp:SessionIndex>${sessionIndex}</samlp:SessionIndex>`), message);
  assert.ok(message.includes(`Destination="${both.base}/spid/slo"`));
  assert.equal((await close()).status, 410);
  const answer = `<samlp:LogoutResponse xmlns:samlp="${NS.samlp}" xmlns:saml="${NS.saml}" ID="_a" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${both.idp}/slo"><saml:Issuer>${both.base}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>`;
  const told = await fetch(redirectAddress({ destination: `${both.idp}/slo`, kind: 'SAMLResponse', message: answer, key: both.keys.key }));
  assert.equal(told.status, 200);
  assert.match(await told.text(), /status:Success/);
});

test('in production none of the demo providers starts', async () => {
  for (const script of ['spid-idp.mjs', 'oidc.mjs', 'mail.mjs']) {
    for (const name of ['SPORTELLO_MODE', 'SPORTELLO_SERVER__MODE', 'SPORTELLO_Server__Mode']) {
      const { code, said } = await outcome(script, { SPORTELLO_MODE: 'demo', [name]: 'production' });
      assert.equal(code, 1, `${script} ${name}`);
      assert.ok(said.includes(`refuse to start while ${name}=production`), `${script}: ${said}`);
    }
  }
});

test('forged, unsigned and wrong requests are refused with words', async (t) => {
  const both = await pair(t);
  const good = redirectAddress({ destination: `${both.idp}/sso`, kind: 'SAMLRequest', message: authnRequest(both, newId()), relayState: 'a', key: both.keys.key });
  assert.equal((await fetch(good.replace('RelayState=a', 'RelayState=b'))).status, 400);
  assert.equal((await fetch(good.replace(/&SigAlg.*/, ''))).status, 400);
  const wrong = await ask(both, 'x', authnRequest(both, newId()).replace('ForceAuthn="true" ', '').replace('AttributeConsumingServiceIndex="0"', 'AttributeConsumingServiceIndex="7"'));
  assert.equal(wrong.status, 400);
  assert.match(await wrong.text(), /nr18.*nr12/s);
});

test('logout is answered by a signed redirect', async (t) => {
  const both = await pair(t);
  const message = `<samlp:LogoutRequest xmlns:samlp="${NS.samlp}" xmlns:saml="${NS.saml}" ID="_lo" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${both.idp}/slo"><saml:Issuer>${both.base}</saml:Issuer><saml:NameID>_x</saml:NameID></samlp:LogoutRequest>`;
  const answer = await fetch(redirectAddress({ destination: `${both.idp}/slo`, kind: 'SAMLRequest', message, relayState: 'out', key: both.keys.key }), { redirect: 'manual' });
  assert.equal(answer.status, 302);
  const location = new URL(answer.headers.get('location'));
  const opened = openRedirect(location.search.slice(1), 'SAMLResponse', [both.idpCert]);
  assert.equal(opened.relayState, 'out');
  assert.match(opened.message, /InResponseTo="_lo"/);
});
