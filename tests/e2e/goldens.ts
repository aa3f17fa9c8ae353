import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const MODELS = fileURLToPath(new URL('../../web/public/models/', import.meta.url));

/** What Keras computed for a text, as a card has it. */
export interface Golden {
  readonly text: string;
  readonly ids: readonly number[];
  /** Steps × units. */
  readonly states: readonly (readonly number[])[];
  readonly logit?: number;
  /** Steps. */
  readonly outputs: readonly number[];
  readonly gradients?: {
    readonly inputs: readonly (readonly number[])[];
    readonly states: readonly (readonly number[])[];
  };
}

/** The goldens of a network that ships. */
export function goldensOf(id: string): readonly Golden[] {
  return (JSON.parse(readFileSync(`${MODELS}${id}/card.json`, 'utf8')) as { golden: readonly Golden[] }).golden;
}
