import { mount, unmount } from 'svelte';
import type { Lens } from '../../core/link';
import type { Reader } from '../../state/reader.svelte';
import LensPanel from '../LensPanel.svelte';
import { whenComplete } from './complete';
import { IncompleteLens } from './incomplete-lens';

/** Pixels, where the page shows no lens whose width another could have. */
const USUAL_WIDTH = 600;

/**
 * Opens a lens out of sight, as wide as the one on the page, waits for its figures and lets it be drawn; then it is gone again. Nobody
 * sees, hears or reaches it.
 *
 * @param moment what it shows: a reader that stays as it is
 * @throws IncompleteLens when its code, or something that it shows, could not be fetched; the signal's reason when it is aborted
 */
export async function withClosedLens<T>(
  lens: Lens,
  moment: Reader,
  signal: AbortSignal,
  draw: (part: HTMLElement) => T,
): Promise<T> {
  const stage = document.createElement('div');
  stage.inert = true;
  stage.setAttribute('aria-hidden', 'true');
  const width = document.getElementById('lens')?.clientWidth || USUAL_WIDTH;
  Object.assign(stage.style, { position: 'fixed', top: '0', left: '-200vw', width: `${width}px` });
  const part = stage.appendChild(document.createElement('div'));
  document.body.append(stage);
  const view = mount(LensPanel, { target: part, props: { reader: moment, lens } });
  try {
    await whenComplete(part, signal);
    const failure = part.querySelector('[role=alert]');
    if (failure) throw new IncompleteLens(lens, failure.textContent!.trim());
    return draw(part);
  } finally {
    await unmount(view);
    stage.remove();
  }
}
