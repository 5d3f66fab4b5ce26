// A SPID identity provider for the demo: real SAML, invented people, no password.
// It writes its metadata where the portal finds it, checks every request and answers as a person chooses by a button.

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { CITIZENS } from './lib/citizens.mjs';
import { bareCertificate, keyPair } from './lib/keys.mjs';
import { escape, page, readForm, selfPosting, sendHtml } from './lib/page.mjs';
import { BINDING } from './lib/saml-names.mjs';
import { openPost, openRedirect, readAuthnRequest, readLogoutRequest, readServiceMetadata } from './lib/saml-read.mjs';
import { errorResponse, logoutResponse, newId, providerMetadata, redirectAddress, signElement, successResponse } from './lib/saml-write.mjs';
import { main, serve } from './lib/serve.mjs';
import { settings } from './lib/settings.mjs';

/** What a citizen can do wrong, by SPID error number. */
const FAILURES = [
  [19, 'Ha sbagliato più volte le credenziali'],
  [20, 'Non ha credenziali del livello richiesto'],
  [21, 'Ha impiegato troppo tempo'],
  [22, 'Non ha dato il consenso ai dati'],
  [23, 'Ha l’identità sospesa o revocata'],
  [24, 'Codice riservato, senza significato'],
  [25, 'Ha annullato'],
];
/** How long a request waits for its button, and how many may wait. */
const WAIT = 15 * 60_000;
const MOST = 1000;

const waiting = new Map();

/** Fetches the portal's metadata, trying for ten seconds: the portal may be starting. */
async function serviceMetadata(portal) {
  let problem;
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    try {
      const answer = await fetch(`${portal}/spid/metadata`, { signal: AbortSignal.timeout(3000) });
      if (answer.ok) return readServiceMetadata(await answer.text());
      problem = `risponde ${answer.status}`;
    } catch (error) {
      problem = error.cause?.code ?? error.message;
    }
    await new Promise((resolve) => { setTimeout(resolve, 300); });
  }
  throw new Error(`i metadata del portale (${portal}/spid/metadata) non si leggono: ${problem}`);
}

/** Keeps a checked request until a button is pressed; forgets the old ones. */
function keep(request, now) {
  for (const [token, one] of waiting) if (now - one.since > WAIT || waiting.size >= MOST) waiting.delete(token);
  const token = newId();
  waiting.set(token, { ...request, since: now });
  return token;
}

/** The three buttons of one citizen. */
function citizenCard(citizen, request, token) {
  const who = `${citizen.name} ${citizen.surname}`;
  const button = (level) => {
    const look = level === request.level ? ' class="main"' : '';
    return `<button type="submit" name="livello" value="${level}" aria-label="${escape(who)}, livello ${level}"${look}>Livello ${level}</button>`;
  };
  return `<li><h2>${escape(who)}</h2>
<p class="sub">${escape(citizen.fiscalCode)} · ${escape(citizen.about)}</p>
<form method="post" action="/rispondi"><input type="hidden" name="richiesta" value="${token}"><input type="hidden" name="cittadino" value="${citizen.id}">
<div class="row">${[1, 2, 3].map(button).join('')}</div></form></li>`;
}

/** The page on which a person chooses who enters, or what goes wrong. */
function choicePage(request, token) {
  const failures = FAILURES.map(([number, words]) => `<button type="submit" name="errore" value="${number}">${escape(words)} (nr${number})</button>`).join('\n');
  return page('Chi sta entrando?', `<p>Il portale chiede il livello ${request.level} (${escape(request.comparison)}) e questi dati: ${escape(request.attributeNames.join(', '))}.</p>
<ul class="cards">
${CITIZENS.map((citizen) => citizenCard(citizen, request, token)).join('\n')}
</ul>
<section><h2>Che cosa può andare storto</h2>
<form method="post" action="/rispondi"><input type="hidden" name="richiesta" value="${token}"><div class="row">
${failures}
</div></form></section>`);
}

/** Shows a request that a real provider would refuse. */
function refusedPage(problems) {
  return page('Richiesta rifiutata', `<p>Un gestore SPID non accetterebbe questa richiesta del portale:</p><ul>${problems.map((one) => `<li>${escape(one)}</li>`).join('')}</ul>`);
}

/** The raw message of a request, its signature checked. */
async function opened(request, address, service) {
  if (request.method === 'POST') {
    const form = await readForm(request);
    return { message: openPost(form.get('SAMLRequest'), service.certificates), relayState: form.get('RelayState') ?? undefined };
  }
  return openRedirect(address.search.slice(1), 'SAMLRequest', service.certificates);
}

/** Single sign-on: checks the AuthnRequest, then asks who enters. */
async function signOn(context, request, response, address) {
  const service = await serviceMetadata(context.portal);
  const { message, relayState } = await opened(request, address, service);
  const facts = readAuthnRequest(message, service, context.issuer);
  if (facts.problems.length > 0) return sendHtml(response, 400, refusedPage(facts.problems));
  const kept = { ...facts, relayState, audience: service.entityId };
  return sendHtml(response, 200, choicePage(kept, keep(kept, Date.now())));
}

/** Turns the button pressed into a SAML response for the portal. */
async function answer(context, request, response) {
  const form = await readForm(request);
  const asked = waiting.get(form.get('richiesta'));
  if (!asked) return sendHtml(response, 410, page('Richiesta scaduta', '<p>Torna al portale e premi di nuovo «Entra con SPID».</p>'));
  waiting.delete(form.get('richiesta'));
  const common = { request: asked, issuer: context.issuer, now: new Date() };
  const number = Number(form.get('errore'));
  const citizen = CITIZENS.find((one) => one.id === form.get('cittadino'));
  const level = Number(form.get('livello'));
  let message;
  if (FAILURES.some(([known]) => known === number)) {
    message = errorResponse({ ...common, number });
  } else if (citizen && [1, 2, 3].includes(level)) {
    const names = asked.attributeNames.filter((name) => name in citizen.attributes);
    const attributes = Object.fromEntries(names.map((name) => [name, citizen.attributes[name]]));
    message = successResponse({ ...common, audience: asked.audience, level, attributes, keys: context.keys });
  } else {
    return sendHtml(response, 400, page('Scelta sconosciuta', '<p>Torna indietro e premi uno dei pulsanti.</p>'));
  }
  const fields = { SAMLResponse: Buffer.from(message, 'utf8').toString('base64'), RelayState: asked.relayState };
  return sendHtml(response, 200, selfPosting('Torni al portale', asked.acs, fields, 'Torna al portale'));
}

/** Single logout: there is no session to close here, so the answer is always a success. */
async function logOut(context, request, response, address) {
  const service = await serviceMetadata(context.portal);
  const { message, relayState } = await opened(request, address, service);
  const facts = readLogoutRequest(message, service);
  const written = logoutResponse({ request: facts, issuer: context.issuer, destination: facts.answer.answerTo, now: new Date() });
  if (facts.answer.binding === BINDING.redirect) {
    const location = redirectAddress({ destination: facts.answer.answerTo, kind: 'SAMLResponse', message: written.text, relayState, key: context.keys.key });
    response.writeHead(302, { location, 'cache-control': 'no-store' });
    return response.end();
  }
  const signed = signElement(written.text, written.id, context.keys);
  const fields = { SAMLResponse: Buffer.from(signed, 'utf8').toString('base64'), RelayState: relayState };
  return sendHtml(response, 200, selfPosting('Uscita', facts.answer.answerTo, fields, 'Torna al portale'));
}

/** Routes one request. */
async function handle(context, request, response) {
  const address = new URL(request.url, context.issuer);
  const key = `${request.method} ${address.pathname}`;
  if (key === 'GET /sso' || key === 'POST /sso') return signOn(context, request, response, address);
  if (key === 'GET /slo' || key === 'POST /slo') return logOut(context, request, response, address);
  if (key === 'POST /rispondi') return answer(context, request, response);
  if (key === 'GET /metadata') {
    response.writeHead(200, { 'content-type': 'application/samlmetadata+xml' });
    return response.end(context.metadata);
  }
  if (key === 'GET /') {
    const people = CITIZENS.map((one) => `<li><h2>${escape(`${one.name} ${one.surname}`)}</h2><p class="sub">${escape(one.fiscalCode)} · ${escape(one.about)}</p></li>`).join('');
    return sendHtml(response, 200, page('Gestore SPID di prova', `<p>Da qui non si entra: comincia dal <a href="${escape(context.portal)}">portale</a>.</p><ul class="cards">${people}</ul>`));
  }
  return sendHtml(response, 404, page('Pagina sconosciuta', '<p>Qui non c’è niente.</p>'));
}

/** Writes the metadata in one step, so that the portal never reads half a file. */
function publish(folder, metadata) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'demo.xml');
  writeFileSync(`${file}.new`, metadata);
  renameSync(`${file}.new`, file);
}

await main(() => {
  const own = settings();
  const keys = keyPair(own.folder, 'idp', '/C=IT/O=Demo/CN=Identita di prova');
  const issuer = own.idp.address;
  const metadata = providerMetadata({ issuer, cert: bareCertificate(keys.cert), attributeNames: Object.keys(CITIZENS[0].attributes) });
  const context = { issuer, keys, metadata, portal: own.portal };
  publish(join(own.folder, 'idp'), metadata);
  const server = createServer((request, response) => {
    handle(context, request, response).catch((error) => {
      console.error(`spid-idp: ${error.message}`);
      if (!response.headersSent) sendHtml(response, 400, refusedPage([error.message]));
    });
  });
  serve(server, own.idp.port, 'spid-idp');
});
