/** Resolves at the visitor's first press or key: from then on they may ask for anything on the page. */
export const firstUse = new Promise<void>((resolve) => {
  for (const sign of ['pointerdown', 'keydown']) {
    addEventListener(sign, () => resolve(), { once: true, capture: true, passive: true });
  }
});
