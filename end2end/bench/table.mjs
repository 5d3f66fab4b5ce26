// The table of what was measured, and which of it is over its budget.

const rows = [];

const isOver = ({ found, most = Infinity, least = -Infinity }) => !(found >= least && found <= most);
const wordsOf = ({ name, most, least, unit, words }) => words ?? [name, most === undefined ? `≥ ${least}` : `≤ ${most}`, unit].filter(Boolean).join(' ');

/**
 * A line of the table. A limit is `{ name?, found, most or least, unit?, words? }`, its numbers in that unit, `words` what
 * the table says instead of them; a line without limits is only shown. What could not be measured has BAD in its value.
 */
export function row(what, value, ...limits) {
  const over = limits.filter(isOver);
  const names = over.map((one) => one.name).filter(Boolean).join(', ');
  const mark = over.length > 0 ? `, OVER BUDGET${names && ` (${names})`}` : '';
  rows.push({ what, value: value + mark, budget: limits.map(wordsOf).join(', '), judged: limits.length > 0, over: over.length > 0 });
}

/** Whether something could not be measured, or is not as it must be. */
export const anythingBad = () => rows.some((one) => one.value.includes('BAD'));

/** All lines as Markdown, and how many of them are over their budget. */
export function table() {
  const head = { what: 'what', value: 'value', budget: 'budget' };
  const width = (key) => Math.max(...[head, ...rows].map((one) => one[key].length));
  const line = (one) => `| ${Object.keys(head).map((key) => one[key].padEnd(width(key))).join(' | ')} |`;
  const over = rows.filter((one) => one.over);
  const count = `${over.length} over budget, of ${rows.filter((one) => one.judged).length} lines that have one`;
  const lines = [head, { what: '---', value: '---', budget: '---' }, ...rows].map(line);
  return [...lines, '', over.length > 0 ? `${count}: ${over.map((one) => one.what).join('; ')}` : count].join('\n');
}
