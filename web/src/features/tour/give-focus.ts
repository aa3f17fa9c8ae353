/** Puts the focus on a part of the page that is no control, so that the keyboard and a screen reader go on from there. */
export function giveFocus(element: HTMLElement): void {
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus({ preventScroll: true });
}
