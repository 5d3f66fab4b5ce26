// Warns before the session ends by itself, and keeps it with one click.
(() => {
  const dialog = document.getElementById("fine-sessione");
  if (!dialog?.showModal) return;
  const KEY = "sportello-fine";
  const before = Number(dialog.dataset.before);
  const part = (name) => dialog.querySelector(`[data-ending="${name}"]`);
  let end = 0; // in milliseconds of the browser's clock
  let closed = 0; // the end about which the warning was closed
  let final = false; // nothing makes this session longer
  let place; // where the person was when the warning came

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
    part("keep").hidden = state !== "soon";
    part("close").hidden = state === "soon";
  };
  const look = () => {
    end = latest();
    const left = (end - Date.now()) / 1000;
    if (left > before) {
      if (dialog.open) dialog.close();
      setTimeout(look, Math.min(left - before, 30) * 1000);
      return;
    }
    show(left <= 0 ? "over" : final ? "last" : "soon");
    if (!dialog.open && (closed !== end || left <= 0)) {
      place = { focus: document.activeElement, x: scrollX, y: scrollY };
      dialog.showModal();
    }
    if (left > 0) setTimeout(look, Math.min(left, 10) * 1000);
  };

  dialog.addEventListener("close", () => {
    closed = end;
    place?.focus?.focus({ preventScroll: true });
    if (place) scrollTo(place.x, place.y);
  });
  part("keep").addEventListener("submit", async (event) => {
    event.preventDefault();
    const token = event.target.elements._csrf.value;
    const answer = await fetch(dialog.dataset.keep, { method: "POST", headers: { accept: "application/json", "x-csrf-token": token } }).catch(() => undefined);
    if (answer?.status === 401) show("over");
    if (!answer?.ok) return;
    endsIn((await answer.json()).seconds);
    if (final) show("last");
    else dialog.close();
  });
  endsIn(Number(dialog.dataset.seconds));
  look();
})();
