// The identity providers of the demo, all at one address: the server of CIE, the eIDAS node, and SPID.

/**
 * One each: the path below which it lives, the file of its metadata, its name, where the portal publishes what is
 * meant for it, who may enter there, and whether it writes as SPID does (a format on its issuer) and keeps sessions.
 * The portal knows CIE and eIDAS by the end of their names.
 */
const NODES = [
  {
    path: '/cie', file: 'demo-cie.xml', name: 'Demo – CIE di prova', service: '/spid/metadata/cie', spid: false,
    enters: (person) => !person.eidas && person.type === 1,
  },
  {
    path: '/eidas', file: 'demo-eidas.xml', name: 'Demo – nodo eIDAS di prova', service: '/spid/metadata', spid: true,
    enters: (person) => Boolean(person.eidas),
  },
  {
    path: '', file: 'demo.xml', name: 'Demo – identità di prova', service: '/spid/metadata', spid: true,
    enters: (person) => !person.eidas,
  },
];

/** All of them, with the `issuer` that each is at this address. */
export const nodesAt = (address) => NODES.map((node) => ({ ...node, issuer: `${address}${node.path}` }));

/** Whose address that is; the last one takes what is nobody else's. */
export const nodeOf = (nodes, pathname) => nodes.find(({ path }) => pathname.startsWith(`${path}/`));
