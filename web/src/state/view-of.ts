import type { View } from '../core/link';
import { DEFAULT_MODEL } from './catalogue.svelte';
import type { Reader } from './reader.svelte';

/**
 * What a link to the page says, the review apart: only what differs from the plain page.
 *
 * @param hasMoved whether the visitor has moved the cursor from where a reading begins
 */
export function viewOf(reader: Reader, hasMoved: boolean): View {
  const { network, lens, unit, matrices, comparedWith, moment, theme, language, section } = reader;
  const id = network?.card.id;
  const showsUnit = lens === 'what-if' || lens === 'units' || matrices !== null;
  return {
    ...(id !== undefined && id !== DEFAULT_MODEL ? { model: id } : {}),
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
