import { formatView, type Section } from '../../core/link';
import type { Reader } from '../../state/reader.svelte';

/** Brings a section's heading to the top, and lets the keyboard and a screen reader go on from there. */
export function goToSection(section: Section): void {
  const heading = document.getElementById(`story-${section}-title`);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/**
 * What makes an `a` a link to a section of the essay. Opened elsewhere, its address alone leads there, with the same network;
 * here it keeps the rest of the view.
 */
export function sectionLink(reader: Reader, section: Section): { href: string; onclick: (event: MouseEvent) => void } {
  return {
    href: `#${formatView({ model: reader.network?.card.id ?? reader.first, story: section })}`,
    onclick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      reader.section = section;
      goToSection(section);
    },
  };
}
