let isOver = false;

/** Resolves at the visitor's first press or key: from then on they may ask for anything on the page. */
export const firstUse = new Promise<void>((resolve) => {
  const use = (): void => {
    isOver = true;
    resolve();
  };
  for (const sign of ['pointerdown', 'keydown']) {
    addEventListener(sign, use, { once: true, capture: true, passive: true });
  }
});

/** Whether the visitor has begun to use the page. */
export const isInUse = (): boolean => isOver;
