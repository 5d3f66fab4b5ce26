// A pad to sign on with finger, pen or mouse: strokes are kept as points in a hidden field.
for (const pad of document.querySelectorAll('[data-sign]')) {
  const NEAR = 1.5; // no point is nearer to the one before: in a line of twice that nobody sees it
  const FEW = 100; // so few points are all kept: their number tells a signature from a slip of the finger
  const canvas = pad.querySelector('canvas');
  const field = pad.querySelector('input[type=hidden]');
  const long = pad.querySelector('[data-sign-long]');
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
  const count = () => strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  // Whether one more point may be drawn: more than the server takes are none of a signature, and the pad says so.
  const hasRoom = () => {
    const room = count() < Number(pad.dataset.most);
    if (!room) long.hidden = false;
    return room;
  };
  const way = ([x, y], [right, down]) => [right - x, down - y];
  // Whether the line from one point over another to a third goes straight on.
  const isStraight = (from, over, to) => {
    const [[x, y], [right, down]] = [way(from, over), way(over, to)];
    return x * down === y * right && x * right + y * down > 0;
  };
  // A point that changes nothing to be seen is left out.
  const add = (stroke, point) => {
    const last = stroke.at(-1);
    if (Math.hypot(...way(last, point)) < NEAR || !hasRoom()) return;
    if (stroke.length > 1 && count() > FEW && isStraight(stroke.at(-2), last, point)) stroke.pop();
    stroke.push(point);
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
    if (event.button !== 0 || !hasRoom()) return;
    canvas.setPointerCapture(event.pointerId);
    const stroke = [place(event)];
    strokes.push(stroke);
    drawing.set(event.pointerId, stroke);
    show();
  });
  canvas.addEventListener('pointermove', (event) => {
    const stroke = drawing.get(event.pointerId);
    if (!stroke) return;
    // A slow device tells several places of a quick hand at once: each is of the signature.
    const told = event.getCoalescedEvents?.() ?? [];
    for (const point of (told.length > 0 ? told : [event]).map(place)) add(stroke, point);
    show();
  });
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, (event) => drawing.delete(event.pointerId));
  pad.querySelector('[data-sign-clear]').addEventListener('click', () => {
    strokes.length = 0;
    drawing.clear();
    long.hidden = true;
    show();
  });
  show();
}
