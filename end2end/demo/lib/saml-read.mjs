// Reads what the portal sends: its metadata, authentication requests and logout requests, signatures checked.

import { createVerify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { ALGORITHM, BINDING, FORMAT, NS } from './saml-names.mjs';

const DIGESTS = { [ALGORITHM.rsaSha256]: 'RSA-SHA256', [ALGORITHM.rsaSha384]: 'RSA-SHA384', [ALGORITHM.rsaSha512]: 'RSA-SHA512' };

/** Parses XML strictly; a message with a DTD is refused. */
function parse(text) {
  if (/<!DOCTYPE/i.test(text)) throw new Error('il messaggio contiene un DOCTYPE');
  const fail = (message) => { throw new Error(`XML scritto male: ${message}`); };
  return new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(text, 'text/xml').documentElement;
}

/** All descendants with this namespace and name. */
const all = (element, namespace, name) => Array.from(element.getElementsByTagNameNS(namespace, name));
const first = (element, namespace, name) => all(element, namespace, name)[0];
const textOf = (element) => element?.textContent.trim();
const attribute = (element, name) => (element?.hasAttribute(name) ? element.getAttribute(name) : undefined);

/** What the provider must know of the service provider, from its metadata. */
export function readServiceMetadata(text) {
  const root = parse(text);
  const services = (name) => all(root, NS.md, name).map((element) => ({
    binding: attribute(element, 'Binding'),
    location: attribute(element, 'Location'),
    answerTo: attribute(element, 'ResponseLocation') ?? attribute(element, 'Location'),
    index: attribute(element, 'index'),
  }));
  return {
    entityId: attribute(root, 'entityID'),
    certificates: all(root, NS.md, 'KeyDescriptor')
      .filter((descriptor) => attribute(descriptor, 'use') !== 'encryption')
      .flatMap((descriptor) => all(descriptor, NS.ds, 'X509Certificate').map(textOf))
      .map((bare) => `-----BEGIN CERTIFICATE-----\n${bare.replace(/\s+/g, '').match(/.{1,64}/g).join('\n')}\n-----END CERTIFICATE-----\n`),
    consumers: services('AssertionConsumerService'),
    logout: services('SingleLogoutService'),
    attributeSets: all(root, NS.md, 'AttributeConsumingService').map((set) => ({
      index: attribute(set, 'index'),
      name: textOf(first(set, NS.md, 'ServiceName')),
      attributes: all(set, NS.md, 'RequestedAttribute').map((wanted) => attribute(wanted, 'Name')),
    })),
  };
}

/** Checks the signature of an HTTP-Redirect query over its raw bytes; returns the message in clear. */
export function openRedirect(rawQuery, kind, certificates) {
  const parts = Object.fromEntries(rawQuery.split('&').map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
  }));
  const digest = DIGESTS[decodeURIComponent(parts.SigAlg ?? '')];
  if (!parts[kind] || !parts.Signature || !digest) throw new Error(`mancano ${kind}, SigAlg o Signature, o l’algoritmo non è ammesso`);
  const signed = [kind, 'RelayState', 'SigAlg'].filter((name) => name in parts).map((name) => `${name}=${parts[name]}`).join('&');
  const signature = Buffer.from(decodeURIComponent(parts.Signature), 'base64');
  if (!certificates.some((cert) => createVerify(digest).update(signed).verify(cert, signature))) throw new Error('la firma della richiesta non è giusta');
  const message = inflateRawSync(Buffer.from(decodeURIComponent(parts[kind]), 'base64'), { maxOutputLength: 262_144 }).toString('utf8');
  const relayState = parts.RelayState === undefined ? undefined : decodeURIComponent(parts.RelayState.replaceAll('+', ' '));
  return { message, relayState };
}

/** Checks the enveloped signature of an HTTP-POST message; returns the signed bytes. */
export function openPost(encoded, certificates) {
  const text = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const root = parse(text);
  const signatures = Array.from(root.childNodes).filter((node) => node.namespaceURI === NS.ds && node.localName === 'Signature');
  if (signatures.length !== 1) throw new Error('il messaggio deve avere esattamente una firma');
  for (const cert of certificates) {
    const checker = new SignedXml({ publicCert: cert, getCertFromKeyInfo: () => null });
    checker.loadSignature(signatures[0]);
    try {
      if (checker.checkSignature(text)) return checker.getSignedReferences()[0];
    } catch { /* another certificate may be the right one */ }
  }
  throw new Error('la firma del messaggio non è giusta');
}

/** Facts of an AuthnRequest, and every problem found in it in words (the numbers are SPID's error codes). */
export function readAuthnRequest(message, service, issuer) {
  const root = parse(message);
  const problems = [];
  const want = (good, number, words) => { if (!good) problems.push(`nr${number}: ${words}`); };
  want(root.namespaceURI === NS.samlp && root.localName === 'AuthnRequest', 2, 'non è una AuthnRequest');
  const issuerElement = first(root, NS.saml, 'Issuer');
  const context = first(root, NS.samlp, 'RequestedAuthnContext');
  const level = Number(/^https:\/\/www\.spid\.gov\.it\/SpidL([123])$/.exec(textOf(first(root, NS.saml, 'AuthnContextClassRef')) ?? '')?.[1]);
  const acsIndex = attribute(root, 'AssertionConsumerServiceIndex');
  const acsUrl = attribute(root, 'AssertionConsumerServiceURL');
  const consumer = service.consumers.find((one) => (acsIndex === undefined ? one.location === acsUrl : one.index === acsIndex));
  const setIndex = attribute(root, 'AttributeConsumingServiceIndex');
  const set = service.attributeSets.find((one) => one.index === setIndex);
  const age = Math.abs(Date.now() - Date.parse(attribute(root, 'IssueInstant') ?? ''));

  want(attribute(root, 'ID'), 8, 'manca ID');
  want(attribute(root, 'Version') === '2.0', 9, 'Version non è 2.0');
  want(textOf(issuerElement) === service.entityId, 10, 'Issuer non è il fornitore di servizi conosciuto');
  want(attribute(issuerElement, 'Format') === FORMAT.entity && attribute(issuerElement, 'NameQualifier'), 10, 'Issuer senza Format o NameQualifier');
  want(Number.isInteger(level) && context, 12, 'livello SPID mancante o sconosciuto');
  want(['exact', 'minimum', 'better', 'maximum'].includes(attribute(context, 'Comparison')), 12, 'Comparison sconosciuta');
  want(age <= 5 * 60_000, 13, 'IssueInstant lontano dall’ora attuale');
  want([issuer, `${issuer}/sso`].includes(attribute(root, 'Destination')), 14, 'Destination non è questo gestore');
  want(attribute(root, 'IsPassive') === undefined, 15, 'IsPassive non deve esserci');
  want(consumer && !(acsIndex !== undefined && acsUrl !== undefined), 16, 'indirizzo di ritorno non dichiarato');
  want(attribute(first(root, NS.samlp, 'NameIDPolicy'), 'Format') === FORMAT.transient, 17, 'NameIDPolicy non è transient');
  want(attribute(first(root, NS.samlp, 'NameIDPolicy'), 'AllowCreate') === undefined, 17, 'AllowCreate non deve esserci');
  want(set, 18, 'insieme di attributi non dichiarato');
  want(level === 1 || attribute(root, 'ForceAuthn') === 'true', 12, 'dal livello 2 in su serve ForceAuthn="true"');
  const purpose = textOf(first(root, NS.spid, 'Purpose'));
  return {
    purpose, id: attribute(root, 'ID'), acs: consumer?.location, attributeNames: set?.attributes ?? [], setName: set?.name, level,
    comparison: attribute(context, 'Comparison'), problems,
  };
}

/** Where and how logout messages of this kind (`location` or `answerTo`) go to the service provider. */
export function logoutDoor(service) {
  const door = service.logout.find((one) => one.binding === BINDING.redirect) ?? service.logout.find((one) => one.binding === BINDING.post);
  if (!door) throw new Error('il fornitore di servizi non dice dove mandare i messaggi di uscita');
  return door;
}

/** The root of a logout message of this name, sent by the service provider. */
function logoutMessage(message, name, service) {
  const root = parse(message);
  if (root.namespaceURI !== NS.samlp || root.localName !== name) throw new Error(`non è una ${name}`);
  if (textOf(first(root, NS.saml, 'Issuer')) !== service.entityId) throw new Error('Issuer non è il fornitore di servizi conosciuto');
  return root;
}

/** Facts of a LogoutRequest. */
export function readLogoutRequest(message, service) {
  const root = logoutMessage(message, 'LogoutRequest', service);
  return {
    id: attribute(root, 'ID'), nameId: textOf(first(root, NS.saml, 'NameID')), sessionIndex: textOf(first(root, NS.samlp, 'SessionIndex')),
    answer: logoutDoor(service),
  };
}

/** Facts of a LogoutResponse. */
export function readLogoutResponse(message, service) {
  const root = logoutMessage(message, 'LogoutResponse', service);
  return { inResponseTo: attribute(root, 'InResponseTo'), status: attribute(first(root, NS.samlp, 'StatusCode'), 'Value') };
}
