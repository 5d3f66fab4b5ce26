// Where the demo providers listen and keep their files. The only place of the demo that reads the environment.

import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Words that stand on every page of the demo providers. */
export const LABEL = 'DEMO – identità di prova';

/** Reads one port from the environment. */
function port(name, fallback) {
  const text = process.env[name] ?? String(fallback);
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65535) {
    throw new Error(`${name} must be a port number, found "${text}"`);
  }
  return value;
}

/** Removes the slash at the end of an address. */
const bare = (address) => address.replace(/\/+$/, '');

/**
 * All settings of the demo providers.
 * Throws in production mode: invented identities must never open a real door.
 */
export function settings() {
  // The portal obeys either name, the longer one in any case.
  const name = Object.keys(process.env).find((one) => /^SPORTELLO_(SERVER__)?MODE$/i.test(one) && process.env[one] === 'production');
  if (name) throw new Error(`the demo identity providers refuse to start while ${name}=production`);
  const portalPort = port('SPORTELLO_PORT', 8080);
  const idpPort = port('SPORTELLO_DEMO_IDP_PORT', 8088);
  const oidcPort = port('SPORTELLO_DEMO_OIDC_PORT', 8090);
  const folder = resolve(process.env.SPORTELLO_VAR ?? 'var', 'demo');
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    portal: bare(process.env.SPORTELLO_BASE_URL ?? `http://localhost:${portalPort}`),
    idp: {
      port: idpPort,
      address: bare(process.env.SPORTELLO_DEMO_IDP_URL ?? `http://localhost:${idpPort}`),
      // Milliseconds of the slow answer, shorter in tests.
      slow: process.env.SPORTELLO_DEMO_IDP_SLOW === undefined ? undefined : Number(process.env.SPORTELLO_DEMO_IDP_SLOW),
    },
    oidc: { port: oidcPort, address: bare(process.env.SPORTELLO_DEMO_OIDC_URL ?? `http://localhost:${oidcPort}`) },
    mail: { smtpPort: port('SPORTELLO_DEMO_SMTP_PORT', 8025), webPort: port('SPORTELLO_DEMO_MAILBOX_PORT', 8026) },
  };
}
