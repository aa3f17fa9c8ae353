import { prefersReducedMotion } from 'svelte/motion';
import type { Attachment } from 'svelte/attachments';

/** Half of a figure, or of the window where the figure is taller. */
const SEEN = 0.5;

/**
 * Starts a figure by itself when it is first seen: it plays, or where motion is unwanted shows how it ends.
 *
 * Example: `<div {@attach whenSeen(play, finish)}>`.
 */
export function whenSeen(play: () => void, finish: () => void): Attachment {
  return (element) => {
    const observer = new IntersectionObserver(
      (entries) => {
        const { intersectionRect, boundingClientRect } = entries.at(-1)!;
        if (intersectionRect.height < SEEN * Math.min(boundingClientRect.height, innerHeight)) return;
        observer.disconnect();
        if (prefersReducedMotion.current) finish();
        else play();
      },
      { threshold: [0, 0.1, 0.2, 0.3, 0.4, SEEN] },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
