// The identity providers for the demo (SPID, CIE, eIDAS): real SAML, invented people, no password.
// It writes its metadata where the portal finds it, checks every request and answers as a person chooses by a button.

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ATTRIBUTE_NAMES, CITIZENS } from './lib/citizens.mjs';
import { keyPair } from './lib/keys.mjs';
import { escape, page, readForm, selfPosting, sendHtml, twicePosting } from './lib/page.mjs';
import { nodeOf, nodesAt } from './lib/nodes.mjs';
import { BINDING } from './lib/saml-names.mjs';
import {
  logoutDoor, openPost, openRedirect, readAuthnRequest, readLogoutRequest, readLogoutResponse, readServiceMetadata,
} from './lib/saml-read.mjs';
import { errorResponse, logoutRequest, logoutResponse, newId, providerMetadata, redirectAddress, signElement } from './lib/saml-write.mjs';
import { main, serve } from './lib/serve.mjs';
import { settings } from './lib/settings.mjs';
import { CITIZEN_ERRORS, PORTAL_ERRORS, errorName, errorRow, serves } from './lib/spid-errors.mjs';
import { TRICKS, tricked } from './lib/tricks.mjs';

/** How long a request waits for its button, and how many may wait. */
const WAIT = 15 * 60_000;
const MOST = 1000;

/** Requests that wait for a button, and level 1 sessions that are open here; both by a token of ours. */
const waiting = new Map();
const sessions = new Map();

/** Fetches the portal's metadata, trying for ten seconds: the portal may be starting. */
async function serviceMetadata({ portal, node }) {
  let problem;
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    try {
      const answer = await fetch(`${portal}${node.service}`, { signal: AbortSignal.timeout(3000) });
      if (answer.ok) return readServiceMetadata(await answer.text());
      problem = `risponde ${answer.status}`;
    } catch (error) {
      problem = error.cause?.code ?? error.message;
    }
    await pause(300);
  }
  throw new Error(`i metadata del portale (${portal}${node.service}) non si leggono: ${problem}`);
}

/** Keeps something until its button is pressed; forgets what is old. */
function keep(map, one, now) {
  for (const [token, old] of map) if (now - old.since > WAIT || map.size >= MOST) map.delete(token);
  const token = newId();
  map.set(token, { ...one, since: now });
  return token;
}

/** A form with one row of buttons about a request. */
function buttons(token, fields, row) {
  const hidden = Object.entries({ richiesta: token, ...fields }).map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`);
  return `<form method="post" action="/rispondi">${hidden.join('')}<div class="row">\n${row.join('\n')}\n</div></form>`;
}

/** The three buttons of one citizen. */
function citizenCard(citizen, request, token) {
  const who = `${citizen.name} ${citizen.surname}`;
  const button = (level) => {
    const look = level === request.level ? ' class="main"' : '';
    return `<button type="submit" name="livello" value="${level}" aria-label="${escape(who)}, livello ${level}"${look}>Livello ${level}</button>`;
  };
  return `<li><h2>${escape(who)}</h2>
<p class="sub">${escape([citizen.fiscalCode ?? 'senza codice fiscale', citizen.about].join(' · '))}</p>
${buttons(token, { cittadino: citizen.id }, [1, 2, 3].map(button))}</li>`;
}

/** The page on which a person chooses who enters, or what goes wrong. */
function choicePage(request, token) {
  const people = CITIZENS.filter(request.node.enters);
  const failures = (rows) => buttons(token, {}, rows.map(([number, , , words]) => `<button type="submit" name="errore" value="${number}">${escape(words)} (${errorName(number)})</button>`));
  const tricks = buttons(token, {}, Object.entries(TRICKS).map(([key, { words }]) => `<button type="submit" name="prova" value="${key}">${escape(words)}</button>`));
  const purpose = request.purpose ? ` per lo scopo ${escape(request.purpose)}` : '';
  return page('Chi sta entrando?', `<p>Il portale chiede il livello ${request.level} (${escape(request.comparison)})${purpose} e questi dati: ${escape(request.attributeNames.join(', '))}.</p>
<ul class="cards">
${people.map((citizen) => citizenCard(citizen, request, token)).join('\n')}
</ul>
<section><h2>Che cosa può andare storto</h2>
${failures(CITIZEN_ERRORS)}</section>
<details><summary>Errori del portale</summary>
${failures(PORTAL_ERRORS)}</details>
<details><summary>Risposte strane, a nome di ${escape(`${people[0].name} ${people[0].surname}`)}</summary>
${tricks}</details>`);
}

/** Shows a request that a real provider would refuse. */
function refusedPage(problems) {
  return page('Richiesta rifiutata', `<p>Un gestore vero non accetterebbe questa richiesta del portale:</p><ul>${problems.map((one) => `<li>${escape(one)}</li>`).join('')}</ul>`);
}

/** The raw message of a request of this kind, its signature checked. */
async function opened(request, address, service, kind = 'SAMLRequest', form = undefined) {
  if (request.method === 'POST') {
    const fields = form ?? await readForm(request);
    return { message: openPost(fields.get(kind), service.certificates), relayState: fields.get('RelayState') ?? undefined };
  }
  return openRedirect(address.search.slice(1), kind, service.certificates);
}

/** Single sign-on: checks the AuthnRequest, then asks who enters. */
async function signOn(context, request, response, address) {
  const service = await serviceMetadata(context);
  const { message, relayState } = await opened(request, address, service);
  const facts = readAuthnRequest(message, service, context.node.issuer);
  if (facts.problems.length > 0) return sendHtml(response, 400, refusedPage(facts.problems));
  const kept = { ...facts, relayState, audience: service.entityId, node: context.node };
  return sendHtml(response, 200, choicePage(kept, keep(waiting, kept, Date.now())));
}

/** A citizen enters: the answer, and at level 1 a session that stays open here. */
function enter(context, asked, citizen, level, trick) {
  const { node } = asked;
  const names = asked.attributeNames.filter((name) => name in citizen.attributes);
  const session = { nameId: newId(), sessionIndex: level === 1 && node.spid ? newId() : undefined };
  if (session.sessionIndex) keep(sessions, { ...session, node, who: `${citizen.name} ${citizen.surname}` }, Date.now());
  return tricked({
    ...session, level, request: asked, issuer: node.issuer, issuerFormat: node.spid, audience: asked.audience, now: new Date(),
    attributes: Object.fromEntries(names.map((name) => [name, citizen.attributes[name]])),
    keys: context.keys, otherKeys: context.otherKeys,
  }, trick);
}

/** What a press of a button means for the portal: a message, or nothing where the button is unknown. */
function decide(context, asked, form) {
  const number = Number(form.get('errore'));
  const trick = TRICKS[form.get('prova')];
  const people = CITIZENS.filter(asked.node.enters);
  const citizen = trick ? people[0] : people.find((one) => one.id === form.get('cittadino'));
  const level = trick ? asked.level : Number(form.get('livello'));
  const failed = (code) => errorResponse({ request: asked, issuer: asked.node.issuer, now: new Date(), number: code });
  if (errorRow(number)) return { message: failed(number) };
  if (!citizen || ![1, 2, 3].includes(level)) return undefined;
  if (!serves(citizen.type, asked.purpose)) return { message: failed(30) };
  return { message: enter(context, asked, citizen, level, trick), trick };
}

/** Turns the button pressed into a SAML response for the portal. */
async function answer(context, request, response) {
  const form = await readForm(request);
  const asked = waiting.get(form.get('richiesta'));
  if (!asked) return sendHtml(response, 410, page('Richiesta scaduta', '<p>Torna al portale e premi di nuovo «Entra con SPID».</p>'));
  waiting.delete(form.get('richiesta'));
  const decided = decide(context, asked, form);
  if (!decided) return sendHtml(response, 400, page('Scelta sconosciuta', '<p>Torna indietro e premi uno dei pulsanti.</p>'));
  const { message, trick } = decided;
  if (trick?.wait) await pause(context.slow ?? trick.wait);
  const fields = { SAMLResponse: Buffer.from(message, 'utf8').toString('base64'), RelayState: asked.relayState };
  const posting = trick?.twice ? twicePosting : selfPosting;
  return sendHtml(response, 200, posting('Torni al portale', asked.acs, fields, 'Torna al portale'));
}

/** Sends a logout message to the portal, by the door that it declares. */
function toPortal(context, response, door, destination, kind, written, relayState) {
  if (door.binding === BINDING.redirect) {
    const location = redirectAddress({ destination, kind, message: written.text, relayState, key: context.keys.key });
    response.writeHead(302, { location, 'cache-control': 'no-store' });
    return response.end();
  }
  const signed = signElement(written.text, written.id, context.keys);
  const fields = { [kind]: Buffer.from(signed, 'utf8').toString('base64'), RelayState: relayState };
  return sendHtml(response, 200, selfPosting('Uscita', destination, fields, 'Torna al portale'));
}

/** Single logout: the portal asks, or answers what we asked. */
async function logOut(context, request, response, address) {
  const service = await serviceMetadata(context);
  const form = request.method === 'POST' ? await readForm(request) : address.searchParams;
  if (form.has('SAMLResponse')) {
    const { message } = await opened(request, address, service, 'SAMLResponse', form);
    const { status } = readLogoutResponse(message, service);
    return sendHtml(response, 200, page('Il portale ha risposto', `<p>Stato: ${escape(status)}</p><p><a href="/">Sessioni aperte qui</a></p>`));
  }
  const { message, relayState } = await opened(request, address, service, 'SAMLRequest', form);
  const facts = readLogoutRequest(message, service);
  for (const [token, one] of sessions) if (one.nameId === facts.nameId) sessions.delete(token);
  const written = logoutResponse({ request: facts, issuer: context.node.issuer, destination: facts.answer.answerTo, now: new Date() });
  return toPortal(context, response, facts.answer, facts.answer.answerTo, 'SAMLResponse', written, relayState);
}

/** Closes a level 1 session from here: the portal is asked to close its own. */
async function close(context, request, response) {
  const form = await readForm(request);
  const session = sessions.get(form.get('sessione'));
  if (!session) return sendHtml(response, 410, page('Sessione già chiusa', '<p><a href="/">Sessioni aperte qui</a></p>'));
  sessions.delete(form.get('sessione'));
  const door = logoutDoor(await serviceMetadata({ ...context, node: session.node }));
  const written = logoutRequest({ session, issuer: session.node.issuer, destination: door.location, now: new Date() });
  return toPortal(context, response, door, door.location, 'SAMLRequest', written, newId());
}

/** The first page: who there is, and what is open. */
function firstPage(context) {
  const people = CITIZENS.map((one) => `<li><h2>${escape(`${one.name} ${one.surname}`)}</h2><p class="sub">${escape([one.fiscalCode ?? 'senza codice fiscale', one.about].join(' · '))}</p></li>`).join('');
  const open = [...sessions].map(([token, { who }]) => `<li><h2>${escape(who)}</h2>
<form method="post" action="/chiudi"><input type="hidden" name="sessione" value="${token}"><button type="submit">Chiudi la sessione di ${escape(who)}</button></form></li>`).join('');
  const list = open ? `<ul class="cards">${open}</ul>` : '<p>Nessuna: solo il livello 1 ne apre una.</p>';
  return page('Gestore SPID di prova', `<p>Da qui non si entra: comincia dal <a href="${escape(context.portal)}">portale</a>.</p>
<section><h2>Sessioni aperte qui</h2>${list}</section>
<ul class="cards">${people}</ul>`);
}

/** Routes one request. */
async function handle(all, request, response) {
  const address = new URL(request.url, all.address);
  const node = nodeOf(all.nodes, address.pathname);
  const context = { ...all, node };
  const key = `${request.method} ${address.pathname.slice(node.path.length)}`;
  if (key === 'GET /sso' || key === 'POST /sso') return signOn(context, request, response, address);
  if (key === 'GET /slo' || key === 'POST /slo') return logOut(context, request, response, address);
  if (key === 'POST /rispondi') return answer(context, request, response);
  if (key === 'POST /chiudi') return close(context, request, response);
  if (key === 'GET /metadata') {
    response.writeHead(200, { 'content-type': 'application/samlmetadata+xml' });
    return response.end(metadataOf(context));
  }
  if (key === 'GET /') return sendHtml(response, 200, firstPage(context));
  return sendHtml(response, 404, page('Pagina sconosciuta', '<p>Qui non c’è niente.</p>'));
}

/** The metadata of one of the providers. */
const metadataOf = ({ node, keys }) => providerMetadata({ ...node, cert: keys.cert, attributeNames: ATTRIBUTE_NAMES });

/** Writes the metadata in one step, so that the portal never reads half a file. */
function publish(folder, name, metadata) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(`${file}.new`, metadata);
  renameSync(`${file}.new`, file);
}

await main(() => {
  const own = settings();
  const keys = keyPair(own.folder, 'idp', '/C=IT/O=Demo/CN=Identita di prova');
  const otherKeys = keyPair(own.folder, 'stranger', '/C=IT/O=Demo/CN=Chiave sconosciuta');
  const nodes = nodesAt(own.idp.address);
  const context = { address: own.idp.address, nodes, keys, otherKeys, portal: own.portal, slow: own.idp.slow };
  for (const node of nodes) publish(join(own.folder, 'idp'), node.file, metadataOf({ node, keys }));
  const server = createServer((request, response) => {
    handle(context, request, response).catch((error) => {
      console.error(`spid-idp: ${error.message}`);
      if (!response.headersSent) sendHtml(response, 400, refusedPage([error.message]));
    });
  });
  serve(server, own.idp.port, 'spid-idp');
});
