// Hands files in while the form is being filled in: photos are turned upright and made smaller here, and
// everything goes up piece by piece, so that a tunnel costs one piece. Words, addresses and a model of
// each line are in the page; without this script a button sends the files with the form.
(() => {
  const PIECE = 256 * 1024;
  const LONGEST = 2400; // pixels of a photo's longer side: a page of A4 at 200 dots an inch
  const SMALL = 400 * 1024; // a photo below this many bytes stays as it is, where the camera wrote nothing into it
  const QUALITY = 0.82;
  const FIRST_WAIT = 1000; // after a broken line, in milliseconds; it doubles up to the last
  const LAST_WAIT = 30000;
  const TRIES = 12; // in a row without a piece that arrived
  const LOOK_AGAIN = 4000; // while the virus check is at work

  const pause = (time) => new Promise((done) => {
    const timer = setTimeout(end, time);
    function end() {
      clearTimeout(timer);
      removeEventListener("online", end);
      done();
    }
    addEventListener("online", end);
  });

  const size = (bytes, { byte, kilo, mega, point }) => {
    if (bytes < 1000) return `${bytes}\u00a0${byte}`;
    if (bytes < 1e6) return `${Math.round(bytes / 1000)}\u00a0${kilo}`;
    return `${String(Math.round(bytes / 1e5) / 10).replace(".", point)}\u00a0${mega}`;
  };

  const hex = (bytes) => bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");

  // Whether a photo has a note of the camera (APP1): which way is up, and where and with what it was taken.
  async function isNoted(file) {
    const head = new Uint8Array(await file.slice(0, 0x10000).arrayBuffer());
    return file.type === "image/jpeg" && head.some((byte, at) => byte === 0xff && head[at + 1] === 0xe1);
  }

  // Upright, not larger than a page needs, and without what the camera wrote about itself. What cannot be
  // read goes up as it is, and so does what is small, or would not become smaller, and has no such note.
  async function prepared(file) {
    if (!/^image\//.test(file.type)) return file;
    try {
      const noted = await isNoted(file);
      if (file.type !== "image/heic" && file.size < SMALL && !noted) return file;
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const paper = canvas.getContext("2d");
      paper.fillStyle = "#fff";
      paper.fillRect(0, 0, canvas.width, canvas.height);
      paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
      if (!smaller || (smaller.size >= file.size && file.type === "image/jpeg" && !noted)) return file;
      return new File([smaller], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return file;
    }
  }

  // One request; `moved` is told how many bytes have left. No answer is status 0.
  function ask(method, url, { headers = {}, body, moved, stop } = {}) {
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open(method, url);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      if (moved) request.upload.addEventListener("progress", (event) => moved(event.loaded));
      request.addEventListener("loadend", () => {
        let told;
        try { told = JSON.parse(request.responseText); } catch { /* nothing was told */ }
        done({ status: request.status, told });
      });
      stop?.addEventListener("abort", () => request.abort());
      request.send(body);
    });
  }

  class Field {
    constructor(box) {
      this.box = box;
      this.url = box.dataset.url;
      this.max = Number(box.dataset.max); // bytes of a file
      this.words = JSON.parse(box.dataset.words);
      this.part = (name) => box.querySelector(`[data-part="${name}"]`);
      this.list = this.part("list");
      this.looking = false;
    }

    headers(more) {
      return { accept: "application/json", "x-csrf-token": this.box.dataset.csrf, ...more };
    }

    start() {
      this.part("send").hidden = true;
      for (const input of this.box.querySelectorAll("input[type=file]")) {
        input.className = input.dataset.live;
        input.addEventListener("change", () => {
          const [files, old] = [[...input.files], this.old];
          input.value = "";
          this.old = undefined;
          this.take(files, files.length === 1 ? old : undefined);
        });
        input.addEventListener("cancel", () => { this.old = undefined; });
      }
      for (const button of this.list.querySelectorAll('[data-act="replace"]')) button.hidden = false;
      this.list.addEventListener("click", (event) => this.pressed(event));
      const drop = this.part("drop");
      for (const name of ["dragenter", "dragover"]) {
        drop.addEventListener(name, (event) => {
          event.preventDefault();
          drop.dataset.over = "";
        });
      }
      for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => delete drop.dataset.over);
      drop.addEventListener("drop", (event) => {
        event.preventDefault();
        this.take([...event.dataTransfer.files]);
      });
      // Whoever goes on while a file is going up goes on when it is there.
      this.box.closest("form").addEventListener("submit", (event) => this.leaving(event), { capture: true });
      this.watch();
    }

    async leaving(event) {
      const form = event.target;
      if (!this.list.querySelector('[data-state="up"]')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.part("said").textContent = this.words.finishing;
      const refused = () => this.list.querySelectorAll('[data-state="rejected"]').length;
      const before = refused();
      await this.queue;
      if (refused() === before) form.requestSubmit(event.submitter);
      else this.list.querySelector('[data-state="rejected"] button')?.focus();
    }

    say(line, words) {
      this.part("said").textContent = `${line.querySelector('[data-part="name"]').textContent}: ${words}`;
    }

    // A line in this state, in the place of the one before.
    show(state, facts, before) {
      const line = this.box.querySelector(`template[data-model="${state}"]`).content.querySelector("li").cloneNode(true);
      // Files of the same name get a number after the first one, as in the lines of the server.
      const others = [...this.list.children].filter((other) => other !== before);
      const taken = new Set(others.map((other) => other.querySelector('[data-part="name"]').textContent));
      let named = facts.name;
      for (let number = 2; taken.has(named); number += 1) named = `${facts.name} (${number})`;
      for (const [name, text] of Object.entries({ ...facts, name: named })) {
        for (const part of line.querySelectorAll(`[data-part="${name}"]`)) part.textContent = text;
      }
      line.querySelector("progress")?.setAttribute("aria-label", named);
      line.facts = facts;
      if (before) {
        const focused = before.contains(document.activeElement);
        before.replaceWith(line);
        if (focused) line.querySelector("button")?.focus();
      } else this.list.append(line);
      return line;
    }

    // One after the other: a bad line is not made worse. What is replaced stays until the new file has arrived.
    async take(files, replaces) {
      const lines = files.map((file) => {
        const line = this.show("up", { name: file.name, size: size(file.size, this.words.size), detail: "" });
        line.file = file;
        line.replaces = replaces;
        line.stop = new AbortController();
        return line;
      });
      const states = lines.map((line) => {
        const sent = (this.queue ?? Promise.resolve()).then(() => this.send(line)).catch(() => this.lost(line));
        this.queue = sent;
        return sent;
      });
      return Promise.all(states);
    }

    lost(line) {
      const facts = { name: line.file.name, size: size(line.file.size, this.words.size), detail: this.words.lost };
      return this.settle(line, "rejected", facts, undefined, line.file);
    }

    // The line of a file that was replaced; whoever was at it goes on where files are chosen.
    replaced(id) {
      const old = this.list.querySelector(`[data-file="${id}"]`);
      const focused = old?.contains(document.activeElement);
      old?.remove();
      if (focused) this.focus();
    }

    // Takes a file back; says whether it is gone.
    async drop(line) {
      const { status } = await ask("DELETE", `${this.url}/${line.dataset.file}`, { headers: this.headers() });
      if (status !== 404 && (status < 200 || status >= 300)) return false;
      this.say(line, this.words.removed);
      line.remove();
      this.count();
      return true;
    }

    async send(line) {
      const { file, stop } = line;
      if (stop.signal.aborted) return "rejected";
      const detail = line.querySelector('[data-part="detail"]');
      detail.textContent = /^image\//.test(file.type) ? this.words.preparing : "";
      const takesPhotos = this.box.dataset.accept.includes(".jpg");
      const content = takesPhotos ? await prepared(file) : file;
      const facts = { name: content.name, size: size(content.size, this.words.size), detail: "" };
      const bar = line.querySelector("progress");
      const moved = (bytes) => {
        const percent = Math.floor((bytes / content.size) * 100);
        bar.value = percent;
        detail.textContent = `${percent}\u00a0%`;
      };
      const paused = (why) => {
        detail.textContent = why;
        this.say(line, why);
      };
      const { state, told, why, lasting } = content.size > this.max
        ? { state: "rejected", why: this.words.tooLarge, lasting: true }
        : await this.carry(content, { moved, paused, stop: stop.signal, replaces: line.replaces });
      if (stop.signal.aborted) {
        line.remove();
        return "rejected";
      }
      return this.settle(line, state, { ...facts, ...(told?.name && { name: told.name, digest: hex(told.sha256) }), detail: why }, told, file, lasting);
    }

    // What was refused for what it is will be refused again: that is `lasting`.
    settle(before, state, facts, told, file, lasting = false) {
      if (before.replaces && state !== "rejected") this.replaced(before.replaces);
      const line = this.show(state, facts, before);
      if (lasting) line.querySelector('[data-act="retry"]')?.remove();
      // What was missing is there.
      if (state !== "rejected") this.box.closest("fieldset")?.querySelector('[data-part="missing"]')?.remove();
      line.file = file;
      line.replaces = before.replaces;
      if (told?.id) {
        line.dataset.file = told.id;
        if (told.kind === "jpeg" && state === "accepted") line.dataset.photo = "si";
        line.querySelector('[data-act="remove"]')?.setAttribute("value", `togli-file:${told.id}`);
      }
      this.say(line, facts.detail);
      this.count();
      this.watch();
      return state;
    }

    // Announces a file and carries it over, however often the line breaks.
    async carry(content, { moved, paused, stop, replaces }) {
      const key = `sportello-file:${this.url}:${content.name}:${content.size}:${content.lastModified}`;
      let url = sessionStorage.getItem(key);
      let offset;
      let arrived = -1; // only what arrived beyond this makes up for failures
      let why = this.words.lost;
      let wait = FIRST_WAIT;
      for (let failures = 0; failures < TRIES && !stop.aborted;) {
        const answer = await this.next(content, url, offset, { moved, stop, replaces });
        if (stop.aborted) {
          sessionStorage.removeItem(key);
          if (url) ask("DELETE", url, { headers: this.headers() });
          break;
        }
        const { status, told } = answer;
        if (status >= 200 && status < 300 && told?.verification) {
          sessionStorage.removeItem(key);
          const state = told.verification;
          const why = { waiting: this.words.waiting, accepted: this.words.accepted, rejected: this.words.virus }[state];
          return { state, told, why, lasting: state === "rejected" };
        }
        if (told && "offset" in told && (status === 409 || (status >= 200 && status < 300))) {
          if (told.url) {
            url = told.url;
            sessionStorage.setItem(key, url);
          }
          if (told.offset > arrived) {
            arrived = told.offset;
            failures = 0;
            wait = FIRST_WAIT;
          } else if (status === 409) {
            // Somebody is still putting the last pieces together.
            failures += 1;
            await pause(FIRST_WAIT);
          }
          offset = told.offset;
        } else if (status === 404 && url) {
          // Given up meanwhile, or of another session: from the beginning.
          sessionStorage.removeItem(key);
          url = offset = undefined;
          failures += 1;
        } else if (status === 401 || status === 403) {
          return { state: "rejected", why: this.words.expired };
        } else if (told?.message && status !== 507) {
          sessionStorage.removeItem(key);
          return { state: "rejected", why: told.message, lasting: status < 500 && status !== 429 };
        } else {
          // Without any line nothing is tried in vain: it goes on whenever the line is back.
          if (navigator.onLine !== false) failures += 1;
          why = told?.message ?? this.words.lost; // where the store has no room, the portal says so
          paused(told?.message ?? this.words.paused);
          await pause(wait);
          wait = Math.min(wait * 2, LAST_WAIT);
          offset = undefined; // perhaps the piece arrived and only the answer did not
        }
      }
      return { state: "rejected", why };
    }

    // Whatever comes next for a file: to announce it, to ask how far it is, to send a piece.
    next(content, url, offset, { moved, stop, replaces }) {
      const place = replaces && { "x-replaces": replaces };
      if (!url) {
        const more = { ...place, "upload-length": String(content.size), "x-file-name": encodeURIComponent(content.name) };
        return ask("POST", this.url, { headers: this.headers(more), stop });
      }
      if (offset === undefined) return ask("GET", url, { headers: this.headers(), stop });
      const more = { ...place, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
      const body = content.slice(offset, offset + PIECE);
      return ask("PATCH", url, { headers: this.headers(more), body, moved: (bytes) => moved(offset + bytes), stop });
    }

    async pressed(event) {
      const button = event.target.closest("[data-act]");
      const line = button?.closest("li");
      if (!line) return;
      event.preventDefault();
      const act = button.dataset.act;
      if (act === "cancel") {
        line.stop.abort();
        line.remove();
        this.focus();
      } else if (act === "forget") {
        line.remove();
        this.focus();
      } else if (act === "retry") {
        line.remove();
        this.focus();
        if (line.file) this.take([line.file], line.replaces);
      } else if (act === "remove") {
        if (await this.drop(line)) this.focus();
      } else if (act === "replace") {
        this.old = line.dataset.file;
        this.box.querySelector("input[type=file]").click();
      }
    }

    focus() {
      this.box.querySelector("input[type=file]").focus();
    }

    // Photos can be put together once there are two.
    count() {
      const join = this.part("join");
      if (join) join.hidden = this.list.querySelectorAll("[data-photo]").length < 2;
    }

    // Looks again while the virus check is at work.
    async watch() {
      const waiting = () => [...this.list.querySelectorAll('[data-state="waiting"][data-file]')];
      if (this.looking || waiting().length === 0) return;
      this.looking = true;
      for (let wait = LOOK_AGAIN; waiting().length > 0; wait = Math.min(wait * 1.5, LAST_WAIT)) {
        await pause(wait);
        if (document.hidden) continue;
        const { status, told } = await ask("GET", this.url, { headers: this.headers() });
        if (status === 401 || status === 404) break;
        if (!Array.isArray(told)) continue;
        for (const line of waiting()) {
          const found = told.find((one) => one.id === line.dataset.file);
          if (found && found.verification !== "waiting") this.checked(line, found);
        }
      }
      this.looking = false;
    }

    checked(line, found) {
      const text = (name) => line.querySelector(`[data-part="${name}"]`).textContent;
      const good = found.verification === "accepted";
      const detail = good ? this.words.accepted : this.words.virus;
      const facts = { name: text("name"), size: text("size"), digest: text("digest"), detail };
      const after = this.show(found.verification, facts, line);
      after.dataset.file = found.id;
      if (found.kind === "jpeg" && good) after.dataset.photo = "si";
      this.say(after, facts.detail);
      this.count();
    }
  }

  for (const box of document.querySelectorAll("[data-upload]")) new Field(box).start();
})();
