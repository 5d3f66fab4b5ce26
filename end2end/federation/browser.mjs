// A browser without a screen: cookies by host and port, forms as they stand on the page.

export class Browser {
  #jars = new Map();

  #jar(url) {
    const { host } = new URL(url);
    if (!this.#jars.has(host)) this.#jars.set(host, new Map());
    return this.#jars.get(host);
  }

  /** Asks once, follows nothing. Returns `{ status, url, location, html, headers }`. */
  async ask(url, init = {}) {
    const jar = this.#jar(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...(cookie && { cookie }), ...init.headers };
    const answer = await fetch(url, { redirect: 'manual', ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(line) || at + 1 === pair.length) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = answer.headers.get('location');
    return {
      status: answer.status,
      url,
      location: location && new URL(location, url).href,
      html: await answer.text(),
      headers: answer.headers,
    };
  }

  /** Sends the first form of a page that holds a field of this name; `fields` replace what stands in it. */
  async send(page, field, fields, headers = {}) {
    const form = [...page.html.matchAll(/<form[^>]*>[\s\S]*?<\/form>/gi)].map(([text]) => text).find((text) => text.includes(`name="${field}"`));
    if (!form) throw new Error(`no form with ${field} on ${page.url} (${page.status})`);
    const action = /<form[^>]*\saction=["']([^"']*)["']/i.exec(form)?.[1] ?? page.url;
    const body = new URLSearchParams();
    for (const [input] of form.matchAll(/<input[^>]*>/gi)) {
      const name = /\sname="([^"]*)"/.exec(input)?.[1];
      if (name) body.set(name, /\svalue="([^"]*)"/.exec(input)?.[1] ?? '');
    }
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const to = new URL(action, page.url).href;
    return this.ask(to, { method: 'POST', body, headers: { referer: page.url, origin: new URL(page.url).origin, ...headers } });
  }
}
