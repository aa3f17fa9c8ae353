import type { View } from '../core/link';
import type { Reader } from './reader.svelte';

/**
 * What a link to the page says, the review apart: the network, and what else differs from the plain page.
 *
 * @param hasMoved whether the visitor has moved the cursor from where a reading begins
 */
export function viewOf(reader: Reader, hasMoved: boolean): View {
  const { network, arrival, lens, unit, matrices, comparedWith, moment, theme, language, section } = reader;
  const id = network?.card.id ?? (arrival.loading.is === 'idle' ? undefined : arrival.loading.id);
  const showsUnit = lens === 'what-if' || lens === 'units' || matrices !== null;
  return {
    ...(id !== undefined ? { model: id } : {}),
    ...(hasMoved ? { step: reader.step } : {}),
    ...(reader.mode !== 'state' ? { mode: reader.mode } : {}),
    ...(unit !== null && showsUnit ? { unit } : {}),
    ...(matrices !== null ? { matrices } : {}),
    ...(reader.surgery !== 'flip' ? { surgery: reader.surgery } : {}),
    ...(comparedWith.length > 0 ? { with: comparedWith.join(',') } : {}),
    ...(moment !== 0 ? { moment } : {}),
    ...(reader.rowOrder !== 'weight' ? { rows: reader.rowOrder } : {}),
    ...(theme ? { theme } : {}),
    ...(language ? { lang: language } : {}),
    ...(lens !== 'why' ? { lens } : {}),
    ...(section ? { story: section } : {}),
    ...reader.lesson,
  };
}
