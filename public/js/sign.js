// A pad to sign on with finger, pen or mouse: strokes are kept as points in a hidden field.
for (const pad of document.querySelectorAll('[data-sign]')) {
  const canvas = pad.querySelector('canvas');
  const field = pad.querySelector('input[type=hidden]');
  const pen = canvas.getContext('2d');
  const strokes = field.value ? field.value.split(';').map((stroke) => stroke.split(' ').map((point) => point.split(',').map(Number))) : [];
  let drawing = false;
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
    for (const stroke of strokes) {
      pen.beginPath();
      stroke.forEach(([x, y], index) => (index ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      pen.stroke();
    }
    field.value = strokes.map((stroke) => stroke.map((point) => point.join(',')).join(' ')).join(';');
  };
  canvas.addEventListener('pointerdown', (event) => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    strokes.push([place(event)]);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!drawing) return;
    strokes.at(-1).push(place(event));
    show();
  });
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => (drawing = false));
  pad.querySelector('[data-sign-clear]').addEventListener('click', () => {
    strokes.length = 0;
    show();
  });
  show();
}
