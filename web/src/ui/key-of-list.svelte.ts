/** Where it is kept in the visitor's browser that the key was switched off. */
const KEPT = 'unrolled-key-of-list';
const OFF = 'off';

/** Whether `?` opens the list of keys: a sign alone gets in the way of who speaks to the computer (WCAG 2.1.4), and can be switched off. */
class KeyOfList {
  #isOn = $state(kept());

  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(isOn: boolean) {
    this.#isOn = isOn;
    try {
      if (isOn) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, OFF);
    } catch {
      // Storage is forbidden or full: it holds for this visit.
    }
  }
}

export const keyOfList = new KeyOfList();

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT) !== OFF;
  } catch {
    // Storage is forbidden here: nothing was switched off.
    return true;
  }
}
