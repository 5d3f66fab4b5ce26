// A pad to sign on with finger, pen or mouse: strokes are kept as points in a hidden field.
for (const pad of document.querySelectorAll('[data-sign]')) {
  const canvas = pad.querySelector('canvas');
  const field = pad.querySelector('input[type=hidden]');
  const pen = canvas.getContext('2d');
  const strokes = field.value ? field.value.split(';').map((stroke) => stroke.split(' ').map((point) => point.split(',').map(Number))) : [];
  // The stroke that each pointer is drawing: a hand that rests on the screen does not mix with the pen.
  const drawing = new Map();
  pad.hidden = false;
  canvas.style.touchAction = 'none';

  const within = (value, most) => Math.min(most, Math.max(0, Math.round(value)));
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [
      within(((event.clientX - box.left) * canvas.width) / box.width, canvas.width),
      within(((event.clientY - box.top) * canvas.height) / box.height, canvas.height),
    ];
  };
  const show = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 3;
    pen.lineCap = 'round';
    for (const [[x, y], ...rest] of strokes) {
      pen.beginPath();
      pen.moveTo(x, y);
      // A dot is a very short line: of one without length nothing would be seen.
      pen.lineTo(x + 0.1, y);
      for (const [right, down] of rest) pen.lineTo(right, down);
      pen.stroke();
    }
    field.value = strokes.map((stroke) => stroke.map((point) => point.join(',')).join(' ')).join(';');
  };
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    const stroke = [place(event)];
    strokes.push(stroke);
    drawing.set(event.pointerId, stroke);
    show();
  });
  canvas.addEventListener('pointermove', (event) => {
    const stroke = drawing.get(event.pointerId);
    if (!stroke) return;
    // A slow device tells several places of a quick hand at once: each is of the signature, those on one spot are one.
    const told = event.getCoalescedEvents?.() ?? [];
    for (const [x, y] of (told.length > 0 ? told : [event]).map(place)) {
      const [right, down] = stroke.at(-1);
      if (x !== right || y !== down) stroke.push([x, y]);
    }
    show();
  });
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, (event) => drawing.delete(event.pointerId));
  pad.querySelector('[data-sign-clear]').addEventListener('click', () => {
    strokes.length = 0;
    drawing.clear();
    show();
  });
  show();
}
