/** Focuses a part of the page that is not a control, so that the keyboard and screen readers continue there. */
export function giveFocus(element: HTMLElement): void {
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus({ preventScroll: true });
}
