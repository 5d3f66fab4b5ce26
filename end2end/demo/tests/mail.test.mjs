import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { freePort, provider } from './support.mjs';

const MAIL = [
  'From: sportello@comune.pontelaro.example', 'To: giulia.ferrante@posta.example', 'Subject: =?UTF-8?Q?Domanda_ricevuta_=E2=9C=94?=',
  'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=x', '',
  '--x', 'Content-Type: text/plain; charset=utf-8', '', 'Protocollo 2026/0000001 <script>', '',
  '--x', 'Content-Type: application/pdf; name="ricevuta.pdf"', 'Content-Disposition: attachment; filename="ricevuta.pdf"',
  'Content-Transfer-Encoding: base64', '', 'JVBERi0xLjcK', '--x--', '.', '',
].join('\r\n');

/** Speaks SMTP: sends each line when the server has answered the one before. */
function deliver(port) {
  const steps = ['EHLO test\r\n', 'MAIL FROM:<sportello@comune.pontelaro.example>\r\n', 'RCPT TO:<giulia.ferrante@posta.example>\r\n', 'DATA\r\n', MAIL, 'QUIT\r\n'];
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').once('error', reject).once('close', resolve);
    socket.on('data', (part) => {
      if (/^[45]/.test(part)) return reject(new Error(String(part)));
      const complete = /(^|\r\n)\d{3} [^\r\n]*\r\n$/.test(part);
      if (complete && steps.length > 0) socket.write(steps.shift());
      return undefined;
    });
  });
}

test('a mail that arrives can be listed, read and its attachment opened', async (t) => {
  const [smtp, web] = [await freePort(), await freePort()];
  await provider(t, 'mail.mjs', { SPORTELLO_DEMO_SMTP_PORT: smtp, SPORTELLO_DEMO_MAILBOX_PORT: web }, 2);
  await deliver(smtp);
  const base = `http://127.0.0.1:${web}`;
  const [mail, ...others] = await (await fetch(`${base}/api/messages?to=giulia.ferrante@posta.example`)).json();
  assert.deepEqual(others, []);
  assert.equal(mail.subject, 'Domanda ricevuta ✔');
  assert.match(mail.text, /Protocollo 2026\/0000001/);
  assert.deepEqual(mail.attachments, [{ number: 0, name: 'ricevuta.pdf', type: 'application/pdf', size: 9 }]);
  const shown = await (await fetch(`${base}/messaggi/${mail.id}`)).text();
  assert.match(shown, /DEMO – identità di prova/);
  assert.match(shown, /&#60;script&#62;/);
  const file = await fetch(`${base}/messaggi/${mail.id}/allegati/0`);
  assert.equal(await file.text(), '%PDF-1.7\n');
  assert.deepEqual(await (await fetch(`${base}/api/messages?to=nobody@posta.example`)).json(), []);
  assert.equal((await fetch(`${base}/messaggi/..%2f..%2fidp`)).status, 404);
});

test('a text message goes into the same list, for whoever has the token', async (t) => {
  const [smtp, web] = [await freePort(), await freePort()];
  const folder = await provider(t, 'mail.mjs', { SPORTELLO_DEMO_SMTP_PORT: smtp, SPORTELLO_DEMO_MAILBOX_PORT: web }, 2);
  const base = `http://127.0.0.1:${web}`;
  const token = readFileSync(join(folder, 'demo', 'sms-token'), 'utf8').trim();
  const send = async (given, body) => {
    const headers = { authorization: `Bearer ${given}`, 'content-type': 'application/json' };
    return (await fetch(`${base}/sms`, { method: 'POST', headers, body })).status;
  };
  const message = JSON.stringify({ to: '+393330100147', text: 'il codice è 012345 <b>', from: 'Sportello' });
  assert.equal(await send('another', message), 401);
  assert.equal(await send(token, 'no JSON'), 400);
  assert.equal(await send(token, JSON.stringify({ to: '12', text: 'x' })), 422);
  assert.equal(await send(token, JSON.stringify({ to: '+393330100147', text: 'x'.repeat(9000) })), 413);
  assert.equal(await send(token, message), 202);
  assert.equal((await fetch(`${base}/sms`)).status, 405);
  const [found, ...others] = await (await fetch(`${base}/api/messages?to=${encodeURIComponent('+393330100147')}`)).json();
  assert.deepEqual(others, []);
  assert.deepEqual([found.from, found.text, found.attachments], ['Sportello', 'il codice è 012345 <b>', []]);
  assert.match(await (await fetch(base)).text(), /\+393330100147/);
  assert.match(await (await fetch(`${base}/messaggi/${found.id}`)).text(), /012345 &#60;b&#62;/);
  assert.equal((await fetch(`${base}/messaggi/${found.id}.eml`)).status, 404);
});
