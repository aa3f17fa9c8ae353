import { later } from '../messages/later';
import { colouringOf, type Mode } from '../plot/strip-content';

/** What the colours mean, in a sentence. */
export function modeHelp(mode: Mode): string {
  return later.modeHelp[mode === 'c' ? 'c' : colouringOf(mode)];
}
