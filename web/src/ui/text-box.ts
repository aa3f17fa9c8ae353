const TEXT_TYPES = ['text', 'search', 'url', 'number'];

/** Whether keys write there: a key of the page's own must not take them. */
export function isTextBox(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && TEXT_TYPES.includes(target.type))
  );
}
