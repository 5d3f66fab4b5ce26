// Writes the SAML messages of a SPID identity provider: responses, logout answers, metadata.

import { createSign, randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { bareCertificate } from './keys.mjs';
import { ALGORITHM, BINDING, FORMAT, NS, levelUrl, status } from './saml-names.mjs';
import { errorName, errorRow } from './spid-errors.mjs';

/** Text made harmless inside XML. */
const xml = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A new identifier that is a valid XML name. */
export const newId = () => `_${randomUUID()}`;

/** Signs the element with this ID; the signature follows the element's own Issuer, as the schema wants. */
export function signElement(message, id, keys, after = 'Issuer') {
  const element = `//*[@ID='${id}']`;
  const signer = new SignedXml({
    privateKey: keys.key,
    publicCert: keys.cert,
    signatureAlgorithm: ALGORITHM.rsaSha256,
    canonicalizationAlgorithm: ALGORITHM.excC14n,
  });
  signer.addReference({ xpath: element, transforms: [ALGORITHM.enveloped, ALGORITHM.excC14n], digestAlgorithm: ALGORITHM.sha256 });
  signer.computeSignature(message, { prefix: 'ds', location: { reference: `${element}/*[local-name()='${after}']`, action: 'after' } });
  return signer.getSignedXml();
}

/** The attributes of the statement, in the order in which they were requested. */
function attributeStatement(attributes) {
  const one = ([name, value]) => {
    const type = name === 'dateOfBirth' || name === 'expirationDate' ? 'xs:date' : 'xs:string';
    return `<saml:Attribute Name="${xml(name)}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">`
      + `<saml:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="${type}">${xml(value)}</saml:AttributeValue>`
      + '</saml:Attribute>';
  };
  return `<saml:AttributeStatement>${Object.entries(attributes).map(one).join('')}</saml:AttributeStatement>`;
}

/** A statusCode element, with another one inside where there is a sub-status. */
function statusCode(name, inner) {
  return inner ? `<samlp:StatusCode Value="${status(name)}">${statusCode(inner)}</samlp:StatusCode>` : `<samlp:StatusCode Value="${status(name)}"/>`;
}

/** The assertion of one login. Only level 1 of SPID opens a session at the provider, so only there is a SessionIndex. */
function assertion({ id, request, issuer, issuerFormat, audience, level, attributes, now, nameId, sessionIndex }) {
  const instant = now.toISOString();
  const end = new Date(now.getTime() + 5 * 60_000).toISOString();
  const session = sessionIndex ? ` SessionIndex="${sessionIndex}"` : '';
  return `<saml:Assertion xmlns:saml="${NS.saml}" ID="${id}" Version="2.0" IssueInstant="${instant}">`
    + `<saml:Issuer${issuerFormat ? ` Format="${FORMAT.entity}"` : ''}>${xml(issuer)}</saml:Issuer>`
    + `<saml:Subject><saml:NameID Format="${FORMAT.transient}" NameQualifier="${xml(issuer)}">${nameId}</saml:NameID>`
    + '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">'
    + `<saml:SubjectConfirmationData Recipient="${xml(request.acs)}" InResponseTo="${xml(request.id)}" NotOnOrAfter="${end}"/>`
    + '</saml:SubjectConfirmation></saml:Subject>'
    + `<saml:Conditions NotBefore="${instant}" NotOnOrAfter="${end}"><saml:AudienceRestriction><saml:Audience>${xml(audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`
    + `<saml:AuthnStatement AuthnInstant="${instant}"${session}><saml:AuthnContext><saml:AuthnContextClassRef>${levelUrl(level)}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`
    + `${attributeStatement(attributes)}</saml:Assertion>`;
}

/** The envelope common to good and bad answers. */
function response({ id, request, issuer, now }, result, content) {
  return `<samlp:Response xmlns:samlp="${NS.samlp}" xmlns:saml="${NS.saml}" ID="${id}" Version="2.0" IssueInstant="${now.toISOString()}" InResponseTo="${xml(request.id)}" Destination="${xml(request.acs)}">`
    + `<saml:Issuer Format="${FORMAT.entity}">${xml(issuer)}</saml:Issuer>`
    + `<samlp:Status>${result}</samlp:Status>${content}</samlp:Response>`;
}

/** A successful login: both the assertion and the response are signed, unless `signed` says otherwise. */
export function successResponse({ signed = true, keys, ...login }) {
  const [assertionId, responseId] = [newId(), newId()];
  const inner = assertion({ ...login, id: assertionId });
  const whole = response({ ...login, id: responseId }, statusCode('Success'), inner);
  return signed ? signElement(signElement(whole, assertionId, keys), responseId, keys) : whole;
}

/** A failed login with an error of SPID's table. Real providers do not sign these. */
export function errorResponse({ request, issuer, number, now }) {
  const [, name, inner] = errorRow(number);
  const result = `${statusCode(name, inner)}<samlp:StatusMessage>ErrorCode ${errorName(number)}</samlp:StatusMessage>`;
  return response({ id: newId(), request, issuer, now }, result, '');
}

/** A request to close a session, not yet signed: `{ id, text }`. */
export function logoutRequest({ session, issuer, destination, now }) {
  const id = newId();
  const text = `<samlp:LogoutRequest xmlns:samlp="${NS.samlp}" xmlns:saml="${NS.saml}" ID="${id}" Version="2.0" IssueInstant="${now.toISOString()}" Destination="${xml(destination)}">`
    + `<saml:Issuer Format="${FORMAT.entity}" NameQualifier="${xml(issuer)}">${xml(issuer)}</saml:Issuer>`
    + `<saml:NameID Format="${FORMAT.transient}" NameQualifier="${xml(issuer)}">${xml(session.nameId)}</saml:NameID>`
    + `<samlp:SessionIndex>${xml(session.sessionIndex)}</samlp:SessionIndex></samlp:LogoutRequest>`;
  return { id, text };
}

/** The answer to a logout request, not yet signed: `{ id, text }`. */
export function logoutResponse({ request, issuer, destination, now }) {
  const id = newId();
  const text = `<samlp:LogoutResponse xmlns:samlp="${NS.samlp}" xmlns:saml="${NS.saml}" ID="${id}" Version="2.0" IssueInstant="${now.toISOString()}" InResponseTo="${xml(request.id)}" Destination="${xml(destination)}">`
    + `<saml:Issuer Format="${FORMAT.entity}" NameQualifier="${xml(issuer)}">${xml(issuer)}</saml:Issuer>`
    + `<samlp:Status>${statusCode('Success')}</samlp:Status></samlp:LogoutResponse>`;
  return { id, text };
}

/** The address of a signed HTTP-Redirect message. `kind` is SAMLRequest or SAMLResponse. */
export function redirectAddress({ destination, kind, message, relayState, key }) {
  const query = [
    `${kind}=${encodeURIComponent(deflateRawSync(Buffer.from(message, 'utf8')).toString('base64'))}`,
    relayState ? `RelayState=${encodeURIComponent(relayState)}` : null,
    `SigAlg=${encodeURIComponent(ALGORITHM.rsaSha256)}`,
  ].filter(Boolean).join('&');
  const signature = createSign('RSA-SHA256').update(query).sign(key, 'base64');
  return `${destination}${destination.includes('?') ? '&' : '?'}${query}&Signature=${encodeURIComponent(signature)}`;
}

/** The metadata of a demo identity provider. One that keeps no sessions has no logout. */
export function providerMetadata({ issuer, name, spid, cert, attributeNames }) {
  const both = (element, path) => Object.values(BINDING)
    .map((binding) => `    <md:${element} Binding="${binding}" Location="${xml(issuer)}${path}"/>`).join('\n');
  const attributes = attributeNames
    .map((attribute) => `    <saml:Attribute Name="${attribute}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"/>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="${NS.md}" xmlns:ds="${NS.ds}" xmlns:saml="${NS.saml}" entityID="${xml(issuer)}">
  <md:IDPSSODescriptor protocolSupportEnumeration="${NS.samlp}" WantAuthnRequestsSigned="true">
    <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${bareCertificate(cert)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
${spid ? both('SingleLogoutService', '/slo') : ''}
    <md:NameIDFormat>${FORMAT.transient}</md:NameIDFormat>
${both('SingleSignOnService', '/sso')}
${attributes}
  </md:IDPSSODescriptor>
  <md:Organization>
    <md:OrganizationName xml:lang="it">${xml(name)}</md:OrganizationName>
    <md:OrganizationDisplayName xml:lang="it">${xml(name)}</md:OrganizationDisplayName>
    <md:OrganizationURL xml:lang="it">${xml(issuer)}</md:OrganizationURL>
  </md:Organization>
</md:EntityDescriptor>
`;
}
