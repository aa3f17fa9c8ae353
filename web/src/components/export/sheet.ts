/** Of a second text that a lens compares with. */
const MOST_CHARACTERS = 300;

/** What a visitor acts with, what only a screen reader says, and the heading, which the picture has its own: left out. */
const LEFT_OUT = [
  ...[
    'h2',
    'button.pill:not(dd > *)',
    'label:has([type=text])',
    'input',
    'fieldset',
    'summary',
    'details:not([open])',
    'details:has([role=region])',
  ],
  ...['.visually-hidden', '[data-screen]'],
].join();

/**
 * Lays a part of the page out once more, out of sight and without its controls, and lets it be drawn; then it is gone again. All in
 * one task, so that nobody sees or hears of it.
 */
export function onSheet<T>(
  part: HTMLElement,
  draw: (sheet: HTMLElement, original: (copy: HTMLCanvasElement) => HTMLCanvasElement) => T,
): T {
  const sheet = document.createElement('div');
  const copy = copyOf(part);
  const canvases = [...part.querySelectorAll('canvas')];
  // As wide as on the page: its charts are drawn for the width they have there.
  const { paddingLeft, paddingRight } = getComputedStyle(part);
  const width = part.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  const copies = [...copy.querySelectorAll('canvas')];
  // The card around it stays on the page.
  Object.assign(copy.style, { padding: '0', border: '0', background: 'none' });
  sheet.append(copy);
  sheet.setAttribute('aria-hidden', 'true');
  Object.assign(sheet.style, {
    position: 'fixed',
    top: '0',
    left: '-200vw',
    width: `${width}px`,
    forcedColorAdjust: 'none',
    // As text in an SVG is set: letters where they fall, not moved to whole pixels.
    textRendering: 'geometricPrecision',
  });
  document.body.append(sheet);
  try {
    return draw(sheet, (canvas) => canvases[copies.indexOf(canvas)] ?? canvas);
  } finally {
    sheet.remove();
  }
}

/** A part of the page as a picture has it: without its controls. */
export function copyOf(part: HTMLElement): HTMLElement {
  const copy = part.cloneNode(true) as HTMLElement;
  fillIn(part, copy);
  for (const control of copy.querySelectorAll(LEFT_OUT)) control.remove();
  return copy;
}

/** A copy does not know what was chosen or written: that becomes plain text. */
function fillIn(part: Element, copy: Element): void {
  const selects = [...copy.querySelectorAll('select')];
  for (const [index, select] of [...part.querySelectorAll('select')].entries()) {
    const words = document.createElement('b');
    const chosen = select.selectedOptions[0]?.text ?? '';
    words.textContent = ` ${chosen}`;
    const copied = selects[index]!;
    const label = copied.parentElement!;
    copied.replaceWith(words);
    // A label "Unit" before the choice "unit 6" would say it twice.
    if (chosen.toLowerCase().startsWith(label.firstChild!.textContent!.trim().toLowerCase()))
      label.replaceChildren(words);
  }
  const boxes = [...copy.querySelectorAll('textarea')];
  for (const [index, { value }] of [...part.querySelectorAll('textarea')].entries()) {
    const words = document.createElement('div');
    words.style.fontFamily = 'var(--serif)';
    words.textContent = value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)}…` : value;
    boxes[index]!.replaceWith(words);
  }
}
