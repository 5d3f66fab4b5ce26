// The mailbox of the demo: takes every mail and every text message that the portal sends, keeps it as a file and shows it.
// Nothing leaves the machine.

import { randomUUID, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { keptText, newSecret } from './lib/keys.mjs';
import { escape, page, sendHtml, sendJson } from './lib/page.mjs';
import { main, serve } from './lib/serve.mjs';
import { settings } from './lib/settings.mjs';

/** No mail of the portal is larger; a larger one is refused as a real server would. */
const LARGEST = 20 * 1024 * 1024;

/** The longest text message, as JSON. */
const LONGEST_TEXT = 8 * 1024;

/** Writes a message in one step, so that a reader never sees half of it. */
function keep(folder, kind, content) {
  const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`;
  const file = join(folder, `${name}.${kind}`);
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
  return name;
}

/** The SMTP half. */
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
        return done(null, keep(folder, 'eml', Buffer.concat(parts)));
      });
    },
  });
  server.on('error', (error) => {
    console.error(`mail: ${error.code === 'EADDRINUSE' ? `port ${port} is already in use` : error.message}`);
    if (error.syscall === 'listen') process.exit(1);
  });
  server.listen(port, '127.0.0.1', () => console.log(`mail: SMTP on port ${port}`));
}

/** Whether this is the token of the gateway. */
function isToken(said, token) {
  const [given, wanted] = [Buffer.from(said ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Takes a text message as the gateway of a municipality does; answers with a status alone. */
async function takeText(folder, token, request) {
  if (request.method !== 'POST') return 405;
  if (!isToken(request.headers.authorization, token)) return 401;
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= LONGEST_TEXT) parts.push(part);
  }
  // Read to its end all the same: who leaves the loop earlier closes the line, and no answer goes back.
  if (size > LONGEST_TEXT) return 413;
  let message;
  try {
    message = JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return 400;
  }
  if (!/^\+[1-9]\d{7,14}$/.test(message?.to) || typeof message.text !== 'string') return 422;
  const { to, text, from } = message;
  keep(folder, 'sms', JSON.stringify({ date: new Date().toISOString(), from: String(from ?? ''), to, text }));
  return 202;
}

/** Names of what is kept, newest first. */
function names(folder) {
  return readdirSync(folder).filter((file) => /\.(eml|sms)$/.test(file)).sort().reverse().map((file) => file.slice(0, -4));
}

/** A text message, as a mail without attachments. */
function readText(file, id) {
  const { date, from, to, text } = JSON.parse(readFileSync(file, 'utf8'));
  return { id, date, from, to: [to], subject: `SMS: ${text.slice(0, 40)}…`, text, html: null, attachments: [] };
}

/** One message, read: what a person and a test want to know of it. */
async function read(folder, id) {
  const text = join(folder, `${id}.sms`);
  if (existsSync(text)) return readText(text, id);
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

/** One message as a page. HTML mails are shown as their text. */
function mailPage(mail, asItCame) {
  const attachments = mail.attachments.map((one) => `<li><a href="/messaggi/${mail.id}/allegati/${one.number}">${escape(one.name)}</a> (${escape(one.type)}, ${one.size} byte)</li>`);
  return page(mail.subject || '(senza oggetto)', `<p class="sub">${escape(mail.date)}<br>Da ${escape(mail.from)}<br>A ${escape(mail.to.join(', '))}</p>
<pre>${escape(mail.text)}</pre>
${attachments.length > 0 ? `<h2>Allegati</h2><ul>${attachments.join('')}</ul>` : ''}
<p>${asItCame ? `<a href="/messaggi/${mail.id}.eml">Il messaggio com’è arrivato</a> · ` : ''}<a href="/">Tutti i messaggi</a></p>`);
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
async function handle(folder, token, request, response) {
  const address = new URL(request.url, 'http://localhost');
  if (address.pathname === '/sms') {
    response.writeHead(await takeText(folder, token, request), { 'cache-control': 'no-store', connection: 'close' });
    return response.end();
  }
  if (address.pathname === '/') return sendHtml(response, 200, await listPage(folder));
  if (address.pathname === '/api/messages') {
    const mails = (await Promise.all(names(folder).map((id) => read(folder, id)))).map(light);
    const to = address.searchParams.get('to');
    return sendJson(response, to ? mails.filter((mail) => mail.to.includes(to)) : mails);
  }
  const [, id, rest] = /^\/messaggi\/([\w-]+)(\.eml|\/allegati\/\d+)?$/.exec(address.pathname) ?? [];
  if (!id || !names(folder).includes(id)) return sendHtml(response, 404, page('Messaggio sconosciuto', '<p><a href="/">Tutti i messaggi</a></p>'));
  const isMail = existsSync(join(folder, `${id}.eml`));
  if (rest === '.eml' && isMail) return sendFile(response, 'message/rfc822', `${id}.eml`, readFileSync(join(folder, `${id}.eml`)));
  const mail = await read(folder, id);
  if (!rest) return sendHtml(response, 200, mailPage(mail, isMail));
  const wanted = mail.attachments[Number(rest.split('/').pop())];
  if (!wanted) return sendHtml(response, 404, page('Allegato sconosciuto', '<p><a href="/">Tutti i messaggi</a></p>'));
  return sendFile(response, wanted.type, wanted.name, wanted.content);
}

await main(() => {
  const own = settings();
  const folder = join(own.folder, 'mail');
  mkdirSync(folder, { recursive: true });
  const token = keptText(join(own.folder, 'sms-token'), newSecret);
  sink(folder, own.mail.smtpPort);
  const server = createServer((request, response) => {
    handle(folder, token, request, response).catch((error) => {
      console.error(`mail: ${error.message}`);
      if (!response.headersSent) sendHtml(response, 500, page('Non riesco a leggere la posta', ''));
    });
  });
  serve(server, own.mail.webPort, 'mailbox');
});
