// Keys of the demo providers: made once, kept in the data folder, worth nothing.

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Runs openssl, with a clear word when it is missing; what it wrote. */
function openssl(parameters) {
  try {
    return execFileSync('openssl', parameters, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
  } catch (error) {
    if (error.code === 'ENOENT') throw new Error('the program "openssl" is missing: install the package openssl');
    throw new Error(`openssl ${parameters[0]} failed: ${error.stderr}`);
  }
}

/** An RSA key and a self-signed certificate in `folder`, made at the first call: `{ key, cert }` in PEM. */
export function keyPair(folder, name, subject) {
  mkdirSync(folder, { recursive: true });
  const keyFile = join(folder, `${name}.key`);
  const certFile = join(folder, `${name}.crt`);
  if (!existsSync(keyFile) || !existsSync(certFile)) {
    openssl(['req', '-x509', '-newkey', 'rsa:2048', '-sha256', '-nodes', '-days', '3650', '-subj', subject, '-keyout', keyFile, '-out', certFile]);
  }
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
}

/** The base64 inside a PEM certificate. */
export function bareCertificate(pem) {
  return pem.replace(/-----[^-]+-----/g, '').replace(/\s+/g, '');
}

/** A text made once by `make` and then read back, readable by its owner only. */
export function keptText(file, make) {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, make(), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

/** A secret of 256 bits in hexadecimal. */
export const newSecret = () => randomBytes(32).toString('hex');

/**
 * An RSA private key in PEM. By openssl, because `generateKeyPairSync` followed by an export as JWK now and then stands
 * still for ever in Node 20: collecting the public half of the pair waits for the lock that the export holds.
 */
export const newPrivateKey = () => openssl(['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']);
