// The organisation's OpenID Connect provider for the demo: a certified implementation (npm oidc-provider),
// with a page on which one chooses an invented operator instead of typing a password.

import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Provider, { interactionPolicy } from 'oidc-provider';
import { keptText, newSecret } from './lib/keys.mjs';
import { OPERATORS } from './lib/operators.mjs';
import { escape, page, readForm, sendHtml } from './lib/page.mjs';
import { main, serve } from './lib/serve.mjs';
import { settings } from './lib/settings.mjs';

const CLIENT = 'sportello';

/** The signing key of the provider, made once. */
function signingKey(folder) {
  const make = () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomUUID() });
  };
  return JSON.parse(keptText(join(folder, 'oidc-key.json'), make));
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

/** The claims of one operator. */
function account(context, sub) {
  const operator = OPERATORS.find((one) => one.sub === sub);
  return operator && {
    accountId: sub,
    claims: () => ({ sub, name: operator.name, email: operator.email, email_verified: true }),
  };
}

/** The grant that a consent page would have made. */
async function grant(context) {
  const { client, session, provider, requestParamScopes } = context.oidc;
  const made = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  made.addOIDCScope([...requestParamScopes].join(' '));
  await made.save();
  return made;
}

/** The configuration of the provider. */
function configuration(own) {
  return {
    clients: [{
      client_id: CLIENT,
      client_secret: keptText(join(own.folder, 'oidc-client-secret'), newSecret),
      redirect_uris: [`${own.portal}/operatori/ritorno`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      id_token_signed_response_alg: 'RS256',
      token_endpoint_auth_method: 'client_secret_basic',
    }],
    jwks: { keys: [signingKey(own.folder)] },
    cookies: { keys: [keptText(join(own.folder, 'oidc-cookie-secret'), newSecret)] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    responseTypes: ['code'],
    scopes: ['openid', 'profile', 'email'],
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    ttl: { Interaction: 900, Session: 900, Grant: 900, AccessToken: 300, IdToken: 300, AuthorizationCode: 60 },
    interactions: { policy: policy(), url: (context, interaction) => `/scelta/${interaction.uid}` },
    findAccount: account,
    loadExistingGrant: grant,
    renderError: (context, out) => {
      context.type = 'html';
      context.body = page('Qualcosa non va', `<p>${escape(out.error)}: ${escape(out.error_description)}</p>`);
    },
  };
}

/** The page on which the operator is chosen. */
function choicePage(uid) {
  const cards = OPERATORS.map((operator) => `<li><h2>${escape(operator.name)}</h2><p class="sub">${escape(operator.about)}</p>
<form method="post" action="/scelta/${escape(uid)}"><button class="main" type="submit" name="operatore" value="${operator.sub}" aria-label="Entra come ${escape(operator.name)}">Entra</button></form></li>`);
  return page('Scegli l’operatore di prova', `<ul class="cards">${cards.join('')}</ul>
<form method="post" action="/scelta/${escape(uid)}"><button type="submit" name="annulla" value="1">Annulla</button></form>`);
}

/** Shows the choice, or finishes the login with it. */
async function choose(provider, request, response) {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return sendHtml(response, 200, choicePage(uid));
  const form = await readForm(request);
  const operator = OPERATORS.find((one) => one.sub === form.get('operatore'));
  const result = operator
    ? { login: { accountId: operator.sub, remember: false } }
    : { error: 'access_denied', error_description: 'nessun operatore scelto' };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

await main(() => {
  const own = settings();
  const provider = new Provider(own.oidc.address, configuration(own));
  provider.on('server_error', (context, error) => console.error(`oidc: ${error.message}`));
  const callback = provider.callback();
  const server = createServer((request, response) => {
    if (request.url === '/') {
      const people = OPERATORS.map((one) => `<li><h2>${escape(one.name)}</h2><p class="sub">${escape(one.about)}</p></li>`).join('');
      return sendHtml(response, 200, page('Accesso operatori di prova', `<p>Da qui non si entra: comincia dalla <a href="${escape(own.portal)}/console">console</a>.</p><ul class="cards">${people}</ul>`));
    }
    if (request.url.startsWith('/auth')) forgetSession(request);
    if (!/^\/scelta\/[\w-]+$/.test(request.url)) return callback(request, response);
    return choose(provider, request, response).catch((error) => {
      console.error(`oidc: ${error.message}`);
      if (!response.headersSent) sendHtml(response, 400, page('Scelta scaduta', '<p>Torna al portale e comincia di nuovo l’accesso.</p>'));
    });
  });
  serve(server, own.oidc.port, 'oidc');
});
