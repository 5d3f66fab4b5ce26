// Warns before the session ends by itself, and keeps it with one click. What somebody else wrote in this tab and could
// not save (draft.js) goes, in case the browser did not do as the server said when the person changed.
(() => {
  const dialog = document.getElementById("fine-sessione");
  try {
    const own = `sportello-bozza:${dialog?.dataset.person}:`;
    for (const key of dialog ? Object.keys(sessionStorage) : []) {
      if (key.startsWith("sportello-bozza:") && !key.startsWith(own)) sessionStorage.removeItem(key);
    }
  } catch { /* forbidden: nothing is kept there either */ }
  if (!dialog?.showModal) return;
  const KEY = "sportello-fine";
  const before = Number(dialog.dataset.before);
  const part = (name) => dialog.querySelector(`[data-ending="${name}"]`);
  let end = 0; // in milliseconds of the browser's clock
  let closed = 0; // the end about which the warning was closed
  let final = false; // nothing makes this session longer
  let place; // where the person was when the warning came
  let next; // the next look

  const endsIn = (seconds) => {
    end = Date.now() + seconds * 1000;
    final = seconds <= before;
    try { localStorage.setItem(KEY, String(end)); } catch { /* forbidden or full: only this window counts */ }
  };
  // Whichever window was used last knows best.
  const latest = () => {
    try { return Number(localStorage.getItem(KEY)) || end; } catch { return end; }
  };
  const show = (state) => {
    for (const name of ["soon", "last", "over"]) part(name).hidden = name !== state;
    part("asks").hidden = state === "over";
    part("ended").hidden = state !== "over";
    part("again").hidden = state !== "over";
    part("keep").hidden = state !== "soon";
    part("close").hidden = state === "soon";
    if (state !== "soon") part("failed").hidden = true;
  };
  const look = () => {
    clearTimeout(next);
    end = latest();
    const left = (end - Date.now()) / 1000;
    if (left > before) {
      if (dialog.open) dialog.close();
      next = setTimeout(look, Math.min(left - before, 30) * 1000);
      return;
    }
    show(left <= 0 ? "over" : final ? "last" : "soon");
    if (!dialog.open && (closed !== end || left <= 0)) {
      place = { focus: document.activeElement, x: scrollX, y: scrollY };
      dialog.showModal();
    }
    if (left > 0) next = setTimeout(look, Math.min(left, 10) * 1000);
  };
  const silence = () => { closed = end; };

  // Only who closes it has read it: closed by the script it comes again before the next end.
  dialog.addEventListener("cancel", silence);
  part("close").addEventListener("submit", silence);
  dialog.addEventListener("close", () => {
    place?.focus?.focus({ preventScroll: true });
    if (place) scrollTo(place.x, place.y);
  });
  part("keep").addEventListener("submit", async (event) => {
    event.preventDefault();
    part("failed").hidden = true;
    const token = event.target.elements._csrf.value;
    const answer = await fetch(dialog.dataset.keep, { method: "POST", headers: { accept: "application/json", "x-csrf-token": token } }).catch(() => undefined);
    if (answer?.ok) endsIn((await answer.json()).seconds);
    else if (answer?.status === 401) endsIn(0);
    else part("failed").hidden = false;
    look();
  });
  endsIn(Number(dialog.dataset.seconds));
  look();
})();
