// Saves a step, or a part of a card at the desk, while it is being filled in. What could not be saved is kept in this tab of the browser
// (sessionStorage: gone with the tab, and by the server's word when the citizen leaves or sends, when somebody
// else signs in, and when the session is over for good), put back after a reload, and sent when the line is back.
// It is kept under the name of who wrote it. Nothing is ever overwritten unseen.
// Each form has its own box; where a page has two, the script stands there twice and does each once.
((keepWhileWritten) => {
  for (const box of document.querySelectorAll("[data-autosave]:not([data-live])")) {
    box.dataset.live = "yes";
    keepWhileWritten(box);
  }
})((box) => {
  const form = document.getElementById(box.dataset.autosave);
  if (!form) return;
  const { url, csrf, person, draft, step, saved: savedAt, merges, hold } = box.dataset;
  // What was found of an earlier time waits for the operator: nothing takes its place before.
  if (hold) return;
  const DRAFT = `sportello-bozza:${person}:${draft}`;
  const KEY = `${DRAFT}:${step}`;
  const PAUSE = 1500; // quiet after the last key before saving, in milliseconds
  const FIRST_WAIT = 3000; // after a failure; it doubles up to the last
  const LAST_WAIT = 30000;
  const PATIENCE = 20000;
  const opened = Date.now();
  // The page as the server sent it: some browsers put an older number back after a reload.
  form.elements._version.value = form.elements._version.defaultValue;
  // Steps that were sent came: the next page would not be here otherwise.
  try {
    for (const key of Object.keys(sessionStorage)) {
      const other = key.startsWith(`${DRAFT}:`) && key !== KEY;
      if (other && JSON.parse(sessionStorage.getItem(key))?.sent) sessionStorage.removeItem(key);
    }
  } catch { /* forbidden: nothing is kept there either */ }
  let timer;
  let wait = FIRST_WAIT;
  let sending = false;
  let changed = false; // since the last save began
  let stopped = false;
  let there; // the save that was quicker than ours
  let aside; // what was typed before a reload, while another save is shown

  const clock = (at) => new Date(at).toLocaleTimeString("it-IT", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Rome" });
  const version = () => form.elements._version.value;
  const show = (state, time) => {
    for (const one of box.children) {
      one.hidden = one.dataset.state !== state;
      const words = one.querySelector("[data-words]");
      if (!one.hidden && time) words.textContent = words.dataset.words.replace("{time}", time);
    }
  };

  // What was typed, in the order of the page. Names of files are no answers.
  const typed = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !name.startsWith("_"));
  const read = () => {
    try { return JSON.parse(sessionStorage.getItem(KEY) ?? "null"); } catch { return null; }
  };
  const keep = (more) => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ version: version(), at: Date.now(), pairs: typed(), ...more }));
    } catch { /* forbidden or full: the text is still in the page */ }
  };
  const forget = () => {
    try { sessionStorage.removeItem(KEY); } catch { /* nothing was kept */ }
  };
  const fill = (pairs) => {
    const left = pairs.map(([name, value]) => ({ name, value }));
    for (const field of form.elements) {
      if (!field.name || field.name.startsWith("_") || ["file", "hidden", "submit", "button"].includes(field.type)) continue;
      const place = left.findIndex((one) => one.name === field.name && (!["checkbox", "radio"].includes(field.type) || one.value === field.value));
      if (field.type === "checkbox" || field.type === "radio") field.checked = place >= 0;
      else if (place >= 0) field.value = left[place].value;
      if (place >= 0 && field.type !== "radio") left.splice(place, 1);
    }
  };

  const later = (time) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(save, time);
  };
  const stop = (state, time) => {
    stopped = true;
    clearTimeout(timer);
    show(state, time);
  };
  const failed = () => {
    changed = true;
    show("failed");
    later(wait);
    wait = Math.min(wait * 2, LAST_WAIT);
  };
  const body = () => new URLSearchParams([["_csrf", csrf], ["_version", version()], ...typed()]);

  async function save() {
    if (stopped || sending) return;
    sending = true;
    changed = false;
    const answer = await fetch(url, {
      method: "POST",
      headers: { accept: "application/json", "x-csrf-token": csrf },
      body: body(),
      signal: AbortSignal.timeout?.(PATIENCE),
    }).catch(() => undefined);
    const told = await answer?.json().catch(() => undefined);
    sending = false;
    if (stopped) return;
    if (answer?.ok && told) {
      wait = FIRST_WAIT;
      form.elements._version.value = told.version;
      show("saved", clock(told.saved_at));
      if (changed) {
        keep();
        later(PAUSE);
      } else forget();
    } else if (answer?.status === 409 && told) {
      there = told.version;
      stop("conflict", clock(told.saved_at));
    } else if (answer && [401, 403, 404].includes(answer.status)) {
      stop("expired");
    } else failed();
  }

  const heard = (event) => {
    // A municipality that was chosen from its list says so at the form itself.
    if (event.target.type === "file" || (event.target !== form && !event.target.name)) return;
    changed = true;
    if (aside) return;
    keep();
    later(PAUSE);
  };
  form.addEventListener("input", heard);
  form.addEventListener("change", heard);
  addEventListener("online", () => {
    if (changed) save();
  });
  form.addEventListener("submit", (event) => {
    if (navigator.onLine === false) {
      // The browser would show its own page in the place of this one.
      event.preventDefault();
      keep();
      failed();
      box.scrollIntoView({ block: "center" });
      return;
    }
    keep({ sent: true });
    stopped = true;
    clearTimeout(timer);
  });
  // Back from a page that did not come: the form is here, and so is what was typed.
  addEventListener("pageshow", (event) => {
    if (event.persisted) stopped = false;
  });

  // The choice between what is written here and what was saved elsewhere.
  const acts = {
    take() {
      if (aside) fill(aside);
      if (there) form.elements._version.value = there;
      aside = there = undefined;
      stopped = false;
      changed = true;
      keep();
      save();
    },
    drop() {
      forget();
      if (aside) {
        aside = undefined;
        show("rendered");
      } else location.assign(location.pathname);
    },
    here() {
      channel?.postMessage({ take: true });
      stopped = false;
      show("rendered");
      if (changed) save();
    },
  };
  box.addEventListener("click", (event) => acts[event.target.closest("[data-act]")?.dataset.act]?.());

  // Other tabs with the same draft. The one that was opened later is told, and may take over.
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(DRAFT) : undefined;
  channel?.addEventListener("message", async ({ data }) => {
    if (data.ask) channel.postMessage({ open: opened, to: data.ask });
    else if (data.to === opened && !stopped && !aside) show("elsewhere", clock(data.open));
    else if (data.take) {
      if (changed) await save();
      if (!stopped) stop("moved");
    }
  });
  channel?.postMessage({ ask: opened });

  // What was typed before a reload.
  const kept = read();
  if (!kept) return;
  const differs = JSON.stringify(kept.pairs) !== JSON.stringify(typed());
  // At the desk the server joins two changes, if it is told what this one began with.
  if (kept.version === version() || (merges && differs && !kept.sent)) {
    form.elements._version.value = kept.version;
    fill(kept.pairs);
    changed = true;
    show("restored", clock(kept.at));
    keep();
    later(0);
  } else if (kept.sent || !differs) {
    forget();
  } else {
    aside = kept.pairs;
    stop("conflict", savedAt);
  }
});
