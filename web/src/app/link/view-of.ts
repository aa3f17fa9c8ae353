import { hasParts, LENS_PARTS, type View } from './link';
import type { Session } from '../session.svelte';

/**
 * What a link to the page says, the review apart: the network, and what else differs from the plain page.
 *
 * @param hasMoved whether the visitor has moved the cursor from where a reading begins
 */
export function viewOf(session: Session, hasMoved: boolean): View {
  const { network, arrival, lens, unit, matrices, comparedWith, moment, theme, language, section } = session;
  const part = session.partOf(lens);
  const id = network?.card.id ?? (arrival.loading.is === 'idle' ? undefined : arrival.loading.id);
  const showsUnit = part === 'surgery' || lens === 'units' || matrices !== null;
  return {
    ...(id !== undefined ? { model: id } : {}),
    ...(hasMoved ? { step: session.step } : {}),
    ...(session.mode !== 'state' ? { mode: session.mode } : {}),
    ...(session.scale !== 'network' ? { scale: session.scale } : {}),
    ...(unit !== null && showsUnit ? { unit } : {}),
    ...(matrices !== null ? { matrices } : {}),
    ...(part === 'surgery' && session.surgery !== 'flip' ? { surgery: session.surgery } : {}),
    ...(comparedWith !== null ? { with: comparedWith.join(',') } : {}),
    ...(moment !== 0 ? { moment } : {}),
    ...(session.rowOrder !== 'weight' ? { rows: session.rowOrder } : {}),
    ...(theme ? { theme } : {}),
    ...(language ? { lang: language } : {}),
    ...(lens !== 'why' ? { lens } : {}),
    ...(part !== null && hasParts(lens) && part !== LENS_PARTS[lens][0] ? { part } : {}),
    ...(session.showsNumbers ? { numbers: true } : {}),
    ...(session.showsVerify ? { verify: true } : {}),
    ...(session.corpus ? { corpus: session.corpus } : {}),
    ...(section ? { story: section } : {}),
    ...session.classroom,
  };
}
