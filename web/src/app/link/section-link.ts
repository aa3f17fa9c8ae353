import { formatView, type Section } from './link';
import type { Session } from '../session.svelte';

/** Brings a section's heading to the top, and lets the keyboard and a screen session go on from there. */
export function goToSection(section: Section): void {
  const heading = document.getElementById(`story-${section}-title`);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/**
 * What makes an `a` a link to a section of the essay. Opened elsewhere, its address alone leads there, with the same network;
 * here it keeps the rest of the view.
 */
export function sectionLink(
  session: Session,
  section: Section,
): { href: string; onclick: (event: MouseEvent) => void } {
  return {
    href: `#${formatView({ model: session.network?.card.id ?? session.first, story: section })}`,
    onclick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      session.section = section;
      goToSection(section);
    },
  };
}
