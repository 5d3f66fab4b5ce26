// Prints what a newcomer needs once the demo answers.

import { CITIZENS } from './lib/citizens.mjs';
import { BODIES } from './lib/operators.mjs';

const [portal, mailbox, logs] = process.argv.slice(2);
const line = (first, second) => `  ${first.padEnd(34)}${second}`;
const name = (one) => {
  const whole = `${one.name} ${one.surname}`;
  return whole.length > 32 ? `${whole.slice(0, 31)}…` : whole;
};

console.log(`
Sportello is ready (demo data, invented people)

  Citizens    ${portal}
  Operators   ${portal}/console
  Mails       ${mailbox}

Citizens: press "Entra con SPID", choose the demo provider, then one of
${CITIZENS.map((one) => line(name(one), one.about)).join('\n')}

Operators: choose one at the provider of their body, there is no password
${BODIES.flatMap((body) => body.operators).map((one) => line(one.name, one.about)).join('\n')}
${line('Zoran Đorđević', 'citizen who also works at a desk: enters with SPID')}

Logs are in ${logs}. Stop with Ctrl-C.
`);
