// The organisations' OpenID Connect providers for the demo: a certified implementation (npm oidc-provider), once for
// each body, with a page on which one chooses an invented operator instead of typing a password, and a button with
// which the organisation logs somebody out everywhere (back-channel logout).

import { createPrivateKey, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Provider, { interactionPolicy } from 'oidc-provider';
import { keptText, newPrivateKey, newSecret } from './lib/keys.mjs';
import { BODIES } from './lib/operators.mjs';
import { escape, page, readForm, sendHtml } from './lib/page.mjs';
import { main, serve } from './lib/serve.mjs';
import { settings } from './lib/settings.mjs';

const CLIENT = 'sportello';

/** A file of one body; the first body has the plain names. */
const fileOf = (own, body, name) => join(own.folder, body.path ? `${name}-${body.key}` : name);

/** The signing key of a provider, made once. */
function signingKey(own, body) {
  const make = () => {
    const jwk = createPrivateKey(newPrivateKey()).export({ format: 'jwk' });
    return JSON.stringify({ ...jwk, use: 'sig', alg: 'RS256', kid: randomUUID() });
  };
  return JSON.parse(keptText(fileOf(own, body, 'oidc-key'), make));
}

/** Consent is never asked: the organisation runs both sides. */
function policy() {
  const prompts = interactionPolicy.base();
  prompts.remove('consent');
  return prompts;
}

/** Forgets the provider's own session at each login, so that one is always asked and can change operator. */
function forgetSession(request) {
  const kept = (request.headers.cookie ?? '').split(/; */).filter((one) => one && !one.startsWith('_session'));
  request.headers.cookie = kept.join('; ');
}

/** The claims of one operator of a body. */
const accounts = (body) => (context, sub) => {
  const operator = body.operators.find((one) => one.sub === sub);
  return operator && {
    accountId: sub,
    claims: () => ({ sub, name: operator.name, email: operator.email, email_verified: true }),
  };
};

/** The grant that a consent page would have made. */
async function grant(context) {
  const { client, session, provider, requestParamScopes } = context.oidc;
  const made = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  made.addOIDCScope([...requestParamScopes].join(' '));
  await made.save();
  return made;
}

/** The configuration of the provider of one body. */
function configuration(own, body) {
  return {
    clients: [{
      client_id: CLIENT,
      client_secret: keptText(fileOf(own, body, 'oidc-client-secret'), newSecret),
      redirect_uris: [`${own.portal}/operatori/ritorno`, `${own.portal}/operatori/ritorno/${body.key}`],
      backchannel_logout_uri: `${own.portal}/operatori/uscita-remota`,
      backchannel_logout_session_required: true,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'RS256',
      token_endpoint_auth_method: 'client_secret_basic',
    }],
    jwks: { keys: [signingKey(own, body)] },
    cookies: { keys: [keptText(fileOf(own, body, 'oidc-cookie-secret'), newSecret)] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    responseTypes: ['code'],
    scopes: ['openid', 'profile', 'email'],
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false }, backchannelLogout: { enabled: true } },
    // The portal of the demo is on this machine, where the implementation would not send anything by itself.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    ttl: { Interaction: 900, Session: 900, Grant: 900, AccessToken: 300, IdToken: 300, AuthorizationCode: 60 },
    interactions: { policy: policy(), url: (context, interaction) => `${body.path}/scelta/${interaction.uid}` },
    findAccount: accounts(body),
    loadExistingGrant: grant,
    renderError: (context, out) => {
      context.type = 'html';
      context.body = page('Qualcosa non va', `<p>${escape(out.error)}: ${escape(out.error_description)}</p>`);
    },
  };
}

/** The page on which the operator is chosen. */
function choicePage(body, uid) {
  const action = `${body.path}/scelta/${escape(uid)}`;
  const cards = body.operators.map((operator) => `<li><h2>${escape(operator.name)}</h2><p class="sub">${escape(operator.about)}</p>
<form method="post" action="${action}"><button class="main" type="submit" name="operatore" value="${operator.sub}" aria-label="Entra come ${escape(operator.name)}">Entra</button></form></li>`);
  return page('Scegli l’operatore di prova', `<p>${escape(body.name)}</p><ul class="cards">${cards.join('')}</ul>
<form method="post" action="${action}"><button type="submit" name="annulla" value="1">Annulla</button></form>`);
}

/** Shows the choice, or finishes the login with it. */
async function choose({ provider, body }, request, response) {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return sendHtml(response, 200, choicePage(body, uid));
  const form = await readForm(request);
  const operator = body.operators.find((one) => one.sub === form.get('operatore'));
  const result = operator
    ? { login: { accountId: operator.sub, remember: false } }
    : { error: 'access_denied', error_description: 'nessun operatore scelto' };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** Who there is, with the button that logs somebody out everywhere. */
function peoplePage(own, houses) {
  const people = houses.flatMap(({ body }) => body.operators.map((one) => `<li><h2>${escape(one.name)}</h2><p class="sub">${escape(one.about)}</p>
<form method="post" action="${body.path}/scollega"><button type="submit" name="operatore" value="${one.sub}" aria-label="Scollega ${escape(one.name)} ovunque">Scollega ovunque</button></form></li>`));
  return page('Accesso operatori di prova', `<p>Da qui non si entra: comincia dalla <a href="${escape(own.portal)}/console">console</a>.</p><ul class="cards">${people.join('')}</ul>`);
}

/** Tells the portal that somebody left. */
async function disconnect({ provider, body }, request, response) {
  const sub = (await readForm(request)).get('operatore');
  if (!body.operators.some((one) => one.sub === sub)) return sendHtml(response, 404, page('Non c’è', '<p>Nessun operatore così.</p>'));
  const client = await provider.Client.find(CLIENT);
  await client.backchannelLogout(sub);
  return sendHtml(response, 200, page('Scollegato', '<p>Il portale lo sa.</p>'));
}

/** One provider and what is around it. */
function house(own, body) {
  const provider = new Provider(`${own.oidc.address}${body.path}`, configuration(own, body));
  provider.on('server_error', (context, error) => console.error(`oidc: ${error.message}`));
  const callback = provider.callback();
  const answer = (request, response) => {
    // The implementation wants to see its own paths only.
    const path = request.url.slice(body.path.length) || '/';
    if (path === '/scollega' && request.method === 'POST') return disconnect({ provider, body }, request, response);
    if (/^\/scelta\/[\w-]+$/.test(path)) return choose({ provider, body }, request, response);
    if (path.startsWith('/auth')) forgetSession(request);
    request.originalUrl = request.url;
    request.url = path;
    return callback(request, response);
  };
  return { body, answer };
}

await main(() => {
  const own = settings();
  const houses = BODIES.map((body) => house(own, body));
  const server = createServer(async (request, response) => {
    if (request.url === '/') return sendHtml(response, 200, peoplePage(own, houses));
    const { answer } = houses.findLast(({ body }) => request.url.startsWith(`${body.path}/`));
    try {
      await answer(request, response);
    } catch (error) {
      console.error(`oidc: ${error.message}`);
      if (!response.headersSent) sendHtml(response, 400, page('Scelta scaduta', '<p>Torna al portale e comincia di nuovo l’accesso.</p>'));
    }
  });
  serve(server, own.oidc.port, 'oidc');
});
