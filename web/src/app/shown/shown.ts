import type { Network, Reading } from 'unrolled';
import { wordEffects } from '../../analysis/ledger';
import type { RowOrder } from '../../analysis/rows';
import { orderRows } from '../../analysis/rows';
import type { Outlook, OutlookOf } from './outlook';

/** What the page shows at one moment; it never changes. Views take this, or the part of it that they need. */
export interface Shown {
  readonly network: Network;
  readonly text: string;
  /** Of `text` by `network`. */
  readonly reading: Reading;
  /** How many steps the reading has. */
  readonly steps: number;
  /** The step at the cursor; 0 where there is none. */
  readonly step: number;
  /** The step that a view which cannot show all of them keeps in sight. */
  readonly anchor: number;
  /** Steps: P(class 1) after each; empty where it is not known. */
  readonly outputs: Float32Array;
  /** P(class 1) of the whole text. */
  readonly probability: number;
  /** Units: V; zeros where no weighted sum of the state is the logit. */
  readonly readout: Float32Array;
  /** What it says, where the network is not a plain one: then "class 1" is the class that leads. */
  readonly outlook: Outlook | null;
  /** Steps: how each changes the logit. */
  readonly effects: Float64Array;
  readonly rowOrder: RowOrder;
  /** Units, from the top row of the heatmap to the last. */
  readonly rows: readonly number[];
}

/** What a visitor chose of what is shown. */
export interface Choice {
  readonly network: Network;
  readonly text: string;
  /** May point past the end. */
  readonly cursor: number;
  /** Where a pointer began to move the cursor; null while it is not moved by one. */
  readonly pointed: number | null;
  readonly rowOrder: RowOrder;
  /** Makes the outlook of a network that is not a plain one. */
  readonly outlookOf: OutlookOf | null;
}

/** @param before what was shown before: where the choice is the same, its parts are taken over */
export function shownOf({ network, text, cursor, pointed, rowOrder, outlookOf }: Choice, before: Shown | null): Shown {
  const isSame = before?.network === network && before.text === text;
  const reading = isSame ? before.reading : network.read(text, before?.reading);
  const steps = reading.tokens.length;
  const within = (step: number): number => Math.max(0, Math.min(step, steps - 1));
  const keepsRows = isSame && before.rowOrder === rowOrder;
  const outlook = isSame ? before.outlook : (outlookOf?.(reading) ?? null);
  const readout = outlook ? new Float32Array(network.units) : network.readout.kernel;
  return {
    network,
    text,
    reading,
    steps,
    step: within(cursor),
    anchor: within(pointed ?? cursor),
    outputs: outlook?.outputs ?? reading.outputs,
    probability: outlook ? outlook.final[outlook.lead]! : reading.probability,
    readout,
    outlook,
    effects: isSame ? before.effects : (outlook?.effects ?? wordEffects(reading.logits, network.readout.bias)),
    rowOrder,
    rows: keepsRows ? before.rows : rowsOf(network, rowOrder, readout, reading),
  };
}

/** None where a step of the network is not a word: its states have no place above one. */
function rowsOf(network: Network, order: RowOrder, readout: Float32Array, reading: Reading): readonly number[] {
  return network.stepsAreWords ? orderRows(order, readout, () => reading.states) : [];
}
