import type { Table } from '../../analysis/export/table-csv';
import type { Shown } from '../../app/shown/shown';
import { m } from '../../messages';
import { spoken } from '../../messages/spoken';
import { gateName } from '../../ui/mode-names';

/** The numbers of a gated cell's picture: units × (unit, state before, gates and other inner values, state, vote). */
export function cellTable({ network, reading, rows, step }: Shown): Table {
  const { kernel } = network.readout;
  const inner = reading.inner(step, step + 1);
  const parts = Object.keys(inner).filter((name) => m.unit.gates[name]);
  const stateAt = (t: number, unit: number): number => (t < 0 ? 0 : reading.states[t * rows.length + unit]!);
  return {
    head: [
      spoken.unitColumn,
      spoken.stateBefore,
      ...parts.map((name) => gateName(network.cellWeights.kind, name)),
      spoken.stateColumn,
      spoken.voteColumn,
    ],
    rows: rows.map((unit) => {
      const state = stateAt(step, unit);
      const values = parts.map((name) => inner[name]![unit]!);
      return [unit, stateAt(step - 1, unit), ...values, state, state * kernel[unit]!];
    }),
  };
}
