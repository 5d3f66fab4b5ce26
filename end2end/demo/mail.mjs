// The mailbox of the demo: takes every mail that the portal sends, keeps it as a file and shows it. Nothing leaves the machine.

import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { escape, page, sendHtml, sendJson } from './lib/page.mjs';
import { main, serve } from './lib/serve.mjs';
import { settings } from './lib/settings.mjs';

/** No mail of the portal is larger; a larger one is refused as a real server would. */
const LARGEST = 20 * 1024 * 1024;

/** The SMTP half: writes each mail in one step, so that a reader never sees half of it. */
function sink(folder, port) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST,
    logger: false,
    onData(stream, session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('error', done);
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error('message too large'), { responseCode: 552 }));
        const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`;
        const file = join(folder, `${name}.eml`);
        writeFileSync(`${file}.new`, Buffer.concat(parts));
        renameSync(`${file}.new`, file);
        return done(null, name);
      });
    },
  });
  server.on('error', (error) => {
    console.error(`mail: ${error.code === 'EADDRINUSE' ? `port ${port} is already in use` : error.message}`);
    if (error.syscall === 'listen') process.exit(1);
  });
  server.listen(port, '127.0.0.1', () => console.log(`mail: SMTP on port ${port}`));
}

/** Names of the kept mails, newest first. */
function names(folder) {
  return readdirSync(folder).filter((file) => file.endsWith('.eml')).sort().reverse().map((file) => file.slice(0, -4));
}

/** One mail, read: what a person and a test want to know of it. */
async function read(folder, id) {
  const mail = await PostalMime.parse(readFileSync(join(folder, `${id}.eml`)), { attachmentEncoding: 'arraybuffer' });
  const people = (list) => (list ?? []).map((one) => one.address);
  return {
    id,
    date: mail.date,
    from: mail.from?.address,
    to: people(mail.to),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? null,
    attachments: (mail.attachments ?? []).map((one, number) => ({
      number,
      name: one.filename ?? `allegato-${number + 1}`,
      type: one.mimeType,
      size: one.content.byteLength,
      content: Buffer.from(one.content),
    })),
  };
}

/** The same without the bytes of the attachments, for JSON. */
const light = (mail) => ({ ...mail, attachments: mail.attachments.map(({ content, ...rest }) => rest) });

/** The list of all mails. */
async function listPage(folder) {
  const mails = await Promise.all(names(folder).slice(0, 200).map((id) => read(folder, id)));
  if (mails.length === 0) return page('Posta di prova', '<p>Ancora nessun messaggio. Arrivano qui quando invii una domanda.</p>');
  const rows = mails.map((mail) => `<tr><td>${escape(mail.date)}</td><td>${escape(mail.to.join(', '))}</td><td><a href="/messaggi/${mail.id}">${escape(mail.subject || '(senza oggetto)')}</a></td></tr>`);
  return page('Posta di prova', `<table><caption hidden>Messaggi</caption><thead><tr><th scope="col">Quando</th><th scope="col">A</th><th scope="col">Oggetto</th></tr></thead><tbody>${rows.join('')}</tbody></table>`);
}

/** One mail as a page. HTML mails are shown as their text. */
function mailPage(mail) {
  const attachments = mail.attachments.map((one) => `<li><a href="/messaggi/${mail.id}/allegati/${one.number}">${escape(one.name)}</a> (${escape(one.type)}, ${one.size} byte)</li>`);
  return page(mail.subject || '(senza oggetto)', `<p class="sub">${escape(mail.date)}<br>Da ${escape(mail.from)}<br>A ${escape(mail.to.join(', '))}</p>
<pre>${escape(mail.text)}</pre>
${attachments.length > 0 ? `<h2>Allegati</h2><ul>${attachments.join('')}</ul>` : ''}
<p><a href="/messaggi/${mail.id}.eml">Il messaggio com’è arrivato</a> · <a href="/">Tutti i messaggi</a></p>`);
}

/** Sends bytes to be saved, never to be run. */
function sendFile(response, type, name, content) {
  response.writeHead(200, {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
  });
  response.end(content);
}

/** Routes one request. */
async function handle(folder, request, response) {
  const address = new URL(request.url, 'http://localhost');
  if (address.pathname === '/') return sendHtml(response, 200, await listPage(folder));
  if (address.pathname === '/api/messages') {
    const mails = (await Promise.all(names(folder).map((id) => read(folder, id)))).map(light);
    const to = address.searchParams.get('to');
    return sendJson(response, to ? mails.filter((mail) => mail.to.includes(to)) : mails);
  }
  const [, id, rest] = /^\/messaggi\/([\w-]+)(\.eml|\/allegati\/\d+)?$/.exec(address.pathname) ?? [];
  if (!id || !names(folder).includes(id)) return sendHtml(response, 404, page('Messaggio sconosciuto', '<p><a href="/">Tutti i messaggi</a></p>'));
  if (rest === '.eml') return sendFile(response, 'message/rfc822', `${id}.eml`, readFileSync(join(folder, `${id}.eml`)));
  const mail = await read(folder, id);
  if (!rest) return sendHtml(response, 200, mailPage(mail));
  const wanted = mail.attachments[Number(rest.split('/').pop())];
  if (!wanted) return sendHtml(response, 404, page('Allegato sconosciuto', '<p><a href="/">Tutti i messaggi</a></p>'));
  return sendFile(response, wanted.type, wanted.name, wanted.content);
}

await main(() => {
  const own = settings();
  const folder = join(own.folder, 'mail');
  mkdirSync(folder, { recursive: true });
  sink(folder, own.mail.smtpPort);
  const server = createServer((request, response) => {
    handle(folder, request, response).catch((error) => {
      console.error(`mail: ${error.message}`);
      if (!response.headersSent) sendHtml(response, 500, page('Non riesco a leggere la posta', ''));
    });
  });
  serve(server, own.mail.webPort, 'mailbox');
});
