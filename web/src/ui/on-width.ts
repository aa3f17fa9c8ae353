import type { Attachment } from 'svelte/attachments';

/**
 * Tells an element's width in CSS pixels, when it is first laid out and when it changes. `bind:clientWidth` asks for it at once, and has
 * the browser lay out the page in the middle of a task.
 *
 * Example: `<div {@attach onWidth((now) => (width = now))}>`.
 */
export function onWidth(tell: (width: number) => void): Attachment {
  return (element) => {
    const observer = new ResizeObserver(() => tell(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  };
}
