// Files and words that survive a phone in a tunnel. With script and, where it makes sense, without.

import { CAMERA_NOTE, jpegHead, pdfFile, photoFile, takenUpright } from './support/files.mjs';
import { FREE_TEXT, handIn, mainForm, received, walkToSummary, walkUntil, send } from './support/form.mjs';
import { enter, leave, resume } from './support/identity.mjs';
import { AT, MAIN_SERVICE } from './support/places.mjs';
import { expect, test, watch } from './support/test.mjs';
import { WORDS } from './support/words.mjs';

/** Each run has its own people, so that neither sees the other's drafts. */
const person = (script) => (script ? 'paola' : 'teresa');
const saved = (page, state) => page.locator(`[data-autosave] [data-state="${state}"]`);

/** The form of a service, at the first step that shows `wanted`. */
async function at(page, service, id, wanted, script) {
  await resume(page, id, { script });
  await page.goto(AT.service(service));
  await page.locator('[data-element="service-online-access"]').first().click();
  await walkUntil(page, wanted(page));
  await empty(page);
}

/** Takes back what an earlier test left in the step on screen. */
async function empty(page) {
  const remove = page.locator('[data-part="list"] button[data-act="remove"]').filter({ visible: true });
  for (let left = await remove.count(); left > 0; left -= 1) {
    await remove.first().click();
    await expect(remove).toHaveCount(left - 1);
  }
}

const files = (page) => mainForm(page).locator('input[type=file]').filter({ visible: true });
const words = (page) => mainForm(page).locator(FREE_TEXT).filter({ visible: true });

test('a photo goes up smaller than it was, and its piece survives a broken line', async ({ page, context, script }) => {
  test.skip(!script, 'without script files go with the form');
  await at(page, MAIN_SERVICE, person(script), files, script);
  const photo = await photoFile(page, 'verbale.jpg');
  const lengths = [];
  let broken = 0;
  page.on('request', (one) => one.headers()['upload-length'] && lengths.push(Number(one.headers()['upload-length'])));
  // The second piece never arrives; then the line is back.
  await page.route('**/api/caricamenti/*', async (route) => {
    const offset = route.request().headers()['upload-offset'];
    if (route.request().method() === 'PATCH' && Number(offset) > 0 && broken === 0) {
      broken += 1;
      await context.setOffline(true);
      await route.abort('internetdisconnected');
      await context.setOffline(false);
    } else await route.continue();
  });
  await files(page).first().setInputFiles(photo);
  await expect(received(page, 'verbale.jpg')).toHaveAttribute('data-state', /accepted|waiting/, { timeout: 60_000 });
  expect(lengths[0], 'turned and shrunk before it left').toBeLessThan(photo.buffer.length);
  await page.reload();
  await expect(received(page, 'verbale.jpg')).toBeVisible();
  await received(page, 'verbale.jpg').getByRole('button', { name: /^togli/i }).click();
  await expect(page.locator('[data-part="list"] .sp-file', { hasText: 'verbale.jpg' })).toHaveCount(0);
});

test('a photo that was taken upright is kept upright, and nothing of what the camera noted', async ({ page, script }) => {
  test.skip(!script, 'without script files go with the form');
  await at(page, MAIN_SERVICE, person(script), files, script);
  // The small one would go up as it is, were it not for the note.
  for (const [name, width, height] of [['piccola.jpg', 300, 200], ['grande.jpg', 1600, 1000]]) {
    const photo = takenUpright(await photoFile(page, name, width, height));
    const given = jpegHead(photo.buffer);
    expect([given.width, given.height], name).toEqual([width, height]);
    expect(given.segments, name).toContain(CAMERA_NOTE);
    await files(page).first().setInputFiles(photo);
    const line = received(page, name);
    await expect(line).toHaveAttribute('data-state', /accepted|waiting/, { timeout: 60_000 });
    const answer = await page.request.get(`${AT.documents}/${await line.getAttribute('data-file')}`);
    expect(answer.status(), name).toBe(200);
    const kept = await answer.body();
    const head = jpegHead(kept);
    expect([head.width, head.height], name).toEqual([height, width]);
    expect(head.segments, name).not.toContain(CAMERA_NOTE);
    expect(kept.includes('Exif\0'), name).toBe(false);
  }
});

test('what is replaced stays until the new file is taken, and the keyboard is never lost', async ({ page, script, sound }) => {
  test.skip(!script, 'without script a file is taken back and another one sent');
  await at(page, MAIN_SERVICE, person(script), files, script);
  const line = (name) => page.locator('[data-part="list"] .sp-file', { hasText: name });
  const replace = async (file) => {
    const chooser = page.waitForEvent('filechooser');
    await received(page, 'prima.pdf').getByRole('button', { name: /^sostituisci/i }).focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(file);
  };
  await files(page).first().setInputFiles(pdfFile('prima.pdf'));
  await expect(received(page, 'prima.pdf')).toHaveAttribute('data-state', /accepted|waiting/);
  await replace({ name: 'finta.pdf', mimeType: 'application/pdf', buffer: Buffer.from('this is no document') });
  await expect(line('finta.pdf')).toHaveAttribute('data-state', 'rejected');
  await expect(received(page, 'prima.pdf'), 'nothing is lost').toBeVisible();
  await sound(page, 'a file that could not take the place of another');
  await replace(pdfFile('seconda.pdf'));
  await expect(received(page, 'seconda.pdf')).toHaveAttribute('data-state', /accepted|waiting/);
  await expect(line('prima.pdf')).toHaveCount(0);
  await expect(page.locator('input[type=file]:focus')).toHaveCount(1);
  await page.reload();
  await expect(received(page, 'seconda.pdf')).toBeVisible();
  await expect(line('prima.pdf')).toHaveCount(0);
});

test('while the store has no room people are told so, and the file goes up when there is some', async ({ page, script, sound }) => {
  test.skip(!script, 'without script the page itself says it');
  await at(page, MAIN_SERVICE, person(script), files, script);
  const told = 'In questo momento non riusciamo a conservare il file';
  const times = [];
  let room = false;
  await page.route('**/api/caricamenti/*', (route) => {
    if (route.request().method() !== 'PATCH' || room) return route.continue();
    times.push(Date.now());
    return route.fulfill({ status: 507, json: { code: 'no-room', message: told } });
  });
  await files(page).first().setInputFiles(pdfFile('verbale.pdf'));
  await expect(page.locator('[data-part="list"] .sp-file', { hasText: told })).toBeVisible();
  await expect.poll(() => times.length, { timeout: 20_000 }).toBeGreaterThan(3);
  const [first, second, third, fourth] = times;
  expect(fourth - third, 'each time it waits longer').toBeGreaterThan((second - first) * 2);
  await sound(page, 'a file on its way up');
  room = true;
  // Whoever waits is not left waiting when the line is back.
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(received(page, 'verbale.pdf')).toHaveAttribute('data-state', /accepted|waiting/, { timeout: 60_000 });
});

test('several photos become one PDF, with and without script', async ({ page, script }) => {
  await at(page, MAIN_SERVICE, person(script), files, script);
  for (const name of ['pagina-1.jpg', 'pagina-2.jpg']) {
    await handIn(page, files(page).first(), await photoFile(page, name, 300, 400));
    await expect(received(page, name)).toBeVisible();
  }
  const join = page.getByRole('button', { name: 'Unisci le foto in un solo PDF' }).filter({ visible: true }).first();
  await join.click();
  await expect(received(page, 'pagina-1.pdf')).toBeVisible();
  await expect(page.locator('[data-part="list"] .sp-file', { hasText: '.jpg' })).toHaveCount(0);
});

test('a file is dropped where it is wanted, or chosen by keyboard', async ({ page, script }) => {
  test.skip(!script, 'nothing is dropped without script');
  await at(page, MAIN_SERVICE, person(script), files, script);
  const content = pdfFile('trascinato.pdf').buffer.toString('base64');
  const data = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'trascinato.pdf', { type: 'application/pdf' }));
    return transfer;
  }, content);
  await page.locator('[data-part="drop"]').first().dispatchEvent('drop', { dataTransfer: data });
  await expect(received(page, 'trascinato.pdf')).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await files(page).first().focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(pdfFile('tastiera.pdf'));
  await expect(received(page, 'tastiera.pdf')).toBeVisible();
});

test('a document given once is given again without loading it up', async ({ page, script }) => {
  const id = person(script);
  await at(page, 'pasti-a-domicilio', id, (one) => one.getByLabel('Quanti pasti al giorno?'), script);
  await walkToSummary(page, { choose: { 'Che dieta': 'Per diabete' } });
  await send(page);
  await page.goto(AT.documents);
  await expect(page.locator('main .sp-file'), 'the form asked for one').not.toHaveCount(0);
  const name = (await page.locator('main .sp-file-name').first().innerText()).trim();
  await expect(page.locator('main .sp-file').first()).toContainText(/PDF|JPG/);
  // A form in which no other test has left anything: what is there already is not offered.
  await page.goto(AT.service('trasporto-disabili'));
  await page.locator('[data-element="service-online-access"]').first().click();
  await walkUntil(page, files(page));
  const reuse = page.locator('details', { hasText: 'Usa un documento che hai già dato' }).first();
  await reuse.locator('summary').click();
  await reuse.getByRole('button', { name: /^usa questo/i }).first().click();
  await expect(received(page, name)).toBeVisible();
});

test('words typed in a tunnel are kept, survive a reload, and are sent when the line is back', async ({ page, context, script, sound }) => {
  test.skip(!script, 'without script the buttons save');
  await at(page, 'riduzione-retta-nido', person(script), words, script);
  const field = words(page).first();
  const name = await field.getAttribute('name');
  await field.fill('prima del tunnel');
  await expect(saved(page, 'saved')).toBeVisible();
  await expect(saved(page, 'saved')).toContainText(/alle \d\d:\d\d/);
  await sound(page, 'a draft that was saved');
  await context.setOffline(true);
  await field.fill('nel tunnel');
  await expect(saved(page, 'failed')).toBeVisible();
  await expect(saved(page, 'failed')).toContainText('Non salvato, riproviamo');
  await sound(page, 'a draft while the line is cut');
  await page.getByRole('button', { name: WORDS.next }).click();
  await expect(field, 'the page does not go where there is nothing').toHaveValue('nel tunnel');
  await context.setOffline(false);
  await expect(saved(page, 'saved')).toBeVisible({ timeout: 40_000 });
  // The browser is closed by the phone before anything was sent.
  await page.route('**/api/bozze/**', (route) => route.abort('internetdisconnected'));
  await field.fill('prima che si spenga');
  await expect(saved(page, 'failed')).toBeVisible();
  await page.unroute('**/api/bozze/**');
  await page.reload();
  await expect(mainForm(page).locator(`[name="${name}"]`)).toHaveValue('prima che si spenga');
  await expect(saved(page, 'saved').or(saved(page, 'restored')).filter({ visible: true })).toHaveCount(1);
  await expect(saved(page, 'saved')).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('sportello-bozza')))).toEqual([]);
});

test('leaving takes with it what was kept on the device', async ({ page, script }) => {
  test.skip(!script, 'nothing is kept without script');
  await at(page, 'riduzione-retta-nido', person(script), words, script);
  await page.route('**/api/bozze/**', (route) => route.abort('internetdisconnected'));
  await words(page).first().fill('non per chi viene dopo');
  await expect(saved(page, 'failed')).toBeVisible();
  await page.unroute('**/api/bozze/**');
  await page.goto(AT.area);
  await leave(page);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('chi viene dopo');
});

test('whoever signs in after somebody else finds nothing of theirs on the device', async ({ page, script }) => {
  test.skip(!script, 'nothing is kept without script');
  await at(page, 'riduzione-retta-nido', person(script), words, script);
  await page.route('**/api/bozze/**', (route) => route.abort('internetdisconnected'));
  await words(page).first().fill('non per chi entra dopo');
  await expect(saved(page, 'failed')).toBeVisible();
  await page.unroute('**/api/bozze/**');
  // The session is gone and nobody left: the same person would find it, another one does not.
  const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  await page.context().clearCookies({ name: /sportello$/ });
  await page.goto(AT.home);
  expect(await kept()).toContain('chi entra dopo');
  await enter(page, 'giulia', { script });
  expect(await kept()).not.toContain('chi entra dopo');
});

test('two tabs on one draft: the second is told, and what was written in either is not lost', async ({ page, context, script, sound }) => {
  await at(page, 'riduzione-retta-nido', person(script), words, script);
  const other = await context.newPage();
  await other.goto(page.url());
  if (script) {
    await expect(saved(other, 'elsewhere')).toBeVisible();
    await expect(saved(other, 'elsewhere')).toContainText(/in un’altra scheda alle \d\d:\d\d/);
    await sound(other, 'a draft that another tab has open');
    await saved(other, 'elsewhere').getByRole('button', { name: 'Continua qui' }).click();
    await expect(saved(page, 'moved')).toBeVisible();
    await sound(page, 'a draft that another tab took over');
    await words(other).first().fill('nella seconda');
    await expect(saved(other, 'saved')).toBeVisible();
    await saved(page, 'moved').getByRole('button', { name: 'Torna a scrivere qui' }).click();
    await words(page).first().fill('nella prima');
    await expect(saved(page, 'conflict')).toBeVisible();
    await sound(page, 'two tabs that wrote different words');
    await saved(page, 'conflict').getByRole('button', { name: 'Tieni quello che ho scritto qui' }).click();
    await expect(saved(page, 'saved')).toBeVisible();
    await other.reload();
    await expect(words(other).first()).toHaveValue('nella prima');
  } else {
    await words(other).first().fill('nella seconda');
    await other.getByRole('button', { name: WORDS.saveAndLeave }).click();
    await words(page).first().fill('nella prima');
    const told = page.waitForResponse((one) => one.request().method() === 'POST');
    await page.getByRole('button', { name: WORDS.saveAndLeave }).click();
    expect((await told).status()).toBe(409);
    const notice = page.locator('#altra-scheda');
    await expect(notice).toContainText('Qui: nella prima');
    await expect(notice).toContainText('Là: nella seconda');
    await notice.getByRole('button', { name: 'Tieni quello che ho scritto qui' }).click();
    await expect(words(page).first()).toHaveValue('nella prima');
  }
  await other.close();
});

test('two tabs on drafts of two services do not know of one another', async ({ page, context, script }) => {
  await at(page, 'riduzione-retta-nido', person(script), words, script);
  const other = await context.newPage();
  const complaints = watch(other);
  await other.goto(AT.service('sostegno-famiglie-minori'));
  await other.locator('[data-element="service-online-access"]').first().click();
  await walkUntil(other, words(other));
  const tabs = [[page, 'nel nido'], [other, 'per i ragazzi']];
  // The one that is open longer writes last.
  for (const [tab, said] of tabs.toReversed()) await words(tab).first().fill(said);
  for (const [tab] of tabs) {
    if (script) {
      await expect(saved(tab, 'saved')).toBeVisible();
      for (const state of ['elsewhere', 'moved', 'conflict']) await expect(saved(tab, state)).toBeHidden();
    }
    const step = tab.url();
    await tab.getByRole('button', { name: WORDS.saveAndLeave }).click();
    await expect(tab).toHaveURL(new RegExp(AT.area));
    await tab.goto(step);
  }
  for (const [tab, said] of tabs) await expect(words(tab).first()).toHaveValue(said);
  await other.goto(AT.area);
  for (const service of ['riduzione-retta-nido', 'sostegno-famiglie-minori']) {
    await expect(other.locator(`main a[href^="${AT.service(service)}/domanda"]`).first(), service).toBeVisible();
  }
  expect(complaints).toEqual([]);
  await other.close();
});

test('somebody else finds none of it', async ({ page, script }) => {
  await enter(page, person(script), { script });
  await page.goto(AT.documents);
  const mine = page.locator('main .sp-file-name a');
  const address = (await mine.count()) > 0 ? await mine.first().getAttribute('href') : `${AT.documents}/018f3b1e-0000-7000-8000-000000000001`;
  await leave(page);
  await enter(page, script ? 'giulia' : 'michele', { script });
  expect((await page.request.get(address)).status()).toBe(404);
});
