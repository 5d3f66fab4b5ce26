// The invented operators of the demo. `sub` is what the portal knows them by.

/** Operators that the demo provider of the organisation can sign in. */
export const OPERATORS = [
  { sub: 'chiara.moretti', name: 'Chiara Moretti', about: 'Segretariato sociale, Sportello sociale di Pontelaro' },
  { sub: 'anna.bruni', name: 'Anna Bruni', about: 'Assistente sociale, Sportello sociale di Pontelaro' },
  { sub: 'karim.haddad', name: 'Karim Haddad', about: 'Sportello immigrazione: non vede salute e giustizia' },
  { sub: 'paolo.neri', name: 'Paolo Neri', about: 'Amministratore' },
  { sub: 'livia.serra', name: 'Livia Serra', about: 'Amministratrice: conferma le maschere proposte da altri' },
  { sub: 'marta.riva', name: 'Marta Riva', about: 'Coordinatrice: rivede gli accessi eccezionali' },
  { sub: 'bice.venturoli', name: 'Bice Venturoli', about: 'Solo con la zona: collega di Chiara, che la può sostituire' },
  { sub: 'nora.vitali', name: 'Nora Vitali', about: 'Solo con la zona: Sportello sociale di Roccaspina, sostituisce Aldo' },
  { sub: 'aldo.riccetti', name: 'Aldo Riccetti', about: 'Solo con la zona: Sportello sociale di Roccaspina, assente' },
  { sub: 'dora.manganelli', name: 'Dora Manganelli', about: 'Solo con la zona: assistente sociale, risponde alle proposte di presa in carico' },
  { sub: 'vera.castigliano', name: 'Vera Castigliano', about: 'Solo con la zona: amministratrice di Roccaspina' },
  { sub: 'ugo.bassettini', name: 'Ugo Bassettini', about: 'Solo con la zona: amministratore di Roccaspina' },
  { sub: 'ines.corradelli', name: 'Ines Corradelli', about: 'Solo con la zona: amministratrice dell’ufficio di piano, che guida la zona' },
  { sub: 'elio.santamaria', name: 'Elio Santamaria', about: 'Solo con la zona: Sportello stranieri di Roccaspina' },
  { sub: 'berta.colonnesi', name: 'Berta Colonnesi', about: 'Solo con la zona: segretariato per più comuni' },
  { sub: 'livia.sannazzari', name: 'Livia Sannazzari', about: 'Solo con la zona: coordinatrice, numeri senza nomi' },
  { sub: 'omar.diopetti', name: 'Omar Diopetti', about: 'Solo con la zona: terzo settore, vede solo chi gli è stato inviato' },
  { sub: 'nives.alpini', name: 'Nives Alpini', about: 'Un’altra zona: Sportello sociale di Montecerna' },
  { sub: 'tullio.ferrigno', name: 'Tullio Ferrigno', about: 'Un’altra zona: amministratore di Montecerna' },
  { sub: 'sospesa.rossi', name: 'Sospesa Rossi', about: 'Operatrice sospesa: non deve entrare' },
  { sub: 'ignoto', name: 'Persona Ignota', about: 'Mai registrata nel portale: non deve entrare' },
].map((operator) => ({ ...operator, email: `${operator.sub}@comune.pontelaro.example` }));

/** Operators of a second body with a provider of its own. */
export const PARTNERS = [
  { sub: 'irene.galli', name: 'Irene Galli', about: 'Segretariato sociale, Sportello sociale di Vallescura' },
  { sub: 'chiara.moretti', name: 'Omonima Moretti', about: 'Ha lo stesso identificativo di una collega di Pontelaro: non deve entrare' },
].map((operator) => ({ ...operator, email: `${operator.sub}@comune.vallescura.example` }));

/** The bodies of the demo: what addresses call them, where their provider is below the address of all, and who works there. */
export const BODIES = [
  { key: 'pontelaro', path: '', name: 'Comune di Pontelaro', operators: OPERATORS },
  { key: 'vallescura', path: '/vallescura', name: 'Comune di Vallescura', operators: PARTNERS },
];
