// The look of the demo providers: one small page frame, always with the label that says what this is.

import { LABEL } from './settings.mjs';

const STYLE = `
:root { color-scheme: light; font: 18px/1.5 "Titillium Web", system-ui, sans-serif; color: #17324d; background: #f2f6fa; }
body { margin: 0; }
.label { margin: 0; padding: .6rem 1rem; background: #9a4600; color: #fff; font-weight: 700; text-align: center; }
main { max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 1rem 0 .5rem; }
h2 { font-size: 1.15rem; margin: 0 0 .25rem; }
a { color: #0059b3; }
ul.cards { list-style: none; margin: 1rem 0; padding: 0; display: grid; gap: .75rem; }
ul.cards > li { background: #fff; border: 1px solid #b8c7d6; border-radius: 8px; padding: 1rem; }
p.sub { margin: 0 0 .5rem; color: #455b71; font-size: .9rem; }
details { margin: 1rem 0; }
summary { min-height: 44px; cursor: pointer; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; }
button { font: inherit; min-height: 44px; padding: .4rem .9rem; border-radius: 4px; border: 2px solid #0066cc; background: #fff; color: #0059b3; cursor: pointer; }
button.main { background: #0066cc; color: #fff; }
button:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid #000; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; background: #fff; }
th, td { text-align: start; padding: .5rem; border-bottom: 1px solid #d5dee7; vertical-align: top; }
pre { white-space: pre-wrap; background: #fff; border: 1px solid #b8c7d6; border-radius: 8px; padding: 1rem; font: inherit; }
`;

/** Text made harmless inside HTML and inside attribute values. */
export function escape(text) {
  return String(text ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A whole page. `title` is text, `body` is HTML. */
export function page(title, body) {
  return `<!DOCTYPE html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)} – ${LABEL}</title>
<style>${STYLE}</style>
</head>
<body>
<header><p class="label">${LABEL}</p></header>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

/** The hidden fields of a form. */
function hiddenFields(fields) {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`)
    .join('\n');
}

/** A page that gives the same answer two times: once in a new window, once in this one. */
export function twicePosting(title, action, fields, button) {
  const form = (words, target) => `<form method="post" action="${escape(action)}"${target}>
${hiddenFields(fields)}
<p><button class="main" type="submit">${escape(words)}</button></p>
</form>`;
  return page(title, `<p>Premi il primo pulsante, poi torna qui e premi il secondo.</p>
${form('Prima volta, in un’altra finestra', ' target="_blank"')}
${form(button, '')}`);
}

/** A page with one form that sends itself; without script its button does. */
export function selfPosting(title, action, fields, button) {
  const inputs = hiddenFields(fields);
  return page(title, `<form method="post" action="${escape(action)}">
${inputs}
<p>Se la pagina non prosegue da sola, premi il pulsante.</p>
<p><button class="main" type="submit">${escape(button)}</button></p>
</form>
<script>document.forms[0].submit();</script>`);
}

/** Answers with HTML that is never kept by the browser. */
export function sendHtml(response, status, html) {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
}

/** Answers with JSON that is never kept by the browser. */
export function sendJson(response, value) {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** Reads a form post, at most 256 kB. */
export async function readForm(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > 262_144) throw new Error('the form is larger than 256 kB');
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}
