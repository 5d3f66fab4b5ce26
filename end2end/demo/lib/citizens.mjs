// The invented citizens who may enter the demo with SPID.

import { fiscalCode } from './fiscal-code.mjs';

/** What is particular about each of them is said in `about`, shown on the page of the provider. */
const PEOPLE = [
  {
    id: 'giulia', name: 'Giulia', surname: 'Ferrante', born: '1988-03-14', gender: 'F',
    email: 'giulia.ferrante@posta.example', phone: '3330100147', street: 'Via del Mulino Vecchio 12', about: '38 anni, due figli',
  },
  {
    id: 'samira', name: 'Samira', surname: 'El Idrissi', born: '1990-11-08', gender: 'F',
    email: 'samira.elidrissi@posta.example', phone: '3330100202', street: 'Via della Filanda 3', about: 'cognome con uno spazio',
  },
  {
    id: 'michele', name: 'Michele', surname: "D'Amicò", born: '1957-02-28', gender: 'M',
    email: 'michele.damico@posta.example', phone: '3330100203', street: "Piazza dell'Olmo 1", about: 'apostrofo e accento nel cognome',
  },
  {
    id: 'carlo', name: 'Carlo', surname: 'Bassani', born: '1941-06-30', gender: 'M',
    email: null, phone: '3330100204', street: 'Via dei Mulini 40', about: '85 anni, senza e-mail',
  },
  {
    id: 'elena', name: 'Maria Elena Guglielmina Costanza', surname: 'Della Rovere Sanseverino Monteleone', born: '1979-12-31',
    gender: 'F', email: 'elena.dellarovere@posta.example', phone: '3330100205', street: 'Strada Provinciale del Laro 118/B, scala C', about: 'nome molto lungo',
  },
  {
    id: 'luca', name: 'Luca', surname: 'Fo', born: '2008-02-29', gender: 'M',
    email: 'luca.fo@posta.example', phone: '3330100206', street: 'Vicolo Stretto 2', about: '18 anni, cognome di due lettere, nato il 29 febbraio',
  },
  {
    id: 'teresa', name: 'Teresa', surname: 'Nardi', born: '1926-05-01', gender: 'F',
    email: 'teresa.nardi@posta.example', phone: null, street: 'Via Gramsci 31', about: '100 anni, senza cellulare',
  },
  {
    id: 'zoran', name: 'Zoran', surname: 'Đorđević', born: '1984-09-17', gender: 'M',
    email: 'zoran.dordevic@posta.example', phone: '3330100208', street: 'Via del Ponte 7', about: 'lettere che l’italiano non ha',
  },
  {
    id: 'tommaso', name: 'Tommaso', surname: 'Gori', born: '2011-04-02', gender: 'M',
    email: 'tommaso.gori@posta.example', phone: '3330100209', street: 'Via della Filanda 18', about: '15 anni',
  },
  {
    id: 'paola', name: 'Paola', surname: 'Sarti', born: '1978-10-05', gender: 'F',
    email: 'paola.sarti@posta.example', phone: '3330100210', street: 'Via della Filanda 18', about: 'tutrice di Tommaso, che ha 15 anni',
  },
  {
    id: 'amina', name: 'Amina', surname: 'Diallo', born: '1993-01-01', gender: 'F', place: 'Z999', county: 'EE',
    email: 'amina.diallo@posta.example', phone: '3330100211', street: 'Via del Ponte 21', about: 'nata all’estero, in un Paese che non esiste',
  },
  {
    id: 'laura', name: 'Laura', surname: 'Conti', born: '1982-07-19', gender: 'F', type: 3,
    email: 'laura.conti@studio.example', phone: '3330100212', street: 'Piazza del Mercato 3',
    company: { ivaCode: 'VATIT-01234567897', registeredOffice: 'Piazza del Mercato 3 50199 Pontelaro FI' },
    about: 'identità professionale: avvocata (tipo 3)',
  },
  {
    id: 'coop', name: 'Marco', surname: 'Landi', born: '1969-03-30', gender: 'M', type: 2,
    email: 'segreteria@illaro.example', phone: '3330100213', street: 'Via delle Officine 9',
    company: { companyName: 'Cooperativa sociale “Il Laro”', companyFiscalNumber: 'TINIT-90000000017', ivaCode: 'VATIT-90000000017', registeredOffice: 'Via delle Officine 9 50199 Pontelaro FI' },
    about: 'identità di una persona giuridica, una cooperativa (tipo 2)',
  },
  {
    id: 'delegata', name: 'Irene', surname: 'Vannini', born: '1991-12-12', gender: 'F', type: 4,
    email: 'irene.vannini@illaro.example', phone: '3330100214', street: 'Via delle Officine 9',
    company: { companyName: 'Cooperativa sociale “Il Laro”', companyFiscalNumber: 'TINIT-90000000017', ivaCode: 'VATIT-90000000017', registeredOffice: 'Via delle Officine 9 50199 Pontelaro FI' },
    about: 'uso professionale per una cooperativa (tipo 4)',
  },
  {
    id: 'jana', name: 'Jana', surname: 'Nováková', born: '1987-06-11', gender: 'F', eidas: 'CZ/IT/3f2a9c44-demo',
    address: 'Dlouhá 14, Praha', placeOfBirth: 'Praha', about: 'identità di un altro Paese (eIDAS), senza codice fiscale',
  },
];

/** What people from another country bring through the eIDAS node: no codice fiscale, no contacts. */
function foreignAttributes(person) {
  return {
    spidCode: person.eidas, name: person.name, familyName: person.surname, dateOfBirth: person.born, placeOfBirth: person.placeOfBirth,
    address: person.address, gender: person.gender,
  };
}

/** Letters that lose their stroke only by hand, as registries do it. */
const plain = (text) => text.replaceAll('Đ', 'D').replaceAll('đ', 'd');

/** The SPID attributes of one person, by name; what the person does not have is absent. */
function attributes(person, number) {
  const code = fiscalCode({ ...person, name: plain(person.name), surname: plain(person.surname) });
  const all = {
    spidCode: `DEMO${String(number).padStart(10, '0')}`,
    name: person.name,
    familyName: person.surname,
    placeOfBirth: person.place ?? 'M990',
    countyOfBirth: person.county ?? 'EE',
    dateOfBirth: person.born,
    gender: person.gender,
    fiscalNumber: `TINIT-${code}`,
    idCard: `cartaIdentita CA${String(number).padStart(5, '0')}DE Comune-di-Pontelaro 2022-01-15 2032-01-15`,
    mobilePhone: person.phone,
    email: person.email,
    address: `${person.street} 50199 Pontelaro`,
    domicileStreetAddress: person.street,
    domicilePostalCode: '50199',
    domicileMunicipality: 'Pontelaro',
    domicileProvince: 'FI',
    domicileNation: 'Italia',
    expirationDate: '2032-01-15',
    ...person.company,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

/**
 * The demo citizens: `{ id, name, surname, born, about, fiscalCode, type, attributes }`.
 * `type` is the kind of SPID identity: 1 natural person, 2 legal person, 3 professional use, 4 professional use for a legal person.
 */
export const CITIZENS = PEOPLE.map((person, at) => {
  const known = person.eidas ? foreignAttributes(person) : attributes(person, at + 1);
  return { type: 1, ...person, fiscalCode: known.fiscalNumber?.slice('TINIT-'.length), attributes: known };
});

/** Every attribute that somebody has. */
export const ATTRIBUTE_NAMES = [...new Set(CITIZENS.flatMap((one) => Object.keys(one.attributes)))];
